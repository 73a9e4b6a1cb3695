"""Lines that make a block, and the labels that items of a list begin with."""

from __future__ import annotations

import re
from dataclasses import dataclass

from .lines import TypeLine

SAME_SIZE = 0.07
"""Sizes that differ by no more than this share are one."""
TERMINAL = '.!?…:;»”")]'
"""What a paragraph ends with."""
LABEL = re.compile(
    r"^\s*(?:\[(\d{1,3})\]|\(?(\d{1,3})[.)](?=\s|$|[A-ZА-ЯІЇЄҐ])|[•▪●■◦○□◻❑❖◆►▶➢➤✓✔☑–—\-\uf0b7\uf0a7·\u2043](?=\s)|"
    r"[a-zа-яіїєґ]\)(?=\s))",
    re.IGNORECASE,
)


@dataclass(slots=True)
class Group:
    """Lines of one block, and how they are set; ``space_before`` is in lines, ``indent`` in sizes."""

    lines: list[TypeLine]
    setting: str | None = None
    space_before: float = 0.0
    indent: float = 0.0
    note: bool = False

    @property
    def first(self) -> TypeLine:
        return self.lines[0]

    @property
    def last(self) -> TypeLine:
        return self.lines[-1]


def label_number(text: str) -> int | None:
    """The number of a numbered item's label."""
    found = LABEL.match(text)
    number = found and (found.group(1) or found.group(2))
    return int(number) if number else None
