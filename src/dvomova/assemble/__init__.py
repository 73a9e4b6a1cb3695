"""A draft becomes articles: languages kept apart, each part of front and back matter told, nothing lost."""

from __future__ import annotations

from ..errors import NoArticle
from ..findings import Code, Report, Severity
from ..journals import Profile
from ..model import Assembled, Draft
from .article import assemble_one
from .issue import split as parts_of
from .issue.facts import placed, told

__all__ = ["articles", "assemble_one"]


def articles(draft: Draft, profile: Profile, report: Report) -> tuple[Assembled, ...]:
    """The articles of a draft in printed order, at least one. Raises ``NoArticle``."""
    parts = parts_of(draft, profile, report)
    if len(parts) == 1 and parts[0].whole:
        return (told(assemble_one(parts[0].draft, profile, report), parts[0], report),)
    out: list[Assembled] = []
    for number, part in enumerate(parts, 1):
        report.step(f"recognising article {number} of {len(parts)}")
        own = Report()
        assembled: Assembled | None = None
        try:
            assembled = told(assemble_one(part.draft, profile, own, listed=part.listed), part, own)
            out.append(assembled)
        except NoArticle as problem:
            own.add(Code.PAGES_OUTSIDE_ARTICLES, str(problem), severity=Severity.WARNING)
        report.extend(placed(own.findings, part, assembled.article if assembled is not None else None))
    if not out:
        raise NoArticle(
            f"{draft.source.name} looks like an issue, but no article could be told in it; look at its pages."
        )
    return tuple(out)
