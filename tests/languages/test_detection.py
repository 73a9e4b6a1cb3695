"""Languages are told by letters first, and a short string by what stands around it."""

import pytest

from dvomova.languages import known
from dvomova.languages.detection import detect, languages_of, tell

UK = "Проаналізовано повноваження громад і показано, які з них змінилися після реформи."
RU = "Проанализированы полномочия общин и показано, какие из них изменились после реформы."
EN = "The powers of communities are analysed and it is shown which of them changed after the reform."
PL = "Przeanalizowano uprawnienia gmin i wykazano, które z nich zmieniły się po reformie."
AZ = "Məqalədə icmaların səlahiyyətləri təhlil edilir və islahatdan sonra onların dəyişməsi göstərilir."
TR = "Bu çalışmada toplulukların yetkileri incelenmiş ve reformdan sonra hangilerinin değiştiği gösterilmiştir."
PT = "Este artigo analisa as competências dos municípios e mostra quais delas mudaram após a reforma."
ES = "Este artículo analiza las competencias de los municipios y muestra cuáles de ellas cambiaron tras la reforma."


@pytest.mark.parametrize(
    ("text", "lang"), [(UK, "uk"), (RU, "ru"), (EN, "en"), (PL, "pl"), (AZ, "az"), (TR, "tr"), (PT, "pt"), (ES, "es")]
)
def test_a_sentence_among_all_languages(text: str, lang: str) -> None:
    found, sure = detect(text)
    assert found == lang
    assert sure > 0.8


@pytest.mark.parametrize(
    ("text", "lang"),
    [
        ("ПЕРШІ КРОКИ ДО СПІЛЬНОГО УПРАВЛІННЯ ГРОМАДАМИ", "uk"),
        ("ПЕРВЫЕ ШАГИ К СОВМЕСТНОМУ УПРАВЛЕНИЮ ОБЩИНАМИ", "ru"),
        ("FIRST STEPS TOWARDS JOINT GOVERNMENT OF COMMUNITIES", "en"),
    ],
)
def test_capitals_do_not_disturb(text: str, lang: str) -> None:
    assert detect(text, ("uk", "ru", "en"))[0] == lang


def test_nothing_to_go_by() -> None:
    assert detect("2024, № 23") == ("und", 0.0) or detect("2024, 23")[0] == "und"
    assert detect("12 (3)") == ("und", 0.0)


def test_only_the_candidates_of_the_right_script_count() -> None:
    assert detect(UK, ("en", "pl"))[0] == "und"
    assert detect(EN, ("uk", "en"))[0] == "en"


def test_the_same_text_gives_the_same_answer() -> None:
    assert [detect(UK) for _ in range(3)] == [detect(UK)] * 3


def test_languages_of_a_document_most_letters_first() -> None:
    assert languages_of([EN, EN, UK, "DOI 10.5555/x", "1."]) == ("en", "uk")


def test_a_name_gets_the_language_of_the_text_below() -> None:
    told = tell([RU, "А. А. Лазаренко", UK], ("ru", "uk", "en"))
    assert [lang for lang, _ in told] == ["ru", "uk", "uk"]
    assert told[1][1] < 0.75


def test_every_language_knows_its_own_months_and_labels() -> None:
    from dvomova.languages import load

    for code in known():
        language = load(code)
        assert set(language.months.values()) == set(range(1, 13)), code
        assert {"abstract", "keywords", "references"} <= set(language.labels), code
        assert language.stop_words, code
        assert not set(language.letters.foreign) & set(language.letters.alphabet), code


def test_a_short_abstract_counts_in_a_long_document() -> None:
    assert languages_of([UK] * 200 + [f"{RU} {RU}"]) == ("uk", "ru")


def test_a_foreign_entry_does_not() -> None:
    entry = "Kozachok, S., Pecio, Ł., Orhan, I. E., Deniz, F. S. S., Marchyshyn, S., Oleszek, W. Ł., Szczęsny, Ż."
    assert languages_of([EN] * 200 + [entry]) == ("en",)
