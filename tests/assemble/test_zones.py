"""The orders in which journals print their languages (A–F of the conventions): all give the same article."""

from __future__ import annotations

import pytest

from dvomova.assemble import assemble_one
from dvomova.findings import Code, Report
from dvomova.journals import named
from dvomova.model import Article, block_text, plain

from .printed import EN_BODY, EN_LIST, EN_TEXT, PL_TEXT, RU_TEXT, UK_BODY, UK_LIST, UK_TEXT, draft

UK_TITLE, EN_TITLE = "ВОДА МІЖ СУСІДНІМИ ГРОМАДАМИ", "WATER BETWEEN NEIGHBOURING COMMUNITIES"
RU_TITLE, PL_TITLE = "ВОДА МЕЖДУ СОСЕДНИМИ ОБЩИНАМИ", "WODA MIĘDZY SĄSIEDNIMI GMINAMI"
UK = f"! {UK_TITLE}\nО. С. Умовна, Т. П. Зразкова\n**Анотація.** {UK_TEXT}\n**Ключові слова:** вода, довіра, громада."
EN = f"! {EN_TITLE}\nO. S. Umovna, T. P. Zrazkova\n**Abstract.** {EN_TEXT}\n**Keywords:** water, trust, community."
RU = f"! {RU_TITLE}\nО. С. Умовна, Т. П. Зразкова\n**Аннотация.** {RU_TEXT}\n**Ключевые слова:** вода, доверие, община."
PL = f"! {PL_TITLE}\nO. S. Umowna, T. P. Zrazkowa\n**Streszczenie.** {PL_TEXT}\n**Słowa kluczowe:** woda, umowa, gmina."
BODY_UK = "\n".join(
    [f"**Постановка проблеми.** {UK_BODY[0]}", UK_BODY[1], f"**Виклад основного матеріалу.** {UK_BODY[2]}", UK_BODY[3]]
)
BODY_EN = "\n".join([f"# Introduction\n{EN_BODY[0]}", EN_BODY[1], f"# Conclusions\n{EN_BODY[2]}", EN_BODY[3]])
HEAD = "УДК 556.18:352\nDOI: https://doi.org/10.5555/sample.2024.1.01"
DATES = "Стаття надійшла до редакції 04.01.2024. Прийнята до друку 12.03.2024"


def told(*parts: str) -> tuple[Article, Report]:
    report = Report()
    return assemble_one(draft("\n".join(parts)), named("generic"), report).article, report


def texts(article: Article, lang: str) -> list[str]:
    return [plain(block_text(block)) for block in article.abstract[lang]]


@pytest.mark.parametrize(
    "parts",
    [
        pytest.param([HEAD, UK, EN, BODY_UK, UK_LIST, EN_LIST], id="A: blocks of both languages in front"),
        pytest.param([HEAD, UK, BODY_UK, UK_LIST, EN_LIST, EN], id="B: the other language at the very end"),
        pytest.param([HEAD, UK, BODY_UK, UK_LIST, EN, EN_LIST], id="C: the second list in the last block"),
        pytest.param(
            [HEAD, UK, BODY_UK, DATES, EN, UK_LIST, EN_LIST], id="D: the other language between body and list"
        ),
    ],
)
def test_two_languages_in_every_order(parts: list[str]) -> None:
    article, _ = told(*parts)
    assert article.language == "uk"
    assert article.languages == ("uk", "en")
    assert {lang: plain(t.printed) for lang, t in article.title.items()} == {"uk": UK_TITLE, "en": EN_TITLE}
    assert texts(article, "uk") == [UK_TEXT]
    assert texts(article, "en") == [EN_TEXT]
    assert [k.text for k in article.keywords["uk"]] == ["вода", "довіра", "громада"]
    assert [k.text for k in article.keywords["en"]] == ["water", "trust", "community"]
    assert [a.names["uk"].family for a in article.authors] == ["Умовна", "Зразкова"]
    assert [a.names["en"].family for a in article.authors] == ["Umovna", "Zrazkova"]
    assert [len(each.items) for each in article.references] == [4, 4]
    assert [r.pair for r in article.references[0].items] == [f"refs2.ref{n}" for n in range(1, 5)]
    assert article.doi == "10.5555/sample.2024.1.01"
    assert article.udc == "556.18:352"
    assert len(article.body["uk"]) == 4


@pytest.mark.parametrize(
    ("parts", "third"),
    [
        ([HEAD, UK, EN, RU, BODY_UK, UK_LIST], "ru"),
        ([HEAD, UK, BODY_UK, UK_LIST, RU, EN], "ru"),
        ([HEAD, UK, BODY_UK, UK_LIST, PL, EN], "pl"),
    ],
    ids=["in front", "behind", "F: Polish"],
)
def test_three_languages(parts: list[str], third: str) -> None:
    article, _ = told(*parts)
    assert set(article.title) == {"uk", "en", third}
    assert set(article.abstract) == {"uk", "en", third}
    assert len(article.keywords[third]) == 3
    assert len(article.authors) == 2
    assert set(article.authors[0].names) == {"uk", "en", third}


