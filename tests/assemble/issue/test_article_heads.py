"""Heads: runs of lines that may begin an article, weighed by what is printed there."""

from __future__ import annotations

from collections.abc import Sequence

from dvomova.assemble.issue.article_heads import WEIGHTS, Head
from dvomova.assemble.issue.survey import IssueFile, survey
from dvomova.assemble.segments import segments
from dvomova.languages.labels import of_languages

from .printed_pages import FIRST, REFERENCES, SECOND, draft, prose


def surveyed(*pages: Sequence[str]) -> IssueFile:
    return survey(segments(draft(pages), of_languages()))


def head_of(file: IssueFile, title: str) -> Head:
    return next(head for head in file.heads if file.segments[head.title].text == title)


def test_all_signs_of_a_head_weigh_together() -> None:
    file = surveyed(FIRST, REFERENCES, SECOND)
    head = head_of(file, "ВІДКРИТІ ДАНІ ТА ДОВІРА ГРОМАДЯН")
    assert {"udc", "doi", "people", "about", "top", "ended", "summary"} <= set(head.signs)
    assert head.families == ("ТЕСТЕНКО",)
    assert head.identity == "10.5555/zrazok2021.14.02"
    assert head.score >= WEIGHTS.udc + WEIGHTS.doi + WEIGHTS.people + WEIGHTS.top


def test_a_section_in_the_text_has_hardly_a_sign() -> None:
    file = surveyed(FIRST, [prose(), prose(), "# СУСІДИ ТА ЇХНІ ДОМОВЛЕНОСТІ", prose()])
    head = head_of(file, "СУСІДИ ТА ЇХНІ ДОМОВЛЕНОСТІ")
    assert not {"udc", "doi", "people", "about", "top", "ended"} & set(head.signs)


def test_a_file_finds_segments_by_page_and_heads_by_place() -> None:
    file = surveyed(FIRST, REFERENCES, SECOND)
    assert [s.at for s in file.on_page(2)] == list(range(len(FIRST), len(FIRST) + len(REFERENCES)))
    assert [s.at for s in file.on_page(1, 2, 4)] == [2, 3]
    assert file.on_page(9) == []
    head = file.heads[0]
    assert file.head_at(head.first) is head
    assert file.head_at(head.last) is head
    assert file.head_at(len(file.segments) - 1) is not head
