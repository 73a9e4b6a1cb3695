"""Inline tokens of the Markdown parser as runs: emphasis, links, notes, and the few HTML tags that are marks."""

from __future__ import annotations

import re
from collections.abc import Collection, Sequence
from dataclasses import dataclass, field

from markdown_it.token import Token

from ...model import Mark, Run, Text, merge
from .plain_text import note_id

TAG = re.compile(r"<(/?)(sup|sub|b|strong|i|em)>|<(br) ?/?>", re.IGNORECASE)
NOTE = re.compile(r"\[\^([^\]\s]+)\]")
MARKS: dict[str, Mark] = {
    "sup": "sup",
    "sub": "sub",
    "b": "bold",
    "strong": "bold",
    "i": "italic",
    "em": "italic",
}


def runs_of(tokens: Sequence[Token], notes: Collection[str]) -> Text:
    """The runs of an inline token's children; a line end is ``\\n``, a picture nothing.

    ``notes`` are the labels of footnotes that the document has.
    """
    state = _State(notes)
    state.tags = _balanced("".join(token.content for token in tokens if token.type == "text"))
    for token in tokens:
        state.take(token)
    return merge(state.out)


def _balanced(letters: str) -> frozenset[str]:
    """The tags that are opened as often as they are closed; the others are letters of the text."""
    found = [(m.group(1), (m.group(2) or m.group(3)).lower()) for m in TAG.finditer(letters)]
    names = sorted({name for _, name in found})
    return frozenset(n for n in names if n == "br" or found.count(("", n)) == found.count(("/", n)))


@dataclass
class _State:
    notes: Collection[str]
    tags: frozenset[str] = frozenset()
    open: list[Mark] = field(default_factory=list)
    href: str | None = None
    out: list[Run] = field(default_factory=list)

    def take(self, token: Token) -> None:
        match token.type:
            case "text":
                self.letters(token.content)
            case "code_inline":
                self.put(token.content)
            case "softbreak":
                self.put("\n")
            case "hardbreak":
                self.put("\n")
            case "em_open":
                self.open.append("italic")
            case "strong_open":
                self.open.append("bold")
            case "em_close" | "strong_close":
                self.close("italic" if token.type == "em_close" else "bold")
            case "link_open":
                self.href = str(token.attrs.get("href", "")) or None
            case "link_close":
                self.href = None
            case _:
                if token.type != "image":
                    self.put(token.content)

    def close(self, mark: Mark) -> None:
        for at in range(len(self.open) - 1, -1, -1):
            if self.open[at] == mark:
                del self.open[at]
                return

    def put(self, letters: str, note: str | None = None) -> None:
        marks: set[Mark] = {*self.open, "sup"} if note else set(self.open)
        self.out.append(Run(text=letters, marks=tuple(sorted(marks)), href=self.href, note=note))

    def letters(self, value: str) -> None:
        at = 0
        for match in TAG.finditer(value):
            name = (match.group(2) or match.group(3)).lower()
            if name not in self.tags:
                continue
            self.with_notes(value[at : match.start()])
            at = match.end()
            if name == "br":
                self.put("\n")
            elif match.group(1):
                self.close(MARKS[name])
            else:
                self.open.append(MARKS[name])
        self.with_notes(value[at:])

    def with_notes(self, value: str) -> None:
        at = 0
        for match in NOTE.finditer(value):
            if match.group(1) in self.notes:
                self.put(value[at : match.start()])
                self.put(match.group(1), note=note_id(match.group(1)))
                at = match.end()
        self.put(value[at:])
