"""All steps on a small text of our own: what goes in comes out in every form, and corrections stay."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

import dvomova
from dvomova import corrections, run, store
from dvomova.model import Bitext
from dvomova.pipeline import Options

TEXT = """\
UDC 027.5

DOI: https://doi.org/10.5555/pipeline.2024.01

*Oksana Lebedynska*

## **THE WELL AND THE LEDGER**

**Abstract.** *Every village had a well, and every well had a ledger. We read forty of them.*

*The ledgers agree in their dates and differ in their names.*

**Key words:** *well, ledger, village.*

**Introduction.** A ledger is a patient witness [1]. It does not ask who reads it.

The keepers wrote down who drew water and when, who mended the rope, and what the bucket cost. Nobody read the
books afterwards, and so nobody corrected them. In this they are better than chronicles, which were read by the
powerful and corrected at once. Forty ledgers from eleven villages have come down to us in the parish archive; the
oldest begins in 1841, the youngest ends in 1932.

We compared every entry that names a year with the parish registers. Of 612 such entries 597 agree, and the other
fifteen are off by one year, always in January, when a clerk still writes the year before.

Names are another matter. The same widow is Hanna, Anna and Hania in one spring, and her well bears a fourth name.
The keepers wrote by ear, and the ear of one village is not the ear of the next. A reader who wants to follow a
family from well to well has to read aloud, and then the four names become one again. We therefore printed a second
column with the names as they sound today, and asked readers of both columns to tell us where they disagree.

**Conclusions.** Names move, dates stay.

**Стаття надійшла до редакції: 04.01.2024**

## **КРИНИЦЯ І КНИГА ОБЛІКУ**

**Анотація.** *Кожне село мало криницю, а кожна криниця мала книгу обліку. Ми прочитали сорок таких книг.*

*Книги збігаються в датах і різняться в іменах.*

**Ключові слова:** *криниця, книга обліку, село.*

### **References**

1. Lebedynska, O. (2020). Wells of the upper valley. *Sample Journal*, 1(2), 3-9 [in English].
"""


@pytest.fixture
def source(tmp_path: Path) -> Path:
    path = tmp_path / "well.md"
    path.write_text(TEXT, encoding="utf-8")
    return path


def convert_file(source: Path, out: Path) -> run.InputOutcome:
    (outcome,) = run.run(run.find([source], out), Options(editions=()), processes=1)
    return outcome


def test_both_languages_come_out_and_are_paired(source: Path) -> None:
    (bitext,) = dvomova.convert(source)
    article = bitext.article
    assert article.language == "en"
    assert set(article.title) == {"en", "uk"}
    assert [len(article.abstract[lang]) for lang in ("en", "uk")] == [2, 2]
    assert [word.text for word in article.keywords["uk"]] == ["криниця", "книга обліку", "село"]
    assert article.doi == "10.5555/pipeline.2024.01"
    (alignment,) = bitext.alignments
    beads = [link for link in alignment.links if link.unit == "abstract"]
    assert [(len(link.left), len(link.right)) for link in beads] == [(1, 1)] * 3


def test_with_a_folder_the_same_articles_are_written(source: Path, tmp_path: Path) -> None:
    (bitext,) = dvomova.convert(source, tmp_path / "out", editions=[])
    folder = tmp_path / "out" / "well"
    assert store.from_json(Bitext, (folder / "article.json").read_bytes()) == bitext
    report = json.loads((folder / "report.json").read_text(encoding="utf-8"))
    assert report["schema"] == "dvomova/report@1"
    sure = [field["evidence"]["confidence"] for field in report["fields"]]
    assert sure == sorted(sure)


def test_a_persons_table_is_applied_and_kept_on_every_later_run(source: Path, tmp_path: Path) -> None:
    out = tmp_path / "out"
    assert convert_file(source, out).outcome in ("done", "review")
    path = out / "well" / "alignment.tsv"
    text = path.read_text(encoding="utf-8-sig")
    sentence = "Ми прочитали сорок таких книг."
    assert text.count(sentence) == 1
    path.write_text(
        text.replace(sentence, "").replace("різняться в іменах.", f"різняться в іменах. {sentence}"), "utf-8"
    )
    # The sentence now stands before the one that it follows: no longer together in the text.
    assert convert_file(source, out).outcome == "review"
    saved = corrections.read_table(path.read_bytes())
    assert any(sentence in line.right and line.checked == "stale" for line in saved)
    again = convert_file(source, out)
    assert again.skipped
    assert again.outcome == "review"


def test_the_words_of_the_package_run_in_the_callers_process(source: Path) -> None:
    draft = dvomova.read(source)
    assert draft.source.format == "markdown" or draft.source.format == "md"
    beads = dvomova.align_texts([["One well.", "Two wells."]], [["Одна криниця.", "Дві криниці."]])
    assert [tuple(bead) for bead in beads] == [((0,), (0,)), ((1,), (1,))]
