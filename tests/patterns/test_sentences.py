"""Where sentences end without their language being known; with it, tests/align/test_sentences.py asks."""

from __future__ import annotations

import pytest

from dvomova.patterns.sentences import ends, sentences, split


@pytest.mark.parametrize(
    "text",
    [
        "To jest koniec. Środa była deszczowa", "Koniec zdania. Łódź leży dalej", "Бұл соңы. Ұлттық кітапхана",
        "Bu son cümle. Şehir uzakta", "Це кінець. Її місто далі", "It was late! “Budgets” were short",
        "It was shown (twice). Later it was not", "Is it so? It is", "It was shown.[3] Later it was not",
    ],
)  # fmt: skip
def test_a_capital_of_any_alphabet_begins_a_sentence(text: str) -> None:
    assert sentences(text) == 2
    assert text[: next(ends(text))].rstrip("”)[3]").endswith(("!", ".", "?"))


@pytest.mark.parametrize(
    "text",
    [
        "О. П. Ковальчук", "Проф. Ковальчук О. П.", "See Fig. Three", "Budgets. – Kyiv: Press",
        "Species of Rosa Mill. (Rosaceae)",
        "Budgets of towns.",
        "The end. and so on", "у 2020 р. Україна", "Vol. 3. No. 4", "",
    ],
)  # fmt: skip
def test_what_ends_no_sentence(text: str) -> None:
    assert sentences(text) == 1


@pytest.mark.parametrize("number", ["2", "II", "ІІ", "ХIV", "Б"])
def test_the_number_of_a_label_ends_no_sentence(number: str) -> None:
    text = f"Рис. {number}. Карта міста. Далі тиша."
    assert [text[start:end] for start, end in split(text, "uk")] == [f"Рис. {number}. Карта міста.", "Далі тиша."]
