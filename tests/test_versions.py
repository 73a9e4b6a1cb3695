"""Which article of one edition is which of another, and what is said where there is none."""

from __future__ import annotations

import pytest

from dvomova.errors import InputError
from dvomova.model import Article, Author, PersonName, Source, Title, text_of
from dvomova.versions import versions


def article(lang: str, title: str, author: str, doi: str | None = None) -> Article:
    return Article(
        source=Source(name=f"{lang}.pdf", format="pdf", sha256="0"),
        language=lang,
        languages=(lang,),
        title={lang: Title(id=f"{lang}.title", text=text_of(title), printed=text_of(title))},
        authors=(Author(id="author1", names={lang: PersonName(printed=author)}),),
        doi=doi,
    )


UK = [
    article("uk", "Риба у великій річці", "Олена Коваль", "10.5555/1"),
    article("uk", "Право на чисту воду", "Іван Гнатюк", "10.5555/2"),
    article("uk", "Мости старого міста", "Марта Сорока", "10.5555/3"),
]
EN = [
    article("en", "Bridges of an old town", "Marta Soroka", "10.5555/3"),
    article("en", "The right to clean water", "Ivan Hnatiuk"),
    article("en", "Fish in a big river", "Olena Koval", "10.5555/1"),
]


def test_articles_are_matched_in_whatever_order_they_stand() -> None:
    assert versions(UK, EN) == {0: 2, 1: 1, 2: 0}


def test_two_articles_that_are_given_alone_are_versions() -> None:
    assert versions(UK[:1], EN[:1]) == {0: 0}


def test_issues_with_nothing_in_common_are_told_by_name() -> None:
    others = [
        article("en", "Snow on the roofs", "Adam Smith", "10.5555/8"),
        article("en", "Bees", "Eve Lee", "10.5555/9"),
    ]
    with pytest.raises(InputError, match=r"uk\.pdf and en\.pdf have no article in common; give"):
        versions(UK, others)


def test_an_article_that_both_print_in_one_language_stays_as_it_is() -> None:
    assert versions(
        [*UK, article("en", "Snow", "Eve Lee", "10.5555/9")], [*EN, article("en", "Snow", "Eve Lee", "10.5555/9")]
    ) == {
        0: 2,
        1: 1,
        2: 0,
    }
