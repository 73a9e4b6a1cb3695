"""An issue becomes its articles, a file with one article stays one, and nothing is lost without a word."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from dvomova.assemble.issue.facts import ArticlePart
from dvomova.assemble.issue.parts import split
from dvomova.assemble.segments import segments
from dvomova.errors import NoArticle
from dvomova.findings import Code, Report
from dvomova.languages.labels import of_languages
from dvomova.model import Box, Draft, plain

from .printed_pages import ENGLISH_END, FIRST, REFERENCES, SECOND, draft, prose

COVER = ["# ВІСНИК ЗРАЗКА", "№ 2 (14) 2021", "Науковий журнал"]
CONTENTS = [
    "# ЗМІСТ",
    "# ТЕОРІЯ САМОВРЯДУВАННЯ ........ 3",
    "Тарас ЗРАЗКОВИЙ",
    "Бюджет участі в малих громадах ........ 3",
    "# ПРАКТИКА",
    "Олена ТЕСТЕНКО",
    "Відкриті дані та довіра громадян ........ 5",
]


def cut(value: Draft) -> tuple[tuple[ArticlePart, ...], Report]:
    report = Report()
    return split(segments(value, of_languages()), report), report


def words(part: ArticlePart) -> str:
    return " ".join(segment.text for segment in part.document.segments)


def test_contents_lead_to_the_articles() -> None:
    parts, _ = cut(draft([COVER, CONTENTS, FIRST, REFERENCES + ENGLISH_END, SECOND, REFERENCES]))
    assert [part.file_pages for part in parts] == [(3, 4), (5, 6)]
    assert [part.printed_pages for part in parts] == [("3", "4"), ("5", "6")]
    assert not any(part.whole for part in parts)


def test_the_contents_tell_title_section_and_the_cover_the_number() -> None:
    parts, _ = cut(draft([COVER, CONTENTS, FIRST, REFERENCES, SECOND, REFERENCES]))
    assert parts[0].listed_title == {"uk": "Бюджет участі в малих громадах"}
    assert [part.section for part in parts] == [{"uk": "ТЕОРІЯ САМОВРЯДУВАННЯ"}, {"uk": "ПРАКТИКА"}]
    assert (parts[0].issue.number, parts[0].issue.year) == ("2 (14)", "2021")


def test_a_section_above_the_title_is_no_text_of_the_article() -> None:
    parts, _ = cut(draft([COVER, CONTENTS, FIRST, REFERENCES, SECOND, REFERENCES]))
    assert "ТЕОРІЯ САМОВРЯДУВАННЯ" not in words(parts[0])
    assert "Тарас ЗРАЗКОВИЙ" in words(parts[0])


def test_an_article_may_begin_in_the_middle_of_a_page() -> None:
    contents = [line.replace("5", "4") if "Відкриті" in line else line for line in CONTENTS]
    parts, _ = cut(draft([COVER, contents, FIRST, REFERENCES + SECOND, REFERENCES]))
    assert [part.file_pages for part in parts] == [(3, 4), (4, 5)]
    assert words(parts[0]).endswith("88 с.")
    assert words(parts[1]).startswith("УДК 352.08")


def test_pages_that_name_a_section_and_notices_give_no_article() -> None:
    contents = [*CONTENTS[:-1], "Відкриті дані та довіра громадян ........ 6", "Вимоги до оформлення статей ........ 8"]
    divider = ["# РОЗДІЛ 2. ПРАКТИКА"]
    notice = ["# ВИМОГИ ДО ОФОРМЛЕННЯ СТАТЕЙ", prose()]
    parts, report = cut(draft([COVER, contents, FIRST, REFERENCES, divider, SECOND, REFERENCES, notice]))
    assert [part.file_pages for part in parts] == [(3, 4), (6, 7)]
    outside = [f for f in report if f.code == Code.PAGES_OUTSIDE_ARTICLES]
    assert {f.where.page for f in outside if isinstance(f.where, Box)} == {1, 2, 5, 8}


def test_two_contents_in_two_languages_meet_by_page() -> None:
    english = [
        "# CONTENTS",
        "Taras ZRAZKOVYI",
        "Participatory budget in small communities ........ 4",
        "Olena TESTENKO",
        "Open data and the trust of citizens ........ 6",
    ]
    ukrainian = [
        "# ЗМІСТ",
        "Тарас ЗРАЗКОВИЙ",
        "Бюджет участі в малих громадах ........ 4",
        "Олена ТЕСТЕНКО",
        "Відкриті дані та довіра громадян ........ 6",
    ]
    parts, _ = cut(draft([COVER, ukrainian, english, FIRST, REFERENCES + ENGLISH_END, SECOND, REFERENCES]))
    assert len(parts) == 2
    assert parts[1].listed_title == {
        "uk": "Відкриті дані та довіра громадян",
        "en": "Open data and the trust of citizens",
    }


def test_printed_numbers_may_differ_from_those_of_the_file() -> None:
    numbers = {page: str(page + 99) for page in range(2, 7)}
    contents = [line.replace(" 3", " 102").replace(" 5", " 104") for line in CONTENTS]
    parts, _ = cut(draft([COVER, contents, FIRST, REFERENCES, SECOND, REFERENCES], numbers))
    assert [part.printed_pages for part in parts] == [("102", "103"), ("104", "105")]


def test_contents_at_the_end_are_no_part_of_the_last_article() -> None:
    contents = [line.replace(" 3", " 1").replace(" 5", " 3") for line in CONTENTS]
    parts, _ = cut(draft([FIRST, REFERENCES, SECOND, REFERENCES, contents]))
    assert [part.file_pages for part in parts] == [(1, 2), (3, 4)]


def test_a_title_of_the_contents_that_is_not_in_the_file_is_named() -> None:
    contents = [*CONTENTS, "Марко ПРИКЛАДЕНКО", "Довкілля як справа громади ........ 9"]
    parts, report = cut(draft([COVER, contents, FIRST, REFERENCES, SECOND, REFERENCES]))
    assert len(parts) == 2
    assert any("Довкілля" in f.message for f in report if f.code == Code.SPLIT_UNSURE)


def test_contents_in_another_language_lead_to_the_head_on_their_page() -> None:
    contents = [
        "# CONTENTS",
        "Taras ZRAZKOVYI",
        "Participatory budget in small communities ........ 3",
        "Olena TESTENKO",
        "Open data and the trust of citizens ........ 5",
    ]
    parts, report = cut(draft([COVER, contents, FIRST, REFERENCES + ENGLISH_END, SECOND, REFERENCES]))
    assert [part.file_pages for part in parts] == [(3, 4), (5, 6)]
    assert any(f.code == Code.SPLIT_UNSURE for f in report)


def test_authors_may_stand_behind_the_title() -> None:
    contents = [
        "# ЗМІСТ",
        "Бюджет участі в малих громадах / Зразковий Т. П. ........ 3",
        "Відкриті дані та довіра громадян / Тестенко О. І. ........ 5",
    ]
    parts, _ = cut(draft([COVER, contents, FIRST, REFERENCES, SECOND, REFERENCES]))
    assert parts[1].listed_title == {"uk": "Відкриті дані та довіра громадян"}


def test_articles_without_contents_are_told_by_their_heads() -> None:
    parts, _ = cut(draft([FIRST, REFERENCES + ENGLISH_END, SECOND, REFERENCES]))
    assert [part.file_pages for part in parts] == [(1, 2), (3, 4)]


def test_one_article_stays_one_although_its_end_looks_like_a_head() -> None:
    parts, report = cut(draft([FIRST, REFERENCES + ENGLISH_END]))
    assert len(parts) == 1
    assert parts[0].whole
    assert len(parts[0].document.segments) == len(FIRST + REFERENCES + ENGLISH_END)
    assert not list(report)


def test_the_end_of_another_article_on_the_first_page_is_left_out_and_named() -> None:
    tail = ["* 7. Мірко Л. В. Рада і громада. Львів: Зразок, 2018. 88 с.", "Стаття надійшла 12.03.2021"]
    parts, report = cut(draft([tail + SECOND, REFERENCES]))
    assert words(parts[0]).startswith("УДК 352.08")
    (finding,) = (f for f in report if f.code == Code.PAGES_OUTSIDE_ARTICLES)
    assert finding.before is not None
    assert "Мірко" in finding.before


@pytest.mark.parametrize(
    "pages",
    [
        [COVER, CONTENTS],
        [["# ВІСНИК ЗРАЗКА", "# РЕДАКЦІЙНА КОЛЕГІЯ", "Зразковий Т. П., доктор наук, професор", prose(sentences=9)]],
        [["# ІНФОРМАЦІЙНИЙ ЛИСТ", prose(sentences=9), "# ВИМОГИ ДО ОФОРМЛЕННЯ", prose(sentences=9)]],
    ],
)
def test_what_stands_around_articles_holds_none(pages: list[list[str]]) -> None:
    with pytest.raises(NoArticle, match=r"issue\.pdf holds no article"):
        cut(draft(pages))


def test_every_block_of_an_issue_is_in_an_article_or_in_a_finding() -> None:
    value = draft([COVER, CONTENTS, FIRST, REFERENCES + ENGLISH_END, SECOND, REFERENCES])
    parts, report = cut(value)
    held = [segment.block.id for part in parts for segment in part.document.segments]
    assert len(held) == len(set(held))
    pages = {f.where.page for f in report if isinstance(f.where, Box)}
    left = [b for b in value.blocks if b.id not in held]
    assert all(b.boxes[0].page in pages or plain(getattr(b, "text", ())) == "ТЕОРІЯ САМОВРЯДУВАННЯ" for b in left)


LINES = st.sampled_from(
    [*COVER, *CONTENTS, *FIRST, *REFERENCES, *ENGLISH_END, *SECOND, "= 12", "........", "# ЗМІСТ", "5"]
)


@settings(max_examples=60, deadline=None)
@given(pages=st.lists(st.lists(LINES, max_size=9), max_size=7), numbered=st.booleans())
def test_whatever_the_pages_hold_there_are_articles_or_none_and_no_block_twice(
    pages: list[list[str]], numbered: bool
) -> None:
    value = draft(pages, None if numbered else {})
    try:
        parts, _ = cut(value)
    except NoArticle:
        return
    held = [segment.block.id for part in parts for segment in part.document.segments]
    assert held == sorted(held, key=lambda id: int(id[1:]))
    assert len(held) == len(set(held))


NOTES = [
    "# ВІДОМОСТІ ПРО АВТОРІВ",
    "Зразковий Тарас Петрович – доцент, Вигаданий університет, м. Зразків.",
]


def test_notes_on_the_authors_end_an_article_and_begin_none() -> None:
    contents = [line.replace("5", "4") if "Відкриті" in line else line for line in CONTENTS]
    parts, _ = cut(draft([COVER, contents, FIRST, REFERENCES + NOTES + SECOND, REFERENCES + NOTES]))
    assert words(parts[0]).endswith("м. Зразків.")
    assert words(parts[1]).startswith("УДК 352.08")
    assert words(parts[1]).endswith("м. Зразків.")


def test_a_name_that_contents_print_as_they_print_sections_stays_at_the_head() -> None:
    contents = [
        "# ЗМІСТ",
        "# Зразковий Тарас",
        "Бюджет участі в малих громадах ........ 3",
        "# Тестенко Олена",
        "Відкриті дані та довіра громадян ........ 5",
    ]
    first = [
        "УДК 352.07",
        "# Зразковий Тарас",
        *[line for line in FIRST if "ЗРАЗКОВИЙ" not in line and "УДК" not in line],
    ]
    second = [
        "УДК 352.08",
        "# Тестенко Олена",
        *[line for line in SECOND if "ТЕСТЕНКО" not in line and "УДК" not in line],
    ]
    parts, _ = cut(draft([COVER, contents, first, REFERENCES, second, REFERENCES]))
    assert [part.file_pages for part in parts] == [(3, 4), (5, 6)]
    assert "Зразковий Тарас" in words(parts[0])
