"""Headings by what they say and how they are set: whole ones, those in the line of their paragraph, and their levels.

``is_heading`` takes the letters of a block and its look; ``run_in`` takes the text of a paragraph and gives the heading
at its head apart; ``levels`` takes the blocks of a document and ranks its headings: the heavier the type, the higher.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import replace

from ..languages.labels import Labels
from ..model import Block, Heading, Look, Text, cut, letters_in, plain, strip
from ..model.vocabulary import PARTS
from .numbering import section_depth, section_title
from .sentences import sentences

LONGEST_HEADING, LONGEST_PLAIN, LONGEST_RUN_IN = 300, 120, 200
"""Characters of a heading; of one that its place and number alone give away; of one in the line of its paragraph."""
SHORT_TITLE = 120
"""Characters up to which two sentences in bold type are a title and its subtitle; longer ones are a paragraph."""
MOST_LINES = 6
"""Lines of type that a heading fills at most."""
LEAST_LETTERS = 2
"""Letters of a heading; one by itself is a mark."""
LARGER, MUCH_LARGER, SMALLEST = 1.12, 1.3, 0.75
"""Sizes against that of the text: larger where it is centred, larger wherever it stands, too small for any heading."""
FIRST_WORD = re.compile(r"[^\W\d_]{3}")
"""The title of a section begins with a word of so many letters, not with a unit or an initial."""
CLOSED = re.compile(r"[.:?!–—]|\S\s*[.:?!–—]")
"""A mark at the end of a heading in its paragraph's line, or right behind it."""
CLOSING = re.compile(r"\s*[.:]")
BETWEEN = " .:,–—-«»()"
"""Signs whose weight is that of the letters around them."""
MOST_LEVELS, MOST_LOOKS = 6, 4
"""Levels of headings in all, and how many of them their looks tell apart."""


def reads_as_heading(letters: str, *, displayed: bool = False) -> bool:
    """Whether a text is short enough for a heading, and one sentence; a title and its subtitle may be two.

    ``displayed`` says that its look is that of a title, so that both may be long.
    """
    if letters_in(letters) < LEAST_LETTERS or len(letters) > LONGEST_HEADING:
        return False
    return sentences(letters.strip()) <= (2 if displayed or len(letters) <= SHORT_TITLE else 1)


def is_heading(letters: str, look: Look, labels: Labels, lines: int = 1) -> bool:
    """Whether a block on lines of its own is a heading by its look: bold, larger, in capitals, or a centred label."""
    displayed = look.capitals or look.size >= LARGER
    if lines > MOST_LINES or look.size < SMALLEST or not reads_as_heading(letters, displayed=displayed):
        return False
    if look.bold or look.capitals:
        return True
    centred = look.setting == "center"
    if centred and len(letters) <= LONGEST_PLAIN and names_a_part(letters, labels):
        return True
    # Larger type alone is a title where it is set to the middle or much larger; authors and numbers may be so too.
    larger = look.size >= MUCH_LARGER or (look.size >= LARGER and centred)
    return larger and not letters.rstrip().endswith((",", ";"))


def names_a_part(letters: str, labels: Labels) -> bool:
    """Whether a line is numbered as sections are, or says no more than a known label."""
    if section_depth(letters) and FIRST_WORD.match(section_title(letters)):
        return not letters.rstrip().endswith((";", ",", ":"))
    label = labels.match(letters)
    return label is not None and label.alone


def run_in(text: Text, labels: Labels) -> tuple[Text, Text]:
    """A bold heading at the head of a paragraph, and the paragraph's own text; the heading is empty without one."""
    end = _bold_until(text)
    letters = plain(text)
    head = letters[:end]
    trimmed = len(head.rstrip(" «(–—"))
    if 0 < trimmed < len(letters) and letters[trimmed - 1].isalnum() and letters[trimmed].isalnum():
        # Weight that changes inside a word was meant to change before it.
        trimmed = max(head.rfind(" "), 0)
        head = head[:trimmed]
    if trimmed >= len(letters.rstrip()) or letters_in(head) < LEAST_LETTERS or len(head) > LONGEST_RUN_IN:
        return (), text
    if len(head.split()) < 2 and not CLOSED.match(letters, trimmed - 1) and not labels.match(head):
        # One bold word in a sentence is emphasis.
        return (), text
    if head.rstrip()[-1:] not in ".:?!" and (stop := CLOSING.match(letters, trimmed)):
        # The full stop or colon after the bold words is often set in regular type.
        trimmed = stop.end()
    return strip(cut(text, 0, trimmed)), strip(cut(text, trimmed))


def _bold_until(text: Text) -> int:
    """Where the bold letters at the head of a text end; 0 where it does not begin with such."""
    end = 0
    for run in text:
        if "bold" not in run.marks and run.text.strip(BETWEEN):
            break
        end += len(run.text)
    begins = next((run for run in text if run.text.strip(BETWEEN)), None)
    return end if begins is not None and "bold" in begins.marks else 0


def labelled_run_in(text: Text, labels: Labels) -> tuple[Text, Text]:
    """The same for a text without bold type: the name of a part of an article before a full stop is a heading."""
    letters = plain(text)
    label = labels.match(letters)
    if not label or label.alone or not label.means(*PARTS) or letters[label.end : label.end + 2] != ". ":
        return (), text
    return strip(cut(text, 0, label.end + 1)), strip(cut(text, label.end + 1))


def levels(blocks: Sequence[Block], outline: Mapping[int, int] | None = None) -> list[Block]:
    """The same blocks, headings with their level.

    ``outline`` has the levels that the file itself gives, by place; the others rank by look below those, or by the
    depth of their number.
    """
    given = outline or {}
    top = max(given.values(), default=0)
    free = [block for at, block in enumerate(blocks) if isinstance(block, Heading) and at not in given]
    looks = sorted({_weight(block.look) for block in free}, reverse=True)
    rank = {weight: min(number, MOST_LOOKS) for number, weight in enumerate(looks, start=1)}
    return [
        replace(block, level=given.get(at) or _level(block, rank, top)) if isinstance(block, Heading) else block
        for at, block in enumerate(blocks)
    ]


def _weight(look: Look) -> tuple[float, bool, bool, bool]:
    return round(look.size, 1), look.capitals, look.setting == "center", look.bold


def _level(heading: Heading, rank: dict[tuple[float, bool, bool, bool], int], top: int) -> int:
    depth = section_depth(plain(heading.text))
    if depth > 1:
        return min(max(depth, top) + 1, MOST_LOOKS)
    return min(top + rank[_weight(heading.look)], MOST_LEVELS)
