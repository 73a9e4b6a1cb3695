"""From a Bitext to its editions: which there are, what stands in each and in which order (values: ``view``).

Side by side: one edition for each alignment, the article's own language at the left. In each language:
all that exists in it, and what an article cannot be without (title, names, body) in the language that it has.
Nothing is left out silently: what has no pair and what was not understood stands in the edition too.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from ..journals import Profile
from ..model import Alignment, Bitext, Block, ByLang, Link, text_of
from . import back_matter, front_matter
from .context import EditionContext, langs_of, part, pieces, upright
from .labels import language_name
from .rows import alone, weave
from .typography import display_str
from .values import Edition, EditionPart, Passage, Row


def editions(bitext: Bitext, profile: Profile) -> tuple[Edition, ...]:
    """All editions of an article: side by side for each alignment, then one for each language.

    Raises ``ProfileError`` where the words of a language cannot be read.
    """
    article = bitext.article
    out = []
    for alignment in bitext.alignments:
        context = EditionContext(article=article, profile=profile, kind="parallel", languages=alignment.languages)
        out.append(_edition(context, alignment, bitext))
    for lang in article.languages:
        context = EditionContext(article=article, profile=profile, kind="single", languages=(lang,))
        out.append(_edition(context, Alignment(languages=(lang, lang), links=()), bitext))
    return tuple(out)


def _edition(context: EditionContext, alignment: Alignment, bitext: Bitext) -> Edition:
    links = alignment.links
    parts = [
        *_abstract(context, links),
        *_keywords(context, links),
        *_body(context, links),
        *back_matter.notes(context),
        *back_matter.references(context, links),
        *back_matter.matter(context, understood=True),
        *back_matter.about(context),
        *back_matter.citation(context),
        *back_matter.matter(context, understood=False),
    ]
    return Edition(
        kind=context.kind,
        name="-".join(context.languages),
        languages=context.languages,
        language_names={lang: language_name(lang) for lang in context.languages},
        masthead=front_matter.masthead(context),
        title=front_matter.title(context),
        bylines=front_matter.bylines(context),
        affiliations=front_matter.affiliations(context),
        dates=front_matter.dates(context),
        parts=tuple(parts),
        note_labels=back_matter.note_labels(context.article),
        media=bitext.media,
    )


# The text


def _abstract(context: EditionContext, links: Sequence[Link]) -> list[EditionPart]:
    rows = tuple(_upright(row) for row in _together(_woven(context, context.article.abstract, links)))
    if not rows:
        return []
    return [
        part(
            context, "abstract", "abstract", rows, context.label("label.abstract", lambda w: w.abstract, langs_of(rows))
        )
    ]


def _together(rows: Sequence[Row]) -> tuple[Row, ...]:
    """The rows; where none is paired, all of both languages in one row: the whole has its counterpart at least."""
    left = tuple(piece for row in rows for piece in row.left)
    right = tuple(piece for row in rows for piece in row.right)
    if any(row.paired for row in rows) or not (left and right):
        return tuple(rows)
    return (Row(left=left, right=right),)


def _upright(row: Row) -> Row:
    left, right = (tuple(replace(piece, text=upright(piece.text)) for piece in side) for side in (row.left, row.right))
    return replace(row, left=left, right=right)


def _keywords(context: EditionContext, links: Sequence[Link]) -> list[EditionPart]:
    strands = [
        [
            Passage(id=k.id, lang=lang, text=text_of(display_str(k.text, lang)), kind="keyword")
            for k in context.article.keywords.get(lang, ())
        ]
        for lang in context.languages
    ]
    rows = _together(weave(strands[0], strands[1], links)) if context.kind == "parallel" else alone(strands[0])
    if not rows:
        return []
    return [
        part(
            context, "keywords", "keywords", rows, context.label("label.keywords", lambda w: w.keywords, langs_of(rows))
        )
    ]


def _body(context: EditionContext, links: Sequence[Link]) -> list[EditionPart]:
    bodies = context.article.body
    if any(bodies.get(lang) for lang in context.languages):
        rows = _woven(context, bodies, links)
    else:
        lender = next((lang for lang in (context.article.language, *bodies) if bodies.get(lang)), None)
        rows = alone(pieces(bodies[lender], lender)) if lender else ()
    return [part(context, "body", "body", rows, None)] if rows else []


def _woven(context: EditionContext, values: ByLang[tuple[Block, ...]], links: Sequence[Link]) -> tuple[Row, ...]:
    """Blocks of the edition's languages as rows."""
    strands = [pieces(values.get(lang, ()), lang) for lang in context.languages]
    return weave(strands[0], strands[1], links) if context.kind == "parallel" else alone(strands[0])
