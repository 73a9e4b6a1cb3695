"""Names over scripts: romanisation by a language's own table, and keys of how a name sounds.

One person is Ємельянов, Емельянов, Yemelianov, Emelyanov and Jemeljanow in one journal's records. A romanisation
(KMU 55 for Ukrainian) gives one of these; the key folds what the systems spell differently (kh/h/x, ts/c, zh/ž, ia/ya,
h/g for г, y/i/j) so that the rest can be compared letter by letter.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher
from functools import cache, lru_cache

from .. import languages
from ..errors import ProfileError
from ..model import Lang
from . import known, load

FOLDS = (
    ("shch", "s"), ("sch", "s"), ("dzh", "z"), ("tch", "s"), ("cz", "s"), ("sz", "s"), ("rz", "z"), ("zh", "z"),
    ("kh", "h"), ("ch", "s"), ("sh", "s"), ("ts", "z"), ("tz", "z"), ("tc", "z"), ("ph", "f"), ("th", "t"),
    ("oo", "u"), ("ou", "u"), ("ee", "i"), ("ck", "k"), ("x", "ks"), ("qu", "k"), ("q", "k"), ("c", "k"),
    ("w", "v"), ("g", "h"),
)  # fmt: skip
SOFT = re.compile(r"[yij]+(?=[aeou])")
"""ya, ia, ja and ye, ie, je: the systems differ in the first letter only, and some leave it out."""


@cache
def _table(lang: Lang) -> tuple[re.Pattern[str], dict[str, str], dict[str, str]]:
    rules = load(lang).transliteration
    longest = sorted(rules.letters, key=lambda key: (-len(key), key))
    pattern = re.compile("|".join(map(re.escape, longest)) or "(?!)")
    return pattern, dict(rules.letters), dict(rules.initial)


def romanise(text: str, lang: Lang) -> str:
    """A text in Latin letters by the language's own system, in small letters; unknown letters stay as they are."""
    pattern, letters, initial = _table(lang)
    small = unicodedata.normalize("NFC", text).casefold()

    def latin(found: re.Match[str]) -> str:
        at_head = not small[found.start() - 1 : found.start()].isalpha()
        return initial.get(found.group(), letters[found.group()]) if at_head else letters[found.group()]

    return pattern.sub(latin, small)


@cache
def sound_key(name: str) -> str:
    """How a name sounds, roughly, whatever alphabet and system it is written in; letters of a–z only."""
    latin = name
    if any("\u0400" <= char <= "\u052f" for char in name):
        for lang in ("uk", "ru", "kk"):
            if lang in known():
                latin = romanise(latin, lang)
    plain = unicodedata.normalize("NFKD", latin.casefold().replace("ł", "l").replace("ı", "i").replace("ə", "a"))
    key = re.sub(r"[^a-z]", "", plain)
    for group, letter in FOLDS:
        key = key.replace(group, letter)
    key = re.sub(r"[yij]+", "i", SOFT.sub("", key))
    return re.sub(r"(.)\1+", r"\1", key)


def likeness(one: str, other: str) -> float:
    """How alike two names sound, 0 to 1."""
    a, b = sound_key(one), sound_key(other)
    if not a or not b:
        return 0.0
    return 1.0 if a == b else SequenceMatcher(None, a, b, autojunk=False).ratio()


FOLD = str.maketrans(
    {
        "g": "h",
        "w": "v",
        "y": "i",
        "c": "k",
        "q": "k",
        "ł": "l",
        "ø": "o",
        "đ": "d",
        "ð": "d",
        "ı": "i",
        "ə": "a",
        "þ": "t",
    }
)
GROUPS = re.compile(r"zgh|kh|x")
GROUP_SOUNDS = {"zgh": "zh", "kh": "h", "x": "ks"}
DOUBLE = re.compile(r"(.)\1+")


@dataclass(frozen=True, slots=True)
class _Romaniser:
    letters: dict[str, str]
    initial: dict[str, str]
    groups: re.Pattern[str] | None
    sounds: dict[str, str]
    sound_groups: re.Pattern[str] | None


def _pattern(keys: Sequence[str]) -> re.Pattern[str] | None:
    longest_first = sorted(keys, key=lambda key: (-len(key), key))
    return re.compile("|".join(map(re.escape, longest_first))) if longest_first else None


@cache
def _romaniser(lang: Lang) -> _Romaniser:
    try:
        data = languages.load(lang.split("-")[0]).transliteration
    except ProfileError:
        return _Romaniser({}, {}, None, {}, None)
    letters, sounds = dict(data.letters), dict(data.sounds)
    return _Romaniser(letters, dict(data.initial), _pattern(list(letters)), sounds, _pattern(list(sounds)))


def romanise_word(word: str, lang: Lang) -> str:
    """A word in lower case in Latin letters, by the language's own table; other letters stay."""
    table = _romaniser(lang)
    if table.groups is None:
        return word
    head = ""
    if word[:1] in table.initial:
        head, word = table.initial[word[0]], word[1:]
    return head + table.groups.sub(lambda match: table.letters[match[0]], word)


@lru_cache(maxsize=1 << 16)
def key(word: str, lang: Lang) -> str:
    """What a word in lower case sounds like, in few Latin letters; empty for a script without a table."""
    table = _romaniser(lang)
    sounds = romanise_word(word, lang)
    if not sounds.isascii():
        sounds = "".join(c for c in unicodedata.normalize("NFKD", sounds) if not unicodedata.combining(c))
    if table.sound_groups is not None:
        sounds = table.sound_groups.sub(lambda match: table.sounds[match[0]], sounds)
    sounds = GROUPS.sub(lambda match: GROUP_SOUNDS[match[0]], sounds).translate(FOLD)
    sounds = DOUBLE.sub(r"\1", sounds)
    return sounds if sounds.isascii() and sounds.isalpha() else ""
