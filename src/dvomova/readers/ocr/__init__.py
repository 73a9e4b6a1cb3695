"""Pages that are images: their text by Tesseract, which runs as a program beside this one.

Only pages without readable letters of their own are recognised. pdfium renders them in grey at 300 dpi (the
resolution Tesseract's models were trained for); the answer comes as hOCR, which has what layout needs: lines, words,
boxes, the height of the letters, and how sure each word is. What a scan blurs is made up for in general ways only: a
page that lies askew is turned straight, letter sizes are evened out, bold is found by the width of the strokes, and
specks that were taken for punctuation go.
"""

from __future__ import annotations

import os
import re
import shutil
import subprocess
from collections.abc import Mapping, Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass, replace
from functools import cache
from typing import TYPE_CHECKING, Any

from ...errors import NoText
from ...findings import Code, Report, Severity
from ...languages import Language, known, load
from ...languages.characters import script_letters
from ...model import Line, Page
from ...tools import install
from ..rendering import RECOGNITION, draw

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

    Image = NDArray[np.uint8]

PROGRAM = "tesseract"
PAGE_SECONDS = 120
"""Seconds after which the recognition of one page is given up."""
PARALLEL = 4
"""Pages recognised side by side at most."""
SURE = 80
"""Below this mean confidence, in percent, a person should look at the page."""
RARE = 0.01
"""Share of the Cyrillic letters below which Ukrainian ones on a Russian page are misread."""
SENSELESS = re.compile("[\x00-\x08\x0e-\x1f\ue000-\uefff\ufffd\u0180-\u024f]")
"""What is no letter at all, and the rare Latin letters that a wrong map falls into (``ǻǮȄǥǼǻǮǹȊ``)."""
FEWEST, MOSTLY = 60, 0.4
"""Letters of a page from which on it is judged, and the share of senseless ones that makes it unreadable."""
SOME, MOST, STAMP = 0.25, 0.7, 200
"""Shares of a page that images cover, and so many letters that a stamp has at most."""
SCANNED = 0.5
"""Share of the pages without text of their own from which on a file is a scan, whose stamped pages are scans too."""
GROUND = 0.5
"""An image that covers this share of a recognised page is the scan itself and no picture on it."""


@dataclass(frozen=True, slots=True)
class Recognised:
    """A page as recognised; ``confidence`` is the mean over its letters in percent."""

    page: Page
    confidence: float


@cache
def _read_with() -> tuple[Language, ...]:
    """The languages whose models read every page, in the order in which Tesseract is given them."""
    found = [load(code) for code in known() if load(code).ocr.rank]
    return tuple(sorted(found, key=lambda language: language.ocr.rank))


def wanted() -> tuple[str, ...]:
    """The models of Tesseract that pages are read with, the first one first."""
    return tuple(language.ocr.model for language in _read_with())


@cache
def languages() -> tuple[str, ...]:
    """The models that are installed of those wanted; none where the program is missing."""
    if shutil.which(PROGRAM) is None:
        return ()
    try:
        listed = subprocess.run([PROGRAM, "--list-langs"], capture_output=True, timeout=20, check=False)
    except (OSError, subprocess.SubprocessError):
        return ()
    there = set((listed.stdout + listed.stderr).decode("utf-8", "replace").split())
    return tuple(model for model in wanted() if model in there)


def to_be_read(pages: Sequence[Page]) -> tuple[int, ...]:
    """The numbers of the pages whose text is in their image only.

    These hold no letters, or none that can be read; and in a file that is scanned for the most part also those on
    which a repository or a library has stamped a few words.
    """
    bare = [page.number for page in pages if unreadable(page) or (_image(page) > SOME and not _letters(page))]
    stamped = [
        page.number
        for page in pages
        if page.number not in bare and not page.recognised and _image(page) > MOST and _letters(page) < STAMP
    ]
    usual = len(bare) + len(stamped) >= SCANNED * len(pages)
    return tuple(sorted([*bare, *stamped])) if usual else tuple(bare)


def _letters(page: Page) -> int:
    return sum(len(line.text.strip()) for line in page.lines)


def _image(page: Page) -> float:
    """The share of the page that its images cover."""
    area = sum(picture.box.width * picture.box.height for picture in page.pictures)
    return area / max(page.width * page.height, 1.0)


def unreadable(page: Page) -> bool:
    """Whether the page's letters are mostly none: controls, private characters, letters that no language uses so often.

    Such a page has a font with no map of its letters, or a wrong one; its image is the last resort.
    """
    text = "".join(line.text for line in page.lines)
    if len(text) < FEWEST:
        return False
    return len(SENSELESS.findall(text)) > MOSTLY * len(text)


def recognise(document: Any, pages: Sequence[Page], report: Report) -> tuple[Page, ...]:
    """The pages, those without letters recognised from their image; ``document`` is pdfium's.

    Raises ``NoText`` where no page has letters and Tesseract, or every language for it, is missing.
    """
    scans = to_be_read(pages)
    if not scans:
        return tuple(pages)
    if not languages():
        return _left(pages, scans, report)
    missing = [model for model in wanted() if model not in languages()]
    if missing:
        packages = " ".join(f"tesseract-ocr-{lang}" for lang in missing)
        report.add(
            Code.PAGE_RECOGNISED,
            f"Text recognition lacks the languages {', '.join(missing)}; install them with: apt install {packages}.",
            severity=Severity.WARNING,
        )
    return _with_recognised(document, pages, scans, report)


