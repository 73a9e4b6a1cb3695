"""Tables, figures and formulas."""

from __future__ import annotations

from dvomova.findings import Report
from dvomova.layout import draft
from dvomova.model import Figure, Formula, Rule, Table, plain

from .notation import outline, page, pages, picture, rule


def grid(xs: tuple[float, ...], ys: tuple[float, ...]) -> tuple[Rule, ...]:
    across = [rule(xs[0], y, xs[-1], y + 0.5) for y in ys]
    down = [rule(x, ys[0], x + 0.5, ys[-1]) for x in xs]
    return (*across, *down)


RULED = """
    Words before the table, enough of them to make up one line and
a half of text.
Table 1. Levels of the river
Month     Mill      Bridge
May       12        14
June      9         11
Source: the miller’s book
    Words after the table, enough of them again to make up one line
and a half of text.
"""


def test_a_ruled_table_keeps_its_rows_its_caption_and_its_source() -> None:
    made = draft(pages(page(RULED, rules=grid((28, 78, 128, 180), (66, 79, 91, 103)))), Report())
    table = next(block for block in made.blocks if isinstance(block, Table))
    assert [[plain(cell.text) for cell in row] for row in table.rows] == [
        ["Month", "Mill", "Bridge"],
        ["May", "12", "14"],
        ["June", "9", "11"],
    ]
    assert table.label == "Table 1"
    assert plain(table.caption) == "Levels of the river"
    assert plain(table.source) == "Source: the miller’s book"
    assert len(made.blocks) == 3


def test_places_without_a_rule_between_them_are_one_cell() -> None:
    rules = [r for r in grid((28, 78, 128, 180), (66, 79, 91, 103)) if not (r.box.x0 == 128 and r.box.height > 1)]
    made = draft(pages(page(RULED, rules=(*rules, rule(128, 79, 128.5, 103)))), Report())
    table = next(block for block in made.blocks if isinstance(block, Table))
    assert [cell.columns for cell in table.rows[0]] == [1, 2]


def test_three_rules_make_a_table_too() -> None:
    rules = tuple(rule(28, y, 180, y + 0.5) for y in (67, 79, 104))
    made = draft(pages(page(RULED, rules=rules)), Report())
    table = next(block for block in made.blocks if isinstance(block, Table))
    assert [plain(cell.text) for cell in table.rows[1]] == ["May", "12", "14"]


def test_a_frame_around_text_is_no_table() -> None:
    rules = grid((28, 480), (30, 60))
    assert not any(isinstance(b, Table) for b in draft(pages(page(RULED, rules=rules)), Report()).blocks)


def test_a_picture_takes_the_caption_below_it() -> None:
    drawn = page(
        "\n" * 12 + "Рис. 2. Млин у рік повені\n\n    Текст після рисунка.", pictures=(picture(60, 40, 260, 160),)
    )
    made = draft(pages(drawn), Report())
    figure = next(block for block in made.blocks if isinstance(block, Figure))
    assert (figure.label, plain(figure.caption)) == ("Рис. 2", "Млин у рік повені")
    assert figure.image == "p1-1.png"
    assert len(made.blocks) == 2


def test_an_ornament_is_no_figure() -> None:
    drawn = page("    Words beside an ornament.", pictures=(picture(60, 300, 80, 320),))
    assert not any(isinstance(block, Figure) for block in draft(pages(drawn), Report()).blocks)


def test_a_display_formula_is_a_block_with_its_number() -> None:
    made = draft(
        pages(
            page("""
    The level is found from the marks on the wall, as the miller
found it, that is

              h = a + b                                (3)

where the letters mean what they always meant in his book.
""")
        ),
        Report(),
    )
    formula = next(block for block in made.blocks if isinstance(block, Formula))
    assert plain(formula.text) == "h = a + b"
    assert formula.label == "(3)"
    assert formula.image == "p1-f1.png"
    assert len(outline(made)) == 3


def test_a_sentence_with_an_equation_in_it_is_text() -> None:
    found = outline(
        draft(
            pages(
                page("""
    The sign of the level is kept where the level h = 0 and the
wind is weak.
""")
            ),
            Report(),
        )
    )
    assert found == ["The sign of the level is kept where the level h = 0 and the wind is weak."]


TWO = """
Table 1. Levels of the river
Month     What the miller wrote of it in his own book, word by word
May       twelve marks at noon, and the mill went round all day long
June      nine marks at noon, and the mill stood still for half of it

Table 2. Days of rain
Month     Mill
May       12
June      9
July      4

    Words after the tables, enough of them again to make up one line
and a half of text.
"""


def test_tables_with_rules_alike_are_parted_by_their_labels() -> None:
    rules = tuple(rule(28, y, 400, y + 0.5) for y in (43, 55, 79, 104, 116, 152))
    tables = [b for b in draft(pages(page(TWO, rules=rules)), Report()).blocks if isinstance(b, Table)]
    assert [(table.label, plain(table.caption)) for table in tables] == [
        ("Table 1", "Levels of the river"),
        ("Table 2", "Days of rain"),
    ]
    assert [len(table.rows) for table in tables] == [3, 4]
    assert [len(row) for row in tables[0].rows] == [2, 2, 2]


def test_rows_set_as_one_string_are_rows_where_the_label_says_so() -> None:
    drawing = (
        "Table 1. Days of rain\n   Month Mill\n   May 12\n   June 9\n\n    Words after the table, and some more words."
    )
    rules = tuple(rule(28, y, 180, y + 0.5) for y in (43, 55, 80))
    made = draft(pages(page(drawing, rules=rules)), Report())
    table = next(block for block in made.blocks if isinstance(block, Table))
    assert [plain(row[0].text) for row in table.rows] == ["Month Mill", "May 12", "June 9"]
    bare = draft(pages(page(drawing.replace("Table 1. Days", "These are days"), rules=rules)), Report())
    assert not any(isinstance(block, Table) for block in bare.blocks)
