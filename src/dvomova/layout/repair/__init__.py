"""Text repair: letters that say another thing than they show, put right, recorded, and never guessed in sound text.

Each step looks for its own signs first and hands a page without them on as it is (the very same value), so that a
sound file costs a few searches a page and comes through unchanged.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace

from ...findings import Report
from ...model import Page, Pages
from .encodings import decode, undoubled
from .hidden import visible
from .log import Log
from .lookalikes import one_script
from .marks import plain
from .recognised import corrected
from .spacing import spaced


def repair(pages: Pages, report: Report) -> Pages:
    """The pages with their text repaired; every repair is a finding with what stood there before and after."""
    log = Log()
    mended: Iterable[Page] = visible(pages.pages, report)
    for step in (undoubled, decode, plain, corrected, one_script, spaced):
        mended = tuple(step(mended, log))
    log.tell(report)
    return replace(pages, pages=tuple(mended))
