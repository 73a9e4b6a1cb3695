"""Authors printed one below the other, blocks of other languages without sure signs, titles in running heads."""

from __future__ import annotations

from dataclasses import replace

from dvomova.assemble import assemble_one
from dvomova.findings import Report
from dvomova.journals import named
from dvomova.model import Box, Furniture, plain

from ..printed import EN_BODY, EN_LIST, EN_TEXT, PL_TEXT, RU_TEXT, UK_BODY, UK_LIST, UK_TEXT, draft
from ..test_zones import BODY_EN, BODY_UK, EN, HEAD, UK, told

UK_TITLE, EN_TITLE, PL_TITLE = "Вода між громадами", "Water between the communities", "Woda między sąsiednimi gminami"
CARDS_UK = """
Олена Умовна
кандидат наук, доцент
Вигаданий університет, м. Зразків, Україна
E-mail: o.umovna@example.org
ORCID: 0000-0002-1825-0097
Тарас Зразковий
аспірант
Інститут прикладів, м. Зразків, Україна
E-mail: t.zrazkovyi@example.org
Марія Пробна
доктор наук, професор
Інститут прикладів, м. Зразків, Україна
E-mail: m.probna@example.org
"""
ABSTRACT_UK = f"**Анотація.** {UK_TEXT}\n**Ключові слова:** вода, довіра, громада."
ABSTRACT_EN = f"**Abstract.** {EN_TEXT}\n**Keywords:** water, trust, community."


def test_the_first_of_three_authors_with_addresses_stands_far_from_the_title() -> None:
    article, _ = told("УДК 556.18", CARDS_UK, f"! {UK_TITLE}", ABSTRACT_UK, BODY_UK, UK_LIST)
    assert [author.names["uk"].family for author in article.authors] == ["Умовна", "Зразковий", "Пробна"]
    assert [author.email and author.email[0] for author in article.authors] == ["o", "t", "m"]
    assert article.authors[0].orcid == "0000-0002-1825-0097"


def test_addresses_tell_the_language_of_names_below_titles_in_a_row() -> None:
    front = """
    ! Вода між сусідніми громадами
    ! Вода между соседними общинами
    Умовна Олена, Зразковий Тарас
    Інститут вигаданих прикладів, м. Зразків, Україна
    E-mail: o.umovna@example.org
    ORCID: 0000-0002-1825-0097
    Условная Елена, Зразковый Тарас
    Институт вымышленных примеров, г. Образцов, Украина
    """
    russian = f"**Аннотация.** {RU_TEXT}\n**Ключевые слова:** вода, доверие."
    article, _ = told(front, ABSTRACT_UK, russian, BODY_UK, UK_LIST)
    assert [author.names["ru"].printed for author in article.authors] == ["Условная Елена", "Зразковый Тарас"]


def test_names_above_a_block_of_another_script_are_not_the_end_of_the_body() -> None:
    english = f"Olena Umovna\nPhD, Docent\nSample Institute, Zrazkiv, Ukraine\n! {EN_TITLE}\n{ABSTRACT_EN}"
    polish = f"Olena Umowna\n! {PL_TITLE}\n**Streszczenie.** {PL_TEXT}\n**Słowa kluczowe:** woda, umowa."
    article, _ = told(HEAD, f"Олена Умовна\n! {UK_TITLE}", ABSTRACT_UK, BODY_UK, english, polish, UK_LIST)
    assert {lang: name.printed for lang, name in article.authors[0].names.items()} == {
        "uk": "Олена Умовна",
        "en": "Olena Umovna",
        "pl": "Olena Umowna",
    }
    assert len(article.body["uk"]) == 4


def test_a_running_head_with_the_author_bears_the_title_and_not_a_section() -> None:
    made = draft("\n".join([f"# {UK_TITLE}\nУмовна О. С.", ABSTRACT_UK, BODY_UK, UK_LIST]))
    box = Box(page=2, x0=60.0, top=20.0, x1=300.0, bottom=30.0)
    head = Furniture(text=f"Умовна О. С. {UK_TITLE}", box=box)
    article = assemble_one(replace(made, furniture=(head,)), named("generic"), Report()).article
    assert plain(article.title["uk"].text) == UK_TITLE


def test_the_names_of_the_next_block_are_no_part_of_an_entry_that_ends_with_an_address() -> None:
    sources = UK_LIST + "\n5. Umovna O. Water hours. Samples, 2021. https://doi.org/10.5555/sample.2021.7"
    article, _ = told(HEAD, UK, BODY_UK, sources, "Umovna O. S., Zrazkova T. P.", f"! {EN_TITLE}", ABSTRACT_EN)
    assert plain(article.references[0].items[-1].text).endswith("sample.2021.7")
    assert [author.names["en"].family for author in article.authors] == ["Umovna", "Zrazkova"]


