"""What each line of front and back matter is by itself: a label, a byline, an address, a date, running text.

A piece can hold two things where lines were printed without a gap (names, then their university; names, then the title
of a résumé in one bold paragraph): it is cut in two. What a line means among its neighbours is told later.

Items seen among their neighbours: lines that are parts of a title or of a paragraph after all.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace
from typing import TypeAlias

from ...languages import known, load
from ...languages.labels import Label, match
from ...model import Heading, letters_in
from ...patterns import identifiers, issue_numbers, sentences
from ...patterns.dates import date_in
from ..people.author_notes import apart
from ..people.names import Byline, address_like, byline, joiners, person_word, place_word
from ..segments import Segment
from ..zones import keyword_line
from .items import FrontItem, Kind

DATES = ("received", "revised", "accepted", "published")
MATTERS = ("funding", "acknowledgements", "conflict", "ethics", "contribution", "licence", "reviewer", "appendix")
UPPER = "A-ZÀ-ÖØ-ÞĀĄĆČĐĘĞİŁŃŘŚŞŠŹŻŽƏА-ЯЁІЇЄҐ"
INITIALS = rf"(?:[{UPPER}][^\W\d_]{{0,2}}\.\s?-?){{1,3}}(?:[{UPPER}](?=,))?"
FULL = rf"[{UPPER}][\w’'ʼ-]+\s[{UPPER}]\.\s?[{UPPER}][\w’'ʼ-]+(?=\s*[.,;])"
ONE = rf"(?:{FULL}|{INITIALS}\s?[{UPPER}][\w’'ʼ-]+|[{UPPER}][\w’'ʼ-]+?,?\s?{INITIALS})"
HEAD = re.compile(rf"\W*{ONE}[\d*†¹²³]*(?:\s*[,;]\s*(?:\d\s*,\s*)*(?:\d\s*)?{ONE}[\d*†¹²³]*)*\s*[,.;–—-]?\s*")
DESCRIBED = re.compile(r"([^/\\]{20,300}?)\s?[/\\]\s?((?=[^/;]*\.)[^/;]{4,300});\s")
TWICE = re.compile(r"([^()]{5,80}?)\s*\(([^()]{5,80})\)[.,;]?")
"""A name and, in brackets, the same name in another alphabet."""
STARS = re.compile(r"^[\s*•·—–_=]+")
AFFILIATION_MARK = re.compile(r"\s*(?:\(?[1-9a-dа-г*†]\)|[¹²³⁴⁵]|[1-9](?:\s?,\s?[1-9])*(?=\.?\s*[^\W\d_])|[*†‡])")


def sift(zone: Sequence[Segment]) -> list[FrontItem]:
    """The items of a zone in printed order."""
    zone = [part for piece in zone for part in apart(piece)]
    items = [item for i, piece in enumerate(zone) for item in _sift_one(piece, zone[i + 1 : i + 4])]
    return reconsidered(items)


def _sift_one(piece: Segment, following: Sequence[Segment]) -> Iterator[FrontItem]:
    if piece.floating:
        yield FrontItem(piece=piece, kind="float")
        return
    labelled = _by_label(piece, following)
    if labelled:
        yield labelled
        return
    if identifiers.is_copyright(piece.text):
        yield FrontItem(piece=piece, kind="copyright")
        return
    if issue_numbers.citation_like(piece.text) or (
        piece.letters > 60 and issue_numbers.entry_like(piece.text) and identifiers.DOI.search(piece.text)
    ):
        yield FrontItem(piece=piece, kind="cite")
        return
    inner = _inner_date(piece, following)
    if inner:
        left = byline(piece.text[:inner])
        both = TWICE.fullmatch(piece.text[:inner].strip())
        if both and byline(both[1]) and byline(both[2]):
            first = piece.text.find("(")
            yield FrontItem(piece=piece, kind="byline", end=first, people=byline(both[1]))
            yield FrontItem(piece=piece, kind="byline", start=first + 1, end=inner - 2, people=byline(both[2]))
        else:
            yield FrontItem(piece=piece, kind="byline" if left else "line", end=inner, people=left)
        yield FrontItem(piece=piece, kind="date", start=inner)
        return
    yield from _by_form(piece)


def _inner_date(piece: Segment, following: Sequence[Segment]) -> int | None:
    """Where a label such as “Received” begins in the middle of a short line, printed at the other margin."""
    if piece.letters > 120 or piece.prose:
        return None
    for found in re.finditer(r"(?<=[\s)])[^\W\d_]", piece.text):
        label = match(piece.text[found.start() :])
        if label and label.means(*DATES) and piece.text[found.start()].isupper() and label.end > 7:
            dated = any(
                date_in(text) for text in (piece.text[found.start() :], *(p.text for p in following if p.letters < 80))
            )
            return found.start() if dated else None
    return None


def _by_label(piece: Segment, following: Sequence[Segment]) -> FrontItem | None:
    label = piece.label
    if label is None:
        return None
    for kind, concepts, holds in RULES:
        if label.means(*concepts) and holds(piece, label, following):
            own = tuple(c for c in label.concepts if c in concepts)
            return FrontItem(piece=piece, kind=kind, concepts=own)
    return None


def _matters(piece: Segment, label: Label, following: Sequence[Segment]) -> bool:
    """Whether a label opens matter of its own: closed, set as a heading, or a whole clause of a licence."""
    if label.means("appendix") and piece.text[label.end :].lstrip().startswith("("):
        return True
    plainly = label.means("licence") and label.end - label.start > 12
    return label.closed or piece.headed or plainly or piece.text.isupper()


def _addressed(piece: Segment, label: Label, following: Sequence[Segment]) -> bool:
    return label.closed or bool(identifiers.EMAIL.search(piece.text)) or bool(identifiers.orcids_in(piece.text))


def _dated(piece: Segment, label: Label, following: Sequence[Segment]) -> bool:
    if piece.letters > 320:
        return False
    return bool(date_in(piece.text)) or (label.alone and any(date_in(p.text) and p.letters < 30 for p in following))


def _by_form(piece: Segment) -> Iterator[FrontItem]:
    text = piece.text
    skip = STARS.match(text)
    start = skip.end() if skip else 0
    both = TWICE.fullmatch(text[start:].strip())
    if both and byline(both[1]) and byline(both[2]):
        first = text.find("(", start)
        yield FrontItem(piece=piece, kind="byline", start=start, end=first, people=byline(both[1]))
        yield FrontItem(piece=piece, kind="byline", start=first + 1, end=text.rfind(")"), people=byline(both[2]))
        return
    if described := _described(piece):
        title, authors, end = described
        yield FrontItem(piece=piece, kind="line", end=title)
        yield FrontItem(piece=piece, kind="byline", start=title + 1, end=end, people=authors)
        return
    people = byline(text[start:])
    head = HEAD.match(text, start)
    about = people is not None and (person_word(people.rest) or place_word(people.rest))
    if people and people.sure >= 0.85 and not about and len(people.rest) <= 25:
        yield FrontItem(piece=piece, kind="byline", start=start, people=people)
    elif head and byline(text[start : head.end()]) and _second(text[head.end() :], piece):
        yield FrontItem(
            piece=piece, kind="byline", start=start, end=head.end(), people=byline(text[start : head.end()])
        )
        yield FrontItem(piece=piece, kind=_second(text[head.end() :], piece) or "line", start=head.end())
    elif (named := _set_apart(piece)) and (second := _second(text[len(piece.run_in) :], piece)):
        yield FrontItem(piece=piece, kind="byline", end=len(piece.run_in), people=named)
        yield FrontItem(piece=piece, kind=second, start=len(piece.run_in))
    elif _contact(text):
        yield FrontItem(piece=piece, kind="contact")
    elif people and about and not piece.prose:
        end = text.find(people.people[-1].name.printed) + len(people.people[-1].name.printed)
        yield FrontItem(piece=piece, kind="byline", start=start, end=end, people=people)
        yield FrontItem(piece=piece, kind=_second(text[end:], piece) or "role", start=end)
    elif people and not people.rest and (piece.letters < 120 or len(people.people) > 2):
        yield FrontItem(piece=piece, kind="byline", start=start, people=people)
    elif _place(piece):
        yield FrontItem(piece=piece, kind="place", start=start)
    elif person_word(text) and piece.letters < 200 and not piece.look.capitals and not _titled(piece):
        yield FrontItem(piece=piece, kind="role", start=start)
    elif piece.prose or (text.rstrip().endswith(".") and not piece.headed and _speaks(piece)):
        yield FrontItem(piece=piece, kind="prose")
    else:
        yield FrontItem(piece=piece, kind="line", start=start)


def _described(piece: Segment) -> tuple[int, Byline, int] | None:
    """A bibliographic description: where its title ends, its authors, and where these end.

    Pages of abstracts head each with one: ``Title / I. Surname, I. Surname; Editorial board … – Kyiv, 2001. – 9 p.``
    """
    found = DESCRIBED.match(piece.text)
    people = byline(found[2]) if found and identifiers.YEAR.search(piece.text, found.end()) else None
    if found is None or people is None or people.sure < 0.85 or people.rest:
        return None
    return found.end(1), people, found.end(2)


def _set_apart(piece: Segment) -> Byline | None:
    """The names at the head of a piece, told from what is said of them by their bold type alone."""
    found = byline(piece.run_in) if piece.run_in and piece.text.startswith(piece.run_in) else None
    return found if found and found.sure >= 0.85 and not found.rest else None


def _titled(piece: Segment) -> bool:
    """Whether a piece is set as titles are: larger, or bold as a heading and not among small print."""
    return piece.look.size >= 1.15 or (isinstance(piece.block, Heading) and piece.look.bold and piece.letters > 45)


def _second(rest: str, piece: Segment) -> Kind | None:
    """What follows names in the same piece, if it is something of its own."""
    text = rest.strip()
    if text.split(" ")[0].casefold() in joiners():
        return None
    if piece.look.bold and len(text) > 40 and text[0].isupper() and not person_word(text[:60]):
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


def _place(piece: Segment) -> bool:
    marked = AFFILIATION_MARK.match(piece.text) is not None
    limit = 800 if marked and identifiers.EMAIL.search(piece.text) else 420
    if not place_word(piece.text) or piece.letters > limit or _titled(piece) or piece.look.capitals:
        return False
    if marked or (piece.look.size < 0.86 and piece.letters < 330):
        return True
    short = piece.letters <= 70 or address_like(piece.text)
    return short and sentences.sentences(piece.text) <= 2 and not _speaks(piece)


def _speaks(piece: Segment) -> bool:
    """Whether a piece has a sentence rather than an address: long, with the common small words of running text."""
    words = re.findall(r"[^\W\d_]+", piece.text)
    small = [word for word in words if word.casefold() in load(piece.lang).stop_words] if piece.lang in known() else []
    large = [word for word in words if len(word) > 3 and word[0].isupper()]
    return piece.letters > 90 and len(small) > 0.13 * len(words) and len(large) < 0.3 * len(words)


Holds: TypeAlias = Callable[[Segment, Label, Sequence[Segment]], bool]
RULES: tuple[tuple[Kind, tuple[str, ...], Holds], ...] = (
    ("keywords", ("keywords",), lambda piece, label, following: keyword_line(piece)),
    ("abstract", ("abstract",), lambda piece, label, following: label.closed or bool(piece.run_in)),
    ("udc", ("udc",), lambda piece, label, following: identifiers.udc_in(piece.text, label) is not None),
    ("doi", ("doi",), lambda piece, label, following: identifiers.doi_in(piece.text) is not None),
    ("date", DATES, _dated),
    ("cite", ("cite",), lambda piece, label, following: label.closed or "/" in piece.text[:80]),
    ("cards", ("author_info",), lambda piece, label, following: label.alone),
    ("matter", MATTERS, _matters),
    ("contact", ("orcid", "correspondence"), _addressed),
    ("number", ("jel", "issn"), lambda piece, label, following: not piece.prose),
    ("rubric", ("section",), lambda piece, label, following: label.closed and piece.letters < 80),
)
"""What a label makes of a line, if the condition holds; the first that does."""

ABOUT = ("byline", "role", "place", "contact")


def reconsidered(items: Sequence[FrontItem]) -> list[FrontItem]:
    """The items of a zone, each with what its neighbours make of it."""
    seen = [_rather_line(item, items, i) for i, item in enumerate(items)]
    return [_rather_prose(item, seen[i + 1 : i + 2]) for i, item in enumerate(_torn(seen))]


def _rather_prose(item: FrontItem, below: Sequence[FrontItem]) -> FrontItem:
    """A short first paragraph: it ends as a sentence does and is set exactly as the running text below it."""
    if item.kind != "line" or not below or below[0].kind != "prose" or item.piece.headed or item.piece.letters < 40:
        return item
    one, other = item.piece.look, below[0].piece.look
    alike = (one.bold, one.italic, one.capitals, one.setting) == (
        other.bold,
        other.italic,
        other.capitals,
        other.setting,
    )
    ended = item.text.rstrip('”»")')[-1:] in tuple(".!?")
    if ended and alike and abs(one.size - other.size) < 0.03 and item.piece.lang == below[0].piece.lang:
        return replace(item, kind="prose")
    return item


def _rather_line(item: FrontItem, items: Sequence[FrontItem], i: int) -> FrontItem:
    """Words with capitals that look like names, but are set exactly as the line of a title above or below them."""
    if item.kind != "byline" or item.people is None or item.end is not None:
        return item
    if item.people.sure >= 0.6 and not _named_below(items, i):
        return item
    look = item.piece.look
    for other in (*items[max(i - 1, 0) : i], *items[i + 1 : i + 2]):
        there = other.piece.look
        alike = (look.bold, look.italic, look.capitals) == (there.bold, there.italic, there.capitals)
        if other.kind == "line" and alike and abs(look.size - there.size) < 0.03 and (look.capitals or look.size > 1.1):
            return replace(item, kind="line", people=None)
    return item


def _named_below(items: Sequence[FrontItem], i: int) -> bool:
    """Whether the title goes on with a name in it: a line in capitals above, and the names of others below."""
    above, look = items[max(i - 1, 0)], items[i].piece.look
    others = [other for other in items[i + 1 : i + 5] if other.kind == "byline" and other.people is not None]
    return i > 0 and above.kind == "line" and look.capitals and look.size > 1.15 and bool(others)


def _torn(items: list[FrontItem]) -> list[FrontItem]:
    """Lines that are one paragraph torn by the layout, each going on in small letters, are running text.

    Below a name, and what is said of it, they are about the person, unless they end as a sentence does.
    """
    i = 0
    while i < len(items):
        j = i + 1
        while j < len(items) and _tears(items[j - 1], items[j]):
            j += 1
        about = i > 0 and items[i - 1].kind in ABOUT and items[j - 1].text.rstrip('”»")')[-1:] not in tuple(".!?…")
        if j - i > 1 and not about and sum(item.piece.letters for item in items[i:j]) >= 110:
            items[i:j] = [
                item if item.kind in ("keywords", "abstract") else replace(item, kind="prose") for item in items[i:j]
            ]
        i = j
    return items


def _tears(above: FrontItem, below: FrontItem) -> bool:
    if below.kind not in ("line", "prose") or above.kind not in ("line", "prose", "abstract", "role"):
        return False
    if any(isinstance(item.piece.block, Heading) or item.piece.look.capitals or item.start for item in (above, below)):
        return False
    same = above.piece.lang == below.piece.lang or below.piece.sure < 0.75
    return same and above.text[-1:] not in ".!?:;" and below.text[:1].islower() and above.piece.letters > 40
