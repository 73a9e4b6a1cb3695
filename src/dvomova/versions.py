"""Two versions of an article, or of an issue, one in each language: which belong together, and both made one.

Two editions of an issue hold the same articles in two languages, mostly in the same order, and each carries something
in the other's language: a title, an abstract, romanised names. What is in one language is compared letter by letter,
what is in two by the evidence of sentences.

Each version is trusted for the language that it is written in; what only one of them prints is kept. Ids of a body hold
their language, so that both stay as they are; those of authors, affiliations, references and notes are given anew where
they would meet. Pictures of the right version are to be kept in the media under ``picture_name``.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping, Sequence
from dataclasses import fields, replace
from typing import Any, TypeVar

import numpy as np

from .align.assignment import PairingModel, choose, weights
from .align.beads import lexicons
from .align.cognates import LEAST_KEY
from .align.tokens import Floats
from .errors import InputError, UsageError
from .languages.transliteration import key
from .model import (
    Affiliation,
    Article,
    Author,
    Block,
    ByLang,
    Figure,
    Formula,
    Issue,
    Lang,
    Matter,
    Note,
    Paragraph,
    Reference,
    ReferenceList,
    Table,
    Text,
    block_text,
    plain,
)

T = TypeVar("T")
SAME_PERSON = 0.5
"""The share of name sounds that two bylines must have in common for one person."""
SAME_DOI = 30.0
SAME_AUTHORS = 10.0
SAME_TITLE = 8.0
SAME_ABSTRACT = 8.0
ALIKE_FROM = 0.5
"""Texts in one language that share less than this say nothing for each other."""
ABSTRACT_LETTERS = 800
APART = 3.0
LETTERS = re.compile(r"[^\W\d_]{2,}")


def pair_articles(left: Article, right: Article) -> Article:
    """The left article with the body, title, abstract and names of the right one beside its own.

    Raises ``UsageError`` where both are written in one language.
    """
    if left.language == right.language:
        raise UsageError(
            f"Both versions are written in “{left.language}”; give one file in each language, or name the languages."
        )
    own = right.language
    authors, affiliations = _people(left, right)
    notes, renamed = _notes(left, right)
    return replace(
        left,
        languages=(*left.languages, *(lang for lang in right.languages if lang not in left.languages)),
        title=_both(left.title, right.title, own),
        abstract=_both(left.abstract, right.abstract, own),
        keywords=_both(left.keywords, right.keywords, own),
        authors=authors,
        affiliations=affiliations,
        dates=left.dates or right.dates,
        doi=left.doi or right.doi,
        udc=left.udc or right.udc,
        issue=_issue(left.issue, right.issue),
        body={**left.body, own: tuple(renamed(block) for block in right.body.get(own, ()))},
        notes=notes,
        references=(*left.references, *_references(left.references, right.references)),
        matter=(*left.matter, *(part for part in right.matter if part.lang == own and not _has(left, part))),
        citation=_both(left.citation, right.citation, own),
    )


def picture_name(article: Article, name: str) -> str:
    """The name under which a picture of the right version is kept, so that it meets none of the left one."""
    return f"{article.language}-{name}"


def _both(left: ByLang[T], right: ByLang[T], own: Lang) -> ByLang[T]:
    """Values by language: the right version's for its own language, else the left one's before it."""
    out = {**right, **left}
    if own in right:
        out[own] = right[own]
    order = (*left, *(lang for lang in right if lang not in left))
    return {lang: out[lang] for lang in order}


def _has(article: Article, part: Matter) -> bool:
    return any((known.concept, known.lang) == (part.concept, part.lang) for known in article.matter)


def _issue(left: Issue, right: Issue) -> Issue:
    """The left version's facts, filled up from the right one: pages and numbers as the left one prints them."""
    changes: dict[str, Any] = {}
    for field in fields(Issue):
        here, there = getattr(left, field.name), getattr(right, field.name)
        changes[field.name] = {**there, **here} if isinstance(here, Mapping) else here or there
    return replace(left, **changes)


