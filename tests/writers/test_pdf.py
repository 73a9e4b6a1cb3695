"""The PDF edition: tagged, in the language of each element, complete, the same every time, fetching nothing."""

from __future__ import annotations

import builtins
import io
from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import replace
from functools import cache
from pathlib import Path
from typing import Any

import pikepdf
import pypdfium2
import pytest

from dvomova.editions import editions
from dvomova.editions.values import Edition
from dvomova.errors import MissingTool
from dvomova.journals import named
from dvomova.model import Bitext, Cell, Figure, Paragraph, Table, plain, text_of
from dvomova.writers import pdf

from .samples_bodies import ukrainian_article
from .samples_parallel import english_article

pytest.importorskip("weasyprint", exc_type=OSError, reason="Pango is not installed.")

GENERIC = named("generic")


def edition(bitext: Bitext, name: str) -> Edition:
    return next(one for one in editions(bitext, GENERIC) if one.name == name)


@cache
def file(name: str) -> bytes:
    """An edition of the sample in whose languages it is: ``en-uk``, ``uk``, ``uk-en``."""
    bitext = ukrainian_article() if name == "uk-en" else english_article()
    return pdf.typeset(edition(bitext, name), bitext.article, GENERIC)


NAMES = ("en-uk", "uk", "uk-en")


def elements(node: Any, lang: str = "") -> Iterator[tuple[str, str, Any]]:
    """Structure elements of a tagged PDF in order: type, language as inherited, element."""
    if isinstance(node, pikepdf.Array):
        for kid in node:
            yield from elements(kid, lang)
    elif isinstance(node, pikepdf.Dictionary) and "/S" in node:
        lang = str(node.get("/Lang", lang))
        yield str(node["/S"])[1:], lang, node
        yield from elements(node.get("/K", pikepdf.Array()), lang)


@cache
def opened(name: str) -> pikepdf.Pdf:
    """The file, kept open: elements of a closed one are gone."""
    return pikepdf.open(io.BytesIO(file(name)))


def tagged(name: str) -> list[tuple[str, str, Any]]:
    document = opened(name)
    return list(elements(document.Root.StructTreeRoot.K, str(document.Root.Lang)))


@pytest.mark.parametrize("name", NAMES)
def test_the_file_says_what_it_is(name: str) -> None:
    document = opened(name)
    assert str(document.Root.Lang) == name[:2]
    assert document.Root.MarkInfo.Marked
    assert document.Root.ViewerPreferences.DisplayDocTitle
    metadata = document.Root.Metadata.read_bytes().decode()
    assert 'pdfuaid:part="1"' in metadata or "<pdfuaid:part>1" in metadata
    title = plain(edition(ukrainian_article() if name == "uk-en" else english_article(), name).title.left[0].text)
    assert str(document.docinfo["/Title"]) == title


@pytest.mark.parametrize(
    ("name", "languages"), [("en-uk", {"en", "uk"}), ("uk-en", {"uk", "en"}), ("uk", {"uk", "en"})]
)
def test_every_cell_and_section_is_in_its_own_language(name: str, languages: set[str]) -> None:
    found = Counter(lang for kind, lang, _ in tagged(name) if kind in ("P", "TD", "TH", "H1", "H2", "LBody"))
    assert set(found) >= languages
    assert min(found[lang] for lang in languages) > 5


def test_the_columns_of_each_page_are_headed_by_the_languages() -> None:
    heads = [lang for kind, lang, _ in tagged("uk-en") if kind == "TH"]
    assert heads[:2] == ["uk", "en"]
    pages = pypdfium2.PdfDocument(file("uk-en"))
    for number in range(2):
        text = pages[number].get_textpage().get_text_bounded()
        assert "Українська" in text
        assert "English" in text


def test_pictures_have_alternatives_and_tables_headers() -> None:
    found = tagged("uk-en")
    figures = [node for kind, _, node in found if kind == "Figure"]
    assert len(figures) == 3
    assert all(str(node["/Alt"]) for node in figures)
    assert sum(kind == "TH" for kind, _, _ in found) >= 6


@pytest.mark.parametrize("name", NAMES)
def test_the_text_is_complete_and_words_are_whole(name: str) -> None:
    bitext = ukrainian_article() if name == "uk-en" else english_article()
    document = pypdfium2.PdfDocument(file(name))
    pages = [document[number].get_textpage().get_text_bounded() for number in range(len(document))]
    # pdfium gives U+0002 for a hyphen at a line end, whether it breaks a word or belongs to it.
    content = "".join("".join(pages).replace("\x02", "").split())
    content += "".join("".join(pages).replace("\x02", "-").split())
    missing = [
        word
        for part in edition(bitext, name).parts
        for row in part.rows
        for piece in row.pieces
        for word in plain(piece.text).split()
        if word not in content
    ]
    assert missing == []


