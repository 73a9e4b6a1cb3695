"""Hyperlinks of a page: where each link annotation lies and where it leads (ISO 32000-1, 12.5.6.5)."""

from __future__ import annotations

import ctypes
from typing import Any

import pypdfium2.raw as raw

from ..model import Box
from .pdf_engine import Frame

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
