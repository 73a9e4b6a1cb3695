"""Layout: ``Pages`` in, a ``Draft`` out.

From here on nobody asks where a line ended or a page turned: running heads are out of the text, columns are in
reading order, paragraphs and words are whole, and each block keeps its boxes and its look.
"""

from __future__ import annotations

from dataclasses import replace
from itertools import groupby

from ..languages.hyphens import Vocabulary
from ..model import Block, Draft, Pages
from ..report import Code, Report
from . import columns, flow, furniture, habits, headings, lines, paragraphs
from .blocks import block_of, body_of
from .lines import TypeLine
from .repair import repair
from .setting import Joins


def draft(pages: Pages, report: Report) -> Draft:
    """The blocks of a document in reading order. What was taken out or joined is reported."""
    pages = repair(pages, report)
    sheets = [
        furniture.Sheet(number=page.number, width=page.width, height=page.height, lines=lines.of_page(page))
        for page in pages.pages
    ]
    taken = furniture.find(sheets)
    ordered: list[TypeLine] = []
    for sheet in sheets:
        kept = [line for line in sheet.lines if id(line) not in taken.lines]
        ordered.extend(columns.ordered(kept))
    parts = [list(part) for _, part in groupby(ordered, key=lambda line: (line.page, line.part))]
    usual = habits.of(parts)
    groups = flow.joined(paragraphs.groups(parts, usual), set())
    joins = Joins(Vocabulary(line.text for line in ordered))
    body = body_of(ordered, usual.leading)
    blocks = tuple(headings.levels([block_of(group, body, joins) for group in groups]))
    numbered = tuple(_named(blocks))
    if taken.furniture:
        report.add(
            Code.FURNITURE_REMOVED,
            f"{len(taken.furniture)} running heads, feet and page numbers were taken out of the text.",
        )
    if joins.undone or joins.kept:
        report.add(
            Code.HYPHEN_JOINED,
            f"{joins.undone} words broken at line ends were joined; {joins.kept} hyphens at line ends were kept.",
        )
    return Draft(
        source=pages.source,
        blocks=numbered,
        furniture=taken.furniture,
        page_numbers=taken.numbers,
        media=pages.media,
    )


def _named(blocks: tuple[Block, ...]) -> list[Block]:
    return [replace(block, id=f"b{number}") for number, block in enumerate(blocks, start=1)]
