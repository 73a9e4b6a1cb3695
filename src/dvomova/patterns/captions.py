"""Captions of tables and figures, and the lines that name their source, known by their first words.

The words (``Table``, ``Рис.``, ``Джерело``) are in the language files. A caption is its label with a number, then its
text; a sentence about a table or figure (``Table 2 shows …``) begins alike and goes on in small letters.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from ..languages.labels import Labels
from ..model.vocabulary import Concept
from .numbering import exhibit_end

EXHIBITS = (Concept.FIGURE, Concept.TABLE)
PUNCTUATION = re.compile(r"[\s.:–—-]*")
LONGEST_SOURCE = 250
"""Characters of a line on the source that has no mark behind its label; longer ones are paragraphs."""


@dataclass(frozen=True, slots=True)
class Caption:
    """The label of a caption with its number (``Рис. 1``), and where its text begins.

    ``closed`` says that a mark parts both, or that the text does not go on in small letters, as a sentence does.
    """

    label: str
    rest: int
    closed: bool


def caption(text: str, concept: Concept, labels: Labels) -> Caption | None:
    """What a text begins with, if it begins as the caption of a table or figure does."""
    found = labels.match(text)
    if found is None or not found.means(concept) or any(map(str.isalnum, text[: found.start])):
        return None
    dot = text[found.end : found.end + 1] == "."
    end = exhibit_end(text, found.end + dot)
    if end is None:
        return None
    marks = PUNCTUATION.match(text, end)
    rest = marks.end() if marks else end
    closed = bool(text[end:rest].strip()) or not text[rest:][:1].islower()
    return Caption(label=text[found.start : end].strip(), rest=rest, closed=closed)


def is_caption(text: str, labels: Labels) -> bool:
    """Whether a text begins as the caption of a table or figure does."""
    return any(caption(text, concept, labels) is not None for concept in EXHIBITS)


def begins(concept: Concept, text: str, labels: Labels) -> bool:
    """Whether a line begins a caption, and no sentence about a table or figure."""
    found = caption(text, concept, labels)
    return found is not None and found.closed


def is_source(text: str, labels: Labels) -> bool:
    """Whether a text names the source of a table or figure: after a label for it, which is not all that it says."""
    found = labels.match(text)
    if found is None or not found.means(Concept.SOURCE) or found.alone:
        return False
    return found.closed or len(text) <= LONGEST_SOURCE
