"""Words torn by stray spaces, put together where the file itself has them whole; letter-spaced headings collapsed.

The file's own words decide: two halves are joined when their whole occurs elsewhere and they do not (``Chemi cal``
beside seven ``Chemical``). A half that is a common word by itself is no sign of a tear (``напрям у`` is no
``напряму``), so what is in doubt stays. A row of single letters is a spaced word where it spells words of the file or
a label's.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator
from functools import cache
from itertools import pairwise

from ...findings import Code
from ...languages import known, load
from ...model import Fragment, Line, Page
from .log import Log, with_lines, with_texts

WORD = re.compile(r"[^\W\d_]+(?:[’'][^\W\d_]+)*")
PAIR = re.compile(r"(?<![\w’'-])([^\W\d_]{2,}) (?=([^\W\d_]{2,})(?![\w’'-]))")
ROW = re.compile(r"(?<!\S)[^\W\d_](?: {1,3}[^\W\d_]){3,}(?![^\s.:,])")
FEWEST_SINGLE = 3
"""Single letters that a row has at least, before its last one."""
SINGLES = "." * FEWEST_SINGLE
AROUND = "([«“„.,;:!?)]»”"
SHORTEST, ACRONYM = 5, 4
WHOLE = 2
"""How often the whole word has to occur elsewhere."""
LONGEST_WORD = 24


class _Words:
    """The whole words of a file, counted; the pieces of words broken at line ends are left out."""

    def __init__(self, pages: Iterable[Page]) -> None:
        self.counts: Counter[str] = Counter()
        pieces: list[str] = []
        broken = False
        for page in pages:
            self.counts.update(WORD.findall(page.text.lower()))
            for line in page.lines:
                if broken:
                    pieces += WORD.findall("".join(line.text.split(None, 1)[:1]).lower())[:1]
                broken = line.hyphenated
                if broken:
                    pieces += WORD.findall("".join(line.text.rsplit(None, 1)[-1:]).lower())[-1:]
        self.counts.subtract(pieces)

    def torn(self, text: str) -> list[str]:
        """What may be torn words or the head of a spaced one, as they stand: a quick test before the exact one."""
        pieces = text.lower().split()
        bare = [piece.strip(AROUND) for piece in pieces]
        counts = self.counts
        halves = [f"{a} {b}" for a, b in pairwise(bare) if a + b in counts and _torn(a, b, counts)]
        if SINGLES in "".join(["." if len(piece) == 1 else " " for piece in pieces]):
            halves += [f"{a} {b}" for a, b in pairwise(pieces) if len(a) == len(b) == 1]
        return halves


def spaced(pages: Iterable[Page], log: Log) -> Iterator[Page]:
    """The pages with torn words whole; pages without any as they are."""
    kept = tuple(pages)
    words = _Words(kept)
    for page in kept:
        found = words.torn(page.text)
        if found:
            doubted = re.compile("|".join(map(re.escape, sorted(set(found)))), re.IGNORECASE)
            lines = [_line(line, words.counts, log) if doubted.search(line.text) else line for line in page.lines]
            page = with_lines(page, lines)
        yield page


def _line(line: Line, words: Counter[str], log: Log) -> Line:
    texts = [_text(fragment, words, log) if " " in fragment.text else fragment.text for fragment in line.fragments]
    return line if texts == [fragment.text for fragment in line.fragments] else with_texts(line, texts)


def _text(fragment: Fragment, words: Counter[str], log: Log) -> str:
    text = fragment.text
    single = list(map(len, text.split())).count(1)
    made = ROW.sub(lambda match: _collapsed(match[0], words), text) if single >= FEWEST_SINGLE else text
    start = 0
    while (pair := PAIR.search(made, start)) is not None:
        acronyms = pair[1].isupper() and pair[2].isupper() and min(len(pair[1]), len(pair[2])) < ACRONYM
        if not acronyms and _torn(pair[1].lower(), pair[2].lower(), words):
            made = made[: pair.end(1)] + made[pair.end() :]
            start = pair.start()
        else:
            start = pair.end()
    if made != text:
        log.changed(Code.SPACING_REPAIRED, "Words torn by stray spaces", fragment.box, text.strip(), made.strip())
    return made


def _torn(first: str, second: str, words: Counter[str]) -> bool:
    """Whether two words are the halves of one: it occurs elsewhere, and (by themselves) they do not."""
    whole = words[first + second]
    if whole < WHOLE or len(first) + len(second) < SHORTEST:
        return False
    return max(words[first], words[second]) <= 1 or (
        min(words[first], words[second]) <= 1 and max(words[first], words[second]) * 4 <= whole
    )


def _collapsed(row: str, words: Counter[str]) -> str:
    """A row of single letters as the words that it spells, or as it is where it spells none."""
    parts = [part.replace(" ", "") for part in re.split(r" {2,}", row)]
    spelt = [_spelt(part, words) for part in parts]
    return " ".join(part for part in spelt if part) if all(spelt) else row


def _spelt(letters: str, words: Counter[str]) -> str | None:
    """Letters cut into known words, the fewest; ``None`` where they cannot be."""
    best: list[list[str] | None] = [[]]
    lower = letters.lower()
    for end in range(1, len(letters) + 1):
        choices = [
            [*before, letters[start:end]]
            for start in range(max(0, end - LONGEST_WORD), end)
            if (before := best[start]) is not None and end - start > 1 and _known(lower[start:end], words)
        ]
        best.append(min(choices, key=len) if choices else None)
    found = best[-1]
    return " ".join(found) if found else None


def _known(word: str, words: Counter[str]) -> bool:
    return len(word) > 2 and (words[word] > 0 or word in _label_words())


@cache
def _label_words() -> frozenset[str]:
    """Words of the labels of all languages (“Резюме”, “Ключові слова”), which headings are made of."""
    return frozenset(
        word.lower()
        for code in known()
        for wordings in load(code).labels.values()
        for wording in wordings
        for word in WORD.findall(wording)
    )
