"""Items seen among their neighbours: lines that are parts of a title or of a paragraph after all."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from ..model import Heading
from .item import Item

ABOUT = ("byline", "role", "place", "contact")


def reconsidered(items: Sequence[Item]) -> list[Item]:
    """The items of a zone, each with what its neighbours make of it."""
    seen = [_rather_line(item, items, i) for i, item in enumerate(items)]
    return [_rather_prose(item, seen[i + 1 : i + 2]) for i, item in enumerate(_torn(seen))]


def _rather_prose(item: Item, below: Sequence[Item]) -> Item:
    """A short first paragraph: it ends as a sentence does and is set exactly as the running text below it."""
    if item.kind != "line" or not below or below[0].kind != "prose" or item.piece.headed or item.piece.letters < 40:
        return item
    one, other = item.piece.look, below[0].piece.look
    alike = (one.bold, one.italic, one.capitals, one.setting) == (
        other.bold,
        other.italic,
        other.capitals,
        other.setting,
    )
    ended = item.text.rstrip('”»")')[-1:] in tuple(".!?")
    if ended and alike and abs(one.size - other.size) < 0.03 and item.piece.lang == below[0].piece.lang:
        return replace(item, kind="prose")
    return item


def _rather_line(item: Item, items: Sequence[Item], i: int) -> Item:
    """Words with capitals that look like names, but are set exactly as the line of a title above or below them."""
    if item.kind != "byline" or item.people is None or item.end is not None:
        return item
    if item.people.sure >= 0.6 and not _named_below(items, i):
        return item
    look = item.piece.look
    for other in (*items[max(i - 1, 0) : i], *items[i + 1 : i + 2]):
        there = other.piece.look
        alike = (look.bold, look.italic, look.capitals) == (there.bold, there.italic, there.capitals)
        if other.kind == "line" and alike and abs(look.size - there.size) < 0.03 and (look.capitals or look.size > 1.1):
            return replace(item, kind="line", people=None)
    return item


def _named_below(items: Sequence[Item], i: int) -> bool:
    """Whether the title goes on with a name in it: a line in capitals above, and the names of others below."""
    above, look = items[max(i - 1, 0)], items[i].piece.look
    others = [other for other in items[i + 1 : i + 5] if other.kind == "byline" and other.people is not None]
    return i > 0 and above.kind == "line" and look.capitals and look.size > 1.15 and bool(others)


def _torn(items: list[Item]) -> list[Item]:
    """Lines that are one paragraph torn by the layout, each going on in small letters, are running text.

    Below a name, and what is said of it, they are about the person, unless they end as a sentence does.
    """
    i = 0
    while i < len(items):
        j = i + 1
        while j < len(items) and _tears(items[j - 1], items[j]):
            j += 1
        about = i > 0 and items[i - 1].kind in ABOUT and items[j - 1].text.rstrip('”»")')[-1:] not in tuple(".!?…")
        if j - i > 1 and not about and sum(item.piece.letters for item in items[i:j]) >= 110:
            items[i:j] = [
                item if item.kind in ("keywords", "abstract") else replace(item, kind="prose") for item in items[i:j]
            ]
        i = j
    return items


def _tears(above: Item, below: Item) -> bool:
    if below.kind not in ("line", "prose") or above.kind not in ("line", "prose", "abstract", "role"):
        return False
    if any(isinstance(item.piece.block, Heading) or item.piece.look.capitals or item.start for item in (above, below)):
        return False
    same = above.piece.lang == below.piece.lang or below.piece.sure < 0.75
    return same and above.text[-1:] not in ".!?:;" and below.text[:1].islower() and above.piece.letters > 40
