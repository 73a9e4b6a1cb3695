"""Levels of headings, by look: the heavier the type, the higher the heading."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from ..model import Block, Heading, Look, plain
from .numbering import section_depth

MOST_LEVELS = 4


def levels(blocks: Sequence[Block]) -> list[Block]:
    """The same blocks, headings with their level."""
    looks = sorted({_weight(b.look) for b in blocks if isinstance(b, Heading)}, reverse=True)
    rank = {weight: min(number, MOST_LEVELS) for number, weight in enumerate(looks, start=1)}
    return [replace(b, level=_level(b, rank)) if isinstance(b, Heading) else b for b in blocks]


def _weight(look: Look) -> tuple[float, bool, bool, bool]:
    return round(look.size, 1), look.capitals, look.setting == "center", look.bold


def _level(heading: Heading, rank: dict[tuple[float, bool, bool, bool], int]) -> int:
    depth = section_depth(plain(heading.text))
    if depth > 1:
        return min(depth + 1, MOST_LEVELS)
    return rank[_weight(heading.look)]
