"""Where in the grid of two texts the pairs must lie: a band along anchors, so that long texts cost no squares.

An anchor is a place where rare words of both sides agree. The heaviest chain of anchors that only goes forward (a
longest increasing subsequence with weights, by a Fenwick tree) is what both texts share; the band follows it with a
margin on either side. Short texts are looked at whole.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from ..tokens import Floats, Ints, SideTokens, TypeTranslations, sums
from .lattice import LatticeBand

WHOLE = 3600
"""Grids of so many nodes are looked at whole."""
RARE, OFTEN = 4, 60
SURE = 0.25
LEAST_WEIGHT = 0.3
MARGIN = 12
STRAY = 8
WIDEST = 240


@dataclass(frozen=True, slots=True)
class Corridor:
    """The first and the last column that each row may meet; bands are cut from it."""

    low: Floats
    high: Floats

    def band(self, rows: tuple[int, int], columns: tuple[int, int]) -> LatticeBand:
        """The band of some rows and columns, both counted from their first: no wider than these rows need."""
        low, high = (side[rows[0] : rows[1] + 1] - columns[0] for side in (self.low, self.high))
        m = columns[1] - columns[0]
        width = min(int(np.ceil((high - low).max())) + 2, m + 1)
        lo = np.clip(np.floor((low + high - width) / 2), 0, m + 1 - width).astype(np.int64)
        lo[0], lo[-1] = 0, m + 1 - width
        return LatticeBand(np.maximum.accumulate(lo), width)


def corridor(left: SideTokens, right: SideTokens, evidence: TypeTranslations) -> Corridor:
    """The corridor of two texts."""
    n, m = len(left.sizes), len(right.sizes)
    if (n + 1) * (m + 1) <= WHOLE:
        return Corridor(np.zeros(n + 1), np.full(n + 1, float(m)))
    chain = _without_strays(_heaviest_chain(*_anchors(left, right, evidence), m))
    points = [(0, 0), *((i, j) for i, j in chain if 0 < i < n and 0 < j < m), (n, m)]
    rows = np.array([i for i, _ in points])
    columns = np.array([j for _, j in points], dtype=np.float64)
    every = np.arange(n + 1)
    place = np.searchsorted(rows, every, side="right") - 1
    middle = np.interp(every, rows, columns)
    low = np.maximum(columns[place] - MARGIN, middle - WIDEST / 2)
    high = np.minimum(columns[np.minimum(place + 1, len(points) - 1)] + MARGIN, middle + WIDEST / 2)
    return Corridor(low, high)


def _anchors(left: SideTokens, right: SideTokens, evidence: TypeTranslations) -> tuple[Ints, Ints, Floats]:
    """Sentence numbers of both sides that share rare words, and how much they share."""
    strength = np.sqrt(evidence.forward * evidence.backward)
    sure = strength > SURE
    e, f, strength = evidence.left[sure], evidence.right[sure], strength[sure]
    counts = left.counts[e], right.counts[f]
    rare = (counts[0] <= RARE) & (counts[1] <= RARE)
    # A word that both sides have as often is met in the same order, however often that is.
    level = ~rare & (counts[0] == counts[1]) & (counts[0] <= OFTEN)
    total = np.where(rare, counts[0] * counts[1], np.where(level, counts[0], 0))
    pair = np.repeat(np.arange(len(e)), total)
    rank = np.arange(len(pair)) - np.repeat(np.cumsum(total) - total, total)
    columns = np.where(level, 1, counts[1])[pair]
    places = [_occurrences(words) for words in (left, right)]
    i = places[0][0][places[0][1][e[pair]] + rank // columns]
    j = places[1][0][places[1][1][f[pair]] + np.where(level[pair], rank, rank % columns)]
    weight = strength[pair] / np.sqrt(total[pair])
    m = len(right.sizes)
    codes, inverse = np.unique(i * m + j, return_inverse=True)
    shared = sums(inverse, weight, len(codes))
    good = shared > LEAST_WEIGHT
    rows: Ints = codes[good] // m
    return rows, codes[good] % m, shared[good]


def _occurrences(words: SideTokens) -> tuple[Ints, Ints]:
    """Sentence numbers sorted by type, and where each type's begin."""
    sentence = np.repeat(np.arange(len(words.sizes)), words.sizes)
    order = np.argsort(words.ids, kind="stable")
    begins = np.concatenate(([0], np.cumsum(words.counts)[:-1]))
    return sentence[order], begins


def _heaviest_chain(i: Ints, j: Ints, weight: Floats, m: int) -> list[tuple[int, int]]:
    """The chain of points, growing on both sides, that weighs most."""
    order = np.lexsort((-j, i))
    tree = [(0.0, -1)] * (m + 2)
    before: list[int] = []
    points = list(zip(i[order].tolist(), j[order].tolist(), weight[order].tolist(), strict=True))
    best = (0.0, -1)
    for number, (_, column, heavy) in enumerate(points):
        reached, k = (0.0, -1), column
        while k > 0:
            reached = max(reached, tree[k])
            k -= k & -k
        before.append(reached[1])
        here = (reached[0] + heavy, number)
        best = max(best, here)
        k = column + 1
        while k < len(tree):
            if tree[k] < here:
                tree[k] = here
            k += k & -k
    chain = []
    at = best[1]
    while at >= 0:
        chain.append(points[at][:2])
        at = before[at]
    chain.reverse()
    return chain


def _without_strays(chain: list[tuple[int, int]]) -> list[tuple[int, int]]:
    """The chain without single points that jump aside and back."""
    offsets = [j - i for i, j in chain]
    return [
        point
        for k, point in enumerate(chain)
        if not (
            0 < k < len(chain) - 1
            and abs(offsets[k + 1] - offsets[k - 1]) <= STRAY
            and min(abs(offsets[k] - offsets[k - 1]), abs(offsets[k] - offsets[k + 1])) > STRAY
        )
    ]
