"""The lines of a page, in content order, with each letter's style, and with no call for a letter where none is needed.

pdfium's order of content and its line ends are better on real files than any geometric re-sorting of letters
(measured on 78 PDFs), so they are the start; boxes let the layout step verify. What the engine hides is undone
here: sizes that ignore the text matrix, line-end hyphens given as U+FFFE without a line end, letters beyond the
Basic Multilingual Plane counted twice, and control characters that some producers print as a hyphen.
"""

from __future__ import annotations

import ctypes
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import pairwise, repeat
from typing import Any

from ...model import Box, Fragment, Line, around
from . import pdfium
from .lines import goes_on, one, over_each_other
from .pdfium import Frame
from .spacing import FEWEST, respaced
from .styles import Covered, Font, LetterStyle, TextObject, TextObjects

LIGATURE_SPACE = re.compile(r"f[fil]{1,2} (?=[a-z])")
NOTHING = "\u200b"
"""Stands for a letter that is none, so that each keeps its number; ``layout`` takes it out."""
LINE_END = re.compile(r"\r\n?|\n|[\ufffe\u0002]")
HYPHEN_MARKS = "\ufffe\u0002"
CONTROL_HYPHEN = re.compile(r"(?<=\w)[\x03-\x08\x0e-\x1f\x7f\u00ad\u2010\u2011\uffff]+\s*$")
CONTROL_HYPHENS = frozenset((*map(chr, range(3, 9)), *map(chr, range(14, 32)), *"\x7f\u00ad\u2010\u2011\uffff"))
WORD_SPACE, LETTER_GAP, BACK = 0.6, 0.16, 1.5
SAME_BASE, SAME_SIZE, ROUNDED = 0.04, 0.1, 0.05
"""Shares of a size by which baselines and sizes on one line differ at most, and points by which files round them."""
RECTANGLE = pdfium.RECTANGLE.at


@dataclass(slots=True)
class TextRun:
    """Neighbouring letters of a line in one style, before they become a ``Fragment``."""

    text: str
    style: LetterStyle
    corners: tuple[float, float, float, float]
    base: float


