"""Lines joined to blocks within one column.

Signs of the start of a block, the surest first: another style or setting, space above, a first line
set in (or out) as the document's habit is, and a line before it that ends where its next word would have fitted.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import pairwise

from ...languages import load
from ...languages.characters import NO_SMALL
from ...languages.detection import detect
from ...languages.labels import Labels
from ...model.vocabulary import ABSTRACTS, DATES, UNDETERMINED
from ...patterns.captions import is_caption
from ...patterns.continuation import Flow, flow, is_ended, wants_number
from ...patterns.numbering import item_label, item_number
from ..lines import TypeLine
from .measures import EDGE, INDENT, LEVEL, SAME_SIZE, GroupSetting, LineGroup, Measure, PageMeasures, block_edges

WIDER, WIDEST = 1.3, 2.2
"""A distance of baselines this much larger than usual parts two blocks."""
LEAST_WIDE, MORE_WIDE = 1.4, 0.28
"""In sizes: no smaller distance parts two blocks, nor one that is larger than usual by less than the second."""
SAME_GAP, SAME_POINTS = 0.06, 0.1
"""Distances (in sizes) and sizes (in points) that differ by less are even."""
ONE_ROW, ROW_GAP = 0.3, 3
"""In sizes: lines whose baselines differ by less stand on one row; a wider gap between them parts two blocks."""
NEAR = 4
"""Lines above and below among which a shared left edge is looked for."""
SURELY = 0.8
"""Confidence from which on two lines in one script are in two languages."""
NUMBER_RISE, NUMBER_SIZE = 0.1, 0.8
"""In sizes of its line: a raised number stands higher than the first, or is smaller than the second."""
NARROWER = 0.5
"""In sizes: a block whose left edge is further in than this is narrower than its column."""
UNEVEN, RIGHT_SPACE = 0.6, 2
"""In sizes: a line set in as first lines are is one, and no centred line, where the spaces at its sides differ by more
than the first, or less than the second is left at its right."""
CENTRED_SHARE, CENTRED, CENTRED_RIGHT = 0.06, 0.9, 0.8
"""A line is centred where the spaces at its sides differ by less than this share of both, or than so many sizes, and
more than so many sizes are left at its right."""
SAME_MIDDLE, SAME_START, UNLIKE_START = 0.1, 0.6, 2
"""In sizes: two lines share a middle or a right edge up to the first; they begin alike up to the second; lines set to
the right begin further apart than the third."""
NEAR_MIDDLE = 1.2
"""In sizes: a line of a centred block may stand so far from the middle of its column."""
LAST_SPACE = 0.8
"""In sizes: a line is ended by hand where more than this would be left after its next word."""
HUNG, SAME_LEVEL, LABELLED_LEVEL = 0.4, 0.3, 2
"""In sizes: lines of an item begin further in than the first; two lines begin on one level up to the second, and up to
the third where the upper one has a label."""
SAME_LABEL, SAME_HANGING = 1.2, 0.5
"""In sizes: how far apart two labels of one list begin, and two lines that hang from one item or stand at the edge."""
DISPLAYED = 1.15
"""Bold type this much larger than that of most text is a title's."""
LABEL_END, LABEL_REACH = re.compile(r"[:.—–]"), 26
ASIDE = ("center", "right")
DATED = re.compile(rf"[{NO_SMALL}][^.:;,\d]{{5,50}}[:\s]\s?\d{{1,2}}[./]\d{{1,2}}[./]\d{{4}}")


def _raised_number(line: TypeLine) -> bool:
    """Whether a line begins with a small number above the line, as notes and affiliations do."""
    head = line.fragments[0] if line.fragments else None
    return (
        head is not None
        and head.text.strip().isdigit()
        and (head.rise > NUMBER_RISE * line.size or head.size < NUMBER_SIZE * line.size)
    )


def groups(parts: Sequence[Sequence[TypeLine]], habits: PageMeasures, labels: Labels) -> list[LineGroup]:
    """The blocks of all parts, not yet joined over parts."""
    out: list[LineGroup] = []
    for lines, measure in zip(parts, habits.measures, strict=True):
        out.extend(Splitter(lines, habits, measure, labels).groups())
    return out


