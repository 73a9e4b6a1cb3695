"""The assignment of the greatest weight between two lists, by shortest augmenting paths.

The algorithm is that of Jonker and Volgenant (1987) in the form of Crouse (2016) that SciPy uses; its scan of
columns is one vector operation here. SciPy's own would do as well, but importing it took 0.6 s and 30 MB, half
of what a whole article costs; lists here have some dozens of items. A test compares both.
"""

from __future__ import annotations

import numpy as np

from .words import Floats, Ints


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
