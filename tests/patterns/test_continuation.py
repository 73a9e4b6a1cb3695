"""What a text before a break and the text after it show: marks, small letters of every alphabet, numbers, sources."""

from __future__ import annotations

import pytest

from dvomova.patterns.continuation import Flow, TextForm, begins_inside, flow, inside_range, is_ended, wants_number


@pytest.mark.parametrize(
    ("before", "after", "reads"),
    [
        ("the budgets of", "small towns", Flow.RUNNING), ("бюджети", "ґмін", Flow.RUNNING),
        ("budżety", "śląskie", Flow.RUNNING),
        ("the so-called “river”", "of budgets", Flow.RUNNING), ("budgets (of towns)", "were short", Flow.RUNNING),
        ("budgets, towns,", "rivers", Flow.RUNNING), ("budgets of", "«малих» міст", Flow.RUNNING),
        ("Kovalchuk,", "Petrenko", Flow.BROKEN), ("budgets –", "The river", Flow.BROKEN),
        ("див. (", "Рис. 1", Flow.BROKEN),
        ("Вип.", "7. Київ", Flow.BROKEN), ("pp. 46–", "124", Flow.BROKEN), ("XIX–", "XX ст.", Flow.BROKEN),
        ("as follows:", "budgets", Flow.PAUSED), ("of towns;", "of rivers", Flow.PAUSED),
        ("It was late.", "and so on", Flow.STOPPED), ("and so on…", "it was late", Flow.STOPPED),
        ("the budgets of", "Small Towns", Flow.OPEN), ("the budgets of", "2024", Flow.OPEN),
        ("(Kovalchuk et al.", "2017)", Flow.OPEN),
        ("It was late.", "The river", Flow.ENDED), ("such as:", "Budgets", Flow.ENDED),
        ("He wrote “Rivers”", "The river", Flow.ENDED),
        ("такі умови:", "а) бюджет", Flow.ENDED), ("а) бюджет", "б) річка", Flow.OPEN),
        ("(а) бюджет", "(б) річка", Flow.OPEN),
    ],
)  # fmt: skip
def test_prose(before: str, after: str, reads: Flow) -> None:
    assert flow(before, after) is reads


@pytest.mark.parametrize("letter", "śłšұәџґğż")
def test_small_letters_of_every_alphabet_are_small(letter: str) -> None:
    assert begins_inside(letter + "wo")
    assert not begins_inside(letter.upper() + "wo")


@pytest.mark.parametrize(
    "after",
    ["budgets of towns", "2024. 15 p.", "https://a.example", "doi: 10.5555/x", "// Rivers", "– Kyiv", "[in Polish]"],
)
def test_sources_go_on(after: str) -> None:
    assert flow("Kovalchuk O. Budgets of small", after, TextForm.SOURCE) is Flow.RUNNING
    assert flow("Kovalchuk O. Budgets.", after, TextForm.SOURCE) is Flow.STOPPED


def test_sources_end_in_numbers_brackets_and_addresses() -> None:
    for end in ("P. 12–15", "[in Polish]", "URL: https://a.example/x", "2024."):
        assert is_ended(f"Kovalchuk O. Budgets. {end}", TextForm.SOURCE)
    assert flow("Kovalchuk O., Petrenko I. &", "Kravets O.", TextForm.SOURCE) is Flow.BROKEN
    assert flow("Kovalchuk O. Budgets. P. 12", "Petrenko I.", TextForm.SOURCE) is Flow.ENDED


def test_a_row_of_words_goes_on_behind_a_semicolon() -> None:
    assert flow("budgets; towns;", "Rivers", TextForm.WORDS) is Flow.BROKEN
    assert flow("budgets; towns", "rivers", TextForm.WORDS) is Flow.RUNNING
    assert flow("budgets; towns.", "Rivers", TextForm.WORDS) is Flow.ENDED


def test_only_what_the_texts_show_goes_on() -> None:
    assert {reads for reads in Flow if reads.goes_on} == {Flow.BROKEN, Flow.RUNNING}
    assert {reads for reads in Flow if reads.begins_anew} == {Flow.OPEN, Flow.ENDED}


def test_numbers_behind_their_words() -> None:
    assert wants_number("Київ, 2020. Вип.", "7. С. 12")
    assert not wants_number("Київ, 2020. 345 с.", "7. Ковальчук")
    assert not wants_number("It was late.", "7. Kovalchuk")


def test_ranges_in_figures_and_roman_numerals() -> None:
    assert inside_range("С. 46–", "124")
    assert inside_range("у ХІХ–", "ХХ ст.")
    assert not inside_range("місто –", "124")
    assert not inside_range("Київ–", "Львів")
