"""Word texts as a Draft: styles, lists, notes, boxes, tables, changes; and files that want to do harm."""

from __future__ import annotations

import re
import zipfile
from collections.abc import Callable
from pathlib import Path

import pytest

from dvomova.errors import DamagedInput, EmptyInput, EncryptedInput, InputError, TooLarge, UnknownFormat
from dvomova.findings import Code, Report
from dvomova.model import Block, Draft, Figure, Formula, Heading, ListItem, Note, Paragraph, Table, block_text, plain
from dvomova.readers import docx
from dvomova.readers.docx import package

from .docx_files import PNG, SPACES, R, W, bold, field, p, r, save, table

MORE = p("The keepers of the lights wrote down every ship that passed, and every storm.") * 3


Make = Callable[..., Draft]


@pytest.fixture
def draft(tmp_path: Path) -> Make:
    def make(body: str, report: Report | None = None, **rest: object) -> Draft:
        path = save(tmp_path / "text.docx", body, **rest)  # type: ignore[arg-type]
        return docx.read(path, report if report is not None else Report())

    return make


def words(block: Block) -> str:
    return plain(block_text(block))


def styles(inner: str) -> dict[str, str]:
    return {"styles.xml": f'<w:styles xmlns:w="{W}">{inner}</w:styles>'}


def test_paragraphs_with_marks_and_looks(draft: Make) -> None:
    found = draft(p("H", r("2", '<w:vertAlign w:val="subscript"/>'), "O at ", r("sea", "<w:i/>")) + MORE)
    first = found.blocks[0]
    assert isinstance(first, Paragraph)
    assert [(run.text, run.marks) for run in first.text] == [
        ("H", ()),
        ("2", ("sub",)),
        ("O at ", ()),
        ("sea", ("italic",)),
    ]
    assert found.blocks[0].id == "b1"


def test_look_has_size_setting_indent_and_gap(draft: Make) -> None:
    odd = p(r("larger type here", '<w:sz w:val="28"/>'), extra='<w:ind w:firstLine="560"/><w:jc w:val="right"/>')
    found = draft(f"{MORE}{p('')}{p('')}{odd}")
    look = found.blocks[-1].look  # type: ignore[union-attr]
    assert (look.size, look.setting, look.indent, look.space_before) == (1.4, "right", 2.0, 2.0)


def test_headings_by_style_outline_and_look(draft: Make) -> None:
    parts = styles(
        '<w:style w:type="paragraph" w:styleId="1"><w:name w:val="heading 1"/></w:style>'
        '<w:style w:type="paragraph" w:styleId="Own"><w:name w:val="Own"/><w:basedOn w:val="1"/></w:style>'
    )
    body = (
        p("One", style="1")
        + p("Two", style="Own")
        + p("Three", extra='<w:outlineLvl w:val="1"/>')
        + p(bold("Four"))
        + MORE
    )
    found = draft(body, parts=parts)
    assert [(words(b), b.level) for b in found.blocks if isinstance(b, Heading)] == [
        ("One", 1),
        ("Two", 1),
        ("Three", 2),
        ("Four", 3),
    ]


def test_style_inheritance_and_toggles(draft: Make) -> None:
    parts = styles(
        '<w:style w:type="paragraph" w:styleId="A"><w:name w:val="A"/><w:rPr><w:b/></w:rPr></w:style>'
        '<w:style w:type="paragraph" w:styleId="B"><w:name w:val="B"/><w:basedOn w:val="A"/></w:style>'
        '<w:style w:type="character" w:styleId="S"><w:name w:val="S"/><w:rPr><w:b/></w:rPr></w:style>'
    )
    run = r("light", '<w:rStyle w:val="S"/>')
    found = draft(p("Bold by style: ", run, r(" plain", '<w:b w:val="0"/>'), style="B") + MORE, parts=parts)
    block = found.blocks[0]
    assert isinstance(block, Paragraph)
    assert plain(block.run_in) == "Bold by style:"
    assert [(x.text, x.marks) for x in block.text] == [("light plain", ())]


