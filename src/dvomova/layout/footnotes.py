"""Footnotes: small type at the foot of a page or column that begins with a mark, and the marks that call it."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from ..model import Block, Figure, Heading, ListItem, Note, Paragraph, Run, Text, cut, merge, plain, strip
from ..patterns.continuation import is_ended
from .lines import TypeLine
from .paragraphs.measures import EDGE, LineGroup

SMALLER = 0.93
"""Notes are set at most this large, as a share of the size of the text."""
LOW = 0.5
"""Notes stand below this share of the page's height."""
TEXT_SIZE = 0.05
"""Share by which the size of running text differs from the usual one at most."""
CALL_RISE, CALL_SIZE = 0.1, 0.9
"""In sizes of its line: a call in running text stands higher than the first and is smaller than the second."""
MARK_RISE, MARK_SIZE = 0.12, 0.8
"""The same for the mark at the head of a note, one of which is enough."""
MARK = re.compile(r"^\s*(\d{1,3}|\*{1,4}|[†‡§]|[¹²³⁴⁵⁶⁷⁸⁹]{1,3})(?=\D)")
POINT = re.compile(r"[.)]?\s*")


def is_note(
    group: LineGroup,
    body_size: float,
    height: float,
    above: LineGroup | None,
    below: Sequence[LineGroup],
    text: Sequence[LineGroup],
) -> bool:
    """Whether a group is a footnote: it stands low, is smaller than the text or marked by a raised sign, and ends
    its column (only other notes stand below it). Small type below a paragraph that breaks off is one without a mark.
    Where its number stands on the line (``1. See …``), a raised one in the ``text`` of the page must call it.
    """
    first = group.first
    if first.inset is not None or first.base < LOW * height:
        return False
    if first.size <= SMALLER * body_size and above is not None and breaks_off(above, body_size):
        return all(other.first.size <= SMALLER * body_size for other in below)
    mark = MARK.match(first.text)
    if not mark:
        return False
    raised = _raised_mark(first)
    if not raised and not first.text.lstrip().startswith(("*", "†", "‡")):
        return first.size <= SMALLER * body_size and _calls(mark.group(1), text)
    if first.size > SMALLER * body_size and not (raised and not below):
        return False
    return all(other.first.size <= SMALLER * body_size for other in below)


def _calls(mark: str, text: Sequence[LineGroup]) -> bool:
    """Whether a raised mark in running text calls a note."""
    return any(
        fragment.rise > CALL_RISE * line.size
        and fragment.size < CALL_SIZE * line.size
        and fragment.text.strip() == mark
        for group in text
        for line in group.lines
        if len(line.fragments) > 1
        for fragment in line.fragments[1:]
    )


def is_small(group: LineGroup, body_size: float, height: float) -> bool:
    """Whether a group low on its page is set smaller than the text, or is a picture."""
    first = group.first
    if first.base < LOW * height:
        return False
    return isinstance(first.inset, Figure) or (first.inset is None and first.size <= SMALLER * body_size)


def breaks_off(above: LineGroup, body_size: float) -> bool:
    """Whether a paragraph of running text ends in the middle of a sentence."""
    last = above.last
    if last.inset is not None or abs(last.size - body_size) > TEXT_SIZE * body_size or len(above.lines) < 2:
        return False
    full = last.right - last.x1 < EDGE * last.size
    return last.hyphenated or (full and not is_ended(last.text))


def _raised_mark(line: TypeLine) -> bool:
    head = line.fragments[0]
    if head.text.strip() and head.text.strip()[0] in "¹²³⁴⁵⁶⁷⁸⁹*†‡":
        return True
    return len(line.fragments) > 1 and (head.rise > MARK_RISE * line.size or head.size < MARK_SIZE * line.size)


def label_of(text: Text) -> tuple[str, Text]:
    """The mark at the head of a note, and the note without it."""
    found = MARK.match(plain(text))
    if not found:
        return "", text
    letters = plain(text)
    end = POINT.match(letters, found.end()) if found.group(1).isdigit() else None
    return found.group(1), strip(cut(text, end.end() if end else found.end()))


def called(blocks: Sequence[Block]) -> list[Block]:
    """The blocks, with the id of its note at each mark that calls one. Blocks must have their ids."""
    notes = [block for block in blocks if isinstance(block, Note) and block.label]
    if not notes:
        return list(blocks)
    open_notes = list(notes)
    out: list[Block] = []
    for block in blocks:
        if isinstance(block, Paragraph | Heading | ListItem):
            block = replace(block, text=_with_calls(block.text, block, open_notes))
        out.append(block)
    return out


def _with_calls(text: Text, block: Block, notes: list[Note]) -> Text:
    runs: list[Run] = []
    pages = {box.page for box in block.boxes}
    for run in text:
        sign = run.text.strip()
        if "sup" in run.marks or sign.strip("*†‡") == "":
            note = next((n for n in notes if n.label == sign and sign and n.boxes and n.boxes[0].page in pages), None)
            if note is not None:
                notes.remove(note)
                run = replace(run, note=note.id)
        runs.append(run)
    return merge(runs)
