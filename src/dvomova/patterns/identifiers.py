"""Signs that a line carries by its form alone, whatever its language: DOI, UDC, ORCID, e-mail, an entry of a list.

Patterns come from the issuing bodies (DOI handbook 2.2, ORCID's ISO 7064 check digit, RFC 5321 in its everyday form)
and from what journals print around them.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import replace

from ..languages.characters import alike
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


INSIDE = r"[^\s<>«»“”„\"]"
"""A character inside a web address or a DOI: anything but white space, quotation marks and angle brackets."""
SCHEME, HOST, DOI_PREFIX = r"(?:https?|ftps?)://", r"www\.", r"10\.\d{4,9}/"
DOI = Sign(rf"\b{DOI_PREFIX}{INSIDE}+", "10.")
ORCID = re.compile(r"(?<!\d)(\d{4})\s?[-‐–]\s?(\d{4})\s?[-‐–]\s?(\d{4})\s?[-‐–]\s?(\d{3}(?:\d|[^\W\d_]))(?!\d)")
EMAIL = Sign(r"[\w.+-]+\s?@\s?[\w-]+(?:\.[\w-]+)+", "@")
"""An e-mail address; white space on either side of its ``@``, as lines of type have it, is passed over."""
URL = Sign(rf"(?i:{SCHEME}|{HOST}){INSIDE}+", "://", "www.", "Www.", "WWW.")
PRINTED = Sign(
    rf"(?P<web>(?i:{SCHEME}|{HOST}){INSIDE}+)|(?P<doi>\b{DOI_PREFIX}{INSIDE}+)"
    r"|(?P<mail>(?<![\w.+-])[\w.+-]+@[\w-]+(?:\.[\w-]+)+)",
    "://", "www.", "Www.", "WWW.", "10.", "@",
)  # fmt: skip
"""An address that an edition can link: of the web, a DOI, an e-mail address in one piece."""
DOMAINS = "com|org|net|edu|gov|info|ua|ru"
"""Ends of host names that are printed without a scheme."""
ADDRESS_SIGN = re.compile(rf"://|(?i:{HOST})|@|\b(?i:doi)\b|\b{DOI_PREFIX}|\.(?i:{DOMAINS})\b")
"""What no word has but an address, or the label before one."""
BEGINS_WITH_ADDRESS = re.compile(
    rf"\W*(?:{SCHEME}|{HOST}|{DOI_PREFIX}|\S+@\S|(?:doi|url|https?|ftps?)\b)", re.IGNORECASE
)
SPACE = re.compile(r"\s")
ENDS_IN_ADDRESS = re.compile(rf"(?:{SCHEME}|{HOST}|\b{DOI_PREFIX}|\bdoi\b:?\s?)\S+$", re.IGNORECASE)
CLOSERS = {")": "(", "]": "[", "}": "{", ">": "<"}
TRAILING = ".,;:!?…*'’\"”»"
"""Marks of the sentence around an address; none ends one."""
UDC = re.compile(r"[(\[\d][\d.,:;+()/\[\]=\-–\"'*\s]*(?:\([^\W\d_]{1,12}\)[\d.,:;+/\-–]*)?")
YEAR = re.compile(r"(?<!\d)(?:1[89]|20)\d\d(?!\d)")
COPYRIGHT = re.compile(
    r"\s*(?:©|[○◯]\s?(?P<ring>[^\W\d_])\b|\((?P<bracket>[^\W\d_])\)\s"
    r"|copyright\b[\s:]*(?:©|\(c\)|(?:19|20)\d\d|by\b|of\b|the\b|$)"
    r"|(?P<bare>[^\W\d_])\s[^\W\d_]\.[^.].{2,80}\b(?:19|20)\d\d\.?\s*$)",
    re.IGNORECASE,
)


def is_copyright(text: str) -> bool:
    """Whether a line begins as one on copyright does: ``©``, ``(c)``, or the letter that some fonts give for the sign.

    A bare letter counts before initials, a name and the year: “c O. P. Marchuk, 2014”, in Latin or Cyrillic type.
    """
    found = COPYRIGHT.match(text)
    letter = found and (found["ring"] or found["bracket"] or found["bare"])
    return found is not None and (letter is None or alike(letter) == "c")


def doi_in(text: str) -> str | None:
    """The first DOI in a text, without the punctuation that follows it."""
    found = DOI.search(text)
    return without_tail(found.group()) if found else None


def without_tail(address: str) -> str:
    """A DOI or address without the marks of the sentence around it; a closing bracket stays if it was opened inside."""
    while address:
        last = address[-1]
        opener = CLOSERS.get(last)
        if last not in TRAILING and (opener is None or address.count(last) <= address.count(opener)):
            break
        address = address[:-1]
    return address


def target_of(address: str) -> str:
    """Where a printed address leads: a DOI to its resolver, a mailbox to ``mailto:``, a host to its pages."""
    if DOI.pattern.match(address):
        return f"https://doi.org/{address}"
    if "://" in address:
        return address
    return f"mailto:{address}" if "@" in address else f"https://{address}"


def printed_addresses(text: str) -> Iterator[tuple[int, int, str]]:
    """The addresses in a text that can be linked: start, end, where each leads."""
    for found in PRINTED.finditer(text):
        address = without_tail(found.group())
        if address:
            yield found.start(), found.start() + len(address), target_of(address)


def address_words(text: str) -> Iterator[tuple[int, int]]:
    """Start and end of the words that are addresses or hold one, which nothing may set or spell anew."""
    after = 0
    for found in ADDRESS_SIGN.finditer(text):
        if found.start() < after:
            continue
        start = found.start()
        while start and not text[start - 1].isspace():
            start -= 1
        space = SPACE.search(text, found.end())
        after = space.start() if space else len(text)
        word = text[start:after]
        opening = len(word) - len(word.lstrip("«“„\"'(["))
        pairs = word[opening:].count('"')
        whole = pairs > 0 and pairs % 2 == 0  # a query in quotation marks: ?q="a"
        yield start + opening, after if whole else start + max(len(without_tail(word)), opening)


def begins_with_address(text: str) -> bool:
    """Whether a text begins with an address of the web, a mailbox or a DOI, or with the word before one."""
    return BEGINS_WITH_ADDRESS.match(text) is not None


def ends_in_address(text: str) -> bool:
    """Whether a text ends in an address of the web or a DOI, which bears no full stop."""
    return ENDS_IN_ADDRESS.search(text) is not None


def holds_contact(text: str) -> bool:
    """Whether a text holds a mailbox, an ORCID iD or a whole address of the web; a host alone may be a name in it."""
    return "@" in text or "://" in text or ORCID.search(text) is not None


def orcids_in(text: str) -> list[str]:
    """All ORCID iDs in a text whose check digit is right (ISO 7064, MOD 11-2)."""
    found = ["-".join(match.groups()) for match in ORCID.finditer(text)]
    found = [orcid if orcid[-1].isdigit() else orcid[:-1] + alike(orcid[-1]).upper() for orcid in found]
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
    return [re.sub(r"\s", "", without_tail(found.group())) for found in EMAIL.finditer(text)]


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


def linked(text: Iterable[Run]) -> Text:
    """The text with web and e-mail addresses made links where they are none yet."""
    out: list[Run] = []
    for run in text:
        out.extend([run] if run.href else _with_links(run))
    return merge(out)


def _with_links(run: Run) -> Iterable[Run]:
    at = 0
    for start, end, target in printed_addresses(run.text):
        if DOI.pattern.match(run.text, start):
            # A bare DOI stays text: what of it is data is decided later, and editions link it by themselves.
            continue
        yield replace(run, text=run.text[at:start])
        yield replace(run, text=run.text[start:end], href=target)
        at = end
    yield replace(run, text=run.text[at:])
