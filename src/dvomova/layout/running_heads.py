"""Running heads and feet, page numbers, and text set along the edge: found by repetition and place.

A text that stands at the same height on several pages, numbers masked, is a running head or foot; so is a number
that counts up with the pages. The head of a first page often occurs once only: it counts as one where it stands at the
height of the other heads and apart from the text, or has the text of the others.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections import defaultdict
from collections.abc import Sequence, Set
from dataclasses import dataclass

from rapidfuzz import fuzz

from ..languages.labels import Labels
from ..model import Furniture
from ..patterns.captions import is_caption
from ..patterns.identifiers import is_copyright
from .folios import in_sequence, page_numbers
from .lines import TypeLine
from .page_edges import SAME_HEIGHT, Edge, PageLines, edges_of, height_of, type_area

SIDEWAYS = 0.3
"""Turned type is a head; where more than this share of a page's letters is turned, it is a table set sideways."""
MANY_SHEETS = 8
"""From so many pages on, a line on two pages is a head only where other heads stand at its height."""
NEIGHBOURS = 2
"""What stands below the first line of a page, or names a part of an article, must recur this near to be a head."""
FEW = 2
"""Pages with a head at one height, from which on (of few pages) that height is known for heads."""
ALIKE, LONG_KEY = 82, 12
"""Percent of likeness from which on two lines have one text, and the letters they need for that."""
LONG_RULE, MOST_PAGES = 0.4, 0.6
"""A rule that parts heads from text: its share of the page's width, and the share of pages that have it."""
RULE_STEP, AT_RULE = 3, 3
"""Points by which heights of one rule differ, and in sizes how far a head stands from its rule."""
NEXT_LINE, SAME_SIZE = 1.6, 0.5
"""The second line of a copyright notice: its distance in sizes, and the points by which its size differs."""
KNOWN_KEY = 8
"""Letters of a head that others are compared with, at least."""
APART = 1.0
"""More than so many sizes lie between a head and the text."""
IMPRINT = re.compile(r"\be?-?issn\b", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Taken:
    """What was taken out: the lines, and their texts; printed numbers and heights of rules by page."""

    lines: frozenset[TypeLine]
    furniture: tuple[Furniture, ...]
    numbers: dict[int, str]
    rules: dict[int, list[float]]


def find(pages_of_lines: Sequence[PageLines], labels: Labels) -> Taken:
    """The running heads and feet, page numbers and texts along the edge of all pages."""
    top, bottom = type_area(pages_of_lines)
    edges = [edge for page_lines in pages_of_lines for edge in edges_of(page_lines, top, bottom)]
    numbers = page_numbers(edges)
    taken = {edge.line for edge in edges if edge.line in numbers}
    taken.update(edge.line for edge in _repeated(edges, pages_of_lines, labels))
    ruled = _frequent_rules(pages_of_lines)
    under_rule = [edge for edge in edges if any(_at_rule(edge, places) for places in ruled)]
    taken.update([edge.line for edge in (*under_rule, *_lonely(edges, taken, pages_of_lines, labels))])
    for page_lines in pages_of_lines:
        turned = sum(len(line.text) for line in page_lines.lines if line.turned)
        # A few words that run up the page name an axis or a column; a page full of them is a table set sideways.
        sideways = turned > SIDEWAYS * sum(len(line.text) for line in page_lines.lines)
        for line in page_lines.lines:
            if line.turned and not sideways:
                taken.add(line)
    printed = in_sequence(numbers, edges, pages_of_lines)
    furniture = tuple(
        Furniture(text=line.text.strip(), box=line.box(), printed_number=numbers.get(line))
        for page_lines in pages_of_lines
        for line in page_lines.lines
        if line in taken
    )
    rules = {
        page_lines.number: [places[page_lines.number] for places in ruled if page_lines.number in places]
        for page_lines in pages_of_lines
    }
    return Taken(lines=frozenset(taken), furniture=furniture, numbers=printed, rules=rules)


def _repeated(edges: list[Edge], pages_of_lines: Sequence[PageLines], labels: Labels) -> list[Edge]:
    """Edges with one text (or nearly one) at the same height on two pages or more."""
    by_key: dict[tuple[bool, str], list[Edge]] = defaultdict(list)
    for edge in edges:
        if len(edge.key) >= 2:
            by_key[(edge.head, edge.key)].append(edge)
    groups = [group for group in by_key.values() if len({edge.page_lines.number for edge in group}) > 1]
    out: list[Edge] = []
    for group in groups:
        pages = {edge.page_lines.number for edge in group}
        if len(pages) == 2 and len(pages_of_lines) >= MANY_SHEETS and not _among_others(group, groups):
            continue
        heights = sorted((height_of(edge), edge.page_lines.number) for edge in group)
        for edge in group:
            reach = NEIGHBOURS if edge.rank or labels.match(edge.line.text) else len(pages_of_lines)
            if _has_like(heights, height_of(edge), edge.page_lines.number, reach) and _plausible(
                edge, len(pages), len(pages_of_lines)
            ):
                out.append(edge)
    return out


def _among_others(group: list[Edge], groups: list[list[Edge]]) -> bool:
    """Whether lines that recur stand at this height on further pages: no head is on two pages of many alone."""
    heights = [height_of(edge) for edge in group]
    pages = {
        edge.page_lines.number
        for other in groups
        for edge in other
        if edge.head == group[0].head and min(abs(height_of(edge) - height) for height in heights) <= SAME_HEIGHT
    }
    return len(pages) > 3


def _has_like(heights: list[tuple[float, int]], height: float, page: int, reach: int) -> bool:
    """Whether another page, not further off than ``reach``, has its line at the same height."""
    first = bisect_left(heights, (height - SAME_HEIGHT, 0))
    for other, number in heights[first:]:
        if other > height + SAME_HEIGHT:
            return False
        if 0 < abs(number - page) <= reach:
            return True
    return False


def _plausible(edge: Edge, pages: int, of: int) -> bool:
    """Text that recurs in the body (a heading, a table's head on each page) stands deeper than heads do."""
    return (edge.rank < 2 and (edge.rank == 0 or pages > 2 or of < 4)) or pages >= 3


def _frequent_rules(pages_of_lines: Sequence[PageLines]) -> list[dict[int, float]]:
    """Long rules that stand at one height on most pages: the height on each page."""
    heights: dict[int, dict[int, float]] = defaultdict(dict)
    for page_lines in pages_of_lines:
        for rule in page_lines.rules:
            if rule.horizontal and rule.box.width > LONG_RULE * page_lines.width:
                heights[round(rule.box.top / RULE_STEP)][page_lines.number] = rule.box.top
    return [places for places in heights.values() if len(places) >= max(2, MOST_PAGES * len(pages_of_lines))]


def _at_rule(edge: Edge, places: dict[int, float]) -> bool:
    """Whether a head stands just above the rule of its page, or a foot just below it."""
    at = places.get(edge.page_lines.number)
    if at is None:
        return False
    apart = at + 1 - edge.line.base if edge.head else edge.line.top - at + 1
    return 0 <= apart < AT_RULE * edge.line.size


def _lonely(edges: list[Edge], taken: Set[TypeLine], pages_of_lines: Sequence[PageLines], labels: Labels) -> list[Edge]:
    """Heads that occur once: at the height of the others and apart from the text, or with the text of another.

    Of many pages two show no height of heads: the last lines of a text are apart from what follows them, too.
    """
    out: list[Edge] = []
    known = [edge for edge in edges if edge.line in taken]
    for edge in edges:
        if not edge.head and is_copyright(edge.line.text):
            out += [edge, *_rest(edge, edges)]
    for head in (True, False):
        heights = _usual_heights(
            [e for e in known if e.head == head], FEW if len(pages_of_lines) < MANY_SHEETS else FEW + 1
        )
        keys = sorted({e.key for e in known if e.head == head and len(e.key) >= KNOWN_KEY})
        if not heights:
            continue
        for edge in edges:
            if edge.head != head or edge.line in taken:
                continue
            if _fits(edge, heights, keys, labels):
                out.append(edge)
    return out


def _fits(edge: Edge, heights: Sequence[int], keys: list[str], labels: Labels) -> bool:
    """Whether a line stands where heads stand and is apart from the text, or has there the text of a head."""
    off = min((abs(height_of(edge) - height) for height in heights), default=SAME_HEIGHT * 9)
    text = edge.line.text
    if off <= SAME_HEIGHT / 2:
        if IMPRINT.search(text):
            return True
        if _apart(edge) and not labels.match(text) and not is_caption(text, labels):
            return True
    return edge.rank < 2 and off <= 2 * SAME_HEIGHT and _has_text_of(edge.key, keys)


def _usual_heights(edges: Sequence[Edge], least: int) -> list[int]:
    """Heights at which so many pages or more have a head (or foot)."""
    pages: dict[int, set[int]] = defaultdict(set)
    for edge in edges:
        for near in range(round(height_of(edge)) - 1, round(height_of(edge)) + 2):
            pages[near].add(edge.page_lines.number)
    return sorted(height for height, on in pages.items() if len(on) >= least)


def _rest(edge: Edge, edges: list[Edge]) -> list[Edge]:
    """The line below one that breaks off after a comma."""
    line = edge.line
    if not line.text.rstrip().endswith(","):
        return []
    return [
        other
        for other in edges
        if other.page_lines is edge.page_lines
        and 0 < other.line.base - line.base < NEXT_LINE * line.size
        and abs(other.line.size - line.size) < SAME_SIZE
    ]


def _has_text_of(key: str, keys: list[str]) -> bool:
    return len(key) >= LONG_KEY and any(fuzz.ratio(key, other) >= ALIKE for other in keys)


def _apart(edge: Edge) -> bool:
    """Whether more than a line's space lies between this line and the text."""
    line = edge.line
    inner = [
        other
        for other in edge.page_lines.lines
        if other is not line
        and not other.turned
        and (other.base > line.base + 2 if edge.head else other.base < line.base - 2)
    ]
    if not inner:
        return False
    gap = min(other.top - line.bottom if edge.head else line.top - other.bottom for other in inner)
    return gap > APART * line.size
