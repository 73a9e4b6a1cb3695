"""In which order the lines of a page are read: columns side by side, and what spans them.

A gutter is a vertical strip that many lines end before and many begin after, side by side; lines that cross it
part the page into bands. Inside a band the left column is read before the right one. The strip must hold between
type of like breadth, so that numbers in a column of their own, cells and centred lines make no columns.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence

from .lines import TypeLine

LEAST_LINES = 3
LEAST_SHARE = 0.24
LEAST_LETTERS = 9.0
DEEPEST = 2
TOUCH = 2.0


def ordered(lines: Sequence[TypeLine], part: int = 0) -> list[TypeLine]:
    """The lines of one page in reading order, each told its column. ``part`` is the first number to give."""
    upright = [line for line in lines if not line.turned]
    out: list[TypeLine] = []
    for band, columns in _bands(upright, DEEPEST):
        part += 1
        left = min(line.start for line in band)
        right = max(line.x1 for line in band)
        for line in band:
            line.left, line.right, line.part, line.columns = left, right, part, columns
        out.extend(band)
    return out


def _bands(lines: list[TypeLine], depth: int, columns: int = 1) -> Iterator[tuple[list[TypeLine], int]]:
    """Stretches that are read from top to bottom, with the number of columns of their region."""
    if not lines:
        return
    gutter = find_gutter(lines) if depth else None
    if gutter is None:
        yield _down(lines), columns
        return
    for crossing, band in _split(lines, gutter):
        if crossing:
            yield from _bands(band, depth - 1, columns)
            continue
        left = [line for line in band if line.x1 <= gutter + TOUCH]
        right = [line for line in band if line.x1 > gutter + TOUCH]
        if _side_by_side(left, right):
            yield from _bands(left, depth - 1, columns + 1)
            yield from _bands(right, depth - 1, columns + 1)
        else:
            yield _down(band), columns


def _down(lines: list[TypeLine]) -> list[TypeLine]:
    """From top to bottom; lines of one height from left to right, unless the file's order shows them together."""
    rows: list[list[TypeLine]] = []
    for line in sorted(lines, key=lambda line: line.base):
        if rows and line.base - rows[-1][0].base < 0.5 * min(line.size, rows[-1][0].size):
            rows[-1].append(line)
        else:
            rows.append([line])
    return [line for row in rows for line in sorted(row, key=lambda line: line.x0)]


def find_gutter(lines: Sequence[TypeLine]) -> float | None:
    """Where the right column begins, less a hair; ``None`` if the lines stand in one column."""
    if len(lines) < 2 * LEAST_LINES:
        return None
    x0, x1 = min(line.x0 for line in lines), max(line.x1 for line in lines)
    wide = x1 - x0
    starts = Counter(round(line.start / 2) for line in lines)
    best: tuple[float, float] | None = None
    for step, count in sorted(starts.items()):
        near = count + starts[step + 1] + starts[step - 1]
        at = 2 * step - 1.5
        if near < LEAST_LINES or not x0 + LEAST_SHARE * wide < at < x1 - LEAST_SHARE * wide:
            continue
        score = _score(lines, at)
        if score > 0 and (best is None or score > best[0]):
            best = (score, at)
    return best[1] if best else None


def _score(lines: Sequence[TypeLine], at: float) -> float:
    """How much type stands side by side of a strip ending at ``at``, less what crosses it there."""
    left = [line for line in lines if line.x1 <= at + TOUCH]
    right = [line for line in lines if line.start >= at - TOUCH]
    if len(left) < LEAST_LINES or len(right) < LEAST_LINES or not _columnar(left, right):
        return 0.0
    both = _beside(left, right)
    if both < LEAST_LINES:
        return 0.0
    top, bottom = _span(left, right)
    crossing = sum(1 for line in lines if line.x1 > at + TOUCH and line.start < at - TOUCH and top < line.base < bottom)
    return both - 1.5 * crossing if crossing < 0.35 * both else 0.0


def _span(left: Sequence[TypeLine], right: Sequence[TypeLine]) -> tuple[float, float]:
    top = max(min(line.base for line in left), min(line.base for line in right))
    bottom = min(max(line.base for line in left), max(line.base for line in right))
    return top, bottom


def _beside(left: Sequence[TypeLine], right: Sequence[TypeLine]) -> int:
    """How many lines of the shorter side have type beside them within their side's reach."""
    top, bottom = _span(left, right)
    inside = [sum(1 for line in side if top - 1 <= line.base <= bottom + 1) for side in (left, right)]
    return min(inside)


def _columnar(left: Sequence[TypeLine], right: Sequence[TypeLine]) -> bool:
    """Whether both sides are text of some breadth rather than numbers, cells or the ends of lines."""
    for side in (left, right):
        letters = sum(len(line.text) for line in side) / len(side)
        if letters < LEAST_LETTERS:
            return False
    return True


def _side_by_side(left: Sequence[TypeLine], right: Sequence[TypeLine]) -> bool:
    if not left or not right:
        return False
    if not _columnar(left, right):
        return False
    top, bottom = _span(left, right)
    return top <= bottom + 1 or len(left) + len(right) > 2 * LEAST_LINES


def _split(lines: Sequence[TypeLine], gutter: float) -> Iterator[tuple[bool, list[TypeLine]]]:
    """Bands from top to bottom: crossing lines together, and what stands beside the gutter together."""
    band: list[TypeLine] = []
    now = False
    for line in sorted(lines, key=lambda line: (line.base, line.x0)):
        crossing = line.x1 > gutter + TOUCH and line.start < gutter - TOUCH
        if band and crossing != now:
            yield now, band
            band = []
        now = crossing
        band.append(line)
    if band:
        yield now, band
