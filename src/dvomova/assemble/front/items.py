"""An item: a piece of front or back matter, or a part of one, and what it is by its form."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal, TypeAlias

from ...model import Text
from ...model.vocabulary import Concept
from ..people.names import Byline
from ..segments import Segment, from_offset

Kind: TypeAlias = Literal[
    "keywords", "abstract", "date", "udc", "doi", "cite", "copyright", "contact", "matter", "cards", "byline",
    "place", "role", "rubric", "number", "prose", "line", "float",
]  # fmt: skip


@dataclass(frozen=True, slots=True, kw_only=True)
class FrontItem:
    """A piece, or a part of one from ``start`` to ``end``, and what it is by its form."""

    piece: Segment
    kind: Kind
    start: int = 0
    end: int | None = None
    people: Byline | None = None
    concepts: tuple[Concept, ...] = ()

    @property
    def text(self) -> str:
        return self.piece.text[self.start : self.end].strip()

    @property
    def styled(self) -> Text:
        return from_offset(self.piece, self.start, self.end)

    @property
    def rest(self) -> str:
        """The text behind the label."""
        label = self.piece.label
        return self.piece.text[max(label.rest if label else 0, self.start) : self.end].strip()

    @property
    def rest_styled(self) -> Text:
        label = self.piece.label
        return from_offset(self.piece, max(label.rest if label else 0, self.start), self.end)
