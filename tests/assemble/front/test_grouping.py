"""Groups of lines: which group a line joins depends on what stands above it."""

from __future__ import annotations

from typing import get_args

from dvomova.assemble.front.grouping import HANDLERS, grouped
from dvomova.assemble.front.line_kinds import labelled
from dvomova.assemble.labelled import GroupedLines, LineKind
from dvomova.assemble.segment_languages import in_languages
from dvomova.assemble.segments import segments
from dvomova.journals import named
from dvomova.languages.labels import of_languages

from ..printed import UK_BODY, UK_TEXT, draft


def read(text: str, *, after_body: bool = False) -> GroupedLines:
    some, _ = in_languages(segments(draft(text), of_languages()).segments, named("generic"))
    return grouped(labelled(some), after_body=after_body)


def test_each_kind_of_line_has_a_handler() -> None:
    assert set(HANDLERS) == set(get_args(LineKind))


def test_lines_below_names_are_about_these_people() -> None:
    found = read("О. С. Умовна\nВигаданий університет, м. Зразків\nТ. П. Зразкова\nІнший інститут, м. Зразків")
    assert [[item.text for item in group.details] for group in found.groups] == [
        ["Вигаданий університет, м. Зразків"],
        ["Інший інститут, м. Зразків"],
    ]


def test_running_text_goes_on_with_a_labelled_abstract() -> None:
    (abstract,) = read(f"Анотація. {UK_TEXT}\n{UK_BODY[0]}").abstracts
    assert abstract.labelled
    assert len(abstract.items) == 2


def test_addresses_behind_the_body_without_a_name_are_left_over() -> None:
    line = "Вигаданий університет, м. Зразків"
    assert [item.text for item in read(line, after_body=True).others] == [line]


def test_an_appendix_goes_on_to_the_next_block_of_front_matter() -> None:
    found = read(f"# Додаток\nО. С. Умовна\n{UK_BODY[0]}\nКлючові слова: вода.", after_body=True)
    assert [(section.concept, len(section.items)) for section in found.sections] == [("appendix", 2)]
    assert len(found.keywords) == 1
    assert not found.groups


def test_notes_on_authors_are_cut_into_name_and_note() -> None:
    found = read("# Відомості про авторів\nОлена Умовна, доцент, Вигаданий університет, м. Зразків", after_body=True)
    (group,) = found.groups
    assert group.card
    assert [item.text for item in group.people] == ["Олена Умовна"]
    assert group.details[0].text.lstrip(", ").startswith("доцент")