def _people(left: Article, right: Article) -> tuple[tuple[Author, ...], tuple[Affiliation, ...]]:
    """Authors with their names from both versions, paired by ORCID, e-mail, sound and place; affiliations by place."""
    affiliations = list(left.affiliations)
    number: dict[str, str] = {}
    alike = len(left.affiliations) == len(right.affiliations)
    for place, one in enumerate(right.affiliations):
        if alike:
            affiliations[place] = replace(affiliations[place], text={**one.text, **affiliations[place].text})
            number[one.id] = affiliations[place].id
        else:
            number[one.id] = f"aff{len(affiliations) + 1}"
            affiliations.append(replace(one, id=number[one.id]))
    authors = list(left.authors)
    partners = _same_people(left.authors, right.authors)
    for j, person in enumerate(right.authors):
        i = partners.get(j)
        if i is None:
            places = tuple(number.get(place, place) for place in person.affiliations)
            authors.append(replace(person, id=f"author{len(authors) + 1}", affiliations=places))
        else:
            authors[i] = _joined(authors[i], person)
    return tuple(authors), tuple(affiliations)


def _joined(one: Author, other: Author) -> Author:
    return replace(
        one,
        names={**other.names, **one.names},
        orcid=one.orcid or other.orcid,
        email=one.email or other.email,
        roles={**other.roles, **one.roles},
        note={**other.note, **one.note},
        spellings=tuple(dict.fromkeys((*one.spellings, *other.spellings))),
    )


def _same_people(left: Sequence[Author], right: Sequence[Author]) -> dict[int, int]:
    """Right places to left ones."""
    if not left or not right:
        return {}
    weights = np.zeros((len(left), len(right)))
    for i, one in enumerate(left):
        for j, other in enumerate(right):
            sounds = name_sounds((one,)), name_sounds((other,))
            shared = len(sounds[0] & sounds[1]) / max(min(len(sounds[0]), len(sounds[1])), 1)
            same = bool(one.orcid and one.orcid == other.orcid) or bool(one.email and one.email == other.email)
            weights[i, j] = 10 * same + 4 * (shared - SAME_PERSON) + (i == j) * (1 + (len(left) == len(right)))
    return {j: i for i, j, _ in choose(weights, 0.0) if i is not None and j is not None}


def _notes(left: Article, right: Article) -> tuple[tuple[Note, ...], Callable[[Block], Block]]:
    """The notes of both, and what gives the right body's blocks their new note ids and picture names."""
    prefix = f"{right.language}."
    ids = {note.id: note.id if note.id.startswith(prefix) else prefix + note.id for note in right.notes}

    def text(runs: Text) -> Text:
        return tuple(replace(run, note=ids.get(run.note, run.note)) if run.note else run for run in runs)

    def block(one: Block) -> Block:
        if isinstance(one, Table):
            rows = tuple(tuple(replace(cell, text=text(cell.text)) for cell in row) for row in one.rows)
            return replace(one, rows=rows, caption=text(one.caption), source=text(one.source))
        if isinstance(one, Figure):
            return replace(one, image=one.image and picture_name(right, one.image), caption=text(one.caption))
        if isinstance(one, Formula):
            return replace(one, image=one.image and picture_name(right, one.image), text=text(one.text))
        if isinstance(one, Paragraph):
            return replace(one, text=text(one.text), run_in=text(one.run_in))
        return replace(one, text=text(one.text))

    return (*left.notes, *(replace(note, id=ids[note.id]) for note in right.notes)), block


def _references(left: Sequence[ReferenceList], right: Sequence[ReferenceList]) -> list[ReferenceList]:
    """The right version's lists that the left one does not print, with ids that follow on."""
    out: list[ReferenceList] = []
    printed = {plain(item.text).strip() for one in left for item in one.items}
    for one in right:
        if printed and sum(plain(item.text).strip() in printed for item in one.items) > len(one.items) / 2:
            continue
        number = len(left) + len(out) + 1
        ids = {item.id: f"refs{number}.ref{place}" for place, item in enumerate(one.items, 1)}
        items: tuple[Reference, ...] = tuple(replace(item, id=ids[item.id], pair=None) for item in one.items)
        out.append(replace(one, id=f"refs{number}", items=items))
    return out


