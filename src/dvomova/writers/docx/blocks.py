"""Pieces, figures and formulas of an edition as Word paragraphs."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from xml.sax.saxutils import quoteattr

from ...editions.stretches import one_picture
from ...editions.values import Passage, Row
from ...model import Figure, Formula, Table, around, plain
from ..xml_tree import clean
from .columns import GUTTER, layout_table
from .package import Document
from .page import PageSetup, twips
from .runs import RunSetter, paragraph, run_xml
from .tables import data_table

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
"""English Metric Units in a point (ECMA-376, §20.1.2.1)."""
TALLEST = 300.0
"""Points that a picture is high at most, so that its caption fits on the same page."""
SAME_SHAPE = (0.7, 1.4)
"""Shape of a picture by that of the box that it was printed in: outside these the box holds more than the picture."""
FORMULA_WIDTH = 0.8
"""Share of the measure that a formula fills at most, so that its number has room beside it."""
ITEM_STEP = 1.7
"""In sizes of the text: how far each level of a list is set in."""
DEEPEST_ITEM = 5
"""Levels of a list that are set in further and further; deeper ones stand below the fifth."""
LABELLED = ("item", "reference", "note")


@dataclass(slots=True)
class Blocks:
    """Sets pieces of one edition. ``levels`` are heading levels by id, ``own_words`` the edition's words."""

    its: PageSetup
    setter: RunSetter
    document: Document
    levels: dict[str, int]
    media: dict[str, bytes]
    picture_word: str
    table_word: str
    drawings: int = 0

    def block(self, piece: Passage, *, first: bool = False, narrow: bool = False, quiet: bool = False) -> str:
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
            step = twips(ITEM_STEP * self.its.size)
            extra = f'<w:ind w:left="{min(piece.level, DEEPEST_ITEM) * step}" w:hanging="{step}"/>'
            extra += '<w:jc w:val="left"/>' if narrow else ""
        return paragraph(style, label + self.setter(piece.text, piece.lang), extra)

    def in_column(self, piece: Passage, quiet: bool) -> str:
        """A piece in a column of the table of two languages."""
        return self.block(piece, narrow=True, quiet=quiet)

    def _label(self, piece: Passage) -> str:
        if not piece.label:
            return ""
        if piece.kind in LABELLED:
            return run_xml(f"{piece.label}\t", piece.lang)
        return run_xml(piece.label, piece.lang, marks=("sup",)) + run_xml(" ", piece.lang)

    def _heading(self, piece: Passage, narrow: bool, quiet: bool) -> str:
        level = min(max(self.levels.get(piece.id, 2) - 1, 1), 6)
        extra = '<w:spacing w:before="120" w:after="40"/>' if narrow else ""
        extra += '<w:outlineLvl w:val="9"/>' if quiet else ""
        return paragraph(f"Heading{level}", self.setter(piece.text, piece.lang), extra)

    def _formula(self, piece: Passage, formula: Formula, narrow: bool) -> str:
        """A formula in the middle, its number at the right."""
        measure = self.its.measure / 2 - GUTTER / 20 if narrow else self.its.measure
        drawing = self.drawing(formula, plain(piece.text) or piece.label, measure * FORMULA_WIDTH)
        inner = drawing or self.setter(piece.text, piece.lang)
        label = f"<w:r><w:tab/></w:r>{run_xml(piece.label, piece.lang)}" if piece.label else ""
        stops = "".join(
            f'<w:tab w:val="clear" w:pos="{twips(self.its.measure * share)}"/>'
            f'<w:tab w:val="{kind}" w:pos="{twips(measure * share)}"/>'
            for kind, share in (("center", 0.5), ("right", 1.0))
        )
        return paragraph("Formula", f"<w:r><w:tab/></w:r>{inner}{label}", f"<w:tabs>{stops}</w:tabs>" if narrow else "")

    def drawing(self, exhibit: Figure | Formula, words: str, widest: float) -> str:
        """A picture as a run; nothing where its bytes are missing or no picture."""
        data = self.media.get(exhibit.image or "")
        found = self.document.add_picture(data) if data else None
        if found is None:
            return ""
        id_, width, height = found
        if printed := _printed_width(exhibit, width / max(height, 1.0)):
            width, height = printed, height * printed / max(width, 1.0)
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

    # Tables and figures of the article

    def exhibit(self, row: Row, mark: str) -> str:
        """A table or figure across the page, with its captions; ``mark`` is set where it is in one language only.

        Captions in two languages stand side by side, and so do pictures that were drawn for each of them.
        """
        tables = [(piece, piece.exhibit) for piece in row.pieces if isinstance(piece.exhibit, Table)]
        if tables:
            captions = self._two([self._captions(side, keep=True) for side in (row.left, row.right) if side])
            word = self.table_word
            return mark + captions + "".join(data_table(t, p.lang, self.its, self.setter, word) for p, t in tables)
        if not one_picture(row):
            half = self.its.measure / 2 - GUTTER / 20
            sides = [self._picture(side, half) + self._captions(side) for side in (row.left, row.right)]
            return mark + self._two(sides)
        first = next((p for p in row.pieces if isinstance(p.exhibit, Figure) and p.exhibit.image in self.media), None)
        picture = self._picture((first,), self.its.measure) if first else ""
        return mark + picture + self._two([self._captions(side) for side in (row.left, row.right) if side])

    def _captions(self, side: Sequence[Passage], *, keep: bool = False) -> str:
        extra = "<w:keepNext/>" if keep else ""
        return "".join(paragraph("Caption", self.setter(p.text, p.lang), extra) for p in side if plain(p.text).strip())

    def _picture(self, side: Sequence[Passage], widest: float) -> str:
        drawn = [
            self.drawing(piece.exhibit, plain(piece.text) or self.picture_word, widest)
            for piece in side
            if isinstance(piece.exhibit, Figure)
        ]
        return "".join(paragraph("Picture", drawing) for drawing in drawn if drawing)

    def _two(self, sides: Sequence[str]) -> str:
        """Two sides in a table without lines; what has one side only, as it is."""
        if len([side for side in sides if side]) < 2:
            return "".join(sides)
        return layout_table(self.its, sides[0], sides[1])


def _printed_width(exhibit: Figure | Formula, shape: float) -> float | None:
    """How wide the picture was printed, in points; ``None`` where its box is not known or is no picture's.

    ``shape`` is the picture's width by its height: a box of another shape holds more than the picture.
    """
    if not exhibit.boxes:
        return None
    box = around(box for box in exhibit.boxes if box.page == exhibit.boxes[0].page)
    if not box.width or not box.height or not SAME_SHAPE[0] < shape * box.height / box.width < SAME_SHAPE[1]:
        return None
    return box.width
