"""Damaged and oversized PDFs: what can be found or mended before pdfium reads the file.

pdfium refuses every file that is cut before its cross-reference table. qpdf (through pikepdf) rebuilds the
table from the objects that are left; written to memory again, the file opens: Word files cut at a quarter, a half and
nine tenths came back with all the pages that were still in them. Files cut before their page tree are lost for both.
Time and memory are limited by the child process that reads the file; here only what costs nothing to know.

What a PDF holds beside its pages: metadata, bookmarks, page labels, attachments. Never trusted.

pypdf reads what has structure (bookmarks, attachments); its import costs a tenth of what a whole article may cost, so
it is only called for files that have any of these. The plain strings, of the metadata and of page labels, come from the
engine that has the file open anyway: many files have labels that count from 1, and nothing else.
"""

from __future__ import annotations

import io
import logging
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field, replace
from typing import Any

import pypdfium2.raw as raw

from ...errors import EncryptedInput, TooLarge
from ...model import OutlineItem

MAX_BYTES = 512 * 1024 * 1024
MAX_PAGES = 5000


def check_size(name: str, *, size: int = 0, pages: int = 0) -> None:
    """Refuse a file of too many bytes or pages. Raises ``TooLarge``."""
    if size > MAX_BYTES:
        raise TooLarge(f"{name} has {size // 2**20} MB, more than the {MAX_BYTES // 2**20} MB allowed; split it.")
    if pages > MAX_PAGES:
        raise TooLarge(f"{name} has {pages} pages, more than the {MAX_PAGES} allowed; split it.")


def resave(data: bytes) -> bytes | None:
    """The file with its structure rebuilt, or ``None`` where nothing can be rebuilt.

    Raises ``EncryptedInput`` for a file that needs a password.
    """
    import pikepdf

    try:
        with pikepdf.open(io.BytesIO(data)) as pdf:
            if not 0 < len(pdf.pages) <= MAX_PAGES:
                return None
            buffer = io.BytesIO()
            pdf.save(buffer, encryption=False)
    except pikepdf.PasswordError as error:
        raise EncryptedInput("The file is locked with a password; save a copy without it and convert that.") from error
    except (pikepdf.PdfError, ValueError, RuntimeError, MemoryError, OSError):
        return None
    return buffer.getvalue()


MOST_BOOKMARKS = 5000
LONGEST = 500
KEPT = {
    "Title": "title",
    "Author": "author",
    "Subject": "subject",
    "Keywords": "keywords",
    "Creator": "creator",
    "Producer": "producer",
    "CreationDate": "created",
}


@dataclass(frozen=True, slots=True, kw_only=True)
class About:
    """Metadata by plain names, bookmarks, labels by page from 1, names of attached files."""

    metadata: Mapping[str, str] = field(default_factory=dict)
    outline: tuple[OutlineItem, ...] = ()
    labels: dict[int, str] = field(default_factory=dict)
    attachments: tuple[str, ...] = ()


def about(document: Any, data: bytes) -> About:
    """What can be learned of an open document and its bytes; a damaged dictionary gives nothing, not an error."""
    found = {name: document.get_metadata_value(key).strip()[:LONGEST] for key, name in KEPT.items()}
    metadata = {name: value for name, value in sorted(found.items()) if value}
    handle = document.raw
    structured = raw.FPDFBookmark_GetFirstChild(handle, None) or raw.FPDFDoc_GetAttachmentCount(handle) > 0
    return replace(_structured(data) if structured else About(), metadata=metadata, labels=_labels(document))


def _labels(document: Any) -> dict[int, str]:
    """The label of each page that has one, by its number from 1."""
    labels = ((number, document.get_page_label(number - 1)) for number in range(1, len(document) + 1))
    return {number: label[:LONGEST] for number, label in labels if label}


def _structured(data: bytes) -> About:
    """Bookmarks and the names of attachments, read by pypdf."""
    from pypdf import PdfReader
    from pypdf.errors import PyPdfError

    # pypdf reports every blemish of a file on the root logger; the file's state is our findings' matter.
    logging.getLogger("pypdf").setLevel(logging.CRITICAL)
    broken = (PyPdfError, ValueError, KeyError, TypeError, AttributeError, IndexError, RecursionError, OSError)
    try:
        reader = PdfReader(io.BytesIO(data), strict=False)
        root: Any = reader.trailer["/Root"].get_object()
        names = root.get("/Names")
    except broken:
        return About()
    out: dict[str, Any] = {}
    for key, read in (
        ("outline", lambda: tuple(_outline(reader)) if "/Outlines" in root else ()),
        ("attachments", lambda: _attachments(reader) if names is not None else ()),
    ):
        try:
            out[key] = read()
        except broken:
            continue
    return About(**out)


def _attachments(reader: Any) -> tuple[str, ...]:
    return tuple(sorted(str(name)[:LONGEST] for name in reader.attachments))


def _outline(reader: Any) -> Iterator[OutlineItem]:
    pages = {page.indirect_reference.idnum: number for number, page in enumerate(reader.pages, start=1)}
    left = MOST_BOOKMARKS

    def walk(items: list[Any], level: int) -> Iterator[OutlineItem]:
        nonlocal left
        for item in items:
            if isinstance(item, list):
                yield from walk(item, level + 1)
            elif left > 0:
                left -= 1
                target = getattr(item.page, "idnum", None)
                yield OutlineItem(title=str(item.title).strip()[:LONGEST], page=pages.get(target), level=level)

    yield from walk(reader.outline, 0)
