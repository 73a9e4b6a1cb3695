"""Cyrillic in one encoding that the file shows as another: ``îá’ºêò³â`` is ``об’єктів``.

A PDF font without a map to Unicode is read as Latin, whatever its letters are. The files of four journals out
of twelve hold such fonts, some beside sound ones on the same page, so the decision is made font by font. The font's
whole text decides: its words consist of accented letters only (no sound text in French, Portuguese or Turkish does
that), and decoded they have the letter pairs of Ukrainian or Russian. A short run then follows its font.

The pairs: of two neighbouring letters in Ukrainian and Russian text nine in ten are one of 262 pairs. A wrong decoding
gives other letters and hence other pairs: of sound text at least 80 % are common, of text read in a wrong encoding
hardly a third. They are the 260 commonest of each language in langdetect's profiles (Apache-2.0).
"""

from __future__ import annotations

import re
import unicodedata
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import cache

from ...findings import Code
from ...languages.characters import capital_class, letter_pairs, small_class
from ...model import Fragment, Page
from .log import Log, with_lines, with_texts

SUSPECT = re.compile(r"[\u0080-\u00ff]{2}")
"""No page without two neighbouring letters of the upper half of Latin-1 is looked at."""
WORD = re.compile(r"[^\W\d_](?:[^\W\d_]|[\u0080-\u00bf’'ˆ˜‰™ŠŒŽšœžŸƒ])*")
UPPER = re.compile(r"[\u0080-\u00ff\u0152\u0153\u0160\u0161\u0178\u017d\u017e\u0192\u02c6\u02c7]")
ASCII = re.compile(r"[A-HJ-Za-hj-z]")
"""Without I and i, which authors type for the Ukrainian letters that an encoding may lack."""
CYRILLIC = re.compile(r"[\u0400-\u04ff]")
TEX_MARKS = re.compile(r"[\x10-\x17\x1b-\x1f]")
PIECE = re.compile(r"\S+")
LIKELY = 0.62
"""Share of common pairs from which on a decoding is taken for right: sound text has 0.8, a wrong decoding a third."""
ENOUGH_PAIRS, ENOUGH_WORDS = 12, 1200
TEX_FIRST = 0.02
"""What a file of TeX adds to the share of TeX's own encoding, so that it wins over one that is as likely."""
MUCH_LIKELIER = 0.2
"""Share of common pairs by which text read as UTF-8 must win: it is sound as it is otherwise."""

T2A_UPPER = (
    "ҐҒЂЋҺҖҘЉЇҚҠҜӔҢҤЅӨҪЎҮҰҲЏҸҶЄӘЊЁ№¤§ґғђћһҗҙљїқҡҝӕңҥѕөҫўүұҳџҹҷєәњё„«»"
    "АБВГДЕЖЗИЙКЛМНОПРСТУФХЦЧШЩЪЫЬЭЮЯабвгдежзийклмнопрстуфхцчшщъыьэюя"
)
"""LaTeX's Cyrillic encoding T2A from 0x80 on (t2aenc.def)."""
TEX_LOWER = {
    0x10: "“", 0x11: "”", 0x12: "„", 0x13: "«", 0x14: "»", 0x15: "–", 0x16: "—", 0x17: "",
    0x1B: "ff", 0x1C: "fi", 0x1D: "fl", 0x1E: "ffi", 0x1F: "ffl",
}  # fmt: skip
"""What LaTeX's encodings T1 and T2A hold among the control characters."""
TEX_ACCENTS = dict(
    zip(range(12), "\u0300\u0301\u0302\u0303\u0308\u030b\u030a\u030c\u0306\u0304\u0307\u0327", strict=True)
)
"""Accents of T1 and T2A, printed before their letter."""
ACCENTED = re.compile(r"([\x01-\x08\x0b])([A-Za-z])")


@dataclass(frozen=True, slots=True)
class Decoding:
    """How letters shown in one encoding become those of another."""

    name: str
    letters: Mapping[int, str]


