"""Drop caps: the first words of a text, its first lines and the space after an initial that is a word."""

from __future__ import annotations

import pytest

from dvomova.findings import Report
from dvomova.layout import draft
from dvomova.model import Box, Fragment, Line, Page, Paragraph, plain

from .notation import line, pages

BODY = ("стоїть під великою літерою і йде далі рівно", "до самого краю набору, як і всі рядки абзацу", "кінець")


def opening(initial: str, after: str, *, low: bool = False) -> Line:
    """The first line of a text; ``low``: the engine gives the baseline of the initial instead of its own."""
    cap = Box(page=1, x0=30.0, top=73.0, x1=54.0, bottom=109.0)
    small = Box(page=1, x0=56.0, top=73.0, x1=56.0 + 5 * len(after), bottom=82.0)
    rise = 20.0 if low else 0.0
    fragments = (
        Fragment(text=initial, box=cap, font="Test", size=36.0, rise=rise - 20.0),
        Fragment(text=after, box=small, font="Test", size=10.0, rise=rise),
    )
    return Line(fragments=fragments, box=Box(page=1, x0=30.0, top=73.0, x1=small.x1, bottom=109.0), baseline=80 + rise)


def first_block(first: Line, *rest: Line) -> str:
    under = [line(text, 30.0, 116.0 + 12 * row) for row, text in enumerate(BODY)]
    page = Page(number=1, width=520.0, height=700.0, lines=(first, *rest, *under))
    block = draft(pages(page), Report()).blocks[0]
    assert isinstance(block, Paragraph)
    return plain(block.text)


def beside(x0: float = 56.0) -> tuple[Line, Line]:
    return line("рядок біля літери починається правіше", x0, 92.0), line("і другий рядок біля неї також", x0, 104.0)


@pytest.mark.parametrize("low", [False, True])
def test_lines_beside_an_initial_follow_its_line(low: bool) -> None:
    text = first_block(opening("П", "итання про те, що велика літера", low=low), *beside())
    assert text.startswith("Питання про те, що велика літера рядок біля літери починається правіше і другий")


def test_lines_may_reach_under_the_shoulder_of_an_initial() -> None:
    text = first_block(opening("Р", "озвиток думки про великі літери"), *beside(x0=46.0))
    assert text.startswith("Розвиток думки про великі літери рядок біля літери починається правіше і другий рядок")
    assert text.endswith("абзацу кінець")


@pytest.mark.parametrize(
    ("initial", "after", "first"),
    [
        ("У", "великою справою цієї роботи є", "У великою"),  # “великою” is printed below, “увеликою” nowhere
        ("У", "Конституції записано про літери", "У Конституції"),
        ("У", "сі рядки йдуть один за одним", "Усі рядки"),
        ("П", "ерший рядок іде за літерою", "Перший рядок"),
    ],
)
def test_an_initial_that_is_a_word_keeps_its_space(initial: str, after: str, first: str) -> None:
    assert first_block(opening(initial, after), *beside()).startswith(first)
