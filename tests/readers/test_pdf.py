"""PDF → pages: letters, places and styles, and what a broken file ends in."""

from __future__ import annotations

from pathlib import Path

import pytest

from dvomova.errors import DamagedInput, EmptyInput, InputError, UnknownFormat
from dvomova.findings import Code, Report
from dvomova.model import Line, Page, Pages
from dvomova.readers import pictures, read

from .pdf_files import pdf, saved


def first_page(folder: Path, content: str, **more: str) -> Page:
    found = read(saved(folder, pdf(content, **more)), Report())
    assert isinstance(found, Pages)
    return found.pages[0]


def only_line(folder: Path, content: str, **more: str) -> Line:
    lines = first_page(folder, content, **more).lines
    assert len(lines) == 1
    return lines[0]


def test_a_line_has_its_letters_its_place_and_its_size(tmp_path: Path) -> None:
    line = only_line(tmp_path, "BT /F1 12 Tf 50 300 Td (Measured twice a day) Tj ET")
    assert line.text == "Measured twice a day"
    assert line.baseline == pytest.approx(100, abs=0.1)
    assert line.box.x0 == pytest.approx(51, abs=1.5)
    assert line.fragments[0].size == pytest.approx(12)


def test_the_size_is_that_on_the_page_not_that_of_the_operator(tmp_path: Path) -> None:
    line = only_line(tmp_path, "BT /F1 1 Tf 0 Tr 9 0 0 9 50 300 Tm (Small) Tj ET")
    assert line.fragments[0].size == pytest.approx(9)


def test_styles_part_a_line_into_fragments(tmp_path: Path) -> None:
    line = only_line(tmp_path, "BT 50 300 Td /F2 10 Tf (Purpose. ) Tj /F1 10 Tf (To ask ) Tj /F3 10 Tf (why) Tj ET")
    assert [(f.text.strip(), f.bold, f.italic) for f in line.fragments] == [
        ("Purpose.", True, False),
        ("To ask", False, False),
        ("why", False, True),
    ]


def test_objects_in_one_style_are_one_fragment(tmp_path: Path) -> None:
    line = only_line(tmp_path, "BT /F1 10 Tf 50 300 Td (Meas) Tj (ured) Tj ( twice) Tj ET")
    assert [f.text for f in line.fragments] == ["Measured twice"]


def test_raised_letters_tell_how_far(tmp_path: Path) -> None:
    line = only_line(tmp_path, "BT 50 300 Td /F1 10 Tf (honey) Tj /F1 6 Tf 4 Ts (1) Tj ET")
    assert line.fragments[1].text == "1"
    assert line.fragments[1].rise == pytest.approx(4, abs=0.1)


def test_a_hyphen_at_a_line_end_is_told(tmp_path: Path) -> None:
    page = first_page(tmp_path, "BT /F1 10 Tf 50 300 Td (the second dele-) Tj 0 -12 Td (gations came) Tj ET")
    assert [(line.text, line.hyphenated) for line in page.lines] == [
        ("the second dele-", True),
        ("gations came", False),
    ]


def test_places_are_those_of_the_page_as_it_is_shown(tmp_path: Path) -> None:
    page = first_page(tmp_path, "BT /F1 10 Tf 0 1 -1 0 100 50 Tm (Turned) Tj ET", extra="/Rotate 90")
    assert (page.width, page.height) == (400, 300)
    assert page.lines[0].baseline == pytest.approx(100, abs=0.1)
    assert page.lines[0].box.x0 == pytest.approx(50, abs=1.5)


def test_type_that_runs_up_the_page_is_one_line(tmp_path: Path) -> None:
    line = only_line(tmp_path, "BT /F1 10 Tf 0 1 -1 0 20 100 Tm (Reports on rivers) Tj ET")
    assert line.box.height > 3 * line.box.width


def test_links_are_on_the_letters_that_they_cover(tmp_path: Path) -> None:
    link = "/Annots[<</Type/Annot/Subtype/Link/Rect[50 290 200 315]/A<</S/URI/URI(https://example.org/)>>>>]"
    line = only_line(tmp_path, "BT /F1 10 Tf 50 300 Td (example.org) Tj ET", annotations=link)
    assert line.fragments[0].href == "https://example.org/"


