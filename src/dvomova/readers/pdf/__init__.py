"""PDF → ``Pages``: pdfium (pypdfium2) for letters and geometry, pypdf for metadata, bookmarks, page labels.

pdfium was the fastest permissive engine and the truest on 78 real files; pypdf never crashed or hung on hostile
ones, but its text extraction is sixteen times slower and is not used. A page that cannot be loaded becomes a
finding; only a file of which nothing can be read is an error.
"""

from __future__ import annotations

import hashlib
import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pypdfium2
import pypdfium2.raw as raw

from ...errors import DamagedInput, EmptyInput, EncryptedInput
from ...findings import Code, Report
from ...languages.labels import Labels
from ...model import Box, Page, Pages, Source
from ..fonts import substitution
from ..fonts.tounicode import mended
from ..ocr import recognise
from .file import about, check_size, resave
from .graphics import PageGraphics
from .lines import page_links, with_links
from .pdfium import Frame
from .styles import Font
from .text import PageText
from .visibility import Areas, judged

HEADER_WITHIN = 1024
"""A PDF header may stand anywhere in the first kilobyte (ISO 32000-1, annex H, implementation note 13)."""

NO_PAGES = re.compile(rb"/Type\s*/Pages\b[^<>]*/Count\s+0\b|/Count\s+0\b[^<>]*/Type\s*/Pages\b")


def read(path: Path, report: Report, _: Labels | None = None) -> Pages:
    """All pages of a PDF file. Labels are looked up in its layout, not here.

    Raises ``EmptyInput``, ``EncryptedInput`` or ``DamagedInput``. A repaired file, a page that failed and
    ignored attachments are findings.
    """
    check_size(path.name, size=path.stat().st_size)
    data = path.read_bytes()
    substitution.use_installed()
    document = open_document(data, path.name, report)
    try:
        count = len(document)
        if count == 0:
            raise EmptyInput(f"{path.name} has no pages; export it again from the program that made it.")
        check_size(path.name, pages=count)
        details = about(document, data)
        source = Source(
            name=path.name,
            format="pdf",
            sha256=hashlib.sha256(data).hexdigest(),
            page_count=count,
            metadata=details.metadata,
            outline=details.outline,
            attachments=details.attachments,
        )
        if details.attachments:
            report.add(
                Code.ATTACHMENT_IGNORED,
                f"The file carries attachments that are not read: {', '.join(details.attachments)}.",
            )
        pages = recognise(document, tuple(_pages(document, details.labels, report)), report)
        substitution.tell(report, substitution.substitutions())
    finally:
        document.close()
    if len(pages) < count and not any(page.lines or page.pictures for page in pages):
        raise DamagedInput(f"No page of {path.name} can be read; ask for the file again or export it anew.")
    return Pages(source=source, pages=pages)


def open_document(data: bytes, name: str, report: Report) -> Any:
    """The document, mended in memory where it is cut off. Raises an ``InputError`` with the next step."""
    if not data:
        raise EmptyInput(f"{name} is empty; export or download it again.")
    if b"%PDF-" not in data[:HEADER_WITHIN]:
        raise DamagedInput(f"{name} is not a PDF file, whatever its name says; export it as PDF again.")
    try:
        document = pypdfium2.PdfDocument(data)
        whole = mended(data, report)
        return document if whole is None else pypdfium2.PdfDocument(whole)
    except pypdfium2.PdfiumError as error:
        if error.err_code == raw.FPDF_ERR_PASSWORD:
            raise EncryptedInput(
                f"{name} is locked with a password; save a copy without it and convert that one."
            ) from error
        return _mended(data, name, report)


def _mended(data: bytes, name: str, report: Report) -> Any:
    saved = resave(data)
    if saved is not None:
        try:
            document = pypdfium2.PdfDocument(saved)
        except pypdfium2.PdfiumError:
            pass
        else:
            report.add(
                Code.FILE_REPAIRED,
                f"{name} is damaged and was repaired before reading; compare the last pages with the original.",
            )
            return document
    if NO_PAGES.search(data):
        raise EmptyInput(f"{name} has no pages; export it again from the program that made it.")
    raise DamagedInput(f"{name} is damaged or cut off and could not be repaired; download or export it again.")


def _pages(document: Any, labels: dict[int, str], report: Report) -> Iterator[Page]:
    styles: dict[int, Font] = {}
    for index in range(len(document)):
        number = index + 1
        try:
            page = document[index]
        except pypdfium2.PdfiumError:
            report.add(
                Code.PAGE_FAILED,
                f"Page {number} of the file cannot be read and is left out; look at it in the original.",
            )
            continue
        try:
            yield _page(page, number, styles, labels.get(number), report)
        finally:
            page.close()


def _page(page: Any, number: int, styles: dict[int, Font], label: str | None, report: Report) -> Page:
    frame = Frame(page)
    painted = PageGraphics(page, frame, number)
    graphics = painted.read()
    links = page_links(page, frame, number)
    textpage = page.get_textpage()
    try:
        text = PageText(textpage, frame, number, styles, painted.covered if painted.covers else None)
        lines = list(text.lines())
    finally:
        textpage.close()
    if text.respaced:
        report.add(
            Code.SPACING_REPAIRED,
            f"{len(text.respaced)} lines on page {number} of the file had words joined or torn; the gaps show where "
            f"the spaces are.",
            where=Box(page=number, x0=0, top=0, x1=frame.width, bottom=frame.height),
            changes=text.respaced,
        )
    if links:
        lines = [with_links(line, links) for line in lines]
    shown = Page(
        number=number,
        width=round(frame.width, 2),
        height=round(frame.height, 2),
        lines=tuple(lines),
        pictures=(*graphics.pictures, *graphics.figures()),
        rules=tuple(graphics.rules),
        label=label,
    )
    return judged(page, frame, shown, Areas(text.unsure, graphics.fills))
