"""What a bead weighs: log weights for the lattice, from length, words, paragraphs and the kind of bead.

Length is Gale and Church's (1993): the difference of the lengths over its expected spread, here with the heavier tails
of Student's t, against the chance of such a length. The weights are those of a conditional random field: the gold
paths were made likely on noise put on the Python documentation and on legal and scholarly prose in two languages. They
are means of three fits to different mixtures of these; which mean to take, and the shares of unexplained words in
``evidence``, was chosen by the measured sets, which are news: no weight was fitted to them.

From the lattice's probability of a bead to the share of such beads that are right.

The lattice's own probabilities are nearly right already, for its weights were fitted to make gold paths likely; with a
lexicon they are somewhat too sure. Platt scaling (1999), a straight line between log odds, mends that. It was fitted on
noise put on the Python documentation and on legal prose (2,100 beads, with an allowance for wrong gold);
the shift is half of the fitted one, since the gold of the prose is not sure. ``scripts/bench align`` prints how it
holds on the measured sets.
"""

from __future__ import annotations

import math
from dataclasses import dataclass

import numpy as np

from ..tokens import Floats, Ints, SideTokens
from .lattice import SHAPES, LatticeBand, Scores


@dataclass(frozen=True, slots=True)
class Weights:
    """One weight a feature; see ``bead_scores`` and ``gap_scores``."""

    one_two: float
    two_two: float
    one_three: float
    fit: float
    chance: float
    words: float
    tokens: float
    both_begin: float
    one_begins: float
    across: float
    gap_open: float
    gap_extend: float
    gap_tokens: float
    gap_new_paragraph: float


AIDED = Weights(
    one_two=-3.219,
    two_two=-6.533,
    one_three=-7.795,
    fit=1.709,
    chance=-0.639,
    words=0.984,
    tokens=1.710,
    both_begin=-1.267,
    one_begins=-1.436,
    across=-4.430,
    gap_open=-4.187,
    gap_extend=-2.317,
    gap_tokens=-1.410,
    gap_new_paragraph=-1.094,
)
UNAIDED = Weights(
    one_two=-3.249,
    two_two=-6.801,
    one_three=-7.855,
    fit=1.767,
    chance=-0.790,
    words=1.151,
    tokens=2.211,
    both_begin=-0.957,
    one_begins=-0.954,
    across=-4.357,
    gap_open=-4.267,
    gap_extend=-2.838,
    gap_tokens=-1.911,
    gap_new_paragraph=-1.140,
)
"""With a lexicon and without one."""
SPREAD = 6.8
"""Gale and Church's variance of the length, in characters, for a character of text."""
TAIL = 6.0
USUAL_RATIO = 1.06
"""Right letters for a left one before anything is known; ``RATIO_TRUST`` letters of text weigh as much as this."""
RATIO_TRUST = 500
CHANCE_SPREAD = 0.6
SCALE = 20.0


@dataclass(frozen=True, slots=True)
class Texts:
    """Both sides as the scores see them: letters of each sentence, its paragraph, its words."""

    sizes: tuple[Floats, Floats]
    paragraphs: tuple[Ints, Ints]
    words: tuple[SideTokens, SideTokens]
    headings: tuple[Ints, Ints] | None = None
    """1 for a sentence that is a heading, where that is known."""

    def part(self, rows: slice, columns: slice) -> Texts:
        """Some sentences of both sides; words keep the counts of the whole."""
        return Texts(
            (self.sizes[0][rows], self.sizes[1][columns]),
            (self.paragraphs[0][rows], self.paragraphs[1][columns]),
            (self.words[0].part(rows), self.words[1].part(columns)),
            None if self.headings is None else (self.headings[0][rows], self.headings[1][columns]),
        )


def weigh(texts: Texts, band: LatticeBand, word_odds: tuple[Floats, ...], weights: Weights) -> Scores:
    """The log weights of all beads in the band; ``word_odds`` are the words' scores (``evidence.word_scores``)."""
    gaps = [_gap_scores(texts, side, weights) for side in (0, 1)]
    return Scores(
        band,
        tuple(_bead_scores(texts, band, word_odds, weights)),
        (gaps[0][0], gaps[1][0]),
        (gaps[0][1], gaps[1][1]),
    )


def _gap_scores(texts: Texts, side: int, weights: Weights) -> tuple[Floats, Floats]:
    size: Floats = texts.words[side].sizes.astype(np.float64) * (weights.gap_tokens / SCALE)
    begins = _begins(texts.paragraphs[side])[:-1]
    opens: Floats = weights.gap_open + size
    return opens, weights.gap_extend + size + weights.gap_new_paragraph * begins


