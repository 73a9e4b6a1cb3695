"""Aligned text as a translation memory: TMX 1.4b (LISA OSCAR, 2005), one ``tu`` for each pair of an alignment.

Segments are plain text: what a translator's tool matches against, not a layout. A pair of two sentences and one is one
``tu`` whose segment holds both joined by a space; text without a counterpart is left out. No date of making is
written, so that the same article gives the same bytes.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from lxml import etree

from ..journals import Profile
from ..model import Alignment, Article, Bitext, Link, Text, spans_plain, texts
from ..release import __version__
from .xml_tree import XML_LANG, clean, indent, sub, to_bytes

FILE = "alignment.tmx"
DOCTYPE = '<!DOCTYPE tmx SYSTEM "tmx14.dtd">'
MIXED = frozenset({"seg", "prop", "note"})


def write(bitext: Bitext, profile: Profile) -> Mapping[str, bytes]:
    """``alignment.tmx`` with the pairs of all alignments of the article."""
    article = bitext.article
    root = etree.Element("tmx", version="1.4")
    header = sub(
        root,
        "header",
        attributes={
            "creationtool": "dvomova",
            "creationtoolversion": __version__,
            "datatype": "plaintext",
            "segtype": "sentence",
            "adminlang": "en",
            "srclang": article.language,
            "o-tmf": "dvomova",
        },
    )
    for kind, value in _about(article, profile):
        sub(header, "prop", value, {"type": kind})
    body = sub(root, "body")
    for alignment in bitext.alignments:
        _units(body, article, alignment)
    indent(root, MIXED)
    return {FILE: to_bytes(root, DOCTYPE)}


def _about(article: Article, profile: Profile) -> Iterator[tuple[str, str]]:
    """What distinguishes a translation memory from others: where its text comes from."""
    if article.doi:
        yield "x-doi", article.doi
    yield "x-journal", profile.slug


def _units(body: etree._Element, article: Article, alignment: Alignment) -> None:
    left, right = alignment.languages
    sides: tuple[dict[str, Text], dict[str, Text]] = (dict(texts(article, left)), dict(texts(article, right)))
    for number, link in enumerate(alignment.links, 1):
        first, second = _segment(sides[0], link, left=True), _segment(sides[1], link, left=False)
        if not first or not second:
            continue
        tu = sub(body, "tu", attributes={"tuid": f"{left}-{right}.{number}"})
        sub(tu, "prop", link.unit, {"type": "x-unit"})
        sub(tu, "prop", f"{link.score:.3f}", {"type": "x-score"})
        for lang, segment in ((left, first), (right, second)):
            sub(sub(tu, "tuv", attributes={XML_LANG: lang}), "seg", segment)


def _segment(by_id: dict[str, Text], link: Link, *, left: bool) -> str:
    """The letters of one side, white space folded; spans whose block is gone are passed over."""
    spans = tuple(span for span in (link.left if left else link.right) if span.block in by_id)
    return " ".join(clean(spans_plain(by_id, spans)).split())
