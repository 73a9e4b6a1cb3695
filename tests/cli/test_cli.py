"""The command line in one process: words, exit codes, and what goes to which stream."""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path

import pytest

from dvomova import cli, pipeline
from dvomova.errors import DamagedInput
from dvomova.findings import Report
from dvomova.pipeline import Converted, Options

from ..run.test_run import convert_one


def sometimes(path: Path, options: Options, report: Report) -> Iterator[Converted]:
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
