"""The facts of an issue in its articles: pages, section, number, and a title that the contents print better."""

from __future__ import annotations

from dataclasses import replace

from dvomova.assemble.issue.facts import ArticlePart, placed, with_issue_facts
from dvomova.assemble.segments import segments
from dvomova.findings import BlockId, Code, Report
from dvomova.languages.labels import of_languages
from dvomova.model import Article, Assembled, Box, Evidence, Issue, Source, Title, plain, text_of

from .printed_pages import FIRST, draft

DOCUMENT = segments(draft([FIRST]), of_languages())
SOURCE = Source(name="issue.pdf", format="pdf", sha256="0" * 64)


def article(title: str) -> Article:
    shown = text_of(title)
    return Article(
        source=SOURCE,
        language="uk",
        languages=("uk",),
        title={"uk": Title(id="uk.title", text=shown, printed=shown)},
        issue=Issue(number="7"),
    )


def part(**values: object) -> ArticlePart:
    return ArticlePart(
        document=DOCUMENT,
        file_pages=(3, 4),
        printed_pages=("103", "104"),
        section={"uk": "ПРАКТИКА"},
        issue=Issue(volume="2", number="9", year="2021"),
        **values,  # type: ignore[arg-type]
    )


def test_pages_and_section_come_from_the_issue_and_what_the_article_says_itself_stays() -> None:
    issue = told(article("Бюджет участі"), part(), Report()).issue
    assert (issue.first_page, issue.last_page, issue.section) == ("103", "104", {"uk": "ПРАКТИКА"})
    assert (issue.volume, issue.number, issue.year) == ("2", "7", "2021")


def test_a_title_in_capitals_gets_its_running_case_from_the_contents() -> None:
    report = Report()
    value = told(article("БЮДЖЕТ УЧАСТІ В ГРОМАДАХ"), part(listed_title={"uk": "Бюджет участі в громадах"}), report)
    assert plain(value.title["uk"].text) == "Бюджет участі в громадах"
    assert plain(value.title["uk"].printed) == "БЮДЖЕТ УЧАСТІ В ГРОМАДАХ"
    assert [f.code for f in report] == [Code.FIELD_TAKEN_FROM_ELSEWHERE]


def test_the_title_that_contents_and_head_agree_on_is_the_title() -> None:
    known = part(
        listed_title={"uk": "Бюджет участі в громадах"}, head_language="uk", head=text_of("БЮДЖЕТ УЧАСТІ В ГРОМАДАХ")
    )
    value = told(article("Про бюджети, в яких громади беруть участь"), known, Report())
    assert plain(value.title["uk"].text) == "Бюджет участі в громадах"
    assert plain(value.title["uk"].printed) == "БЮДЖЕТ УЧАСТІ В ГРОМАДАХ"


def test_a_title_of_which_only_the_first_line_was_told_is_made_whole() -> None:
    known = part(
        listed_title={"uk": "Бюджет участі в громадах"}, head_language="uk", head=text_of("БЮДЖЕТ УЧАСТІ В ГРОМАДАХ")
    )
    short = article("Бюджет участі в громадах")
    title = Title(id="uk.title", text=short.title["uk"].text, printed=text_of("БЮДЖЕТ УЧАСТІ"))
    value = told(replace(short, title={"uk": title}), known, Report())
    assert plain(value.title["uk"].printed) == "БЮДЖЕТ УЧАСТІ В ГРОМАДАХ"


def test_a_title_near_to_that_of_the_contents_stays_as_the_article_prints_it() -> None:
    value = told(article("Бюджет участі в громадах"), part(listed_title={"uk": "Бюджет участі у громаді"}), Report())
    assert plain(value.title["uk"].text) == "Бюджет участі в громадах"


def told(value: Article | Assembled, known: ArticlePart, report: Report) -> Article:
    """The article with what its issue knows of it."""
    return with_issue_facts(value if isinstance(value, Assembled) else Assembled(article=value), known, report).article


def sure(title: str) -> Assembled:
    return Assembled(article=article(title), evidence={"title.uk": Evidence(confidence=0.95, reason="printed so")})


def test_a_title_told_surely_is_kept_where_the_contents_have_its_first_line_only() -> None:
    known = part(listed_title={"uk": "Бюджет участі"}, head_language="uk", head=text_of("БЮДЖЕТ УЧАСТІ"))
    assert plain(told(sure("Бюджет участі в громадах"), known, Report()).title["uk"].text) == "Бюджет участі в громадах"


def test_a_title_told_surely_is_kept_where_the_contents_alone_say_another() -> None:
    known = part(listed_title={"uk": "Зразкова Марія Іванівна Прикладна Олена Петрівна"})
    assert plain(told(sure("Бюджет участі в громадах"), known, Report()).title["uk"].text) == "Бюджет участі в громадах"


def test_lines_of_another_column_in_the_contents_are_no_title() -> None:
    listed = "доцент (Україна, м. Зразків) ЧЛЕНИ РЕДАКЦІЙНОЇ РАДИ: " + "Приклад П. П. (Країна, м. Місто) " * 12
    value = told(article("Про бюджети громад"), part(listed_title={"uk": listed}), Report())
    assert plain(value.title["uk"].text) == "Про бюджети громад"


def test_a_file_that_is_no_issue_keeps_the_title_and_gets_its_pages() -> None:
    value = told(article("БЮДЖЕТ"), part(whole=True, listed_title={"uk": "Бюджет"}), Report())
    assert plain(value.title["uk"].text) == "БЮДЖЕТ"
    assert value.issue.first_page == "103"
    assert not value.issue.section


def test_findings_of_one_article_are_placed_on_its_pages() -> None:
    report = Report()
    report.add(Code.FIELD_MISSING, "No author was found.")
    report.add(Code.FIELD_UNSURE, "The title may be wrong.", where=BlockId("b2"))
    first, second = placed(report.findings, part(), None)
    assert isinstance(first.where, Box)
    assert second.where == DOCUMENT.segments[1].boxes[0]
