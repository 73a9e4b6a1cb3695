"""One article from the blocks of one draft: the steps in order, each told by its own module.

``pieces`` (language and label of each block) → ``zones`` (front, body, back, lists) → ``parts`` (titles, names,
abstracts, keywords …) → the article, its evidence and what a person should look at.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace
from typing import TypeVar

from ..errors import NoArticle
from ..findings import Report
from ..journals import Profile
from ..languages.characters import fold
from ..languages.labels import Labels, of_journal
from ..model import Article, Assembled, Block, Draft, Keyword, Lang, Matter, Paragraph, Title, text_of
from ..model.vocabulary import Concept
from ..patterns import identifiers
from . import blocks
from . import evidence as field_evidence
from .completeness import missing
from .evidence import FieldEvidence
from .front import article_ids, publication_data, title_variants
from .front.items import FrontItem
from .front.keywords import split
from .front.publication_data import issue_of
from .front.selection import Parts, parts
from .people.affiliations import authors as credit
from .people.authors import persons
from .people.names import byline
from .references import entries
from .references.lists import SourceList
from .segments import Segment, segments_of, squeezed
from .zones import Zones, zones

T = TypeVar("T")

LEAST_BODY = 600
"""Letters of running text without which a file holds no article."""


def assemble_one(draft: Draft, profile: Profile, report: Report, *, listed: bool = False) -> Assembled:
    """The article that a draft holds; ``listed``: contents say that it is one. Raises ``NoArticle``."""
    every, languages = segments_of(draft, profile)
    labels = of_journal(profile.reading.labels)
    told = zones(every, languages)
    heads = [fold(item.text) for item in draft.furniture] + [fold(title) for title in profile.journal.title.values()]
    found = parts(told, languages, [head for head in heads if head], _named_above(draft, told, labels))
    if problem := no_article(told, found, listed=listed):
        raise NoArticle(f"{draft.source.name} {problem}")
    article, evidence = _build(draft, profile, every, told, found)
    body_places = told.places[1]
    article = _with_leftovers(article, [p for p in every if p.at not in body_places], told, report)
    evidence.facts(found, article)
    assembled = Assembled(article=article, evidence=evidence.records(told))
    field_evidence.language_unsure(found, report)
    field_evidence.report(assembled, evidence, report)
    return assembled


def _named_above(draft: Draft, told: Zones, labels: Labels) -> list[Segment]:
    """Lines above the text of the first page that name people, though they were taken for running heads."""
    first = min((box.page for piece in told.front for box in piece.boxes), default=None)
    out = []
    for item in draft.furniture:
        people = byline(item.text) if item.box.page == first else None
        if people and people.sure >= 0.85:
            block = Paragraph(id="head", text=text_of(item.text), boxes=(item.box,))
            out.append(
                Segment(at=-1, block=block, text=item.text, lang=told.language, sure=0.0, label=None, labels=labels)
            )
    return out


def no_article(told: Zones, found: Parts, *, listed: bool = False) -> str | None:
    """Why the pieces hold no article, as the end of a sentence, or nothing if they do."""
    text = sum(piece.letters for piece in told.body if piece.prose or piece.run_in)
    if text < LEAST_BODY:
        return "holds no article: there is hardly any running text in it (an imprint, contents or a cover?)."
    if listed:
        return None
    if not found.titles and not found.citations:
        return "holds no article: no title was found above its text. Check that the file is an article."
    if not (found.primary or found.cards) and not (found.abstracts or found.keywords or told.sources):
        return "holds no article: neither authors nor abstract, keywords or references were found (a call for papers?)."
    return None


def _build(
    draft: Draft, profile: Profile, every: Sequence[Segment], told: Zones, found: Parts
) -> tuple[Article, FieldEvidence]:
    naming = blocks.Naming()
    evidence = FieldEvidence()
    strange, _ = told.places
    own = [p for p in every if p.at not in strange]
    notes = blocks.notes(own, naming)
    hints = [c.authors or c.text for c in found.citations] + [
        e for i in found.facts for e in identifiers.emails_in(i.text)
    ]
    people = persons(found.primary, found.cards, told.language, hints)
    loose = [item for item in found.facts if item.kind == "contact"] + _noted(every, told)
    authors, affiliations = credit(people, loose)
    evidence.people(people)
    titles = {lang: title_variants.title(lang, found, draft, evidence) for lang in found.titles}
    titles |= title_variants.cited(found, titles, told.language, evidence)
    titles |= title_variants.bracketed(found, titles, evidence)
    abstracts = {
        lang: blocks.abstract(title_variants.unbracketed(a.items, lang, found), lang)
        for lang, a in found.abstracts.items()
    }
    keywords = {lang: _keywords(items, lang) for lang, items in found.keywords.items()}
    evidence.texts(found)
    lists = entries.pair(
        [entries.reference_list(n, s, every, _spoken(told, titles)) for n, s in enumerate(told.sources, 1)]
    )
    span = _file_pages(own)
    rubric = {found.rubric.piece.lang: squeezed(found.rubric.text)} if found.rubric else {}
    issue = issue_of(draft, profile, found.citations, _naming_lines(found), span)
    languages = _ordered(told.language, titles, abstracts, keywords)
    article = Article(
        source=draft.source,
        journal=profile.slug,
        language=told.language,
        languages=languages,
        title=_sorted(titles, languages),
        abstract=_sorted({lang: a for lang, a in abstracts.items() if a}, languages),
        keywords=_sorted({lang: k for lang, k in keywords.items() if k}, languages),
        authors=authors,
        affiliations=affiliations,
        dates=publication_data.dates(found.dates, of_journal(profile.reading.labels)),
        doi=article_ids.doi(found, told, draft, evidence),
        udc=article_ids.udc(found, draft, of_journal(profile.reading.labels)),
        issue=replace(issue, section=rubric),
        body={told.language: blocks.with_calls(blocks.body(told.body, told.language, naming), naming)},
        notes=notes,
        references=lists,
        matter=_matter(found, told, every, naming),
        citation=article_ids.citations(found, told.language),
        file_pages=span,
    )
    return article, evidence


def _keywords(items: Sequence[FrontItem], lang: Lang) -> tuple[Keyword, ...]:
    labels = items[0].piece.labels
    texts = [items[0].rest, *(item.text for item in items[1:])]
    listed = len(items) > 2 and all(item.piece.letters < 60 for item in items[1:]) and not items[0].rest
    separated = any(mark in text for text in texts for mark in ",;")
    lines = texts if listed and not separated else [" ".join(texts)]
    words = [word for line in lines for word in split(line, labels)]
    return tuple(Keyword(id=f"{lang}.kwd{n}", text=word) for n, word in enumerate(words, 1))


def _spoken(told: Zones, titles: dict[Lang, Title]) -> list[Lang]:
    return [told.language, *(lang for lang in titles if lang != told.language)]


def _ordered(language: Lang, *by_lang: Mapping[Lang, object]) -> tuple[Lang, ...]:
    """The languages of an article: the body's first, the others in the order in which they are printed."""
    return tuple(dict.fromkeys((language, *(lang for table in by_lang for lang in table))))


