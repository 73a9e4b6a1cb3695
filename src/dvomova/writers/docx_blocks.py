"""Pieces, rows and exhibits of an edition as Word paragraphs and tables.

Tables are built as XML and appended at once: python-docx's own ``add_row`` and ``cell`` cost time that grows with the
square of the rows (measured: 95 s for 1,180 rows, against 0.2 s).
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from xml.sax.saxutils import quoteattr

from ..model import Cell, Figure, Formula, Lang, Table, plain
from .docx_ink import Ink, run_xml
from .docx_page import Sheet, twips
from .docx_parts import Document
from .sheet import cells as head_and_data
from .sheet import numeric_columns, one_picture
from .view import Piece, Row
from .xml import clean

STYLES = {
    "title": "Title",
    "author": "Author",
    "affiliation": "Affiliation",
    "date": "History",
    "label": "SectionLabel",
    "paragraph": "BodyText",
    "item": "ListItem",
    "caption": "Caption",
    "formula": "Formula",
    "note": "Note",
    "keyword": "ParallelText",
    "reference": "Reference",
    "citation": "Citation",
}
EMU = 12700
TALLEST = 300.0
LABELLED = ("item", "reference", "note")
WEAK_FILL = "FFF4DC"
HAIR = "C9D0D9"
GUTTER = 250
"""Between the columns on either side of the hair line, in twips."""
MARK_WIDTH = 82.0


def paragraph(style: str, runs: str, extra: str = "") -> str:
    """A paragraph in a style; ``extra`` are properties in Word's order."""
    return f'<w:p><w:pPr><w:pStyle w:val="{style}"/>{extra}</w:pPr>{runs}</w:p>'


def layout_table(its: Sheet, left: str, right: str) -> str:
    """Two columns without lines."""
    half = twips(its.measure / 2)
    pad = f'<w:tcMar><w:right w:w="{GUTTER}" w:type="dxa"/></w:tcMar>'
    cells = "".join(
        f'<w:tc><w:tcPr><w:tcW w:w="{half}" w:type="dxa"/>{margin}</w:tcPr>{inner or paragraph("Spacer", "")}</w:tc>'
        for inner, margin in ((left, pad), (right, pad.replace("right", "left")))
    )
    return (
        f'<w:tbl><w:tblPr><w:tblStyle w:val="Parallel"/><w:tblW w:w="{2 * half}" w:type="dxa"/>'
        '<w:tblLayout w:type="fixed"/></w:tblPr>'
        f'<w:tblGrid><w:gridCol w:w="{half}"/><w:gridCol w:w="{half}"/></w:tblGrid><w:tr>{cells}</w:tr></w:tbl>'
        + paragraph("Spacer", "")
    )


@dataclass(frozen=True, slots=True)
class _Place:
    """How a cell of the table of two languages is set: lengths in twips; ``edge`` is side, colour and weight."""

    width: int
    span: int = 1
    opens: bool = False
    fill: str = ""
    left: int = 0
    right: int = 0
    edge: tuple[str, str, int] | None = None