def test_list_labels_are_counted(draft: Make) -> None:
    level = '<w:lvl w:ilvl="{}"><w:start w:val="1"/><w:numFmt w:val="{}"/><w:lvlText w:val="{}"/></w:lvl>'
    numbering = (
        f'<w:numbering xmlns:w="{W}"><w:abstractNum w:abstractNumId="7">{level.format(0, "decimal", "%1.")}'
        f"{level.format(1, 'russianLower', '%1.%2)')}</w:abstractNum>"
        '<w:num w:numId="1"><w:abstractNumId w:val="7"/></w:num><w:num w:numId="2"><w:abstractNumId w:val="7"/>'
        '<w:lvlOverride w:ilvl="0"><w:startOverride w:val="5"/></w:lvlOverride></w:num></w:numbering>'
    )

    def item(text: str, level: int = 0, number: int = 1) -> str:
        return p(text, extra=f'<w:numPr><w:ilvl w:val="{level}"/><w:numId w:val="{number}"/></w:numPr>')

    body = item("a") + item("b", 1) + item("c", 1) + p("Text between.") + item("d") + item("e", 1) + item("f", 0, 2)
    found = draft(body, parts={"numbering.xml": numbering})
    items = [(b.label, b.level, words(b)) for b in found.blocks if isinstance(b, ListItem)]
    assert items == [
        ("1.", 1, "a"),
        ("1.а)", 2, "b"),
        ("1.б)", 2, "c"),
        ("2.", 1, "d"),
        ("2.а)", 2, "e"),
        ("5.", 1, "f"),
    ]


def test_a_numbered_bold_paragraph_is_a_heading_with_its_number(draft: Make) -> None:
    numbering = (
        f'<w:numbering xmlns:w="{W}"><w:abstractNum w:abstractNumId="0"><w:lvl w:ilvl="0">'
        '<w:numFmt w:val="upperRoman"/><w:lvlText w:val="%1."/></w:lvl></w:abstractNum>'
        '<w:num w:numId="1"><w:abstractNumId w:val="0"/></w:num></w:numbering>'
    )
    body = p(bold("Вступ"), extra='<w:numPr><w:ilvl w:val="0"/><w:numId w:val="1"/></w:numPr>') + MORE
    first = draft(body, parts={"numbering.xml": numbering}).blocks[0]
    assert isinstance(first, Heading)
    assert words(first) == "I. Вступ"


def test_typed_numbers_that_count_on_are_a_list(draft: Make) -> None:
    found = draft(p("1. Harrow, P. Keepers.") + p("2. Lind, J. Lamps.") + MORE + p("2019. A year, alone."))
    assert [b.label for b in found.blocks if isinstance(b, ListItem)] == ["1.", "2."]
    assert words(found.blocks[-1]) == "2019. A year, alone."


def test_links_by_relationship_and_by_field(draft: Make) -> None:
    linked = field(' HYPERLINK "https://b.example" ', "there")
    body = p(
        f'<w:hyperlink r:id="a">{r("here")}</w:hyperlink>',
        " and ",
        linked,
        f'<w:hyperlink r:id="j">{r("!")}</w:hyperlink>',
    )
    relations = {"a": ("hyperlink", "https://a.example"), "j": ("hyperlink", "javascript:alert(1)")}
    (block,) = draft(body, relations=relations).blocks
    assert isinstance(block, Paragraph)
    assert [(x.text, x.href) for x in block.text] == [
        ("here", "https://a.example"),
        (" and ", None),
        ("there", "https://b.example"),
        ("!", None),
    ]


def test_a_page_number_field_is_no_text_and_a_broken_field_swallows_none(draft: Make) -> None:
    broken = '<w:r><w:fldChar w:fldCharType="begin"/></w:r><w:r><w:instrText>PAGE</w:instrText></w:r>'
    assert [words(b) for b in draft(p("a", broken) + p("b")).blocks] == ["a", "b"]


