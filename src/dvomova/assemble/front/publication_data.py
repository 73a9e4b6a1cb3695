"""What front and back matter and running heads hold of the publication: DOI, UDC, citation line, issue, pages, dates.

Takes the selection of front matter, the zones' segments and the running heads, gives a ``Publication`` with evidence.
Citation lines come in two shapes: APA (``Surname, I. (2024). Title. Journal, 23, 140–156. https://doi…``) and the
Ukrainian bibliographic one (``Прізвище І. Назва. Журнал. 2024. № 23. С. 140–156.``). Running heads repeat, so that what
most of them print is surest; for a number that a citation line does not name the journal's profile decides
(``reading.number_is``). Where the citation line begins at the page that is printed first, its last page counts.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import get_args

from ...journals import Profile
from ...languages import words
from ...languages.labels import Labels
from ...model import DateKind, HistoryDate, Issue, Lang
from ...model.vocabulary import Concept
from ...patterns import identifiers
from ...patterns.dates import spans
from ...patterns.issue_numbers import BARE, IssueNumbers, numbers_in, numbers_named, pages_in, readings
from ..labelled import LabelledSegment
from ..segments import SegmentedDraft, squeezed

APA = re.compile(
    r"^(?P<authors>[^()]{3,400}?)\s*\((?P<year>(?:19|20)\d\d)[^)]{0,12}\)\.?\s*(?P<title>.+?[^\W\d_]{2}[»”\")]?)[.?!]\s+(?P<rest>.+)$"
)
DSTU = re.compile(
    r"^(?P<authors>(?:[^\W\d_][\w’'ʼ-]+\s(?:[^\W\d_]\.\s?){1,3},?\s*)+)(?P<title>.+?[^\W\d_]{3,}[»”\")]?)\.\s+(?P<rest>.*?(?P<year>(?:19|20)\d\d).*)$"
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Citation:
    """The parts of a citation line; empty strings for what it has not. ``lone`` is a number that it does not name."""

    text: str
    authors: str = ""
    year: str = ""
    title: str = ""
    volume: str = ""
    number: str = ""
    lone: str = ""
    first: str = ""
    last: str = ""
    doi: str = ""


def parse(text: str, labels: Labels) -> Citation:
    """The parts of a citation line."""
    found = APA.match(text) or DSTU.match(text)
    rest = found["rest"] if found else text
    volume, number = numbers_named(readings(rest, labels))
    first, last = pages_in(rest)
    bare = None if volume or number else BARE.search(rest)
    second = bare["number"] if bare else None
    return Citation(
        text=text,
        authors=found["authors"].strip() if found else "",
        year=found["year"] if found else _year(text),
        title=found["title"].strip() if found else "",
        volume=volume or (bare["volume"] if bare and second else ""),
        number=number or second or "",
        lone=bare["volume"] if bare and not second else "",
        first=first or ((bare["first"] or "") if bare else ""),
        last=last or ((bare["last"] or "") if bare else ""),
        doi=identifiers.doi_in(text) or "",
    )


def _year(text: str) -> str:
    found = identifiers.YEAR.search(identifiers.DOI.sub(" ", text))
    return found.group() if found else ""


ISSN = re.compile(r"(?<=\D)\d{4}-\d{3}[\dX](?!\d)(?=[^/]{0,20}$|[^/])")


def issue_of(
    document: SegmentedDraft,
    profile: Profile,
    citations: Sequence[Citation],
    lines: Sequence[str],
    span: tuple[int, int] | None,
) -> Issue:
    """The issue that an article appeared in; ``lines`` are further lines that may name it, ``span`` its file pages."""
    pages = range(span[0], span[1] + 1) if span else range(0)
    heads = [item.text for item in document.furniture if not span or item.box.page in pages]
    running = [numbers_in(head, document.labels) for head in heads]
    others = [numbers_in(line, document.labels) for line in lines]
    volume = _most(n.volume for n in running) or next((c.volume for c in citations if c.volume), "")
    number = _most(n.number for n in running) or next((c.number for c in citations if c.number), "")
    lone = next((c.lone for c in citations if c.lone), "")
    if lone and not volume and not number:
        volume, number = (lone, "") if profile.reading.number_is == "volume" else ("", lone)
    year = next((c.year for c in citations if c.year), "") or _most(n.year for n in running if n.volume or n.number)
    if not volume and not number:
        named = next((n for n in others if n.volume or n.number), IssueNumbers())
        volume, number = named.volume, named.number
        year = year or named.year
    year = year or _most(n.year for n in running) or next((n.year for n in others if n.year), "")
    first, last = _pages(document.page_numbers, span)
    cited = next((c for c in citations if c.first), None)
    if cited and cited.first == first:
        last = cited.last
    journal = profile.journal
    print_issn, online_issn = _issns([*heads, *lines])
    return Issue(
        journal=journal.title,
        issn_print=journal.issn_print or print_issn,
        issn_online=journal.issn_online or online_issn,
        publisher=journal.publisher,
        volume=volume or None,
        number=number or None,
        year=year or None,
        first_page=first or (cited.first if cited else None),
        last_page=last or (cited.last if cited else None),
    )


def _issns(texts: Iterable[str]) -> tuple[str | None, str | None]:
    """The ISSN of print and online from lines that print them; one that is not marked is that of print."""
    found: dict[str, str] = {}
    for text in texts:
        for number in ISSN.finditer(text):
            around = text[max(number.start() - 45, 0) : number.start()] + text[number.end() : number.end() + 12]
            online = ONLINE.search(around) is not None
            found.setdefault(
                "online" if online and "rint" not in text[number.end() : number.end() + 9] else "print", number[0]
            )
    return found.get("print"), found.get("online")


def _most(values: Iterable[str]) -> str:
    counts = Counter(value for value in values if value)
    return counts.most_common(1)[0][0] if counts else ""


def _pages(printed: Mapping[int, str], span: tuple[int, int] | None) -> tuple[str, str]:
    """The printed numbers of the first and the last page, reckoned from other pages where these carry none."""
    if span is None:
        return "", ""
    offsets = Counter(
        int(number) - page for page, number in printed.items() if number.isdigit() and span[0] <= page <= span[1]
    )
    ends = printed.get(span[0], ""), printed.get(span[1], "")
    offset, votes = offsets.most_common(1)[0] if offsets else (0, 0)
    if votes < 2 and len(offsets) != 1:
        return ends if all(ends) else ("", "")
    return (str(span[0] + offset), str(span[1] + offset)) if span[0] + offset > 0 else ("", "")


KINDS: tuple[DateKind, ...] = get_args(DateKind)
LEAD = re.compile(rf"^[\s.,;:/|–—-]+|^(?:{words.joiners()})\s+", re.IGNORECASE)
ONLINE = re.compile(words.any_of(words.gathered(lambda language: language.online_words)), re.IGNORECASE)


def dates(items: Sequence[LabelledSegment], labels: Labels) -> tuple[HistoryDate, ...]:
    """The dates of an article's life, each kind once, with the printed lines by language."""
    found: dict[DateKind, tuple[str, dict[Lang, str]]] = {}
    for text, lang in _lines(items):
        for kind, iso, spoken, printed in _read(text, lang, labels):
            _, lines = found.setdefault(kind, (iso, {}))
            if spoken not in lines:
                lines[spoken] = printed
    order = {kind: i for i, kind in enumerate(KINDS)}
    return tuple(
        HistoryDate(kind=kind, iso=found[kind][0], printed=found[kind][1])
        for kind in sorted(found, key=order.__getitem__)
    )


