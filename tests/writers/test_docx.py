"""DOCX: all text once, each run in its language, real notes, links and headings, the same bytes every time."""

from __future__ import annotations

import io
import shutil
import subprocess
import sys
import zipfile
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from lxml import etree

from dvomova.editions import editions
from dvomova.errors import EditionError, ProfileError
from dvomova.findings import Report
from dvomova.journals import EditionLook, Profile, named
from dvomova.model import Bitext, Box, Cell, Figure, Note, Paragraph, Run, Table, block_text, plain, text_of
from dvomova.readers import docx as reader
from dvomova.writers import docx
from dvomova.writers.docx.page import points, sheet

from ..strategies import bitexts
from .samples_bodies import ukrainian_article
from .samples_parallel import english_article

PARD = named("pard")
W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
SAMPLES = [english_article, ukrainian_article]


def part(data: bytes, name: str = "word/document.xml") -> etree._Element:
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        return etree.fromstring(archive.read(name))


def letters(value: str) -> str:
    """Letters and digits only: typography changes the rest."""
    return "".join(c for c in value if c.isalnum())


def shown(node: etree._Element) -> str:
    return "".join(t.text or "" for t in node.iter(f"{W}t"))


@pytest.mark.parametrize("make", SAMPLES)
def test_every_edition_is_written_and_the_same_twice(make: Callable[[], Bitext]) -> None:
    files = docx.write(make(), PARD)
    assert sorted(files) == sorted(f"{edition.name}.docx" for edition in editions(make(), PARD))
    assert files == docx.write(make(), PARD)
    with zipfile.ZipFile(io.BytesIO(next(iter(files.values())))) as archive:
        assert {info.date_time for info in archive.infolist()} == {(1980, 1, 1, 0, 0, 0)}


@pytest.mark.parametrize("make", SAMPLES)
def test_all_text_of_an_edition_is_in_the_file(make: Callable[[], Bitext]) -> None:
    bitext = make()
    files = docx.write(bitext, PARD)
    for edition in editions(bitext, PARD):
        data = files[f"{edition.name}.docx"]
        found = letters(shown(part(data)) + shown(part(data, "word/footnotes.xml")))
        for each in edition.parts:
            for row in each.rows:
                for piece in row.pieces:
                    text = "".join(run.text for run in piece.text if run.note is None)
                    assert letters(text) in found, piece


@pytest.mark.parametrize("make", SAMPLES)
def test_our_own_reader_reads_it_back(make: Callable[[], Bitext], tmp_path: Path) -> None:
    bitext = make()
    lang = bitext.article.language
    path = tmp_path / "edition.docx"
    path.write_bytes(docx.write(bitext, PARD)[f"{lang}.docx"])
    draft = reader.read(path, Report())
    found = letters("".join(plain(block_text(block)) for block in draft.blocks))
    for block in bitext.article.body[lang]:
        if isinstance(block, Paragraph):
            assert letters(plain(block.text)) in found
    notes = [letters(plain(block.text)) for block in draft.blocks if isinstance(block, Note)]
    assert notes == [letters(plain(note.text)) for note in bitext.article.notes]


def test_each_run_says_its_language() -> None:
    root = part(docx.write(english_article(), PARD)["en-uk.docx"])
    told = {}
    for run in root.iter(f"{W}r"):
        lang = run.find(f"{W}rPr/{W}lang")
        if lang is not None:
            told.setdefault(lang.get(f"{W}val"), []).append(shown(run))
    assert set(told) >= {"en-GB", "uk-UA"}
    assert any("маяків" in text for text in told["uk-UA"])
    assert not any("маяків" in text for text in told["en-GB"])


def test_the_table_repeats_the_names_of_the_languages() -> None:
    root = part(docx.write(english_article(), PARD)["en-uk.docx"])
    heads = [shown(row) for row in root.iter(f"{W}tr") if row.find(f"{W}trPr/{W}tblHeader") is not None]
    assert heads[0] == "EnglishУкраїнська"


def test_notes_are_footnotes_called_once() -> None:
    data = docx.write(english_article(), PARD)["en.docx"]
    calls = list(part(data).iter(f"{W}footnoteReference"))
    assert [call.get(f"{W}id") for call in calls] == ["1"]
    assert "Of the navy" in shown(part(data, "word/footnotes.xml"))
    assert "Of the navy" not in shown(part(data))


def test_headings_have_levels_and_the_right_column_is_not_in_the_outline() -> None:
    root = part(docx.write(ukrainian_article(), PARD)["uk-en.docx"])
    outlined = []
    for paragraph in root.iter(f"{W}p"):
        style = paragraph.find(f"{W}pPr/{W}pStyle")
        if style is not None and style.get(f"{W}val", "").startswith("Heading"):
            level = paragraph.find(f"{W}pPr/{W}outlineLvl")
            outlined.append((shown(paragraph), level is None))
    assert ("Постановка проблеми", True) in outlined
    assert ("Statement of the problem", False) in outlined


