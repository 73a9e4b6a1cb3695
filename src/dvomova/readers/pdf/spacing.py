"""Spaces between words by the gaps between letters, for files that place their letters one by one.

pdfFactory and CorelDRAW make a text object of every few letters. pdfium then has to guess the spaces: words set tight
join (``університетськоїосвіти``), letters set wide fall apart (``Пада лка``). On one line there are two kinds of
gaps, between letters and between words; where the line's own spaces show how wide a word gap is, a gap of that width is
one, and a space in a gap as narrow as those between letters is none.
"""

from __future__ import annotations

from collections.abc import Sequence

FEWEST = 8
"""Objects that a line needs before its gaps can be compared."""
NARROWEST = 0.13
"""No gap below this many em parts words: Times sets its space at 0.25 em and tightens it to 0.15."""
LIKE_A_SPACE = 0.8
"""Share of the line's usual word gap from which on a gap without a space is one."""
LIKE_LETTERS, UNLIKE_WORDS = (0.5, 1.1), 0.3
"""A space is a false one where its gap is between these shares of the gap between letters, and below that of the gap
between words."""
WIDE = 0.07
"""Only between letters set so wide (in em) can a space be a false one."""
APART = 2.0
"""Gaps between words are at least this many times as wide as those between letters, or the line stays as it is."""

Reach = tuple[float, float] | None
"""Where an object begins and ends on the line; ``None`` for one that paints nothing."""


def respaced(texts: Sequence[str], reaches: Sequence[Reach], size: float) -> list[str]:
    """The texts of a line's objects, with spaces where the gaps are as wide as one, and without false ones.

    ``size`` is that of the letters in the unit of the reaches. The texts come back as they are where the line's
    gaps are all of one kind.
    """
    made = list(texts)
    if len(texts) < FEWEST or size <= 0:
        return made
    joints = _joints(texts, reaches)
    between_words = [gap for _, _, gap, spaced in joints if spaced]
    between_letters = [gap for _, _, gap, spaced in joints if not spaced]
    if len(between_words) < 2 or len(between_letters) < FEWEST // 2:
        return made
    from statistics import median

    word, letter = median(between_words), median(between_letters)
    if word < max(APART * letter, NARROWEST * size):
        return made
    for before, after, gap, spaced in joints:
        if not _letters(made[before], made[after]):
            continue
        if not spaced and gap > max(LIKE_A_SPACE * word, letter + NARROWEST * size):
            made[after] = " " + made[after]
        elif spaced and letter > WIDE * size and _between_letters(gap, letter, word):
            made[before] = made[before].rstrip()
            for index in range(before + 1, after):
                made[index] = made[index].strip()
            made[after] = made[after].lstrip()
    return made


def _joints(texts: Sequence[str], reaches: Sequence[Reach]) -> list[tuple[int, int, float, bool]]:
    """Neighbouring objects that paint something: their numbers, the gap, and whether white space stands between."""
    found: list[tuple[int, int, float, bool]] = []
    before: int | None = None
    white = False
    for index, (text, reach) in enumerate(zip(texts, reaches, strict=True)):
        if reach is None or not text.strip():
            white = white or bool(text)
            continue
        if before is not None:
            last = reaches[before]
            spaced = white or texts[before][-1:].isspace() or text[:1].isspace()
            if last is not None:
                found.append((before, index, reach[0] - last[1], spaced))
        before, white = index, False
    return found


def _between_letters(gap: float, letter: float, word: float) -> bool:
    """Whether a gap is as narrow as those between letters, and far narrower than those between words."""
    return LIKE_LETTERS[0] * letter < gap < LIKE_LETTERS[1] * letter and gap < UNLIKE_WORDS * word


def _letters(before: str, after: str) -> bool:
    return before.rstrip()[-1:].isalpha() and after.lstrip()[:1].isalpha()
