"""Faults that text recognition makes of Cyrillic print, on recognised pages only.

Two are general: the sign № comes out as ``Мо``, ``Ne`` or ``No`` before a number; italic ``т п и д`` have the shapes
of Latin m, n, u, g (``ma`` is ``та``), and a word of such letters only, in a line of Cyrillic ones, is taken for Latin.
The word is put back where the file has it elsewhere, or where it is the first half of a broken one.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator

from ...findings import Code
from ...languages.characters import (
    ITALIC_CYRILLIC,
    ITALIC_LATIN,
    MISREAD_NUMERO,
    SHAPES_CYRILLIC,
    SHAPES_LATIN,
    script_letters,
)
from ...model import Line, Page
from .log import Log, shared_out, with_lines, with_texts

NUMBER = re.compile(rf"(?<![^\W_])(?:{MISREAD_NUMERO})(?= \d)")
LATIN_WORD = re.compile(r"(?<![^\W\d_])[a-zA-Z]{2,}(?![^\W\d_])")
WORD = re.compile(r"[^\W\d_]+")
IS_CYRILLIC = script_letters("Cyrl")
ITALIC = str.maketrans(ITALIC_LATIN + SHAPES_LATIN, ITALIC_CYRILLIC + SHAPES_CYRILLIC)
MOSTLY = 0.7


def corrected(pages: Iterable[Page], log: Log) -> Iterator[Page]:
    """The pages, recognised ones without these faults; all others as they are."""
    kept = tuple(pages)
    words: Counter[str] = Counter()
    if any(page.recognised for page in kept):
        words.update(word.lower() for page in kept for line in page.lines for word in WORD.findall(line.text))
    for page in kept:
        yield with_lines(page, (_line(line, words, log) for line in page.lines)) if page.recognised else page


def _line(line: Line, words: Counter[str], log: Log) -> Line:
    text = line.text
    letters = [letter for letter in text if letter.isalpha()]
    if not letters or sum(letter > "\u03ff" for letter in letters) < MOSTLY * len(letters):
        return line
    parts = []
    for fragment in line.fragments:
        made = NUMBER.sub("№", fragment.text)
        if made != fragment.text:
            log.changed(
                Code.LOOKALIKES_REPAIRED, "Signs read wrongly from the image", fragment.box, fragment.text, made
            )
        parts.append(made)
    line = with_texts(line, parts)
    text = line.text
    out = LATIN_WORD.sub(lambda match: _word(match, text, words), text)
    if out == text:
        return line
    changed = [(a, b) for a, b in zip(text.split(), out.split(), strict=True) if a != b]
    for before, after in changed:
        log.changed(Code.LOOKALIKES_REPAIRED, "Italic Cyrillic read as Latin", line.box, before, after)
    return with_texts(line, shared_out(line, out))


def _word(match: re.Match[str], text: str, words: Counter[str]) -> str:
    made = match[0].translate(ITALIC)
    if not match[0].islower() or not all(IS_CYRILLIC.match(letter) for letter in made):
        return match[0]
    broken = text[match.end() :].strip() in ("-", "‐")
    return made if broken or words[made.lower()] else match[0]
