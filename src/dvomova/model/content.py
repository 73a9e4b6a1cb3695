"""The text behind an id: what the offsets of alignment spans count in.

Aligner and writers both ask here, so that an offset means the same to both.
"""

from __future__ import annotations

from collections.abc import Iterator

from .alignment import Span
from .article import Article
from .block import Block, Figure, Paragraph, Table
from .text import Lang, Run, Text, cut, merge, plain, text_of


def block_text(block: Block) -> Text:
    """The whole text of a block: a run-in heading (bold) and a space before the paragraph's own.

    Of a table or a figure this is the label and the caption.
    """
    if isinstance(block, Paragraph):
        if not block.run_in:
            return block.text
        head = tuple(
            Run(text=r.text, marks=tuple(sorted({*r.marks, "bold"})), href=r.href, lang=r.lang, note=r.note)
            for r in block.run_in
        )
        return merge((*head, *text_of(" "), *block.text)) if block.text else merge(head)
    if isinstance(block, Table | Figure):
        space = text_of(" ") if block.label and block.caption else ()
        return merge((*text_of(block.label), *space, *block.caption))
    return block.text


def texts(article: Article, lang: Lang) -> Iterator[tuple[str, Text]]:
    """Ids with their text in one language, in the order of an edition."""
    if title := article.title.get(lang):
        yield title.id, title.text
    for author in article.authors:
        if name := author.names.get(lang):
            yield author.id, text_of(name.printed)
    for affiliation in article.affiliations:
        if lang in affiliation.text:
            yield affiliation.id, text_of(affiliation.text[lang])
    for block in article.abstract.get(lang, ()):
        yield block.id, block_text(block)
    for keyword in article.keywords.get(lang, ()):
        yield keyword.id, text_of(keyword.text)
    for block in article.body.get(lang, ()):
        yield block.id, block_text(block)
    for reference_list in article.references:
        for reference in reference_list.items:
            yield reference.id, reference.text


def span_text(by_id: dict[str, Text], span: Span) -> Text:
    """The styled text of a span, given ``dict(texts(article, lang))``."""
    return cut(by_id[span.block], span.start, span.end)


def spans_plain(by_id: dict[str, Text], spans: tuple[Span, ...]) -> str:
    """The letters of spans joined by a space, as a TMX segment holds them."""
    return " ".join(plain(span_text(by_id, span)).strip() for span in spans)
