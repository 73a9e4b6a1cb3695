"""The sums over paths agree with going through all paths one by one."""

from __future__ import annotations

import itertools

import numpy as np
import pytest

from dvomova.align.beads.lattice import LEFT_GAP, RIGHT_GAP, SHAPES, LatticeBand, Scores, decode, posteriors

Path = tuple[tuple[int, int, int], ...]


def scores(n: int, m: int, seed: int) -> Scores:
    random = np.random.default_rng(seed)
    beads = []
    for a, b in SHAPES:
        values = random.normal(size=(n, m + 1))
        for i, j in itertools.product(range(n), range(m + 1)):
            if i + a > n or j + b > m:
                values[i, j] = -np.inf
        beads.append(values)
    band = LatticeBand(np.zeros(n + 1, dtype=np.int64), m + 1)
    gaps = [random.normal(size=size) for size in (n, m, n, m)]
    return Scores(band, tuple(beads), (gaps[0], gaps[1]), (gaps[2], gaps[3]))


def paths(n: int, m: int, i: int = 0, j: int = 0, before: int = -1) -> list[Path]:
    """All ways from a node to the last; after a gap on the right comes none on the left."""
    if (i, j) == (n, m):
        return [()]
    out: list[Path] = []
    for kind, (a, b) in enumerate(SHAPES):
        if i + a <= n and j + b <= m:
            out += [((kind, i, j), *rest) for rest in paths(n, m, i + a, j + b, kind)]
    if i < n and before != RIGHT_GAP:
        out += [((LEFT_GAP, i, j), *rest) for rest in paths(n, m, i + 1, j, LEFT_GAP)]
    if j < m:
        out += [((RIGHT_GAP, i, j), *rest) for rest in paths(n, m, i, j + 1, RIGHT_GAP)]
    return out


def weight(path: Path, given: Scores) -> float:
    total, before = 0.0, -1
    for kind, i, j in path:
        if kind < len(SHAPES):
            total += given.beads[kind][i, j]
        else:
            side, place = (0, i) if kind == LEFT_GAP else (1, j)
            total += (given.extends if before == kind else given.opens)[side][place]
        before = kind
    return total


@pytest.mark.parametrize(("n", "m"), [(1, 1), (2, 3), (4, 3), (3, 1), (4, 4)])
def test_posteriors_are_those_of_all_paths(n: int, m: int) -> None:
    given = scores(n, m, seed=n * 10 + m)
    every = paths(n, m)
    weights = np.exp([weight(path, given) for path in every])
    shares = weights / weights.sum()
    found = posteriors(given)
    assert found.total == pytest.approx(np.log(weights.sum()))
    for kind in range(len(SHAPES)):
        for i, j in itertools.product(range(n), range(m + 1)):
            wanted = sum(share for path, share in zip(every, shares, strict=True) if (kind, i, j) in path)
            assert found.beads[kind][i, j] == pytest.approx(wanted, abs=1e-9)
    for i in range(n):
        wanted = sum(
            share
            for path, share in zip(every, shares, strict=True)
            if any(k == LEFT_GAP and at == i for k, at, _ in path)
        )
        assert found.gaps[0][i] == pytest.approx(wanted, abs=1e-9)
    for j in range(m):
        wanted = sum(
            share
            for path, share in zip(every, shares, strict=True)
            if any(k == RIGHT_GAP and at == j for k, _, at in path)
        )
        assert found.gaps[1][j] == pytest.approx(wanted, abs=1e-9)


def test_the_path_taken_is_the_one_with_most_right_beads_to_be_expected() -> None:
    given = scores(4, 4, seed=3)
    found = posteriors(given)

    def worth(beads: list[tuple[int, int, int]]) -> float:
        total = 0.0
        for kind, i, j in beads:
            if kind == LEFT_GAP:
                total += found.gaps[0][i]
            elif kind == RIGHT_GAP:
                total += found.gaps[1][j]
            else:
                total += found.beads[kind][i, j]
        return total - 0.45 * len(beads)

    taken = decode(given.band, found)
    best = max(worth(list(path)) for path in paths(4, 4))
    assert sum(p - 0.45 for _, _, p in taken) == pytest.approx(best, abs=1e-9)
