"""Letters that a file holds and its page does not show: clipped away, covered, white on white, painted in no colour.

What looks hidden from the numbers alone often is not (white letters on a dark band; black letters over their white
outline, of which pdfium keeps one), so doubtful letters are put to the test: the page is rendered with and without its
text, and letters whose box is the same in both cannot be seen. Only pages with a doubtful letter are rendered.
The invisible text over a scanned page is its recognised text and is kept.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Any

from ..model import Box, Fragment, Page
from . import pdf_engine as engine
from .pdf_engine import Frame

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

    Image = NDArray[np.uint8]

DPI = 96
MOST_PIXELS = 16_000_000
DARK = 0x60
SPECK = 1.0
"""Letters smaller than this many points cannot be read by anyone."""
SCAN = 0.6
MOSTLY = 0.8
DIFFERENT = 24
ENOUGH = 0.003
DEEPEST = 6


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
    doubtful = {id(f) for line in page.lines for f in line.fragments if _doubtful(f, areas)}
    if not doubtful:
        return page
    difference = _difference(handle)
    scale = difference.shape[1] / frame.width if frame.width else 1.0
    lines = (
        replace(
            line,
            fragments=tuple(
                replace(f, hidden=not _inked(difference, f.box, scale)) if id(f) in doubtful else f
                for f in line.fragments
            ),
        )
        for line in page.lines
    )
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
    return wide > 0.3 * box.width and high > 0.5 * box.height and wide > 0 and high > 0


def _difference(handle: Any) -> Image:
    """Where the page looks different without its letters: absolute difference of grey, shape (height, width)."""
    import numpy as np

    whole = _rendered(handle)
    for text in _texts(handle):
        engine.set_active(text, 0)
    bare = _rendered(handle)
    return np.abs(whole.astype(np.int16) - bare.astype(np.int16)).astype(np.uint8)


def _rendered(handle: Any) -> Image:
    import numpy as np

    width, height = handle.get_size()
    scale = min(DPI / 72, (MOST_PIXELS / max(width * height, 1.0)) ** 0.5)
    bitmap = handle.render(scale=scale, grayscale=True, may_draw_forms=False)
    return np.array(bitmap.to_numpy(), dtype=np.uint8).reshape(bitmap.height, -1)[:, : bitmap.width]


def _texts(handle: Any) -> Iterator[int]:
    page = engine.address(handle)
    yield from _texts_in((engine.page_object(page, index) for index in range(engine.count_objects(page))), DEEPEST)


def _texts_in(objects: Iterable[int], depth: int) -> Iterator[int]:
    for found in objects:
        kind = engine.object_type(found)
        if kind == engine.TEXT:
            yield found
        elif kind == engine.FORM and depth:
            count = engine.form_count(found)
            yield from _texts_in((engine.form_object(found, index) for index in range(count)), depth - 1)


def _inked(difference: Image, box: Box, scale: float) -> bool:
    """Whether anything of the letters shows in their box."""
    # Lines below the letters (underscores) belong to them and stand a little outside their box.
    top, bottom = max(int(box.top * scale) - 1, 0), max(int((box.bottom + 0.1 * box.height) * scale) + 2, 0)
    left, right = max(int(box.x0 * scale), 0), max(int(box.x1 * scale) + 1, 0)
    part = difference[top:bottom, left:right]
    return bool(part.size) and int((part > DIFFERENT).sum()) > ENOUGH * part.size
