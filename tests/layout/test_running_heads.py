"""Running heads, feet and page numbers: out of the text, kept as data."""

from __future__ import annotations

import pytest

from dvomova.findings import Report
from dvomova.layout import draft
from dvomova.model import Draft

from .notation import outline, page, pages, rule

BODY = """
    Paragraph {n} of the {w} journal begins at the head of a page
and goes on for two lines, the {w} ones of them.
"""
WORDS = ("grey", "northern", "old", "unread", "yearly", "local", "second")
EVEN = "Reports on Rivers. 2024. No 7"
ODD = "Marchuk O. Measuring the level of a river"


def body(number: int) -> str:
    return BODY.replace("{n}", str(number)).replace("{w}", WORDS[number - 1]).strip("\n")


def issue(count: int = 5, *, first: str = "ISSN 1234-5678 (Print), ISSN 8765-4321 (Online)") -> Draft:
    drawn = []
    for number in range(1, count + 1):
        head = first if number == 1 else EVEN if number % 2 else ODD
        foot = ("" if number % 2 else " " * 50) + str(139 + number)
        drawing = head + "\n\n" + body(number) + "\n" * 30 + foot
        drawn.append(page(drawing, number, height=480))
    return draft(pages(*drawn), Report())


def test_heads_that_alternate_and_the_first_one_are_taken_out() -> None:
    made = issue()
    assert len(outline(made)) == 5
    assert all(text.startswith("Paragraph") for text in outline(made))


def test_nothing_that_was_taken_out_is_lost() -> None:
    said = [item.text for item in issue().furniture]
    assert said.count(ODD) == 2
    assert said.count(EVEN) == 2
    assert any("1234-5678" in text for text in said)


def test_printed_page_numbers_are_kept_by_page_of_the_file() -> None:
    assert issue().page_numbers == {1: "140", 2: "141", 3: "142", 4: "143", 5: "144"}


def test_a_page_without_its_number_gets_the_one_between_its_neighbours() -> None:
    drawn = [page(body(n) + "\n" * 30 + (str(20 + n) if n != 3 else " "), n, height=480) for n in range(1, 6)]
    assert draft(pages(*drawn), Report()).page_numbers[3] == "23"


def test_numbers_that_do_not_count_up_stay_in_the_text() -> None:
    drawn = [page(f"    Page {n} has a sum below, and little else on it.\n\n{7 * n * n}", n) for n in range(1, 5)]
    assert "63" in " ".join(outline(draft(pages(*drawn), Report())))


def test_a_heading_that_recurs_is_no_running_head() -> None:
    text = "\n".join(["    Words that fill the page between two lists, in short lines.", "    And more of them."] * 3)
    drawn = [page(("**References**\n\n" if n in (2, 6) else "") + text, n) for n in range(1, 8)]
    assert outline(draft(pages(*drawn), Report())).count("# References") == 2


def test_a_head_above_the_rule_of_most_pages_is_furniture_though_it_occurs_once() -> None:
    heads = {1: "Problems of Rivers", 2: "Systems of Measuring, 2014, No 4", 3: "ISSN 1997-0000"}
    drawn = [page(f"{heads[n]}\n" + body(n), n, rules=(rule(30, 43, 480, 43.5, n),)) for n in (1, 2, 3)]
    assert all(text.startswith("Paragraph") for text in outline(draft(pages(*drawn), Report())))


@pytest.mark.parametrize("line", ["© Marchuk O., 2024", "с О. П. Марчук, 2014"])
def test_a_copyright_line_at_the_foot_is_furniture(line: str) -> None:
    made = draft(pages(page(body(1) + "\n" * 30 + line, height=480)), Report())
    assert len(made.blocks) == 1
    assert made.furniture[0].text == line


def test_a_title_that_the_contents_have_at_the_same_height_is_no_running_head() -> None:
    words = ("grey", "northern", "old", "unread", "yearly", "local", "second", "brown", "third")
    title = "                    **SEVEN WAYS TO COUNT BEES**"
    contents = title + "\n\nMarchuk O.\nBees in winter"
    texts = [f"    Paragraph of the {word} journal begins at the head\nand goes on for two lines." for word in words]
    drawn = [contents, title + "\n\n" + texts[0], *texts[1:]]
    made = draft(pages(*(page(text, number, height=480) for number, text in enumerate(drawn, 1))), Report())
    assert not made.furniture
    assert sum("SEVEN WAYS" in text for text in outline(made)) == 2


def test_a_foot_of_four_lines_is_taken_out_from_its_rule_on() -> None:
    foot = [
        "VIII conference of those who count bees",
        "“WAYS OF COUNTING BEES,",
        "WASPS AND HORNETS”",
        "22-24 May, Lisove",
    ]
    drawn = []
    for n in (1, 2):
        text = "\n".join([body(n), *[""] * 30, *(f"            {line}" for line in foot)])
        drawn.append(page(text, n, height=480, rules=(rule(30, 40 + 12 * 31.2, 480, 40 + 12 * 31.2 + 0.5, n),)))
    made = draft(pages(*drawn), Report())
    assert all(text.startswith("Paragraph") for text in outline(made))
    assert sum(item.text.startswith("VIII") for item in made.furniture) == 2


def test_two_pages_of_many_show_no_height_of_heads() -> None:
    """A line that two neighbours repeat high on the page must not take the last line of another page's text away."""
    firsts = (
        "A river",
        "Old mills",
        "No council",
        "Every spring",
        "Two towns",
        "Honey",
        "Ice",
        "The press",
        "Rust",
        "Who",
    )
    third = {2: "The end of a list, seen once"} | dict.fromkeys((4, 5, 9), "Samplonia")
    drawn = []
    for number, first in enumerate(firsts, 1):
        lines = [
            f"{first} has the first line",
            f"while {first[::-1]} is in the next",
            third.get(number, first.upper()),
            "\n",
        ]
        drawn.append(page("\n".join(lines) + body(1 + number % 5) + "\n" * 20 + str(number), number, height=480))
    said = " ".join(item.text for item in draft(pages(*drawn), Report()).furniture)
    assert "Samplonia" in said
    assert "seen once" not in said
