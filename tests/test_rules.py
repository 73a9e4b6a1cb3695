"""``scripts/quality --rules``: which functions are rules, and how often each fires."""

from __future__ import annotations

import ast
import importlib
import importlib.util
import json
import os
import subprocess
import sys
from pathlib import Path
from types import ModuleType

import pytest

MODULE = '''
def is_long(text: str) -> bool:
    """Whether a text is long."""
    return len(text) > 3


def first(text: str) -> str | None:
    for letter in text:
        def small(letter: str) -> str:
            return letter.lower()
        return small(letter)


class Line:
    @property
    def number(self) -> int:
        return 1

    def goes_on(self) -> bool:
        return any(map(lambda n: n > 1, [1]))
'''


@pytest.fixture(scope="module")
def rules(repository: Path) -> ModuleType:
    """``scripts/rules.py`` as a module."""
    spec = importlib.util.spec_from_file_location("rules", repository / "scripts" / "rules.py")
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    sys.modules["rules"] = module
    spec.loader.exec_module(module)
    return module


@pytest.mark.parametrize(
    ("annotation", "decides"),
    [
        ("bool", True),
        ("str | None", True),
        ("None | Line", True),
        ("int | str | None", True),
        ("TypeGuard[int]", True),
        ("None", False),
        ("int | str", False),
        ("list[bool]", False),
    ],
)
def test_what_decides_is_seen_in_the_annotation(rules: ModuleType, annotation: str, decides: bool) -> None:
    assert rules.decides(ast.parse(annotation, mode="eval").body) is decides


def test_rules_of_a_module_count_what_they_are_asked(rules: ModuleType, tmp_path: Path) -> None:
    (tmp_path / "invented_rules.py").write_text(MODULE, encoding="utf-8")
    counter = rules.Counter(tmp_path, ("invented_rules",))
    sys.meta_path.insert(0, counter)
    sys.path.insert(0, str(tmp_path))
    try:
        module = importlib.import_module("invented_rules")
    finally:
        sys.meta_path.remove(counter)
        sys.path.remove(str(tmp_path))
        sys.modules.pop("invented_rules", None)
    assert [module.is_long("a"), module.is_long("long"), module.first(""), module.first("A")] == [
        False,
        True,
        None,
        "a",
    ]
    assert module.Line().goes_on() is False
    assert module.Line().number == 1
    names = ("is_long", "first", "Line.goes_on")
    assert list(counter.rules) == [f"invented_rules.{name}" for name in names]
    assert counter.counts() == dict(zip(counter.rules, [(2, 1), (2, 1), (1, 0)], strict=True))
    counter.forget()
    assert counter.counts() == {}


def test_the_rarest_rules_come_first_and_name_their_documents(rules: ModuleType) -> None:
    known = {name: rules.Rule(name, "a.py", line, 3) for line, name in enumerate(("often", "once", "never"), 1)}
    found = [(f"{number}.pdf", {"often": (9, 5), "once": (1, int(number == 2))}) for number in range(4)]
    rows = rules.rows(known, found)
    assert [(row.rule, row.asked, row.fired, row.firings, row.documents) for row in rows] == [
        ("never", 0, 0, 0, ()),
        ("once", 4, 1, 1, ("2.pdf",)),
        ("often", 4, 4, 20, ()),
    ]
    assert "[2.pdf]" in rules.table(rows, 4)


def test_a_sample_is_taken_evenly(rules: ModuleType, tmp_path: Path) -> None:
    for number in range(9):
        (tmp_path / f"{number}.md").touch()
    assert [path.stem for path in rules.documents_of(tmp_path, 3)] == ["0", "3", "6"]
    assert len(rules.documents_of(tmp_path, 20)) == 9


def test_rules_are_counted_over_documents_and_counts_are_kept(repository: Path, tmp_path: Path) -> None:
    """The command over two invented documents; the second run converts nothing."""
    folder = tmp_path / "acceptance" / "faults"
    folder.mkdir(parents=True)
    golden = repository / "tests" / "golden"
    (folder / "a.pdf").write_bytes(next((golden / "two-columns").glob("*.pdf")).read_bytes())
    (folder / "b.md").write_bytes(next((golden / "markdown").glob("*.md")).read_bytes())
    (folder / "c.pdf").write_bytes(b"no PDF")
    words = (sys.executable, str(repository / "scripts" / "quality.py"), "--rules", "faults", "--json")
    words = (*words, "--acceptance", str(tmp_path / "acceptance"))
    environment = {**os.environ, "XDG_CACHE_HOME": str(tmp_path / "cache")}
    done, again = (subprocess.run(words, env=environment, capture_output=True, text=True, check=True) for _ in range(2))
    assert [line.split(":")[0].strip() for line in done.stderr.splitlines()] == [
        "faults/a.pdf",
        "faults/b.md",
        "faults/c.pdf",
    ]
    assert (again.stdout, again.stderr) == (done.stdout, "")
    rows = {row["rule"]: row for row in json.loads(done.stdout)}
    headed = rows["dvomova.patterns.headings.reads_as_heading"]
    assert headed["asked"] == 2
    assert headed["place"].startswith("dvomova/patterns/headings.py:")
    lines = rows["dvomova.layout.lines._continues"]
    assert (lines["asked"], lines["fired"], lines["documents"]) == (1, 1, ["faults/a.pdf"]), "a rule of pages only"
