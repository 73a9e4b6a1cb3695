"""Pieces of one line of type that runs up the page."""

from __future__ import annotations

from dvomova.model import Box, Fragment, Line
from dvomova.readers.pdf.lines import goes_on, one


def piece(text: str, top: float, size: float = 8.0, baseline: float = 450.0) -> Line:
    box = Box(page=1, x0=baseline - size, top=top, x1=baseline, bottom=top + len(text) * size / 2)
    return Line(fragments=(Fragment(text=text, box=box, size=size),), box=box, baseline=baseline)


def test_a_dash_of_a_slightly_larger_font_belongs_to_the_line() -> None:
    line, dash = piece("Review No. 3, pp. 5", 300), piece("–10", 376, size=9.0)
    assert goes_on(line, dash)
    assert one(line, dash).text == "Review No. 3, pp. 5–10"


def test_type_of_another_size_or_on_another_baseline_is_another_line() -> None:
    assert not goes_on(piece("Review", 300), piece("HEAD", 330, size=12.0))
    assert not goes_on(piece("Review", 300), piece("Second", 330, baseline=460.0))
