"""The packages of assembly import each other one way, and only its first step reads a draft."""

from __future__ import annotations

import ast

from ..test_architecture import PACKAGE, graph, modules

ORDER = ("people", "references", "front", "issue")
"""Each may import those before it."""
FIRST_STEP = {"assemble/__init__.py", "assemble/segments.py"}


def test_the_packages_of_assembly_import_each_other_one_way() -> None:
    wrong = []
    for module, targets in graph(PACKAGE).items():
        here = module.split(".")[1:2] if module.startswith("assemble.") else []
        for target in targets:
            there = target.split(".")[1:2] if target.startswith("assemble.") else []
            if here and there and here[0] in ORDER and there[0] in ORDER and here != there:
                wrong += [f"{module} → {target}"] if ORDER.index(there[0]) > ORDER.index(here[0]) else []
    assert wrong == []


def test_only_the_first_step_reads_a_draft() -> None:
    readers = {
        name
        for name, tree in modules(PACKAGE)
        if name.startswith("assemble/")
        for node in ast.walk(tree)
        if isinstance(node, ast.ImportFrom) and any(alias.name == "Draft" for alias in node.names)
    }
    assert readers == FIRST_STEP
