"""Markdown and plain text as a Draft: paragraphs made whole, heads, lists, notes, tables, encodings."""

from __future__ import annotations

import base64
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dvomova.errors import EmptyInput, TooLarge, UnknownFormat
from dvomova.findings import Code, Report
from dvomova.model import Block, Draft, Figure, Heading, ListItem, Note, Paragraph, Source, Table, block_text, plain
from dvomova.readers import markdown


def draft(text: str, *, plain_text: bool = False, report: Report | None = None) -> Draft:
    source = Source(name="sample.md", format="text" if plain_text else "markdown", sha256="")
    return markdown.read_text(text, Path(), source, report if report is not None else Report())


def words(block: Block) -> str:
    return plain(block_text(block))


LONG = "The exchange of letters between both banks of the estuary went on for years and years, "


def test_a_paragraph_that_a_page_end_cut_is_made_whole() -> None:
    report = Report()
    found = draft(f"{LONG}with many dele-\n\ngations of keepers.\n\nOne delegations’ book is kept.", report=report)
    assert words(found.blocks[0]) == f"{LONG}with many delegations of keepers."
    assert [f.after for f in report if f.code is Code.HYPHEN_JOINED] == ["delegations"]


def test_a_sentence_that_goes_on_in_small_letters_is_one_paragraph() -> None:
    found = draft(f"{LONG}in the time\n\nof sails and lamps.\n\nA new one.")
    assert [words(b) for b in found.blocks] == [f"{LONG}in the time of sails and lamps.", "A new one."]


def test_a_word_that_never_ends_a_paragraph_goes_on_before_a_capital() -> None:
    long = f"{LONG}{LONG}and the keepers wrote down every storm and every visit of the"
    assert len(draft(f"{long}\n\nHarbour Office.").blocks) == 1


@pytest.mark.parametrize(
    "second",
    ["e-mail: keeper@example.org", "https://example.org/ledger", "# A heading"],
)
def test_what_begins_something_new_is_not_joined(second: str) -> None:
    assert len(draft(f"{LONG}kept by keepers of lights\n\n{second}").blocks) == 2


def test_items_after_a_colon_are_not_joined() -> None:
    assert len(draft(f"{LONG}which are:\n\nthe ledgers of four lights;\n\nthe orders.").blocks) == 3


def test_a_bold_head_in_the_line_is_a_run_in_heading() -> None:
    (block,) = draft("**Statement of the problem.** Who governs a *harbour* at night?").blocks
    assert isinstance(block, Paragraph)
    assert plain(block.run_in) == "Statement of the problem."
    assert plain(block.text) == "Who governs a harbour at night?"
    assert [run.marks for run in block.text] == [(), ("italic",), ()]


def test_a_colon_after_the_bold_head_belongs_to_it() -> None:
    (block,) = draft("**Keywords**: lamp, harbour").blocks
    assert isinstance(block, Paragraph)
    assert (plain(block.run_in), plain(block.text)) == ("Keywords:", "lamp, harbour")


def test_headings_by_mark_and_by_bold_lines() -> None:
    found = draft("## **NIGHT OFFICES OF THE ESTUARY**\n\n**Sources and methods:**\n\nText of it.").blocks
    assert [b.kind for b in found] == ["heading", "heading", "paragraph"]
    first = found[0]
    assert isinstance(first, Heading)
    assert first.level == 2
    assert first.look.bold
    assert first.look.capitals
    assert first.text[0].marks == ()


def test_a_paragraph_all_in_italics_has_the_look_and_no_marks() -> None:
    (block,) = draft("*The article shows how keepers became clerks.*").blocks
    assert isinstance(block, Paragraph)
    assert block.look.italic
    assert block.text[0].marks == ()


def test_a_list_goes_on_after_blank_lines() -> None:
    found = draft("1. First\n2. Second\n\n\n\n3. Third\n\n4. Fourth, in\n   two lines").blocks
    assert [b.label for b in found if isinstance(b, ListItem)] == ["1.", "2.", "3.", "4."]
    assert words(found[3]) == "Fourth, in two lines"


