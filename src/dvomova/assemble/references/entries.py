"""Reference lists: entries whole again, with number, language mark and DOI, and the entries of two lists paired.

Takes the lists found and the segments of the article, gives the lists with their evidence. A Ukrainian journal prints
the list twice: by DSTU 8302 and transliterated as References; the same source stands at the same place in both, and
where the counts differ the first names show which is which.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from functools import cache

from ...findings import FieldPath
from ...languages import known, load
from ...languages.characters import NO_SMALL
from ...languages.detection import detect
from ...languages.transliteration import likeness
from ...languages.words import one_letter_pages
from ...model import Evidence, Lang, Reference, ReferenceList, Text, cut, plain, strip
from ...model.vocabulary import Concept
from ...patterns import identifiers, numbering
from ...patterns.continuation import TextForm, begins_inside, wants_number
from ..evidence import LIST_NUMBERED, LIST_UNNUMBERED, LIST_WITH_GAPS, FieldEvidence, evidence
from ..segment_languages import CERTAIN
from ..segments import Segment, joined, whole
from .lists import SourceList, continues

LANGUAGE_MARK = re.compile(r"[\[(]\s*(in\s+[A-Z][a-z]+\.?|[^\W\d_]{2,12}\.?)\s*[\])]\s*\.?\s*$", re.IGNORECASE)
ENTRY_HEAD = re.compile(r"\W*[^\W\d_][\w’'ʼ-]+(?:\s[^\W\d_][\w’'ʼ-]+){0,2},?\s+(?:[^\W\d_]\.|[^\W\d_]{1,3}\.)")
NEXT = re.compile(rf"(?<=[.\])\w/])\s+(?:\[(\d{{1,3}})\.?\]\s*|(\d{{1,3}})\.\s+)(?=[{NO_SMALL}]|[«“\"])")
"""The number of an entry printed behind another without a gap."""
NEXT_NAME = re.compile(
    rf"(?:\d\s?[–—-]\s?\d+\.|\d\s[{one_letter_pages()}]\.|\]\.|(?:https?://|\bdoi:?\s?)\S+)\s+"
    rf"(?=[{NO_SMALL}][\w’'ʼ-]+(?:\s[{NO_SMALL}]\.|,\s[{NO_SMALL}]\.))"
)
"""The name that begins an entry, behind the pages, language or address that ended the one before without a gap."""
SHORTEST_ENTRY = 40
ENTRY_END = re.compile(rf"(?:\d\S*|[\])]|\b[{one_letter_pages()}]\.|(?:https?://|\bdoi)\S+)$")
"""What entries end with: pages, years, a language or an address."""
SET_IN = 4.0
"""Points from which on a line is set in from the first of its entry."""
PAIRED = 0.62
"""From this likeness on two entries name one source."""


def reference_lists(
    sources: Sequence[SourceList], every: Sequence[Segment], languages: Sequence[Lang]
) -> tuple[tuple[ReferenceList, ...], FieldEvidence]:
    """All lists of an article, the first two paired, and the evidence for each."""
    lists = pair([_reference_list(number, source, every, languages) for number, source in enumerate(sources, 1)])
    return lists, {FieldPath.references(number): _evidence(each) for number, each in enumerate(lists, 1)}


def _evidence(each: ReferenceList) -> Evidence:
    """How surely a list was cut into its entries: numbers without a gap show it best."""
    numbers = [int(item.number) for item in each.items if item.number.isdigit()]
    ground = LIST_WITH_GAPS if numbers else LIST_UNNUMBERED
    if numbers and numbers == list(range(1, len(each.items) + 1)):
        ground = LIST_NUMBERED
    return evidence(ground, (box for item in each.items for box in item.boxes))


def _reference_list(
    number: int, source: SourceList, segments: Sequence[Segment], languages: Sequence[Lang]
) -> ReferenceList:
    """One list with its entries; ids are ``refs1`` and ``ref1`` …, ``refs2`` and ``refs2.ref1`` … for further ones."""
    own = [p for p in segments if source.start <= p.at < source.end and not p.floating]
    prefix = "" if number == 1 else f"refs{number}."
    items = tuple(
        _reference(f"{prefix}ref{n}", text, printed, boxes_of)
        for n, (printed, text, boxes_of) in enumerate(_entries(own), 1)
    )
    heading = whole(source.heading.block) if source.heading else ()
    lang = _list_language(source, languages)
    return ReferenceList(id=f"refs{number}", heading=strip(heading), items=items, lang=lang)


def _entries(own: Sequence[Segment]) -> Iterator[tuple[str, Text, list[Segment]]]:
    numbered = sum(numbering.number_of(p.text)[1] > 0 for p in own) * 2 >= len(own) or any(
        numbering.number_of(p.text)[0] == "1" for p in own[:1]
    )
    number, last = "", 0
    before = ""
    parts: list[Text] = []
    lines: list[Segment] = []
    for segment in own:
        if (
            numbered
            and parts
            and not numbering.number_of(segment.text)[1]
            and before[-1:] in ".]"
            and not continues(segment)
        ):
            continue
        before = segment.text.rstrip()
        for printed, text in _cuts(segment, last, numbered):
            begins = (
                bool(printed) if numbered else _begins(plain(text), parts) and not _set_in(segment, text, lines, parts)
            )
            if begins and parts:
                yield number, joined(parts), lines
                parts, lines = [], []
            if begins or not parts:
                number = printed
            last = int(printed) if printed else last
            parts.append(text)
            lines.append(segment)
    if parts:
        yield number, joined(parts), lines


def _cuts(segment: Segment, last: int, numbered: bool) -> Iterator[tuple[str, Text]]:
    """The entries that a segment holds: one, the end of one, or several that were printed without a gap."""
    printed, start = numbering.number_of(segment.text)
    if printed and not (last < int(printed) <= last + 4 or (last == 0 and numbered)):
        printed, start = "", 0
    if not numbered:
        first, *others = _parted_by_names(segment, start)
        yield from ((printed, first), *(("", text) for text in others))
        return
    whole_text, letters = whole(segment.block), segment.text
    at = int(printed) if printed else last
    while True:
        mark = _next_number(letters, start + 10, at + 1)
        if mark is None or at == 0:
            break
        yield printed, strip(cut(whole_text, start, mark.start()))
        at += 1
        printed, start = str(at), mark.end()
    yield printed, strip(cut(whole_text, start))


def _parted_by_names(segment: Segment, start: int) -> Iterator[Text]:
    """The entries of a segment in a list without numbers: a line that ended full was taken to go on."""
    for found in NEXT_NAME.finditer(segment.text):
        before, behind = segment.text[start : found.end()], segment.text[found.end() :]
        if (
            min(len(before), len(behind)) > SHORTEST_ENTRY
            and identifiers.YEAR.search(before)
            and identifiers.YEAR.search(behind)
        ):
            yield strip(cut(whole(segment.block), start, found.end()))
            start = found.end()
    yield strip(cut(whole(segment.block), start))


def _next_number(letters: str, start: int, number: int) -> re.Match[str] | None:
    """Where the next entry's number stands: not that of an issue or page, behind its word (``Вип. 7. С. 60``)."""
    for found in NEXT.finditer(letters, start):
        here = found.start(1) if found[1] else found.start(2)
        if int(found[1] or found[2]) == number and not wants_number(letters[: found.start()], letters[here:]):
            return found
    return None


