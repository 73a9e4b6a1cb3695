"""What stands inside a Word paragraph: runs, fields, links, notes, formulas, and what is anchored in it.

Tracked insertions are read, deletions are not. Of alternative contents (a text box is stored twice, for new and old
readers) the first that holds anything is taken. A field shows its last result, as on paper.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field, replace

from ...model import Mark, Run, Text, merge
from ...patterns.symbol_font import from_private, symbol
from .formulas import M, formula
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
THROUGH = {w(n) for n in ("ins", "moveTo", "smartTag", "customXml", "sdt", "sdtContent", "dir", "bdo", "fldSimple")}
OUT = {w("del"), w("moveFrom")}
DEEPEST = 60
ICON = 20.0
"""Pictures smaller than this both ways, in points, are icons (the ORCID sign) and no figures."""


@dataclass(slots=True)
class Field:
    """A field that is open: its instruction, and whether its result has begun."""

    instruction: str = ""
    result: bool = False


@dataclass(slots=True)
class Content:
    """A paragraph read: runs with ``\\n`` for line breaks; pictures as relationship ids with the words for them."""

    runs: list[Run] = field(default_factory=list)
    sizes: Counter[float] = field(default_factory=Counter)
    capitals: int = 0
    letters: int = 0
    formulas: int = 0
    pictures: list[tuple[str, str]] = field(default_factory=list)
    boxes: list[list[Element]] = field(default_factory=list)

    @property
    def text(self) -> Text:
        return merge(self.runs)


@dataclass(slots=True)
class Noticed:
    """What was left out, for the report."""

    deleted: int = 0
    hidden: list[str] = field(default_factory=list)
    symbols: int = 0
    charts: int = 0
    old_formulas: int = 0


@dataclass(slots=True)
class NoteCalls:
    """Footnotes and endnotes in the order of their calls: key → mark."""

    marks: dict[tuple[str, str], str] = field(default_factory=dict)
    forms: Mapping[str, str] = field(default_factory=dict)

    def call(self, kind: str, id_: str) -> str:
        """The mark of a note; the next number of its kind where it is called first."""
        if (kind, id_) not in self.marks:
            from .numbering import written

            count = sum(1 for other, _ in self.marks if other == kind) + 1
            self.marks[kind, id_] = written(count, self.forms.get(kind, "decimal"))
        return self.marks[kind, id_]


def note_key(kind: str, id_: str) -> str:
    """The id of a note until blocks are numbered."""
    return f"^{kind}{id_}"


class Inline:
    """Reads the paragraphs of one part (text, footnotes, endnotes)."""

    def __init__(self, styles: Styles, relations: Mapping[str, Relation], notes: NoteCalls, noticed: Noticed) -> None:
        self._styles = styles
        self._relations = relations
        self._notes = notes
        self._noticed = noticed
        self._fields: list[Field] = []
        self._own_mark: str | None = None

    def read(self, paragraph: Element) -> Content:
        """The content of a ``w:p``."""
        content = Content()
        style = value(paragraph.find(w("pPr")), "pStyle")
        self._walk(paragraph, content, style, None, 0)
        while self._fields and not self._fields[-1].result:
            self._fields.pop()  # A field without a result must not swallow the text after it.
        return content

    def _walk(self, node: Element, content: Content, style: str | None, href: str | None, depth: int) -> None:
        if depth > DEEPEST:
            return
        for child in node:
            tag = child.tag
            if tag == w("r"):
                self._run(child, content, style, href)
            elif tag == w("hyperlink"):
                self._walk(child, content, style, self._target(child) or href, depth + 1)
            elif tag in THROUGH:
                if tag != w("fldSimple") or not UNSEEN_FIELDS.match(child.get(w("instr"), "")):
                    link = self._address(child.get(w("instr"), "")) if tag == w("fldSimple") else None
                    self._walk(child, content, style, link or href, depth + 1)
            elif tag in OUT:
                self._noticed.deleted += any(t.text for t in child.iter(w("delText"), w("t")))
            elif tag in (f"{{{M}}}oMath", f"{{{M}}}oMathPara"):
                self._formula(child, content)
            elif tag == f"{{{MC}}}AlternateContent":
                for chosen in _alternatives(child):
                    self._walk(chosen, content, style, href, depth + 1)

    def _target(self, link: Element) -> str | None:
        relation = self._relations.get(link.get(f"{{{R}}}id", ""))
        return safe_link(relation.target) if relation and relation.external else None

    def _address(self, instruction: str) -> str | None:
        found = ADDRESS.search(instruction)
        return safe_link(found.group(1) or found.group(2)) if found else None

    def _formula(self, node: Element, content: Content) -> None:
        content.formulas += 1
        content.runs.extend(formula(node))

    def _run(self, run: Element, content: Content, style: str | None, href: str | None) -> None:
        properties = run.find(w("rPr"))
        look = self._styles.run(properties, style)
        symbols = (value(properties, "rFonts", "ascii") or "").lower() == "symbol"
        for child in run:
            tag = child.tag
            if tag == w("fldChar"):
                self._field(child.get(w("fldCharType"), ""))
            elif tag == w("instrText"):
                if self._fields and not self._fields[-1].result:
                    self._fields[-1].instruction += child.text or ""
            elif tag == w("object") and _is_old_formula(child):
                self._noticed.old_formulas += 1
                self._put(OLD_FORMULA, look, href, content)
            elif tag in (w("drawing"), w("pict"), w("object")):
                self._anchored(child, content)
            elif tag == f"{{{MC}}}AlternateContent":
                for chosen in _alternatives(child):
                    for inner in chosen:
                        if inner.tag in (w("drawing"), w("pict"), w("object")):
                            self._anchored(inner, content)
                        else:
                            self._put(self._letters(inner, symbols), look, href, content)
            elif tag in (w("footnoteReference"), w("endnoteReference")):
                self._call(child, look, content)
            else:
                self._put(self._letters(child, symbols), look, href, content)

    def _field(self, kind: str) -> None:
        if kind == "begin":
            self._fields.append(Field())
        elif kind == "separate" and self._fields:
            self._fields[-1].result = True
        elif kind == "end" and self._fields:
            self._fields.pop()

    def _letters(self, node: Element, symbols: bool) -> str:
        tag = node.tag
        if tag == w("t"):
            letters = (node.text or "").replace("\u00ad", "").replace("\n", " ").replace("\t", " ")
            return from_private(letters) if symbols else letters
        if tag in (w("tab"), w("ptab")):
            return "\t"
        if tag in (w("br"), w("cr")):
            return "\n"
        if tag == w("noBreakHyphen"):
            return "-"
        if tag == w("sym"):
            return self._symbol(node)
        return ""

    def _symbol(self, node: Element) -> str:
        try:
            code = int(node.get(w("char"), ""), 16)
        except ValueError:
            return ""
        if node.get(w("font"), "").lower() == "symbol":
            return symbol(code)
        if code >= 0xE000:
            self._noticed.symbols += 1
            return "•"
        return chr(code)

    def _put(self, letters: str, look: RunStyle, href: str | None, content: Content) -> None:
        if not letters or any(not f.result or UNSEEN_FIELDS.match(f.instruction) for f in self._fields):
            return
        if look.hidden:
            self._noticed.hidden.append(letters)
            return
        for open_field in self._fields:
            href = self._address(open_field.instruction) or href
        run = Run(text=letters, marks=_marks(look), href=href, note=self._own_mark)
        if self._own_mark is not None and letters.strip():
            self._own_mark = None
        content.runs.append(run)
        count = sum(letter.isalnum() for letter in letters)
        content.sizes[look.size] += count
        content.letters += count
        content.capitals += count if look.capitals else 0

    def _call(self, node: Element, look: RunStyle, content: Content) -> None:
        kind = "footnote" if node.tag == w("footnoteReference") else "endnote"
        id_ = node.get(w("id"), "")
        mark = self._notes.call(kind, id_)
        if node.get(w("customMarkFollows")) in ("1", "true", "on"):
            self._own_mark = note_key(kind, id_)
            return
        marks = _marks(replace(look, rise="sup"))
        content.runs.append(Run(text=mark, marks=marks, note=note_key(kind, id_)))

    def _anchored(self, node: Element, content: Content) -> None:
        """Text boxes and pictures of a drawing; what stands in a text box is not looked into here."""
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
            self._noticed.charts += 1
            content.pictures.append(("", words))


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
