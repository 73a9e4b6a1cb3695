"""What cannot be seen on the page is told by looking at it: with and without its letters."""

from __future__ import annotations

from pathlib import Path

import pytest

from dvomova.findings import Report
from dvomova.model import Pages
from dvomova.readers import read

from .pdf_files import pdf, saved

SEEN = "BT /F1 12 Tf 50 300 Td (Bees are seen) Tj ET "
IMAGE = "q 200 0 0 40 40 180 cm BI /W 1 /H 1 /BPC 8 /CS /G ID \x80 EI Q "


def hidden(folder: Path, content: str) -> str:
    """The letters of a page that are marked as hidden."""
    found = read(saved(folder, pdf(SEEN + content)), Report())
    assert isinstance(found, Pages)
    runs = [f for line in found.pages[0].lines for f in line.fragments]
    assert any(run.text.startswith("Bees") and not run.hidden for run in runs)
    return "".join(run.text for run in runs if run.hidden)


@pytest.mark.parametrize(
    "content",
    [
        pytest.param("BT 3 Tr /F1 12 Tf 50 200 Td (secret) Tj ET", id="painted in no way"),
        pytest.param("BT 1 g /F1 12 Tf 50 200 Td (secret) Tj ET", id="white on white"),
        pytest.param("BT /F1 12 Tf 50 200 Td (secret) Tj ET 1 g 40 190 150 30 re f", id="covered by white"),
        pytest.param("BT /F1 12 Tf 50 200 Td (secret) Tj ET " + IMAGE, id="covered by an image"),
        pytest.param("q 10 10 20 20 re W n BT /F1 12 Tf 50 200 Td (secret) Tj ET Q", id="clipped away"),
        pytest.param("0 g 40 190 150 30 re f BT 0 g /F1 12 Tf 50 200 Td (secret) Tj ET", id="black on black"),
        pytest.param("BT /F1 0.3 Tf 50 200 Td (secret) Tj ET", id="too small to see"),
        pytest.param("BT /F1 12 Tf 50 900 Td (secret) Tj ET", id="outside the page"),
    ],
)
def test_letters_that_cannot_be_seen_are_hidden(tmp_path: Path, content: str) -> None:
    assert hidden(tmp_path, content) == "secret"


@pytest.mark.parametrize(
    "content",
    [
        pytest.param("0 g 40 190 150 30 re f BT 1 g /F1 12 Tf 50 200 Td (open) Tj ET", id="white on a dark band"),
        pytest.param(
            "BT 1 G 1 Tr /F1 12 Tf 50 200 Td (open) Tj ET BT 0 g 0 Tr /F1 12 Tf 50 200 Td (open) Tj ET", id="halo"
        ),
        pytest.param("0.9 g 40 190 150 30 re f BT 0 g /F1 12 Tf 50 200 Td (open) Tj ET", id="on a pale box"),
        pytest.param("0.7 g 40 190 150 30 re f BT 0 g /F1 12 Tf 50 200 Td (open) Tj ET", id="black on grey"),
        pytest.param("BT /F1 12 Tf 50 200 Td (open) Tj ET 0.8 G 40 190 150 30 re S", id="in a frame drawn later"),
        pytest.param("q 40 190 200 30 re W n BT /F1 12 Tf 50 200 Td (open) Tj ET Q", id="inside its clip"),
        pytest.param("BT /F1 12 Tf 50 200 Td (open. - _) Tj ET 1 g 40 10 50 30 re f", id="cover elsewhere"),
    ],
)
def test_letters_that_can_be_seen_are_not(tmp_path: Path, content: str) -> None:
    assert hidden(tmp_path, content) == ""


def test_the_invisible_text_of_a_scan_is_its_text(tmp_path: Path) -> None:
    scan = "q 300 0 0 400 0 0 cm BI /W 1 /H 1 /BPC 8 /CS /G ID \xf0 EI Q "
    found = read(saved(tmp_path, pdf(scan + "BT 3 Tr /F1 12 Tf 50 200 Td (recognised) Tj ET")), Report())
    assert isinstance(found, Pages)
    (page,) = found.pages
    assert page.recognised
    assert [f.hidden for line in page.lines for f in line.fragments] == [False]
