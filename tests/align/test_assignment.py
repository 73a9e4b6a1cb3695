"""The assignment is as good as SciPy's, whatever the weights."""

from __future__ import annotations

import numpy as np
from hypothesis import given, settings
from hypothesis import strategies as st
from scipy.optimize import linear_sum_assignment

from dvomova.align.assignment import heaviest


@given(st.integers(1, 9), st.integers(1, 9), st.integers(0, 10_000), st.sampled_from([1, 3, 1000]))
@settings(max_examples=200, deadline=None)
def test_no_assignment_is_heavier(n: int, m: int, seed: int, steps: int) -> None:
    weights = np.random.default_rng(seed).integers(0, steps + 1, (n, m)) / steps
    pairs = heaviest(weights)
    assert len(pairs) == min(n, m)
    assert len({i for i, _ in pairs}) == len({j for _, j in pairs}) == len(pairs)
    rows, columns = linear_sum_assignment(weights, maximize=True)
    assert np.isclose(sum(weights[i, j] for i, j in pairs), weights[rows, columns].sum())


def test_a_long_list_is_matched_in_reverse_order() -> None:
    assert heaviest(np.fliplr(np.eye(120))) == [(i, 119 - i) for i in range(120)]
