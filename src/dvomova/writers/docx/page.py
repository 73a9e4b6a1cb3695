"""The journal's look (CSS values) in the units of Word: page, margins, fonts, colours."""

from __future__ import annotations

import re
from dataclasses import dataclass

from ...journals import Profile
from ..stylesheet import look_css

POINTS = {"pt": 1.0, "pc": 12.0, "in": 72.0, "px": 0.75, "cm": 72 / 2.54, "mm": 72 / 25.4}
PAGES = {
    "A3": (841.9, 1190.6),
    "A4": (595.3, 841.9),
    "A5": (419.5, 595.3),
    "B4": (708.7, 1000.6),
    "B5": (498.9, 708.7),
    "JIS-B4": (728.5, 1031.8),
    "JIS-B5": (515.9, 728.5),
    "letter": (612.0, 792.0),
    "legal": (612.0, 1008.0),
    "ledger": (792.0, 1224.0),
}
SIDES = {1: (0, 0, 0, 0), 2: (0, 1, 0, 1), 3: (0, 1, 2, 1), 4: (0, 1, 2, 3)}
"""Which of one to four CSS lengths counts for top, right, bottom and left."""


@dataclass(frozen=True, slots=True, kw_only=True)
class PageSetup:
    """The page and the type, lengths in points; ``margins`` are top, right, bottom and left."""

    width: float
    height: float
    margins: tuple[float, float, float, float]
    text_font: str
    heading_font: str
    size: float
    leading: float
    accent: str
    line: str
    faint: str

    @property
    def measure(self) -> float:
        """The width of the text."""
        return self.width - self.margins[1] - self.margins[3]


def points(length: str, whole: float) -> float:
    """A CSS length in points; per cent are of ``whole``, ``em`` and ``rem`` of it too."""
    found = re.fullmatch(r"([\d.]+)(\D*)", length)
    if not found:
        return 0.0
    value, unit = float(found.group(1)), found.group(2)
    if unit in POINTS:
        return value * POINTS[unit]
    return value * (whole / 100 if unit == "%" else whole if unit else 0.0)


def sheet(profile: Profile) -> PageSetup:
    """The look of a journal. Raises ``ProfileError`` where a value of it cannot be used."""
    colours = {name: value.upper() for name, value in re.findall(r"--([\w-]+): #(\w+);", look_css(profile))}
    look = profile.look
    size = points(look.font_size, 10.5)
    names = [name for name in look.page_size.split() if name not in ("portrait", "landscape")]
    width, height = PAGES[names[0]] if names[0] in PAGES else (points(names[0], size), points(names[-1], size))
    if "landscape" in look.page_size:
        width, height = height, width
    lengths = [points(length, width if length.endswith("%") else size) for length in look.page_margin.split()]
    top, right, bottom, left = (lengths[at] for at in SIDES[len(lengths)])
    return PageSetup(
        width=width,
        height=height,
        margins=(top, right, bottom, left),
        text_font=look.text_font,
        heading_font=look.heading_font,
        size=size,
        leading=look.line_height,
        accent=colours["accent"],
        line=colours["accent-line"],
        faint=colours["accent-faint"],
    )


def twips(length: float) -> int:
    """Points as twentieths, the unit of Word's lengths."""
    return round(20 * length)
