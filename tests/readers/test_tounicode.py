"""Maps to Unicode: what a font leaves out is put in, by glyph names, tables, outlines; a whole file is not touched."""

from __future__ import annotations

import io
from dataclasses import replace
from pathlib import Path

import pikepdf
import pypdfium2 as pdfium
import pytest
from fontTools.fontBuilder import FontBuilder
from fontTools.pens.ttGlyphPen import TTGlyphPen

from dvomova.findings import Code, Report
from dvomova.layout import draft
from dvomova.model import Paragraph, plain
from dvomova.readers import ocr
from dvomova.readers import pdf as pdf_reader
from dvomova.readers.fonts import outlines
from dvomova.readers.fonts.decoding import cmap_blocks
from dvomova.readers.fonts.outlines import FontMap
from dvomova.readers.fonts.tounicode import mended

from .pdf_files import pdf

SENTENCE = "Bees hum in Lviv. Бджоли гудуть у Львові, а соловейко їм підспівує."


def text_of(data: bytes) -> str:
    document = pdfium.PdfDocument(data)
    try:
        return str(document[0].get_textpage().get_text_range())
    finally:
        document.close()


def with_font(data: bytes, **entries: object) -> bytes:
    """The file with entries in the dictionary of its first font."""
    with pikepdf.open(io.BytesIO(data)) as file:
        font = file.pages[0].Resources.Font["/F1"]
        for key, value in entries.items():
            font[f"/{key}"] = file.make_stream(value) if isinstance(value, bytes) else value
        out = io.BytesIO()
        file.save(out)
    return out.getvalue()


def named(code: int, name: str) -> pikepdf.Dictionary:
    differences = pikepdf.Array([code, pikepdf.Name(f"/{name}")])
    return pikepdf.Dictionary(Type=pikepdf.Name.Encoding, Differences=differences)


def test_a_whole_file_is_not_touched() -> None:
    report = Report()
    assert mended(pdf("BT /F1 12 Tf 50 300 Td (Bees) Tj ET"), report) is None
    assert not report.findings


@pytest.mark.parametrize(("name", "letter"), [("hyphenminus", "-"), ("FLW32", " "), ("G42", "B")])
def test_a_glyph_name_tells_what_the_map_leaves_out(name: str, letter: str) -> None:
    cmap = b"begincmap\n" + cmap_blocks({0x62: "b", 0x65: "e"}, wide=False).encode() + b"endcmap\n"
    broken = with_font(pdf("BT /F1 12 Tf 50 300 Td (be\\007eb) Tj ET"), Encoding=named(7, name), ToUnicode=cmap)
    report = Report()
    whole = mended(broken, report)
    assert whole is not None
    assert text_of(whole) == f"be{letter}eb"
    assert [finding.code for finding in report.findings] == [Code.ENCODING_REPAIRED]
    assert mended(whole, Report()) is None


def test_a_code_that_the_map_has_is_believed() -> None:
    cmap = b"begincmap\n" + cmap_blocks({7: "*"}, wide=False).encode() + b"endcmap\n"
    assert mended(with_font(pdf("BT ET"), Encoding=named(7, "hyphenminus"), ToUnicode=cmap), Report()) is None


@pytest.mark.parametrize("data", [b"", b"%PDF-1.7 and nothing", pdf("BT ET")[:200]])
def test_what_cannot_be_looked_at_is_left_as_it_is(data: bytes) -> None:
    assert mended(data, Report()) is None


def test_the_symbol_font_of_word_is_known_by_the_order_of_its_glyphs() -> None:
    font = FontMap(font=None, name="SymbolMT", known=None, glyph_names={}, wide=True)
    assert outlines._symbols(font, [68, 16, 1]) == {68: "\uf061", 16: "\uf02d"}
    assert outlines._symbols(replace(font, name="Times"), [68]) == {}


def wide_font(pdf_file: pikepdf.Pdf, table: str, length: int) -> FontMap:
    """A font without a map whose program, of one letter without a character, has a table of so many bytes only."""
    builder = FontBuilder(1000, isTTF=True)
    builder.setupGlyphOrder([".notdef", "glyph1"])
    builder.setupCharacterMap({})
    pen = TTGlyphPen(None)
    for step, point in ((pen.moveTo, (0, 0)), (pen.lineTo, (0, 700)), (pen.lineTo, (500, 0))):
        step(point)
    pen.closePath()
    builder.setupGlyf({".notdef": TTGlyphPen(None).glyph(), "glyph1": pen.glyph()})
    builder.setupHorizontalMetrics({".notdef": (500, 0), "glyph1": (500, 0)})
    builder.setupHorizontalHeader(ascent=800, descent=-200)
    builder.setupPost()
    out = io.BytesIO()
    builder.font.save(out)
    program = bytearray(out.getvalue())
    for at in range(12, 12 + 16 * int.from_bytes(program[4:6], "big"), 16):
        if program[at : at + 4] == table.encode():
            program[at + 12 : at + 16] = length.to_bytes(4, "big")
    descriptor = pikepdf.Dictionary(FontFile2=pikepdf.Stream(pdf_file, bytes(program)))
    inner = pikepdf.Dictionary(FontDescriptor=descriptor, CIDSystemInfo=pikepdf.Dictionary(Ordering="Identity"))
    outer = pikepdf.Dictionary(Encoding=pikepdf.Name("/Identity-H"), DescendantFonts=pikepdf.Array([inner]))
    return FontMap(font=outer, name="Invented", known=None, glyph_names={}, wide=True)


