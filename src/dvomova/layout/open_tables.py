"""Tables without a grid: rows of pieces in columns, between rules of one length or below a table's label.

Scholarly tables often have three rules and no vertical ones. Between them most rows hold several pieces; the strips
that no piece touches part the columns. Two columns of running text look alike, so long pieces are no cells.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence

from ..model import Box, Cell, Rule, Table, Text, around
from .grids import TOUCH, strokes
from .lines import TypeLine

SHORTEST = 90.0
MANY_PIECES = 0.5
LONGEST_PIECE, MANY_LONG = 38, 0.25
LEAST_ROWS = LEAST_RULES = 3
GAP = 4.0
SetText = Callable[[Sequence[TypeLine]], Text]


def regions(rules: Sequence[Rule]) -> list[tuple[float, float, float, float]]:
    """Areas (x0, top, x1, bottom) between the first and the last of three or more rules that begin and end alike."""
    if not LEAST_RULES <= len(rules) <= 400:
        return []
    across, _ = strokes(rules)
    out: list[tuple[float, float, float, float]] = []
    alike: dict[tuple[int, int], list[float]] = {}
    for stroke in across:
        if stroke.end - stroke.start >= SHORTEST:
            key = (round(stroke.start / 6), round(stroke.end / 6))
            alike.setdefault(key, []).append(stroke.at)
    for (left, right), heights in alike.items():
        heights.sort()
        if len(heights) >= LEAST_RULES and heights[-1] - heights[0] > 2 * GAP:
            out.append((6 * left - 6.0, heights[0], 6 * right + 6.0, heights[-1]))
    return out


def table(
    area: tuple[float, float, float, float], page: int, lines: Sequence[TypeLine], set_text: SetText
) -> tuple[Table, list[TypeLine]] | None:
    """The table of an area and the lines that it takes; ``None`` where its rows are no rows of cells."""
    x0, top, x1, bottom = area
    inside = [
        line
        for line in lines
        if line.inset is None
        and not line.turned
        and x0 - TOUCH <= line.middle <= x1 + TOUCH
        and top - 1 <= line.base - 0.3 * line.size <= bottom + 1
    ]
    rows = _rows(inside)
    several = [row for row in rows if len(row) > 1]
    if len(rows) < LEAST_ROWS or len(several) < max(2, MANY_PIECES * len(rows)):
        return None
    pieces = [piece for row in several for piece in row]
    long = sum(len(piece.text) > LONGEST_PIECE for piece in pieces)
    if long > MANY_LONG * len(pieces):
        return None
    edges = _edges(pieces)
    if not edges:
        return None
    cells = _cells(rows, edges, set_text)
    box = around((Box(page=page, x0=max(x0, 0.0), top=top, x1=x1, bottom=bottom), *(line.box() for line in inside)))
    return Table(id="", rows=cells, boxes=(box,)), inside


def _rows(lines: Sequence[TypeLine]) -> list[list[TypeLine]]:
    out: list[list[TypeLine]] = []
    for line in sorted(lines, key=lambda line: line.base):
        if out and line.base - out[-1][0].base < 0.5 * line.size:
            out[-1].append(line)
        else:
            out.append([line])
    return [sorted(row, key=lambda line: line.x0) for row in out]


def _edges(pieces: Sequence[TypeLine]) -> list[float]:
    """The middles of the strips that no piece touches."""
    out: list[float] = []
    end: float | None = None
    for piece in sorted(pieces, key=lambda piece: piece.x0):
        if end is not None and piece.x0 - end > GAP:
            out.append((piece.x0 + end) / 2)
        end = piece.x1 if end is None else max(end, piece.x1)
    return out


def _cells(
    rows: Sequence[Sequence[TypeLine]], edges: Sequence[float], set_text: SetText
) -> tuple[tuple[Cell, ...], ...]:
    """Cells row by row; a row that leaves the first column empty and follows closely goes on with the one above."""
    held: list[list[list[TypeLine]]] = []
    before: float | None = None
    for row in rows:
        places: list[list[TypeLine]] = [[] for _ in range(len(edges) + 1)]
        for line in row:
            for piece in line.cut_at(edges):
                places[sum(edge <= piece.middle for edge in edges)].append(piece)
        close = before is not None and row[0].base - before < 1.35 * row[0].size
        if held and not places[0] and close and sum(map(bool, places)) < len(places):
            for have, new in zip(held[-1], places, strict=True):
                have += new
        else:
            held.append(places)
        before = row[0].base
    return tuple(tuple(Cell(text=set_text(place), header=at == 0) for place in row) for at, row in enumerate(held))
