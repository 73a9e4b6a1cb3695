"""Printed page numbers (folios): numbers at one height that count up with the pages of the file."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Sequence
from itertools import pairwise

from ..languages.words import page_words
from ..patterns.numbering import roman_value
from .lines import TypeLine
from .page_edges import DEEP, SAME_HEIGHT, Edge, PageLines, height_of

COUNTED = 0.2
"""Numbers that count up are page numbers where at least this share of the pages has one, at one height."""
NUMBER = re.compile(rf"^\W*(?:(?:{page_words()})\.?)?\s*(\d{{1,4}}|[ivxlc]{{1,7}})\W*$", re.IGNORECASE)
OUTER_NUMBER = re.compile(r"^\W*(\d{1,4})(?=\s|\W*$)|(?<!\S)(\d{1,4})\W*$")


def page_numbers(edges: list[Edge]) -> dict[TypeLine, str]:
    """Lines that hold the printed number of their page: they count up with the pages of the file."""
    offered: list[tuple[Edge, str, tuple[int, bool, int]]] = []
    for edge in edges:
        if edge.rank > 1 and edge.rank != DEEP:
            continue
        for text in _numbers(edge.line):
            value = int(text) if text.isdigit() else roman_value(text)
            if value is not None:
                offered.append(
                    (edge, text, (value - edge.page_lines.number, edge.head, round(height_of(edge) / SAME_HEIGHT)))
                )
    votes: dict[tuple[int, bool, int], set[int]] = defaultdict(set)
    for edge, _, (shift, head, height) in offered:
        for near in (height - 1, height, height + 1):
            votes[shift, head, near].add(edge.page_lines.number)
    pages = len({edge.page_lines.number for edge in edges})
    least = max(2, round(COUNTED * pages))
    out: dict[TypeLine, str] = {}
    for edge, text, place in sorted(offered, key=lambda o: -len(votes[o[2]])):
        alone = NUMBER.match(edge.line.text.strip()) is not None
        enough = len(votes[place]) >= (least if alone else max(3, least)) or (pages == 1 and alone and _by_itself(edge))
        if enough and edge.line not in out:
            out[edge.line] = text
    return out


def _by_itself(edge: Edge) -> bool:
    """Whether a number is the outermost line of its page and nothing stands beside it."""
    beside = any(o is not edge.line and abs(o.base - edge.line.base) < o.size for o in edge.page_lines.lines)
    return edge.rank == 0 and not beside


def _numbers(line: TypeLine) -> list[str]:
    text = line.text.strip()
    if found := NUMBER.match(text):
        return [found.group(1)]
    if len(text) > 150:
        return []
    return [left or right for left, right in OUTER_NUMBER.findall(text)]


def in_sequence(numbers: dict[TypeLine, str], edges: list[Edge], pages_of_lines: Sequence[PageLines]) -> dict[int, str]:
    """Printed numbers by page; a page between two that count up without a gap gets the number it must have."""
    out: dict[int, str] = {}
    for edge in edges:
        if edge.line in numbers:
            out.setdefault(edge.page_lines.number, numbers[edge.line])
    known = [n for n in sorted(out) if out[n].isdigit()]
    for a, b in pairwise(known):
        if int(out[b]) - int(out[a]) == b - a:
            for page in range(a + 1, b):
                out.setdefault(page, str(int(out[a]) + page - a))
    if known:
        first = known[0]
        for page_lines in pages_of_lines:
            if page_lines.number == first - 1 and page_lines.number not in out and int(out[first]) > 1:
                out[page_lines.number] = str(int(out[first]) - 1)
    return dict(sorted(out.items()))