def _begins(paragraph: Ints) -> Floats:
    """1 where a sentence begins a paragraph, and after the last."""
    return np.concatenate(([1.0], (np.diff(paragraph) != 0) * 1.0, [1.0]))


def _bead_scores(texts: Texts, band: LatticeBand, word_odds: tuple[Floats, ...], weights: Weights) -> list[Floats]:
    n, m = (len(sizes) for sizes in texts.sizes)
    rows = np.arange(n)[:, None]
    columns = np.minimum(band.lo[:-1, None] + np.arange(band.width)[None, :], m)
    letters = [_sums(sizes) for sizes in texts.sizes]
    tokens = [_sums(words.sizes) for words in texts.words]
    ratio = (texts.sizes[1].sum() + RATIO_TRUST * USUAL_RATIO) / (texts.sizes[0].sum() + RATIO_TRUST)
    usual = max(float(texts.sizes[1].mean()), 1.0)
    kinds = {2: 0.0, 3: weights.one_two, 4: weights.one_three}
    out = []
    for (a, b), score in zip(SHAPES, word_odds, strict=True):
        ends = np.minimum(rows + a, n), np.minimum(columns + b, m)
        size = [letters[side][ends[side]] - letters[side][(rows, columns)[side]] + 1.0 for side in (0, 1)]
        count = tokens[0][ends[0]] - tokens[0][rows] + tokens[1][ends[1]] - tokens[1][columns]
        fit, chance = _length(size[0] * ratio, size[1], usual * b)
        total = weights.words * score + weights.fit * fit + weights.chance * chance + weights.tokens * count / SCALE
        total += weights.two_two if (a, b) == (2, 2) else kinds[a + b]
        total += _paragraphs(texts.paragraphs, (rows, columns), (a, b), weights)
        if texts.headings is not None:
            total += _headings(texts.headings, (rows, columns), (a, b))
        out.append(total)
    return out


HEADING = 4.0
"""What two headings gain as a pair, and half of what a heading loses in any other bead: they are anchors."""


def _headings(headings: tuple[Ints, Ints], nodes: tuple[Ints, Ints], shape: tuple[int, int]) -> Floats:
    counts = []
    for side, node, size in zip(headings, nodes, shape, strict=True):
        sums = _sums(side)
        counts.append(sums[np.minimum(node + size, len(side))] - sums[np.minimum(node, len(side))])
    total = counts[0] + counts[1]
    pair = (counts[0] == 1) & (counts[1] == 1) & (shape == (1, 1))
    out: Floats = np.where(pair, HEADING, np.where(total > 0, -2 * HEADING, 0.0))
    return out


def _sums(values: Floats | Ints) -> Floats:
    return np.concatenate(([0.0], np.cumsum(values)))


def _length(expected: Floats, found: Floats, usual: float) -> tuple[Floats, Floats]:
    """Log likelihood of a length, given the length expected, and by chance in such a text."""
    spread = np.sqrt(SPREAD * (expected + found) / 2)
    delta = (found - expected) / spread
    fit = -(TAIL + 1) / 2 * np.log1p(delta**2 / TAIL) - np.log(spread)
    log = np.log(found)
    away = (log - np.log(usual)) / CHANCE_SPREAD
    return fit, -away * away / 2 - np.log(CHANCE_SPREAD) - log


def _paragraphs(paragraphs: tuple[Ints, Ints], nodes: tuple[Ints, Ints], shape: tuple[int, int], w: Weights) -> Floats:
    """What a bead is worth for its place in the paragraphs; nothing where one side has only one."""
    if any(side[0] == side[-1] for side in paragraphs):
        return np.zeros((1, 1))
    begins = [_begins(side)[node] for side, node in zip(paragraphs, nodes, strict=True)]
    across: Floats = np.zeros((1, 1))
    for side, node, size in zip(paragraphs, nodes, shape, strict=True):
        padded = np.concatenate((side, [side[-1]] * 4))
        across = across + (padded[node] != padded[node + size - 1])
    both = begins[0] * begins[1]
    out: Floats = w.both_begin * both + w.one_begins * (begins[0] + begins[1] - 2 * both) + w.across * across
    return out


CALIBRATION_AIDED = (0.80, -0.15)
CALIBRATION_UNAIDED = (1.01, -0.10)
"""Slope and shift of the log odds, with a lexicon and without one."""
CLOSEST = 1e-9
"""To 0 or 1: log odds are finite."""


def calibrated(probability: float, aided: bool) -> float:
    """The confidence of a bead: of those called 0.9, nine in ten are right."""
    slope, shift = CALIBRATION_AIDED if aided else CALIBRATION_UNAIDED
    inside = min(max(probability, CLOSEST), 1 - CLOSEST)
    odds = slope * math.log(inside / (1 - inside)) + shift
    return round(1 / (1 + math.exp(-odds)), 4)
