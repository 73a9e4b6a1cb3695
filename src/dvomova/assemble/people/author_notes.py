"""Notes on several authors that were printed without a gap, or that the layout took for one paragraph, cut apart.

Each ends with an address or ORCID iD and the next begins with a name: ``… ORCID: 0000-0002-1825-0097. Умовна О. С.,
доцент …``. Where lines are neither set in nor apart, nothing else tells where one person ends.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace
from itertools import pairwise

from ...model import ListItem, Paragraph
from ...patterns import identifiers
from ..segments import Segment, from_offset
from .names import byline

NAME = re.compile(r"[\s.;,]*([^,;:(–—\n@\d]{5,60}?)(?=\s*[,;(–—]|\s-\s|\.\s)")


def apart(piece: Segment) -> Iterator[Segment]:
    """The piece, or a piece for each person that it speaks of; all stand at the place of the whole."""
    cuts = _cuts(piece.text) if _several(piece) else []
    edges = [0, *cuts, len(piece.text)]
    if len(edges) < 3:
        yield piece
        return
    for start, end in pairwise(edges):
        block = piece.block
        if isinstance(block, Paragraph | ListItem):
            text = from_offset(piece, start, end)
            lead = {"run_in": ()} if isinstance(block, Paragraph) else {"label": ""}
            part = replace(block, text=text, **lead)
            label = piece.label if start == 0 else None
            yield replace(piece, block=part, text=piece.text[start:end].strip(), label=label)


def _several(piece: Segment) -> bool:
    """A cheap test: two addresses or iDs of authors."""
    text = piece.text
    plain = isinstance(piece.block, Paragraph | ListItem) and piece.label is None
    return plain and (text.count("@") > 1 or text.count("ORCID") > 1 or text.count("orcid.org") > 1)


def _cuts(text: str) -> list[int]:
    """Where the name of the next person begins."""
    ends = sorted(found.end() for sign in (identifiers.EMAIL, identifiers.ORCID) for found in sign.finditer(text))
    found = []
    for end in ends:
        name = NAME.match(text, end)
        people = byline(name.group(1)) if name else None
        if name and people and len(people.people) == 1 and not people.rest:
            found.append(name.start(1))
    return found
