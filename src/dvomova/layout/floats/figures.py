"""The figures of a page: drawings with the letters that belong to them, and pictures; without the page's own design.

A drawing is many strokes, and its scales, legends and the words in its boxes are type like any other: read as text
they tear paragraphs apart, and gridlines look like tables. A caption stands below its figure. What is
painted there, down from the last running text, is its picture, and the short lines in and around that are its letters.

A picture is a figure unless it is the page's design (a background, an ornament, a logo). Many producers cut an image
into strips, which are put together first. A picture that runs over the edge of the page with no caption at it is
design: it is left out, with a finding.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from statistics import median

from ...languages.labels import Labels
from ...model import Box, Figure, Page, Picture, Rule, around
from ...model.vocabulary import Concept
from ...patterns.captions import begins
from ..lines import TypeLine

LEAST_SIDE, LEAST_STROKES = 40.0, 4
"""A drawing is at least so many points wide and high, and of so many strokes where none of them is a large part."""
FAR_BELOW, PARTS_APART = 60.0, 90.0
"""Points: how far below a drawing its caption may stand, and how far apart its own parts."""
ABOVE, LEFT, RIGHT, AXIS = 16.0, 50.0, 30.0, 12.0
"""Points around a drawing in which its letters stand: the title of a scale above, numbers at its left, a legend at its
right; long words at the left end at the axis."""
RUNNING, FULL_SIZE = 30, 0.92
"""A line of running text has so many letters in (nearly) the usual size of the page."""
WORDS, EVEN = 14, 2.5
"""So many letters are enough beside a neighbour of the same measure, give or take so many points (twice at the right,
where hyphens hang)."""
FEW = 15
"""Letters above a drawing that are its own, at most: a unit, a number, no sentence."""
LEADING, SAME_SIZE, NEAR = 1.7, 0.6, 6
"""Lines of a paragraph: how far their baselines are apart at most (in sizes), by how many points their sizes differ,
and how many lines off such a neighbour is looked for."""
APART = 48.0
"""Points: what is painted so near below the label of a table is that table."""
LOOSE = 4.0
"""Points by which strokes may reach out of the box of their figure."""
HIGHER = 0.5
"""Of a size: what stands so far above the baseline of a caption stands above its line."""
CUES = "0123456789IVX"


def figures(
    page: Page, rules: Sequence[Rule], lines: Sequence[TypeLine], labels: Labels
) -> list[tuple[Figure, list[TypeLine]]]:
    """The drawn figures of a page with their captions below them, and the lines that are letters of each."""
    painted = [rule.box for rule in rules] + [picture.box for picture in page.pictures]
    if page.recognised or not painted:
        return []
    captions = [line for line in lines if _captions(line, labels)]
    if not captions:
        return []
    upright = [line for line in lines if not line.turned]
    stops = [*captions, *_running(upright), *(line for line in upright if line.inset is not None)]
    stopping = set(stops)
    free = [line for line in upright if line not in stopping]
    out: list[tuple[Figure, list[TypeLine]]] = []
    for number, caption in enumerate(captions, 1):
        found = _above(caption, painted, free, stops, labels)
        if found is not None:
            box, letters = found
            sideways = [line for line in lines if line.turned and box.holds(line.box(), LOOSE)]
            picture = next((p.name for p in page.pictures if p.box.holds(box, 1.0)), f"p{page.number}-c{number}.png")
            out.append((Figure(id="", image=picture, boxes=(box,)), letters + sideways))
    return out


def _captions(line: TypeLine, labels: Labels) -> bool:
    """Whether a line begins a caption; the letters are asked for numbers first, which is cheaper."""
    head = line.text[:24]
    if line.turned or not any(cue in head for cue in CUES):
        return False
    return begins(Concept.FIGURE, line.text, labels)


def _running(lines: Sequence[TypeLine]) -> list[TypeLine]:
    """Lines of running text: long ones, those set to one measure with a neighbour, and the last of a paragraph."""
    size = median([line.size for line in lines])
    rows = sorted((line for line in lines if line.inset is None), key=lambda line: line.base)
    out: list[TypeLine] = []
    for at, line in enumerate(rows):
        count = sum(map(str.isalpha, line.text))
        near = [
            other for other in rows[max(at - NEAR, 0) : at + NEAR] if other is not line and _neighbours(line, other)
        ]
        measured = any(abs(line.x0 - other.x0) < EVEN and abs(line.x1 - other.x1) < 2 * EVEN for other in near)
        if (count >= RUNNING and line.size > FULL_SIZE * size) or (count >= WORDS and measured):
            out.append(line)
    running = set(out)
    ends = [
        line
        for line in rows
        if line not in running
        and any(map(str.isalpha, line.text))
        and any(
            _neighbours(line, other) and (abs(line.x0 - other.x0) < EVEN or abs(line.x1 - other.x1) < 2 * EVEN)
            for other in out
        )
    ]
    return out + ends


def _neighbours(line: TypeLine, other: TypeLine) -> bool:
    return abs(line.base - other.base) < LEADING * line.size and abs(line.size - other.size) < SAME_SIZE


def _above(
    caption: TypeLine,
    painted: Sequence[Box],
    free: Sequence[TypeLine],
    stops: Sequence[TypeLine],
    labels: Labels,
) -> tuple[Box, list[TypeLine]] | None:
    """The box of what is drawn above a caption, and the lines that are its letters."""
    over = [
        line
        for line in stops
        if line.base < caption.base - HIGHER * caption.size and line.x0 < caption.x1 and line.x1 > caption.x0
    ]
    ceiling = max((line.bottom for line in over), default=0.0)
    drawn = [
        box
        for box in painted
        if box.top > ceiling - 2 and box.bottom < caption.top + 4 and box.x0 < caption.x1 and box.x1 > caption.x0
    ]
    box = _whole(drawn, caption)
    if box is None or _labels_a_table(box, (*free, *over), labels):
        return None
    letters = [line for line in free if ceiling - 1 < line.top and line.base < caption.top and _belongs(line, box)]
    if not letters:
        return None
    whole = around((box, *(line.box() for line in letters)))
    top = max(whole.top, ceiling)
    return Box(page=box.page, x0=whole.x0, top=top, x1=whole.x1, bottom=min(whole.bottom, caption.top)), letters


def _labels_a_table(box: Box, lines: Sequence[TypeLine], labels: Labels) -> bool:
    """Whether the label of a table stands just above what is painted; its title may be on the line between."""
    return any(
        box.top - APART < line.bottom <= box.top + 2 and begins(Concept.TABLE, line.text, labels) for line in lines
    )


def _belongs(line: TypeLine, box: Box) -> bool:
    """Whether a line is a letter or word of a drawing: in it, at its scales, or a few letters above it."""
    if line.base < box.top and (line.bold or sum(map(str.isalpha, line.text)) > FEW or line.base < box.top - ABOVE):
        return False
    beside = box.x0 - LEFT < line.x0 or (box.x0 - AXIS < line.x1 < box.x0 + AXIS and line.base > box.top)
    return beside and line.x1 < box.x1 + RIGHT


def _whole(drawn: Sequence[Box], caption: TypeLine) -> Box | None:
    """The box around what is drawn, if that is enough for a figure and stands near its caption."""
    if not drawn:
        return None
    chain: list[Box] = []
    top = caption.top
    for part in sorted(drawn, key=lambda part: -part.bottom):
        if chain and top - part.bottom > PARTS_APART:
            break
        chain.append(part)
        top = min(top, part.top)
    box = around(chain)
    if box.width < LEAST_SIDE or box.height < LEAST_SIDE or caption.top - box.bottom > FAR_BELOW:
        return None
    shown = any(min(part.width, part.height) >= LEAST_SIDE / 2 for part in chain)
    return box if shown or len(chain) >= LEAST_STROKES else None


LEAST_PICTURE_SIDE = 36.0
LEAST_AREA = 2500.0
WHOLE_PAGE = 0.72
TOUCH = 1.5
"""Strips of one image meet within this many points."""
NEIGHBOURS = 8
"""Strips follow each other; among thousands of specks none is looked for further back."""
EDGE = 3.0
"""What comes this near to the page's edge runs over it."""
NEAR_PICTURE = 40.0
"""Points above and below a picture in which its caption begins."""


