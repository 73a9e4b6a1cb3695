"""What a group of lines is, and how it looks: a heading, a paragraph, an item of a list, a note.

``block_of`` takes the lines of one block and gives the block with its text, its look and its boxes. What is a heading
and what labels an item is asked of ``patterns``; ``numbered`` looks at neighbours, whose numbers tell an item from a
section.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence

from ..languages.labels import Labels
from ..model import (
    Block,
    Box,
    Heading,
    ListItem,
    Look,
    Note,
    Paragraph,
    Setting,
    around,
    block_text,
    cut,
    letters_in,
    plain,
    strip,
)
from ..patterns.headings import is_heading, run_in
from ..patterns.numbering import item_label, item_number
from .footnotes import label_of
from .lines import TypeLine
from .paragraphs.measures import LineGroup, PageMeasures
from .paragraphs.runs import Joins, text_of

JUSTIFIED = 1.0
"""A line fills its column if it ends within so many sizes of the right edge; all but the last do in justified type."""
LEAST_CAPITALS = 4
"""Letters of a text in capitals; fewer are an abbreviation."""


def look_of(group: LineGroup, habits: PageMeasures) -> Look:
    """The look of a group of lines."""
    lines = group.lines
    letters = "".join(line.text for line in lines)
    return Look(
        size=round(max(_sizes(lines).items(), key=lambda item: item[1])[0] / habits.size, 2),
        bold=all(line.bold for line in lines),
        italic=all(line.italic for line in lines),
        capitals=letters.isupper() and letters_in(letters) >= LEAST_CAPITALS,
        setting=setting_of(group),
        indent=round(max(group.indent, 0.0), 1) if group.setting not in ("center", "right") else 0.0,
        space_before=round(group.space_before, 1),
        columns=lines[0].columns,
    )


def _sizes(lines: Sequence[TypeLine]) -> dict[float, int]:
    sizes: Counter[float] = Counter()
    for line in lines:
        sizes[line.size] += len(line.text)
    return dict(sizes)


def setting_of(group: LineGroup) -> Setting:
    """How the whole group is set."""
    if group.setting == "center" or group.setting == "right":
        return group.setting
    inner = group.lines[:-1]
    if inner and all(line.right - line.x1 < JUSTIFIED * line.size for line in inner):
        return "justify"
    return "left"


def boxes_of(lines: Sequence[TypeLine]) -> tuple[Box, ...]:
    """One box for each stretch of lines of one page and part."""
    stretches: dict[tuple[int, int], list[TypeLine]] = {}
    for line in lines:
        stretches.setdefault((line.page, line.part), []).append(line)
    return tuple(_box(page, own) for (page, _), own in stretches.items())


def _box(page: int, lines: Sequence[TypeLine]) -> Box:
    if lines[0].turned:
        return around([line.box() for line in lines])
    reaches = [line.reach() for line in lines]
    return Box(
        page=page,
        x0=round(min([line.x0 for line in lines]), 2),
        top=round(min([top for top, _ in reaches]), 2),
        x1=round(max([line.x1 for line in lines]), 2),
        bottom=round(max([bottom for _, bottom in reaches]), 2),
    )


def block_of(group: LineGroup, habits: PageMeasures, joins: Joins, labels: Labels) -> Block:
    """The group as a block without an id."""
    if group.first.inset is not None:
        return group.first.inset
    text = text_of(group.lines, joins)
    if group.note:
        mark, rest = label_of(text)
        return Note(id="", text=rest, label=mark, boxes=boxes_of(group.lines))
    look = look_of(group, habits)
    boxes = boxes_of(group.lines)
    if is_heading(plain(text), look, labels, len(group.lines)):
        return Heading(id="", text=text, boxes=boxes, look=look)
    label = item_label(plain(text))
    head, rest = run_in(text, labels)
    if label and len(plain(text)) > label.end + 1 and len(plain(head)) <= label.end + 1:
        rest = strip(cut(text, label.end))
        return ListItem(id="", text=rest, label=label.text, boxes=boxes, look=look)
    return Paragraph(id="", text=rest, run_in=head, boxes=boxes, look=look)


def numbered(blocks: Sequence[Block]) -> list[Block]:
    """The blocks, entries of a list with bold first words as items, not sections: their neighbours count on."""
    heads = [item_number(plain(block.run_in)) if isinstance(block, Paragraph) else None for block in blocks]
    out: list[Block] = []
    for at, block in enumerate(blocks):
        number = heads[at]
        around_it = (*heads[max(at - 1, 0) : at], *heads[at + 1 : at + 2])
        if number is None or not isinstance(block, Paragraph) or not {number - 1, number + 1} & set(around_it):
            out.append(block)
            continue
        text = block_text(block)
        label = item_label(plain(text))
        end = label.end if label else 0
        rest = strip(cut(text, end))
        out.append(ListItem(id="", text=rest, label=plain(text)[:end].strip(), boxes=block.boxes, look=block.look))
    return out