@cache
def decodings() -> tuple[Decoding, ...]:
    """All that are tried, the commonest first."""
    t2a = {0x80 + at: letter for at, letter in enumerate(T2A_UPPER)} | TEX_LOWER
    return (
        Decoding("CP1251", _from("cp1252", "cp1251")),
        Decoding("T2A", t2a),
        Decoding("KOI8-U", _from("cp1252", "koi8_u")),
        Decoding("MacCyrillic", _from("cp1252", "mac_cyrillic")),
        Decoding("CP1251 in MacRoman", _from("mac_roman", "cp1251")),
        Decoding("MacCyrillic in MacRoman", _from("mac_roman", "mac_cyrillic")),
    )


def _from(shown: str, meant: str) -> dict[int, str]:
    table: dict[int, str] = {}
    for byte in range(0x80, 0x100):
        raw = bytes([byte])
        letter = raw.decode(meant, "replace")
        if letter == "\ufffd":
            continue
        seen = raw.decode(shown, "replace")
        if shown == "cp1252":
            table.setdefault(byte, letter)
        if seen != "\ufffd":
            table[ord(seen)] = letter
    return table


def decode(pages: Iterable[Page], log: Log) -> Iterator[Page]:
    """The pages with Cyrillic where an encoding was mistaken; all others as they are."""
    kept = tuple(pages)
    suspect = [page for page in kept if SUSPECT.search(page.text)]
    verdicts = _verdicts(suspect) if suspect else {}
    for page in kept:
        yield _decoded(page, verdicts, log) if verdicts else page


def _verdicts(pages: Iterable[Page]) -> dict[str, Decoding]:
    """The decoding of each font that needs one."""
    texts: dict[str, list[str]] = defaultdict(list)
    for page in pages:
        for line in page.lines:
            for fragment in line.fragments:
                texts[fragment.font].append(fragment.text)
    found: dict[str, Decoding] = {}
    short: list[str] = []
    for font, parts in texts.items():
        wrong = [w for part in parts if not CYRILLIC.search(part) and _mistaken(part) for w in WORD.findall(part)]
        if not wrong or not _mistaken(" ".join(parts)):
            continue
        best, pairs = _best(wrong, TEX_MARKS.search("".join(parts)) is not None)
        if best is not None:
            found[font] = best
        elif pairs < ENOUGH_PAIRS:
            short.append(font)
    usual = max(found.values(), key=lambda d: sum(v is d for v in found.values()), default=None)
    if usual is not None:
        found |= dict.fromkeys(short, usual)
    return found


def _best(words: list[str], tex: bool) -> tuple[Decoding | None, int]:
    """The likeliest decoding, if one is likely, and how many pairs of letters there are to judge it by."""
    text = " ".join(words[:ENOUGH_WORDS])
    pairs = max(likeness(text)[1], 1)
    scored = []
    for rank, decoding in enumerate(decodings()):
        score, left = likeness(text.translate(decoding.letters))
        # A decoding that turns letters into signs leaves few pairs, which may be good by chance.
        scored.append((score * min(left / pairs, 1.0) + TEX_FIRST * (tex and decoding.name == "T2A"), -rank, decoding))
    score, _, decoding = max(scored, key=lambda item: item[:2])
    return (decoding if score >= LIKELY and pairs >= ENOUGH_PAIRS else None), pairs


def _mistaken(text: str) -> bool:
    """Whether the words with upper-half letters consist of these only, as no language writes."""
    if not UPPER.search(text):
        return False
    whole = mixed = 0
    for word in WORD.findall(text):
        if UPPER.search(word):
            if ASCII.search(word):
                mixed += 1
            else:
                whole += 1
    return whole > mixed


def _decoded(page: Page, verdicts: Mapping[str, Decoding], log: Log) -> Page:
    lines = []
    for line in page.lines:
        texts = [_run(fragment, verdicts.get(fragment.font), log) for fragment in line.fragments]
        lines.append(with_texts(line, texts))
    return with_lines(page, lines)


