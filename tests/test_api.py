"""The functions of the package: what the command does, from Python, by the same way and with nothing lost."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

import dvomova
from dvomova import cli
from dvomova.errors import DvomovaError, InputError, ProfileError, StoreError, UnknownFormat, UsageError
from dvomova.findings import Code, Outcome

from .run.test_archive import EN, LEFT, RIGHT, UK, body
from .test_pipeline import TEXT

SENTENCE = "Ми прочитали сорок таких книг."


@pytest.fixture
def source(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    path = tmp_path / "well.md"
    path.write_text(TEXT, encoding="utf-8")
    return path


@pytest.fixture
def versions(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> tuple[Path, Path]:
    monkeypatch.chdir(tmp_path)
    left, right = tmp_path / "en.md", tmp_path / "uk.md"
    left.write_text(LEFT.format(place="UPPER", body=body(EN)), encoding="utf-8")
    right.write_text(RIGHT.format(place="ГОРІШНЯ", body=body(UK)), encoding="utf-8")
    return left, right


def files(folder: Path) -> dict[str, bytes]:
    return {str(path.relative_to(folder)): path.read_bytes() for path in folder.rglob("*") if path.is_file()}


def checked(table: Path) -> None:
    """Write “yes” under “checked” in every line."""
    head, *lines = table.read_text(encoding="utf-8-sig").splitlines()
    cells = [line.split("\t") for line in lines]
    text = "\r\n".join([head, *("\t".join([*line[:5], "yes", line[6]]) for line in cells)])
    table.write_text(text, encoding="utf-8-sig")


def test_checked_lines_are_kept_when_python_converts_again(source: Path, tmp_path: Path) -> None:
    out = tmp_path / "out"
    dvomova.convert(source, out, editions=[])
    table = out / "well" / "alignment.tsv"
    checked(table)
    (bitext,) = dvomova.convert(source, out, editions=[])
    assert all(link.by == "person" for link in bitext.alignments[0].links)
    rows = [line.split("\t") for line in table.read_text(encoding="utf-8-sig").splitlines()[1:]]
    assert {row[5] for row in rows} == {"yes"}


def test_python_and_the_command_write_the_same_files(source: Path, tmp_path: Path) -> None:
    dvomova.convert(source, "one", editions=["html"])
    assert cli.main(["convert", str(source), "-o", "two", "--editions", "html", "-q"]) == 0
    assert files(tmp_path / "one") == files(tmp_path / "two")
    assert "well/.dvomova.json" in files(tmp_path / "one")


def test_files_that_are_no_longer_made_are_taken_away(source: Path, tmp_path: Path) -> None:
    dvomova.convert(source, "out", editions=["html"])
    dvomova.convert(source, "out", editions=[])
    assert not list((tmp_path / "out").rglob("*.html"))


def test_inspecting_gives_findings_outcome_profile_and_evidence_and_writes_nothing(
    source: Path, tmp_path: Path
) -> None:
    (item,) = dvomova.inspect(source, languages=["en", "uk"])
    assert item.article.doi == "10.5555/pipeline.2024.01"
    assert item.outcome is Outcome.REVIEW
    assert any(finding.severity > dvomova.Severity.INFO for finding in item.findings)
    assert item.profile.slug == "generic"
    assert 0 < item.evidence["title.en"].confidence <= 1
    assert item.pictures == {}
    assert [path.name for path in tmp_path.iterdir()] == ["well.md"]


def test_many_inputs_give_their_outcomes_as_they_come_and_say_how_far_they_are(source: Path, tmp_path: Path) -> None:
    (tmp_path / "bad.pdf").write_bytes(b"%PDF-1.7 no more")
    steps: list[tuple[str, str]] = []
    found = dvomova.convert_all(
        [source, "bad.pdf"], "out", editions=[], jobs=2, on_step=lambda path, doing: steps.append((path.name, doing))
    )
    by_name = {Path(outcome.path).name: outcome for outcome in found}
    assert by_name["well.md"].outcome is Outcome.REVIEW
    assert isinstance(by_name["bad.pdf"].error, InputError)
    assert ("well.md", "reading") in steps
    again = {Path(outcome.path).name: outcome for outcome in dvomova.convert_all([source], "out", editions=[])}
    assert (again["well.md"].skipped, again["well.md"].outcome) == (True, Outcome.REVIEW)


def test_two_versions_are_paired_by_python_as_by_the_command(versions: tuple[Path, Path], tmp_path: Path) -> None:
    (item,) = dvomova.pair(*versions)
    assert set(item.article.body) == {"en", "uk"}
    assert sorted(path.name for path in tmp_path.iterdir()) == ["en.md", "uk.md"]
    (written,) = dvomova.pair(*versions, "one", editions=[])
    assert written.bitext == item.bitext
    assert cli.main(["pair", "en.md", "uk.md", "-o", "two", "--editions", "none", "-q"]) == 0
    assert files(tmp_path / "one") == files(tmp_path / "two")


def test_a_lexicon_is_learned_by_python_as_by_the_command(versions: tuple[Path, Path], tmp_path: Path) -> None:
    dvomova.pair(*versions, "out", editions=[])
    lexicon = dvomova.learn("out", "one.tsv")
    assert isinstance(lexicon, dvomova.Lexicon)
    assert lexicon.languages == ("en", "uk")
    assert cli.main(["lexicon", "learn", "out", "--lexicon", "two.tsv"]) == 0
    assert (tmp_path / "one.tsv").read_bytes() == (tmp_path / "two.tsv").read_bytes()
    assert len(dvomova.learn("out", languages=("en", "uk"))) == len(lexicon)
    by_value, by_file = (dvomova.pair(*versions, lexicon=one)[0].bitext for one in (lexicon, "one.tsv"))
    assert by_value == by_file
    with pytest.raises(UsageError, match="en-uk"):
        dvomova.learn("out", languages=("en", "pl"))


def test_the_lexicon_in_the_output_folder_is_used(versions: tuple[Path, Path], tmp_path: Path) -> None:
    dvomova.pair(*versions, "out", editions=[])
    dvomova.learn("out", "out/lexicon.tsv")
    used = dvomova.pair(*versions, "out", editions=[])
    assert used[0].bitext == dvomova.pair(*versions, lexicon="out/lexicon.tsv")[0].bitext
    (tmp_path / "out" / "lexicon.tsv").write_text("no lexicon", encoding="utf-8")
    with pytest.raises(UsageError, match=r"lexicon\.tsv"):
        dvomova.pair(*versions, "out", editions=[])


def test_nothing_to_learn_is_an_error(source: Path, tmp_path: Path) -> None:
    with pytest.raises(UsageError, match="convert some first"):
        dvomova.learn(tmp_path)
    only = TEXT[: TEXT.index("## **КРИНИЦЯ")] + "### **References**\n\n1. Well, A. (2020). Wells. *Journal*, 1, 3-9.\n"
    source.write_text(only, encoding="utf-8")
    dvomova.convert(source, "out", editions=[])
    with pytest.raises(InputError, match="Nothing could be learned"):
        dvomova.learn("out")


def test_an_article_reads_back_and_its_editions_can_be_made_of_it(source: Path, tmp_path: Path) -> None:
    (bitext,) = dvomova.convert(source, "out", editions=["html"])
    assert dvomova.read_article("out/well") == dvomova.read_article(tmp_path / "out/well/article.json") == bitext
    made = dvomova.write(bitext, editions=["html"])
    assert {"article.jats.xml", "alignment.tmx", "en.html", "en-uk.html"} <= set(made)
    assert all((tmp_path / "out" / "well" / name).read_bytes() == data for name, data in made.items())
    profile = dvomova.journals()["pard"]
    assert b"#123c69" in dvomova.write(bitext, profile, ["html"])["en.html"]
    with pytest.raises(StoreError):
        dvomova.read_article("out")


def test_a_journal_of_ones_own_is_taken_by_name_and_by_folder(source: Path, tmp_path: Path) -> None:
    folder = tmp_path / "journals" / "mine"
    folder.mkdir(parents=True)
    (folder / "journal.toml").write_text('[look]\ncolour = "#112233"\n', encoding="utf-8")
    for journal in ("mine", folder, "./journals/mine"):
        (item,) = dvomova.inspect(source, journal=journal)
        assert (item.profile.slug, item.profile.look.colour, item.article.journal) == ("mine", "#112233", "mine")
    (folder / "journal.toml").write_text('[look]\ncolour = "dark blue"\n', encoding="utf-8")
    with pytest.raises(ProfileError, match="dark blue"):
        dvomova.convert(source, "out", journal="mine")
    assert not (tmp_path / "out").exists()
    (item,) = dvomova.inspect(source)
    assert Code.JOURNAL_UNREADABLE not in {finding.code for finding in item.findings}
    (folder / "journal.toml").write_text("[look", encoding="utf-8")
    (item,) = dvomova.inspect(source)
    assert Code.JOURNAL_UNREADABLE in {finding.code for finding in item.findings}


@pytest.mark.parametrize(
    ("name", "kind", "message"),
    [
        ("nope.pdf", InputError, r"nope\.pdf cannot be read \(No such file or directory\)"),
        ("deep/nope.docx", InputError, r"deep/nope\.docx cannot be read"),
        ("nope\0.pdf", InputError, "no name of a file"),
        (".", InputError, r"\. is a folder; name a file in it"),
        ("picture.png", UnknownFormat, r"picture\.png is of a kind that is not read; save it as one of"),
    ],
)
def test_what_cannot_be_opened_is_an_error_of_ours_that_names_the_path(
    source: Path, name: str, kind: type[DvomovaError], message: str
) -> None:
    source.with_name("picture.png").write_bytes(b"\x89PNG")
    for function in (dvomova.read, dvomova.convert, dvomova.inspect):
        with pytest.raises(kind, match=message):
            function(name)
    with pytest.raises(kind, match=message):
        dvomova.convert(name, "out")
    with pytest.raises(kind, match=message):
        dvomova.pair(source, name, "out")


def test_a_fault_inside_is_an_error_of_ours_with_its_cause(source: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    from dvomova import pipeline

    def broken(*_: object) -> None:
        raise ZeroDivisionError("by hand")

    monkeypatch.setattr(pipeline, "convert_one", broken)
    with pytest.raises(DvomovaError, match="fault of its own") as caught:
        dvomova.convert(source)
    assert isinstance(caught.value.__cause__, ZeroDivisionError)


def test_one_text_where_a_list_is_meant_is_refused(source: Path) -> None:
    with pytest.raises(TypeError, match="languages must be a list"):
        dvomova.convert(source, languages="en")
    with pytest.raises(TypeError, match="editions must be a list"):
        dvomova.convert(source, editions="pdf")
    with pytest.raises(TypeError, match="paths must be a list"):
        dvomova.convert_all(str(source), "out")
    with pytest.raises(TypeError, match="left must be a list"):
        dvomova.align_texts("It was late.", [["Було пізно."]])
    with pytest.raises(TypeError, match="each paragraph of left must be a list"):
        dvomova.align_texts(["It was late."], [["Було пізно."]])
    with pytest.raises(TypeError, match="languages must be a list"):
        dvomova.align_texts([["It was late."]], [["Було пізно."]], languages="en")  # type: ignore[arg-type]


def test_a_choice_that_is_not_there_is_refused_with_those_that_are(source: Path) -> None:
    with pytest.raises(TypeError, match="no choice “edition”; there are journal"):
        dvomova.convert_all([source], "out", edition=["pdf"])  # type: ignore[call-arg]
    with pytest.raises(TypeError, match="no choice “editions”"):
        dvomova.inspect(source, editions=["pdf"])
    with pytest.raises(UsageError, match="no edition “pfd”"):
        dvomova.convert(source, editions=["pfd"])
    with pytest.raises(ProfileError, match="no file for the language “xx”"):
        dvomova.convert(source, languages=["xx"])
    with pytest.raises(UsageError, match=r"nope\.tsv is not there"):
        dvomova.inspect(source, lexicon="nope.tsv")


def test_an_output_folder_that_is_a_file_is_a_sentence(source: Path) -> None:
    for out in (source, source / "deeper"):
        with pytest.raises(UsageError, match="is a file"):
            dvomova.convert(source, out)
        with pytest.raises(UsageError, match="is a file"):
            dvomova.convert_all([source], out)


def test_a_second_input_of_a_name_does_not_take_the_folder_of_the_first(
    source: Path, tmp_path: Path, caplog: pytest.LogCaptureFixture
) -> None:
    other = tmp_path / "b" / "well.md"
    other.parent.mkdir()
    other.write_text(TEXT.replace("forty", "fifty"), encoding="utf-8")
    dvomova.convert(source, "out", editions=[])
    table = tmp_path / "out" / "well" / "alignment.tsv"
    checked(table)
    before = table.read_bytes()
    (outcome,) = dvomova.convert_all([other], "out", editions=[])
    assert Path(outcome.folder).name == "well-md"
    assert "out/well holds the editions of" in outcome.note
    assert "yes" not in (tmp_path / "out" / "well-md" / "alignment.tsv").read_text(encoding="utf-8-sig")
    assert table.read_bytes() == before
    dvomova.convert(other, "out", editions=[])
    assert "out/well holds the editions of" in caplog.text
    (again,) = dvomova.convert_all([other], "out", editions=[])
    assert (Path(again.folder).name, again.skipped) == ("well-md", True)
    moved = other.with_name("moved").joinpath("well.md")
    moved.parent.mkdir()
    source.rename(moved)
    (same,) = dvomova.convert_all([moved], "out", editions=[])
    assert (Path(same.folder).name, same.note) == ("well", "")


def test_the_report_says_which_journal_and_findings(source: Path, tmp_path: Path) -> None:
    dvomova.convert(source, "out", editions=[])
    report = json.loads((tmp_path / "out" / "well" / "report.json").read_text(encoding="utf-8"))
    (item,) = dvomova.inspect(source)
    assert report["outcome"] == item.outcome
    assert len(report["findings"]) == len(item.findings)
    assert {field["field"] for field in report["fields"]} == set(item.evidence)
