"""Tables without a grid: rows of pieces in columns, between rules of one length or below a table's label.

Scholarly tables often have three rules and no vertical ones. Between them most rows hold several pieces; the strips
that no piece touches part the columns. Two columns of running text look alike, so long pieces are no cells, unless
the label of a table stands above. Where it stands between rules, one table ends and the next begins.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence

from ...languages.labels import Labels
from ...model import Box, Cell, Rule, Table, Text, around
from ...model.vocabulary import Concept
from ...patterns.captions import begins
from ..lines import TypeLine, rows_of
from .ruled_tables import TOUCH, strokes

SHORTEST = 90.0
"""Points: a shorter rule is no table's."""
ALIKE = 6.0
"""Points: rules begin and end alike if they do so in the same steps of this size."""
MANY_PIECES, FEW_PIECES = 0.5, 0.3
"""Share of rows that hold several pieces in a table: without a label, and below one."""
LABEL_ABOVE, LABEL_LEFT = 45.0, 100.0
"""Points above the first rule in which the label of a table stands, and how far to the left of it."""
LONGEST_PIECE, MANY_LONG = 38, 0.25
"""Letters of a piece that may be a cell, and the share of longer ones from which on the pieces are columns of text."""
LEAST_ROWS = LEAST_RULES = 3
GAP = 4.0
"""Points between two columns that no piece touches."""
CLOSE = 1.35
"""In sizes: a row that follows closer than this, and leaves the first column empty, goes on with the row above."""
SetText = Callable[[Sequence[TypeLine]], Text]


def regions(
    rules: Sequence[Rule], lines: Sequence[TypeLine], labels: Labels
) -> list[tuple[float, float, float, float]]:
    """Areas (x0, top, x1, bottom) between the first and the last of three or more rules that begin and end alike.

    The labels of tables among the lines part them.
    """
    if not LEAST_RULES <= len(rules) <= 400:
        return []
    across, _ = strokes(rules)
    out: list[tuple[float, float, float, float]] = []
    alike: dict[tuple[int, int], list[float]] = {}
    for stroke in across:
        if stroke.end - stroke.start >= SHORTEST:
            key = (round(stroke.start / ALIKE), round(stroke.end / ALIKE))
            alike.setdefault(key, []).append(stroke.at)
    for (left, right), heights in alike.items():
        if len(heights) < LEAST_RULES:
            continue
        x0, x1 = 6 * left - 6.0, 6 * right + 6.0
        heads = [line.base for line in lines if x0 < line.middle < x1 and begins(Concept.TABLE, line.text, labels)]
        parts: dict[int, list[float]] = {}
        for height in sorted(heights):
            parts.setdefault(sum(head < height for head in heads), []).append(height)
        for own in parts.values():
            if len(own) >= LEAST_RULES and own[-1] - own[0] > 2 * GAP:
                out.append((x0, own[0], x1, own[-1]))
    return out


def _labelled(area: tuple[float, float, float, float], lines: Sequence[TypeLine], labels: Labels) -> bool:
    """Whether the label of a table stands right above an area."""
    x0, top, x1, _ = area
    above = (line for line in lines if 0 < top - line.base < LABEL_ABOVE and x0 - LABEL_LEFT < line.x1 and line.x0 < x1)
    return any(begins(Concept.TABLE, line.text, labels) for line in above)


def table(
    area: tuple[float, float, float, float], page: int, lines: Sequence[TypeLine], set_text: SetText, labels: Labels
) -> tuple[Table, list[TypeLine]] | None:
    """The table of an area and the lines that it takes; ``None`` where its rows are no rows of cells."""
    x0, top, x1, bottom = area
    inside = [
        line
        for line in lines
        if line.inset is None
        and not line.turned
        and x0 - TOUCH <= line.middle <= x1 + TOUCH
        and top - 1 <= line.level <= bottom + 1
    ]
    rows = rows_of(inside)
    if len(rows) < LEAST_ROWS:
        return None
    labelled = _labelled(area, lines, labels)
    edges = _columns(rows, labelled)
    if not edges and not labelled:
        return None
    cells = _cells(rows, edges, set_text)
    box = around((Box(page=page, x0=max(x0, 0.0), top=top, x1=x1, bottom=bottom), *(line.box() for line in inside)))
    return Table(id="", rows=cells, boxes=(box,)), inside


def _columns(rows: Sequence[Sequence[TypeLine]], labelled: bool) -> list[float]:
    """The edges between the columns, or none where the rows are no rows of cells.

    Some programs set a row as one string, so that a table that its label vouches for may have one column.
    """
    several = [row for row in rows if len(row) > 1]
    if len(several) < max(2, (FEW_PIECES if labelled else MANY_PIECES) * len(rows)):
        return []
    pieces = [piece for row in several for piece in row]
    long = sum(len(piece.text) > LONGEST_PIECE for piece in pieces)
    return [] if long > MANY_LONG * len(pieces) and not labelled else _edges(pieces)


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
        close = before is not None and row[0].base - before < CLOSE * row[0].size
        if held and not places[0] and close and sum(map(bool, places)) < len(places):
            for have, new in zip(held[-1], places, strict=True):
                have += new
        else:
            held.append(places)
        before = row[0].base
    return tuple(tuple(Cell(text=set_text(place), header=at == 0) for place in row) for at, row in enumerate(held))
