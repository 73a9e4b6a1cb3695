"""Drawing pages and parts of them, for pictures, for text recognition and for comparing a page with itself."""

from __future__ import annotations

from dataclasses import dataclass
from math import sqrt
from typing import Any

POINTS = 72.0
"""Points an inch."""
Crop = tuple[float, float, float, float]
"""What is left out of a page, in points: at the left, at the foot, at the right, at the head."""
WHOLE: Crop = (0.0, 0.0, 0.0, 0.0)


@dataclass(frozen=True, slots=True)
class Resolution:
    """How finely a page is drawn: dots an inch, and how many dots the drawing of a whole page has at most."""

    dots: float
    most: int

    def scale(self, width: float, height: float) -> float:
        """Dots a point for a page of so many points; fewer where it would have too many dots."""
        return min(self.dots / POINTS, sqrt(self.most / max(width * height, 1.0)))


RECOGNITION = Resolution(300, 40_000_000)
"""For text recognition: the resolution that Tesseract's models were trained for; a page of A2 is below the limit."""
COMPARISON = Resolution(96, 16_000_000)
"""For comparing a page with itself without its text: an em of 5 points has 6 dots."""


def draw(page: Any, scale: float, crop: Crop = WHOLE, *, grey: bool = False) -> Any:
    """pdfium's bitmap of a page or a part of it, as the page shows it."""
    return page.render(scale=scale, crop=crop, grayscale=grey, may_draw_forms=False)


def crop_to(box: Crop, width: float, height: float) -> Crop:
    """What to leave out of a page of this size so that a part of it, as (left, top, right, bottom), is left."""
    x0, top, x1, bottom = box
    return max(x0, 0.0), max(height - bottom, 0.0), max(width - x1, 0.0), max(top, 0.0)
