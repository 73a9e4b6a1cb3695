"""The Symbol font: its signs as Unicode.

Adobe's encoding of the font (PDF 32000-1, annex D.5), which Word and PDF producers keep as private characters
U+F020–U+F0FE, code by code; and the order of the glyphs in Microsoft's font, for files that name glyphs only.
"""

from __future__ import annotations

FIRST, SECOND = 0x20, 0xA0
"""Codes at which the two runs of signs begin; the codes between them are empty."""
SIGNS_FROM_FIRST = " !∀#∃%&∋()∗+,−./0123456789:;<=>?≅ΑΒΧΔΕΦΓΗΙϑΚΛΜΝΟΠΘΡΣΤΥςΩΞΨΖ[∴]⊥_‾αβχδεφγηιϕκλμνοπθρστυϖωξψζ{|}∼"
SIGNS_FROM_SECOND = "€ϒ′≤⁄∞ƒ♣♦♥♠↔←↑→↓°±″≥×∝∂•÷≠≡≈…⏐⎯↵ℵℑℜ℘⊗⊕∅∩∪⊃⊇⊄⊂⊆∈∉∠∇®©™∏√⋅¬∧∨⇔⇐⇑⇒⇓◊〈®©™∑⎛⎜⎝⎡⎢⎣⎧⎨⎩⎪\0〉∫⌠⎮⌡⎞⎟⎠⎤⎥⎦⎫⎬⎭"
SIGNS: dict[int, str] = {
    **{FIRST + at: sign for at, sign in enumerate(SIGNS_FROM_FIRST)},
    **{SECOND + at: sign for at, sign in enumerate(SIGNS_FROM_SECOND) if sign != "\0"},
}
"""Code of the font → sign. The place of Apple's logo is empty."""
PRIVATE_AREA = 0xF000
"""A private character is this much more than its code."""
PRIVATE_SIGNS: dict[int, str] = {PRIVATE_AREA + code: sign for code, sign in SIGNS.items()}
"""Private character → sign, for ``str.translate``."""
UNKNOWN = "•"
"""Stands for a code without a sign."""
GLYPHS_BEFORE_GAP, LAST_CODE = 0x61, 0xFE
TO_FIRST, TO_SECOND = 0x1D, 0x3F
"""Microsoft's font has three glyphs that are no characters, then those of the first run of codes, then the second's."""


def sign(code: int) -> str:
    """The sign at a code, or at the private character that stands for it."""
    return SIGNS.get(code - PRIVATE_AREA if code > PRIVATE_AREA else code, UNKNOWN)


def from_private(letters: str) -> str:
    """Text in the Symbol font: private characters as the signs that are printed, others as they are."""
    return "".join(sign(ord(letter)) if is_private(ord(letter)) else letter for letter in letters)


def is_private(character: int) -> bool:
    """Whether a character is one of those that stand for codes of the font."""
    return PRIVATE_AREA + FIRST <= character <= PRIVATE_AREA + 0xFF


def private_of_glyph(glyph: int) -> str | None:
    """The private character of a glyph of Microsoft's font by its number; ``None`` where it is no character."""
    code = glyph + (TO_FIRST if glyph <= GLYPHS_BEFORE_GAP else TO_SECOND)
    return chr(PRIVATE_AREA + code) if code >= FIRST and code <= LAST_CODE else None
