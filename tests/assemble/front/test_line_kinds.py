"""What each line of front matter is, by itself and beside its neighbours."""

from __future__ import annotations

import pytest

from dvomova.assemble.front.line_kinds import labelled
from dvomova.assemble.segment_languages import in_languages
from dvomova.assemble.segments import segments
from dvomova.journals import named
from dvomova.languages.labels import of_languages

from ..printed import UK_BODY, UK_TEXT, draft


def kinds(text: str) -> list[tuple[str, str]]:
    some, _ = in_languages(segments(draft(text), of_languages()).segments, named("generic"))
    return [(item.kind, item.text[:24]) for item in labelled(some)]


@pytest.mark.parametrize(
    ("line", "kind"),
    [
        ("УДК 556.18:352", "udc"),
        ("DOI: https://doi.org/10.5555/sample.2024.1.01", "doi"),
        ("! ВОДА МІЖ СУСІДНІМИ ГРОМАДАМИ", "line"),
        ("О. С. Умовна, Т. П. Зразкова", "byline"),
        ("Вигаданий університет, м. Зразків, Україна", "place"),
        ("доцент, кандидат історичних наук", "role"),
        ("E-mail: o.umovna@example.org", "contact"),
        ("Ключові слова: вода, довіра", "keywords"),
        ("Стаття надійшла до редакції 04.01.2024", "date"),
        ("© Умовна О. С., 2024", "copyright"),
        ("JEL Classification: Q25", "number"),
        (UK_BODY[0], "prose"),
    ],
)
def test_a_line_by_itself(line: str, kind: str) -> None:
    assert [found for found, _ in kinds(line)] == [kind]


def test_names_and_their_institution_in_one_segment_are_two_lines() -> None:
    assert [kind for kind, _ in kinds("О. С. Умовна, доцент кафедри зразків Вигаданого університету")] == [
        "byline",
        "role",
    ]


def test_a_paragraph_torn_by_the_layout_is_running_text() -> None:
    first, second = UK_TEXT[:60], UK_TEXT[60:140]
    assert second[:1].islower() or second[1:2].islower()
    assert [kind for kind, _ in kinds(f"{first}\n{second.strip()}")] == ["prose", "prose"]


def test_words_with_capitals_between_the_lines_of_a_title_are_no_names() -> None:
    found = kinds("! ВОДА МІЖ СУСІДНІМИ ГРОМАДАМИ\n! ОЛЕНА УМОВНА\nТ. П. Зразкова")
    assert [kind for kind, _ in found] == ["line", "line", "byline"]
