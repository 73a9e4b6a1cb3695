"""The titles of an article: from lines set as titles, from the citation line, from brackets at the head of abstracts.

Takes the selection of front matter, gives the title of each language with its evidence.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from ...findings import FieldPath
from ...model import Evidence, Lang, Title, plain, text_of
from ..evidence import SET_AS_TITLE, TITLE_BRACKETED, TITLE_CITED, FieldEvidence, Ground, boxes_of, evidence
from ..segments import from_offset
from .selection import Selection
from .titles import clean, title_of

CERTAINTY, POINTS = 0.5, 12
"""How sure a line without points is a title, and how many points more make it certain."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Titles:
    """The title of each language; ``recased`` are those whose running case was taken from another place."""

    titles: Mapping[Lang, Title]
    evidence: FieldEvidence
    recased: Mapping[FieldPath, tuple[str, str]]


def titles(selection: Selection, language: Lang) -> Titles:
    """The titles of an article whose body is in a language."""
    found: dict[Lang, Title] = {}
    grounds: dict[FieldPath, Evidence] = {}
    recased: dict[FieldPath, tuple[str, str]] = {}
    for lang, candidate in selection.titles.items():
        title, elsewhere = title_of(lang, candidate, selection.running)
        found[lang] = title
        ground = Ground(CERTAINTY + candidate.score / POINTS, SET_AS_TITLE)
        grounds[FieldPath.title(lang)] = evidence(ground, boxes_of(candidate.items))
        if elsewhere:
            recased[FieldPath.title(lang)] = (plain(title.printed), plain(title.text))
    cited = next((citation.title for citation in selection.citations if citation.title), "")
    if cited and not found:
        found[language] = Title(id=f"{language}.title", text=text_of(cited), printed=text_of(cited))
        grounds[FieldPath.title(language)] = evidence(TITLE_CITED)
    for lang, (item, start, end) in selection.bracketed.items():
        if lang not in found:
            text = clean(from_offset(item.segment, start, end))
            found[lang] = Title(id=f"{lang}.title", text=text, printed=text)
            grounds[FieldPath.title(lang)] = evidence(TITLE_BRACKETED, item.segment.boxes)
    return Titles(titles=found, evidence=grounds, recased=recased)
