"""Lines of type with the few figures that every later step needs, computed once.

A ``Line`` of the reader keeps each letter's box. The steps here need the same figures of thousands of lines: where one
begins and ends, its baseline, its size, whether all of it is bold. ``TypeLine`` holds them. It is the layout step's own
working value; each line is equal to itself only, so that lines can be put in sets.
"""

from __future__ import annotations

import itertools
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace

from ..model import Box, Figure, Formula, Fragment, Line, Page, Table

ASCENT, DESCENT = 0.74, 0.22
"""How far type reaches above and below its baseline, in sizes: boxes of glyphs are too uneven to compare."""
HALF_X_HEIGHT = 0.3
"""How far above the baseline the middle of small letters is, in sizes, a little more than half their height."""
MOSTLY = 0.9
"""Share of a line's letters and figures from which on the line is bold or italic."""
SAME_LINE, UNLIKE = 0.35, 1.8
"""Neighbours are one line where their baselines differ by less (in sizes) and their sizes by no larger a factor."""
OVERHANG, WORD_SPACE, MARK_SPACE = 0.3, 1.2, 0.5
"""In sizes: how far neighbours of one line may lie over each other (slanted type), how far words are apart in type
set to the measure, how far a raised mark is from its word."""
CELLS_APART, BACKWARDS = 1.8, 6.0
"""In sizes: a wider gap parts columns or cells, and so does a line that jumps back further."""
RAISED, SMALLER = (0.2, 0.6), 0.92
AWAY = 0.33
"""So far above the line, in its sizes, so much smaller and so far from their word stand marks of notes and authors."""
TOUCHING = 0.12
"""Of a size: letters no further apart are one word."""
LEVEL = 0.05
"""Points by which baselines of one line may differ without one being raised: files round to tenths."""
SAME_ROW = 0.5
"""Of a size: baselines of lines in one row differ by less, baselines of two rows by a line's leading, twice as much."""
TALL = 2.0
SPECK = 1.0
"""No type is smaller, whatever the file gives as its size."""


@dataclass(frozen=True, slots=True, eq=False)
class TypeLine:
    """One line: place and style. ``left`` and ``right`` are the edges of its column, as ``columns`` finds them.

    ``part`` counts the stretches of the text that are read one after the other (a column, a full-width band);
    ``columns`` is how many columns stand side by side there.
    """

    page: int
    x0: float
    x1: float
    base: float
    size: float
    fragments: tuple[Fragment, ...]
    text: str
    bold: bool = False
    italic: bool = False
    capitals: bool = False
    hyphenated: bool = False
    turned: bool = False
    left: float = 0.0
    right: float = 0.0
    part: int = 0
    columns: int = 1
    shift: float = 0.0
    """Where the line begins if a drop cap stood not before it, relative to ``x0``."""
    inset: Table | Figure | Formula | None = None
    """What stands here instead of letters."""

    @property
    def top(self) -> float:
        return self.base - ASCENT * self.size

    @property
    def bottom(self) -> float:
        if self.inset is not None:
            return self.inset.boxes[0].bottom
        return self.base + DESCENT * self.size

    @property
    def width(self) -> float:
        return self.x1 - self.x0

    @property
    def middle(self) -> float:
        return (self.x0 + self.x1) / 2

    @property
    def level(self) -> float:
        """The height at which the middle of its small letters stands: in a box or cell is what has its middle there."""
        return self.base - HALF_X_HEIGHT * self.size

    @property
    def start(self) -> float:
        return self.x0 + self.shift

    def in_column(self, left: float, right: float, part: int, columns: int) -> TypeLine:
        """The line with the edges of its column; written out, for it is made of every line of a document."""
        return TypeLine(
            page=self.page,
            x0=self.x0,
            x1=self.x1,
            base=self.base,
            size=self.size,
            fragments=self.fragments,
            text=self.text,
            bold=self.bold,
            italic=self.italic,
            capitals=self.capitals,
            hyphenated=self.hyphenated,
            turned=self.turned,
            left=left,
            right=right,
            part=part,
            columns=columns,
            shift=self.shift,
            inset=self.inset,
        )

    def cut_at(self, edges: Sequence[float]) -> list[TypeLine]:
        """The pieces of the line between vertical edges; a fragment belongs to where its middle lies."""
        if not any(self.x0 + self.size < edge < self.x1 - self.size for edge in edges):
            return [self]
        places: dict[int, list[Fragment]] = {}
        for fragment in self.fragments:
            middle = (fragment.box.x0 + fragment.box.x1) / 2
            places.setdefault(sum(edge <= middle for edge in edges), []).append(fragment)
        if len(places) == 1:
            return [self]
        pieces = [make(self.page, fragments, self.base) for fragments in places.values()]
        return [piece for piece in pieces if piece is not None]

    def box(self) -> Box:
        if self.inset is not None:
            return self.inset.boxes[0]
        if self.turned:
            return _around(self.page, self.fragments)
        top, bottom = self.reach()
        return Box(
            page=self.page, x0=round(self.x0, 2), top=round(top, 2), x1=round(self.x1, 2), bottom=round(bottom, 2)
        )

    def reach(self) -> tuple[float, float]:
        """How high and how low the line reaches, its accents and tails too."""
        if self.inset is not None:
            box = self.box()
            return box.top, box.bottom
        top, bottom = self.base - ASCENT * self.size, self.base + DESCENT * self.size
        for fragment in self.fragments:
            box = fragment.box
            if box.top < top:
                top = box.top
            if box.bottom > bottom:
                bottom = box.bottom
        return top, bottom


