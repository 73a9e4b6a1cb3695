"""Captions and sources found by their labels and joined to the table or figure that they stand at."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from functools import cache

from ...languages import known, load
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

FAR = 3
LONGEST = 700
SMALL, SMALLER = 0.97, 0.9
"""Type of less than this size, relative to the text, is not the text's own, or plainly smaller."""


@cache
def label_pattern(concept: str) -> re.Pattern[str]:
    """Labels of figures or tables with their number, in all known languages: ``Рис. 1``, ``Table 2``."""
    wordings = sorted({w for code in known() for w in load(code).labels.get(concept, ())}, key=len, reverse=True)
    words = "|".join(re.escape(word.rstrip(".")) for word in wordings)
    return re.compile(
        rf"\s*((?:{words})\s?\.?\s*№?\s*(?:\d+(?:[.\-]\d+)*[а-яa-z]?|[IVX]+\b))\s*[.:–—-]?\s*", re.IGNORECASE
    )


@cache
def source_pattern() -> re.Pattern[str]:
    """How the line that names the source of a table or figure begins."""
    wordings = sorted({w for code in known() for w in load(code).labels.get("source", ())}, key=len, reverse=True)
    words = "|".join(re.escape(word.rstrip(".:")) for word in wordings)
    return re.compile(rf"\s*(?:{words})\s*:", re.IGNORECASE)


def is_caption(text: str) -> bool:
    """Whether a line begins as the caption of a figure or table does."""
    return any(label_pattern(concept).match(text) is not None for concept in ("figure", "table"))


def begins(concept: str, text: str) -> bool:
    """Whether a line begins a caption, and no sentence about a figure or table, which goes on in small letters."""
    found = label_pattern(concept).match(text)
    return found is not None and _closed(text, found)


def _closed(text: str, found: re.Match[str]) -> bool:
    return found.group().rstrip()[-1:] in ".:–—-" or not text[found.end() :][:1].islower()


def _speaks(block: Block, found: re.Match[str]) -> bool:
    """Whether a block that begins with a label is a paragraph about a figure: in the type of the text."""
    text = _texts(block)
    ends = text.rstrip()[-1:] in ".:"
    plain_type = isinstance(block, Paragraph) and block.look.size > SMALL and block.look.setting != "center"
    return plain_type and ends and not _closed(text, found)


def attached(blocks: Sequence[Block]) -> list[Block]:
    """The blocks, captions and sources inside the tables and figures that they belong to."""
    out = list(blocks)
    used: set[int] = set()
    for at, block in enumerate(out):
        if isinstance(block, Table):
            out[at] = _table(out, at, block, used)
        elif isinstance(block, Figure):
            out[at] = _figure(out, at, block, used)
    return [block for at, block in enumerate(out) if at not in used]


def _texts(block: Block) -> str:
    return plain(block_text(block)) if isinstance(block, Paragraph | Heading | ListItem) else ""


def _near(out: Sequence[Block], at: int, step: int, used: set[int]) -> list[int]:
    """Indices of the blocks next to one, on its page, as long as they may be captions."""
    page = out[at].boxes[0].page
    found: list[int] = []
    for index in range(at + step, at + step * (FAR + 1), step):
        if not 0 <= index < len(out) or index in used or isinstance(out[index], Table | Figure):
            break
        if isinstance(out[index], Formula):
            # Letters of a drawing's axes.
            continue
        if not any(box.page == page for box in out[index].boxes) or len(_texts(out[index])) > _longest(out[index]):
            break
        found.append(index)
    return found


def _longest(block: Block) -> int:
    """How long a caption may be: one in smaller type than the text explains every line of its drawing."""
    small = isinstance(block, Paragraph) and block.look.size < SMALLER and is_caption(_texts(block))
    return 2 * LONGEST if small else LONGEST


def _figure(out: Sequence[Block], at: int, figure: Figure, used: set[int]) -> Figure:
    pattern = label_pattern("figure")
    for step in (1, -1):
        for index in _near(out, at, step, used)[:2]:
            found = pattern.match(_texts(out[index]))
            if found is None or _speaks(out[index], found) or not _beside(figure, out[index]):
                continue
            label, caption = _parted(out[index], found)
            used.add(index)
            return replace(figure, label=label, caption=caption)
    return figure


def _beside(block: Block, other: Block) -> bool:
    a, b = block.boxes[0], other.boxes[0]
    return min(a.x1, b.x1) > max(a.x0, b.x0)


def _table(out: Sequence[Block], at: int, table: Table, used: set[int]) -> Table:
    pattern = label_pattern("table")
    before = _near(out, at, -1, used)
    for place, index in enumerate(before):
        found = pattern.match(_texts(out[index]))
        if found is None or _speaks(out[index], found):
            continue
        label, caption = _parted(out[index], found)
        # The label may stand on a line of its own, its title below.
        for inner in reversed(before[:place]):
            caption = merge((*caption, *(text_of(" ") if caption else ()), *_own(out[inner])))
            used.add(inner)
        used.add(index)
        table = replace(table, label=label, caption=caption)
        break
    after = _near(out, at, 1, used)[:1]
    if after and not table.label and (found := pattern.match(_texts(out[after[0]]))):
        label, caption = _parted(out[after[0]], found)
        used.add(after[0])
        table = replace(table, label=label, caption=caption)
    elif after and source_pattern().match(_texts(out[after[0]])):
        used.add(after[0])
        table = replace(table, source=_own(out[after[0]]))
    return table


def _own(block: Block) -> Text:
    if isinstance(block, ListItem):
        return merge((*text_of(f"{block.label} "), *block.text))
    return block_text(block)


def _parted(block: Block, found: re.Match[str]) -> tuple[str, Text]:
    """The label, and the rest as the caption."""
    return found.group(1).strip(), strip(cut(_own(block), found.end()))
