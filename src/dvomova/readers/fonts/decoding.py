"""Fonts without a map to Unicode get one: from their program as far as it names letters, else from the page's image.

Such a font's codes mean nothing outside it. To see which letters stand where, each of its codes is first mapped to a
private character of its own (in memory); pdfium's text of that file is then the page in codes. What the program says of
a code (``glyphs``) is put in; of letters that look alike in two scripts the one is taken whose script the words around
have. Codes that are still open are read from the image: Tesseract reads the page, and where it finds a word of as many
letters as there are codes, each code gets a vote. A code stands for one letter wherever it occurs, so votes mend what
the recognition of a single word misreads.
"""

from __future__ import annotations

import io
import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass, field
from typing import Any

from ...findings import Code, Report, Severity
from ...languages.characters import MISREAD_NUMERO, is_of
from ...tools import install
from .. import ocr
from .outlines import FontMap, fonts, fonts_of, known_codes

PRIVATE = 0xE000
MOST_CODES = 6300
SURE_WORD = 60
ENOUGH_VOTES = 0.5
PAGES_READ, PAGES_READ_FOR_FEW = 8, 3
"""Pages that are recognised at most; the second where few letters are open."""
FEW = 0.03
WORTH_IT = 1.0
"""Open letters for each page of the file: below that, seconds of recognition for a title page are not spent."""
TIMES = 4
"""How often a code should stand on them."""
OPEN_SHARE, MANY = 0.02, 100
"""From this share of lost letters on there is a finding, from this number on it is a warning."""
WORD = re.compile(r"[\ue000-\uf8ff]+")
QUOTES = str.maketrans("“”„«»‘’", '"""""\'\'')
NUMERO = re.compile(rf"^(?:{MISREAD_NUMERO})")
SIGNS = re.compile(r"symbol|math|extra|ding|ornament", re.IGNORECASE)
UNREADABLE = "\ufffd"
CMAP = """/CIDInit /ProcSet findresource begin
12 dict begin
begincmap
/CMapName /Mended def
/CMapType 2 def
1 begincodespacerange
<{first}> <{last}>
endcodespacerange
{blocks}endcmap
CMapName currentdict /CMap defineresource pop
end
end
"""
BLOCK = 100
"""ISO 32000-1, 9.7.5: a block holds at most 100 entries."""


@dataclass(slots=True)
class Blind:
    """A font without a map: the letters each code may be, and the private character that stands for it."""

    font: FontMap
    letters: dict[int, str]
    private: dict[int, str] = field(default_factory=dict)


def sighted(pdf: Any, report: Report) -> bool:
    """Give every font of an open pikepdf file that lacks a map to Unicode one; whether anything was changed."""
    found = [Blind(font, letters) for font in fonts(pdf) if (letters := known_codes(font)) is not None]
    if not found:
        return False
    meant = _probe(pdf, found)
    data = saved(pdf)
    pages = _texts(data, _pages_with(pdf, found))
    may_be = {char: blind.letters[code] for char, (blind, code) in meant.items()}
    used = Counter(char for text in pages for char in text if char in meant)
    meanings = _by_neighbours(pages, may_be)
    used = Counter({char: count for char, count in used.items() if meanings.get(char) or not _signs(meant[char][0])})
    open_codes = {char for char in used if not meanings.get(char)}
    letters_open = sum(used[char] for char in open_codes)
    voted = _voted(data, pages, open_codes, report) if letters_open >= WORTH_IT * len(pages) else {}
    meanings |= voted
    for blind in found:
        del blind.font.font["/ToUnicode"]
        known = {code: meanings.get(char) or UNREADABLE for code, char in blind.private.items()}
        add_map(pdf, blind.font, known)
    _report(found, used, meanings, report)
    return True


def _signs(blind: Blind) -> bool:
    """Whether the font holds signs of formulas or ornaments, which no recognition of text can name."""
    return SIGNS.search(blind.font.name) is not None


def _probe(pdf: Any, found: Sequence[Blind]) -> dict[str, tuple[Blind, int]]:
    """Map every code to a private character of its own; private character → font and code."""
    meant: dict[str, tuple[Blind, int]] = {}
    for blind in found:
        for code in sorted(blind.letters):
            if len(meant) >= MOST_CODES:
                break
            char = chr(PRIVATE + len(meant))
            meant[char] = (blind, code)
            blind.private[code] = char
        add_map(pdf, blind.font, blind.private)
    return meant