@pytest.mark.parametrize("name", NAMES)
def test_the_checker_finds_no_fault_against_pdf_ua(name: str, tmp_path: Path) -> None:
    checker = pytest.importorskip("page", reason="page-validation is not installed (pip install dvomova[dev]).")
    path = tmp_path / f"{name}.pdf"
    path.write_bytes(file(name))
    assert [str(failure) for failure in checker.validate_pdf(str(path), profile="ua1").failures] == []


def test_cells_under_a_header_over_several_columns_have_one(tmp_path: Path) -> None:
    checker = pytest.importorskip("page", reason="page-validation is not installed (pip install dvomova[dev]).")
    one = Cell(text=text_of("1"))
    rows = ((one, replace(one, columns=2, header=True)), (one, one, one))
    bitext = english_article()
    article = replace(bitext.article, body={"en": (Table(id="en.p1", rows=rows),)})
    path = tmp_path / "table.pdf"
    path.write_bytes(pdf.typeset(edition(replace(bitext, article=article), "en"), article, GENERIC))
    assert [str(failure) for failure in checker.validate_pdf(str(path), profile="ua1").failures] == []


def test_the_same_article_gives_the_same_bytes() -> None:
    bitext = english_article()
    assert pdf.typeset(edition(bitext, "uk"), bitext.article, GENERIC) == file("uk")


def test_wrapping_the_tags_leaves_the_library_as_it_was() -> None:
    import weasyprint.pdf.tags as tags

    before = tags._build_box_tree
    file("uk")
    assert tags._build_box_tree is before


def test_a_picture_is_handed_out_by_name_and_nothing_else_is_fetched() -> None:
    import weasyprint

    fetcher = pdf._fetcher({"a b.png": b"\x89PNG\r\n\x1a\n"})
    assert fetcher.fetch(pdf.media_address("a b.png", b"")).read() == b"\x89PNG\r\n\x1a\n"
    for address in ("https://example.org/x.png", "file:///etc/passwd", "media:other.png", "data:,x"):
        with pytest.raises(weasyprint.urls.FatalURLFetchingError):
            fetcher.fetch(address)


def test_a_figure_whose_picture_is_missing_keeps_its_caption() -> None:
    bitext = replace(english_article(), media={})
    data = pdf.typeset(edition(bitext, "en"), bitext.article, GENERIC)
    text = "".join(page.get_textpage().get_text_bounded() for page in pypdfium2.PdfDocument(data))
    figure = next(block for block in bitext.article.body["en"] if isinstance(block, Figure))
    assert plain(figure.caption) in " ".join(text.split())


def test_without_pango_the_message_says_what_to_install(monkeypatch: pytest.MonkeyPatch) -> None:
    real = builtins.__import__

    def without(name: str, *rest: Any) -> Any:
        if name.startswith("weasyprint"):
            raise OSError("cannot load library 'libpango-1.0-0'")
        return real(name, *rest)

    monkeypatch.setattr(builtins, "__import__", without)
    pdf._weasyprint.cache_clear()
    with pytest.raises(MissingTool, match="apt-get install libpango"):
        pdf.write(english_article(), GENERIC)
    monkeypatch.undo()
    pdf._weasyprint.cache_clear()


def test_every_edition_is_written() -> None:
    written: Mapping[str, bytes] = pdf.write(replace(english_article(), alignments=()), GENERIC)
    assert list(written) == ["en.pdf", "uk.pdf"]
    assert all(data.startswith(b"%PDF-1.7") for data in written.values())


def test_every_glyph_has_a_text_even_the_circle_under_a_mark_without_letter() -> None:
    bitext = english_article()
    article = replace(bitext.article, body={"en": (Paragraph(id="en.p1", text=text_of(" \u0302 is a mark.")),)})
    data = pdf.typeset(edition(replace(bitext, article=article), "en"), article, GENERIC)
    with pikepdf.open(io.BytesIO(data)) as made:
        maps = [item["/ToUnicode"].read_bytes() for item in made.objects if _is_font(item)]
    assert maps
    assert not any(b"<>" in one for one in maps)


def _is_font(item: Any) -> bool:
    return isinstance(item, pikepdf.Dictionary) and "/ToUnicode" in item
