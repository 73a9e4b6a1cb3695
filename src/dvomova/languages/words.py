"""Words of all languages as patterns: what stands before a number, between two names, in an address.

They are looked for in lines whose language is not known yet: running heads, citations, entries of lists.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable
from functools import cache

from . import Language, known, load
from .characters import TYPED_FOR_LATIN


def gathered(pick: Callable[[Language], Iterable[str]]) -> tuple[str, ...]:
    """Words of every language, each once, the longest first."""
    words = dict.fromkeys(word for code in known() for word in pick(load(code)))
    return tuple(sorted(words, key=lambda word: (-len(word), word)))


def any_of(words: Iterable[str]) -> str:
    """A pattern of any of the words, white space in them free; one that never matches where there are none."""
    return "|".join(r"\s?".join(map(re.escape, word.split())) for word in words) or r"(?!)"


def _with_stop(words: Iterable[str]) -> str:
    """Words that a number follows: a full stop may stand after one, and must after a single letter."""
    parts = (rf"{_typed(word)}\." if len(word) == 1 else rf"{re.escape(word)}\.?" for word in words)
    return rf"\b(?:{'|'.join(parts) or '(?!)'})"


def _typed(letter: str) -> str:
    """A letter, or the one of the other script that is typed for it: ``с. 15`` with a Latin c."""
    return next((f"[{pair}]" for pair in TYPED_FOR_LATIN.values() if letter in pair), re.escape(letter))


@cache
def before_volume() -> str:
    """A pattern of the words before the number of a volume."""
    return _with_stop(gathered(lambda language: language.numbers.volume))


@cache
def before_issue() -> str:
    """A pattern of the words before the number of an issue."""
    return _with_stop(gathered(lambda language: language.numbers.issue))


@cache
def before_pages() -> str:
    """A pattern of the words before the numbers of pages."""
    return _with_stop(gathered(lambda language: language.numbers.pages))


@cache
def page_words() -> str:
    """A pattern of the same words, with or without a full stop, where nothing but a number follows."""
    return any_of(gathered(lambda language: language.numbers.pages))


@cache
def source_words() -> str:
    """A pattern of the abbreviations that entries of a reference list hold."""
    return any_of(
        gathered(
            lambda language: (
                *language.numbers.volume,
                *language.numbers.issue,
                *language.numbers.pages,
                *language.numbers.sources,
            )
        )
    )


@cache
def one_letter_pages() -> str:
    """Inside of a class: the letters that stand for pages (``p.``, ``с.``), those typed for them included."""
    letters = (word for word in gathered(lambda language: language.numbers.pages) if len(word) == 1)
    return "".join(dict.fromkeys("".join(_typed(letter).strip("[]") for letter in letters)))


@cache
def joiners() -> str:
    """A pattern of the words for “and”."""
    return any_of(gathered(lambda language: language.joiners))