def test_nested_items_have_levels() -> None:
    found = draft("- a\n- b\n  - c").blocks
    assert [(b.label, b.level) for b in found if isinstance(b, ListItem)] == [("•", 1), ("•", 1), ("•", 2)]


def test_numeric_definitions_are_reference_entries() -> None:
    found = draft("As in [1].\n\n[1]: Harrow, P. Keepers. 2011.\n[2]: Lind, J. Lamps. 2012.").blocks
    assert [words(b) for b in found] == ["As in [1].", "[1] Harrow, P. Keepers. 2011.", "[2] Lind, J. Lamps. 2012."]


def test_addresses_become_links() -> None:
    (block,) = draft("See (https://example.org/a_(b)), write to keeper@example.org.").blocks
    assert isinstance(block, Paragraph)
    assert [(run.text, run.href) for run in block.text if run.href] == [
        ("https://example.org/a_(b)", "https://example.org/a_(b)"),
        ("keeper@example.org", "mailto:keeper@example.org"),
    ]


def test_html_is_text_but_for_marks() -> None:
    (block,) = draft("H<sub>2</sub>O <script>alert(1)</script> 3 < 4 <b>x").blocks
    assert isinstance(block, Paragraph)
    assert words(block) == "H2O <script>alert(1)</script> 3 < 4 <b>x"
    assert block.text[1].marks == ("sub",)


def test_a_comment_is_left_out_with_a_finding() -> None:
    report = Report()
    assert words(draft("a <!-- unseen --> b", report=report).blocks[0]).split() == ["a", "b"]
    assert [f.code for f in report] == [Code.TEXT_HIDDEN]


def test_footnotes_are_notes_that_runs_call() -> None:
    found = draft("A light[^1] at sea.\n\n[^1]: Of the navy,\n    see https://example.org.\n\nMore.").blocks
    note = found[-1]
    assert isinstance(note, Note)
    assert words(note) == "Of the navy, see https://example.org."
    call = next(run for run in found[0].text if run.note)  # type: ignore[union-attr]
    assert (call.text, call.note, call.marks) == ("1", note.id, ("sup",))


def test_a_table_takes_its_caption_and_source() -> None:
    text = "**Таблиця 1.** Судна за роками\n\n| Рік | Суден |\n|---|---|\n| 1890 | *14* |\n\nДжерело: журнали."
    (table,) = draft(text).blocks
    assert isinstance(table, Table)
    assert (table.label, plain(table.caption), plain(table.source)) == (
        "Таблиця 1",
        "Судна за роками",
        "Джерело: журнали.",
    )
    assert [[plain(c.text) for c in row] for row in table.rows] == [["Рік", "Суден"], ["1890", "14"]]
    assert [c.header for c in table.rows[0]] == [True, True]


def test_a_picture_beside_the_text_is_read_and_no_other(tmp_path: Path) -> None:
    png = b"\x89PNG\r\n\x1a\n" + b"\0" * 20
    (tmp_path / "in").mkdir()
    (tmp_path / "secret.png").write_bytes(png)
    (tmp_path / "in" / "lamp.png").write_bytes(png)
    source = tmp_path / "in" / "text.md"
    source.write_text("![](lamp.png)\n\nFig. 1. A lamp\n\n![no](../secret.png)\n\nText.", encoding="utf-8")
    report = Report()
    found = markdown.read(source, report)
    first, second = (b for b in found.blocks if isinstance(b, Figure))
    assert (first.label, plain(first.caption)) == ("Fig. 1", "A lamp")
    assert plain(second.caption) == "no"
    assert found.media[first.image or ""] == png
    assert second.image is None
    assert [f.code for f in report] == [Code.ATTACHMENT_IGNORED]


def test_a_picture_may_stand_in_the_text_itself() -> None:
    png = b"\x89PNG\r\n\x1a\n" + b"\0" * 20
    found = draft(f"![A lamp](data:image/png;base64,{base64.b64encode(png).decode()})")
    (block,) = found.blocks
    assert isinstance(block, Figure)
    assert found.media == {block.image: png}


