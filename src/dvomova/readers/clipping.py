"""What a painted object is clipped to (ISO 32000-1, 8.5.4): the box that is left of its area.

Browsers and WeasyPrint paint the border of a box as a filled area of which all but the border is clipped away, and
layout programs leave letters outside the frame that they are clipped to.
"""

from __future__ import annotations

from typing import TypeAlias

from . import pdf_engine as engine

Rectangle: TypeAlias = tuple[float, float, float, float]
"""Left, bottom, right, top, in the coordinates of the page or form that the object belongs to."""

Point: TypeAlias = tuple[float, float]

EVERYWHERE: Rectangle = (-1e9, -1e9, 1e9, 1e9)
CLIPPED = 0.5
MOST_CLIPS = 4
MOST_POINTS = 64


def shown(handle: int, area: Rectangle) -> Rectangle:
    """What is left of an object's area; turned inside out where nothing is."""
    clip = engine.clip_path(handle)
    count = engine.clip_paths(clip) if clip else 0
    return _common(area, _box(clip, count)) if count > 0 else area


class Clips:
    """The clips of one page. All letters of a frame share one, which is measured once.

    A clip is known again by its innermost path: how many points that has, its first and its third one.
    """

    def __init__(self) -> None:
        self._boxes: dict[tuple[int, int, Point | None, Point | None], Rectangle] = {}

    def hide(self, text: int) -> bool:
        """Whether a text object may lie outside the area that it is clipped to."""
        clip = engine.clip_path(text)
        count = engine.clip_paths(clip) if clip else 0
        if count <= 0 or not engine.object_bounds(text, *engine.BOUNDS.at):
            return False
        left, bottom, right, top = engine.BOUNDS.read()
        x0, y0, x1, y1 = _common((left, bottom, right, top), self._box(clip, count))
        left_over = max(x1 - x0, 0.0) * max(y1 - y0, 0.0)
        return bool(left_over < CLIPPED * (right - left) * (top - bottom))

    def _box(self, clip: int, count: int) -> Rectangle:
        last = min(count, MOST_CLIPS) - 1
        key = (count, engine.clip_segments(clip, last), _point(clip, last, 0), _point(clip, last, 2))
        if key not in self._boxes:
            self._boxes[key] = _box(clip, count)
        return self._boxes[key]


def _common(a: Rectangle, b: Rectangle) -> Rectangle:
    return max(a[0], b[0]), max(a[1], b[1]), min(a[2], b[2]), min(a[3], b[3])


def _box(clip: int, count: int) -> Rectangle:
    """The area that all paths of a clip have in common, as far as their boxes tell."""
    box = EVERYWHERE
    for path in range(min(count, MOST_CLIPS)):
        segments = min(engine.clip_segments(clip, path), MOST_POINTS)
        points = [point for index in range(segments) if (point := _point(clip, path, index)) is not None]
        if points:
            xs, ys = [x for x, _ in points], [y for _, y in points]
            box = _common(box, (min(xs), min(ys), max(xs), max(ys)))
    return box


def _point(clip: int, path: int, index: int) -> Point | None:
    segment = engine.clip_segment(clip, path, index)
    if not segment or not engine.segment_point(segment, *engine.POINT.at):
        return None
    x, y = engine.POINT.read()
    return x, y
