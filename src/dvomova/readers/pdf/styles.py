"""How the letters of a page are set: the style of each text object, read once and compared by its bytes.

Some producers make an object of every letter, so a page may hold thousands; what is set like the object before it
costs no more than the calls that show it.

Whether letters are bold or italic, by the name and the numbers of their font.

pdfium's weight alone is wrong for many producers (400 for WeasyPrint's bold, 250 for LaTeX's SFBX): the name
speaks first, then a weight of 600 and more, then the ForceBold flag (ISO 32000-1, 9.8.2).
"""

from __future__ import annotations

import ctypes
import re
from collections.abc import Callable
from dataclasses import dataclass, replace
from math import hypot
from typing import TypeAlias

from ...languages.words import any_of, gathered
from . import pdfium
from .graphics import Clips
from .pdfium import Frame

INVISIBLE, CLIP_ONLY, FILL_AND_STROKE = 3, 7, 2
"""Text rendering modes (ISO 32000-1, table 106)."""
FAINT, PALE = 8, 0xE8
"""An opacity (of 255) that shows nothing, and a colour that white paper hides."""
SLANTED, LEVEL = (0.1, 0.6), 0.05
"""Upright type is slanted by a share of its height between these, and its baseline rises by less than the last."""
BLACK = (0, 0, 0, 255)
SIZE, COLOR, MATRIX = pdfium.SETTING.at[0], pdfium.SETTING.at[1:5], pdfium.SETTING.at[5]
TURNED = MATRIX - SIZE + 16
"""So many bytes of ``SETTING`` hold how letters look; what follows them in the matrix is where they stand."""
Covered: TypeAlias = Callable[[int, float, float, float], bool]
"""Whether an area may lie on a text object, given the start of its baseline and its size."""


@dataclass(frozen=True, slots=True)
class LetterStyle:
    """How the letters of one text object are set; ``turned`` is the baseline's direction in quarter turns.

    ``unseen`` letters are painted in no colour; of ``unsure`` ones the colour or the clipping lets one doubt that they
    show.
    """

    font: str
    size: float
    bold: bool
    italic: bool
    color: int
    unseen: bool
    turned: int
    unsure: bool = False


@dataclass(slots=True)
class TextObject:
    """A text object: its style and the baseline on which it stands, on the page as displayed."""

    style: LetterStyle
    base: float


class TextObjects:
    """The text objects of one page, by pdfium's handle."""

    def __init__(self, textpage: int, frame: Frame, fonts: dict[int, Font], covered: Covered | None) -> None:
        self._textpage = textpage
        self._frame = frame
        self._fonts = fonts
        self._covered = covered
        self._known: dict[int, TextObject] = {}
        self._last: tuple[tuple[int, int, int, bytearray], LetterStyle] | None = None
        self._clips = Clips()

    def of(self, handle: int, index: int) -> TextObject:
        """The text object with a handle, which the letter at an index belongs to."""
        return self._known.get(handle) or self._asked(handle, index)

    def _asked(self, handle: int, index: int) -> TextObject:
        pdfium.object_size(handle, SIZE)
        colored = pdfium.fill_color(handle, *COLOR)
        pdfium.char_matrix(self._textpage, index, MATRIX)
        key = (pdfium.object_font(handle) or 0, pdfium.object_mode(handle), colored, pdfium.SETTING.room[:TURNED])
        points, red, green, blue, opacity, a, b, c, d, e, f = pdfium.SETTING.read()
        # Some producers make an object of each letter: what is set like the one before is not asked again.
        if self._last is None or self._last[0] != key:
            paint = (red, green, blue, opacity) if colored else BLACK
            self._last = (key, self._style(key[0], points, (a, b, c, d), key[1], paint))
        style = self._last[1]
        x, y = self._frame.point(e, f)
        if self._clips.hide(handle) or (self._covered and self._covered(handle, x, y, style.size)):
            style = replace(style, unsure=True)
        made = self._known[handle] = TextObject(style, x if style.turned % 2 else y)
        return made

    def _style(
        self,
        font: int,
        points: float,
        matrix: tuple[float, float, float, float],
        mode: int,
        paint: tuple[int, int, int, int],
    ) -> LetterStyle:
        a, b, c, d = matrix
        red, green, blue, opacity = paint
        known = self._fonts.get(font)
        if known is None:
            known = self._fonts[font] = describe(font)
        upright = abs(a) + abs(d) >= abs(b) + abs(c)
        turned = (0 if a >= 0 or d >= 0 else 2) if upright else (1 if b > 0 else 3)
        slanted = upright and abs(d) > 0 and SLANTED[0] < abs(c / d) < SLANTED[1] and abs(b) < LEVEL * abs(d)
        return LetterStyle(
            font=known.name,
            size=round(abs(points) * (hypot(c, d) or hypot(a, b)), 2),
            bold=known.bold or mode == FILL_AND_STROKE,
            italic=known.italic or slanted,
            color=red << 16 | green << 8 | blue,
            unseen=mode in (INVISIBLE, CLIP_ONLY) or opacity < FAINT,
            turned=(turned - self._frame.turn) % 4,
            unsure=min(red, green, blue) >= PALE,
        )


BOLD_WORDS = any_of(gathered(lambda language: language.bold_words))
ITALIC_WORDS = any_of(gathered(lambda language: language.italic_words))
BOLD = re.compile(
    r"bold|black|heavy|demi|(?<![a-z])bd(?![a-z])|^(?:cm|ec|sf|la|lb|t[1-5][a-z]?|f?cm)(?:ss?)?b[xsi]?\d|"
    rf"(?:sf|la|ec|cm)(?:bx|bi|bl|xb|ssbx|ssdc)|lmroman\d+-bold|{BOLD_WORDS}",
    re.IGNORECASE,
)
ITALIC = re.compile(
    r"ital|obliq|slant|kursiv|(?:^|[-,+])it$|cursive|^(?:cm|ec|sf|la)(?:ti|sl|mi|bi|bxti|it|ssi|u)\d|"
    rf"(?:bold|-b)i(?:mt)?$|{ITALIC_WORDS}",
    re.IGNORECASE,
)
PLAIN = re.compile(r"regular|roman|book|normal", re.IGNORECASE)
SUBSET = re.compile(r"^[A-Z]{6}\+")

ITALIC_FLAG, FORCE_BOLD = 1 << 6, 1 << 18
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
    pdfium.font_name(font, buffer, len(buffer))
    name = SUBSET.sub("", buffer.value.decode("utf-8", "replace"))
    flags = max(pdfium.font_flags(font), 0)
    pdfium.font_angle(font, pdfium.FLAGS.at[0])
    angle = pdfium.FLAGS.read()[0]
    bold = bool(BOLD.search(name))
    if not bold and not PLAIN.search(name) and not ITALIC.search(name):
        # A weight beyond 1000 is a stem width that pdfium misread (1140 for a light italic of Skia).
        bold = HEAVY <= pdfium.font_weight(font) <= HEAVIEST or bool(flags & FORCE_BOLD)
    italic = bool(ITALIC.search(name)) or bool(flags & ITALIC_FLAG) or not -45 < angle < 45 or abs(angle) > 2
    return Font(name=name, bold=bold, italic=italic)
