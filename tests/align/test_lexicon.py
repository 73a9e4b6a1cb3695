"""Lexicons: learned, packed, as tables."""

from __future__ import annotations

import hashlib
from pathlib import Path

import pytest

from dvomova.align.beads import align_sentences
from dvomova.align.learning import learn, learn_archive
from dvomova.align.lexicon import Lexicon, LexiconEntry, from_tsv, pack, packaged, packaged_folder, to_tsv, unpack
from dvomova.errors import UsageError
from dvomova.model import Alignment, Article, Bitext, Keyword, Link, Source, Span

PAIRS = [
    ("red house", "червоний будинок"),
    ("red car", "червоний автомобіль"),
    ("old house", "старий будинок"),
    ("old car", "старий автомобіль"),
    ("new house", "новий будинок"),
    ("new car", "новий автомобіль"),
]


def best(lexicon: Lexicon, word: str) -> str:
    return max((entry for entry in lexicon.entries() if entry.left == word), key=lambda entry: entry.forward).right


def test_words_that_come_together_are_learned() -> None:
    lexicon = learn(PAIRS, ("en", "uk"), least_count=0.5)
    assert best(lexicon, "hous") == "будинок"
    assert best(lexicon, "car") == "автомобіл"
    assert best(lexicon, "red") == best(learn(PAIRS, ("en", "uk"), least_count=0.5), "red")


def test_nothing_is_learned_from_nothing() -> None:
    assert len(learn([], ("en", "uk"))) == 0
    assert len(learn([("12", "—")], ("en", "uk"))) == 0


def test_the_packaged_lexicon_is_the_one_that_was_built() -> None:
    path = packaged_folder() / "en-uk.lexicon"
    told = path.with_suffix(".lexicon.sha256").read_text().split()[0]
    assert hashlib.sha256(path.read_bytes()).hexdigest() == told


def test_the_packaged_lexicon_serves_both_directions() -> None:
    there, back = packaged(("en", "uk")), packaged(("uk", "en"))
    assert there is not None
    assert back is not None
    assert len(there) == len(back) > 5000
    assert next(there.turned().turned().entries()) == next(there.entries())
    assert packaged(("pl", "de")) is None


def test_packing_keeps_words_and_nearly_the_figures() -> None:
    lexicon = Lexicon.of(("en", "uk"), [LexiconEntry("a", "б", 0.5, 0.25, 7.0), LexiconEntry("a", "в", 0.01, 1.0, 0.5)])
    again = list(unpack(pack(lexicon)).entries())
    assert [entry[:2] for entry in again] == [("a", "б"), ("a", "в")]
    assert again[0].forward == pytest.approx(0.5, abs=0.005)
    assert again[1].backward == 1.0
    assert pack(unpack(pack(lexicon))) == pack(lexicon)


def test_a_table_reads_back(tmp_path: Path) -> None:
    lexicons = (
        Lexicon.of(("en", "uk"), [LexiconEntry("law", "закон", 0.5, 0.25, 7.0)]),
        Lexicon.of(("en", "pl"), [LexiconEntry("law", "praw", 0.5, 0.25, 7.0)]),
    )
    path = tmp_path / "lexicon.tsv"
    path.write_bytes(to_tsv(lexicons))
    assert [list(lexicon.entries()) for lexicon in from_tsv(path)] == [
        list(lexicon.entries()) for lexicon in reversed(lexicons)
    ]


@pytest.mark.parametrize("line", ["en\tuk\tlaw", "en\tuk\tlaw\tзакон\t2\t0.5\t1", "en\tuk\tlaw\tзакон\tx\t0.5\t1"])
def test_a_line_that_is_no_entry_is_named(tmp_path: Path, line: str) -> None:
    path = tmp_path / "lexicon.tsv"
    path.write_text(f"\n{line}\n", encoding="utf-8")
    with pytest.raises(UsageError, match="Line 2"):
        from_tsv(path)


def test_a_missing_table_is_named(tmp_path: Path) -> None:
    with pytest.raises(UsageError, match="nowhere"):
        from_tsv(tmp_path / "nowhere.tsv")


def test_the_archive_teaches_what_its_sure_links_show() -> None:
    keywords = {
        lang: tuple(Keyword(id=f"{lang}.kwd{k}", text=pair[side]) for k, pair in enumerate(PAIRS))
        for side, lang in enumerate(("uk", "en")[::-1])
    }
    article = Article(
        source=Source(name="a", format="pdf", sha256=""), language="uk", languages=("uk", "en"), keywords=keywords
    )
    links = tuple(
        Link(unit="keyword", left=(Span(block=f"uk.kwd{k}"),), right=(Span(block=f"en.kwd{k}"),), score=0.9)
        for k in range(len(PAIRS))
    )
    bitext = Bitext(article=article, alignments=(Alignment(languages=("uk", "en"), links=links),))
    (lexicon,) = learn_archive([bitext])
    assert lexicon.languages == ("en", "uk")
    assert best(lexicon, "hous") == "будинок"
    assert learn_archive([]) == ()


def test_a_lexicon_tells_what_nothing_else_tells() -> None:
    """Sentences of one length without names or numbers, in another order of lengths than of meaning."""
    import numpy as np

    lexicon = Lexicon.of(
        ("en", "uk"), [LexiconEntry("winter", "зим", 0.9, 0.9, 50.0), LexiconEntry("snow", "сніг", 0.9, 0.9, 50.0)]
    )
    left = ["Birds left early.", "Winter brought snow."]
    right = ["Зима принесла сніг."]
    paragraphs = np.zeros(2, dtype=np.int64), np.zeros(1, dtype=np.int64)
    beads = align_sentences(left, right, paragraphs, ("en", "uk"), [lexicon])
    assert ((1,), (0,)) in [(bead.left, bead.right) for bead in beads]
