"""Dates, numbers, citation lines, keywords and the other small facts."""

import pytest

from dvomova.assemble.front.keywords import split
from dvomova.assemble.front.publication_data import numbers_in, parse
from dvomova.assemble.people.positions import split_role
from dvomova.languages.labels import of_languages
from dvomova.patterns import citations, identifiers
from dvomova.patterns.dates import date_in, spans


@pytest.mark.parametrize(
    ("text", "iso"),
    [
        ("Received: 04.01.2024", "2024-01-04"),
        ("4.1.2024 р.", "2024-01-04"),
        ("надійшла 3010.2014", "2014-10-30"),
        ("January 4, 2024", "2024-01-04"),
        ("4 January 2024", "2024-01-04"),
        ("«4» січня 2024 р.", None),
        ("4 січня 2024 р.", "2024-01-04"),
        ("04 stycznia 2024", "2024-01-04"),
        ("12 de março de 2020", "2020-03-12"),
        ("2024-01-04", "2024-01-04"),
        ("10/13/2022", "2022-10-13"),
        ("45.13.2024", None),
        ("С. 12–19", None),
    ],
)
def test_dates(text: str, iso: str | None) -> None:
    assert date_in(text) == iso


def test_several_dates_in_one_line() -> None:
    held = spans("Надійшла 20.05.2024. Прийнята 31.05.2024. Received 20 May 2024")
    assert [iso for _, _, iso in held] == ["2024-05-20", "2024-05-31", "2024-05-20"]


@pytest.mark.parametrize(
    ("text", "doi"),
    [
        ("https://doi.org/10.5555/sample.2024.1.01.", "10.5555/sample.2024.1.01"),
        ("DOI: 10.5555/EPS.2(163).Umovna_O_S", "10.5555/EPS.2(163).Umovna_O_S"),
        ("(doi 10.5555/abc)", "10.5555/abc"),
        ("no doi here", None),
    ],
)
def test_doi(text: str, doi: str | None) -> None:
    assert identifiers.doi_in(text) == doi


def test_only_an_orcid_with_the_right_check_digit_counts() -> None:
    assert identifiers.orcids_in("orcid.org/0000-0002-1825-0097 and 0000-0002-1694-233X") == [
        "0000-0002-1825-0097",
        "0000-0002-1694-233X",
    ]
    assert identifiers.orcids_in("0000-0002-1825-0098") == []


@pytest.mark.parametrize(
    ("text", "udc"),
    [
        ("УДК 556.18:352(477)", "556.18:352(477)"),
        ("УДК: 62-341:621.512.3", "62-341:621.512.3"),
        ("UDC 621.039.526.034+621.039.546.8:536.26", "621.039.526.034+621.039.546.8:536.26"),
        ("УДК 351 DOI 10.5555/x", "351"),
        ("УДК", None),
        ("УДК[378.147:5](477)„19/20”", "[378.147:5](477)"),
        ("УДК 378.147 [", "378.147"),
    ],
)
def test_udc(text: str, udc: str | None) -> None:
    assert identifiers.udc_in(text, of_languages().match(text)) == udc


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
    assert split(text, of_languages()) == words


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
    said = numbers_in(head)
    assert (said.volume, said.number, said.year) == numbers


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


@pytest.mark.parametrize(
    "text",
    [
        "Умовна О. С. Сухе літо : монографія. Львів : Макет, 2020. 88 с.",
        "3. Umovna, O. S. (2020). Dry summer. Lviv: Maket [in Ukrainian].",
        "[12] Zrazkova T. P. The dam // Samples. – 2021. – № 4. – P. 15–27.",
    ],
)
def test_an_entry_of_a_list(text: str) -> None:
    assert citations.entry_like(text)


@pytest.mark.parametrize("text", ["Вода тече вниз.", "Ключові слова: вода, довіра", "1. Вступ"])
def test_no_entry(text: str) -> None:
    assert not citations.entry_like(text)
