"""Whether a hyphen at a break belongs to its word: the document's own words decide."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dvomova.patterns.hyphenation import Seam, Vocabulary, join, seam

TEXT = """The delegations met twice. Every delegation of Azerbaijani-Turkish origin spoke.
Науково-практичний журнал; практичний зміст, науково обґрунтований. Азербайджан і Туреччина.
The Co-operation Council and the co-operation of 2010-2015 in the North-South corridor."""


@pytest.mark.parametrize(
    ("left", "right", "one_word"),
    [
        ("dele-", "gations", True),
        ("Azer-", "baijan", True),
        ("(dele-", "gations),", True),
        ("Azerbaijani-", "Turkish", False),
        ("Co-", "operation", False),
        ("2010-", "2015", False),
        ("науково-", "практичний", False),
        ("Азер-", "байджан", True),
        ("АЗЕР-", "БАЙДЖАН", True),
        ("Baku-", "Tbilisi", False),
        ("-", "dash", False),
        ("word-", "", False),
    ],
)
def test_the_documents_words_decide(left: str, right: str, one_word: bool) -> None:
    assert Vocabulary(TEXT.split("\n")).is_one_word(left, right) is one_word


def test_a_word_broken_between_lines_is_no_witness_for_itself() -> None:
    lines = ["It is well-", "known here and well-", "known there."]
    assert Vocabulary(lines).count("known") == 0


def test_one_whole_occurrence_outweighs_the_halves() -> None:
    assert Vocabulary(["With out and in; within it", "with-", "out"]).is_one_word("with-", "in")


def test_a_producer_that_breaks_words_with_a_sign_of_its_own_is_believed() -> None:
    breaks = Vocabulary(["a well-known town", "вар\u2010", "то друкувати"])
    assert breaks.is_one_word("вар\u2010", "то")
    assert not breaks.is_one_word("будь-", "то")
    both = Vocabulary(["a well\u2010known town", "вар\u2010", "то друкувати, co-operate"])
    assert not both.is_one_word("вар\u2010", "то")


@pytest.mark.parametrize(
    ("left", "right", "whole"),
    [
        ("of cultural dele-", "gations, the", "of cultural delegations, the"),
        ("the Azerbaijani-", "Turkish war", "the Azerbaijani-Turkish war"),
        ("a soft\u00ad", "ware error", "a software error"),
        ("the end of", "a line", "the end of a line"),
        ("he said –", "and left", "he said – and left"),
    ],
)
def test_join(left: str, right: str, whole: str) -> None:
    assert "".join(join(left, right, Vocabulary(TEXT.split("\n")))) == whole


@given(st.text(max_size=30), st.text(max_size=30))
def test_join_loses_no_letter(left: str, right: str) -> None:
    before = [c for c in left + right if c.isalnum()]
    assert [c for c in "".join(join(left, right, Vocabulary([left, right]))) if c.isalnum()] == before


@pytest.mark.parametrize(
    ("head", "tail", "made"),
    [
        ("bud-", "gets", Seam(1, "", hyphen=True)),
        ("bud\u00ad-", "gets", Seam(2, "", hyphen=True)),
        ("well-", "known", Seam(0, "", hyphen=False)),
        ("small", "towns", Seam(0, " ")),
        ("towns--", "rivers", Seam(0, " ")),
        ("-", "rivers", Seam(0, " ")),
        ("46–", "124", Seam(0, "")),
        ("ХІХ–", "ХХ", Seam(0, "")),
        ("https://a.example/", "towns", Seam(0, "")),
        ("https://doi.org/10.", "5555/x", Seam(0, "")),
        ("https://a.example/x", "and", Seam(0, " ")),
        ("10.5555/bud-", "gets", Seam(0, "", hyphen=False)),
        ("", "towns", Seam(0, "")),
    ],
)
def test_seams(head: str, tail: str, made: Seam) -> None:
    assert seam(head, tail, Vocabulary(["The well-known budgets of small towns"])) == made


def test_a_link_holds_its_words_together() -> None:
    assert seam("a.example/big", "towns", Vocabulary([]), href="https://a.example/bigtowns") == Seam(0, "")
    assert seam("a.example/big", "towns", Vocabulary([]), href="https://a.example/big") == Seam(0, " ")


def test_an_editor_of_plain_text_breaks_no_address() -> None:
    assert join("see https://a.example/", "and more", Vocabulary([])) == ("see https://a.example/ ", "and more")
