"""hOCR → lines with boxes: straightened, cleaned, with sizes and bold as measured on the image.

hOCR gives a line's slope and the heights of its letters in pixels. Tesseract's neural models name no style, so bold
is measured: the strokes of bold letters are half as wide again as those of the page's other letters, or wider.
"""

from __future__ import annotations

import html
import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from statistics import median
from typing import TYPE_CHECKING

from ...model import Box, Fragment, Line, Page, around

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

    Image = NDArray[np.uint8]

LINE = re.compile(
    r"<span class='ocr_(?:line|header|textfloat|caption)'[^>]*title=\"bbox (\d+) (\d+) (\d+) (\d+);([^\"]*)\""
)
WORD = re.compile(
    r"<span class='ocrx_word'[^>]*title='bbox (\d+) (\d+) (\d+) (\d+); x_wconf (\d+)'[^>]*>(.*?)</span>(?=\s*(?:<|$))",
    re.DOTALL,
)
SLOPE = re.compile(r"baseline (-?[\d.]+) (-?[\d.]+)")
HEIGHT = re.compile(r"x_size ([\d.]+)")
TAGS = re.compile(r"<[^>]+>")
DIRT = frozenset(".,:;'`’‘|_~\"")
UNSURE, DOUBTFUL = 60, 75
"""Percent of confidence below which a short word beside the line is dirt of the scan: at the line, and far from it."""
BESIDE, FAR = 0.2, 2.5
"""Distances from the line, in heights of its words: where a lone point is dirt, and where any doubtful word is."""
SHORT = 5
STEEPEST = 0.08
DARK = 128
WIDER = 1.45
MEASURABLE = 3
"""Letters that a word needs for its strokes to be measured."""
SAME_SIZE = 0.13
EM = 0.95
"""Height of a line's letters with ascenders and descenders, in em of Times at the size it is set."""


@dataclass(frozen=True, slots=True)
class Word:
    """A recognised word: pixels of its box, its confidence in percent, its letters."""

    left: int
    top: int
    right: int
    bottom: int
    sure: int
    text: str


@dataclass(frozen=True, slots=True)
class RecognisedLine:
    """A recognised line in pixels; ``drop`` is where the baseline stands against the box's lower left corner."""

    left: int
    bottom: int
    slope: float
    drop: float
    height: float
    words: tuple[Word, ...]


def rows(hocr: str) -> Iterator[RecognisedLine]:
    """The lines of a page in Tesseract's order, without specks."""
    starts = list(LINE.finditer(hocr))
    for at, found in enumerate(starts):
        end = starts[at + 1].start() if at + 1 < len(starts) else len(hocr)
        words = _without_specks([_word(match) for match in WORD.finditer(hocr, found.end(), end)])
        if not words:
            continue
        recognised = found[5]
        slope, height = SLOPE.search(recognised), HEIGHT.search(recognised)
        yield RecognisedLine(
            left=int(found[1]),
            bottom=int(found[4]),
            slope=float(slope[1]) if slope else 0.0,
            drop=float(slope[2]) if slope else 0.0,
            height=float(height[1]) if height else float(int(found[4]) - int(found[2])),
            words=tuple(words),
        )


def _word(match: re.Match[str]) -> Word:
    left, top, right, bottom, sure = (int(match[i]) for i in range(1, 6))
    return Word(left, top, right, bottom, sure, html.unescape(TAGS.sub("", match[6])).strip())


def _without_specks(words: Sequence[Word]) -> list[Word]:
    """Dirt at either end of a line is read as punctuation: alone, far from the words, and unsure."""
    kept = [word for word in words if word.text]
    while kept and _speck(kept, 0, 1):
        del kept[0]
    while kept and _speck(kept, -1, -2):
        del kept[-1]
    return kept


def _speck(words: Sequence[Word], at: int, beside: int) -> bool:
    word = words[at]
    if len(word.text) > 2 or word.text in "—–-•§№":
        return False
    if len(words) == 1:
        return word.sure < UNSURE or word.text in DIRT
    next_to = words[beside]
    gap = max(next_to.left - word.right, word.left - next_to.right) / max(next_to.bottom - next_to.top, 1)
    return (word.text in DIRT and (gap > BESIDE or word.sure < UNSURE)) or (gap > FAR and word.sure < DOUBTFUL)


def confidence(hocr: str) -> float:
    """Mean confidence in percent, each word counted by its letters."""
    weights = [(len(word.text), word.sure) for row in rows(hocr) for word in row.words]
    letters = sum(weight for weight, _ in weights)
    return sum(weight * sure for weight, sure in weights) / letters if letters else 0.0