def _translated(above: str, below: str) -> bool:
    """Whether two lines are in two languages: titles in a row, each in one line, stand as evenly as lines of one."""
    (one, sure), (other, as_sure) = detect(above), detect(below)
    if one == other or UNDETERMINED in (one, other):
        return False
    return min(sure, as_sure) >= SURELY or load(one).script != load(other).script


def _dated(text: str, labels: Labels) -> bool:
    """Whether a line gives the date of receipt: a block of its own, below an entry without full stop too."""
    label = labels.match(text) if DATED.match(text) else None
    return label is not None and label.means(*DATES)


def _labelled(above: str, text: str, labels: Labels) -> bool:
    """Whether a line begins with the label of an abstract or of keywords, as no line inside a paragraph does.

    Asked only of lines with a sign that closes a label near their beginning, below a line that may end there.
    """
    if not LABEL_END.search(text, 4, LABEL_REACH) or flow(above, text) is Flow.BROKEN:
        return False
    label = labels.match(text)
    return label is not None and label.closed and label.means(*ABSTRACTS)


class Splitter:
    """Parts the lines of one column into blocks."""

    def __init__(self, lines: Sequence[TypeLine], habits: PageMeasures, measure: Measure, labels: Labels) -> None:
        self.labels = labels
        self.lines = lines
        self.habits = habits
        self.measure = measure
        self.parted = [self._parted(index) for index in range(1, len(lines))]
        self.edges = self._narrower()
        self.settings = [self._setting(line, *edges) for line, edges in zip(lines, self.edges, strict=True)]
        self._align()

    def _narrower(self) -> list[tuple[float, float]]:
        """The edges of each line: those of the column, or of a narrower block (an abstract) that it is part of."""
        out = [(self.measure.left, self.measure.right)] * len(self.lines)
        start = 0
        for index in range(1, len(self.lines) + 1):
            if index < len(self.lines) and not self.parted[index - 1]:
                continue
            block = self.lines[start:index]
            edges = block_edges(block)
            if edges is not None:
                left, right = edges
                size = block[0].size
                if self.measure.right - right > size and left - self.measure.left > NARROWER * size:
                    out[start:index] = [edges] * len(block)
            start = index
        return out

    def _parted(self, index: int) -> bool:
        """Whether another size or more space than usual parts this line from the one before."""
        a, b = self.lines[index - 1], self.lines[index]
        if a.inset is not None or b.inset is not None or abs(a.size - b.size) > SAME_SIZE * max(a.size, b.size):
            return True
        return (b.base - a.base) / b.size > max(self.measure.leading * WIDER, LEAST_WIDE)

    def groups(self) -> list[LineGroup]:
        starts: list[int] = []
        for index in range(len(self.lines)):
            if not index or self._starts(index, self.lines[starts[-1] : index]):
                starts.append(index)
        return [self._group(start, end) for start, end in pairwise([*starts, len(self.lines)])]

    def _group(self, start: int, end: int) -> LineGroup:
        """The lines from one place to another as a block."""
        line, leading = self.lines[start], self.measure.leading
        above = (line.base - self.lines[start - 1].base) / line.size if start else leading
        return LineGroup(
            tuple(self.lines[start:end]),
            setting=self.settings[start],
            space_before=max(above / leading - 1, 0.0),
            indent=(line.start - self.measure.left) / line.size,
        )

    def _setting(self, line: TypeLine, left: float, right: float) -> GroupSetting:
        """How a line stands in its column."""
        size = line.size
        before, after = line.start - left, right - line.x1
        even = abs(before - after)
        if before < INDENT[0] * size:
            return "full" if after < EDGE * size else "left"
        if self.habits.begins(line, left) and (even > UNEVEN * size or after < RIGHT_SPACE * size):
            return "full" if after < EDGE * size else "left"
        if even < max(CENTRED_SHARE * (before + after), CENTRED * size) and after > CENTRED_RIGHT * size:
            return "center"
        if after < EDGE * size:
            return "full" if before < INDENT[1] * size else "right"
        return "left"

    def _align(self) -> None:
        """Lines that share a middle or a right edge, and no left one, are centred or set to the right together."""
        for index in range(1, len(self.lines)):
            a, b = self.lines[index - 1], self.lines[index]
            if self.parted[index - 1] or abs(a.start - b.start) < SAME_START * b.size or a.hyphenated:
                continue
            now, before = self.settings[index], self.settings[index - 1]
            if "full" in (now, before):
                continue
            if abs(a.middle - b.middle) < SAME_MIDDLE * b.size:
                self.settings[index - 1] = self.settings[index] = "center"
            elif abs(a.x1 - b.x1) < SAME_MIDDLE * b.size and abs(a.start - b.start) > UNLIKE_START * b.size:
                self.settings[index - 1] = self.settings[index] = "right"

    def _starts(self, index: int, block: Sequence[TypeLine]) -> bool:
        """Whether the line at ``index`` begins a block of its own."""
        a, b = self.lines[index - 1], self.lines[index]
        if a.inset is not None or b.inset is not None:
            return True
        size = max(a.size, b.size)
        gap = (b.base - a.base) / size
        if gap < ONE_ROW:
            return b.x0 - a.x1 > ROW_GAP * size
        if abs(a.size - b.size) > SAME_SIZE * size and min(len(a.text), len(b.text)) > 3:
            return True
        if gap > max(self.measure.leading * WIDER, self.measure.leading + MORE_WIDE, LEAST_WIDE):
            goes_on = gap < WIDEST and (a.hyphenated or (self._evenly(index) and not self._ends(index)))
            if not goes_on:
                return True
        if a.hyphenated:
            return False
        if _dated(b.text, self.labels) or (b.text[:1].isupper() and _labelled(a.text, b.text, self.labels)):
            return True
        return self._restyled(index, block) or self._reset(index, block) or self._new_paragraph(index, block)

    def _evenly(self, index: int) -> bool:
        """Whether a sentence goes on into this line, and the line above or below is as far away: type set wide."""
        a, b = self.lines[index - 1], self.lines[index]
        if flow(a.text, b.text) is Flow.ENDED:
            return False
        if self.settings[index - 1] != "full" or self.settings[index] not in ("full", "left"):
            return False
        if (a.bold, a.italic) != (b.bold, b.italic) or _translated(a.text, b.text):
            return False
        return any(
            abs(self._gap(index) - self._gap(other)) < SAME_GAP
            for other in (index - 1, index + 1)
            if 0 < other < len(self.lines) and abs(self.lines[other].size - self.lines[other - 1].size) < SAME_POINTS
        )

    def _gap(self, index: int) -> float:
        """The distance of this line's baseline from that of the line above, in sizes."""
        return (self.lines[index].base - self.lines[index - 1].base) / self.lines[index].size

    def _restyled(self, index: int, block: Sequence[TypeLine]) -> bool:
        """Whether weight or slope changes between two lines as it does between two blocks."""
        a, b = self.lines[index - 1], self.lines[index]
        if b.capitals and not a.capitals and is_caption(block[0].text, self.labels):
            # A heading in capitals below a caption.
            return True
        if (a.bold, a.italic) == (b.bold, b.italic):
            return False
        last, first = a.fragments[-1], b.fragments[0]
        if (last.bold, last.italic) == (first.bold, first.italic):
            # The style changes inside a line: a run-in heading that fills more than one line.
            return False
        if "center" in (self.settings[index - 1], self.settings[index]):
            return True
        if a.bold and not b.bold and self._full(index - 1):
            # A bold line that fills the measure is a run-in heading where its text goes on at the left edge.
            return not (block[0].start - b.start > INDENT[0] * b.size)
        if b.bold and not a.bold:
            return self._ends(index) or b.start - self.measure.left > INDENT[0] * b.size
        return self._ends(index)

    def _reset(self, index: int, block: Sequence[TypeLine]) -> bool:
        """Whether the setting changes: a centred or right-hand line meets another kind."""
        now, before = self.settings[index], self.settings[index - 1]
        if now == before or (now not in ASIDE and before not in ASIDE):
            return False
        if item_label(block[0].text) and self._hanging(index, block):
            # The last line of an item may happen to stand in the middle.
            return False
        # A centred title may fill the measure with one of its lines.
        if "center" in (now, before) and "full" in (now, before) and "right" not in (now, before):
            return not self._in_the_middle(self.lines[index]) or not all(map(self._in_the_middle, block))
        return True

    def _in_the_middle(self, line: TypeLine) -> bool:
        middle = (self.measure.left + self.measure.right) / 2
        return abs((line.start + line.x1) / 2 - middle) < NEAR_MIDDLE * line.size

    def _full(self, index: int) -> bool:
        line = self.lines[index]
        return self.edges[index][1] - line.x1 < EDGE * line.size

    def _ends(self, index: int) -> bool:
        """Whether this line's first word would have fitted on the one before: that one was ended by hand."""
        a, b = self.lines[index - 1], self.lines[index]
        word = b.text.split(None, 1)[0]
        per_letter = b.width / max(len(b.text), 1)
        return self.edges[index - 1][1] - a.x1 > (len(word) + 1) * per_letter + LAST_SPACE * a.size

    def _new_paragraph(self, index: int, block: Sequence[TypeLine]) -> bool:
        a, b = self.lines[index - 1], self.lines[index]
        now = self.settings[index]
        if now in ("center", "right"):
            return False
        number = item_number(b.text)
        if wants_number(a.text, b.text):
            return False
        if number is not None and self._next_label(block, number, b):
            return True
        step = (b.start - a.start) / b.size
        if self._hanging(index, block):
            over = self._ends(index) and flow(a.text, b.text) is Flow.ENDED
            return step < -INDENT[0] or (over and len(block) > 1)
        if self.habits.begins(b, self._left(index)):
            return not self._below(a, b)
        if INDENT[0] <= step <= INDENT[1]:
            return True
        if step < -INDENT[0] and len(block) > 1 and block[0].start - b.start <= HUNG * b.size:
            return True
        if not self._ends(index):
            return False
        return not self._runs_on(a, b)

    def _below(self, a: TypeLine, b: TypeLine) -> bool:
        """Whether a sentence goes on right below: all lines of an item are set in, as far as first lines are."""
        apart = abs(b.start - a.start)
        level = apart < SAME_LEVEL * b.size or (item_label(a.text) and apart < LABELLED_LEVEL * b.size)
        return bool(level) and flow(a.text, b.text) is Flow.RUNNING

    def _left(self, index: int) -> float:
        """Where lines begin around here: at the left edge of the narrower block, if two lines or more begin there."""
        left = self.edges[index][0]
        if left == self.measure.left:
            return left
        around_it = self.lines[max(index - NEAR, 0) : index + NEAR + 1]
        shared = sum(abs(line.start - left) < LEVEL for line in around_it) > 1
        return left if shared else self.measure.left

    def _runs_on(self, a: TypeLine, b: TypeLine) -> bool:
        """Whether two lines are one text although the first was ended by hand: a title, a list of names."""
        reads = flow(a.text, b.text)
        if (a.bold, a.italic, a.capitals) != (b.bold, b.italic, b.capitals):
            return False
        if reads.goes_on:
            return not is_ended(a.text)
        displayed = a.bold and (a.capitals or a.size >= DISPLAYED * self.habits.size)
        return reads is Flow.OPEN and displayed and not b.text.lstrip()[:1].isdigit()

    def _next_label(self, block: Sequence[TypeLine], number: int, line: TypeLine) -> bool:
        """Whether the line's label goes on from that of the block."""
        before = item_number(block[0].text)
        return (
            before is not None
            and 1 <= number - before <= 2
            and abs(line.start - block[0].start) < SAME_LABEL * line.size
        )

    def _hanging(self, index: int, block: Sequence[TypeLine]) -> bool:
        """Whether the block hangs: its lines after the first begin right of the first, and this one goes on."""
        b = self.lines[index]
        inner = block[1:]
        out = block[0].start
        if inner:
            return all(line.start - out > HUNG * line.size for line in inner) and (
                abs(b.start - inner[-1].start) < SAME_HANGING * b.size or b.start - out < HUNG * b.size
            )
        if not INDENT[0] <= (b.start - out) / b.size <= INDENT[1] or self._ends(index):
            return False
        flush = block[0].start - self.measure.left < SAME_HANGING * b.size
        if item_label(block[0].text) or (_raised_number(block[0]) and flush):
            return not item_label(b.text)
        return self.habits.hangs(b, self.measure.left)
