"""Numbers and letters that items of a list, entries, sections, tables and figures are counted by; Roman numerals.

Each function takes a text and gives what it is counted by and where its own words begin. An item has ``1.``, ``1)``,
``(1)``, ``[1]``, a letter in place of the number (``a)``, ``(a)``) or a bullet; an entry of a list of sources may have
a bare number, too (``1 Kovalchuk O.``); a section is counted in depth (``2.3.1``) or in Roman numerals (``II.``);
tables and figures have letters besides (``Fig. S1``, ``Table 2.1a``). Roman numerals may be typed with Cyrillic
letters.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from ..languages.characters import alike

BULLETS = "•▪●■◦○□◻❑❖◆►▶➢➤✓✔☑∙\uf0b7\uf0a7"
"""Signs that begin an item wherever they stand; the last two are those of the Symbol and Wingdings fonts."""
DASHES = "–—\\-·\u2043"
"""Signs that begin an item only before a space: a dash or a dot in the middle may be anything else."""
ITEM = re.compile(
    r"\s*(?:\[(?P<square>\d{1,3})\]\.?|\(?(?P<number>\d{1,3})[.)](?=\s|$|[^\W\d_])"
    rf"|[{BULLETS}]|[{DASHES}](?=\s)|\(?(?P<letter>[^\W\d_])\)(?=\s))"
)
ENTRY = re.compile(r"\s*(?:\[(\d{1,3})\.?\]\s?\.?|(\d{1,3})[.)](?!\d)|(\d{1,3})(?=\s+[^\W\d_]))[\s.]*")
SECTION = re.compile(r"\s*(?:(?P<arabic>\d{1,2}(?:\.\d{1,2})*)\.?|(?P<roman>[^\W\d_]{1,6})\.)\s+(?=\S)")
EXHIBIT = re.compile(
    r"\s*(?:№\s*)?(?:(?:(?P<before>[^\W\d_])\.?\s?)?\d{1,3}(?!\d)(?:[.–-]\d{1,3}(?!\d))*(?:(?P<after>[^\W\d_])(?![^\W\d_]))?"
    r"|(?P<roman>[^\W\d_]{1,6})(?![^\W_]))"
)
ROMAN = re.compile(r"m{0,3}(?:cm|cd|d?c{0,3})(?:xc|xl|l?x{0,3})(?:ix|iv|v?i{0,3})")
ROMAN_WORTH = (
    *((1000, "m"), (900, "cm"), (500, "d"), (400, "cd"), (100, "c"), (90, "xc"), (50, "l"), (40, "xl")),
    *((10, "x"), (9, "ix"), (5, "v"), (4, "iv"), (1, "i")),
)
LONGEST_ROMAN = 15
"""Letters of the longest numeral, that of 3888."""


@dataclass(frozen=True, slots=True)
class ItemLabel:
    """What an item begins with as printed, its number (``None`` for a letter or a bullet), and where it ends."""

    text: str
    number: int | None
    end: int


def item_label(text: str) -> ItemLabel | None:
    """The label that an item of a list begins with."""
    found = ITEM.match(text)
    if found is None:
        return None
    number = found["square"] or found["number"]
    return ItemLabel(found.group().strip(), int(number) if number else None, found.end())


def item_number(text: str) -> int | None:
    """The number of a numbered item."""
    label = item_label(text)
    return label.number if label else None


def number_of(text: str) -> tuple[str, int]:
    """The number that an entry of a list begins with, and where its text begins; ``("", 0)`` if none."""
    found = ENTRY.match(text)
    if not found:
        return "", 0
    return next(group for group in found.groups() if group), found.end()


def section_depth(text: str) -> int:
    """How deep a section is by the number before its title: 1 for ``2.`` and ``II.``, 3 for ``2.3.1``; 0 without."""
    found = SECTION.match(text)
    if found is None or (found["roman"] and not is_roman(found["roman"])):
        return 0
    return found["arabic"].count(".") + 1 if found["arabic"] else 1


def section_title(text: str) -> str:
    """The text of a section's title behind its number; the whole text where there is none."""
    found = SECTION.match(text)
    return text[found.end() :] if found and section_depth(text) else text


def exhibit_end(text: str, at: int) -> int | None:
    """Where the number of a table or figure ends that begins at an offset; ``None`` where there is none.

    A letter before the number is a capital (``S1``, ``A.2``), one behind it closes it up (``1a``).
    """
    found = EXHIBIT.match(text, at)
    if found is None or (found["before"] or "X").islower() or (found["roman"] and not is_roman(found["roman"])):
        return None
    return found.end()


def is_roman(text: str) -> bool:
    """Whether a text is a Roman numeral in capitals, Cyrillic letters that look like Latin ones included."""
    return 0 < len(text) <= LONGEST_ROMAN and text.isupper() and ROMAN.fullmatch(alike(text)) is not None


def roman_value(text: str) -> int | None:
    """The value of a Roman numeral, small or capital."""
    letters = alike(text)
    if not letters or len(letters) > LONGEST_ROMAN or not ROMAN.fullmatch(letters):
        return None
    value = 0
    for worth, sign in ROMAN_WORTH:
        while letters.startswith(sign):
            value, letters = value + worth, letters[len(sign) :]
    return value


def roman(number: int) -> str:
    """A number as a Roman numeral in small letters."""
    out = ""
    for worth, sign in ROMAN_WORTH:
        out += sign * (number // worth)
        number %= worth
    return out
