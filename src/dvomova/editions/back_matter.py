"""What stands after the text of an edition: footnotes, references, labelled matter, authors, citation."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from itertools import zip_longest

from ..model import Article, Author, Lang, Link, Matter, ReferenceList, Span, plain
from .context import EditionContext, langs_of, part, pieces, upright
from .rows import alone, weave
from .typography import display, tie
from .values import EditionPart, Passage, Row


def notes(context: EditionContext) -> list[EditionPart]:
    """The footnotes, gathered at the end of the article."""
    notes = [note for note in context.article.notes if _shown(context, note.lang)]
    labels = note_labels(context.article)
    rows = alone(replace(piece, label=labels[piece.id]) for piece in pieces(notes, context.article.language))
    if not rows:
        return []
    return [part(context, "notes", "notes", rows, context.label("label.notes", lambda w: w.notes, langs_of(rows)))]


def note_labels(article: Article) -> dict[str, str]:
    """The mark of each footnote by its id; counted where none is printed."""
    return {note.id: note.label or str(number) for number, note in enumerate(article.notes, start=1)}


def _shown(context: EditionContext, lang: Lang | None) -> bool:
    """Whether text in a language belongs into the edition: its own, that of a body it borrows, or unknown."""
    article = context.article
    if lang is None or lang in context.languages or lang not in article.languages:
        return True
    return lang == article.language and not any(article.body.get(own) for own in context.languages)


def references(context: EditionContext, links: Sequence[Link]) -> list[EditionPart]:
    """Reference lists; in an edition side by side two lists of the same works stand beside each other."""
    out: list[EditionPart] = []
    left = list(context.article.references)
    while left:
        first = left.pop(0)
        second, ties = _counterpart(first, left, links) if context.kind == "parallel" else (None, ())
        if second is not None:
            left.remove(second)
        heads = [first] if second is None else [first, second]
        strands = [_entries(one, context.article) for one in heads]
        rows = alone(strands[0]) if second is None else weave(strands[0], strands[1], ties)
        out.append(part(context, first.id, "references", rows, _list_heading(context, heads)))
    return out


def _counterpart(
    first: ReferenceList, others: Sequence[ReferenceList], links: Sequence[Link]
) -> tuple[ReferenceList | None, tuple[Link, ...]]:
    """The list of the same works in the other script, with the links between the entries, if there is one."""
    ids = {item.id for item in first.items}
    for other in others:
        theirs = {item.id for item in other.items}
        by_link = [
            link
            for link in links
            if link.unit == "reference"
            and any(span.block in ids for span in link.left)
            and any(span.block in theirs for span in link.right)
        ]
        pairs = {item.id: item.pair for item in first.items if item.pair in theirs}
        pairs |= {item.pair: item.id for item in other.items if item.pair in ids}
        by_pair = [
            Link(unit="reference", left=(Span(block=left),), right=(Span(block=right),), score=1.0)
            for left, right in pairs.items()
            if left is not None and right is not None
        ]
        if by_link or by_pair:
            return other, tuple(by_link or by_pair)
    return None, ()


def _entries(one: ReferenceList, article: Article) -> tuple[Passage, ...]:
    out = []
    for item in one.items:
        lang = item.lang or one.lang or article.language
        out.append(Passage(id=item.id, lang=lang, text=tie(item.text, lang), kind="reference", label=item.number))
    return tuple(out)


def _list_heading(context: EditionContext, lists: Sequence[ReferenceList]) -> Row:
    if not plain(lists[0].heading):
        return context.label("label.references", lambda w: w.references)
    heads = [
        Passage(id=one.id, lang=one.lang or context.article.language, text=upright(one.heading), kind="heading")
        for one in lists
        if plain(one.heading)
    ]
    return Row(left=tuple(heads[:1]), right=tuple(heads[1:2]))


def matter(context: EditionContext, *, understood: bool) -> list[EditionPart]:
    """Funding, conflict of interest and the like, one concept a part; what was not understood comes last."""
    matters = [m for m in context.article.matter if (m.concept != "other") == understood and _matter_shown(context, m)]
    out = []
    if context.kind == "single" or not understood:
        groups: list[tuple[Matter | None, Matter | None]] = [(matter, None) for matter in matters]
    else:
        groups = _matter_pairs(matters, context.languages[1])
    for number, (left, right) in enumerate(groups, start=1):
        id_ = f"{'matter' if understood else 'other'}{number}"
        out.append(_matter_part(context, id_, left, right))
    return [part for part in out if part.rows or part.heading]


def _matter_shown(context: EditionContext, matter: Matter) -> bool:
    """Matter in the edition's languages; in the article's own where the edition's have none of that concept."""
    if matter.lang in context.languages or matter.lang not in context.article.languages:
        return True
    if matter.concept == "other":
        return _shown(context, matter.lang)
    have = {other.lang for other in context.article.matter if other.concept == matter.concept}
    return not have & set(context.languages) and matter.lang == context.article.language


def _matter_pairs(matters: Sequence[Matter], right_lang: Lang) -> list[tuple[Matter | None, Matter | None]]:
    """Matter of the left language, each with the right one of the same concept in turn; the rest alone."""
    rights = [m for m in matters if m.lang == right_lang]
    out: list[tuple[Matter | None, Matter | None]] = []
    for matter in matters:
        if matter.lang != right_lang:
            right = next((r for r in rights if r.concept == matter.concept), None)
            if right is not None:
                rights.remove(right)
            out.append((matter, right))
    return out + [(None, right) for right in rights]


def _matter_part(context: EditionContext, id_: str, left: Matter | None, right: Matter | None) -> EditionPart:
    sides = [pieces(m.blocks, m.lang) if m else () for m in (left, right)]
    heads = [_matter_heading(id_, m) for m in (left, right)]
    rows = (
        [Row(left=(a,) if a else (), right=(b,) if b else ()) for a, b in zip_longest(*sides)]
        if len(sides[0]) == len(sides[1]) or not (sides[0] and sides[1])
        else [Row(left=sides[0], right=sides[1])]
    )
    heading = Row(left=heads[0], right=heads[1])
    return part(context, id_, "matter", rows, heading if heading.pieces else None)


def _matter_heading(id_: str, matter: Matter | None) -> tuple[Passage, ...]:
    if matter is None or not plain(matter.heading).strip():
        return ()
    return (
        Passage(
            id=f"{id_}.{matter.lang}",
            lang=matter.lang,
            text=upright(display(matter.heading, matter.lang)),
            kind="heading",
        ),
    )


def about(context: EditionContext) -> list[EditionPart]:
    """What is printed about each author."""

    def row(author: Author) -> Row:
        return context.row(
            author.note, lambda lang, note: Passage(id=f"{author.id}.note.{lang}", lang=lang, text=display(note, lang))
        )

    rows = [found for author in context.article.authors if (found := row(author)).pieces]
    if not rows:
        return []
    return [part(context, "about", "about", rows, context.label("label.about", lambda w: w.about, langs_of(rows)))]


def citation(context: EditionContext) -> list[EditionPart]:
    """How the article asks to be cited."""
    row = context.strings("citation", "citation", context.article.citation)
    if not row.pieces:
        return []
    langs = langs_of((row,))
    return [part(context, "citation", "citation", (row,), context.label("label.citation", lambda w: w.citation, langs))]
