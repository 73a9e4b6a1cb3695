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

from ...languages.transliteration import key
from ..cognates import cognates
from ..lexicon import BEGINNING, Lexicon
from ..tokens import (
    CONCEPT,
    FUNCTION,
    MARK,
    NAME,
    NUMBER,
    WORD,
    Floats,
    Ints,
    SideTokens,
    TypeTranslations,
    stems,
    sums,
)
from .lattice import SHAPES, LatticeBand

UNEXPLAINED = {WORD: 0.58, NUMBER: 0.13, MARK: 0.65, NAME: 0.25, CONCEPT: 0.25, FUNCTION: 0.75}
"""By class: the share of a good bead's tokens that no word of the other side explains."""
UNAIDED = {**UNEXPLAINED, WORD: 0.77, FUNCTION: 0.8}
"""The same where no lexicon speaks of the two languages, so that only cognates explain words."""
IDENTICAL = {WORD: 0.6, NUMBER: 0.9, MARK: 0.5, NAME: 0.9, CONCEPT: 0.9, FUNCTION: 0.6}
COGNATE_FROM, COGNATE_BEST, COGNATE_LONG = 0.62, 0.8, 8
RAREST = 5e-5
SOFTER = 0.6
ELSEWHERE = 300.0
USUAL = {WORD: 3e-4, NUMBER: 3e-4, MARK: 5e-3, NAME: 1e-4, CONCEPT: 1e-4, FUNCTION: 3e-3}
"""How frequent a word of each class is in any text: it counts as ``ELSEWHERE`` tokens read before, so that in an
abstract a word that stands there twice is not taken for common."""


def gather(left: SideTokens, right: SideTokens, lexicons: Sequence[Lexicon]) -> TypeTranslations:
    """All evidence between two texts; where sources speak of the same pair, the surest is heard."""
    stems_left, stems_right = stems(left), stems(right)
    parts = [_identical(left, right, stems_left, stems_right), _sound(left, right, stems_left, stems_right)]
    parts.extend(_from_lexicon(stems_left, stems_right, lexicon) for lexicon in lexicons)
    return _join(parts, len(right.keys), bool(lexicons))


def add(evidence: TypeTranslations, learned: TypeTranslations, right: SideTokens) -> TypeTranslations:
    """The evidence with what was learned."""
    return _join([evidence, learned], len(right.keys), True)