def _sorted(table: dict[Lang, T], languages: Sequence[Lang]) -> dict[Lang, T]:
    return {lang: table[lang] for lang in languages if lang in table}


def _file_pages(own: Sequence[Segment]) -> tuple[int, int] | None:
    pages = [box.page for piece in own for box in piece.boxes]
    return (min(pages), max(pages)) if pages else None


def _noted(every: Sequence[Segment], told: Zones) -> list[FrontItem]:
    """Footnotes and stray lines that hold an ORCID iD or an address of an author."""
    strange, body = told.places
    return [
        FrontItem(piece=p, kind="contact")
        for p in every
        if p.at not in strange and p.letters < 200 and (p.floating or p.at in body)
        and (identifiers.orcids_in(p.text) or (p.floating and identifiers.emails_in(p.text)))
    ]  # fmt: skip


def _naming_lines(found: Parts) -> list[str]:
    """Lines of front matter that may name the issue: what stands with copyright, ISSN and the like."""
    lines = [item.text for section in found.sections for item in section.items if section.concept == Concept.LICENCE]
    return lines + [item.text for item in found.facts if item.kind == "number"]


def _matter(found: Parts, told: Zones, every: Sequence[Segment], naming: blocks.Naming) -> tuple[Matter, ...]:
    out = []
    for section in found.sections:
        if section.concept in (Concept.AUTHOR_INFO, Concept.SECTION):
            continue
        head = section.head
        items = ([head] if head and head.rest else []) + section.items
        lang = (head or items[0]).piece.lang
        prefix = f"{lang}.{section.concept}.p"
        heading = blocks.heading_of(head.piece) if head else ()
        out.append(
            Matter(
                concept=section.concept,
                lang=lang,
                heading=heading,
                blocks=blocks.matter_blocks(items, prefix, naming, skip_label=bool(head and head.rest)),
            )
        )
    for source in told.sources:
        out += _floats(source, every, told.language, naming)
    return tuple(out)


def _floats(source: SourceList, every: Sequence[Segment], language: Lang, naming: blocks.Naming) -> list[Matter]:
    floats: list[Block] = [replace(b, id=naming.next("other.p")) for b in entries.floats(source, every)]
    return [Matter(concept="other", lang=language, heading=(), blocks=tuple(floats))] if floats else []


def _with_leftovers(article: Article, candidates: Sequence[Segment], told: Zones, report: Report) -> Article:
    """The article with every piece that no field took, as matter that was not understood."""
    naming = blocks.Naming()
    matter = list(article.matter)
    last = -10
    for piece in missing(article, candidates):
        block = replace(piece.block, id=naming.next("rest.p"), lang=piece.lang)
        if piece.at - last <= 3 and matter[-1].lang == piece.lang:
            matter[-1] = replace(matter[-1], blocks=(*matter[-1].blocks, block))
        else:
            matter.append(Matter(concept="other", lang=piece.lang, heading=(), blocks=(block,)))
            field_evidence.not_understood(piece, block.id, piece.at in told.places[0], report)
        last = piece.at
    return replace(article, matter=tuple(matter))
