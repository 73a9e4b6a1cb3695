"""Two texts in two languages, sentence by sentence: the beads between them."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from ..model import Bead, Lang
from .evidence import Evidence, gather, word_scores
from .lattice import SHAPES, Band, Scores, decode, posteriors
from .lexicon import Lexicon
from .words import Floats, Ints, read


@dataclass(frozen=True)
class Weights:
    """What each kind of evidence weighs."""

    prior: tuple[float, ...] = (0.0, -3.6, -3.6, -6.5, -7.0, -7.0)
    gap_open: float = -5.0
    gap_extend: float = -3.0
    fit: float = 1.5
    chance: float = -0.3
    words: float = 1.2
    tokens: float = 2.0
    par_both: float = -1.5
    par_one: float = -1.2
    par_inside: float = -4.0
    gap_tokens: float = -2.0
    gap_ext_par: float = -0.8
    spread: float = 6.8
    tail: float = 6.0


W = Weights()


def length_parts(sizes, band, ratio, w):
    left, right = sizes
    n, m = len(left), len(right)
    cl, cr = (np.concatenate(([0.0], np.cumsum(s))) for s in sizes)
    rows = np.arange(n)[:, None]
    columns = band.lo[:-1, None] + np.arange(band.width)[None, :]
    mean = right.mean() if m else 1.0
    fits, chances = [], []
    for a, b in SHAPES:
        ll = cl[np.minimum(rows + a, n)] - cl[rows] + 1.0
        lr = cr[np.minimum(columns + b, m)] - cr[np.minimum(columns, m)] + 1.0
        sd = np.sqrt(w.spread * (ll * ratio + lr) / 2)
        delta = (lr - ll * ratio) / sd
        fits.append(-(w.tail + 1) / 2 * np.log1p(delta**2 / w.tail) - np.log(sd))
        log_sd = 0.6
        z = (np.log(lr) - np.log(mean * b)) / log_sd
        chances.append(-z * z / 2 - np.log(log_sd * lr))
    return fits, chances


def paragraph_parts(pars, band):
    n, m = len(pars[0]), len(pars[1])
    begins = [np.concatenate(([True], np.diff(p) != 0, [True])) for p in pars]
    order = [np.concatenate((p, [p[-1]] * 4)) for p in pars]
    rows = np.arange(n)[:, None]
    columns = np.minimum(band.lo[:-1, None] + np.arange(band.width)[None, :], m)
    if pars[0][0] == pars[0][-1] or pars[1][0] == pars[1][-1]:
        z = np.zeros((n, band.width))
        return [(z, z, z) for _ in SHAPES]
    first = begins[0][rows], begins[1][columns]
    out = []
    for a, b in SHAPES:
        inside = (order[0][rows] != order[0][rows + a - 1]) * 1.0 + (order[1][columns] != order[1][columns + b - 1])
        out.append(((first[0] & first[1]) * 1.0, (first[0] ^ first[1]) * 1.0, inside))
    return out


def features(left, right, pars, languages, lexicons, w: Weights = W):
    words = read(left, languages[0]), read(right, languages[1])
    n, m = len(left), len(right)
    band = Band(np.zeros(n + 1, np.int64), m + 1) if n * m < 4000 or max(n, m) < 70 else diagonal(n, m)
    ev = gather(words[0], words[1], lexicons)
    return words, band, ev


def diagonal(n, m):
    width = min(m + 1, 60 + 2 * abs(n - m) + int(0.15 * m))
    centre = np.round(np.arange(n + 1) * m / n).astype(np.int64)
    lo = np.clip(centre - width // 2, 0, m + 1 - width)
    return Band(lo, width)


def align_sentences(left, right, pars, languages, lexicons=(), w: Weights = W, fewer=0.6):
    n, m = len(left), len(right)
    if not n or not m:
        return [Bead((i,), (), 1.0) for i in range(n)] + [Bead((), (j,), 1.0) for j in range(m)]
    words, band, ev = features(left, right, pars, languages, lexicons, w)
    ws = word_scores(words[0], words[1], ev, band)
    sizes = tuple(np.array([len(s) for s in side], dtype=float) for side in (left, right))
    ratio = (sizes[1].sum() + 500*1.06) / (sizes[0].sum() + 500)
    if not .7 < ratio < 1.5: ratio = 1.06
    fit, chance = length_parts(sizes, band, ratio, w)
    ps = paragraph_parts(pars, band)
    tok = [np.concatenate(([0], np.cumsum(x.sizes))) for x in words]
    rows = np.arange(n)[:, None]
    cols = np.minimum(band.lo[:-1, None] + np.arange(band.width)[None, :], m)
    beads = []
    for k, (a, b) in enumerate(SHAPES):
        t = (tok[0][np.minimum(rows + a, n)] - tok[0][rows] + tok[1][np.minimum(cols + b, m)] - tok[1][cols]) / 20
        beads.append(w.prior[k] + w.fit * fit[k] + w.chance * chance[k] + w.words * ws[k] + w.tokens * t + w.par_both * ps[k][0] + w.par_one * ps[k][1] + w.par_inside * ps[k][2])
    gt = [x.sizes / 20 * w.gap_tokens for x in words]
    new = [np.concatenate(([1], (np.diff(p) != 0) * 1.0)) for p in pars]
    scores = Scores(band, tuple(beads), (w.gap_open + gt[0], w.gap_open + gt[1]), (w.gap_extend + gt[0] + w.gap_ext_par * new[0], w.gap_extend + gt[1] + w.gap_ext_par * new[1]))
    return [Bead(*bead) for bead in decode(band, posteriors(scores), fewer)]


def align_texts(left, right, languages=("en", "uk"), lexicon=None):
    ls, rs = [s for p in left for s in p], [s for p in right for s in p]
    pars = tuple(np.array([k for k, p in enumerate(side) for _ in p], dtype=np.int64) for side in (left, right))
    lexicons = [] if lexicon in (None, "packaged") else [lexicon]
    return align_sentences(ls, rs, pars, languages, lexicons)
