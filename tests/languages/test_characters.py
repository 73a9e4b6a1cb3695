"""Classes of letters by Unicode, scripts, capitals, and words of all languages as patterns."""

import re

import pytest

from dvomova.languages import characters, known, load, words


@pytest.mark.parametrize("letter", "AŚŁŰŠҰӘІЇҐƏ")
def test_capitals_of_every_alphabet_are_capitals(letter: str) -> None:
    assert re.fullmatch(f"[{characters.CAPITAL}]", letter)
    assert not re.fullmatch(f"[{characters.NO_CAPITAL}]", letter)
    assert re.fullmatch(f"[{characters.SMALL}]", letter.lower())


@pytest.mark.parametrize("sign", "¹²½₃5_ⅷ①")
def test_figures_of_any_shape_are_no_letters(sign: str) -> None:
    assert not re.fullmatch(f"[{characters.LETTER}]", sign)


def test_every_letter_of_every_alphabet_is_a_small_letter_of_its_script() -> None:
    for code in known():
        language = load(code)
        letters = [char for char in language.letters.alphabet if char.isalpha() and char not in characters.MODIFIERS]
        assert letters
        assert all(re.fullmatch(f"[{characters.SMALL}]", letter) for letter in letters)
        assert all(characters.is_of(language.script, letter) for letter in letters)


@pytest.mark.parametrize(
    ("text", "script"), [("Вода і рух, trust", "Cyrl"), ("water та", "Latn"), ("2024, № 3", "Zyyy"), ("ΑΒΓ", "Grek")]
)
def test_the_script_is_that_of_most_letters(text: str, script: str) -> None:
    assert characters.script_of(text) == script


@pytest.mark.parametrize(
    ("text", "share", "is_in_capitals"),
    [("ВОДА І ДОВІРА", 1.0, True), ("ВОДА і довіра", 0.6, False), ("ЗМІст", 0.6, True), ("2024", 0.5, False)],
)
def test_in_capitals(text: str, share: float, is_in_capitals: bool) -> None:
    assert characters.in_capitals(text, share) is is_in_capitals


def test_items_are_counted_in_letters_of_both_scripts() -> None:
    assert set(characters.counting(4)) == set("abcdабвг")


@pytest.mark.parametrize("text", ["с. 5", "c. 5", "p. 5", "pp. 5", "стор. 5", "s. 5"])
def test_words_before_pages_in_any_language_and_with_a_letter_of_the_other_script(text: str) -> None:
    assert re.fullmatch(rf"{words.before_pages()}\s*5", text, re.IGNORECASE)


@pytest.mark.parametrize("text", ["с 5", "vs. 5"])
def test_a_single_letter_needs_its_full_stop(text: str) -> None:
    assert not re.fullmatch(rf"{words.before_pages()}\s*5", text, re.IGNORECASE)


def test_words_that_no_language_has_match_nothing() -> None:
    assert re.search(words.any_of(words.gathered(lambda language: ())), "any text") is None
