"""Blocks as JATS: nested sections, lists, tables, figures, formulas, notes and references.

A run-in heading is the title of its section, as a heading on a line of its own is. How deep a run-in one stands
is not printed; those that name a known part of an article (``labels``) open a section of the first level, any
other one the innermost.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from itertools import groupby
from pathlib import PurePosixPath

from ...languages.labels import Labels
from ...model import (
    Article,
    Block,
    Cell,
    Figure,
    Formula,
    Heading,
    Lang,
    ListItem,
    Mark,
    Matter,
    Paragraph,
    ReferenceList,
    Run,
    Table,
    Text,
    block_text,
    merge,
    plain,
)
from ...model.block import PICTURE_KINDS
from ...model.vocabulary import PARTS, Concept
from ..xml_tree import XML_LANG, Element, append_text, is_name, sub

XLINK = "http://www.w3.org/1999/xlink"
HREF = f"{{{XLINK}}}href"
TAGS: dict[Mark, str] = {"bold": "bold", "italic": "italic", "sub": "sub", "sup": "sup"}
ORDER: tuple[Mark, ...] = ("bold", "italic", "sub", "sup")
INNERMOST = 99


class Setter:
    """Sets text and blocks of one article; keeps ids unique and remembers which pictures were named."""

    def __init__(self, article: Article, media: frozenset[str], labels: Labels) -> None:
        self.labels = labels
        self.article = article
        self.media = media
        self.pictures: dict[str, None] = {}
        self._ids: set[str] = set()
        self._notes = {note.id for note in article.notes if is_name(note.id)}

    def new_id(self, wanted: str) -> str | None:
        """The id, if it may be one and is not taken yet."""
        if not is_name(wanted) or wanted in self._ids:
            return None
        self._ids.add(wanted)
        return wanted

    def refer(self, parent: Element, kind: str, target: str) -> None:
        """A cross-reference to an id of this document."""
        if is_name(target):
            sub(parent, "xref", attributes={"ref-type": kind, "rid": target})

    def inline(self, parent: Element, text: Text, language: Lang | None = None) -> Element:
        """Runs at the end of an element; ``language`` is set on it, where it differs from that around it."""
        if language and not parent.get(XML_LANG):
            parent.set(XML_LANG, language)
        for run in text:
            self._run(parent, run)
        return parent

    def _run(self, parent: Element, run: Run) -> None:
        if not run.text:
            return
        at = parent
        if run.href:
            at = sub(at, "ext-link", attributes={"ext-link-type": "uri", HREF: run.href})
        for mark in ORDER:
            if mark in run.marks:
                at = sub(at, TAGS[mark])
        if run.note in self._notes and not run.href:
            at = sub(at, "xref", attributes={"ref-type": "fn", "rid": run.note})
        if run.lang:
            at = sub(at, "named-content", attributes={"content-type": "foreign", XML_LANG: run.lang})
        append_text(at, run.text)

    def paragraphs(self, matter: Matter) -> Iterator[Text]:
        """The texts of the blocks of a matter, tables and pictures left out."""
        for block in matter.blocks:
            text = block_text(block)
            if plain(text).strip():
                yield text

    def abstract(self, parent: Element, blocks: Sequence[Block], lang: Lang) -> None:
        """One ``p`` for each printed paragraph (the DTD allows nothing else there); a heading opens a section.

        A run-in heading stays bold at the head of its paragraph.
        """
        at = parent
        for block in blocks:
            if isinstance(block, Heading) and plain(block.text).strip():
                at = sub(parent, "sec")
                self.inline(sub(at, "title"), block.text)
            elif isinstance(block, Table | Figure):
                self.block(sub(at, "p"), block, lang)
            elif isinstance(block, ListItem):
                space = " " if block.label else ""
                self.inline(sub(at, "p"), merge((Run(text=block.label + space), *block.text)))
            else:
                self.block(at, block, lang)

    def sections(self, body: Element, blocks: Sequence[Block], lang: Lang) -> None:
        """Blocks in nested sections."""
        open_: list[tuple[int, Element]] = [(0, body)]
        for head, own in _sections(blocks):
            level = _level(head, self.labels)
            if head is not None:
                while open_[-1][0] >= level:
                    open_.pop()
                section = sub(open_[-1][1], "sec", attributes={"id": self.new_id(head.id)})
                open_.append((level, section))
                self.inline(sub(section, "title"), head.text if isinstance(head, Heading) else head.run_in)
            self.run_of_blocks(open_[-1][1], own, lang)

    def run_of_blocks(self, parent: Element, blocks: Iterable[Block], lang: Lang) -> None:
        """Blocks one after another, list items gathered in lists."""
        for is_item, group in groupby(blocks, key=lambda block: isinstance(block, ListItem)):
            if is_item:
                self.items(parent, [block for block in group if isinstance(block, ListItem)], lang)
            else:
                for block in group:
                    self.block(parent, block, lang)

    def items(self, parent: Element, items: Sequence[ListItem], lang: Lang) -> None:
        """List items, deeper levels as lists inside the item before them."""
        lists: list[tuple[int, Element]] = []
        for item in items:
            while lists and lists[-1][0] > item.level:
                lists.pop()
            if not lists or lists[-1][0] < item.level:
                inside = lists[-1][1][-1] if lists else parent
                lists.append((item.level, sub(inside, "list", attributes={"list-type": "simple"})))
            element = sub(lists[-1][1], "list-item", attributes={"id": self.new_id(item.id)})
            # The printed mark stands in the line of its words: a list of this type adds none of its own.
            mark = (Run(text=f"{item.label} "),) if item.label else ()
            self.inline(sub(element, "p"), merge((*mark, *item.text)), item.lang if item.lang != lang else None)

    def block(self, parent: Element, block: Block, lang: Lang) -> None:
        """One block that is no list item."""
        own = block.lang if block.lang != lang else None
        match block:
            case Table():
                self.table(parent, block)
            case Figure():
                self.figure(parent, block)
            case Formula():
                self.formula(parent, block)
            case Paragraph():
                if plain(block_text(block)).strip():
                    text = block_text(block)
                    self.inline(sub(parent, "p", attributes={"id": self.new_id(block.id)}), text, own)
            case _:
                if plain(block.text).strip():
                    self.inline(sub(parent, "p", attributes={"id": self.new_id(block.id)}), block.text, own)

    def caption(self, parent: Element, label: str, caption: Text) -> None:
        """``label`` and ``caption`` of a table or figure."""
        if label:
            sub(parent, "label", label)
        if plain(caption).strip():
            self.inline(sub(sub(parent, "caption"), "p"), caption)

    def graphic(self, parent: Element, image: str | None, words: str) -> None:
        """The picture, if its bytes are at hand."""
        if image and image in self.media:
            self.pictures[image] = None
            attributes = {HREF: f"media/{image}", "mimetype": "image", "mime-subtype": _subtype(image)}
            graphic = sub(parent, "graphic", attributes=attributes)
            if words.strip():
                sub(graphic, "alt-text", words)

    def figure(self, parent: Element, figure: Figure) -> None:
        """A figure, with its picture where there is one."""
        element = sub(parent, "fig", attributes={"id": self.new_id(figure.id)})
        self.caption(element, figure.label, figure.caption)
        self.graphic(element, figure.image, plain(block_text(figure)))

    def formula(self, parent: Element, formula: Formula) -> None:
        """A display formula in a paragraph of its own: its number, its picture, and the text that the file holds."""
        element = sub(sub(parent, "p"), "disp-formula", attributes={"id": self.new_id(formula.id)})
        if formula.label:
            sub(element, "label", formula.label)
        self.graphic(element, formula.image, plain(formula.text))
        self.inline(element, tuple(Run(text=run.text, marks=run.marks) for run in formula.text))

    def table(self, parent: Element, table: Table) -> None:
        """A table with its caption above and its source line below."""
        element = sub(parent, "table-wrap", attributes={"id": self.new_id(table.id)})
        self.caption(element, table.label, table.caption)
        rows = [row for row in table.rows if row]
        if rows:
            grid = sub(element, "table", attributes={"frame": "hsides", "rules": "rows"})
            heads = 0
            while heads < len(rows) - 1 and all(cell.header for cell in rows[heads]):
                heads += 1
            if heads:
                self._rows(sub(grid, "thead"), rows[:heads])
            self._rows(sub(grid, "tbody"), rows[heads:])
        if plain(table.source).strip():
            self.inline(sub(sub(element, "table-wrap-foot"), "p"), table.source)

    def _rows(self, parent: Element, rows: Sequence[Sequence[Cell]]) -> None:
        for row in rows:
            element = sub(parent, "tr")
            for cell in row:
                spans = {
                    "colspan": str(cell.columns) if cell.columns > 1 else None,
                    "rowspan": str(cell.rows) if cell.rows > 1 else None,
                }
                self.inline(sub(element, "th" if cell.header else "td", attributes=spans), cell.text)


def _subtype(image: str) -> str:
    """The second half of a picture's media type, by the suffix of its name."""
    suffix = PurePosixPath(image).suffix
    known = next((kind.media_type for kind in PICTURE_KINDS if kind.suffix == suffix), None)
    return known.partition("/")[2] if known else suffix.removeprefix(".")


