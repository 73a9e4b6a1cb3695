"""Which segments of a file belong to the article and which to its neighbours in the issue.

Takes the segments of a file that holds one article, gives ranges of them. A file cut from an issue may end with
the head of the next article, which a second UDC shows.
Where the abstracts of all articles stand together behind the text, the article's own is found by its UDC.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from ..model import Heading
from ..model.vocabulary import Concept
from ..patterns import identifiers
from .segments import Segment

LONGEST_SUMMARY = 8
"""Segments of an abstract among others: title, names, its paragraphs, keywords."""
FIRST_OF_NEXT = 8
"""So many segments at least lie between the beginning of an article and that of the next."""
LATE_SHARE = 0.6
"""An article takes at least this share of the segments of its file."""


@dataclass(frozen=True, slots=True, kw_only=True)
class OwnSegments:
    """The text of an article, its summary among those of others, and the segments of its neighbours."""

    text: tuple[Segment, ...]
    summary: tuple[Segment, ...]
    neighbours: tuple[Segment, ...]


def own_segments(every: Sequence[Segment]) -> OwnSegments:
    """The segments of a file's article and those of its neighbours."""
    classed = _classed(every)
    end = _end(every, classed)
    above, below = _summary(len(every), end, classed)
    return OwnSegments(
        text=tuple(every[:end]),
        summary=tuple(every[above:below]),
        neighbours=(*every[end:above], *every[below:]),
    )


def _end(every: Sequence[Segment], classed: Sequence[tuple[int, str]]) -> int:
    """Where the article ends: at another UDC late in the file; ``classed`` are places with their UDC."""
    if not classed:
        return len(every)
    own = classed[0][1]
    least = max(FIRST_OF_NEXT, len(every) * LATE_SHARE)
    end = next((i for i, value in classed if value != own and i > least), len(every))
    if end < len(every) and isinstance(every[end - 1].block, Heading) and every[end - 1].means(Concept.ABSTRACT):
        # The heading of a page on which the abstracts of all articles stand.
        end -= 1
    return end


def _summary(count: int, end: int, classed: Sequence[tuple[int, str]]) -> tuple[int, int]:
    """Where this article's abstract stands among those of its neighbours behind it: below its UDC, up to the next."""
    later = [(i, value) for i, value in classed if i >= end]
    for number, (i, value) in enumerate(later):
        if value == classed[0][1]:
            following = later[number + 1][0] if number + 1 < len(later) else count
            return (i + 1, following) if following - i <= LONGEST_SUMMARY else (end, end)
    return end, end


def _classed(segments: Sequence[Segment]) -> list[tuple[int, str]]:
    """The UDC of each segment that has one, without spaces."""
    udcs = ((i, identifiers.udc_in(p.text, p.label)) for i, p in enumerate(segments))
    return [(i, value.replace(" ", "")) for i, value in udcs if value]