@pytest.mark.parametrize(
    ("table", "length", "letters"),
    [
        pytest.param("none", 0, {1: ""}, id="whole"),
        pytest.param("hmtx", 2, {1: ""}, id="widths cut off"),
        pytest.param("head", 2, {1: ""}, id="head cut off"),
        pytest.param("cmap", 1, None, id="table of characters cut off"),
        pytest.param("post", 1, None, id="names of glyphs cut off"),
    ],
)
def test_a_damaged_font_program_stops_nothing(table: str, length: int, letters: dict[int, str] | None) -> None:
    with pikepdf.new() as file:
        assert outlines.known_codes(wide_font(file, table, length)) == letters


@pytest.fixture(scope="module")
def typeset(tmp_path_factory: pytest.TempPathFactory) -> bytes:
    """A page of ours by WeasyPrint, set in a font that is installed, the map to Unicode of its font taken out."""
    weasyprint = pytest.importorskip("weasyprint")
    if not outlines.installed("LiberationSerif"):
        pytest.skip("Liberation Serif is not installed; apt install fonts-liberation.")
    data = weasyprint.HTML(string=f"<p style='font: 20pt Liberation Serif'>{SENTENCE}</p>").write_pdf()
    with pikepdf.open(io.BytesIO(data)) as file:
        for font in file.pages[0].Resources.Font.values():
            del font["/ToUnicode"]
        out = io.BytesIO()
        file.save(out)
    return out.getvalue()


def test_a_font_without_a_map_is_read_by_its_outlines(typeset: bytes) -> None:
    assert SENTENCE not in text_of(typeset)
    report = Report()
    whole = mended(typeset, report)
    assert whole is not None
    assert " ".join(text_of(whole).split()) == SENTENCE
    assert any("by the shapes" in finding.message for finding in report.findings)


def test_the_letters_of_a_blind_font_are_found_by_votes(typeset: bytes, monkeypatch: pytest.MonkeyPatch) -> None:
    if not {"ukr", "eng"} <= set(ocr.languages()):
        pytest.skip("Tesseract is not installed with ukr and eng.")
    monkeypatch.setattr(outlines, "installed", lambda name: [])
    monkeypatch.setattr(outlines, "_own_letters", lambda program: {})
    whole = mended(typeset, Report())
    assert whole is not None
    found = " ".join(text_of(whole).split())
    assert sum(a == b for a, b in zip(found, SENTENCE, strict=False)) > 0.9 * len(SENTENCE)


def test_without_any_witness_the_letters_are_called_unreadable(typeset: bytes, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(outlines, "installed", lambda name: [])
    monkeypatch.setattr(outlines, "_own_letters", lambda program: {})
    monkeypatch.setattr(ocr, "languages", lambda: ())
    report = Report()
    whole = mended(typeset, report)
    assert whole is not None
    assert "\ufffd" in text_of(whole)
    (finding,) = [finding for finding in report.findings if finding.code is Code.TEXT_UNREADABLE]
    assert "apt-get install" in finding.message


def test_the_facsimile_without_maps_reads_like_the_one_with_them(shared: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(ocr, "languages", lambda: ())
    if not outlines.installed("LiberationSerif"):
        pytest.skip("Liberation Serif is not installed; apt install fonts-liberation.")
    folder = shared / "acceptance" / "facsimile"
    whole = mended((folder / "pard-notounicode.pdf").read_bytes(), Report())
    assert whole is not None
    assert text_of(whole) == text_of((folder / "pard-2024-23-08.pdf").read_bytes())


@pytest.mark.parametrize(("back", "printed"), [("300", "scientific theses"), ("-20", "scientifi c theses")])
def test_a_space_inside_a_ligature_parts_no_word(back: str, printed: str, tmp_path: Path) -> None:
    """InDesign sets a space within the width of ``ﬁ``; one that stands behind it is one."""
    data = pdf(f"BT /F1 12 Tf 20 300 Td [(scientiX) {back} ( ) (c theses)] TJ ET")
    maps = cmap({ord(char): char for char in "scient he"} | {ord("X"): "fi"})
    path = tmp_path / "ligature.pdf"
    path.write_bytes(with_font(data, ToUnicode=maps))
    blocks = draft(pdf_reader.read(path, Report()), Report()).blocks
    assert [plain(block.text) for block in blocks if isinstance(block, Paragraph)] == [printed]


def cmap(letters: dict[int, str]) -> bytes:
    """A map to Unicode of one-byte codes."""
    lines = [f"<{code:02X}> <{text.encode('utf-16-be').hex().upper()}>" for code, text in letters.items()]
    head = (
        "/CIDInit /ProcSet findresource begin 12 dict begin begincmap 1 begincodespacerange <00> <FF> endcodespacerange"
    )
    return f"{head} {len(lines)} beginbfchar\n{chr(10).join(lines)}\nendbfchar endcmap end end".encode()
