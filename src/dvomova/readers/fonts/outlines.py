"""The fonts of a file, and what their letters are by the font program where they have no map to Unicode.

Three sources, the surest first: the program's own table of characters; the names of its glyphs; and the outlines,
compared with those of installed fonts of the same name (subsetting keeps them point by point). Latin and Cyrillic
letters of one outline stay open here; the words in which they stand decide (``blind``).
"""

from __future__ import annotations

import io
import logging
import os
import re
import struct
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

from ...languages.characters import alphabet
from ...patterns.symbol_font import private_of_glyph

SPACE = " "
MOST_GLYPHS = 70_000
FOLDERS = (
    *("/usr/share/fonts", "/usr/local/share/fonts", "~/.local/share/fonts", "~/.fonts"),
    *("/Library/Fonts", "/System/Library/Fonts", "~/Library/Fonts", "C:/Windows/Fonts"),
)
SUFFIXES = frozenset({".ttf", ".otf", ".pfb"})
MOST_FILES = 12
OPAQUE = re.compile(r"(?:g|glyph|cid|gid|index|a|c|G|C|char)_?\d+$|\.notdef$")
SYMBOLIC = 0xF000
CYRILLIC = frozenset(alphabet("Cyrl") + alphabet("Cyrl").upper())
Shape = tuple[Any, ...]
FORMS_DEEP = 4
"""Forms inside one another, and nodes of the page tree, that are looked through."""
MOST_FONTS = 2000
"""Fonts of one file that are looked at, at most."""
BEGIN_CHARS = re.compile(rb"beginbfchar(.*?)endbfchar", re.DOTALL)
BEGIN_RANGES = re.compile(rb"beginbfrange(.*?)endbfrange", re.DOTALL)
ONE_CHAR = re.compile(rb"<([0-9A-Fa-f\s]+)>\s*<([0-9A-Fa-f\s]*)>")
ONE_RANGE = re.compile(rb"<([0-9A-Fa-f\s]+)>\s*<([0-9A-Fa-f\s]+)>\s*(<|\[)")


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
        # pikepdf gives the keys as a set: in order, so that the same file is read the same way each time.
        named = (found[key] for key in sorted(found.keys()))
        yield from (font for font in named if isinstance(font, pikepdf.Dictionary))
    forms = resources.get("/XObject")
    if depth and isinstance(forms, pikepdf.Dictionary):
        for key in sorted(forms.keys()):
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


def known_codes(font: FontMap) -> dict[int, str] | None:
    """Code → the letters that it may be, as one string, the likeliest first; ``""`` where it is not known.

    ``None`` for a font that needs no such search: not embedded, with a map, or with an encoding of its own; and for one
    whose tables are too damaged to name its glyphs.
    """
    program = _program(font)
    if program is None:
        return None
    try:
        glyphs = _glyphs_by_code(font, program)
        own = _own_letters(program) if glyphs else {}
    except _broken():
        return None
    if not glyphs:
        return None
    letters = {code: own.get(glyph, "") for code, glyph in glyphs.items()}
    unsure = {code: glyph for code, glyph in glyphs.items() if not letters[code]}
    if unsure:
        shapes = _shapes(program, set(unsure.values()))
        by_shape = _by_outline(font.name, frozenset(shape for shape in shapes.values() if shape))
        signs = _symbols(font, unsure) if font.wide else {}
        for code, glyph in unsure.items():
            if code in signs:
                letters[code] = signs[code]
                continue
            shape = shapes.get(glyph)
            letters[code] = SPACE if shape == () else by_shape.get(shape or (), "")
    return letters


def _symbols(font: FontMap, codes: Iterable[int]) -> dict[int, str]:
    """The signs of Microsoft's Symbol font, whose glyphs stand in the order of its characters, as U+F020–U+F0FE."""
    if not _plain(font.name).startswith("symbol"):
        return {}
    return {code: letter for code in codes if (letter := private_of_glyph(code)) is not None}


