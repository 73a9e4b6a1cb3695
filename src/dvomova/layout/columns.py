"""In which order the lines of a page are read: columns side by side, and what spans them.

A gutter is a vertical strip that lines end before and lines begin after, side by side, run after run; lines that
cross it part the page into bands. Inside a band the left column is read before the right one. The strip must hold
between type of some breadth on both sides, so that numbers in a column of their own, cells and centred lines make
no columns.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence

from .lines import TypeLine, join, rows_of, upright

LEAST_LINES = 3
"""Lines on each side of a strip, if it is a gutter."""
LEAST_SHARE = 0.22
"""Share of the measure that the narrower of two columns has at least: an article's data beside its abstract."""
LEAST_LETTERS = 9.0
"""Letters of a line on average, if a side is text and no row of numbers or cells."""
CANDIDATES = 4
"""Strips that are tried, those that most lines begin at first."""
DEEPEST = 2
"""Gutters inside one another: a column that is itself in two columns."""
TOUCH = 2.0
"""Points by which a line may reach over an edge that it ends or begins at."""
STEP, LESS = 2, 1.5
"""Points: beginnings of lines are counted in steps of so many, and a strip ends so far left of them."""
LEADING = 1.2
"""Distance of baselines in sizes, to count a figure as lines."""
ABOVE_COLUMN, CLOSE = 0.2, 1.35
"""In sizes: a line that ends so far above the left column stands over both, unless the next of its column follows
closer than this."""
APART = 1.5
"""A line stands below both columns where it is so far (in sizes) from the one above."""
WIDEST_SPACE, WIDEST_STRETCH = 5.0, 12.0
"""Pieces of a row that are no further apart than this (in sizes) are one line with wide word spaces."""


def ordered(lines: Sequence[TypeLine], width: float, height: float) -> list[TypeLine]:
    """The lines of one page in reading order, with the edges of their columns; type that runs up the page is last."""
    flat = [line for line in lines if not line.turned]
    sideways = upright([line for line in lines if line.turned], width, height)
    out: list[TypeLine] = []
    part = 0
    for stretch in (flat, sideways):
        for band, columns in _bands(stretch, DEEPEST):
            part += 1
            left = min(line.start for line in band)
            right = max(line.x1 for line in band)
            out.extend(line.in_column(left, right, part, columns) for line in band)
    return out


def _bands(lines: list[TypeLine], depth: int, columns: int = 1) -> Iterator[tuple[list[TypeLine], int]]:
    """Stretches that are read from top to bottom, with the number of columns of their region."""
    if not lines:
        return
    gutter = find_gutter(lines) if depth else None
    if gutter is None:
        yield _down(lines), columns
        return
    runs = list(_runs(lines, gutter))
    over: list[TypeLine] = []
    for index, (crossing, left, right) in enumerate(runs):
        if crossing or not _side_by_side(left, right):
            over += [*left, *right]
            continue
        over += _cut_head(left, right)
        yield from _bands(over, depth - 1, columns)
        below = _cut_tail(left, right) if index + 1 < len(runs) else []
        yield from _bands(left, depth - 1, columns + 1)
        yield from _bands(right, depth - 1, columns + 1)
        over = below
    yield from _bands(over, depth - 1, columns)


def _down(lines: list[TypeLine]) -> list[TypeLine]:
    """From top to bottom; pieces of one height from left to right, and as one line where a space parts them."""
    right = max((line.x1 for line in lines), default=0.0)
    out: list[TypeLine] = []
    for row in rows_of(lines, by_smaller=True):
        # A line of few words that fills the measure is stretched far; cells seldom end at the right edge.
        widest = WIDEST_STRETCH if right - row[-1].x1 < TOUCH else WIDEST_SPACE
        for line in row:
            last = out[-1] if out and line is not row[0] else None
            if last is not None and _one_line(last, line, widest):
                out[-1] = join(last, line)
            else:
                out.append(line)
    return out


def _one_line(a: TypeLine, b: TypeLine, widest: float) -> bool:
    return not a.turned and a.inset is None and b.inset is None and 0 <= b.x0 - a.x1 < widest * b.size


