"""No word or alphabet of a language stands in the code: it stands in ``languages/data``, and its rules ask for it.

Looked for are Cyrillic letters in strings, for every rule of this kind had some. Docstrings may hold examples between
double backquotes or quotation marks, comments anything.
"""

from __future__ import annotations

import ast
import re
from collections.abc import Iterator
from pathlib import Path

import pytest

PACKAGE = Path(__file__).resolve().parent.parent / "src" / "dvomova"
CYRILLIC = re.compile("[\u0400-\u052f]")
EXAMPLE = re.compile(r"``.+?``|“.+?”|„.+?”", re.DOTALL)
ENCODING_TABLES = {"layout/repair/wrong_encodings.py"}
"""Modules whose tables are about encodings and not about a language."""
DATA = "languages/"


def strings(tree: ast.Module) -> Iterator[tuple[int, str, bool]]:
    """Every string of a module with its line, and whether it is a docstring."""
    docstrings = {
        id(node.value)
        for node in ast.walk(tree)
        if isinstance(node, ast.Expr) and isinstance(node.value, ast.Constant) and isinstance(node.value.value, str)
    }
    for node in ast.walk(tree):
        if isinstance(node, ast.Constant) and isinstance(node.value, str):
            yield node.lineno, node.value, id(node) in docstrings


def with_language(name: str, code: str) -> list[str]:
    """The places of a module where a string holds letters of a language, as sentences."""
    found = []
    for line, text, is_docstring in strings(ast.parse(code)):
        rest = EXAMPLE.sub("", text) if is_docstring else text
        if CYRILLIC.search(rest):
            found.append(f"{name}:{line}: {text[:40]!r} belongs into languages/data.")
    return found


def test_no_cyrillic_letter_in_a_string_outside_the_language_data() -> None:
    found: list[str] = []
    for path in sorted(PACKAGE.rglob("*.py")):
        name = path.relative_to(PACKAGE).as_posix()
        if not name.startswith(DATA) and name not in ENCODING_TABLES:
            found += with_language(name, path.read_text(encoding="utf-8"))
    assert found == []


@pytest.mark.parametrize(
    "code",
    [
        'PAGES = r"с\\."',
        'PAGES = "\\u0441."',
        'PAGES = f"{PAGE}|с"',
        'def f():\n    """Whether абзац is one."""',
    ],
)
def test_a_planted_letter_is_found(code: str) -> None:
    assert with_language("planted.py", code)


@pytest.mark.parametrize("code", ["# с. 5", '"""``с. 5`` is a page, and so is “с. 6”."""', 'PAGES = "p."'])
def test_examples_and_comments_are_let_be(code: str) -> None:
    assert not with_language("planted.py", code)


def test_each_encoding_table_is_there_and_holds_such_letters() -> None:
    for name in sorted(ENCODING_TABLES):
        assert CYRILLIC.search((PACKAGE / name).read_text(encoding="utf-8"))
