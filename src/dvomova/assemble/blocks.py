"""Blocks as an article holds them: with stable ids and languages, labels taken off, calls of notes led to their notes.

Takes segments and labelled segments, gives blocks of the model.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field, replace

from ..model import Block, Figure, Heading, Lang, Matter, Note, Paragraph, Table, Text, cut, plain, strip
from .labelled import LabelledSegment, Section
from .segments import Segment, whole

NO_MATTER = ("author_info", "section")
"""Sections that are headings only: their lines go to the authors, or into the issue."""


@dataclass(slots=True)
class Naming:
    """Hands out the ids of an article's blocks and remembers those of notes, so that calls find them."""

    notes: dict[str, str] = field(default_factory=dict)
    counts: dict[str, int] = field(default_factory=dict)

    def next(self, prefix: str) -> str:
        self.counts[prefix] = self.counts.get(prefix, 0) + 1
        return f"{prefix}{self.counts[prefix]}"


def body(segments: Sequence[Segment], lang: Lang, naming: Naming) -> tuple[Block, ...]:
    """The body's blocks with ids ``{lang}.p1`` …; notes are left out."""
    return tuple(
        replace(segment.block, lang=lang, id=naming.next(f"{lang}.p"))
        for segment in segments
        if not isinstance(segment.block, Note)
    )


def notes(segments: Iterable[Segment], naming: Naming) -> tuple[Note, ...]:
    """The footnotes with ids ``note1`` …"""
    out = []
    for segment in segments:
        if isinstance(segment.block, Note):
            id = naming.next("note")
            naming.notes[segment.block.id] = id
            out.append(replace(segment.block, id=id, lang=segment.lang))
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


def matter(
    sections: Iterable[Section], floating: Iterable[Sequence[Segment]], language: Lang, naming: Naming
) -> tuple[Matter, ...]:
    """Front and back matter that has no field of its own, and what stands beside the entries of reference lists.

    ``floating`` are pictures, tables and notes, list by list, ``language`` is the body's.
    """
    out = [_section(section, naming) for section in sections if section.concept not in NO_MATTER]
    for some in floating:
        blocks = tuple(replace(segment.block, id=naming.next("other.p")) for segment in some)
        out += [Matter(concept="other", lang=language, heading=(), blocks=blocks)] if blocks else []
    return tuple(out)


def _section(section: Section, naming: Naming) -> Matter:
    head = section.head
    led = head is not None and bool(head.rest)
    items = (head, *section.items) if head is not None and led else section.items
    lang = (head or items[0]).segment.lang
    prefix = f"{lang}.{section.concept}.p"
    return Matter(
        concept=section.concept,
        lang=lang,
        heading=_heading_of(head.segment) if head else (),
        blocks=_matter_blocks(items, prefix, naming, skip_label=led),
    )


def _matter_blocks(
    items: Sequence[LabelledSegment], prefix: str, naming: Naming, skip_label: bool
) -> tuple[Block, ...]:
    """The blocks of front or back matter, whole; of the first the label is taken off where it became the heading."""
    out: list[Block] = []
    for n, item in enumerate(items):
        segment = item.segment
        cut_off = (n == 0 and skip_label) or item.start or item.end is not None
        if not cut_off:
            out.append(replace(segment.block, lang=segment.lang, id=naming.next(prefix)))
            continue
        text = item.rest_styled if n == 0 and skip_label else item.styled
        if plain(text).strip():
            out.append(
                Paragraph(id=naming.next(prefix), text=text, lang=segment.lang, boxes=segment.boxes, look=segment.look)
            )
    return tuple(out)


def _heading_of(segment: Segment) -> Text:
    """The printed label that a segment begins with."""
    label = segment.label
    text = whole(segment.block)
    if label is None or (isinstance(segment.block, Heading) and label.alone):
        return strip(text)
    return strip(cut(text, 0, label.end))
