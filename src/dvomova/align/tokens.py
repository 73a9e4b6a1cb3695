"""The words of a text as numbers: what the evidence tables and the lexicon are keyed by.

A token is a word, a number or a mark that tells (``?``, ``%``, brackets …). Months are one token whatever their name
(``вересня`` = ``September``), so is the label that a sentence begins with (``Мета.`` = ``Purpose:``): concepts of the
language files. Hyphened words count as their parts, thousands and decimals as one number.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from functools import cache, lru_cache
from itertools import chain
from typing import TypeAlias

import numpy as np
from numpy.typing import NDArray

from .. import languages
from ..errors import ProfileError
from ..model import Lang

Ints: TypeAlias = NDArray[np.int64]
Floats: TypeAlias = NDArray[np.float64]

WORD, NUMBER, MARK, NAME, CONCEPT, FUNCTION = range(6)
"""Classes of tokens: they differ in how surely a counterpart is to be expected."""

TOKEN = re.compile(r"monthno\d+|\d+(?:[.,:]\d+)*|[^\W\d_]+(?:['’ʼ`][^\W\d_]+)*|[?!%$€£№§+=<>/&@*;:()\[\]]|…|\.\.\.")
DIGIT = re.compile(r"\d")
DATE = re.compile(r"(?<!\d)(\d{1,2})[./](\d{1,2})[./](\d{4})(?!\d)")
THOUSANDS = re.compile(r"(?<=\d)[  ](?=\d{3}(?!\d))|(?<=\d),(?=\d{3}(?:,\d{3})*(?![\d]))")
APOSTROPHES = re.compile(r"['’ʼ`]")
LABEL = re.compile(r"\W*([^.:–—]{3,60}?)\s*(?:[.:–—]|$)")
SIGN = "\x00"
"""Begins the keys of concepts and numbers, which no printed word can have."""


@dataclass(frozen=True, slots=True, eq=False)
class Tokeniser:
    """What is asked of a language's file here; a language without one has nothing but its letters."""

    script: str
    suffixes: frozenset[str]
    longest: int
    months: dict[str, int]
    labels: dict[str, str]
    common: frozenset[str]
    known: dict[str, str] = field(default_factory=dict)
    """Keys of tokens met before."""


@cache
def tongue(lang: Lang) -> Tokeniser:
    """A language's endings, months and labels."""
    try:
        data = languages.load(lang.split("-")[0])
    except ProfileError:
        return Tokeniser("", frozenset(), 0, {}, {}, frozenset())
    labels: dict[str, str] = {word.casefold(): concept for concept, words in data.labels.items() for word in words}
    return Tokeniser(
        script=data.script,
        suffixes=frozenset(data.suffixes),
        longest=max(map(len, data.suffixes), default=0),
        months={name.casefold(): number for name, number in data.months.items()},
        labels=labels,
        common=frozenset(data.stop_words),
    )


LEAST_STEM = 3
SHORT = 3
"""Words of so few letters mostly bind other words together, in every language that is read here."""


@lru_cache(maxsize=1 << 16)
def stem(word: str, of: Tokeniser) -> str:
    """A word without its longest ending that leaves three letters; only of words in the language's script."""
    room = len(word) - LEAST_STEM
    for size in range(min(of.longest, room), 0, -1):
        if word[-size:] in of.suffixes:
            return word[:-size]
    return word


def tokens(sentence: str) -> list[str]:
    """The tokens of a sentence as printed; dates in figures have their month spelt out, numbers are whole."""
    if DIGIT.search(sentence):
        sentence = THOUSANDS.sub("", DATE.sub(_spelt, sentence))
    return TOKEN.findall(sentence)


def _spelt(date: re.Match[str]) -> str:
    return f"{date[1]} {MONTH}{date[2]} {date[3]}" if 1 <= int(date[2]) <= 12 else date[0]


MONTH = "monthno"
"""Stands before the number of a month that was in figures."""


@dataclass(frozen=True, slots=True)
class SideTokens:
    """All tokens of one side.

    ``ids`` holds a type number for each token, sentence after sentence; sentence ``s`` owns
    ``ids[starts[s]:starts[s + 1]]``. For each type: ``keys`` (case folded), ``classes``, ``counts``.
    """

    lang: Lang
    ids: Ints
    starts: Ints
    keys: tuple[str, ...]
    classes: Ints
    counts: Ints

    @property
    def sizes(self) -> Ints:
        """How many tokens each sentence has."""
        return np.diff(self.starts)

    def part(self, sentences: slice) -> SideTokens:
        """Some of the sentences, with the types and counts of all."""
        starts = self.starts[sentences.start : sentences.stop + 1]
        return replace(self, ids=self.ids[starts[0] : starts[-1]], starts=starts - starts[0])


