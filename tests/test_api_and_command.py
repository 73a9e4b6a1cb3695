"""``dvomova.convert(path, out)`` and ``dvomova convert`` leave the same files: whoever scripts loses nothing."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

import dvomova
from dvomova import cli

GOLDEN = Path(__file__).resolve().parent / "golden"
ARTICLE = GOLDEN / "markdown" / "markdown.md"
INPUTS = (
    ARTICLE,
    GOLDEN / "word" / "word.docx",
    GOLDEN / "two-columns" / "two-columns.pdf",
    GOLDEN / "issue" / "issue.pdf",
)
LEXICON = (
    "left language\tright language\tleft\tright\tp(right|left)\tp(left|right)\tlinks\n"
    "en\tuk\tphon\tтелефон\t0.95\t0.95\t9\n"
)
"""A lexicon in which words of ``ARTICLE`` stand."""

Convert = Callable[[Path, Path, tuple[str, ...]], None]


def by_api(path: Path, out: Path, editions: tuple[str, ...] = ()) -> None:
    """Convert from Python."""
    dvomova.convert(path, out, editions=editions)


def by_command(path: Path, out: Path, editions: tuple[str, ...] = ()) -> None:
    """Convert on the command line."""
    words = ["convert", str(path), "-o", str(out), "--editions", ",".join(editions) or "none", "--jobs", "1", "-q"]
    assert cli.main(words) == 0


WAYS = (
    pytest.param(by_command, id="command"),
    pytest.param(by_api, id="api"),
)


def files(folder: Path, *, hidden: bool = False) -> dict[str, bytes]:
    """The files below a folder with their bytes."""
    found = (path for path in sorted(folder.rglob("*")) if path.is_file())
    return {
        path.relative_to(folder).as_posix(): path.read_bytes()
        for path in found
        if hidden or not path.name.startswith(".")
    }


@pytest.mark.parametrize("path", INPUTS, ids=lambda path: path.name)
def test_both_ways_write_the_same_bytes(path: Path, tmp_path: Path) -> None:
    by_api(path, tmp_path / "api")
    by_command(path, tmp_path / "command")
    assert files(tmp_path / "api") == files(tmp_path / "command")


def test_both_ways_write_the_same_editions(tmp_path: Path) -> None:
    by_api(ARTICLE, tmp_path / "api", ("docx", "html"))
    by_command(ARTICLE, tmp_path / "command", ("docx", "html"))
    made = files(tmp_path / "api")
    assert {"markdown/uk-en.docx", "markdown/en.html"} <= made.keys()
    assert made == files(tmp_path / "command")


def test_both_ways_leave_the_same_record_of_the_run(tmp_path: Path) -> None:
    by_api(ARTICLE, tmp_path / "api")
    by_command(ARTICLE, tmp_path / "command")
    assert files(tmp_path / "api", hidden=True).keys() == files(tmp_path / "command", hidden=True).keys()


@pytest.mark.parametrize("convert", WAYS)
def test_a_persons_table_of_pairs_is_applied_and_kept(convert: Convert, tmp_path: Path) -> None:
    by_command(ARTICLE, tmp_path, ())
    table = tmp_path / "markdown" / "alignment.tsv"
    lines = table.read_text(encoding="utf-8").split("\n")
    columns = lines[0].lstrip("\ufeff").split("\t")
    cells = lines[-2].split("\t")
    cells[columns.index("checked")] = "yes"
    lines[-2] = "\t".join(cells)
    table.write_text("\n".join(lines), encoding="utf-8")
    convert(ARTICLE, tmp_path, ())
    checked = [
        line.split("\t")[columns.index("checked")] for line in table.read_text(encoding="utf-8").split("\n") if line
    ]
    assert checked.count("yes") == 1


@pytest.mark.parametrize("convert", WAYS)
def test_files_of_an_earlier_run_that_are_not_made_any_more_are_taken_away(convert: Convert, tmp_path: Path) -> None:
    by_command(ARTICLE, tmp_path, ("html",))
    convert(ARTICLE, tmp_path, ())
    assert [name for name in files(tmp_path) if name.endswith(".html")] == []


@pytest.mark.parametrize("convert", WAYS)
def test_the_lexicon_in_the_output_folder_is_used(convert: Convert, tmp_path: Path) -> None:
    for name in ("with", "without"):
        (tmp_path / name).mkdir()
    (tmp_path / "with" / "lexicon.tsv").write_text(LEXICON, encoding="utf-8")
    convert(ARTICLE, tmp_path / "with", ())
    convert(ARTICLE, tmp_path / "without", ())
    made = [(tmp_path / name / "markdown" / "article.json").read_bytes() for name in ("with", "without")]
    assert made[0] != made[1]
