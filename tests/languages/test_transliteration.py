"""Names are one over alphabets and systems of romanisation."""

import pytest

from dvomova.languages.transliteration import likeness, romanise, sound_key


@pytest.mark.parametrize(
    ("name", "latin"),
    [("Згурський", "zghurskyi"), ("Ємельянов", "yemelianov"), ("Щербань", "shcherban"), ("Їжак", "yizhak")],
)
def test_the_order_of_the_cabinet_of_ministers(name: str, latin: str) -> None:
    assert romanise(name, "uk") == latin


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Ємельянов", "Yemelianov"),
        ("Емельянов", "Emelyanov"),
        ("Хмара", "Khmara"),
        ("Цибуля", "Tcybulya"),
        ("Юрчук", "Iurchuk"),
        ("Гунько", "Hunko"),
        ("Ґонта", "Gonta"),
        ("Гук", "Gook"),
        ("Щербань", "Shcherban"),
    ],
)
def test_one_name_in_two_alphabets(one: str, other: str) -> None:
    assert likeness(one, other) >= 0.74


@pytest.mark.parametrize(
    ("one", "other"), [("Хмара", "Бойко"), ("Ivanenko", "Петренко"), ("", "Хмара"), ("Lysenko", "Шевчук")]
)
def test_two_names(one: str, other: str) -> None:
    assert likeness(one, other) < 0.74


def test_a_key_has_plain_letters_only() -> None:
    assert sound_key("Đà-Łukasiewicz’а ΩЩ").isascii()