def _around(page: int, fragments: Sequence[Fragment]) -> Box:
    return Box(
        page=page,
        x0=min(f.box.x0 for f in fragments),
        top=min(f.box.top for f in fragments),
        x1=max(f.box.x1 for f in fragments),
        bottom=max(f.box.bottom for f in fragments),
    )


def make(page: int, fragments: Sequence[Fragment], base: float, hyphenated: bool = False) -> TypeLine | None:
    """A line of the fragments that can be seen, or nothing."""
    if len(fragments) == 1:
        seen: tuple[Fragment, ...] = () if fragments[0].hidden else tuple(fragments)
    else:
        seen = tuple(f for f in fragments if not f.hidden)
    if not seen:
        return None
    text = "".join([f.text for f in seen]) if len(seen) > 1 else seen[0].text
    if not text.strip():
        return None
    if len(seen) == 1:
        return _plain(page, seen[0], base, hyphenated)
    weights = [_weight(f) for f in seen]
    whole = sum(weights) or 1
    main = seen[max(range(len(seen)), key=weights.__getitem__)]
    bold = sum(w for f, w in zip(seen, weights, strict=True) if f.bold)
    italic = sum(w for f, w in zip(seen, weights, strict=True) if f.italic)
    first, last = seen[0].box, seen[-1].box
    wide, high = last.x1 - first.x0, max(first.bottom, last.bottom) - min(first.top, last.top)
    return TypeLine(
        page=page,
        x0=min([f.box.x0 for f in seen]),
        x1=max([f.box.x1 for f in seen]),
        base=base,
        size=main.size if main.size > SPECK else max(high, SPECK),
        fragments=seen,
        text=text,
        bold=bold > MOSTLY * whole,
        italic=italic > MOSTLY * whole,
        capitals=text.isupper() and sum(map(str.isalpha, text)) > 3,
        hyphenated=hyphenated,
        turned=len(text) > 3 and high > TALL * main.size and high > TALL * wide,
    )


def _plain(page: int, fragment: Fragment, base: float, hyphenated: bool) -> TypeLine:
    """A line in one style, as most are."""
    text, box = fragment.text, fragment.box
    high = box.bottom - box.top
    size = fragment.size if fragment.size > SPECK else max(high, SPECK)
    return TypeLine(
        page=page,
        x0=box.x0,
        x1=box.x1,
        base=base,
        size=size,
        fragments=(fragment,),
        text=text,
        bold=fragment.bold,
        italic=fragment.italic,
        capitals=text.isupper() and sum(map(str.isalpha, text)) > 3,
        hyphenated=hyphenated,
        turned=high > TALL * size and high > TALL * (box.x1 - box.x0) and len(text) > 3,
    )


def upright(lines: Sequence[TypeLine], width: float, height: float) -> list[TypeLine]:
    """Lines that run up or down a page as they stand once the page is turned; their boxes stay where they are."""
    out: list[TypeLine] = []
    for line in lines:
        box = _around(line.page, line.fragments)
        down = line.fragments[-1].box.top > line.fragments[0].box.bottom
        x0, x1 = (box.top, box.bottom) if down else (height - box.bottom, height - box.top)
        base = width - line.base if down else line.base
        out.append(replace(line, x0=x0, x1=x1, base=base))
    return out


def stand_in(block: Table | Figure | Formula, size: float) -> TypeLine:
    """A line without letters that holds the place of a block in the order of reading."""
    box = block.boxes[0]
    base = box.top + ASCENT * size
    return TypeLine(page=box.page, x0=box.x0, x1=box.x1, base=base, size=size, fragments=(), text=" ", inset=block)


def _weight(fragment: Fragment) -> int:
    text = fragment.text
    return sum(map(str.isalnum, text)) or 0


def of_page(page: Page) -> list[TypeLine]:
    """The lines of a page in content order: overlong gaps split, pieces of one baseline joined."""
    made: list[TypeLine] = []
    for line in page.lines:
        for fragments in _at_gaps(line):
            hyphenated = line.hyphenated and fragments[-1] is line.fragments[-1]
            found = make(page.number, fragments, _base(fragments, line), hyphenated)
            if found is not None:
                made.append(found)
    return rejoined(made)