@dataclass(slots=True)
class Blocks:
    """Sets pieces of one edition. ``levels`` are heading levels by id, ``own_words`` the edition's words."""

    its: Sheet
    ink: Ink
    document: Document
    levels: dict[str, int]
    media: dict[str, bytes]
    picture_word: str
    table_word: str
    drawings: int = 0

    def block(self, piece: Piece, *, first: bool = False, narrow: bool = False, quiet: bool = False) -> str:
        """A piece as a paragraph.

        ``first``: it opens a section and has no indent; ``narrow``: it stands in a column; ``quiet``: a heading of
        the right column, which the outline leaves out.
        """
        if piece.kind == "heading":
            return self._heading(piece, narrow, quiet)
        if isinstance(piece.exhibit, Formula):
            return self._formula(piece, piece.exhibit, narrow)
        style = STYLES[piece.kind]
        if piece.kind == "paragraph" and narrow:
            style = "ParallelText"
        elif piece.kind == "title" and narrow:
            style = "Subtitle"
        elif piece.kind == "paragraph" and (first or not piece.starts):
            style = "FirstParagraph"
        label = self._label(piece)
        extra = '<w:spacing w:before="120" w:after="40"/>' if narrow and piece.kind == "label" else ""
        if quiet and piece.kind in ("label", "title"):
            extra += '<w:outlineLvl w:val="9"/>'
        if piece.kind == "item" and (piece.level > 1 or narrow):
            step = twips(1.7 * self.its.size)
            extra = f'<w:ind w:left="{min(piece.level, 5) * step}" w:hanging="{step}"/>' + (
                '<w:jc w:val="left"/>' * narrow
            )
        return paragraph(style, label + self.ink(piece.text, piece.lang), extra)

    def _label(self, piece: Piece) -> str:
        if not piece.label:
            return ""
        if piece.kind in LABELLED:
            return run_xml(f"{piece.label}\t", piece.lang)
        return run_xml(piece.label, piece.lang, marks=("sup",)) + run_xml(" ", piece.lang)

    def _heading(self, piece: Piece, narrow: bool, quiet: bool) -> str:
        level = min(max(self.levels.get(piece.id, 2) - 1, 1), 6)
        extra = '<w:spacing w:before="120" w:after="40"/>' if narrow else ""
        extra += '<w:outlineLvl w:val="9"/>' if quiet else ""
        return paragraph(f"Heading{level}", self.ink(piece.text, piece.lang), extra)

    def _formula(self, piece: Piece, formula: Formula, narrow: bool) -> str:
        """A formula in the middle, its number at the right."""
        measure = self.its.measure / 2 - GUTTER / 20 if narrow else self.its.measure
        drawing = self.drawing(formula.image, plain(piece.text) or piece.label, measure * 0.8)
        inner = drawing or self.ink(piece.text, piece.lang)
        label = f"<w:r><w:tab/></w:r>{run_xml(piece.label, piece.lang)}" if piece.label else ""
        stops = "".join(
            f'<w:tab w:val="clear" w:pos="{twips(self.its.measure * share)}"/>'
            f'<w:tab w:val="{kind}" w:pos="{twips(measure * share)}"/>'
            for kind, share in (("center", 0.5), ("right", 1.0))
        )
        return paragraph("Formula", f"<w:r><w:tab/></w:r>{inner}{label}", f"<w:tabs>{stops}</w:tabs>" if narrow else "")

    def drawing(self, image: str | None, words: str, widest: float) -> str:
        """A picture as a run; nothing where its bytes are missing or no picture."""
        data = self.media.get(image or "")
        found = self.document.add_picture(data) if data else None
        if found is None:
            return ""
        id_, width, height = found
        scale = min(1.0, widest / max(width, 1.0), TALLEST / max(height, 1.0))
        across, down = max(round(width * scale * EMU), 1), max(round(height * scale * EMU), 1)
        self.drawings += 1
        number = self.drawings
        name = quoteattr(f"{self.picture_word} {number}")
        words = quoteattr(" ".join(clean(words).split())[:2000])
        return (
            f'<w:r><w:drawing><wp:inline distT="0" distB="0" distL="0" distR="0"><wp:extent cx="{across}" cy="{down}"/>'
            f'<wp:docPr id="{number}" name={name} descr={words}/><a:graphic>'
            '<a:graphicData uri="http://schemas.openxmlformats.org/drawingml/2006/picture"><pic:pic>'
            f'<pic:nvPicPr><pic:cNvPr id="{number}" name={name} descr={words}/><pic:cNvPicPr/></pic:nvPicPr>'
            f'<pic:blipFill><a:blip r:embed="{id_}"/><a:stretch><a:fillRect/></a:stretch></pic:blipFill>'
            f'<pic:spPr><a:xfrm><a:off x="0" y="0"/><a:ext cx="{across}" cy="{down}"/></a:xfrm>'
            '<a:prstGeom prst="rect"><a:avLst/></a:prstGeom></pic:spPr></pic:pic></a:graphicData></a:graphic>'
            "</wp:inline></w:drawing></w:r>"
        )

    # The table of two languages: a narrow third column of its grid holds the marks of rows in one language

    def _columns(self) -> tuple[int, int, int]:
        half, mark = twips(self.its.measure / 2), twips(MARK_WIDTH)
        return half, half - mark, mark

    def table_of_two(self, names: Sequence[tuple[Lang, str]], rows: Sequence[str]) -> str:
        """Rows under the names of the languages, which are repeated on every page."""
        columns = self._columns()
        left, right = (paragraph("ParallelHead", run_xml(name, lang)) for lang, name in names)
        edge = ("bottom", self.its.line, 8)
        cells = self._cell(left, _Place(columns[0], edge=edge, right=GUTTER))
        cells += self._cell(right, _Place(sum(columns[1:]), span=2, edge=edge, left=GUTTER))
        head = f"<w:tr><w:trPr><w:cantSplit/><w:tblHeader/></w:trPr>{cells}</w:tr>"
        grid = "".join(f'<w:gridCol w:w="{width}"/>' for width in columns)
        return (
            f'<w:tbl><w:tblPr><w:tblStyle w:val="Parallel"/><w:tblW w:w="{sum(columns)}" w:type="dxa"/>'
            '<w:tblLayout w:type="fixed"/><w:tblLook w:val="0020" w:firstRow="1" w:lastRow="0" w:firstColumn="0" '
            'w:lastColumn="0" w:noHBand="1" w:noVBand="1"/></w:tblPr>'
            f"<w:tblGrid>{grid}</w:tblGrid>{head}{''.join(rows)}</w:tbl>"
        )

    def row_of_two(self, row: Row, mark: str = "", *, ruled: bool = True, tight: bool = False) -> str:
        """A row: two cells, or one across both; ``mark`` is the paragraph that says in which language it is.

        ``tight``: no space above, though a block begins (keywords).
        """
        opens = row.opens and not tight
        if row.paired:
            left = "".join(self._in_column(piece, at == 0) for at, piece in enumerate(row.left))
            right = "".join(self._in_column(piece, at == 0, quiet=True) for at, piece in enumerate(row.right))
            return self.both(left, right, opens=opens, weak=row.weak, ruled=ruled)
        inner = "".join(self._in_column(piece, at == 0) for at, piece in enumerate(row.pieces))
        return self.wide(inner, mark, opens=opens) if inner else ""

    def _in_column(self, piece: Piece, at_head: bool, *, quiet: bool = False) -> str:
        piece = piece if at_head or piece.starts else replace(piece, label="")
        return self.block(piece, narrow=True, quiet=quiet)

    def both(self, left: str, right: str, *, opens: bool = False, weak: bool = False, ruled: bool = False) -> str:
        """A row of two cells; a doubtful pair is tinted."""
        columns = self._columns()
        place = _Place(columns[0], opens=opens, fill=WEAK_FILL if weak else "", right=GUTTER)
        edge = ("left", HAIR, 4) if ruled else None
        other = replace(place, width=sum(columns[1:]), span=2, left=GUTTER, right=0, edge=edge)
        return f"<w:tr>{self._cell(left, place)}{self._cell(right, other)}</w:tr>"

    def wide(self, inner: str, mark: str = "", *, opens: bool = False) -> str:
        """A row of one cell across both columns, and the mark of its language at the right."""
        columns = self._columns()
        if not mark:
            return f"<w:tr>{self._cell(inner, _Place(sum(columns), span=3, opens=opens))}</w:tr>"
        text = self._cell(inner, _Place(sum(columns[:2]), span=2, opens=opens, right=GUTTER))
        return f"<w:tr>{text}{self._cell(mark, _Place(columns[2], opens=opens))}</w:tr>"

    def _cell(self, inner: str, place: _Place) -> str:
        edge = place.edge
        border = f'<w:{edge[0]} w:val="single" w:sz="{edge[2]}" w:space="0" w:color="{edge[1]}"/>' if edge else ""
        margins = "".join(
            f'<w:{side} w:w="{width}" w:type="dxa"/>'
            for side, width in (("top", 90 if place.opens else 18), ("left", place.left), ("right", place.right))
        )
        properties = (
            f'<w:tcW w:w="{place.width}" w:type="dxa"/>',
            f'<w:gridSpan w:val="{place.span}"/>' if place.span > 1 else "",
            f"<w:tcBorders>{border}</w:tcBorders>" if border else "",
            f'<w:shd w:val="clear" w:color="auto" w:fill="{place.fill}"/>' if place.fill else "",
            f"<w:tcMar>{margins}</w:tcMar>",
        )
        return f"<w:tc><w:tcPr>{''.join(properties)}</w:tcPr>{inner or paragraph('ParallelText', '')}</w:tc>"

    # Tables and figures of the article

    def exhibit(self, row: Row, mark: str) -> str:
        """A table or figure across the page, with its captions; ``mark`` is set where it is in one language only.

        Captions in two languages stand side by side, and so do pictures that were drawn for each of them.
        """
        tables = [(piece, piece.exhibit) for piece in row.pieces if isinstance(piece.exhibit, Table)]
        if tables:
            captions = self._two([self._captions(side, keep=True) for side in (row.left, row.right) if side])
            return mark + captions + "".join(self.data_table(table, piece.lang) for piece, table in tables)
        if not one_picture(row):
            half = self.its.measure / 2 - GUTTER / 20
            sides = [self._picture(side, half) + self._captions(side) for side in (row.left, row.right)]
            return mark + self._two(sides)
        first = next((p for p in row.pieces if isinstance(p.exhibit, Figure) and p.exhibit.image in self.media), None)
        picture = self._picture((first,), self.its.measure) if first else ""
        return mark + picture + self._two([self._captions(side) for side in (row.left, row.right) if side])

    def _captions(self, side: Sequence[Piece], *, keep: bool = False) -> str:
        extra = "<w:keepNext/>" if keep else ""
        return "".join(paragraph("Caption", self.ink(p.text, p.lang), extra) for p in side if plain(p.text).strip())

    def _picture(self, side: Sequence[Piece], widest: float) -> str:
        drawn = [
            self.drawing(piece.exhibit.image, plain(piece.text) or self.picture_word, widest)
            for piece in side
            if isinstance(piece.exhibit, Figure)
        ]
        return "".join(paragraph("Picture", drawing) for drawing in drawn if drawing)

    def _two(self, sides: Sequence[str]) -> str:
        """Two sides in a table without lines; what has one side only, as it is."""
        if len([side for side in sides if side]) < 2:
            return "".join(sides)
        return layout_table(self.its, sides[0], sides[1])

    def data_table(self, table: Table, lang: Lang) -> str:
        """A table of data with repeated header rows, and its source line."""
        grid = _grid(table)
        source = paragraph("Source", self.ink(table.source, lang)) if plain(table.source).strip() else ""
        if not grid:
            return source
        widths = _widths(table, len(grid[0]), twips(self.its.measure))
        numeric = numeric_columns(table)
        rows = []
        leading = True
        for cells in grid:
            leading = leading and all(slot is None or slot.head for slot in cells)
            inner = "".join(
                self._data_cell(slot, at, widths, lang, numeric) for at, slot in enumerate(cells) if slot is not COVERED
            )
            header = "<w:tblHeader/>" if leading else ""
            rows.append(f"<w:tr><w:trPr><w:cantSplit/>{header}</w:trPr>{inner}</w:tr>")
        columns = "".join(f'<w:gridCol w:w="{width}"/>' for width in widths)
        words = quoteattr(" ".join(clean(f"{self.table_word}: {plain(table.caption)}").split())[:250])
        return (
            f'<w:tbl><w:tblPr><w:tblStyle w:val="DataTable"/><w:tblW w:w="{sum(widths)}" w:type="dxa"/>'
            '<w:tblLayout w:type="fixed"/><w:tblLook w:val="0020" w:firstRow="1" w:lastRow="0" w:firstColumn="0" '
            f'w:lastColumn="0" w:noHBand="1" w:noVBand="1"/><w:tblDescription w:val={words}/></w:tblPr>'
            f"<w:tblGrid>{columns}</w:tblGrid>{''.join(rows)}</w:tbl>{source or paragraph('Source', '')}"
        )

    def _data_cell(
        self, slot: _Slot | None, at: int, widths: Sequence[int], lang: Lang, numeric: frozenset[int]
    ) -> str:
        if slot is None:
            return f'<w:tc><w:tcPr><w:tcW w:w="{widths[at]}" w:type="dxa"/></w:tcPr>{paragraph("TableText", "")}</w:tc>'
        width = sum(widths[at : at + slot.cell.columns])
        span = f'<w:gridSpan w:val="{slot.cell.columns}"/>' if slot.cell.columns > 1 else ""
        merge = ""
        if slot.cell.rows > 1:
            merge = '<w:vMerge w:val="restart"/>' if slot.opens else "<w:vMerge/>"
        right = '<w:jc w:val="right"/>' if at in numeric else ""
        text = self.ink(slot.cell.text, lang) if slot.opens else ""
        inner = paragraph("TableHead" if slot.head else "TableText", text, right)
        return f'<w:tc><w:tcPr><w:tcW w:w="{width}" w:type="dxa"/>{span}{merge}</w:tcPr>{inner}</w:tc>'


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
    """Column widths by what stands in them, so that one long column does not starve the others."""
    needs = [6.0] * count
    for row in _grid(table):
        for at, slot in enumerate(row):
            if slot is not None and slot is not COVERED and slot.cell.columns == 1:
                letters = plain(slot.cell.text)
                longest = max((len(word) for word in letters.split()), default=0)
                needs[at] = max(needs[at], min(len(letters), 34), min(longest, 24)) + 0.0
    total = sum(needs)
    widths = [int(whole * need / total) for need in needs]
    widths[-1] += whole - sum(widths)
    return widths