def test_footnotes_and_endnotes_in_the_order_of_their_calls(draft: Make) -> None:
    def notes(kind: str, *texts: str) -> str:
        inner = "".join(f'<w:{kind} w:id="{n}">{p(text)}</w:{kind}>' for n, text in enumerate(texts, 2))
        return f"<w:{kind}s {SPACES}>{inner}</w:{kind}s>"

    body = p("A", '<w:r><w:footnoteReference w:id="3"/></w:r>', " b", '<w:r><w:endnoteReference w:id="2"/></w:r>')
    body += p("C", '<w:r><w:footnoteReference w:id="2"/></w:r>')
    parts = {"footnotes.xml": notes("footnote", "second", "first"), "endnotes.xml": notes("endnote", "at the end")}
    found = draft(body, parts=parts)
    made = [(b.label, words(b)) for b in found.blocks if isinstance(b, Note)]
    assert made == [("1", "first"), ("2", "second"), ("i", "at the end")]
    calls = [(x.text, x.note) for b in found.blocks if isinstance(b, Paragraph) for x in b.text if x.note]
    by_label = {b.label: b.id for b in found.blocks if isinstance(b, Note)}
    assert calls == [("1", by_label["1"]), ("i", by_label["i"]), ("2", by_label["2"])]


def test_a_text_box_is_read_once_at_its_anchor(draft: Make) -> None:
    inside = f"<w:txbxContent>{p('In the box.')}</w:txbxContent>"
    box = (
        "<w:r><mc:AlternateContent><mc:Choice Requires='wps'><w:drawing>"
        f"<wps:txbx>{inside}</wps:txbx></w:drawing></mc:Choice>"
        f"<mc:Fallback><w:pict><v:textbox>{inside}</v:textbox></w:pict></mc:Fallback></mc:AlternateContent></w:r>"
    )
    found = draft(p("Before", box, ".") + p("After."))
    assert [words(b) for b in found.blocks] == ["Before.", "In the box.", "After."]


def test_pictures_take_their_captions_and_icons_are_none(draft: Make) -> None:
    def picture(id_: str, across: int) -> str:
        return (
            f'<w:r><w:drawing><wp:inline><wp:extent cx="{across}" cy="{across}"/><wp:docPr id="1" descr="A lamp"/>'
            f'<a:blip r:embed="{id_}"/></wp:inline></w:drawing></w:r>'
        )

    body = (
        p(picture("img", 5_000_000))
        + p("Рис. 1. Маяк")
        + p("Icon", picture("img", 120_000))
        + p(picture("emf", 5_000_000))
    )
    relations = {"img": ("image", "media/a.png"), "emf": ("image", "media/b.emf")}
    report = Report()
    found = draft(body, report, parts={"media/a.png": PNG, "media/b.emf": b"EMF"}, relations=relations)
    figures = [b for b in found.blocks if isinstance(b, Figure)]
    assert [(f.label, plain(f.caption)) for f in figures] == [("Рис. 1", "Маяк"), ("", "A lamp")]
    assert found.media == {figures[0].image: PNG}
    assert [f.code for f in report] == [Code.ATTACHMENT_IGNORED]


def test_tables_with_merged_cells_and_caption(draft: Make) -> None:
    def cell(text: str, properties: str) -> str:
        return f"<w:tc><w:tcPr>{properties}</w:tcPr>{p(text)}</w:tc>"

    grid = table(
        (cell("Light", '<w:vMerge w:val="restart"/>'), cell("Entries", '<w:gridSpan w:val="2"/>')),
        (cell("", "<w:vMerge/>"), "Ships", "Letters"),
        ("Kinburn", "4210", "212"),
    )
    body = (
        p("Таблиця 1", extra='<w:jc w:val="right"/>')
        + p(bold("Записи за маяками"))
        + grid
        + p("Джерело: журнали.")
        + MORE
    )
    found = draft(body).blocks
    block = found[0]
    assert isinstance(block, Table)
    assert (block.label, plain(block.caption), plain(block.source)) == (
        "Таблиця 1",
        "Записи за маяками",
        "Джерело: журнали.",
    )
    assert [[(plain(c.text), c.columns, c.rows) for c in row] for row in block.rows] == [
        [("Light", 1, 2), ("Entries", 2, 1)],
        [("Ships", 1, 1), ("Letters", 1, 1)],
        [("Kinburn", 1, 1), ("4210", 1, 1), ("212", 1, 1)],
    ]
    assert all(c.header for c in block.rows[0])
    assert not any(isinstance(b, Table) for b in found[1:])