def _base(fragments: Sequence[Fragment], line: Line) -> float:
    if len(fragments) == len(line.fragments):
        return line.baseline
    main = max(fragments, key=lambda f: f.box.width * f.size)
    return line.baseline - main.rise


def _at_gaps(line: Line) -> Iterable[tuple[Fragment, ...]]:
    """The line cut where a gap is wider than any word space: two columns or cells on one baseline."""
    fragments = line.fragments
    if len(fragments) == 1:
        return (fragments,)
    cuts = [
        i
        for i in range(1, len(fragments))
        if not -BACKWARDS * fragments[i].size
        < fragments[i].box.x0 - fragments[i - 1].box.x1
        < CELLS_APART * fragments[i].size
        and line.box.height < TALL * 2 * fragments[i].size
    ]
    edges = [0, *cuts, len(fragments)]
    return [fragments[a:b] for a, b in itertools.pairwise(edges)]


def rows_of(lines: Iterable[TypeLine], *, by_smaller: bool = False) -> list[list[TypeLine]]:
    """Lines on one baseline together, from top to bottom, each row from left to right.

    A line belongs to the row above it where it stands less than ``SAME_ROW`` of its size below the row's first line;
    ``by_smaller``: of the smaller size of both, so that a small mark above a line takes none into its row.
    """
    rows: list[list[TypeLine]] = []
    for line in sorted(lines, key=lambda line: line.base):
        first = rows[-1][0] if rows else None
        size = min(line.size, first.size) if first is not None and by_smaller else line.size
        if first is not None and line.base - first.base < SAME_ROW * size:
            rows[-1].append(line)
        else:
            rows.append([line])
    return [sorted(row, key=lambda line: line.x0) for row in rows]


def rejoined(lines: list[TypeLine]) -> list[TypeLine]:
    """Neighbours in content order that stand on one baseline with no more than a word space between them, as one."""
    out: list[TypeLine] = []
    for line in lines:
        last = out[-1] if out else None
        if last is not None and _continues(last, line):
            out[-1] = join(last, line)
        else:
            out.append(line)
    return out


def _continues(a: TypeLine, b: TypeLine) -> bool:
    size = max(a.size, b.size)
    if a.turned or b.turned or a.hyphenated:
        return False
    if _marked(a, b):
        return -OVERHANG * size < b.x0 - a.x1 < MARK_SPACE * size
    if abs(a.base - b.base) > SAME_LINE * size or max(a.size, b.size) > UNLIKE * min(a.size, b.size):
        return False
    return -OVERHANG * size < b.x0 - a.x1 < WORD_SPACE * size


def _marked(a: TypeLine, b: TypeLine) -> bool:
    """Whether one of two lines is but a small raised mark at the other, such as the figure of an affiliation.

    Browsers and office programs raise it by two fifths of a line, more than type on one baseline ever differs.
    """
    mark, line = (a, b) if len(a.text) <= len(b.text) else (b, a)
    if len(mark.text.strip()) > 3 or mark.size > SMALLER * line.size:
        return False
    return RAISED[0] * line.size < line.base - mark.base < RAISED[1] * line.size


def join(a: TypeLine, b: TypeLine) -> TypeLine:
    """Two lines on one baseline as one, a space between them where they do not touch."""
    main, other = (a, b) if len(a.text) >= len(b.text) else (b, a)
    rise = main.base - other.base
    moved = [_raised(f, rise) for f in other.fragments] if abs(rise) > LEVEL else list(other.fragments)
    left, right = (list(a.fragments), moved) if main is a else (moved, list(b.fragments))
    marked = any(f.rise > RAISED[0] * main.size and f.size < SMALLER * main.size for f in (left[-1], right[0]))
    touch = b.x0 - a.x1 <= (AWAY if marked else TOUCHING) * a.size
    if not touch and not a.text.endswith(" ") and not b.text.startswith(" "):
        right[0] = _led(right[0])
    return make(a.page, (*left, *right), main.base, b.hyphenated) or main


def _raised(fragment: Fragment, rise: float) -> Fragment:
    return _copy(fragment, fragment.text, fragment.rise + rise)


def _led(fragment: Fragment) -> Fragment:
    return _copy(fragment, " " + fragment.text, fragment.rise)


def _copy(f: Fragment, text: str, rise: float) -> Fragment:
    return Fragment(
        text=text,
        box=f.box,
        font=f.font,
        size=f.size,
        bold=f.bold,
        italic=f.italic,
        rise=rise,
        color=f.color,
        href=f.href,
        hidden=f.hidden,
    )
