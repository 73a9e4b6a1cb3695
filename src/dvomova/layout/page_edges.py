"""The lines near the head and foot of each page, where running heads and page numbers stand."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from ..model import Rule
from .lines import TypeLine

HEAD, FOOT = 0.17, 0.14
"""How much of the type's height may hold heads and feet."""
LONG, TOUCH = 24, 4.0
"""Letters of a line that shows how wide the text is, and points by which a number beside it is further out."""
DIGITS = re.compile(r"\d+")
SPACES = re.compile(r"[\W_]+")
DEEP = 4
"""Lines from the edge of the type inwards that are looked at."""
SAME_HEIGHT = 7.0
"""Points by which the heights of one head differ from page to page."""


@dataclass(frozen=True, slots=True)
class PageLines:
    """A page: its lines of type and its rules."""

    number: int
    width: float
    height: float
    lines: list[TypeLine]
    rules: tuple[Rule, ...] = ()


@dataclass(slots=True)
class Edge:
    """A line near the top or foot of its page: how far from the edge, and its text with numbers masked."""

    line: TypeLine
    page_lines: PageLines
    head: bool
    key: str
    rank: int


def type_area(pages_of_lines: Sequence[PageLines]) -> tuple[float, float]:
    """Where the type of the pages begins and ends: small pages are often printed on large paper."""
    heights = [line.base for page_lines in pages_of_lines for line in page_lines.lines if not line.turned]
    return (min(heights), max(heights)) if heights else (0.0, 0.0)


def edges_of(page_lines: PageLines, highest: float, lowest: float) -> list[Edge]:
    """The lines that may be heads or feet, from the edges of the type inwards."""
    upright = [line for line in page_lines.lines if not line.turned]
    out: list[Edge] = []
    reach = lowest - highest
    head, foot = highest + HEAD * reach, lowest - FOOT * reach
    top = sorted((line for line in upright if line.base < head), key=lambda line: line.base)
    bottom = sorted((line for line in upright if line.base > foot), key=lambda line: -line.base)
    for lines, is_head in ((top, True), (bottom, False)):
        rank, height = -1, None
        for line in lines:
            if height is None or abs(line.base - height) > 3:
                rank, height = rank + 1, line.base
            if rank >= DEEP:
                break
            out.append(Edge(line, page_lines, is_head, key_of(line.text), rank))
    return out + [Edge(line, page_lines, True, "", DEEP) for line in _outside(upright)]


def _outside(lines: Sequence[TypeLine]) -> list[TypeLine]:
    """Short lines beside the text: some journals print the page number there."""
    long = [line for line in lines if len(line.text) > LONG]
    if len(long) < DEEP:
        return []
    left, right = min(line.start for line in long) - TOUCH, max(line.x1 for line in long) + TOUCH
    return [line for line in lines if len(line.text) <= 6 and (line.x1 < left or line.x0 > right)]


def key_of(text: str) -> str:
    """The text of a line without numbers, case, spaces and punctuation."""
    return SPACES.sub("", DIGITS.sub("#", text.casefold()).replace("#", " "))


def height_of(edge: Edge) -> float:
    return edge.line.base if edge.head else edge.page_lines.height - edge.line.base