def test_rules_and_boxes_are_told(tmp_path: Path) -> None:
    page = first_page(tmp_path, "0.5 w 50 200 m 250 200 l S 50 100 100 40 re S BT /F1 9 Tf 50 300 Td (x) Tj ET")
    across = [rule for rule in page.rules if rule.horizontal]
    assert any(rule.box.top == pytest.approx(200, abs=1) and rule.box.width > 190 for rule in across)
    assert len(page.rules) == 5


def test_colours_part_a_line_so_that_a_link_covers_its_own_letters_only(tmp_path: Path) -> None:
    link = "/Annots[<</Type/Annot/Subtype/Link/Rect[80 290 140 315]/A<</S/URI/URI(https://example.org/)>>>>]"
    line = only_line(
        tmp_path, "BT /F1 10 Tf 50 300 Td (from ) Tj 0 0 1 rg (example.org) Tj 0 g ( today) Tj ET", annotations=link
    )
    assert [(f.text.strip(), f.href) for f in line.fragments] == [
        ("from", None),
        ("example.org", "https://example.org/"),
        ("today", None),
    ]


def test_a_filled_area_counts_as_far_as_its_clip_shows_it(tmp_path: Path) -> None:
    border = "q 50 199 200 1 re W n 50 199 200 60 re f Q BT /F1 9 Tf 60 220 Td (Running head) Tj ET"
    page = first_page(tmp_path, border)
    assert [(rule.box.top, rule.box.height) for rule in page.rules] == [(200, 1)]


def test_invisible_letters_are_marked(tmp_path: Path) -> None:
    page = first_page(tmp_path, "BT /F1 10 Tf 50 300 Td (seen) Tj 0 -20 Td 3 Tr (unseen) Tj ET")
    assert {line.text: line.fragments[0].hidden for line in page.lines} == {"seen": False, "unseen": True}


def test_what_the_file_says_of_itself(tmp_path: Path) -> None:
    data = pdf("BT /F1 10 Tf 50 300 Td (x) Tj ET", info="/Title(On rivers)/Author(O. Marchuk)")
    found = read(saved(tmp_path, data), Report())
    assert found.source.metadata == {"author": "O. Marchuk", "title": "On rivers"}
    assert found.source.page_count == 1
    assert len(found.source.sha256) == 64


def test_reading_twice_gives_the_same_value(tmp_path: Path) -> None:
    path = saved(tmp_path, pdf("BT /F1 10 Tf 50 300 Td (Measured twice) Tj ET"))
    assert read(path, Report()) == read(path, Report())


def test_a_picture_of_a_place_is_drawn(tmp_path: Path) -> None:
    path = saved(tmp_path, pdf("BT /F1 30 Tf 50 300 Td (h = a + b) Tj ET"))
    found = read(path, Report())
    assert isinstance(found, Pages)
    drawn = pictures(path, {"p1-f1.png": found.pages[0].lines[0].box})
    assert drawn["p1-f1.png"].startswith(b"\x89PNG")


@pytest.mark.parametrize(
    ("data", "error"),
    [
        (b"", EmptyInput),
        (b"<html>no pdf</html>", DamagedInput),
        (b"%PDF-1.7\nnothing follows", DamagedInput),
    ],
)
def test_a_file_that_cannot_be_read_says_what_to_do(tmp_path: Path, data: bytes, error: type[InputError]) -> None:
    with pytest.raises(error) as caught:
        read(saved(tmp_path, data), Report())
    assert "test.pdf" in str(caught.value)
    assert str(caught.value).endswith(".")


def test_a_file_without_its_table_is_mended_and_a_finding_says_so(tmp_path: Path) -> None:
    whole = pdf("BT /F1 10 Tf 50 300 Td (Measured) Tj ET")
    broken = whole[: whole.index(b"xref")].replace(b"%PDF-1.7", b"%PDF-1.7")
    report = Report()
    try:
        found = read(saved(tmp_path, broken), report)
    except DamagedInput:
        pytest.skip("This version of qpdf cannot find the pages of a file without a trailer.")
    assert isinstance(found, Pages)
    assert Code.FILE_REPAIRED in {finding.code for finding in report} or found.pages[0].lines


def test_a_suffix_that_is_not_known_names_those_that_are(tmp_path: Path) -> None:
    path = tmp_path / "text.odt"
    path.write_bytes(b"x")
    with pytest.raises(UnknownFormat, match=r"\.docx"):
        read(path, Report())
