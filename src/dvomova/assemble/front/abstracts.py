"""Abstracts that no label names and no keywords end: told by how they are set above the body.

Older volumes print one below the names: in another style than the text, or set in from its column with space below.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence

from ...model import Heading, Lang
from ...model.vocabulary import SECTIONS
from ..segments import Segment

LABEL_SHARE = 3
"""A heading that goes on after its label is the section's only if the label is a third of it: titles begin so too."""
ABSTRACT_LIMIT = 3500
"""Letters: a longer unlabelled text at the head is body, not abstract."""
QUOTES = '«“„"'
SET_IN, APART, SET_IN_LEAST = 14.0, 9.0, 150
"""Points by which an unlabelled abstract is set in from the text below, and stands above it; its fewest letters."""


def section_label(piece: Segment, language: Lang) -> bool:
    """Whether a piece is headed by a label of the body's sections, in the body's language."""
    label = piece.label
    if label is None or not label.means(*SECTIONS):
        return False
    spoken = {lang for concept, lang in label.senses if concept in SECTIONS}
    most = (label.end - label.start) * LABEL_SHARE >= len(piece.text)
    return language in spoken and (label.closed or (piece.headed and most))


def styled_abstract(outside: Sequence[Segment], language: Lang, first: int) -> int:
    """An abstract without label and keywords: text at the head in another style than the body's, before a section."""
    common = Counter((p.look.italic, round(p.look.size, 1)) for p in outside if p.prose and p.lang == language)
    if not common:
        return first
    style = common.most_common(1)[0][0]
    i, letters = first, 0
    while i < len(outside) and outside[i].prose and not section_label(outside[i], language):
        look = outside[i].look
        if (look.italic, round(look.size, 1)) == style:
            break
        letters += outside[i].letters
        i += 1
    headed = i < len(outside) and (section_label(outside[i], language) or isinstance(outside[i].block, Heading))
    return i if headed and 0 < letters <= ABSTRACT_LIMIT else first


def set_in_abstract(outside: Sequence[Segment], language: Lang, first: int) -> int:
    """An abstract without label and keywords in the body's own type: set in from the column, with space below it.

    A long quotation is set in too, but begins with its mark; text beside a picture has no space below it.
    """
    i = first
    while i + 1 < len(outside) and outside[i].prose and not section_label(outside[i], language):
        i += 1
        space = _space_below(outside[i - 1], outside[i])
        if space is None or space > APART:
            break
    letters = sum(piece.letters for piece in outside[first:i])
    if not SET_IN_LEAST <= letters <= ABSTRACT_LIMIT or outside[first].text[:1] in QUOTES:
        return 0
    below = next((piece for piece in outside[i:] if piece.prose), None)
    column = _edge(below) if below else None
    edges = [_edge(piece) for piece in outside[first:i]]
    if column is None or (_space_below(outside[i - 1], outside[i]) or 0.0) <= APART:
        return 0
    return i if all(edge is not None and edge - column > SET_IN for edge in edges) else 0


def _edge(piece: Segment) -> float | None:
    """The left edge of a piece that stands on one page in one column."""
    return piece.boxes[0].x0 if len(piece.boxes) == 1 else None


def _space_below(piece: Segment, other: Segment) -> float | None:
    """The space between a piece and the next on the same page."""
    if not piece.boxes or not other.boxes or piece.boxes[-1].page != other.boxes[0].page:
        return None
    space = other.boxes[0].top - piece.boxes[-1].bottom
    return space if space >= 0 else None
