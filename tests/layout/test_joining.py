"""Paragraphs over columns, pages, figures and footnotes."""

from __future__ import annotations

from dvomova.findings import Report
from dvomova.layout import draft
from dvomova.model import Block, Note, Paragraph, plain

from .notation import outline, page, pages, picture

FIRST = """
    The press in the cellar was bought for one book only and it
stayed for sixty years.
    It printed a newspaper, three dictionaries and a journal for
readers who paid in honey and whose editors never counted the
"""
SECOND = """
pages of an issue, nor the honey.
    Then it stood still for a long time, and the rust was all that
moved in the cellar.
"""


def test_a_paragraph_goes_on_over_the_page() -> None:
    found = outline(draft(pages(page(FIRST), page(SECOND, 2)), Report()))
    assert len(found) == 3
    assert found[1].endswith("never counted the pages of an issue, nor the honey.")


def test_its_block_keeps_both_places() -> None:
    made = draft(pages(page(FIRST), page(SECOND, 2)), Report())
    assert [box.page for box in made.blocks[1].boxes] == [1, 2]


def test_a_new_paragraph_at_the_head_of_a_page_stays_one() -> None:
    found = outline(
        draft(pages(page(FIRST), page("    A new one begins here, set in as they all are in this\ntext.", 2)), Report())
    )
    assert len(found) == 3
    assert found[2].startswith("A new one")


def test_no_paragraph_goes_on_over_a_heading() -> None:
    second = "**Results**\n" + SECOND.strip("\n")
    found = outline(draft(pages(page(FIRST), page(second, 2)), Report()))
    assert "# Results" in found
    assert found[1].endswith("never counted the")


def test_a_figure_with_its_caption_does_not_break_a_paragraph() -> None:
    second = "\n" * 12 + "        Fig. 1. The press in the year of its purchase\n\n" + SECOND.strip("\n")
    drawn = page(second, 2, pictures=(picture(100, 40, 300, 150, 2),))
    found = outline(draft(pages(page(FIRST), drawn), Report()))
    assert "figure Fig. 1: The press in the year of its purchase" in found
    assert any(text.endswith("never counted the pages of an issue, nor the honey.") for text in found)


def test_a_footnote_is_no_part_of_the_paragraph_that_goes_on_under_it() -> None:
    first = (
        FIRST.rstrip("\n").replace("honey and whose", "honey^1^ and whose") + "\n" * 28 + "{8}^1^ Honey was money then."
    )
    made = draft(pages(page(first, height=460), page(SECOND, 2, height=460)), Report())
    notes = [block for block in made.blocks if isinstance(block, Note)]
    assert [(note.label, plain(note.text)) for note in notes] == [("1", "Honey was money then.")]
    body = [block for block in made.blocks if isinstance(block, Paragraph)]
    calls = [run for block in body for run in block.text if run.note is not None]
    assert [(run.text, run.note) for run in calls] == [("1", notes[0].id)]
    assert any("never counted the pages of an issue" in plain(block.text) for block in body)


def test_a_note_whose_number_stands_on_the_line_is_called_by_a_raised_one() -> None:
    foot = "\n" * 28 + "{8}1. Honey was money then."
    called = laid_blocks(FIRST.rstrip("\n").replace("honey and whose", "honey^1^ and whose") + foot)
    notes = [block for block in called if isinstance(block, Note)]
    assert [(note.label, plain(note.text)) for note in notes] == [("1", "Honey was money then.")]
    assert not [block for block in laid_blocks(FIRST.rstrip("\n") + foot) if isinstance(block, Note)]


def laid_blocks(drawing: str) -> tuple[Block, ...]:
    return draft(pages(page(drawing, height=460)), Report()).blocks


def test_small_type_and_a_logo_below_a_broken_paragraph_stay_out_of_it() -> None:
    broken = FIRST.strip("\n") + " few"
    foot = "{8}0000-0001 (O. Marchuk)\n{8}marchuk@example.org (O. Marchuk)\n{8}© The keepers of the press, 2024"
    drawn = page(broken + "\n" * 32 + foot, height=540, pictures=(picture(200, 470, 260, 510),))
    made = draft(pages(drawn, page(SECOND, 2)), Report())
    notes = [plain(block.text) for block in made.blocks if isinstance(block, Note)]
    assert notes[:2] == ["0000-0001 (O. Marchuk)", "marchuk@example.org (O. Marchuk)"]
    assert "never counted the few pages of an issue" in " ".join(outline(made))


def test_a_table_in_small_type_below_a_broken_paragraph_is_no_note() -> None:
    foot = "{8}Table 1. Honey, see http://example.org\n{8}first year       three pots\n{8}second year      a pot"
    drawn = page(FIRST.strip("\n") + " few" + "\n" * 32 + foot, height=540)
    made = draft(pages(drawn, page(SECOND, 2)), Report())
    assert not any(isinstance(block, Note) for block in made.blocks)
