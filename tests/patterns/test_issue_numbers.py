"""Numbers of issues in running heads and citations, and the lines that hold them."""

from __future__ import annotations

import pytest

from dvomova.languages.labels import of_languages
from dvomova.patterns import issue_numbers
from dvomova.patterns.issue_numbers import NumberForm, numbers_in, pages_in, readings


@pytest.mark.parametrize(
    ("head", "numbers"),
    [
        ("Вісник прикладів. 2024. № 23", ("", "23", "2024")),
        ("Samples Volume 16, Issue 2 / 2024", ("16", "2", "2024")),
        ("Приклади, 2014, № 4(40)", ("", "4(40)", "2014")),
        ("VOL. 53(4) 2023: 271 - 280", ("53", "4", "2023")),
        ("ЗРАЗКОВА ДЕРЖАВА 16’2013", ("", "16", "2013")),
        ("ISSN 2616-6216 (Print)", ("", "", "")),
    ],
)
def test_running_heads(head: str, numbers: tuple[str, str, str]) -> None:
    found = numbers_in(head, of_languages())
    assert (found.volume, found.number, found.year) == numbers


@pytest.mark.parametrize(
    ("line", "form", "value", "running"),
    [
        ("Samples, 1(13)’2009", NumberForm.OF_YEAR, "1", "13"),
        ("Samples 3’2013", NumberForm.OF_YEAR, "3", ""),
        ("Samples 3/2013", NumberForm.OF_YEAR, "3", ""),
        ("Приклади. Вип. 7 (12)", NumberForm.WORD, "7", "12"),
        ("Samples. Issue: 5", NumberForm.WORD, "5", ""),
        ("Samples. Vol. 53(4)", NumberForm.WORD, "4", ""),
        ("Przykłady, zeszyt 9", NumberForm.WORD, "9", ""),
        ("Приклади № 3–4", NumberForm.SIGN, "3–4", ""),
        ("Samples #5", NumberForm.SIGN, "5", ""),
    ],
)
def test_numbers_of_an_issue_with_their_form(line: str, form: NumberForm, value: str, running: str) -> None:
    found = next(reading for reading in readings(line, of_languages()) if reading.field == "number")
    assert (found.form, found.value, found.running) == (form, value, running)


@pytest.mark.parametrize(
    ("line", "volume"), [("Том IV, вип. 2", "IV"), ("Vol. 12", "12"), ("Samples 53: 271–280", "53")]
)
def test_volumes(line: str, volume: str) -> None:
    assert numbers_in(line, of_languages()).volume == volume


def test_addresses_and_issn_name_no_issue() -> None:
    assert list(readings("ISSN 2616-2009; https://doi.org/10.5555/no.5/3.2013", of_languages())) == []


@pytest.mark.parametrize("word", ["С.", "C.", "P.", "pp.", "s.", "str."])
def test_pages_behind_their_word_in_either_script(word: str) -> None:
    assert pages_in(f"Samples. 2024. {word} 11–19.") == ("11", "19")


def test_no_pages() -> None:
    assert pages_in("Samples 2024: 11–19") == ("", "")


@pytest.mark.parametrize(
    "text",
    [
        "Умовна О. С. Сухе літо : монографія. Львів : Макет, 2020. 88 с.",
        "3. Umovna, O. S. (2020). Dry summer. Lviv: Maket [in Ukrainian].",
        "[12] Zrazkova T. P. The dam // Samples. – 2021. – № 4. – P. 15–27.",
    ],
)
def test_an_entry_of_a_list(text: str) -> None:
    assert issue_numbers.entry_like(text)


@pytest.mark.parametrize("text", ["Вода тече вниз.", "Ключові слова: вода, довіра", "1. Вступ"])
def test_no_entry(text: str) -> None:
    assert not issue_numbers.entry_like(text)


def test_the_line_on_how_to_cite() -> None:
    line = "Umovna O. S. (2024). Dry summer. Samples, 7, 11–19. https://doi.org/10.5555/sample.1"
    assert issue_numbers.citation_like(line)
    assert not issue_numbers.citation_like(line.partition(" https")[0])


@pytest.mark.parametrize(
    ("line", "numbers"),
    [
        ("Pogranicza. Tom 7 (2022)", ("7", "", "2022")),
        ("Том 7 (3), 2022", ("7", "3", "2022")),
        ("№ 3 (2022)", ("", "3", "2022")),
        ("№ 3 (114), 2022", ("", "3 (114)", "2022")),
    ],
)
def test_a_year_in_brackets_is_no_number_of_an_issue(line: str, numbers: tuple[str, str, str]) -> None:
    found = numbers_in(line, of_languages())
    assert (found.volume, found.number, found.year) == numbers