@dataclass(frozen=True, slots=True)
class PagePictures:
    """The pictures of a page: those that may be figures, and those of the design, which run over its edge."""

    figures: list[Picture]
    over_the_edge: list[Picture]


def pictures_of(page: Page, lines: Sequence[TypeLine], labels: Labels) -> PagePictures:
    """What each picture of a page is; specks and backgrounds are none of these."""
    found = PagePictures([], [])
    for picture in _put_together(page.pictures) if not page.recognised else ():
        box = picture.box
        if min(box.width, box.height) < LEAST_PICTURE_SIDE:
            continue
        if not LEAST_AREA <= _area(box) <= WHOLE_PAGE * page.width * page.height:
            continue
        captioned = any(_captions_of_picture(line, box, labels) for line in lines)
        if not captioned and _over_the_edge(box, page):
            found.over_the_edge.append(picture)
        else:
            _larger_of_two(picture, found.figures)
    return found


SAME_PLACE = 0.3
"""Pictures that share so much of the smaller one are two layers of one."""


def _larger_of_two(picture: Picture, figures: list[Picture]) -> None:
    """Add a picture, or put it in the place of a smaller one that it lies on."""
    near = next((other for other in figures if overlap(picture.box, other.box) > SAME_PLACE), None)
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


def _captions_of_picture(line: TypeLine, box: Box, labels: Labels) -> bool:
    """Whether a caption begins at a picture."""
    close = box.top - NEAR_PICTURE < line.base < box.bottom + NEAR_PICTURE and line.x0 < box.x1 and line.x1 > box.x0
    return close and begins(Concept.FIGURE, line.text, labels)


def _area(box: Box) -> float:
    return box.width * box.height


def overlap(a: Box, b: Box) -> float:
    """The share of ``a`` that lies in ``b``."""
    wide = min(a.x1, b.x1) - max(a.x0, b.x0)
    high = min(a.bottom, b.bottom) - max(a.top, b.top)
    return wide * high / _area(a) if wide > 0 and high > 0 and _area(a) else 0.0