class PageText:
    """Reads the lines of one page."""

    def __init__(
        self, textpage: Any, frame: Frame, number: int, fonts: dict[int, Font], covered: Covered | None = None
    ) -> None:
        self._handle = pdfium.address(textpage)
        self._frame = frame
        self._number = number
        self._objects = TextObjects(self._handle, frame, fonts, covered)
        self._astral = False
        self._turned = False
        self._waiting_turned = False
        self.respaced: list[tuple[str, str]] = []
        """Lines whose spaces were put right by their gaps: before and after."""
        self.unsure: list[Box] = []
        """Where letters stand that may not be seen, for their colour or their clipping."""

    def lines(self) -> Iterator[Line]:
        """Lines that hold at least one letter."""
        text = self._letters()
        waiting: Line | None = None
        span = (0, 0)
        for line, turned, start, stop in self._each(text):
            if waiting is not None:
                if turned and self._waiting_turned and goes_on(waiting, line):
                    waiting = one(waiting, line)
                    continue
                if not turned and not self._waiting_turned and over_each_other(waiting, line):
                    waiting, span = self._joined(text, span, (start, stop), waiting, line), (span[0], stop)
                    continue
                yield waiting
            waiting, self._waiting_turned, span = line, turned, (start, stop)
        if waiting is not None:
            yield waiting

    def _each(self, text: str) -> Iterator[tuple[Line, bool, int, int]]:
        """Lines as pdfium ends them, whether they run up or down the page, and where they begin and end in the text."""
        start = 0
        for end in (*LINE_END.finditer(text), None):
            stop = end.start() if end else len(text)
            hyphen = end is not None and end.group() in HYPHEN_MARKS
            line = self._line(text, start, stop, end.start() if end and hyphen else None)
            if line is not None:
                yield line, self._turned, start, stop
            start = end.end() if end else stop

    def _joined(self, text: str, first: tuple[int, int], second: tuple[int, int], a: Line, b: Line) -> Line:
        """One line of the letters of two that lie over each other."""
        pieces = self._woven(text, (*range(*first), *range(*second)))
        hyphenated = (a if a.box.x1 > b.box.x1 else b).hyphenated
        if hyphenated and pieces:
            pieces[-1].text += "-"
        return self._finish(pieces, hyphenated) if pieces else a

    def _woven(self, text: str, indices: Sequence[int]) -> list[TextRun]:
        """Letters in the order in which they stand, a space where they stand apart."""
        letters: list[TextRun] = []
        for index in indices:
            handle = pdfium.text_object(self._handle, index)
            if handle is None or text[index].isspace():
                continue
            pdfium.char_box(self._handle, index, *pdfium.RECTANGLE.at)
            left, right, bottom, top = pdfium.RECTANGLE.read()
            known = self._objects.of(handle, index)
            corners = self._frame.corners(left, bottom, right, top)
            letters.append(TextRun(text[index], known.style, corners, known.base))
        pieces: list[TextRun] = []
        before: TextRun | None = None
        for letter in sorted(letters, key=lambda piece: piece.corners[0]):
            if before is not None and letter.corners[0] - before.corners[2] > LETTER_GAP * letter.style.size:
                letter = replace(letter, text=" " + letter.text)
            before = letter
            if pieces and _touches(pieces[-1], letter, letter.corners):
                pieces[-1].text += letter.text
                pieces[-1].corners = _union([pieces[-1].corners, letter.corners])
            else:
                pieces.append(replace(letter))
        return pieces

    def _letters(self) -> str:
        """The page's text with one character for each UTF-16 unit, so that an index means the same everywhere."""
        count = pdfium.count_chars(self._handle)
        if count <= 0:
            return ""
        units = (ctypes.c_uint16 * (count + 1))()
        written = pdfium.get_text(self._handle, 0, count, units)
        data = bytes(units)[: 2 * max(written - 1, 0)]
        text = data.decode("utf-16-le", "surrogatepass")
        if len(text) * 2 != len(data):
            text = "".join(map(chr, units[: len(data) // 2]))
            self._astral = True
        if len(text) != count:
            text = "".join(chr(min(pdfium.char_unicode(self._handle, i), 0xFFFF)) for i in range(count))
        text = text.replace("\x00", " ")
        return self._tied(text) if "fi " in text or "fl " in text or "ff " in text else text

    def _tied(self, text: str) -> str:
        """The text without the spaces that lie inside a ligature: InDesign sets one there to make up its width."""
        out = list(text)
        for found in LIGATURE_SPACE.finditer(text):
            at = found.end() - 1
            first, last, space = (self._box(index) for index in (at - 2, at - 1, at))
            if first == last and space[0] < last[1] - (space[1] - space[0]) / 2:
                out[at] = NOTHING
        return "".join(out)

    def _box(self, index: int) -> tuple[float, float]:
        """Where a letter begins and ends; the letters of a ligature share one place."""
        pdfium.char_box(self._handle, index, *RECTANGLE)
        left, right, _, _ = pdfium.RECTANGLE.read()
        return float(left), float(right)

    def _line(self, text: str, start: int, stop: int, hyphen: int | None) -> Line | None:
        letters = text[start:stop]
        bare = letters.strip()
        if not bare:
            return None
        start += len(letters) - len(letters.lstrip())
        stop = start + len(bare)
        rects = pdfium.count_rects(self._handle, start, stop - start)
        pieces = [self._only(bare, start)] if rects == 1 else self._pieces(text, start, stop, rects)
        if len(pieces) > 1 and _goes_back(pieces):
            pieces = self._woven(text, range(start, stop)) or pieces
        if not pieces:
            return None
        last = pieces[-1]
        self._turned = last.style.turned % 2 == 1
        hyphenated = hyphen is not None
        if hyphenated:
            last.text += "-"
        elif last.text[-1:] in CONTROL_HYPHENS and (found := CONTROL_HYPHEN.search(last.text)):
            last.text, hyphenated = last.text[: found.start()] + "-", True
        return self._finish(pieces, hyphenated)

    def _only(self, letters: str, start: int) -> TextRun:
        """A line in one object."""
        handle = pdfium.text_object(self._handle, start) or 0
        known = self._objects.of(handle, start)
        return TextRun(letters, known.style, self._rect(0), known.base)

    def _pieces(self, text: str, start: int, stop: int, rects: int) -> list[TextRun]:
        groups = self._groups(start, stop)
        boxes = self._boxes(groups, rects)
        known = [self._objects.of(handle, first) for first, _, handle in groups]
        texts = [text[first:last] for first, last, _ in groups]
        if len(groups) >= FEWEST:
            # Gaps are measured on lines that run across the page only.
            sizes = sorted(item.style.size for item in known)
            size = 0.0 if known[0].style.turned else sizes[len(sizes) // 2]
            made = respaced(texts, [box and (box[0], box[2]) for box in boxes], size)
            if made != texts:
                self.respaced.append(("".join(texts), "".join(made)))
                texts = made
        pieces: list[TextRun] = []
        last: TextRun | None = None
        for letters, item, box in zip(texts, known, boxes, strict=True):
            if box is None:
                if last is not None and (letters.isspace() or not letters):
                    last.text += letters
            elif last is not None and _touches(last, item, box):
                x0, top, x1, bottom = last.corners
                last.text += letters
                last.corners = (
                    x0 if x0 < box[0] else box[0],
                    top if top < box[1] else box[1],
                    x1 if x1 > box[2] else box[2],
                    bottom if bottom > box[3] else box[3],
                )
            else:
                last = TextRun(letters, item.style, box, item.base)
                pieces.append(last)
        return pieces

    def _groups(self, start: int, stop: int) -> list[tuple[int, int, int]]:
        """Stretches of one text object: first letter, end, object. Letters that pdfium made up join the one before."""
        groups: list[tuple[int, int, int]] = []
        at, now = start, 0
        for index, found in enumerate(map(pdfium.text_object, repeat(self._handle), range(start, stop)), start):
            if found == now or found is None:
                continue
            if not now:
                now = found
                continue
            groups.append((at, index, now))
            at, now = index, found
        groups.append((at, stop, now))
        return groups

    def _boxes(self, groups: list[tuple[int, int, int]], count: int) -> list[tuple[float, float, float, float] | None]:
        """The rectangle as shown of each group; ``None`` for one that paints nothing."""
        handle = self._handle
        if count == len(groups):
            return [self._rect(index) for index in range(count)]
        out: list[tuple[float, float, float, float] | None] = []
        for first, last, _ in groups:
            number = pdfium.count_rects(handle, first, last - first)
            rects = [rect for rect in map(self._rect, range(max(number, 0))) if rect[2] > rect[0]]
            out.append(_union(rects) if rects else None)
        return out

    def _rect(self, index: int) -> tuple[float, float, float, float]:
        pdfium.get_rect(self._handle, index, *RECTANGLE)
        left, top, right, bottom = pdfium.RECTANGLE.read()
        return self._frame.corners(left, bottom, right, top)

    def _finish(self, pieces: list[TextRun], hyphenated: bool) -> Line:
        if len(pieces) == 1:
            fragment = self._fragment(pieces[0], pieces[0].base)
            base = round(pieces[0].base, 2)
            return Line(fragments=(fragment,), box=fragment.box, baseline=base, hyphenated=hyphenated)
        base = max(pieces, key=lambda p: (p.corners[2] - p.corners[0]) * p.style.size).base
        fragments = tuple(self._fragment(piece, base) for piece in pieces)
        box = around(fragment.box for fragment in fragments)
        return Line(fragments=fragments, box=box, baseline=round(base, 2), hyphenated=hyphenated)

    def _fragment(self, piece: TextRun, base: float) -> Fragment:
        x0, top, x1, bottom = piece.corners
        style = piece.style
        text = piece.text
        if self._astral:
            text = text.encode("utf-16-le", "surrogatepass").decode("utf-16-le", "replace")
        box = Box(page=self._number, x0=x0, top=top, x1=x1, bottom=bottom)
        if style.unsure:
            self.unsure.append(box)
        outside = x1 < 0 or bottom < 0 or x0 > self._frame.width or top > self._frame.height
        return Fragment(
            text=text,
            box=box,
            font=style.font,
            size=style.size,
            bold=style.bold,
            italic=style.italic,
            rise=round(base - piece.base, 2) if base != piece.base else 0.0,
            color=style.color,
            hidden=style.unseen or outside,
        )


def _touches(last: TextRun, new: TextObject | TextRun, box: tuple[float, float, float, float]) -> bool:
    """Whether letters go on with a piece: nothing but an object's end stands between them."""
    style = new.style
    if last.style is not style and last.style != style:
        return False
    size = style.size
    off = last.base - new.base
    if abs(off) >= SAME_BASE * size + ROUNDED:
        return False
    return style.turned != 0 or -WORD_SPACE * size < box[0] - last.corners[2] < WORD_SPACE * size


def _goes_back(pieces: Sequence[TextRun]) -> bool:
    """Whether a piece lies far inside the one before it: letters that another font had to lend come last."""
    for a, b in pairwise(pieces):
        if (
            b.corners[0] < a.corners[2] - BACK * a.style.size
            and b.style.turned % 2 == 0
            and b.style.font != a.style.font
        ):
            size = a.style.size
            return abs(a.base - b.base) < SAME_BASE * size and abs(size - b.style.size) < SAME_SIZE * size
    return False


def _union(boxes: list[tuple[float, float, float, float]]) -> tuple[float, float, float, float]:
    if len(boxes) == 1:
        return boxes[0]
    return (
        min(b[0] for b in boxes),
        min(b[1] for b in boxes),
        max(b[2] for b in boxes),
        max(b[3] for b in boxes),
    )
