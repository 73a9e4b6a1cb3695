"""The items of front and back matter sorted into titles, people, abstracts, keywords, dates and the rest.

A line is told by what stands around it: running text after a title or a byline is an abstract whether labelled or not;
lines between two paragraphs of an abstract belong to it; lines after a name are about that person. Nothing is dropped:
what no rule claims is handed back as ``others``.

The shelves that the items of front and back matter are sorted onto: people, abstracts, keywords, dates, the rest.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, field

from ...model import Heading, Lang, letters_in
from ...model.vocabulary import Concept
from ...patterns import identifiers
from ...patterns.dates import date_in, spans
from ..people.names import Byline, address_like, byline, person_word, place_word
from .items import FrontItem
from .keywords import span_end
from .line_kinds import HEAD

TITLE_LIMIT = 420


class Sorter:
    """One pass over the items of a zone; ``open`` is what the next line may continue."""

    def __init__(self, items: Sequence[FrontItem], after_body: bool) -> None:
        self.items = list(items)
        self.after_body = after_body
        self.out = Sorted()
        self.open: Abstract | BylineGroup | Section | list[FrontItem] | None = None
        self.cards = False
        self.skip = 0

    def sort(self) -> Sorted:
        for i, item in enumerate(self.items):
            if self.skip > i or self._appended(item):
                continue
            getattr(self, f"_{item.kind}")(i, item)
        return self.out

    def _appended(self, item: FrontItem) -> bool:
        """Whether a line belongs to an appendix, which goes on to the end or to the next block of front matter."""
        section = self.open
        if not isinstance(section, Section) or section.concept != Concept.APPENDIX:
            return False
        if item.kind in ("keywords", "abstract", "cards", "matter", "date"):
            return False
        section.items.append(item)
        return True

    # ---- labelled things

    def _keywords(self, i: int, item: FrontItem) -> None:
        pieces = [it.piece for it in self.items]
        end = span_end(pieces, i)
        self.out.keywords.append((_spoken(item, Concept.KEYWORDS, self._text_lang(i, end)), self.items[i:end]))
        self.skip, self.open = end, None

    def _text_lang(self, i: int, end: int) -> FrontItem:
        return self.items[i + 1] if end > i + 1 and not self.items[i].rest else self.items[i]

    def _abstract(self, i: int, item: FrontItem) -> None:
        following = next((it for it in self.items[i + 1 :] if it.kind in ("prose", "line")), item)
        lang = _spoken(item, Concept.ABSTRACT, item if item.rest else following)
        abstract = Abstract(lang, [item], True)
        self.out.abstracts.append(abstract)
        self.open, self.cards = abstract, False

    def _date(self, i: int, item: FrontItem) -> None:
        self.out.dates.append(item)
        self.open = None

    def _udc(self, i: int, item: FrontItem) -> None:
        self.out.facts.append(item)
        self._close_unless_abstract()

    def _close_unless_abstract(self) -> None:
        if not isinstance(self.open, Abstract):
            self.open = None

    _doi = _udc
    _number = _udc

    def _cite(self, i: int, item: FrontItem) -> None:
        label = item.piece.label
        if self.out.cites and self.open is self.out.cites[-1]:
            self.out.cites[-1].append(item)
        else:
            self.out.cites.append([item])
        alone = label is not None and label.means(Concept.CITE) and letters_in(item.rest) < 30
        self.open = self.out.cites[-1] if alone or item.text[-1:] in "-," else None

    def _copyright(self, i: int, item: FrontItem) -> None:
        self.out.sections.append(Section(Concept.LICENCE, None, [item]))
        self.open = self.out.sections[-1] if item.text.endswith(",") else None

    def _matter(self, i: int, item: FrontItem) -> None:
        section = Section(item.concepts[0], item)
        self.out.sections.append(section)
        label = item.piece.label
        self.open = section if label and label.alone else None
        self.cards = False

    def _cards(self, i: int, item: FrontItem) -> None:
        self.out.sections.append(Section(Concept.AUTHOR_INFO, item))
        self.cards, self.open = True, None

    def _rubric(self, i: int, item: FrontItem) -> None:
        self.out.sections.append(Section(Concept.SECTION, None, [item]))

    def _float(self, i: int, item: FrontItem) -> None:
        self.out.others.append(item)

    # ---- lines that only their neighbours explain

    def _byline(self, i: int, item: FrontItem) -> None:
        if self._unfinished_copyright(item):
            return
        if isinstance(self.open, list) and self.out.cites and self.open is self.out.cites[-1]:
            self.open.append(FrontItem(piece=item.piece, kind="cite"))
            self.skip = next(
                (j for j in range(i, len(self.items)) if self.items[j].piece is not item.piece), len(self.items)
            )
            return
        group = self.open
        joins = isinstance(group, BylineGroup) and not group.details and not self.cards and self._one_line(group, item)
        if joins and isinstance(group, BylineGroup):
            group.people.append(item)
            return
        group = BylineGroup([item], item.piece.lang, card=self.cards)
        self.out.groups.append(group)
        self.open = group

    def _one_line(self, group: BylineGroup, item: FrontItem) -> bool:
        before = group.people[-1]
        same = before.piece.lang == item.piece.lang or min(before.piece.sure, item.piece.sure) < 0.75
        alike = abs(before.piece.look.size - item.piece.look.size) < 0.06 and _as_sure(before, item)
        return same and alike and item.piece.at - before.piece.at == 1

    def _unfinished_copyright(self, item: FrontItem) -> bool:
        section = self.open
        if isinstance(section, Section) and section.concept == Concept.LICENCE and section.head is None:
            section.items.append(item)
            self.open = None
            return True
        return False

    def _place(self, i: int, item: FrontItem) -> None:
        if self._waiting_date() and (held := spans(item.text)) and item.piece.letters < 80:
            cut = len(item.piece.text) - len(item.text) + held[0][0] if not item.start else item.start + held[0][0]
            self.out.dates.append(FrontItem(piece=item.piece, kind="line", start=cut, end=item.end))
            item = FrontItem(piece=item.piece, kind=item.kind, start=item.start, end=cut)
        if self.cards and self._card(item):
            return
        if isinstance(self.open, Section):
            self.open.items.append(item)
        elif isinstance(self.open, BylineGroup):
            self.open.details.append(item)
        elif isinstance(self.open, Abstract) and self._within(self.open, i):
            self.open.items.append(item)
        elif isinstance(self.open, list) and self.out.cites and self.open is self.out.cites[-1]:
            self.open.append(item)
        elif self.out.groups and not self.after_body:
            self.out.groups[-1].details.append(item)
        else:
            self.out.others.append(item)

    def _role(self, i: int, item: FrontItem) -> None:
        self._place(i, item)

    def _contact(self, i: int, item: FrontItem) -> None:
        if isinstance(self.open, BylineGroup):
            self.open.details.append(item)
        elif self.out.groups and (not self.after_body or self.cards):
            self.out.groups[-1].details.append(item)
        else:
            self.out.facts.append(item)

    def _card(self, item: FrontItem) -> bool:
        """A note on an author that begins with the name: cut into name and note."""
        head = card_head(item.text)
        if head is None:
            return False
        people, end = head
        start = item.start + (len(item.piece.text[item.start :]) - len(item.piece.text[item.start :].lstrip()))
        named = FrontItem(piece=item.piece, kind="byline", start=start, end=start + end, people=people)
        rest = FrontItem(piece=item.piece, kind="role", start=start + end, end=item.end)
        group = BylineGroup([named], item.piece.lang, card=True, details=[rest] if rest.text else [])
        self.out.groups.append(group)
        self.open = group
        return True

    def _prose(self, i: int, item: FrontItem) -> None:
        if self.cards and self._card(item):
            return
        opened = self.open
        if isinstance(opened, Section):
            opened.items.append(item)
        elif (isinstance(opened, BylineGroup) and (self.cards or opened.card)) or self._about_author(item):
            self._person_text(item)
        elif isinstance(opened, Abstract) and opened.lang == item.piece.lang:
            opened.items.append(item)
        else:
            abstract = Abstract(item.piece.lang, [item], False)
            self.out.abstracts.append(abstract)
            self.open = abstract

    def _about_author(self, item: FrontItem) -> bool:
        text = item.text
        return (
            bool(identifiers.EMAIL.search(text) or identifiers.orcids_in(text))
            and person_word(text)
            and place_word(text)
        )

    def _person_text(self, item: FrontItem) -> None:
        if self._card(item):
            return
        if isinstance(self.open, BylineGroup):
            self.open.details.append(item)
        else:
            self.out.others.append(item)

    def _line(self, i: int, item: FrontItem) -> None:
        opened = self.open
        if self.cards and self._card(item):
            return
        if self._waiting_date() and date_in(item.text) and item.piece.letters < 12:
            self.out.dates.append(item)
        elif (isinstance(opened, Section) and not item.piece.headed) or (
            isinstance(opened, Abstract) and self._within(opened, i)
        ):
            opened.items.append(item)
        elif isinstance(opened, list) and self.out.cites and opened is self.out.cites[-1]:
            opened.append(item)
            self.open = None
        elif isinstance(opened, BylineGroup) and self._details(opened, item):
            opened.details.append(item)
        elif len(item.text) <= TITLE_LIMIT and letters_in(item.text) >= 8:
            self._titled(item)
        else:
            self.out.others.append(item)

    def _waiting_date(self) -> bool:
        """Whether the last label of a date has none yet."""
        return bool(self.out.dates) and date_in(self.out.dates[-1].text) is None

    def _details(self, group: BylineGroup, item: FrontItem) -> bool:
        if self.cards or group.card:
            return True
        if place_word(item.text) and address_like(item.text) and not item.piece.look.capitals:
            return item.piece.look.size <= group.people[-1].piece.look.size + 0.03
        if item.piece.headed or item.piece.look.size >= 1.05:
            return False
        return (bool(group.details) and bool(re.search(r"\d{4}|:\s", item.text))) or item.text[:1].islower()

    def _within(self, abstract: Abstract, i: int) -> bool:
        """Whether a line stands inside an abstract: not set apart, and of the same language or too short to tell."""
        item, last = self.items[i], abstract.items[-1]
        if isinstance(item.piece.block, Heading) or item.piece.at - last.piece.at > 3:
            return False
        if item.piece.lang != abstract.lang and item.piece.sure >= 0.75:
            return False
        alike = abs(item.piece.look.size - last.piece.look.size) < 0.07
        return alike and not item.piece.look.capitals

    def _titled(self, item: FrontItem) -> None:
        runs = self.out.lines
        if runs and runs[-1][-1].piece.at + 1 == item.piece.at and continues(runs[-1][-1], item):
            runs[-1].append(item)
        else:
            runs.append([item])
        self.open = None


def _as_sure(one: FrontItem, other: FrontItem) -> bool:
    """Whether two lines of names are of one kind: both with initials, or both without."""
    sure = [item.people.sure >= 0.6 for item in (one, other) if item.people]
    return len(set(sure)) <= 1


def continues(above: FrontItem, below: FrontItem) -> bool:
    """Whether a title goes on in the next piece: set alike, or in small letters after what has not ended."""
    one, other = above.piece, below.piece
    if one.lang != other.lang and min(one.sure, other.sure) >= 0.75:
        return False
    small = below.text[:1].islower() and above.text[-1:] not in ".!?"
    alike = (one.look.bold, one.look.capitals) == (other.look.bold, other.look.capitals)
    same_size = abs(one.look.size - other.look.size) < 0.05 and one.look.italic == other.look.italic
    return small or (alike and same_size and other.look.space_before < 1.2)


def card_head(text: str) -> tuple[Byline, int] | None:
    """The name that a note on an author begins with, and where the rest begins."""
    found = HEAD.match(text)
    first = re.match(r"[^,;:(–—\n]{5,60}?(?=\s*[,;:(–—]|\s-\s|\.\s|\.?$)", text)
    for end in (first.end() if first else 0, found.end() if found else 0):
        people = byline(text[:end]) if end else None
        if people and not people.rest and len(people.people) == 1:
            return people, end
    return None


def _spoken(item: FrontItem, concept: Concept, text: FrontItem) -> Lang:
    """The language of a labelled text: the label's if only one language prints it so, else the text's."""
    label = item.piece.label
    spoken = label.languages(concept) if label else ()
    if text.piece.lang in spoken and len(spoken) > 1:
        return text.piece.lang
    if concept == Concept.ABSTRACT and text.piece.sure >= 0.9 and text.piece.letters > 120:
        return text.piece.lang
    return spoken[0] if spoken else text.piece.lang


@dataclass(slots=True)
class BylineGroup:
    """People named together, and the lines about them. ``card`` says that it is a note on one author."""

    people: list[FrontItem]
    lang: Lang
    card: bool = False
    details: list[FrontItem] = field(default_factory=list)

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
    items: list[FrontItem]
    labelled: bool


@dataclass(slots=True)
class Section:
    """Matter under a label of its own."""

    concept: Concept
    head: FrontItem | None
    items: list[FrontItem] = field(default_factory=list)


@dataclass(slots=True)
class Sorted:
    """What a zone holds, by kind, each in printed order."""

    lines: list[list[FrontItem]] = field(default_factory=list)
    groups: list[BylineGroup] = field(default_factory=list)
    abstracts: list[Abstract] = field(default_factory=list)
    keywords: list[tuple[Lang, list[FrontItem]]] = field(default_factory=list)
    dates: list[FrontItem] = field(default_factory=list)
    facts: list[FrontItem] = field(default_factory=list)
    cites: list[list[FrontItem]] = field(default_factory=list)
    sections: list[Section] = field(default_factory=list)
    others: list[FrontItem] = field(default_factory=list)
