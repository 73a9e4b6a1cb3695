"""Labelled segments: lines of front and back matter with what each is, and the groups that they form.

Plain values only. They are the border between the steps of ``front`` that label and group the lines (now by rules,
later by a learned labeller) and those that make fields of them: ``front.selection``, ``people``, ``article``.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal, TypeAlias

from ..model import Lang, Text
from ..model.vocabulary import Concept
from .people.names import Byline
from .segments import Segment, from_offset

LineKind: TypeAlias = Literal[
    "keywords", "abstract", "date", "udc", "doi", "cite", "copyright", "contact", "matter", "cards", "byline",
    "place", "role", "rubric", "number", "prose", "line", "float",
]  # fmt: skip


@dataclass(frozen=True, slots=True, eq=False, kw_only=True)
class LabelledSegment:
    """A segment, or a part of one from ``start`` to ``end``, and what it is.

    ``people`` are those whom a byline names, ``concepts`` those of its label that made it what it is.
    """

    segment: Segment
    kind: LineKind
    start: int = 0
    end: int | None = None
    people: Byline | None = None
    concepts: tuple[Concept, ...] = ()

    @property
    def text(self) -> str:
        return self.segment.text[self.start : self.end].strip()

    @property
    def styled(self) -> Text:
        return from_offset(self.segment, self.start, self.end)

    @property
    def rest(self) -> str:
        """The text behind the label."""
        return self.segment.text[self._behind_label : self.end].strip()

    @property
    def rest_styled(self) -> Text:
        return from_offset(self.segment, self._behind_label, self.end)

    @property
    def _behind_label(self) -> int:
        label = self.segment.label
        return max(label.rest if label else 0, self.start)


@dataclass(frozen=True, slots=True, eq=False, kw_only=True)
class BylineGroup:
    """People named together, and the lines about them. ``card`` means that it is a note on one author."""

    people: tuple[LabelledSegment, ...]
    lang: Lang
    card: bool = False
    details: tuple[LabelledSegment, ...] = ()

    @property
    def at(self) -> int:
        """The place of the first line of names."""
        return self.people[0].segment.at

    @property
    def reach(self) -> int:
        """The place of the last line about these people."""
        return max(item.segment.at for item in (*self.people, *self.details))

    @property
    def named(self) -> Byline:
        """All who are named, and how sure the weakest of the lines is."""
        lines = [item.people for item in self.people if item.people]
        return Byline(tuple(p for line in lines for p in line.people), min(line.sure for line in lines))


@dataclass(frozen=True, slots=True, eq=False, kw_only=True)
class Abstract:
    """The lines of one abstract in printed order; the first may carry the label."""

    lang: Lang
    items: tuple[LabelledSegment, ...]
    labelled: bool

    @property
    def at(self) -> int:
        return self.items[0].segment.at


@dataclass(frozen=True, slots=True, eq=False, kw_only=True)
class Section:
    """Matter under a label of its own, or of a concept that its form shows."""

    concept: str
    head: LabelledSegment | None
    items: tuple[LabelledSegment, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class GroupedLines:
    """What a zone holds, by kind, each in printed order.

    ``lines`` are those that may be titles, each with the lines that it goes on in; ``facts`` hold identifiers and
    addresses; ``cites`` are the lines that say how to cite the article.
    """

    lines: tuple[tuple[LabelledSegment, ...], ...] = ()
    groups: tuple[BylineGroup, ...] = ()
    abstracts: tuple[Abstract, ...] = ()
    keywords: tuple[tuple[Lang, tuple[LabelledSegment, ...]], ...] = ()
    dates: tuple[LabelledSegment, ...] = ()
    facts: tuple[LabelledSegment, ...] = ()
    cites: tuple[tuple[LabelledSegment, ...], ...] = ()
    sections: tuple[Section, ...] = ()
    others: tuple[LabelledSegment, ...] = ()
