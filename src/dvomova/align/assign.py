"""Short texts paired by content: keywords, captions, headings, references.

Their order differs between languages (keywords are often sorted anew), so that no path through both lists is looked
for but an assignment of the greatest weight (Kuhn 1955), where every pair may stay apart. The weight comes
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
from .matching import heaviest
from .words import Floats, read

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
    left: Sequence[str], right: Sequence[str], languages: tuple[Lang, Lang], lexicons: Sequence[Lexicon], habits: Habits
) -> Floats:
    """The log odds that each left item says the same as each right one, against chance."""
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
