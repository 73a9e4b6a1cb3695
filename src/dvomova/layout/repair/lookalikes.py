"""Latin letters inside Cyrillic words and Cyrillic ones inside Latin words, put right by the word around them.

They look alike in print and differ for every search, index and language test: LaTeX files have a Latin i for
every Ukrainian one (``Iнститут фiзики``), English editions have ``Мукоlа``. Within a word the letters that exist in one
script only decide; a single letter goes with its neighbours. Addresses, DOIs, e-mails, Roman numerals and whatever
touches a digit are left alone, and so is a word that has letters of both scripts that nothing else looks like.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property
from itertools import pairwise

from ...findings import Code
from ...languages.characters import (
    SHAPES_CYRILLIC,
    SHAPES_LATIN,
    SMALL_K,
    WORDS_OF_ONE_LETTER,
    script_class,
    script_letters,
    small_class,
)
from ...model import Line, Page
from ...patterns.identifiers import address_words
from ...patterns.numbering import is_roman
from .log import Log, shared_out, with_lines, with_texts

TO_CYRILLIC = str.maketrans(SHAPES_LATIN, SHAPES_CYRILLIC)
TO_LATIN = str.maketrans(SHAPES_CYRILLIC + SMALL_K, SHAPES_LATIN + "k")
LATIN, CYRILLIC = script_class("Latn"), script_class("Cyrl")
LETTER = LATIN + CYRILLIC
TOKEN = re.compile(rf"[{LETTER}]+(?:[’'ʼ][{LETTER}]+)*")
IS_CYRILLIC = script_letters("Cyrl")
IS_LATIN = script_letters("Latn")
LATIN_ONLY = re.compile(rf"[^\W\d_{SHAPES_LATIN}{CYRILLIC}]")
CYRILLIC_ONLY = re.compile(rf"(?![{SHAPES_CYRILLIC}{SMALL_K}])[{CYRILLIC}]")
MIXED = re.compile(rf"[A-Za-zÏï](?:[’'ʼ]?)[{CYRILLIC}]|[{CYRILLIC}](?:[’'ʼ]?)[A-Za-zÏï]")
LONE = re.compile(rf"(?<![^\W\d_])[{SHAPES_LATIN}{SHAPES_CYRILLIC}](?![^\W\d_])")
APOSTROPHE = re.compile("[’'ʼ]")
ACRONYM = re.compile(rf"[A-Z]{{2,}}[{small_class('Cyrl')}]{{2,}}")
ENDING = re.compile(rf"[A-Za-z]{{2,}}[{small_class('Cyrl')}]{{1,2}}")
HABIT = 3
"""So many words with the same wrong letter, and it is the file's habit, no slip."""


@dataclass(slots=True)
class _Token:
    start: int
    end: int
    text: str
    script: str
    """``L``, ``C``, or ``M`` for both; of a word that was mixed the script that it is mended to."""
    made: str | None = None
    """What a word of both scripts is mended to."""


class _FileCounts:
    """What the whole file shows, counted when it is first needed."""

    def __init__(self, pages: tuple[Page, ...]) -> None:
        self._pages = pages

    @cached_property
    def words(self) -> Counter[str]:
        """Words in lower case, and how often they occur."""
        found: Counter[str] = Counter()
        for page in self._pages:
            found.update(TOKEN.findall(page.text.lower()))
        return found

    @cached_property
    def habits(self) -> Counter[str]:
        """Latin letters that stand inside Cyrillic words, and in how many."""
        found: Counter[str] = Counter()
        for page in self._pages:
            for line in page.lines:
                if MIXED.search(line.text):
                    found.update(letter for word in TOKEN.findall(line.text) for letter in _strangers(word))
        return found


def _strangers(word: str) -> list[str]:
    """The Latin letters of a Cyrillic word."""
    if _script(word) != "M" or _script(_mixed(word, "C")) != "C":
        return []
    return sorted(set(IS_LATIN.findall(word)))