def _program(font: FontMap) -> Any | None:
    """The embedded font as fontTools has it, for a font whose codes mean nothing by themselves."""
    import pikepdf

    dictionary = font.font
    if font.known is not None:
        return None
    if font.wide:
        if str(dictionary.get("/Encoding")) not in ("/Identity-H", "/Identity-V"):
            return None
        dictionary = dictionary["/DescendantFonts"][0]
        if str(dictionary.get("/CIDSystemInfo", {}).get("/Ordering", "")) not in ("Identity", "UCS", ""):
            return None
    elif dictionary.get("/Subtype") != "/TrueType" or "/Encoding" in dictionary or not _controls_used(dictionary):
        return None
    descriptor = dictionary.get("/FontDescriptor")
    if not isinstance(descriptor, pikepdf.Dictionary):
        return None
    for key in ("/FontFile2", "/FontFile3"):
        stream = descriptor.get(key)
        if isinstance(stream, pikepdf.Stream):
            return _opened(stream.read_bytes())
    return None


def _controls_used(dictionary: Any) -> bool:
    """Whether codes below the space have a width: no encoding of text has letters there."""
    first = int(dictionary.get("/FirstChar", 0))
    widths = list(dictionary.get("/Widths", []))[: max(0x20 - first, 0)]
    return sum(float(width) != 0 for width in widths) > 2


def _broken() -> tuple[type[Exception], ...]:
    """What fontTools raises on a damaged font program, when it is opened or when a table is first read."""
    from fontTools.misc.psCharStrings import CharStringCompileError
    from fontTools.ttLib import TTLibError

    python = (AssertionError, ValueError, KeyError, IndexError, AttributeError, TypeError, struct.error)
    return TTLibError, CharStringCompileError, *python


def _opened(data: bytes) -> Any | None:
    from fontTools.cffLib import CFFFontSet
    from fontTools.ttLib import TTFont

    # fontTools remarks on dates and checksums of subsets, which are of no concern here.
    logging.getLogger("fontTools").setLevel(logging.CRITICAL)
    try:
        if data[:4] in (b"\x00\x01\x00\x00", b"true", b"OTTO"):
            return TTFont(io.BytesIO(data), lazy=True)
        fonts = CFFFontSet()
        fonts.decompile(io.BytesIO(data), None)
        return fonts[0]
    except _broken():
        return None


def _is_file(program: Any) -> bool:
    """Whether the program is a whole font file with tables, not bare CFF."""
    return hasattr(program, "getBestCmap")


def _glyphs_by_code(font: FontMap, program: Any) -> dict[int, str]:
    """Code → glyph name of the program."""
    if font.wide:
        return _glyphs_by_cid(font, program)
    found: dict[int, str] = {}
    for table in program["cmap"].tables if _is_file(program) and "cmap" in program else ():
        for code, glyph in table.cmap.items():
            if table.platformID == 3 and code >= SYMBOLIC:
                code -= SYMBOLIC
            if code < 0x100:
                found.setdefault(code, glyph)
    return found


