"""How two texts are put together where a line, column or page ended between them: words whole again.

``seam`` takes the last word before the break and the first behind it, and the words of the document; it gives what is
taken off the end of the one and what stands between both.

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
from dataclasses import dataclass
from functools import cache
from urllib.parse import unquote

from ..languages import known, load
from .continuation import inside_range
from .identifiers import address_words

HYPHENS = "-\u2010\u2011\u00ad"
"""Hyphen-minus, hyphen, no-break hyphen and soft hyphen; the minus and the dashes are none.

The hyphen-minus comes first, so that a character class may begin with these (elsewhere it would make a range).
"""

WORD = re.compile(rf"[^\W_]+(?:[{HYPHENS}'’ʼ][^\W_]+)*")
BREAK = re.compile(rf"[{HYPHENS}]\s+(?=\w)")
INSIDE = re.compile(rf"(?<=\w)[{HYPHENS}](?=\w)")
SPACE = re.compile(r"\s")
SHORTEST_COMPOUND_HALF = 4
"""Letters of each half of a word that may be written with a hyphen because both are words of the document."""
SOFT_HYPHEN = "\u00ad"
TYPED_DASHES = ("--", "---")
"""What stands for a dash in typed text."""
DOI_PART, DATE = re.compile(r"\d+[./-]\w"), re.compile(r"\d\d\.\d\d\.\d{4}")
ADDRESS_SIGNS = re.compile(r"[-/_.=&?%]")
LONG_ADDRESS_PART, SIGNS_OF_ADDRESS = 10, 2
"""A word of so many characters, with so many signs of addresses in it, goes on with the address before it."""


DOTTED = re.compile(r"\w+\.\w")
"""What goes on with the name of a host (``sandbox-dev-`` and ``ed.my``)."""
STEM = 6
"""Letters by which a word of the document is known in another form."""


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
        if next(address_words(left), None) is not None:
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


@dataclass(frozen=True, slots=True)
class Seam:
    """How two words are put together: so many hyphens taken off the first, and ``glue`` between them.

    ``hyphen`` is ``None`` where there was none, else whether it broke a word and was taken off.
    """

    hyphens: int
    glue: str
    hyphen: bool | None = None


SPACED, CLOSED_UP = Seam(0, " "), Seam(0, "")


def seam(head: str, tail: str, vocabulary: Vocabulary, *, href: str | None = None, typeset: bool = True) -> Seam:
    """How the last word before a break and the first behind it are put together.

    ``href`` is where a link leads that holds one of them; ``typeset`` says that lines were filled by a typesetter, who
    breaks addresses, too (an editor of plain text does not).
    """
    stem = head.rstrip(HYPHENS)
    hyphens = head[len(stem) :]
    if not head or not tail or _inside_link(head, tail, href):
        return CLOSED_UP
    if hyphens and stem[-1:].isalnum() and hyphens not in TYPED_DASHES:
        if hyphens[-1] == SOFT_HYPHEN or vocabulary.is_one_word(head, tail):
            return Seam(len(hyphens), "", True)
        return Seam(0, "", False)
    inside = inside_range(head, tail) or (typeset and _inside_address(head, tail))
    return CLOSED_UP if inside else SPACED


def _inside_link(head: str, tail: str, href: str | None) -> bool:
    """Whether a link at the break holds both words in one: its address says that nothing parts them."""
    return href is not None and (head + tail.rstrip(".,;:)]")).casefold() in unquote(href).casefold()


def _inside_address(head: str, tail: str) -> bool:
    """Whether a break stands inside a web address: after one of its signs, or before more that looks like one."""
    if "://" not in head and not head.startswith("www."):
        return False
    if head[-1] in "/_-=&?." and tail[:1].islower():
        return True
    if "doi.org/" in head and head[-1] in "/." and DOI_PART.match(tail) and not DATE.match(tail):
        return True
    signs = len(ADDRESS_SIGNS.findall(tail.rstrip(".,;")))
    return head[-1].isalnum() and len(tail) >= LONG_ADDRESS_PART and signs >= SIGNS_OF_ADDRESS


def join(left: str, right: str, vocabulary: Vocabulary) -> tuple[str, str]:
    """What stands at the end of ``left`` and the start of ``right`` of a plain text once the break is undone.

    Both are ready to be put together: without the hyphen of the break, or with a space after the first.
    """
    left, right = left.rstrip(), right.lstrip()
    head, tail = (left.split() or [""])[-1], (right.split(None, 1) or [""])[0]
    made = seam(head, tail, vocabulary, typeset=False)
    return left[: len(left) - made.hyphens] + made.glue, right
