"""What a PDF says of itself: metadata, bookmarks, page labels, attachments. Read by pypdf, never trusted."""

from __future__ import annotations

import io
import logging
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from typing import Any

from ..model import OutlineItem

MOST_BOOKMARKS = 5000
LONGEST = 500
KEPT = {"/Title": "title", "/Author": "author", "/Subject": "subject", "/Keywords": "keywords"}
KEPT |= {"/Creator": "creator", "/Producer": "producer", "/CreationDate": "created"}


@dataclass(frozen=True, slots=True, kw_only=True)
class About:
    """Metadata by plain names, bookmarks, labels by page from 1, names of attached files."""

    metadata: Mapping[str, str] = field(default_factory=dict)
    outline: tuple[OutlineItem, ...] = ()
    labels: dict[int, str] = field(default_factory=dict)
    attachments: tuple[str, ...] = ()


def about(data: bytes) -> About:
    """What can be learned; a damaged dictionary gives nothing rather than an error."""
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
        ("metadata", lambda: _metadata(reader)),
        ("outline", lambda: tuple(_outline(reader)) if "/Outlines" in root else ()),
        ("labels", lambda: dict(enumerate(reader.page_labels, start=1)) if "/PageLabels" in root else {}),
        ("attachments", lambda: _attachments(reader) if names is not None else ()),
    ):
        try:
            out[key] = read()
        except broken:
            continue
    return About(**out)


def _metadata(reader: Any) -> dict[str, str]:
    values = reader.metadata or {}
    found = {name: str(values[key]).strip()[:LONGEST] for key, name in KEPT.items() if values.get(key)}
    return {name: value for name, value in sorted(found.items()) if value}


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
