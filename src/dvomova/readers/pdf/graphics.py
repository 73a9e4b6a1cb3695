"""What is painted on a page besides letters: images, thin rules, filled areas.

Rules are the grid of tables and the lines above footnotes and under running heads. Filled areas tell whether
white letters can be seen (white on a black band) or not (white on paper).

What a painted object is clipped to (ISO 32000-1, 8.5.4): the box that is left of its area.

Browsers and WeasyPrint paint the border of a box as a filled area of which all but the border is clipped away, and
layout programs leave letters outside the frame that they are clipped to.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from functools import cached_property
from itertools import repeat
from typing import Any, TypeAlias

from ...model import Box, Picture, Rule, around
from . import pdfium
from .pdfium import Frame
from .visibility import meets

THIN = 2.5
"""A painted area not thicker than this many points is a rule."""
SHORTEST = 12.0
MANY_OBJECTS = 20_000
MANY_SEGMENTS = 600
DEEPEST = 6
PALE, DARK = 0xE0, 0x90
MANY_DRAWINGS = 400
CLOSE = 14.0
LEAST_FIGURE = 40.0
LOW, HIGH = 0.5, 1.5
"""How far letters may reach below and above their baseline, in sizes."""
LINE_TO, CURVE_TO = 0, 1
"""Kinds of path segments (``FPDF_SEGMENT_*``)."""

Matrix = tuple[float, float, float, float, float, float]
IDENTITY: Matrix = (1.0, 0.0, 0.0, 1.0, 0.0, 0.0)


@dataclass(slots=True)
class Graphics:
    """The painted things of one page; ``fills`` are dark areas, ``drawings`` boxes of curves (vector figures)."""

    pictures: list[Picture] = field(default_factory=list)
    rules: list[Rule] = field(default_factory=list)
    fills: list[Box] = field(default_factory=list)
    drawings: list[Box] = field(default_factory=list)

    def figures(self) -> list[Picture]:
        """Drawings that touch or nearly touch, as one picture each; what is no bigger than a letter is left out."""
        whole: list[Box] = []
        for box in sorted(self.drawings, key=lambda b: (b.top, b.x0))[:MANY_DRAWINGS]:
            near = [other for other in whole if _near(box, other)]
            whole = [other for other in whole if other not in near]
            whole.append(around((box, *near)))
        return [
            Picture(name=f"p{box.page}-d{number}.png", box=box)
            for number, box in enumerate(whole, start=1)
            if box.width >= LEAST_FIGURE and box.height >= LEAST_FIGURE
        ]


def _matrix(handle: int) -> Matrix:
    pdfium.object_matrix(handle, pdfium.MATRIX.at[0])
    a, b, c, d, e, f = pdfium.MATRIX.read()
    return a, b, c, d, e, f


def multiply(a: Matrix, b: Matrix) -> Matrix:
    """First ``a``, then ``b``."""
    return (
        a[0] * b[0] + a[1] * b[2],
        a[0] * b[1] + a[1] * b[3],
        a[2] * b[0] + a[3] * b[2],
        a[2] * b[1] + a[3] * b[3],
        a[4] * b[0] + a[5] * b[2] + b[4],
        a[4] * b[1] + a[5] * b[3] + b[5],
    )


def _objects(page: Any) -> Iterable[tuple[int, int, Matrix]]:
    """Handle, kind and matrix of every object in the order of painting, those of nested forms too."""
    handle = pdfium.address(page)
    count = min(pdfium.count_objects(handle), MANY_OBJECTS)
    found = list(map(pdfium.page_object, repeat(handle), range(count)))
    kinds = list(map(pdfium.object_type, found))
    return _unfolded(found, kinds, IDENTITY, DEEPEST) if pdfium.FORM in kinds else zip(found, kinds, repeat(IDENTITY))


def _unfolded(
    found: Iterable[int], kinds: Iterable[int], matrix: Matrix, depth: int
) -> Iterator[tuple[int, int, Matrix]]:
    """The objects with those of a form in its place."""
    for handle, kind in zip(found, kinds, strict=True):
        if kind != pdfium.FORM:
            yield handle, kind, matrix
        elif depth:
            inner = range(min(pdfium.form_count(handle), MANY_OBJECTS))
            inside = list(map(pdfium.form_object, repeat(handle), inner))
            whole = multiply(_matrix(handle), matrix)
            yield from _unfolded(inside, map(pdfium.object_type, inside), whole, depth - 1)


class PageGraphics:
    """Collects what is painted on one page."""

    def __init__(self, page: Any, frame: Frame, number: int) -> None:
        self._page = page
        self._frame = frame
        self._number = number
        self.found = Graphics()
        self._texts: list[tuple[int, Matrix]] = []
        self.covers: list[tuple[int, Box]] = []
        """Areas that are painted after so many text objects, and may lie on them."""

    def read(self) -> Graphics:
        for handle, kind, matrix in _objects(self._page):
            if kind == pdfium.TEXT:
                self._texts.append((handle, matrix))
            elif kind == pdfium.PATH:
                self._path(handle, matrix)
            elif (box := self._bounds(handle, matrix)) is not None:
                self._cover(box)
                if kind == pdfium.IMAGE:
                    self._image(box)
        return self.found

    def covered(self, text: int, x: float, y: float, size: float) -> bool:
        """Whether an area painted later lies on a text object whose baseline begins at a point and runs across."""
        order, matrix = self._orders.get(text, (len(self._texts), IDENTITY))
        above = [
            area
            for after, area in self.covers
            if order < after and x < area.x1 and area.top - LOW * size < y < area.bottom + HIGH * size
        ]
        if not above:
            return False
        box = self._bounds(text, matrix)
        return box is not None and any(meets(box, area) for area in above)

    @cached_property
    def _orders(self) -> dict[int, tuple[int, Matrix]]:
        """Which of the text objects one is, and the matrix of the form that it stands in."""
        return {text: (order, matrix) for order, (text, matrix) in enumerate(self._texts)}

    def _image(self, box: Box) -> None:
        if box.width >= SHORTEST and box.height >= SHORTEST:
            name = f"p{self._number}-{len(self.found.pictures) + 1}.png"
            self.found.pictures.append(Picture(name=name, box=box))
        elif box.height <= THIN and box.width >= SHORTEST:
            self.found.rules.append(Rule(box=box))

    def _cover(self, area: Box) -> None:
        """Letters painted before an area that lies on them may not be seen."""
        if self._texts and area.width > THIN and area.height > THIN:
            self.covers.append((len(self._texts), area))

    def _box(self, left: float, bottom: float, right: float, top: float) -> Box | None:
        x0, y0, x1, y1 = self._frame.corners(left, bottom, right, top)
        x0, x1 = max(x0, 0.0), min(x1, self._frame.width)
        y0, y1 = max(y0, 0.0), min(y1, self._frame.height)
        if x1 < x0 or y1 < y0:
            return None
        return Box(page=self._number, x0=round(x0, 2), top=round(y0, 2), x1=round(x1, 2), bottom=round(y1, 2))

    def _bounds(self, handle: int, matrix: Matrix, *, clipped: bool = False) -> Box | None:
        if not pdfium.object_bounds(handle, *pdfium.BOUNDS.at):
            return None
        left, bottom, right, top = pdfium.BOUNDS.read()
        if clipped and right - left > THIN and top - bottom > THIN:
            left, bottom, right, top = shown(handle, (left, bottom, right, top))
            if left > right or bottom > top:
                return None
        if matrix is not IDENTITY:
            points = [_apply(matrix, x, y) for x in (left, right) for y in (bottom, top)]
            left, right = min(p[0] for p in points), max(p[0] for p in points)
            bottom, top = min(p[1] for p in points), max(p[1] for p in points)
        return self._box(left, bottom, right, top)

    def _path(self, handle: int, matrix: Matrix) -> None:
        pdfium.draw_mode(handle, *pdfium.FLAGS.at)
        filled, stroked = pdfium.FLAGS.read()
        box = self._bounds(handle, matrix, clipped=not stroked) if filled or stroked else None
        if box is None:
            return
        if filled:
            self._cover(box)
        if box.width <= THIN or box.height <= THIN:
            if max(box.width, box.height) >= SHORTEST and (stroked or not _pale(handle)):
                self.found.rules.append(Rule(box=box))
            return
        if filled and _dark(handle):
            self.found.fills.append(box)
        if stroked:
            self._edges(handle, matrix, box)

    def _edges(self, handle: int, matrix: Matrix, box: Box) -> None:
        """Straight sides of a stroked path; a path of curves or slanting lines is a drawing."""
        count = pdfium.count_segments(handle)
        if count > MANY_SEGMENTS:
            self.found.drawings.append(box)
            return
        whole = multiply(_matrix(handle), matrix)
        before = start = (0.0, 0.0)
        other = 0
        for index in range(count):
            segment = pdfium.path_segment(handle, index)
            pdfium.segment_point(segment, *pdfium.POINT.at)
            point = _apply(whole, *pdfium.POINT.read())
            kind = pdfium.segment_type(segment)
            if kind == LINE_TO:
                other += not self._edge(before, point)
            elif kind == CURVE_TO:
                other += 1
            else:
                start = point
            if pdfium.segment_closes(segment):
                self._edge(point, start)
            before = point
        if other > 1:
            self.found.drawings.append(box)

    def _edge(self, a: tuple[float, float], b: tuple[float, float]) -> bool:
        wide, high = abs(a[0] - b[0]), abs(a[1] - b[1])
        if min(wide, high) > THIN:
            return False
        if max(wide, high) >= SHORTEST:
            box = self._box(min(a[0], b[0]), min(a[1], b[1]), max(a[0], b[0]), max(a[1], b[1]))
            if box is not None:
                self.found.rules.append(Rule(box=box))
        return True


def _near(a: Box, b: Box) -> bool:
    across = a.x0 - CLOSE <= b.x1 and b.x0 - CLOSE <= a.x1
    return across and a.top - CLOSE <= b.bottom and b.top - CLOSE <= a.bottom


def _apply(matrix: Matrix, x: float, y: float) -> tuple[float, float]:
    a, b, c, d, e, f = matrix
    return a * x + c * y + e, b * x + d * y + f


def _dark(handle: int) -> bool:
    """Whether dark letters can hardly be seen on the area; what is painted with a pattern may be anything."""
    if not pdfium.fill_color(handle, *pdfium.COLOR.at):
        return True
    red, green, blue, alpha = pdfium.COLOR.read()
    return bool(max(red, green, blue) < DARK and alpha >= 8)


def _pale(handle: int) -> bool:
    if not pdfium.fill_color(handle, *pdfium.COLOR.at):
        return False
    red, green, blue, alpha = pdfium.COLOR.read()
    return bool(min(red, green, blue) >= PALE or alpha < 8)


Rectangle: TypeAlias = tuple[float, float, float, float]
"""Left, bottom, right, top, in the coordinates of the page or form that the object belongs to."""

Point: TypeAlias = tuple[float, float]

EVERYWHERE: Rectangle = (-1e9, -1e9, 1e9, 1e9)
CLIPPED = 0.5
MOST_CLIPS = 4
MOST_POINTS = 64


def shown(handle: int, area: Rectangle) -> Rectangle:
    """What is left of an object's area; turned inside out where nothing is."""
    clip = pdfium.clip_path(handle)
    count = pdfium.clip_paths(clip) if clip else 0
    return _common(area, _box(clip, count)) if count > 0 else area


