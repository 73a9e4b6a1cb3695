"""The PDF editions, by WeasyPrint: tagged for PDF/UA-1, each element in its language.

WeasyPrint 70 writes the language of the whole file only, so that a Ukrainian column would be read out as English.
``_full_tags`` gives each structure element its ``/Lang`` by wrapping the private function that makes them;
the version is pinned in ``pyproject.toml`` and a test walks the tree of a finished file. The variant has to be
told to ``write_pdf``, or the file is not tagged at all. Nothing is fetched while setting a page: pictures come by an
address of our own (``media:``), anything else is refused.

WeasyPrint and Pango are loaded on first use: without a PDF edition they are not loaded and need not be installed.
"""

from __future__ import annotations

import logging
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from functools import cache
from typing import Any
from urllib.parse import quote, unquote

from ..editions import editions
from ..editions.values import Edition
from ..errors import EditionError, MissingTool
from ..journals import Profile
from ..model import Article, Bitext
from ..tools import install
from . import templates
from .html import media_type

VARIANT = "pdf/ua-1"
SCHEME = "media:"
CMAP = b"/CIDInit /ProcSet findresource begin"
NOTHING = b"<200b>"
"""The zero-width space, as text of a glyph."""


def write(bitext: Bitext, profile: Profile) -> Mapping[str, bytes]:
    """All PDF editions: file name → bytes.

    Raises ``MissingTool`` without Pango, ``TemplateError``, ``ProfileError`` and ``EditionError``.
    """
    return {f"{edition.name}.pdf": typeset(edition, bitext.article, profile) for edition in editions(bitext, profile)}


def typeset(edition: Edition, article: Article, profile: Profile) -> bytes:
    """One edition as PDF."""
    weasyprint = _weasyprint()
    page = templates.page("article.print.html", edition, article, profile, media_address)
    with _quiet(), _full_tags():
        html = weasyprint.HTML(string=page, base_url=None, url_fetcher=_fetcher(edition.media))
        data = html.write_pdf(finisher=_with_whole_maps, font_config=_fonts(), pdf_variant=VARIANT)
    if not isinstance(data, bytes):
        raise EditionError(f"The PDF of “{edition.name}” could not be written; run “dvomova doctor”.")
    return data


def _with_whole_maps(_: object, pdf: Any) -> None:
    """Give every glyph a text (PDF/UA-1, 7.21.7): those that share a letter with the one before them have none.

    WeasyPrint writes ``<>`` for the second glyph of a letter (such as the circle under a mark that stands by itself).
    """
    for item in pdf.objects:
        stream = getattr(item, "stream", None)
        if stream and stream[0] == CMAP:
            item.stream = [line[:-2] + NOTHING if line.endswith(b" <>") else line for line in stream]


def media_address(name: str, _: bytes) -> str:
    """The address under which a page asks for a picture."""
    return f"{SCHEME}{quote(name, safe='')}"


@cache
def _weasyprint() -> Any:
    try:
        import weasyprint
        import weasyprint.pdf.tags
        import weasyprint.text.fonts
    except OSError as error:
        raise MissingTool(
            f"PDF editions need the library Pango, which is not installed; install it with “{install('pango')}”, "
            "or leave PDF out with “--editions docx,html”."
        ) from error
    return weasyprint


@cache
def _fonts() -> Any:
    """Fonts are looked up once in a process."""
    return _weasyprint().text.fonts.FontConfiguration()


def _fetcher(media: Mapping[str, bytes]) -> Any:
    """Hands out the pictures of the article; every other address is an error that stops the edition."""
    urls: Any = _weasyprint().urls

    class Pictures(urls.URLFetcher):  # type: ignore[misc]
        def fetch(self, url: str, headers: object = None) -> Any:
            name = unquote(url.removeprefix(SCHEME)) if url.startswith(SCHEME) else None
            if name is None or name not in media:
                raise urls.FatalURLFetchingError(url)
            return urls.URLFetcherResponse(url, media[name], {"Content-Type": media_type(media[name])})

    return Pictures()


@contextmanager
def _full_tags() -> Iterator[None]:
    """While it lasts, structure elements are written with the language of the HTML element that they come from.

    Header cells are written with their scope as well: WeasyPrint ties cells to the header right above them only, so
    that those under a header over several columns would have none.
    """
    tags = _weasyprint().pdf.tags
    build: Callable[..., Iterator[Any]] = tags._build_box_tree
    import pydyf

    def with_language(box: Any, *rest: Any) -> Iterator[Any]:
        for element in build(box, *rest):
            source = getattr(box, "element", None)
            lang = source.attrib.get("lang") if source is not None else None
            if lang:
                element["Lang"] = pydyf.String(lang)
            if element["S"] == "/TH" and source is not None and "A" in element:
                element["A"]["Scope"] = "/Row" if source.attrib.get("scope") == "row" else "/Column"
            yield element

    tags._build_box_tree = with_language
    try:
        yield
    finally:
        tags._build_box_tree = build


@contextmanager
def _quiet() -> Iterator[None]:
    """WeasyPrint's remarks on CSS that it does not know are for designers and not for standard error."""
    logger = logging.getLogger("weasyprint")
    level, logger.level = logger.level, logging.CRITICAL
    try:
        yield
    finally:
        logger.level = level
