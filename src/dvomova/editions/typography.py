"""How each language sets its text: quotation marks, dashes, and spaces where no line may break.

Rules are data (``languages.load(code).typography``); this module only knows how to apply them. They are
applied to the edition's text, never to the article, whose text stays as printed. Every change puts one character
in the place of another, so that offsets, and with them the links of an alignment, stay valid, and a test can say
exactly which characters may differ. Addresses, e-mails, DOIs and code are left alone.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace
from functools import cache

from .. import languages
from ..errors import ProfileError
from ..languages import Typography
from ..model import Lang, Text, plain
from ..model.vocabulary import UNDETERMINED
from ..patterns.identifiers import address_words

NO_BREAK = "\u00a0"
QUOTES = '"«»“”„‟'
DASHES = "-–—"

PRIVATE = re.compile("[\ue000-\uf8ff\U000f0000-\U0010ffff]")
UNKNOWN = "\ufffd"

INITIAL = re.compile(r"(?<![\w’'ʼ-])[^\W\d_]\.(?= )")
LOOSE_DASH = re.compile(rf"(?<=\S)( )([{DASHES}])(?= )")
CITATION = re.compile(r"(?<=\S)( )\[\d")
NUMBER_RANGE = re.compile(r"(?<![\d–—-])(\d{1,4})([-—])(?=\d{1,4}(?![\d–—-]))")


@cache
def rules(lang: Lang) -> Typography:
    """The typography of a language; a language without a file gets the plain rules."""
    try:
        return languages.load(lang.split("-")[0]).typography
    except ProfileError:
        return Typography()


def display(text: Text, lang: Lang) -> Text:
    """The same text set as the language sets it; as long as before, the same runs."""
    letters = plain(text)
    made = _shown(letters) if lang == UNDETERMINED else display_str(letters, lang)
    return text if made == letters else _spread(text, made)


def display_str(letters: str, lang: Lang) -> str:
    """The same for a text without marks; the result has the same length."""
    how = rules(lang)
    letters = _shown(letters)
    kept = _addresses(letters)
    out = list(letters)
    for step in (_quotes, _dashes, _spaces):
        for at, mark in step("".join(out), how):
            if not kept[at]:
                out[at] = mark
    return "".join(out)


def tie(text: Text, lang: Lang) -> Text:
    """Only the spaces: for references, whose marks belong to the work that they quote."""
    letters = _shown(plain(text))
    kept = _addresses(letters)
    out = list(letters)
    for at, mark in _spaces(letters, rules(lang)):
        if not kept[at]:
            out[at] = mark
    return _spread(text, "".join(out))


def _shown(letters: str) -> str:
    """The sign for an unknown letter in place of private codes, which no font of the editions can show."""
    return PRIVATE.sub(UNKNOWN, letters)


def _spread(text: Text, letters: str) -> Text:
    """New letters, as many as before, over the old runs."""
    out = []
    at = 0
    for run in text:
        out.append(replace(run, text=letters[at : at + len(run.text)]))
        at += len(run.text)
    return tuple(out)


def _addresses(letters: str) -> bytearray:
    """1 for every character that belongs to an address."""
    kept = bytearray(len(letters))
    for start, end in address_words(letters):
        kept[start:end] = b"\x01" * (end - start)
    return kept


def _quotes(letters: str, how: Typography) -> Iterator[tuple[int, str]]:
    """Each double quotation mark as the language's own, inner ones by depth.

    Only where the marks of the text make pairs: an inch sign or a lost mark would turn all that follow round.
    """
    found: list[tuple[int, str]] = []
    depth = 0
    for at, mark in enumerate(letters):
        if mark not in QUOTES:
            continue
        opens = _opens(letters, at, depth)
        if opens:
            depth += 1
        elif not depth:
            return
        outer = depth == 1
        pair = how.quotes if outer else how.inner_quotes
        found.append((at, pair[0] if opens else pair[1]))
        if not opens:
            depth -= 1
    if depth == 0:
        yield from found


def _opens(letters: str, at: int, depth: int) -> bool:
    """Whether the quotation mark at a place opens: by what stands around it; by its shape if that is open."""
    mark = letters[at]
    before, after = letters[at - 1 : at], letters[at + 1 : at + 2]
    starts = not before or before.isspace() or before in "([{—–-/" or before in QUOTES
    stops = not after or after.isspace() or after in ")]}.,;:!?…—–-/" or after in QUOTES
    if starts != stops:
        return starts
    if mark in "«„":
        return True
    return mark not in "»”" and depth == 0


def _dashes(letters: str, how: Typography) -> Iterator[tuple[int, str]]:
    """The language's dash between words; an en dash between the numbers of a range."""
    if how.spaced_dash:
        for match in LOOSE_DASH.finditer(letters):
            yield match.start(2), how.dash
    for match in NUMBER_RANGE.finditer(letters):
        if match.group(2) == "—":
            yield match.start(2), "–"


def _spaces(letters: str, how: Typography) -> Iterator[tuple[int, str]]:
    """No-break spaces: before a dash and a citation, after initials and bound words, between number and unit."""
    for match in LOOSE_DASH.finditer(letters):
        yield match.start(1), NO_BREAK
    for match in INITIAL.finditer(letters):
        if match.group()[0].isupper():
            yield match.end(), NO_BREAK
    for match in CITATION.finditer(letters):
        yield match.start(1), NO_BREAK
    if how.bound:
        for match in _bound(how.bound).finditer(letters):
            yield match.end() - 1, NO_BREAK
    if how.unit_words:
        for match in _units(how.unit_words).finditer(letters):
            yield match.start(1), NO_BREAK


@cache
def _bound(words: tuple[str, ...]) -> re.Pattern[str]:
    return re.compile(rf"(?<![\w’'ʼ-])(?:{_alternatives(words)}) (?=\S)", re.IGNORECASE)


@cache
def _units(words: tuple[str, ...]) -> re.Pattern[str]:
    return re.compile(rf"(?<=[\d%])( )(?:{_alternatives(words)})(?![\w’'ʼ])")


def _alternatives(words: tuple[str, ...]) -> str:
    return "|".join(re.escape(word) for word in sorted(words, key=lambda word: (-len(word), word)))