def _begins(text: str, parts: Sequence[Text]) -> bool:
    """Whether a segment of an unnumbered list begins an entry."""
    if not parts:
        return True
    before = plain(parts[-1]).rstrip()
    if begins_inside(text, TextForm.SOURCE):
        return False
    ended = before[-1:] in ".])>" or before[-1:].isdigit() or identifiers.ends_in_address(before)
    return ended and (ENTRY_HEAD.match(text) is not None or before[-1:] in ".])")


def _set_in(segment: Segment, text: Text, lines: Sequence[Segment], parts: Sequence[Text]) -> bool:
    """Whether a segment goes on with an entry that has no end yet: set in from its first line, and without a name."""
    if not lines or not segment.boxes or not lines[0].boxes or segment.boxes[0].page != lines[0].boxes[0].page:
        return False
    if segment.boxes[0].x0 < lines[0].boxes[0].x0 + SET_IN or ENTRY_HEAD.match(plain(text)):
        return False
    return ENTRY_END.search(plain(parts[-1]).rstrip()) is None


def _reference(id: str, text: Text, number: str, lines: Sequence[Segment]) -> Reference:
    letters = plain(text)
    mark = LANGUAGE_MARK.search(letters)
    spoken = _marks().get(mark[1].casefold().rstrip(".")) if mark else None
    lang = spoken
    if lang is None:
        bare = re.sub(r"\bet al\b", " ", identifiers.URL.sub(" ", letters))
        found, sure = detect(bare, prior="en")
        lang = found if sure >= CERTAIN else None
    return Reference(
        id=id,
        text=text,
        number=number,
        lang=lang,
        language_mark=mark[1] if mark and spoken else None,
        doi=identifiers.doi_in(letters),
        boxes=tuple(box for segment in lines for box in segment.boxes),
    )


