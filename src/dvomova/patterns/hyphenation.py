"""Whether a hyphen at the end of a line or page breaks a word or belongs to it.

A hyphen taken away wrongly cannot be had back, so the document itself is asked first: the word that it
prints elsewhere, whole or with its hyphen, decides (``delegations``; ``Azerbaijani-Turkish``). Only where
it says nothing do the languages' files (``well-known``, ``по-перше``; ``багато`` is written together), and then
the halves: a half that is no letter-only word, or a capital after small letters, keeps the hyphen, and so do two
longer halves that are both words of the document (``науково-практичний``). In a web address it always stays.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator
from functools import cache

from ..languages import known, load

HYPHENS = "-\u2010\u2011\u00ad"
"""Hyphen-minus, hyphen, no-break hyphen and soft hyphen; the minus and the dashes are none.

The hyphen-minus comes first, so that a character class may begin with these (elsewhere it would make a range).
"""

WORD = re.compile(rf"[^\W_]+(?:[{HYPHENS}'’ʼ][^\W_]+)*")
BREAK = re.compile(rf"[{HYPHENS}]\s+(?=\w)")
INSIDE = re.compile(rf"(?<=\w)[{HYPHENS}](?=\w)")
SPACE = re.compile(r"\s")
SHORTEST_COMPOUND_HALF = 4


ADDRESS = re.compile(r"://|^\W*www\.|@", re.IGNORECASE)
DOTTED = re.compile(r"\w+\.\w")
STEM = 6


def _key(word: str) -> str:
    if not word.isascii():
        for hyphen in HYPHENS[1:]:
            word = word.replace(hyphen, "-")
    return word.casefold()


def _unbroken(text: str) -> Iterator[str]:
    """The text without the words that a hyphen and a break part."""
    start = 0
    for found in BREAK.finditer(text):
        at = found.start()
        # Asked here, as a look-behind would be tried at every letter.
        if at == 0 or not (text[at - 1].isalnum() or text[at - 1] == "_"):
            continue
        while at > start and not text[at - 1].isspace():
            at -= 1
        yield text[start:at]
        space = SPACE.search(text, found.end())
        start = space.start() if space else len(text)
    yield text[start:]


@cache
def _hyphenated() -> re.Pattern[str]:
    """Words that some known language writes with a hyphen, without case: the files have them in small letters."""
    return re.compile("|".join(p for code in known() for p in load(code).hyphenated) or r"(?!)")


@cache
def _closed() -> frozenset[str]:
    """First halves that some known language writes together with what follows."""
    return frozenset(half for code in known() for half in load(code).closed)


def _only_breaks(text: str) -> bool:
    """Whether a producer writes U+2010 where it breaks words and nowhere else (browsers, WeasyPrint)."""
    if "\u2010" not in text:
        return False
    inside = Counter(INSIDE.findall(text))
    return inside["-"] > 0 and inside["\u2010"] == 0


class Vocabulary:
    """The words that a document prints whole, counted without case."""

    def __init__(self, texts: Iterable[str]) -> None:
        """``texts`` are lines or paragraphs in reading order; words broken between two of them do not count."""
        printed = "\n".join(texts)
        self._breaks = {"\u00ad"} | ({"\u2010"} if _only_breaks(printed) else set())
        whole = _key(" ".join(_unbroken(printed)))
        self._counts = Counter(WORD.findall(whole))
        self._stems: frozenset[str] | None = None
        self._first_halves = Counter(word.split("-", 1)[0] for word in self._counts.elements() if "-" in word)

    def count(self, word: str) -> int:
        """How often the word is printed whole."""
        return self._counts[_key(word)]

    def is_one_word(self, left: str, right: str) -> bool:
        """Whether ``left`` and ``right``, printed around a hyphen and a break, are one word without hyphen.

        Both are the letters up to the next white space; punctuation around them does no harm.
        """
        mark = left.strip()[-1:]
        left = left.strip().rstrip(HYPHENS)
        if ADDRESS.search(left):
            return False
        found, next_found = WORD.findall(left), WORD.match(right.strip())
        if not found or not next_found or not left.endswith(found[-1]):
            return False
        if mark in self._breaks:
            return True
        head, tail = found[-1], next_found.group()
        if not (head[-1].isalpha() and tail[0].isalpha()):
            return False
        if tail[0].isupper() and not (head.isupper() and len(head) > 1):
            return False
        together, compound = self.count(head + tail), self.count(f"{head}-{tail}")
        if together or compound:
            return together >= compound
        if "-" in _key(head) and DOTTED.match(right.strip()):
            return False
        return not self._may_be_compound(head, tail)

    def _may_be_compound(self, head: str, tail: str) -> bool:
        last = _key(head).rsplit("-", 1)[-1]
        if last in _closed():
            return False
        if _hyphenated().fullmatch(_key(f"{last}-{tail}")):
            return True
        known_tail = self.count(tail) > 0
        if self._first_halves[last] and (known_tail or len(last) > STEM):
            return True
        if min(len(head), len(tail)) >= SHORTEST_COMPOUND_HALF and known_tail and self.count(head) > 0:
            return True
        return min(len(head), len(tail)) >= STEM and self._stem(head) and self._stem(tail)

    def _stem(self, word: str) -> bool:
        """Whether a word of the document begins as this one does, its ending aside."""
        if self._stems is None:
            self._stems = frozenset(word[:STEM] for word in self._counts if len(word) >= STEM)
        return _key(word)[:STEM] in self._stems


def join(left: str, right: str, vocabulary: Vocabulary) -> tuple[str, str]:
    """What stands at the end of ``left`` and the start of ``right`` once the break between them is undone.

    Without a hyphen at the end of ``left`` a space joins them. Returns both texts, ready to be put together.
    """
    left, right = left.rstrip(), right.lstrip()
    if not left or left[-1] not in HYPHENS or len(left) < 2 or not left[-2].isalnum():
        return (left + " " if left and right else left), right
    if left[-1] == "\u00ad" or vocabulary.is_one_word(
        left.rsplit(None, 1)[-1], right.split(None, 1)[0] if right else ""
    ):
        return left[:-1], right
    return left, right
