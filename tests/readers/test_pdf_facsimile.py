"""Reading and layout on the measured documents, where they are there."""

from __future__ import annotations

import json
import re
import unicodedata
from pathlib import Path
from typing import Any

import pytest

from dvomova import layout
from dvomova.errors import DamagedInput, EmptyInput, EncryptedInput
from dvomova.findings import Report
from dvomova.model import Draft, ListItem, Pages, Paragraph, block_text, plain
from dvomova.readers import read

SAME = str.maketrans({"’": "'", "‘": "'", "“": '"', "”": '"', "–": "-", "—": "-", "\u00a0": " "})


def norm(text: str) -> str:
    return re.sub(r"\s+", " ", unicodedata.normalize("NFC", text).translate(SAME)).strip()


def fold(text: str) -> str:
    return re.sub(r"[^\w-]+", "", norm(text).casefold())


def laid(path: Path) -> Draft:
    found = read(path, Report())
    assert isinstance(found, Pages)
    return layout.draft(found, Report())


@pytest.fixture(scope="module")
def gold(shared: Path) -> Any:
    return json.loads((shared / "acceptance/facsimile/pard.gold.json").read_text(encoding="utf-8"))


@pytest.mark.parametrize(
    "name", ["pard-2024-23-08", "pard-weasyprint", "pard-chromium", "pard-twocol", "pard-mojibake"]
)
def test_every_paragraph_and_reference_of_the_facsimiles_is_whole(shared: Path, gold: Any, name: str) -> None:
    made = laid(shared / f"acceptance/facsimile/{name}.pdf")
    found = {norm(plain(block_text(b))) for b in made.blocks if isinstance(b, Paragraph | ListItem)}
    wanted = [
        norm(f"{b.get('run_in_heading') or ''} {b.get('text') or b.get('printed') or ''}")
        for b in gold["body"]
        if b["type"] == "paragraph"
    ]
    references = [norm(r["text"]) for r in gold["references"]]
    assert [text for text in (*wanted, *references) if text not in found] == []
    first = 140
    assert made.page_numbers == {n: str(first + n - 1) for n in range(1, made.source.page_count + 1)}


def test_sentences_over_line_column_and_page_ends_are_whole_in_real_articles(shared: Path) -> None:
    found = wanted = 0
    for path in sorted((shared / "acceptance/real").glob("*.gold.json")):
        truth = json.loads(path.read_text(encoding="utf-8"))
        made = laid(path.parent / truth["file"])
        every = fold(
            " ".join(
                (f"{block.label} " if isinstance(block, ListItem) else "") + plain(block_text(block))
                for block in made.blocks
            )
        )
        found += sum(fold(probe) in every for probe in truth["probes"])
        wanted += len(truth["probes"])
    assert found >= 0.95 * wanted


@pytest.mark.parametrize(
    ("name", "error"),
    [
        ("bad-empty", EmptyInput),
        ("bad-encrypted", EncryptedInput),
        ("bad-not-a-pdf", DamagedInput),
        ("bad-truncated", DamagedInput),
        ("bad-zero-pages", EmptyInput),
    ],
)
def test_bad_files_end_in_one_sentence(shared: Path, name: str, error: type[Exception]) -> None:
    with pytest.raises(error, match=name):
        read(shared / f"acceptance/facsimile/{name}.pdf", Report())
