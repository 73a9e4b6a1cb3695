"""The public names: one sorted list, complete and importable without loading what only some calls need."""

from __future__ import annotations

import ast
import subprocess
import sys
from pathlib import Path

import pytest

import dvomova

HEAVY = ("weasyprint", "scipy", "docx", "pikepdf", "langdetect", "numpy", "rich")


def test_the_list_is_sorted_and_without_repeats() -> None:
    assert list(dvomova.__all__) == sorted(set(dvomova.__all__))


def test_every_name_is_there() -> None:
    for name in dvomova.__all__:
        assert getattr(dvomova, name) is not None


def test_every_name_that_the_package_imports_is_in_the_list() -> None:
    tree = ast.parse(Path(dvomova.__file__).read_text(encoding="utf-8"))
    imported = {
        alias.asname or alias.name
        for node in ast.walk(tree)
        if isinstance(node, ast.ImportFrom) and node.level
        for alias in node.names
    }
    assert imported | {"__version__"} == set(dvomova.__all__)


def test_the_list_of_journals_is_a_function_although_a_module_has_its_name() -> None:
    """Importing the module must not put it in the function's place."""
    import dvomova.journals as module

    assert callable(dvomova.journals)
    assert module is dvomova.journals
    assert sys.modules["dvomova.journals"] is not dvomova.journals


def test_a_name_that_is_not_there_is_an_attribute_error() -> None:
    with pytest.raises(AttributeError, match="no attribute 'Nothing'"):
        dvomova.Nothing  # noqa: B018


def test_every_name_but_the_version_explains_itself() -> None:
    for name in dvomova.__all__:
        assert name == "__version__" or (getattr(dvomova, name).__doc__ or "").strip(), f"{name} has no docstring"


def test_importing_the_package_loads_nothing_heavy() -> None:
    words = f"import sys, dvomova; print([name for name in {HEAVY!r} if name in sys.modules])"
    done = subprocess.run((sys.executable, "-c", words), capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "[]"
