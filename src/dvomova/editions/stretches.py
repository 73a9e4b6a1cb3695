"""An edition cut into stretches for HTML and PDF: tables of two columns, running text, and exhibits in turn.

One table goes on over the borders of sections as long as both languages stand side by side, so that the names
of the languages head each page once; what spans the width for long, and tables and figures of the article,
leave it (a table inside a cell of a table is set badly, and read worse by a screen reader).
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import groupby
from typing import Literal, TypeAlias

from ..model import Cell, Figure, Lang, Table, plain
from ..model.vocabulary import UNDETERMINED
from .values import Band, Edition, EditionPart, Row

Manner: TypeAlias = Literal["table", "flow", "exhibit"]
DEEPEST = 6


@dataclass(frozen=True, slots=True, kw_only=True)
class Marked:
    """A row, and the language that it is marked with because it exists in that one only."""

    row: Row
    mark: Lang | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class RowGroup:
    """Rows of one part inside a stretch; ``heading`` is set, and ``opens``, where the part begins here."""

    part: EditionPart
    rows: tuple[Marked, ...] = ()
    heading: Row | None = None
    opens: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Stretch:
    """What is set in one manner without a break."""

    manner: Manner
    groups: tuple[RowGroup, ...]


def stretches(edition: Edition) -> tuple[Stretch, ...]:
    """The parts of an edition as stretches, in order; neighbouring tables are one."""
    out: list[Stretch] = []
    for part in edition.parts:
        for manner, group in _groups(part, marking=edition.kind == "parallel" and part.role != "references"):
            if manner == "table" and out and out[-1].manner == "table":
                out[-1] = replace(out[-1], groups=(*out[-1].groups, group))
            else:
                out.append(Stretch(manner=manner, groups=(group,)))
    return tuple(out)


def _groups(part: EditionPart, *, marking: bool) -> list[tuple[Manner, RowGroup]]:
    """A part cut where the manner changes; its heading stands in the first piece, or before an exhibit."""
    out: list[tuple[Manner, RowGroup]] = []
    for band in part.bands:
        base: Manner = "table" if band.paired else "flow"
        for leaves, run in groupby(_marked(part, band, marking=marking), key=lambda item: _leaves(item.row)):
            if leaves:
                out += [("exhibit", RowGroup(part=part, rows=(item,))) for item in run]
            else:
                out.append((base, RowGroup(part=part, rows=tuple(run))))
    if not out or (out[0][0] == "exhibit" and part.heading is not None):
        paired = part.heading is not None and part.heading.paired
        out.insert(0, ("table" if paired else "flow", RowGroup(part=part)))
    manner, first = out[0]
    out[0] = (manner, replace(first, heading=part.heading, opens=True))
    return out


def _marked(part: EditionPart, band: Band, *, marking: bool) -> Iterator[Marked]:
    """Rows with their marks: each that interrupts a table, the first of a run of running text; none twice."""
    last: Lang | None = None
    for row in band.rows:
        shown = row.lang if marking and part.only is None and (band.paired or row.lang != last) else None
        shown = None if shown == UNDETERMINED else shown
        last = row.lang
        yield Marked(row=row, mark=shown)


def _leaves(row: Row) -> bool:
    """Whether a row holds a table or figure, which stands outside the columns."""
    return any(isinstance(exhibit, Table | Figure) for _, exhibit in row.exhibits)


def heading_levels(edition: Edition) -> dict[str, int]:
    """The HTML level of each heading by its id: the title is 1, if there is one; no level is skipped."""
    levels: dict[str, int] = {}
    for part in edition.parts:
        above = 1 if edition.title.pieces else 0
        if part.heading is not None:
            levels.update((piece.id, above + 1) for piece in part.heading.pieces)
            above += 1
        above_it = above
        headings = [piece for row in part.rows for piece in row.pieces if piece.kind == "heading"]
        base = min((piece.level for piece in headings), default=1)
        for piece in headings:
            above_it = levels[piece.id] = min(above + 1 + piece.level - base, above_it + 1, DEEPEST)
    return levels


def lists(rows: Sequence[Marked]) -> Iterator[tuple[bool, tuple[Marked, ...]]]:
    """Rows of running text; items that follow each other come together, to make one list (``True``)."""
    for is_list, run in groupby(rows, key=lambda item: all(piece.kind == "item" for piece in item.row.pieces)):
        if is_list:
            yield True, tuple(run)
        else:
            yield from ((False, (item,)) for item in run)


def one_picture(row: Row) -> bool:
    """Whether the figures of a row show the same picture, which is then drawn once."""
    return len({e.image for _, e in row.exhibits if isinstance(e, Figure) and e.image}) < 2


NUMERIC = re.compile(r"[-−–+±<>≈~]?\s*[\d.,\s\u00a0]*\d\s*[%‰]?|[-–—]?")


def numeric_columns(table: Table) -> frozenset[int]:
    """The columns that hold only numbers below the first row; none where cells go over several columns or rows."""
    if any(cell.columns > 1 or cell.rows > 1 for row in table.rows for cell in row):
        return frozenset()
    width = max((len(row) for row in table.rows), default=0)
    below = [[plain(cell.text).strip() for cell in row] for row in table.rows[1:]]
    return frozenset(
        column
        for column in range(1, width)
        if any(row[column : column + 1] not in ([], [""]) for row in below)
        and all(NUMERIC.fullmatch(row[column]) for row in below if column < len(row))
    )


def cells(table: Table) -> Iterator[tuple[tuple[str, str, Cell], ...]]:
    """Rows of a table's cells with their element (``th``, ``td``) and scope, as a grid without holes.

    Unless every row begins with a header, the first row heads the table: a screen reader needs one for each
    cell, and scholarly tables have one nearly always.
    """
    rows = grid(table)
    by_row = all(row and row[0].header and row[0].rows == 1 for row in rows)
    for number, row in enumerate(rows):
        head = number == 0 and not by_row
        scope = "col" if head or all(cell.header for cell in row) else "row"
        yield tuple(("th", scope, cell) if cell.header or head else ("td", "", cell) for cell in row)


def grid(table: Table) -> tuple[tuple[Cell, ...], ...]:
    """The rows, filled up with empty cells to one width; what goes over other cells or the last row is cut.

    Tables as they are read have holes and overhanging ends; those of a tagged PDF may have none.
    """
    taken: set[tuple[int, int]] = set()
    placed: list[dict[int, Cell]] = []
    for number, row in enumerate(table.rows):
        placed.append({})
        column = 0
        for cell in row:
            while (number, column) in taken:
                column += 1
            wide, tall = 1, max(min(cell.rows, len(table.rows) - number), 1)
            while wide < cell.columns and (number, column + wide) not in taken:
                wide += 1
            taken |= {(number + down, column + across) for down in range(tall) for across in range(wide)}
            placed[-1][column] = replace(cell, columns=wide, rows=tall)
    width = max((column + 1 for _, column in taken), default=0)
    for number, cells_of_row in enumerate(placed):
        cells_of_row.update({column: Cell(text=()) for column in range(width) if (number, column) not in taken})
    return tuple(tuple(row[column] for column in sorted(row)) for row in placed)
