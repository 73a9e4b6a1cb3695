"""Journals: found in three places, read strictly when chosen, harmless when another is broken."""

from __future__ import annotations

from pathlib import Path

import pytest

import dvomova
from dvomova import languages
from dvomova.errors import ProfileError
from dvomova.journals import EditionLook, find, journals, named, read, recognise


def journal(place: Path, text: str, name: str = "mine") -> Path:
    folder = place / name
    folder.mkdir(parents=True, exist_ok=True)
    (folder / "journal.toml").write_text(text, encoding="utf-8")
    return folder


@pytest.fixture
def here(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A working folder, and a user's configuration folder below it that are both empty."""
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("XDG_CONFIG_HOME", str(tmp_path / "config"))
    return tmp_path


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ('[journal]\nisnn_print = "1"', "“isnn_print” is not a known setting; the nearest one is “issn_print”"),
        ("[lok]", "nearest one is “look”"),
        ("[look]\nline_height = true", "must be a number"),
        ("[look]\nline_height = 9", "must lie between 1.0 and 2.5"),
        ('[look]\ncolour = "dark blue"', "“dark blue” cannot be used; write it like “#1d3557”"),
        ('[look]\npage_margin = "20mm; } body { display: none"', "“page_margin”"),
        ('[journal]\ntitle = "x"', "must be a table"),
        ('[journal]\ntitle = { ukrainian = "x" }', "write it like “uk”"),
        ('[journal]\nissn_print = "26166216"', "write it like “2616-6216”"),
        ('[reading]\nlanguages = "uk"', "must be a list"),
        ('[reading]\nlanguages = ["xx"]', "“xx” is not a known language"),
        ('[reading]\nnumber_is = "numer"', "“numer” is not one of issue, volume"),
        (
            '[reading.labels.abstrackt]\nuk = ["Стисло"]',
            "“abstrackt” is not a known concept; the nearest one is “abstract”",
        ),
        ('[reading.labels.abstract]\nxx = ["Стисло"]', "“xx” is not a known language"),
        ("[look", "not valid TOML"),
    ],
)
def test_a_slip_in_a_journal_is_named(tmp_path: Path, text: str, message: str) -> None:
    with pytest.raises(ProfileError) as caught:
        read(journal(tmp_path, text))
    assert message in str(caught.value)
    assert "journal.toml" in str(caught.value)


def test_a_look_is_checked_wherever_it_is_made() -> None:
    with pytest.raises(ProfileError, match="colour"):
        EditionLook(colour="red; }")


def test_a_journal_may_leave_out_everything(tmp_path: Path) -> None:
    assert read(journal(tmp_path, "")).look.page_size == "A4"


def test_every_shipped_journal_and_language_can_be_read() -> None:
    assert {"generic", "pard"} <= set(journals())
    assert {"en", "uk", "ru", "pl"} <= set(languages.known())
    for code in languages.known():
        assert languages.load(code).code == code


def test_a_journal_is_known_by_issn_doi_or_running_head() -> None:
    def slug(texts: list[str], heads: list[str]) -> str:
        return recognise(texts, heads)[0].slug

    assert slug(["ISSN 2616-6216 (Print)"], []) == "pard"
    assert slug(["https://doi.org/10.34132/PARD2024.23.08"], []) == "pard"
    assert slug([], ["ПУБЛІЧНЕ УПРАВЛІННЯ та регіональний розвиток. 2024. № 23"]) == "pard"
    assert slug(["nothing telling"], ["12"]) == "generic"


@pytest.mark.usefixtures("here")
def test_an_unknown_journal_names_those_that_exist() -> None:
    with pytest.raises(ProfileError, match=r"There is no journal “nope”.*known are generic, .*pard.*\./nope"):
        named("nope")


def test_names_are_sought_here_then_with_the_user_then_in_the_package(here: Path) -> None:
    users = journal(here / "config" / "dvomova" / "journals", "", "pard")
    assert find("pard") == users
    own = journal(here / "journals", "", "pard")
    assert find("pard").resolve() == own
    assert find("generic").parent.parent.name == "templates"


def test_a_folder_anywhere_is_named_by_its_path(here: Path) -> None:
    folder = journal(here / "deep", '[look]\ncolour = "#112233"')
    assert named(str(folder)).look.colour == "#112233"
    assert named("./deep/mine").slug == "mine"
    journal(here, "", "beside")
    assert named("beside").slug == "beside"
    with pytest.raises(ProfileError, match=r"holds no journal\.toml"):
        named("./deep")


def test_another_journal_that_is_broken_harms_only_itself(here: Path) -> None:
    journal(here / "journals", "[lok]\nx = 1", "a-broken-key")
    journal(here / "journals", "[look", "b-broken-file")
    profile, problems = recognise(["ISSN 2616-6216"], [])
    assert profile.slug == "pard"
    assert len(problems) == 1
    assert "b-broken-file" in problems[0]
    assert "a-broken-key" not in dvomova.journals()
    assert set(dvomova.journals(here / "journals")) == set()
    with pytest.raises(ProfileError, match="“lok”"):
        named("a-broken-key")


def test_the_one_that_is_recognised_must_be_sound(here: Path) -> None:
    journal(here / "journals", '[journal]\nissn_print = "1234-5678"\n[look]\ncolour = "dark"', "broken")
    with pytest.raises(ProfileError, match="“dark”"):
        recognise(["ISSN 1234-5678"], [])
    assert recognise(["ISSN 2616-6216"], [])[0].slug == "pard"