def test_a_table_that_arranges_text_is_text(draft: Make) -> None:
    body = table(
        (p("Анотація. Про маяки.") + p("Ще абзац."), "Abstract. On lights."), ("Ключові слова: маяк", "Keywords: light")
    )
    found = draft(body).blocks
    assert [words(b) for b in found] == [
        "Анотація. Про маяки.",
        "Ще абзац.",
        "Abstract. On lights.",
        "Ключові слова: маяк",
        "Keywords: light",
    ]


def test_tracked_changes_are_read_as_accepted(draft: Make) -> None:
    report = Report()
    gone = "<w:del><w:r><w:delText>not </w:delText></w:r></w:del>"
    (block,) = draft(p("It is ", gone, f"<w:ins>{r('now ')}</w:ins>", "lit."), report).blocks
    assert words(block) == "It is now lit."
    assert [f.code for f in report] == [Code.TEXT_HIDDEN]


def test_hidden_text_is_left_out_with_a_finding(draft: Make) -> None:
    report = Report()
    assert words(draft(p("Seen", r(" unseen", "<w:vanish/>"), "."), report).blocks[0]) == "Seen."
    assert [f.before for f in report] == ["unseen"]


def test_hyphens_symbols_and_breaks(draft: Make) -> None:
    run = (
        "<w:r><w:t>co</w:t><w:noBreakHyphen/><w:t>op\u00ad</w:t><w:softHyphen/><w:t>era</w:t><w:tab/>"
        '<w:sym w:font="Symbol" w:char="F061"/></w:r>'
    )
    assert words(draft(p(run)).blocks[0]) == "co-opera α"


def test_line_breaks_cut_addresses_but_not_titles(draft: Make) -> None:
    broken = "<w:r><w:t>{}</w:t><w:br/><w:t>{}</w:t></w:r>"
    body = p(broken.format("Olena Kovalchuk", "Lyman University,")) + p(
        broken.format("wrapped,", "Not cut").replace("<w:r>", "<w:r><w:rPr><w:b/></w:rPr>")
    )
    assert [words(b) for b in draft(body + MORE).blocks][:3] == [
        "Olena Kovalchuk",
        "Lyman University,",
        "wrapped, Not cut",
    ]


def test_a_display_formula_with_its_number(draft: Make) -> None:
    parts = "".join(f"<m:{tag}><m:r><m:t>{x}</m:t></m:r></m:{tag}>" for tag, x in (("num", "l"), ("den", "l+w")))
    formula = f"<m:oMathPara><m:oMath><m:r><m:t>s=</m:t></m:r><m:f>{parts}</m:f></m:oMath></m:oMathPara>"
    body = p(formula, "<w:r><w:tab/></w:r>", "(12)") + MORE
    block = draft(body).blocks[0]
    assert isinstance(block, Formula)
    assert (words(block), block.label) == ("s=l/(l+w)", "(12)")


CHART = (
    '<w:r><w:drawing><wp:inline><wp:extent cx="5000000" cy="3000000"/><wp:docPr id="1" descr="Ships a year"/>'
    '<c:chart xmlns:c="http://schemas.openxmlformats.org/drawingml/2006/chart" r:id="chart1"/>'
    "</wp:inline></w:drawing></w:r>"
)


