"""In which order a page is read."""

from __future__ import annotations

from dataclasses import replace

from dvomova.findings import Report
from dvomova.layout import draft
from dvomova.model import Box, Figure, Fragment, Line, Table, plain

from .notation import line, outline, page, pages, picture, rule

TWO = """
             **TWO TOWNS AND ONE RIVER BETWEEN THEM**

The abstract spans both columns, as it does in most journals of this
kind, and is read before either of them.

    The left column begins        year, and nobody wondered.
here and goes on for some             The right column has a
lines, each of them short,        paragraph of its own, which
until it comes to the end         says that the miller kept a
of the page in the middle         book of it all, in which the
of a sentence about the           numbers stand.
level of the river, which             And one more, to bring it
the miller read twice a           down to the same height.
"""


def laid(*drawings: str) -> list[str]:
    return outline(draft(pages(*(page(d, n) for n, d in enumerate(drawings, 1))), Report()))


def test_the_left_column_is_read_before_the_right_one() -> None:
    found = laid(TWO)
    assert found[0].startswith("# TWO TOWNS")
    assert found[1].startswith("The abstract spans")
    assert found[2].startswith("The left column begins here")
    assert found[2].endswith("which the miller read twice a year, and nobody wondered.")
    assert found[3].startswith("The right column has a paragraph of its own")
    assert found[4].startswith("And one more")


def test_what_spans_both_columns_parts_the_page() -> None:
    found = laid(
        TWO
        + """
A wide line below the columns begins the next band of this page and is
read after both of them.

    The left one of a second      sentence.
band is read first, and it            The last paragraph of the
goes on in the right one,         page stands here, and it is
in the middle of the              read last.
"""
    )
    assert [text.split()[0] for text in found[5:]] == ["A", "The", "The"]
    assert found[6].endswith("in the middle of the sentence.")


def test_numbers_in_a_column_of_their_own_make_no_columns() -> None:
    found = laid("""
1.    Kovalenko, O. The first entry of a list whose numbers stand apart
2.    Smith, J. The second entry of a list whose numbers stand apart
3.    Marchuk, I. The third entry of a list whose numbers stand apart
4.    Petrenko, A. The fourth entry of a list whose numbers stand apart
""")
    assert [text[:4] for text in found] == ["1. K", "2. S", "3. M", "4. P"]


def test_abstracts_side_by_side_in_two_scripts_are_two_blocks() -> None:
    found = laid("""
The paper asks why the            У статті з’ясовано, чому
marks on the wall of the          позначки на стіні млина
mill disagree with the            не збігаються з книгою
book of the miller.               мельника.
""")
    assert found == [
        "The paper asks why the marks on the wall of the mill disagree with the book of the miller.",
        "У статті з’ясовано, чому позначки на стіні млина не збігаються з книгою мельника.",
    ]


def test_a_line_with_wide_spaces_stays_one_line() -> None:
    found = laid("""
The address is set to the full measure, so that its few long words
stand      far      apart,      at      https://example.org/a-long-one
and the text goes on.
""")
    assert found[0].endswith("stand far apart, at https://example.org/a-long-one and the text goes on.")


def test_type_that_runs_up_the_page_is_read_last_and_not_lost() -> None:
    box = Box(page=1, x0=200, top=100, x1=210, bottom=400)
    sideways = Line(fragments=(Fragment(text="A table set sideways", box=box, size=10.0),), box=box, baseline=208)
    drawn = page("    Words that stand upright.")
    found = outline(draft(pages(replace(drawn, lines=(sideways, *drawn.lines))), Report()))
    assert found == ["Words that stand upright.", "A table set sideways"]


def test_a_figure_beside_a_table_is_read_with_its_own_caption() -> None:
    drawing = "\n".join(
        [
            "Words that stand above both of them and that run on over the whole of the measure, to part them.",
            *[""] * 12,
            "Figure 1. Days on which the level            Table 2. Pots of honey that were",
            "was read by the keeper of the mill           counted in the cellar at an end.",
            "in the dry year, by month.",
            "",
            "    Words that stand below both of them and that run on over the whole of the measure, to part.",
        ]
    )
    rules = tuple(rule(x, 70, x + 0.5, 160) for x in (255, 320, 400)) + tuple(
        rule(255, y, 400, y + 0.5) for y in (70, 100, 130, 160)
    )
    cells = [
        line(text, x, y) for text, x, y in (("one", 270, 90), ("two", 340, 90), ("six", 270, 120), ("ten", 340, 120))
    ]
    drawn = page(drawing, pictures=(picture(30, 60, 190, 180),), rules=rules)
    made = draft(pages(replace(drawn, lines=(*drawn.lines, *cells))), Report())
    figure = next(block for block in made.blocks if isinstance(block, Figure))
    table = next(block for block in made.blocks if isinstance(block, Table))
    assert (
        plain(figure.caption) == "Days on which the level was read by the keeper of the mill in the dry year, by month."
    )
    assert plain(table.caption) == "Pots of honey that were counted in the cellar at an end."