def _lines(items: Sequence[LabelledSegment]) -> Iterable[tuple[str, Lang]]:
    """The texts of date lines; one that was printed apart from its label is joined to it."""
    out: list[tuple[str, Lang]] = []
    for item in items:
        text = squeezed(item.text)
        if out and item.kind != "date" and not spans(out[-1][0]):
            out[-1] = (f"{out[-1][0]} {text}", out[-1][1])
        else:
            out.append((text, item.segment.lang))
    return out


def _read(text: str, lang: Lang, labels: Labels) -> Iterable[tuple[DateKind, str, Lang, str]]:
    start = 0
    found = spans(text)
    for i, (_, end, iso) in enumerate(found):
        until = end if i + 1 < len(found) else len(text)
        printed = text[start:until]
        line = LEAD.sub("", LEAD.sub("", printed))
        label = labels.match(line)
        start = end
        if label is None:
            continue
        for kind in KINDS:
            if label.means(Concept(kind)):
                spoken = label.languages(Concept(kind))
                yield kind, iso, (lang if lang in spoken or not spoken else spoken[0]), line.strip(" .;,")
                break


def doi(
    facts: Sequence[LabelledSegment], citations: Sequence[Citation], texts: Iterable[str], heads: Iterable[str]
) -> tuple[str | None, bool]:
    """The DOI of an article, and whether a label or a second place confirms it.

    ``texts`` are those of front and back matter, ``heads`` running heads.
    """
    labels = [identifiers.doi_in(item.text) for item in facts if item.kind == "doi"]
    others = [*(c.doi for c in citations), *map(identifiers.doi_in, texts), *map(identifiers.doi_in, heads)]
    found = next((value for value in (*labels, *others) if value), None)
    agreed = sum(value == found for value in (*labels, *others))
    return found, any(labels) or agreed > 1


def udc(facts: Sequence[LabelledSegment], heads: Iterable[str], labels: Labels) -> str | None:
    """The UDC of an article, from front matter or running heads."""
    printed = [_udc_within(item.segment.text, labels) for item in facts if item.kind in ("udc", "doi")]
    running = [identifiers.udc_in(head, labels.match(head)) for head in heads]
    return next((value for value in (*printed, *running) if value), None)


def _udc_within(text: str, labels: Labels) -> str | None:
    """The classification number after a label anywhere in a line (DOI and UDC can stand in one)."""
    for found in re.finditer(r"(?<![^\s])[^\W\d_]", text[:300]):
        rest = text[found.start() :]
        if value := identifiers.udc_in(rest, labels.match(rest)):
            return value
    return None
