"""A journal's look as CSS custom properties.

The values go into a style sheet unescaped; ``journals.Look`` lets none through that has another form than belongs
there. Tints are computed here, for the PDF engine has no ``color-mix``.
"""

from __future__ import annotations

import colorsys

from ..journals import Profile

READABLE = 4.5
"""Least contrast of coloured text with white paper (WCAG 2.2, 1.4.3)."""

SERIF = '"Liberation Serif", "DejaVu Serif", "Noto Serif", serif'
SANS = '"Liberation Sans", "DejaVu Sans", "Noto Sans", sans-serif'

Colour = tuple[int, int, int]


def look_css(profile: Profile) -> str:
    """``@page`` size and margins and the custom properties."""
    look = profile.look
    colour = _colour(look.colour)
    return (
        f"@page {{ size: {look.page_size}; margin: {look.page_margin}; }}\n"
        ":root {\n"
        f'  --text-font: "{look.text_font}", {SERIF};\n'
        f'  --heading-font: "{look.heading_font}", {SANS};\n'
        f"  --font-size: {look.font_size};\n"
        f"  --line-height: {look.line_height};\n"
        f"  --accent: {_hex(_darkened(colour))};\n"
        f"  --accent-line: {_hex(_mixed(colour, 0.35))};\n"
        f"  --accent-soft: {_hex(_mixed(colour, 0.14))};\n"
        f"  --accent-faint: {_hex(_mixed(colour, 0.05))};\n"
        f"  --accent-bright: {_hex(_bright(colour))};\n"
        "}\n"
    )


def _colour(value: str) -> Colour:
    digits = value[1:] if len(value) == 7 else "".join(2 * digit for digit in value[1:])
    return int(digits[0:2], 16), int(digits[2:4], 16), int(digits[4:6], 16)


def _hex(colour: Colour) -> str:
    return "#" + "".join(f"{part:02x}" for part in colour)


def _mixed(colour: Colour, share: float) -> Colour:
    """So much of the colour on white paper."""
    red, green, blue = (round(255 - (255 - part) * share) for part in colour)
    return red, green, blue


def _bright(colour: Colour) -> Colour:
    """The same hue, light and clear enough for text on black."""
    hue, _, saturation = colorsys.rgb_to_hls(*(part / 255 for part in colour))
    red, green, blue = (round(255 * part) for part in colorsys.hls_to_rgb(hue, 0.76, min(saturation, 0.75)))
    return red, green, blue


def _darkened(colour: Colour) -> Colour:
    """The colour, darker where its text could not be read on white."""
    while contrast(colour, (255, 255, 255)) < READABLE:
        red, green, blue = (int(part * 0.95) for part in colour)
        colour = red, green, blue
    return colour


def contrast(one: Colour, other: Colour) -> float:
    """The contrast ratio of two colours, 1 to 21 (WCAG 2.2)."""
    light, dark = sorted((_luminance(one), _luminance(other)), reverse=True)
    return (light + 0.05) / (dark + 0.05)


def _luminance(colour: Colour) -> float:
    red, green, blue = (
        part / 255 / 12.92 if part / 255 <= 0.03928 else ((part / 255 + 0.055) / 1.055) ** 2.4 for part in colour
    )
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue
