"""Tables with ruled lines: the grid that the rules make, its cells, and the letters in each.

Rules come in pieces (Word paints each side of each cell), so they are first joined to whole lines and then to
grids that touch. Two neighbouring places of a grid are one cell where no rule parts them.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from ...model import Box, Cell, Rule, Table, Text, around
from ..lines import TypeLine

TOUCH = 3.5
"""Points by which rules that meet may miss each other, and letters reach over the edge of their grid."""
LONGEST_CELL = 420
"""Letters of a cell; a grid with more in one is a frame around text."""
MOST_RULES = 3000
"""Rules of one page; with more it is a drawing."""
COVERED = 0.6
"""Share of the edge between two places of a grid that rules cover, if it parts two cells."""
LEAST_FILLED, SHARE_FILLED = 3, 0.3
"""Cells with letters, and their share, that make a grid a table and no drawing."""


@dataclass(frozen=True, slots=True)
class Stroke:
    """A straight line: horizontal ones have their height in ``at`` and their ends in ``start`` and ``end``."""

    at: float
    start: float
    end: float


def strokes(rules: Sequence[Rule]) -> tuple[list[Stroke], list[Stroke]]:
    """Horizontal and vertical rules, pieces on one line joined."""
    across: list[Stroke] = []
    down: list[Stroke] = []
    for rule in rules:
        box = rule.box
        if rule.horizontal:
            across.append(Stroke((box.top + box.bottom) / 2, box.x0, box.x1))
        else:
            down.append(Stroke((box.x0 + box.x1) / 2, box.top, box.bottom))
    return _joined(across), _joined(down)


def _joined(pieces: list[Stroke]) -> list[Stroke]:
    out: list[Stroke] = []
    for piece in sorted(pieces, key=lambda s: (round(s.at / 2), s.start)):
        last = out[-1] if out else None
        if last and abs(last.at - piece.at) <= TOUCH and piece.start <= last.end + TOUCH:
            out[-1] = Stroke(last.at, last.start, max(last.end, piece.end))
        else:
            out.append(piece)
    return out


@dataclass(slots=True)
class Grid:
    """Heights of rows and edges of columns, and the rules that part the places between them."""

    xs: list[float]
    ys: list[float]
    across: list[Stroke]
    down: list[Stroke]

    def parted_right(self, row: int, column: int) -> bool:
        """Whether a rule stands at the right of a place."""
        top, bottom = self.ys[row], self.ys[row + 1]
        return _covers([s for s in self.down if abs(s.at - self.xs[column + 1]) <= TOUCH], top, bottom)

    def parted_below(self, row: int, column: int) -> bool:
        """Whether a rule lies below a place."""
        left, right = self.xs[column], self.xs[column + 1]
        return _covers([s for s in self.across if abs(s.at - self.ys[row + 1]) <= TOUCH], left, right)


def _covers(found: Sequence[Stroke], start: float, end: float) -> bool:
    covered = sum(max(0.0, min(s.end, end) - max(s.start, start)) for s in found)
    return covered >= COVERED * (end - start)


def grids(rules: Sequence[Rule]) -> list[Grid]:
    """The grids of a page that have at least two rows and two columns."""
    if not 4 <= len(rules) <= MOST_RULES:
        return []
    across, down = strokes(rules)
    out: list[Grid] = []
    for horizontal, vertical in _connected(across, down):
        xs, ys = _places([s.at for s in vertical]), _places([s.at for s in horizontal])
        if len(xs) >= 2 and len(ys) >= 3:
            # Tables are often open at the sides: the ends of their rules are edges too.
            left, right = min(s.start for s in horizontal), max(s.end for s in horizontal)
            xs = _places([*xs, *(e for e in (left, right) if min(abs(e - x) for x in xs) > 4 * TOUCH)])
        if len(xs) >= 3 and len(ys) >= 3:
            out.append(Grid(xs, ys, horizontal, vertical))
    return out


def _places(values: Sequence[float]) -> list[float]:
    out: list[float] = []
    for value in sorted(values):
        if not out or value - out[-1] > TOUCH:
            out.append(value)
    return out


def _connected(across: list[Stroke], down: list[Stroke]) -> list[tuple[list[Stroke], list[Stroke]]]:
    """Rules that meet, grid by grid."""
    out: list[tuple[list[Stroke], list[Stroke]]] = []
    left, right = list(across), list(down)
    while left:
        horizontal, vertical = [left.pop()], list[Stroke]()
        grown = True
        while grown:
            meet = [v for v in right if any(_meets(h, v) for h in horizontal)]
            right = [v for v in right if v not in meet]
            vertical += meet
            more = [h for h in left if any(_meets(h, v) for v in vertical)]
            left = [h for h in left if h not in more]
            horizontal += more
            grown = bool(meet or more)
        out.append((horizontal, vertical))
    return out


def _meets(h: Stroke, v: Stroke) -> bool:
    return h.start - TOUCH <= v.at <= h.end + TOUCH and v.start - TOUCH <= h.at <= v.end + TOUCH


def table(
    grid: Grid, page: int, lines: Sequence[TypeLine], set_text: Callable[[Sequence[TypeLine]], Text]
) -> tuple[Table, list[TypeLine]] | None:
    """The table of a grid and the lines that it takes; ``None`` where the grid only frames or parts running text."""
    box = Box(page=page, x0=grid.xs[0], top=grid.ys[0], x1=grid.xs[-1], bottom=grid.ys[-1])
    inside = [line for line in lines if _within(line, box)]
    if not inside:
        return None
    pieces = [piece for line in inside for piece in line.cut_at(grid.xs)]
    rows: list[tuple[Cell, ...]] = []
    taken: set[tuple[int, int]] = set()
    filled = places = 0
    for row in range(len(grid.ys) - 1):
        cells: list[Cell] = []
        for column in range(len(grid.xs) - 1):
            if (row, column) in taken:
                continue
            wide, high = _extent(grid, row, column, taken)
            taken.update((r, c) for r in range(row, row + high) for c in range(column, column + wide))
            area = (grid.xs[column], grid.ys[row], grid.xs[column + wide], grid.ys[row + high])
            own = [p for p in pieces if area[0] <= p.middle < area[2] and area[1] <= p.level < area[3]]
            text = set_text(own)
            places, filled = places + 1, filled + bool(text)
            if sum(len(run.text) for run in text) > LONGEST_CELL:
                return None
            cells.append(Cell(text=text, columns=wide, rows=high, header=row == 0))
        if any(cell.text for cell in cells):
            rows.append(tuple(cells))
    if len(rows) < 2 or filled < LEAST_FILLED or filled < SHARE_FILLED * places or max(map(len, rows)) < 2:
        return None
    whole = around((box, *(line.box() for line in inside)))
    return Table(id="", rows=tuple(rows), boxes=(whole,)), inside


def _within(line: TypeLine, box: Box) -> bool:
    return box.x0 - TOUCH <= line.middle <= box.x1 + TOUCH and box.top <= line.level <= box.bottom


def _extent(grid: Grid, row: int, column: int, taken: set[tuple[int, int]]) -> tuple[int, int]:
    """How many columns and rows the cell that begins here spans."""
    wide = 1
    while (
        column + wide < len(grid.xs) - 1
        and (row, column + wide) not in taken
        and not grid.parted_right(row, column + wide - 1)
    ):
        wide += 1
    high = 1
    while row + high < len(grid.ys) - 1 and not any(
        grid.parted_below(row + high - 1, c) or (row + high, c) in taken for c in range(column, column + wide)
    ):
        high += 1
    return wide, high