def _join(parts: Sequence[TypeTranslations], size: int, aided: bool) -> TypeTranslations:
    codes = np.concatenate([part.left * size + part.right for part in parts])
    forward = np.concatenate([part.forward for part in parts])
    backward = np.concatenate([part.backward for part in parts])
    unique, inverse = np.unique(codes, return_inverse=True)
    best_forward, best_backward = np.zeros(len(unique)), np.zeros(len(unique))
    np.maximum.at(best_forward, inverse, forward)
    np.maximum.at(best_backward, inverse, backward)
    return TypeTranslations(unique // max(size, 1), unique % max(size, 1), best_forward, best_backward, aided)


def _identical(
    left: SideTokens, right: SideTokens, stems_left: Sequence[str], stems_right: Sequence[str]
) -> TypeTranslations:
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
    e, f = (
        (np.array(side, dtype=np.int64) for side in zip(*found, strict=True)) if found else (np.empty(0, np.int64),) * 2
    )
    strength = np.array([IDENTICAL[kind] for kind in left.classes[e].tolist()])
    return TypeTranslations(e, f, strength, strength)


def _sound(
    left: SideTokens, right: SideTokens, stems_left: Sequence[str], stems_right: Sequence[str]
) -> TypeTranslations:
    keys = [
        [
            key(root, words.lang) if kind in {WORD, NAME} and len(root) > 2 else ""
            for root, kind in zip(roots, words.classes.tolist(), strict=True)
        ]
        for words, roots in ((left, stems_left), (right, stems_right))
    ]
    e, f, likeness = cognates(*keys)
    sizes = [np.array([len(sound) for sound in side] or [0]) for side in keys]
    length = np.minimum(np.minimum(sizes[0][e], sizes[1][f]), COGNATE_LONG) / COGNATE_LONG
    strength = COGNATE_BEST * np.clip((likeness - COGNATE_FROM) / (1 - COGNATE_FROM), 0, 1) ** 2 * length**1.5
    good = strength > 0.01
    return TypeTranslations(e[good], f[good], strength[good], strength[good])


def _from_lexicon(stems_left: Sequence[str], stems_right: Sequence[str], lexicon: Lexicon) -> TypeTranslations:
    """What a lexicon holds of the stems, and, more softly, of their beginnings (``обвинувач-ений``, ``-ення``)."""
    exact = lexicon.between(stems_left, stems_right)
    begun = lexicon.beginnings.between(*([stem[:BEGINNING] for stem in side] for side in (stems_left, stems_right)))
    e, f = (np.concatenate(both) for both in zip(exact[:2], begun[:2], strict=True))
    forward, backward = (np.concatenate((p, SOFTER * q)) for p, q in zip(exact[2:], begun[2:], strict=True))
    return TypeTranslations(e, f, forward, backward)


def word_scores(
    left: SideTokens, right: SideTokens, evidence: TypeTranslations, band: LatticeBand
) -> tuple[Floats, ...]:
    """For each shape of bead, by row and band place, the mean of both directions' log-likelihood ratios."""
    n, m, width = len(left.sizes), len(right.sizes), band.width
    shares = UNEXPLAINED if evidence.aided else UNAIDED
    forward = _explain(left, right, (evidence.left, evidence.right, evidence.forward), (band.lo[:-1], width), shares)
    across = _transposed(band, n, m)
    backward = _explain(
        right, left, (evidence.right, evidence.left, evidence.backward), (across.lo[:-1], across.width), shares
    )
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


def _transposed(band: LatticeBand, n: int, m: int) -> LatticeBand:
    """The band seen from the right side: for each right sentence, the left ones that may meet it."""
    columns = np.arange(m + 1)
    first = np.searchsorted(band.lo + band.width, columns, side="right")
    last = np.searchsorted(band.lo, columns, side="right")
    return LatticeBand(np.minimum(first, n), int(max((last - first).max(), 1)) + 1)


def _explain(
    source: SideTokens,
    target: SideTokens,
    table: tuple[Ints, Ints, Floats],
    window: tuple[Ints, int],
    shares: dict[int, float],
) -> tuple[Floats, Floats, Floats]:
    """How well one, two or three sentences of ``source`` explain each sentence of ``target`` in their window."""
    n, m = len(source.sizes), len(target.sizes)
    lo, width = window
    order = np.argsort(table[0], kind="stable")
    of, meant, probability = table[0][order], table[1][order], table[2][order]
    unexplained = np.array([shares[kind] for kind in range(6)])[target.classes]
    usual = np.array([USUAL[kind] for kind in range(6)])[target.classes]
    chance = np.maximum((target.counts + ELSEWHERE * usual) / (target.counts.sum() + ELSEWHERE), RAREST)
    strength = probability * ((1 - unexplained) / (unexplained * chance))[meant]
    index = _Index(np.searchsorted(of, np.arange(len(source.keys) + 1)), meant, strength, *_positions(target))
    base = np.concatenate(([0.0], np.cumsum(np.log(unexplained)[target.ids])))[target.starts]
    columns = np.minimum(lo[:, None] + np.arange(width + 1)[None, :], m)
    out = tuple(np.full((n, width), OUTSIDE) for _ in range(3))
    for first in range(0, n, ROWS):
        last = min(first + ROWS, n)
        here = columns[first:last]
        there = here[:, :-1] < m
        for a, logs in enumerate(_logs(source, index, (target.starts[here], here[:, 0]), (first, last)), 1):
            part = logs + np.diff(base[here], axis=1)
            out[a - 1][first:last] = np.where(there, part, OUTSIDE)
    return out[0], out[1], out[2]


ROWS = 256
"""Rows that are looked at together: memory stays small for long texts."""


@dataclass(frozen=True, slots=True)
class _Index:
    """Evidence by type of the one side (``begins``), and places of each type of the other side as sorted codes."""

    begins: Ints
    meant: Ints
    strength: Floats
    codes: Ints
    total: int
    sentence: Ints
    """The sentence of each token of the other side."""


def _positions(target: SideTokens) -> tuple[Ints, int, Ints]:
    order = np.argsort(target.ids, kind="stable")
    total = len(target.ids) + 1
    return target.ids[order] * total + order, total, np.repeat(np.arange(len(target.sizes)), target.sizes)


def _logs(source: SideTokens, index: _Index, window: tuple[Ints, Ints], rows: tuple[int, int]) -> list[Floats]:
    """For one, two and three sentences from each row on: the summed log gain of each sentence in the row's window.

    ``window`` holds where the tokens of each sentence begin, and the number of the first one, by row.
    """
    first, last = rows
    edges, column = window
    stop = min(last + 2, len(source.sizes))
    start_of, end_of = edges[:, 0], edges[:, -1]
    size = int((end_of - start_of).max(initial=0)) + 1
    i, place, strength = _meetings(source, index, (first, stop), (start_of, end_of))
    total = np.zeros((last - first) * size)
    width = edges.shape[1] - 1
    out = []
    for k in range(3):
        row = i - k
        inside = (row >= 0) & (row < last - first)
        row = np.where(inside, row, 0)
        offset = place - start_of[row]
        inside &= (offset >= 0) & (place < end_of[row])
        total += sums((row * size + offset)[inside], strength[inside], len(total))
        ends = np.minimum(np.arange(first, last) + k + 1, len(source.sizes))
        tokens = np.maximum(source.starts[ends] - source.starts[first:last], 1)
        # Few places are explained at all, so logarithms are taken of those alone.
        explained = np.flatnonzero(total)
        row = explained // size
        at = index.sentence[explained - row * size + start_of[row]] - column[row]
        gains = np.log1p(total[explained] / tokens[row])
        out.append(sums(row * width + at, gains, (last - first) * width).reshape(last - first, width))
    return out


def _meetings(
    source: SideTokens, index: _Index, rows: tuple[int, int], ends: tuple[Ints, Ints]
) -> tuple[Ints, Ints, Floats]:
    """Every token of ``source`` with every token that it explains inside the windows: row, place, strength."""
    first, stop = rows
    ids = source.ids[source.starts[first] : source.starts[stop]]
    row = np.repeat(np.arange(stop - first), source.sizes[first:stop])
    counts = index.begins[ids + 1] - index.begins[ids]
    entry = _ranges(index.begins[ids], counts)
    row = np.repeat(row, counts)
    type_code = index.meant[entry] * index.total
    # A sentence counts in its own row and in the two rows before it.
    rows_here = len(ends[0])
    start = ends[0][np.clip(row - 2, 0, rows_here - 1)]
    end = ends[1][np.clip(row, 0, rows_here - 1)]
    low = np.searchsorted(index.codes, type_code + start)
    high = np.searchsorted(index.codes, type_code + end)
    met = _ranges(low, high - low)
    again = np.repeat(np.arange(len(entry)), high - low)
    return row[again], index.codes[met] - type_code[again], index.strength[entry[again]]


def _ranges(starts: Ints, counts: Ints) -> Ints:
    """The numbers from each start on, so many of each, one after the other."""
    ends = np.cumsum(counts)
    total = int(ends[-1]) if len(ends) else 0
    out: Ints = np.repeat(starts - (ends - counts), counts) + np.arange(total)
    return out