def _pages_with(pdf: Any, found: Sequence[Blind]) -> frozenset[int]:
    """The pages, from 0, that can use one of the fonts."""
    wanted = {blind.font.font.objgen for blind in found}
    return frozenset(
        index for index, page in enumerate(pdf.pages) if any(font.objgen in wanted for font in fonts_of(page.obj))
    )


def _texts(data: bytes, wanted: frozenset[int]) -> list[str]:
    """The text of each page in codes; empty for pages that are not wanted or cannot be loaded."""
    import pypdfium2 as pdfium

    document = pdfium.PdfDocument(data)
    texts = []
    try:
        for index in range(len(document)):
            if index not in wanted:
                texts.append("")
                continue
            try:
                page = document[index]
            except pdfium.PdfiumError:
                texts.append("")
                continue
            textpage = page.get_textpage()
            texts.append(textpage.get_text_range())
            textpage.close()
            page.close()
    finally:
        document.close()
    return texts


def _by_neighbours(pages: Iterable[str], letters: Mapping[str, str]) -> dict[str, str]:
    """Private character → letter, those of two scripts decided by the letters of their words."""
    leaning: dict[str, Counter[bool]] = defaultdict(Counter)
    for text in pages:
        for word in WORD.findall(text):
            certain = Counter(_cyrillic(letters[char]) for char in word if len(letters.get(char, "")) == 1)
            certain.pop(None, None)
            if len(certain) != 1:
                continue
            script, weight = certain.most_common(1)[0]
            for char in word:
                if len(letters.get(char, "")) == 2:
                    leaning[char][bool(script)] += weight
    meanings: dict[str, str] = {}
    for char, may in letters.items():
        if len(may) == 2:
            votes = leaning[char]
            meanings[char] = may[1] if votes[True] > votes[False] else may[0]
        elif may:
            meanings[char] = may
    return meanings


def _cyrillic(letter: str) -> bool | None:
    if not letter.isalpha():
        return None
    return is_of("Cyrl", letter)


def _voted(data: bytes, pages: Sequence[str], open_codes: set[str], report: Report) -> dict[str, str]:
    """Letters of codes by recognition of the pages that have most of them; nothing without Tesseract."""
    models = ocr.languages()
    if not models:
        return {}
    import pypdfium2 as pdfium

    votes: dict[str, Counter[str]] = defaultdict(Counter)
    document = pdfium.PdfDocument(data)
    try:
        chosen = _telling(pages, open_codes)
        images = [ocr.render(document, index + 1) for index in chosen]
        with ThreadPoolExecutor(ocr.workers(len(chosen))) as pool:
            answers = pool.map(lambda image: ocr.read_image(image, models), images)
            for index, image, recognised in zip(chosen, images, answers, strict=True):
                report.step(f"finding out the letters of page {index + 1} of the file")
                if recognised is not None:
                    _count(document, index, image.shape, recognised, votes)
    finally:
        document.close()
    return {char: letter for char in sorted(open_codes) if (letter := _winner(votes.get(char, Counter())))}


def _telling(pages: Sequence[str], open_codes: set[str]) -> list[int]:
    """The fewest pages on which each open code stands a few times, as far as it does; at most ``PAGES_READ``."""
    counts = [Counter(char for char in text if char in open_codes) for text in pages]
    wanted = {char: min(TIMES, sum(count[char] for count in counts)) for char in sorted(open_codes)}
    share = sum(count.total() for count in counts) / max(sum(map(len, pages)), 1)
    chosen: list[int] = []
    while len(chosen) < (PAGES_READ if share > FEW else PAGES_READ_FOR_FEW):
        gains = [sum(min(left, count[char]) for char, left in wanted.items()) for count in counts]
        best = max(range(len(pages)), key=lambda index: (gains[index], -index), default=0)
        if not gains or not gains[best]:
            break
        chosen.append(best)
        wanted = {char: max(left - counts[best][char], 0) for char, left in wanted.items()}
    return chosen


def _winner(votes: Counter[str]) -> str | None:
    if not votes:
        return None
    letter, count = votes.most_common(1)[0]
    return letter if count >= ENOUGH_VOTES * votes.total() else None


