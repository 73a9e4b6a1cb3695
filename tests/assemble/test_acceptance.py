"""Whether there is an article, in a file and in what was cut out as one."""

from __future__ import annotations

import pytest

from dvomova.assemble.acceptance import (
    LEAST_TEXT,
    NO_PARTS,
    NO_SIGNS,
    NO_TEXT,
    NO_TITLE,
    no_article,
    no_article_in_file,
)
from dvomova.assemble.segments import Segment, segments
from dvomova.languages.labels import of_languages

from .printed import UK_BODY, UK_LIST, draft


@pytest.mark.parametrize(
    ("letters", "titled", "parts", "listed", "reason"),
    [
        (LEAST_TEXT, True, True, False, None),
        (LEAST_TEXT - 1, True, True, True, NO_TEXT),
        (LEAST_TEXT, False, True, False, NO_TITLE),
        (LEAST_TEXT, True, False, False, NO_PARTS),
        (LEAST_TEXT, False, False, True, None),
    ],
    ids=["all there", "no text", "no title", "no parts", "listed by the contents"],
)
def test_what_was_cut_out(letters: int, titled: bool, parts: bool, listed: bool, reason: str | None) -> None:
    assert no_article(letters, titled=titled, parts=parts, listed=listed) == reason


def read(*lines: str) -> tuple[Segment, ...]:
    return segments(draft("\n".join(lines)), of_languages()).segments


def test_running_text_with_a_list_of_sources_is_an_article() -> None:
    some = read(*UK_BODY, UK_LIST)
    assert no_article_in_file(some, set(), listed=0, contents_pages=False) is None


def test_running_text_with_contents_around_it_is_none() -> None:
    some = read(*UK_BODY, "Ключові слова: вода, довіра.")
    assert no_article_in_file(some, set(), listed=0, contents_pages=False) is None
    assert no_article_in_file(some, set(), listed=4, contents_pages=True) == NO_SIGNS


def test_signs_without_running_text_are_none() -> None:
    some = read("Ключові слова: вода, довіра.", UK_LIST)
    assert no_article_in_file(some, {"udc", "doi", "people"}, listed=0, contents_pages=False) == NO_SIGNS
