"""What a group of lines is: a heading, a paragraph, an item of a list; and how it looks."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence

from ..languages import labels
from ..model import (
    Block,
    Box,
    Heading,
    ListItem,
    Look,
    Note,
    Paragraph,
    Setting,
    Text,
    around,
    block_text,
    cut,
    plain,
    strip,
)
from ..patterns.numbering import item_label, item_number, section_depth, section_title
from .footnotes import label_of
from .lines import TypeLine
from .paragraphs.measures import LineGroup, PageMeasures
from .paragraphs.runs import Joins, text_of

LONGEST_HEADING, LONGEST_PLAIN = 260, 120
MOST_HEADING_LINES = 6
LARGER, MUCH_LARGER, SMALLEST = 1.12, 1.3, 0.75
FIRST_WORD = re.compile(r"[^\W\d_]{3}")
"""The title of a section begins with a word of so many letters, not with a unit or an initial."""
CLOSED = re.compile(r"[.:?!–—]|\S\s*[.:?!–—]")
CLOSING = re.compile(r"\s*[.:]")


def look_of(group: LineGroup, habits: PageMeasures) -> Look:
    """The look of a group of lines."""
    lines = group.lines
    letters = "".join(line.text for line in lines)
    return Look(
        size=round(max(_sizes(lines).items(), key=lambda item: item[1])[0] / habits.size, 2),
        bold=all(line.bold for line in lines),
        italic=all(line.italic for line in lines),
        capitals=letters.isupper() and sum(map(str.isalpha, letters)) > 3,
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
    if inner and all(line.right - line.x1 < 1.0 * line.size for line in inner):
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


def block_of(group: LineGroup, habits: PageMeasures, joins: Joins) -> Block:
    """The group as a block without an id."""
    if group.first.inset is not None:
        return group.first.inset
    text = text_of(group.lines, joins)
    if group.note:
        mark, rest = label_of(text)
        return Note(id="", text=rest, label=mark, boxes=boxes_of(group.lines))
    look = look_of(group, habits)
    boxes = boxes_of(group.lines)
    if is_heading(group, text, look):
        return Heading(id="", text=text, boxes=boxes, look=look)
    label = item_label(plain(text))
    head, rest = run_in_of(text)
    if label and len(plain(text)) > label.end + 1 and len(plain(head)) <= label.end + 1:
        rest = strip(cut(text, label.end))
        return ListItem(id="", text=rest, label=label.text, boxes=boxes, look=look)
    return Paragraph(id="", text=rest, run_in=head, boxes=boxes, look=look)


def is_heading(group: LineGroup, text: Text, look: Look) -> bool:
    """Whether the type itself says so: lines of their own that are bold, larger or all capitals."""
    letters = plain(text)
    if len(letters) > LONGEST_HEADING or len(group.lines) > MOST_HEADING_LINES:
        return False
    if sum(map(str.isalpha, letters)) < 2:
        return False
    if look.size < SMALLEST:
        return False
    if look.bold or look.capitals:
        return True
    if look.setting == "center" and len(letters) <= LONGEST_PLAIN and _names_a_part(letters):
        return True
    # Larger type alone is a title where it is set to the middle or much larger; authors and numbers may be so too.
    larger = look.size >= MUCH_LARGER or (look.size >= LARGER and look.setting == "center")
    return larger and not letters.rstrip().endswith((",", ";"))


def _names_a_part(letters: str) -> bool:
    """Whether a centred line that is neither bold nor larger is numbered as sections are, or is a known label."""
    if (
        section_depth(letters)
        and FIRST_WORD.match(section_title(letters))
        and not letters.rstrip().endswith((";", ",", ":"))
    ):
        return True
    label = labels.match(letters)
    return label is not None and label.alone


def run_in_of(text: Text) -> tuple[Text, Text]:
    """A bold heading at the head of a paragraph, and the paragraph's own text."""
    if not text or "bold" not in text[0].marks:
        return (), text
    end = 0
    for run in text:
        if "bold" not in run.marks and run.text.strip(" .:,–—-«»()"):
            break
        end += len(run.text)
    letters = plain(text)
    head = letters[:end]
    trimmed = len(head.rstrip(" «(–—"))
    if 0 < trimmed < len(letters) and letters[trimmed - 1].isalnum() and letters[trimmed].isalnum():
        # Weight that changes inside a word was meant to change before it.
        trimmed = max(head.rfind(" "), 0)
        head = head[:trimmed]
    if trimmed >= len(letters.rstrip()) or sum(map(str.isalpha, head)) < 2 or len(head) > 200:
        return (), text
    if len(head.split()) < 2 and not CLOSED.match(letters, trimmed - 1) and not labels.match(head):
        # One bold word in a sentence is emphasis.
        return (), text
    if head.rstrip()[-1:] not in ".:?!" and (stop := CLOSING.match(letters, trimmed)):
        # The full stop or colon after the bold words is often set in regular type.
        trimmed = stop.end()
    return strip(cut(text, 0, trimmed)), strip(cut(text, trimmed))


def numbered(blocks: Sequence[Block]) -> list[Block]:
    """The blocks, entries of a list with bold first words told from sections: their neighbours count on."""
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
