"""What reads like an entry of a reference list."""

import pytest

from dvomova.patterns import citations


@pytest.mark.parametrize(
    "text",
    [
        "Умовна О. С. Сухе літо : монографія. Львів : Макет, 2020. 88 с.",
        "3. Umovna, O. S. (2020). Dry summer. Lviv: Maket [in Ukrainian].",
        "[12] Zrazkova T. P. The dam // Samples. – 2021. – № 4. – P. 15–27.",
    ],
)
def test_an_entry_of_a_list(text: str) -> None:
    assert citations.entry_like(text)


@pytest.mark.parametrize("text", ["Вода тече вниз.", "Ключові слова: вода, довіра", "1. Вступ"])
def test_no_entry(text: str) -> None:
    assert not citations.entry_like(text)