def _left(pages: Sequence[Page], scans: tuple[int, ...], report: Report) -> tuple[Page, ...]:
    message = f"are images without text, and no text recognition is installed; install it with: {install('tesseract')}."
    if not any(page.lines for page in pages):
        raise NoText(f"The pages {message}")
    report.add(Code.PAGE_WITHOUT_TEXT, f"The pages {_list(scans)} of the file {message}")
    return tuple(pages)


def _list(numbers: Sequence[int]) -> str:
    shown = ", ".join(map(str, numbers[:12]))
    return shown if len(numbers) <= 12 else f"{shown} and {len(numbers) - 12} more"


def _with_recognised(document: Any, pages: Sequence[Page], scans: tuple[int, ...], report: Report) -> tuple[Page, ...]:
    done: dict[int, Recognised] = {}
    many = workers(len(scans))
    by_number = {page.number: page for page in pages}
    with ThreadPoolExecutor(many) as pool:
        for at in range(0, len(scans), many):
            batch = scans[at : at + many]
            report.step(f"recognising the text of page {batch[0]} of the file")
            # pdfium is not thread-safe: images are made here, only Tesseract runs in parallel.
            images = [render(document, number) for number in batch]
            for number, made in zip(batch, pool.map(lambda n, i: _page(by_number[n], i), batch, images), strict=True):
                if made is None:
                    _failed(number, report)
                else:
                    done[number] = made
    _tell(done, report)
    from .hocr import even_sizes

    even = even_sizes({number: made.page for number, made in done.items()})
    return tuple(even.get(page.number, page) for page in pages)


def workers(pages: int) -> int:
    """How many pages to recognise side by side."""
    cores = len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count() or 1
    return max(1, min(PARALLEL, pages, cores))


def _failed(number: int, report: Report) -> None:
    report.add(
        Code.PAGE_FAILED,
        f"The text of page {number} of the file could not be recognised; look at it in the original.",
    )


def _tell(done: Mapping[int, Recognised], report: Report) -> None:
    for number, made in done.items():
        sure = made.confidence
        if not made.page.lines:
            report.add(Code.PAGE_RECOGNISED, f"Page {number} of the file is an image in which no text was found.")
            continue
        report.add(
            Code.PAGE_RECOGNISED,
            f"Page {number} of the file was read from its image; the text is {sure:.0f} % sure on average.",
            severity=Severity.INFO if sure >= SURE else Severity.WARNING,
        )


def render(document: Any, number: int) -> Image:
    """A page as a grey image at 300 dpi, coarser where it would be too large. Shape (height, width), 0 is black."""
    import numpy as np

    page = document[number - 1]
    try:
        bitmap = draw(page, RECOGNITION.scale(*page.get_size()), grey=True)
        return np.array(bitmap.to_numpy(), dtype=np.uint8).reshape(bitmap.height, -1)[:, : bitmap.width]
    finally:
        page.close()


def read_image(image: Image, models: Sequence[str]) -> str | None:
    """hOCR of a grey image; ``None`` where the program failed or took too long."""
    height, width = image.shape
    data = b"P5\n%d %d\n255\n" % (width, height) + image.tobytes()
    command = [PROGRAM, "stdin", "stdout", "-l", "+".join(models), "--dpi", f"{RECOGNITION.dots:.0f}", "hocr"]
    # One thread each: Tesseract's own threads cost more than they save, and pages run side by side.
    environment = {**os.environ, "OMP_THREAD_LIMIT": "1", "LC_ALL": "C"}
    try:
        made = subprocess.run(
            command, input=data, capture_output=True, timeout=PAGE_SECONDS, env=environment, check=False
        )
    except (OSError, subprocess.SubprocessError):
        return None
    return made.stdout.decode("utf-8", "replace") if made.returncode == 0 else None


def _page(page: Page, image: Image) -> Recognised | None:
    from .hocr import confidence, lines

    models = languages()
    hocr = read_image(image, models)
    if hocr is None:
        return None
    better = fitting(hocr, models)
    if better != models:
        hocr = read_image(image, better) or hocr
    scale = page.height / image.shape[0]
    pictures = tuple(p for p in page.pictures if p.box.width * p.box.height < GROUND * page.width * page.height)
    stamp = () if unreadable(page) else page.lines
    read = (line for line in lines(hocr, image, page.number, scale) if not any(_meet(line, other) for other in stamp))
    made = replace(page, lines=(*stamp, *read), pictures=pictures, recognised=True)
    return Recognised(made, confidence(hocr))


def _meet(a: Line, b: Line) -> bool:
    return a.box.x0 < b.box.x1 and b.box.x0 < a.box.x1 and a.box.top < b.box.bottom and b.box.top < a.box.bottom


def fitting(hocr: str, models: Sequence[str]) -> tuple[str, ...]:
    """The models for a page, by its letters: where the Ukrainian one comes first, ``Э`` is read as ``З``.

    The model of the language of which most letters that tell it apart were read comes first, and what came first
    before comes last, or not at all where hardly a letter of its language was read.
    """
    read_with = [language for language in _read_with() if language.ocr.model in models]
    first = next((language for language in read_with if language.letters.telling), None)
    if first is None:
        return tuple(models)
    rivals = [language for language in read_with if language.script == first.script and language.letters.telling]
    telling = {language.code: _count(hocr, language.letters.telling) for language in rivals}
    best = max(rivals, key=lambda language: telling[language.code])
    if telling[best.code] <= telling[first.code]:
        return tuple(models)
    others = [model for model in models if model not in (best.ocr.model, first.ocr.model)]
    if telling[first.code] < RARE * len(script_letters(first.script).findall(hocr)):
        return (best.ocr.model, *others)
    return (best.ocr.model, *others, first.ocr.model)


def _count(text: str, letters: str) -> int:
    return sum(text.count(letter) + text.count(letter.upper()) for letter in letters)
