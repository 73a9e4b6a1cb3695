"""All ways to pair two rows of sentences, weighed: a semi-Markov chain over beads.

A node ``(i, j)`` says that ``i`` sentences at the left and ``j`` at the right are done; a bead leads from node to node.
The forward and the backward sum over all paths give each bead's posterior probability; the path of the greatest
expected number of right beads is taken (as in maximum expected accuracy decoding), for a bead counts only when it is
wholly right. Sentences without a counterpart come in runs, so opening a gap costs more than going on with it.

Rows are vectors over a band of ``width`` nodes from ``lo[i]``; the cost grows with the rows times the width.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TypeAlias

import numpy as np
from numpy.typing import NDArray

from ..tokens import Floats, Ints, sums

SHAPES = ((1, 1), (1, 2), (2, 1), (2, 2), (1, 3), (3, 1))
"""Beads with both sides, (left, right); 1-0 and 0-1 are the gaps."""
LEFT_GAP, RIGHT_GAP = len(SHAPES), len(SHAPES) + 1
FEWER_BEADS = 0.45
"""What a bead must be worth to be taken: about half of the F1 that is to be had."""

Paths: TypeAlias = list[tuple[tuple[int, ...], tuple[int, ...], float]]


@dataclass(frozen=True, slots=True)
class LatticeBand:
    """The nodes looked at: in row ``i`` those from ``lo[i]`` to ``lo[i] + width - 1``; ``lo`` never falls."""

    lo: Ints
    width: int


@dataclass(frozen=True, slots=True)
class Scores:
    """Log weights. ``beads[k][i, w]``: the bead of ``SHAPES[k]`` that begins at node ``(i, lo[i] + w)``, −inf where
    there is none. ``opens`` and ``extends``: a gap of sentence ``i`` that is the first of its run, or a later one,
    for the left and the right side."""

    band: LatticeBand
    beads: tuple[Floats, ...]
    opens: tuple[Floats, Floats]
    extends: tuple[Floats, Floats]


@dataclass(frozen=True, slots=True)
class Posteriors:
    """Probabilities: of each bead as in ``Scores.beads``, of each sentence being in a gap, and the whole log weight."""

    beads: tuple[Floats, ...]
    gaps: tuple[Floats, Floats]
    total: float
    opened: tuple[Floats, Floats]


class _Rows:
    """Vectors over the band, row by row, that can be read from the window of another row."""

    def __init__(self, band: LatticeBand, rows: int, reach: int) -> None:
        self.lo, self.width = band.lo, band.width
        jumps = band.lo[3:] - band.lo[:-3] if len(band.lo) > 3 else band.lo[-1:] - band.lo[:1]
        self.pad = int(max(jumps.max(initial=0), band.lo[-1] - band.lo[0] if len(band.lo) <= 4 else 0)) + reach
        self.values: Floats = np.full((rows, band.width + 2 * self.pad), -np.inf)

    def put(self, row: int, values: Floats) -> None:
        self.values[row, self.pad : self.pad + self.width] = values

    def get(self, row: int) -> Floats:
        return self.values[row, self.pad : self.pad + self.width]

    def inner(self) -> Floats:
        """All rows without their margins."""
        return self.values[:, self.pad : self.pad + self.width]

    def ahead(self, rows: int, shift: int) -> Floats:
        """For each row the values ``rows`` rows on, in its own window moved by ``shift`` columns."""
        count = len(self.values) - rows
        if count <= 0:
            return np.empty((0, self.width))
        offset = self.pad + self.lo[:count] - self.lo[rows:] + shift
        out: Floats = np.take_along_axis(self.values[rows:], offset[:, None] + np.arange(self.width), axis=1)
        return out

    def seen(self, row: int, other: int, shift: int) -> Floats:
        """Row ``row`` in the window of row ``other``: at place ``w`` the value of column ``lo[other] + w + shift``."""
        offset = self.pad + int(self.lo[other] - self.lo[row]) + shift
        return self.values[row, offset : offset + self.width]


def _log_sum(parts: list[Floats]) -> Floats:
    stacked = np.stack(parts)
    top = stacked.max(axis=0)
    top[~np.isfinite(top)] = 0.0
    with np.errstate(divide="ignore"):
        out: Floats = np.log(np.exp(stacked - top).sum(axis=0)) + top
    return out


def posteriors(scores: Scores) -> Posteriors:
    """The probability of each bead over all paths from the first node to the last."""
    band, n = scores.band, len(scores.opens[0])
    m = len(scores.opens[1])
    forward = _forward(scores, n)
    backward = _backward(scores, n, m)
    total = float(_log_sum([rows.get(n)[m - band.lo[n] :][:1] for rows in forward])[0])
    whole = _log_sum([rows.inner()[:n] for rows in forward]) - total
    beads = []
    for (a, b), weights in zip(SHAPES, scores.beads, strict=True):
        post = np.zeros_like(weights)
        post[: n - a + 1] = np.exp(whole[: n - a + 1] + weights[: n - a + 1] + backward[0].ahead(a, b)[: n - a + 1])
        beads.append(post)
    gaps, opened = _gap_posteriors(scores, forward, backward, total)
    return Posteriors(tuple(beads), gaps, total, opened)


Tables: TypeAlias = tuple[_Rows, _Rows, _Rows]
"""By state: after a bead, in a gap of the left side, in a gap of the right side."""


def _forward(scores: Scores, n: int) -> Tables:
    band = scores.band
    bead, left, right = (_Rows(band, n + 1, 4) for _ in range(3))
    ended = [_Rows(band, n + 1, 4) for _ in SHAPES]
    for i in range(n + 1):
        parts = [ended[k].seen(i - a, i, -b) for k, (a, b) in enumerate(SHAPES) if i >= a]
        here = _log_sum(parts) if parts else np.full(band.width, -np.inf)
        if i == 0:
            here[0 - band.lo[0]] = 0.0
        bead.put(i, here)
        if i:
            open_, extend = scores.opens[0][i - 1], scores.extends[0][i - 1]
            gap = np.logaddexp(bead.seen(i - 1, i, 0) + open_, left.seen(i - 1, i, 0) + extend)
            left.put(i, gap)
            here = np.logaddexp(here, gap)
        right.put(i, _run(here, scores.opens[1], scores.extends[1], int(band.lo[i])))
        whole = np.logaddexp(here, right.get(i))
        for k, weights in enumerate(scores.beads):
            if i < n:
                ended[k].put(i, whole + weights[i])
    return bead, left, right


def _run(start: Floats, opens: Floats, extends: Floats, lo: int) -> Floats:
    """Log weights of right gaps along a row: opened anywhere before, then extended."""
    width = len(start)
    out = np.full(width, -np.inf)
    count = min(width - 1, len(opens) - lo)
    if count <= 0:
        return out
    steps = np.concatenate(([0.0], np.cumsum(extends[lo : lo + count])))
    entry = start[:count] + opens[lo : lo + count] - steps[1:]
    out[1 : count + 1] = np.logaddexp.accumulate(entry) + steps[1:]
    return out


def _backward(scores: Scores, n: int, m: int) -> Tables:
    band = scores.band
    bead, left, right = (_Rows(band, n + 1, 4) for _ in range(3))
    for i in range(n, -1, -1):
        parts = [
            weights[i] + bead.seen(i + a, i, b)
            for (a, b), weights in zip(SHAPES, scores.beads, strict=True)
            if i + a <= n
        ]
        onward = _log_sum(parts) if parts else np.full(band.width, -np.inf)
        if i == n:
            onward[m - band.lo[n]] = 0.0
        rest = _run_back(onward, scores.extends[1], int(band.lo[i]))
        right.put(i, rest)
        entered = np.full(band.width, -np.inf)
        lo = int(band.lo[i])
        count = min(band.width - 1, m - lo)
        if count > 0:
            entered[:count] = rest[1 : count + 1] + scores.opens[1][lo : lo + count]
        from_any = np.logaddexp(onward, entered)
        if i < n:
            left.put(i, np.logaddexp(from_any, left.seen(i + 1, i, 0) + scores.extends[0][i]))
            bead.put(i, np.logaddexp(from_any, left.seen(i + 1, i, 0) + scores.opens[0][i]))
        else:
            left.put(i, from_any)
            bead.put(i, from_any)
    return bead, left, right


def _run_back(onward: Floats, extends: Floats, lo: int) -> Floats:
    """Log weights of what follows a node in a right gap: leave it, or extend it and leave later."""
    width = len(onward)
    out = onward.copy()
    count = min(width - 1, len(extends) - lo)
    if count <= 0:
        return out
    steps = np.concatenate(([0.0], np.cumsum(extends[lo : lo + count])))
    gains = onward[: count + 1] + steps
    out[: count + 1] = np.logaddexp.accumulate(gains[::-1])[::-1] - steps
    return out


def _gap_posteriors(
    scores: Scores, forward: Tables, backward: Tables, total: float
) -> tuple[tuple[Floats, Floats], tuple[Floats, Floats]]:
    lo, width = scores.band.lo, scores.band.width
    n, m = len(scores.opens[0]), len(scores.opens[1])
    after = backward[1].ahead(1, 0) - total
    left_open = np.exp(forward[0].inner()[:n] + scores.opens[0][:, None] + after).sum(axis=1)
    left = left_open + np.exp(forward[1].inner()[:n] + scores.extends[0][:, None] + after).sum(axis=1)
    columns = lo[:, None] + np.arange(width)[None, :]
    padded = [np.concatenate((part, np.full(width + 1, -np.inf))) for part in (scores.opens[1], scores.extends[1])]
    after = backward[2].ahead(0, 1) - total
    before = np.logaddexp(forward[0].inner(), forward[1].inner())
    opened = np.exp(before + padded[0][columns] + after)
    either = opened + np.exp(forward[2].inner() + padded[1][columns] + after)
    right_open, right = (sums(columns.ravel(), part.ravel(), m)[:m] for part in (opened, either))
    return (left, right), (left_open, right_open)


def decode(band: LatticeBand, found: Posteriors, fewer: float = FEWER_BEADS) -> Paths:
    """The path with the most right beads to be expected, and the probability of each bead."""
    n, m = len(found.gaps[0]), len(found.gaps[1])
    best = _Rows(band, n + 1, 4)
    choice = np.zeros((n + 1, band.width), dtype=np.int8)
    none = np.full(band.width, -np.inf)
    worth = [_at_end(post, band, shape) - fewer for post, shape in zip(found.beads, SHAPES, strict=True)]
    for i in range(n + 1):
        parts = [best.seen(i - a, i, -b) + worth[k][i - a] if i >= a else none for k, (a, b) in enumerate(SHAPES)]
        parts.append(best.seen(i - 1, i, 0) + (found.gaps[0][i - 1] - fewer) if i else none)
        stacked = np.stack(parts)
        chosen = stacked.argmax(axis=0)
        here = stacked[chosen, np.arange(band.width)]
        if i == 0:
            here[0 - band.lo[0]] = 0.0
        lo = int(band.lo[i])
        count = min(band.width - 1, m - lo)
        if count > 0:
            steps = np.concatenate(([0.0], np.cumsum(found.gaps[1][lo : lo + count] - fewer)))
            run = np.maximum.accumulate(here[: count + 1] - steps) + steps
            chosen[: count + 1][run > here[: count + 1] + 1e-12] = RIGHT_GAP
            here[: count + 1] = np.maximum(run, here[: count + 1])
        best.put(i, here)
        choice[i] = chosen
    return _trace(band, found, choice, n, m)


def _at_end(post: Floats, band: LatticeBand, shape: tuple[int, int]) -> Floats:
    """Posteriors of beads by the row where they begin, at the place in the window of the row where they end."""
    a, b = shape
    n, width = post.shape
    count = max(n + 1 - a, 0)
    places = np.arange(width)[None, :] + (band.lo[a : a + count] - band.lo[:count] - b)[:, None]
    inside = (places >= 0) & (places < width)
    out: Floats = np.where(inside, np.take_along_axis(post[:count], np.clip(places, 0, width - 1), axis=1), 0.0)
    return out


def _trace(band: LatticeBand, found: Posteriors, choice: NDArray[np.int8], n: int, m: int) -> Paths:
    i, j = n, m
    path: Paths = []
    while i or j:
        kind = int(choice[i, j - band.lo[i]])
        if kind == RIGHT_GAP:
            path.append(((), (j - 1,), float(found.gaps[1][j - 1])))
            j -= 1
        elif kind == LEFT_GAP:
            path.append(((i - 1,), (), float(found.gaps[0][i - 1])))
            i -= 1
        else:
            a, b = SHAPES[kind]
            i, j = i - a, j - b
            path.append((tuple(range(i, i + a)), tuple(range(j, j + b)), float(found.beads[kind][i, j - band.lo[i]])))
    path.reverse()
    return path
