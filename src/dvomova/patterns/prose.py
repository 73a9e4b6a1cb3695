"""Whether a text is running text: how many letters and sentences it has, and whether it ends as a sentence does.

Front matter, headings and entries of lists are short; running text is long, or has sentences. ``prose`` gives one of
five levels, the surest last; a caller names the least level that its question needs.
"""

from __future__ import annotations

import re
from enum import IntEnum

from ..languages import known, load
from ..model import Lang, letters_in
from .continuation import is_ended
from .sentences import sentences

FRAGMENT_LETTERS = 65
"""Letters that fill about a line of type: less is no half of a broken paragraph, but a line of its own."""
CLOSED_LETTERS = 110
"""Letters of a sentence that is longer than names with their posts, or a title with its subtitle, mostly are."""
SENTENCES_LETTERS = 130
"""Letters of two sentences; shorter ones are a name and what stands behind it after a full stop."""
LONG_LETTERS = 260
"""Letters from which on nothing is a line of front matter, whatever it ends in."""
SPOKEN_LETTERS, SMALL_WORDS, LARGE_WORDS = 90, 0.13, 0.3
"""Least letters of a sentence, and the shares of small words that it has and of capitalised ones that it has not:
addresses are short, have hardly any prepositions and articles, and mostly capitalised words."""
LONGEST_SMALL_WORD = 3
"""Letters of words that are not counted among the capitalised ones: initials and abbreviations."""
WORDS = re.compile(r"[^\W\d_]+")


class Prose(IntEnum):
    """How much a text is running text."""

    NONE = 0
    FRAGMENT = 1
    """Longer than a line: it may be a part of a broken paragraph."""
    CLOSED = 2
    """A long sentence that ends as sentences do."""
    SENTENCES = 3
    """Two sentences or more, of some length."""
    LONG = 4
    """Too long for anything else."""


def prose(text: str) -> Prose:
    """How much a text is running text."""
    letters = letters_in(text)
    if letters >= LONG_LETTERS:
        return Prose.LONG
    if letters >= SENTENCES_LETTERS and sentences(text) > 1:
        return Prose.SENTENCES
    if letters >= CLOSED_LETTERS and is_ended(text):
        return Prose.CLOSED
    return Prose.FRAGMENT if letters >= FRAGMENT_LETTERS else Prose.NONE


def is_spoken(text: str, lang: Lang) -> bool:
    """Whether a text is a sentence rather than an address: long, with the small words of running text.

    Only languages with a file can be asked; a text in another one is none.
    """
    if lang not in known() or letters_in(text) <= SPOKEN_LETTERS:
        return False
    words, small = WORDS.findall(text), load(lang).stop_words
    few = sum(word.casefold() in small for word in words)
    large = sum(len(word) > LONGEST_SMALL_WORD and word[0].isupper() for word in words)
    return few > SMALL_WORDS * len(words) and large < LARGE_WORDS * len(words)
