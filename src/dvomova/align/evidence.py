"""Which words of the one text speak for which of the other, and how loudly a bead speaks for itself.

The evidence is a table of translation probabilities between the types of both sides, mixed from several sources:
identical tokens (numbers, acronyms, Latin words, marks, months, labels), cognates, lexicons, and a lexicon learned from
the text itself. The words of a bead are scored as IBM Model 1 would in each direction, against the same words standing
there by chance; what is unexplained costs according to its class: a number without its counterpart tells much against
a bead, an unknown word little.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from .lattice import SHAPES, Band
from .lexicon import Lexicon
from .sounds import cognates, key
from .words import CONCEPT, MARK, NAME, NUMBER, WORD, Floats, Ints, Words, stems

UNEXPLAINED = {WORD: 0.65, NUMBER: 0.25, MARK: 0.8, NAME: 0.5, CONCEPT: 0.3}
"""By class: the share of a good bead's tokens that no word of the other side explains."""
IDENTICAL = {WORD: 0.6, NUMBER: 0.9, MARK: 0.5, NAME: 0.9, CONCEPT: 0.9}
COGNATE_FROM, COGNATE_BEST, COGNATE_LONG = 0.65, 0.6, 8
RAREST = 5e-5


@dataclass(frozen=True, slots=True)
class Evidence:
    """Pairs of types and their probabilities, p(right | left) and p(left | right)."""

    left: Ints
    right: Ints
    forward: Floats
    backward: Floats


def gather(left: Words, right: Words, lexicons: Sequence[Lexicon], learned: Evidence | None = None) -> Evidence:
    """All evidence between two texts; where sources speak of the same pair, the surest is heard."""
    stems_left, stems_right = stems(left), stems(right)
    parts = [_identical(left, right, stems_left, stems_right), _sound(left, right, stems_left, stems_right)]
    parts.extend(_from_lexicon(stems_left, stems_right, lexicon) for lexicon in lexicons)
    if learned is not None:
        parts.append(learned)
    return _join(parts, len(right.keys))


