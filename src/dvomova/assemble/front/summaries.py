"""Abstracts and keywords by language, with the evidence for them.

Takes the selection of front matter, gives ``Summaries``.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from ...findings import FieldPath
from ...model import Block, Evidence, Keyword, Lang
from ..evidence import ABSTRACT_LABELLED, ABSTRACT_UNLABELLED, KEYWORDS_LABELLED, FieldEvidence, boxes_of, evidence
from ..labelled import LabelledSegment
from .abstracts import paragraphs, without_title
from .keywords import keywords
from .selection import Selection


@dataclass(frozen=True, slots=True, kw_only=True)
class Summaries:
    """Abstract and keywords of each language; ``labelled`` are the lines of each with the language that it is in."""

    abstracts: Mapping[Lang, tuple[Block, ...]]
    keywords: Mapping[Lang, tuple[Keyword, ...]]
    labelled: tuple[tuple[Lang, Sequence[LabelledSegment]], ...]
    evidence: FieldEvidence


def summaries(selection: Selection) -> Summaries:
    """The abstracts and keywords of an article."""
    grounds: dict[FieldPath, Evidence] = {}
    for lang, abstract in selection.abstracts.items():
        ground = ABSTRACT_LABELLED if abstract.labelled else ABSTRACT_UNLABELLED
        grounds[FieldPath.abstract(lang)] = evidence(ground, boxes_of(abstract.items))
    for lang, items in selection.keywords.items():
        grounds[FieldPath.keywords(lang)] = evidence(KEYWORDS_LABELLED, boxes_of(items))
    return Summaries(
        abstracts={
            lang: paragraphs(without_title(abstract.items, selection.bracketed.get(lang)), lang)
            for lang, abstract in selection.abstracts.items()
        },
        keywords={lang: keywords(items, lang) for lang, items in selection.keywords.items()},
        labelled=(*((lang, a.items) for lang, a in selection.abstracts.items()), *selection.keywords.items()),
        evidence=grounds,
    )
