"""Paragraphs joined over the end of a column or page, and over what floats between their halves.

Whether the text goes on is asked of ``patterns.continuation``; added here is what the place shows: a line that fills
its column, an indent, a change of size, weight or slope, and which groups may stand between the halves.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import replace
from itertools import groupby

from ...languages.labels import Labels
from ...model import Formula
from ...patterns.captions import is_caption
from ...patterns.continuation import Flow, flow
from ...patterns.identifiers import holds_contact
from .. import footnotes as footnotes_rules
from .measures import EDGE, INDENT, SAME_SIZE, LineGroup, PageMeasures

LONGEST_CAPTION = 8
"""Lines of a caption; what begins like one and is longer is text."""
LOOSELY = 1.5
"""The last line of a column counts as full within so many times the usual distance from the edge: whether its next word
would have fitted is not asked there."""


def set_aside(
    groups: Sequence[LineGroup], habits: PageMeasures, heights: Mapping[int, float], labels: Labels
) -> list[LineGroup]:
    """The groups, those marked that may stand inside a broken paragraph (floats, captions), and footnotes."""
    beside: set[LineGroup] = set()
    footnotes: set[LineGroup] = set()
    columns: dict[tuple[int, int], list[LineGroup]] = defaultdict(list)
    for group in groups:
        columns[(group.first.page, group.first.part)].append(group)
        if group.first.inset is not None or _captions(group, labels):
            beside.add(group)
    for (page, _), column in columns.items():
        for index in range(len(column) - 1, -1, -1):
            group = column[index]
            if group.first.inset is not None:
                continue
            above = column[index - 1] if index else None
            if not footnotes_rules.is_note(
                group, habits.size, heights[page], above, column[index + 1 :], column[:index]
            ):
                break
            footnotes.add(group)
    feet = _feet(groups, habits, heights, labels)
    footnotes.update(group for group in feet if group.first.inset is None)
    beside.update(footnotes, feet)
    return [replace(group, note=group in footnotes, aside=True) if group in beside else group for group in groups]


def _feet(
    groups: Sequence[LineGroup], habits: PageMeasures, heights: Mapping[int, float], labels: Labels
) -> list[LineGroup]:
    """What stands in small type below a paragraph that breaks off at a page's foot: addresses, copyright, logos."""
    out: list[LineGroup] = []
    for page, own in groupby(groups, key=lambda group: group.first.page):
        column = list(own)
        at = len(column)
        while at and footnotes_rules.is_small(column[at - 1], habits.size, heights[page]):
            at -= 1
        foot = column[at:]
        if at and _addresses(foot, labels) and footnotes_rules.breaks_off(column[at - 1], habits.size):
            out += foot
    return out


def _addresses(foot: Sequence[LineGroup], labels: Labels) -> bool:
    """Whether small type holds an address or a copyright sign, and is no figure or table with its caption."""
    if any(_captions(group, labels) for group in foot):
        return False
    return any(holds_contact(line.text) or "©" in line.text for group in foot for line in group.lines)


def _captions(group: LineGroup, labels: Labels) -> bool:
    return len(group.lines) <= LONGEST_CAPTION and is_caption(group.first.text, labels)


def joined(groups: Sequence[LineGroup], habits: PageMeasures) -> list[LineGroup]:
    """The blocks with broken paragraphs whole again, also around those that are set aside."""
    out: list[LineGroup] = []
    open_at: int | None = None
    for group in groups:
        if group.aside:
            out.append(group)
            if isinstance(group.first.inset, Formula) and open_at is not None and not out[open_at].last.hyphenated:
                # A formula is read where it stands: the words after it are a block of their own.
                open_at = None
            continue
        if open_at is not None and _continues(out[open_at], group, habits, open_at < len(out) - 1):
            out[open_at] = out[open_at].with_more(group.lines)
            continue
        out.append(group)
        open_at = len(out) - 1
    return out


def _continues(a: LineGroup, b: LineGroup, habits: PageMeasures, interrupted: bool) -> bool:
    """Whether ``b``, at the head of a part or after a float, goes on with the paragraph ``a``."""
    last, first = a.last, b.first
    if (last.page, last.part) == (first.page, first.part) and not interrupted:
        return False
    if abs(last.size - first.size) > SAME_SIZE * max(last.size, first.size):
        return False
    if last.bold != first.bold and not any(f.bold for f in last.fragments[-1:]):
        return False
    if a.setting in ("center", "right") or b.setting in ("center", "right"):
        return last.hyphenated
    if last.hyphenated:
        return True
    text, begin = last.text.rstrip(), first.text.lstrip()
    if first.italic != last.italic and len(b.lines) > 1 and len(a.lines) > 1 and not begin[:1].islower():
        return False
    full = last.right - last.x1 < LOOSELY * EDGE * last.size
    reads = flow(text, begin)
    if not reads.begins_anew:
        return full or reads is not Flow.STOPPED
    if not full or b.indent > INDENT[0]:
        return False
    if reads is Flow.OPEN:
        return True
    # Where first lines are set in, one that is not set in goes on, whatever sign the column before ended with.
    return bool(habits.first) and a.indent > INDENT[0] and not first.bold
