"""Letters and signs that stand for others: ligatures, control characters, private codes, apostrophes, soft hyphens.

Symbol fonts put their signs at U+F020–U+F0FE (Microsoft; ``patterns.symbol_font``) or U+F8E5–U+F8FE (Adobe's corporate
use area, the table here), where no other font has them. Between Cyrillic letters six signs are
typed for the apostrophe; the journals' own rules ask for U+2019.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Iterator

from ...findings import Code
from ...languages.characters import LETTER, script_class, small_class
from ...model import Fragment, Line, Page
from ...patterns.symbol_font import PRIVATE_SIGNS
from .log import Log, with_lines, with_texts

ODD = re.compile(
    r"[\ufb00-\ufb06\ue000-\uf8ff\x00-\x08\x0b-\x1f\x7f-\x9f\xad\u200b\ufeff\ufffc-\uffff\u0300-\u036f¨˝ˇ˘˚]"
)
SIGN = re.compile("['`´ʼ‘′ʹ＇]")
CYRILLIC = script_class("Cyrl")
LIGATURES = {0xFB00: "ff", 0xFB01: "fi", 0xFB02: "fl", 0xFB03: "ffi", 0xFB04: "ffl", 0xFB05: "ſt", 0xFB06: "st"}
APOSTROPHE = re.compile(rf"(?<=[{CYRILLIC}])['`´ʼ‘′ʹ＇](?=[{CYRILLIC}])")
CONTROL_HYPHEN = re.compile(rf"(?<=[{LETTER}])[\x01-\x08\x0b-\x1f\x7f\ufffe](?=[{small_class('Cyrl')}])")
CONTROL = re.compile(r"[\x00-\x08\x0b-\x1f\x7f-\x9f\ufeff\ufffc\ufffe\uffff]")
SOFT = re.compile(r"[\xad\u200b](?!$)")
ACCENTS = {"¨": "\u0308", "˝": "\u030b", "ˇ": "\u030c", "˘": "\u0306", "˚": "\u030a"}
SPACING_ACCENT = re.compile(r"([¨˝ˇ˘˚])([^\W\d_])")
"""TeX sets an accent as a sign of its own before the letter (``р¨ебер``, ``G¨odel``)."""
TEX_LIGATURE = re.compile(r"(?<=[A-Za-z])[\x0b-\x0f\x1b-\x1f](?=[A-Za-z])|(?<![^\s(])[\x0b-\x0f\x1b-\x1f](?=[a-z]{2})")
TEX_LIGATURES = {0x0B: "ff", 0x0C: "fi", 0x0D: "fl", 0x0E: "ffi", 0x0F: "ffl"} | {
    0x1B: "ff", 0x1C: "fi", 0x1D: "fl", 0x1E: "ffi", 0x1F: "ffl"
}  # fmt: skip
"""OT1 and T1 have the five ligatures at different places; the places do not overlap."""

ADOBE = {
    0xF6D9: "©",
    0xF6DA: "®",
    0xF6DB: "™",
    0xF8E5: "‾",
    0xF8E6: "⏐",
    0xF8E7: "⎯",
    0xF8E8: "®",
    0xF8E9: "©",
    0xF8EA: "™",
}
ADOBE |= {0xF8EB + at: sign for at, sign in enumerate("⎛⎜⎝⎡⎢⎣⎧⎨⎩⎪⎮⎞⎟⎠⎤⎥⎦⎫⎬⎭")}
BULLETS = {
    0xF06C: "●",
    0xF06E: "■",
    0xF06F: "□",
    0xF071: "❑",
    0xF076: "❖",
    0xF0A7: "▪",
    0xF0A8: "◻",
    0xF0B7: "•",
    0xF0D8: "➢",
    0xF0E0: "→",
    0xF0FC: "✓",
    0xF0FE: "☑",
}
"""Wingdings' signs that stand before the items of a list."""


def plain(pages: Iterable[Page], log: Log) -> Iterator[Page]:
    """The pages with letters in place of what stands for them; pages without any as they are."""
    for page in pages:
        text = page.text.replace("\n", " ")
        # Most pages that hold any hold apostrophes only, which few of their lines do.
        test = _odd if _coded(text) else _typed if _typed(text) else None
        if test is not None:
            page = with_lines(page, [_line(line, log) if test(line.text) else line for line in page.lines])
        yield page


def _line(line: Line, log: Log) -> Line:
    return with_texts(line, [_plain(fragment, log) for fragment in line.fragments])


def _odd(text: str) -> bool:
    return _coded(text) or _typed(text)


def _coded(text: str) -> bool:
    """Whether a text holds codes that are no letters."""
    return not text.isprintable() or (not text.isascii() and ODD.search(text) is not None)


def _typed(text: str) -> bool:
    """Whether a text holds a sign that was typed for an apostrophe."""
    return SIGN.search(text) is not None and APOSTROPHE.search(text) is not None


def _plain(fragment: Fragment, log: Log) -> str:
    text = fragment.text
    if not _odd(text):
        return text
    made = TEX_LIGATURE.sub(lambda match: TEX_LIGATURES[ord(match[0])], text).translate(LIGATURES)
    made = SPACING_ACCENT.sub(_accented, CONTROL_HYPHEN.sub("-", made))
    made = SOFT.sub("", made)
    made = APOSTROPHE.sub("’", _signs(made, fragment.font))
    made = CONTROL.sub("", made)
    made = unicodedata.normalize("NFC", made)
    if made != text:
        log.changed(Code.ENCODING_REPAIRED, _kind(text), fragment.box, *_around(text, made))
    return made


def _accented(match: re.Match[str]) -> str:
    """A letter with the accent that is printed before it, where there is such a letter."""
    letter = unicodedata.normalize("NFC", match[2] + ACCENTS[match[1]])
    return letter if len(letter) == 1 else match[0]


def _signs(text: str, font: str) -> str:
    if not any("\ue000" <= letter <= "\uf8ff" for letter in text):
        return text
    name = font.casefold()
    if "dings" in name:
        table = BULLETS
    elif "symbol" in name:
        table = PRIVATE_SIGNS
    elif "mt-extra" in name or "mt extra" in name or "mtextra" in name:
        table = {}
    else:
        table = BULLETS | {code: sign for code, sign in PRIVATE_SIGNS.items() if code not in BULLETS}
    return text.translate(ADOBE | table)


def _kind(before: str) -> str:
    if SPACING_ACCENT.search(before):
        return "Accents beside their letters"
    if APOSTROPHE.search(before):
        return "Apostrophes inside Cyrillic words"
    if any("\ufb00" <= letter <= "\ufb06" for letter in before) or TEX_LIGATURE.search(before):
        return "Ligatures"
    if any("\ue000" <= letter <= "\uf8ff" for letter in before):
        return "Signs of symbol fonts"
    return "Control characters and soft hyphens"


def _around(before: str, after: str) -> tuple[str, str]:
    """The first word that differs, before and after."""
    old, new = before.split(), after.split()
    for one, other in zip(old, new, strict=False):
        if one != other:
            return one, other
    return before, after
