"""Keywords: which lines begin with their label, where such a line ends, and its words.

Printed as ``a, b, c.``, ``a; b; c``, ``a. b. c.``, ``a – b – c`` or one a line. A comma inside brackets separates
nothing, and where semicolons stand, commas belong to the keywords.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from ...languages.labels import Labels
from ...model import Heading, Keyword, Lang, ListItem
from ...model.vocabulary import Concept
from ...patterns.continuation import Flow, TextForm, flow
from ..labelled import LabelledSegment
from ..people.names import byline
from ..segments import Segment, squeezed

LIMIT, LISTED_LIMIT = 8, 20
"""Segments that one keyword line can at most be torn into, and those below a label that stands alone."""
LONGEST_KEYWORD = 60
"""Letters that a keyword has at most where each stands on a line of its own."""


def keywords(items: Sequence[LabelledSegment], lang: Lang) -> tuple[Keyword, ...]:
    """The keywords in the lines under one label, with ids ``uk.kwd1`` …"""
    first, *others = items
    texts = [first.rest, *(item.text for item in others)]
    one_a_line = len(others) > 1 and all(item.segment.letters < LONGEST_KEYWORD for item in others) and not first.rest
    separated = any(mark in text for text in texts for mark in ",;")
    lines = texts if one_a_line and not separated else [" ".join(texts)]
    words = [word for line in lines for word in split(line, items[0].segment.labels)]
    return tuple(Keyword(id=f"{lang}.kwd{n}", text=word) for n, word in enumerate(words, 1))


def keyword_line(segment: Segment) -> bool:
    """Whether a segment begins with a label for keywords, and is not a sentence about them."""
    label = segment.label
    if label is None or not label.means(Concept.KEYWORDS):
        return False
    return label.closed or bool(segment.run_in) or not segment.text[label.rest : label.rest + 1].islower()


def span_end(segments: Sequence[Segment], i: int) -> int:
    """The index after the last segment that belongs to the keyword line that begins at index ``i``."""
    label = segments[i].label
    end = i + 1
    alone = label is not None and label.alone
    while end < min(len(segments), i + (LISTED_LIMIT if alone else LIMIT)):
        segment, before = segments[end], segments[end - 1].text.rstrip()
        if segment.floating or _labelled(segment) or segment.letters > 220:
            break
        if not _goes_on(segment, before, alone and end == i + 1, segments[i], alone):
            break
        end += 1
    return end


def _labelled(segment: Segment) -> bool:
    return (
        segment.label is not None
        and (segment.label.closed or segment.headed)
        and not isinstance(segment.block, ListItem)
    )


def _goes_on(segment: Segment, before: str, first: bool, line: Segment, alone: bool) -> bool:
    if first:
        return True
    if before[-1:] in ",;–-":
        return True
    if isinstance(segment.block, Heading) or segment.prose:
        return False
    if alone and (isinstance(segment.block, ListItem) or segment.letters < 50):
        listed = not re.search(r"[,;]", before) and not re.search(r"[,;]", segment.text)
        people = byline(segment.text)
        return listed and before[-1:] != "." and not segment.look.bold and not (people and people.certain)
    mixed = segment.look.italic == line.look.italic or line.run_in != ""
    return flow(before, segment.text, TextForm.WORDS) is Flow.RUNNING and mixed


def split(text: str, labels: Labels) -> list[str]:
    """The keywords of a line from which the label has been taken."""
    line = squeezed(text).strip(" .:;,–—-")
    if not line:
        return []
    line = _without_heading(line, labels)
    if line.count(";") == 1 and len(_at_commas(line)) > 2:
        parts = [word for part in line.split(";") for word in _at_commas(part)]
    elif ";" in line:
        parts = re.split(r"\s*;\s*", line)
    elif _outside(line, ","):
        parts = _at_commas(line)
    elif re.search(r"[•·|]", line):
        parts = re.split(r"\s*[•·|]\s*", line)
    elif len(re.findall(r"[^\W\d_]{3,}\.\s", line)) >= 1:
        parts = re.split(r"(?<=[^\W\d_]{3})\.\s+", line)
    elif re.search(r"\s[–—]\s", line):
        parts = re.split(r"\s[–—]\s", line)
    else:
        parts = [line]
    return [word for part in parts if (word := part.strip(" ;,–—-•").removesuffix(".").strip())]


def _without_heading(line: str, labels: Labels) -> str:
    """The line without a heading that the layout took for its last words (``…, plutonium. REFERENCES``)."""
    head, stop, last = line.rpartition(". ")
    label = labels.match(last) if stop and last.isupper() else None
    return head if label and label.alone else line


def _outside(line: str, mark: str) -> bool:
    return mark in re.sub(r"\([^()]*\)", "", line)


def _at_commas(line: str) -> list[str]:
    """Parts between commas that stand in no brackets."""
    parts, depth, start = [], 0, 0
    for at, char in enumerate(line):
        depth = max(0, depth + (char in "([") - (char in ")]"))
        if char == "," and not depth:
            parts.append(line[start:at])
            start = at + 1
    return [*parts, line[start:]]
