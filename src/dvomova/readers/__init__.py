"""Readers: a path in, ``Pages`` or a ``Draft`` out. A format is one module and one line of ``READERS``."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from importlib import import_module
from pathlib import Path
from typing import BinaryIO, TypeAlias

from ..errors import InputError, UnknownFormat
from ..findings import Report
from ..languages.labels import Labels
from ..model import Box, Draft, Pages

Reader: TypeAlias = Callable[[Path, Report, Labels | None], Pages | Draft]

READERS = {
    ".docx": "docx",
    ".markdown": "markdown",
    ".md": "markdown",
    ".pdf": "pdf",
    ".txt": "markdown",
}
"""The module that reads a suffix; it is imported when the first such file comes."""


def open_input(path: Path) -> BinaryIO:
    """An input file of a kind that is read, open at its beginning: the one place where a path becomes a file.

    Raises ``InputError`` for what is not there, is a folder or may not be read, and ``UnknownFormat``.
    """
    if path.is_dir():
        raise InputError(f"{path} is a folder; name a file in it.")
    try:
        file = path.open("rb")
    except OSError as error:
        raise InputError(f"{path} cannot be read ({error.strerror}); check the name and the rights.") from error
    except ValueError as error:  # a zero byte in the name
        raise InputError(f"{str(path)!r} is no name of a file ({error}); check the name.") from error
    if path.suffix.lower() not in READERS:
        file.close()
        known = ", ".join(sorted(READERS))
        raise UnknownFormat(f"{path} is of a kind that is not read; save it as one of {known}.")
    return file


def read(path: Path, report: Report, labels: Labels | None = None) -> Pages | Draft:
    """The content of a file: pages with places, or blocks where the format has no pages.

    ``labels`` are those of the languages and the journal; of the languages only where none are given.
    Raises ``InputError``; a kind of file that is not known is an ``UnknownFormat``.
    """
    open_input(path).close()
    reader: Reader = import_module(f".{READERS[path.suffix.lower()]}", __package__).read
    return reader(path, report, labels)


def pictures(path: Path, places: Mapping[str, Box]) -> dict[str, bytes]:
    """Images by name of places on the pages of an input; formats that bring their images along give none."""
    if not places or path.suffix.lower() != ".pdf":
        return {}
    from .pdf.pictures import pictures as drawn

    return drawn(path, places)
