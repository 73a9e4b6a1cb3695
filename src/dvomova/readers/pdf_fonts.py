"""What the name and the numbers of a font say of its letters: bold, italic.

pdfium's weight alone is wrong for many producers (400 for WeasyPrint's bold, 250 for LaTeX's SFBX): the name
speaks first, then a weight of 600 and more, then the ForceBold flag (ISO 32000-1, 9.8.2).
"""

from __future__ import annotations

import ctypes
import re
from dataclasses import dataclass

from . import pdf_engine as engine

BOLD = re.compile(
    r"bold|black|heavy|demi|(?<![a-z])bd(?![a-z])|^(?:cm|ec|sf|la|lb|t[1-5][a-z]?|f?cm)(?:ss?)?b[xsi]?\d|"
    r"(?:sf|la|ec|cm)(?:bx|bi|bl|xb|ssbx|ssdc)|lmroman\d+-bold|жирн|полужирн",
    re.IGNORECASE,
)
ITALIC = re.compile(
    r"ital|obliq|slant|kursiv|(?:^|[-,+])it$|cursive|^(?:cm|ec|sf|la)(?:ti|sl|mi|bi|bxti|it|ssi|u)\d|"
    r"(?:bold|-b)i(?:mt)?$|курсив",
    re.IGNORECASE,
)
PLAIN = re.compile(r"regular|roman|book|normal", re.IGNORECASE)
SUBSET = re.compile(r"^[A-Z]{6}\+")

FIXED, ITALIC_FLAG, FORCE_BOLD = 1 << 0, 1 << 6, 1 << 18
HEAVY, HEAVIEST = 600, 1000


@dataclass(frozen=True, slots=True)
class Font:
    """A font of the file: its name without the subset prefix, and its style."""

    name: str
    bold: bool
    italic: bool


def describe(font: int) -> Font:
    """The style of a font, given pdfium's handle."""
    buffer = ctypes.create_string_buffer(256)
    engine.font_name(font, buffer, len(buffer))
    name = SUBSET.sub("", buffer.value.decode("utf-8", "replace"))
    flags = max(engine.font_flags(font), 0)
    engine.font_angle(font, engine.FLAGS.at[0])
    angle = engine.FLAGS.read()[0]
    bold = bool(BOLD.search(name))
    if not bold and not PLAIN.search(name) and not ITALIC.search(name):
        # A weight beyond 1000 is a stem width that pdfium misread (1140 for a light italic of Skia).
        bold = HEAVY <= engine.font_weight(font) <= HEAVIEST or bool(flags & FORCE_BOLD)
    italic = bool(ITALIC.search(name)) or bool(flags & ITALIC_FLAG) or not -45 < angle < 45 or abs(angle) > 2
    return Font(name=name, bold=bold, italic=italic)
