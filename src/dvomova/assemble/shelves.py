"""The shelves that the items of front and back matter are sorted onto: people, abstracts, keywords, dates, the rest."""

from __future__ import annotations

from dataclasses import dataclass, field

from ..model import Lang
from .item import Item
from .names import Byline


@dataclass(slots=True)
class Group:
    """People named together, and the lines about them. ``card`` says that it is a note on one author."""

    people: list[Item]
    lang: Lang
    card: bool = False
    details: list[Item] = field(default_factory=list)

    @property
    def at(self) -> int:
        return self.people[0].piece.at

    @property
    def named(self) -> Byline:
        lines = [item.people for item in self.people if item.people]
        return Byline(tuple(p for line in lines for p in line.people), min(line.sure for line in lines))


@dataclass(slots=True)
class Abstract:
    """The items of one abstract in printed order; the first may carry the label."""

    lang: Lang
    items: list[Item]
    labelled: bool


@dataclass(slots=True)
class Section:
    """Matter under a label of its own."""

    concept: str
    head: Item | None
    items: list[Item] = field(default_factory=list)


@dataclass(slots=True)
class Sorted:
    """What a zone holds, by kind, each in printed order."""

    lines: list[list[Item]] = field(default_factory=list)
    groups: list[Group] = field(default_factory=list)
    abstracts: list[Abstract] = field(default_factory=list)
    keywords: list[tuple[Lang, list[Item]]] = field(default_factory=list)
    dates: list[Item] = field(default_factory=list)
    facts: list[Item] = field(default_factory=list)
    cites: list[list[Item]] = field(default_factory=list)
    sections: list[Section] = field(default_factory=list)
    others: list[Item] = field(default_factory=list)
