"""Words and their translations: read, kept, merged and looked up.

One entry is a pair of stems with the probability of each given the other (IBM Model 1) and the number of texts that
show it, so that lexicons can be merged by weighing. As a file it is TSV that a person can read and correct; the
packaged one is the same as sorted arrays, which load in milliseconds.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import NamedTuple

import numpy as np

from ..model import Lang
from .words import Floats, Ints


class Entry(NamedTuple):
    """A pair of stems; ``forward`` is p(right | left), ``backward`` p(left | right), ``met`` a number of texts."""

    left: str
    right: str
    forward: float
    backward: float
    met: float


@dataclass(frozen=True, slots=True)
class Lexicon:
    """Entries for one pair of languages, sorted."""

    languages: tuple[Lang, Lang]
    entries: tuple[Entry, ...]
    cache: dict = field(default_factory=dict)

    def between(self, left, right):
        if not self.cache:
            d = {}
            for e in self.entries: d.setdefault(e[0], []).append((e[1], e[2], e[3]))
            self.cache.update(d)
        where = {}
        for k, w in enumerate(right): where.setdefault(w, []).append(k)
        out = []
        for i, w in enumerate(left):
            for r, p, q in self.cache.get(w, ()):
                for j in where.get(r, ()): out.append((i, j, p, q))
        if not out:
            z = np.empty(0, np.int64)
            return z, z, np.empty(0), np.empty(0)
        a = np.array(out)
        return a[:, 0].astype(np.int64), a[:, 1].astype(np.int64), a[:, 2], a[:, 3]
