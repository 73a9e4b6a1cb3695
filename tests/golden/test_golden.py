"""What each step makes of documents of our own, held as files that are read in review as a diff.

A golden says what comes out, not that it is right: several hold faults that are known. ``scripts/test --renew`` writes
them anew and fails, so that a renewal is never taken for a pass.
"""

from __future__ import annotations

import difflib
import os
import subprocess
import sys
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from pathlib import Path

import pytest

from . import every_block, steps

HERE = Path(__file__).resolve().parent
INPUT = HERE.parent.parent / "input"
SOURCES = (".html", ".svg", ".pdf", ".docx", ".md")
SHOWN = 60
"""How many lines of difference a failing test shows."""


@dataclass(frozen=True, slots=True)
class Document:
    """A folder of goldens, and the inputs that they are made of: one, or two versions of one article."""

    name: str
    inputs: tuple[Path, ...]


DOCUMENTS = (
    Document("the-other-column", (INPUT / "the-other-column.pdf",)),
    Document("odna-vulytsia", (INPUT / "odna-vulytsia.pdf",)),
    *(
        Document(Path(name).stem, (HERE / Path(name).stem / name,))
        for name in (
            "two-columns.pdf",
            "three-languages.pdf",
            "issue.pdf",
            "word.docx",
            "markdown.md",
            "plain-text.txt",
        )
    ),
    Document("versions", (HERE / "versions" / "river-en.md", HERE / "versions" / "river-uk.md")),
)
Check = Callable[[str, Mapping[str, bytes]], None]


def goldens(folder: Path) -> dict[str, Path]:
    """The goldens in a folder, by their names in it; what they are made of is not among them."""
    files = (path for path in sorted(folder.rglob("*")) if path.is_file())
    own = {path.relative_to(folder).as_posix(): path for path in files}
    inputs = {path for document in DOCUMENTS for path in document.inputs}
    sources = {path.with_suffix(suffix) for path in inputs for suffix in SOURCES} | inputs
    drawings = set(folder.glob("*.svg"))
    editions = folder.name == "every-block"
    return {name: path for name, path in own.items() if editions or path not in sources | drawings}


def differences(folder: Path, made: Mapping[str, bytes]) -> list[str]:
    """The lines in which goldens and what was made differ; files that only one side has are named."""
    held = goldens(folder)
    out = [f"missing: {name}" for name in held if name not in made]
    out += [f"new: {name}" for name in made if name not in held]
    for name in sorted(held.keys() & made.keys()):
        before, after = held[name].read_bytes(), made[name]
        if before != after:
            old, new = before.decode("utf-8").split("\n"), after.decode("utf-8").split("\n")
            out += difflib.unified_diff(old, new, f"golden {name}", f"made {name}", lineterm="", n=1)
    return out


def renew(folder: Path, made: Mapping[str, bytes]) -> None:
    """Put what was made in place of the goldens."""
    for name, path in goldens(folder).items():
        if name not in made:
            path.unlink()
    for name, data in made.items():
        (folder / name).parent.mkdir(parents=True, exist_ok=True)
        (folder / name).write_bytes(data)


@pytest.fixture
def check(request: pytest.FixtureRequest) -> Check:
    """Compares what was made with the goldens of a document, or renews them with ``--renew``."""

    def compare(name: str, made: Mapping[str, bytes]) -> None:
        found = differences(HERE / name, made)
        if request.config.getoption("--renew"):
            renew(HERE / name, made)
            pytest.fail(f"tests/golden/{name} was renewed: {len(found)} lines differ." if found else "Nothing differs.")
        if found:
            more = [f"… {len(found) - SHOWN} more lines"] if len(found) > SHOWN else []
            pytest.fail("\n".join([f"tests/golden/{name}:", *found[:SHOWN], *more]), pytrace=False)

    return compare


@pytest.mark.parametrize("document", DOCUMENTS, ids=lambda document: document.name)
def test_each_step_makes_of_a_document_what_it_made_before(document: Document, check: Check, tmp_path: Path) -> None:
    if len(document.inputs) == 1:
        made = steps.steps_of(document.inputs[0]) | steps.converted(document.inputs[0], tmp_path)
    else:
        made = steps.paired(document.inputs[0], document.inputs[1], tmp_path)
    check(document.name, made)


def test_each_writer_makes_of_every_kind_of_block_what_it_made_before(check: Check) -> None:
    check("every-block", steps.editions(every_block.bitext()))


def test_a_difference_a_missing_and_a_new_file_are_found(tmp_path: Path) -> None:
    folder = tmp_path / "document"
    (folder / "01").mkdir(parents=True)
    (folder / "01" / "article.json").write_bytes(b"{\n}\n")
    (folder / "draft.json").write_bytes(b"1\n2\n")
    found = differences(folder, {"draft.json": b"1\n3\n", "pages.json": b""})
    assert found[:2] == ["missing: 01/article.json", "new: pages.json"]
    assert found[-2:] == ["+3", " "]
    renew(folder, {"draft.json": b"1\n3\n", "pages.json": b""})
    assert sorted(goldens(folder)) == ["draft.json", "pages.json"]
    assert differences(folder, {"draft.json": b"1\n3\n", "pages.json": b""}) == []


def test_a_run_with_the_option_left_on_never_passes(repository: Path) -> None:
    one = "tests/golden/test_golden.py::test_a_difference_a_missing_and_a_new_file_are_found"
    command = [sys.executable, "-m", "pytest", "-q", "-p", "no:cacheprovider", one]
    env = {**os.environ, "PYTEST_ADDOPTS": "--renew"}
    done = subprocess.run(command, cwd=repository, env=env, capture_output=True, text=True, check=False, timeout=120)
    assert done.returncode == 1
    assert "1 passed" in done.stdout
    assert "The goldens were renewed" in done.stdout
