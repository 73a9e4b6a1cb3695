"""docs/architecture.md says what is so: its layers, its libraries and its example are compared with the code."""

from __future__ import annotations

import re
import tomllib

import pytest

from . import documents
from .conftest import REPOSITORY
from .golden import steps
from .test_architecture import LAYERS, PACKAGE, imports, modules, own_part

PAGE = documents.text_of("docs/architecture.md")
IMPORTED_AS = {"python-docx": "docx", "markdown-it-py": "markdown_it", "fonttools": "fontTools"}
"""Libraries that are imported by another name than they are installed by, in small letters."""


def groups() -> dict[str, set[str]]:
    """The names for several parts: those of the list above the table."""
    found: dict[str, set[str]] = {}
    for name, members in re.findall(r"^- \*\*(\w+)\*\*: (.+)$", documents.section(PAGE, "Layers"), re.MULTILINE):
        found[name] = expanded(members, found)
    return found


def expanded(cell: str, known: dict[str, set[str]]) -> set[str]:
    """The parts that a cell names, one by one or by the name of several."""
    return set(documents.names(cell)).union(*(known[name] for name in re.findall(r"\*\*(\w+)\*\*", cell)))


def test_the_layers_are_those_of_the_architecture_test() -> None:
    known = groups()
    table = {
        part: expanded(row[2], known)
        for row in documents.rows(documents.section(PAGE, "Layers"))
        for part in documents.names(row[0])
    }
    assert table == LAYERS


def test_each_library_is_named_with_the_parts_that_import_it() -> None:
    settings = tomllib.loads((REPOSITORY / "pyproject.toml").read_text(encoding="utf-8"))
    declared = {re.split(r"[^\w-]", line, maxsplit=1)[0] for line in settings["project"]["dependencies"]}
    table = {row[0]: set(documents.names(row[1])) for row in documents.rows(documents.section(PAGE, "Libraries"))}
    assert set(table) == declared
    used: dict[str, set[str]] = {name: set() for name in declared}
    modules_of = {IMPORTED_AS.get(name, name): name for name in declared}
    for path, tree in modules(PACKAGE):
        for _, target in imports(path, tree):
            if library := modules_of.get(target.split(".")[0]):
                used[library].add(own_part(path))
    assert table == used


@pytest.fixture(scope="module")
def made(tmp_path_factory: pytest.TempPathFactory) -> dict[str, str]:
    """What the code makes of the example, step by step."""
    path = REPOSITORY / "input" / "the-other-column.pdf"
    files = steps.steps_of(path) | steps.converted(path, tmp_path_factory.mktemp("example"))
    return {name: "\n".join(line.strip() for line in data.decode().splitlines()) for name, data in files.items()}


def pattern(excerpt: str) -> str:
    """An excerpt as a regular expression: “…” stands for letters of a line, alone on a line for lines."""
    lines = [line.strip() for line in excerpt.splitlines()]
    parts = [r"(?:[^\n]*\n)*?" if line == "…" else re.escape(line).replace("…", "[^\n]*") + "\n" for line in lines]
    return "".join(parts)


EXCERPTS = list(documents.blocks(documents.section(PAGE, "One example, from page to edition")))


@pytest.mark.parametrize("number", range(len(EXCERPTS)))
def test_the_example_is_what_the_code_makes(made: dict[str, str], number: int) -> None:
    block = EXCERPTS[number]
    assert re.search(pattern(block.text), made[block.file] + "\n"), f"not in {block.file}:\n{block.text}"


def test_an_excerpt_that_is_not_so_is_found_out() -> None:
    text = "a\nlong line b\nc\nd\n"
    assert re.search(pattern("a\n…\nlong … b\nc\n"), text)
    assert not re.search(pattern("a\nc\n"), text)
    assert not re.search(pattern("long … c\n"), text)


def test_the_example_has_every_step() -> None:
    assert {block.file for block in EXCERPTS} >= {
        "pages.json",
        "draft.json",
        "article.json",
        "article.jats.xml",
        "alignment.tmx",
    }
