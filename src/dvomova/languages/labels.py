"""Printed labels: which concept a line or the head of a paragraph names, in which languages.

Journals print ``Анотація.``, ``А н о т а ц і я``, ``KEYWORDS –``, ``9 Література``, ``Słowa kluczowe (key words):``.
All are compared as skeletons: letters and digits only, without case, with Latin and Cyrillic look-alikes folded
into one (many layers print the heading ``I. ВСТУП`` with a Latin I), so that letter-spacing, lost spaces and
apostrophe variants make no difference. The longest wording wins; a wording that several languages or concepts share
(``Резюме``, ``References``, ``Результати``) keeps all its senses, and the block around it decides.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from functools import cache, lru_cache

from ..model import Lang
from ..model.vocabulary import ABSTRACTS, Concept
from . import known, load
from .characters import fold, skeleton

NUMBERING = re.compile(r"\s*(?:[•*§■]\s*)?(?:(?:\d{1,2}(?:\.\d{1,2})*[.)]?|[IVXІХ]{1,4}[.)])\s+)?")
CLOSING = re.compile(r"\s*(?:[.:;–—]|-(?=\s|$))[\s.:;–—-]*|\s+$|$")
APOSTROPHES = "'’ʼ"
LONGEST = 140
HEAD = 24
"""Characters that show of most texts that they begin with no label; its last letter may change with what follows."""
FIRST = 4
"""Letters by which wordings are looked up; shorter ones by all that they have."""
LEAST_MISPRINTED = 9
"""Letters: in shorter wordings a slip of one letter makes another word."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Label:
    """A label at the head of a text.

    ``senses`` are pairs of concept and language; ``start`` and ``end`` are offsets in the text, ``rest`` where what
    follows the label and its punctuation begins. ``closed`` says that punctuation or the end follows it; ``alone``
    that nothing but punctuation does.
    """

    senses: tuple[tuple[Concept, Lang], ...]
    start: int
    end: int
    rest: int
    closed: bool
    alone: bool

    @property
    def concepts(self) -> tuple[Concept, ...]:
        return tuple(dict.fromkeys(concept for concept, _ in self.senses))

    def means(self, *concepts: Concept) -> bool:
        """Whether it can be a label of one of these concepts."""
        return any(concept in concepts for concept, _ in self.senses)

    def languages(self, concept: Concept) -> tuple[Lang, ...]:
        return tuple(dict.fromkeys(lang for c, lang in self.senses if c == concept))


@dataclass(frozen=True, slots=True, eq=False)
class Labels:
    """All wordings of labels with their senses: those of the languages, and those of a journal where there is one.

    Made once (``of_languages``, ``of_journal``) and handed to every step that looks labels up. ``senses`` are by
    folded wording; ``index`` holds the wordings by their first two letters, the longest first; ``heads`` the first
    letters of all, by which most texts show that they begin with none; ``misprinted`` the longer wordings of the
    labels on which an article's parts hang; ``words`` the wordings as they are written, by concept.
    """

    senses: Mapping[str, tuple[tuple[Concept, Lang], ...]]
    index: Mapping[str, tuple[str, ...]]
    heads: frozenset[str]
    misprinted: tuple[tuple[str, tuple[tuple[Concept, Lang], ...]], ...]
    words: Mapping[Concept, tuple[str, ...]]

    def match(self, text: str) -> Label | None:
        """The label that a text begins with, numbering before it passed over; the longest wording wins.

        ``Ключевi слова:`` and other slips of one letter are known in labels of abstracts and keywords, before a colon.
        """
        return _matched(text, self)


def _collect(triples: Iterable[tuple[Concept, Lang, str]]) -> Labels:
    """Labels from triples of concept, language and wording."""
    found: dict[str, list[tuple[Concept, Lang]]] = {}
    words: dict[Concept, dict[str, None]] = {}
    for concept, lang, wording in triples:
        words.setdefault(concept, {})[wording] = None
        senses = found.setdefault(fold(wording), [])
        if (concept, lang) not in senses:
            senses.append((concept, lang))
    index: dict[str, list[str]] = {}
    for key in sorted(found, key=lambda key: (-len(key), key)):
        if len(key) > 1:
            index.setdefault(key[:2], []).append(key)
    all_senses = {key: tuple(senses) for key, senses in found.items() if key}
    anchors = ((key, tuple(s for s in senses if s[0] in ABSTRACTS)) for key, senses in all_senses.items())
    return Labels(
        senses=all_senses,
        index={head: tuple(keys) for head, keys in index.items()},
        heads=frozenset(key[:FIRST] for key in found),
        misprinted=tuple((key, own) for key, own in anchors if own and len(key) >= LEAST_MISPRINTED),
        words={concept: tuple(own) for concept, own in words.items()},
    )


