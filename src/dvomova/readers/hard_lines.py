"""Paragraphs that a page end cut in two, made whole again in text whose pages are gone.

Converters leave the two halves as paragraphs: the first ends in the middle of a sentence or of a word, the
next one goes on in small letters. Lists have such ends too (items without full stops), so a half is prose of
some length, and its end is neither a colon nor a semicolon.
"""

from __future__ import annotations

import re
from dataclasses import replace
from functools import cache

from ..findings import Code, Report
from ..languages import known, load
from ..model import (
    Block,
    Figure,
    ListItem,
    Note,
    Paragraph,
    Run,
    Table,
    Text,
    block_text,
    cut,
    letters_in,
    merge,
    plain,
)
from ..patterns.continuation import Flow, flow
from ..patterns.hyphenation import HYPHENS, Vocabulary, join
from ..patterns.identifiers import begins_with_address
from ..patterns.prose import SENTENCES_LETTERS, Prose, prose

LABELLED = re.compile(r"\S*:")
"""A word with a colon begins a paragraph of its own, as an address does."""


@cache
def _link_words() -> frozenset[str]:
    """Words that hardly ever end a paragraph: the commonest of every language that has a file."""
    return frozenset(word.casefold() for code in known() for word in load(code).stop_words)


def rejoin(blocks: list[Block], report: Report) -> list[Block]:
    """The blocks with cut paragraphs joined; each join of a broken word is a finding."""
    vocabulary = Vocabulary(plain(block.text) for block in blocks if isinstance(block, Paragraph | ListItem))
    out: list[Block] = []
    for block in blocks:
        at = _half_before(out)
        whole = _made_whole(out[at], block, vocabulary, report) if at is not None else None
        if at is not None and whole:
            out[at] = whole
        else:
            out.append(block)
    return out


def _half_before(blocks: list[Block]) -> int | None:
    """The last paragraph or item; pictures, tables and notes may stand between the halves."""
    for at in range(len(blocks) - 1, -1, -1):
        if not isinstance(blocks[at], Figure | Table | Note):
            return at
    return None


def _made_whole(first: Block, second: Block, vocabulary: Vocabulary, report: Report) -> Block | None:
    """Both halves as one block, or ``None`` where they are no halves."""
    if not isinstance(first, Paragraph | ListItem) or not isinstance(second, Paragraph):
        return None
    if not _goes_on(first, second):
        return None
    return replace(first, text=_together(first.text, second.text, vocabulary, report))


def _goes_on(first: Paragraph | ListItem, second: Paragraph) -> bool:
    left, right = plain(block_text(first)).rstrip(), plain(second.text).lstrip()
    if not left or not right or second.run_in or second.look.bold or first.look.bold:
        return False
    length = prose(left)
    if left[-1] in HYPHENS and left[-2:-1].isalpha():
        return right[0].islower() or (length >= Prose.FRAGMENT and right[0].isalpha())
    if LABELLED.match(right) or begins_with_address(right) or length < Prose.FRAGMENT:
        return False
    reads = flow(left, right)
    if reads is Flow.RUNNING:
        return True
    last = re.sub(r"\W", "", left.rsplit(None, 1)[-1]).casefold()
    linked = reads is Flow.BROKEN or (reads is Flow.OPEN and last in _link_words())
    return linked and right[0].isalnum() and letters_in(left) >= SENTENCES_LETTERS


def _together(left: Text, right: Text, vocabulary: Vocabulary, report: Report) -> Text:
    first, second = _seam(left, right, vocabulary, report)
    return merge((*first, *second))


def _seam(left: Text, right: Text, vocabulary: Vocabulary, report: Report) -> tuple[Text, Text]:
    """Both texts, ready to be put together: without the hyphen of the break, or with a space after the first."""
    before, after = plain(left), plain(right)
    first, second = join(before, after, vocabulary)
    short = before.rstrip()
    if len(first) < len(short):
        tail, head = short.rsplit(None, 1)[-1], after.split(None, 1)[0]
        report.add(
            Code.HYPHEN_JOINED,
            f"A word broken at the end of a line or page was joined: “{tail}” and “{head}”.",
            changes=[(f"{tail} {head}", tail[:-1] + head)],
        )
    left, right = cut(left, 0, min(len(first), len(short))), cut(right, len(after) - len(second))
    if left and first.endswith(" "):
        left = merge((*left, replace(left[-1], text=" ", href=None, note=None)))
    return left, right


def _lines(text: Text) -> list[Text]:
    lines: list[list[Run]] = [[]]
    for run in text:
        for number, part in enumerate(run.text.split("\n")):
            if number:
                lines.append([])
            lines[-1].append(replace(run, text=part))
    return [merge(line) for line in lines]


def unwrap(text: Text, vocabulary: Vocabulary, report: Report) -> Text:
    """A text whose line ends are ``\\n`` as one line: broken words joined, other line ends spaces."""
    out: list[Run] = []
    carried: Text = ()
    for line in _lines(text):
        first, carried = _seam(carried, line, vocabulary, report) if carried else ((), line)
        out.extend(first)
    return merge((*out, *carried))
