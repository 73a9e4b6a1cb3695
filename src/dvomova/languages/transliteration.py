"""Names over scripts: romanisation by a language's own table, and keys of how a word sounds.

One person is ``Ємельянов``, ``Емельянов``, Yemelianov, Emelyanov and Jemeljanow in one journal's records. A
romanisation (KMU 55 for Ukrainian) gives one of these; a key folds what the systems spell differently (kh/h/x, ts/c,
zh/ž, ia/ya, h/g for ``г``, y/i/j) so that the rest can be compared letter by letter.
"""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass
from difflib import SequenceMatcher
from functools import cache, lru_cache

from ..model import Lang
from . import known, load
from .characters import is_of

ROUGH = (
    ("shch", "s"), ("sch", "s"), ("dzh", "z"), ("tch", "s"), ("cz", "s"), ("sz", "s"), ("rz", "z"), ("zh", "z"),
    ("kh", "h"), ("ch", "s"), ("sh", "s"), ("ts", "z"), ("tz", "z"), ("tc", "z"), ("ph", "f"), ("th", "t"),
    ("oo", "u"), ("ou", "u"), ("ee", "i"), ("ck", "k"), ("x", "ks"), ("qu", "k"), ("q", "k"), ("c", "k"),
    ("w", "v"), ("g", "h"),
)  # fmt: skip
"""What the systems write for one sound, for names of unknown languages; in this order."""
SOFT = re.compile(r"[yij]+(?=[aeou])")
"""ya, ia, ja and ye, ie, je: the systems differ in the first letter only, and some leave it out."""
PLAIN = str.maketrans({"ł": "l", "ø": "o", "đ": "d", "ð": "d", "ı": "i", "ə": "a", "þ": "t"})
"""Latin letters that Unicode does not take apart into a plain one and an accent."""
FINE = str.maketrans({"g": "h", "w": "v", "y": "i", "c": "k", "q": "k"})
FINE_GROUPS = {"zgh": "zh", "kh": "h", "x": "ks"}
"""The same for words of a known language, whose own table has rewritten the rest: less is folded."""
DOUBLE = re.compile(r"(.)\1+")


@dataclass(frozen=True, slots=True)
class _Table:
    """A language's table: groups of letters, their form at the head of a word, and groups of the romanised form."""

    letters: dict[str, str]
    initial: dict[str, str]
    groups: re.Pattern[str] | None
    sounds: dict[str, str]
    sound_groups: re.Pattern[str] | None


def _pattern(keys: dict[str, str]) -> re.Pattern[str] | None:
    longest_first = sorted(keys, key=lambda key: (-len(key), key))
    return re.compile("|".join(map(re.escape, longest_first))) if longest_first else None


FINE_PATTERN = _pattern(FINE_GROUPS)


@cache
def _table(lang: Lang) -> _Table:
    """A language's table; an empty one for a language without a file."""
    code = lang.split("-")[0]
    if code not in known():
        return _Table({}, {}, None, {}, None)
    data = load(code).transliteration
    letters, sounds = dict(data.letters), dict(data.sounds)
    return _Table(letters, dict(data.initial), _pattern(letters), sounds, _pattern(sounds))


def romanise(text: str, lang: Lang) -> str:
    """A text in Latin letters by the language's own system, in small letters; unknown letters stay as they are."""
    table = _table(lang)
    small = unicodedata.normalize("NFC", text).casefold()
    if table.groups is None:
        return small

    def latin(found: re.Match[str]) -> str:
        at_head = not small[found.start() - 1 : found.start()].isalpha()
        return table.initial.get(found[0], table.letters[found[0]]) if at_head else table.letters[found[0]]

    return table.groups.sub(latin, small)


def _plain(latin: str) -> str:
    """Latin letters without their accents."""
    if latin.isascii():
        return latin
    parts = unicodedata.normalize("NFKD", latin.translate(PLAIN))
    return "".join(char for char in parts if not unicodedata.combining(char))


@cache
def _for_names() -> tuple[Lang, ...]:
    """The languages by whose tables a name is romanised that may be of any of them, in turn."""
    ranked = [(load(code).transliteration.rank, code) for code in known() if load(code).transliteration.rank]
    return tuple(code for _, code in sorted(ranked))


@cache
def sound_key(name: str) -> str:
    """How a name of an unknown language sounds, roughly, whatever system it is written in; letters of a–z only."""
    latin = name.casefold()
    if any(is_of("Cyrl", char) for char in name):
        for lang in _for_names():
            latin = romanise(latin, lang)
    key = re.sub(r"[^a-z]", "", _plain(latin))
    for group, letter in ROUGH:
        key = key.replace(group, letter)
    key = re.sub(r"[yij]+", "i", SOFT.sub("", key))
    return DOUBLE.sub(r"\1", key)


@lru_cache(maxsize=1 << 16)
def key(word: str, lang: Lang) -> str:
    """What a word of a known language sounds like, in few Latin letters; empty for a script without a table."""
    table = _table(lang)
    sounds = "".join(c for c in unicodedata.normalize("NFKD", romanise(word, lang)) if not unicodedata.combining(c))
    if table.sound_groups is not None:
        sounds = table.sound_groups.sub(lambda match: table.sounds[match[0]], sounds)
    if FINE_PATTERN is not None:
        sounds = FINE_PATTERN.sub(lambda match: FINE_GROUPS[match[0]], sounds)
    sounds = DOUBLE.sub(r"\1", sounds.translate(FINE).translate(PLAIN))
    return sounds if sounds.isascii() and sounds.isalpha() else ""


def likeness(one: str, other: str) -> float:
    """How alike two names sound, 0 to 1."""
    a, b = sound_key(one), sound_key(other)
    if not a or not b:
        return 0.0
    return 1.0 if a == b else SequenceMatcher(None, a, b, autojunk=False).ratio()


@cache
def _kin() -> tuple[str, ...]:
    return tuple(dict.fromkeys(group for code in known() for group in load(code).transliteration.kin))


def same_initial(one: str, other: str) -> bool:
    """Whether two names begin alike, or with letters that one name begins with in two languages (``Г``: H or G)."""
    a, b = sound_key(one)[:1], sound_key(other)[:1]
    return a == b or any(a in group and b in group for group in _kin())
