"""The tenth issue is aligned better than the first: pairs, a lexicon from them, and its use in the next run."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from dvomova import cli

LEFT = """\
# THE {place} WELL

Oksana Lebedynska

**Abstract.** The {place} well was dug by the brethren. The brethren kept a ledger of the well.

**Key words:** well, ledger, brethren.

## Introduction

{body}

## References

1. Lebedynska, O. (2020). Wells of the upper valley. Sample Journal, 1(2), 3-9.
"""
RIGHT = """\
# КРИНИЦЯ {place}

Оксана Лебединська

**Анотація.** Криницю {place} викопало братство. Братство вело книгу обліку криниці.

**Ключові слова:** криниця, книга обліку, братство.

## Вступ

{body}

## Література

1. Lebedynska, O. (2020). Wells of the upper valley. Sample Journal, 1(2), 3-9.
"""
EN = (
    "The brethren mended the well in {year}. A new rope cost {n} coins in that year. The ledger names every keeper of "
    "the well. Nobody drew water after the frost of {year}. The brethren met at the well and read the ledger aloud."
)
UK = (
    "Братство полагодило криницю {year} року. Нова мотузка коштувала того року {n} монет. Книга називає кожного "
    "доглядача криниці. Після морозу {year} року ніхто не брав води. Братство збиралося біля криниці й читало книгу "
    "вголос."
)


def body(text: str) -> str:
    return "\n\n".join(text.format(year=1840 + n, n=n) for n in range(3, 15))


@pytest.fixture
def pair(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    Path("en.md").write_text(LEFT.format(place="UPPER", body=body(EN)), encoding="utf-8")
    Path("uk.md").write_text(RIGHT.format(place="ГОРІШНЯ", body=body(UK)), encoding="utf-8")
    return tmp_path


@pytest.mark.usefixtures("pair")
def test_two_versions_become_one_article_with_both_bodies(capsys: pytest.CaptureFixture[str]) -> None:
    assert cli.main(["pair", "en.md", "uk.md", "--editions", "html", "--json"]) == 0
    (line,) = capsys.readouterr().out.splitlines()
    assert json.loads(line)["languages"] == ["en", "uk"]
    article = json.loads(Path("output/en/article.json").read_text(encoding="utf-8"))["article"]
    assert set(article["body"]) == {"en", "uk"}
    page = Path("output/en/en-uk.html").read_text(encoding="utf-8")
    assert "Nobody drew water after the frost of 1850." in page
    rows = [line.split("\t") for line in Path("output/en/alignment.tsv").read_text(encoding="utf-8-sig").splitlines()]
    drawn = {row[2]: row[3] for row in rows if row[1] == "body"}
    # A no-break space may stand before “року”; the printed text has a plain one.
    assert drawn["Nobody drew water after the frost of 1850."] == "Після морозу 1850 року ніхто не брав води."


@pytest.mark.usefixtures("pair")
def test_an_archive_teaches_a_lexicon_that_later_runs_use(capsys: pytest.CaptureFixture[str]) -> None:
    assert cli.main(["pair", "en.md", "uk.md", "--editions", "none", "-q"]) == 0
    assert cli.main(["lexicon", "learn"]) == 0
    assert "learned from 1 articles: output/lexicon.tsv" in capsys.readouterr().out
    table = Path("output/lexicon.tsv").read_text(encoding="utf-8")
    assert any(row.split("\t")[:4] == ["en", "uk", "brethren", "братств"] for row in table.splitlines())
    assert cli.main(["pair", "en.md", "uk.md", "--editions", "none", "--json"]) == 0
    assert "skipped" not in json.loads(capsys.readouterr().out)
    assert cli.main(["pair", "en.md", "uk.md", "--editions", "none", "--json"]) == 0
    assert json.loads(capsys.readouterr().out)["skipped"] is True


@pytest.mark.usefixtures("pair")
def test_a_broken_lexicon_is_named_with_its_line(capsys: pytest.CaptureFixture[str]) -> None:
    Path("words.tsv").write_text("en\tuk\twell\n", encoding="utf-8")
    assert cli.main(["pair", "en.md", "uk.md", "--editions", "none", "--lexicon", "words.tsv"]) != 0
    assert "Line 1 of the lexicon words.tsv" in capsys.readouterr().err


def test_without_articles_there_is_nothing_to_learn(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert cli.main(["lexicon", "learn", str(tmp_path)]) == 2
    assert "convert some first" in capsys.readouterr().err


@pytest.mark.usefixtures("pair")
def test_articles_that_teach_nothing_leave_no_empty_lexicon(capsys: pytest.CaptureFixture[str]) -> None:
    assert cli.main(["convert", "en.md", "--editions", "none", "-q"]) == 0
    assert cli.main(["lexicon", "learn"]) == 1
    assert "Nothing could be learned" in capsys.readouterr().err
    assert not Path("output/lexicon.tsv").exists()