def _count(document: Any, index: int, shape: tuple[int, ...], recognised: str, votes: dict[str, Counter[str]]) -> None:
    """Votes of one page: words of the image over the codes that stand in their boxes."""
    from ..ocr.hocr import rows

    words = [word for row in rows(recognised) for word in row.words if word.sure >= SURE_WORD]
    places = _places(document, index, shape)
    for word in words:
        inside = sorted(
            (x, char) for x, y, char in places if word.left <= x <= word.right and word.top <= y <= word.bottom
        )
        said_so = next((text for text in _spellings(word.text) if len(text) == len(inside)), None)
        if said_so is not None:
            for (_, char), letter in zip(inside, said_so, strict=True):
                if WORD.match(char):
                    votes[char][letter] += 1


def _spellings(text: str) -> tuple[str, ...]:
    """The word as recognised, and with signs of one code that are recognised as several letters."""
    plain = text.translate(QUOTES)
    return plain, plain.replace("...", "…"), NUMERO.sub("№", plain)


def _places(document: Any, index: int, shape: tuple[int, ...]) -> list[tuple[float, float, str]]:
    """Middle of each letter in pixels of the image, and the letter."""
    import pypdfium2.raw as raw

    page = document[index]
    textpage = page.get_textpage()
    width, height = page.get_size()
    left, bottom, *_ = page.get_bbox()
    across, down = shape[1] / width, shape[0] / height
    found = []
    try:
        for at in range(textpage.count_chars()):
            char = chr(raw.FPDFText_GetUnicode(textpage.raw, at))
            if char.isspace() or not char.strip():
                continue
            x0, y0, x1, y1 = textpage.get_charbox(at)
            found.append((((x0 + x1) / 2 - left) * across, (height - ((y0 + y1) / 2 - bottom)) * down, char))
    finally:
        textpage.close()
        page.close()
    return found


def _report(found: Sequence[Blind], used: Counter[str], meanings: Mapping[str, str], report: Report) -> None:
    names = ", ".join(sorted({blind.font.name for blind in found}))
    known = sum(1 for char in used if meanings.get(char))
    report.add(
        Code.ENCODING_REPAIRED,
        f"The fonts {names} do not say what their letters are; {known} of {len(used)} were found out by the shapes.",
    )
    lost = sum(count for char, count in used.items() if not meanings.get(char))
    if lost > OPEN_SHARE * used.total():
        step = (
            "compare the text with the pages"
            if ocr.languages()
            else f"install text recognition ({install('tesseract')})"
        )
        report.add(
            Code.TEXT_UNREADABLE,
            f"{lost} letters in the fonts {names} cannot be read; {step} and convert the file again.",
            severity=Severity.WARNING if lost >= MANY else Severity.INFO,
        )


def saved(pdf: Any) -> bytes:
    """An open pikepdf file as bytes."""
    buffer = io.BytesIO()
    pdf.save(buffer, encryption=False)
    return buffer.getvalue()


def add_map(pdf: Any, font: FontMap, texts: Mapping[int, str]) -> None:
    """Add what codes mean to a font's map to Unicode; a font without one gets one."""
    blocks = cmap_blocks(texts, wide=font.wide)
    old = font.font.get("/ToUnicode")
    written = old.read_bytes() if font.known is not None else b""
    at = written.rfind(b"endcmap")
    if at >= 0:
        cmap = written[:at] + blocks.encode() + written[at:]
    else:
        first, last = ("0000", "FFFF") if font.wide else ("00", "FF")
        cmap = CMAP.format(first=first, last=last, blocks=blocks).encode()
    font.font["/ToUnicode"] = pdf.make_stream(cmap)


def cmap_blocks(texts: Mapping[int, str], *, wide: bool) -> str:
    """``beginbfchar`` blocks for codes and their texts."""
    digits = 4 if wide else 2
    entries = [
        f"<{code:0{digits}X}> <{text.encode('utf-16-be').hex().upper()}>\n" for code, text in sorted(texts.items())
    ]
    parts = [entries[at : at + BLOCK] for at in range(0, len(entries), BLOCK)]
    return "".join(f"{len(part)} beginbfchar\n{''.join(part)}endbfchar\n" for part in parts)