def lines(hocr: str, image: Image, number: int, scale: float) -> tuple[Line, ...]:
    """The lines of a page in points; ``scale`` is points per pixel of the image."""
    found = list(rows(hocr))
    slopes = [row.slope for row in found if abs(row.slope) < STEEPEST and len(row.words) > 3]
    slope = median(slopes) if slopes else 0.0
    strokes = _strokes(found, image)
    sound = [width for word, width in strokes.items() if word.sure >= DOUBTFUL for _ in word.text]
    usual = median(sound) if sound else 0.0
    made = []
    for row in found:
        wide = [strokes[word] > WIDER * usual if word in strokes else None for word in row.words]
        made.append(_line(row, _evened(row.words, wide), number, scale, slope))
    return tuple(made)


def _evened(words: Sequence[Word], wide: Sequence[bool | None]) -> list[bool]:
    """Which words are bold: one too short to measure goes with the word before it, or after it past a full stop.

    Few letters by themselves are not bold: their strokes were measured badly.
    """
    out: list[bool] = []
    for at, value in enumerate(wide):
        after = next((known for known in wide[at:] if known is not None), None)
        ended = at == 0 or words[at - 1].text.endswith((".", ":"))
        before = out[-1] if out else False
        out.append(value if value is not None else before if after is None or not ended else after)
    for at, value in enumerate(out):
        alone = value and not any(out[i] for i in (at - 1, at + 1) if 0 <= i < len(out))
        if alone and len(words) > 1 and len(words[at].text) < SHORT:
            out[at] = False
    return out


def _strokes(found: Sequence[RecognisedLine], image: Image) -> dict[Word, float]:
    """Median width of a word's strokes, in heights of its line."""
    import numpy as np

    widths: dict[Word, float] = {}
    for row in found:
        for word in row.words:
            if sum(letter.isalpha() for letter in word.text) < MEASURABLE:
                continue
            dark = image[word.top : word.bottom, word.left : word.right] < DARK
            if dark.size == 0:
                continue
            edges = np.diff(np.pad(dark, ((0, 0), (1, 1))).astype(np.int8), axis=1)
            begins, ends = np.nonzero(edges == 1)[1], np.nonzero(edges == -1)[1]
            if len(begins) >= 10:
                widths[word] = float(np.median(ends - begins)) / row.height
    return widths


def _line(row: RecognisedLine, bold: Sequence[bool], number: int, scale: float, slope: float) -> Line:
    size = round(row.height * scale / EM, 1)
    base = row.bottom + row.drop
    baseline = (base - row.left * slope) * scale
    fragments: list[Fragment] = []
    for word, strong in zip(row.words, bold, strict=True):
        box = _box(word, number, scale, slope)
        if fragments and fragments[-1].bold == strong:
            last = fragments[-1]
            fragments[-1] = replace(last, text=f"{last.text} {word.text}", box=around((last.box, box)))
            continue
        if fragments:
            fragments[-1] = replace(fragments[-1], text=fragments[-1].text + " ")
        fragments.append(Fragment(text=word.text, box=box, size=size, bold=strong))
    return Line(
        fragments=tuple(fragments),
        box=around(fragment.box for fragment in fragments),
        baseline=round(baseline, 2),
        hyphenated=fragments[-1].text.endswith(("-", "‐")) and len(fragments[-1].text) > 1,
    )


def _box(word: Word, number: int, scale: float, slope: float) -> Box:
    """The word's box on the page set straight: a slope shifts each point by its distance from the corner."""
    middle = (word.left + word.right) / 2
    drop, shift = middle * slope, (word.top + word.bottom) / 2 * slope
    x0, x1 = max((word.left + shift) * scale, 0.0), max((word.right + shift) * scale, 0.0)
    top, bottom = max((word.top - drop) * scale, 0.0), max((word.bottom - drop) * scale, 0.0)
    return Box(page=number, x0=round(x0, 2), top=round(top, 2), x1=round(x1, 2), bottom=round(bottom, 2))


def even_sizes(pages: Mapping[int, Page]) -> dict[int, Page]:
    """The pages with letter sizes that differ by measuring errors only made the same."""
    weights: dict[float, int] = {}
    for page in pages.values():
        for line in page.lines:
            size = line.fragments[0].size
            weights[size] = weights.get(size, 0) + len(line.text)
    if not weights:
        return dict(pages)
    spread = sorted(size for size, letters in weights.items() for _ in range(letters))
    body = spread[len(spread) // 2]
    return {
        number: replace(page, lines=tuple(_sized(line, body) for line in page.lines)) for number, page in pages.items()
    }


def _sized(line: Line, body: float) -> Line:
    size = line.fragments[0].size
    size = body if abs(size - body) <= SAME_SIZE * body else float(round(size))
    return replace(line, fragments=tuple(replace(fragment, size=size) for fragment in line.fragments))
