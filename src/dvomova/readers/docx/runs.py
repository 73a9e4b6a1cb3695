"""What stands inside a Word paragraph: runs, fields, links, notes, formulas, and what is anchored in it.

Tracked insertions are read, deletions are not. Of alternative contents (a text box is stored twice, for new and old
readers) the first that holds anything is taken. Of a field its last result is read, as Word prints it.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field, replace

from ...model import Mark, Run, Text, merge, plain
from ...patterns import symbol_font
from .formulas import M, formula
from .numbering import written
from .package import Element, R, Relation, safe_link, w
from .styles import RunStyle, Styles, number, value

MC = "http://schemas.openxmlformats.org/markup-compatibility/2006"
A = "http://schemas.openxmlformats.org/drawingml/2006/main"
WP = "http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing"
VML = "urn:schemas-microsoft-com:vml"
OFFICE = "urn:schemas-microsoft-com:office:office"
OLD_FORMULA = "[…]"
"""Stands where a formula of an old equation editor is, which holds no text."""
ADDRESS = re.compile(r'\bHYPERLINK\s+(?:\\\S\s+)*(?:"([^"]+)"|(\S+))', re.IGNORECASE)
UNSEEN_FIELDS = re.compile(r"\s*(?:PAGE|NUMPAGES|SECTIONPAGES|XE|TC|INDEX)\b", re.IGNORECASE)
THROUGH = [w(n) for n in ("ins", "moveTo", "smartTag", "customXml", "sdt", "sdtContent", "dir", "bdo")]
"""Elements around runs whose content is read as if they were not there."""
DELETED = (w("del"), w("moveFrom"))
ANCHORED = (w("drawing"), w("pict"), w("object"))
SINGLE = {w("tab"): "\t", w("ptab"): "\t", w("br"): "\n", w("cr"): "\n", w("noBreakHyphen"): "-"}
"""Elements of a run that stand for one character."""
DEEPEST = 60
"""Elements inside one another; a file that nests deeper was made to exhaust its reader."""
ICON = 20.0
"""Pictures smaller than this both ways, in points, are icons (the ORCID sign) and no figures."""


@dataclass(slots=True)
class OpenField:
    """A field that is open: its instruction, and whether its result has begun."""

    instruction: str = ""
    result: bool = False


@dataclass(slots=True)
class Content:
    """A paragraph read: runs with ``\\n`` for line breaks; pictures as relationship ids with the words for them.

    A chart has no id: it is a picture that cannot be read.
    """

    runs: list[Run] = field(default_factory=list)
    sizes: Counter[float] = field(default_factory=Counter)
    capitals: int = 0
    letters: int = 0
    formulas: int = 0
    pictures: list[tuple[str | None, str]] = field(default_factory=list)
    boxes: list[list[Element]] = field(default_factory=list)

    @property
    def text(self) -> Text:
        return merge(self.runs)


@dataclass(slots=True)
class Noticed:
    """What was left out, for the report; each chart by the words of its paragraph, or of the last one before it."""

    deleted: int = 0
    hidden: list[str] = field(default_factory=list)
    symbols: int = 0
    charts: list[str] = field(default_factory=list)
    old_formulas: int = 0


@dataclass(slots=True)
class NoteCalls:
    """Footnotes and endnotes in the order of their calls: key → mark."""

    marks: dict[tuple[str, str], str] = field(default_factory=dict)
    forms: Mapping[str, str] = field(default_factory=dict)

    def call(self, kind: str, id_: str) -> str:
        """The mark of a note; the next number of its kind where it is called first."""
        if (kind, id_) not in self.marks:
            count = sum(1 for other, _ in self.marks if other == kind) + 1
            self.marks[kind, id_] = written(count, self.forms.get(kind, "decimal"))
        return self.marks[kind, id_]


def note_key(kind: str, id_: str) -> str:
    """The id of a note until blocks are numbered."""
    return f"^{kind}{id_}"


@dataclass(frozen=True, slots=True)
class InParagraph:
    """Where an element of a paragraph stands: what it is read into, the paragraph's style, the link around it."""

    content: Content
    style: str | None
    href: str | None = None
    depth: int = 0

    def inside(self, href: str | None = None) -> InParagraph:
        """The same one element further in, perhaps in another link."""
        return replace(self, href=href or self.href, depth=self.depth + 1)


@dataclass(frozen=True, slots=True)
class InRun:
    """What the elements of a run share; ``symbols`` says that its letters are places in the Symbol font."""

    content: Content
    look: RunStyle
    href: str | None
    symbols: bool