@dataclass(frozen=True, slots=True)
class TypeTranslations:
    """Pairs of types and their probabilities, p(right | left) and p(left | right)."""

    left: Ints
    right: Ints
    forward: Floats
    backward: Floats
    aided: bool = False
    """Whether a lexicon knows any of them."""


def read(sentences: Sequence[str], lang: Lang) -> SideTokens:
    """The tokens of sentences."""
    of = tongue(lang)
    lists = [_keys(sentence, of) for sentence in sentences]
    number: dict[str, int] = {}
    ids = np.fromiter(
        (number.setdefault(key, len(number)) for key in chain.from_iterable(lists)),
        dtype=np.int64,
        count=sum(map(len, lists)),
    )
    starts = np.zeros(len(lists) + 1, dtype=np.int64)
    np.cumsum([len(found) for found in lists], out=starts[1:])
    printed = list(number)
    # Capitals tell names only where they do not open the sentence, so a word's case is that of its later uses.
    folded: dict[str, int] = {}
    fold = np.fromiter(
        (folded.setdefault(key.casefold(), len(folded)) for key in printed), dtype=np.int64, count=len(printed)
    )
    ids = fold[ids]
    counts = np.bincount(ids, minlength=len(folded))
    classes = _classes(printed, fold, folded, of)
    return SideTokens(lang, ids, starts, tuple(folded), classes, counts)


def _keys(sentence: str, of: Tokeniser) -> list[str]:
    """The keys of a sentence's tokens, case kept; concepts begin with ``SIGN``."""
    known = of.known
    out = [known[token] if token in known else _remembered(token, of) for token in tokens(sentence)]
    match = LABEL.match(sentence)
    if match and (concept := of.labels.get(match[1].casefold().strip())):
        out.insert(0, f"{SIGN}{concept}")
    return [key for key in out if key]


MOST_KNOWN = 1 << 17


def _remembered(token: str, of: Tokeniser) -> str:
    if len(of.known) > MOST_KNOWN:
        of.known.clear()
    found = of.known[token] = _key(token, of)
    return found


def _key(token: str, of: Tokeniser) -> str:
    first = token[0]
    if first.isdigit():
        return token.replace(",", ".")
    if token.startswith(MONTH) and token[len(MONTH) :].isdigit():
        return f"{SIGN}month{int(token[len(MONTH) :])}"
    # Small “may” and “march” are no months; where months are written small, their names are longer.
    if token.lower() in of.months and (first.isupper() or len(token) > LEAST_STEM or of.script != "Latn"):
        return f"{SIGN}month{of.months[token.lower()]}"
    return APOSTROPHES.sub("", token) if first.isalpha() else token


def _classes(printed: list[str], fold: Ints, folded: dict[str, int], of: Tokeniser) -> Ints:
    classes = np.zeros(len(folded), dtype=np.int64)
    upper = np.zeros(len(folded), dtype=bool)
    lower = np.zeros(len(folded), dtype=bool)
    for key, index in zip(printed, fold.tolist(), strict=True):
        first = key[0]
        if first == SIGN:
            classes[index] = CONCEPT
        elif first.isdigit():
            classes[index] = NUMBER
        elif not first.isalpha():
            classes[index] = MARK
        elif first.isupper() or (first.isascii() and of.script not in {"", "Latn"}):
            upper[index] = True
        else:
            lower[index] = True
            if len(key) <= SHORT or key in of.common:
                classes[index] = FUNCTION
    classes[upper & ~lower] = NAME
    return classes


def stems(words: SideTokens) -> tuple[str, ...]:
    """The stem of each type; concepts, numbers, marks and foreign words stay as they are."""
    of = tongue(words.lang)
    latin = of.script in {"", "Latn"}
    return tuple(
        stem(key, of) if kind in {WORD, NAME, FUNCTION} and (latin or not key.isascii()) else key
        for key, kind in zip(words.keys, words.classes.tolist(), strict=True)
    )


def sums(numbers: Ints, weights: Floats, count: int) -> Floats:
    """The weights summed by number, ``count`` of them."""
    out: Floats = np.bincount(numbers, weights, minlength=count).astype(np.float64, copy=False)
    return out
