"""Layout: ``Pages`` in, a ``Draft`` out.

After this step it does not matter where a line or a page ended: running heads are out of the text, columns are in
reading order, paragraphs and words are whole, and each block keeps its boxes and its look.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from itertools import groupby

from ..findings import Code, Report
from ..languages.labels import Labels, of_languages
from ..model import Block, Draft, Figure, Pages
from ..patterns import headings
from ..patterns.hyphenation import Vocabulary
from . import columns, floats, footnotes, lines, running_heads
from .blocks import block_of, numbered
from .floats import captions, formulas
from .lines import TypeLine
from .page_edges import PageLines
from .paragraphs import joining, measures, splitting
from .paragraphs.drop_caps import spaced, with_drop_caps
from .paragraphs.measures import LineGroup
from .paragraphs.runs import Joins, text_of
from .repair import repair

MOST_DOUBTS = 40


def draft(pages: Pages, report: Report, labels: Labels | None = None) -> Draft:
    """The blocks of a document in reading order. What was taken out or joined is reported.

    ``labels`` are those of the languages and the journal; of the languages only where none are given.
    """
    labels = labels or of_languages()
    pages = repair(pages, report)
    pages_of_lines = [
        PageLines(page.number, page.width, page.height, with_drop_caps(lines.of_page(page)), page.rules)
        for page in pages.pages
    ]
    taken = running_heads.find(pages_of_lines, labels)
    kept = [[line for line in page_lines.lines if line not in taken.lines] for page_lines in pages_of_lines]
    joins = Joins(Vocabulary(line.text for page_lines in kept for line in page_lines))
    ordered: list[TypeLine] = []
    for page, page_lines in zip(pages.pages, spaced(kept, joins.vocabulary), strict=True):
        rules = taken.rules[page.number]
        page_lines = floats.with_floats(page, page_lines, lambda found: text_of(found, joins), labels, report, rules)
        page_lines = formulas.with_formulas(page.number, page_lines)
        ordered.extend(columns.ordered(page_lines, page.width, page.height))
    parts = [list(part) for _, part in groupby(ordered, key=lambda line: (line.page, line.part))]
    usual = measures.of(parts)
    groups = splitting.groups(parts, usual, labels)
    heights = {page_lines.number: page_lines.height for page_lines in pages_of_lines}
    whole = joining.joined(joining.set_aside(groups, usual, heights, labels), usual)
    blocks = _blocks(whole, usual, joins, labels)
    report_on(taken, joins, report)
    return Draft(
        source=pages.source,
        blocks=tuple(footnotes.called(_named(blocks))),
        furniture=taken.furniture,
        page_numbers=taken.numbers,
        media=pages.media,
    )


def _blocks(groups: Sequence[LineGroup], usual: measures.PageMeasures, joins: Joins, labels: Labels) -> list[Block]:
    """The groups as blocks, captions at their figures, headings with their levels; without what shows nothing."""
    blocks = [block_of(group, usual, joins, labels) for group in groups]
    seen = [block for block in blocks if not (isinstance(block, Figure) and block.image is None)]
    return headings.levels(captions.attached(numbered(seen), labels))


def report_on(taken: running_heads.Taken, joins: Joins, report: Report) -> None:
    """Report what was taken out of the text and what was joined in it."""
    if taken.furniture:
        report.add(
            Code.FURNITURE_REMOVED,
            f"{len(taken.furniture)} running heads, feet and page numbers were taken out of the text.",
        )
    if joins.undone or joins.kept:
        report.add(
            Code.HYPHEN_JOINED,
            f"{joins.undone} words broken at line ends were joined; {joins.kept} hyphens at line ends were kept, "
            f"{len(joins.doubtful)} of them by their look alone.",
            changes=joins.doubtful[:MOST_DOUBTS],
        )


def _named(blocks: Sequence[Block]) -> list[Block]:
    return [replace(block, id=f"b{number}") for number, block in enumerate(blocks, start=1)]
