"""Damaged and oversized files, and fonts that a file does not hold."""

from __future__ import annotations

import io
from pathlib import Path

import pikepdf
import pypdfium2 as pdfium
import pytest

from dvomova.errors import EncryptedInput, TooLarge
from dvomova.findings import Code, Report
from dvomova.model import Pages
from dvomova.readers import read
from dvomova.readers.fonts import substitution
from dvomova.readers.pdf.file import MAX_BYTES, MAX_PAGES, check_size, resave

from .pdf_files import pdf, saved

FILE = pdf("BT /F1 12 Tf 50 300 Td (First) Tj ET", "BT /F1 12 Tf 50 300 Td (Second) Tj ET")


def test_a_file_cut_off_before_its_table_is_rebuilt() -> None:
    cut = FILE[: FILE.index(b"xref")] + b"trailer<</Root 10 0 R>>"
    catalog = next(n for n in range(1, 20) if f"{n} 0 obj\n<</Type/Catalog".encode() in cut)
    whole = resave(cut.replace(b"/Root 10 0 R", b"/Root %d 0 R" % catalog))
    assert whole is not None
    assert len(pdfium.PdfDocument(whole)) == 2


@pytest.mark.parametrize("data", [b"", b"%PDF-1.7", b"no pdf at all", FILE[:150]])
def test_what_cannot_be_rebuilt_gives_nothing(data: bytes) -> None:
    assert resave(data) is None


def test_a_locked_file_is_told_from_a_damaged_one() -> None:
    out = io.BytesIO()
    with pikepdf.open(io.BytesIO(FILE)) as file:
        file.save(out, encryption=pikepdf.Encryption(owner="bees", user="hive"))
    with pytest.raises(EncryptedInput):
        resave(out.getvalue())


@pytest.mark.parametrize("limits", [{"size": MAX_BYTES + 1}, {"pages": MAX_PAGES + 1}])
def test_limits_are_sentences(limits: dict[str, int]) -> None:
    with pytest.raises(TooLarge, match=r"split it\.$"):
        check_size("bees.pdf", **limits)
    check_size("bees.pdf", size=MAX_BYTES, pages=MAX_PAGES)


@pytest.mark.parametrize(
    ("name", "family"),
    [
        ("TimesNewRomanPSMT,Bold", "serif"),
        ("Arial-ItalicMT", "sans"),
        ("CourierNew", "mono"),
        ("Symbol", None),
        ("Wingdings", None),
        ("XYZ123", None),
    ],
)
def test_a_font_name_tells_its_family(name: str, family: str | None) -> None:
    assert substitution.family_of(name) == family


def test_a_style_is_named_as_faces_are() -> None:
    assert substitution.style_of("Times-BoldItalic", 400, False) == " Bold Italic"
    assert substitution.style_of("Times", 700, False) == " Bold"
    assert substitution.style_of("Times", 400, True) == " Italic"
    assert substitution.style_of("Times", 400, False) == ""


def test_cyrillic_in_a_font_that_is_not_embedded_is_kept(tmp_path: Path) -> None:
    """Letter by letter, as CorelDRAW writes: pdfium's own Times has none of these letters and drops them."""
    letters = ["afii10065", "afii10066", "afii10084", "afii10103"]
    with pikepdf.open(
        io.BytesIO(pdf(" ".join(f"BT /F4 20 Tf {50 + 15 * n} 300 Td ({'abcd'[n]}) Tj ET" for n in range(4))))
    ) as file:
        font = file.pages[0].Resources.Font["/F4"]
        font.Subtype, font.BaseFont = pikepdf.Name.TrueType, pikepdf.Name.TimesNewRomanPSMT
        font.FirstChar, font.LastChar, font.Widths = 97, 100, pikepdf.Array([500] * 4)
        font.Encoding = pikepdf.Dictionary(
            Type=pikepdf.Name.Encoding, Differences=pikepdf.Array([97, *(pikepdf.Name(f"/{n}") for n in letters)])
        )
        font.FontDescriptor = pikepdf.Dictionary(
            Type=pikepdf.Name.FontDescriptor, FontName=font.BaseFont, Flags=32,
            FontBBox=pikepdf.Array([0, -200, 1000, 900]), ItalicAngle=0,
            Ascent=900, Descent=-200, CapHeight=700, StemV=80,
        )  # fmt: skip
        out = io.BytesIO()
        file.save(out)
    report = Report()
    found = read(saved(tmp_path, out.getvalue()), report)
    assert isinstance(found, Pages)
    (finding,) = [finding for finding in report.findings if finding.code is Code.FONT_SUBSTITUTED]
    if finding.severity == "warning":
        assert "apt-get install" in finding.message
        pytest.skip("No font like Times is installed.")
    assert "".join(line.text for line in found.pages[0].lines).replace(" ", "") == "абті"
