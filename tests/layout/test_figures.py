"""Charts and diagrams drawn with lines and letters."""

from __future__ import annotations

import pytest

from dvomova.findings import Code, Report
from dvomova.layout import draft
from dvomova.model import Draft, Figure, Rule, plain

from .notation import outline, page, pages, rule

CHART = """
    The level of the river was read at noon from the pole that stands in the
water above the mill, and the days were counted on which it could be read.
30
               12
20                       9
     Number of days
10
0
          May      June      July
                Month
Figure 1: Days on which the level was read.
    Words that follow the figure, enough of them to make up one line of text
and a half.
"""
AXES = (rule(60, 60, 60.5, 124), *(rule(60, y, 260, y + 0.5) for y in (64, 80, 100, 124)))


def laid(drawing: str, *rules: Rule) -> Draft:
    return draft(pages(page(drawing, rules=rules)), Report())


def test_the_letters_of_a_chart_are_part_of_its_picture() -> None:
    made = laid(CHART, *AXES)
    figure = next(block for block in made.blocks if isinstance(block, Figure))
    assert (figure.label, plain(figure.caption)) == ("Figure 1", "Days on which the level was read.")
    assert figure.image == "p1-c1.png"
    assert figure.boxes[0].x0 <= 30
    assert figure.boxes[0].bottom > 124
    assert len(made.blocks) == 3


def test_a_finding_keeps_the_letters_of_a_figure() -> None:
    report = Report()
    made = draft(pages(page(CHART, rules=AXES)), report)
    said = [finding for finding in report.findings if finding.code is Code.FIGURE_LETTERS]
    figure = next(block for block in made.blocks if isinstance(block, Figure))
    assert [finding.where for finding in said] == [figure.boxes[0]]
    assert all(word in str(said[0].before) for word in ("Number of days", "July", "20"))


def test_a_sentence_that_speaks_of_a_figure_is_not_its_caption() -> None:
    speaks = "    Figure 1 shows the days on which the level was read, by month, and says\nwhat was read."
    words = CHART.replace("    The level of the river", f"{speaks}\n    The level of the river")
    lower = [rule(r.box.x0, r.box.top + 24, r.box.x1, r.box.bottom + 24) for r in AXES]
    made = laid(words, *lower)
    assert plain(next(b for b in made.blocks if isinstance(b, Figure)).caption) == "Days on which the level was read."
    assert any(text.startswith("Figure 1 shows") for text in outline(made))


def test_words_beside_and_above_a_drawing_stay_words() -> None:
    drawing = """
stage of the work was the counting of the
days, which took the whole of a summer in
the house of the miller.
                        20
Each day had a line       May  June  July
of its own, and each
line had three marks
that were read aloud.
                          Fig. 2. Days
    Words that follow the figure, all of them.
"""
    rules = (rule(150, 74, 150.5, 130), *(rule(150, y, 280, y + 0.5) for y in (76, 90, 110, 130)))
    texts = " ".join(outline(laid(drawing, *rules)))
    assert "house of the miller." in texts
    assert "that were read aloud." in texts


@pytest.mark.parametrize("label", ["Table 1. Days by month", "Таблиця 1. Дні за місяцями"])
def test_a_table_above_a_caption_is_no_drawing(label: str) -> None:
    drawing = f"{label}\nMonth     Mill      Bridge\nMay       12        14\nJune      9         11\n\nFig. 1. The mill"
    rules = [*(rule(28, y, 180, y + 0.5) for y in (43, 55, 67, 79)), *(rule(x, 43, x + 0.5, 79) for x in (28, 78, 180))]
    assert not any(isinstance(block, Figure) for block in laid(drawing, *rules).blocks)
