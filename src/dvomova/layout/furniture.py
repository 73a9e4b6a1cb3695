"""Running heads and feet, page numbers, and text set along the edge: found by repetition and place, kept as data.

What stands at the same height on several pages and says the same, numbers masked, is furniture; so is a number
that counts up with the pages. The head of a first page often occurs once only: it counts as furniture where it
stands at the height of the other heads and apart from the text, or says what the others say.
"""

from __future__ import annotations

import itertools
import re
from bisect import bisect_left
from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass

from rapidfuzz import fuzz

from ..languages import labels
from ..model import Furniture, Rule
from .captions import is_caption
from .lines import TypeLine

HEAD, FOOT = 0.17, 0.14
"""How much of the type's height may hold heads and feet."""
DEEP = 4
SIDE, SIDEWAYS = 0.12, 0.3
LONG, TOUCH = 24, 4.0
SAME_HEIGHT = 7.0
COUNTED = 0.2
"""Numbers that count up are page numbers where at least this share of the pages has one, at one height."""
NEIGHBOURS = 2
"""What stands below the first line of a page, or names a part of an article, must recur this near to be a head."""
ALIKE = 82
LONG_RULE, MOST_PAGES = 0.4, 0.6
NUMBER = re.compile(r"^\W*(?:с\.?|стор\.?|p\.?|page)?\s*(\d{1,4}|[ivxlc]{1,7})\W*$", re.IGNORECASE)
OUTER_NUMBER = re.compile(r"^\W*(\d{1,4})(?=\s|\W*$)|(?<!\S)(\d{1,4})\W*$")
DIGITS = re.compile(r"\d+")
SPACES = re.compile(r"[\W_]+")
COPYRIGHT = re.compile(r"\s*(?:©|\(c\)\s|copyright\b)", re.IGNORECASE)
IMPRINT = re.compile(r"\be?-?issn\b", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Sheet:
    """A page as this step sees it."""

    number: int
    width: float
    height: float
    lines: list[TypeLine]
    rules: tuple[Rule, ...] = ()


@dataclass(slots=True)
class _Edge:
    """A line near the top or foot of its page: how far from the edge, and what it says with numbers masked."""

    line: TypeLine
    sheet: Sheet
    head: bool
    key: str
    rank: int


@dataclass(frozen=True, slots=True)
class Taken:
    """What was taken out: lines by identity and as furniture; printed numbers and heights of rules by page."""

    lines: frozenset[int]
    furniture: tuple[Furniture, ...]
    numbers: dict[int, str]
    rules: dict[int, list[float]]


def find(sheets: Sequence[Sheet]) -> Taken:
    """The furniture of all pages."""
    top, bottom = _type_area(sheets)
    edges = [edge for sheet in sheets for edge in _edges(sheet, top, bottom)]
    numbers = page_numbers(edges)
    taken: dict[int, TypeLine] = {id(edge.line): edge.line for edge in edges if id(edge.line) in numbers}
    for edge in _repeated(edges, sheets):
        taken[id(edge.line)] = edge.line
    ruled = _frequent_rules(sheets)
    under_rule = [edge for edge in edges if edge.rank < DEEP - 1 and any(_at_rule(edge, places) for places in ruled)]
    for edge in (*under_rule, *_lonely(edges, taken)):
        taken[id(edge.line)] = edge.line
    for sheet in sheets:
        turned = sum(len(line.text) for line in sheet.lines if line.turned)
        # A few words that run up the page name an axis or a column; a sheet full of them is a table set sideways.
        sideways = turned > SIDEWAYS * sum(len(line.text) for line in sheet.lines)
        for line in sheet.lines:
            if line.turned and (not sideways or line.x1 < SIDE * sheet.width or line.x0 > (1 - SIDE) * sheet.width):
                taken[id(line)] = line
    printed = _sequence(numbers, edges, sheets)
    furniture = tuple(
        Furniture(text=line.text.strip(), box=line.box(), printed_number=numbers.get(id(line)))
        for sheet in sheets
        for line in sheet.lines
        if id(line) in taken
    )
    rules = {sheet.number: [places[sheet.number] for places in ruled if sheet.number in places] for sheet in sheets}
    return Taken(lines=frozenset(taken), furniture=furniture, numbers=printed, rules=rules)


def _type_area(sheets: Sequence[Sheet]) -> tuple[float, float]:
    """Where the type of the pages begins and ends: small pages are often set on large sheets."""
    heights = [line.base for sheet in sheets for line in sheet.lines if not line.turned]
    return (min(heights), max(heights)) if heights else (0.0, 0.0)


def _edges(sheet: Sheet, highest: float, lowest: float) -> list[_Edge]:
    """The lines that may be heads or feet, from the edges of the type inwards."""
    upright = [line for line in sheet.lines if not line.turned]
    out: list[_Edge] = []
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
            out.append(_Edge(line, sheet, is_head, key_of(line.text), rank))
    return out + [_Edge(line, sheet, True, "", DEEP) for line in _outside(upright)]


def _outside(lines: Sequence[TypeLine]) -> list[TypeLine]:
    """Short lines beside the text: some journals print the page number there."""
    long = [line for line in lines if len(line.text) > LONG]
    if len(long) < DEEP:
        return []
    left, right = min(line.start for line in long) - TOUCH, max(line.x1 for line in long) + TOUCH
    return [line for line in lines if len(line.text) <= 6 and (line.x1 < left or line.x0 > right)]


def key_of(text: str) -> str:
    """What a line says, without numbers, case, spaces and punctuation."""
    return SPACES.sub("", DIGITS.sub("#", text.casefold()).replace("#", " "))


def page_numbers(edges: list[_Edge]) -> dict[int, str]:
    """Lines that hold the printed number of their page: they count up with the pages of the file."""
    offered: list[tuple[_Edge, str, tuple[int, bool, int]]] = []
    for edge in edges:
        if edge.rank > 1 and edge.rank != DEEP:
            continue
        for text in _numbers(edge.line):
            value = int(text) if text.isdigit() else _roman(text)
            if value is not None:
                offered.append((edge, text, (value - edge.sheet.number, edge.head, round(_height(edge) / SAME_HEIGHT))))
    votes: dict[tuple[int, bool, int], set[int]] = defaultdict(set)
    for edge, _, (shift, head, height) in offered:
        for near in (height - 1, height, height + 1):
            votes[shift, head, near].add(edge.sheet.number)
    pages = len({edge.sheet.number for edge in edges})
    least = max(2, round(COUNTED * pages))
    out: dict[int, str] = {}
    for edge, text, place in sorted(offered, key=lambda o: -len(votes[o[2]])):
        alone = NUMBER.match(edge.line.text.strip()) is not None
        enough = len(votes[place]) >= (least if alone else max(3, least)) or (pages == 1 and alone and _by_itself(edge))
        if enough and id(edge.line) not in out:
            out[id(edge.line)] = text
    return out


def _by_itself(edge: _Edge) -> bool:
    """Whether a number is the outermost line of its page and nothing stands beside it."""
    beside = any(o is not edge.line and abs(o.base - edge.line.base) < o.size for o in edge.sheet.lines)
    return edge.rank == 0 and not beside


def _numbers(line: TypeLine) -> list[str]:
    text = line.text.strip()
    if found := NUMBER.match(text):
        return [found.group(1)]
    if len(text) > 150:
        return []
    return [left or right for left, right in OUTER_NUMBER.findall(text)]


def _roman(text: str) -> int | None:
    values = {"i": 1, "v": 5, "x": 10, "l": 50, "c": 100}
    digits = [values[c] for c in text.lower()]
    return sum(-a if a < b else a for a, b in zip(digits, [*digits[1:], 0], strict=True))


def _sequence(numbers: dict[int, str], edges: list[_Edge], sheets: Sequence[Sheet]) -> dict[int, str]:
    """Printed numbers by page; a page between two that count up without a gap gets the number it must have."""
    out: dict[int, str] = {}
    for edge in edges:
        if id(edge.line) in numbers:
            out.setdefault(edge.sheet.number, numbers[id(edge.line)])
    known = [n for n in sorted(out) if out[n].isdigit()]
    for a, b in itertools.pairwise(known):
        if int(out[b]) - int(out[a]) == b - a:
            for page in range(a + 1, b):
                out.setdefault(page, str(int(out[a]) + page - a))
    if known:
        first = known[0]
        for sheet in sheets:
            if sheet.number == first - 1 and sheet.number not in out and int(out[first]) > 1:
                out[sheet.number] = str(int(out[first]) - 1)
    return dict(sorted(out.items()))


def _repeated(edges: list[_Edge], sheets: Sequence[Sheet]) -> list[_Edge]:
    """Edges that say the same (or nearly) at the same height on two pages or more."""
    by_key: dict[tuple[bool, str], list[_Edge]] = defaultdict(list)
    for edge in edges:
        if len(edge.key) >= 2:
            by_key[(edge.head, edge.key)].append(edge)
    out: list[_Edge] = []
    for group in by_key.values():
        pages = {edge.sheet.number for edge in group}
        if len(pages) < 2:
            continue
        heights = sorted((_height(edge), edge.sheet.number) for edge in group)
        for edge in group:
            reach = NEIGHBOURS if edge.rank or labels.match(edge.line.text) else len(sheets)
            if _has_like(heights, _height(edge), edge.sheet.number, reach) and _plausible(
                edge, len(pages), len(sheets)
            ):
                out.append(edge)
    return out


def _has_like(heights: list[tuple[float, int]], height: float, page: int, reach: int) -> bool:
    """Whether another page, not further off than ``reach``, has its line at the same height."""
    first = bisect_left(heights, (height - SAME_HEIGHT, 0))
    for other, number in heights[first:]:
        if other > height + SAME_HEIGHT:
            return False
        if 0 < abs(number - page) <= reach:
            return True
    return False


def _plausible(edge: _Edge, pages: int, of: int) -> bool:
    """Text that recurs in the body (a heading, a table's head on each page) stands deeper than heads do."""
    return (edge.rank < 2 and (edge.rank == 0 or pages > 2 or of < 4)) or pages >= 3


def _height(edge: _Edge) -> float:
    return edge.line.base if edge.head else edge.sheet.height - edge.line.base


def _frequent_rules(sheets: Sequence[Sheet]) -> list[dict[int, float]]:
    """Long rules that stand at one height on most pages: the height on each page."""
    heights: dict[int, dict[int, float]] = defaultdict(dict)
    for sheet in sheets:
        for rule in sheet.rules:
            if rule.horizontal and rule.box.width > LONG_RULE * sheet.width:
                heights[round(rule.box.top / 3)][sheet.number] = rule.box.top
    return [places for places in heights.values() if len(places) >= max(2, MOST_PAGES * len(sheets))]


def _at_rule(edge: _Edge, places: dict[int, float]) -> bool:
    """Whether a head stands just above the rule of its page, or a foot just below it."""
    at = places.get(edge.sheet.number)
    if at is None:
        return False
    apart = at + 1 - edge.line.base if edge.head else edge.line.top - at + 1
    return 0 <= apart < 3 * edge.line.size


def _lonely(edges: list[_Edge], taken: dict[int, TypeLine]) -> list[_Edge]:
    """Heads that occur once: at the height of the others and apart from the text, or saying what they say."""
    out: list[_Edge] = []
    known = [edge for edge in edges if id(edge.line) in taken]
    for edge in edges:
        if not edge.head and COPYRIGHT.match(edge.line.text):
            out += [edge, *_rest(edge, edges)]
    for head in (True, False):
        heights = _usual_heights([e for e in known if e.head == head])
        keys = sorted({e.key for e in known if e.head == head and len(e.key) >= 8})
        if not heights:
            continue
        for edge in edges:
            if edge.head != head or id(edge.line) in taken or len(edge.line.text) > 200:
                continue
            if _fits(edge, heights, keys):
                out.append(edge)
    return out


def _fits(edge: _Edge, heights: Sequence[int], keys: list[str]) -> bool:
    """Whether a line stands where heads stand and is apart from the text, or says there what a head says."""
    off = min((abs(_height(edge) - height) for height in heights), default=SAME_HEIGHT * 9)
    text = edge.line.text
    if off <= SAME_HEIGHT / 2:
        if IMPRINT.search(text):
            return True
        if _apart(edge) and not labels.match(text) and not is_caption(text):
            return True
    return edge.rank < 2 and off <= 2 * SAME_HEIGHT and _says(edge.key, keys)


def _usual_heights(edges: Sequence[_Edge]) -> list[int]:
    """Heights at which two pages or more have a head (or foot)."""
    pages: dict[int, set[int]] = defaultdict(set)
    for edge in edges:
        for near in range(round(_height(edge)) - 1, round(_height(edge)) + 2):
            pages[near].add(edge.sheet.number)
    return sorted(height for height, on in pages.items() if len(on) > 1)


def _rest(edge: _Edge, edges: list[_Edge]) -> list[_Edge]:
    """The line below one that breaks off after a comma."""
    line = edge.line
    if not line.text.rstrip().endswith(","):
        return []
    return [
        other
        for other in edges
        if other.sheet is edge.sheet
        and 0 < other.line.base - line.base < 1.6 * line.size
        and abs(other.line.size - line.size) < 0.5
    ]


def _says(key: str, keys: list[str]) -> bool:
    return len(key) >= 12 and any(fuzz.ratio(key, other) >= ALIKE for other in keys)


def _apart(edge: _Edge) -> bool:
    """Whether more than a line's space lies between this line and the text."""
    line = edge.line
    inner = [
        other
        for other in edge.sheet.lines
        if other is not line
        and not other.turned
        and (other.base > line.base + 2 if edge.head else other.base < line.base - 2)
    ]
    if not inner:
        return False
    gap = min(other.top - line.bottom if edge.head else line.top - other.bottom for other in inner)
    return gap > 1.0 * line.size