@cache
def _marks() -> dict[str, Lang]:
    marks = {}
    for code in known():
        language = load(code)
        for mark in (*language.language_marks, f"in {language.english_name}"):
            marks[mark.casefold().rstrip(".")] = code
    return marks


def _list_language(source: SourceList, languages: Sequence[Lang]) -> Lang | None:
    label = source.heading.label if source.heading else None
    if label is None:
        return None
    spoken = [*label.languages(Concept.REFERENCES), *label.languages(Concept.REFERENCES_SECOND)]
    if source.heading and source.heading.lang in spoken:
        return source.heading.lang
    return next((lang for lang in languages if lang in spoken), spoken[0] if spoken else None)


def pair(lists: Sequence[ReferenceList]) -> tuple[ReferenceList, ...]:
    """The lists, with the entries for one source in the first two paired."""
    if len(lists) < 2:
        return tuple(lists)
    one, other = lists[0], lists[1]
    links = dict(_links(one.items, other.items))
    back = {there: here for here, there in links.items()}
    first = replace(one, items=tuple(replace(r, pair=links.get(r.id)) for r in one.items))
    second = replace(other, items=tuple(replace(r, pair=back.get(r.id)) for r in other.items))
    return (first, second, *lists[2:])


def _links(one: Sequence[Reference], other: Sequence[Reference]) -> Iterator[tuple[str, str]]:
    if len(one) == len(other):
        alike = sum(_likeness(a, b) >= PAIRED for a, b in zip(one, other, strict=True))
        if 2 * alike >= len(one):
            yield from ((a.id, b.id) for a, b in zip(one, other, strict=True))
            return
    free = list(other)
    for reference in one:
        best = max(free, key=lambda r: _likeness(reference, r), default=None)
        if best is not None and _likeness(reference, best) >= PAIRED:
            free.remove(best)
            yield reference.id, best.id


def _likeness(one: Reference, other: Reference) -> float:
    """How likely two entries name one source: the same DOI, or the first word alike and a year in common."""
    if one.doi and one.doi == other.doi:
        return 1.0
    a, b = plain(one.text), plain(other.text)
    first = [re.search(r"[^\W\d_]{3,}", text) for text in (a, b)]
    if not first[0] or not first[1]:
        return 0.0
    years = set(identifiers.YEAR.findall(a)) & set(identifiers.YEAR.findall(b))
    return 0.8 * likeness(first[0].group(), first[1].group()) + 0.2 * bool(years)
