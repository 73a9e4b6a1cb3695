"""The styled text of a block from its lines: line ends undone, runs in one style, with marks and links.

How two words are put together at a line end is asked of ``patterns.hyphenation``; here the runs around it are changed.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field

from ...model import Fragment, Mark, Run, Text, merge, strip
from ...patterns.hyphenation import HYPHENS, Vocabulary, seam
from ..lines import TypeLine

RISEN, SUNK, SMALLER = 0.16, -0.08, 0.92
STYLES: dict[tuple[bool, bool], tuple[Mark, ...]] = {
    (False, False): (),
    (True, False): ("bold",),
    (False, True): ("italic",),
    (True, True): ("bold", "italic"),
}


@dataclass(slots=True)
class Joins:
    """Line-end hyphens that were undone or kept, for one finding in the end.

    ``doubtful`` are words, before and after, whose hyphen was kept although the document never prints them whole.
    """

    vocabulary: Vocabulary
    undone: int = 0
    kept: int = 0
    doubtful: list[tuple[str, str]] = field(default_factory=list)


@dataclass(slots=True)
class OpenRun:
    """A run in the making: its letters still change at line ends."""

    text: str
    marks: tuple[Mark, ...]
    href: str | None


def marks_of(fragment: Fragment, line: TypeLine) -> tuple[Mark, ...]:
    """Sorted marks of a fragment: weight, slope, and whether it is set above or below the line."""
    marks = STYLES[fragment.bold, fragment.italic]
    if fragment.rise and fragment.size < SMALLER * line.size:
        if fragment.rise < SUNK * line.size:
            return (*marks, "sub")
        if fragment.rise > RISEN * line.size:
            return (*marks, "sup")
    return marks


def text_of(lines: Sequence[TypeLine], joins: Joins) -> Text:
    """The text of a block's lines, line ends undone."""
    out: list[OpenRun] = []
    for line in lines:
        pieces = _pieces(line)
        if out and pieces:
            _join(out, pieces, joins)
            if out[-1].marks == pieces[0].marks and out[-1].href == pieces[0].href:
                out[-1].text += pieces.pop(0).text
        out += pieces
    return strip(merge([Run(text=_spaces(piece.text), marks=piece.marks, href=piece.href) for piece in out]))


def _pieces(line: TypeLine) -> list[OpenRun]:
    out: list[OpenRun] = []
    for fragment in line.fragments:
        marks = marks_of(fragment, line)
        if out and out[-1].marks == marks and out[-1].href == fragment.href:
            out[-1].text += fragment.text
        else:
            out.append(OpenRun(fragment.text, marks, fragment.href))
    return out


def _spaces(text: str) -> str:
    if "  " in text or "\t" in text or "\xa0" in text:
        lead = " " if text[:1].isspace() else ""
        trail = " " if text[-1:].isspace() and text.strip() else ""
        return lead + " ".join(text.split()) + trail
    return text


def _join(before: list[OpenRun], after: list[OpenRun], joins: Joins) -> None:
    """Undo the line end between the runs before and those of the next line, changing both."""
    last, first = before[-1], after[0]
    last.text, first.text = last.text.rstrip(), first.text.lstrip()
    head, tail = _last_word(before), _first_word(after)
    made = seam(head, tail, joins.vocabulary, href=last.href or first.href)
    if made.hyphen:
        joins.undone += 1
        last.text = last.text.rstrip(HYPHENS)
    elif made.hyphen is False:
        joins.kept += 1
        if head[-2].isalpha() and tail[:1].islower() and not joins.vocabulary.count(head + tail):
            joins.doubtful.append((f"{head} {tail}", head + tail))
    last.text += made.glue


def _last_word(pieces: list[OpenRun]) -> str:
    word = ""
    for piece in reversed(pieces):
        if word and piece.text[-1:].isspace():
            break
        found = piece.text.rsplit(None, 1)
        word = (found[-1] if found else "") + word
        if len(found) > 1 or piece.text[:1].isspace():
            break
    return word


def _first_word(pieces: list[OpenRun]) -> str:
    word = ""
    for piece in pieces:
        found = piece.text.split(None, 1)
        if word and piece.text[:1].isspace():
            break
        word += found[0] if found else ""
        if len(found) > 1 or piece.text[-1:].isspace():
            break
    return word
