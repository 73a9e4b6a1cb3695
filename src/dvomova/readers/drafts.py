"""What readers of inputs without pages share: from their blocks to a ``Draft``. A new reader begins here.

``finish`` makes links of bare addresses and numbers blocks and notes. ``attach`` puts paragraphs that are captions or
lines on sources into the table or figure beside them: a table's caption stands above it, in one paragraph or in two
(``Таблиця 1`` to the right, the title below); a picture's stands below it, sometimes above; a picture without one
keeps the words that its file has for it. What all of a block is set in (an abstract in italics, a heading in bold) is
the look of the block; what only some of its letters are set in is a mark of these.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace

from ..languages import characters
from ..languages.labels import Labels
from ..model import (
    Block,
    Draft,
    Figure,
    Formula,
    Furniture,
    Heading,
    ListItem,
    Note,
    Paragraph,
    Run,
    Setting,
    Source,
    Table,
    Text,
    block_text,
    cut,
    letters_in,
    plain,
    strip,
)
from ..model.text import without
from ..model.vocabulary import Concept
from ..patterns.captions import caption, is_source
from ..patterns.headings import run_in
from ..patterns.identifiers import linked

LEAST_CAPITALS, MOSTLY_CAPITALS = 4, 0.9
"""Letters that a text in capitals has at least, and the share of them that are capitals."""


def finish(
    source: Source, blocks: Iterable[Block], *, media: Mapping[str, bytes], furniture: tuple[Furniture, ...] = ()
) -> Draft:
    """A Draft of blocks numbered ``b1``, ``b2`` …; runs that call a note follow its new number.

    A figure of which neither picture nor caption is left (a finding says so) is no block.
    """
    kept = [block for block in blocks if not isinstance(block, Figure) or block.image or block.label or block.caption]
    ids = {block.id: f"b{number}" for number, block in enumerate(kept, 1) if isinstance(block, Note)}
    numbered = tuple(_settle(replace(block, id=f"b{number}"), ids) for number, block in enumerate(kept, 1))
    return Draft(source=source, blocks=numbered, furniture=furniture, media=media)


def _settle(block: Block, ids: Mapping[str, str]) -> Block:
    def settle(text: Text) -> Text:
        return linked(_renamed(run, ids) for run in text)

    if isinstance(block, Table):
        rows = tuple(tuple(replace(cell, text=settle(cell.text)) for cell in row) for row in block.rows)
        return replace(block, rows=rows, caption=settle(block.caption), source=settle(block.source))
    if isinstance(block, Figure):
        return replace(block, caption=settle(block.caption))
    if isinstance(block, Paragraph):
        return replace(block, text=settle(block.text), run_in=settle(block.run_in))
    if isinstance(block, Formula):
        return block
    return replace(block, text=settle(block.text))


def _renamed(run: Run, ids: Mapping[str, str]) -> Run:
    return replace(run, note=ids.get(run.note)) if run.note is not None else run


def in_capitals(value: str) -> bool:
    """Whether (almost) all letters are capitals, and there are enough to tell."""
    return letters_in(value) >= LEAST_CAPITALS and characters.in_capitals(value, MOSTLY_CAPITALS)


def run_in_apart(text: Text, labels: Labels) -> tuple[Text, Text]:
    """A bold heading in the line of its paragraph without its bold marks, and the rest; empty where there is none."""
    head, rest = run_in(text, labels)
    return without(head, "bold"), rest


def setting_named(value: str | None) -> Setting | None:
    """The setting that Word and CSS call so."""
    known: dict[str, Setting] = {
        "left": "left",
        "start": "left",
        "right": "right",
        "end": "right",
        "center": "center",
        "both": "justify",
        "distribute": "justify",
        "justify": "justify",
    }
    return known.get(value or "")


LONGEST_CAPTION = 400
"""Characters of a paragraph beside a table or picture that may be its caption, or its line on the source."""
LONGEST_TITLE = 250
"""Characters of the title of a table that stands in a paragraph of its own below its label."""


def attach(blocks: Sequence[Block], labels: Labels) -> list[Block]:
    """The blocks, captions and source lines moved into their tables and figures."""
    out = list(blocks)
    at = 0
    while at < len(out):
        block = out[at]
        if isinstance(block, Table) and not block.label:
            at = _table(out, at, labels)
        elif isinstance(block, Figure) and not block.label:
            at = _figure(out, at, labels)
        at += 1
    return out


def _split(block: Block | None, concept: Concept, labels: Labels) -> tuple[str, Text] | None:
    """Label with number, and the caption after it, of a paragraph that is one."""
    if not isinstance(block, Paragraph | Heading | ListItem):
        return None
    text = block_text(block)
    letters = plain(text)
    found = caption(letters, concept, labels) if len(letters) <= LONGEST_CAPTION else None
    return (found.label, strip(cut(text, found.rest))) if found else None


def _table(out: list[Block], at: int, labels: Labels) -> int:
    """Take what belongs to the table at a place; gives its new place."""
    table = out[at]
    assert isinstance(table, Table)
    above = _split(out[at - 1], Concept.TABLE, labels) if at else None
    if above:
        table = replace(table, label=above[0], caption=above[1])
        del out[at - 1]
        at -= 1
    elif (
        at > 1
        and (label := _split(out[at - 2], Concept.TABLE, labels))
        and not label[1]
        and _is_title(out[at - 1], labels)
    ):
        table = replace(table, label=label[0], caption=block_text(out[at - 1]))
        del out[at - 2 : at]
        at -= 2
    out[at] = table
    if at + 1 < len(out) and _is_source(out[at + 1], labels) and not plain(table.source):
        out[at] = replace(table, source=block_text(out[at + 1]))
        del out[at + 1]
    return at


def _figure(out: list[Block], at: int, labels: Labels) -> int:
    figure = out[at]
    assert isinstance(figure, Figure)
    following = out[at + 1] if at + 1 < len(out) else None
    below = _split(following, Concept.FIGURE, labels)
    if below:
        out[at] = replace(figure, label=below[0], caption=below[1])
        del out[at + 1]
        return at
    above = _split(out[at - 1], Concept.FIGURE, labels) if at else None
    if above and not isinstance(following, Figure) and (at < 2 or not isinstance(out[at - 2], Figure)):
        out[at] = replace(figure, label=above[0], caption=above[1])
        del out[at - 1]
        return at - 1
    own = _split(Paragraph(id="", text=figure.caption), Concept.FIGURE, labels)
    if own:
        out[at] = replace(figure, label=own[0], caption=own[1])
    return at


def _titled(head: tuple[str, Text], below: Block, labels: Labels) -> bool:
    """Whether a label without a caption of its own has its title below it."""
    return not head[1] and _is_title(below, labels)


def _is_title(block: Block, labels: Labels) -> bool:
    if not isinstance(block, Paragraph | Heading):
        return False
    letters = plain(block_text(block)).strip()
    return 0 < len(letters) <= LONGEST_TITLE and labels.match(letters) is None


def _is_source(block: Block, labels: Labels) -> bool:
    letters = plain(block_text(block)) if isinstance(block, Paragraph) else ""
    return len(letters) <= LONGEST_CAPTION and is_source(letters, labels)
