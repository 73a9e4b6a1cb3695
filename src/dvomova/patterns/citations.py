"""Text that reads like an entry of a reference list, or like a line that says how to cite an article."""

from __future__ import annotations

import re
from functools import lru_cache

from ..languages.characters import CAPITAL
from ..languages.words import page_words, source_words
from .identifiers import DOI, URL, YEAR
from .numbering import number_of

IMPRINT = re.compile(
    rf"//|№|(?<!\w)(?:{source_words()})\b\.?"
    rf"|(?<=\d)\s*(?:{page_words()})\.|https?:|[–—-]\s*[{CAPITAL}][\w.]*\s*:"
    r"|(?<=,\s)\d{1,4}(?:\s?\(\d[\d–—/-]*\))?,\s?\d{1,5}\s?[–—-]\s?\d{1,5}(?!\d)|\[in\s[^\W\d_]{4,14}\]",
    re.IGNORECASE,
)
INITIALS = re.compile(r"(?<!\w)[^\W\d_]{1,2}\.\s?[^\W\d_]{0,2}\.?")


@lru_cache(maxsize=8192)
def entry_like(text: str) -> bool:
    """Whether a text looks like an entry of a reference list: year or address, and imprint or initials."""
    start = number_of(text)[1]
    body = text[start:]
    if len(body) > 900 or len(body) < 12:
        return False
    dated = bool(YEAR.search(body)) or "n.d." in body or bool(URL.search(body))
    if not dated and not start:
        return False
    signs = (
        len(IMPRINT.findall(body)) + len(INITIALS.findall(body[:80])) + bool(DOI.search(body)) + bool(URL.search(body))
    )
    return (dated and (signs >= 2 or (signs >= 1 and start > 0))) or (start > 0 and signs >= 3)


def citation_like(text: str) -> bool:
    """Whether a text looks like how to cite the article: author (year). Title. Journal, number, pages. DOI."""
    return len(text) < 700 and bool(YEAR.search(text)) and bool(DOI.search(text)) and len(INITIALS.findall(text)) >= 1
