"""A draft becomes articles: each part of front and back matter recognised, nothing lost.

``segments`` (blocks with what their form shows) → ``issue`` (cut into articles) → for each article, by ``article``:
``segment_languages`` → ``zones`` (front matter, body, back matter, lists) → ``front`` (lines labelled, grouped, chosen)
→ ``people``, ``front.publication``, ``references``: parts of the article with their evidence → the article, put
together → ``completeness`` (what no part holds is added) → ``evidence`` (what a person should look at).
"""

from __future__ import annotations

from ..errors import NoArticle
from ..findings import Code, Report, Severity
from ..journals import Profile
from ..languages.labels import of_journal
from ..model import Assembled, Draft
from .article import assemble
from .issue.facts import placed, with_issue_facts
from .issue.parts import split
from .segments import segments

__all__ = ["articles", "assemble_one"]


def articles(draft: Draft, profile: Profile, report: Report) -> tuple[Assembled, ...]:
    """The articles of a draft in printed order, at least one. Raises ``NoArticle``."""
    parts = split(segments(draft, of_journal(profile.reading.labels)), report)
    if len(parts) == 1 and parts[0].whole:
        return (with_issue_facts(assemble(parts[0].document, profile, report), parts[0], report),)
    out: list[Assembled] = []
    for number, part in enumerate(parts, 1):
        report.step(f"recognising article {number} of {len(parts)}")
        own = Report()
        assembled: Assembled | None = None
        try:
            assembled = with_issue_facts(assemble(part.document, profile, own, listed=part.listed), part, own)
            out.append(assembled)
        except NoArticle as problem:
            own.add(Code.PAGES_OUTSIDE_ARTICLES, str(problem), severity=Severity.WARNING)
        report.extend(placed(own.findings, part, assembled.article if assembled is not None else None))
    if not out:
        raise NoArticle(
            f"{draft.source.name} looks like an issue, but no article could be told in it; look at its pages."
        )
    return tuple(out)


def assemble_one(draft: Draft, profile: Profile, report: Report) -> Assembled:
    """The article of a draft that is known to hold one and nothing else. Raises ``NoArticle``."""
    return assemble(segments(draft, of_journal(profile.reading.labels)), profile, report)
