"""Links of an article of our own: what is linked, in which order, and what is told of it."""

from __future__ import annotations

from dataclasses import replace

import pytest
from hypothesis import given, settings
from tests.strategies import articles

from dvomova.align import align
from dvomova.align.assignment import assign
from dvomova.align.running_text import sentences
from dvomova.errors import UsageError
from dvomova.findings import BlockId, Code, Report
from dvomova.model import (
    Article,
    Author,
    Block,
    Figure,
    Heading,
    Keyword,
    Link,
    Note,
    Paragraph,
    PersonName,
    Run,
    Source,
    Table,
    Title,
    plain,
    spans_plain,
    text_of,
    texts,
)
from dvomova.versions import match_articles, pair_articles, picture_name

SOURCE = Source(name="sample.pdf", format="pdf", sha256="0" * 64)
ABSTRACT = {
    "en": ("The article describes the archive of the town. It was founded in 1893.", "Readers come daily."),
    "uk": ("Стаття описує архів міста. Його засновано 1893 року.", "Читачі приходять щодня."),
}
KEYWORDS = {"en": ("archive", "history of law", "Lviv"), "uk": ("Львів", "архів", "історія права")}


def title(lang: str, text: str) -> Title:
    return Title(id=f"{lang}.title", text=text_of(text), printed=text_of(text.upper()))


def paragraphs(lang: str, part: str, found: tuple[str, ...]) -> tuple[Block, ...]:
    return tuple(Paragraph(id=f"{lang}.{part}p{k}", text=text_of(text)) for k, text in enumerate(found, 1))


def sample() -> Article:
    name = {
        "en": PersonName(printed="Olena Koval", given="Olena", family="Koval"),
        "uk": PersonName(printed="Олена Коваль", given="Олена", family="Коваль"),
    }
    return Article(
        source=SOURCE,
        language="en",
        languages=("en", "uk"),
        title={"en": title("en", "The archive of Lviv"), "uk": title("uk", "Архів Львова")},
        abstract={lang: paragraphs(lang, "abstract.", found) for lang, found in ABSTRACT.items()},
        keywords={
            lang: tuple(Keyword(id=f"{lang}.kwd{k}", text=text) for k, text in enumerate(found, 1))
            for lang, found in KEYWORDS.items()
        },
        authors=(Author(id="author1", names=name),),
        body={"en": paragraphs("en", "", ("The archive holds 24,500 maps.",))},
    )


def shown(article: Article, links: tuple[Link, ...], unit: str) -> list[tuple[str, str]]:
    left, right = dict(texts(article, "en")), dict(texts(article, "uk"))
    return [(spans_plain(left, link.left), spans_plain(right, link.right)) for link in links if link.unit == unit]


def test_each_unit_is_linked_and_the_body_of_one_language_is_not() -> None:
    article = sample()
    (alignment,) = align(article, Report())
    assert alignment.languages == ("en", "uk")
    assert [link.unit for link in alignment.links] == ["title", "author", *["abstract"] * 3, *["keyword"] * 3]
    assert shown(article, alignment.links, "abstract") == [
        ("The article describes the archive of the town.", "Стаття описує архів міста."),
        ("It was founded in 1893.", "Його засновано 1893 року."),
        ("Readers come daily.", "Читачі приходять щодня."),
    ]


def test_keywords_are_paired_by_content_and_not_by_order() -> None:
    article = sample()
    (alignment,) = align(article, Report())
    assert set(shown(article, alignment.links, "keyword")) == {
        ("archive", "архів"),
        ("history of law", "історія права"),
        ("Lviv", "Львів"),
    }


def test_a_third_language_has_an_alignment_of_its_own() -> None:
    article = sample()
    russian = paragraphs("ru", "abstract.", ("Статья описывает архив города. Он основан в 1893 году.",))
    three = replace(article, languages=("en", "uk", "ru"), abstract={**article.abstract, "ru": russian})
    assert [alignment.languages for alignment in align(three, Report())] == [("en", "uk"), ("en", "ru")]


def test_a_sentence_without_a_counterpart_is_told() -> None:
    article = sample()
    short = replace(article, abstract={**article.abstract, "uk": article.abstract["uk"][:1]})
    report = Report()
    align(short, report)
    found = [finding for finding in report if finding.code is Code.UNIT_UNPAIRED]
    assert [finding.where for finding in found] == [BlockId("en.abstract.p2")]
    assert "“uk”" in found[0].message


@settings(max_examples=25, deadline=None)
@given(articles())
def test_every_sentence_of_an_aligned_abstract_is_in_exactly_one_link(article: Article) -> None:
    for alignment in align(article, Report()):
        if not all(list(sentences(article.abstract.get(lang, ()), lang)) for lang in alignment.languages):
            continue  # an abstract in one language has no counterpart to be linked with
        links = [link for link in alignment.links if link.unit in {"abstract", "heading"}]
        for side, lang in enumerate(alignment.languages):
            spans = [span for link in links for span in (link.left, link.right)[side]]
            wanted = [sentence.span for sentence in sentences(article.abstract.get(lang, ()), lang)]
            own = {block.id for block in article.abstract.get(lang, ())}
            assert [span for span in spans if span.block in own] == wanted