def test_charts_that_cannot_be_read_are_one_finding_with_their_paragraphs(draft: Make) -> None:
    report = Report()
    body = p(CHART) + p("The lights of the coast.") + p(CHART, CHART) + p("Ships by year: ", CHART)
    found = draft(body, report)
    figures = [b for b in found.blocks if isinstance(b, Figure)]
    assert [(f.image, plain(f.caption)) for f in figures] == [(None, "Ships a year")] * 4
    (finding,) = report
    assert (finding.code, finding.severity) == (Code.CHART_UNREADABLE, "warning")
    assert finding.message == (
        "4 charts or diagrams could not be read, at the beginning of the text; “The lights of the coast.”; "
        "“Ships by year:”; save each as a picture in Word and put the picture in its place."
    )


def test_a_chart_in_a_note_is_a_finding_too(draft: Make) -> None:
    notes = f'<w:footnotes {SPACES}><w:footnote w:id="2">{p("See the chart.", CHART)}</w:footnote></w:footnotes>'
    report = Report()
    draft(p("Text", '<w:r><w:footnoteReference w:id="2"/></w:r>') + MORE, report, parts={"footnotes.xml": notes})
    assert [(f.code, "“See the chart.”" in f.message) for f in report] == [(Code.CHART_UNREADABLE, True)]


LETTER = "<m:r><m:t>{}</m:t></m:r>"
X, Y, N = (LETTER.format(letter) for letter in "xyn")


@pytest.mark.parametrize(
    ("formula", "text", "marks"),
    [
        (f"<m:f><m:num>{X}{Y}</m:num><m:den>{N}<m:r><m:t>+1</m:t></m:r></m:den></m:f>", "xy/(n+1)", {}),
        (f"<m:sSub><m:e>{X}</m:e><m:sub>{N}</m:sub></m:sSub>", "xn", {"n": ("sub",)}),
        (f"<m:sSup><m:e>{X}</m:e><m:sup>{N}</m:sup></m:sSup>", "xn", {"n": ("sup",)}),
        (
            f"<m:sSubSup><m:e>{X}</m:e><m:sub>{Y}</m:sub><m:sup>{N}</m:sup></m:sSubSup>",
            "xyn",
            {"y": ("sub",), "n": ("sup",)},
        ),
        (f"<m:rad><m:radPr/><m:deg>{N}</m:deg><m:e>{X}</m:e></m:rad>", "n√(x)", {"n": ("sup",)}),
        (f"<m:nary><m:sub>{Y}</m:sub><m:sup>{N}</m:sup><m:e>{X}</m:e></m:nary>", "∫ynx", {"y": ("sub",)}),
        (f'<m:nary><m:naryPr><m:chr m:val="∑"/></m:naryPr><m:e>{X}</m:e></m:nary>', "∑x", {}),
        (f"<m:d><m:e>{X}</m:e><m:e>{Y}</m:e></m:d>", "(x|y)", {}),
        (
            '<m:d><m:dPr><m:begChr m:val="["/><m:sepChr m:val=";"/><m:endChr m:val=""/></m:dPr>'
            f"<m:e>{X}</m:e><m:e>{Y}</m:e></m:d>",
            "[x;y",
            {},
        ),
        (f"<m:m><m:mr><m:e>{X}</m:e><m:e>{Y}</m:e></m:mr><m:mr><m:e>{N}</m:e></m:mr></m:m>", "x y; n;", {}),
        (f"<m:acc><m:accPr><m:r><m:t>?</m:t></m:r></m:accPr><m:e>{X}</m:e></m:acc>", "x", {}),
    ],
)
def test_each_kind_of_formula_as_a_line(draft: Make, formula: str, text: str, marks: dict[str, tuple[str]]) -> None:
    block = draft(p("where ", f"<m:oMath>{formula}</m:oMath>") + MORE).blocks[0]
    assert isinstance(block, Paragraph)
    assert plain(block.text).strip() == f"where {text}"
    assert {letter: run.marks for letter in marks for run in block.text if run.text == letter} == marks


