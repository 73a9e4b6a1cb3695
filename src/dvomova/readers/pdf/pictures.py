"""Pictures of figures and formulas of a PDF, drawn as the page shows them.

Masks, colour spaces, vector drawings and several images side by side need no care so. Only what an article shows is
drawn, after it has been assembled.
"""

from __future__ import annotations

import io
from collections.abc import Mapping
from pathlib import Path
from typing import Any

import pypdfium2 as pdfium

from ...model import Box
from ..fonts import substitution
from ..rendering import POINTS, crop_to, draw
from .file import resave

SHARP, FINE = 200.0, 300.0
"""Dots an inch, for figures and for what is as small as a formula."""
SMALL = 60.0
"""Points: a place lower than this is drawn as finely as a formula."""
MOST_DOTS = 2000
"""Dots of the longer side of a picture, about what a page of an edition can show."""
MARGIN = 2.0
"""Points around a place, so that strokes on its edge are whole."""
FAINT = 8
"""Steps of 255 by which the three colours of a dot may differ in a grey picture."""


def pictures(path: Path, places: Mapping[str, Box]) -> dict[str, bytes]:
    """PNG bytes by name for places of a PDF; a page that cannot be drawn gives none."""
    document = _opened(path)
    if document is None:
        return {}
    out: dict[str, bytes] = {}
    try:
        for name, box in sorted(places.items(), key=lambda item: (item[1].page, item[0])):
            drawn = _drawn(document, box)
            if drawn is not None:
                out[name] = drawn
    finally:
        document.close()
    return out


def _opened(path: Path) -> Any | None:
    substitution.use_installed()
    data = path.read_bytes()
    try:
        return pdfium.PdfDocument(data)
    except pdfium.PdfiumError:
        saved = resave(data)
    try:
        return pdfium.PdfDocument(saved) if saved else None
    except pdfium.PdfiumError:
        return None


def _drawn(document: Any, box: Box) -> bytes | None:
    try:
        page = document[box.page - 1]
    except (pdfium.PdfiumError, IndexError):
        return None
    try:
        width, height = page.get_size()
        longest = max(box.width, box.height) + 2 * MARGIN
        dots = min(FINE if box.height < SMALL else SHARP, MOST_DOTS * POINTS / longest)
        part = (box.x0 - MARGIN, box.top - MARGIN, box.x1 + MARGIN, box.bottom + MARGIN)
        image = draw(page, dots / POINTS, crop_to(part, width, height)).to_pil()
    except (pdfium.PdfiumError, ValueError):
        return None
    finally:
        page.close()
    grey = image.convert("L")
    plain = image if _colored(image, grey) else grey
    buffer = io.BytesIO()
    plain.save(buffer, format="PNG", optimize=True)
    return buffer.getvalue()


def _colored(image: Any, grey: Any) -> bool:
    """Whether the picture has any colour."""
    from PIL import ImageChops

    extrema: Any = ImageChops.difference(image.convert("RGB"), grey.convert("RGB")).getextrema()
    return bool(max(high for _, high in extrema) > FAINT)
