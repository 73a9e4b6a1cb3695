"""Short texts paired by content: keywords, captions, headings, references.

Their order differs between languages (keywords are often sorted anew), so that no path through both lists is looked
for but an assignment of the greatest weight (Kuhn 1955, as in SciPy), where every pair may stay apart. The weight comes
from the same evidence as that of sentences, from length, and from like places in both lists.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from ..model import Lang
from .evidence import gather, word_scores
from .lattice import Band
from .lexicon import Lexicon
from .words import Floats, read

WORDS = 1.0
SAME_PLACE = 2.0
"""What the same place in two lists of the same length is worth; less for places farther apart."""
FAR = 0.35
APART = 0.0
LENGTH = 0.5

Pairs = list[tuple[int | None, int | None, float]]
"""Numbers in both lists and the probability; ``None`` where there is no counterpart."""


@dataclass(frozen=True, slots=True)
class Habits:
    """How a kind of list behaves: what place and words are worth, and what two items must reach to be a pair."""

    place: float = SAME_PLACE
    words: float = WORDS
    apart: float = APART


def assign(
    left: Sequence[str],
    right: Sequence[str],
    languages: tuple[Lang, Lang],
    lexicons: Sequence[Lexicon] = (),
    habits: Habits = Habits(),
) -> Pairs:
    """Which items say the same, in the order of the left list; right items without a counterpart come last."""
    if not left or not right:
        return [(i, None, 1.0) for i in range(len(left))] + [(None, j, 1.0) for j in range(len(right))]
    return choose(_weights(left, right, languages, lexicons, habits), habits.apart)


def choose(weights: Floats, apart: float) -> Pairs:
    """The assignment of the greatest weight; ``weights`` are log odds, and pairs below ``apart`` stay apart."""
    from scipy.optimize import linear_sum_assignment

    n, m = weights.shape
    gain = np.maximum(weights - apart, 0.0)
    rows, columns = linear_sum_assignment(gain, maximize=True)
    partner = {int(i): int(j) for i, j in zip(rows, columns, strict=True) if gain[i, j] > 0}
    likely = np.exp(np.clip(weights - apart, -30, 30))
    out: Pairs = []
    for i in range(n):
        j = partner.get(i)
        if j is None:
            out.append((i, None, float(1 / (1 + likely[i].sum()))))
        else:
            rivals = max(likely[i].sum(), likely[:, j].sum())
            out.append((i, j, float(likely[i, j] / (1 + rivals))))
    taken = set(partner.values())
    out.extend((None, j, float(1 / (1 + likely[:, j].sum()))) for j in range(m) if j not in taken)
    return out


def _weights(
    left: Sequence[str], right: Sequence[str], languages: tuple[Lang, Lang], lexicons: Sequence[Lexicon], habits: Habits
) -> Floats:
    n, m = len(left), len(right)
    words = read(left, languages[0]), read(right, languages[1])
    band = Band(np.zeros(n + 1, dtype=np.int64), m + 1)
    told = word_scores(words[0], words[1], gather(words[0], words[1], lexicons), band)[0][:, :m]
    sizes = [np.log1p([len(text) for text in side]) for side in (left, right)]
    lengths = -LENGTH * np.abs(sizes[0][:, None] - sizes[1][None, :])
    places = [(np.arange(size) + 0.5) / size for size in (n, m)]
    near = habits.place * np.exp(-((np.abs(places[0][:, None] - places[1][None, :]) * max(n, m)) ** 2) * FAR)
    out: Floats = habits.words * told + lengths + near
    return out
