"""Nothing is lost: what no field of an article holds is found here and becomes matter of its own.

Takes the finished article and the segments of its file outside the body, gives the article with the rest. The article
is asked and not the rules that made it, so that a mistake in a rule costs a place, never text.
"""

from __future__ import annotations

import dataclasses
import re
from collections.abc import Iterable, Iterator, Mapping, Set
from dataclasses import replace
from functools import cache, cached_property
from typing import Any

from ..findings import Report
from ..languages.characters import alike, fold
from ..model import Article, Matter, Run
from ..model.vocabulary import Concept
from ..patterns import identifiers
from .blocks import Naming
from .evidence import not_understood
from .segments import Segment

SHORTEST_WORD = 3
"""Letters: shorter words show nothing."""
NEAR = 3
"""Segments that lie so near to each other become one section."""
LONG = 220
"""Letters: from here on the text must stand in one segment; below, its words are enough."""


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
        for name in _printed_fields(kind):  # type: ignore[arg-type]
            yield from strings(getattr(value, name))


@cache
def _printed_fields(kind: type) -> tuple[str, ...]:
    """The names of a value's fields that hold what is printed."""
    names = (field.name for field in dataclasses.fields(kind))
    return tuple(name for name in names if name not in ("source", "look", "boxes"))


def with_rest(article: Article, some: Iterable[Segment], neighbours: Set[int], report: Report) -> Article:
    """The article with every segment that no field took, as matter that was not understood.

    ``neighbours`` are the places of segments that belong to other articles.
    """
    naming = Naming()
    matter = list(article.matter)
    last: Segment | None = None
    for segment in missing(article, some):
        block = replace(segment.block, id=naming.next("rest.p"), lang=segment.lang)
        if last is not None and segment.at - last.at <= NEAR and matter[-1].lang == segment.lang:
            matter[-1] = replace(matter[-1], blocks=(*matter[-1].blocks, block))
        else:
            matter.append(Matter(concept="other", lang=segment.lang, heading=(), blocks=(block,)))
            not_understood(segment, block.id, segment.at in neighbours, report)
        last = segment
    return replace(article, matter=tuple(matter))


def missing(article: Article, segments: Iterable[Segment]) -> list[Segment]:
    """The segments outside the body whose text is not (all) in the article.

    A line may be held wherever its words are; running text must be in a field of its own, for a paragraph that repeats
    one of the body in part has its letters in the body and is no part of it.
    """
    whole = _Corpus(" ".join(strings(article)))
    without_body = _Corpus(" ".join(strings(replace(article, body={}))))
    return [s for s in segments if not _in_article(s, without_body if s.prose else whole)]


class _Corpus:
    """All that an article holds: its letters in a row, and its words, which few segments ask for."""

    def __init__(self, whole: str) -> None:
        self._whole = whole

    def __contains__(self, text: str) -> bool:
        return fold(text) in self._letters

    @cached_property
    def _letters(self) -> str:
        return fold(self._whole)

    @cached_property
    def words(self) -> frozenset[str]:
        return frozenset(_words(self._whole))


def _words(text: str) -> list[str]:
    """The words of a text without case and look-alikes. A superscript figure is none of its letters."""
    return "".join(char if char.isalpha() else " " for char in alike(text)).split()


def _in_article(segment: Segment, corpus: _Corpus) -> bool:
    text = segment.text
    label = segment.label
    if label is not None and (label.closed or segment.letters < LONG):
        text = text[label.end :]
    if text in corpus:
        return True
    if segment.letters >= LONG and not segment.means(Concept.KEYWORDS, Concept.CITE) and len(fold(text)) < 4000:
        return _in_parts(text, corpus)
    if not all(value in corpus for value in _values(text)):
        return False
    bare = identifiers.URL.sub(
        " ", identifiers.EMAIL.sub(" ", identifiers.ORCID.sub(" ", identifiers.DOI.sub(" ", text)))
    )
    return _worded(bare, corpus)


def _worded(text: str, corpus: _Corpus) -> bool:
    """Whether all words of a text are in the article, wherever they are."""
    return all(len(word) < SHORTEST_WORD or word in corpus.words for word in _words(text))


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
