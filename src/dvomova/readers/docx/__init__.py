"""Word texts (ECMA-376, ISO 29500) as a Draft.

Read with lxml from the archive itself rather than through python-docx: it shows neither text boxes nor notes, tracked
changes, fields or list labels, refuses the strict form and files with a dead relationship, and sets no limits.
"""

from __future__ import annotations

import hashlib
from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from pathlib import Path

from ...errors import EmptyInput
from ...findings import Code, Report, Severity
from ...languages.labels import Labels, of_languages
from ...model import (
    Block,
    Box,
    Draft,
    Figure,
    Furniture,
    Note,
    Run,
    Source,
    Table,
    block_text,
    merge,
    plain,
    strip,
    text_of,
)
from ...model.text import wholly
from ..drafts import attach, finish
from ..images import picture_name
from .numbering import Numbering
from .package import Element, Package, Relation, w
from .paragraphs import Raw, display_formula, logical_lines, one_line, shape
from .runs import OLD_FORMULA, Content, Inline, NoteCalls, Noticed, note_key
from .styles import Styles, value
from .tables import arranges, cell_text, cells_of, data_rows, rows_of

DEEPEST = 30
MANY_BOXES = 4
LETTERS_BESIDE = 4
"""A paragraph with a formula and no more letters than these (its number) is a display formula."""
CORE = {"title": "title", "creator": "author", "subject": "subject", "keywords": "keywords", "language": "language"}
PAGE = Box(page=1, x0=0, top=0, x1=0, bottom=0)


def read(path: Path, report: Report, labels: Labels | None = None) -> Draft:
    """The blocks of a DOCX file. Raises ``InputError`` where there is nothing to read."""
    with Package(path) as package:
        part = package.main_part()
        document = _Document(package, part, report, labels or of_languages())
        root = package.xml(part)
        body = root.find(w("body")) if root is not None else None
        if body is not None:
            document.walk(body, 0)
        blocks = [*attach(shape(document.items, document.labels), document.labels), *document.notes()]
        if not any(plain(block_text(block)).strip() for block in blocks):
            raise EmptyInput(f"“{path.name}” holds no text; check that it is the right file.")
        document.tell()
        furniture, numbers = document.furniture(root) if root is not None else ((), {})
        source = Source(
            name=path.name,
            format="docx",
            sha256=hashlib.sha256(path.read_bytes()).hexdigest(),
            metadata=_metadata(package),
        )
        draft = finish(source, blocks, media=document.media, furniture=furniture)
        return replace(draft, page_numbers=numbers)


def _metadata(package: Package) -> dict[str, str]:
    part = next((r.target for r in package.relations("").values() if r.kind == "core-properties"), "docProps/core.xml")
    root = package.xml(part)
    found: dict[str, str] = {}
    for node in root if root is not None else ():
        name = CORE.get(str(node.tag).rsplit("}", 1)[-1])
        if name and node.text and node.text.strip():
            found[name] = node.text.strip()[:500]
    return dict(sorted(found.items()))


def _on_charts(paragraphs: Sequence[str]) -> str:
    """How many charts and diagrams could not be read, and at which paragraphs."""
    count = len(paragraphs)
    many = "1 chart or diagram" if count == 1 else f"{count} charts or diagrams"
    places = "; ".join(dict.fromkeys(f"“{text[:60]}”" if text else "the beginning of the text" for text in paragraphs))
    return f"{many} could not be read, at {places}; save each as a picture in Word and put the picture in its place."


@dataclass
class _Held:
    """Letters that belong to the next paragraph: a drop cap, or a paragraph whose end was deleted."""

    runs: list[Run] = field(default_factory=list)


