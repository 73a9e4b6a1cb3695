"""Paragraphs joined over the end of a column or page, and over what floats between their halves."""

from __future__ import annotations

from collections.abc import Sequence

from .habits import EDGE
from .paragraphs import SAME_SIZE, TERMINAL, Group

SENTENCE_END = ".!?…"


def joined(groups: Sequence[Group], floats: set[int]) -> list[Group]:
    """The blocks with broken paragraphs whole again. ``floats`` are ids of groups that may stand inside one."""
    out: list[Group] = []
    open_at: int | None = None
    for group in groups:
        if id(group) in floats:
            out.append(group)
            continue
        if open_at is not None and _continues(out[open_at], group):
            out[open_at].lines.extend(group.lines)
            continue
        out.append(group)
        open_at = len(out) - 1
    return out


def _continues(a: Group, b: Group) -> bool:
    """Whether ``b``, at the head of a part, goes on with the paragraph ``a`` that ends the part before."""
    last, first = a.last, b.first
    if (last.page, last.part) == (first.page, first.part):
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
    full = last.right - last.x1 < EDGE * 1.5 * last.size
    if begin[:1].islower():
        return full or text[-1:] not in SENTENCE_END
    if not full or b.indent > 0.6:
        return False
    return text[-1:] not in TERMINAL
