"""Adobe's Symbol encoding, in which Word keeps Greek letters and signs that a reader wants as Unicode."""

from __future__ import annotations

GREEK = str.maketrans(
    "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz",
    "ΑΒΧΔΕΦΓΗΙϑΚΛΜΝΟΠΘΡΣΤΥςΩΞΨΖαβχδεφγηιϕκλμνοπθρστυϖωξψζ",
)
SIGNS = {
    0x22: "∀",
    0x24: "∃",
    0x2D: "−",
    0xA2: "′",
    0xA3: "≤",
    0xA5: "∞",
    0xAB: "↔",
    0xAC: "←",
    0xAE: "→",
    0xB0: "°",
    0xB1: "±",
    0xB2: "″",
    0xB3: "≥",
    0xB4: "×",
    0xB5: "∝",
    0xB6: "∂",
    0xB7: "•",
    0xB8: "÷",
    0xB9: "≠",
    0xBA: "≡",
    0xBB: "≈",
    0xBC: "…",
    0xC5: "⊕",
    0xC7: "∩",
    0xC8: "∪",
    0xCC: "⊂",
    0xCD: "⊆",
    0xCE: "∈",
    0xCF: "∉",
    0xD0: "∠",
    0xD1: "∇",
    0xD5: "∏",
    0xD6: "√",
    0xD7: "⋅",
    0xD9: "∧",
    0xDA: "∨",
    0xDB: "⇔",
    0xDE: "⇒",
    0xE5: "∑",
    0xF2: "∫",
}
PRIVATE = range(0xF020, 0xF100)


def symbol(code: int) -> str:
    """The sign at a place of the Symbol font; a bullet for what has no equal."""
    code = code - 0xF000 if code in PRIVATE else code
    if code in SIGNS:
        return SIGNS[code]
    return chr(code).translate(GREEK) if 0x20 <= code < 0x7F else "•"


def from_private(letters: str) -> str:
    """Text in the Symbol font: letters of the private area as the signs that are seen."""
    return "".join(symbol(ord(letter)) if ord(letter) in PRIVATE else letter for letter in letters)
