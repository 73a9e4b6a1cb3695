"""Notes on authors: cut apart where several stand in one segment, and the name that each begins with.

Each ends with an address or ORCID iD and the next begins with a name: ``… ORCID: 0000-0002-1825-0097. Умовна О. С.,
доцент …``. Where lines are neither set in nor apart, nothing else shows where one person ends.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from ...languages.characters import CAPITAL
from ...model import ListItem, Paragraph
from ...patterns import identifiers
from ..segments import Segment, parts_at
from .names import Byline, byline

NEXT_NAME = re.compile(r"[\s.;,]*([^,;:(–—\n@\d]{5,60}?)(?=\s*[,;(–—]|\s-\s|\.\s)")
FIRST_NAME = re.compile(r"[^,;:(–—\n]{5,60}?(?=\s*[,;:(–—]|\s-\s|\.\s|\.?$)")
INITIALS = rf"(?:[{CAPITAL}][^\W\d_]{{0,2}}\.\s?-?){{1,3}}(?:[{CAPITAL}](?=,))?"
FULL = rf"[{CAPITAL}][\w’'ʼ-]+\s[{CAPITAL}]\.\s?[{CAPITAL}][\w’'ʼ-]+(?=\s*[.,;])"
ONE = rf"(?:{FULL}|{INITIALS}\s?[{CAPITAL}][\w’'ʼ-]+|[{CAPITAL}][\w’'ʼ-]+?,?\s?{INITIALS})"
NAMES_HEAD = re.compile(rf"\W*{ONE}[\d*†¹²³]*(?:\s*[,;]\s*(?:\d\s*,\s*)*(?:\d\s*)?{ONE}[\d*†¹²³]*)*\s*[,.;–—-]?\s*")
"""The names with initials that a line begins with."""


def one_person_each(segment: Segment) -> Iterator[Segment]:
    """The segment, or a segment for each person whom it is about; all stand at the place of the whole."""
    cuts = _cuts(segment.text) if _several(segment) else []
    if cuts:
        yield from parts_at(segment, cuts)
    else:
        yield segment


def name_at_head(text: str) -> tuple[Byline, int] | None:
    """The name that a note on an author begins with, and where the rest begins."""
    found = NAMES_HEAD.match(text)
    first = FIRST_NAME.match(text)
    for end in (first.end() if first else 0, found.end() if found else 0):
        people = byline(text[:end]) if end else None
        if people and not people.rest and len(people.people) == 1:
            return people, end
    return None


def _several(segment: Segment) -> bool:
    """A cheap test: two addresses or iDs of authors."""
    text = segment.text
    unlabelled = isinstance(segment.block, Paragraph | ListItem) and segment.label is None
    return unlabelled and (text.count("@") > 1 or text.count("ORCID") > 1 or text.count("orcid.org") > 1)


def _cuts(text: str) -> list[int]:
    """Where the name of the next person begins."""
    ends = sorted(found.end() for sign in (identifiers.EMAIL, identifiers.ORCID) for found in sign.finditer(text))
    found = []
    for end in ends:
        name = NEXT_NAME.match(text, end)
        people = byline(name.group(1)) if name else None
        if name and people and len(people.people) == 1 and not people.rest:
            found.append(name.start(1))
    return found
