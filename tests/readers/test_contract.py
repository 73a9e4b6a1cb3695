"""What every reader owes: a file that cannot be read is an ``InputError`` whose one sentence names the file.

A new reader is tested as soon as its suffix stands in ``READERS``; it needs a sound file in ``SOUND``.
"""

from __future__ import annotations

from pathlib import Path

import pytest

import dvomova
from dvomova import cli
from dvomova.errors import EmptyInput, InputError, UnknownFormat
from dvomova.readers import READERS

GOLDEN = Path(__file__).resolve().parent.parent / "golden"
SOUND = {
    ".docx": GOLDEN / "word" / "word.docx",
    ".markdown": GOLDEN / "markdown" / "markdown.md",
    ".md": GOLDEN / "markdown" / "markdown.md",
    ".pdf": GOLDEN / "two-columns" / "two-columns.pdf",
    ".txt": GOLDEN / "plain-text" / "plain-text.txt",
}
TEXTS = (".markdown", ".md", ".txt")
"""Formats of which half a file is a text like any other."""


def refusal(path: Path, kind: type[InputError] = InputError) -> str:
    """The sentence with which a file is refused."""
    with pytest.raises(kind) as caught:
        dvomova.read(path)
    return str(caught.value)


def is_a_sentence_about(message: str, path: Path) -> bool:
    """Whether a message is one line for an editor that names the file."""
    return path.name in message and "\n" not in message and message.endswith(".") and "Errno" not in message


@pytest.mark.parametrize("suffix", READERS)
def test_there_is_a_sound_file_that_is_read(suffix: str, tmp_path: Path) -> None:
    path = tmp_path / f"sound{suffix}"
    path.write_bytes(SOUND[suffix].read_bytes())
    draft = dvomova.read(path)
    assert draft.blocks
    assert draft.source.name == path.name


@pytest.mark.parametrize("suffix", READERS)
def test_capital_letters_in_a_suffix_are_the_same(suffix: str, tmp_path: Path) -> None:
    path = tmp_path / f"SOUND{suffix.upper()}"
    path.write_bytes(SOUND[suffix].read_bytes())
    assert dvomova.read(path).blocks


@pytest.mark.parametrize("suffix", READERS)
def test_a_missing_file(suffix: str, tmp_path: Path) -> None:
    path = tmp_path / f"missing{suffix}"
    assert is_a_sentence_about(refusal(path), path)


@pytest.mark.parametrize("suffix", READERS)
def test_a_folder_with_such_a_name(suffix: str, tmp_path: Path) -> None:
    path = tmp_path / f"folder{suffix}"
    path.mkdir()
    assert is_a_sentence_about(refusal(path), path)


@pytest.mark.parametrize("suffix", READERS)
def test_an_empty_file(suffix: str, tmp_path: Path) -> None:
    path = tmp_path / f"empty{suffix}"
    path.write_bytes(b"")
    assert is_a_sentence_about(refusal(path, EmptyInput), path)


@pytest.mark.parametrize("suffix", READERS)
@pytest.mark.parametrize("share", [0.1, 0.5, 0.9])
def test_a_file_cut_off(suffix: str, share: float, tmp_path: Path) -> None:
    path = tmp_path / f"cut{suffix}"
    data = SOUND[suffix].read_bytes()
    path.write_bytes(data[: int(len(data) * share)])
    if suffix in TEXTS:
        assert dvomova.read(path).blocks
    else:
        assert is_a_sentence_about(refusal(path), path)


@pytest.mark.parametrize("suffix", READERS)
@pytest.mark.parametrize("inside", [".pdf", ".docx"])
def test_a_wrong_suffix(suffix: str, inside: str, tmp_path: Path) -> None:
    if suffix == inside:
        inside = ".md"
    path = tmp_path / f"wrong{suffix}"
    path.write_bytes(SOUND[inside].read_bytes())
    assert is_a_sentence_about(refusal(path), path)


@pytest.mark.parametrize("name", ["notes.xyz", "notes", ".pdf"])
def test_a_kind_that_is_not_read(name: str, tmp_path: Path) -> None:
    path = tmp_path / name
    path.write_bytes(b"Some text.")
    assert is_a_sentence_about(refusal(path, UnknownFormat), path)


def test_the_folder_that_one_is_in(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    with pytest.raises(InputError) as caught:
        dvomova.read(".")
    assert "folder" in str(caught.value)


def test_inspect_of_a_missing_pdf(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    path = tmp_path / "missing.pdf"
    assert cli.main(["inspect", str(path)]) == 1
    assert is_a_sentence_about(capsys.readouterr().err.strip(), path)
