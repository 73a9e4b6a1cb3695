"""Keyword lines: where one ends, and its words.

Printed as ``a, b, c.``, ``a; b; c``, ``a. b. c.``, ``a – b – c`` or one a line. A comma inside brackets separates
nothing, and where semicolons stand, commas belong to the keywords.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from ...languages.characters import NO_CAPITAL
from ...languages.labels import Labels
from ...model import Heading, ListItem
from ..people.names import byline
from ..segments import Segment, squeezed

LIMIT = 8
"""Pieces that one keyword line can at most be torn into."""
LOWER = re.compile(rf"\s*[{NO_CAPITAL}]")


def span_end(pieces: Sequence[Segment], i: int) -> int:
    """The index after the last piece that belongs to the keyword line that begins at index ``i``."""
    label = pieces[i].label
    end = i + 1
    alone = label is not None and label.alone
    while end < min(len(pieces), i + LIMIT + (12 if alone else 0)):
        piece, before = pieces[end], pieces[end - 1].text.rstrip()
        if piece.floating or _labelled(piece) or piece.letters > 220:
            break
        if not _goes_on(piece, before, alone and end == i + 1, pieces[i], alone):
            break
        end += 1
    return end


def _labelled(piece: Segment) -> bool:
    return piece.label is not None and (piece.label.closed or piece.headed) and not isinstance(piece.block, ListItem)


def _goes_on(piece: Segment, before: str, first: bool, line: Segment, alone: bool) -> bool:
    if first:
        return True
    if before[-1:] in ",;–-":
        return True
    if isinstance(piece.block, Heading) or piece.prose:
        return False
    if alone and (isinstance(piece.block, ListItem) or piece.letters < 50):
        listed = not re.search(r"[,;]", before) and not re.search(r"[,;]", piece.text)
        people = byline(piece.text)
        return listed and before[-1:] != "." and not piece.look.bold and not (people and people.sure >= 0.85)
    mixed = piece.look.italic == line.look.italic or line.run_in != ""
    return before[-1:] not in ".!?" and bool(LOWER.match(piece.text)) and mixed


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
