"""Scanned pages: hOCR to lines, which pages are read, and what is said when nothing can read them."""

from __future__ import annotations

import io
from dataclasses import replace
from pathlib import Path

import numpy as np
import pytest

from dvomova.errors import NoText
from dvomova.findings import Code, Report
from dvomova.model import Box, Page, Pages, Picture
from dvomova.readers import ocr, read
from dvomova.readers.ocr import hocr as hocr_lines

from .pdf_files import saved

WHITE = np.full((900, 700), 255, dtype=np.uint8)
SCAN = Page(
    number=1, width=336, height=432, pictures=(Picture(name="p1", box=Box(page=1, x0=0, top=0, x1=336, bottom=432)),)
)


def word(left: int, top: int, right: int, bottom: int, text: str, sure: int = 95) -> str:
    return f"<span class='ocrx_word' id='w' title='bbox {left} {top} {right} {bottom}; x_wconf {sure}'>{text}</span>"


def row(top: int, *words: str, slope: float = 0.0, height: float = 40.0) -> str:
    title = f"bbox 100 {top} 600 {top + 40}; baseline {slope} -8; x_size {height}; x_descenders 8; x_ascenders 10"
    return f"<span class='ocr_line' id='l' title=\"{title}\">{' '.join(words)}</span>"


def lines_of(*rows: str) -> list[str]:
    return [line.text for line in hocr_lines.lines("\n".join(rows), WHITE, 1, 0.24)]


def test_words_become_lines_with_places_in_points() -> None:
    hocr = row(100, word(100, 100, 200, 140, "Bees &amp;"), word(210, 100, 300, 140, "<strong>hives-</strong>"))
    (line,) = hocr_lines.lines(hocr, WHITE, 3, 0.24)
    assert line.text == "Bees & hives-"
    assert line.hyphenated
    assert line.box == Box(page=3, x0=24, top=24, x1=72, bottom=33.6)
    assert line.baseline == pytest.approx((140 - 8) * 0.24)
    assert line.fragments[0].size == pytest.approx(10.1, abs=0.1)


def test_specks_at_the_ends_of_a_line_go_and_words_stay() -> None:
    words = (word(100, 100, 200, 140, "I"), word(210, 100, 300, 140, "see"), word(320, 130, 324, 136, ".", 91))
    assert lines_of(row(100, *words)) == ["I see"]
    far = (word(100, 100, 200, 140, "see"), word(560, 100, 580, 140, "у", 60))
    assert lines_of(row(100, *far)) == ["see"]
    assert lines_of(row(100, word(560, 100, 580, 140, "у", 40))) == []
    assert lines_of(row(100, word(560, 100, 580, 140, "47", 96))) == ["47"]


def test_a_page_that_lies_askew_is_set_straight() -> None:
    slope = 0.02
    rows = [
        row(
            top,
            *(word(100 + 90 * i, top + round(90 * i * slope), 180 + 90 * i, top + 40, "word") for i in range(5)),
            slope=slope,
        )
        for top in (100, 400, 700)
    ]
    made = hocr_lines.lines("\n".join(rows), WHITE, 1, 0.24)
    assert max(line.box.x0 for line in made) - min(line.box.x0 for line in made) > 2
    tops = [fragment.box.top for line in made[:1] for fragment in line.fragments]
    assert max(tops) - min(tops) < 0.5


def test_bold_is_told_by_the_width_of_strokes() -> None:
    image = WHITE.copy()
    for at, wide in ((100, 9), (300, 4), (450, 4)):
        for stroke in range(6):
            image[105:135, at + 16 * stroke : at + 16 * stroke + wide] = 0
    hocr = row(
        100, word(100, 100, 190, 140, "Purpose."), word(300, 100, 390, 140, "study"), word(450, 100, 545, 140, "bees")
    )
    (line,) = hocr_lines.lines(hocr, image, 1, 0.24)
    assert [(f.text.strip(), f.bold) for f in line.fragments] == [("Purpose.", True), ("study bees", False)]


def test_sizes_that_differ_by_measuring_only_are_made_the_same() -> None:
    made = hocr_lines.lines("\n".join(row(100 * n, word(100, 100 * n, 300, 100 * n + 40, "measured", 95), height=h)
                           for n, h in enumerate((40.0, 42.0, 39.0, 60.0), 1)), WHITE, 1, 0.24)  # fmt: skip
    pages = hocr_lines.even_sizes({1: replace(SCAN, lines=made)})
    sizes = [line.fragments[0].size for line in pages[1].lines]
    assert len(set(sizes[:3])) == 1
    assert sizes[3] > 1.3 * sizes[0]


def test_confidence_is_the_mean_over_letters() -> None:
    hocr = row(100, word(100, 100, 200, 140, "abc", 90), word(210, 100, 300, 140, "d", 50))
    assert hocr_lines.confidence(hocr) == pytest.approx((3 * 90 + 50) / 4)


