"""Fonts whose map to Unicode is incomplete or missing: it is mended before pdfium reads the text.

A font's ``/ToUnicode`` holds what each of its codes means (ISO 32000-1, 9.10). Two faults are common in
journals of twenty years, and both are cured in the map itself, not in the text, so that no letter has to be guessed
afterwards:

* Distiller leaves codes out whose glyph has a name it does not know. Fonts by ParaType call the hyphen
  ``hyphenminus``; their hyphens came out as control characters, ``6`` or commas (``рас,плавления``,
  ``ТЕОРЕТИКО6ПРАВОВИЙ``) in 26 of the 29 files of two journals that were measured. The name is that of the letter.
* A font has no map, and its encoding names no letters. Its letters are then known by its outlines (``glyphs``), or by
  recognising the page's image (``blind``); this module is the only one that calls them.

The file is changed in memory only.
"""

from __future__ import annotations

import io
import logging
import re
from typing import Any

from ...findings import Code, Report
from .decoding import add_map, saved, sighted
from .outlines import FontMap, fonts

NAMES = {
    "hyphenminus": "-",
    "sfthyphen": "\u00ad",
    "softhyphen": "\u00ad",
    "nbspace": "\u00a0",
    "nonbreakingspace": "\u00a0",
    "spacehackarabic": " ",
    "quilsinglleft": "‹",
    "quilsinglright": "›",
    "afii00208": "―",
    "f_f": "ff",
    "f_i": "fi",
    "f_l": "fl",
    "f_f_i": "ffi",
    "f_f_l": "ffl",
    "T_h": "Th",
}
"""Glyph names that neither Distiller nor the Adobe Glyph List of pdfium knows."""

HEX_NAME = re.compile(r"G([0-9A-Fa-f]{2})$")
DECIMAL_NAME = re.compile(r"FLW([0-9]{2,3})$")
"""Names that drivers and font editors make from a character's code: ``G2C`` is a comma, ``FLW32`` a space."""

ODD_NAMES = re.compile(rb"/(?:%s|FLW\d|G[0-9A-F]{2}[\s/\]])" % "|".join(NAMES).encode())
DIFFERENCES = re.compile(rb"/Differences\s*(\[[^\]]*\]?|\d+\s+\d+\s+R\b)")
"""Where a font names its glyphs (ISO 32000-1, table 114): an array, or a reference to one."""
MAPLESS = re.compile(rb"/Subtype\s*/(?:TrueType|Type0)\b")
"""Kinds of fonts that can be without letters if they are without a map."""


def mended(data: bytes, report: Report) -> bytes | None:
    """The file with whole maps to Unicode, or ``None`` where they are whole, or the file cannot be read so.

    Every font that was mended is named in a finding.
    """
    if _plainly_whole(data):
        return None
    import pikepdf

    broken = (pikepdf.PdfError, pikepdf.PasswordError, ValueError, TypeError, KeyError, RuntimeError, MemoryError)
    try:
        with pikepdf.open(io.BytesIO(data)) as pdf:
            names = _mend_by_name(pdf)
            if not sighted(pdf, report) and not names:
                return None
            out = saved(pdf)
    except broken:
        logging.getLogger(__name__).debug("The fonts cannot be looked at.", exc_info=True)
        return None
    if names:
        _tell(names, report)
    return out


def _plainly_whole(data: bytes) -> bool:
    """Whether the bytes alone show that no font needs help; saves a tenth of a second and 10 MB on most files."""
    if b"/ObjStm" in data:
        return False
    if any(not named.startswith(b"[") or ODD_NAMES.search(named) for named in DIFFERENCES.findall(data)):
        return False
    return len(MAPLESS.findall(data)) <= data.count(b"/ToUnicode")


def _tell(names: list[str], report: Report) -> None:
    report.add(
        Code.ENCODING_REPAIRED,
        f"{len(names)} fonts did not say what some of their letters are; they were read from the names of the glyphs: "
        f"{', '.join(sorted(set(names)))}.",
    )


def _mend_by_name(pdf: Any) -> list[str]:
    names: list[str] = []
    for font in fonts(pdf):
        missing = by_name(font)
        if missing:
            add_map(pdf, font, missing)
            names.append(font.name)
    return names


def by_name(font: FontMap) -> dict[int, str]:
    """Code → text, for codes that the font's map leaves out and whose glyph name is one pdfium does not know."""
    found: dict[int, str] = {}
    for code, name in font.glyph_names.items():
        if font.known is not None and code in font.known:
            continue
        text = NAMES.get(name) or _numbered(name)
        if text is not None and text != chr(code):
            found[code] = text
    return found


def _numbered(name: str) -> str | None:
    for pattern, base in ((HEX_NAME, 16), (DECIMAL_NAME, 10)):
        match = pattern.match(name)
        if match and 0x20 <= int(match[1], base) < 0x7F:
            return chr(int(match[1], base))
    return None