def find_gutter(lines: Sequence[TypeLine]) -> float | None:
    """Where the right column begins, a little to the left of its lines; ``None`` if the lines stand in one column."""
    if len(lines) < 2 * LEAST_LINES:
        return None
    x0, x1 = min(line.x0 for line in lines), max(line.x1 for line in lines)
    first, last = x0 + LEAST_SHARE * (x1 - x0), x1 - LEAST_SHARE * (x1 - x0)
    starts = Counter(round(line.start / STEP) for line in lines if first < line.start < last)
    near = {step: starts[step] + starts[step + 1] for step in starts}
    offered = sorted((-count, step) for step, count in near.items() if count >= LEAST_LINES)[:CANDIDATES]
    rows = sorted(lines, key=lambda line: (line.base, line.x0))
    scores = [(_score(rows, STEP * step - LESS), -step) for _, step in offered]
    best = max(scores, default=(0, 0))
    return -STEP * best[1] - LESS if best[0] > 0 else None


def _score(rows: Sequence[TypeLine], at: float) -> int:
    """How many lines stand side by side of a strip ending at ``at``, counted over runs that nothing crosses."""
    score = 0
    for crossing, left, right in _runs(rows, at, in_order=True):
        if crossing or min(len(left), len(right)) < LEAST_LINES or not _columnar(left, right):
            continue
        beside = _beside(left, right)
        if beside >= LEAST_LINES:
            score += beside
    return score


def _runs(
    lines: Sequence[TypeLine], at: float, *, in_order: bool = False
) -> Iterator[tuple[bool, list[TypeLine], list[TypeLine]]]:
    """From top to bottom: lines that cross the strip (all given as left), or those left and right of it."""
    left: list[TypeLine] = []
    right: list[TypeLine] = []
    now = False
    for line in lines if in_order else sorted(lines, key=lambda line: (line.base, line.x0)):
        before = line.x1 <= at + TOUCH
        crossing = not before and line.start < at - TOUCH
        if crossing != now and (left or right):
            yield now, left, right
            left, right = [], []
        now = crossing
        (left if before or crossing else right).append(line)
    if left or right:
        yield now, left, right


def _beside(left: Sequence[TypeLine], right: Sequence[TypeLine]) -> int:
    """How many lines of either side, the fewer, lie within the heights that both sides reach.

    A figure or table counts as many lines as it is high: it may stand beside another with a caption below each.
    """
    top = max(left[0].base, right[0].base) - 1
    bottom = min(left[-1].base, right[-1].base) + 1
    return min(sum(_lines_between(line, top, bottom) for line in side) for side in (left, right))


def _lines_between(line: TypeLine, top: float, bottom: float) -> int:
    """As how many lines of type a line counts between two heights."""
    if line.inset is None:
        return int(top <= line.base <= bottom)
    return max(int((min(line.bottom, bottom) - max(line.top, top)) / (LEADING * line.size)), 0)


def _columnar(left: Sequence[TypeLine], right: Sequence[TypeLine]) -> bool:
    """Whether both sides are text of some breadth rather than numbers, cells or the ends of lines."""
    return all(sum(len(line.text) for line in side) >= LEAST_LETTERS * len(side) for side in (left, right))


def _side_by_side(left: Sequence[TypeLine], right: Sequence[TypeLine]) -> bool:
    if not left or not right or not _columnar(left, right):
        return False
    return _beside(left, right) > 0 or min(len(left), len(right)) >= LEAST_LINES


def _cut_head(left: list[TypeLine], right: list[TypeLine]) -> list[TypeLine]:
    """Takes away lines at the right that end above the left column: they stand over both."""
    head: list[TypeLine] = []
    while len(right) > 1 and right[0].bottom < left[0].top - ABOVE_COLUMN * left[0].size:
        if right[1].base - right[0].base < CLOSE * right[0].size and right[1].bottom > left[0].top:
            break
        head.append(right.pop(0))
    return head


def _cut_tail(left: list[TypeLine], right: list[TypeLine]) -> list[TypeLine]:
    """Takes away lines at the left that begin below both columns and belong to what spans them below."""
    end = max(line.base for line in right)
    for index in range(1, len(left)):
        a, b = left[index - 1], left[index]
        if b.top < end or len(left) - index > LEAST_LINES:
            continue
        if b.base - a.base > APART * b.size:
            tail = left[index:]
            del left[index:]
            return tail
    return []
