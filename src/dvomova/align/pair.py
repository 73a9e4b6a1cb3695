"""Two versions of one article become one article with both bodies.

Each version is trusted for the language that it is written in; what only one of them prints is kept. Ids of a body hold
their language, so that both stay as they are; those of authors, affiliations, references and notes are given anew where
they would meet. Pictures of the right version are to be kept in the media under ``picture_name``.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import fields, replace
from typing import Any, TypeVar

import numpy as np

from ..errors import UsageError
from ..model import (
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
    plain,
)
from .assign import choose
from .match import name_sounds

T = TypeVar("T")
SAME_PERSON = 0.5
"""The share of name sounds that two bylines must have in common for one person."""


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
        evidence={**right.evidence, **left.evidence},
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
