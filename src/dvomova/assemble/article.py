"""One article from the segments of its file.

``assemble`` takes the segments of one article and the journal's profile, gives the article with its evidence, and
reports what a person should look at. Each step gives a part of the article with the evidence for it; here they are put
together, and what no part holds is added.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import TypeVar

from ..errors import NoArticle
from ..findings import FieldPath, Report
from ..journals import Profile
from ..languages.characters import fold
from ..model import Article, Assembled, ByLang, Evidence, Lang
from ..patterns import identifiers
from . import blocks
from .acceptance import no_article
from .completeness import with_rest
from .evidence import language_evidence, language_unsure, report_doubts
from .front.publication import publication
from .front.selection import Selection, Surroundings, select
from .front.summaries import summaries
from .front.title_variants import titles
from .labelled import LabelledSegment
from .people.affiliations import Contacts, credits
from .references.entries import reference_lists
from .references.lists import floating_in
from .segment_languages import in_languages
from .segments import Segment, SegmentedDraft
from .zones import Zones, zones

T = TypeVar("T")

LONGEST_CONTACT = 200
"""Letters: a longer footnote or stray line is no address of an author."""


def assemble(document: SegmentedDraft, profile: Profile, report: Report, *, listed: bool = False) -> Assembled:
    """The article that a document holds; ``listed``: contents say that it is one. Raises ``NoArticle``."""
    every, languages = in_languages(document.segments, profile)
    zone = zones(every, languages)
    selection = select(zone.front, zone.tail, _surroundings(document, profile, zone, languages))
    if problem := _no_article(zone, selection, listed=listed):
        raise NoArticle(f"{document.source.name} {problem}")
    own = [segment for segment in every if segment.at not in zone.neighbour_places]
    span = _file_pages(own)
    naming = blocks.Naming()
    notes = blocks.notes(own, naming)
    title = titles(selection, zone.language)
    people = credits(selection.bylines, selection.cards, zone.language, _contacts(own, zone, selection))
    text = summaries(selection)
    order = _ordered(zone.language, title.titles, text.abstracts, text.keywords)
    published = publication(selection, (*zone.front, *zone.tail), document, profile, zone.language, span)
    spoken = [zone.language, *(lang for lang in title.titles if lang != zone.language)]
    references, references_evidence = reference_lists(zone.sources, every, spoken)
    article = Article(
        source=document.source,
        journal=profile.slug,
        language=zone.language,
        languages=order,
        title=_in_order(title.titles, order),
        abstract=_in_order(text.abstracts, order),
        keywords=_in_order(text.keywords, order),
        authors=people.authors,
        affiliations=people.affiliations,
        dates=published.dates,
        doi=published.doi,
        udc=published.udc,
        issue=published.issue,
        body={zone.language: blocks.with_calls(blocks.body(zone.body, zone.language, naming), naming)},
        notes=notes,
        references=references,
        matter=blocks.matter(selection.sections, floating_in(zone.sources, every), zone.language, naming),
        citation=published.citation,
        file_pages=span,
    )
    outside_body = [segment for segment in every if segment.at not in zone.body_places]
    article = with_rest(article, outside_body, zone.neighbour_places, report)
    language = language_evidence(zone.body, zone.language)
    grounds = {**title.evidence, **people.evidence, **text.evidence, **published.evidence, **references_evidence}
    assembled = Assembled(article=article, evidence=_by_path({**grounds, **language}))
    language_unsure(text.labelled, report)
    report_doubts(assembled, title.recased, report)
    return assembled


def _surroundings(document: SegmentedDraft, profile: Profile, zone: Zones, languages: Sequence[Lang]) -> Surroundings:
    """What is known besides front and back matter: running heads and journal titles."""
    heads = [fold(item.text) for item in document.furniture] + [fold(t) for t in profile.journal.title.values()]
    return Surroundings(
        language=zone.language,
        languages=languages,
        heads=[head for head in heads if head],
    )


def _no_article(zone: Zones, selection: Selection, *, listed: bool) -> str | None:
    """Why there is no article, as the end of a sentence, or nothing if there is one."""
    return no_article(
        sum(segment.letters for segment in zone.body if segment.prose or segment.run_in),
        titled=bool(selection.titles or selection.citations),
        parts=any((selection.bylines, selection.cards, selection.abstracts, selection.keywords, zone.sources)),
        listed=listed,
    )


def _contacts(own: Sequence[Segment], zone: Zones, selection: Selection) -> Contacts:
    """Lines with addresses that stand near no name, and texts in which family names stand."""
    stray = [
        LabelledSegment(segment=segment, kind="contact")
        for segment in own
        if segment.letters < LONGEST_CONTACT and (segment.floating or segment.at in zone.body_places)
        and (identifiers.orcids_in(segment.text) or (segment.floating and identifiers.emails_in(segment.text)))
    ]  # fmt: skip
    emails = [email for item in selection.facts for email in identifiers.emails_in(item.text)]
    return Contacts(
        lines=[*(item for item in selection.facts if item.kind == "contact"), *stray],
        hints=[*(citation.authors or citation.text for citation in selection.citations), *emails],
    )


def _file_pages(own: Sequence[Segment]) -> tuple[int, int] | None:
    """The first and last page of the file on which an article stands."""
    pages = [box.page for segment in own for box in segment.boxes]
    return (min(pages), max(pages)) if pages else None


def _ordered(language: Lang, *by_lang: Mapping[Lang, object]) -> tuple[Lang, ...]:
    """The languages of an article: the body's first, the others in the order in which they are printed."""
    return tuple(dict.fromkeys((language, *(lang for table in by_lang for lang in table))))


def _in_order(table: Mapping[Lang, T], languages: Sequence[Lang]) -> ByLang[T]:
    return {lang: table[lang] for lang in languages if table.get(lang)}


def _by_path(evidence: Mapping[FieldPath, Evidence]) -> dict[str, Evidence]:
    """The evidence by the name of its field, in the order of the names."""
    return {field.path: evidence[field] for field in sorted(evidence, key=lambda field: field.path)}
