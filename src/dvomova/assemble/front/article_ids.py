"""DOI, UDC and citation line of an article, from wherever they are printed."""

from __future__ import annotations

import re

from ...languages.labels import Labels
from ...model import Draft, Lang
from ...patterns import identifiers
from ..evidence import FieldEvidence
from ..zones import Zones
from .selection import Parts


def doi(found: Parts, told: Zones, draft: Draft, evidence: FieldEvidence) -> str | None:
    labelled = [identifiers.doi_in(item.text) for item in found.facts if item.kind == "doi"]
    other = [identifiers.doi_in(p.text) for p in (*told.front, *told.tail)]
    heads = [identifiers.doi_in(item.text) for item in draft.furniture]
    cited = [c.doi for c in found.citations]
    doi = next((value for value in (*labelled, *cited, *other, *heads) if value), None)
    if doi:
        agreed = sum(value == doi for value in (*labelled, *cited, *other, *heads))
        evidence.doi(bool([v for v in labelled if v]), agreed)
    return doi


def udc(found: Parts, draft: Draft, labels: Labels) -> str | None:
    printed = [_udc_within(item.piece.text, labels) for item in found.facts if item.kind in ("udc", "doi")]
    heads = [identifiers.udc_in(item.text, labels.match(item.text)) for item in draft.furniture]
    return next((value for value in (*printed, *heads) if value), None)


def _udc_within(text: str, labels: Labels) -> str | None:
    """The classification number after a label anywhere in a line (DOI and UDC can stand in one)."""
    for found in re.finditer(r"(?<![^\s])[^\W\d_]", text[:300]):
        rest = text[found.start() :]
        if value := identifiers.udc_in(rest, labels.match(rest)):
            return value
    return None


def citations(found: Parts, language: Lang) -> dict[Lang, str]:
    return {language: found.citations[0].text} if found.citations else {}
