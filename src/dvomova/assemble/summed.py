"""Names, title and a labelled summary that stand once more behind the body, in the body's own language.

Journals that print ``Резюме`` at the end of each article print it in every language, the first being that of the body.
Where neither keywords nor a list of sources part it from the text, only what stands above it tells it from a section.
"""

from __future__ import annotations

from collections.abc import Sequence

from ..languages.labels import PARTS
from ..model import Heading
from .names import byline
from .pieces import Piece

LATE = 0.75
"""The summary stands behind at least this share of the body's text."""


def summed_up(outside: Sequence[Piece], head: int, end: int, before: Sequence[int]) -> int:
    """Where the names and title above such a summary begin, else ``end``; ``before`` are letters before each piece.

    A section “Summary” has no title above it and stays.
    """
    late = LATE * before[end]
    for i in range(head + 1, end):
        label = outside[i].label
        if label is None or not label.means("abstract") or not (label.alone or outside[i].run_in) or before[i] < late:
            continue
        start = i
        while start > head + 1 and _stands_above(outside[start - 1]):
            start -= 1
        if start < i:
            return start
    return end


def _stands_above(piece: Piece) -> bool:
    """Whether a piece can be the title or the names above a summary."""
    if piece.label is not None and piece.label.closed and piece.label.means(*PARTS):
        return False
    return isinstance(piece.block, Heading) or (not piece.prose and byline(piece.text) is not None)
