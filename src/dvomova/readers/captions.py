"""Captions and source lines that stand beside tables and pictures as paragraphs, put where they belong.

Which words open one (``Table 1``, ``Рис. 2.``, ``Джерело:``) is in the language files. A table's caption stands above
it, in one paragraph or in two (``Таблиця 1`` to the right, the title below); a picture's stands below it, sometimes
above; a picture without one keeps the words that its file has for it.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from ..languages import labels
from ..model import Block, Figure, Heading, ListItem, Paragraph, Table, Text, block_text, cut, plain, strip

NUMBER = re.compile(r"\s*(?:№\s*)?(?:[A-ZА-Я]\.?\s?)?\d{1,3}(?:[.-]\d{1,3})*")
PUNCTUATION = re.compile(r"[\s.:–—-]*")
LONGEST_CAPTION = 400
LONGEST_TITLE = 250


def attach(blocks: Sequence[Block]) -> list[Block]:
    """The blocks, captions and source lines moved into their tables and figures."""
    out = list(blocks)
    at = 0
    while at < len(out):
        block = out[at]
        if isinstance(block, Table) and not block.label:
            at = _table(out, at)
        elif isinstance(block, Figure) and not block.label:
            at = _figure(out, at)
        at += 1
    return out


def _split(block: Block | None, concept: str) -> tuple[str, Text] | None:
    """Label with number, and the caption after it, of a paragraph that is one."""
    if not isinstance(block, Paragraph | Heading | ListItem):
        return None
    text = block_text(block)
    letters = plain(text)
    found = labels.match(letters) if len(letters) <= LONGEST_CAPTION else None
    if found is None or not found.means(concept):
        return None
    after = NUMBER.match(letters, found.end) or NUMBER.match(letters, _past_dot(letters, found.end))
    if not after:
        return None
    rest = PUNCTUATION.match(letters, after.end())
    return letters[found.start : after.end()].strip(), strip(cut(text, rest.end() if rest else after.end()))


def _past_dot(letters: str, at: int) -> int:
    return at + 1 if letters[at : at + 1] == "." else at


def _table(out: list[Block], at: int) -> int:
    """Take what belongs to the table at a place; gives its new place."""
    table = out[at]
    assert isinstance(table, Table)
    above = _split(out[at - 1], "table") if at else None
    if above:
        table = replace(table, label=above[0], caption=above[1])
        del out[at - 1]
        at -= 1
    elif at > 1 and (label := _split(out[at - 2], "table")) and not label[1] and _is_title(out[at - 1]):
        table = replace(table, label=label[0], caption=block_text(out[at - 1]))
        del out[at - 2 : at]
        at -= 2
    out[at] = table
    if at + 1 < len(out) and _is_source(out[at + 1]) and not plain(table.source):
        out[at] = replace(table, source=block_text(out[at + 1]))
        del out[at + 1]
    return at


def _figure(out: list[Block], at: int) -> int:
    figure = out[at]
    assert isinstance(figure, Figure)
    following = out[at + 1] if at + 1 < len(out) else None
    below = _split(following, "figure")
    if below:
        out[at] = replace(figure, label=below[0], caption=below[1])
        del out[at + 1]
        return at
    above = _split(out[at - 1], "figure") if at else None
    if above and not isinstance(following, Figure) and (at < 2 or not isinstance(out[at - 2], Figure)):
        out[at] = replace(figure, label=above[0], caption=above[1])
        del out[at - 1]
        return at - 1
    own = _split(Paragraph(id="", text=figure.caption), "figure")
    if own:
        out[at] = replace(figure, label=own[0], caption=own[1])
    return at


def _is_title(block: Block) -> bool:
    if not isinstance(block, Paragraph | Heading):
        return False
    letters = plain(block_text(block)).strip()
    return 0 < len(letters) <= LONGEST_TITLE and labels.match(letters) is None


def _is_source(block: Block) -> bool:
    if not isinstance(block, Paragraph):
        return False
    letters = plain(block_text(block))
    found = labels.match(letters) if len(letters) <= LONGEST_CAPTION else None
    return found is not None and found.means("source") and (found.closed or len(letters) <= LONGEST_TITLE)
