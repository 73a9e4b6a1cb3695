"""Blocks in reading order: what every reader gives, whatever the input was.

After a ``Draft`` nobody knows whether the text came from a PDF, a DOCX or Markdown. A block keeps
the boxes where it is printed and the look that it had there, for both tell what it is.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Literal, TypeAlias

from .page import Box, Source
from .text import Lang, Text

Setting: TypeAlias = Literal["left", "right", "center", "justify"]


@dataclass(frozen=True, slots=True)
class PictureKind:
    """A kind of picture file that editions can show: the suffix of its name, its media type, how its bytes begin."""

    suffix: str
    media_type: str
    beginnings: tuple[bytes, ...]


PICTURE_KINDS = (
    PictureKind(".png", "image/png", (b"\x89PNG\r\n\x1a\n",)),
    PictureKind(".jpg", "image/jpeg", (b"\xff\xd8\xff",)),
    PictureKind(".gif", "image/gif", (b"GIF87a", b"GIF89a")),
)


def picture_kind(data: bytes) -> PictureKind | None:
    """What kind of picture it is, by its first bytes; ``None`` for what editions cannot show."""
    return next((kind for kind in PICTURE_KINDS if data.startswith(kind.beginnings)), None)


@dataclass(frozen=True, slots=True, kw_only=True)
class Look:
    """How a block is set: evidence for what it is, and nothing that an edition has to copy.

    ``size`` is relative to the size of most text in the document (1.0); ``bold``, ``italic`` and
    ``capitals`` say that (almost) all letters are; ``space_before`` is in lines of body text;
    ``indent`` is the first line's indent in em; ``columns`` is how many columns the block's region has.
    """

    size: float = 1.0
    bold: bool = False
    italic: bool = False
    capitals: bool = False
    setting: Setting | None = None
    indent: float = 0.0
    space_before: float = 0.0
    columns: int = 1


PLAIN_LOOK = Look()


@dataclass(frozen=True, slots=True, kw_only=True)
class Heading:
    """A heading on lines of its own; level 1 is the highest."""

    kind: Literal["heading"] = "heading"
    id: str
    text: Text
    level: int = 1
    lang: Lang | None = None
    boxes: tuple[Box, ...] = ()
    look: Look = PLAIN_LOOK


@dataclass(frozen=True, slots=True, kw_only=True)
class Paragraph:
    """A paragraph; ``run_in`` is a heading printed at its head, in the same line as the text.

    The run-in heading is not repeated in ``text``.
    """

    kind: Literal["paragraph"] = "paragraph"
    id: str
    text: Text
    run_in: Text = ()
    lang: Lang | None = None
    boxes: tuple[Box, ...] = ()
    look: Look = PLAIN_LOOK


@dataclass(frozen=True, slots=True, kw_only=True)
class ListItem:
    """An item of a list; ``label`` is what is printed before it (``1.``, ``[3]``, ``•``, ``а)``)."""

    kind: Literal["item"] = "item"
    id: str
    text: Text
    label: str = ""
    level: int = 1
    lang: Lang | None = None
    boxes: tuple[Box, ...] = ()
    look: Look = PLAIN_LOOK


@dataclass(frozen=True, slots=True, kw_only=True)
class Cell:
    """A cell of a table."""

    text: Text
    columns: int = 1
    rows: int = 1
    header: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Table:
    """A table as rows of cells, with its printed label (``Table 1``), caption and source line."""

    kind: Literal["table"] = "table"
    id: str
    rows: tuple[tuple[Cell, ...], ...]
    label: str = ""
    caption: Text = ()
    source: Text = ()
    lang: Lang | None = None
    boxes: tuple[Box, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Figure:
    """A picture with its printed label and caption; ``image`` names bytes in the draft's media."""

    kind: Literal["figure"] = "figure"
    id: str
    image: str | None
    label: str = ""
    caption: Text = ()
    lang: Lang | None = None
    boxes: tuple[Box, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Formula:
    """A display formula: the text that the file holds for it, and its image where there is one."""

    kind: Literal["formula"] = "formula"
    id: str
    text: Text
    image: str | None = None
    label: str = ""
    lang: Lang | None = None
    boxes: tuple[Box, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Note:
    """A footnote; ``label`` is its printed mark. Runs that call it carry its id."""

    kind: Literal["note"] = "note"
    id: str
    text: Text
    label: str = ""
    lang: Lang | None = None
    boxes: tuple[Box, ...] = ()


Block: TypeAlias = Heading | Paragraph | ListItem | Table | Figure | Formula | Note


@dataclass(frozen=True, slots=True, kw_only=True)
class Furniture:
    """A running head or foot that was taken out of the text; ``printed_number`` if it is a page number."""

    text: str
    box: Box
    printed_number: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Draft:
    """A document as blocks in reading order.

    ``page_numbers`` maps a page of the file (from 1) to the number printed on it.
    """

    source: Source
    blocks: tuple[Block, ...]
    furniture: tuple[Furniture, ...] = ()
    page_numbers: Mapping[int, str] = field(default_factory=dict)
    media: Mapping[str, bytes] = field(default_factory=dict)
