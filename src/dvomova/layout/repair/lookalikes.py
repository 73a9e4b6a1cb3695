"""Latin letters inside Cyrillic words and Cyrillic ones inside Latin words, put right by the word around them.

They look alike on paper and are told apart by every search, index and language test: LaTeX files have a Latin i for
every Ukrainian і (``Iнститут фiзики``), English editions have ``Мукоlа``. Within a word the letters that exist in one
script only decide; a single letter goes with its neighbours. Addresses, DOIs, e-mails, Roman numerals and whatever
touches a digit are left alone, and so is a word that has letters of both scripts that nothing else looks like.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property

from ...model import Line, Page
from ...report import Code
from .log import Log, shared_out, with_lines, with_texts

LATIN = "ABCEHIKMOPTXYaceiopxyÏï"
CYRILLIC = "АВСЕНІКМОРТХУасеіорхуЇї"
TO_CYRILLIC = str.maketrans(LATIN, CYRILLIC)
TO_LATIN = str.maketrans(CYRILLIC + "к", LATIN + "k")
LETTER = "A-Za-zÀ-ÖØ-öø-ɏ\u0400-\u04ff"
TOKEN = re.compile(rf"[{LETTER}]+(?:[’'ʼ][{LETTER}]+)*")
IS_CYRILLIC = re.compile(r"[\u0400-\u04ff]")
IS_LATIN = re.compile(r"[A-Za-zÀ-ÖØ-öø-ɏ]")
LATIN_ONLY = re.compile(rf"[^\W\d_{LATIN}{CYRILLIC}к\u0400-\u04ff]")
CYRILLIC_ONLY = re.compile(rf"(?![{CYRILLIC}])[\u0400-\u04ff]")
CYRILLIC_ONLY_FOR_LATIN = re.compile(rf"(?![{CYRILLIC}к])[\u0400-\u04ff]")
MIXED = re.compile(r"[A-Za-zÏï](?:[’'ʼ]?)[\u0400-\u04ff]|[\u0400-\u04ff](?:[’'ʼ]?)[A-Za-zÏï]")
LONE = re.compile(rf"(?<![^\W\d_])[{LATIN}{CYRILLIC}](?![^\W\d_])")
ROMAN = re.compile(r"M{0,3}(?:CM|CD|D?C{0,3})(?:XC|XL|L?X{0,3})(?:IX|IV|V?I{0,3})")
ENDING = re.compile(r"[A-Za-z]{2,}[а-яіїє]{1,2}")
PROTECTED = re.compile(
    r"\S*(?:://|www\.|@|\bdoi\b|10\.\d{4,}/|\.(?:com|org|net|edu|gov|ua|ru|info)\b)\S*", re.IGNORECASE
)
INITIAL_BEFORE = re.compile(r"(?<![^\W\d_])[А-ЯЄІЇҐ]\. ?$")
INITIAL_AFTER = re.compile(r"\. ?[\u0400-\u04ff]\.")
SURNAME_AFTER = re.compile(r"\. ?[А-ЯЄІЇҐ][а-яєіїґ’']{2,}")
LATIN_AFTER = re.compile(r"\. ?(?:[A-Z]\.|[A-Z][A-Za-z]+)")
HABIT = 3
"""So many words with the same wrong letter, and it is the file's habit, no slip."""


@dataclass(slots=True)
class _Token:
    start: int
    end: int
    text: str
    script: str
    """``L``, ``C``, or ``M`` for both."""


class _File:
    """What the whole file tells, counted when it is first asked."""

    def __init__(self, pages: tuple[Page, ...]) -> None:
        self._pages = pages

    @cached_property
    def words(self) -> Counter[str]:
        """Words in lower case, and how often they occur."""
        return Counter(word.lower() for page in self._pages for line in page.lines for word in TOKEN.findall(line.text))

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
    file = _File(kept)
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


