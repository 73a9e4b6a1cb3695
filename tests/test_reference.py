"""What is made of the code and committed is what the code makes, and what is saved fits its schema."""

from __future__ import annotations

import importlib.util
import json
from collections.abc import Mapping
from importlib import resources
from pathlib import Path
from types import ModuleType
from typing import Any

import pytest
from hypothesis import given, settings
from jsonschema import Draft202012Validator

import dvomova
from dvomova import store
from dvomova.findings import BlockId, Code, FieldPath, Place, Report, report_file
from dvomova.model import Bitext, Box, Evidence

from .conftest import REPOSITORY
from .strategies import bitexts, evidence
from .test_pipeline import TEXT


def validator(name: str) -> Draft202012Validator:
    """The schema as it is shipped in the package."""
    schema = json.loads(resources.files(dvomova).joinpath("schemas", f"{name}.schema.json").read_text("utf-8"))
    Draft202012Validator.check_schema(schema)
    return Draft202012Validator(schema)


ARTICLE, REPORT = validator("article"), validator("report")


@pytest.fixture(scope="module")
def make_reference() -> ModuleType:
    path = REPOSITORY / "scripts" / "make_reference.py"
    spec = importlib.util.spec_from_file_location("make_reference", path)
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def test_what_is_committed_is_what_the_code_makes(make_reference: ModuleType) -> None:
    made: Mapping[Path, str] = make_reference.files()
    assert len(made) == 3
    for path, text in made.items():
        assert path.read_text(encoding="utf-8") == text, "run: python scripts/make_reference.py"


@given(bitexts(), evidence())
@settings(max_examples=60, deadline=None)
def test_every_saved_article_fits_the_schema_and_reads_back(bitext: Bitext, found: Mapping[str, Evidence]) -> None:
    data = store.article_files(bitext, found)["article.json"]
    assert list(ARTICLE.iter_errors(json.loads(data))) == []
    assert store.from_json(Bitext, data) == bitext


@pytest.mark.parametrize(
    "where", [None, Box(page=1, x0=0.5, top=0, x1=1, bottom=1), BlockId("en.p1"), FieldPath.title("uk")]
)
@pytest.mark.parametrize("code", list(Code))
def test_every_report_fits_the_schema(where: Place | None, code: Code) -> None:
    report = Report()
    report.add(code, "A sentence.", where=where, changes=[("a", "b")])
    found = report_file("a.pdf", report, {"doi": Evidence(confidence=0.5, reason="x")})
    assert list(REPORT.iter_errors(json.loads(store.to_json(found)))) == []


def test_a_whole_article_and_the_samples_fit_the_schemas(tmp_path: Path, samples: tuple[Path, ...]) -> None:
    (tmp_path / "well.md").write_text(TEXT, encoding="utf-8")
    inputs = [tmp_path / "well.md", *samples]
    assert len(inputs) >= 3
    for path in inputs:
        (bitext,) = dvomova.convert(path, tmp_path / "out", editions=[])
        folder = tmp_path / "out" / path.stem
        assert list(ARTICLE.iter_errors(json.loads((folder / "article.json").read_bytes()))) == []
        assert list(REPORT.iter_errors(json.loads((folder / "report.json").read_bytes()))) == []
        assert dvomova.read_article(folder) == bitext


def spoilt(**changes: Any) -> dict[str, Any]:
    source = {"name": "a.pdf", "format": "pdf", "sha256": "0"}
    article = {"schema": "dvomova/article@1", "source": source, "language": "en", "languages": ["en"]}
    return {"article": {**article, **changes}}


@pytest.mark.parametrize(
    "changes",
    [
        {"schema": "dvomova/article@2"},
        {"language": 1},
        {"languages": "en"},
        {"unknown": 1},
        {"body": {"en": [{"kind": "poem", "id": "b1"}]}},
        {"dates": [{"kind": "received"}]},
        {"file_pages": [1]},
        {"evidence": {"doi": {"confidence": "high", "reason": "x"}}},
    ],
)
def test_what_is_no_article_does_not_fit_the_schema(changes: dict[str, Any]) -> None:
    assert list(ARTICLE.iter_errors(spoilt())) == []
    assert list(ARTICLE.iter_errors(spoilt(**changes))) != []