def test_links_lead_to_the_web_and_nowhere_else() -> None:
    bitext = english_article()
    text = (Run(text="bad", href="javascript:alert(1)"), Run(text=" good", href="https://example.org/"))
    article = replace(bitext.article, body={"en": (Paragraph(id="en.p1", text=text),)})
    data = docx.write(replace(bitext, article=article), PARD)["en.docx"]
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        relations = archive.read("word/_rels/document.xml.rels").decode()
    assert "https://example.org/" in relations
    assert "javascript" not in relations
    assert "bad good" in shown(part(data))


def test_pictures_have_words() -> None:
    root = part(docx.write(english_article(), PARD)["en.docx"])
    words = [node.get("descr") for node in root.iter() if node.tag.endswith("}docPr")]
    assert words == ["Fig. 1. Orders of the harbour office in force, by three years"]


def test_core_properties_without_dates() -> None:
    core = part(docx.write(english_article(), PARD)["uk.docx"], "docProps/core.xml")
    found = {node.tag.rsplit("}", 1)[-1]: node.text for node in core}
    assert (found["title"] or "").startswith("Доглядачі маяків")
    assert found["language"] == "uk-UA"
    assert not {"created", "modified"} & set(found)


def test_letters_that_xml_forbids_do_no_harm() -> None:
    bitext = english_article()
    article = replace(bitext.article, body={"en": (Paragraph(id="en.p1", text=text_of("a\x00b\x0b\ud800c <&>")),)})
    assert "abc <&>" in shown(part(docx.write(replace(bitext, article=article), PARD)["en.docx"]))


def test_bytes_that_are_no_picture_are_left_out() -> None:
    bitext = replace(english_article(), media={"stairs.png": b"\x89PNG\r\n\x1a\n broken"})
    assert "Orders of the harbour office" in shown(part(docx.write(bitext, PARD)["en.docx"]))


def with_look(**values: object) -> Profile:
    return replace(PARD, look=replace(PARD.look, **values))  # type: ignore[arg-type]


def test_the_look_of_the_journal_is_the_look_of_the_page() -> None:
    profile = with_look(page_size="A5 landscape", page_margin="10mm 2cm", text_font="Noto Serif", colour="#804000")
    its = sheet(profile)
    assert (round(its.width), round(its.height)) == (595, 420)
    assert [round(margin, 1) for margin in its.margins] == [28.3, 56.7, 28.3, 56.7]
    data = docx.write(english_article(), profile)["en.docx"]
    styles = etree.tostring(part(data, "word/styles.xml")).decode()
    assert "Noto Serif" in styles
    assert "804000" in styles
    size = part(data).find(f".//{W}sectPr/{W}pgSz")
    assert size is not None
    assert (size.get(f"{W}w"), size.get(f"{W}orient")) == ("11906", "landscape")


def test_a_look_that_cannot_be_used_is_named() -> None:
    with pytest.raises(ProfileError, match="page_margin"):
        docx.write(english_article(), with_look(page_margin="wide"))


@pytest.mark.parametrize(("length", "wanted"), [("10pt", 10.0), ("1in", 72.0), ("2em", 20.0), ("50%", 5.0), ("0", 0.0)])
def test_css_lengths(length: str, wanted: float) -> None:
    assert points(length, 10.0) == pytest.approx(wanted)


def test_a_journals_own_styles_win(tmp_path: Path) -> None:
    (tmp_path / "word-styles.toml").write_text("[Title]\nsize = 3.0\n", encoding="utf-8")
    data = docx.write(english_article(), replace(PARD, folder=tmp_path))["en.docx"]
    title = part(data, "word/styles.xml").find(f"{W}style[@{W}styleId='Title']/{W}rPr/{W}sz")
    assert title is not None
    assert title.get(f"{W}val") == "63"


def test_a_slip_in_the_styles_is_named(tmp_path: Path) -> None:
    (tmp_path / "word-styles.toml").write_text("[Title]\nsise = 3.0\n", encoding="utf-8")
    with pytest.raises(ProfileError, match="size"):
        docx.write(english_article(), replace(PARD, folder=tmp_path))


