"""What is printed on a page, and where: the value that a page reader hands to the layout step.

One system of coordinates everywhere in dvomova: points (1/72 inch), origin in the top left
corner of the page as it is shown (rotation and crop box applied), pages counted from 1.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from functools import cached_property


@dataclass(frozen=True, slots=True, kw_only=True)
class Box:
    """A rectangle on a page."""

    page: int
    x0: float
    top: float
    x1: float
    bottom: float

    def __post_init__(self) -> None:
        if self.x0 > self.x1 or self.top > self.bottom:
            raise ValueError(f"a box must not be turned inside out: {self}")

    @property
    def width(self) -> float:
        return self.x1 - self.x0

    @property
    def height(self) -> float:
        return self.bottom - self.top

    def holds(self, other: Box, slack: float = 0.0) -> bool:
        """Whether the other box lies inside this one, give or take ``slack`` points."""
        return (
            self.page == other.page
            and self.x0 - slack <= other.x0
            and other.x1 <= self.x1 + slack
            and self.top - slack <= other.top
            and other.bottom <= self.bottom + slack
        )


def around(boxes: Iterable[Box]) -> Box:
    """The smallest box around boxes of one page; at least one is needed."""
    all_boxes = tuple(boxes)
    return Box(
        page=all_boxes[0].page,
        x0=min(b.x0 for b in all_boxes),
        top=min(b.top for b in all_boxes),
        x1=max(b.x1 for b in all_boxes),
        bottom=max(b.bottom for b in all_boxes),
    )


@dataclass(frozen=True, slots=True, kw_only=True)
class Fragment:
    """Letters of one line in one font, as the page shows them.

    ``size`` is the size on the page in points (font size times the text matrix); ``rise`` is how
    far the baseline stands above that of the line (superscripts are positive); ``color`` is the
    fill as 0xRRGGBB. ``hidden`` says that the letters cannot be seen on the page.
    """

    text: str
    box: Box
    font: str = ""
    size: float = 0.0
    bold: bool = False
    italic: bool = False
    rise: float = 0.0
    color: int = 0
    href: str | None = None
    hidden: bool = False


@dataclass(frozen=True, kw_only=True)
class Line:
    """Fragments that stand on one baseline inside one column, in reading order."""

    fragments: tuple[Fragment, ...]
    box: Box
    baseline: float
    hyphenated: bool = False
    """The engine says that the line ends in a hyphen put there by line breaking."""

    @cached_property
    def text(self) -> str:
        """Its letters, put together once: every step of repair asks for them."""
        return "".join([fragment.text for fragment in self.fragments])


@dataclass(frozen=True, slots=True, kw_only=True)
class Picture:
    """An image that is painted on a page; ``name`` finds its bytes in ``Pages.media``."""

    name: str
    box: Box


@dataclass(frozen=True, slots=True, kw_only=True)
class Rule:
    """A thin painted line or the edge of a painted box: the grid of a table, or a separator."""

    box: Box

    @property
    def horizontal(self) -> bool:
        return self.box.width >= self.box.height


@dataclass(frozen=True, kw_only=True)
class Page:
    """One page: its lines in content order, and what else is painted on it.

    ``label`` is the page label of the file (ISO 32000-1, 12.4.2), which need not be what is printed.
    ``recognised`` says that the text comes from optical character recognition.
    """

    number: int
    width: float
    height: float
    lines: tuple[Line, ...] = ()
    pictures: tuple[Picture, ...] = ()
    rules: tuple[Rule, ...] = ()
    label: str | None = None
    recognised: bool = False

    @cached_property
    def text(self) -> str:
        """All its letters, a line each, put together once."""
        return "\n".join([line.text for line in self.lines])


@dataclass(frozen=True, slots=True, kw_only=True)
class OutlineItem:
    """A bookmark of the file: title, page counted from 1 (``None`` if it leads nowhere), level from 0."""

    title: str
    page: int | None
    level: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Source:
    """What is known of an input as a file, before anyone reads its text."""

    name: str
    format: str
    sha256: str
    page_count: int = 0
    metadata: Mapping[str, str] = field(default_factory=dict)
    outline: tuple[OutlineItem, ...] = ()
    attachments: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Pages:
    """All pages of one input; ``media`` holds the images by name (PNG or JPEG bytes)."""

    source: Source
    pages: tuple[Page, ...]
    media: Mapping[str, bytes] = field(default_factory=dict)
