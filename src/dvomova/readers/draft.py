"""The last touch of readers whose input has no pages: links in bare letters, numbers for blocks and notes."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import replace
from typing import TypeVar

from ..model import Block, Draft, Figure, Formula, Furniture, Note, Paragraph, Run, Source, Table, Text
from .inline import linked

B = TypeVar("B", bound=Block)


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