def test_titles_in_a_row_and_then_the_abstracts() -> None:
    head = "\n".join(
        f"! {title}\n{names}"
        for title, names in [
            (UK_TITLE, "О. С. Умовна, Т. П. Зразкова"),
            (EN_TITLE, "O. S. Umovna, T. P. Zrazkova"),
            (RU_TITLE, "О. С. Умовна, Т. П. Зразкова"),
        ]
    )
    abstracts = "\n".join(
        [
            UK_TEXT,
            "Ключові слова: вода, довіра.",
            EN_TEXT,
            "Keywords: water, trust.",
            RU_TEXT,
            "Ключевые слова: вода, доверие.",
        ]
    )
    article, _ = told(HEAD, head, abstracts, BODY_UK, UK_LIST)
    assert {lang: plain(t.printed) for lang, t in article.title.items()} == {
        "uk": UK_TITLE,
        "en": EN_TITLE,
        "ru": RU_TITLE,
    }
    assert texts(article, "uk") == [UK_TEXT]
    assert texts(article, "en") == [EN_TEXT]
    assert texts(article, "ru") == [RU_TEXT]
    assert [set(a.names) for a in article.authors] == [{"uk", "en", "ru"}] * 2


def test_an_english_body_with_an_abstract_without_label() -> None:
    front = f"/ Olena Umovna\n! {EN_TITLE}\n/ {EN_TEXT}\n**Key words:** water, trust."
    behind = f"**Стаття надійшла до редакції:** 04.01.2024\n! {UK_TITLE}\n/ {UK_TEXT}\n**Ключові слова:** вода, довіра."
    info = (
        "# Відомості про автора / Information about the Author\n"
        "Олена Умовна, докторант кафедри прикладів Вигаданого університету, м. Зразків, Україна. "
        "E-mail: o.umovna@example.org. orcid: https://orcid.org/0000-0002-1825-0097.\n"
        "Olena Umovna, Doctoral student of the Department of Samples of Made-Up University, Sampleton, Ukraine. "
        "E-mail: o.umovna@example.org. orcid: https://orcid.org/0000-0002-1825-0097."
    )
    cite = (
        "Umovna, O. (2024). Water between neighbouring communities. Journal of Samples, 7, 11-19. "
        "https://doi.org/10.5555/sample.2024.1.01"
    )
    article, report = told(front, BODY_EN, behind, EN_LIST, info, cite)
    assert article.language == "en"
    assert plain(article.title["en"].text) == "Water between neighbouring communities"
    assert plain(article.title["en"].printed) == EN_TITLE
    assert texts(article, "uk") == [UK_TEXT]
    author = article.authors[0]
    assert {lang: name.printed for lang, name in author.names.items()} == {"en": "Olena Umovna", "uk": "Олена Умовна"}
    assert (author.orcid, author.email) == ("0000-0002-1825-0097", "o.umovna@example.org")
    assert author.roles == {"uk": "докторант", "en": "Doctoral student"}
    assert set(article.affiliations[0].text) == {"uk", "en"}
    assert (article.issue.number, article.issue.year) == ("7", "2024")
    assert (article.issue.first_page, article.issue.last_page) == ("11", "19")
    assert [(d.kind, d.iso) for d in article.dates] == [("received", "2024-01-04")]
    assert Code.FIELD_TAKEN_FROM_ELSEWHERE in {finding.code for finding in report}


def test_parts_of_a_structured_abstract_keep_their_labels() -> None:
    structured = (
        f"! {UK_TITLE}\nО. С. Умовна\n**Анотація.** Мета. {UK_TEXT}\nМетоди. {UK_TEXT}\nВисновки. {UK_TEXT}\n"
        "Ключові слова: вода, довіра."
    )
    article, _ = told(structured, BODY_UK, UK_LIST)
    labels = [plain(getattr(block, "run_in", ())) for block in article.abstract["uk"]]
    assert labels == ["Мета.", "Методи.", "Висновки."]


def test_a_resume_with_names_and_title_in_one_paragraph() -> None:
    front = f"! {UK_TITLE}\nУМОВНА О. С."
    behind = (
        f"# Умовна О. С. Вода між сусідніми громадами\n{UK_TEXT}\nКлючові слова: вода, довіра.\n"
        f"# Umovna O. S. Water between Neighbouring Communities\n{EN_TEXT}\nKey words: water, trust."
    )
    article, _ = told(front, "\n".join(UK_BODY), UK_LIST, behind)
    assert plain(article.title["uk"].text) == "Вода між сусідніми громадами"
    assert plain(article.title["en"].text) == "Water between Neighbouring Communities"
    assert texts(article, "uk") == [UK_TEXT]
    assert [a.names["en"].family for a in article.authors] == ["Umovna"]
    assert len(article.body["uk"]) == len(UK_BODY)


