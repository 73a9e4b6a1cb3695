"""Each language's marks and spaces: only they change, and only where they should."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dvomova.editions import typography
from dvomova.editions.typography import DASHES, NO_BREAK, QUOTES, display, display_str, tie
from dvomova.languages import Typography
from dvomova.model import plain, text_of

from ..strategies import LANGS, texts

UKRAINIAN = Typography(
    quotes=("«", "»"),
    inner_quotes=("„", "“"),
    dash="–",
    spaced_dash=True,
    bound=("в", "у", "з", "№", "с."),
    unit_words=("р.", "рр.", "грн", "%"),
)
ENGLISH = Typography(quotes=("“", "”"), inner_quotes=("‘", "’"), bound=("a", "No.", "pp."), unit_words=("km",))
RULES = {"uk": UKRAINIAN, "en": ENGLISH}


@pytest.fixture(autouse=True)
def _rules(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(typography, "rules", lambda lang: RULES.get(lang, Typography()))


@pytest.mark.parametrize(
    ("lang", "printed", "shown"),
    [
        ("uk", 'назвав міст "дверима"', "назвав міст «дверима»"),
        ("uk", "“зовні «всередині» зовні”", "«зовні „всередині“ зовні»"),
        ("uk", '("дверима"), далі', "(«дверима»), далі"),
        ("en", "the „door“ of «water»", "the “door” of “water”"),
        ("en", 'a 5" pipe', 'a~5" pipe'),
        ("uk", 'без пари " тут', 'без пари " тут'),
        ("uk", "слово - слово", "слово~– слово"),
        ("uk", "слово — слово", "слово~– слово"),
        ("uk", "науково-практичний", "науково-практичний"),
        ("en", "1970—2020", "1970–2020"),
        ("en", "10-12", "10-12"),
        ("uk", "І. О. Прізвище", "І.~О.~Прізвище"),
        ("uk", "в 1973 р. у місті", "в~1973~р. у~місті"),
        ("uk", "№ 5, с. 7", "№~5, с.~7"),
        ("uk", "100 грн і 5 %", "100~грн і 5~%"),
        ("uk", "слово в", "слово в"),
        ("uk", "сказано [3, с. 5]", "сказано~[3, с.~5]"),
        ("en", "Vitamin A. It helps", "Vitamin A.~It helps"),
        ("en", 'https://example.org/?q="a" - b', 'https://example.org/?q="a"~– b'),
        ("en", "https://example.org/a—1—2", "https://example.org/a—1—2"),
    ],
)
def test_marks_and_spaces(lang: str, printed: str, shown: str) -> None:
    assert display_str(printed, lang).replace(NO_BREAK, "~") == shown


def test_a_language_without_a_file_gets_the_plain_rules() -> None:
    assert display_str('"x"', "xx") == "“x”"
    assert display((), "en") == ()


PROSE = st.text(alphabet='аб в.Іr 12"«»“”„-–—()/: @\u00a0https', max_size=60)


@given(PROSE, st.sampled_from(["uk", "en", "pl"]))
def test_only_quotation_marks_dashes_and_spaces_change(printed: str, lang: str) -> None:
    shown = display_str(printed, lang)
    assert len(shown) == len(printed)
    for before, after in zip(printed, shown, strict=True):
        if before != after:
            kind = next(group for group in (QUOTES, DASHES, " ") if before in group)
            assert after in {QUOTES: QUOTES + "‘’", DASHES: DASHES, " ": NO_BREAK}[kind]


@given(PROSE, st.sampled_from(["uk", "en"]))
def test_setting_twice_changes_nothing_more(printed: str, lang: str) -> None:
    once = display_str(printed, lang)
    if once.count("’") == printed.count("’"):  # an inner English mark is an apostrophe to whoever reads it again
        assert display_str(once, lang) == once


@given(texts(), LANGS)
def test_runs_keep_their_style_and_length(text: tuple[object, ...], lang: str) -> None:
    for shown in (display(text, lang), tie(text, lang)):  # type: ignore[arg-type]
        assert [len(run.text) for run in shown] == [len(run.text) for run in text]  # type: ignore[attr-defined]
        assert all(a.same_style(b) for a, b in zip(shown, text, strict=True))  # type: ignore[arg-type, attr-defined]


@given(texts())
def test_in_references_only_spaces_change(text: tuple[object, ...]) -> None:
    shown = plain(tie(text, "uk"))  # type: ignore[arg-type]
    assert shown.replace(NO_BREAK, " ") == plain(text).replace(NO_BREAK, " ")  # type: ignore[arg-type]


def test_private_codes_are_shown_as_unknown_letters_in_any_language() -> None:
    for lang in ("uk", "en", "und"):
        assert plain(display(text_of("v \uf026 = 2"), lang)) == "v \ufffd = 2"
    assert plain(tie(text_of("v \U00100000"), "en")) == "v \ufffd"
