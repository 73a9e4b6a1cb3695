"""What an edition shows: everything exactly once, what belongs together in one row, the rest marked."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from dvomova.editions import editions
from dvomova.editions.rows import weave
from dvomova.editions.values import Edition, EditionPart, Passage, Row
from dvomova.journals import named
from dvomova.model import Alignment, Article, Bitext, Lang, Link, Span, Text, block_text, plain, text_of

from ..strategies import bitexts
from ..writers.samples_bodies import ukrainian_article
from ..writers.samples_parallel import english_article

GENERIC = named("generic")


def edition(bitext: Bitext, name: str) -> Edition:
    return next(one for one in editions(bitext, GENERIC) if one.name == name)


def part(of: Edition, role: str) -> EditionPart:
    return next(one for one in of.parts if one.role == role)


def letters(piece: Passage) -> str:
    return plain(piece.text).replace("\u00a0", " ")


def sides(row: Row) -> tuple[str, str]:
    return " | ".join(map(letters, row.left)), " | ".join(map(letters, row.right))


def test_editions_side_by_side_come_first_and_each_language_has_its_own() -> None:
    assert [one.name for one in editions(english_article(), GENERIC)] == ["en-uk", "en", "uk"]
    assert [one.name for one in editions(ukrainian_article(), GENERIC)] == ["uk-en", "uk", "en"]


def test_a_bead_of_two_sentences_stands_in_one_row() -> None:
    rows = part(edition(english_article(), "en-uk"), "abstract").rows
    assert sides(rows[0])[0].count(".") == 2
    assert sides(rows[0])[1].startswith("У статті показано")
    assert rows[4].weak
    assert [row.weak for row in rows].count(True) == 1


def test_text_without_counterpart_spans_the_width_at_its_place_left_first() -> None:
    rows = part(edition(english_article(), "en-uk"), "abstract").rows
    assert [row.lang for row in rows] == [None, "en", "uk", None, None, None]
    assert sides(rows[1]) == ("They were found in 2019.", "")
    assert sides(rows[2])[1].startswith("Особливу увагу")


def test_only_the_first_sentence_of_a_paragraph_opens_a_row() -> None:
    rows = part(edition(english_article(), "en-uk"), "abstract").rows
    assert [row.opens for row in rows] == [True, False, False, True, False, False]


def test_a_body_in_one_language_is_running_text_and_marked_once() -> None:
    for name in ("en-uk", "uk"):
        body = part(edition(english_article(), name), "body")
        assert body.only == "en"
        assert [band.paired for band in body.bands] == [False]
    assert part(edition(english_article(), "en"), "body").only is None


def test_a_long_stretch_in_one_language_leaves_the_table_and_short_ones_stay() -> None:
    body = part(edition(ukrainian_article(), "uk-en"), "body")
    assert [band.paired for band in body.bands] == [True, False, True]
    flow = body.bands[1].rows
    assert [row.lang for row in flow] == ["uk"] * 4
    assert sum(1 for row in body.bands[0].rows if row.lang) == 2


def test_two_reference_lists_of_the_same_works_stand_side_by_side() -> None:
    lists = [one for one in edition(ukrainian_article(), "uk-en").parts if one.role == "references"]
    assert len(lists) == 1
    assert lists[0].heading is not None
    assert lists[0].heading.paired
    assert all(row.paired for row in lists[0].rows)


def test_matter_of_one_concept_is_paired_and_other_languages_stay_out_of_a_clean_edition() -> None:
    matters = [one for one in edition(english_article(), "en-uk").parts if one.role == "matter"]
    assert [one.rows[0].paired for one in matters] == [True, False]
    in_uk = [sides(one.rows[0])[0] for one in edition(english_article(), "uk").parts if one.role == "matter"]
    assert in_uk == ["Роботу ніхто не фінансував.", "Printed on paper of the mill at Stare Misto."]


def test_names_that_exist_in_one_language_are_lent_to_the_other() -> None:
    uk = edition(english_article(), "uk")
    assert [letters(one.names.pieces[0]) for one in uk.bylines] == [
        "О. В. Ковальчук",
        "Т. Мельник",
        "Johanna Lindqvist-Sørensen",
    ]
    assert [one.marks for one in uk.bylines] == [("1",), ("1", "2"), ("2",)]


def test_a_date_is_shown_as_printed_or_as_the_language_writes_it() -> None:
    dates = edition(english_article(), "en-uk").dates
    assert sides(dates[0]) == ("Received January 4, 2025", "Надійшла до редакції: 4 січня 2025 р.")
    assert sides(dates[1])[0] == "Accepted: 20 February 2025"
    assert sides(edition(ukrainian_article(), "uk").dates[1])[0].endswith("2025")


def test_a_third_language_has_its_own_edition_and_stays_out_of_the_others() -> None:
    bitext = english_article()
    title = replace(bitext.article.title["uk"], id="ru.title", text=text_of("Смотрители"))
    article = replace(bitext.article, languages=("en", "uk", "ru"), title={**bitext.article.title, "ru": title})
    names = {one.name: one for one in editions(replace(bitext, article=article), GENERIC)}
    assert "Смотрители" in letters(names["ru"].title.left[0])
    assert [piece.lang for piece in names["en-uk"].title.pieces] == ["en", "uk"]


# Nothing is lost


SAME = {**dict.fromkeys("\"«»“”„‟‘’'", "'"), **dict.fromkeys("–—", "-")}


def signs(texts: Iterable[str]) -> Counter[str]:
    """Every sign that is not white space; quotation marks and dashes each count as one sign."""
    return Counter(SAME.get(sign, sign) for text in texts for sign in text if not sign.isspace())


def shown(of: Edition) -> Iterator[str]:
    rows = [of.title, *(byline.names for byline in of.bylines), *of.affiliations]
    rows += [row for one in of.parts for row in one.rows]
    rows += [one.heading for one in of.parts if one.heading and one.heading.pieces[0].kind == "heading"]
    for row in rows:
        for piece in row.pieces:
            yield plain(piece.text)


def held(article: Article, langs: tuple[Lang, Lang]) -> Iterator[str]:
    """The texts that a side-by-side edition must show, by the article alone."""
    here = [article.title.get(lang) for lang in langs]
    titles: list[Text] = [one.text for one in here if one]
    yield from map(plain, [text for text in titles if text])
    for author in article.authors:
        yield from (author.names[lang].printed for lang in langs if lang in author.names)
        yield from (plain(author.note[lang]) for lang in langs if lang in author.note)
    for affiliation in article.affiliations:
        yield from (affiliation.text[lang] for lang in langs if lang in affiliation.text)
    for lang in langs:
        yield from (plain(block_text(block)) for block in article.abstract.get(lang, ()))
        yield from (keyword.text for keyword in article.keywords.get(lang, ()))
        yield from (plain(block_text(block)) for block in article.body.get(lang, ()))
        yield from (article.citation[lang] for lang in (lang,) if lang in article.citation)
    yield from (plain(note.text) for note in article.notes)
    for one in article.references:
        yield plain(one.heading)
        yield from (plain(item.text) for item in one.items)
    for matter in article.matter:
        if matter.lang in langs or matter.lang not in article.languages:
            yield plain(matter.heading).strip()
            yield from (plain(block_text(block)) for block in matter.blocks)


@pytest.mark.parametrize("bitext", [english_article(), ukrainian_article()], ids=["en", "uk"])
def test_every_sign_of_the_samples_stands_in_the_edition_side_by_side(bitext: Bitext) -> None:
    left, right = bitext.alignments[0].languages
    one = edition(bitext, f"{left}-{right}")
    assert signs(shown(one)) == signs(held(bitext.article, (left, right)))


@settings(max_examples=60, deadline=None)
@given(bitexts())
def test_no_sign_is_lost_whatever_the_links_say(bitext: Bitext) -> None:
    for alignment in bitext.alignments:
        one = edition(bitext, "-".join(alignment.languages))
        lost = signs(held(bitext.article, alignment.languages)) - signs(shown(one))
        assert not lost


WORDS = st.text(alphabet="abcd. ", min_size=0, max_size=30)
SPANS = st.builds(
    lambda block, start, length: Span(block=block, start=start, end=None if length is None else start + length),
    st.sampled_from(["l0", "l1", "l2", "r0", "r1", "nowhere"]),
    st.integers(0, 30),
    st.none() | st.integers(0, 20),
)
LINKS = st.builds(
    Link,
    unit=st.just("body"),
    left=st.lists(SPANS, max_size=3).map(tuple),
    right=st.lists(SPANS, max_size=3).map(tuple),
    score=st.just(0.5),
)


def strand(lang: Lang, texts: list[str]) -> tuple[Passage, ...]:
    return tuple(Passage(id=f"{lang}{n}", lang=lang, text=text_of(text)) for n, text in enumerate(texts))


@settings(max_examples=200)
@given(st.lists(WORDS, max_size=3), st.lists(WORDS, max_size=2), st.lists(LINKS, max_size=4))
def test_every_letter_stands_in_exactly_one_row(lefts: list[str], rights: list[str], links: list[Link]) -> None:
    rows = weave(strand("l", lefts), strand("r", rights), links)
    for lang, texts in (("l", lefts), ("r", rights)):
        of_lang = [plain(piece.text) for row in rows for piece in row.pieces if piece.lang == lang]
        assert signs(of_lang) == signs(texts)
    blocks = [(piece.id, piece.starts) for row in rows for piece in row.pieces]
    assert all(
        blocks.count((f"{lang}{n}", True)) == 1 for lang, t in (("l", lefts), ("r", rights)) for n in range(len(t))
    )


@given(st.lists(WORDS.filter(str.strip), min_size=1, max_size=4))
def test_without_links_each_block_is_one_row_left_language_first(texts: list[str]) -> None:
    rows = weave(strand("l", texts), strand("r", texts), ())
    assert [row.lang for row in rows] == ["l"] * len(texts) + ["r"] * len(texts)


def test_a_link_that_crosses_another_keeps_the_order_of_the_left_language() -> None:
    left, right = strand("l", ["One. Two."]), strand("r", ["Zwei. Eins."])
    links = (
        Link(unit="body", left=(Span(block="l0", start=0, end=4),), right=(Span(block="r0", start=6),), score=1.0),
        Link(unit="body", left=(Span(block="l0", start=5),), right=(Span(block="r0", start=0, end=5),), score=1.0),
    )
    assert [sides(row) for row in weave(left, right, links)] == [("One.", "Eins."), ("Two.", "Zwei.")]


def test_an_edition_of_one_language_needs_no_alignment() -> None:
    bitext = replace(english_article(), alignments=())
    assert [one.name for one in editions(bitext, GENERIC)] == ["en", "uk"]


def test_an_empty_article_makes_an_edition() -> None:
    sample = english_article()
    article = Article(source=sample.article.source, language="en", languages=("en", "uk"))
    empty = Bitext(article=article, alignments=(Alignment(languages=("en", "uk"), links=()),))
    for one in editions(empty, GENERIC):
        assert one.parts == ()
        assert re.fullmatch(r"en|uk|en-uk", one.plain_title)