def _glyphs_by_cid(font: FontMap, program: Any) -> dict[int, str]:
    import pikepdf

    descendant = font.font["/DescendantFonts"][0]
    if not _is_file(program):
        order = list(program.charset)
        if hasattr(program, "ROS"):
            return {int(name[3:]): name for name in order if re.fullmatch(r"cid\d+", name)}
        return dict(enumerate(order))
    order = program.getGlyphOrder()[:MOST_GLYPHS]
    table = descendant.get("/CIDToGIDMap")
    if isinstance(table, pikepdf.Stream):
        data = table.read_bytes()
        gids = {at // 2: int.from_bytes(data[at : at + 2], "big") for at in range(0, len(data) - 1, 2)}
        return {cid: order[gid] for cid, gid in gids.items() if 0 < gid < len(order)}
    return {gid: name for gid, name in enumerate(order) if gid}


def _own_letters(program: Any) -> dict[str, str]:
    """Glyph name → letter, by the program's table of characters or by the name."""
    from fontTools import agl

    found: dict[str, str] = {}
    order = program.getGlyphOrder() if _is_file(program) else list(program.charset)
    if _is_file(program) and "cmap" in program:
        for table in program["cmap"].tables:
            if table.isUnicode():
                for code, glyph in sorted(table.cmap.items()):
                    if not 0xE000 <= code < 0xF900 and code >= 0x20:
                        found.setdefault(glyph, chr(code))
    for name in order:
        if name not in found and not OPAQUE.match(name):
            letter = agl.toUnicode(name)
            if letter:
                found[name] = letter
    return found


def _shapes(program: Any, wanted: set[str]) -> dict[str, Shape]:
    """Glyph name → outline in thousandths of an em; ``()`` for one that paints nothing; none of a damaged program."""
    from fontTools.pens.recordingPen import DecomposingRecordingPen

    broken = _broken()
    try:
        if _is_file(program):
            glyphs, em = program.getGlyphSet(), program["head"].unitsPerEm
        else:
            glyphs, em = program.CharStrings, 1000
    except broken:
        return {}
    found: dict[str, Shape] = {}
    for name in sorted(wanted):
        pen = DecomposingRecordingPen(glyphs)
        try:
            glyphs[name].draw(pen)
        except broken:
            continue
        found[name] = tuple(
            (step, tuple((round(x * 1000 / em), round(y * 1000 / em)) for x, y in (p for p in points if p)))
            for step, points in pen.value
        )
    return found


def _by_outline(name: str, wanted: frozenset[Shape]) -> Mapping[Shape, str]:
    """Outline → the letters that have it in installed fonts of that name."""
    found: dict[Shape, str] = {}
    for path in installed(name):
        for shape, letters in outlines(path).items():
            if shape in wanted and shape not in found:
                found[shape] = letters
        if len(found) == len(wanted):
            break
    return found


@cache
def outlines(path: Path) -> Mapping[Shape, str]:
    """Every outline of an installed font with the letters that have it: Latin and Cyrillic ones, else the first."""
    program = _opened(path.read_bytes())
    if program is None or not _is_file(program):
        return {}
    try:
        cmap: dict[int, str] = program.getBestCmap() or {}
    except _broken():
        return {}
    shapes = _shapes(program, set(cmap.values()))
    found: dict[Shape, list[str]] = defaultdict(list)
    for code, glyph in sorted(cmap.items()):
        shape = shapes.get(glyph)
        if shape:
            found[shape].append(chr(code))
    return {shape: _likely(letters) for shape, letters in found.items()}


def _likely(letters: list[str]) -> str:
    """The first Latin and the first Ukrainian or Russian letter of those that look the same; else the first sign."""
    latin = [letter for letter in letters if letter < "\u0250"][:1]
    cyrillic = [letter for letter in letters if letter in CYRILLIC][:1]
    return "".join(latin + cyrillic) or letters[0]


def installed(name: str) -> list[Path]:
    """Font files whose name begins with the family of a PDF font name, the same style first."""
    plain = _plain(name)
    family = _plain(re.split(r"[-,]", name)[0])
    near = [path for path in _files() if len(family) > 3 and _plain(path.stem).startswith(family)]

    def rank(path: Path) -> tuple[bool, int, str]:
        """The very style first, then names of about this length."""
        stem = _plain(path.stem)
        other = stem.removesuffix("regular") != plain.removesuffix("regular")
        return other, abs(len(stem) - len(plain)), str(path)

    return sorted(near, key=rank)[:MOST_FILES]


def _plain(name: str) -> str:
    return re.sub(r"[^a-z0-9]", "", name.casefold().removesuffix("mt"))


@cache
def _files() -> tuple[Path, ...]:
    return tuple(sorted(_walk()))


def _walk() -> Iterator[Path]:
    for folder in FOLDERS:
        for place, _, names in os.walk(Path(folder).expanduser()):
            for name in names:
                path = Path(place) / name
                if path.suffix.casefold() in SUFFIXES:
                    yield path
