"""Beads of whole texts: what must hold for any text, and cases of our own."""

from __future__ import annotations

import random

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from dvomova import align_texts
from dvomova.model import Bead

ENGLISH = [
    "The library of the town was founded in 1893.",
    "It holds 24,500 volumes and 17 maps.",
    "In March 2020 the building was closed for repair.",
    "Professor Olena Koval describes the work in detail [3, p. 45].",
    "Readers did not wait long.",
    "The first exhibition showed letters of the poet Taras Hnatiuk.",
    "What will the council decide next?",
    "The budget for 2025 foresees 3.5 million hryvnias.",
]
UKRAINIAN = [
    "Бібліотеку міста засновано 1893 року.",
    "У ній зберігається 24 500 томів і 17 карт.",
    "У березні 2020 р. будівлю закрили на ремонт.",
    "Професорка Олена Коваль докладно описує роботу [3, с. 45].",
    "Читачі чекали недовго.",
    "Перша виставка показала листи поета Тараса Гнатюка.",
    "Що рада вирішить далі?",
    "Бюджет на 2025 рік передбачає 3,5 млн гривень.",
]
SENTENCE = st.lists(
    st.sampled_from(["Київ", "року", "1893", "in", "the", "year", "Kyiv", "library.", "бібліотека,", "24", "?"]),
    max_size=9,
)
TEXT = st.lists(st.lists(SENTENCE.map(" ".join), min_size=1, max_size=4), max_size=5)
LEXICON = st.sampled_from(["packaged", None])


def pairs(beads: list[Bead]) -> list[tuple[tuple[int, ...], tuple[int, ...]]]:
    return [(bead.left, bead.right) for bead in beads]


@settings(max_examples=60, deadline=None)
@given(TEXT, TEXT, LEXICON)
def test_every_sentence_is_in_exactly_one_bead_and_beads_go_forward(
    left: list[list[str]], right: list[list[str]], lexicon: str | None
) -> None:
    beads = align_texts(left, right, ("en", "uk"), lexicon)
    assert [i for bead in beads for i in bead.left] == list(range(sum(map(len, left))))
    assert [j for bead in beads for j in bead.right] == list(range(sum(map(len, right))))
    assert all(bead.left or bead.right for bead in beads)
    assert all(0 <= bead.score <= 1 for bead in beads)


@settings(max_examples=40, deadline=None)
@given(TEXT, TEXT, LEXICON)
def test_exchanged_languages_give_the_mirror_image(
    left: list[list[str]], right: list[list[str]], lexicon: str | None
) -> None:
    there = align_texts(left, right, ("en", "uk"), lexicon)
    back = align_texts(right, left, ("uk", "en"), lexicon)
    assert sorted(pairs(there)) == sorted((bead.right, bead.left) for bead in back)


def test_a_translation_is_paired_one_to_one_with_and_without_a_lexicon() -> None:
    for lexicon in ("packaged", None):
        beads = align_texts([ENGLISH], [UKRAINIAN], ("en", "uk"), lexicon)
        assert pairs(beads) == [((i,), (i,)) for i in range(len(ENGLISH))]


def test_a_sentence_left_out_stays_alone_in_its_place() -> None:
    beads = align_texts([ENGLISH], [UKRAINIAN[:3] + UKRAINIAN[4:]])
    assert ((3,), ()) in pairs(beads)
    assert ((7,), (6,)) in pairs(beads)


def test_a_divided_sentence_is_one_bead() -> None:
    divided = [
        *UKRAINIAN[:3],
        "Професорка Олена Коваль описує роботу.",
        "Докладно про це йдеться у [3, с. 45].",
        *UKRAINIAN[4:],
    ]
    assert ((3,), (3, 4)) in pairs(align_texts([ENGLISH], [divided]))


def test_an_empty_side_leaves_all_alone() -> None:
    assert pairs(align_texts([], [UKRAINIAN[:2]])) == [((), (0,)), ((), (1,))]
    assert pairs(align_texts([ENGLISH[:2]], [[]])) == [((0,), ()), ((1,), ())]
    assert align_texts([], []) == []


@pytest.mark.parametrize("languages", [("de", "fr"), ("ja", "en"), ("pl", "uk"), ("en-GB", "uk-UA")])
def test_other_languages_are_aligned_by_length_and_numbers(languages: tuple[str, str]) -> None:
    left = ["Numero 1893 xxx yyy zzz.", "Ab 17.", "Long qqq www rrr ttt ppp 2020 sss ddd fff ggg hhh."]
    beads = align_texts([left], [left], languages)
    assert pairs(beads) == [((i,), (i,)) for i in range(3)]


def test_a_long_text_is_paired_along_its_anchors() -> None:
    """Longer than a stretch, with a part missing in the middle: the band has to follow."""
    numbers = random.Random(7)
    left = [
        f"Section {numbers.randrange(10**6)} of the report has {numbers.randrange(10**5)} pages." for _ in range(900)
    ]
    right = [
        f"Розділ {sentence.split()[1]} звіту має {sentence.split()[-2]} сторінок."
        for place, sentence in enumerate(left)
        if not 300 <= place < 360
    ]
    beads = pairs(align_texts([left], [right]))
    assert sum(((i,), (i if i < 300 else i - 60,)) in beads for i in (*range(300), *range(360, 900))) >= 835
    assert sum(((i,), ()) in beads for i in range(300, 360)) >= 58


def test_beads_are_the_same_in_every_run() -> None:
    assert align_texts([ENGLISH], [UKRAINIAN]) == align_texts([ENGLISH], [UKRAINIAN])
