"""Shapes of text that Markdown and Word readers meet alike: links as bare letters, bold heads, looks.

What the whole block is set in (an abstract in italics, a heading in bold) is the block's look, not a mark
of its letters; what only some of its letters are set in is a mark.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import replace

from ..model import Mark, Run, Setting, Text, cut, merge, plain, strip

BARE_LINK = re.compile(
    r"(?P<web>(?:https?://|www\.)[^\s<>«»“”\"]+)|(?P<mail>[\w.+-]+@[\w-]+(?:\.[\w-]+)+)", re.IGNORECASE
)
LINK_TAIL = re.compile(r"[.,;:!?'’…\]}*]+$")
RUN_IN_WORDS = 25
HEADING_LETTERS = 300
SENTENCE_END = re.compile(r"[.!?…]\s+(?=[^\W\d_])")


def has_letters(value: str) -> bool:
    """Whether there is anything to set in bold at all: a letter or a digit."""
    return any(letter.isalnum() for letter in value)


def wholly(text: Iterable[Run], mark: Mark) -> bool:
    """Whether every run with letters bears the mark; a text without letters bears none."""
    lettered = [run for run in text if has_letters(run.text)]
    return bool(lettered) and all(mark in run.marks for run in lettered)


def without(text: Iterable[Run], mark: Mark) -> Text:
    """The text with the mark taken off."""
    return merge(replace(run, marks=tuple(m for m in run.marks if m != mark)) for run in text)


def in_capitals(value: str) -> bool:
    """Whether (almost) all letters are capitals, and there are enough to tell."""
    cased = [letter for letter in value if letter.lower() != letter.upper()]
    return len(cased) >= 4 and sum(letter.isupper() for letter in cased) >= 0.9 * len(cased)


def linked(text: Iterable[Run]) -> Text:
    """The text with web and e-mail addresses made links where they are none yet."""
    out: list[Run] = []
    for run in text:
        out.extend([run] if run.href else _with_links(run))
    return merge(out)


def _with_links(run: Run) -> Iterable[Run]:
    at = 0
    for match in BARE_LINK.finditer(run.text):
        address = _without_tail(match.group())
        start, end = match.start(), match.start() + len(address)
        yield replace(run, text=run.text[at:start])
        yield replace(run, text=address, href=_target(address, bool(match.group("mail"))))
        at = end
    yield replace(run, text=run.text[at:])


def _without_tail(address: str) -> str:
    """Without the punctuation of the sentence; a closing bracket stays where one was opened."""
    while True:
        short = LINK_TAIL.sub("", address)
        if short.endswith(")") and short.count(")") > short.count("("):
            short = short[:-1]
        if short == address:
            return address
        address = short


def _target(address: str, mail: bool) -> str:
    if mail:
        return f"mailto:{address}"
    return address if "://" in address else f"https://{address}"


def run_in_split(text: Text) -> tuple[Text, Text]:
    """A bold head in the line of its paragraph, and the rest; the head is empty where there is none.

    A head is short and ends in a full stop or colon of its own, be it bold or the first sign after it.
    """
    length = 0
    for run in text:
        if has_letters(run.text) and "bold" not in run.marks:
            break
        length += len(run.text)
    letters = plain(text)
    head = letters[:length]
    if not has_letters(head) or not has_letters(letters[length:]):
        return (), text
    after = letters[length:].lstrip()
    if not head.rstrip().endswith((".", ":")) and after.startswith((".", ":")):
        length = letters.index(after[0], length) + 1
        head = letters[:length]
    if not head.rstrip(' )»”"').endswith((".", ":", "?")) or len(head.split()) > RUN_IN_WORDS:
        return (), text
    return without(strip(cut(text, 0, length)), "bold"), strip(cut(text, length))


def heading_like(text: Text) -> bool:
    """Whether a wholly bold paragraph reads as a heading: short, and one sentence at most."""
    letters = plain(text)
    return len(letters) <= HEADING_LETTERS and not SENTENCE_END.search(letters.strip().rstrip("."))


def setting_named(value: str | None) -> Setting | None:
    """The setting that Word and CSS call so."""
    known: dict[str, Setting] = {
        "left": "left",
        "start": "left",
        "right": "right",
        "end": "right",
        "center": "center",
        "both": "justify",
        "distribute": "justify",
        "justify": "justify",
    }
    return known.get(value or "")
