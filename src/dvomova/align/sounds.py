"""How a word sounds, roughly: so that Адамс is known as Adams, and Азербайджан as Azerbaijan.

A word is romanised by its language's table (KMU 55 for Ukrainian), rewritten by the language's sounds (``ph`` → ``f``)
and folded to few letters. Words of both languages whose keys share most of their letters in order are cognates: the
share is the normalised indel similarity, measured only between keys that begin alike.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache, lru_cache

import numpy as np

from .. import languages
from ..errors import ProfileError
from ..model import Lang
from .words import Floats, Ints

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
FIRST = {
    **dict.fromkeys("aeiou", "a"),
    **dict.fromkeys("sz", "s"),
    **dict.fromkeys("kh", "k"),
    "j": "j",
    **dict.fromkeys("td", "t"),
    **dict.fromkeys("vf", "v"),
    **dict.fromkeys("bp", "p"),
}
LEAST_KEY = 3
LEAST_LIKENESS = 0.6


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


def romanise(word: str, lang: Lang) -> str:
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
    sounds = romanise(word, lang)
    if not sounds.isascii():
        sounds = "".join(c for c in unicodedata.normalize("NFKD", sounds) if not unicodedata.combining(c))
    if table.sound_groups is not None:
        sounds = table.sound_groups.sub(lambda match: table.sounds[match[0]], sounds)
    sounds = GROUPS.sub(lambda match: GROUP_SOUNDS[match[0]], sounds).translate(FOLD)
    sounds = DOUBLE.sub(r"\1", sounds)
    return sounds if sounds.isascii() and sounds.isalpha() else ""


def cognates(left: Sequence[str], right: Sequence[str]) -> tuple[Ints, Ints, Floats]:
    """Numbers of the keys that are alike, and how much (from ``LEAST_LIKENESS`` to 1)."""
    from rapidfuzz.distance import Indel
    from rapidfuzz.process import cdist

    blocks: dict[str, tuple[list[int], list[int]]] = {}
    for side, keys in enumerate((left, right)):
        for number, sound in enumerate(keys):
            if len(sound) >= LEAST_KEY:
                blocks.setdefault(FIRST.get(sound[0], sound[0]), ([], []))[side].append(number)
    found: list[tuple[Ints, Ints, Floats]] = []
    for ls, rs in blocks.values():
        if not ls or not rs:
            continue
        likeness = cdist(
            [left[i] for i in ls],
            [right[j] for j in rs],
            scorer=Indel.normalized_similarity,
            score_cutoff=LEAST_LIKENESS,
            dtype=np.float32,
        )
        rows, columns = np.nonzero(likeness)
        found.append((np.asarray(ls)[rows], np.asarray(rs)[columns], likeness[rows, columns].astype(np.float64)))
    if not found:
        return np.empty(0, np.int64), np.empty(0, np.int64), np.empty(0)
    e, f, p = (np.concatenate(parts) for parts in zip(*found, strict=True))
    return e, f, p
