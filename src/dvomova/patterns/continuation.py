"""Line ends that want what the next line begins with: a number after its word, the other half of a range.

A line break stands anywhere, between ``Вип.`` and ``7.``, or inside ``46–124``. Seen alone, the next line looks like
the next item of a list, or like a word of its own.
"""

from __future__ import annotations

import re
from functools import cache

from ..languages import known, load

RANGE = re.compile(r"(?:\d|\b[IVXLCІХ]{1,7})[–—]$")
"""A figure, or one in Roman letters, with a dash and no space between."""
REACH = 40
"""As far back as the last two words are looked for."""
NUMBER = re.compile(r"\d|[IVXLCІХ]{1,7}\b")


@cache
def _before_numbers() -> frozenset[str]:
    words = (word for code in known() for word in load(code).sentences.before_number)
    return frozenset(f"{word.casefold()}." for word in words) | {"№"}


def wants_number(above: str, below: str) -> bool:
    """Whether a line ends with a word that a number follows (``p.``, ``Вип.``), and the next begins with one.

    Behind a number the same word follows it and ends an entry: ``345 с.``
    """
    if not below.lstrip()[:1].isdigit() or above.rstrip()[-1:] not in (".", "№"):
        return False
    *before, word = above[-REACH:].split()
    return word.lstrip("([").casefold() in _before_numbers() and not (before and before[-1][-1:].isdigit())


def inside_range(above: str, below: str) -> bool:
    """Whether a line ends after the dash of a range of figures whose end begins the next."""
    return above[-1:] in ("–", "—") and RANGE.search(above) is not None and NUMBER.match(below) is not None
