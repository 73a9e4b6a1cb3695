"""Fonts that print one letter and say another: their maps to Unicode, mended before pdfium reads the text.

A font says through ``/ToUnicode`` what each of its codes means (ISO 32000-1, 9.10). Two faults are common in
journals of twenty years, and both are cured in the map itself, not in the text, so that no letter has to be guessed
afterwards:

* Distiller leaves codes out whose glyph has a name it does not know. Fonts by ParaType call the hyphen
  ``hyphenminus``; their hyphens came out as control characters, ``6`` or commas (``рас,плавления``,
  ``ТЕОРЕТИКО6ПРАВОВИЙ``) in 26 of the 29 files of two journals that were measured. The name tells the letter exactly.
* A font has no map, and its encoding says nothing. What its glyphs look like then has to tell (``glyphs``).

The file is changed in memory only.
"""

from __future__ import annotations

import io
import logging
import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from ...findings import Code, Report

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
FORMS_DEEP = 4
MOST_FONTS = 2000
BEGIN_CHARS = re.compile(rb"beginbfchar(.*?)endbfchar", re.DOTALL)
BEGIN_RANGES = re.compile(rb"beginbfrange(.*?)endbfrange", re.DOTALL)
ONE_CHAR = re.compile(rb"<([0-9A-Fa-f\s]+)>\s*<([0-9A-Fa-f\s]*)>")
ONE_RANGE = re.compile(rb"<([0-9A-Fa-f\s]+)>\s*<([0-9A-Fa-f\s]+)>\s*(<|\[)")
CMAP = """/CIDInit /ProcSet findresource begin
12 dict begin
begincmap
/CMapName /Mended def
/CMapType 2 def
1 begincodespacerange
<{first}> <{last}>
endcodespacerange
{blocks}endcmap
CMapName currentdict /CMap defineresource pop
end
end
"""
BLOCK = 100
"""ISO 32000-1, 9.7.5: a block holds at most 100 entries."""


@dataclass(frozen=True, slots=True)
class FontMap:
    """A font of the file: its dictionary, its name, the codes its map to Unicode knows, its glyph names by code.

    ``known`` is ``None`` for a font without a map; ``wide`` says that codes are two bytes long.
    """

    font: Any
    name: str
    known: frozenset[int] | None
    glyph_names: Mapping[int, str]
    wide: bool


def mended(data: bytes, report: Report) -> bytes | None:
    """The file with whole maps to Unicode, or ``None`` where they are whole, or the file cannot be read so.

    Every font that was mended is named in a finding.
    """
    if _plainly_whole(data):
        return None
    import pikepdf

    from .decoding import sighted

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
        f"{len(names)} fonts did not say what some of their letters are; the names of the glyphs told it: "
        f"{', '.join(sorted(set(names)))}.",
    )


def saved(pdf: Any) -> bytes:
    """An open pikepdf file as bytes."""
    buffer = io.BytesIO()
    pdf.save(buffer, encryption=False)
    return buffer.getvalue()


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


def fonts(pdf: Any) -> Iterator[FontMap]:
    """Every font that a page, or a form on it, can use, once each."""
    seen: set[tuple[int, int]] = set()
    for page in pdf.pages:
        for font in fonts_of(page.obj):
            key = font.objgen
            if key != (0, 0) and key in seen:
                continue
            seen.add(key)
            if len(seen) > MOST_FONTS:
                return
            made = _font_map(font)
            if made is not None:
                yield made


def fonts_of(holder: Any, depth: int = FORMS_DEEP) -> Iterator[Any]:
    """The font dictionaries that a page, or the forms on it, can use; some may come twice."""
    import pikepdf

    resources = _resources(holder)
    if not isinstance(resources, pikepdf.Dictionary):
        return
    found = resources.get("/Font")
    if isinstance(found, pikepdf.Dictionary):
        yield from (font for font in (found[key] for key in found.keys()) if isinstance(font, pikepdf.Dictionary))  # noqa: SIM118
    forms = resources.get("/XObject")
    if depth and isinstance(forms, pikepdf.Dictionary):
        for key in forms.keys():  # noqa: SIM118
            form = forms[key]
            if isinstance(form, pikepdf.Stream) and form.get("/Subtype") == "/Form":
                yield from fonts_of(form, depth - 1)


def _resources(holder: Any) -> Any:
    """The resources of a page, which it may have from the nodes above it (ISO 32000-1, 7.7.3.4)."""
    for _ in range(FORMS_DEEP):
        if holder is None or "/Resources" in holder:
            break
        holder = holder.get("/Parent")
    return None if holder is None else holder.get("/Resources")


def _font_map(font: Any) -> FontMap | None:
    import pikepdf

    to_unicode = font.get("/ToUnicode")
    known = _codes(to_unicode.read_bytes()) if isinstance(to_unicode, pikepdf.Stream) else None
    encoding = font.get("/Encoding")
    names: dict[int, str] = {}
    if isinstance(encoding, pikepdf.Dictionary):
        names = _differences(encoding.get("/Differences"))
    return FontMap(
        font=font,
        name=re.sub(r"^[A-Z]{6}\+", "", str(font.get("/BaseFont", "/?"))[1:]),
        known=known,
        glyph_names=names,
        wide=font.get("/Subtype") == "/Type0",
    )


def _differences(items: Any) -> dict[int, str]:
    import pikepdf

    names: dict[int, str] = {}
    code = 0
    for item in items if isinstance(items, pikepdf.Array) else ():
        if isinstance(item, pikepdf.Name):
            names[code] = str(item)[1:]
            code += 1
        else:
            code = int(item)
    return {code: name for code, name in names.items() if name != ".notdef"}


def _codes(cmap: bytes) -> frozenset[int]:
    codes: set[int] = set()
    for block in BEGIN_CHARS.findall(cmap):
        codes.update(_hex(code) for code, text in ONE_CHAR.findall(block) if text.strip())
    for block in BEGIN_RANGES.findall(cmap):
        for first, last, _ in ONE_RANGE.findall(block):
            codes.update(range(_hex(first), min(_hex(last), 0xFFFF) + 1))
    return frozenset(codes)


def _hex(digits: bytes) -> int:
    return int(b"".join(digits.split()), 16)


def add_map(pdf: Any, font: FontMap, texts: Mapping[int, str]) -> None:
    """Add what codes mean to a font's map to Unicode; a font without one gets one."""
    blocks = cmap_blocks(texts, wide=font.wide)
    old = font.font.get("/ToUnicode")
    written = old.read_bytes() if font.known is not None else b""
    at = written.rfind(b"endcmap")
    if at >= 0:
        cmap = written[:at] + blocks.encode() + written[at:]
    else:
        first, last = ("0000", "FFFF") if font.wide else ("00", "FF")
        cmap = CMAP.format(first=first, last=last, blocks=blocks).encode()
    font.font["/ToUnicode"] = pdf.make_stream(cmap)


def cmap_blocks(texts: Mapping[int, str], *, wide: bool) -> str:
    """``beginbfchar`` blocks for codes and their texts."""
    digits = 4 if wide else 2
    entries = [
        f"<{code:0{digits}X}> <{text.encode('utf-16-be').hex().upper()}>\n" for code, text in sorted(texts.items())
    ]
    parts = [entries[at : at + BLOCK] for at in range(0, len(entries), BLOCK)]
    return "".join(f"{len(part)} beginbfchar\n{''.join(part)}endbfchar\n" for part in parts)