def test_a_formula_of_an_old_editor_leaves_a_mark_and_a_finding(draft: Make) -> None:
    spaces = 'xmlns:o="urn:schemas-microsoft-com:office:office"'
    shape = '<v:shape><v:imagedata r:id="x"/></v:shape>'
    old = f'<w:r><w:object {spaces}>{shape}<o:OLEObject ProgID="Equation.3"/></w:object></w:r>'
    report = Report()
    (block,) = draft(p("where ", old, " is the light."), report).blocks
    assert words(block) == "where […] is the light."
    assert [f.code for f in report] == [Code.TEXT_UNREADABLE]


def test_a_drop_cap_joins_its_word(draft: Make) -> None:
    found = draft(p("D", extra='<w:framePr w:dropCap="drop"/>') + p("oors were lit."))
    assert words(found.blocks[0]) == "Doors were lit."


def test_headers_are_furniture_and_the_first_page_has_its_number(draft: Make) -> None:
    page = field("PAGE", "7")
    header = f"<w:hdr {SPACES}>{p('Estuary Studies ISSN 1234-5679')}{p(page)}</w:hdr>"
    body = p("Text.") + '<w:sectPr><w:headerReference r:id="h" w:type="default"/><w:pgNumType w:start="41"/></w:sectPr>'
    found = draft(body, parts={"header9.bin": header}, relations={"h": ("header", "header9.bin")})
    assert [f.text for f in found.furniture] == ["Estuary Studies ISSN 1234-5679"]
    assert found.page_numbers == {1: "41"}
    assert [words(b) for b in found.blocks] == ["Text."]


def test_the_strict_form_is_read_too(tmp_path: Path) -> None:
    strict = save(tmp_path / "text.docx", p("Strict."))
    rewritten = tmp_path / "strict.docx"
    with zipfile.ZipFile(strict) as old, zipfile.ZipFile(rewritten, "w") as new:
        for name in old.namelist():
            data = old.read(name).replace(W.encode(), b"http://purl.oclc.org/ooxml/wordprocessingml/main")
            new.writestr(name, data.replace(R.encode(), b"http://purl.oclc.org/ooxml/officeDocument/relationships"))
    assert [words(b) for b in docx.read(rewritten, Report()).blocks] == ["Strict."]


# Files that are not what they seem


def zip_of(path: Path, files: dict[str, bytes]) -> Path:
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, data in files.items():
            archive.writestr(name, data)
    return path


OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"


@pytest.mark.parametrize(
    ("data", "error", "says"),
    [
        (b"", EmptyInput, "empty"),
        (b"<html>", UnknownFormat, "no DOCX"),
        (OLE + b"\0" * 600 + "EncryptedPackage".encode("utf-16-le"), EncryptedInput, "password"),
        (OLE + b"\0" * 600, UnknownFormat, "old Word format"),
        (b"PK\x03\x04 cut off", DamagedInput, "damaged"),
    ],
)
def test_no_docx_is_one_clear_sentence(tmp_path: Path, data: bytes, error: type[InputError], says: str) -> None:
    path = tmp_path / "text.docx"
    path.write_bytes(data)
    with pytest.raises(error, match=says) as caught:
        docx.read(path, Report())
    assert "text.docx" in str(caught.value)


def test_a_file_cut_off_is_damaged(tmp_path: Path) -> None:
    path = save(tmp_path / "text.docx", MORE)
    path.write_bytes(path.read_bytes()[:-200])
    with pytest.raises(DamagedInput):
        docx.read(path, Report())


def test_broken_xml_is_damaged(tmp_path: Path) -> None:
    path = zip_of(tmp_path / "text.docx", {"word/document.xml": b"<w:document"})
    with pytest.raises(DamagedInput):
        docx.read(path, Report())


def test_a_text_without_words_is_empty(tmp_path: Path) -> None:
    with pytest.raises(EmptyInput):
        docx.read(save(tmp_path / "text.docx", p("") * 3), Report())


