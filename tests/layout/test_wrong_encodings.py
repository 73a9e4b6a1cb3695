"""Cyrillic shown in a wrong encoding: decided by each font's own text, whatever else stands on the page."""

from __future__ import annotations

import pytest

from .test_repair import mended

UKRAINIAN = "Дослідження показує, що об’єкти й суб’єкти патентного права з’являються разом із їхніми назвами"
RUSSIAN = "Исследование вопросов устойчивости решений для линейных стохастических уравнений и объёмов"


def shown(text: str, meant: str, seen: str = "cp1252") -> str:
    return text.encode(meant).decode(seen)


@pytest.mark.parametrize("text", [UKRAINIAN, RUSSIAN])
def test_cp1251_read_as_latin(text: str) -> None:
    assert mended(shown(text, "cp1251")) == [text]


@pytest.mark.parametrize(
    ("meant", "seen"),
    [("koi8_u", "latin-1"), ("mac_cyrillic", "mac_roman"), ("cp1251", "mac_roman")],
)
def test_other_encodings(meant: str, seen: str) -> None:
    text = RUSSIAN.replace("ё", "е")
    assert mended(shown(text, meant, seen)) == [text]


def test_latex_without_a_map_has_its_dashes_and_ligatures() -> None:
    upper = {letter: chr(0xC0 + at) for at, letter in enumerate("АБВГДЕЖЗИЙКЛМНОПРСТУФХЦЧШЩЪЫЬЭЮЯ")}
    upper |= {letter: chr(0xE0 + at) for at, letter in enumerate("абвгдежзийклмнопрстуфхцчшщъыьэюя")}
    upper |= {"ё": "\xbc", "—": "\x16", "«": "\xbe", "»": "\xbf"}
    text = "Рассмотрены уравнения «объёма» — рёбра графа и множества вершин"
    assert mended(("", "".join(upper.get(letter, letter) for letter in text)), ("", "di\x1berential")) == [
        text,
        "differential",
    ]


def test_a_short_run_follows_its_font() -> None:
    rows = (("A", shown(UKRAINIAN, "cp1251")), ("A", "³"), ("A", "¹ 5"), ("B", "x³ + y²"))
    assert mended(*rows) == [UKRAINIAN, "і", "№ 5", "x³ + y²"]


def test_a_font_too_small_to_judge_follows_the_file() -> None:
    assert mended(("A", shown(UKRAINIAN, "cp1251")), ("B", "ÓÄÊ 347.77")) == [UKRAINIAN, "УДК 347.77"]


def test_sound_and_broken_fonts_share_a_page() -> None:
    rows = (("A", RUSSIAN), ("B", shown(RUSSIAN, "cp1251")), ("A", "Les élèves ont été créés à l’école"))
    assert mended(*rows) == [RUSSIAN, RUSSIAN, "Les élèves ont été créés à l’école"]


def test_a_run_of_two_fonts_without_names_is_mended_word_by_word() -> None:
    broken = shown("Существование рёбер графа необходимо и достаточно".replace("ё", "е"), "cp1251")
    assert mended(("", broken), ("", "рвп íåîáõîäèìî « ãðàô»"))[1] == "рвп необходимо « граф»"


def test_latin_in_a_broken_font_stays() -> None:
    rows = (("A", shown(UKRAINIAN, "cp1251")), ("A", "Keywords: patent law, DOI 10.5555/bees.2026.01"))
    assert mended(*rows)[1] == rows[1][1]


def test_utf8_read_as_an_8_bit_encoding() -> None:
    text = "Ключові слова та назви"
    assert mended(text.encode().decode("latin-1")) == [text]
    # CP1251 has no letter at 0x98, so that not every text can be shown in it.
    assert mended("Резюме статті".encode().decode("cp1251")) == ["Резюме статті"]


def test_words_of_accented_letters_alone_prove_nothing() -> None:
    rows = ("à où été", "É Ó Ñ ÄÖÜ", "ÎÏÐÑ")
    assert mended(*rows) == list(rows)
