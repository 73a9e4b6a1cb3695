"""Pictures that are figures, and those that are the page's own design."""

from __future__ import annotations

from dataclasses import replace

from dvomova.findings import Code, Report
from dvomova.layout import draft
from dvomova.model import Figure, Picture

from .notation import page, pages, picture

TEXT = """
    The level of the river was read at noon from the pole that
stands in the water above the mill, and the days were counted on
which it could be read from the bridge.
"""
CAPTIONED = TEXT + "\n" * 12 + "Fig. 1. The pole above the mill\n"


def made(drawing: str, *painted: Picture) -> tuple[list[Figure], Report]:
    report = Report()
    numbered = tuple(replace(one, name=f"p1-{at}.png") for at, one in enumerate(painted, 1))
    blocks = draft(pages(page(drawing, pictures=numbered)), report).blocks
    return [block for block in blocks if isinstance(block, Figure)], report


def test_strips_of_an_image_are_one_figure() -> None:
    figures, _ = made(CAPTIONED, picture(40, 100, 240, 140), picture(40, 140, 240, 190), picture(40, 190, 240, 215))
    assert [(f.label, f.boxes[0].top, f.boxes[0].bottom) for f in figures] == [("Fig. 1", 100, 215)]


def test_what_runs_over_the_edge_is_a_figure_only_with_a_caption() -> None:
    assert not made(TEXT, picture(40, 600, 140, 700))[0]
    assert made(TEXT, picture(40, 300, 140, 400))[0]
    assert made(CAPTIONED, picture(0, 100, 240, 215))[0]


def test_letters_in_what_is_left_out_are_kept_in_the_finding() -> None:
    figures, report = made(TEXT + "\n" * 42 + "The keepers of the press\n", picture(30, 560, 250, 700))
    assert not figures
    told = [finding for finding in report.findings if finding.code is Code.PICTURE_LEFT_OUT]
    assert [finding.before for finding in told] == ["The keepers of the press"]