def one_script(pages: Iterable[Page], log: Log) -> Iterator[Page]:
    """The pages with words of one script each; pages without a doubtful word as they are."""
    kept = tuple(pages)
    file = _FileCounts(kept)
    for page in kept:
        yield with_lines(page, [_line(line, file, log) for line in page.lines])


def _doubtful(text: str) -> bool:
    """Whether the line has letters of both scripts, mixed in a word or one of them by itself."""
    if text.isascii() or not IS_LATIN.search(text) or not IS_CYRILLIC.search(text):
        return False
    return MIXED.search(text) is not None or LONE.search(text) is not None


def _script(word: str) -> str:
    latin, cyrillic = IS_LATIN.search(word), IS_CYRILLIC.search(word)
    return "M" if latin and cyrillic else "C" if cyrillic else "L"


def _line(line: Line, file: _FileCounts, log: Log) -> Line:
    text = line.text
    if not _doubtful(text):
        return line
    tokens = _tokens(text)
    safe = list(address_words(text))
    seams = _seams(line)
    out = text
    for at, token in enumerate(tokens):
        if any(start <= token.start < end for start, end in safe) or _touches_digit(text, token):
            continue
        if any(token.start < seam < token.end for seam in seams):
            continue
        made = _mended(text, tokens, at, file, line)
        if made != token.text:
            out = out[: token.start] + made + out[token.end :]
            what = (
                "Latin letters inside Cyrillic words" if _script(made) == "C" else "Cyrillic letters inside Latin words"
            )
            log.changed(Code.LOOKALIKES_REPAIRED, what, line.box, token.text, made)
    return line if out == text else with_texts(line, shared_out(line, out))


def _tokens(text: str) -> list[_Token]:
    tokens = [_Token(m.start(), m.end(), m[0], _script(m[0])) for m in TOKEN.finditer(text)]
    leaning = _leaning(tokens)
    for token in tokens:
        if token.script == "M":
            token.made = _mixed(token.text, leaning)
            token.script = _script(token.made)
    return tokens


OTHER_SIZE, OTHER_RISE = 0.1, 0.5
"""Share by which sizes differ, and points by which heights do, between a variable and its index."""


def _seams(line: Line) -> list[int]:
    """Where the letters' size or height changes: a variable and its index are no word."""
    found: list[int] = []
    at = 0
    for before, after in pairwise(line.fragments):
        at += len(before.text)
        if abs(before.size - after.size) > OTHER_SIZE * before.size or abs(before.rise - after.rise) > OTHER_RISE:
            found.append(at)
    return found


def _touches_digit(text: str, token: _Token) -> bool:
    before = text[token.start - 1] if token.start else " "
    after = text[token.end] if token.end < len(text) else " "
    return before.isdigit() or after.isdigit()


def _mended(text: str, tokens: Sequence[_Token], at: int, file: _FileCounts, line: Line) -> str:
    token = tokens[at]
    around = [tokens[i].script for i in (at - 1, at + 1) if 0 <= i < len(tokens)]
    if token.made is not None:
        return token.made
    other = "C" if token.script == "L" else "L"
    if other not in around:
        return token.text
    if len(token.text) == 1:
        return _single(text, tokens, at, file, line)
    made = token.text.translate(TO_CYRILLIC if other == "C" else TO_LATIN)
    if _script(made) != other or is_roman(token.text):
        return token.text
    known = file.words[made.lower()] > max(1, file.words[token.text.lower()])
    return made if known and set(around) == {other} else token.text


def _leaning(tokens: Sequence[_Token]) -> str:
    letters = Counter[str]()
    for token in tokens:
        letters[token.script] += len(token.text)
    return "L" if letters["L"] > letters["C"] else "C"


