"""The command line in one process: words, exit codes, and what goes to which stream."""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path

import pytest

from dvomova import cli, pipeline
from dvomova.errors import DamagedInput, ProfileError
from dvomova.findings import Report
from dvomova.pipeline import Conversion, Options

from ..run.test_archive import EN, LEFT, body
from ..run.test_run import convert_one


def sometimes(path: Path, options: Options, report: Report) -> Iterator[Conversion]:
    if path.stem == "bad":
        raise DamagedInput("bad.md is cut off; ask for it again.")
    return convert_one(path, options, report)


@pytest.fixture
def work(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setattr(pipeline, "convert_one", sometimes)
    monkeypatch.chdir(tmp_path)
    for name in ("good.md", "bad.md"):
        (tmp_path / name).write_text("x", encoding="utf-8")
    return tmp_path


def run(*words: str) -> int:
    return cli.main(["convert", "--editions", "none", *words])


@pytest.mark.usefixtures("work")
def test_all_done_is_0_and_says_so_on_stdout(capsys: pytest.CaptureFixture[str]) -> None:
    assert run("good.md") == 0
    streams = capsys.readouterr()
    assert "good.md" in streams.out
    assert "done" in streams.out
    assert streams.err == ""


@pytest.mark.usefixtures("work")
def test_a_failure_is_1_and_one_sentence_on_stderr(capsys: pytest.CaptureFixture[str]) -> None:
    assert run("good.md", "bad.md") == 1
    assert "bad.md is cut off; ask for it again." in capsys.readouterr().err
    assert Path("output/good/article.json").is_file()
    assert not Path("output/bad").exists()


@pytest.mark.usefixtures("work")
@pytest.mark.parametrize(
    ("words", "message"),
    [
        (["good.md", "--journal", "nope"], "There is no journal “nope”"),
        (["good.md", "--languages", "en,xx"], "There is no file for the language “xx”"),
        (["good.md", "--editions", "pfd"], "There is no edition “pfd”"),
    ],
)
def test_a_wrong_choice_is_2_and_names_what_there_is(
    words: list[str], message: str, capsys: pytest.CaptureFixture[str]
) -> None:
    assert cli.main(["convert", *words]) == 2
    assert message in capsys.readouterr().err


@pytest.mark.parametrize("words", [[], ["convert"], ["publish"], ["convert", "x", "--jobs", "0"]])
def test_words_that_are_not_understood_are_2(words: list[str]) -> None:
    with pytest.raises(SystemExit) as stop:
        cli.main(words)
    assert stop.value.code == 2


@pytest.mark.usefixtures("work")
def test_json_is_one_object_a_line_and_nothing_else_on_stdout(capsys: pytest.CaptureFixture[str]) -> None:
    assert run("good.md", "bad.md", "--json") == 1
    lines = [json.loads(line) for line in capsys.readouterr().out.splitlines()]
    by_input = {line["input"]: line for line in lines}
    assert by_input["good.md"]["outcome"] == "done"
    assert by_input["good.md"]["folder"] == "output/good"
    assert by_input["bad.md"] == {
        "input": "bad.md",
        "outcome": "failed",
        "message": "bad.md is cut off; ask for it again.",
    }


@pytest.mark.usefixtures("work")
def test_quiet_says_nothing_where_all_is_well(capsys: pytest.CaptureFixture[str]) -> None:
    assert run("good.md", "-q") == 0
    assert capsys.readouterr() == ("", "")


@pytest.mark.usefixtures("work")
def test_markup_in_names_is_shown_and_not_obeyed(work: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (work / "[red]x.md").write_text("x", encoding="utf-8")
    assert run("[red]x.md") == 0
    assert "[red]x.md" in capsys.readouterr().out


@pytest.mark.usefixtures("work")
def test_an_input_that_is_not_there_is_a_sentence(capsys: pytest.CaptureFixture[str]) -> None:
    assert run("absent.md") == 1
    assert "absent.md cannot be read (No such file or directory)" in capsys.readouterr().err


@pytest.mark.usefixtures("work")
def test_what_was_skipped_keeps_its_outcome(capsys: pytest.CaptureFixture[str]) -> None:
    Path("doubtful.md").write_text("x", encoding="utf-8")
    wanted: list[dict[str, bool]] = [{}, {"skipped": True}]
    for skipped in wanted:
        assert run("doubtful.md", "--json") == 0
        line = json.loads(capsys.readouterr().out)
        assert line["outcome"] == "review"
        assert {key: value for key, value in line.items() if key == "skipped"} == skipped
    assert run("doubtful.md") == 0
    assert "unchanged" in capsys.readouterr().out


@pytest.mark.parametrize("out", ["good.md", "good.md/deeper"])
@pytest.mark.usefixtures("work")
def test_a_file_as_output_folder_is_a_sentence(out: str, capsys: pytest.CaptureFixture[str]) -> None:
    assert run("good.md", "-o", out) == 2
    assert capsys.readouterr().err == (
        "dvomova: good.md is a file, so that no editions can be put there; name a folder with -o.\n"
    )


@pytest.mark.usefixtures("work")
def test_errors_keep_their_exit_code_over_the_process_border(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    def wrong(path: Path, options: Options, report: Report) -> Iterator[Conversion]:
        raise ProfileError("journals/mine/journal.toml: “colour” cannot be used.")

    monkeypatch.setattr(pipeline, "convert_one", wrong)
    assert run("good.md") == 2
    assert "“colour” cannot be used" in capsys.readouterr().err
    assert cli.main(["inspect", "good.md"]) == 2


@pytest.mark.usefixtures("work")
def test_two_versions_in_one_language_are_wrong_usage(capsys: pytest.CaptureFixture[str]) -> None:
    text = LEFT.format(place="UPPER", body=body(EN))
    for name in ("left.md", "right.md"):
        Path(name).write_text(text, encoding="utf-8")
    assert cli.main(["pair", "left.md", "right.md", "--editions", "none"]) == 2
    assert "Both versions are written in “en”" in capsys.readouterr().err


def test_an_input_that_took_another_folder_is_announced(work: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (work / "b").mkdir()
    (work / "b" / "good.md").write_text("another", encoding="utf-8")
    assert run("good.md", "-q") == 0
    assert run("b/good.md", "--json") == 0
    streams = capsys.readouterr()
    note = "output/good holds the editions of good.md; those of b/good.md are in output/good-md."
    assert streams.err == f"{note}\n"
    assert (json.loads(streams.out)["folder"], json.loads(streams.out)["note"]) == ("output/good-md", note)


@pytest.mark.parametrize("name", ["nope.pdf", "nope.md"])
def test_looking_at_what_is_not_there_is_a_sentence(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, name: str, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.chdir(tmp_path)
    assert cli.main(["inspect", name]) == 1
    assert capsys.readouterr().err == (
        f"dvomova: {name} cannot be read (No such file or directory); check the name and the rights.\n"
    )


@pytest.mark.usefixtures("work")
def test_looking_gives_one_object_an_article_with_what_was_noticed(capsys: pytest.CaptureFixture[str]) -> None:
    Path("doubtful.md").write_text("x", encoding="utf-8")
    assert cli.main(["inspect", "doubtful.md", "--json", "--journal", "generic", "--languages", "en,uk"]) == 0
    line = json.loads(capsys.readouterr().out)
    assert (line["input"], line["outcome"], line["title"]) == ("doubtful.md", "review", {"en": "doubtful.md"})
    assert [finding["code"] for finding in line["findings"]] == ["field-missing"]
    assert line["fields"] == []
    assert not Path("output").exists()


def test_the_help_lists_editions_and_journals_from_their_tables(
    work: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("COLUMNS", "200")
    (work / "journals" / "100%mine").mkdir(parents=True)
    (work / "journals" / "100%mine" / "journal.toml").touch()
    with pytest.raises(SystemExit):
        cli.main(["convert", "--help"])
    seen = " ".join(capsys.readouterr().out.split())
    assert ",".join(pipeline.editions()) in seen
    assert "100%mine, generic" in seen


def test_the_doctor_looks_at_one_journal(
    work: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("COLUMNS", "200")
    folder = work / "journals" / "mine"
    folder.mkdir(parents=True)
    (folder / "journal.toml").write_text('[reading]\nnumber_is = "numer"\n', encoding="utf-8")
    assert cli.main(["doctor", "--journal", "mine"]) == 2
    assert "“numer” is not one of issue, volume" in capsys.readouterr().err
    (folder / "journal.toml").write_text('[reading]\nlanguages = ["uk"]\n', encoding="utf-8")
    (folder / "print.css").touch()
    assert cli.main(["doctor", "--journal", "mine"]) == 0
    assert "print.css" in capsys.readouterr().out
    (folder / "pirnt.css").touch()
    assert cli.main(["doctor", "--journal", "./journals/mine"]) == 0
    assert "pirnt.css replaces no template" in " ".join(capsys.readouterr().out.split())
