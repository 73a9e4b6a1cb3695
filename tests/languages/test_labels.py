"""Labels are found however they are printed, and keep all their senses."""

import pytest

from dvomova.languages.characters import fold
from dvomova.languages.labels import of_journal, of_languages
from dvomova.model.vocabulary import Concept


@pytest.mark.parametrize(
    ("text", "concept", "lang", "rest"),
    [
        ("Анотація. У статті розглянуто", "abstract", "uk", "У статті розглянуто"),
        ("А н о т а ц і я", "abstract", "uk", ""),
        ("Анотація . Розглянуто", "abstract", "uk", "Розглянуто"),
        ("КЛЮЧОВІ СЛОВА: громада", "keywords", "uk", "громада"),
        ("Ключовіслова: громада", "keywords", "uk", "громада"),
        ("Ключеві слова: громада", "keywords", "uk", "громада"),
        ("Ключовы слова: громада", "keywords", "uk", "громада"),
        ("Key words – trust", "keywords", "en", "trust"),
        ("Keywords: trust", "keywords", "en", "trust"),
        ("I. ВСТУП", "introduction", "uk", ""),
        ("УДК621.3", "udc", "uk", "621.3"),
        ("9 Література", "references", "uk", ""),
        ("Об'єкт, матеріали і методи", "methods", "uk", ""),
        ("Об’єкт, матеріали і методи", "methods", "uk", ""),
        ("Streszczenie. W artykule", "abstract", "pl", "W artykule"),
        ("Anotatsiya: Maqolada", "abstract", "uz", "Maqolada"),
        ("Kalit so’zlar bilim", "keywords", "uz", "bilim"),
        ("Xülasə. Məqalədə", "abstract", "az", "Məqalədə"),
        ("Palavras-chave: saúde", "keywords", "pt", "saúde"),
        ("Відомості про автора / Information about the Authors", "author_info", "en", ""),
        ("Słowa kluczowe (key words): zaufanie", "keywords", "pl", "zaufanie"),
    ],
)
def test_a_label_is_found(text: str, concept: str, lang: str, rest: str) -> None:
    label = of_languages().match(text)
    assert label is not None
    assert (concept, lang) in label.senses
    assert text[label.rest :] == rest


@pytest.mark.parametrize(
    "text", ["Abstraction is a virtue.", "Ключовими словами епохи стали", "Висновків ще немає", "12", "", "…"]
)
def test_words_that_only_begin_like_a_label_are_none(text: str) -> None:
    label = of_languages().match(text)
    assert label is None or not label.closed


def test_a_wording_of_two_languages_keeps_both() -> None:
    label = of_languages().match("Резюме")
    assert label is not None
    assert set(label.languages("abstract")) == {"uk", "ru"}


def test_a_label_in_two_languages_has_both() -> None:
    label = of_languages().match("Відомості про автора / Information about the author")
    assert label is not None
    assert label.alone
    assert {"uk", "en"} <= set(label.languages("author_info"))


def test_numbering_stands_before_the_label() -> None:
    label = of_languages().match("2.1. Методи дослідження")
    assert label is not None
    assert label.start == len("2.1. ")
    assert label.alone


def test_a_journal_adds_its_own_wordings() -> None:
    wordings = of_journal({Concept.ABSTRACT: {"uk": ("Стисло",)}})
    label = wordings.match("Стисло: про що стаття")
    assert label is not None
    assert label.senses == (("abstract", "uk"),)
    assert of_languages().match("Стисло: про що стаття") is None


def test_look_alikes_and_apostrophes_make_no_difference() -> None:
    assert fold("ВCТУП") == fold("вступ")
    assert fold("об’єкт") == fold("об'єкт") == fold("обʼєкт")