class _Document:
    """The parts of one file, and what is collected from them in reading order."""

    def __init__(self, package: Package, part: str, report: Report, labels: Labels) -> None:
        self.labels = labels
        self.package = package
        self.report = report
        self.relations = package.relations(part)
        self.styles = Styles(self._part("styles"))
        self.numbering = Numbering(self._part("numbering"), self.styles)
        self.calls = NoteCalls(forms=self._note_forms())
        self.noticed = Noticed()
        self.inline = Inline(self.styles, self.relations, self.calls, self.noticed)
        self.items: list[Raw | Block] = []
        self.media: dict[str, bytes] = {}
        self.gap = 0
        self.held = _Held()

    def _related(self, kind: str) -> str | None:
        return next((r.target for r in self.relations.values() if r.kind == kind and not r.external), None)

    def _part(self, kind: str) -> Element | None:
        name = self._related(kind)
        return self.package.xml(name) if name else None

    def _note_forms(self) -> dict[str, str]:
        settings = self._part("settings")
        forms = {"footnote": "decimal", "endnote": "lowerRoman"}
        for kind in forms:
            own = value(settings.find(w(f"{kind}Pr")), "numFmt") if settings is not None else None
            forms[kind] = own or forms[kind]
        return forms

    def walk(self, container: Element, depth: int) -> None:
        """Paragraphs and tables below an element, through content controls and tracked insertions."""
        if depth > DEEPEST:
            return
        for node in container:
            if node.tag == w("p"):
                self.paragraph(node, depth)
            elif node.tag == w("tbl"):
                self.table(node, depth)
            elif node.tag in (w("sdt"), w("sdtContent"), w("ins"), w("moveTo"), w("customXml")):
                self.walk(node, depth + 1)
            elif node.tag == w("altChunk"):
                self.report.add(
                    Code.ATTACHMENT_IGNORED,
                    "A document embedded in the text was not read; open the file in Word and save it again.",
                    severity=Severity.WARNING,
                )

    def paragraph(self, node: Element, depth: int) -> None:
        """A paragraph, then what is anchored in it."""
        content = self.inline.read(node)
        properties = node.find(w("pPr"))
        frame = properties.find(w("framePr")) if properties is not None else None
        drop_cap = frame is not None and frame.get(w("dropCap"), "none") != "none"
        mark = properties.find(w("rPr")) if properties is not None else None
        if drop_cap or (mark is not None and mark.find(w("del")) is not None):
            self.held.runs.extend(run for run in content.text if run.text.strip() or not drop_cap)
        else:
            self._text(content, properties)
        for id_, words in content.pictures:
            self._picture(id_, words)
        for boxes in content.boxes:
            self._boxes(boxes, depth)

    def _text(self, content: Content, properties: Element | None) -> None:
        style = self.styles.paragraph(properties)
        text = merge((*self.held.runs, *content.runs))
        self.held.runs.clear()
        if not plain(text).strip():
            self.gap += 1
            return
        label = self.numbering.label(style.number, style.level) if style.number is not None else None
        if content.formulas and content.letters <= LETTERS_BESIDE:
            self.items.append(display_formula(text))
            return
        raw = Raw(text=(), style=style, sizes=content.sizes, capitals=2 * content.capitals > content.letters > 0)
        for number, line in enumerate(logical_lines(text, wholly(text, "bold") or bool(style.outline))):
            self.items.append(
                replace(raw, text=line, label=label if not number else None, gap=self.gap if not number else 0)
            )
        self.gap = 0

    def _picture(self, id_: str | None, words: str) -> None:
        """A figure with its picture; a chart, which has none, is a finding of its own."""
        relation = self.relations.get(id_) if id_ is not None else None
        data = self.package.data(relation.target) if relation and not relation.external else None
        name = picture_name(data) if data else None
        if data and name:
            self.media[name] = data
        elif id_ is not None:
            self.report.add(
                Code.ATTACHMENT_IGNORED,
                "A picture or diagram of the text is in a form that editions cannot show; insert it as PNG or JPEG.",
                severity=Severity.WARNING,
            )
        self.items.append(Figure(id="", image=name, caption=text_of(words.strip())))

    def _boxes(self, boxes: list[Element], depth: int) -> None:
        """Text boxes as text at their anchor; the labels of a drawing (many small boxes) in one paragraph."""
        start = len(self.items)
        for box in boxes:
            self.walk(box, depth + 1)
        added = [item for item in self.items[start:] if isinstance(item, Raw)]
        if len(boxes) < MANY_BOXES or len(added) != len(self.items) - start:
            return
        together = "; ".join(plain(item.text).strip() for item in added)
        self.items[start:] = [Raw(text=text_of(together))] if together else []
        self.report.add(
            Code.BLOCK_NOT_UNDERSTOOD,
            f"The words in a drawing stand as one paragraph: “{together[:80]}”.",
            severity=Severity.WARNING,
        )

    def table(self, node: Element, depth: int) -> None:
        """A table of data as a table; one that only arranges text on the page as that text."""
        grid = list(rows_of(node))
        cells = [[self._inside(cell, depth) for cell in cells_of(row)] for row in grid]
        self.gap = 0
        if arranges(cells, self.labels):
            self.items.extend(item for row in cells for cell in row for item in cell)
        else:
            texts = [[cell_text(cell) for cell in row] for row in cells]
            self.items.append(Table(id="", rows=data_rows(grid, texts)))

    def _inside(self, cell: Element, depth: int) -> list[Raw | Block]:
        """What a cell holds, not yet among the blocks."""
        outer, self.items = self.items, []
        self.walk(cell, depth + 1)
        inner, self.items = self.items, outer
        return inner

    def notes(self) -> list[Block]:
        """Footnotes and endnotes in the order of their calls."""
        out: list[Block] = []
        for kind in ("footnote", "endnote"):
            root = self._part(f"{kind}s")
            if root is None:
                continue
            part = self._related(f"{kind}s") or ""
            relations: dict[str, Relation] = self.package.relations(part)
            inline = Inline(self.styles, relations, NoteCalls(), self.noticed)
            bodies = {note.get(w("id"), ""): note for note in root.findall(w(kind))}
            for (called, id_), mark in self.calls.marks.items():
                if called == kind and id_ in bodies:
                    runs: list[Run] = []
                    for paragraph in bodies[id_].iter(w("p")):
                        runs.extend((*text_of(" " if runs else ""), *inline.read(paragraph).text))
                    text = strip(one_line(merge(runs)))
                    out.append(Note(id=note_key(kind, id_), label=mark, text=text))
        return out

    def furniture(self, root: Element) -> tuple[tuple[Furniture, ...], dict[int, str]]:
        """The texts of headers and footers, each once, and the number of the first page where one is set."""
        found: dict[str, None] = {}
        numbered = False
        for relation in self.relations.values():
            part = self.package.xml(relation.target) if relation.kind in ("header", "footer") else None
            if part is None:
                continue
            numbered |= any("PAGE" in (i.text or "") for i in part.iter(w("instrText")))
            numbered |= any("PAGE" in i.get(w("instr"), "") for i in part.iter(w("fldSimple")))
            inline = Inline(self.styles, self.package.relations(relation.target), NoteCalls(), Noticed())
            for paragraph in part.iter(w("p")):
                text = " ".join(plain(inline.read(paragraph).text).split())
                if text:
                    found[text] = None
        first = value(next(root.iter(w("sectPr")), None), "pgNumType", "start")
        numbers = {1: first} if numbered and first else {}
        return tuple(Furniture(text=text, box=PAGE) for text in found), numbers

    def tell(self) -> None:
        """Findings on what was left out."""
        noticed, report = self.noticed, self.report
        if noticed.deleted:
            report.add(
                Code.TEXT_HIDDEN,
                f"The text has {noticed.deleted} tracked deletions; it was read as if all changes were accepted.",
            )
        if hidden := " ".join("".join(noticed.hidden).split()):
            report.add(
                Code.TEXT_HIDDEN,
                f"Text set as hidden was left out: “{hidden[:80]}”.",
                changes=[(hidden, "")],
            )
        if noticed.symbols:
            report.add(
                Code.TEXT_UNREADABLE,
                f"{noticed.symbols} signs of a picture font stand as “•”; compare them with the original.",
            )
        if noticed.old_formulas:
            report.add(
                Code.TEXT_UNREADABLE,
                f"{noticed.old_formulas} formulas of an old equation editor stand as “{OLD_FORMULA}”; "
                "convert them in Word (Insert, Equation) or put them in by hand.",
            )
        if noticed.charts:
            report.add(Code.CHART_UNREADABLE, _on_charts(noticed.charts), severity=Severity.WARNING)
        comments = self._part("comments")
        if comments is not None and comments.find(w("comment")) is not None:
            count = len(comments.findall(w("comment")))
            report.add(Code.ATTACHMENT_IGNORED, f"{count} comments in the margin were left out.")