def _of_files() -> Iterator[tuple[Concept, Lang, str]]:
    for lang in known():
        for concept, wordings in load(lang).labels.items():
            for wording in wordings:
                yield concept, lang, wording


@cache
def of_languages() -> Labels:
    """The labels of all language files."""
    return _collect(_of_files())


def of_journal(own: Mapping[Concept, Mapping[Lang, tuple[str, ...]]]) -> Labels:
    """The labels of all language files and a journal's own (``profile.reading.labels``), which come first."""
    triples = tuple(
        (concept, lang, wording)
        for concept, by_lang in own.items()
        for lang, wordings in by_lang.items()
        for wording in wordings
    )
    return _with_own(triples)


@lru_cache(maxsize=8)
def _with_own(own: tuple[tuple[Concept, Lang, str], ...]) -> Labels:
    return _collect((*own, *_of_files())) if own else of_languages()


@lru_cache(maxsize=8192)
def _matched(text: str, table: Labels) -> Label | None:
    """As ``match`` says, remembered: layout, splitting and assembly ask for the same blocks."""
    label = _first(text, _start(text), table) or _misprinted(text, table)
    while label and not label.alone:
        joint = re.compile(r"\s*[/|(]\s*").match(text, label.end)
        further = _first(text, joint.end(), table) if joint else None
        if not further or not set(label.concepts) & set(further.concepts):
            break
        shared = set(label.concepts) & set(further.concepts)
        senses = tuple(dict.fromkeys(s for s in (*label.senses, *further.senses) if s[0] in shared))
        end = further.end + text[further.end : further.end + 1].count(")")
        label = _closed(replace(further, senses=senses, start=label.start, end=end), text)
    return label


def _start(text: str) -> int:
    numbering = NUMBERING.match(text)
    return numbering.end() if numbering else 0


def _first(text: str, start: int, table: Labels) -> Label | None:
    head = fold(text[start : start + HEAD])[:-1]
    if len(head) >= FIRST and table.heads.isdisjoint([head[:size] for size in range(2, FIRST + 1)]):
        return None
    if len(head) > 1 and not any(key.startswith(head[: len(key)]) for key in table.index.get(head[:2], ())):
        return None
    letters = fold(text[start : start + 2 * LONGEST])
    offsets: list[int] = []
    for key in table.index.get(letters[:2], ()):
        if not letters.startswith(key):
            continue
        offsets = offsets or skeleton(text[start : start + 2 * LONGEST])[1]
        if len(key) > len(offsets):
            continue
        end = start + offsets[len(key) - 1] + 1
        follows = text[end : end + 1]
        numbered = follows.isdigit() and any(concept == Concept.UDC for concept, _ in table.senses[key])
        # ``УДК621.3`` is often set without its space.
        if (follows.isalnum() and not numbered) or (
            follows in APOSTROPHES and follows and text[end + 1 : end + 2].isalpha()
        ):
            continue
        senses = table.senses[key]
        return _closed(Label(senses=senses, start=start, end=end, rest=end, closed=False, alone=False), text)
    return None


def _misprinted(text: str, table: Labels) -> Label | None:
    colon = text.find(":", 0, 40)
    letters = fold(text[: max(colon, 0)])
    if len(letters) < LEAST_MISPRINTED:
        return None
    for key, senses in table.misprinted:
        if abs(len(key) - len(letters)) <= 1 and _one_slip(key, letters):
            label = Label(senses=senses, start=0, end=colon, rest=colon, closed=True, alone=False)
            return _closed(label, text)
    return None


def _one_slip(one: str, other: str) -> bool:
    """Whether two words differ in one letter: another one, one too many, or one left out."""
    start = next((i for i, (a, b) in enumerate(zip(one, other, strict=False)) if a != b), min(len(one), len(other)))
    return (
        one[start + 1 :] == other[start + 1 :] or one[start + 1 :] == other[start:] or one[start:] == other[start + 1 :]
    )


def _closed(label: Label, text: str) -> Label:
    closing = CLOSING.match(text, label.end)
    if closing:
        return replace(label, rest=closing.end(), closed=True, alone=closing.end() >= len(text))
    rest = label.end + len(text[label.end :]) - len(text[label.end :].lstrip())
    return replace(label, rest=rest)
