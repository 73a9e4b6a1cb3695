"""Letters that a file holds and its page does not show: clipped away, covered, white on white, painted in no colour.

What looks hidden from the numbers alone often is not (white letters on a dark band; black letters over their white
outline, of which pdfium keeps one), so doubtful letters are put to the test: the page is rendered with and without its
text, and letters whose box is the same in both cannot be seen. Only pages with a doubtful letter are rendered.
The invisible text over a scanned page is its recognised text and is kept.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from typing import TYPE_CHECKING, Any, Protocol

from ..model import Box, Fragment, Page
from . import pdf_engine as engine
from .pdf_engine import Frame

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

    Image = NDArray[np.uint8]

DPI = 96
MOST_PIXELS = 16_000_000
PALE, DARK = 0xE8, 0x60
SPECK = 1.0
"""Letters smaller than this many points cannot be read by anyone."""
SCAN = 0.6
MOSTLY = 0.8
DIFFERENT = 24
ENOUGH = 0.003
DEEPEST = 6
INVISIBLE, CLIP_ONLY, FAINT = 3, 7, 8
"""Text rendering modes that paint nothing (ISO 32000-1, table 106), and an opacity (of 255) that shows nothing."""
CLIPPED = 0.5
MOST_CLIPS = 4


class Areas(Protocol):
    """Boxes of letters that may not be seen, and dark areas."""

    @property
    def unsure(self) -> Sequence[Box]: ...

    @property
    def fills(self) -> Sequence[Box]: ...


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


def may_be_unseen(text: int) -> bool:
    """Whether a text object's mode, colour or clipping lets one doubt that it shows."""
    if engine.object_mode(text) in (INVISIBLE, CLIP_ONLY):
        return True
    if engine.fill_color(text, *engine.UINT_REFS):
        red, green, blue, opacity = engine.UINTS
        if min(red, green, blue) >= PALE or opacity < FAINT:
            return True
    return _clipped_away(text)


def _clipped_away(text: int) -> bool:
    """Whether a text object may lie outside the area that it is clipped to."""
    clip = engine.clip_path(text)
    count = engine.clip_paths(clip) if clip else 0
    if count <= 0 or not engine.object_bounds(text, *engine.FLOAT_REFS):
        return False
    left, bottom, right, top = engine.FLOATS
    area = (right - left) * (top - bottom)
    for path in range(min(count, MOST_CLIPS)):
        points = list(_points(clip, path))
        if not points:
            continue
        wide = min(right, max(x for x, _ in points)) - max(left, min(x for x, _ in points))
        high = min(top, max(y for _, y in points)) - max(bottom, min(y for _, y in points))
        if max(wide, 0.0) * max(high, 0.0) < CLIPPED * area:
            return True
    return False


def _points(clip: int, path: int) -> Iterator[tuple[float, float]]:
    for index in range(min(engine.clip_segments(clip, path), 64)):
        segment = engine.clip_segment(clip, path, index)
        if segment and engine.segment_point(segment, engine.FLOAT_REFS[0], engine.FLOAT_REFS[1]):
            yield engine.FLOATS[0], engine.FLOATS[1]
