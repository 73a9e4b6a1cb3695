"""Nothing is lost: what no field of an article holds is found here and kept as matter of its own.

Asked of the finished article and not of the rules that made it, so that a mistake in a rule costs a place, never text.
"""

from __future__ import annotations

import dataclasses
import re
from collections.abc import Iterable, Iterator, Mapping
from functools import cache, cached_property
from typing import Any

from ..languages.characters import alike, fold
from ..model import Article, Run
from ..model.vocabulary import Concept
from ..patterns import identifiers
from .segments import Segment

WORD = re.compile(r"[^\W\d_]{2,}")
LONG = 220
"""Letters: from here on the text must stand in one piece; below, its words are enough."""


def strings(value: Any) -> Iterator[str]:
    """All strings in a value, runs of one text joined."""
    if isinstance(value, str):
        yield value
    elif isinstance(value, tuple | list):
        if value and all(isinstance(item, Run) for item in value):
            yield "".join(run.text for run in value)
        else:
            for item in value:
                yield from strings(item)
    elif isinstance(value, Mapping):
        for item in value.values():
            yield from strings(item)
    elif dataclasses.is_dataclass(value):
        kind: type[Any] = type(value)
        for name in _telling(kind):  # type: ignore[arg-type]
            yield from strings(getattr(value, name))


@cache
def _telling(kind: type) -> tuple[str, ...]:
    """The names of a value's fields that hold what is printed."""
    names = (field.name for field in dataclasses.fields(kind))
    return tuple(name for name in names if name not in ("source", "look", "boxes"))


def missing(article: Article, pieces: Iterable[Segment]) -> list[Segment]:
    """The pieces whose text is not (all) in the article."""
    corpus = _Corpus(" ".join(strings(article)))
    return [piece for piece in pieces if not _held(piece, corpus)]


class _Corpus:
    """All that an article holds: its letters in a row, and its words, which few pieces ask for."""

    def __init__(self, whole: str) -> None:
        self._whole = whole
        self._letters = fold(whole)

    def __contains__(self, text: str) -> bool:
        return fold(text) in self._letters

    @cached_property
    def _alike(self) -> str:
        return alike(self._whole)

    def has_word(self, word: str) -> bool:
        """Whether a word, as ``alike`` gives it, stands somewhere by itself."""
        text = self._alike
        at = text.find(word)
        while at >= 0:
            end = at + len(word)
            if not text[at - 1 : at].isalpha() and not text[end : end + 1].isalpha():
                return True
            at = text.find(word, at + 1)
        return False


def _words(text: str) -> list[str]:
    return WORD.findall(alike(text))


def _held(piece: Segment, corpus: _Corpus) -> bool:
    text = piece.text
    label = piece.label
    if label is not None and (label.closed or piece.letters < LONG):
        text = text[label.end :]
    if text in corpus:
        return True
    if piece.letters >= LONG and not piece.means(Concept.KEYWORDS, Concept.CITE) and len(fold(text)) < 4000:
        return _in_parts(text, corpus)
    if not all(value in corpus for value in _values(text)):
        return False
    bare = identifiers.URL.sub(
        " ", identifiers.EMAIL.sub(" ", identifiers.ORCID.sub(" ", identifiers.DOI.sub(" ", text)))
    )
    return _worded(bare, corpus)


def _worded(text: str, corpus: _Corpus) -> bool:
    """Whether all words of a text are in the article, wherever they are."""
    return all(corpus.has_word(word) or word.isdigit() or len(word) < 3 for word in _words(text))


def _values(text: str) -> list[str]:
    """Addresses and identifiers in a text; of a web address that holds an identifier, the identifier."""
    found = [*identifiers.emails_in(text), *identifiers.orcids_in(text)]
    for address in (*identifiers.URL.findall(text), *identifiers.DOI.findall(identifiers.URL.sub(" ", text))):
        if not identifiers.orcids_in(address):
            found.append(identifiers.doi_in(address) or identifiers.without_tail(address))
    return found


def _in_parts(text: str, corpus: _Corpus) -> bool:
    """Whether every part of a sentence is somewhere in the article; of post and place the words are enough."""
    parts = [part for part in re.split(r"(?<=[.;,:])\s+", text) if len(part) > 12]
    return all(part in corpus or (len(part) < LONG and _worded(part, corpus)) for part in parts)