class Inline:
    """Reads the paragraphs of one part (text, footnotes, endnotes)."""

    def __init__(self, styles: Styles, relations: Mapping[str, Relation], notes: NoteCalls, noticed: Noticed) -> None:
        self._styles = styles
        self._relations = relations
        self._notes = notes
        self._noticed = noticed
        self._fields: list[OpenField] = []
        self._own_mark: str | None = None
        self._words = ""

    def read(self, paragraph: Element) -> Content:
        """The content of a ``w:p``."""
        content = Content()
        style = value(paragraph.find(w("pPr")), "pStyle")
        self._walk(paragraph, InParagraph(content, style))
        self._words = plain(content.text).strip() or self._words
        self._noticed.charts += [self._words for id_, _ in content.pictures if id_ is None]
        while self._fields and not self._fields[-1].result:
            self._fields.pop()  # A field without a result must not swallow the text after it.
        return content

    def _walk(self, node: Element, place: InParagraph) -> None:
        if place.depth > DEEPEST:
            return
        for child in node:
            reader = IN_PARAGRAPH.get(child.tag)
            if reader is not None:
                reader(self, child, place)

    def _through(self, node: Element, place: InParagraph) -> None:
        self._walk(node, place.inside())

    def _hyperlink(self, node: Element, place: InParagraph) -> None:
        self._walk(node, place.inside(self._target(node)))

    def _simple_field(self, node: Element, place: InParagraph) -> None:
        """A field in one element, with its result inside."""
        instruction = node.get(w("instr"), "")
        if not UNSEEN_FIELDS.match(instruction):
            self._walk(node, place.inside(self._address(instruction)))

    def _deleted(self, node: Element, _: InParagraph) -> None:
        self._noticed.deleted += any(t.text for t in node.iter(w("delText"), w("t")))

    def _alternative(self, node: Element, place: InParagraph) -> None:
        for chosen in _alternatives(node):
            self._walk(chosen, place.inside())

    def _target(self, link: Element) -> str | None:
        relation = self._relations.get(link.get(f"{{{R}}}id", ""))
        return safe_link(relation.target) if relation and relation.external else None

    def _address(self, instruction: str) -> str | None:
        found = ADDRESS.search(instruction)
        return safe_link(found.group(1) or found.group(2)) if found else None

    def _formula(self, node: Element, place: InParagraph) -> None:
        place.content.formulas += 1
        place.content.runs.extend(formula(node))

    def _run(self, node: Element, place: InParagraph) -> None:
        properties = node.find(w("rPr"))
        run = InRun(
            content=place.content,
            look=self._styles.run(properties, place.style),
            href=place.href,
            symbols=(value(properties, "rFonts", "ascii") or "").lower() == "symbol",
        )
        for child in node:
            reader = IN_RUN.get(child.tag, Inline._text)
            reader(self, child, run)

    def _text(self, node: Element, run: InRun) -> None:
        self._put(self._letters(node, run.symbols), run)

    def _field_mark(self, node: Element, _: InRun) -> None:
        self._field(node.get(w("fldCharType"), ""))

    def _instruction(self, node: Element, _: InRun) -> None:
        if self._fields and not self._fields[-1].result:
            self._fields[-1].instruction += node.text or ""

    def _object(self, node: Element, run: InRun) -> None:
        if _is_old_formula(node):
            self._noticed.old_formulas += 1
            self._put(OLD_FORMULA, run)
        else:
            self._anchored(node, run)

    def _alternative_in_run(self, node: Element, run: InRun) -> None:
        for chosen in _alternatives(node):
            for inner in chosen:
                reader = Inline._anchored if inner.tag in ANCHORED else Inline._text
                reader(self, inner, run)

    def _field(self, kind: str) -> None:
        if kind == "begin":
            self._fields.append(OpenField())
        elif kind == "separate" and self._fields:
            self._fields[-1].result = True
        elif kind == "end" and self._fields:
            self._fields.pop()

    def _letters(self, node: Element, symbols: bool) -> str:
        tag = node.tag
        if tag == w("t"):
            letters = (node.text or "").replace("\u00ad", "").replace("\n", " ").replace("\t", " ")
            return symbol_font.from_private(letters) if symbols else letters
        if tag == w("sym"):
            return self._symbol(node)
        return SINGLE.get(tag, "")

    def _symbol(self, node: Element) -> str:
        try:
            code = int(node.get(w("char"), ""), 16)
        except ValueError:
            return ""
        if node.get(w("font"), "").lower() == "symbol":
            return symbol_font.sign(code)
        if code >= 0xE000:
            self._noticed.symbols += 1
            return symbol_font.UNKNOWN
        return chr(code)

    def _put(self, letters: str, run: InRun) -> None:
        if not letters or any(not f.result or UNSEEN_FIELDS.match(f.instruction) for f in self._fields):
            return
        look, href, content = run.look, run.href, run.content
        if look.hidden:
            self._noticed.hidden.append(letters)
            return
        for open_field in self._fields:
            href = self._address(open_field.instruction) or href
        content.runs.append(Run(text=letters, marks=_marks(look), href=href, note=self._own_mark))
        if self._own_mark is not None and letters.strip():
            self._own_mark = None
        count = sum(letter.isalnum() for letter in letters)
        content.sizes[look.size] += count
        content.letters += count
        content.capitals += count if look.capitals else 0

    def _call(self, node: Element, run: InRun) -> None:
        kind = "footnote" if node.tag == w("footnoteReference") else "endnote"
        id_ = node.get(w("id"), "")
        mark = self._notes.call(kind, id_)
        if node.get(w("customMarkFollows")) in ("1", "true", "on"):
            self._own_mark = note_key(kind, id_)
            return
        marks = _marks(replace(run.look, rise="sup"))
        run.content.runs.append(Run(text=mark, marks=marks, note=note_key(kind, id_)))

    def _anchored(self, node: Element, run: InRun) -> None:
        """Text boxes and pictures of a drawing; what stands in a text box is not looked into here."""
        content = run.content
        boxes = list(_outermost(node, w("txbxContent")))
        if boxes:
            content.boxes.append(boxes)
        words = next((p.get("descr", "") for p in node.iter(f"{{{WP}}}docPr")), "")
        small = _is_icon(node)
        found = False
        for picture in _outermost(node, f"{{{A}}}blip", f"{{{VML}}}imagedata"):
            id_ = picture.get(f"{{{R}}}embed") or picture.get(f"{{{R}}}id")
            found = True
            if id_ and not small:
                content.pictures.append((id_, words))
        if not found and not boxes and any("chart" in str(n.tag) or "diagram" in str(n.tag) for n in node.iter()):
            content.pictures.append((None, words))


