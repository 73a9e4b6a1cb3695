"""Calls into pdfium that cost little: own prototypes over the library that pypdfium2 has loaded.

One call through pypdfium2's helpers costs 1.5 µs, through these 0.1 to 0.3 µs; a page takes some hundreds of them, and
one set letter by letter some thousands. Results are written to places made once, at plain addresses, and unpacked by
``struct``, which is six times as fast as reading a ctypes array.
All handles are plain addresses, valid as long as the pypdfium2 object that they come from.
"""

from __future__ import annotations

import ctypes
import struct
from collections.abc import Callable
from ctypes import c_float, c_int, c_uint, c_ulong, c_void_p
from functools import partial
from typing import Any

import pypdfium2.raw as raw


class Rect(ctypes.Structure):
    """``FS_RECTF``."""

    _fields_ = (("left", c_float), ("top", c_float), ("right", c_float), ("bottom", c_float))


def _call(name: str, result: Any, *arguments: Any) -> Any:
    place = ctypes.cast(getattr(raw, name), c_void_p).value
    return ctypes.PYFUNCTYPE(result, *arguments)(place or 0)


def address(handle: Any) -> int:
    """The address behind a pypdfium2 object or a ctypes pointer."""
    return ctypes.cast(getattr(handle, "raw", handle), c_void_p).value or 0


count_chars = _call("FPDFText_CountChars", c_int, c_void_p)
get_text = _call("FPDFText_GetText", c_int, c_void_p, c_int, c_int, c_void_p)
text_object = _call("FPDFText_GetTextObject", c_void_p, c_void_p, c_int)
count_rects = _call("FPDFText_CountRects", c_int, c_void_p, c_int, c_int)
get_rect = _call("FPDFText_GetRect", c_int, c_void_p, c_int, c_void_p, c_void_p, c_void_p, c_void_p)
char_box = _call("FPDFText_GetCharBox", c_int, c_void_p, c_int, c_void_p, c_void_p, c_void_p, c_void_p)
char_matrix = _call("FPDFText_GetMatrix", c_int, c_void_p, c_int, c_void_p)
char_unicode = _call("FPDFText_GetUnicode", c_uint, c_void_p, c_int)
object_font = _call("FPDFTextObj_GetFont", c_void_p, c_void_p)
object_size = _call("FPDFTextObj_GetFontSize", c_int, c_void_p, c_void_p)
object_mode = _call("FPDFTextObj_GetTextRenderMode", c_int, c_void_p)
fill_color = _call("FPDFPageObj_GetFillColor", c_int, c_void_p, c_void_p, c_void_p, c_void_p, c_void_p)
font_name = _call("FPDFFont_GetBaseFontName", c_ulong, c_void_p, c_void_p, c_ulong)
font_weight = _call("FPDFFont_GetWeight", c_int, c_void_p)
font_flags = _call("FPDFFont_GetFlags", c_int, c_void_p)
font_angle = _call("FPDFFont_GetItalicAngle", c_int, c_void_p, c_void_p)
count_objects = _call("FPDFPage_CountObjects", c_int, c_void_p)
page_object = _call("FPDFPage_GetObject", c_void_p, c_void_p, c_int)
form_count = _call("FPDFFormObj_CountObjects", c_int, c_void_p)
form_object = _call("FPDFFormObj_GetObject", c_void_p, c_void_p, c_ulong)
clip_path = _call("FPDFPageObj_GetClipPath", c_void_p, c_void_p)
clip_paths = _call("FPDFClipPath_CountPaths", c_int, c_void_p)
clip_segments = _call("FPDFClipPath_CountPathSegments", c_int, c_void_p, c_int)
clip_segment = _call("FPDFClipPath_GetPathSegment", c_void_p, c_void_p, c_int, c_int)
set_active = _call("FPDFPageObj_SetIsActive", c_int, c_void_p, c_int)
object_type = _call("FPDFPageObj_GetType", c_int, c_void_p)
object_bounds = _call("FPDFPageObj_GetBounds", c_int, c_void_p, c_void_p, c_void_p, c_void_p, c_void_p)
object_matrix = _call("FPDFPageObj_GetMatrix", c_int, c_void_p, c_void_p)
draw_mode = _call("FPDFPath_GetDrawMode", c_int, c_void_p, c_void_p, c_void_p)
count_segments = _call("FPDFPath_CountSegments", c_int, c_void_p)
path_segment = _call("FPDFPath_GetPathSegment", c_void_p, c_void_p, c_int)
segment_point = _call("FPDFPathSegment_GetPoint", c_int, c_void_p, c_void_p, c_void_p)
segment_type = _call("FPDFPathSegment_GetType", c_int, c_void_p)
segment_closes = _call("FPDFPathSegment_GetClose", c_int, c_void_p)

