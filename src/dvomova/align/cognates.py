"""How a word sounds, roughly: so that ``Адамс`` is known as Adams, and ``Азербайджан`` as Azerbaijan.

A word is romanised by its language's table (KMU 55 for Ukrainian), rewritten by the language's sounds (``ph`` → ``f``)
and folded to few letters. Words of both languages whose keys share most of their letters in order are cognates: the
share is the normalised indel similarity, measured only between keys that begin alike.
"""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np

from .tokens import Floats, Ints

FIRST = {
    **dict.fromkeys("aeiou", "a"),
    **dict.fromkeys("sz", "s"),
    **dict.fromkeys("kh", "k"),
    "j": "j",
    **dict.fromkeys("td", "t"),
    **dict.fromkeys("vf", "v"),
    **dict.fromkeys("bp", "p"),
}
LEAST_KEY = 3
LEAST_LIKENESS = 0.6


def cognates(left: Sequence[str], right: Sequence[str]) -> tuple[Ints, Ints, Floats]:
    """Numbers of the keys that are alike, and how much (from ``LEAST_LIKENESS`` to 1)."""
    from rapidfuzz.distance import Indel
    from rapidfuzz.process import cdist

    blocks: dict[str, tuple[list[int], list[int]]] = {}
    for side, keys in enumerate((left, right)):
        for number, sound in enumerate(keys):
            if len(sound) >= LEAST_KEY:
                blocks.setdefault(FIRST.get(sound[0], sound[0]), ([], []))[side].append(number)
    found: list[tuple[Ints, Ints, Floats]] = []
    for ls, rs in blocks.values():
        if not ls or not rs:
            continue
        likeness = cdist(
            [left[i] for i in ls],
            [right[j] for j in rs],
            scorer=Indel.normalized_similarity,
            score_cutoff=LEAST_LIKENESS,
            dtype=np.float32,
        )
        rows, columns = np.nonzero(likeness)
        found.append((np.asarray(ls)[rows], np.asarray(rs)[columns], likeness[rows, columns].astype(np.float64)))
    if not found:
        return np.empty(0, np.int64), np.empty(0, np.int64), np.empty(0)
    e, f, p = (np.concatenate(parts) for parts in zip(*found, strict=True))
    return e, f, p
