"""Whether a text goes on in the next one: how the one ends and the other begins, by one set of marks.

Lines, columns, pages and blocks break a text anywhere. ``flow`` takes the text before a break, the text after it and
what kind of text it is, and gives what both show; a caller adds only what it knows of the place (a full line, an
indent, a change of type) and decides on those answers that leave the decision to the place.
"""

from __future__ import annotations

import re
from enum import Enum
from functools import cache

from ..languages import known, load
from .identifiers import begins_with_address, ends_in_address
from .numbering import is_roman, item_label
from .sentences import ends_in_abbreviation

STOPS = ".!?…"
"""Marks that end a sentence."""
PAUSES = ":;"
"""Marks that end an item of a list, or lead on to one."""
CLOSERS = "»”\"')]"
"""Closing marks: they end what they stand behind only together with a stop, but many paragraphs end in one."""
LEADING_ON = ",(–—-\u2010&[«“„"
"""Marks that nothing ends in."""
OPENERS = '«“„"('
RANGE = re.compile(r"(?:\d|\b(?P<letters>[^\W\d_]+))[–—]$")
"""A figure, or one in Roman letters, with a dash and no space between."""
RANGE_END = re.compile(r"\d|(?P<letters>[^\W\d_]+)\b")
REACH = 40
"""Characters before a break in which the last two words are looked for."""
SOURCE_GOES_ON = re.compile(r"\d{4}\b|//|[–—-]\s|[(\[]")
"""What goes on with an entry of a list of sources: a year, a field behind its mark, an addition in brackets."""
SOURCE_ENDS = ".])}>"


class TextForm(Enum):
    """What kind of text is asked for: each has marks of its own that end it."""

    PROSE = "prose"
    WORDS = "words"
    """Keywords or names in a row: a semicolon parts two of them, and the row goes on."""
    SOURCE = "source"
    """An entry of a list of sources, which ends in a bracket, a number or an address, too."""


class Flow(Enum):
    """What a text before a break and the text after it show together."""

    BROKEN = "broken"
    """The text before cannot end so (a comma, a dash, a word before its number), whatever comes next."""
    RUNNING = "running"
    """Nothing ends the text before, and the text after begins in the middle of a sentence."""
    PAUSED = "paused"
    """The text before ends in a colon or semicolon, and the text after begins in the middle of a sentence."""
    STOPPED = "stopped"
    """The text before ends as a sentence does, and the text after begins in the middle of one."""
    OPEN = "open"
    """Nothing ends the text before, but the text after may begin anew."""
    ENDED = "ended"
    """The text before ends, and the text after begins anew."""

    @property
    def goes_on(self) -> bool:
        """Whether the texts alone say that the one goes on in the other."""
        return self in (Flow.BROKEN, Flow.RUNNING)

    @property
    def begins_anew(self) -> bool:
        """Whether the text after may begin a paragraph, an item or a line of its own."""
        return self in (Flow.OPEN, Flow.ENDED)


def flow(before: str, after: str, form: TextForm = TextForm.PROSE) -> Flow:
    """What the text before a break and the text after it show together."""
    before = before.rstrip()
    inside, ended = begins_inside(after, form), is_ended(before, form)
    if wants_number(before, after) or inside_range(before, after):
        return Flow.BROKEN
    if inside:
        last = before[-1:]
        if last in STOPS or (ended and form is TextForm.SOURCE):
            return Flow.STOPPED
        return Flow.PAUSED if last in PAUSES and form is TextForm.PROSE else Flow.RUNNING
    if _leads_on(before, form):
        return Flow.BROKEN
    return Flow.ENDED if ended else Flow.OPEN


def _leads_on(before: str, form: TextForm) -> bool:
    last = before[-1:]
    return bool(last) and (last in LEADING_ON or (form is TextForm.WORDS and last == ";"))


def is_ended(text: str, form: TextForm = TextForm.PROSE) -> bool:
    """Whether a text ends in a mark with which its kind of text ends; a full stop that shortens a word is none."""
    text = text.rstrip()
    last = text[-1:]
    if not last:
        return False
    if form is TextForm.WORDS:
        return last in STOPS
    if form is TextForm.SOURCE:
        return last in SOURCE_ENDS or last.isdigit() or ends_in_address(text)
    return (last in STOPS and not ends_in_abbreviation(text)) or last in PAUSES or last in CLOSERS


def begins_inside(text: str, form: TextForm = TextForm.PROSE) -> bool:
    """Whether a text begins as no sentence (or source) does: with a small letter, and not as ``a)`` begins an item."""
    text = text.lstrip()
    if text.lstrip(OPENERS)[:1].islower():
        return item_label(text) is None
    return form is TextForm.SOURCE and (SOURCE_GOES_ON.match(text) is not None or begins_with_address(text))


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
    """Whether a line ends after the dash of a range of figures (``46–``, ``XIX–``) whose end begins the next."""
    if above[-1:] not in ("–", "—"):
        return False
    return all(
        found is not None and (found["letters"] is None or is_roman(found["letters"]))
        for found in (RANGE.search(above), RANGE_END.match(below))
    )
