"""Dates, numbers, citation lines, keywords and the other small facts."""

import pytest

from dvomova.assemble.front.keywords import split
from dvomova.assemble.front.publication_data import parse
from dvomova.assemble.people.positions import split_role


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("вода, довіра, громада.", ["вода", "довіра", "громада"]),
        ("water; trust, mutual; dam", ["water", "trust, mutual", "dam"]),
        ("вода (питна, технічна), довіра", ["вода (питна, технічна)", "довіра"]),
        (
            "Knowledge organization. Co-citation analysis. Coupling",
            ["Knowledge organization", "Co-citation analysis", "Coupling"],
        ),
        (
            "lead reactor, teaching; small power, small stock, spectrum",
            ["lead reactor", "teaching", "small power", "small stock", "spectrum"],
        ),
        ("water, trust. REFERENCES", ["water", "trust"]),
        ("вода", ["вода"]),
        ("", []),
    ],
)
def test_keywords(text: str, words: list[str]) -> None:
    assert split(text) == words


def test_a_citation_in_apa() -> None:
    said = parse(
        "Umovna, O. S., & Zrazkova, T. P. (2024). Water between neighbouring communities. Journal of Samples, 7, "
        "11-19. "
        "https://doi.org/10.5555/sample.2024.1.01"
    )
    assert (said.year, said.lone, said.first, said.last) == ("2024", "7", "11", "19")
    assert said.title == "Water between neighbouring communities"
    assert said.doi == "10.5555/sample.2024.1.01"


def test_a_citation_as_ukrainian_lists_print_it() -> None:
    said = parse(
        "Умовна О. С. Вода між громадами. Вісник прикладів. 2024. Т. 3, № 7 (12). С. 11–19. DOI: 10.5555/sample.7"
    )
    assert (said.year, said.volume, said.number, said.first, said.last) == ("2024", "3", "7 (12)", "11", "19")
    assert said.title == "Вода між громадами"


@pytest.mark.parametrize(
    ("text", "lang", "role", "place"),
    [
        (
            "докторант кафедри прикладів Вигаданого університету, м. Зразків",
            "uk",
            "докторант",
            "кафедри прикладів Вигаданого університету, м. Зразків",
        ),
        (
            "доктор наук з державного управління, професор, Вигаданий науковий інститут, м. Зразків",
            "uk",
            "доктор наук з державного управління, професор",
            "Вигаданий науковий інститут, м. Зразків",
        ),
        (
            "Senior Lecturer, Made-Up Research Institute, Sampleton",
            "en",
            "Senior Lecturer",
            "Made-Up Research Institute, Sampleton",
        ),
        ("кандидат наук, доцент", "uk", "кандидат наук, доцент", ""),
        (
            "перший проректор Вигаданої академії зразків, радник 3 класу, кандидат наук, заслужений юрист України",
            "uk",
            "перший проректор, радник 3 класу, кандидат наук, заслужений юрист України",
            "Вигаданої академії зразків",
        ),
        ("завідувачка міського архіву Зразкова", "uk", "завідувачка", "міського архіву Зразкова"),
        ("заступник начальника відділу зразків", "uk", "заступник начальника", "відділу зразків"),
        ("Head of the Municipal Archive of Sampleton", "en", "Head", "Municipal Archive of Sampleton"),
        ("Вигаданий університет, м. Зразків", "uk", "", "Вигаданий університет, м. Зразків"),
        (
            "старший викладач кафедри зразків Вигаданого університету, м. Зразків, Україна",
            "uk",
            "старший викладач",
            "кафедри зразків Вигаданого університету, м. Зразків, Україна",
        ),
        (
            "декан факультету зразків, кандидат наук, доцент кафедри прикладів Вигаданого університету, м. Зразків",
            "uk",
            "декан, кандидат наук, доцент",
            "факультету зразків, кафедри прикладів Вигаданого університету, м. Зразків",
        ),
        ("суддя Зразкового господарського суду України", "uk", "суддя", "Зразкового господарського суду України"),
    ],
)
def test_post_and_institution(text: str, lang: str, role: str, place: str) -> None:
    assert split_role(text, lang) == (role, place)
