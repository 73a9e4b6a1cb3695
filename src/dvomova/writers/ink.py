"""Text with marks as HTML: every letter escaped, every link checked.

The text comes from a PDF and is not to be trusted: a link may only lead to the web or to a mailbox, and
addresses that are printed without a link become one.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field

from markupsafe import Markup

from ..model import Lang, Run, Text, plain

SAFE = re.compile(r"(?:https?|mailto|ftp):", re.IGNORECASE)
PRINTED = re.compile(r"https?://[^\s<>«»“”„]+|\b10\.\d{4,9}/[^\s<>«»“”„]+|\b[\w.+-]+@[\w-]+(?:\.[\w-]+)+")
TRAILING = ".,;:!?…'’\""
ELEMENTS = {"bold": "b", "italic": "i", "sub": "sub", "sup": "sup"}


@dataclass(slots=True)
class Ink:
    """Sets text of one edition; remembers which footnotes were called, so that each is led back to once."""

    note_labels: Mapping[str, str]
    called: set[str] = field(default_factory=set)
    placed: set[str] = field(default_factory=set)

    def __call__(self, text: Text, lang: Lang | None = None) -> Markup:
        """The text as HTML; ``lang`` is that of the element around it."""
        return Markup("").join(self._run(run, lang) for run in text)

    def anchor(self, id_: str) -> Markup:
        """`` id="…"`` for an element, once: an address must lead to one place even if two blocks share an id."""
        if id_ in self.placed:
            return Markup("")
        self.placed.add(id_)
        return Markup(' id="{}"').format(id_)

    def address(self, text: str) -> Markup:
        """A plain text in which printed addresses lead where they say."""
        return Markup("").join(_linked(text))

    def _run(self, run: Run, lang: Lang | None) -> Markup:
        if run.note is not None and run.note in self.note_labels:
            return self._call(run, run.note)
        inner = Markup.escape(run.text) if run.href is None else None
        if inner is None:
            inner = link(run.href or "", Markup.escape(run.text))
        elif "://" in run.text or "@" in run.text or "10." in run.text:
            inner = Markup("").join(_linked(run.text))
        for mark in reversed(run.marks):
            inner = Markup("<{0}>{1}</{0}>").format(Markup(ELEMENTS[mark]), inner)
        if run.lang is not None and run.lang != lang:
            inner = Markup('<span lang="{}">{}</span>').format(run.lang, inner)
        return inner

    def _call(self, run: Run, note: str) -> Markup:
        """The call of a footnote; the first of each carries the place to come back to.

        The link is the innermost element: PDF/UA wants every box inside a link to be tagged as one.
        """
        place = Markup("") if note in self.called else Markup(' id="call-{}"').format(note)
        self.called.add(note)
        mark = run.text.strip() or self.note_labels[note]
        return Markup('<sup><a class="call" role="doc-noteref" href="#{}"{}>{}</a></sup>').format(note, place, mark)


def link(href: str, inner: Markup) -> Markup:
    """A link, or only its text where it leads anywhere but to the web or a mailbox."""
    target = href.strip()
    if not SAFE.match(target):
        return inner
    return Markup('<a href="{}">{}</a>').format(target, inner)


def _linked(text: str) -> Iterator[Markup]:
    at = 0
    for match in PRINTED.finditer(text):
        address = without_tail(match.group())
        yield Markup.escape(text[at : match.start()])
        yield link(target_of(address), Markup.escape(address))
        at = match.start() + len(address)
    yield Markup.escape(text[at:])


def without_tail(address: str) -> str:
    """An address without the punctuation of the sentence around it; a bracket only if it was opened inside."""
    while address:
        last = address[-1]
        if last in TRAILING or (last in ")]" and address.count(last) > address.count("(["[")]".index(last)])):
            address = address[:-1]
        else:
            break
    return address


def target_of(address: str) -> str:
    """Where a printed address leads: a DOI to its resolver, a mailbox to ``mailto:``."""
    if address.startswith("10."):
        return f"https://doi.org/{address}"
    return address if "://" in address else f"mailto:{address}"


def unmarked(text: Text) -> str:
    """The letters of a text in one line, for attributes and metadata."""
    return " ".join(plain(text).split())
