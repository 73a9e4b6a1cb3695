"""Text with its marks, and text by language.

A text is a flat run of styled pieces, never a tree: it maps one to one to DOCX runs, JATS
inline elements and TMX segments, and character offsets into its plain form stay meaningful
(alignment links are such offsets). A language is a BCP 47 tag (RFC 5646), as in HTML,
JATS and TMX.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from functools import lru_cache
from typing import Literal, TypeAlias, TypeVar


def has_letters(value: str) -> bool:
    """Whether there is anything to set in bold at all: a letter or a digit."""
    return any(letter.isalnum() for letter in value)


def wholly(text: Iterable[Run], mark: Mark) -> bool:
    """Whether every run with letters bears the mark; a text without letters bears none."""
    lettered = [run for run in text if has_letters(run.text)]
    return bool(lettered) and all(mark in run.marks for run in lettered)


def without(text: Iterable[Run], mark: Mark) -> Text:
    """The text with the mark taken off."""
    return merge(replace(run, marks=tuple(m for m in run.marks if m != mark)) for run in text)


T = TypeVar("T")

COMMON = " ,.0123456789-–:;()"
"""What most of the other characters of a text are: taken out first, a whole text of letters is known at once."""

Lang: TypeAlias = str
"""A BCP 47 language tag: ``en``, ``uk``, ``ru``, ``pl``; ``und`` where it is not known."""

ByLang: TypeAlias = Mapping[Lang, T]
"""One value a language; never a pair, so that a third abstract is ordinary."""

Mark: TypeAlias = Literal["bold", "italic", "sub", "sup"]


SAFE_SCHEMES = ("http:", "https:", "ftp:", "ftps:", "mailto:")
"""Where a link may lead: to the web, to files of a server, to a mailbox; never to a script or a file of the reader."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Run:
    """A stretch of text in one style.

    ``marks`` is sorted and without repeats, so that saved values do not depend on hash order.
    ``href`` is where a hyperlink leads; ``lang`` is set only where it differs from the block's;
    ``note`` is the id of the footnote that this run calls.
    """

    text: str
    marks: tuple[Mark, ...] = ()
    href: str | None = None
    lang: Lang | None = None
    note: str | None = None

    def same_style(self, other: Run) -> bool:
        """Whether both runs differ in nothing but their letters."""
        return (
            self.marks == other.marks
            and self.href == other.href
            and self.lang == other.lang
            and self.note == other.note
        )


Text: TypeAlias = tuple[Run, ...]


def text_of(value: str, *marks: Mark) -> Text:
    """One run of plain letters, or nothing for an empty string."""
    return (Run(text=value, marks=tuple(sorted(set(marks)))),) if value else ()


def plain(text: Text) -> str:
    """The letters of a text without their style."""
    return text[0].text if len(text) == 1 else "".join([run.text for run in text])


def is_safe_link(address: str) -> bool:
    """Whether an edition may link to an address."""
    return address.casefold().startswith(SAFE_SCHEMES)


@lru_cache(maxsize=8192)
def letters_in(text: str) -> int:
    """How many letters a text has, remembered: every step of assembly asks for it."""
    for char in COMMON:
        text = text.replace(char, "")
    if text.isalpha():
        return len(text)
    return len(text) - sum(text.count(char) for char in set(text) if not char.isalpha())


def merge(runs: Iterable[Run]) -> Text:
    """The same text with neighbouring runs of one style joined and empty ones left out."""
    out: list[Run] = []
    for run in runs:
        if not run.text and run.note is None:
            continue
        if out and out[-1].same_style(run):
            out[-1] = replace(run, text=out[-1].text + run.text)
        else:
            out.append(run)
    return tuple(out)


def cut(text: Text, start: int, end: int | None = None) -> Text:
    """The runs between two character offsets of the plain text, as ``str`` slicing does it."""
    whole = sum(len(run.text) for run in text)
    stop = whole if end is None else min(end, whole)
    out: list[Run] = []
    at = 0
    for run in text:
        size = len(run.text)
        first, last = max(start - at, 0), min(stop - at, size)
        if first < last:
            out.append(run if last - first == size else replace(run, text=run.text[first:last]))
        at += size
    return merge(out)


def strip(text: Text) -> Text:
    """The text without white space at either end."""
    letters = plain(text)
    start = len(letters) - len(letters.lstrip())
    end = max(len(letters.rstrip()), start)
    return merge(text) if end - start == len(letters) else cut(text, start, end)
