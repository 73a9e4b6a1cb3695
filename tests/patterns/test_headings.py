"""Headings by look and words, those in the line of their paragraph, and the levels of all in a document."""

from __future__ import annotations

import pytest

from dvomova.languages.labels import of_languages
from dvomova.model import Block, Heading, Look, Paragraph, Text, merge, plain, text_of
from dvomova.patterns import headings

BOLD, CENTRED = Look(bold=True), Look(setting="center")


@pytest.mark.parametrize(
    ("letters", "look"),
    [
        ("Budgets of small towns", BOLD),
        ("BUDGETS OF SMALL TOWNS", Look(capitals=True)),
        ("Budgets of small towns", Look(size=1.3)),
        ("Budgets of small towns", Look(size=1.12, setting="center")),
        ("2.1. Budgets", CENTRED),
        ("II. Budgets", CENTRED),
        ("Introduction", CENTRED),
        ("О. П. Ковальчук", BOLD),
        ("Budgets of towns. A study of rivers", BOLD),
        ("Budżety miast. Środa nad rzeką", BOLD),
        ("The budgets of the small towns. " + "A study of rivers and hills " * 4, Look(bold=True, size=1.2)),
    ],
)
def test_what_is_a_heading(letters: str, look: Look) -> None:
    assert headings.is_heading(letters, look, of_languages())


@pytest.mark.parametrize(
    ("letters", "look"),
    [
        ("Budgets of small towns", Look()),
        ("Budgets of small towns", CENTRED),
        ("Budgets of small towns", Look(size=1.12)),
        ("Budgets of small towns,", Look(size=1.4)),
        ("Budgets of small towns", Look(bold=True, size=0.7)),
        ("1.5 m", CENTRED),
        ("*", BOLD),
        ("The budgets of the small towns. " + "A study of rivers and hills " * 4, BOLD),
        ("Budgets of small towns are short. " * 2 + "They are read aloud. Nobody listens to them at all here", BOLD),
        ("The budgets of the small towns on the river " * 8, BOLD),
    ],
)
def test_what_is_none(letters: str, look: Look) -> None:
    assert not headings.is_heading(letters, look, of_languages())


def test_a_bold_paragraph_of_many_lines_is_no_heading() -> None:
    assert headings.is_heading("Budgets of small towns", BOLD, of_languages(), lines=6)
    assert not headings.is_heading("Budgets of small towns", BOLD, of_languages(), lines=7)


def bold(head: str, rest: str) -> Text:
    return merge((*text_of(head, "bold"), *text_of(rest)))


@pytest.mark.parametrize(
    ("text", "head"),
    [
        (bold("Aim.", " To count budgets."), "Aim."),
        (bold("Aim", ". To count budgets."), "Aim."),
        (bold("Aim of it", " is to count budgets."), "Aim of it"),
        (bold("Keywords", " budgets, towns"), "Keywords"),
        (bold("Мета", " – підрахувати бюджети."), "Мета"),
        ((*text_of("«"), *bold("Aim.", "» To count budgets.")), "«Aim."),
    ],
)
def test_headings_in_the_line_of_their_paragraph(text: Text, head: str) -> None:
    made, rest = headings.run_in(text, of_languages())
    assert plain(made) == head
    assert plain(made) + plain(rest) == plain(text).replace(head + " ", head)


@pytest.mark.parametrize(
    "text",
    [
        bold("Small", " towns have budgets."),
        bold("All of it is bold.", ""),
        bold("1.", " Budgets"),
        text_of("Budgets of towns."),
        (*text_of("In "), *bold("small towns:", " budgets")),
        bold("The budgets of the small towns on the river " * 6, "are short."),
    ],
)
def test_emphasis_is_no_heading(text: Text) -> None:
    assert headings.run_in(text, of_languages()) == ((), text)


def test_a_text_without_bold_type_names_its_parts_before_a_full_stop() -> None:
    head, rest = headings.labelled_run_in(text_of("Results. The budgets were short."), of_languages())
    assert (plain(head), plain(rest)) == ("Results.", "The budgets were short.")
    assert headings.labelled_run_in(text_of("Results were short. They are read."), of_languages())[0] == ()


def heading(text: str, size: float = 1.0, *, bold: bool = True) -> Heading:
    return Heading(id="", text=text_of(text), look=Look(size=size, bold=bold))


def ranks(blocks: list[Block], outline: dict[int, int] | None = None) -> list[int]:
    return [block.level for block in headings.levels(blocks, outline) if isinstance(block, Heading)]


def test_heavier_headings_are_higher() -> None:
    blocks = [heading("Title", 1.5), Paragraph(id="", text=text_of("…")), heading("Part", 1.2), heading("Piece")]
    assert ranks(blocks) == [1, 2, 3]


def test_the_depth_of_a_number_goes_before_the_look() -> None:
    assert ranks([heading("Title", 1.5), heading("1. Part", 1.2), heading("1.1. Piece", 1.2)]) == [1, 2, 3]


def test_levels_of_the_file_stay_and_the_others_stand_below() -> None:
    assert ranks([heading("Title"), heading("Part"), heading("Piece", bold=False)], {0: 2}) == [2, 3, 4]
