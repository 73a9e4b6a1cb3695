"""What each line of front and back matter is: a label, a byline, an address, a date, running text.

Takes the segments of a zone, gives labelled segments. A segment can hold two things where lines were printed without a
gap (names, then their university; names, then the title of a résumé in one bold paragraph): it is cut in two. What a
line is by itself comes first; then its neighbours correct it: a line inside a title or a paragraph takes their kind.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace
from typing import TypeAlias

from ...languages.labels import Label
from ...model import Heading, letters_in
from ...model.vocabulary import DATES, DECLARATIONS, Concept
from ...patterns import identifiers, issue_numbers, sentences
from ...patterns.continuation import Flow, flow
from ...patterns.dates import date_in
from ...patterns.prose import is_spoken
from ..labelled import LabelledSegment, LineKind
from ..people.affiliations import AFFILIATION_MARK
from ..people.author_notes import NAMES_HEAD, one_person_each
from ..people.names import Byline, address_like, byline, joiners, person_word, place_word
from ..segments import Segment
from .keywords import keyword_line

MATTERS = DECLARATIONS | {Concept.APPENDIX}
DESCRIBED = re.compile(r"([^/\\]{20,300}?)\s?[/\\]\s?((?=[^/;]*\.)[^/;]{4,300});\s")
TWICE = re.compile(r"([^()]{5,80}?)\s*\(([^()]{5,80})\)[.,;]?")
"""A name and, in brackets, the same name in another alphabet."""
STARS = re.compile(r"^[\s*•·—–_=]+")


def labelled(zone: Sequence[Segment]) -> tuple[LabelledSegment, ...]:
    """The lines of a zone in printed order, each with what it is."""
    parts = [part for segment in zone for part in one_person_each(segment)]
    items = [item for i, segment in enumerate(parts) for item in _by_itself(segment, parts[i + 1 : i + 4])]
    return tuple(_beside_others(items))


def _by_itself(segment: Segment, following: Sequence[Segment]) -> Iterator[LabelledSegment]:
    if segment.floating:
        yield LabelledSegment(segment=segment, kind="float")
        return
    labelled = _by_label(segment, following)
    if labelled:
        yield labelled
        return
    if identifiers.is_copyright(segment.text):
        yield LabelledSegment(segment=segment, kind="copyright")
        return
    if issue_numbers.citation_like(segment.text) or (
        segment.letters > 60 and issue_numbers.entry_like(segment.text) and identifiers.DOI.search(segment.text)
    ):
        yield LabelledSegment(segment=segment, kind="cite")
        return
    inner = _inner_date(segment, following)
    if inner:
        left = byline(segment.text[:inner])
        both = TWICE.fullmatch(segment.text[:inner].strip())
        if both and byline(both[1]) and byline(both[2]):
            first = segment.text.find("(")
            yield LabelledSegment(segment=segment, kind="byline", end=first, people=byline(both[1]))
            yield LabelledSegment(
                segment=segment, kind="byline", start=first + 1, end=inner - 2, people=byline(both[2])
            )
        else:
            yield LabelledSegment(segment=segment, kind="byline" if left else "line", end=inner, people=left)
        yield LabelledSegment(segment=segment, kind="date", start=inner)
        return
    yield from _by_form(segment)


def _inner_date(segment: Segment, following: Sequence[Segment]) -> int | None:
    """Where a label such as “Received” begins in the middle of a short line, printed at the other margin."""
    if segment.letters > 120 or segment.prose:
        return None
    for found in re.finditer(r"(?<=[\s)])[^\W\d_]", segment.text):
        label = segment.labels.match(segment.text[found.start() :])
        if label and label.means(*DATES) and segment.text[found.start()].isupper() and label.end > 7:
            dated = any(
                date_in(text)
                for text in (segment.text[found.start() :], *(p.text for p in following if p.letters < 80))
            )
            return found.start() if dated else None
    return None


def _by_label(segment: Segment, following: Sequence[Segment]) -> LabelledSegment | None:
    label = segment.label
    if label is None:
        return None
    for kind, concepts, holds in RULES:
        if label.means(*concepts) and holds(segment, label, following):
            own = tuple(c for c in label.concepts if c in concepts)
            return LabelledSegment(segment=segment, kind=kind, concepts=own)
    return None


def _matters(segment: Segment, label: Label, following: Sequence[Segment]) -> bool:
    """Whether a label opens matter of its own: closed, set as a heading, or a whole clause of a licence."""
    if label.means(Concept.APPENDIX) and segment.text[label.end :].lstrip().startswith("("):
        return True
    plainly = label.means(Concept.LICENCE) and label.end - label.start > 12
    return label.closed or segment.headed or plainly or segment.text.isupper()


def _addressed(segment: Segment, label: Label, following: Sequence[Segment]) -> bool:
    return label.closed or bool(identifiers.EMAIL.search(segment.text)) or bool(identifiers.orcids_in(segment.text))


def _dated(segment: Segment, label: Label, following: Sequence[Segment]) -> bool:
    if segment.letters > 320:
        return False
    return bool(date_in(segment.text)) or (label.alone and any(date_in(p.text) and p.letters < 30 for p in following))


def _by_form(segment: Segment) -> Iterator[LabelledSegment]:
    text = segment.text
    skip = STARS.match(text)
    start = skip.end() if skip else 0
    both = TWICE.fullmatch(text[start:].strip())
    if both and byline(both[1]) and byline(both[2]):
        first = text.find("(", start)
        yield LabelledSegment(segment=segment, kind="byline", start=start, end=first, people=byline(both[1]))
        yield LabelledSegment(
            segment=segment, kind="byline", start=first + 1, end=text.rfind(")"), people=byline(both[2])
        )
        return
    if described := _described(segment):
        title, authors, end = described
        yield LabelledSegment(segment=segment, kind="line", end=title)
        yield LabelledSegment(segment=segment, kind="byline", start=title + 1, end=end, people=authors)
        return
    people = byline(text[start:])
    head = NAMES_HEAD.match(text, start)
    about = people is not None and (person_word(people.rest) or place_word(people.rest))
    if people and people.certain and not about and len(people.rest) <= 25:
        yield LabelledSegment(segment=segment, kind="byline", start=start, people=people)
    elif head and byline(text[start : head.end()]) and _second(text[head.end() :], segment):
        yield LabelledSegment(
            segment=segment, kind="byline", start=start, end=head.end(), people=byline(text[start : head.end()])
        )
        yield LabelledSegment(segment=segment, kind=_second(text[head.end() :], segment) or "line", start=head.end())
    elif (named := _set_apart(segment)) and (second := _second(text[len(segment.run_in) :], segment)):
        yield LabelledSegment(segment=segment, kind="byline", end=len(segment.run_in), people=named)
        yield LabelledSegment(segment=segment, kind=second, start=len(segment.run_in))
    elif _contact(text):
        yield LabelledSegment(segment=segment, kind="contact")
    elif people and about and not segment.prose:
        end = text.find(people.people[-1].name.printed) + len(people.people[-1].name.printed)
        yield LabelledSegment(segment=segment, kind="byline", start=start, end=end, people=people)
        yield LabelledSegment(segment=segment, kind=_second(text[end:], segment) or "role", start=end)
    elif people and not people.rest and (segment.letters < 120 or len(people.people) > 2):
        yield LabelledSegment(segment=segment, kind="byline", start=start, people=people)
    elif _place(segment):
        yield LabelledSegment(segment=segment, kind="place", start=start)
    elif person_word(text) and segment.letters < 200 and not segment.look.capitals and not _titled(segment):
        yield LabelledSegment(segment=segment, kind="role", start=start)
    elif segment.prose or (
        text.rstrip().endswith(".") and not segment.headed and is_spoken(segment.text, segment.lang)
    ):
        yield LabelledSegment(segment=segment, kind="prose")
    else:
        yield LabelledSegment(segment=segment, kind="line", start=start)


def _described(segment: Segment) -> tuple[int, Byline, int] | None:
    """A bibliographic description: where its title ends, its authors, and where these end.

    Pages of abstracts head each with one: ``Title / I. Surname, I. Surname; Editorial board … – Kyiv, 2001. – 9 p.``
    """
    found = DESCRIBED.match(segment.text)
    people = byline(found[2]) if found and identifiers.YEAR.search(segment.text, found.end()) else None
    if found is None or people is None or not people.certain or people.rest:
        return None
    return found.end(1), people, found.end(2)


def _set_apart(segment: Segment) -> Byline | None:
    """The names at the head of a segment, which their bold type alone parts from what follows."""
    found = byline(segment.run_in) if segment.run_in and segment.text.startswith(segment.run_in) else None
    return found if found and found.certain and not found.rest else None


def _titled(segment: Segment) -> bool:
    """Whether a segment is set as titles are: larger, or bold as a heading and not among small print."""
    return segment.look.size >= 1.15 or (
        isinstance(segment.block, Heading) and segment.look.bold and segment.letters > 45
    )


def _second(rest: str, segment: Segment) -> LineKind | None:
    """What follows names in the same segment, if it is something of its own."""
    text = rest.strip()
    if text.split(" ")[0].casefold() in joiners():
        return None
    if segment.look.bold and len(text) > 40 and text[0].isupper() and not person_word(text[:60]):
        return "line" if len(text) < 420 else None
    if letters_in(text) < 4 or (text[0].islower() and not person_word(text) and not place_word(text)):
        return None
    if person_word(text[:60]):
        return "role"
    if place_word(text) and (text[0].islower() or address_like(text)):
        return "place" if len(text) < 260 else None
    return "line" if text[0].isupper() and len(text) < 320 and next(sentences.ends(text), None) is None else None


def _contact(text: str) -> bool:
    bare = identifiers.URL.sub(" ", identifiers.EMAIL.sub(" ", identifiers.ORCID.sub(" ", text)))
    found = identifiers.EMAIL.search(text) or identifiers.orcids_in(text) or identifiers.begins_with_address(text)
    return bool(found) and letters_in(bare) < 45


def _place(segment: Segment) -> bool:
    marked = AFFILIATION_MARK.match(segment.text) is not None
    limit = 800 if marked and identifiers.EMAIL.search(segment.text) else 420
    if not place_word(segment.text) or segment.letters > limit or _titled(segment) or segment.look.capitals:
        return False
    if marked or (segment.look.size < 0.86 and segment.letters < 330):
        return True
    short = segment.letters <= 70 or address_like(segment.text)
    return short and sentences.sentences(segment.text) <= 2 and not is_spoken(segment.text, segment.lang)


Holds: TypeAlias = Callable[[Segment, Label, Sequence[Segment]], bool]
RULES: tuple[tuple[LineKind, frozenset[Concept], Holds], ...] = (
    ("keywords", frozenset({Concept.KEYWORDS}), lambda segment, label, following: keyword_line(segment)),
    ("abstract", frozenset({Concept.ABSTRACT}), lambda segment, label, following: label.closed or bool(segment.run_in)),
    ("udc", frozenset({Concept.UDC}), lambda segment, label, following: bool(identifiers.udc_in(segment.text, label))),
    ("doi", frozenset({Concept.DOI}), lambda segment, label, following: identifiers.doi_in(segment.text) is not None),
    ("date", DATES, _dated),
    ("cite", frozenset({Concept.CITE}), lambda segment, label, following: label.closed or "/" in segment.text[:80]),
    ("cards", frozenset({Concept.AUTHOR_INFO}), lambda segment, label, following: label.alone),
    ("matter", MATTERS, _matters),
    ("contact", frozenset({Concept.ORCID, Concept.CORRESPONDENCE}), _addressed),
    ("number", frozenset({Concept.JEL, Concept.ISSN}), lambda segment, label, following: not segment.prose),
    ("rubric", frozenset({Concept.SECTION}), lambda segment, label, following: label.closed and segment.letters < 80),
)
"""What a label makes of a line, if the condition holds; the first that does."""

ABOUT = ("byline", "role", "place", "contact")


def _beside_others(items: Sequence[LabelledSegment]) -> list[LabelledSegment]:
    """The lines of a zone, each with what its neighbours make of it."""
    seen = [_rather_line(item, items, i) for i, item in enumerate(items)]
    return [_rather_prose(item, seen[i + 1 : i + 2]) for i, item in enumerate(_torn(seen))]


def _rather_prose(item: LabelledSegment, below: Sequence[LabelledSegment]) -> LabelledSegment:
    """A short first paragraph: it ends as a sentence does and is set exactly as the running text below it."""
    if item.kind != "line" or not below or below[0].kind != "prose" or item.segment.headed or item.segment.letters < 40:
        return item
    one, other = item.segment.look, below[0].segment.look
    alike = (one.bold, one.italic, one.capitals, one.setting) == (
        other.bold,
        other.italic,
        other.capitals,
        other.setting,
    )
    ended = item.text.rstrip('”»")')[-1:] in tuple(".!?")
    if ended and alike and abs(one.size - other.size) < 0.03 and item.segment.lang == below[0].segment.lang:
        return replace(item, kind="prose")
    return item


def _rather_line(item: LabelledSegment, items: Sequence[LabelledSegment], i: int) -> LabelledSegment:
    """Words with capitals that look like names, but are set exactly as the line of a title above or below them."""
    if item.kind != "byline" or item.people is None or item.end is not None:
        return item
    if not item.people.weak and not _named_below(items, i):
        return item
    look = item.segment.look
    for other in (*items[max(i - 1, 0) : i], *items[i + 1 : i + 2]):
        there = other.segment.look
        alike = (look.bold, look.italic, look.capitals) == (there.bold, there.italic, there.capitals)
        if other.kind == "line" and alike and abs(look.size - there.size) < 0.03 and (look.capitals or look.size > 1.1):
            return replace(item, kind="line", people=None)
    return item


def _named_below(items: Sequence[LabelledSegment], i: int) -> bool:
    """Whether the title goes on with a name in it: a line in capitals above, and the names of others below."""
    above, look = items[max(i - 1, 0)], items[i].segment.look
    others = [other for other in items[i + 1 : i + 5] if other.kind == "byline" and other.people is not None]
    return i > 0 and above.kind == "line" and look.capitals and look.size > 1.15 and bool(others)


def _torn(items: list[LabelledSegment]) -> list[LabelledSegment]:
    """Lines that are one paragraph torn by the layout, each going on in small letters, are running text.

    Below a name, and lines about it, they are about the person, unless they end as a sentence does.
    """
    i = 0
    while i < len(items):
        j = i + 1
        while j < len(items) and _tears(items[j - 1], items[j]):
            j += 1
        about = i > 0 and items[i - 1].kind in ABOUT and items[j - 1].text.rstrip('”»")')[-1:] not in tuple(".!?…")
        if j - i > 1 and not about and sum(item.segment.letters for item in items[i:j]) >= 110:
            items[i:j] = [
                item if item.kind in ("keywords", "abstract") else replace(item, kind="prose") for item in items[i:j]
            ]
        i = j
    return items


def _tears(above: LabelledSegment, below: LabelledSegment) -> bool:
    if below.kind not in ("line", "prose") or above.kind not in ("line", "prose", "abstract", "role"):
        return False
    if any(
        isinstance(item.segment.block, Heading) or item.segment.look.capitals or item.start for item in (above, below)
    ):
        return False
    same = above.segment.lang == below.segment.lang or not below.segment.language_likely
    return same and flow(above.text, below.text) is Flow.RUNNING and above.segment.letters > 40
