"""Captions of tables and figures, and lines on their source, in several languages."""

from __future__ import annotations

import pytest

from dvomova.patterns.captions import Exhibit, begins, caption, is_caption, is_source


@pytest.mark.parametrize(
    ("text", "concept", "label", "rest"),
    [
        ("Table 1. Budgets", "table", "Table 1", "Budgets"),
        ("Рис. 2.1а – Бюджети", "figure", "Рис. 2.1а", "Бюджети"),
        ("Fig. S1: Budgets", "figure", "Fig. S1", "Budgets"),
        ("Таблиця ІІ", "table", "Таблиця ІІ", ""),
        ("Таблиця А.2 Бюджети", "table", "Таблиця А.2", "Бюджети"),
        ("Рисунок № 3. Бюджети", "figure", "Рисунок № 3", "Бюджети"),
        ("Tabela 4. Budżety", "table", "Tabela 4", "Budżety"),
    ],
)
def test_label_number_and_text(text: str, concept: Exhibit, label: str, rest: str) -> None:
    found = caption(text, concept)
    assert found is not None
    assert (found.label, text[found.rest :]) == (label, rest)
    assert begins(concept, text)


@pytest.mark.parametrize("text", ["Table 2 shows the budgets", "Рис. 3 показує бюджети"])
def test_a_sentence_about_an_exhibit_begins_alike(text: str) -> None:
    assert is_caption(text)
    assert not begins("table", text)
    assert not begins("figure", text)


@pytest.mark.parametrize(
    "text",
    ["Table of contents", "Tables and figures", "Рисунок і схема", "Budgets 1", "3. Table 2", "Table", "Table 2024"],
)
def test_what_is_no_caption(text: str) -> None:
    assert not is_caption(text)


def test_lines_on_the_source() -> None:
    assert is_source("Source: the books of the town")
    assert is_source("Джерело: складено авторами")
    assert is_source("Source – the books of the town")
    assert not is_source("Sources")
    assert not is_source("Source of the river " + "and of its towns " * 20)
    assert not is_source("The source: a book")
