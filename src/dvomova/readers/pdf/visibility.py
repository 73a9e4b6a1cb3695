"""Letters that a file holds and its page does not show: clipped away, covered, white on white, painted in no colour.

What looks hidden from the numbers alone often is not (white letters on a dark band; black letters over their white
outline, of which pdfium keeps one), so doubtful letters are put to the test: the page is rendered with and without its
text, and letters whose box is the same in both cannot be seen. Only pages with a doubtful letter are rendered.
The invisible text over a scanned page is its recognised text and is kept.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from math import ceil
from typing import Any

from ...model import Box, Fragment, Page
from ..rendering import COMPARISON, crop_to, draw
from . import pdfium
from .pdfium import Frame

DARK = 0x60
"""Of 255: letters no channel of which is lighter may be lost on a dark ground."""
SPECK = 1.0
"""Letters smaller than this many points cannot be read by anyone."""
SCAN, MOSTLY = 0.6, 0.8
"""A scan: an image covers more than this share of the page, and more than that share of the letters is invisible."""
COVERED_WIDTH, COVERED_HEIGHT = 0.3, 0.5
"""Shares of a box: an area that covers less of it hides no letter whole."""
DIFFERENT = 24
"""Of 255: dots that differ by no more look the same."""
ENOUGH = 0.003
"""Share of the dots in a box of letters that differ where any of them shows."""
TAILS = 0.1
"""Of the height of a box: so far below it underscores still belong to its letters."""
MARGIN = 6.0
"""Points around the part of a page that is drawn, also its least breadth."""
DEEPEST = 6
"""Forms inside one another that are looked through for text."""


@dataclass(frozen=True, slots=True)
class Areas:
    """``unsure`` are boxes of letters that may not be seen, ``fills`` dark areas."""

    unsure: Sequence[Box]
    fills: Sequence[Box]


def judged(handle: Any, frame: Frame, page: Page, areas: Areas) -> Page:
    """The page with its unseen letters marked ``hidden``; ``handle`` is pdfium's page, used up by the test."""
    if _is_scan(page):
        lines = (replace(line, fragments=tuple(_shown(f) for f in line.fragments)) for line in page.lines)
        return replace(page, lines=tuple(lines), recognised=True)
    judged_lines = [[(f, _doubtful(f, areas)) for f in line.fragments] for line in page.lines]
    boxes = [f.box for line in judged_lines for f, in_doubt in line if in_doubt]
    if not boxes:
        return page
    difference = Difference(handle, frame, boxes)
    tested = (
        tuple(replace(f, hidden=not difference.shows(f.box)) if in_doubt else f for f, in_doubt in line)
        for line in judged_lines
    )
    lines = (replace(line, fragments=found) for line, found in zip(page.lines, tested, strict=True))
    return replace(page, lines=tuple(lines))


def _shown(fragment: Fragment) -> Fragment:
    return replace(fragment, hidden=False) if fragment.hidden else fragment


def _is_scan(page: Page) -> bool:
    """Whether an image fills the page and (almost) all letters on it are painted invisibly."""
    if not any(p.box.width * p.box.height > SCAN * page.width * page.height for p in page.pictures):
        return False
    letters = sum(len(line.text) for line in page.lines)
    unseen = sum(len(f.text) for line in page.lines for f in line.fragments if f.hidden)
    return unseen > MOSTLY * letters


def _doubtful(fragment: Fragment, areas: Areas) -> bool:
    if fragment.hidden or fragment.size < SPECK:
        return True
    if any(meets(fragment.box, area) for area in areas.unsure):
        return True
    if not areas.fills:
        return False
    color = fragment.color
    dark = max(color >> 16, color >> 8 & 0xFF, color & 0xFF) < DARK
    return dark and any(area.holds(fragment.box, 1.0) for area in areas.fills)


def meets(box: Box, area: Box) -> bool:
    """Whether the area covers a good part of the box."""
    wide = min(box.x1, area.x1) - max(box.x0, area.x0)
    high = min(box.bottom, area.bottom) - max(box.top, area.top)
    return wide > COVERED_WIDTH * box.width and high > COVERED_HEIGHT * box.height and wide > 0 and high > 0


class Difference:
    """Where a page looks different without its letters; only the part that holds the given boxes is rendered."""

    def __init__(self, handle: Any, frame: Frame, boxes: Sequence[Box]) -> None:
        from PIL import ImageChops

        self._part = _part(frame, boxes)
        self._scale = COMPARISON.scale(frame.width, frame.height)
        whole = self._rendered(handle, frame)
        for text in _texts(handle):
            pdfium.set_active(text, 0)
        self._image = ImageChops.difference(whole, self._rendered(handle, frame))

    def _rendered(self, handle: Any, frame: Frame) -> Any:
        crop = crop_to(self._part, frame.width, frame.height)
        return draw(handle, self._scale, crop, grey=True).to_pil().convert("L")

    def shows(self, box: Box) -> bool:
        """Whether anything of the letters shows in their box."""
        scale = self._scale
        x0, y0 = ceil(self._part[0] * scale), ceil(self._part[1] * scale)
        # Lines below the letters (underscores) belong to them and stand a little outside their box.
        top, bottom = int(box.top * scale) - 1 - y0, int((box.bottom + TAILS * box.height) * scale) + 2 - y0
        left, right = int(box.x0 * scale) - x0, int(box.x1 * scale) + 1 - x0
        area = (max(left, 0), max(top, 0), min(right, self._image.width), min(bottom, self._image.height))
        if area[0] >= area[2] or area[1] >= area[3]:
            return False
        counts = self._image.crop(area).histogram()
        return bool(sum(counts[DIFFERENT + 1 :]) > ENOUGH * sum(counts))


def _part(frame: Frame, boxes: Sequence[Box]) -> tuple[float, float, float, float]:
    """The part of the page (left, top, right, bottom) that holds all boxes, in whole steps, a margin around them."""
    x0, top = min(box.x0 for box in boxes) - MARGIN, min(box.top for box in boxes) - MARGIN
    x1, bottom = max(box.x1 for box in boxes) + MARGIN, max(box.bottom for box in boxes) + MARGIN
    x0, top = min(max(x0, 0.0), frame.width - MARGIN), min(max(top, 0.0), frame.height - MARGIN)
    return x0, top, max(min(x1, frame.width), x0 + MARGIN), max(min(bottom, frame.height), top + MARGIN)


def _texts(handle: Any) -> Iterator[int]:
    page = pdfium.address(handle)
    yield from _texts_in((pdfium.page_object(page, index) for index in range(pdfium.count_objects(page))), DEEPEST)


def _texts_in(objects: Iterable[int], depth: int) -> Iterator[int]:
    for found in objects:
        kind = pdfium.object_type(found)
        if kind == pdfium.TEXT:
            yield found
        elif kind == pdfium.FORM and depth:
            count = pdfium.form_count(found)
            yield from _texts_in((pdfium.form_object(found, index) for index in range(count)), depth - 1)
