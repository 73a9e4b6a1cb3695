"""TMX: valid, a unit for each pair, nothing without a counterpart, the same bytes every time."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from lxml import etree

from dvomova.journals import named
from dvomova.model import Bitext, spans_plain, texts
from dvomova.writers import tmx
from dvomova.writers.xml_tree import XML_LANG

from ..strategies import bitexts
from .samples_bodies import ukrainian_article
from .samples_parallel import english_article

PROFILE = named("generic")


def units(bitext: Bitext) -> list[tuple[str | None, dict[str, str]]]:
    root = etree.fromstring(tmx.write(bitext, PROFILE)[tmx.FILE])
    return [
        (
            unit.findtext("prop[@type='x-unit']"),
            {tuv.get(XML_LANG, ""): tuv.findtext("seg") or "" for tuv in unit.findall("tuv")},
        )
        for unit in root.iter("tu")
    ]


@pytest.mark.parametrize("make", [english_article, ukrainian_article])
def test_a_unit_for_each_link_with_both_sides(make: Callable[[], Bitext]) -> None:
    bitext = make()
    (alignment,) = bitext.alignments
    left, right = alignment.languages
    sides = [dict(texts(bitext.article, lang)) for lang in (left, right)]
    wanted = [
        (link.unit, {left: spans_plain(sides[0], link.left), right: spans_plain(sides[1], link.right)})
        for link in alignment.links
        if link.left and link.right
    ]
    assert units(bitext) == wanted
    assert wanted


def test_two_sentences_are_joined_by_a_space() -> None:
    segments = [pair["uk"] for unit, pair in units(english_article()) if unit == "abstract"]
    assert any(". " in segment for segment in segments)


def test_the_header_says_which_language_is_the_source() -> None:
    data = tmx.write(ukrainian_article(), PROFILE)[tmx.FILE]
    header = etree.fromstring(data).find("header")
    assert header is not None
    assert (header.get("srclang"), header.get("segtype"), header.get("creationdate")) == ("uk", "sentence", None)
    assert data == tmx.write(ukrainian_article(), PROFILE)[tmx.FILE]


@given(bitext=bitexts())
@settings(deadline=None, max_examples=60, suppress_health_check=list(HealthCheck))
def test_every_article_is_valid(shared: Path, bitext: Bitext) -> None:
    dtd = etree.DTD(str(shared / "schemas" / "tmx" / "tmx14.dtd"))
    root = etree.fromstring(tmx.write(bitext, PROFILE)[tmx.FILE])
    assert dtd.validate(root), dtd.error_log
