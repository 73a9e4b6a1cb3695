"""Groups of front-matter lines: bylines with the lines about their people, abstracts, keywords, dates, other matter.

Takes the labelled lines of one zone, gives ``GroupedLines``. What a line belongs to is decided by what stands around
it: running text after a title or a byline is an abstract whether labelled or not; lines between two paragraphs of an
abstract belong to it; lines after a name are about that person. Nothing is dropped: what no rule takes is handed on as
``others``.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from types import MappingProxyType
from typing import TypeAlias

from ...model import Heading, Lang, letters_in
from ...model.vocabulary import Concept
from ...patterns import identifiers
from ...patterns.dates import date_in
from ..labelled import Abstract, BylineGroup, GroupedLines, LabelledSegment, LineKind, Section
from ..people.author_notes import name_at_head
from ..people.names import address_like, person_word, place_word
from .keywords import span_end

TITLE_LIMIT = 420
"""Characters: a longer line is no title."""


def grouped(items: Sequence[LabelledSegment], *, after_body: bool) -> GroupedLines:
    """The lines of a zone in groups; ``after_body`` says that the zone stands behind the body."""
    grouping = _Grouping(items, after_body)
    for i, item in enumerate(items):
        if grouping.skip <= i and not grouping.appended(item):
            HANDLERS[item.kind](grouping, i, item)
    return grouping.result()


@dataclass(slots=True)
class _OpenByline:
    """A byline group that further lines may join."""

    people: list[LabelledSegment]
    lang: Lang
    card: bool = False
    details: list[LabelledSegment] = field(default_factory=list)


@dataclass(slots=True)
class _OpenAbstract:
    """An abstract that further lines may join."""

    lang: Lang
    items: list[LabelledSegment]
    labelled: bool


@dataclass(slots=True)
class _OpenSection:
    """Matter that further lines may join."""

    concept: Concept
    head: LabelledSegment | None
    items: list[LabelledSegment] = field(default_factory=list)


@dataclass(slots=True)
class _OpenCitation:
    """A citation line that further lines may join."""

    items: list[LabelledSegment]


class _Grouping:
    """One pass over the lines of a zone; ``open`` is what the next line may continue."""

    def __init__(self, items: Sequence[LabelledSegment], after_body: bool) -> None:
        self.items = items
        self.after_body = after_body
        self.open: _OpenAbstract | _OpenByline | _OpenSection | _OpenCitation | None = None
        self.cards = False
        self.skip = 0
        self.lines: list[list[LabelledSegment]] = []
        self.groups: list[_OpenByline] = []
        self.abstracts: list[_OpenAbstract] = []
        self.keyword_lines: list[tuple[Lang, tuple[LabelledSegment, ...]]] = []
        self.dates: list[LabelledSegment] = []
        self.facts: list[LabelledSegment] = []
        self.cites: list[_OpenCitation] = []
        self.sections: list[_OpenSection] = []
        self.others: list[LabelledSegment] = []

    def result(self) -> GroupedLines:
        return GroupedLines(
            lines=tuple(map(tuple, self.lines)),
            groups=tuple(
                BylineGroup(people=tuple(g.people), lang=g.lang, card=g.card, details=tuple(g.details))
                for g in self.groups
            ),
            abstracts=tuple(Abstract(lang=a.lang, items=tuple(a.items), labelled=a.labelled) for a in self.abstracts),
            keywords=tuple(self.keyword_lines),
            dates=tuple(self.dates),
            facts=tuple(self.facts),
            cites=tuple(tuple(cite.items) for cite in self.cites),
            sections=tuple(Section(concept=s.concept, head=s.head, items=tuple(s.items)) for s in self.sections),
            others=tuple(self.others),
        )

    def appended(self, item: LabelledSegment) -> bool:
        """Whether a line belongs to an appendix, which goes on to the end or to the next block of front matter."""
        section = self.open
        if not isinstance(section, _OpenSection) or section.concept != Concept.APPENDIX:
            return False
        if item.kind in ("keywords", "abstract", "cards", "matter", "date"):
            return False
        section.items.append(item)
        return True

    # ---- labelled lines

    def keywords(self, i: int, item: LabelledSegment) -> None:
        end = span_end([it.segment for it in self.items], i)
        below = self.items[i + 1] if end > i + 1 and not item.rest else item
        self.keyword_lines.append((_language_under_label(item, Concept.KEYWORDS, below), tuple(self.items[i:end])))
        self.skip, self.open = end, None

    def abstract(self, i: int, item: LabelledSegment) -> None:
        following = next((it for it in self.items[i + 1 :] if it.kind in ("prose", "line")), item)
        lang = _language_under_label(item, Concept.ABSTRACT, item if item.rest else following)
        abstract = _OpenAbstract(lang, [item], True)
        self.abstracts.append(abstract)
        self.open, self.cards = abstract, False

    def date(self, i: int, item: LabelledSegment) -> None:
        self.dates.append(item)
        self.open = None

    def fact(self, i: int, item: LabelledSegment) -> None:
        self.facts.append(item)
        if not isinstance(self.open, _OpenAbstract):
            self.open = None

    def cite(self, i: int, item: LabelledSegment) -> None:
        label = item.segment.label
        if isinstance(self.open, _OpenCitation):
            self.open.items.append(item)
        else:
            self.cites.append(_OpenCitation([item]))
        alone = label is not None and label.means(Concept.CITE) and letters_in(item.rest) < 30
        self.open = self.cites[-1] if alone or item.text[-1:] in "-," else None

    def copyright(self, i: int, item: LabelledSegment) -> None:
        self.sections.append(_OpenSection(Concept.LICENCE, None, [item]))
        self.open = None

    def matter(self, i: int, item: LabelledSegment) -> None:
        section = _OpenSection(item.concepts[0], item)
        self.sections.append(section)
        label = item.segment.label
        self.open = section if label and label.alone else None
        self.cards = False

    def card_heading(self, i: int, item: LabelledSegment) -> None:
        self.sections.append(_OpenSection(Concept.AUTHOR_INFO, item))
        self.cards, self.open = True, None

    def rubric(self, i: int, item: LabelledSegment) -> None:
        self.sections.append(_OpenSection(Concept.SECTION, None, [item]))

    def beside(self, i: int, item: LabelledSegment) -> None:
        self.others.append(item)

    # ---- lines that only their neighbours explain

    def byline(self, i: int, item: LabelledSegment) -> None:
        group = self.open
        if isinstance(group, _OpenByline) and not group.details and not self.cards and _one_byline(group, item):
            group.people.append(item)
            return
        self._open_byline(_OpenByline([item], item.segment.lang, card=self.cards))

    def _open_byline(self, group: _OpenByline) -> None:
        self.groups.append(group)
        self.open = group

    def place(self, i: int, item: LabelledSegment) -> None:
        if self.cards and self._card(item):
            return
        if isinstance(self.open, _OpenSection | _OpenCitation):
            self.open.items.append(item)
        elif isinstance(self.open, _OpenByline):
            self.open.details.append(item)
        elif isinstance(self.open, _OpenAbstract) and self._within(self.open, item):
            self.open.items.append(item)
        elif self.groups and not self.after_body:
            self.groups[-1].details.append(item)
        else:
            self.others.append(item)

    def contact(self, i: int, item: LabelledSegment) -> None:
        if isinstance(self.open, _OpenByline):
            self.open.details.append(item)
        elif self.groups and (not self.after_body or self.cards):
            self.groups[-1].details.append(item)
        else:
            self.facts.append(item)

    def _card(self, item: LabelledSegment) -> bool:
        """Whether a line is a note on an author that begins with the name; it is cut into name and note."""
        head = name_at_head(item.text)
        if head is None:
            return False
        people, end = head
        segment, text = item.segment, item.segment.text[item.start :]
        start = item.start + (len(text) - len(text.lstrip()))
        named = LabelledSegment(segment=segment, kind="byline", start=start, end=start + end, people=people)
        rest = LabelledSegment(segment=segment, kind="role", start=start + end, end=item.end)
        self._open_byline(_OpenByline([named], segment.lang, card=True, details=[rest] if rest.text else []))
        return True

    def prose(self, i: int, item: LabelledSegment) -> None:
        if self.cards and self._card(item):
            return
        opened = self.open
        if isinstance(opened, _OpenSection):
            opened.items.append(item)
        elif _about_author(item.text):
            self._person_text(item)
        elif isinstance(opened, _OpenAbstract) and opened.lang == item.segment.lang:
            opened.items.append(item)
        else:
            abstract = _OpenAbstract(item.segment.lang, [item], False)
            self.abstracts.append(abstract)
            self.open = abstract

    def _person_text(self, item: LabelledSegment) -> None:
        if self._card(item):
            return
        if isinstance(self.open, _OpenByline):
            self.open.details.append(item)
        else:
            self.others.append(item)

    def line(self, i: int, item: LabelledSegment) -> None:
        opened = self.open
        if self.cards and self._card(item):
            return
        if self._waiting_date() and date_in(item.text) and item.segment.letters < 12:
            self.dates.append(item)
        elif (isinstance(opened, _OpenSection) and not item.segment.headed) or (
            isinstance(opened, _OpenAbstract) and self._within(opened, item)
        ):
            opened.items.append(item)
        elif isinstance(opened, _OpenCitation):
            opened.items.append(item)
            self.open = None
        elif isinstance(opened, _OpenByline) and self._details(opened, item):
            opened.details.append(item)
        elif len(item.text) <= TITLE_LIMIT and letters_in(item.text) >= 8:
            self._may_be_title(item)
        else:
            self.others.append(item)

    def _waiting_date(self) -> bool:
        """Whether the last label of a date has none yet."""
        return bool(self.dates) and date_in(self.dates[-1].text) is None

    def _details(self, group: _OpenByline, item: LabelledSegment) -> bool:
        """Whether a line is about the people above it."""
        if self.cards or group.card:
            return True
        look = item.segment.look
        if place_word(item.text) and address_like(item.text) and not look.capitals:
            return look.size <= group.people[-1].segment.look.size + 0.03
        if item.segment.headed or look.size >= 1.05:
            return False
        return (bool(group.details) and bool(re.search(r"\d{4}|:\s", item.text))) or item.text[:1].islower()

    def _within(self, abstract: _OpenAbstract, item: LabelledSegment) -> bool:
        """Whether a line stands inside an abstract: not set apart, and of its language or too short to tell."""
        segment, last = item.segment, abstract.items[-1].segment
        if isinstance(segment.block, Heading) or segment.at - last.at > 3:
            return False
        if segment.lang != abstract.lang and segment.language_likely:
            return False
        return abs(segment.look.size - last.look.size) < 0.07 and not segment.look.capitals

    def _may_be_title(self, item: LabelledSegment) -> None:
        runs = self.lines
        if runs and runs[-1][-1].segment.at + 1 == item.segment.at and _title_goes_on(runs[-1][-1], item):
            runs[-1].append(item)
        else:
            runs.append([item])
        self.open = None


Handler: TypeAlias = Callable[[_Grouping, int, LabelledSegment], None]
HANDLERS: Mapping[LineKind, Handler] = MappingProxyType(
    {
        "keywords": _Grouping.keywords,
        "abstract": _Grouping.abstract,
        "date": _Grouping.date,
        "udc": _Grouping.fact,
        "doi": _Grouping.fact,
        "number": _Grouping.fact,
        "cite": _Grouping.cite,
        "copyright": _Grouping.copyright,
        "contact": _Grouping.contact,
        "matter": _Grouping.matter,
        "cards": _Grouping.card_heading,
        "byline": _Grouping.byline,
        "place": _Grouping.place,
        "role": _Grouping.place,
        "rubric": _Grouping.rubric,
        "prose": _Grouping.prose,
        "line": _Grouping.line,
        "float": _Grouping.beside,
    }
)
"""What is done with a line of each kind."""


def _one_byline(group: _OpenByline, item: LabelledSegment) -> bool:
    """Whether a line of names goes on with the byline above it: next to it, in its language and type."""
    before = group.people[-1]
    one, other = before.segment, item.segment
    same = one.lang == other.lang or not (one.language_likely and other.language_likely)
    alike = abs(one.look.size - other.look.size) < 0.06 and _alike_names(before, item)
    return same and alike and other.at - one.at == 1


def _alike_names(one: LabelledSegment, other: LabelledSegment) -> bool:
    """Whether two lines of names are of one kind: both with initials, or both without."""
    return len({item.people.weak for item in (one, other) if item.people}) <= 1


def _about_author(text: str) -> bool:
    """Whether running text says who somebody is, with an address or ORCID iD."""
    known = identifiers.EMAIL.search(text) or identifiers.orcids_in(text)
    return bool(known) and person_word(text) and place_word(text)


def _title_goes_on(above: LabelledSegment, below: LabelledSegment) -> bool:
    """Whether a title goes on in the next segment: set alike, or in small letters after what has not ended."""
    one, other = above.segment, below.segment
    if one.lang != other.lang and one.language_likely and other.language_likely:
        return False
    small = below.text[:1].islower() and above.text[-1:] not in ".!?"
    alike = (one.look.bold, one.look.capitals) == (other.look.bold, other.look.capitals)
    same_size = abs(one.look.size - other.look.size) < 0.05 and one.look.italic == other.look.italic
    return small or (alike and same_size and other.look.space_before < 1.2)


def _language_under_label(item: LabelledSegment, concept: Concept, text: LabelledSegment) -> Lang:
    """The language of a labelled text: the label's if only one language prints it so, else the text's."""
    label = item.segment.label
    spoken = label.languages(concept) if label else ()
    if text.segment.lang in spoken and len(spoken) > 1:
        return text.segment.lang
    if concept == Concept.ABSTRACT and text.segment.language_certain and text.segment.letters > 120:
        return text.segment.lang
    return spoken[0] if spoken else text.segment.lang