def _run(fragment: Fragment, decoding: Decoding | None, log: Log) -> str:
    """The run's text, decoded as its font is, unless it holds sound Cyrillic or a language with accents."""
    text = fragment.text
    if decoding is None or (text.isascii() and not TEX_MARKS.search(text)):
        return text
    if CYRILLIC.search(text):
        made = PIECE.sub(lambda match: _piece(match[0], decoding), text)
    elif ASCII.search(text) and UPPER.search(text) and not _mistaken(text):
        return text
    else:
        made = _translated(text, decoding)
    if made != text:
        what = f"Cyrillic letters shown in a wrong encoding ({decoding.name})"
        log.changed(Code.ENCODING_REPAIRED, what, fragment.box, text.strip(), made.strip())
    return made


def _piece(piece: str, decoding: Decoding) -> str:
    """A word in a run of sound Cyrillic: a font without a name may be two."""
    broken = UPPER.search(piece) and not CYRILLIC.search(piece) and not ASCII.search(piece)
    return _translated(piece, decoding) if broken else piece


def _translated(text: str, decoding: Decoding) -> str:
    if decoding.name == "T2A":
        text = ACCENTED.sub(lambda m: unicodedata.normalize("NFC", m[2] + TEX_ACCENTS[ord(m[1])]), text)
    return text.translate(decoding.letters)


PLAIN_WORD = re.compile(r"[^\W\d_]{2,}")
TURNED = re.compile(rf"[{small_class('Cyrl')}][{capital_class('Cyrl')}]")


AS_CP1251 = re.compile(
    r"[РС][\u0080-\u00bf\u0400-\u04ff\u2010-\u2122](?:[РС][\u0080-\u00bf\u0400-\u04ff\u2010-\u2122]){3,}"
)
AS_CP1252 = re.compile(
    r"[ÐÑ][\u0080-\u00bf\u0152-\u0192\u02c6-\u2122](?:[ÐÑ][\u0080-\u00bf\u0152-\u0192\u02c6-\u2122]){3,}"
)


def _doubled(text: str) -> bool:
    """Whether UTF-8 was read as CP1251 (``РљР»СЋС‡``) or as CP1252 (``ÐšÐ»ÑŽÑ‡``)."""
    return AS_CP1251.search(text) is not None or AS_CP1252.search(text) is not None


def undoubled(pages: Iterable[Page], log: Log) -> Iterator[Page]:
    """The pages with their letters where UTF-8 was shown in an 8-bit encoding; all others as they are."""
    for page in pages:
        if not _doubled(page.text):
            yield page
            continue
        lines = (
            with_texts(line, [_undoubled(fragment, log) for fragment in line.fragments])
            if _doubled(line.text)
            else line
            for line in page.lines
        )
        yield with_lines(page, lines)


def _undoubled(fragment: Fragment, log: Log) -> str:
    """The run's text where its UTF-8 bytes were taken for letters of an 8-bit encoding; else as it is."""
    text = fragment.text
    if not _doubled(text):
        return text
    for encoding in ("cp1251", "cp1252", "latin-1"):
        try:
            made = text.encode(encoding).decode("utf-8")
        except UnicodeError:
            continue
        if likeness(made)[0] > likeness(text)[0] + MUCH_LIKELIER:
            log.changed(Code.ENCODING_REPAIRED, "UTF-8 shown in a wrong encoding", fragment.box, text, made)
            return made
    return text


def likeness(text: str) -> tuple[float, int]:
    """The share of neighbouring letters that are common pairs, less those that jump to a capital; and their number.

    Letters that are no Cyrillic ones count as uncommon.
    """
    common_pairs = letter_pairs("Cyrl")
    common = total = turned = 0
    for word in PLAIN_WORD.findall(text):
        turned += len(TURNED.findall(word))
        small = word.lower()
        total += len(small) - 1
        common += sum(small[at : at + 2] in common_pairs for at in range(len(small) - 1))
    return ((common - turned) / total if total else 0.0), total
