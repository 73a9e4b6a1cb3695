"""Dates as journals print them, made ISO 8601: ``04.01.2024``, ``January 4, 2024``, ``4 січня 2024 р.``.

Months come from the language files, in every case form. Where a day and a month could change places (``04/05/2024``)
the day stands first, as in all of Europe; a number above 12 decides.
"""

from __future__ import annotations

import re
from functools import cache

from ..languages import known, load, words
from ..languages.characters import LETTER

NUMERIC = re.compile(r"(?<!\d)(\d{1,2})\s?[./-]?\s?(\d{2}|(?<=[./-])\d|(?<=[./-]\s)\d)\s?[./-]\s?((?:19|20)\d\d)(?!\d)")
ISO = re.compile(r"(?<!\d)((?:19|20)\d\d)[-./](\d{1,2})[-./](\d{1,2})(?!\d)")
ORDINAL = words.any_of(words.gathered(lambda language: language.numbers.ordinals))
OF = words.any_of(words.gathered(lambda language: language.numbers.date_joiners))
WORDS = re.compile(
    rf"(?<!\d)(?:(\d{{1,2}})(?:-?(?:{ORDINAL}))?[\s.,]+(?:(?:{OF})\s+)?([{LETTER}]{{3,}})\.?,?\s+(?:(?:{OF})\s+)?"
    rf"|([{LETTER}]{{3,}})\.?\s+(\d{{1,2}})(?:{ORDINAL})?,?\s+)((?:19|20)\d\d)(?!\d)"
)


@cache
def _months() -> dict[str, int]:
    return {form: number for code in known() for form, number in load(code).months.items()}


def date_in(text: str) -> str | None:
    """The first date in a text as ``YYYY-MM-DD``."""
    found = spans(text)
    return found[0][2] if found else None


def spans(text: str) -> list[tuple[int, int, str]]:
    """All dates in a text in order: start, end, ``YYYY-MM-DD``; none overlaps another."""
    out: list[tuple[int, int, str]] = []
    for start, end, iso in sorted((match.start(), match.end(), iso) for match, iso in _dates(text)):
        if not out or start >= out[-1][1]:
            out.append((start, end, iso))
    return out


def _dates(text: str) -> list[tuple[re.Match[str], str]]:
    out = []
    for match in ISO.finditer(text):
        out.append((match, _iso(match[1], match[2], match[3])))
    for match in NUMERIC.finditer(text):
        day, month = (match[2], match[1]) if int(match[2]) > 12 else (match[1], match[2])
        out.append((match, _iso(match[3], month, day)))
    for match in WORDS.finditer(text):
        month_number = _months().get((match[2] or match[3]).casefold())
        if month_number:
            out.append((match, _iso(match[5], str(month_number), match[1] or match[4])))
    return [(match, iso) for match, iso in out if iso]


def _iso(year: str, month: str, day: str) -> str:
    if not (1 <= int(month) <= 12 and 1 <= int(day) <= 31):
        return ""
    return f"{year}-{int(month):02d}-{int(day):02d}"