def test_the_models_follow_the_letters_of_the_page() -> None:
    models = ("ukr", "eng", "rus")
    assert ocr.fitting("Об’єкти їхні та ґрунт", models) == models
    assert ocr.fitting("Это был эффект, объём и выводы", models) == ("rus", "eng")
    assert ocr.fitting("Bees only", models) == models


def test_only_pages_without_letters_of_their_own_are_read() -> None:
    blank = Page(number=2, width=336, height=432)
    (stamp,) = hocr_lines.lines(row(100, word(100, 100, 200, 140, "Repository")), WHITE, 3, 0.24)
    stamped = replace(SCAN, number=3, lines=(stamp,))
    printed = replace(SCAN, number=4, lines=(stamp,) * 40)
    assert ocr.to_be_read((SCAN, blank)) == (1,)
    assert ocr.to_be_read((SCAN, stamped, printed)) == (1, 3)
    assert ocr.to_be_read((stamped, printed, printed)) == ()
    assert ocr.to_be_read((SCAN, replace(stamped, recognised=True))) == (1,)


def test_a_stamp_on_a_scan_stays_beside_what_is_read(monkeypatch: pytest.MonkeyPatch) -> None:
    hocr = row(100, word(100, 100, 200, 140, "Rcpositcry")) + row(300, word(100, 300, 200, 340, "Bees"))
    (stamp,) = hocr_lines.lines(row(100, word(100, 100, 200, 140, "Repository")), WHITE, 1, 0.48)
    monkeypatch.setattr(ocr, "languages", lambda: ("eng",))
    monkeypatch.setattr(ocr, "render", lambda document, number: WHITE)
    monkeypatch.setattr(ocr, "read_image", lambda image, models: hocr)
    (page,) = ocr.recognise(None, (replace(SCAN, lines=(stamp,)),), Report())
    assert [line.text for line in page.lines] == ["Repository", "Bees"]


def test_a_page_of_senseless_letters_is_read_from_its_image() -> None:
    sound, broken = hocr_lines.lines(
        "\n".join(
            row(top, word(100, top, 600, top + 40, text))
            for top, text in ((100, "Бджоли, бджоли й рої " * 9), (200, "ǻǮȄǥ\x03ǼǻǮǹȊ" * 9))
        ),
        WHITE,
        1,
        0.24,
    )
    assert not ocr.unreadable(replace(SCAN, lines=(sound,)))
    assert ocr.unreadable(replace(SCAN, lines=(broken,)))


def test_without_tesseract_a_scan_says_what_to_install(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(ocr, "languages", lambda: ())
    with pytest.raises(NoText, match="apt-get install tesseract-ocr"):
        ocr.recognise(None, (SCAN,), Report())
    (line,) = hocr_lines.lines(row(100, word(100, 100, 200, 140, "Bees")), WHITE, 2, 0.24)
    report = Report()
    pages = (SCAN, Page(number=2, width=336, height=432, lines=(line,)))
    assert ocr.recognise(None, pages, report) == pages
    assert [finding.code for finding in report.findings] == [Code.PAGE_WITHOUT_TEXT]


def test_a_page_that_tesseract_gives_up_is_a_finding(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(ocr, "languages", lambda: ("eng",))
    monkeypatch.setattr(ocr, "render", lambda document, number: WHITE)
    monkeypatch.setattr(ocr, "read_image", lambda image, models: None)
    report = Report()
    assert ocr.recognise(None, (SCAN,), report) == (SCAN,)
    assert Code.PAGE_FAILED in [finding.code for finding in report.findings]


def test_a_scanned_page_is_recognised(tmp_path: Path) -> None:
    if not {"ukr", "eng"} <= set(ocr.languages()):
        pytest.skip("Tesseract is not installed with ukr and eng.")
    weasyprint = pytest.importorskip("weasyprint")
    image_module = pytest.importorskip("PIL.Image")
    import pypdfium2 as pdfium

    html = (
        "<p lang='uk' style='font: 14pt serif'>Бджоли гудуть у Львові щоночі.</p><p>Bees hum in Lviv every night.</p>"
    )
    document = pdfium.PdfDocument(weasyprint.HTML(string=html).write_pdf())
    page = document[0].render(scale=200 / 72, grayscale=True).to_numpy().squeeze()
    document.close()
    data = io.BytesIO()
    image_module.fromarray(np.ascontiguousarray(page)).save(data, format="PDF", resolution=200)
    report = Report()
    found = read(saved(tmp_path, data.getvalue()), report)
    assert isinstance(found, Pages)
    assert found.pages[0].recognised
    assert [line.text for line in found.pages[0].lines] == [
        "Бджоли гудуть у Львові щоночі.",
        "Bees hum in Lviv every night.",
    ]
    assert [finding.code for finding in report.findings] == [Code.PAGE_RECOGNISED]
