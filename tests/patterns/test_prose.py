"""Levels of running text by letters, sentences and the closing mark, and sentences told from addresses."""

from __future__ import annotations

import pytest

from dvomova.model import letters_in
from dvomova.patterns.prose import Prose, is_spoken, prose

SENTENCE = "The budgets of the small towns on the river were read aloud in every market square of the valley"
assert letters_in(SENTENCE) == 78


@pytest.mark.parametrize(
    ("text", "level"),
    [
        ("Budgets of small towns.", Prose.NONE),
        (SENTENCE, Prose.FRAGMENT),
        (f"{SENTENCE}.", Prose.FRAGMENT),
        (f"{SENTENCE}, and nobody listened to them at all there", Prose.FRAGMENT),
        (f"{SENTENCE}, and nobody listened to them at all there.", Prose.CLOSED),
        (f"{SENTENCE}. Świadkowie nie słuchali ich wcale, bo padał deszcz i wiał wiatr", Prose.SENTENCES),
        (f"{SENTENCE} and " * 4, Prose.LONG),
    ],
)
def test_levels(text: str, level: Prose) -> None:
    assert prose(text) is level


def test_levels_are_ordered() -> None:
    assert Prose.NONE < Prose.FRAGMENT < Prose.CLOSED < Prose.SENTENCES < Prose.LONG


def test_a_sentence_has_small_words_and_few_capitals() -> None:
    assert is_spoken(f"{SENTENCE} and of the hills", "en")
    assert not is_spoken("Budgets of the towns", "en")
    assert not is_spoken("Department of Rivers, University of Small Towns, Market Square 5, Kyiv; " * 2, "en")
    assert not is_spoken(f"{SENTENCE} and of the hills", "xx")
