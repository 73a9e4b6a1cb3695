"""The samples in ``input``, read back from their printed pages, against the sources that they were typeset from."""

from __future__ import annotations

import re
from functools import cache
from pathlib import Path

import pytest
from lxml import etree, html

import dvomova
from dvomova.model import Bitext, Heading, ListItem, Paragraph, Table, Text, block_text, plain

TOP = Path(__file__).resolve().parent.parent
NAMES = ("the-other-column", "odna-vulytsia")
OTHER = {"the-other-column": "uk", "odna-vulytsia": "en"}
# Sentences of the abstracts, paragraph by paragraph: how many of the left go with how many of the right.
BEADS = {
    "the-other-column": ["1-1", "1-1", "1-1", "1-2", "1-1", "1-1", "2-1", "1-1", "1-1", "1-2", "2-1"],
    "odna-vulytsia": ["1-1", "1-1", "1-2", "1-1", "1-2", "1-1", "1-1", "1-1", "1-2", "1-1", "2-1"],
}


def letters(text: str) -> str:
    """Text as it is compared: white space alike, the signs of the source and of the page the same."""
    return " ".join(text.replace("\u00a0", " ").split())


def printed(node: etree._Element) -> str:
    return letters("".join(str(piece) for piece in node.itertext()))


@cache
def source(name: str) -> etree._Element:
    return html.fromstring((TOP / "scripts" / "samples" / f"{name}.html").read_bytes())


@cache
def bitext(name: str) -> Bitext:
    return dvomova.convert(TOP / "input" / f"{name}.pdf")[0]


def wanted(name: str, path: str) -> list[str]:
    """Texts of the source, in the article's own language (``own``) or in the other (``other``)."""
    own, other = "/html/body", "/html/body/section[@lang]"
    found = source(name).xpath(path.replace("own:", own).replace("other:", other))
    return [printed(node) for node in found]


def each_language(name: str) -> list[tuple[str, str]]:
    own = bitext(name).article.language
    return [(own, "own:"), (OTHER[name], "other:")]


def words(text: Text) -> str:
    return letters(plain(text))


@pytest.mark.parametrize("name", NAMES)
def test_titles(name: str) -> None:
    for lang, place in each_language(name):
        [title] = source(name).xpath(
            f"{place}/h1".replace("own:", "/html/body").replace("other:", "/html/body/section[@lang]")
        )
        as_set = letters(" ".join(str(piece) for piece in title.itertext()))
        assert words(bitext(name).article.title[lang].printed) == as_set


@pytest.mark.parametrize("name", NAMES)
def test_abstracts(name: str) -> None:
    for lang, place in each_language(name):
        blocks = bitext(name).article.abstract[lang]
        paragraphs = wanted(name, f"{place}/*[@class='abstract']/p[not(@class)]")
        assert [words(block_text(block)) for block in blocks] == paragraphs


@pytest.mark.parametrize("name", NAMES)
def test_keywords(name: str) -> None:
    for lang, place in each_language(name):
        line, *_ = wanted(name, f"{place}//p[@class='keywords']")
        keywords = [word.strip(" .") for word in line.partition(":")[2].split(",")]
        assert [letters(keyword.text) for keyword in bitext(name).article.keywords[lang]] == keywords


@pytest.mark.parametrize("name", NAMES)
def test_body(name: str) -> None:
    article = bitext(name).article
    blocks = [words(block_text(b)) for b in article.body[article.language] if isinstance(b, Paragraph | ListItem)]
    paragraphs = wanted(name, "own:/p[not(@class)] | /html/body/ol[not(@class)]/li | /html/body/ul/li")
    assert blocks == paragraphs[:-1], "the last one is the acknowledgement"
    assert [words(matter.heading).rstrip(".") for matter in article.matter] in (["Acknowledgements"], ["Подяки"])


@pytest.mark.parametrize("name", NAMES)
def test_run_in_headings(name: str) -> None:
    article = bitext(name).article
    body = article.body[article.language]
    heads = [
        words(b.run_in if isinstance(b, Paragraph) else b.text) for b in body if isinstance(b, Paragraph | Heading)
    ]
    assert [head for head in heads if head] == wanted(name, "own:/p[not(@class)]/b")[:-1]


@pytest.mark.parametrize("name", NAMES)
def test_table(name: str) -> None:
    article = bitext(name).article
    [table] = [block for block in article.body[article.language] if isinstance(block, Table)]
    assert [words(cell.text) for row in table.rows for cell in row] == wanted(name, "//th | //td")
    assert letters(f"{table.label} {plain(table.caption)}") in (
        caption := wanted(name, "//caption")[0],
        caption.replace(".", "", 1),
    )
    assert words(table.source) == wanted(name, "//p[@class='source']")[0]


@pytest.mark.parametrize("name", NAMES)
def test_references(name: str) -> None:
    lists = bitext(name).article.references
    assert [words(item.text) for each in lists for item in each.items] == wanted(name, "//ol[@class='references']/li")


@pytest.mark.parametrize("name", NAMES)
def test_people(name: str) -> None:
    authors = bitext(name).article.authors
    orcids = re.findall(r">https://orcid.org/([\dX-]+)<", etree.tostring(source(name), encoding="unicode"))
    assert [author.orcid for author in authors] == list(dict.fromkeys(orcids))
    bylines = ", ".join(printed(node).replace(",", ", ") for node in source(name).xpath("//p[@class='byline']"))
    for author in authors:
        assert set(author.names) == {"en", "uk"}
        assert author.names[bitext(name).article.language].printed in letters(bylines)


@pytest.mark.parametrize("name", NAMES)
def test_facts(name: str) -> None:
    article = bitext(name).article
    text = etree.tostring(source(name), encoding="unicode")
    assert article.doi is not None
    assert f"https://doi.org/{article.doi}" in text
    assert f"УДК {article.udc}" in text
    assert (article.issue.number, article.issue.year) == ("4", "2024")
    assert f"{article.issue.first_page}–{article.issue.last_page}" in text
    [date] = article.dates
    assert ".".join(reversed(date.iso.split("-"))) in text


def spans(sizes: list[tuple[int, int]]) -> list[tuple[range, range]]:
    """The sentences of each bead, counted from 0 on either side."""
    left = right = 0
    out = []
    for a, b in sizes:
        out.append((range(left, left + a), range(right, right + b)))
        left, right = left + a, right + b
    return out


@pytest.mark.parametrize("name", NAMES)
def test_abstracts_are_aligned(name: str) -> None:
    [alignment] = bitext(name).alignments
    found = spans([(len(link.left), len(link.right)) for link in alignment.links if link.unit == "abstract"])
    gold = spans([(int(bead[0]), int(bead[2])) for bead in BEADS[name]])
    assert (found[-1][0].stop, found[-1][1].stop) == (gold[-1][0].stop, gold[-1][1].stop)
    wrong = [bead for bead in gold if bead not in found]
    assert len(wrong) <= 3, f"of {len(gold)} beads these are not as a person pairs them: {wrong}"
