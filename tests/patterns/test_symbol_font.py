"""One table of the Symbol font: by code, by private character, by glyph."""

from __future__ import annotations

import pytest

from dvomova.patterns import symbol_font


@pytest.mark.parametrize(
    ("code", "sign"),
    [
        (0x41, "Α"),
        (0x61, "α"),
        (0x5C, "∴"),
        (0x40, "≅"),
        (0x7E, "∼"),
        (0xA1, "ϒ"),
        (0xC5, "⊕"),
        (0xE5, "∑"),
        (0xFE, "⎭"),
    ],
)
def test_a_code_and_its_private_character_are_one_sign(code: int, sign: str) -> None:
    assert symbol_font.sign(code) == symbol_font.sign(0xF000 + code) == sign
    assert symbol_font.from_private(f"a{chr(0xF000 + code)}") == f"a{sign}"
    assert chr(0xF000 + code).translate(symbol_font.PRIVATE_SIGNS) == sign


@pytest.mark.parametrize("code", [0x00, 0x7F, 0x9F, 0xF0, 0xFF])
def test_a_place_without_a_sign_is_a_bullet(code: int) -> None:
    assert symbol_font.sign(code) == "•"
    assert 0xF000 + code not in symbol_font.PRIVATE_SIGNS


def test_glyphs_stand_in_the_order_of_their_codes() -> None:
    assert symbol_font.private_of_glyph(3) == "\uf020"
    assert symbol_font.private_of_glyph(68) == "\uf061"
    assert symbol_font.private_of_glyph(0x61) == "\uf07e"
    assert symbol_font.private_of_glyph(0x62) == "\uf0a1"
    assert symbol_font.private_of_glyph(0xBF) == "\uf0fe"
    assert [symbol_font.private_of_glyph(glyph) for glyph in (0, 1, 2, 0xC0)] == [None] * 4