def _sections(blocks: Sequence[Block]) -> Iterator[tuple[Heading | Paragraph | None, list[Block]]]:
    """Each heading with the blocks below it; a paragraph with a run-in heading is its own first block."""
    head: Heading | Paragraph | None = None
    own: list[Block] = []
    for block in blocks:
        if isinstance(block, Heading) and plain(block.text).strip():
            yield head, own
            head, own = block, []
        elif isinstance(block, Paragraph) and plain(block.run_in).strip():
            yield head, own
            rest = Paragraph(id=f"{block.id}.text", text=block.text, lang=block.lang)
            head, own = block, [rest]
        else:
            own.append(block)
    yield head, own


def _level(head: Heading | Paragraph | None, labels: Labels) -> int:
    if head is None:
        return 0
    if isinstance(head, Heading):
        return max(head.level, 1)
    label = labels.match(plain(head.run_in))
    return 1 if label and label.alone and label.means(*PARTS) else INNERMOST


def add_body(parent: Element, setter: Setter, lang: Lang) -> None:
    """The body in a language; none is written where the article has none."""
    blocks = setter.article.body.get(lang, ())
    if blocks:
        setter.sections(sub(parent, "body"), blocks, lang)


def add_back(root: Element, setter: Setter) -> None:
    """Acknowledgements, other matter, footnotes and reference lists, as far as there are any."""
    article = setter.article
    back = sub(root, "back")
    for matter in article.matter:
        if matter.concept != Concept.LICENCE:
            _matter(back, setter, matter)
    for lang, line in article.citation.items():
        notes = sub(back, "notes", attributes={"notes-type": "citation"})
        sub(notes, "p", line, {XML_LANG: lang})
    if article.notes:
        group = sub(back, "fn-group")
        for note in article.notes:
            element = sub(group, "fn", attributes={"id": setter.new_id(note.id), "fn-type": "other"})
            if note.label:
                sub(element, "label", note.label)
            own = note.lang if note.lang != article.language else None
            setter.inline(sub(element, "p"), note.text, own)
    for reference_list in article.references:
        _references(back, setter, reference_list)
    if not len(back):
        root.remove(back)


def _matter(back: Element, setter: Setter, matter: Matter) -> None:
    ack = matter.concept == Concept.ACKNOWLEDGEMENTS
    attributes = {"notes-type": None if ack else matter.concept, XML_LANG: None}
    element = sub(back, "ack" if ack else "notes", attributes=attributes)
    if matter.lang != setter.article.language:
        element.set(XML_LANG, matter.lang)
    if plain(matter.heading).strip():
        setter.inline(sub(element, "title"), matter.heading)
    setter.run_of_blocks(element, matter.blocks, matter.lang)


def _references(back: Element, setter: Setter, reference_list: ReferenceList) -> None:
    element = sub(back, "ref-list", attributes={"id": setter.new_id(reference_list.id), XML_LANG: reference_list.lang})
    if plain(reference_list.heading).strip():
        setter.inline(sub(element, "title"), reference_list.heading)
    for item in reference_list.items:
        ref = sub(element, "ref", attributes={"id": setter.new_id(item.id)})
        if item.number:
            sub(ref, "label", item.number)
        setter.inline(sub(ref, "mixed-citation", attributes={XML_LANG: item.lang}), item.text)
