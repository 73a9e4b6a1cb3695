"""One person once, over bylines, cards, alphabets and systems of romanisation."""

import pytest

from dvomova.assemble import assemble_one
from dvomova.findings import Code, Report
from dvomova.journals import named
from dvomova.model import Article, plain

from ..printed import EN_TEXT, UK_BODY, UK_LIST, UK_TEXT, draft


def told(byline_uk: str, byline_en: str, behind: str = "") -> tuple[Article, Report]:
    report = Report()
    text = (
        f"! ВОДА МІЖ СУСІДНІМИ ГРОМАДАМИ\n{byline_uk}\nАнотація. {UK_TEXT}\nКлючові слова: вода.\n"
        f"! WATER BETWEEN NEIGHBOURING COMMUNITIES\n{byline_en}\nAbstract. {EN_TEXT}\nKeywords: water.\n"
        "# Вступ\n" + "\n".join(UK_BODY) + UK_LIST + behind
    )
    return assemble_one(draft(text), named("generic"), report).article, report


def names(article: Article) -> list[dict[str, tuple[str, str]]]:
    return [{lang: (n.given, n.family) for lang, n in author.names.items()} for author in article.authors]


def test_names_are_paired_by_sound_and_not_by_order() -> None:
    article, _ = told("О. С. Ємельянова, Т. П. Хмара", "Taras Khmara, Olena Yemelianova")
    assert names(article) == [
        {"uk": ("О. С.", "Ємельянова"), "en": ("Olena", "Yemelianova")},
        {"uk": ("Т. П.", "Хмара"), "en": ("Taras", "Khmara")},
    ]


def test_the_family_name_is_learned_from_the_other_alphabet() -> None:
    article, _ = told("Хмара Т. П.", "Khmara Taras")
    assert names(article) == [{"uk": ("Т. П.", "Хмара"), "en": ("Taras", "Khmara")}]


def test_names_that_sound_apart_are_paired_by_order() -> None:
    article, _ = told("О. С. Умовна, Т. П. Вовк", "O. S. Umovna, T. P. Wolf")
    assert [a.names["en"].family for a in article.authors] == ["Umovna", "Wolf"]


@pytest.mark.parametrize(("second", "doubtful"), [("Taras Vovk", False), ("Tobias Wolf", True)])
def test_weak_names_that_were_paired_by_order_only_are_doubtful(second: str, doubtful: bool) -> None:
    _, report = told("Олена Умовна, Тарас Вовк", f"Olena Umovna, {second}")
    assert any(f.code is Code.FIELD_UNSURE and "list of authors" in f.message for f in report) == doubtful


def test_addresses_go_to_those_whose_names_they_hold() -> None:
    details = "E-mail: khmara.t@example.org, o_umovna@example.org"
    article, _ = told("О. С. Умовна, Т. П. Хмара", f"O. S. Umovna, T. P. Khmara\n{details}")
    assert [a.email for a in article.authors] == ["o_umovna@example.org", "khmara.t@example.org"]


def test_affiliations_by_marks() -> None:
    places = "1 Вигаданий університет, м. Зразків, Україна\n2 Інститут прикладів, м. Макетів, Україна"
    article, _ = told(f"О. С. Умовна1, Т. П. Хмара1,2\n{places}", "O. S. Umovna, T. P. Khmara")
    assert [a.affiliations for a in article.authors] == [("aff1",), ("aff1", "aff2")]
    assert article.affiliations[1].text == {"uk": "Інститут прикладів, м. Макетів, Україна"}


def test_an_affiliation_in_two_languages_is_one() -> None:
    article, _ = told(
        "О. С. Умовна\nВигаданий університет, м. Зразків", "O. S. Umovna\nMade-Up University, Sampleton, Ukraine"
    )
    assert [dict(a.text) for a in article.affiliations] == [
        {"uk": "Вигаданий університет, м. Зразків", "en": "Made-Up University, Sampleton, Ukraine"}
    ]


def test_a_card_keeps_its_whole_text_and_another_spelling() -> None:
    card = (
        "# Відомості про авторів\n"
        "Умовна Олена Степанівна, кандидат наук, доцент, Вигаданий університет, м. Зразків. E-mail: o@example.org"
    )
    article, report = told("О. С. Умовна", "O. S. Umovna", card)
    author = article.authors[0]
    assert author.names["uk"].printed == "О. С. Умовна"
    assert author.spellings == ("Умовна Олена Степанівна",)
    assert plain(author.note["uk"]).startswith("Умовна Олена Степанівна, кандидат наук")
    assert author.roles["uk"] == "кандидат наук, доцент"
    assert author.email == "o@example.org"
    assert Code.NAMES_DIFFER in {finding.code for finding in report}


def test_a_name_in_bold_type_is_told_from_the_post_behind_it_without_a_comma() -> None:
    card = "**Тарас ХМАРА** начальник відділу водних справ Вигаданого університету, радник 3 класу"
    article, _ = told(card, "Taras Khmara")
    assert [author.names["uk"].printed for author in article.authors] == ["Тарас ХМАРА"]
    assert [place.text["uk"] for place in article.affiliations] == ["відділу водних справ Вигаданого університету"]
    assert article.authors[0].roles["uk"] == "начальник, радник 3 класу"


def test_lines_about_a_single_author_go_on() -> None:
    about = "викладач відділу прикладів\nз вивчення зразків Вигаданої академії, радник\nзаслужений діяч України"
    article, _ = told(f"Ольга УМОВНА\n{about}", "Olha UMOVNA\nHead of the Department of\nSamples, Doctor of Sciences")
    author = article.authors[0]
    assert author.roles["uk"] == "викладач, радник, заслужений діяч України"
    held = {lang: text for each in article.affiliations for lang, text in each.text.items()}
    assert held["uk"] == "відділу прикладів з вивчення зразків Вигаданої академії"
    assert held["en"] == "Department of Samples"


def test_lines_torn_below_a_name_are_no_abstract() -> None:
    about = (
        "Leading specialist for the keeping of minutes and agreements between neighbouring\n"
        "communities and councils that share the water of the rivers of the whole country"
    )
    article, _ = told("О. С. Умовна", f"Olena UMOVNA\n{about}")
    assert plain(article.abstract["en"][0].text) == EN_TEXT  # type: ignore[union-attr]


def test_a_name_in_larger_type_with_a_post_below_is_no_title() -> None:
    text = (
        "ВОДА МІЖ СУСІДНІМИ ГРОМАДАМИ\nWATER BETWEEN NEIGHBOURING COMMUNITIES\n"
        "! Умовна Олена\nкандидат наук, доцент, Вигаданий університет, м. Зразків. E-mail: o.umovna@example.org\n"
        "! Umovna Olena\nAssociate Professor, Made-Up University, Sampleton. E-mail: o.umovna@example.org\n"
        f"Анотація. {UK_TEXT}\nКлючові слова: вода.\nAbstract. {EN_TEXT}\nKeywords: water.\n"
        "# Вступ\n" + "\n".join(UK_BODY) + UK_LIST
    )
    article = assemble_one(draft(text), named("generic"), Report()).article
    assert plain(article.title["uk"].printed) == "ВОДА МІЖ СУСІДНІМИ ГРОМАДАМИ"
    assert plain(article.title["en"].printed) == "WATER BETWEEN NEIGHBOURING COMMUNITIES"
    assert [author.names["uk"].printed for author in article.authors] == ["Умовна Олена"]
