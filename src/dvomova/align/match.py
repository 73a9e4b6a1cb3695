"""Which article of one edition is which of another: by DOI, authors, titles and abstracts.

Two editions of an issue hold the same articles in two languages, mostly in the same order, and each carries something
in the other's language: a title, an abstract, romanised names. What is in one language is compared letter by letter,
what is in two by the evidence of sentences.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

import numpy as np

from ..errors import InputError
from ..model import Article, Author, Lang, block_text, plain
from .assign import Habits, choose, weights
from .bitext import lexicons
from .sounds import LEAST_KEY, key
from .words import Floats

SAME_DOI = 30.0
SAME_AUTHORS = 10.0
SAME_TITLE = 8.0
SAME_ABSTRACT = 8.0
ALIKE_FROM = 0.5
"""Texts in one language that share less than this say nothing for each other."""
ABSTRACT_LETTERS = 800
APART = 3.0
LETTERS = re.compile(r"[^\W\d_]{2,}")


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
    return weights(titles[0], titles[1], languages, lexicons(languages), Habits(place=1.0))


def _title(article: Article) -> str:
    """The title in the article's own language, as printed."""
    own = article.title.get(article.language)
    return plain(own.printed) if own else ""
