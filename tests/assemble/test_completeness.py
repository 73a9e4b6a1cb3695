"""Nothing is lost, whatever an article is made of: every word of every block is somewhere in the article."""

from __future__ import annotations

import re
import unicodedata

from hypothesis import example, given, settings
from hypothesis import strategies as st

from dvomova.assemble import assemble_one
from dvomova.assemble.completeness import strings
from dvomova.assemble.segments import whole
from dvomova.errors import NoArticle
from dvomova.findings import Code, Finding, Report
from dvomova.journals import named
from dvomova.languages.labels import of_languages
from dvomova.model import Article, Assembled, Draft, ListItem, block_text, plain

from .printed import EN_LIST, EN_TEXT, PL_TEXT, RU_TEXT, UK_BODY, UK_LIST, UK_TEXT, draft

BODY = "\n".join(["# Вступ", *UK_BODY, "# Висновки", UK_BODY[0][:200] + "."])
FRONT = [
    "УДК 556.18:352",
    "DOI: https://doi.org/10.5555/sample.2024.1.01",
    "! ВОДА МІЖ СУСІДНІМИ ГРОМАДАМИ",
    "! WATER BETWEEN NEIGHBOURING COMMUNITIES",
    "! ВОДА МЕЖДУ СОСЕДНИМИ ОБЩИНАМИ",
    "О. С. Умовна, Т. П. Зразкова",
    "Olena Umovna, Taras Zrazkovyi",
    "Вигаданий університет, м. Зразків, Україна",
    "Made-Up University, Sampleton, Ukraine",
    "ORCID: https://orcid.org/0000-0002-1825-0097",
    "E-mail: o.umovna@example.org",
    f"**Анотація.** {UK_TEXT}",
    f"/ {EN_TEXT}",
    f"Аннотация. {RU_TEXT}",
    f"Streszczenie. {PL_TEXT}",
    "**Ключові слова:** вода, довіра, громада.",
    "Keywords: water; trust; community",
    "Ключевые слова: вода, доверие.",
    "JEL Classification: Q25, H70",
    "Розділ 3. Приклади та зразки",
    "© Умовна О. С., Зразкова Т. П., 2024",
    "Надруковано коштом ощадливого мірошника",
    "* * *",
]
BACK = [
    "Стаття надійшла до редакції 04.01.2024. Прийнята до друку 12.03.2024",
    "Рецензент: д-р наук, проф. М. І. Шаблонний",
    "**Фінансування.** Дослідження оплатив ощадливий мірошник.",
    "**Конфлікт інтересів.** Автори обідали разом.",
    "# Відомості про авторів / Information about the authors",
    "Олена Умовна, доцент, Вигаданий університет, м. Зразків. E-mail: o.umovna@example.org",
    "Taras Zrazkovyi, Associate Professor, Made-Up University, Sampleton, Ukraine",
    "Шаблонний Максим, вигаданий сусід без кафедри",
    "Umovna, O. (2024). Water between communities. Samples, 7, 11-19. https://doi.org/10.5555/sample.2024.1.01",
    "Контактний телефон: 000 00 00",
    *FRONT[2:],
]
PARTS = st.tuples(
    st.lists(st.sampled_from(FRONT), max_size=12, unique=True),
    st.sampled_from(["", UK_LIST, EN_LIST, UK_LIST + EN_LIST]),
    st.lists(st.sampled_from(BACK), max_size=10, unique=True),
)


def words(text: str) -> set[str]:
    return set(re.findall(r"[^\W\d_]{4,}", unicodedata.normalize("NFC", text).casefold()))


def lost(source: Draft, article: Article) -> dict[str, set[str]]:
    held = words(" ".join(strings(article)))
    missing = {}
    for block in source.blocks:
        text = plain(whole(block))
        label = of_languages().match(text)
        rest = words(text[label.end :] if label else text) - {"https", "orcid", "mail", "doi"}
        if rest - held:
            missing[text] = rest - held
    return missing


