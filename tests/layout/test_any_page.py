"""What holds for every page, however its lines lie: nothing fails, and no letter is lost or made up."""

from __future__ import annotations

from collections import Counter

from hypothesis import given, settings
from hypothesis import strategies as st

from dvomova.findings import Code, Report
from dvomova.layout import draft
from dvomova.model import (
    Box,
    Draft,
    Figure,
    Formula,
    Fragment,
    Line,
    ListItem,
    Note,
    Page,
    Paragraph,
    Picture,
    Rule,
    Table,
    block_text,
    plain,
)

from .notation import pages

WORDS = st.sampled_from(
    (
        "річка",
        "млин",
        "level",
        "of",
        "the",
        "= 0",
        "1.",
        "12",
        "Table 1.",
        "Рис. 2.",
        "(3)",
        "Ключові",
        "слова:",
        "a",
        "–",
    )
)


@st.composite
def lines(draw: st.DrawFn, number: int) -> Line:
    text = " ".join(draw(st.lists(WORDS, min_size=1, max_size=9)))
    size = draw(st.sampled_from((0.0, 6.0, 9.0, 10.0, 10.0, 10.0, 14.0, 30.0)))
    x0, base = draw(st.integers(0, 400)), draw(st.integers(10, 690))
    wide = max(len(text) * max(size, 2.0) / 2, 1.0)
    box = Box(page=number, x0=x0, top=base - 0.7 * size, x1=x0 + wide, bottom=base + 0.2 * size)
    if draw(st.integers(0, 9)) == 0:
        box = Box(page=number, x0=x0, top=base, x1=x0 + size, bottom=base + wide)
    fragment = Fragment(text=text, box=box, size=size, bold=draw(st.booleans()), italic=draw(st.booleans()))
    return Line(fragments=(fragment,), box=box, baseline=float(base))


@st.composite
def any_pages(draw: st.DrawFn) -> tuple[Page, ...]:
    made = []
    for number in range(1, draw(st.integers(1, 3)) + 1):
        found = draw(st.lists(lines(number), max_size=14))
        rules = [
            Rule(box=Box(page=number, x0=x, top=y, x1=x + w, bottom=y + h))
            for x, y, w, h in draw(
                st.lists(
                    st.tuples(
                        st.sampled_from((30, 130, 230)),
                        st.sampled_from((100, 130, 160, 300)),
                        st.sampled_from((0, 100, 200)),
                        st.sampled_from((0, 30, 60)),
                    ),
                    max_size=12,
                )
            )
        ]
        made.append(Page(number=number, width=520.0, height=700.0, lines=tuple(found), rules=tuple(rules)))
    return tuple(made)


IN_PICTURES = (Code.FIGURE_LETTERS, Code.PICTURE_LEFT_OUT)


def letters_of(made: Draft) -> Counter[str]:
    said: list[str] = [item.text for item in made.furniture]
    for block in made.blocks:
        if isinstance(block, Table):
            said += [block.label, plain(block.caption), plain(block.source)]
            said += [plain(cell.text) for row in block.rows for cell in row]
        elif isinstance(block, Figure):
            said += [block.label, plain(block.caption)]
        elif isinstance(block, Formula | Note | ListItem):
            said += [block.label, plain(block.text)]
        else:
            assert isinstance(block, Paragraph) or block.kind == "heading"
            said.append(plain(block_text(block)))
    return Counter(letter for text in said for letter in text if letter.isalnum())


@settings(max_examples=60, deadline=None)
@given(any_pages())
def test_no_letter_is_lost_or_made_up(drawn: tuple[Page, ...]) -> None:
    report = Report()
    made = draft(pages(*drawn), report)
    printed = Counter(letter for page in drawn for line in page.lines for letter in line.text if letter.isalnum())
    pictured = [finding.before or "" for finding in report.findings if finding.code in IN_PICTURES]
    assert letters_of(made) + Counter(letter for text in pictured for letter in text if letter.isalnum()) == printed


@settings(max_examples=10, deadline=None)
@given(any_pages())
def test_two_runs_give_one_draft(drawn: tuple[Page, ...]) -> None:
    assert draft(pages(*drawn), Report()) == draft(pages(*drawn), Report())


def test_pages_without_lines_give_no_blocks() -> None:
    empty = Page(
        number=1,
        width=520.0,
        height=700.0,
        pictures=(Picture(name="x.png", box=Box(page=1, x0=0, top=0, x1=9, bottom=9)),),
    )
    assert draft(pages(empty), Report()).blocks == ()
