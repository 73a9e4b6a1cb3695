"""The links of an article: every unit that stands in two languages, in reading order of the article's own."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

import numpy as np

from ..model import (
    Alignment,
    Article,
    Block,
    Figure,
    Formula,
    Heading,
    Lang,
    Link,
    Note,
    Paragraph,
    Span,
    Table,
    Unit,
    block_text,
    plain,
)
from ..report import Code, Report
from .assign import assign
from .bitext import align_sentences
from .lexicon import Lexicon
from .sentences import split

WEAK = 0.6
"""Links with a lower score are shown to a person (the editions mark the same ones)."""


@dataclass(frozen=True, slots=True)
class Sentence:
    """One sentence of a block, as a span and as letters; ``paragraph`` counts blocks."""

    span: Span
    text: str
    paragraph: int


def sentences(blocks: Sequence[Block], lang: Lang) -> list[Sentence]:
    """The sentences of blocks, in order; a heading is one, and a run-in heading belongs to the sentence after it."""
    found: list[Sentence] = []
    for number, block in enumerate(blocks):
        text = plain(block_text(block))
        for start, end in _cuts(block, text, lang):
            span = Span(block=block.id, start=start, end=end)
            found.append(Sentence(span, text[start:end], number))
    return found


def _cuts(block: Block, text: str, lang: Lang) -> tuple[tuple[int, int], ...]:
    if isinstance(block, Heading | Table | Figure | Formula):
        start, end = len(text) - len(text.lstrip()), len(text.rstrip())
        return ((start, end),) if start < end else ()
    cuts = split(text, lang)
    if isinstance(block, Paragraph) and block.run_in:
        head = len(plain(block.run_in).rstrip())
        after = next((number for number, (_, end) in enumerate(cuts) if end > head), 0)
        return ((cuts[0][0], cuts[after][1]), *cuts[after + 1 :])
    return cuts


def links_of(article: Article, other: Lang, lexicons: Sequence[Lexicon]) -> Iterator[Link]:
    """The links between the article's own language and another, unit after unit."""
    own = article.language
    languages = (own, other)
    if own in article.title and other in article.title:
        yield _whole("title", article.title[own].id, article.title[other].id)
    for author in article.authors:
        if own in author.names and other in author.names:
            yield _whole("author", author.id, author.id)
    for affiliation in article.affiliations:
        if own in affiliation.text and other in affiliation.text:
            yield _whole("affiliation", affiliation.id, affiliation.id)
    yield from _prose("abstract", article.abstract.get(own, ()), article.abstract.get(other, ()), languages, lexicons)
    yield from _keywords(article, languages, lexicons)
    yield from _body(article.body.get(own, ()), article.body.get(other, ()), languages, lexicons)


def _whole(unit: Unit, left: str, right: str, score: float = 1.0) -> Link:
    return Link(unit=unit, left=(Span(block=left),), right=(Span(block=right),), score=score, by="anchor")


def _prose(
    unit: Unit, left: Sequence[Block], right: Sequence[Block], languages: tuple[Lang, Lang], lexicons: Sequence[Lexicon]
) -> Iterator[Link]:
    """Sentences of running text, where both languages have some."""
    lefts, rights = sentences(left, languages[0]), sentences(right, languages[1])
    if not lefts or not rights:
        return
    paragraphs = tuple(np.array([s.paragraph for s in side], dtype=np.int64) for side in (lefts, rights))
    beads = align_sentences(
        [s.text for s in lefts], [s.text for s in rights], (paragraphs[0], paragraphs[1]), languages, lexicons
    )
    for bead in beads:
        kind: Unit = unit
        spans = tuple(lefts[i].span for i in bead.left), tuple(rights[j].span for j in bead.right)
        yield Link(unit=kind, left=spans[0], right=spans[1], score=bead.score)


def _keywords(article: Article, languages: tuple[Lang, Lang], lexicons: Sequence[Lexicon]) -> Iterator[Link]:
    left, right = (article.keywords.get(lang, ()) for lang in languages)
    if not left or not right:
        return
    for i, j, score in assign([k.text for k in left], [k.text for k in right], languages, lexicons):
        yield Link(
            unit="keyword",
            left=() if i is None else (Span(block=left[i].id),),
            right=() if j is None else (Span(block=right[j].id),),
            score=score,
        )


def _body(
    left: Sequence[Block], right: Sequence[Block], languages: tuple[Lang, Lang], lexicons: Sequence[Lexicon]
) -> Iterator[Link]:
    floats = (Table, Figure, Formula, Note)
    yield from _prose(
        "body",
        [block for block in left if not isinstance(block, floats)],
        [block for block in right if not isinstance(block, floats)],
        languages,
        lexicons,
    )


def align(article: Article, report: Report, lexicons: Sequence[Lexicon] = ()) -> tuple[Alignment, ...]:
    """The links of an article, one ``Alignment`` for each further language."""
    out = []
    for other in article.languages:
        if other == article.language:
            continue
        links = tuple(links_of(article, other, lexicons))
        if not links:
            continue
        out.append(Alignment(languages=(article.language, other), links=links))
        _notice(links, (article.language, other), report)
    return tuple(out)


def _notice(links: Sequence[Link], languages: tuple[Lang, Lang], report: Report) -> None:
    for link in links:
        where = (link.left or link.right)[0].block
        if not link.left or not link.right:
            here = languages[0] if link.left else languages[1]
            there = languages[1] if link.left else languages[0]
            report.add(
                Code.UNIT_UNPAIRED,
                f"A part of the {link.unit} in “{here}” has no counterpart in “{there}”; see whether one is missing.",
                where=where,
            )
        elif link.score < WEAK:
            report.add(
                Code.LINK_WEAK,
                f"A pair of the {link.unit} is unsure ({link.score:.0%}); look whether both sides say the same.",
                severity="warning",
                where=where,
            )
