"""The publication of an article: DOI, UDC, citation line, issue and dates, each with its evidence.

Takes the selection of front matter and what the pages print besides, gives a ``Publication``.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

from ...findings import FieldPath
from ...journals import Profile
from ...model import ByLang, Evidence, HistoryDate, Issue, Lang
from ...model.vocabulary import Concept
from ..evidence import (
    DATE_LABELLED,
    DOI_ONCE,
    DOI_PRINTED,
    ISSUE_CITED,
    ISSUE_PRINTED,
    UDC_LABELLED,
    UDC_RUNNING,
    FieldEvidence,
    boxes_of,
    evidence,
)
from ..segments import Segment, SegmentedDraft, squeezed
from .publication_data import dates, doi, issue_of, udc
from .selection import Selection

ISSUE_FACTS = ("volume", "number", "year", "first_page", "last_page")


@dataclass(frozen=True, slots=True, kw_only=True)
class Publication:
    """Where and when an article appeared; ``citation`` is how to cite it, as printed."""

    doi: str | None
    udc: str | None
    issue: Issue
    dates: tuple[HistoryDate, ...]
    citation: ByLang[str]
    evidence: FieldEvidence


def publication(
    selection: Selection,
    outside_body: Sequence[Segment],
    document: SegmentedDraft,
    profile: Profile,
    language: Lang,
    span: tuple[int, int] | None,
) -> Publication:
    """The publication of an article in a language; ``outside_body`` are the segments of front and back matter.

    ``span`` are the article's first and last page of the file.
    """
    heads = [item.text for item in document.furniture]
    article_doi, confirmed = doi(selection.facts, selection.citations, [s.text for s in outside_body], heads)
    article_udc = udc(selection.facts, heads, document.labels)
    issue = issue_of(document, profile, selection.citations, _naming_lines(selection), span)
    rubric = selection.rubric
    section = {rubric.segment.lang: squeezed(rubric.text)} if rubric else {}
    history = dates(selection.dates, document.labels)
    grounds: dict[FieldPath, Evidence] = {}
    if article_doi:
        grounds[FieldPath("doi")] = evidence(DOI_PRINTED if confirmed else DOI_ONCE)
    if article_udc:
        boxes = boxes_of(item for item in selection.facts if item.kind == "udc")
        grounds[FieldPath("udc")] = evidence(UDC_LABELLED if boxes else UDC_RUNNING, boxes)
    for date in history:
        grounds[FieldPath.date(date.kind)] = evidence(DATE_LABELLED, boxes_of(selection.dates))
    cited = any(citation.first == issue.first_page for citation in selection.citations)
    for name in ISSUE_FACTS:
        if getattr(issue, name):
            grounds[FieldPath.issue(name)] = evidence(ISSUE_CITED if cited else ISSUE_PRINTED)
    return Publication(
        doi=article_doi,
        udc=article_udc,
        issue=replace(issue, section=section),
        dates=history,
        citation={language: selection.citations[0].text} if selection.citations else {},
        evidence=grounds,
    )


def _naming_lines(selection: Selection) -> list[str]:
    """Lines of front matter that may name the issue: what stands with copyright, ISSN and the like."""
    lines = [
        item.text for section in selection.sections for item in section.items if section.concept == Concept.LICENCE
    ]
    return lines + [item.text for item in selection.facts if item.kind == "number"]
