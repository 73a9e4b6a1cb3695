"""Line ends that want a number."""

from __future__ import annotations

import pytest

from dvomova.patterns.continuation import inside_range, wants_number


@pytest.mark.parametrize(
    ("above", "below", "wants"),
    [
        ("Приклади. 2015. Вип.", "7. С. 60–76.", True),
        ("as the neighbours wrote [9, p.", "101]. This is known.", True),
        ("наказ №", "5 від січня", True),
        ("Приклади. 2015. С. 7.", "7. Умовна О. С. Вода.", False),
        ("Умовна О. С. Вода. Зразків, 2015. 345 с.", "7. Умовна О. С. Вода.", False),
        ("Umowna O. Woda. Zrazków, 2015. 345 s.", "7. Umowna O. Woda.", False),
        ("мала книга", "7. Умовна О. С. Вода.", False),
        ("Приклади. 2015. Вип.", "сьомий", False),
    ],
)
def test_a_word_before_a_number(above: str, below: str, wants: bool) -> None:
    assert wants_number(above, below) is wants


def test_ranges_are_of_figures_with_a_tight_dash() -> None:
    assert inside_range("Samples, 1, 46–", "124 [in Ukrainian].")
    assert inside_range("у XVIII–", "XIX ст.")
    assert not inside_range("книга –", "124 сторінки")
    assert not inside_range("мости–", "переправи")
