"""Alignment stays as right as it has been: a sample of each measured set, against the floors."""

from __future__ import annotations

import importlib.util
import json
from pathlib import Path
from types import ModuleType

import pytest

SETS = ("abs.clean", "abs.light", "abs.heavy", "doc.heavy", "body.light", "body.heavy", "body.gaps")
SAMPLE = {"abs": 96, "doc": 24, "body": 2}
"""Documents of each set, so that the test takes seconds; ``scripts/bench align`` measures all."""
SLACK = 0.012
"""A sample is less sure than the whole set, on which the floors stand."""


@pytest.fixture(scope="module")
def bench(repository: Path) -> ModuleType:
    """``scripts/bench_align.py`` as a module."""
    spec = importlib.util.spec_from_file_location("bench_align", repository / "scripts" / "bench_align.py")
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


@pytest.mark.parametrize("lexicon", ["packaged", "none"])
@pytest.mark.parametrize("name", SETS)
def test_beads_are_right(name: str, lexicon: str, bench: ModuleType, shared: Path, repository: Path) -> None:
    floors = json.loads((repository / "tests" / "quality" / "floors.json").read_text(encoding="utf-8"))["align"]
    documents = bench.documents(name, shared)[: SAMPLE[name.partition(".")[0]]]
    beads = [bench.aligned(document, bench.LEXICONS[lexicon]) for document in documents]
    reached = bench.figures(documents, beads, bench.scorer(shared))["f_strict"]
    assert reached >= floors[f"{name} {lexicon}"]["floor"] - SLACK
