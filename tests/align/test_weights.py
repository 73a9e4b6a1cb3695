"""Confidence keeps the order of probabilities and stays between 0 and 1."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dvomova.align.beads.weights import calibrated

PROBABILITY = st.floats(0, 1)


@given(PROBABILITY, PROBABILITY, st.booleans())
def test_surer_beads_stay_surer(one: float, other: float, aided: bool) -> None:
    low, high = sorted((one, other))
    assert 0 <= calibrated(low, aided) <= calibrated(high, aided) <= 1


@pytest.mark.parametrize("aided", [True, False])
def test_certainty_is_nearly_kept_and_doubt_stays_doubt(aided: bool) -> None:
    assert calibrated(1.0, aided) > 0.999
    assert calibrated(0.0, aided) < 0.001
    assert 0.4 < calibrated(0.5, aided) < 0.6
