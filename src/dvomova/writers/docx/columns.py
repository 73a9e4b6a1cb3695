"""The table of two languages in the DOCX edition: one row for what corresponds.

Its grid has a narrow third column, for the marks of rows in one language only. Rows are built as XML and appended at
once: python-docx's own ``add_row`` and ``cell`` cost time that grows with the square of the rows (measured: 95 s for
1,180 rows, against 0.2 s).
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace

from ...editions.values import Passage, Row
from ...model import Lang
from .page import PageSetup, twips
from .runs import paragraph, run_xml

WEAK_FILL = "FFF4DC"
HAIR = "C9D0D9"
GUTTER = 250
"""Between the columns on either side of the thin line, in twips."""
MARK_WIDTH = 82.0


def layout_table(its: PageSetup, left: str, right: str) -> str:
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


@dataclass(frozen=True, slots=True)
class Columns:
    """Sets rows of the table; ``block`` sets a piece in a column, quietly (not in the outline) at the right."""

    its: PageSetup
    block: Callable[[Passage, bool], str]

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
        """A row: two cells, or one across both; ``mark`` is the paragraph that names its language.

        ``tight``: no space above, though a block begins (keywords).
        """
        opens = row.opens and not tight
        if row.paired:
            left = "".join(self._in_column(piece, at == 0) for at, piece in enumerate(row.left))
            right = "".join(self._in_column(piece, at == 0, quiet=True) for at, piece in enumerate(row.right))
            return self.both(left, right, opens=opens, weak=row.weak, ruled=ruled)
        inner = "".join(self._in_column(piece, at == 0) for at, piece in enumerate(row.pieces))
        return self.wide(inner, mark, opens=opens) if inner else ""

    def _in_column(self, piece: Passage, at_head: bool, *, quiet: bool = False) -> str:
        piece = piece if at_head or piece.starts else replace(piece, label="")
        return self.block(piece, quiet)

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
