"""What is usual in a document: edges of its columns, distance of baselines, indents of first lines; groups of lines.

A line can only be judged by what its document does. The same set-in line begins a paragraph in one journal and
goes on with a reference in another; which of both is read from the lines before: a paragraph's first line follows
a short one, a hanging line follows a full one. ``of`` takes the lines of all parts and gives ``PageMeasures``;
``LineGroup`` is what splitting makes of lines by them: the lines of one block, and how they are set.
"""

from __future__ import annotations

import itertools
from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Literal, TypeAlias

from ..lines import TypeLine

MANY = 8
"""From this many lines on a part has edges of its own; a shorter one has those of a fuller part that it lies in."""
NEAR = 3.0
"""A part may stick out of a fuller one by so many points."""
FIRST_LINES = 0.45
"""Share of the lines with an indent that follow short ones, from which on the indent is that of first lines."""
LEADING, SIZE = 1.2, 10.0
"""Distance of baselines (in sizes) and size (in points) of a document too short to measure: those of usual type."""
COMMON = 0.06
"""An indent that occurs less often than this, against the commonest one, is chance."""
INDENT = (0.55, 7.5)
"""A first line is set in by this much, in sizes."""
EDGE = 1.2
"""A full line ends within this many sizes of the right edge."""
FEW_LINES, SHARED = 12, 0.05
"""Of fewer lines the outermost is the edge of a column; of more, where two or this share of them begin or end."""
LEADINGS, SIZE_DIFFERENCE = (0.8, 2.6), 0.1
"""In sizes: distances of baselines inside a text, from solid to double; points by which its sizes differ."""
FEWEST_INDENTS = 3.0
"""An indent that a document has less often is chance."""
DEEPER = 0.5
"""In sizes: a line further in than this is set in."""
FLUSH, LEVEL = 0.5, 2.0
"""So many lines of a block end at its right edge, give or take so many points."""


@dataclass(frozen=True, slots=True)
class Measure:
    """The figures of one part: the edges of its column and the distance of its baselines in sizes."""

    left: float
    right: float
    leading: float


@dataclass(frozen=True, slots=True)
class Usual:
    """What all parts of a document are measured against.

    ``leading`` is the usual distance of baselines in sizes; ``edges`` are number of columns, left and right of fuller
    parts, ``pages`` the edges of all type of a page.
    """

    leading: float
    edges: Sequence[tuple[int, float, float]]
    pages: Mapping[int, tuple[float, float]]

    def measure(self, lines: Sequence[TypeLine]) -> Measure:
        """The edges that a part's lines are set to: its own, or those of the fuller parts that it lies in."""
        left, right = _edge([line.start for line in lines], low=True), _edge([line.x1 for line in lines], low=False)
        if lines[0].columns == 1 and lines[0].page in self.pages:
            a, b = self.pages[lines[0].page]
            left, right = min(left, a), max(right, b)
        if len(lines) < MANY:
            inside = [
                (b - a, a, b)
                for columns, a, b in self.edges
                if columns == lines[0].columns and a <= left + NEAR and b >= right - NEAR
            ]
            if inside:
                _, a, b = min(inside)
                left, right = min(left, a), max(right, b)
        return Measure(left=left, right=right, leading=_leading(lines) or self.leading)


@dataclass(frozen=True, slots=True)
class PageMeasures:
    """The usual figures of a document, and the measure of each of its parts.

    ``size`` is that of most letters; ``first`` are indents (in points) that begin paragraphs, ``hanging`` are others.
    """

    size: float
    measures: tuple[Measure, ...]
    first: frozenset[int]
    hanging: frozenset[int]

    def begins(self, line: TypeLine, left: float) -> bool:
        """Whether the line is set in as first lines of paragraphs are."""
        return round(line.start - left) in self.first

    def hangs(self, line: TypeLine, left: float) -> bool:
        """Whether the line is set in as all but the first lines of entries are."""
        return round(line.start - left) in self.hanging


def _edge(values: Sequence[float], *, low: bool) -> float:
    """The outermost value that more than one of many lines comes to, else the outermost at all."""
    outer = min(values) if low else max(values)
    if len(values) < FEW_LINES:
        return outer
    near = Counter(round(value) for value in values)
    enough = max(2, SHARED * len(values))
    for step in sorted(near, reverse=not low):
        if near[step] + near[step + 1] + near[step - 1] >= enough:
            found = [value for value in values if abs(round(value) - step) <= 1]
            return min(found) if low else max(found)
    return outer


def _leading(lines: Sequence[TypeLine]) -> float | None:
    gaps: Counter[float] = Counter(
        round((b.base - a.base) / a.size, 1)
        for a, b in itertools.pairwise(lines)
        if LEADINGS[0] < (b.base - a.base) / a.size < LEADINGS[1] and abs(a.size - b.size) < SIZE_DIFFERENCE
    )
    if sum(gaps.values()) < 4:
        return None
    return max(gaps.items(), key=lambda item: (item[1], -item[0]))[0]


