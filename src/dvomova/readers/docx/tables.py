"""Tables of a Word text: those that hold data, and those that only place text on the page."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import replace

from ...languages.labels import Labels
from ...model import Block, Cell, Figure, Run, Table, Text, block_text, merge, plain, strip, text_of
from ...model.text import wholly
from ...model.vocabulary import ABSTRACTS, Concept
from .package import Element, w
from .paragraphs import Raw
from .styles import number, switch, value

LONG_CELL = 800
WIDEST = 200
WRAPPERS = frozenset({w("sdt"), w("sdtContent"), w("ins"), w("customXml")})
FRONT_MATTER = ABSTRACTS | {Concept.UDC, Concept.DOI}
Item = Raw | Block


def rows_of(table: Element) -> Iterable[Element]:
    """The rows of a table that were not deleted."""
    for node in table:
        if node.tag == w("tr"):
            if node.find(f"{w('trPr')}/{w('del')}") is None:
                yield node
        elif node.tag in WRAPPERS:
            yield from rows_of(node)


def cells_of(row: Element) -> Iterable[Element]:
    """The cells of a row."""
    for node in row:
        if node.tag == w("tc"):
            yield node
        elif node.tag in WRAPPERS:
            yield from cells_of(node)


def arranges(cells: Sequence[Sequence[Sequence[Item]]], labels: Labels) -> bool:
    """Whether a table only places text on the page.

    So it is with one row or column, with long prose, tables or pictures in a cell, or the labels of front matter.
    """
    if len(cells) <= 1 or all(len(row) <= 1 for row in cells):
        return True
    return any(_places_text(item, labels) for row in cells for cell in row for item in cell)


def _places_text(item: Item, labels: Labels) -> bool:
    if not isinstance(item, Raw):
        return isinstance(item, Table | Figure)
    letters = plain(item.text)
    label = labels.match(letters)
    return len(letters) > LONG_CELL or bool(label and label.closed and label.means(*FRONT_MATTER))


def cell_text(items: Sequence[Item]) -> Text:
    """The paragraphs of a cell as one text."""
    runs: list[Run] = []
    for item in items:
        text = item.text if isinstance(item, Raw) else block_text(item)
        label = f"{item.label} " if isinstance(item, Raw) and item.label else ""
        runs.extend((*text_of(" " if runs else ""), *text_of(label), *text))
    return strip(merge(runs))


def _count(properties: Element | None, name: str) -> int:
    return int(min(max(number(value(properties, name)) or 0, 0), WIDEST))


def data_rows(grid: Sequence[Element], texts: Sequence[Sequence[Text]]) -> tuple[tuple[Cell, ...], ...]:
    """The cells, those merged over rows or columns once; the first row as header where it reads as one."""
    rows: list[list[Cell]] = []
    merged: dict[int, tuple[int, int]] = {}
    for row, row_texts in zip(grid, texts, strict=True):
        properties = row.find(w("trPr"))
        column = _count(properties, "gridBefore")
        header = bool(switch(properties, "tblHeader"))
        cells: list[Cell] = []
        for node, text in zip(cells_of(row), row_texts, strict=True):
            own = node.find(w("tcPr"))
            columns = max(_count(own, "gridSpan"), 1)
            merge_mark = own.find(w("vMerge")) if own is not None else None
            goes_on = merge_mark is not None and merge_mark.get(w("val"), "continue") != "restart"
            if goes_on and column in merged:
                at, place = merged[column]
                first = rows[at][place]
                rows[at][place] = replace(first, rows=first.rows + 1, text=_joined(first.text, text))
            else:
                merged.pop(column, None)
                if merge_mark is not None:
                    merged[column] = (len(rows), len(cells))
                cells.append(Cell(text=text, columns=columns, header=header))
            column += columns
        rows.append(cells)
    if rows and not any(cell.header for row in rows for cell in row):
        rows[0] = _as_header(rows)
    return tuple(tuple(row) for row in rows)


def _joined(first: Text, second: Text) -> Text:
    return strip(merge((*first, *text_of(" "), *second))) if plain(second) else first


def _as_header(rows: list[list[Cell]]) -> list[Cell]:
    """The first row, as a header where it alone is all bold, or where no cell of it holds a number."""
    first, others = rows[0], [cell for row in rows[1:] for cell in row]
    filled = [cell for cell in first if plain(cell.text).strip()]
    if not others or 2 * len(filled) <= len(first):
        return first
    bold = all(wholly(cell.text, "bold") for cell in filled) and not all(wholly(cell.text, "bold") for cell in others)
    wordy = not any(letter.isdigit() for cell in first for letter in plain(cell.text))
    return [replace(cell, header=True) for cell in first] if bold or wordy else first
