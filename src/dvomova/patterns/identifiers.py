"""Signs that a line carries by its form alone, whatever its language: DOI, UDC, ORCID, e-mail, an entry of a list.

Patterns come from the issuing bodies (DOI handbook 2.2, ORCID's ISO 7064 check digit, RFC 5321 in its everyday form)
and from what journals print around them.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import replace

from ..languages.labels import Label
from ..model import Run, Text, merge
from ..model.vocabulary import Concept


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
COPYRIGHT = re.compile(
    r"\s*(?:©|[○◯]\s?[cсCС]\b|\([cс]\)\s|copyright\s+(?:©|\(c\)|(?:19|20)\d\d|by\b|of\b|the\b))", re.IGNORECASE
)


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
    if label is None or not label.means(Concept.UDC):
        return None
    found = UDC.match(text, label.rest)
    value = re.sub(r"\s+", " ", found.group()).strip(" .,;:-–'\"=") if found else ""
    value = value.rstrip("[") if "]" in value else value.strip("[ ")
    if value.count("(") > value.count(")"):
        value = value.rstrip("(").strip(" .,;:-–")
    return value if re.search(r"\d", value) else None


BARE_LINK = re.compile(
    r"(?P<web>(?:https?://|www\.)[^\s<>«»“”\"]+)|(?P<mail>[\w.+-]+@[\w-]+(?:\.[\w-]+)+)", re.IGNORECASE
)
LINK_TAIL = re.compile(r"[.,;:!?'’…\]}*]+$")


def linked(text: Iterable[Run]) -> Text:
    """The text with web and e-mail addresses made links where they are none yet."""
    out: list[Run] = []
    for run in text:
        out.extend([run] if run.href else _with_links(run))
    return merge(out)


def _with_links(run: Run) -> Iterable[Run]:
    at = 0
    for match in BARE_LINK.finditer(run.text):
        address = _without_tail(match.group())
        start, end = match.start(), match.start() + len(address)
        yield replace(run, text=run.text[at:start])
        yield replace(run, text=address, href=_target(address, bool(match.group("mail"))))
        at = end
    yield replace(run, text=run.text[at:])


def _without_tail(address: str) -> str:
    """Without the punctuation of the sentence; a closing bracket stays where one was opened."""
    while True:
        short = LINK_TAIL.sub("", address)
        if short.endswith(")") and short.count(")") > short.count("("):
            short = short[:-1]
        if short == address:
            return address
        address = short


def _target(address: str, mail: bool) -> str:
    if mail:
        return f"mailto:{address}"
    return address if "://" in address else f"https://{address}"