def test_a_transliterated_list_without_numbers_is_a_list() -> None:
    second = """
    # References
    Umovna, O. (2012). Voda i hromady [Water and communities]. Pryklady – Samples, 48, 43–142 [in Ukrainian].
    Zrazkova, T. (2008). Hodyny i kliuchi [Hours and keys]. Pryklady – Samples, 47, 52–120 [in Ukrainian].
    Probna, M. (2020). Rada i richka [A council and a river]. Pryklady – Samples, 50, 89–147 [in Ukrainian].
    """
    article, _ = told(HEAD, UK, BODY_UK, UK_LIST, second, EN)
    assert [len(each.items) for each in article.references] == [4, 3]
    assert plain(article.title["en"].printed) == "WATER BETWEEN NEIGHBOURING COMMUNITIES"


def test_an_english_body_keeps_its_last_paragraph_before_a_block_of_another_script() -> None:
    article, _ = told(EN, BODY_EN, f"Олена Умовна\n! {UK_TITLE}", ABSTRACT_UK, EN_LIST)
    assert len([block for block in article.body["en"] if plain(getattr(block, "text", ())) in EN_BODY]) == len(EN_BODY)
    assert len(UK_BODY) == 4


def test_the_number_of_an_issue_is_not_that_of_the_next_entry() -> None:
    sources = "\n".join(
        f"{n}. Умовна О. С. Вода {n} громад. Приклади. 2015. Вип. {n + 1}. С. {n}0–{n}7." for n in range(1, 5)
    )
    article, _ = told(HEAD, UK, BODY_UK, f"# Список літератури\n{sources}")
    assert [plain(item.text)[-17:] for item in article.references[0].items] == [
        f"Вип. {n + 1}. С. {n}0–{n}7." for n in range(1, 5)
    ]


def test_a_section_of_the_journal_stands_above_names_or_udc_and_is_no_title() -> None:
    rubric = "! ТЕОРІЯ ТА ІСТОРІЯ УПРАВЛІННЯ"
    below_names, _ = told(rubric, "Умовна О. С.", f"# {UK_TITLE} у малих містах", ABSTRACT_UK, BODY_UK, UK_LIST)
    below_udc, _ = told(rubric, "УДК 556.18", f"# {UK_TITLE} у містах\nУмовна О. С.", ABSTRACT_UK, BODY_UK, UK_LIST)
    assert plain(below_names.title["uk"].text) == f"{UK_TITLE} у малих містах"
    assert plain(below_udc.title["uk"].text) == f"{UK_TITLE} у містах"


def test_a_subtitle_does_not_take_the_place_of_the_title() -> None:
    article, _ = told(
        "! ВОДА МІЖ ГРОМАДАМИ\n# Досвід п’яти рад на річці Вигаданій", "Умовна О. С.", ABSTRACT_UK, BODY_UK, UK_LIST
    )
    assert plain(article.title["uk"].printed).startswith("ВОДА МІЖ ГРОМАДАМИ")


def test_a_title_that_runs_over_the_pages_alone_is_still_the_title() -> None:
    made = draft("\n".join([f"# {UK_TITLE}\nУмовна О. С.", ABSTRACT_UK, BODY_UK, UK_LIST]))
    head = Furniture(text=UK_TITLE, box=Box(page=2, x0=60.0, top=20.0, x1=300.0, bottom=30.0))
    article = assemble_one(replace(made, furniture=(head,)), named("generic"), Report()).article
    assert plain(article.title["uk"].text) == UK_TITLE


def test_authors_with_posts_and_ids_in_one_paragraph_are_several() -> None:
    cards = (
        "Умовна О. С., доцент, Вигаданий університет, м. Зразків, ORCID: https://orcid.org/0000-0002-1825-0097 "
        "Зразкова Т. П., професор, Вигаданий університет, м. Зразків, ORCID: https://orcid.org/0000-0001-5109-3700"
    )
    article, _ = told("УДК 556.18", cards, f"! {UK_TITLE}", ABSTRACT_UK, BODY_UK, UK_LIST)
    assert [(author.names["uk"].family, author.orcid) for author in article.authors] == [
        ("Умовна", "0000-0002-1825-0097"),
        ("Зразкова", "0000-0001-5109-3700"),
    ]
    assert plain(article.title["uk"].text) == UK_TITLE


def test_a_note_on_an_author_with_an_id_is_no_entry_of_the_list_above() -> None:
    card = "Olena Umovna, PhD, Docent, Sample University, Zrazkiv, ORCID: https://orcid.org/0000-0002-1825-0097"
    article, _ = told(
        "УДК 556.18", f"Олена Умовна\n! {UK_TITLE}", ABSTRACT_UK, BODY_UK, UK_LIST, card, f"! {EN_TITLE}", ABSTRACT_EN
    )
    assert len(article.references[0].items) == 4
    assert article.authors[0].names["en"].printed == "Olena Umovna"
