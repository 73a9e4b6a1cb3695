"""Text repair: letters whose codes are not what the page shows, put right and recorded; sound text is never changed.

Each step looks for its own signs first and hands a page without them on as it is (the very same value), so that a
sound file costs a few searches a page and comes through unchanged. Before all others, letters that cannot be seen on
the page (clipped away, covered, white on white, painted in no colour, outside the page; the reader marks them) are
taken out, and a finding holds their text: it may be a watermark, a leftover, or words meant for machines only.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import replace

from ...findings import Code, Report
from ...model import Line, Page, Pages, around
from .characters import plain
from .log import Log, with_lines
from .lookalikes import one_script
from .ocr_errors import corrected
from .spacing import spaced
from .wrong_encodings import decode, undoubled


def repair(pages: Pages, report: Report) -> Pages:
    """The pages with their text repaired; every repair is a finding with what stood there before and after."""
    log = Log()
    mended: Iterable[Page] = visible(pages.pages, report)
    for step in (undoubled, decode, plain, corrected, one_script, spaced):
        mended = tuple(step(mended, log))
    log.tell(report)
    return replace(pages, pages=tuple(mended))


LONGEST = 400


def visible(pages: Iterable[Page], report: Report) -> Iterator[Page]:
    """The pages without their hidden letters; one finding for each page that had some."""
    for page in pages:
        hidden = [f for line in page.lines for f in line.fragments if f.hidden]
        if not hidden:
            yield page
            continue
        letters = " ".join(fragment.text.strip() for fragment in hidden if fragment.text.strip())
        if any(letter.isalnum() for letter in letters):
            report.add(
                Code.TEXT_HIDDEN,
                f"Page {page.number} of the file holds {len(letters)} letters that cannot be seen on it; they are left "
                f"out.",
                where=around(fragment.box for fragment in hidden),
                changes=[(letters[:LONGEST], "")],
            )
        yield with_lines(page, (made for line in page.lines if (made := _seen(line)) is not None))


def _seen(line: Line) -> Line | None:
    kept = tuple(fragment for fragment in line.fragments if not fragment.hidden)
    if len(kept) == len(line.fragments):
        return line
    if not any(fragment.text.strip() for fragment in kept):
        return None
    return replace(line, fragments=kept, box=around(fragment.box for fragment in kept))