def test_the_next_article_of_an_issue_stays_outside() -> None:
    after = "УДК 111.22\n! ІНША СТАТТЯ ІНШОГО АВТОРА\nС. О. Макетна"
    article, _ = told(HEAD, UK, BODY_UK, UK_LIST, DATES, after)
    assert [(d.kind, d.iso) for d in article.dates] == [("received", "2024-01-04"), ("accepted", "2024-03-12")]
    assert article.udc == "556.18:352"
    assert [a.names["uk"].family for a in article.authors] == ["Умовна", "Зразкова"]


def test_two_entries_in_square_brackets_are_a_list_without_a_heading() -> None:
    entries = [
        "[1] Вигадана П. Є. Вода і довіра. Київ : Зразок, 2020. 120 с.",
        "[2] Counting water / Ways of water [Електронний ресурс]. Режим доступу: https://example.org/water.",
    ]
    article, _ = told(HEAD, UK, BODY_UK, *entries)
    assert [plain(entry.text) for entry in article.references[0].items] == [entry[4:] for entry in entries]
    article, _ = told(HEAD, UK, BODY_UK, *(entry.replace("[", "").replace("] ", ". ", 1) for entry in entries))
    assert not article.references


def test_a_title_that_begins_as_a_section_does_is_a_title() -> None:
    title = "PROBLEM SHARING OF WATER BETWEEN NEIGHBOURING COMMUNITIES"
    article, _ = told(f"O. S. Umovna\nUDC 556.18:352\n! {title}", "\n".join(EN_BODY), EN.replace(EN_TITLE, title))
    assert plain(article.title["en"].printed) == title
    assert len(article.body["en"]) == 4


def test_a_third_language_in_a_title_and_one_sentence() -> None:
    title = "ВОДА МЕЖДУ СОСЕДНИМИ ОБЩИНАМИ: СОГЛАШЕНИЯ И ПРИКАЗЫ"
    text = "В работе показано, как общины делят между собой воду, когда река мелеет и приказы не помогают."
    article, _ = told(HEAD, UK, BODY_UK, UK_LIST, f"О. С. Умовна\n! {title}\n# Резюме\n{text}", EN)
    assert plain(article.title["ru"].printed) == title
    assert texts(article, "ru") == [text]


def test_a_list_in_two_parts_under_their_own_headings_is_two_lists() -> None:
    books = [
        "1. Вигадана П. Є. Вода і довіра. Київ : Зразок, 2020. 120 с.",
        "2. Умовна О. С. Сухе літо. Львів : Мак, 2019.",
    ]
    online = [
        "1. Вода сусідів. URL: https://example.org/water.",
        "2. Ключ від шлюзу. 2021. URL: https://example.org/key.",
    ]
    article, _ = told(HEAD, UK, BODY_UK, "# Основна література:", *books, "# Інтернет-ресурси:", *online)
    assert [len(part.items) for part in article.references] == [2, 2]
    assert [plain(part.heading) for part in article.references] == ["Основна література:", "Інтернет-ресурси:"]


def test_a_summary_in_the_own_language_behind_the_body_needs_no_list() -> None:
    front = f"О. С. Умовна\n! {UK_TITLE}\n**Ключові слова:** вода, довіра, громада."
    summaries = f"О. С. Умовна\n! {UK_TITLE}\n# Резюме\n{UK_TEXT}\nO. S. Umovna\n! {EN_TITLE}\n# Summary\n{EN_TEXT}"
    article, _ = told(front, "\n".join(UK_BODY), summaries)
    assert texts(article, "uk") == [UK_TEXT]
    assert texts(article, "en") == [EN_TEXT]
    assert [plain(block_text(block)) for block in article.body["uk"]] == list(UK_BODY)


def test_text_in_the_paragraph_of_the_keywords_is_body() -> None:
    glued = f"**Ключові слова:** вода, довіра, громада. {' '.join(UK_BODY)}"
    article, _ = told(HEAD, f"! {UK_TITLE}\nО. С. Умовна\n**Анотація.** {UK_TEXT}", glued, UK_BODY[1], UK_LIST)
    assert [k.text for k in article.keywords["uk"]] == ["вода", "довіра", "громада"]
    assert [plain(block_text(block)) for block in article.body["uk"]] == [" ".join(UK_BODY), UK_BODY[1]]


def test_keywords_in_the_paragraph_of_the_abstract_are_keywords() -> None:
    english = f"! {EN_TITLE}\nO. S. Umovna\n**Abstract.** {EN_TEXT} Key words: water, trust, community."
    article, _ = told(HEAD, UK, BODY_UK, UK_LIST, english)
    assert texts(article, "en") == [EN_TEXT]
    assert [k.text for k in article.keywords["en"]] == ["water", "trust", "community"]
