"""What stands among an article's text and is not of it: the ends of its neighbours, and the feet of pages.

A file cut from an issue may begin with the tail of the article before and end with the head of the next: a second UDC
or DOI, entries before the first, give them away.
"""

from __future__ import annotations

from collections.abc import Sequence

from ..model import Heading
from . import cues
from .pieces import Piece

LONGEST_SUMMARY = 8
"""Pieces of an abstract among others: title, names, its paragraphs, keywords."""


def own_range(pieces: Sequence[Piece]) -> tuple[int, int]:
    """From where to where the pieces are of this article and not of its neighbours in the issue."""
    start = 0
    for i, piece in enumerate(pieces[: max(len(pieces) // 3, 3)]):
        if piece.means("udc", "doi") and i:
            others = [p for p in pieces[:i] if _tail_like(p)]
            numbers = [cues.number_of(p.text)[0] for p in others]
            if len(others) * 2 > i and any(n and n != "1" for n in numbers):
                start = i
            break
    found = _classed(pieces, start)
    if not found:
        return start, len(pieces)
    own = found[0][1]
    later = (i for i, value in found if value != own and i > start + 8 and i > len(pieces) * 0.6)
    end = next(later, len(pieces))
    if end < len(pieces) and isinstance(pieces[end - 1].block, Heading) and pieces[end - 1].means("abstract"):
        # The heading of a page on which the abstracts of all articles stand.
        end -= 1
    return start, end


def own_summary(pieces: Sequence[Piece], start: int, end: int) -> tuple[int, int]:
    """Where this article's abstract stands among those of its neighbours behind it: below its UDC, up to the next."""
    found = _classed(pieces, start)
    later = [(i, value) for i, value in found if i >= end]
    for number, (i, value) in enumerate(later):
        if value == found[0][1]:
            following = later[number + 1][0] if number + 1 < len(later) else len(pieces)
            return (i + 1, following) if following - i <= LONGEST_SUMMARY else (end, end)
    return end, end


def _classed(pieces: Sequence[Piece], start: int) -> list[tuple[int, str]]:
    """The UDC of each piece that has one, without spaces."""
    udcs = ((i, cues.udc_in(p.text, p.label)) for i, p in enumerate(pieces) if i >= start)
    return [(i, value.replace(" ", "")) for i, value in udcs if value]


def _tail_like(piece: Piece) -> bool:
    return cues.entry_like(piece.text) or piece.means("received", "accepted", "published", "revised")


def feet(body: Sequence[Piece]) -> list[Piece]:
    """Copyright lines at the foot of a page, which stand among the body's text."""
    found: list[Piece] = []
    for i, piece in enumerate(body):
        below = bool(found) and i > 0 and body[i - 1] is found[-1] and piece.letters < 80
        goes_on = below and found[-1].text.rstrip().endswith(",")
        if goes_on or (piece.letters < 160 and cues.COPYRIGHT.match(piece.text)):
            found.append(piece)
    return found
