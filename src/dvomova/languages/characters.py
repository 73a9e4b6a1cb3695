r"""Letters, once for all steps: their classes, their scripts, letters that look alike, and text folded for comparison.

Classes of letters go by Unicode's categories (Lu, Lt, Ll and the other L*), never by an alphabet that somebody wrote
out: ``Ś Š Ұ Ә`` are capitals like ``A``, and ``¹`` is no letter, which ``[^\W\d_]`` takes for one. They are given as
the inside of a class of ``re`` (``[{SMALL}]``), because most rules about letters are patterns.
"""

from __future__ import annotations

import re
import sys
import unicodedata
from collections.abc import Iterable, Iterator
from functools import cache, lru_cache
from itertools import groupby

from . import known, load

PLANE = 0x10000
"""Letters beyond the basic plane are none that journals print; ``re`` looks the others up in one step."""
SCRIPTS = {
    "Latn": ((0x41, 0x5A), (0x61, 0x7A), (0xC0, 0xD6), (0xD8, 0xF6), (0xF8, 0x2AF), (0x1E00, 0x1EFF)),
    "Cyrl": ((0x400, 0x52F),),
    "Grek": ((0x370, 0x3FF), (0x1F00, 0x1FFF)),
}
"""ISO 15924 code of a script → the ranges of its letters."""
NO_SCRIPT = "Zyyy"
"""ISO 15924: a text without letters of a script that is known."""


def _ranges(codes: Iterable[int]) -> str:
    """Code points as the inside of a class of ``re``."""
    found: list[tuple[int, int]] = []
    for code in codes:
        if found and code == found[-1][1] + 1:
            found[-1] = (found[-1][0], code)
        else:
            found.append((code, code))
    return "".join(chr(a) if a == b else f"{chr(a)}-{chr(b)}" for a, b in found)


def _runs() -> Iterator[tuple[int, int, str]]:
    """First and last code point of each run of one category, in order."""
    first = 0
    for category, group in groupby(unicodedata.category(chr(code)) for code in range(PLANE)):
        last = first + sum(1 for _ in group) - 1
        yield first, last, category
        first = last + 1


RUNS = tuple(_runs())
"""Found once: looking through all code points takes longer than all else that is done at the start."""


def _class(*categories: str) -> str:
    found: list[tuple[int, int]] = []
    for first, last, category in RUNS:
        if category in categories:
            if found and first == found[-1][1] + 1:
                found[-1] = (found[-1][0], last)
            else:
                found.append((first, last))
    return "".join(chr(a) if a == b else f"{chr(a)}-{chr(b)}" for a, b in found)


CAPITAL = _class("Lu", "Lt")
"""Inside of a class: every capital letter."""
SMALL = _class("Ll")
"""Inside of a class: every small letter."""
LETTER = _class("Lu", "Lt", "Ll", "Lm", "Lo")
"""Inside of a class: every letter, and no figure, raised or not."""
NO_CAPITAL = _class("Ll", "Lm", "Lo")
"""Inside of a class: every letter but capitals."""
NO_SMALL = _class("Lu", "Lt", "Lm", "Lo")
"""Inside of a class: every letter but small ones."""

# Cyrillic letters that look like Latin ones, after case folding (Unicode confusables, the set of
# LanguageTool's rule for mixed alphabets); a few differ in lower case only, which folding has made equal.
LOOKALIKES = tuple(zip("аеорсухіїкмтвнёıј", "aeopcyxiikmtbheij", strict=True))
TYPED_FOR_LATIN = {"I": "ІI", "X": "ХX", "x": "хx", "M": "МM", "C": "СC", "c": "сc", "p": "рp", "o": "оo", "e": "еe"}
"""A Latin letter → the inside of a class: it and the Cyrillic letter that is typed or recognised for it."""
SHAPES_LATIN = "ABCEHIKMOPTXYaceiopxyÏï"
SHAPES_CYRILLIC = "АВСЕНІКМОРТХУасеіорхуЇї"
"""Letters of one shape in both scripts, place by place: what is typed or read for one another."""
SMALL_K = "к"
"""Looks like the Latin k in lower case only, and is not typed for it."""
WORDS_OF_ONE_LETTER = "аоіІ"
"""Cyrillic letters that are typed for a word of one letter between Latin ones."""
ITALIC_LATIN, ITALIC_CYRILLIC = "mnug", "тпид"
"""Letters of one shape in italics."""
MISREAD_NUMERO = "М[оеo]|N[eoо°]|Ле|M[oо]"
"""A pattern of what text recognition makes of the sign №."""
MODIFIERS = "ʼʻʹ"
"""Apostrophes that Unicode counts among the letters."""
COMMON = " ,.-–:;()\nʼʻʹ"
"""Most of what is no letter: taken out first, character by character, which is five times as fast."""


