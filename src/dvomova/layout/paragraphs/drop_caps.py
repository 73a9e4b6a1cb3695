"""Drop caps: big initials put back into the word that they begin.

An engine gives an initial as a line of its own, or as the first letter of a line that then stands on the initial's
low baseline. Either way the letters after it are what the line stands on, and the lines beside the initial begin
where the lines under it do.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import replace
from functools import cache

from ...languages import known, load
from ...model import Fragment
from ...patterns.hyphenation import WORD, Vocabulary
from ..lines import TypeLine, make

DROP_CAP = 1.8
"""An initial is this many times as large as the type that it begins."""
SHOULDER = 0.3
"""Lines beside an initial begin right of this share of its width."""
AWAY = 1.6
"""In sizes: lines beside an initial begin no further right of it."""
HALF, HIGHER = 0.5, 0.6
"""In sizes: the middle of a line is so far above its baseline; that of one beside an initial is no higher above it."""
INDENT = 4.0
"""An initial that stands in a paragraph's indent is at most this far (in sizes) from the edge of the text."""


def with_drop_caps(lines: list[TypeLine]) -> list[TypeLine]:
    """Big initials put before the line that they begin; the lines beside them count as beginning where text does."""
    shifts: dict[TypeLine, float] = {}
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
        shifts |= _shifts(cap, [line for line in beside if line is not first], lines)
    out = list(lines)
    for index, line in enumerate(lines):
        if len(line.fragments) > 1 and _is_initial(line.fragments[0].text):
            cap_fragment = line.fragments[0]
            if cap_fragment.size > DROP_CAP * line.size:
                alone = _alone(line, cap_fragment)
                shifts |= _shifts(alone, _beside(alone, cap_fragment.size, out), out)
                out[index] = _on_its_letters(line)
    return [replace(line, shift=shifts[line]) if line in shifts else line for line in out]


def spaced(pages: Iterable[Iterable[TypeLine]], vocabulary: Vocabulary) -> list[list[TypeLine]]:
    """The lines of all pages with a space after the initials that are words by themselves (``У системі``).

    The gap on the page does not show it. It is a word if a name follows, or if the document prints what follows as a
    word and never both as one elsewhere.
    """
    kept = [list(lines) for lines in pages]
    begun = [
        (line, word) for lines in kept for line in lines if len(line.fragments) > 1 and (word := _after_a_word(line))
    ]
    here = Counter((line.text[0] + word).casefold() for line, word in begun)
    changed: dict[TypeLine, TypeLine] = {}
    for line, word in begun:
        whole = line.text[0] + word
        name = word[0].isupper() and not word.isupper()
        if name or (vocabulary.count(whole) <= here[whole.casefold()] and vocabulary.count(word)):
            initial = line.fragments[0]
            changed[line] = replace(
                line,
                fragments=(replace(initial, text=initial.text + " "), *line.fragments[1:]),
                text=f"{initial.text} {line.text[1:]}",
            )
    return [[changed.get(line, line) for line in lines] for lines in kept]


def _after_a_word(line: TypeLine) -> str:
    """The word after an initial that may be a word by itself, or nothing."""
    initial = line.fragments[0]
    if len(initial.text) != 1 or initial.box.height <= DROP_CAP * line.size:
        return ""
    found = WORD.match(line.fragments[1].text)
    return found.group() if found and initial.text.casefold() in _one_letter_words() else ""


@cache
def _one_letter_words() -> frozenset[str]:
    """The words of one letter that a sentence may begin with, in all known languages."""
    files = [load(code) for code in known()]
    words = [word for one in files for word in (*one.stop_words, *one.sentences.one_letter, *one.typography.bound)]
    return frozenset(word for word in words if len(word) == 1 and word.isalpha())


def _on_its_letters(line: TypeLine) -> TypeLine:
    """A line that begins with an initial on the baseline of the letters after it: the initial reaches further down."""
    after = line.fragments[1:]
    level = max(after, key=lambda fragment: len(fragment.text)).rise
    if level:
        after = tuple(replace(fragment, rise=round(fragment.rise - level, 2)) for fragment in after)
    fragments = (_lettered(line.fragments[0], line, after[0]), *after)
    return make(line.page, fragments, line.base - level, line.hyphenated) or line


def _shifts(cap: TypeLine, beside: Sequence[TypeLine], lines: Sequence[TypeLine]) -> dict[TypeLine, float]:
    """How far lines beside an initial are moved to begin where the line under it does, or else at the initial."""
    if not beside:
        return {}
    lowest = max(line.base for line in beside)
    under = [
        line.x0
        for line in lines
        if 0 < line.base - lowest < 2 * line.size and 0 <= cap.x0 - line.x0 < INDENT * line.size
    ]
    start = max(under, default=cap.x0)
    return {line: start - line.x0 for line in beside}


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
    """The lines that stand at the right of an initial, or reach under its shoulder (``Р``, ``У``)."""
    return [
        line
        for line in lines
        if line is not cap
        and size > DROP_CAP * line.size
        and cap.x0 + SHOULDER * cap.width <= line.x0 < cap.x1 + AWAY * line.size
        and cap.top - HIGHER * line.size < line.base - HALF * line.size < cap.bottom
    ]