def of(parts: Sequence[Sequence[TypeLine]]) -> PageMeasures:
    """The habits of a document, read from all its parts, each of one line or more."""
    gaps: Counter[float] = Counter()
    sizes: Counter[float] = Counter()
    edges: list[tuple[int, float, float]] = []
    pages: dict[int, tuple[float, float]] = {}
    for lines in parts:
        for line in lines:
            sizes[round(line.size * 2) / 2] += len(line.text)
        if (found := _leading(lines)) is not None:
            gaps[found] += len(lines)
        if len(lines) >= MANY:
            left, right = _edge([x.start for x in lines], low=True), _edge([x.x1 for x in lines], low=False)
            edges.append((lines[0].columns, left, right))
            before = pages.get(lines[0].page, (left, right))
            pages[lines[0].page] = (min(before[0], left), max(before[1], right))
    usual = Usual(
        leading=max(gaps.items(), key=lambda g: (g[1], -g[0]))[0] if gaps else LEADING,
        edges=edges,
        pages=pages,
    )
    measures = tuple(usual.measure(lines) for lines in parts)
    first, hanging = _indents(parts, measures)
    size = max(sizes.items(), key=lambda item: (item[1], item[0]))[0] if sizes else SIZE
    return PageMeasures(size=size, measures=measures, first=first, hanging=hanging)


def _indents(parts: Sequence[Sequence[TypeLine]], measures: Sequence[Measure]) -> tuple[frozenset[int], frozenset[int]]:
    """Indents that follow short lines, and those that follow full ones."""
    after_short: Counter[int] = Counter()
    after_full: Counter[int] = Counter()
    for lines, measure in zip(parts, measures, strict=True):
        if len(lines) < 3:
            continue
        for a, b in itertools.pairwise(lines):
            step = b.start - measure.left
            if not INDENT[0] * b.size <= step <= INDENT[1] * b.size or b.x1 < measure.left + 6 * b.size:
                continue
            short = measure.right - a.x1 > EDGE * a.size and not a.hyphenated
            (after_short if short else after_full)[round(step)] += 1
    begins: dict[int, bool] = {}
    spread: dict[int, list[int]] = defaultdict(lambda: [0, 0])
    for counts, side in ((after_short, 0), (after_full, 1)):
        for step, count in counts.items():
            for near in (step - 1, step, step + 1):
                spread[near][side] += count
    enough = max(FEWEST_INDENTS, COMMON * max((sum(both) for both in spread.values()), default=0))
    for step, (after_ends, after_goes) in spread.items():
        if after_ends + after_goes >= enough:
            begins[step] = after_ends >= FIRST_LINES * (after_ends + after_goes)
    return (
        frozenset(step for step, is_first in begins.items() if is_first),
        frozenset(step for step, is_first in begins.items() if not is_first),
    )


def block_edges(block: Sequence[TypeLine]) -> tuple[float, float] | None:
    """The edges that lines in one size are set to, if they are: all but the last of each paragraph come to the right.

    A line that sticks out (no place was found to break it) is not what the others are set to.
    """
    if len(block) < 3:
        return None
    middles, places = [line.middle for line in block], [line.start for line in block]
    left, size = min(places), block[0].size
    if max(middles) - min(middles) < DEEPER * size and max(places) - left > LEVEL:
        return None  # centred
    ends = sorted((line.x1 for line in block), reverse=True)
    right = next((end for end, after in itertools.pairwise(ends) if end - after < LEVEL), ends[0])
    inner = [line for line, after in itertools.pairwise(block) if after.start - left <= DEEPER * size]
    deeper = [line for line, after in itertools.pairwise(block) if after.start - left > DEEPER * size]
    starts = [start for start in places if start - left > DEEPER * size]
    hangs = len(starts) > 1 and max(starts) - min(starts) < LEVEL
    for goes_on in (inner, deeper) if hangs else (inner,):
        flush = sum(right - line.x1 < LEVEL or line.hyphenated for line in goes_on)
        if len(goes_on) > 1 and flush >= FLUSH * len(goes_on):
            return left, right
    return None


SAME_SIZE = 0.07
"""Sizes that differ by no more than this share are one."""
GroupSetting: TypeAlias = Literal["full", "left", "right", "center"]
"""How the first line of a block stands in its column; ``full`` fills it."""


@dataclass(frozen=True, slots=True, eq=False)
class LineGroup:
    """Lines of one block, and how they are set; ``space_before`` is in lines, ``indent`` in sizes.

    ``aside`` says that the block may stand inside a broken paragraph: a float, a caption, a footnote.
    """

    lines: tuple[TypeLine, ...]
    setting: GroupSetting
    space_before: float = 0.0
    indent: float = 0.0
    note: bool = False
    aside: bool = False

    @property
    def first(self) -> TypeLine:
        return self.lines[0]

    @property
    def last(self) -> TypeLine:
        return self.lines[-1]

    def with_more(self, lines: Iterable[TypeLine]) -> LineGroup:
        """The block with further lines at its end."""
        return replace(self, lines=(*self.lines, *lines))
