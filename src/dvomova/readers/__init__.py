"""Readers: a path in, ``Pages`` or a ``Draft`` out. A format is one module and one line of ``READERS``."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from importlib import import_module
from pathlib import Path
from typing import TypeAlias

from ..errors import UnknownFormat
from ..findings import Report
from ..model import Box, Draft, Pages

Reader: TypeAlias = Callable[[Path, Report], Pages | Draft]

READERS = {
    ".docx": "docx",
    ".markdown": "markdown",
    ".md": "markdown",
    ".pdf": "pdf",
    ".txt": "markdown",
}
"""The module that reads a suffix; it is imported when the first such file comes."""


def read(path: Path, report: Report) -> Pages | Draft:
    """The content of a file: pages with places, or blocks where the format has no pages.

    Raises ``InputError``; a kind of file that is not known is an ``UnknownFormat``.
    """
    name = READERS.get(path.suffix.lower())
    if name is None:
        known = ", ".join(sorted(READERS))
        raise UnknownFormat(f"{path.name} is of a kind that is not read; save it as one of {known}.")
    reader: Reader = import_module(f".{name}", __package__).read
    return reader(path, report)


def pictures(path: Path, places: Mapping[str, Box]) -> dict[str, bytes]:
    """Images by name of places on the pages of an input; formats that bring their images along give none."""
    if not places or path.suffix.lower() != ".pdf":
        return {}
    from .pdf import rendering

    return rendering.pictures(path, places)
