"""DOI, UDC and citation line of an article, from wherever they are printed."""

from __future__ import annotations

import re

from ..languages.labels import match
from ..model import Draft, Lang
from . import cues
from .doubts import Told
from .parts import Parts
from .zones import Zones


def doi(found: Parts, told: Zones, draft: Draft, evidence: Told) -> str | None:
    labelled = [cues.doi_in(item.text) for item in found.facts if item.kind == "doi"]
    other = [cues.doi_in(p.text) for p in (*told.front, *told.tail)]
    heads = [cues.doi_in(item.text) for item in draft.furniture]
    cited = [c.doi for c in found.citations]
    doi = next((value for value in (*labelled, *cited, *other, *heads) if value), None)
    if doi:
        agreed = sum(value == doi for value in (*labelled, *cited, *other, *heads))
        evidence.doi(doi, bool([v for v in labelled if v]), agreed)
    return doi


def udc(found: Parts, draft: Draft) -> str | None:
    printed = [_udc_within(item.piece.text) for item in found.facts if item.kind in ("udc", "doi")]
    heads = [cues.udc_in(item.text, match(item.text)) for item in draft.furniture]
    return next((value for value in (*printed, *heads) if value), None)


def _udc_within(text: str) -> str | None:
    """The classification number after a label anywhere in a line (DOI and UDC can stand in one)."""
    for found in re.finditer(r"(?<![^\s])[^\W\d_]", text[:300]):
        rest = text[found.start() :]
        if value := cues.udc_in(rest, match(rest)):
            return value
    return None


def citations(found: Parts, language: Lang) -> dict[Lang, str]:
    return {language: found.citations[0].text} if found.citations else {}
