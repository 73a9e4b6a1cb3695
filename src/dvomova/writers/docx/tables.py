"""Tables of data in the DOCX edition: a full grid, columns as wide as their contents need, header rows that repeat."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from xml.sax.saxutils import quoteattr

from ...editions.stretches import cells as head_and_data
from ...editions.stretches import numeric_columns
from ...model import Cell, Lang, Table, plain
from ..xml_tree import clean
from .page import PageSetup, twips
from .runs import RunSetter, paragraph

LEAST_NEED, MOST_NEED, LONGEST_WORD = 6.0, 34, 24
"""Letters that a column has room for at least, and at most for its text and for its longest word."""


def data_table(table: Table, lang: Lang, its: PageSetup, setter: RunSetter, word: str) -> str:
    """A table with repeated header rows, and its source line; ``word`` is the edition's word for a table."""
    grid = _grid(table)
    source = paragraph("Source", setter(table.source, lang)) if plain(table.source).strip() else ""
    if not grid:
        return source
    widths = _widths(table, len(grid[0]), twips(its.measure))
    numeric = numeric_columns(table)
    rows = []
    leading = True
    for cells in grid:
        leading = leading and all(slot is None or slot is COVERED or slot.head for slot in cells)
        inner = "".join(
            _data_cell(slot, at, widths, numeric, setter(slot.cell.text, lang) if slot and slot.opens else "")
            for at, slot in enumerate(cells)
            if slot is not COVERED
        )
        header = "<w:tblHeader/>" if leading else ""
        rows.append(f"<w:tr><w:trPr><w:cantSplit/>{header}</w:trPr>{inner}</w:tr>")
    columns = "".join(f'<w:gridCol w:w="{width}"/>' for width in widths)
    words = quoteattr(" ".join(clean(f"{word}: {plain(table.caption)}").split())[:250])
    return (
        f'<w:tbl><w:tblPr><w:tblStyle w:val="DataTable"/><w:tblW w:w="{sum(widths)}" w:type="dxa"/>'
        '<w:tblLayout w:type="fixed"/><w:tblLook w:val="0020" w:firstRow="1" w:lastRow="0" w:firstColumn="0" '
        f'w:lastColumn="0" w:noHBand="1" w:noVBand="1"/><w:tblDescription w:val={words}/></w:tblPr>'
        f"<w:tblGrid>{columns}</w:tblGrid>{''.join(rows)}</w:tbl>{source or paragraph('Source', '')}"
    )


def _data_cell(slot: _Slot | None, at: int, widths: Sequence[int], numeric: frozenset[int], text: str) -> str:
    if slot is None:
        return f'<w:tc><w:tcPr><w:tcW w:w="{widths[at]}" w:type="dxa"/></w:tcPr>{paragraph("TableText", "")}</w:tc>'
    width = sum(widths[at : at + slot.cell.columns])
    span = f'<w:gridSpan w:val="{slot.cell.columns}"/>' if slot.cell.columns > 1 else ""
    merge = ""
    if slot.cell.rows > 1:
        merge = '<w:vMerge w:val="restart"/>' if slot.opens else "<w:vMerge/>"
    right = '<w:jc w:val="right"/>' if at in numeric else ""
    inner = paragraph("TableHead" if slot.head else "TableText", text, right)
    return f'<w:tc><w:tcPr><w:tcW w:w="{width}" w:type="dxa"/>{span}{merge}</w:tcPr>{inner}</w:tc>'


MARGINS = 3.0
"""What a cell's margins take, in letters; without them a column of short numbers breaks these over two lines."""


@dataclass(frozen=True, slots=True)
class _Slot:
    """A place of a table's grid: the cell there, whether it begins in this row, and whether it is a header."""

    cell: Cell
    opens: bool
    head: bool


COVERED = _Slot(Cell(text=()), False, False)
"""A place that a cell to the left goes over."""


def _grid(table: Table) -> list[list[_Slot | None]]:
    """Every place of the table: rows as wide as the widest, cells over several rows in each of them."""
    rows: list[dict[int, _Slot]] = [{} for _ in table.rows]
    for number, row in enumerate(head_and_data(table)):
        at = 0
        for tag, _, cell in row:
            while at in rows[number]:
                at += 1
            for down in range(min(cell.rows, len(rows) - number)):
                rows[number + down][at] = _Slot(cell, down == 0, tag == "th")
                for across in range(1, cell.columns):
                    rows[number + down][at + across] = COVERED
            at += cell.columns
    width = max((max(row, default=-1) + 1 for row in rows), default=0)
    return [[row.get(at) for at in range(width)] for row in rows] if width else []


def _widths(table: Table, count: int, whole: int) -> list[int]:
    """Column widths by what stands in them, so that a long column leaves the others room."""
    needs = [LEAST_NEED] * count
    for row in _grid(table):
        for at, slot in enumerate(row):
            if slot is not None and slot is not COVERED and slot.cell.columns == 1:
                letters = plain(slot.cell.text)
                longest = max((len(word) for word in letters.split()), default=0)
                needs[at] = max(needs[at], min(len(letters), MOST_NEED), min(longest, LONGEST_WORD))
    needs = [need + MARGINS for need in needs]
    total = sum(needs)
    widths = [int(whole * need / total) for need in needs]
    widths[-1] += whole - sum(widths)
    return widths
