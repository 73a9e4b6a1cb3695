"""Lines joined to paragraphs: over line ends, then over columns and pages.

What tells the start of a paragraph, in the order of its worth: another style or setting, space above, a first
line set in (or out), and a line before it that ends where its next word would still have fitted.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, field
from statistics import median

from .lines import TypeLine

INDENT = (0.6, 7.5)
"""A first line is set in by this much, in sizes."""
SAME_SIZE = 0.07
EDGE = 1.2
"""A full line ends within this many sizes of the right edge."""
TERMINAL = '.!?…:;»”")]'
LABEL = re.compile(
    r"^\s*(?:\[\d{1,3}\]|\(?\d{1,3}[.)](?=\s|$)(?:\d{1,2}\.?)*|[•▪●■◦–—\-\uf0b7\uf0a7·\u2043](?=\s)|[a-zа-яіїєґ]\)(?=\s))",
    re.IGNORECASE,
)


@dataclass(slots=True)
class Group:
    """Lines of one block; ``centered`` says that they are set to the middle of their column."""

    lines: list[TypeLine]
    setting: str | None = None
    space_before: float = 0.0
    indent: float = 0.0
    after: set[str] = field(default_factory=set)

    @property
    def first(self) -> TypeLine:
        return self.lines[0]

    @property
    def last(self) -> TypeLine:
        return self.lines[-1]


@dataclass(slots=True)
class Measure:
    """What is usual in a part: the edges of the type, the distance of baselines, the indent of first lines."""

    left: float
    right: float
    leading: float
    indents: bool


def setting_of(line: TypeLine, measure: Measure) -> str:
    """How a line is set in its column: ``full``, ``left``, ``right`` or ``center``."""
    before, after = line.start - measure.left, measure.right - line.x1
    size = line.size
    if after < EDGE * size:
        return "full" if before < INDENT[1] * size and before < 0.4 * (measure.right - measure.left) else "right"
    if before > 1.0 * size and abs(before - after) < max(0.22 * (before + after), 1.0 * size) and after > size:
        return "center"
    if before > after + 4 * size and after < 4 * size:
        return "right"
    return "left"


def measure(lines: Sequence[TypeLine], leading: float) -> Measure:
    """The usual figures of the lines of one part."""
    starts = Counter(round(line.start) for line in lines)
    least = min(line.start for line in lines)
    left = least
    for at, count in sorted(starts.items()):
        if count >= max(2, 0.12 * len(lines)):
            left = min(at, least + 20)
            break
    right = max(line.x1 for line in lines)
    return Measure(
        left=min(left, least + 2) if left - least < 3 else least, right=right, leading=leading, indents=False
    )


def usual_leading(lines: Sequence[TypeLine]) -> float:
    """The commonest distance of baselines, in sizes."""
    gaps = Counter(
        round((b.base - a.base) / a.size, 1)
        for a, b in zip(lines, lines[1:], strict=False)
        if a.page == b.page and a.part == b.part and 0.8 < (b.base - a.base) / a.size < 2.6
    )
    if not gaps:
        return 1.2
    return max(gaps.items(), key=lambda item: (item[1], -item[0]))[0]


def groups(parts: Sequence[Sequence[TypeLine]], leading: float) -> list[Group]:
    """The blocks of all parts, not yet joined over parts."""
    out: list[Group] = []
    for lines in parts:
        if lines:
            out.extend(_of_part(lines, leading))
    return out


def _of_part(lines: Sequence[TypeLine], leading: float) -> list[Group]:
    figures = measure(lines, leading)
    settings = [setting_of(line, figures) for line in lines]
    out: list[Group] = []
    for index, line in enumerate(lines):
        if index and not starts_block(lines, settings, index, figures, out[-1]):
            out[-1].lines.append(line)
            continue
        space = (line.base - lines[index - 1].base) / line.size - leading if index else 0.0
        indent = (line.start - figures.left) / line.size
        out.append(Group([line], setting=settings[index], space_before=max(space / leading, 0.0), indent=indent))
    return out


def starts_block(
    lines: Sequence[TypeLine], settings: Sequence[str], index: int, figures: Measure, group: Group
) -> bool:
    """Whether the line at ``index`` begins a block of its own."""
    a, b = lines[index - 1], lines[index]
    size = max(a.size, b.size)
    gap = (b.base - a.base) / size
    if gap < 0.3:
        return b.x0 - a.x1 > 3 * size
    if abs(a.size - b.size) > SAME_SIZE * size and min(len(a.text), len(b.text)) > 3:
        return True
    if gap > max(figures.leading * 1.32, figures.leading + 0.3) and gap > 1.45:
        return not (a.hyphenated and gap < 2.2)
    if a.hyphenated:
        return False
    style_a, style_b = (a.bold, a.italic), (b.bold, b.italic)
    now, before = settings[index], settings[index - 1]
    centered = "center" in (now, before) or "right" in (now, before)
    if style_a != style_b and _style_breaks(a, b, group, figures, centered):
        return True
    if centered and now != before:
        return not (before == "full" and now == "center" and _all_centered(group, figures)) and not (
            now == "full" and before == "center" and _all_centered(group, figures)
        )
    if now in ("center", "right"):
        return False
    return _starts_paragraph(lines, index, figures, group)


def _all_centered(group: Group, figures: Measure) -> bool:
    middle = (figures.left + figures.right) / 2
    return all(abs((line.start + line.x1) / 2 - middle) < 1.2 * line.size for line in group.lines)


def _style_breaks(a: TypeLine, b: TypeLine, group: Group, figures: Measure, centered: bool) -> bool:
    if centered:
        return True
    if a.bold and not b.bold:
        # A bold line that fills the measure may be a run-in heading that goes on in the next line.
        return not (_full(a, figures) and _has_bold(b))
    if b.bold and not a.bold:
        return _ends(a, b, figures) or b.start - figures.left > 0.6 * b.size
    return _ends(a, b, figures)


def _has_bold(line: TypeLine) -> bool:
    return any(f.bold for f in line.fragments)


def _full(line: TypeLine, figures: Measure) -> bool:
    return figures.right - line.x1 < EDGE * line.size


def _ends(a: TypeLine, b: TypeLine, figures: Measure) -> bool:
    """Whether the first word of ``b`` would have fitted at the end of ``a``: somebody ended the line there."""
    if a.hyphenated:
        return False
    word = b.text.split(None, 1)[0] if b.text.strip() else ""
    per_letter = b.width / max(len(b.text), 1)
    return figures.right - a.x1 > (len(word) + 1) * per_letter + 0.9 * a.size


def _starts_paragraph(lines: Sequence[TypeLine], index: int, figures: Measure, group: Group) -> bool:
    a, b = lines[index - 1], lines[index]
    indent = (b.start - figures.left) / b.size
    hanging = len(group.lines) >= 1 and group.first.start < b.start - 0.5 * b.size
    step = (b.start - a.start) / b.size
    if INDENT[0] <= step <= INDENT[1]:
        if _ends(a, b, figures):
            return True
        # Set in from the line before: a new paragraph, unless the block hangs and this is its second line.
        if len(group.lines) == 1 and hanging and _hangs(lines, index, figures, group):
            return False
        return True
    if step < -INDENT[0] and len(group.lines) > 1 and hanging is False and indent < 0.4:
        if group.first.start > figures.left + 0.5 * b.size and len(group.lines) == 1:
            return False
        return True if _ends(a, b, figures) or _outdented(group) else False
    if step < -INDENT[0] and _outdented(group):
        return True
    if _ends(a, b, figures):
        return not (b.text.lstrip()[:1].islower() and a.text.rstrip()[-1:] not in TERMINAL)
    return False


def _outdented(group: Group) -> bool:
    """Whether the block hangs: its first line begins left of the others."""
    rest = group.lines[1:]
    return bool(rest) and all(line.start > group.first.start + 0.4 * line.size for line in rest)


def _hangs(lines: Sequence[TypeLine], index: int, figures: Measure, group: Group) -> bool:
    """Whether the first line of the block, and not this one, is the odd one: a label, or the next line like this."""
    b = lines[index]
    if LABEL.match(group.first.text):
        return True
    after = lines[index + 1] if index + 1 < len(lines) else None
    if after is None:
        return not b.text.lstrip()[:1].isupper()
    same = abs(after.start - b.start) < 0.4 * b.size
    return same and _full(lines[index - 1], figures) and b.text.lstrip()[:1].islower()
