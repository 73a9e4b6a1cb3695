"""Drop caps: big initials put back into the word that they begin."""

from __future__ import annotations

from collections.abc import Sequence

from ..model import Fragment
from .lines import TypeLine, make

DROP_CAP = 1.8
"""An initial is this many times as large as the type that it begins."""


def with_drop_caps(lines: list[TypeLine]) -> list[TypeLine]:
    """Big initials put before the line that they begin; the lines beside them count as beginning at the initial."""
    for cap in [line for line in lines if _is_initial(line.text)]:
        beside = _beside(cap, cap.size, lines)
        if not beside:
            continue
        first = min(beside, key=lambda line: line.base)
        whole = make(
            first.page,
            (_lettered(cap.fragments[0], first, first.fragments[0]), *first.fragments),
            first.base,
            first.hyphenated,
        )
        if whole is None:
            continue
        lines = [whole if line is first else line for line in lines if line is not cap]
        for line in beside:
            if line is not first:
                line.shift = cap.x0 - line.x0
    for index, line in enumerate(lines):
        if len(line.fragments) > 1 and _is_initial(line.fragments[0].text):
            cap_fragment = line.fragments[0]
            if cap_fragment.size > DROP_CAP * line.size:
                for other in _beside(_alone(line, cap_fragment), cap_fragment.size, lines):
                    other.shift = cap_fragment.box.x0 - other.x0
                fragments = (_lettered(cap_fragment, line, line.fragments[1]), *line.fragments[1:])
                lines[index] = make(line.page, fragments, line.base, line.hyphenated) or line
    return lines


def _is_initial(text: str) -> bool:
    letters = text.strip(" «“„\"'")
    return len(letters) == 1 and letters.isalpha()


def _alone(line: TypeLine, fragment: Fragment) -> TypeLine:
    """A fragment as a line of its own."""
    made = make(line.page, (fragment,), line.base - fragment.rise)
    return made or line


def _lettered(fragment: Fragment, line: TypeLine, like: Fragment) -> Fragment:
    """The initial as a letter of the line that it begins, in the style of the letters after it."""
    return Fragment(text=fragment.text.strip(), box=fragment.box, font=like.font, size=line.size, bold=like.bold)


def _beside(cap: TypeLine, size: float, lines: Sequence[TypeLine]) -> list[TypeLine]:
    """The lines that stand at the right of an initial."""
    return [
        line
        for line in lines
        if line is not cap
        and size > DROP_CAP * line.size
        and -0.2 * line.size <= line.x0 - cap.x1 < 1.6 * line.size
        and cap.top - 0.6 * line.size < line.base - 0.5 * line.size < cap.bottom
    ]
