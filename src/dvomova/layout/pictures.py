"""Pictures that show something, told from the page's own design: backgrounds, ornaments, bands along the edge, logos.

Many producers cut an image into strips, which are put together first. What a journal paints on its pages is no figure
of the article: a picture that runs over the edge of the page, or a tall band beside all text, with no caption at it. It
is left out, and a finding says so.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

from ..model import Box, Page, Picture, around
from .captions import begins
from .lines import TypeLine

LEAST_SIDE = 36.0
LEAST_AREA = 2500.0
WHOLE_PAGE = 0.72
TOUCH = 1.5
"""Strips of one image meet within this many points."""
NEIGHBOURS = 8
"""Strips follow each other; among thousands of specks none is looked for further back."""
EDGE = 3.0
"""What comes this near to the page's edge runs over it."""
TALL, LEAST_SHARE = 2.5, 0.3
"""A band is so many times as high as wide, and this much of the page."""
NEAR = 40.0
"""Points above and below a picture in which its caption begins."""


@dataclass(frozen=True, slots=True)
class Told:
    """The pictures of a page: those that may be figures, and of the design those over the edge and bands."""

    figures: list[Picture]
    over_the_edge: list[Picture]
    bands: list[Picture]


def told(page: Page, lines: Sequence[TypeLine]) -> Told:
    """What each picture of a page is; specks and backgrounds are none of these."""
    found = Told([], [], [])
    for picture in _put_together(page.pictures) if not page.recognised else ():
        box = picture.box
        if min(box.width, box.height) < LEAST_SIDE:
            continue
        if not LEAST_AREA <= _area(box) <= WHOLE_PAGE * page.width * page.height:
            continue
        captioned = any(_captions(line, box) for line in lines)
        if not captioned and _over_the_edge(box, page):
            found.over_the_edge.append(picture)
        elif not captioned and _is_band(box, page, lines):
            found.bands.append(picture)
        else:
            _larger_of_two(picture, found.figures)
    return found


def _larger_of_two(picture: Picture, figures: list[Picture]) -> None:
    """Add a picture, or put it in the place of a smaller one that it lies on."""
    near = next((other for other in figures if overlap(picture.box, other.box) > 0.3), None)
    if near is None:
        figures.append(picture)
    elif _area(picture.box) > _area(near.box):
        figures[figures.index(near)] = picture


def _put_together(pictures: Sequence[Picture]) -> list[Picture]:
    """Strips of one width below each other, or of one height side by side, as one picture each."""
    out: list[Picture] = []
    for picture in sorted(pictures, key=lambda picture: (picture.box.top, picture.box.x0)):
        other = next((other for other in reversed(out[-NEIGHBOURS:]) if _strips(other.box, picture.box)), None)
        if other is None:
            out.append(picture)
        else:
            out[out.index(other)] = replace(other, box=around((other.box, picture.box)))
    return out


def _strips(a: Box, b: Box) -> bool:
    """Whether two boxes meet along a whole side."""
    below = abs(a.x0 - b.x0) < TOUCH and abs(a.x1 - b.x1) < TOUCH and abs(a.bottom - b.top) < TOUCH
    beside = abs(a.top - b.top) < TOUCH and abs(a.bottom - b.bottom) < TOUCH and abs(a.x1 - b.x0) < TOUCH
    return below or beside


def _over_the_edge(box: Box, page: Page) -> bool:
    return box.x0 < EDGE or box.top < EDGE or box.x1 > page.width - EDGE or box.bottom > page.height - EDGE


def _is_band(box: Box, page: Page, lines: Sequence[TypeLine]) -> bool:
    """Whether a box is tall, and all lines but those inside stand on one side of it."""
    if box.height < TALL * box.width or box.height < LEAST_SHARE * page.height:
        return False
    text = [line for line in lines if not line.turned and not (box.x0 <= line.x0 and line.x1 <= box.x1)]
    return all(line.x1 <= box.x0 + TOUCH for line in text) or all(line.x0 >= box.x1 - TOUCH for line in text)


def _captions(line: TypeLine, box: Box) -> bool:
    """Whether a caption begins at a picture."""
    close = box.top - NEAR < line.base < box.bottom + NEAR and line.x0 < box.x1 and line.x1 > box.x0
    return close and begins("figure", line.text)


def _area(box: Box) -> float:
    return box.width * box.height


def overlap(a: Box, b: Box) -> float:
    """The share of ``a`` that lies in ``b``."""
    wide = min(a.x1, b.x1) - max(a.x0, b.x0)
    high = min(a.bottom, b.bottom) - max(a.top, b.top)
    return wide * high / _area(a) if wide > 0 and high > 0 and _area(a) else 0.0