def test_a_run_in_heading_belongs_to_the_sentence_after_it() -> None:
    block = Paragraph(id="p", run_in=text_of("Purpose."), text=text_of("To describe it. To measure it."))
    assert [sentence.text for sentence in sentences([block], "en")] == ["Purpose. To describe it.", "To measure it."]


def versions() -> tuple[Article, Article]:
    english = replace(
        sample(),
        languages=("en",),
        title={"en": title("en", "The archive of Lviv")},
        abstract={"en": paragraphs("en", "abstract.", ABSTRACT["en"])},
        body={
            "en": (
                Heading(id="en.p1", text=text_of("Introduction")),
                *paragraphs("en", "x", ("The archive holds 24,500 maps.", "Professor Koval describes Table 1.")),
                Table(id="en.p4", rows=(), label="Table 1", caption=text_of("Maps by year")),
                Heading(id="en.p5", text=text_of("Conclusions")),
            )
        },
    )
    ukrainian = replace(
        english,
        language="uk",
        languages=("uk",),
        title={"uk": title("uk", "Архів Львова")},
        abstract={"uk": paragraphs("uk", "abstract.", ABSTRACT["uk"])},
        keywords={},
        authors=(Author(id="author1", names={"uk": PersonName(printed="Олена Коваль")}, orcid="0000-0002-1825-0097"),),
        notes=(Note(id="note1", text=text_of("Примітка.")),),
        body={
            "uk": (
                Heading(id="uk.p1", text=text_of("Вступ")),
                Paragraph(id="uk.p2", text=(Run(text="В архіві 24 500 карт."), Run(text="1", note="note1"))),
                *paragraphs("uk", "x", ("Професорка Коваль описує таблицю 1.",)),
                Heading(id="uk.p5", text=text_of("Висновки")),
                Table(id="uk.p6", rows=(), label="Таблиця 1", caption=text_of("Карти за роками")),
                Figure(id="uk.p7", image="image1.png"),
            )
        },
    )
    return english, ukrainian


def test_two_versions_become_one_article_with_both_bodies() -> None:
    english, ukrainian = versions()
    both = pair_articles(english, ukrainian)
    assert both.language == "en"
    assert both.languages == ("en", "uk")
    assert both.body["en"] == english.body["en"]
    assert [block.id for block in both.body["uk"]] == [block.id for block in ukrainian.body["uk"]]
    (author,) = both.authors
    assert set(author.names) == {"en", "uk"}
    assert author.orcid == "0000-0002-1825-0097"
    (note,) = both.notes
    paragraph, figure = both.body["uk"][1], both.body["uk"][-1]
    assert isinstance(paragraph, Paragraph)
    assert isinstance(figure, Figure)
    assert paragraph.text[1].note == note.id == "uk.note1"
    assert figure.image == picture_name(ukrainian, "image1.png")


def test_bodies_of_two_versions_are_linked_with_headings_and_captions() -> None:
    both = pair_articles(*versions())
    (alignment,) = align(both, Report())
    assert shown(both, alignment.links, "heading") == [("Introduction", "Вступ"), ("Conclusions", "Висновки")]
    assert ("Table 1 Maps by year", "Таблиця 1 Карти за роками") in shown(both, alignment.links, "caption")
    assert ("The archive holds 24,500 maps.", "В архіві 24 500 карт.1") in shown(both, alignment.links, "body")


def test_versions_in_one_language_are_refused() -> None:
    english, _ = versions()
    with pytest.raises(UsageError, match="“en”"):
        pair_articles(english, english)


def test_articles_of_two_editions_are_matched_whatever_their_order() -> None:
    english, ukrainian = versions()
    other = [
        replace(
            version,
            title={version.language: title(version.language, text)},
            authors=(Author(id="author1", names={version.language: PersonName(printed=name)}),),
        )
        for version, text, name in (
            (english, "Taxes in the Carpathian region", "Taras Hnatiuk"),
            (ukrainian, "Податки в Карпатському регіоні", "Тарас Гнатюк"),
        )
    ]
    found = match_articles([english, other[0]], [other[1], ukrainian])
    assert [(i, j) for i, j, _ in found] == [(0, 1), (1, 0)]
    assert match_articles([english], []) == []


def test_what_has_no_counterpart_stays_apart() -> None:
    found = assign(["archive", "tax"], ["архів"], ("en", "uk"))
    assert [(i, j) for i, j, _ in found] == [(0, 0), (1, None)]
    assert all(0 <= score <= 1 for _, _, score in found)
    assert assign([], ["архів"], ("en", "uk")) == [(None, 0, 1.0)]


def test_the_title_is_linked_whole() -> None:
    article = sample()
    (alignment,) = align(article, Report())
    assert shown(article, alignment.links, "title") == [(plain(article.title["en"].text), "Архів Львова")]