@settings(max_examples=30, deadline=None)
@given(PARTS)
@example(
    (
        [
            "УДК 556.18:352",
            "DOI: https://doi.org/10.5555/sample.2024.1.01",
            "! ВОДА МІЖ СУСІДНІМИ ГРОМАДАМИ",
            "! WATER BETWEEN NEIGHBOURING COMMUNITIES",
            "О. С. Умовна, Т. П. Зразкова",
            f"**Анотація.** {UK_TEXT}",
            "! ВОДА МЕЖДУ СОСЕДНИМИ ОБЩИНАМИ",
        ],
        "",
        ["**Ключові слова:** вода, довіра, громада."],
    )
)
@example(
    (
        ["**Ключові слова:** вода, довіра, громада.", "! ВОДА МІЖ СУСІДНІМИ ГРОМАДАМИ"],
        "",
        ["Ключевые слова: вода, доверие.", "! WATER BETWEEN NEIGHBOURING COMMUNITIES"],
    )
)
def test_every_word_is_kept(parts: tuple[list[str], str, list[str]]) -> None:
    front, lists, back = parts
    source = draft("\n".join([*front, BODY, lists, *back]))
    try:
        article = assemble_one(source, named("generic"), Report()).article
    except NoArticle:
        return
    assert not lost(source, article)


@settings(max_examples=8, deadline=None)
@given(PARTS)
def test_the_same_draft_gives_the_same_article(parts: tuple[list[str], str, list[str]]) -> None:
    front, lists, back = parts
    source = draft("\n".join([*front, BODY, lists, *back]))
    runs: list[tuple[Assembled | str, tuple[Finding, ...]]] = []
    for _ in range(2):
        report = Report()
        try:
            runs.append((assemble_one(source, named("generic"), report), report.findings))
        except NoArticle as problem:
            runs.append((str(problem), report.findings))
    assert runs[0] == runs[1]


def test_ids_are_unique_and_evidence_is_a_share() -> None:
    source = draft("\n".join([*FRONT, BODY, UK_LIST, EN_LIST, *BACK]))
    made = assemble_one(source, named("generic"), Report())
    article = made.article
    ids = [block.id for blocks in (*article.body.values(), *article.abstract.values()) for block in blocks]
    ids += [title.id for title in article.title.values()]
    ids += [reference.id for each in article.references for reference in each.items]
    ids += [keyword.id for each in article.keywords.values() for keyword in each]
    ids += [block.id for matter in article.matter for block in matter.blocks]
    assert len(ids) == len(set(ids))
    assert all(0.0 <= evidence.confidence <= 1.0 for evidence in made.evidence.values())
    assert any(isinstance(block, ListItem) for block in source.blocks)


def test_a_byline_with_marks_of_affiliations_in_figures_is_held_by_the_authors() -> None:
    report = Report()
    front = "! ВОДА МІЖ СУСІДНІМИ ГРОМАДАМИ\nОлена УМОВНА¹, Тарас ЗРАЗКОВИЙ²\nКлючові слова: вода, довіра."
    article = assemble_one(draft(f"{front}\n{BODY}\n{UK_LIST}"), named("generic"), report).article
    assert [author.names["uk"].printed for author in article.authors] == ["Олена УМОВНА", "Тарас ЗРАЗКОВИЙ"]
    assert not [finding for finding in report if finding.code is Code.BLOCK_NOT_UNDERSTOOD]
    assert not article.matter


def test_a_paragraph_behind_the_body_that_repeats_one_of_it_in_part_is_kept() -> None:
    behind = f"! WATER BETWEEN NEIGHBOURING COMMUNITIES\n{UK_BODY[1][:180]}."
    article = assemble_one(
        draft(f"! ВОДА МІЖ СУСІДНІМИ ГРОМАДАМИ\nО. С. Умовна\n{BODY}\n{UK_LIST}\n{behind}"), named("generic"), Report()
    ).article
    texts = [block_text(block) for section in article.matter for block in section.blocks]
    texts += [block_text(block) for blocks in article.abstract.values() for block in blocks]
    assert f"{UK_BODY[1][:180]}." in map(plain, texts)