def test_another_office_file_is_no_text(tmp_path: Path) -> None:
    path = zip_of(tmp_path / "text.docx", {"word/document.xml": b"<workbook/>"})
    with pytest.raises(UnknownFormat):
        docx.read(path, Report())


def test_entities_are_not_followed(tmp_path: Path) -> None:
    secret = tmp_path / "secret.txt"
    secret.write_text("secret words", encoding="utf-8")
    xml = f'<!DOCTYPE d [<!ENTITY x SYSTEM "{secret.as_uri()}"><!ENTITY y "yyyy">]>'
    xml += f"<w:document {SPACES}><w:body>{p('Text', r('&x;&y;'))}</w:body></w:document>"
    found = docx.read(zip_of(tmp_path / "text.docx", {"word/document.xml": xml.encode()}), Report())
    assert "secret" not in words(found.blocks[0])


def test_a_part_packed_in_another_way_and_damaged_is_a_damaged_file(tmp_path: Path) -> None:
    path = tmp_path / "text.docx"
    with zipfile.ZipFile(path, "w", zipfile.ZIP_LZMA) as archive:
        archive.writestr("word/document.xml", bytes(range(256)) * 40)
    data = bytearray(path.read_bytes())
    data[60:90] = b"\xff" * 30
    path.write_bytes(bytes(data))
    with pytest.raises(DamagedInput, match=r"text\.docx"):
        docx.read(path, Report())


def test_a_bomb_is_refused(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(package, "MAX_XML", 100_000)
    path = zip_of(tmp_path / "text.docx", {"word/document.xml": b" " * 50_000_000})
    assert path.stat().st_size < 100_000
    with pytest.raises(TooLarge):
        docx.read(path, Report())


def test_depth_without_end_is_refused_or_read(tmp_path: Path) -> None:
    depth = 5_000
    body = "<w:tbl><w:tr><w:tc>" * depth + p("x") + "</w:tc></w:tr></w:tbl>" * depth
    with pytest.raises(InputError):
        docx.read(save(tmp_path / "text.docx", body), Report())


def test_styles_in_a_circle_end(draft: Make) -> None:
    parts = styles(
        '<w:style w:type="paragraph" w:styleId="A"><w:name w:val="A"/><w:basedOn w:val="B"/></w:style>'
        '<w:style w:type="paragraph" w:styleId="B"><w:name w:val="B"/><w:basedOn w:val="A"/></w:style>'
    )
    assert words(draft(p("x", style="A"), parts=parts).blocks[0]) == "x"


def test_nonsense_in_numbers_does_no_harm(draft: Make) -> None:
    cell = '<w:tc><w:tcPr><w:gridSpan w:val="99999999"/></w:tcPr><w:p/></w:tc>'
    body = p("x", extra='<w:ind w:firstLine="many"/><w:outlineLvl w:val="-4"/>') + table(
        (cell, "1"), ("2", "3"), ("4", "5")
    )
    found = draft(body).blocks
    assert words(found[0]) == "x"
    assert max(c.columns for b in found if isinstance(b, Table) for row in b.rows for c in row) == 200


@pytest.mark.parametrize("name", ["WordAutomation-Paper_Ukrainian", "LocalLLMsRun-Paper_English"])
def test_real_papers_read_whole(shared: Path, name: str) -> None:
    path = shared / "acceptance" / "bilingual" / f"{name}.docx"
    found = docx.read(path, Report())
    assert sum(isinstance(b, ListItem) for b in found.blocks) in (2, 3)
    with zipfile.ZipFile(path) as archive:
        xml = archive.read("word/document.xml").decode()
    letters = sum(c.isalpha() for t in re.findall(r"<w:t(?: [^>]*)?>([^<]*)", xml) for c in t)
    kept = [words(b) for b in found.blocks]
    kept += [plain(c.text) for b in found.blocks if isinstance(b, Table) for row in b.rows for c in row]
    assert sum(c.isalpha() for text in kept for c in text) >= 0.99 * letters