def _join(parts: Sequence[Evidence], size: int) -> Evidence:
    codes = np.concatenate([part.left * size + part.right for part in parts])
    forward = np.concatenate([part.forward for part in parts])
    backward = np.concatenate([part.backward for part in parts])
    unique, inverse = np.unique(codes, return_inverse=True)
    best_forward, best_backward = np.zeros(len(unique)), np.zeros(len(unique))
    np.maximum.at(best_forward, inverse, forward)
    np.maximum.at(best_backward, inverse, backward)
    return Evidence(unique // max(size, 1), unique % max(size, 1), best_forward, best_backward)


def _identical(left: Words, right: Words, stems_left: Sequence[str], stems_right: Sequence[str]) -> Evidence:
    where: dict[str, int] = {}
    for number, word in enumerate(stems_right):
        where.setdefault(word, number)
    where.update((word, number) for number, word in enumerate(right.keys))
    found = []
    for number, (word, root) in enumerate(zip(left.keys, stems_left, strict=True)):
        other = where.get(word)
        if other is None:
            other = where.get(root) if len(root) > 2 else None
        if other is not None:
            found.append((number, other))
    e, f = (np.array(side, dtype=np.int64) for side in zip(*found, strict=True)) if found else (np.empty(0, np.int64),) * 2
    strength = np.array([IDENTICAL[kind] for kind in left.classes[e].tolist()])
    return Evidence(e, f, strength, strength)


def _sound(left: Words, right: Words, stems_left: Sequence[str], stems_right: Sequence[str]) -> Evidence:
    keys = [
        [key(root, words.lang) if kind in {WORD, NAME} and len(root) > 2 else "" for root, kind in zip(roots, words.classes.tolist(), strict=True)]
        for words, roots in ((left, stems_left), (right, stems_right))
    ]
    e, f, likeness = cognates(*keys)
    sizes = [np.array([len(sound) for sound in side] or [0]) for side in keys]
    length = np.minimum(np.minimum(sizes[0][e], sizes[1][f]), COGNATE_LONG) / COGNATE_LONG
    strength = COGNATE_BEST * np.clip((likeness - COGNATE_FROM) / (1 - COGNATE_FROM), 0, 1) ** 2 * length**1.5
    good = strength > 0.01
    return Evidence(e[good], f[good], strength[good], strength[good])


def _from_lexicon(stems_left: Sequence[str], stems_right: Sequence[str], lexicon: Lexicon) -> Evidence:
    e, f, forward, backward = lexicon.between(stems_left, stems_right)
    return Evidence(e, f, forward, backward)


def word_scores(left: Words, right: Words, evidence: Evidence, band: Band) -> tuple[Floats, ...]:
    """For each shape of bead, by row and band place, the mean of both directions' log-likelihood ratios."""
    n, m, width = len(left.sizes), len(right.sizes), band.width
    forward = _explain(left, right, (evidence.left, evidence.right, evidence.forward), band.lo[:-1], width)
    across = _transposed(band, n, m)
    backward = _explain(right, left, (evidence.right, evidence.left, evidence.backward), across.lo[:-1], across.width)
    rows = np.arange(n)[:, None]
    columns = band.lo[:-1, None] + np.arange(width)[None, :]
    out = []
    for a, b in SHAPES:
        score = np.full((n, width), -np.inf)
        there = (columns + b <= m) & (rows + a <= n)
        i, j = np.broadcast_to(rows, there.shape)[there], columns[there]
        total = np.zeros(len(i))
        for k in range(b):
            total += _at(forward[a - 1], i, j + k - band.lo[i])
        for k in range(a):
            total += _at(backward[b - 1], j, i + k - across.lo[j])
        score[there] = total / 2
        out.append(score)
    return tuple(out)


def _at(values: Floats, rows: Ints, places: Ints) -> Floats:
    """Values at band places; what lies outside the band counts as unknown (0 would be too kind: the row's least)."""
    inside = (places >= 0) & (places < values.shape[1])
    out: Floats = np.where(inside, values[rows, np.clip(places, 0, values.shape[1] - 1)], OUTSIDE)
    return out


OUTSIDE = -20.0


def _transposed(band: Band, n: int, m: int) -> Band:
    """The band seen from the right side: for each right sentence, the left ones that may meet it."""
    columns = np.arange(m + 1)
    first = np.searchsorted(band.lo + band.width, columns, side="right")
    last = np.searchsorted(band.lo, columns, side="right")
    return Band(np.minimum(first, n), int(max((last - first).max(), 1)) + 1)


def _explain(
    given: Words, told: Words, table: tuple[Ints, Ints, Floats], lo: Ints, width: int
) -> tuple[Floats, Floats, Floats]:
    """How well one, two or three sentences of ``given`` explain each sentence of ``told`` in their window."""
    n, m = len(given.sizes), len(told.sizes)
    order = np.argsort(table[0], kind="stable")
    of, meant, probability = table[0][order], table[1][order], table[2][order]
    first = np.searchsorted(of, np.arange(len(given.keys) + 1))
    unexplained = np.array([UNEXPLAINED[kind] for kind in range(5)])[told.classes]
    chance = np.maximum((told.counts + 0.5) / (told.counts.sum() + 0.5 * len(told.counts) + 1), RAREST)
    gain = (1 - unexplained) / (unexplained * chance)
    base = np.concatenate(([0.0], np.cumsum(np.log(unexplained)[told.ids])))
    base_of = base[told.starts[1:]] - base[told.starts[:-1]]
    out = tuple(np.full((n, width), OUTSIDE) for _ in range(3))
    sums = np.zeros((4, len(told.keys)))
    for i in range(n + 2):
        if i < n:
            now = sums[i % 4]
            now[:] = 0.0
            for t in given.ids[given.starts[i] : given.starts[i + 1]].tolist():
                now[meant[first[t] : first[t + 1]]] += probability[first[t] : first[t + 1]]
            now *= gain
        for a in (1, 2, 3):
            row = i - a + 1
            if not 0 <= row < n or i >= n:
                continue
            top = min(int(lo[row]) + width, m)
            bottom = int(lo[row])
            if bottom >= top:
                continue
            start, stop = told.starts[bottom], told.starts[top]
            size = max(int(given.starts[row + a] - given.starts[row]), 1)
            strength = sums[[(row + k) % 4 for k in range(a)]].sum(axis=0) if a > 1 else sums[row % 4]
            logs = np.concatenate(([0.0], np.cumsum(np.log1p(strength[told.ids[start:stop]] / size))))
            edges = told.starts[bottom : top + 1] - start
            out[a - 1][row, : top - bottom] = logs[edges[1:]] - logs[edges[:-1]] + base_of[bottom:top]
    return out[0], out[1], out[2]