class Clips:
    """The clips of one page. All letters of a frame share one, which is measured once.

    A clip is known again by its innermost path: how many points that has, its first and its third one.
    """

    def __init__(self) -> None:
        self._boxes: dict[tuple[int, int, Point | None, Point | None], Rectangle] = {}

    def hide(self, text: int) -> bool:
        """Whether a text object may lie outside the area that it is clipped to."""
        clip = pdfium.clip_path(text)
        count = pdfium.clip_paths(clip) if clip else 0
        if count <= 0 or not pdfium.object_bounds(text, *pdfium.BOUNDS.at):
            return False
        left, bottom, right, top = pdfium.BOUNDS.read()
        x0, y0, x1, y1 = _common((left, bottom, right, top), self._box(clip, count))
        left_over = max(x1 - x0, 0.0) * max(y1 - y0, 0.0)
        return bool(left_over < CLIPPED * (right - left) * (top - bottom))

    def _box(self, clip: int, count: int) -> Rectangle:
        last = min(count, MOST_CLIPS) - 1
        key = (count, pdfium.clip_segments(clip, last), _point(clip, last, 0), _point(clip, last, 2))
        if key not in self._boxes:
            self._boxes[key] = _box(clip, count)
        return self._boxes[key]


def _common(a: Rectangle, b: Rectangle) -> Rectangle:
    return max(a[0], b[0]), max(a[1], b[1]), min(a[2], b[2]), min(a[3], b[3])


def _box(clip: int, count: int) -> Rectangle:
    """The area that all paths of a clip have in common, by their boxes."""
    box = EVERYWHERE
    for path in range(min(count, MOST_CLIPS)):
        segments = min(pdfium.clip_segments(clip, path), MOST_POINTS)
        points = [point for index in range(segments) if (point := _point(clip, path, index)) is not None]
        if points:
            xs, ys = [x for x, _ in points], [y for _, y in points]
            box = _common(box, (min(xs), min(ys), max(xs), max(ys)))
    return box


def _point(clip: int, path: int, index: int) -> Point | None:
    segment = pdfium.clip_segment(clip, path, index)
    if not segment or not pdfium.segment_point(segment, *pdfium.POINT.at):
        return None
    x, y = pdfium.POINT.read()
    return x, y
