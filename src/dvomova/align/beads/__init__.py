"""Two texts in two languages, sentence by sentence: the beads between them.

Words of both sides are gathered as evidence, anchors give the band, the lattice gives each bead its probability. For a
longer text in languages of which no lexicon speaks, one is learned from its own surest beads and the lattice is gone
through again.
"""

from __future__ import annotations

import os
from collections.abc import Sequence
from pathlib import Path

import numpy as np

from ...model import Bead, Lang
from ..learning import learned_here
from ..lexicon import Lexicon, for_languages, from_tsv, packaged
from ..tokens import Ints, SideTokens, TypeTranslations, read
from .corridor import Corridor, corridor
from .evidence import add, gather, word_scores
from .lattice import LatticeBand, Paths, Posteriors, decode, posteriors
from .weights import AIDED, UNAIDED, Texts, calibrated, weigh

PACKAGED = "packaged"
LEARN_FROM = 40
"""Beads that a text must have before a lexicon is learned from itself."""
SURE = 0.9
LONGEST, STRETCH, OVERLAP = 700, 500, 60
"""Sentences: longer texts are gone through by stretches."""


def align_texts(
    left: Sequence[Sequence[str]],
    right: Sequence[Sequence[str]],
    languages: tuple[Lang, Lang] = ("en", "uk"),
    lexicon: str | os.PathLike[str] | None = PACKAGED,
) -> list[Bead]:
    """Which sentences of two texts say the same; see ``dvomova.align_texts``."""
    flat = [[sentence for paragraph in side for sentence in paragraph] for side in (left, right)]
    numbers = [
        np.array([number for number, paragraph in enumerate(side) for _ in paragraph], dtype=np.int64)
        for side in (left, right)
    ]
    return align_sentences(flat[0], flat[1], (numbers[0], numbers[1]), languages, lexicons(languages, lexicon))


def lexicons(
    languages: tuple[Lang, Lang], wanted: str | os.PathLike[str] | None = PACKAGED, *own: Lexicon
) -> list[Lexicon]:
    """The lexicons for two languages: the packaged one, or that of a path, or none; and further ones."""
    if wanted is None:
        found = []
    elif wanted == PACKAGED:
        found = [lexicon for lexicon in (packaged(_plain(languages)),) if lexicon is not None]
    else:
        found = for_languages(from_tsv(Path(wanted)), _plain(languages))
    return [*found, *for_languages(own, _plain(languages))]


def _plain(languages: tuple[Lang, Lang]) -> tuple[Lang, Lang]:
    """Languages without region or script: one lexicon serves ``en-GB`` and ``en-US``."""
    return languages[0].split("-")[0], languages[1].split("-")[0]


def align_sentences(
    left: Sequence[str],
    right: Sequence[str],
    paragraphs: tuple[Ints, Ints],
    languages: tuple[Lang, Lang],
    lexicons: Sequence[Lexicon] = (),
    headings: tuple[Ints, Ints] | None = None,
) -> list[Bead]:
    """The beads of two rows of sentences; ``paragraphs`` numbers the paragraph of each, ``headings`` is 1 for headings.

    The same beads come out mirrored when left and right are exchanged: languages are looked at in the order of
    their codes.
    """
    if languages[0] > languages[1]:
        turned = [lexicon.turned() for lexicon in lexicons]
        mirrored = None if headings is None else (headings[1], headings[0])
        beads = align_sentences(right, left, paragraphs[::-1], (languages[1], languages[0]), turned, mirrored)
        return _ordered([Bead(bead.right, bead.left, bead.score) for bead in beads])
    if not left or not right:
        return [Bead((i,), (), 1.0) for i in range(len(left))] + [Bead((), (j,), 1.0) for j in range(len(right))]
    words = read(left, languages[0]), read(right, languages[1])
    sizes = [np.array([len(sentence) for sentence in side], dtype=np.float64) for side in (left, right)]
    texts = Texts((sizes[0], sizes[1]), paragraphs, words, headings)
    evidence = gather(words[0], words[1], lexicons)
    ways = corridor(words[0], words[1], evidence)
    path = _best(texts, ways, evidence)
    if not lexicons and (learned := _from_itself(words, path)) is not None:
        path = _best(texts, ways, add(evidence, learned, words[1]))
    return _ordered([Bead(lefts, rights, calibrated(p, bool(lexicons))) for lefts, rights, p in path])


def _best(texts: Texts, ways: Corridor, evidence: TypeTranslations) -> Paths:
    """The best path, for a long text stretch by stretch, so that memory does not grow with it.

    A stretch ends somewhere in the band; what lies near its end is thrown away, and the next one begins at the
    last pair that was sure.
    """
    n, m = (len(sizes) for sizes in texts.sizes)
    out: Paths = []
    i = j = 0
    while n - i > LONGEST:
        end = i + STRETCH
        column = min(max(int(ways.low[end] + ways.high[end]) // 2, j), m)
        path = _stretch(texts, ways, evidence, (i, end), (j, column))
        kept = next((k for k in range(len(path) - 1, 0, -1) if _settled(path[k], end)), len(path) - 1)
        out += path[: kept + 1]
        i = max((left[-1] + 1 for left, _, _ in out if left), default=i)
        j = max((right[-1] + 1 for _, right, _ in out if right), default=j)
    return out + _stretch(texts, ways, evidence, (i, n), (j, m))


def _settled(bead: tuple[tuple[int, ...], tuple[int, ...], float], end: int) -> bool:
    left, right, probability = bead
    return len(left) == len(right) == 1 and probability >= SURE and left[0] < end - OVERLAP


def _stretch(
    texts: Texts, ways: Corridor, evidence: TypeTranslations, rows: tuple[int, int], columns: tuple[int, int]
) -> Paths:
    (i, last), (j, end) = rows, columns
    if i == last or j == end:
        return [((k,), (), 1.0) for k in range(i, last)] + [((), (k,), 1.0) for k in range(j, end)]
    part = texts.part(slice(i, last), slice(j, end))
    here = ways.band(rows, columns)
    found = _likely(part, here, evidence)
    if not np.isfinite(found.total):
        # No path leads through the band: anchors have led astray, so everything is looked at.
        here = LatticeBand(np.zeros(last - i + 1, dtype=np.int64), end - j + 1)
        found = _likely(part, here, evidence)
    path = decode(here, found)
    return [(tuple(k + i for k in left), tuple(k + j for k in right), p) for left, right, p in path]


def _likely(texts: Texts, band: LatticeBand, evidence: TypeTranslations) -> Posteriors:
    word_odds = word_scores(texts.words[0], texts.words[1], evidence, band)
    return posteriors(weigh(texts, band, word_odds, AIDED if evidence.aided else UNAIDED))


def _from_itself(words: tuple[SideTokens, SideTokens], path: Paths) -> TypeTranslations | None:
    sure = [(lefts, rights) for lefts, rights, p in path if lefts and rights and p >= SURE]
    return learned_here(words[0], words[1], sure) if len(sure) >= LEARN_FROM else None


def _ordered(beads: list[Bead]) -> list[Bead]:
    """Beads in order; in a run of sentences without a counterpart the left ones come first."""
    out: list[Bead] = []
    waiting: list[Bead] = []
    for bead in beads:
        if bead.left and bead.right:
            out += waiting
            waiting = []
            out.append(bead)
        elif bead.left:
            out.append(bead)
        else:
            waiting.append(bead)
    return out + waiting
