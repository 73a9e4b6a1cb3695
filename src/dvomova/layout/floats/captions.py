"""Captions and lines on sources put into the table or figure that they stand at.

What begins like a caption is asked of ``patterns.captions``; added here is where it stands: on the page of its table or
figure, next to it, in the type of captions rather than of the text.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from ...languages.labels import Labels
from ...model import (
    Block,
    Figure,
    Formula,
    Heading,
    ListItem,
    Paragraph,
    Table,
    Text,
    block_text,
    cut,
    merge,
    plain,
    strip,
    text_of,
)
from ...model.vocabulary import Concept
from ...patterns.captions import Caption, caption, is_caption, is_source

FAR = 3
LONGEST = 700
SMALL, SMALLER = 0.97, 0.9
"""Type of less than this size, relative to the text, is not the text's own, or plainly smaller."""


def _is_sentence_about(block: Block, found: Caption) -> bool:
    """Whether a block that begins with a label is a paragraph about a figure: in the type of the text."""
    text = _texts(block)
    ends = text.rstrip()[-1:] in ".:"
    plain_type = isinstance(block, Paragraph) and block.look.size > SMALL and block.look.setting != "center"
    return plain_type and ends and not found.closed


def attached(blocks: Sequence[Block], labels: Labels) -> list[Block]:
    """The blocks, captions and sources inside the tables and figures that they belong to."""
    out = list(blocks)
    used: set[int] = set()
    for at, block in enumerate(out):
        if isinstance(block, Table):
            out[at] = _table(out, at, block, used, labels)
        elif isinstance(block, Figure):
            out[at] = _figure(out, at, block, used, labels)
    return [block for at, block in enumerate(out) if at not in used]


def _texts(block: Block) -> str:
    return plain(block_text(block)) if isinstance(block, Paragraph | Heading | ListItem) else ""


def _near(out: Sequence[Block], at: int, step: int, used: set[int], labels: Labels) -> list[int]:
    """Indices of the blocks next to one, on its page, as long as they may be captions."""
    page = out[at].boxes[0].page
    found: list[int] = []
    for index in range(at + step, at + step * (FAR + 1), step):
        if not 0 <= index < len(out) or index in used or isinstance(out[index], Table | Figure):
            break
        if isinstance(out[index], Formula):
            # Letters of a drawing's axes.
            continue
        if not any(box.page == page for box in out[index].boxes) or len(_texts(out[index])) > _longest(
            out[index], labels
        ):
            break
        found.append(index)
    return found


def _longest(block: Block, labels: Labels) -> int:
    """How long a caption may be: one in smaller type than the text explains every line of its drawing."""
    small = isinstance(block, Paragraph) and block.look.size < SMALLER and is_caption(_texts(block), labels)
    return 2 * LONGEST if small else LONGEST


def _figure(out: Sequence[Block], at: int, figure: Figure, used: set[int], labels: Labels) -> Figure:
    for step in (1, -1):
        for index in _near(out, at, step, used, labels)[:2]:
            found = caption(_texts(out[index]), Concept.FIGURE, labels)
            if found is None or _is_sentence_about(out[index], found) or not _beside(figure, out[index]):
                continue
            label, rest = _parted(out[index], found)
            used.add(index)
            return replace(figure, label=label, caption=rest)
    return figure


def _beside(block: Block, other: Block) -> bool:
    """Whether two blocks stand one above the other: of two figures side by side each has its own caption."""
    a, b = block.boxes[0], other.boxes[0]
    return min(a.x1, b.x1) > max(a.x0, b.x0)


def _table(out: Sequence[Block], at: int, table: Table, used: set[int], labels: Labels) -> Table:
    before = _near(out, at, -1, used, labels)
    for place, index in enumerate(before):
        found = caption(_texts(out[index]), Concept.TABLE, labels)
        if found is None or _is_sentence_about(out[index], found):
            continue
        label, rest = _parted(out[index], found)
        # The label may stand on a line of its own, its title below.
        for inner in reversed(before[:place]):
            rest = merge((*rest, *(text_of(" ") if rest else ()), *_own(out[inner])))
            used.add(inner)
        used.add(index)
        table = replace(table, label=label, caption=rest)
        break
    after = _near(out, at, 1, used, labels)[:1]
    if after and not table.label and (found := caption(_texts(out[after[0]]), Concept.TABLE, labels)):
        label, rest = _parted(out[after[0]], found)
        used.add(after[0])
        table = replace(table, label=label, caption=rest)
    elif after and is_source(_texts(out[after[0]]), labels):
        used.add(after[0])
        table = replace(table, source=_own(out[after[0]]))
    return table


def _own(block: Block) -> Text:
    if isinstance(block, ListItem):
        return merge((*text_of(f"{block.label} "), *block.text))
    return block_text(block)


def _parted(block: Block, found: Caption) -> tuple[str, Text]:
    """The label, and the rest as the caption."""
    return found.label, strip(cut(_own(block), found.rest))
