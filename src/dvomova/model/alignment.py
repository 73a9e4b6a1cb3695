"""Alignment is stand-off: links between spans of stable block ids.

A correction never touches the text, and links survive a new run. JATS 1.4 came to the same
(``@lang-group`` ties objects that need not be neighbours).
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from typing import Literal, TypeAlias

from .article import Article
from .text import Lang

Unit: TypeAlias = Literal[
    "title", "abstract", "keyword", "author", "affiliation", "heading", "caption", "body", "reference"
]
Witness: TypeAlias = Literal["anchor", "content", "person"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Span:
    """Characters of a block's plain text; ``end`` ``None`` means to the end.

    ``block`` is an id: of a ``Title``, ``Keyword``, ``Author``, ``Affiliation``, ``Reference``, or of a
    block. Offsets count in the text that ``units.texts`` gives for that id.
    """

    block: str
    start: int = 0
    end: int | None = None

    def __post_init__(self) -> None:
        if self.start < 0 or (self.end is not None and self.end < self.start):
            raise ValueError(f"a span must not be turned inside out: {self}")


@dataclass(frozen=True, slots=True, kw_only=True)
class Link:
    """Text that says the same in both languages (a bead); an empty side: no counterpart.

    ``score`` is calibrated: of links called 0.9, nine in ten are right.
    """

    unit: Unit
    left: tuple[Span, ...]
    right: tuple[Span, ...]
    score: float
    by: Witness = "content"


@dataclass(frozen=True, slots=True, kw_only=True)
class Alignment:
    """Links between two languages, in reading order of the left one.

    Every sentence of an aligned unit is in exactly one link.
    """

    languages: tuple[Lang, Lang]
    links: tuple[Link, ...]


@dataclass(frozen=True, slots=True)
class Bead:
    """Sentence numbers of both sides, counted through all paragraphs from 0; unpacks to the two."""

    left: tuple[int, ...]
    right: tuple[int, ...]
    score: float = 0.0

    def __iter__(self) -> Iterator[tuple[int, ...]]:
        yield self.left
        yield self.right


@dataclass(frozen=True, slots=True, kw_only=True)
class Bitext:
    """An article with its alignments: one for each further language, the article's own at the left."""

    article: Article
    alignments: tuple[Alignment, ...] = ()
    media: Mapping[str, bytes] = field(default_factory=dict)
