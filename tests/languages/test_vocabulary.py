"""Concepts of labels: those of the code and those of the language and journal files are the same closed list."""

from pathlib import Path

import pytest

from dvomova import languages
from dvomova.errors import ProfileError
from dvomova.journals import read
from dvomova.model import vocabulary
from dvomova.model.vocabulary import Concept
from dvomova.settings import build

GROUPS = ("DATES", "PARTS", "SECTIONS", "SOURCES", "DECLARATIONS", "PEOPLE", "FRONT", "ENDS", "HEADS", "ABSTRACTS")


def test_every_concept_has_wordings_in_a_language_file() -> None:
    worded = {concept for code in languages.known() for concept in languages.load(code).labels}
    assert set(Concept) - worded == set()


def test_concepts_of_the_files_are_members_and_no_bare_strings() -> None:
    assert {type(concept) for code in languages.known() for concept in languages.load(code).labels} == {Concept}


def test_a_misspelt_concept_in_a_language_file_names_the_nearest_one() -> None:
    values = {
        "code": "cs",
        "name": "čeština",
        "english_name": "Czech",
        "script": "Latn",
        "locale": "cs-CZ",
        "letters": {"alphabet": "abc"},
        "labels": {"abstrackt": ["Abstrakt"]},
    }
    with pytest.raises(ProfileError, match=r"“abstrackt”.*“abstract”"):
        build(languages.Language, values, "cs.toml")


def test_a_misspelt_concept_in_a_journal_names_the_nearest_one(tmp_path: Path) -> None:
    (tmp_path / "journal.toml").write_text('[reading.labels.keyword]\nuk = ["Ключі"]\n', encoding="utf-8")
    with pytest.raises(ProfileError, match=r"“keyword”.*“keywords”"):
        read(tmp_path)


@pytest.mark.parametrize("name", GROUPS)
def test_groups_hold_concepts_only(name: str) -> None:
    group = getattr(vocabulary, name)
    assert isinstance(group, frozenset)
    assert group
    assert group <= set(Concept)