def test_a_figure_of_which_nothing_is_left_is_no_block() -> None:
    report = Report()
    assert [words(b) for b in draft("![](lost.png)\n\nText.", report=report).blocks] == ["Text."]
    assert [f.code for f in report] == [Code.ATTACHMENT_IGNORED]


def test_hard_wrapped_text_is_unwrapped() -> None:
    text = (
        "    The keepers of lamps wrote down\nevery ship, and the delega-\ntions came.\n"
        "    A second one of delegations\nfollows here."
    )
    found = draft(text, plain_text=True).blocks
    assert [words(b) for b in found] == [
        "The keepers of lamps wrote down every ship, and the delegations came.",
        "A second one of delegations follows here.",
    ]


def test_a_text_file_with_a_paragraph_in_each_line() -> None:
    line = "The keepers of lamps wrote down every ship that passed the light. " * 4
    assert len(draft("\n".join([line] * 5), plain_text=True).blocks) == 5


def test_a_form_feed_ends_a_page() -> None:
    assert len(draft("One ends.\fTwo begins.").blocks) == 2


UKRAINIAN = "Доглядачі маяків на лимані вели журнали. Їхні записи читали в міністерстві, а інші — ніхто."


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "cp1251", "koi8-u", "mac_cyrillic", "utf-16-le"])
def test_the_encoding_is_told_by_the_letters(tmp_path: Path, encoding: str) -> None:
    source = tmp_path / "text.txt"
    letters = UKRAINIAN.replace("—", "-")
    source.write_bytes(letters.encode(encoding))
    report = Report()
    assert words(markdown.read(source, report).blocks[0]) == letters
    told = encoding not in ("utf-8", "utf-8-sig", "utf-16")
    assert [f.code for f in report] == ([Code.ENCODING_REPAIRED] if told else [])


@pytest.mark.parametrize(
    ("data", "error"),
    [(b"", EmptyInput), (b" \n\t\n", EmptyInput), (b"\x00\x01\x02PK\x00\x00\x03", UnknownFormat)],
)
def test_what_holds_no_text_is_a_clear_error(tmp_path: Path, data: bytes, error: type[Exception]) -> None:
    source = tmp_path / "text.md"
    source.write_bytes(data)
    with pytest.raises(error, match=r"text\.md"):
        markdown.read(source, Report())


def test_a_text_without_measure_is_refused(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(markdown, "MAX_BYTES", 10)
    source = tmp_path / "text.md"
    source.write_text("a" * 11, encoding="utf-8")
    with pytest.raises(TooLarge):
        markdown.read(source, Report())


@given(st.lists(st.text(alphabet="абв ABC.,:;-*_#>()`<&\n\t12", max_size=60), max_size=8))
def test_no_text_breaks_the_reader_or_loses_letters(parts: list[str]) -> None:
    text = "\n\n".join(parts)
    kept = "".join(words(block) for block in draft(text).blocks)
    assert [c for c in kept if c in "абв"] == [c for c in text if c in "абв"]


def test_the_shared_sample_reads_whole(shared: Path) -> None:
    found = markdown.read(shared / "acceptance" / "facsimile" / "pard.md", Report())
    texts = [words(b) for b in found.blocks]
    assert sum(isinstance(b, ListItem) for b in found.blocks) == 12
    assert not any(text.endswith("-") for text in texts)
    assert any("Azerbaijani-Turkish" in text for text in texts)


def test_in_a_text_without_bold_a_known_label_is_a_run_in_heading() -> None:
    first, second = draft("Conclusions. Lights are offices.\n\nKinburn. A light.", plain_text=True).blocks
    assert isinstance(first, Paragraph)
    assert isinstance(second, Paragraph)
    assert (plain(first.run_in), plain(first.text)) == ("Conclusions.", "Lights are offices.")
    assert second.run_in == ()
