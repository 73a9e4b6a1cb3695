"""Text files of unknown encoding: UTF-8 where it fits, else the encoding that gives real words.

Older texts of the region come in the 8-bit encodings of Windows, DOS, Unix and Mac, and no file says in
which. Each candidate is tried and its words are counted: real ones are written in one script and in regular case
(``Азербайджан``), misread ones are not (``юГЕПАЮИДФЮМ``, ``Àçåðáàéäæàí``).
"""

from __future__ import annotations

import codecs
import re
import unicodedata

from ...errors import UnknownFormat
from ...findings import Code, Report, Severity
from ...languages import known, load

CANDIDATES = ("cp1251", "koi8-u", "cp1252", "cp1250", "cp866", "mac_cyrillic", "iso8859_5")
BOMS = (
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF32_LE, "utf-32"),
    (codecs.BOM_UTF32_BE, "utf-32"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)
SAMPLE = 200_000
FEW_BAD_BYTES = 0.001
MIXED, FOREIGN, CAPITALS, OWN = -1.0, 0.1, 0.5, 2.0
"""Points a letter of a word gives to the encoding that it is read in: in two scripts or mixed case, in no known
language's letters, in capitals, as a usual word of a known language."""
WORD = re.compile(r"[^\W\d_]+")
INSIDE_WORD = re.compile(r"(?<=[^\W\d_])[^\w\s\x00-\x7f](?=[^\W\d_])")
KNOWN_INSIDE = "’‘ʼ´–—‑\u00ad"


def decode(data: bytes, name: str, report: Report) -> str:
    """The letters of a text file, with ``\\n`` line ends; a finding where the encoding had to be guessed from them.

    Raises ``UnknownFormat`` where the file holds no text.
    """
    text = _decode(data, name, report)
    return text.replace("\r\n", "\n").replace("\r", "\n")


def _decode(data: bytes, name: str, report: Report) -> str:
    for bom, encoding in BOMS:
        if data.startswith(bom):
            return data.decode(encoding, errors="replace").lstrip("\ufeff")
    if b"\0" in data:
        return _without_bom(data, name, report)
    try:
        return data.decode("utf-8")
    except UnicodeDecodeError:
        pass
    return _by_letters(data, name, report)


def _without_bom(data: bytes, name: str, report: Report) -> str:
    """UTF-16 without its mark: every other byte of the ASCII in it is 0."""
    even, odd = data[0:SAMPLE:2].count(0), data[1:SAMPLE:2].count(0)
    encoding = "utf-16-le" if odd > even else "utf-16-be"
    if min(even, odd) * 10 <= max(even, odd):
        try:
            text = data.decode(encoding)
        except UnicodeDecodeError:
            pass
        else:
            _tell(report, encoding)
            return text
    raise UnknownFormat(f"“{name}” holds no text; give a PDF, DOCX, Markdown or plain text file.")


def _by_letters(data: bytes, name: str, report: Report) -> str:
    lenient = data.decode("utf-8", errors="replace")
    bad = lenient.count("\ufffd")
    if bad <= FEW_BAD_BYTES * len(lenient):
        report.add(
            Code.TEXT_UNREADABLE,
            f"{bad} characters of “{name}” cannot be read and stand as “\ufffd”; compare them with the original.",
        )
        return lenient
    alphabets = [frozenset(load(code).letters.alphabet) for code in known()]
    scores = [(_plausibility(_candidate(data[:SAMPLE], encoding), alphabets), encoding) for encoding in CANDIDATES]
    score, best = max(scores, key=lambda entry: entry[0])
    if score <= 0:
        raise UnknownFormat(f"The encoding of “{name}” is not known; save the file as UTF-8 and try again.")
    _tell(report, best)
    return _candidate(data, best)


def _candidate(data: bytes, encoding: str) -> str:
    return data.decode(encoding, errors="replace")


def _tell(report: Report, encoding: str) -> None:
    report.add(
        Code.ENCODING_REPAIRED,
        f"The text file is not in UTF-8; its letters fit {encoding.upper()}, so it was read as that.",
        severity=Severity.WARNING,
        changes=[(encoding, "utf-8")],
    )


def _plausibility(text: str, alphabets: list[frozenset[str]]) -> float:
    """How much the words with letters beyond ASCII look like words, by letters; below 0: they do not."""
    score = 0.0
    for match in WORD.finditer(text):
        word = match.group()
        if not word.isascii():
            score += len(word) * _word_score(word, alphabets)
    inside = sum(1 for match in INSIDE_WORD.finditer(text) if match.group() not in KNOWN_INSIDE)
    odd = sum(1 for letter in text if unicodedata.category(letter) in ("So", "Cc") and letter not in "\n\r\t\f№©®°")
    return score - 4 * inside - odd - text.count("\ufffd")


def _word_score(word: str, alphabets: list[frozenset[str]]) -> float:
    small = word.casefold()
    scripts = {unicodedata.name(letter, "?").split(" ", 1)[0] for letter in small}
    if len(scripts) > 1 or not (word.islower() or word.istitle() or word.isupper()):
        return MIXED
    if not any(alphabet.issuperset(small) for alphabet in alphabets):
        return FOREIGN
    return CAPITALS if word.isupper() else OWN
