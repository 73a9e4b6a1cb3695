"""What every writer owes: each kind of block, empty sides, three languages, the same bytes twice, and no network.

A new writer is tested as soon as it stands in ``WRITERS``.
"""

from __future__ import annotations

import io
import re
import socket
import zipfile
from collections.abc import Callable, Iterator, Mapping
from dataclasses import replace
from functools import cache
from pathlib import PurePosixPath

import pypdfium2
import pytest
from lxml import etree, html

from dvomova.journals import named
from dvomova.model import (
    Alignment,
    Article,
    Bitext,
    Block,
    Cell,
    Figure,
    Formula,
    Heading,
    Keyword,
    Link,
    ListItem,
    Matter,
    Note,
    Paragraph,
    PersonName,
    Reference,
    ReferenceList,
    Run,
    Span,
    Table,
    Title,
    block_text,
    plain,
)
from dvomova.writers import WRITERS

from ..golden import every_block

GENERIC = named("generic")
NAMES = sorted(WRITERS)
BLOCKS = (Heading, Paragraph, ListItem, Table, Figure, Formula, Note)


@pytest.fixture(autouse=True)
def no_network(monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    """Every way out is closed, and a test in which one was tried fails, whatever the writer made of the refusal."""
    tried: list[object] = []

    def refuse(*words: object, **_: object) -> None:
        tried.append(words)
        raise OSError("there is no network in this test")

    for name in ("connect", "connect_ex", "sendto"):
        monkeypatch.setattr(socket.socket, name, refuse)
    for name in ("create_connection", "getaddrinfo", "gethostbyname"):
        monkeypatch.setattr(socket, name, refuse)
    yield
    assert tried == []


def write(name: str, bitext: Bitext) -> Mapping[str, bytes]:
    """What a writer makes, with file names that stay in the article's folder."""
    files = WRITERS[name](bitext, GENERIC)
    for path in map(PurePosixPath, files):
        assert not path.is_absolute()
        assert ".." not in path.parts
    assert all(files.values())
    return files


@cache
def whole(name: str) -> Mapping[str, bytes]:
    """What a writer makes of the article with every kind of block."""
    return write(name, every_block.bitext())


def letters(text: str) -> str:
    """Letters and digits only: writers set spaces, hyphens and quotation marks as a language wants them."""
    return "".join(character for character in text if character.isalnum())


def shown(name: str, data: bytes) -> str:
    """The letters that a file shows; what is neither a known package nor markup counts as plain text."""
    if name.endswith((".md", ".txt")):
        return letters(data.decode("utf-8"))
    if name.endswith(".pdf"):
        pages = list(pypdfium2.PdfDocument(data))
        return letters("".join(page.get_textpage().get_text_range() for page in pages))
    if name.endswith(".docx"):
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            parts = [archive.read(part) for part in archive.namelist() if re.match(r"word/\w+\.xml$", part)]
        return letters("".join(printed(etree.fromstring(part)) for part in parts))
    return letters(printed(html.fromstring(data.decode("utf-8")) if name.endswith(".html") else etree.fromstring(data)))


def printed(root: etree._Element) -> str:
    """The whole text of an element."""
    return "".join(str(piece) for piece in root.itertext())


def texts_of(blocks: tuple[Block, ...]) -> Iterator[str]:
    """All that blocks show."""
    for block in blocks:
        yield plain(block_text(block))
        if isinstance(block, Table):
            yield plain(block.source)
            yield from (plain(cell.text) for row in block.rows for cell in row)
        if isinstance(block, ListItem | Formula) and block.label[:1].isalnum():
            yield block.label


def test_the_article_has_every_kind_of_block() -> None:
    article = every_block.bitext().article
    assert {type(block) for block in (*article.body["en"], *article.notes)} == set(BLOCKS)


@pytest.mark.parametrize("name", [name for name in NAMES if name != "tmx"])
def test_every_kind_of_block_is_in_the_editions_of_its_language(name: str) -> None:
    article = every_block.bitext().article
    files = {path: shown(path, data) for path, data in whole(name).items() if not path.startswith("media/")}
    for lang in ("en", "uk"):
        own = [path for path in files if name == "jats" or lang in PurePosixPath(path).stem.split("-")]
        wanted = [text for text in texts_of(article.body[lang]) if letters(text)]
        notes = [plain(note.text) for note in article.notes if note.lang == lang]
        for path in own:
            if path.startswith("en-pl"):
                continue  # its second column has no body, and its first is that of the others
            missing = [text for text in (*wanted, *notes) if not _holds(files[path], text)]
            assert not missing, path


def _holds(text: str, part: str) -> bool:
    """Whether a part is shown; it may be cut by what stands between its sentences."""
    sentences = re.split(r"(?<=[.;:])\s", part)
    return all(letters(sentence) in text for sentence in sentences)


@pytest.mark.parametrize("name", NAMES)
def test_three_languages(name: str) -> None:
    files = whole(name)
    article = every_block.bitext().article
    editions = {PurePosixPath(path).stem for path in files if not path.startswith("media/")}
    if name in ("docx", "html", "pdf"):
        assert editions == {"en-uk", "en-pl", "en", "uk", "pl"}
    together = "".join(shown(path, data) for path, data in files.items() if not path.startswith("media/"))
    for lang in article.languages:
        title = letters(plain(article.title[lang].text))
        assert title.casefold() in together.casefold(), lang


@pytest.mark.parametrize("name", NAMES)
def test_the_same_bytes_twice(name: str) -> None:
    assert write(name, every_block.bitext()) == whole(name)


def emptied() -> Bitext:
    """The same article in which one language holds nothing: blocks, titles and names without a letter."""
    bitext = every_block.bitext()
    blocks: tuple[Block, ...] = (
        Heading(id="uk.p1", text=()),
        Paragraph(id="uk.p2", text=()),
        ListItem(id="uk.p3", text=()),
        Table(id="uk.p4", rows=((Cell(text=()),),)),
        Table(id="uk.p5", rows=()),
        Figure(id="uk.p6", image=None),
        Figure(id="uk.p7", image="missing.png"),
        Formula(id="uk.p8", text=()),
    )
    links = (
        Link(unit="title", left=(Span(block="en.title"),), right=(Span(block="uk.title"),), score=0.5),
        Link(unit="body", left=(), right=(Span(block="uk.p2"),), score=0.5),
        Link(unit="body", left=(Span(block="en.p2"),), right=(), score=0.5),
        Link(unit="body", left=(), right=(), score=0.5),
    )
    article = replace(
        bitext.article,
        languages=("en", "uk"),
        title={**bitext.article.title, "uk": Title(id="uk.title", text=(), printed=())},
        abstract={"en": bitext.article.abstract["en"], "uk": ()},
        keywords={"en": (), "uk": (Keyword(id="uk.kwd1", text=""),)},
        authors=(replace(bitext.article.authors[1], names={"uk": PersonName(printed="")}),),
        body={**bitext.article.body, "uk": blocks},
        notes=(Note(id="uk.note1", text=(), lang="uk"),),
        references=(
            ReferenceList(id="refs1", heading=(), items=()),
            ReferenceList(id="refs2", heading=(), items=(Reference(id="refs2.ref1", text=()),)),
        ),
        matter=(Matter(concept="other", lang="uk", heading=(), blocks=()),),
    )
    return replace(bitext, article=article, alignments=(Alignment(languages=("en", "uk"), links=links),), media={})


def nothing() -> Bitext:
    """An article of which nothing was found."""
    source = every_block.bitext().article.source
    return Bitext(article=Article(source=source, language="en", languages=("en",)))


@pytest.mark.parametrize("make", [emptied, nothing])
@pytest.mark.parametrize("name", NAMES)
def test_empty_sides(name: str, make: Callable[[], Bitext]) -> None:
    files = write(name, make())
    assert files
    for path, data in files.items():
        if path.endswith((".xml", ".tmx")):
            etree.fromstring(data)


@pytest.mark.parametrize("name", NAMES)
def test_nothing_is_fetched_whatever_the_text_names(name: str) -> None:
    far = "https://example.org/picture.png"
    blocks: tuple[Block, ...] = (
        Paragraph(id="en.p1", text=(Run(text=f'<img src="{far}"><link href="{far}">', href=far),)),
        Figure(id="en.p2", image=far),
        Figure(id="en.p3", image="../../outside.png"),
        Formula(id="en.p4", text=(), image=far),
    )
    article = replace(nothing().article, body={"en": blocks})
    assert write(name, Bitext(article=article))