TEXT, PATH, IMAGE, FORM = 1, 2, 3, 5
"""Kinds of page objects (``FPDF_PAGEOBJ_*``)."""


class ResultBuffer:
    """Room for results of calls: ``at`` are the addresses of its numbers, ``read`` gives their values.

    Made once each: pdfium is used from one thread of a process only.
    """

    def __init__(self, numbers: str) -> None:
        """``numbers`` are kinds as ``struct`` names them, of one size: ``dddd``."""
        size = struct.calcsize(numbers[0])
        self.room = bytearray(size * len(numbers))
        whole = (ctypes.c_char * len(self.room)).from_buffer(self.room)
        self.at = tuple(ctypes.addressof(whole) + size * index for index in range(len(numbers)))
        self.read: Callable[[], tuple[Any, ...]] = partial(struct.Struct(numbers).unpack_from, self.room)


RECTANGLE = ResultBuffer("dddd")
BOUNDS = ResultBuffer("ffff")
POINT = ResultBuffer("ff")
NUMBER = ResultBuffer("f")
COLOR = ResultBuffer("IIII")
MATRIX = ResultBuffer("ffffff")
"""An ``FS_MATRIX`` (a, b, c, d, e, f): x' = a·x + c·y + e, y' = b·x + d·y + f."""
SETTING = ResultBuffer("fIIIIffffff")
"""How a letter is set: its size, red, green, blue and opacity, and its matrix."""
FLAGS = ResultBuffer("ii")


class Frame:
    """How a page's own coordinates become those of the page as displayed, in points from the top left."""

    def __init__(self, page: Any) -> None:
        box = Rect()
        if not raw.FPDF_GetPageBoundingBox(page.raw, ctypes.cast(ctypes.byref(box), ctypes.POINTER(raw.FS_RECTF))):
            width, height = page.get_size()
            box = Rect(0.0, height, width, 0.0)
        self._left, self._right = min(box.left, box.right), max(box.left, box.right)
        self._bottom, self._top = min(box.bottom, box.top), max(box.bottom, box.top)
        self.turn = page.get_rotation() // 90 % 4
        across, down = self._right - self._left, self._top - self._bottom
        self.width, self.height = (down, across) if self.turn % 2 else (across, down)

    def point(self, x: float, y: float) -> tuple[float, float]:
        """A point of the page as displayed."""
        if self.turn == 0:
            return x - self._left, self._top - y
        if self.turn == 1:
            return y - self._bottom, x - self._left
        if self.turn == 2:
            return self._right - x, y - self._bottom
        return self._top - y, self._right - x

    def corners(self, left: float, bottom: float, right: float, top: float) -> tuple[float, float, float, float]:
        """A rectangle of the page as displayed: x0, top, x1, bottom."""
        if self.turn == 0:
            return left - self._left, self._top - top, right - self._left, self._top - bottom
        a, b = self.point(left, bottom), self.point(right, top)
        return min(a[0], b[0]), min(a[1], b[1]), max(a[0], b[0]), max(a[1], b[1])