def _mixed(word: str, leaning: str) -> str:
    """A word of both scripts in one, where its letters show which; else as it is.

    Latin words with a Cyrillic ending (``Mariner'а``) and acronyms before a Cyrillic word are no mistakes.
    """
    if len({_script(part) for part in APOSTROPHE.split(word)}) > 1 or ACRONYM.fullmatch(word):
        return word
    cyrillic_only = CYRILLIC_ONLY.search(word) is not None
    if LATIN_ONLY.search(word):
        mistaken = not cyrillic_only and not (leaning == "C" and ENDING.fullmatch(word))
        return word.translate(TO_LATIN) if mistaken else word
    if cyrillic_only:
        return word.translate(TO_CYRILLIC)
    roman = word.translate(TO_LATIN)
    if is_roman(roman):
        return roman
    cyrillic, latin = len(IS_CYRILLIC.findall(word)), len(IS_LATIN.findall(word))
    if cyrillic == latin or SMALL_K in word:
        return word.translate(TO_CYRILLIC if leaning == "C" else TO_LATIN)
    return word.translate(TO_CYRILLIC if cyrillic > latin else TO_LATIN)


def _single(text: str, tokens: Sequence[_Token], at: int, file: _FileCounts, line: Line) -> str:
    """One letter by itself: an initial, a conjunction, a preposition, or something that is none of these."""
    token = tokens[at]
    letter = token.text
    before, after = text[: token.start], text[token.end :]
    if letter.isupper() and after.startswith("."):
        return _initial(text, tokens, at)
    if token.script == "L":
        if letter not in "iaoyc" or not _between(tokens, at, "C", before, after):
            return letter
        usual = file.habits[letter] >= HABIT
        return letter.translate(TO_CYRILLIC) if usual or (letter == "i" and _same_run(line, token.start)) else letter
    # Between two Latin names in a Cyrillic line stands the conjunction.
    elsewhere = any(other.script == "C" and len(other.text) > 1 for other in tokens)
    alone = 0 < at < len(tokens) - 1 and _between(tokens, at, "L", before, after)
    return letter.translate(TO_LATIN) if alone and not elsewhere and letter in WORDS_OF_ONE_LETTER else letter


def _initial(text: str, tokens: Sequence[_Token], at: int) -> str:
    """An initial in the script of the name it belongs to: the name after it, else the one before."""
    letter, script = tokens[at].text, tokens[at].script
    first = last = at
    while last + 1 < len(tokens) and _follows(text, tokens, last) and len(tokens[last + 1].text) == 1:
        last += 1
    while first and _follows(text, tokens, first - 1) and len(tokens[first - 1].text) == 1:
        first -= 1
    name = None
    if last + 1 < len(tokens) and _follows(text, tokens, last) and tokens[last + 1].text[0].isupper():
        name = tokens[last + 1]
    elif first and text[tokens[first - 1].end : tokens[first].start] == " ":
        name = tokens[first - 1]
    if name is None or name.script == script:
        return letter
    if name.script == "C":
        # A Roman numeral before a heading has the looks of an initial.
        return letter if first == last and letter in "CIMXY" else letter.translate(TO_CYRILLIC)
    return letter.translate(TO_LATIN)


def _follows(text: str, tokens: Sequence[_Token], at: int) -> bool:
    """Whether nothing but a full stop and a space parts a token from the next."""
    return text[tokens[at].end : tokens[at + 1].start] in (".", ". ")


def _between(tokens: Sequence[_Token], at: int, script: str, before: str, after: str) -> bool:
    """Whether words of one script stand on both sides, nothing but a space or a comma between."""
    if at and (tokens[at - 1].script != script or (len(tokens[at - 1].text) < 2 and script == "L")):
        return False
    if at + 1 < len(tokens) and tokens[at + 1].script != script:
        return False
    return (
        re.search(r"(?:^|[^\W\d_][,;»”)]?) $|^$", before) is not None
        and re.match(r" [«„(]?[^\W\d_]|$", after) is not None
    )


def _same_run(line: Line, at: int) -> bool:
    """Whether the letter and the letters beside it are set in one run, not in a font of formulas."""
    start = 0
    for fragment in line.fragments:
        end = start + len(fragment.text)
        if start <= at < end:
            return at - start >= 2 or end - at > 2
        start = end
    return False
