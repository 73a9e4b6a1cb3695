"""Whole lines from what pdfium takes for several: type that runs up the page, and letters of a second font.

LibreOffice writes the letters of a line that its font lacks (``ə`` among Latin letters) after all the others, so
that the engine gives two lines over each other, one with gaps, one of nothing but the missing letters.

Hyperlinks of a page: where each link annotation lies and where it leads (ISO 32000-1, 12.5.6.5).
"""

from __future__ import annotations

import ctypes
from dataclasses import replace
from typing import Any

import pypdfium2.raw as raw

from ...model import Box, Line, around
from .pdfium import Frame

OTHER_SIZE, NEAR_BASE = 0.25, 0.5
"""Of a size: turned type goes on where size and baseline differ by less than this."""
SPACE = 0.2
"""Of a size: a gap in turned type from which on it is a space."""
OVERLAP, LEAST_OVERLAP = 0.25, 0.5
"""How far lines over each other reach into one another: share of the shorter one, and in sizes."""
SAME_BASE, SAME_SIZE = 0.04, 0.1
"""Of a size: baseline and size of lines over each other differ by less."""
LINKED_WIDTH, LINKED_HEIGHT = 0.5, 0.4
"""Shares of a fragment's box that the area of a link covers, if the fragment is what it links."""


def goes_on(a: Line, b: Line) -> bool:
    """Whether two pieces of type that runs up or down the page stand on one baseline.

    The size may differ by a little: a dash of a larger font between two numbers is no other line.
    """
    size = a.fragments[-1].size
    return abs(a.baseline - b.baseline) < NEAR_BASE * size and abs(b.fragments[0].size - size) < OTHER_SIZE * size


def one(a: Line, b: Line) -> Line:
    """Two pieces of one turned line; a gap between them is a space."""
    apart = max(b.box.top - a.box.bottom, a.box.top - b.box.bottom)
    space = apart > SPACE * a.fragments[-1].size and not a.text.endswith(" ")
    first = replace(b.fragments[0], text=" " + b.fragments[0].text) if space else b.fragments[0]
    fragments = (*a.fragments, first, *b.fragments[1:])
    return replace(a, fragments=fragments, box=around((a.box, b.box)), hyphenated=b.hyphenated)


def over_each_other(a: Line, b: Line) -> bool:
    """Whether two lines hold letters of one: same baseline and size, and one reaches far into the other."""
    size = a.fragments[0].size
    if abs(a.baseline - b.baseline) > SAME_BASE * size or abs(size - b.fragments[0].size) > SAME_SIZE * size:
        return False
    common = min(a.box.x1, b.box.x1) - max(a.box.x0, b.box.x0)
    return common > max(OVERLAP * min(a.box.width, b.box.width), LEAST_OVERLAP * size)


def with_links(line: Line, links: list[tuple[Box, str]]) -> Line:
    """The line with the target of each link on the fragments that lie in it."""
    hit = [(box, href) for box, href in links if _touch(line.box, box)]
    if not hit:
        return line
    fragments = tuple(replace(f, href=_target(f.box, hit)) for f in line.fragments)
    return replace(line, fragments=fragments)


def _touch(a: Box, b: Box) -> bool:
    return a.x0 < b.x1 and b.x0 < a.x1 and a.top < b.bottom and b.top < a.bottom


def _target(box: Box, links: list[tuple[Box, str]]) -> str | None:
    for area, href in links:
        wide = min(box.x1, area.x1) - max(box.x0, area.x0)
        high = min(box.bottom, area.bottom) - max(box.top, area.top)
        if wide > LINKED_WIDTH * box.width and high > LINKED_HEIGHT * box.height:
            return href
    return None


LONGEST = 2048
MOST = 2000


def page_links(page: Any, frame: Frame, number: int) -> list[tuple[Box, str]]:
    """Boxes with web addresses; links inside the document are left out."""
    out: list[tuple[Box, str]] = []
    position = ctypes.c_int(0)
    link = raw.FPDF_LINK()
    rect = raw.FS_RECTF()
    while len(out) < MOST and raw.FPDFLink_Enumerate(page.raw, position, link):
        action = raw.FPDFLink_GetAction(link)
        if not action or raw.FPDFAction_GetType(action) != raw.PDFACTION_URI:
            continue
        buffer = ctypes.create_string_buffer(LONGEST)
        size = raw.FPDFAction_GetURIPath(page.pdf.raw, action, buffer, LONGEST)
        if not 1 < size <= LONGEST or not raw.FPDFLink_GetAnnotRect(link, rect):
            continue
        x0, top, x1, bottom = frame.corners(
            rect.left, min(rect.top, rect.bottom), rect.right, max(rect.top, rect.bottom)
        )
        box = Box(page=number, x0=min(x0, x1), top=top, x1=max(x0, x1), bottom=bottom)
        out.append((box, buffer.value.decode("utf-8", "replace").strip()))
    return out
