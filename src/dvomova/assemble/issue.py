"""Volume, number, year and pages: from running heads, citation lines and the numbers printed on the pages.

Where the citation line begins at the page that is printed first, its last page counts: the journal says so itself.
Running heads repeat, so what most of them say is surest; a citation line says what its numbers are only in some
styles, and for a lone number the journal's profile decides (``reading.number_is``).
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from ..journals import Profile
from ..model import Draft, Issue
from . import cues
from .citation import NUMBER, VOLUME, Citation

PACKED = re.compile(r"(?<![\d-])(?P<number>\d{1,3}(?:\s?\(\d{1,3}\))?)\s?[’'ʼ/]\s?(?P<year>(?:19|20)\d\d)(?!\d)")
VOL_NUMBER = re.compile(r"\bvol\.?\s*(?P<volume>\d{1,4})\s?\((?P<number>\d{1,3})\)", re.IGNORECASE)
ISSN = re.compile(r"(?<=\D)\d{4}-\d{3}[\dX](?!\d)(?=[^/]{0,20}$|[^/])")
COLON = re.compile(r"(?<!\d)(?P<volume>\d{1,3})\s?:\s?(?:e\d{3,}|\d{1,4}\s?[-–])")


@dataclass(frozen=True, slots=True)
class Numbers:
    """What a line says of the issue."""

    volume: str = ""
    number: str = ""
    year: str = ""


def numbers_in(text: str) -> Numbers:
    """Volume, number and year in a running head."""
    plain = cues.URL.sub(" ", cues.DOI.sub(" ", text))
    plain = re.sub(r"ISSN[^A-Za-zА-Яа-я]*\d{4}-\d{3}[\dXХ]", " ", plain)
    year = cues.YEAR.search(plain)
    both = VOL_NUMBER.search(plain)
    if both:
        return Numbers(both["volume"], both["number"], year.group() if year else "")
    volume, number = VOLUME.search(plain), NUMBER.search(plain)
    if not volume and not number:
        packed = PACKED.search(plain)
        if packed:
            return Numbers("", squeezed(packed["number"]), packed["year"])
        colon = COLON.search(plain)
        return Numbers(colon["volume"] if colon else "", "", year.group() if year else "")
    return Numbers(volume[1] if volume else "", squeezed(number[1]) if number else "", year.group() if year else "")


def squeezed(number: str) -> str:
    return re.sub(r"\s+", " ", number).strip()


def issue_of(
    draft: Draft, profile: Profile, citations: Sequence[Citation], lines: Iterable[str], span: tuple[int, int] | None
) -> Issue:
    """The issue that an article appeared in; ``lines`` are further lines that may name it, ``span`` its file pages."""
    pages = range(span[0], span[1] + 1) if span else range(0)
    heads = [item.text for item in draft.furniture if not span or item.box.page in pages]
    said = [numbers_in(head) for head in heads]
    lines_held = list(lines)
    weak = [numbers_in(line) for line in lines_held]
    volume = _most(n.volume for n in said) or next((c.volume for c in citations if c.volume), "")
    number = _most(n.number for n in said) or next((c.number for c in citations if c.number), "")
    lone = next((c.lone for c in citations if c.lone), "")
    if lone and not volume and not number:
        volume, number = (lone, "") if profile.reading.number_is == "volume" else ("", lone)
    year = next((c.year for c in citations if c.year), "") or _most(n.year for n in said if n.volume or n.number)
    if not volume and not number:
        named = next((n for n in weak if n.volume or n.number), Numbers())
        volume, number = named.volume, named.number
        year = year or named.year
    year = year or _most(n.year for n in said) or next((n.year for n in weak if n.year), "")
    first, last = _pages(draft.page_numbers, span)
    cited = next((c for c in citations if c.first), None)
    if cited and cited.first == first:
        last = cited.last
    journal = profile.journal
    print_issn, online_issn = _issns([*heads, *lines_held])
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
    """The ISSN of print and online from lines that print them; one that does not say which is that of print."""
    found: dict[str, str] = {}
    for text in texts:
        for match in ISSN.finditer(text):
            around = text[max(match.start() - 45, 0) : match.start()] + text[match.end() : match.end() + 12]
            online = re.search(r"on-?line|electronic|eissn|e-issn|онлайн", around, re.IGNORECASE) is not None
            found.setdefault(
                "online" if online and "rint" not in text[match.end() : match.end() + 9] else "print", match[0]
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
