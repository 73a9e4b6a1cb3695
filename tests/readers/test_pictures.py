"""Pages and parts of them are drawn as they are printed, at a resolution that stays below a limit."""

from __future__ import annotations

import io
from pathlib import Path

import pytest
from PIL import Image

from dvomova.model import Box
from dvomova.readers import pictures
from dvomova.readers.rendering import COMPARISON, RECOGNITION, Resolution, crop_to

from .pdf_files import pdf, saved

PLACE = Box(page=1, x0=50, top=70, x1=150, bottom=90)
"""In the coordinates of the file, from the foot of a page of 300 × 400 points: 50–150 across, 310–330 up."""


@pytest.mark.parametrize(
    ("colour", "mode", "middle"), [("0 g", "L", 0), ("0.5 g", "L", 128), ("1 0 0 rg", "RGB", (255, 0, 0))]
)
def test_the_picture_of_a_place_shows_what_is_painted_there(
    tmp_path: Path, colour: str, mode: str, middle: object
) -> None:
    path = saved(tmp_path, pdf(f"{colour} 50 310 100 20 re f"))
    drawn = pictures(path, {"a.png": PLACE})
    picture = Image.open(io.BytesIO(drawn["a.png"]))
    # 104 × 24 points at 300 dots an inch, for the place is low; pdfium rounds the height down.
    # 2 points of them stand around it.
    assert (picture.mode, picture.size) == (mode, (433, 99))
    found = picture.getpixel((216, 50))
    assert found == pytest.approx(middle, abs=1)
    assert picture.convert("L").getpixel((1, 1)) == 255


def test_a_page_that_is_not_there_has_no_picture(tmp_path: Path) -> None:
    path = saved(tmp_path, pdf("0 g 50 310 100 20 re f"))
    assert pictures(path, {"a.png": Box(page=9, x0=0, top=0, x1=9, bottom=9)}) == {}


def test_a_resolution_is_kept_until_a_drawing_is_too_large() -> None:
    assert RECOGNITION.scale(612, 792) == 300 / 72
    assert COMPARISON.scale(612, 792) == 96 / 72
    assert Resolution(72, 400).scale(40, 40) == 0.5
    assert Resolution(72, 400).scale(0, 0) == 1


def test_what_is_cut_off_is_never_less_than_nothing() -> None:
    assert crop_to((10, 20, 100, 150), 120, 200) == (10, 50, 20, 20)
    assert crop_to((-2, -2, 122, 202), 120, 200) == (0, 0, 0, 0)
