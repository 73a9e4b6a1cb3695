"""Blocks on their way from the draft into the article: stable ids, languages, labels taken off, notes set apart."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field, replace

from ..languages.characters import NO_CAPITAL
from ..model import Block, Figure, Heading, Lang, Note, Paragraph, Table, Text, cut, merge, plain, strip
from ..model.vocabulary import SECTIONS
from .front.items import FrontItem
from .segments import Segment, in_language, joined, whole

LOWER = re.compile(rf"\s*[«“\"(]?[{NO_CAPITAL}]")


@dataclass(slots=True)
class Naming:
    """Hands out the ids of an article's blocks and remembers those of notes, so that calls find them."""

    notes: dict[str, str] = field(default_factory=dict)
    counts: dict[str, int] = field(default_factory=dict)

    def next(self, prefix: str) -> str:
        self.counts[prefix] = self.counts.get(prefix, 0) + 1
        return f"{prefix}{self.counts[prefix]}"


def body(pieces: Sequence[Segment], lang: Lang, naming: Naming) -> tuple[Block, ...]:
    """The body's blocks with ids ``{lang}.p1`` …; notes are left out."""
    return tuple(
        replace(in_language(piece.block, lang), id=naming.next(f"{lang}.p"))
        for piece in pieces
        if not isinstance(piece.block, Note)
    )


def notes(pieces: Iterable[Segment], naming: Naming) -> tuple[Note, ...]:
    """The footnotes with ids ``note1`` …"""
    out = []
    for piece in pieces:
        if isinstance(piece.block, Note):
            id = naming.next("note")
            naming.notes[piece.block.id] = id
            out.append(replace(piece.block, id=id, lang=piece.lang))
    return tuple(out)


def with_calls(blocks: Iterable[Block], naming: Naming) -> tuple[Block, ...]:
    """The blocks with their calls of notes led to the ids that the notes have now."""
    return tuple(_recalled(block, naming) for block in blocks)


def _recalled(block: Block, naming: Naming) -> Block:
    if isinstance(block, Table | Figure) or not any(run.note for run in block.text):
        return block
    return replace(block, text=calls(block.text, naming))


def calls(text: Text, naming: Naming) -> Text:
    """A text with its calls of notes led to the notes' ids in the article; a call that leads nowhere is plain."""
    return tuple(replace(run, note=naming.notes.get(run.note)) if run.note else run for run in text)


def abstract(items: Sequence[FrontItem], lang: Lang) -> tuple[Block, ...]:
    """The paragraphs of an abstract, its own label taken off, labels of its parts kept as run-in headings."""
    out: list[Paragraph] = []
    for item in items:
        text = item.rest_styled if item.kind == "abstract" else item.styled
        text = strip(text)
        if not plain(text):
            continue
        if out and _goes_on(out[-1], text):
            above = out[-1]
            out[-1] = replace(above, text=joined([above.text, text]), boxes=(*above.boxes, *item.piece.boxes))
            continue
        run_in, text = _part_label(item, text)
        id = f"{lang}.abstract.p{len(out) + 1}"
        out.append(Paragraph(id=id, text=text, run_in=run_in, lang=lang, boxes=item.piece.boxes, look=item.piece.look))
    return tuple(out)


def _goes_on(above: Paragraph, text: Text) -> bool:
    """Whether a paragraph was torn: the part above has not ended, and this one begins in small letters."""
    return plain(above.text).rstrip()[-1:] not in ".!?:;…»”" and bool(LOWER.match(plain(text)))


def _part_label(item: FrontItem, text: Text) -> tuple[Text, Text]:
    """The label of a part of a structured abstract (``Purpose.``) and the text behind it."""
    letters = plain(text)
    label = item.piece.labels.match(letters)
    bold = bool(text) and "bold" in text[0].marks
    if label is None or not label.closed or label.alone or not label.means(*SECTIONS):
        return (), unbold(text) if bold and item.kind == "abstract" else text
    head = strip(cut(text, 0, label.rest))
    return unbold(head), strip(cut(text, label.rest))


def unbold(text: Text) -> Text:
    """A text without the bold type of a run-in heading, which editions set by themselves."""
    if not all("bold" in run.marks or not run.text.strip() for run in text):
        return text
    return merge(replace(run, marks=tuple(m for m in run.marks if m != "bold")) for run in text)


def matter_blocks(items: Sequence[FrontItem], prefix: str, naming: Naming, skip_label: bool) -> tuple[Block, ...]:
    """The blocks of front or back matter, whole; of the first the label is taken off where it became the heading."""
    out: list[Block] = []
    for n, item in enumerate(items):
        piece = item.piece
        cut_off = (n == 0 and skip_label) or item.start or item.end is not None
        if not cut_off:
            out.append(replace(in_language(piece.block, piece.lang), id=naming.next(prefix)))
            continue
        text = item.rest_styled if n == 0 and skip_label else item.styled
        if plain(text).strip():
            out.append(
                Paragraph(id=naming.next(prefix), text=text, lang=piece.lang, boxes=piece.boxes, look=piece.look)
            )
    return tuple(out)


def heading_of(piece: Segment) -> Text:
    """The printed label that a piece begins with."""
    label = piece.label
    text = whole(piece.block)
    if label is None or (isinstance(piece.block, Heading) and label.alone):
        return strip(text)
    return strip(cut(text, 0, label.end))
