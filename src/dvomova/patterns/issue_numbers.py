"""Volume, number, year and pages of an issue, as running heads and citations print them; lines that are citations.

``readings`` gives every number that a line names, with the form in which it is printed: ``3’2013`` and ``1(13)’2009``
name number and year together, words or signs before a number name it by itself, and ``53: 271–280`` is volume and
pages. ``numbers_in`` gives the first of each kind, the surest form first. ``entry_like`` and ``citation_like`` know
lines that hold such numbers: entries of a list of sources, and the line on how to cite the article.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from enum import Enum
from functools import cache, lru_cache
from typing import Literal, TypeAlias

from ..languages.characters import CAPITAL
from ..languages.labels import Labels
from ..languages.words import before_issue, before_pages, before_volume, page_words, source_words
from ..model.vocabulary import Concept
from .identifiers import DOI, URL, YEAR
from .numbering import number_of

SIGNS = ("№", "#")
PAGES = re.compile(rf"{before_pages()}\s*(\d{{1,4}})\s*[-–—]\s*(\d{{1,4}})", re.IGNORECASE)
OF_YEAR = re.compile(r"(?<![\d-])(\d{1,3})\s?(?:\((\d{1,4})\)\s?[,.’'`´ʼ/]{0,2}|[’'`´ʼ/])\s?((?:19|20)\d\d)(?!\d)")
"""A number, perhaps with the running number in brackets, and its year right behind it."""
COLON = re.compile(r"(?<!\d)(\d{1,3})\s?:\s?(?:e\d{3,}|\d{1,4}\s?[-–])")
BARE = re.compile(
    r",?\s(?P<volume>\d{1,4})\s?(?:\((?P<number>\d{1,3}(?:[-–/]\d{1,3})?)\))?\s?[,:]\s*"
    r"(?:e\d+|(?P<first>\d{1,4})\s*[-–—]\s*(?P<last>\d{1,4}))"
)
"""``, 7(2), 11–19``: numbers that APA prints without words."""
ISSN = re.compile(r"ISSN[^\w]*(?:\(?\w+\)?[^\w]*)?\d{4}-\d{3}\w", re.IGNORECASE)
BRACKETED = r"(?:\s?\((\d{1,4})\))?"
"""A number in brackets behind another: of the issue behind its volume, a running one behind an issue, or the year."""
Field: TypeAlias = Literal["volume", "number", "year"]


class NumberForm(Enum):
    """How a line prints a number."""

    OF_YEAR = "of year"
    """With its year right behind it."""
    WORD = "word"
    """Behind a word for it."""
    SIGN = "sign"
    """Behind a bare number sign."""
    COLON = "colon"
    """Before a colon and pages."""
    ALONE = "alone"
    """A year by itself."""


@dataclass(frozen=True, slots=True)
class PrintedNumber:
    """A number that a line names: of which kind, as it is printed, and in which form.

    ``running`` is the number in brackets behind that of an issue, which counts all issues of the journal.
    """

    form: NumberForm
    field: Field
    value: str
    running: str = ""
    printed: str = ""


@dataclass(frozen=True, slots=True)
class IssueNumbers:
    """Volume, number and year of an issue; empty where a line does not name them."""

    volume: str = ""
    number: str = ""
    year: str = ""


@cache
def _volume(labels: Labels) -> re.Pattern[str]:
    """A word for the volume, its number, and that of the issue in brackets."""
    return re.compile(
        rf"{_before(labels, Concept.VOLUME, before_volume())}[\s:]*(\d{{1,4}}|[IVXLC]+)\b{BRACKETED}", re.IGNORECASE
    )


@cache
def _number(labels: Labels) -> re.Pattern[str]:
    """A word or sign for the issue, its number, and the running one in brackets."""
    before = rf"(?:{_before(labels, Concept.ISSUE, before_issue())}[\s:]*(?:№\s?)?|[№#]\s*)"
    return re.compile(rf"{before}(\d{{1,4}}(?:[-–/]\d{{1,3}}(?!\d))?)(?!\d){BRACKETED}", re.IGNORECASE)


def _before(labels: Labels, concept: Concept, short: str) -> str:
    """Any word for a concept: labels of all languages and the journal, the longest first, and short words."""
    longest = sorted(labels.words.get(concept, ()), key=lambda word: (-len(word), word))
    return rf"(?:(?<!\w)(?:{'|'.join(map(re.escape, longest)) or '(?!)'})|{short})"


def readings(text: str, labels: Labels) -> Iterator[PrintedNumber]:
    """Every number of an issue that a line names, the forms that are surest first; addresses and ISSN hold none."""
    line = ISSN.sub(" ", URL.sub(" ", DOI.sub(" ", text)))
    for found in OF_YEAR.finditer(line):
        printed = line[found.start() : found.start(3)].rstrip(" ,.’'`´ʼ/")
        yield PrintedNumber(NumberForm.OF_YEAR, "number", found[1], found[2] or "", printed)
        yield PrintedNumber(NumberForm.OF_YEAR, "year", found[3])
    for found in _volume(labels).finditer(line):
        yield PrintedNumber(NumberForm.WORD, "volume", found[1])
        if found[2] and not YEAR.fullmatch(found[2]):
            yield PrintedNumber(NumberForm.WORD, "number", found[2], printed=found[2])
    named = [
        (found, NumberForm.SIGN if found.group().startswith(SIGNS) else NumberForm.WORD)
        for found in _number(labels).finditer(line)
    ]
    for found, form in named:
        dated = found[2] is not None and YEAR.fullmatch(found[2])
        printed = found[1] if dated else " ".join(line[found.start(1) : found.end()].split())
        yield PrintedNumber(form, "number", found[1], "" if dated else found[2] or "", printed)
    for found in COLON.finditer(line):
        yield PrintedNumber(NumberForm.COLON, "volume", found[1])
    for found in YEAR.finditer(line):
        yield PrintedNumber(NumberForm.ALONE, "year", found.group())


def numbers_in(text: str, labels: Labels) -> IssueNumbers:
    """Volume, number and year that a line names: by words or signs, or else with the year, or before a colon."""
    found = list(readings(text, labels))
    years = [reading.value for reading in found if reading.field == "year"]
    volume, number = numbers_named(found)
    if volume or number:
        alone = next((r.value for r in found if r.field == "year" and r.form is NumberForm.ALONE), "")
        return IssueNumbers(volume, number, alone)
    of_year = next((r for r in found if r.form is NumberForm.OF_YEAR and r.field == "number"), None)
    if of_year is not None:
        return IssueNumbers("", of_year.printed, years[0])
    colon = next((r.value for r in found if r.form is NumberForm.COLON), "")
    return IssueNumbers(colon, "", years[0] if years else "")


def numbers_named(found: Iterable[PrintedNumber]) -> tuple[str, str]:
    """Volume and number behind words or signs for them."""
    named = [reading for reading in found if reading.form in (NumberForm.WORD, NumberForm.SIGN)]
    volume = next((reading.value for reading in named if reading.field == "volume"), "")
    return volume, next((reading.printed for reading in named if reading.field == "number"), "")


def pages_in(text: str) -> tuple[str, str]:
    """First and last page behind a word for pages."""
    found = PAGES.search(text)
    return (found[1], found[2]) if found else ("", "")


IMPRINT = re.compile(
    rf"//|№|(?<!\w)(?:{source_words()})\b\.?"
    rf"|(?<=\d)\s*(?:{page_words()})\.|https?:|[–—-]\s*[{CAPITAL}][\w.]*\s*:"
    r"|(?<=,\s)\d{1,4}(?:\s?\(\d[\d–—/-]*\))?,\s?\d{1,5}\s?[–—-]\s?\d{1,5}(?!\d)|\[in\s[^\W\d_]{4,14}\]",
    re.IGNORECASE,
)
SHORTEST_ENTRY, LONGEST_ENTRY, LONGEST_CITATION = 12, 900, 700
"""Characters of an entry of a list without its number, and of the line on how to cite the article."""
NAMES_REACH = 80
"""Characters at the head of an entry in which initials are those of its authors."""
INITIALS = re.compile(r"(?<!\w)[^\W\d_]{1,2}\.\s?[^\W\d_]{0,2}\.?")


@lru_cache(maxsize=8192)
def entry_like(text: str) -> bool:
    """Whether a text looks like an entry of a reference list: year or address, and imprint or initials."""
    start = number_of(text)[1]
    body = text[start:]
    if not SHORTEST_ENTRY <= len(body) <= LONGEST_ENTRY:
        return False
    dated = bool(YEAR.search(body)) or "n.d." in body or bool(URL.search(body))
    if not dated and not start:
        return False
    signs = (
        len(IMPRINT.findall(body))
        + len(INITIALS.findall(body[:NAMES_REACH]))
        + bool(DOI.search(body))
        + bool(URL.search(body))
    )
    return (dated and (signs >= 2 or (signs >= 1 and start > 0))) or (start > 0 and signs >= 3)


def citation_like(text: str) -> bool:
    """Whether a text looks like how to cite the article: author (year). Title. Journal, number, pages. DOI."""
    return (
        len(text) < LONGEST_CITATION
        and bool(YEAR.search(text))
        and bool(DOI.search(text))
        and len(INITIALS.findall(text)) >= 1
    )
