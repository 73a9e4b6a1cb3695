"""Links of running text: the sentences of abstracts and bodies, their headings, captions, formulas and notes.

Headings are anchors of the running text. Tables, figures, formulas and notes stand anywhere in it, so they are paired
apart: by the number in their label, which no translation changes, and by content where there is none.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

import numpy as np

from ..model import Block, Figure, Formula, Heading, Lang, Link, Note, Paragraph, Span, Table, Unit, block_text, plain
from ..patterns.sentences import split
from .assignment import assign
from .beads import align_sentences
from .lexicon import Lexicon

NUMBER = re.compile(r"\d+(?:\.\d+)*|[IVX]+\b|\*+")
APART: tuple[type[Block], ...] = (Table, Figure, Formula, Note)


@dataclass(frozen=True, slots=True)
class Sentence:
    """One sentence of a block, as a span and as letters; ``paragraph`` counts blocks."""

    span: Span
    text: str
    paragraph: int
    heading: bool


def sentences(blocks: Sequence[Block], lang: Lang) -> list[Sentence]:
    """The sentences of blocks, in order; a heading is one, and a run-in heading belongs to the sentence after it."""
    found: list[Sentence] = []
    for number, block in enumerate(blocks):
        text = plain(block_text(block))
        for start, end in _cuts(block, text, lang):
            span = Span(block=block.id, start=start, end=end)
            found.append(Sentence(span, text[start:end], number, isinstance(block, Heading)))
    return found


def _cuts(block: Block, text: str, lang: Lang) -> tuple[tuple[int, int], ...]:
    if isinstance(block, Heading):
        start, end = len(text) - len(text.lstrip()), len(text.rstrip())
        return ((start, end),) if start < end else ()
    cuts = split(text, lang)
    if isinstance(block, Paragraph) and block.run_in and cuts:
        head = len(plain(block.run_in).rstrip())
        after = next((number for number, (_, end) in enumerate(cuts) if end > head), 0)
        return ((cuts[0][0], cuts[after][1]), *cuts[after + 1 :])
    return cuts


def prose_links(
    unit: Unit, left: Sequence[Block], right: Sequence[Block], languages: tuple[Lang, Lang], known: Sequence[Lexicon]
) -> Iterator[Link]:
    """Links between the sentences of running text; none where one language has no text."""
    lefts, rights = sentences(left, languages[0]), sentences(right, languages[1])
    if not lefts or not rights:
        return
    paragraphs, headings = (
        tuple(np.array([value(s) for s in side], dtype=np.int64) for side in (lefts, rights))
        for value in (lambda s: s.paragraph, lambda s: int(s.heading))
    )
    beads = align_sentences(
        [s.text for s in lefts],
        [s.text for s in rights],
        (paragraphs[0], paragraphs[1]),
        languages,
        known,
        (headings[0], headings[1]),
    )
    for bead in beads:
        here = [lefts[i] for i in bead.left], [rights[j] for j in bead.right]
        kind: Unit = "heading" if all(s.heading for side in here for s in side) else unit
        spans = [tuple(s.span for s in side) for side in here]
        yield Link(unit=kind, left=spans[0], right=spans[1], score=bead.score)


def body_links(
    left: Sequence[Block], right: Sequence[Block], languages: tuple[Lang, Lang], known: Sequence[Lexicon]
) -> list[Link]:
    """Links between two bodies, in reading order of the left one; none where one language has no body."""
    if not left or not right:
        return []
    running = [[block for block in side if not isinstance(block, APART)] for side in (left, right)]
    links = list(prose_links("body", running[0], running[1], languages, known))
    place = {block.id: number for number, block in enumerate(left)}
    for kind in APART:
        sides = [[block for block in side if isinstance(block, kind)] for side in (left, right)]
        unit: Unit = "caption" if kind in (Table, Figure) else "body"
        _insert(links, _apart_links(unit, sides[0], sides[1], languages, known), place)
    return links


def _apart_links(
    unit: Unit, left: Sequence[Block], right: Sequence[Block], languages: tuple[Lang, Lang], known: Sequence[Lexicon]
) -> list[Link]:
    """Pairs of blocks of one kind: by the number of their label first, then by content."""
    numbers = [[_number(block) for block in side] for side in (left, right)]
    once = [{n: k for k, n in enumerate(side) if n and side.count(n) == 1} for side in numbers]
    shared = [number for number in once[0] if number in once[1]]
    pairs: list[tuple[Block | None, Block | None, float]] = [
        (left[once[0][number]], right[once[1][number]], 0.98) for number in shared
    ]
    taken = [{once[side][number] for number in shared} for side in (0, 1)]
    rest = [
        [block for k, block in enumerate(side) if k not in done]
        for side, done in zip((left, right), taken, strict=True)
    ]
    texts = [[plain(block_text(block)) for block in side] for side in rest]
    for i, j, score in assign(texts[0], texts[1], languages, known):
        pairs.append((None if i is None else rest[0][i], None if j is None else rest[1][j], score))
    return [
        Link(
            unit=unit,
            left=() if one is None else (Span(block=one.id),),
            right=() if other is None else (Span(block=other.id),),
            score=score,
            by="anchor" if one is not None and other is not None and _number(one) in shared else "content",
        )
        for one, other, score in pairs
    ]


def _number(block: Block) -> str:
    label = getattr(block, "label", "")
    match = NUMBER.search(label)
    return match[0] if match else ""


def _insert(links: list[Link], further: Sequence[Link], place: dict[str, int]) -> None:
    """Puts links where their left blocks stand; those without a left side go to the end."""
    for link in further:
        at = len(links)
        if link.left:
            own = place[link.left[0].block]
            later = (k for k, other in enumerate(links) if other.left and place[other.left[0].block] > own)
            at = next(later, len(links))
        links.insert(at, link)