@cache
def script_class(script: str) -> str:
    """Inside of a class: the letters of a script."""
    return "".join(f"{chr(first)}-{chr(last)}" for first, last in SCRIPTS[script])


@cache
def small_class(script: str) -> str:
    """Inside of a class: the small letters of a script."""
    return _of_script(script, "Ll")


@cache
def capital_class(script: str) -> str:
    """Inside of a class: the capitals of a script."""
    return _of_script(script, "Lu")


def _of_script(script: str, category: str) -> str:
    codes = (code for first, last in SCRIPTS[script] for code in range(first, last + 1))
    return _ranges(code for code in codes if unicodedata.category(chr(code)) == category)


@cache
def script_letters(script: str) -> re.Pattern[str]:
    """One letter of a script."""
    return re.compile(f"[{script_class(script)}]")


def is_of(script: str, char: str) -> bool:
    """Whether a character is of a script."""
    return any(first <= ord(char) <= last for first, last in SCRIPTS[script])


@cache
def languages_in(script: str) -> tuple[str, ...]:
    """The languages with a file that are written in a script."""
    return tuple(code for code in known() if load(code).script == script)


@cache
def alphabet(script: str) -> str:
    """The small letters of all languages of a script, each once, in the order of their code points."""
    letters = {char for code in languages_in(script) for char in load(code).letters.alphabet if char.isalpha()}
    return "".join(sorted(letters - set(MODIFIERS)))


@cache
def letter_pairs(script: str) -> frozenset[str]:
    """Pairs of letters that are common in some language of a script."""
    parts = (part.partition(":") for code in languages_in(script) for part in load(code).letters.pairs)
    return frozenset(first + second for first, _, seconds in parts for second in seconds)


@cache
def counting(most: int = sys.maxsize) -> str:
    """The small letters that items of lists and affiliations are counted with: a, b, c … of every language, each once.

    ``most`` asks for the first ones of each only.
    """
    letters = dict.fromkeys(char for code in known() for char in load(code).letters.counting[:most])
    return "".join(letters)


def in_capitals(text: str, share: float = 1.0) -> bool:
    """Whether at least this share of a text's letters are capitals."""
    return share_of_capitals(text) >= share


def share_of_capitals(text: str) -> float:
    """The share of capitals among the letters of a text; 0 for a text without letters."""
    letters = [char for char in text if char.isalpha()]
    return sum(char.isupper() for char in letters) / len(letters) if letters else 0.0


def script_of(text: str) -> str:
    """The script of most letters of a text by its ISO 15924 code; ``Zyyy`` where it has none of a known script."""
    best, most = NO_SCRIPT, 0
    for script in SCRIPTS:
        count = len(script_letters(script).findall(text))
        if count > most:
            best, most = script, count
    return best


def alike(text: str) -> str:
    """A text without case, letters that look alike folded into one."""
    if text.isascii():
        return text.lower()
    text = unicodedata.normalize("NFC", text.casefold())
    for letter, same in LOOKALIKES:
        text = text.replace(letter, same)
    return text


@lru_cache(maxsize=16384)
def fold(text: str) -> str:
    """A text as labels are compared: letters and digits only, without case, look-alikes folded."""
    text = alike(text)
    for char in COMMON:
        text = text.replace(char, "")
    if not text.isalnum():
        for char in set(text):
            if not char.isalnum() or char in MODIFIERS:
                text = text.replace(char, "")
    return text


@cache
def _folded(char: str) -> str:
    return fold(char)


def skeleton(text: str) -> tuple[str, list[int]]:
    """The folded text, and for each of its letters the offset in the text where it was found."""
    letters: list[str] = []
    offsets: list[int] = []
    for offset, char in enumerate(text):
        if not char.isalnum():
            continue
        for piece in _folded(char):
            letters.append(piece)
            offsets.append(offset)
    return "".join(letters), offsets