def _line(line: Line, file: _File, log: Log) -> Line:
    text = line.text
    if not _doubtful(text):
        return line
    tokens = [_Token(m.start(), m.end(), m[0], _script(m[0])) for m in TOKEN.finditer(text)]
    safe = [match.span() for match in PROTECTED.finditer(text)]
    out = text
    for at, token in enumerate(tokens):
        if any(start <= token.start < end for start, end in safe) or _touches_digit(text, token):
            continue
        made = _mended(text, tokens, at, file, line)
        if made != token.text:
            out = out[: token.start] + made + out[token.end :]
            what = (
                "Latin letters inside Cyrillic words" if _script(made) == "C" else "Cyrillic letters inside Latin words"
            )
            log.changed(Code.LOOKALIKES_REPAIRED, what, line.box, token.text, made)
    return line if out == text else with_texts(line, shared_out(line, out))


def _touches_digit(text: str, token: _Token) -> bool:
    before = text[token.start - 1] if token.start else " "
    after = text[token.end] if token.end < len(text) else " "
    return before.isdigit() or after.isdigit()


def _mended(text: str, tokens: Sequence[_Token], at: int, file: _File, line: Line) -> str:
    token = tokens[at]
    around = [tokens[i].script for i in (at - 1, at + 1) if 0 <= i < len(tokens)]
    if token.script == "M":
        return _mixed(token.text, _leaning(tokens))
    other = "C" if token.script == "L" else "L"
    if other not in around:
        return token.text
    if len(token.text) == 1:
        return _single(text, tokens, at, file, line)
    made = token.text.translate(TO_CYRILLIC if other == "C" else TO_LATIN)
    if _script(made) != other or ROMAN.fullmatch(token.text.translate(TO_LATIN)):
        return token.text
    known = file.words[made.lower()] > max(1, file.words[token.text.lower()])
    return made if known and set(around) == {other} else token.text


def _leaning(tokens: Sequence[_Token]) -> str:
    letters = Counter[str]()
    for token in tokens:
        letters[token.script] += len(token.text)
    return "L" if letters["L"] > letters["C"] else "C"


def _mixed(word: str, leaning: str) -> str:
    """A word of both scripts in one, where its letters tell which; else as it is."""
    latin_only, cyrillic_only = LATIN_ONLY.search(word), CYRILLIC_ONLY.search(word)
    if cyrillic_only and not latin_only and (cyrillic_only[0] != "к" or leaning == "C"):
        return word.translate(TO_CYRILLIC)
    if latin_only:
        if CYRILLIC_ONLY_FOR_LATIN.search(word) or (leaning == "C" and ENDING.fullmatch(word)):
            return word
        return word.translate(TO_LATIN)
    if cyrillic_only:
        return word.translate(TO_LATIN)
    roman = word.translate(TO_LATIN)
    if ROMAN.fullmatch(roman):
        return roman
    cyrillic, latin = len(IS_CYRILLIC.findall(word)), len(IS_LATIN.findall(word))
    if cyrillic == latin:
        return word.translate(TO_CYRILLIC if leaning == "C" else TO_LATIN)
    return word.translate(TO_CYRILLIC if cyrillic > latin else TO_LATIN)


def _single(text: str, tokens: Sequence[_Token], at: int, file: _File, line: Line) -> str:
    """One letter by itself: a conjunction, a preposition, an initial, or something that is none of these."""
    token = tokens[at]
    letter = token.text
    before, after = text[: token.start], text[token.end :]
    if token.script == "L":
        made = letter.translate(TO_CYRILLIC)
        if letter.isupper() and after.startswith("."):
            near = INITIAL_BEFORE.search(before) or INITIAL_AFTER.match(after)
            return made if near or (letter not in "CIMXY" and SURNAME_AFTER.match(after)) else letter
        if letter not in "iaoyc" or not _between(tokens, at, "C", before, after):
            return letter
        usual = file.habits[letter] >= HABIT
        if usual or (letter == "i" and _same_run(line, token.start)):
            return made
        return letter
    made = letter.translate(TO_LATIN)
    if letter.isupper() and after.startswith("."):
        first = at == 0 or tokens[at - 1].script == "L"
        return made if first and LATIN_AFTER.match(after) else letter
    elsewhere = any(other.script == "C" and len(other.text) > 1 for other in tokens)
    if letter in "аоіІ" and not elsewhere and 0 < at < len(tokens) - 1 and _between(tokens, at, "L", before, after):
        return made
    return letter


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
