"""Numbers of items, entries, sections, tables and figures, and Roman numerals in either script."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dvomova.patterns import numbering


@pytest.mark.parametrize(
    ("text", "label", "number"),
    [
        ("1. Budgets", "1.", 1), ("12) Budgets", "12)", 12), ("(3) Budgets", "(3)", 3), ("[4] Budgets", "[4]", 4),
        ("[5]. Budgets", "[5].", 5), ("6.Budgets", "6.", 6), ("7.Бюджети", "7.", 7), ("8.Świat", "8.", 8),
        ("• Budgets", "•", None), ("•Budgets", "•", None), ("– Budgets", "–", None), ("а) бюджети", "а)", None),
        ("∙ Budgets", "∙", None), ("(б) бюджети", "(б)", None),
    ],
)  # fmt: skip
def test_labels_of_items(text: str, label: str, number: int | None) -> None:
    found = numbering.item_label(text)
    assert found is not None
    assert (found.text, found.number) == (label, number)
    assert text[found.end :].lstrip() in ("Budgets", "Бюджети", "бюджети", "Świat")


@pytest.mark.parametrize("text", ["1.5 % of all", "2024. Budgets", "-x", "·5", "Budgets", "ab) Budgets", "a)b", ""])
def test_what_labels_no_item(text: str) -> None:
    assert numbering.item_label(text) is None


@pytest.mark.parametrize(
    ("text", "number", "rest"),
    [("1 Kovalchuk", "1", "Kovalchuk"), ("[2.] Kovalchuk", "2", "Kovalchuk"),
     ("3. Kovalchuk", "3", "Kovalchuk"), ("3.5 Kovalchuk", "", "3.5 Kovalchuk")],
)  # fmt: skip
def test_numbers_of_entries(text: str, number: str, rest: str) -> None:
    found, start = numbering.number_of(text)
    assert (found, text[start:]) == (number, rest)


@pytest.mark.parametrize(
    ("text", "depth"),
    [
        ("1 Introduction", 1), ("1. Introduction", 1), ("2.3 Data", 2), ("2.3.1. Data", 3), ("II. Methods", 1),
        ("ІІ. Методи", 1), ("IIII. Methods", 0), ("Vom. Methods", 0), ("Introduction", 0),
        ("2024 in review", 0), ("3.", 0),
    ],
)  # fmt: skip
def test_depth_of_sections(text: str, depth: int) -> None:
    assert numbering.section_depth(text) == depth
    assert (numbering.section_title(text) == text) == (depth == 0)


@pytest.mark.parametrize(
    ("text", "number"),
    [
        ("Fig. 1. Budgets", " 1"), ("Fig. 2.1a – Budgets", " 2.1a"), ("Fig. S1 Budgets", " S1"), ("Fig. № 4", " № 4"),
        ("Fig. IV. Budgets", " IV"), ("Fig. ІІ. Budgets", " ІІ"), ("Fig. А.2 Budgets", " А.2"), ("Fig. 1Budgets", " 1"),
    ],
)  # fmt: skip
def test_numbers_of_figures(text: str, number: str) -> None:
    assert numbering.exhibit_end(text, 4) == 4 + len(number)


@pytest.mark.parametrize(
    "text", ["Fig. 2024 shows", "Fig. and 1", "Fig. in colour", "Fig. і схема", "Fig. a 1", "Fig."]
)
def test_what_numbers_no_figure(text: str) -> None:
    assert numbering.exhibit_end(text, 4) is None


@given(st.integers(min_value=1, max_value=3999))
def test_roman_numerals_come_back(number: int) -> None:
    assert numbering.roman_value(numbering.roman(number)) == number
    assert numbering.is_roman(numbering.roman(number).upper())


def test_roman_numerals_are_capitals_and_follow_the_rules() -> None:
    assert numbering.is_roman("ХІХ")
    assert not numbering.is_roman("xix")
    assert not numbering.is_roman("IIX")
    assert not numbering.is_roman("")
    assert numbering.roman_value("VVI") is None