def match_articles(lefts: Sequence[Article], rights: Sequence[Article]) -> list[tuple[int, int, float]]:
    """Numbers of articles that are versions of each other, in the order of the left ones, with the probability."""
    if not lefts or not rights:
        return []
    total = _titles_over_languages(lefts, rights)
    for i, left in enumerate(lefts):
        for j, right in enumerate(rights):
            total[i, j] += _shared(left, right)
    found = choose(total, APART)
    return [(i, j, score) for i, j, score in found if i is not None and j is not None]


def versions(lefts: Sequence[Article], rights: Sequence[Article]) -> dict[int, int]:
    """The number of each left article that has a version among the right ones, with the number of that version.

    One article on each side needs no likeness: who pairs two files knows what they are. An article that two issues
    print in one and the same language has no version there. Raises ``InputError`` for issues with nothing in common.
    """
    if len(lefts) == len(rights) == 1:
        return {0: 0}
    found = {i: j for i, j, _ in match_articles(lefts, rights)}
    if not found:
        names = " and ".join(side[0].source.name for side in (lefts, rights) if side)
        raise InputError(f"{names} have no article in common; give two versions of one article or of one issue.")
    return {i: j for i, j in found.items() if lefts[i].language != rights[j].language} or found


def _shared(left: Article, right: Article) -> float:
    weight = 0.0
    if left.doi and right.doi:
        weight += SAME_DOI if left.doi.casefold() == right.doi.casefold() else -SAME_DOI
    names = name_sounds(left.authors), name_sounds(right.authors)
    if names[0] and names[1]:
        weight += SAME_AUTHORS * (2 * len(names[0] & names[1]) / (len(names[0]) + len(names[1])) - 0.2)
    titles = [{lang: plain(title.printed) for lang, title in article.title.items()} for article in (left, right)]
    abstracts = [_abstracts(left), _abstracts(right)]
    return weight + SAME_TITLE * _alike(*titles) + SAME_ABSTRACT * _alike(*abstracts)


def _abstracts(article: Article) -> dict[Lang, str]:
    """The beginning of each abstract, by language."""
    found = article.abstract.items()
    return {lang: " ".join(plain(block_text(block)) for block in blocks)[:ABSTRACT_LETTERS] for lang, blocks in found}


def _alike(left: dict[Lang, str], right: dict[Lang, str]) -> float:
    """How much more alike than chance the texts in a shared language are, from 0 to 1; the best language counts."""
    from rapidfuzz.fuzz import token_sort_ratio

    ratios = [token_sort_ratio(left[lang].casefold(), right[lang].casefold()) / 100 for lang in left if lang in right]
    return max((max(0.0, (ratio - ALIKE_FROM) / (1 - ALIKE_FROM)) for ratio in ratios), default=0.0)


def name_sounds(authors: Sequence[Author]) -> frozenset[str]:
    """What the names of authors sound like, in all languages; initials are left out."""
    return frozenset(
        sound
        for author in authors
        for lang, name in author.names.items()
        for word in LETTERS.findall(name.printed)
        if len(sound := key(word.casefold(), lang)) >= LEAST_KEY
    )


def _titles_over_languages(lefts: Sequence[Article], rights: Sequence[Article]) -> Floats:
    """Weights of titles in the articles' own languages, with a little for the same place in the issue."""
    languages = lefts[0].language, rights[0].language
    if languages[0] == languages[1]:
        return np.zeros((len(lefts), len(rights)))
    titles = [[_title(article) for article in side] for side in (lefts, rights)]
    return weights(titles[0], titles[1], languages, lexicons(languages), PairingModel(place=1.0))


def _title(article: Article) -> str:
    """The title in the article's own language, as printed."""
    own = article.title.get(article.language)
    return plain(own.printed) if own else ""
