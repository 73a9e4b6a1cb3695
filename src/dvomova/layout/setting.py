"""The letters of a block from its lines: words whole again, runs in one style, marks and links kept."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field

from ..languages.hyphens import HYPHENS, Vocabulary
from ..model import Fragment, Mark, Run, Text, merge, strip
from .lines import TypeLine

RISEN, SUNK, SMALLER = 0.16, -0.08, 0.92


@dataclass(slots=True)
class Joins:
    """Line-end hyphens that were undone or kept, for one finding in the end."""

    vocabulary: Vocabulary
    undone: int = 0
    kept: int = 0
    doubtful: list[tuple[int, str, str]] = field(default_factory=list)


def runs_of(line: TypeLine) -> list[Run]:
    """The runs of one line as they stand."""
    out: list[Run] = []
    for fragment in line.fragments:
        run = Run(text=fragment.text, marks=marks_of(fragment, line), href=fragment.href)
        if out and out[-1].marks == run.marks and out[-1].href == run.href:
            out[-1] = Run(text=out[-1].text + run.text, marks=run.marks, href=run.href)
        else:
            out.append(run)
    return out


def marks_of(fragment: Fragment, line: TypeLine) -> tuple[Mark, ...]:
    """Sorted marks of a fragment: weight, slope, and whether it is set above or below the line."""
    marks: list[Mark] = []
    if fragment.bold:
        marks.append("bold")
    if fragment.italic:
        marks.append("italic")
    small = fragment.size < SMALLER * line.size
    if small and fragment.rise < SUNK * line.size:
        marks.append("sub")
    elif small and fragment.rise > RISEN * line.size:
        marks.append("sup")
    return tuple(marks)


def text_of(lines: Sequence[TypeLine], joins: Joins) -> Text:
    """The text of a block's lines, line ends undone."""
    out: list[Run] = []
    for line in lines:
        runs = runs_of(line)
        if out:
            _join(out, runs, joins, line.page)
        out.extend(runs)
    return strip(merge(Run(text=_spaces(run.text), marks=run.marks, href=run.href) for run in out))


def _spaces(text: str) -> str:
    if "  " in text or "\t" in text or "\xa0" in text:
        lead = " " if text[:1].isspace() else ""
        trail = " " if text[-1:].isspace() and text.strip() else ""
        return lead + " ".join(text.split()) + trail
    return text


def _join(out: list[Run], runs: list[Run], joins: Joins, page: int) -> None:
    """Undo the line end between the runs before and those of the next line, changing both."""
    left = out[-1].text.rstrip()
    right = runs[0].text.lstrip()
    runs[0] = Run(text=right, marks=runs[0].marks, href=runs[0].href)
    if len(left) > 1 and left[-1] in HYPHENS and (left[-2].isalnum() or left[-2] in HYPHENS):
        head = _last_word(out)
        tail = _first_word(runs)
        if head[-1:] == "\u00ad" or joins.vocabulary.is_one_word(head, tail):
            joins.undone += 1
            left = left.rstrip(HYPHENS)
        else:
            joins.kept += 1
        out[-1] = Run(text=left, marks=out[-1].marks, href=out[-1].href)
        return
    if _inside_address(left, right, out[-1], runs[0]):
        out[-1] = Run(text=left, marks=out[-1].marks, href=out[-1].href)
        return
    out[-1] = Run(text=left + " ", marks=out[-1].marks, href=out[-1].href)


def _inside_address(left: str, right: str, before: Run, after: Run) -> bool:
    """Whether the line end stands inside a web address."""
    word = left.rsplit(None, 1)[-1] if left else ""
    return (
        ("://" in word or word.startswith("www."))
        and word[-1:] in "/_-=&?."
        and right[:1].islower()
        and word[-2:] != ")."
    )


def _last_word(runs: list[Run]) -> str:
    word = ""
    for run in reversed(runs):
        text = run.text.rstrip() if not word else run.text
        parts = text.rsplit(None, 1)
        word = (parts[-1] if parts else "") + word
        if len(parts) > 1 or text[:1].isspace() or not text:
            break
    return word


def _first_word(runs: list[Run]) -> str:
    word = ""
    for run in runs:
        parts = run.text.split(None, 1)
        if run.text[:1].isspace() and word:
            break
        word += parts[0] if parts else ""
        if len(parts) > 1 or run.text[-1:].isspace():
            break
    return word
