"""The titles of an article from their candidates, from citation lines, and from brackets at the head of abstracts."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from ...model import Draft, Lang, Title, plain, text_of
from ..evidence import FieldEvidence
from ..segments import from_offset, joined
from .items import FrontItem
from .selection import Parts
from .titles import Candidate, clean, title_of


def title(lang: Lang, found: Parts, draft: Draft, evidence: FieldEvidence) -> Title:
    candidate = found.titles[lang]
    title, elsewhere = title_of(lang, candidate, found.running)
    if plain(title.printed)[:1].islower() and (above := _line_above(candidate, draft)):
        text = joined([text_of(above), title.printed])
        title, elsewhere = Title(id=title.id, text=text, printed=text), False
    evidence.title(lang, found.titles[lang], title, elsewhere)
    return title


def bracketed(found: Parts, titles: dict[Lang, Title], evidence: FieldEvidence) -> dict[Lang, Title]:
    """Titles printed in brackets at the head of an abstract, where no other is printed in that language."""
    out = {}
    for lang, (item, start, end) in found.bracketed.items():
        if lang not in titles:
            text = clean(from_offset(item.piece, start, end))
            out[lang] = Title(id=f"{lang}.title", text=text, printed=text)
            evidence.add(f"title.{lang}", 0.75, "in brackets at the head of the abstract", item.piece.boxes)
    return out


def unbracketed(items: Sequence[FrontItem], lang: Lang, found: Parts) -> list[FrontItem]:
    """The items of an abstract without the title in brackets at their head."""
    if lang not in found.bracketed:
        return list(items)
    held, _, end = found.bracketed[lang]
    after = len(held.piece.text) - len(re.sub(r"^[\s).]+", "", held.piece.text[end:]))
    return [replace(item, start=after) if item is held else item for item in items]


def _line_above(candidate: Candidate, draft: Draft) -> str | None:
    """The line right above a title that begins in the middle: it was taken for the running head that repeats it."""
    box = next((box for item in candidate.items for box in item.piece.boxes), None)
    if box is None:
        return None
    for item in draft.furniture:
        near = item.box.page == box.page and 0 <= box.top - item.box.bottom + 2 <= 1.2 * item.box.height
        if near and item.text[:1].isupper() and item.box.height > 8:
            return item.text
    return None


def cited(found: Parts, titles: dict[Lang, Title], language: Lang, evidence: FieldEvidence) -> dict[Lang, Title]:
    """The title from the citation line where none is printed above the text."""
    cited = next((c.title for c in found.citations if c.title), "")
    if titles or not cited:
        return {}
    evidence.cited_title(language)
    return {language: Title(id=f"{language}.title", text=text_of(cited), printed=text_of(cited))}
