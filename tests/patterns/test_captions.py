"""Captions of tables and figures, and lines on their source, in several languages."""

from __future__ import annotations

import pytest

from dvomova.languages.labels import of_languages
from dvomova.model.vocabulary import Concept
from dvomova.patterns.captions import begins, caption, is_caption, is_source


@pytest.mark.parametrize(
    ("text", "concept", "label", "rest"),
    [
        ("Table 1. Budgets", Concept.TABLE, "Table 1", "Budgets"),
        ("Рис. 2.1а – Бюджети", Concept.FIGURE, "Рис. 2.1а", "Бюджети"),
        ("Fig. S1: Budgets", Concept.FIGURE, "Fig. S1", "Budgets"),
        ("Таблиця ІІ", Concept.TABLE, "Таблиця ІІ", ""),
        ("Таблиця А.2 Бюджети", Concept.TABLE, "Таблиця А.2", "Бюджети"),
        ("Рисунок № 3. Бюджети", Concept.FIGURE, "Рисунок № 3", "Бюджети"),
        ("Tabela 4. Budżety", Concept.TABLE, "Tabela 4", "Budżety"),
    ],
)
def test_label_number_and_text(text: str, concept: Concept, label: str, rest: str) -> None:
    found = caption(text, concept, of_languages())
    assert found is not None
    assert (found.label, text[found.rest :]) == (label, rest)
    assert begins(concept, text, of_languages())


@pytest.mark.parametrize("text", ["Table 2 shows the budgets", "Рис. 3 показує бюджети"])
def test_a_sentence_about_an_exhibit_begins_alike(text: str) -> None:
    assert is_caption(text, of_languages())
    assert not begins(Concept.TABLE, text, of_languages())
    assert not begins(Concept.FIGURE, text, of_languages())


@pytest.mark.parametrize(
    "text",
    ["Table of contents", "Tables and figures", "Рисунок і схема", "Budgets 1", "3. Table 2", "Table", "Table 2024"],
)
def test_what_is_no_caption(text: str) -> None:
    assert not is_caption(text, of_languages())


def test_lines_on_the_source() -> None:
    assert is_source("Source: the books of the town", of_languages())
    assert is_source("Джерело: складено авторами", of_languages())
    assert is_source("Source – the books of the town", of_languages())
    assert not is_source("Sources", of_languages())
    assert not is_source("Source of the river " + "and of its towns " * 20, of_languages())
    assert not is_source("The source: a book", of_languages())
