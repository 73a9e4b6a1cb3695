"""A draft becomes articles: languages kept apart, each part of front and back matter told, nothing lost."""

from __future__ import annotations

from ..model import Article, Draft
from ..profile import Profile
from ..report import Report
from .one import assemble_one

__all__ = ["articles", "assemble_one"]


def articles(draft: Draft, profile: Profile, report: Report) -> tuple[Article, ...]:
    """The articles of a draft in printed order, at least one. Raises ``NoArticle``."""
    return (assemble_one(draft, profile, report),)
