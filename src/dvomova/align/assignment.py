"""Short texts paired by content: keywords, captions, headings, references.

Their order differs between languages (keywords are often sorted anew), so that no path through both lists is looked
for but an assignment of the greatest weight (Kuhn 1955), where every pair may stay apart. The weight comes
from the same evidence as that of sentences, from length, and from like places in both lists.

The assignment of the greatest weight between two lists, by shortest augmenting paths.

The algorithm is that of Jonker and Volgenant (1987) in the form of Crouse (2016) that SciPy uses; its scan of
columns is one vector operation here. SciPy's own would do as well, but importing it took 0.6 s and 30 MB, half
of what a whole article costs; lists here have some dozens of items. A test compares both.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from ..model import Lang
from .beads.evidence import gather, word_scores
from .beads.lattice import LatticeBand
from .lexicon import Lexicon
from .tokens import Floats, Ints, read

WORDS = 1.0
SAME_PLACE = 2.0
"""What the same place in two lists of the same length is worth; less for places farther apart."""
FAR = 0.35
APART = 0.0
LENGTH = 0.5
TURNS = 30

Pairs = list[tuple[int | None, int | None, float]]
"""Numbers in both lists and the probability; ``None`` where there is no counterpart."""


@dataclass(frozen=True, slots=True)
class PairingModel:
    """How a kind of list behaves: what place and words are worth, and what two items must reach to be a pair."""

    place: float = SAME_PLACE
    words: float = WORDS
    apart: float = APART


def assign(
    left: Sequence[str],
    right: Sequence[str],
    languages: tuple[Lang, Lang],
    lexicons: Sequence[Lexicon] = (),
    habits: PairingModel = PairingModel(),
) -> Pairs:
    """Which items say the same, in the order of the left list; right items without a counterpart come last."""
    if not left or not right:
        return [(i, None, 1.0) for i in range(len(left))] + [(None, j, 1.0) for j in range(len(right))]
    return choose(weights(left, right, languages, lexicons, habits), habits.apart)


def choose(gains: Floats, apart: float) -> Pairs:
    """The assignment of the greatest gain; ``gains`` are log odds, and pairs below ``apart`` stay apart."""
    n, m = gains.shape
    gain = np.maximum(gains - apart, 0.0)
    partner = {i: j for i, j in heaviest(gain) if gain[i, j] > 0}
    likely = _balanced(np.exp(np.clip(gains - apart, -30, 30)))
    out: Pairs = []
    for i in range(n):
        j = partner.get(i)
        out.append((i, j, float(1 - likely[i].sum() if j is None else likely[i, j])))
    taken = set(partner.values())
    out.extend((None, j, float(1 - likely[:, j].sum())) for j in range(m) if j not in taken)
    return [(i, j, round(min(max(score, 0.0), 1.0), 4)) for i, j, score in out]


def _balanced(odds: Floats) -> Floats:
    """Probabilities of pairs: rows and columns made to sum to 1 with what stays apart, in turns (Sinkhorn 1964)."""
    apart = np.ones(odds.shape[0]), np.ones(odds.shape[1])
    for _ in range(TURNS):
        rows = odds.sum(axis=1) + apart[0]
        odds, apart = odds / rows[:, None], (apart[0] / rows, apart[1])
        columns = odds.sum(axis=0) + apart[1]
        odds, apart = odds / columns, (apart[0], apart[1] / columns)
    return odds


def weights(
    left: Sequence[str],
    right: Sequence[str],
    languages: tuple[Lang, Lang],
    lexicons: Sequence[Lexicon],
    habits: PairingModel,
) -> Floats:
    """The log odds that each left item says the same as each right one, against chance."""
    n, m = len(left), len(right)
    words = read(left, languages[0]), read(right, languages[1])
    band = LatticeBand(np.zeros(n + 1, dtype=np.int64), m + 1)
    word_odds = word_scores(words[0], words[1], gather(words[0], words[1], lexicons), band)[0][:, :m]
    sizes = [np.log1p([len(text) for text in side]) for side in (left, right)]
    lengths = -LENGTH * np.abs(sizes[0][:, None] - sizes[1][None, :])
    places = [(np.arange(size) + 0.5) / size for size in (n, m)]
    near = habits.place * np.exp(-((np.abs(places[0][:, None] - places[1][None, :]) * max(n, m)) ** 2) * FAR)
    out: Floats = habits.words * word_odds + lengths + near
    return out


def heaviest(weights: Floats) -> list[tuple[int, int]]:
    """Pairs (row, column) of the greatest total weight, as many as the shorter side has, by row."""
    if weights.shape[0] > weights.shape[1]:
        return sorted((row, column) for column, row in heaviest(weights.T))
    cost = weights.max(initial=0.0) - weights
    n, m = cost.shape
    row_price, column_price = np.zeros(n), np.zeros(m)
    column_of = np.full(n, -1)
    row_of = np.full(m, -1)
    for row in range(n):
        before, sink = _reach(cost, row, (row_price, column_price), (column_of, row_of))
        while True:
            above = int(before[sink])
            row_of[sink] = above
            column_of[above], sink = sink, int(column_of[above])
            if above == row:
                break
    return [(row, int(column)) for row, column in enumerate(column_of)]


def _reach(cost: Floats, row: int, prices: tuple[Floats, Floats], pairs: tuple[Ints, Ints]) -> tuple[Ints, int]:
    """The cheapest path from a free row to a free column: the row before each column, and that column.

    Prices are raised so that every reduced cost stays at or above zero.
    """
    row_price, column_price = prices
    column_of, row_of = pairs
    m = cost.shape[1]
    reached = np.full(m, np.inf)
    before = np.full(m, -1)
    open_ = np.ones(m, dtype=bool)
    rows = [row]
    lowest, here = 0.0, row
    while True:
        through = lowest + cost[here] - row_price[here] - column_price
        better = open_ & (through < reached)
        reached[better] = through[better]
        before[better] = here
        ahead = np.where(open_, reached, np.inf)
        lowest = float(ahead.min())
        best = np.flatnonzero(ahead == lowest)
        free = best[row_of[best] < 0]
        sink = int(free[0] if free.size else best[0])
        open_[sink] = False
        if row_of[sink] < 0:
            break
        here = int(row_of[sink])
        rows.append(here)
    row_price[row] += lowest
    for other in rows[1:]:
        row_price[other] += lowest - reached[column_of[other]]
    closed = ~open_
    column_price[closed] -= lowest - reached[closed]
    return before, sink
