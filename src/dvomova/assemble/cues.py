"""Signs that a line carries by its form alone, whatever its language: DOI, UDC, ORCID, e-mail, an entry of a list.

Patterns come from the issuing bodies (DOI handbook 2.2, ORCID's ISO 7064 check digit, RFC 5321 in its everyday form)
and from what journals print around them.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache

from ..languages.labels import Label


class Sign:
    """A pattern for what is rare in a text and cannot be without one of ``needs``.

    Looking for an ``@`` costs nothing; trying at every letter of an issue whether an e-mail address begins there does.
    """

    def __init__(self, pattern: str, *needs: str) -> None:
        self.pattern = re.compile(pattern)
        self.needs = needs

    def may_be_in(self, text: str) -> bool:
        for need in self.needs:  # noqa: SIM110  (a generator would cost more than the search)
            if need in text:
                return True
        return False

    def search(self, text: str) -> re.Match[str] | None:
        return self.pattern.search(text) if self.may_be_in(text) else None

    def finditer(self, text: str) -> Iterator[re.Match[str]]:
        return self.pattern.finditer(text) if self.may_be_in(text) else iter(())

    def findall(self, text: str) -> list[str]:
        return [found.group() for found in self.finditer(text)]

    def sub(self, by: str, text: str) -> str:
        return self.pattern.sub(by, text) if self.may_be_in(text) else text

    def split(self, text: str) -> list[str]:
        return self.pattern.split(text) if self.may_be_in(text) else [text]


DOI = Sign(r"\b10\.\d{4,9}/[^\s\"<>«»]+", "10.")
ORCID = re.compile(r"(?<!\d)(\d{4})\s?[-‐–]\s?(\d{4})\s?[-‐–]\s?(\d{4})\s?[-‐–]\s?(\d{3}[\dXxХх])(?!\d)")
EMAIL = Sign(r"[\w.+-]+\s?@\s?[\w-]+(?:\.[\w-]+)+", "@")
URL = Sign(r"(?:https?://|www\.)\S+", "://", "www.")
UDC = re.compile(r"[(\[\d][\d.,:;+()/\[\]=\-–\"'*\s]*(?:\([^\W\d_]{1,12}\)[\d.,:;+/\-–]*)?")
YEAR = re.compile(r"(?<!\d)(?:1[89]|20)\d\d(?!\d)")
NUMBERED = re.compile(r"\s*(?:\[(\d{1,3})\.?\]\s?\.?|(\d{1,3})[.)](?!\d)|(\d{1,3})(?=\s+[^\W\d_]))[\s.]*")
COPYRIGHT = re.compile(
    r"\s*(?:©|[○◯]\s?[cсCС]\b|\([cс]\)\s|copyright\s+(?:©|\(c\)|(?:19|20)\d\d|by\b|of\b|the\b))", re.IGNORECASE
)
STOP = re.compile(r"[.!?…](?=\s+[«“„\"(\[]?[A-ZА-ЯІЇЄҐЁÀ-ÞƏ])")
STOPS, CLOSINGS = ".!?…", "»”\"')]"
REACH = 24
"""As far back as the word before a full stop is looked for."""
IMPRINT = re.compile(
    r"//|(?<!\w)(?:vol|no|pp|p|iss|issue|т|том|вип|№|с|ст|сс|стр|n|nr|s|url|doi|в|ред|eds?|bd|издат|вид-во|press)\b\.?"
    r"|(?<=\d)\s*(?:с|p|pp|s)\.|https?:|[–—-]\s*[A-ZА-ЯІЇЄҐ][\w.]*\s*:"
    r"|(?<=,\s)\d{1,4}(?:\s?\(\d[\d–—/-]*\))?,\s?\d{1,5}\s?[–—-]\s?\d{1,5}(?!\d)|\[in\s[^\W\d_]{4,14}\]",
    re.IGNORECASE,
)
INITIALS = re.compile(r"(?<!\w)[^\W\d_]{1,2}\.\s?[^\W\d_]{0,2}\.?")


def doi_in(text: str) -> str | None:
    """The first DOI in a text, without the punctuation that follows it."""
    found = DOI.search(text)
    return trimmed(found.group()) if found else None


def trimmed(value: str) -> str:
    """A DOI or address without trailing punctuation; a closing bracket stays where one was opened."""
    while value and (value[-1] in ".,;:’'”»]>" or (value[-1] == ")" and value.count("(") < value.count(")"))):
        value = value[:-1]
    return value


def orcids_in(text: str) -> list[str]:
    """All ORCID iDs in a text whose check digit is right (ISO 7064, MOD 11-2)."""
    found = ["-".join(match.groups()).upper().replace("Х", "X") for match in ORCID.finditer(text)]
    return [orcid for orcid in found if checks(orcid)]


def checks(orcid: str) -> bool:
    """Whether the last digit of an ORCID iD is the check digit of the others."""
    total = 0
    digits = orcid.replace("-", "")
    for digit in digits[:-1]:
        total = (total + int(digit)) * 2
    check = (12 - total % 11) % 11
    return digits[-1] == ("X" if check == 10 else str(check))


def emails_in(text: str) -> list[str]:
    """All e-mail addresses in a text."""
    return [re.sub(r"\s", "", trimmed(found.group())) for found in EMAIL.finditer(text)]


def udc_in(text: str, label: Label | None) -> str | None:
    """The classification number after a label that means it."""
    if label is None or not label.means("udc"):
        return None
    found = UDC.match(text, label.rest)
    value = re.sub(r"\s+", " ", found.group()).strip(" .,;:-–'\"=") if found else ""
    value = value.rstrip("[") if "]" in value else value.strip("[ ")
    if value.count("(") > value.count(")"):
        value = value.rstrip("(").strip(" .,;:-–")
    return value if re.search(r"\d", value) else None


def sentences(text: str) -> int:
    """How many sentences a text has at least, by full stops after words before capitals."""
    return 1 + sum(1 for _ in ends(text))


def ends(text: str) -> Iterator[int]:
    """Where sentences end inside a text: at full stops after words (not initials) before capitals."""
    for stop in STOP.finditer(text):
        word = text[max(stop.start() - REACH, 0) : stop.start()].rstrip(STOPS).rstrip(CLOSINGS)[-3:]
        if len(word) == 3 and word.isalpha():
            yield stop.end()


def number_of(text: str) -> tuple[str, int]:
    """The number that an entry of a list begins with, and where its text begins; ``("", 0)`` if none."""
    found = NUMBERED.match(text)
    if not found:
        return "", 0
    return next(group for group in found.groups() if group), found.end()


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
