"""Abstracts without a label: told by how they are set."""

from __future__ import annotations

from dataclasses import replace

import pytest

from dvomova.assemble import assemble_one
from dvomova.findings import Report
from dvomova.journals import named
from dvomova.model import Box, Draft, block_text, plain

from ..printed import UK_BODY, UK_LIST, UK_TEXT, draft

HEAD = "УДК 556.18:352\n! ВОДА МІЖ СУСІДНІМИ ГРОМАДАМИ\nО. С. Умовна, Т. П. Зразкова"
SECOND = (
    "Запропоновано порядок, за яким сусідні громади можуть перевіряти домовленості одна одної щороку, і показано, "
    "скільки це коштує кожній із них. Вправи додано."
)


def printed(abstract: str, left: float, space: float) -> Draft:
    """A page on which every block stands in the column but the abstract, which begins at ``left``."""
    told = draft("\n".join([HEAD, abstract, *UK_BODY, UK_LIST]))
    set_in = abstract.splitlines()
    top, blocks = 50.0, []
    for block in told.blocks:
        mine = plain(block_text(block)) in set_in
        box = Box(page=1, x0=left if mine else 40.0, top=top, x1=430.0, bottom=top + 30)
        blocks.append(replace(block, boxes=(box,)))
        top += 30 + (space if mine and plain(block_text(block)) == set_in[-1] else 2)
    return replace(told, blocks=tuple(blocks))


@pytest.mark.parametrize("abstract", [UK_TEXT, f"{UK_TEXT}\n{SECOND}"])
def test_text_set_in_above_the_body_is_the_abstract(abstract: str) -> None:
    article = assemble_one(printed(abstract, 80.0, 28.0), named("generic"), Report()).article
    assert [plain(block_text(block)) for block in article.abstract["uk"]] == abstract.splitlines()


@pytest.mark.parametrize(
    ("abstract", "left", "space"),
    [(UK_TEXT, 40.0, 28.0), (UK_TEXT, 80.0, 2.0), (f"«{UK_TEXT}»", 80.0, 28.0)],
    ids=["in the column", "without space below", "a quotation"],
)
def test_what_is_set_as_text_or_quotation_is_none(abstract: str, left: float, space: float) -> None:
    article = assemble_one(printed(abstract, left, space), named("generic"), Report()).article
    assert "uk" not in article.abstract
