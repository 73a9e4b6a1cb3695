"""What a repair changed, collected so that a document gives a few findings and not thousands.

Changes of one kind on one page (or in one font) are one finding: how many, where, and which words became which, each
once. That is enough to undo them.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field, replace

from ...findings import Code, Report
from ...model import Box, Line, Page, around

MOST_WORDS = 60


@dataclass(slots=True)
class Repairs:
    """Changes that are one finding."""

    code: Code
    what: str
    changes: dict[tuple[str, str], int] = field(default_factory=dict)
    boxes: list[Box] = field(default_factory=list)


class Log:
    """Changes by code, page and kind, in the order in which they were met."""

    def __init__(self) -> None:
        self._groups: dict[tuple[Code, str, int], Repairs] = {}

    def changed(self, code: Code, what: str, box: Box, before: str, after: str) -> None:
        """Keep one change. ``what`` begins the message (“Latin letters inside Cyrillic words”)."""
        group = self._groups.setdefault((code, what, box.page), Repairs(code, what))
        group.changes[before, after] = group.changes.get((before, after), 0) + 1
        group.boxes.append(box)

    def tell(self, report: Report) -> None:
        """One finding for each group."""
        for (code, what, page), group in self._groups.items():
            pairs = list(group.changes)[:MOST_WORDS]
            count = sum(group.changes.values())
            report.add(
                code,
                f"{what} on page {page} of the file: {count} {'place' if count == 1 else 'places'} mended.",
                where=around(group.boxes),
                changes=pairs,
            )


def with_texts(line: Line, texts: Iterable[str]) -> Line:
    """The line with other letters in its fragments; the same line where nothing differs."""
    fragments = tuple(
        fragment if fragment.text == text else replace(fragment, text=text)
        for fragment, text in zip(line.fragments, texts, strict=True)
    )
    return line if fragments == line.fragments else replace(line, fragments=fragments)


def with_lines(page: Page, lines: Iterable[Line]) -> Page:
    """The page with other lines; the same page where nothing differs."""
    made = tuple(lines)
    same = len(made) == len(page.lines) and all(a is b for a, b in zip(made, page.lines, strict=True))
    return page if same else replace(page, lines=made)


def shared_out(line: Line, text: str) -> list[str]:
    """Letters of a whole line, cut at the fragments' old lengths; for changes that keep the number of letters."""
    texts: list[str] = []
    at = 0
    for fragment in line.fragments:
        texts.append(text[at : at + len(fragment.text)])
        at += len(fragment.text)
    return texts
