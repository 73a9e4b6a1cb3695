"""Letters of two scripts in one word: what is mended, and what is never touched."""

from __future__ import annotations

import pytest

from .test_repair import mended


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ("Iнститут фiзики iменi", "Інститут фізики імені"),
        ("Мукоlа KUBALSKIY and Нanna", "Mykola KUBALSKIY and Hanna"),
        ("Cоюзу, cудове, Давидoва", "Союзу, судове, Давидова"),
        ("а це конференцiях i симпозiумах", "а це конференціях і симпозіумах"),
        ("вулик i сад", "вулик і сад"),
        ("І. INTRODUCTION", "I. INTRODUCTION"),
        ("XVIІ та ХVIII століття", "XVII та XVIII століття"),
        ("Т.G. Petrosov, М. Moniri", "T.G. Petrosov, M. Moniri"),
        ("автори O. В. Петренко та A. Бджола", "автори О. В. Петренко та А. Бджола"),
        ("Qo’ziboyev P.М. wrote", "Qo’ziboyev P.M. wrote"),
    ],
)
def test_the_word_or_its_neighbours_decide(before: str, after: str) -> None:
    assert mended(before) == [after]


@pytest.mark.parametrize(
    "text",
    [
        "Хвороба COVID-19 та грип H1N1 і А4",
        "див. https://example.org/статтяa та doi: 10.5555/вуликa.1",
        "пошта vulykа@example.org",
        "апарат Mariner'а та MESSENGER’у",
        "курс ІІ, розділ ХХІ, том X, частина І",
        "I. Вступ до бджільництва",
        "TCP-клієнт, HTTPзапит, PDFи",
        "Мова Python і NumPy",
        "Bees and ЄС, and США, and hives",
        "значення x, y та t при c = 5",
    ],
)
def test_what_may_be_meant_so_is_left(text: str) -> None:
    assert mended(text) == [text]


def test_a_single_letter_needs_the_habit_of_the_file() -> None:
    habit = ["вoда", "мoлoкo", "кoлoс"]
    assert mended("вулик o саду")[0] == "вулик o саду"
    assert mended(*habit, "вулик o саду")[3] == "вулик о саду"


def test_a_variable_and_its_index_are_no_word() -> None:
    from dataclasses import replace

    from dvomova.findings import Report
    from dvomova.layout.repair import repair

    from .test_repair import pages

    whole = pages("величина Pтиск зростає")
    (line,) = whole.pages[0].lines
    (run,) = line.fragments
    pieces = (
        replace(run, text="величина P"),
        replace(run, text="тиск", size=6.0, rise=-2.0),
        replace(run, text=" зростає"),
    )
    page = replace(whole.pages[0], lines=(replace(line, fragments=pieces),))
    made = repair(replace(whole, pages=(page,)), Report())
    assert made.pages[0].lines[0].text == "величина Pтиск зростає"
