"""What a painted object is clipped to (ISO 32000-1, 8.5.4): the box that is left of its area.

Browsers and WeasyPrint paint the border of a box as a filled area of which all but the border is clipped away, and
layout programs leave letters outside the frame that they are clipped to.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import TypeAlias

from . import pdf_engine as engine

Rectangle: TypeAlias = tuple[float, float, float, float]
"""Left, bottom, right, top, in the coordinates of the page or form that the object belongs to."""

CLIPPED = 0.5
MOST_CLIPS = 4
MOST_POINTS = 64


def shown(handle: int, area: Rectangle) -> Rectangle:
    """What is left of an object's area; turned inside out where nothing is."""
    left, bottom, right, top = area
    clip = engine.clip_path(handle)
    count = engine.clip_paths(clip) if clip else 0
    for path in range(min(count, MOST_CLIPS)):
        points = list(_points(clip, path))
        if not points:
            continue
        left, right = max(left, min(x for x, _ in points)), min(right, max(x for x, _ in points))
        bottom, top = max(bottom, min(y for _, y in points)), min(top, max(y for _, y in points))
    return left, bottom, right, top


def clipped_away(text: int) -> bool:
    """Whether a text object may lie outside the area that it is clipped to."""
    clip = engine.clip_path(text)
    if not clip or engine.clip_paths(clip) <= 0 or not engine.object_bounds(text, *engine.FLOAT_REFS):
        return False
    left, bottom, right, top = (float(value) for value in engine.FLOATS)
    x0, y0, x1, y1 = shown(text, (left, bottom, right, top))
    return max(x1 - x0, 0.0) * max(y1 - y0, 0.0) < CLIPPED * (right - left) * (top - bottom)


def _points(clip: int, path: int) -> Iterator[tuple[float, float]]:
    for index in range(min(engine.clip_segments(clip, path), MOST_POINTS)):
        segment = engine.clip_segment(clip, path, index)
        if segment and engine.segment_point(segment, engine.FLOAT_REFS[0], engine.FLOAT_REFS[1]):
            yield engine.FLOATS[0], engine.FLOATS[1]