def test_a_journals_own_document_gives_page_and_styles(tmp_path: Path) -> None:
    own = docx.write(english_article(), with_look(page_size="A5", colour="#804000"))["en.docx"]
    (tmp_path / "reference.docx").write_bytes(own)
    data = docx.write(english_article(), replace(PARD, folder=tmp_path, look=EditionLook()))["en.docx"]
    size = part(data).find(f".//{W}sectPr/{W}pgSz")
    assert size is not None
    assert size.get(f"{W}w") == "8390"
    assert "804000" in etree.tostring(part(data, "word/styles.xml")).decode()
    assert shown(part(data)).count("Who governs a harbour") == 1


def test_a_journals_own_document_that_is_none_is_named(tmp_path: Path) -> None:
    (tmp_path / "reference.docx").write_bytes(b"no zip")
    with pytest.raises(EditionError, match=r"reference\.docx"):
        docx.write(english_article(), replace(PARD, folder=tmp_path))


@given(bitext=bitexts())
@settings(deadline=None, max_examples=25, suppress_health_check=list(HealthCheck))
def test_every_article_can_be_written(bitext: Bitext) -> None:
    for data in docx.write(bitext, PARD).values():
        assert part(data).find(f"{W}body/{W}sectPr") is not None


def test_the_rules_of_the_open_xml_sdk_are_kept(tmp_path: Path) -> None:
    pytest.importorskip("openxml_audit", reason="openxml-audit is not installed (pip install dvomova[dev]).")
    files = [(name, data) for make in SAMPLES for name, data in docx.write(make(), PARD).items() if "-" in name]
    for name, data in files:
        (tmp_path / name).write_bytes(data)
        command = [sys.executable, "-m", "openxml_audit", str(tmp_path / name)]
        run = subprocess.run(command, capture_output=True, text=True, check=False)
        assert run.returncode == 0, run.stdout + run.stderr


@pytest.mark.skipif(shutil.which("soffice") is None, reason="LibreOffice is not installed.")
def test_libreoffice_opens_it(tmp_path: Path) -> None:
    path = tmp_path / "en-uk.docx"
    path.write_bytes(docx.write(english_article(), PARD)["en-uk.docx"])
    home = f"-env:UserInstallation={(tmp_path / 'home').as_uri()}"
    command = ["soffice", home, "--headless", "--convert-to", "txt:Text", "--outdir", str(tmp_path), str(path)]
    subprocess.run(command, capture_output=True, check=True, timeout=120)
    text = (tmp_path / "en-uk.txt").read_text(encoding="utf-8", errors="replace")
    assert "Who governs a harbour" in text
    assert "Доглядачі маяків" in text


@pytest.mark.parametrize(("box", "wanted"), [((240.0, 100.0), 240.0), ((240.0, 400.0), 314.2), (None, 314.2)])
def test_a_picture_is_as_wide_as_it_was_printed(box: tuple[float, float] | None, wanted: float) -> None:
    bitext = english_article()
    boxes = (Box(page=1, x0=0, top=0, x1=box[0], bottom=box[1]),) if box else ()
    figure = Figure(id="en.p1", image="stairs.png", boxes=boxes)
    article = replace(bitext.article, body={"en": (figure,)})
    root = part(docx.write(replace(bitext, article=article), PARD)["en.docx"])
    extent = next(node for node in root.iter() if node.tag.endswith("}extent"))
    assert int(extent.get("cx", "0")) / 12700 == pytest.approx(wanted, abs=0.1)


def test_a_long_running_title_leaves_room_for_the_journal() -> None:
    bitext = english_article()
    long = text_of("VERY LONG WORDS IN CAPITALS " * 6)
    title = {"en": replace(bitext.article.title["en"], text=long)}
    data = docx.write(replace(bitext, article=replace(bitext.article, title=title)), PARD)["en.docx"]
    header = shown(part(data, "word/header1.xml"))
    assert header.startswith("Estuary Studies")
    assert header.endswith("…")
    assert len(header) < 110


def test_a_column_of_short_numbers_beside_long_heads_does_not_break_them() -> None:
    rows = (
        ("Layout", "Descriptions", "Visits", "Both languages read, %", "Corrections", "Per 1,000 visits"),
        ("Side by side", "400", "29,600", "71", "200", "20.2"),
    )
    table = Table(id="t1", rows=tuple(tuple(Cell(text=text_of(text)) for text in row) for row in rows))
    value = english_article()
    body = {
        lang: (*blocks, table) if at == 0 else blocks for at, (lang, blocks) in enumerate(value.article.body.items())
    }
    made = docx.write(replace(value, article=replace(value.article, body=body)), PARD)["en.docx"]
    grid = list(part(made).iter(f"{W}tblGrid"))[-1]
    widths = [int(column.get(f"{W}w")) for column in grid]
    # Cells keep 216 twips of the width as margins; a figure of PT Serif at the size of tables is 90 to 100 wide.
    assert len(widths) == 6
    assert min(widths) - 216 >= len("29,600") * 95
