"""Segments: what the form of a block shows, and a draft read once."""

from __future__ import annotations

from dataclasses import FrozenInstanceError

import pytest

from dvomova.assemble.segments import Segment, by_page, parts_at, segments
from dvomova.languages.labels import of_languages
from dvomova.model import Block, Box, Cell, Draft, Heading, ListItem, Look, Paragraph, Source, Table, plain, text_of

from .printed import UK_BODY, UK_TEXT

SOURCE = Source(name="sample.pdf", format="pdf", sha256="0" * 64)


def made(*blocks: Block) -> tuple[Segment, ...]:
    return segments(Draft(source=SOURCE, blocks=blocks), of_languages()).segments


def paragraph(text: str, **values: object) -> Paragraph:
    return Paragraph(id="b1", text=text_of(text), **values)  # type: ignore[arg-type]


def boxes(*pages: int) -> tuple[Box, ...]:
    return tuple(Box(page=page, x0=60, top=60, x1=500, bottom=80) for page in pages)


def test_a_segment_is_never_changed() -> None:
    (segment,) = made(paragraph(UK_TEXT))
    with pytest.raises(FrozenInstanceError):
        segment.lang = "uk"  # type: ignore[misc]


def test_pages_go_on_where_a_block_runs_over_them() -> None:
    found = made(
        paragraph("Перший", boxes=boxes(1)),
        paragraph("Другий", boxes=boxes(1, 2)),
        paragraph("Третій", boxes=boxes(2)),
        paragraph("Четвертий", boxes=boxes(3)),
    )
    assert [(s.page, s.last_page, s.opens_page) for s in found] == [
        (1, 1, True),
        (1, 2, False),
        (2, 2, False),
        (3, 3, True),
    ]
    assert {page: len(some) for page, some in by_page(found).items()} == {1: 2, 2: 1, 3: 1}


def test_keywords_typed_into_an_abstract_are_a_segment_of_their_own() -> None:
    found = made(paragraph(f"Анотація. {UK_TEXT} Ключові слова: вода, довіра."))
    assert [s.text[:14] for s in found] == ["Анотація. У ро", "Ключові слова:"]
    assert [s.means("keywords") for s in found] == [False, True]
    assert [s.at for s in found] == [0, 1]


@pytest.mark.parametrize(
    ("block", "running", "unmarked"),
    [
        (paragraph(UK_BODY[0]), True, True),
        (paragraph("Вигаданий університет, м. Зразків"), False, False),
        (Heading(id="b1", text=text_of(UK_BODY[0])), False, False),
        (paragraph(UK_BODY[0][:150] + ".", look=Look(bold=True)), True, False),
        (paragraph(UK_BODY[0], run_in=text_of("Умовна О. С.")), True, False),
    ],
    ids=["text", "an address", "a heading", "bold text of one sentence", "a note on an author"],
)
def test_running_text(block: Block, running: bool, unmarked: bool) -> None:
    (segment,) = made(block)
    assert (segment.prose, segment.unmarked_prose) == (running, unmarked)


def test_a_table_holds_its_cells_and_reads_as_its_caption() -> None:
    rows = ((Cell(text=text_of("Рік")), Cell(text=text_of("Вода"))), (Cell(text=text_of("2020")),))
    (segment,) = made(Table(id="b1", rows=rows, label="Таблиця 1", caption=text_of("Витрати")))
    assert segment.text == "Таблиця 1 Витрати"
    assert segment.content == "Рік Вода\n2020"
    assert segment.floating
    assert segment.label is None
    assert not segment.head_like


def test_what_may_stand_at_the_head_of_an_article_and_what_ends_one() -> None:
    byline, entry, date = made(
        paragraph("О. С. Умовна, Т. П. Зразкова"),
        ListItem(id="b2", label="1.", text=text_of("Вигадана П. Є. Вода і довіра. Київ : Зразок, 2019. 120 с.")),
        paragraph("Стаття надійшла до редакції 04.01.2024"),
    )
    assert (byline.head_like, byline.people, byline.families) == (True, 2, ("Умовна", "Зразкова"))
    assert (entry.entry, entry.ends_article, entry.head_like) == (True, True, False)
    assert (date.ends_article, date.head_like) == (True, False)


def test_parts_stand_at_the_place_of_the_whole_and_only_the_first_keeps_its_label() -> None:
    (segment,) = made(paragraph("Ключові слова: вода, довіра"))
    first, second = parts_at(segment, [21])
    assert (first.text, second.text) == ("Ключові слова: вода,", "довіра")
    assert (first.at, second.at) == (0, 0)
    assert first.means("keywords")
    assert second.label is None
    assert isinstance(second.block, Paragraph)
    assert plain(second.block.text) == "довіра"
