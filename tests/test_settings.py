"""Settings are read strictly: a slip of the pen is named with what was probably meant."""

from __future__ import annotations

from pathlib import Path

import pytest

from dvomova import journals, languages
from dvomova.errors import ProfileError


def journal(tmp_path: Path, text: str) -> Path:
    folder = tmp_path / "mine"
    folder.mkdir()
    (folder / "journal.toml").write_text(text, encoding="utf-8")
    return folder


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ('[journal]\nisnn_print = "1"', "“isnn_print” is not a known setting; the nearest one is “issn_print”"),
        ("[lok]", "nearest one is “look”"),
        ("[look]\nline_height = true", "must be a number"),
        ('[journal]\ntitle = "x"', "must be a table"),
        ('[reading]\nlanguages = "uk"', "must be a list"),
        ("[look", "not valid TOML"),
    ],
)
def test_a_slip_in_a_journal_is_named(tmp_path: Path, text: str, message: str) -> None:
    with pytest.raises(ProfileError, match=message):
        journals.read(journal(tmp_path, text))


def test_a_journal_may_leave_out_everything(tmp_path: Path) -> None:
    assert journals.read(journal(tmp_path, "")).look.page_size == "A4"


def test_every_shipped_journal_and_language_can_be_read() -> None:
    assert {"generic", "pard"} <= set(journals.journals())
    assert {"en", "uk", "ru", "pl"} <= set(languages.known())
    for code in languages.known():
        assert languages.load(code).code == code


def test_a_journal_is_known_by_issn_doi_or_running_head() -> None:
    assert journals.recognise(["ISSN 2616-6216 (Print)"], []).slug == "pard"
    assert journals.recognise(["https://doi.org/10.34132/PARD2024.23.08"], []).slug == "pard"
    assert journals.recognise([], ["ПУБЛІЧНЕ УПРАВЛІННЯ та регіональний розвиток. 2024. № 23"]).slug == "pard"
    assert journals.recognise(["nothing telling"], ["12"]).slug == "generic"


def test_an_unknown_journal_names_those_that_exist() -> None:
    with pytest.raises(ProfileError, match=r"known are generic, .*pard"):
        journals.named("nope")
