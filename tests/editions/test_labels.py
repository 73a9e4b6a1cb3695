"""The edition's own words: complete in each language, English where there is none, a journal's own on top."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

from dvomova.editions import labels
from dvomova.errors import ProfileError
from dvomova.journals import named, templates_folder

GENERIC = named("generic")
CODES = sorted(path.name.split(".")[1] for path in (templates_folder() / "base").glob("words.*.toml"))


@pytest.mark.parametrize("code", CODES)
def test_each_language_has_all_words_and_twelve_months(code: str) -> None:
    its = labels.load(code, GENERIC)
    assert its.lang == code
    assert len(set(its.months)) == 12
    assert set(its.only) >= {"en", "uk", "*"}
    assert "{language}" in its.only["*"]
    assert its.written_date("2024-02-05").startswith("5")


def test_the_commonest_languages_are_there() -> None:
    assert {"en", "uk", "ru", "pl"} <= set(CODES)


def test_a_date_that_is_not_whole_stays_as_it_is() -> None:
    its = labels.load("en", GENERIC)
    assert [its.written_date(iso) for iso in ("2024", "2024-01", "soon", "2024-13-01")] == [
        "2024",
        "2024-01",
        "soon",
        "2024-13-01",
    ]


def test_a_language_without_words_borrows_english_ones_and_says_so() -> None:
    its = labels.load("kk", GENERIC)
    assert (its.abstract, its.lang) == ("Abstract", "en")
    assert labels.load("uk", GENERIC).only_in("kk") == "Лише мовою: Қазақша"
    assert labels.load("en", GENERIC).only_in("xx") == "Only in: xx"


def test_a_journal_changes_single_words_and_a_slip_is_named(tmp_path: Path) -> None:
    (tmp_path / "words.uk.toml").write_text('abstract = "Резюме"', encoding="utf-8")
    its = labels.load("uk", replace(GENERIC, folder=tmp_path))
    assert (its.abstract, its.keywords) == ("Резюме", "Ключові слова")
    (tmp_path / "words.en.toml").write_text('abstrakt = "Summary"', encoding="utf-8")
    with pytest.raises(ProfileError, match="abstract"):
        labels.load("en", replace(GENERIC, folder=tmp_path))