IN_PARAGRAPH: Mapping[str, Callable[[Inline, Element, InParagraph], None]] = {
    w("r"): Inline._run,
    w("hyperlink"): Inline._hyperlink,
    w("fldSimple"): Inline._simple_field,
    f"{{{M}}}oMath": Inline._formula,
    f"{{{M}}}oMathPara": Inline._formula,
    f"{{{MC}}}AlternateContent": Inline._alternative,
    **dict.fromkeys(THROUGH, Inline._through),
    **dict.fromkeys(DELETED, Inline._deleted),
}
"""How each element of a paragraph is read; the others hold no text."""

IN_RUN: Mapping[str, Callable[[Inline, Element, InRun], None]] = {
    w("fldChar"): Inline._field_mark,
    w("instrText"): Inline._instruction,
    w("object"): Inline._object,
    w("drawing"): Inline._anchored,
    w("pict"): Inline._anchored,
    w("footnoteReference"): Inline._call,
    w("endnoteReference"): Inline._call,
    f"{{{MC}}}AlternateContent": Inline._alternative_in_run,
}
"""How each element of a run is read; the others are letters, or nothing."""


def _marks(look: RunStyle) -> tuple[Mark, ...]:
    marks: list[Mark] = []
    if look.bold:
        marks.append("bold")
    if look.italic:
        marks.append("italic")
    if look.rise == "sub":
        marks.append("sub")
    if look.rise == "sup":
        marks.append("sup")
    return tuple(marks)


def _alternatives(node: Element) -> Iterator[Element]:
    """The first alternative that holds text, a picture or a text box."""
    for choice in (*node.findall(f"{{{MC}}}Choice"), *node.findall(f"{{{MC}}}Fallback")):
        telling = (w("t"), w("txbxContent"), f"{{{A}}}blip", f"{{{VML}}}imagedata", f"{{{M}}}t")
        if next(choice.iter(*telling), None) is not None:
            yield choice
            return


def _outermost(node: Element, *tags: str) -> Iterator[Element]:
    """Descendants of these names that do not stand in a text box, or in another of them; first alternatives only."""
    stack = [node]
    while stack:
        current = stack.pop()
        if current is not node and current.tag in tags:
            yield current
            continue
        if current.tag == w("txbxContent"):
            continue
        if current.tag == f"{{{MC}}}AlternateContent":
            stack.extend(_alternatives(current))
            continue
        stack.extend(reversed(current))


def _is_old_formula(node: Element) -> bool:
    """Whether an embedded object comes from an equation editor of before 2007: a drawing with no text in it."""
    kinds = (str(child.get("ProgID", "")) for child in node.iter(f"{{{OFFICE}}}OLEObject"))
    return any(kind.startswith(("Equation", "MathType")) for kind in kinds)


def _is_icon(node: Element) -> bool:
    extent = next(node.iter(f"{{{WP}}}extent"), None)
    sizes = [number(extent.get(side)) for side in ("cx", "cy")] if extent is not None else []
    return bool(sizes) and all(size is not None and size / 12700 < ICON for size in sizes)
