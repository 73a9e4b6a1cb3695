"""The languages of an article and of its segments, found for each article by itself."""

from __future__ import annotations

from dvomova.assemble.segment_languages import foreign, in_languages
from dvomova.assemble.segments import Segment, segments
from dvomova.journals import named
from dvomova.languages.labels import of_languages
from dvomova.model import Lang

from .printed import EN_TEXT, UK_BODY, UK_LIST, draft


def read(*lines: str, start: int = 0) -> tuple[tuple[Segment, ...], tuple[Lang, ...]]:
    return in_languages(segments(draft("\n".join(lines)), of_languages()).segments[start:], named("generic"))


def test_new_segments_are_numbered_from_the_beginning_of_the_article() -> None:
    found, languages = read("! WATER", EN_TEXT, "! ВОДА", *UK_BODY, start=2)
    assert [segment.at for segment in found] == list(range(len(UK_BODY) + 1))
    assert languages[0] == "uk"
    assert {segment.lang for segment in found} == {"uk"}


def test_a_language_of_a_title_and_a_line_is_found_by_its_script() -> None:
    _, languages = read("! WATER BETWEEN THE NEIGHBOURING COMMUNITIES", *UK_BODY)
    assert languages == ("uk", "en")


def test_entries_show_no_language_of_the_article() -> None:
    entry = "5. Skladna P. (2019). Woda i zaufanie sąsiadów w gminach nad rzeką. Przykłady i wzory, 4, 15–27."
    _, languages = read(*UK_BODY, *UK_LIST.strip().splitlines(), entry)
    assert languages == ("uk",)


def test_a_line_in_another_script_is_foreign_even_if_its_language_is_in_doubt() -> None:
    found, _ = read(*UK_BODY, EN_TEXT, "Made-Up University")
    assert [foreign(segment, "uk") for segment in found[-2:]] == [True, True]
    assert not any(foreign(segment, "uk") for segment in found[:4])
