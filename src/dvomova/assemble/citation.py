"""The line that says how to cite the article: authors, year, title in running case, journal, numbers, pages, DOI.

Two shapes cover what journals print: APA (``Surname, I. (2024). Title. Journal, 23, 140–156. https://doi…``) and the
Ukrainian bibliographic one (``Прізвище І. Назва. Журнал. 2024. № 23. С. 140–156.``).
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from . import cues

APA = re.compile(
    r"^(?P<authors>[^()]{3,400}?)\s*\((?P<year>(?:19|20)\d\d)[^)]{0,12}\)\.?\s*(?P<title>.+?[^\W\d_]{2}[»”\")]?)[.?!]\s+(?P<rest>.+)$"
)
DSTU = re.compile(
    r"^(?P<authors>(?:[^\W\d_][\w’'ʼ-]+\s(?:[^\W\d_]\.\s?){1,3},?\s*)+)(?P<title>.+?[^\W\d_]{3,}[»”\")]?)\.\s+(?P<rest>.*?(?P<year>(?:19|20)\d\d).*)$"
)
VOLUME = re.compile(r"(?:\bvol(?:ume)?\.?|\bтом|\bт\.|\bv\.|\btom)\s*(\d{1,4}|[IVXLC]+)\b", re.IGNORECASE)
NUMBER = re.compile(
    r"(?:№|\bno\.?|\bissue|\biss\.?|\bвип(?:уск|\.)?|\bn\.|\bnr\.?|\bzeszyt|#)\s*(\d{1,4}(?:[-–/]\d{1,3}(?!\d))?(?:\s?\(\d{1,4}\))?)",
    re.IGNORECASE,
)
PAGES = re.compile(r"(?:\bpp?\.|\bс\.|\bс\.|\bstr\.|\bs\.)\s*(\d{1,4})\s*[-–—]\s*(\d{1,4})", re.IGNORECASE)
BARE = re.compile(
    r",?\s(?P<volume>\d{1,4})\s?(?:\((?P<number>\d{1,3}(?:[-–/]\d{1,3})?)\))?\s?[,:]\s*(?:e\d+|(?P<first>\d{1,4})\s*[-–—]\s*(?P<last>\d{1,4}))"
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Citation:
    """What a citation line says; empty strings where it says nothing. ``lone`` is a number that it does not name."""

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


def parse(text: str) -> Citation:
    """What a citation line says of the article."""
    found = APA.match(text) or DSTU.match(text)
    rest = found["rest"] if found else text
    volume, number = VOLUME.search(rest), NUMBER.search(rest)
    pages = PAGES.search(rest)
    bare = None if volume or number else BARE.search(rest)
    second = bare["number"] if bare else None
    return Citation(
        text=text,
        authors=found["authors"].strip() if found else "",
        year=found["year"] if found else _year(text),
        title=found["title"].strip() if found else "",
        volume=volume[1] if volume else (bare["volume"] if bare and second else ""),
        number=number[1] if number else (second or ""),
        lone=bare["volume"] if bare and not second else "",
        first=pages[1] if pages else ((bare["first"] or "") if bare else ""),
        last=pages[2] if pages else ((bare["last"] or "") if bare else ""),
        doi=cues.doi_in(text) or "",
    )


def _year(text: str) -> str:
    found = cues.YEAR.search(cues.DOI.sub(" ", text))
    return found.group() if found else ""
