"""Saved values read back to the same values, and files are written whole or not at all."""

from __future__ import annotations

import json
from collections.abc import Mapping
from pathlib import Path

import pytest
from hypothesis import given, settings

from dvomova import store
from dvomova.errors import StoreError
from dvomova.model import Bitext, Evidence

from .strategies import bitexts, evidence


def write_files(folder: Path, files: Mapping[str, bytes]) -> None:
    for name, data in files.items():
        store.write(folder / name, data)


@given(bitexts())
@settings(max_examples=60, deadline=None)
def test_a_saved_bitext_reads_back_to_the_same_value(bitext: Bitext) -> None:
    assert store.from_json(Bitext, store.to_json(bitext)) == bitext


@given(bitexts())
@settings(max_examples=20, deadline=None)
def test_saving_twice_gives_the_same_bytes(bitext: Bitext) -> None:
    again = store.from_json(Bitext, store.to_json(bitext))
    assert store.to_json(again) == store.to_json(bitext)


@given(bitexts(), evidence())
@settings(max_examples=30, deadline=None)
def test_a_saved_article_holds_its_evidence_and_reads_back_without_it(
    bitext: Bitext, found: Mapping[str, Evidence]
) -> None:
    data = store.article_files(bitext, found)["article.json"]
    assert store.from_json(Bitext, data) == bitext
    saved = json.loads(data)["article"]
    assert list(saved.get("evidence", {})) == list(found)
    assert [name for name in saved if name in ("evidence", "file_pages")] == sorted(
        {"evidence", "file_pages"} & set(saved)
    )


@pytest.mark.parametrize(
    "data", [b"", b"{", b"[]", b'{"article": 1}', b'{"unknown": 1}', "\ud800".encode("utf-8", "surrogatepass")]
)
def test_what_is_no_saved_value_is_refused_in_a_sentence(data: bytes) -> None:
    with pytest.raises(StoreError, match="not a saved Bitext"):
        store.from_json(Bitext, data)


def test_an_article_with_pictures_reads_back(tmp_path: Path) -> None:
    from dvomova.model import Article, Source

    article = Article(source=Source(name="a.pdf", format="pdf", sha256="0"), language="en", languages=("en",))
    bitext = Bitext(article=article, media={"f1.png": b"\x89PNG"})
    for name, data in store.article_files(bitext, {}).items():
        store.write(tmp_path / name, data)
    assert store.read_article(tmp_path) == bitext


def test_a_write_that_fails_leaves_the_old_file_and_nothing_beside_it(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    target = tmp_path / "article.json"
    store.write(target, b"old")

    def full(self: Path, target: Path) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(Path, "replace", full)
    with pytest.raises(StoreError, match="No space left"):
        store.write(target, b"new")
    assert [path.name for path in tmp_path.iterdir()] == ["article.json"]
    assert target.read_bytes() == b"old"


@pytest.mark.parametrize(
    ("title", "folder"),
    [
        ("Перші кроки: до альянсу", "перші-кроки-до-альянсу"),
        ("../../etc/passwd", "etc-passwd"),
        ("\x00\x1b[31m", "31m"),
        ("...", "article"),
        ("A" * 300, "a" * 48),
    ],
)
def test_folder_names_keep_nothing_of_a_title_but_letters(title: str, folder: str) -> None:
    assert store.slug(title) == folder


def test_files_of_an_earlier_run_go_with_their_empty_folders(tmp_path: Path) -> None:
    for name in ("01-a/x.json", "02-b/x.json", "02-b/alignment.tsv"):
        store.write(tmp_path / name, b"1")
    store.remove(tmp_path, ("01-a/x.json", "02-b/x.json"))
    assert sorted(p.relative_to(tmp_path).as_posix() for p in tmp_path.rglob("*")) == ["02-b", "02-b/alignment.tsv"]
