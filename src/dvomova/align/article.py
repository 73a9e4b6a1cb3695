"""The links of an article: every unit that stands in two languages, in reading order of the article's own."""

from __future__ import annotations

import os
from collections.abc import Iterator, Sequence

from ..findings import BlockId, Code, Report
from ..model import Alignment, Article, Lang, Link, Span, Unit
from .assignment import assign
from .beads import PACKAGED, lexicons
from .lexicon import Lexicon
from .running_text import body_links, prose_links

WEAK = 0.6
"""Links with a lower score are shown to a person (the editions mark the same ones)."""


def align(
    article: Article,
    report: Report,
    *,
    lexicon: str | os.PathLike[str] | None = PACKAGED,
    own: Sequence[Lexicon] = (),
) -> tuple[Alignment, ...]:
    """The links of an article, one ``Alignment`` for each further language, the article's own at the left.

    ``lexicon`` is ``"packaged"``, ``None`` or the path of a TSV; ``own`` are lexicons learned from the archive, used
    beside it. Weak links and text without a counterpart become findings.
    """
    out = []
    for other in article.languages:
        if other == article.language:
            continue
        languages = (article.language, other)
        links = tuple(_links(article, languages, lexicons(languages, lexicon, *own)))
        if links:
            out.append(Alignment(languages=languages, links=links))
            notice(links, languages, report)
    return tuple(out)


def _links(article: Article, languages: tuple[Lang, Lang], known: Sequence[Lexicon]) -> Iterator[Link]:
    own, other = languages
    if own in article.title and other in article.title:
        yield _same("title", article.title[own].id, article.title[other].id)
    for author in article.authors:
        if own in author.names and other in author.names:
            yield _same("author", author.id, author.id)
    for affiliation in article.affiliations:
        if own in affiliation.text and other in affiliation.text:
            yield _same("affiliation", affiliation.id, affiliation.id)
    yield from prose_links("abstract", article.abstract.get(own, ()), article.abstract.get(other, ()), languages, known)
    yield from _keyword_links(article, languages, known)
    yield from body_links(article.body.get(own, ()), article.body.get(other, ()), languages, known)
    for item in article.references[0].items if article.references else ():
        # The assembly has paired the entries of two lists, for which it knows their numbers, years and DOIs.
        if item.pair is not None:
            yield _same("reference", item.id, item.pair)


def _same(unit: Unit, left: str, right: str) -> Link:
    return Link(unit=unit, left=(Span(block=left),), right=(Span(block=right),), score=1.0, by="anchor")


def _keyword_links(article: Article, languages: tuple[Lang, Lang], known: Sequence[Lexicon]) -> Iterator[Link]:
    left, right = (article.keywords.get(lang, ()) for lang in languages)
    if not left or not right:
        return
    for i, j, score in assign([k.text for k in left], [k.text for k in right], languages, known):
        yield Link(
            unit="keyword",
            left=() if i is None else (Span(block=left[i].id),),
            right=() if j is None else (Span(block=right[j].id),),
            score=score,
        )


def notice(links: Sequence[Link], languages: tuple[Lang, Lang], report: Report) -> None:
    """A finding for each weak link, and one for each run of text without a counterpart."""
    run: list[Link] = []
    for link in (*links, None):
        alone = link is not None and not (link.left and link.right)
        if run and (not alone or link is None or bool(link.left) != bool(run[0].left) or link.unit != run[0].unit):
            _unpaired(run, languages, report)
            run = []
        if link is None:
            break
        if alone:
            run.append(link)
        elif link.score < WEAK and link.by != "person":
            report.add(
                Code.LINK_WEAK,
                f"A pair of the {link.unit} is unsure ({link.score:.0%}); see whether both sides say the same.",
                where=BlockId(link.left[0].block),
            )


def _unpaired(run: Sequence[Link], languages: tuple[Lang, Lang], report: Report) -> None:
    here, there = languages if run[0].left else languages[::-1]
    parts = "One part" if len(run) == 1 else f"{len(run)} parts"
    verb = "has" if len(run) == 1 else "have"
    report.add(
        Code.UNIT_UNPAIRED,
        f"{parts} of the {run[0].unit} in “{here}” {verb} no counterpart in “{there}”; see whether text is missing.",
        where=BlockId((run[0].left or run[0].right)[0].block),
    )
