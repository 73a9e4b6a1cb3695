"""Plain text made ready for a Markdown parser, so that its own habits survive.

Page ends of converters (form feeds) become paragraph ends. Text files in which an indent or each line makes
a paragraph get the blank lines that Markdown needs. Reference entries written as ``[1]: …`` and footnotes
are taken out of the parser's reach.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from statistics import median

from ...findings import Code, Report, Severity

CONTROL = re.compile(r"[\x00-\x08\x0e-\x1f\x7f-\x84\x86-\x9f\ufeff\ufffe\uffff]")
COMMENT = re.compile(r"<!--.*?-->", re.DOTALL)
ENTRY = re.compile(r"^ {0,3}\[(\d+)\]:(?=\s)", re.MULTILINE)
NOTE_START = re.compile(r"^ {0,3}\[\^([^\]\s]+)\]:[ \t]*(.*)$")
MATTER = re.compile(r"\A---[ \t]*\n((?:[^\n]*\n){1,200}?)(?:---|\.\.\.)[ \t]*\n")
MATTER_LINE = re.compile(r"^([A-Za-z_][\w-]*):[ \t]*(.*)$")
INDENT = re.compile(r"^(?:\t| {2,12})(?=\S)")
LIST_MARK = re.compile(r"^\s*(?:[-*+•]|\d{1,3}[.)])\s")
LONG_LINE = 140
"""Letters of a line that is a whole paragraph."""
FEW_BLANKS, MORE_BLANKS = 0.02, 0.2
"""Shares of the lines that are blank, up to which blank lines mean no paragraphs: where lines are long, and where some
are set in."""
INDENTED_SHARE = (0.02, 0.6)
"""Share of lines that are set in, if they begin paragraphs."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Prepared:
    """The text for the parser, and the footnotes by label."""

    body: str
    notes: Mapping[str, str]


def note_id(label: str) -> str:
    """The id of a footnote until blocks are numbered."""
    return f"^{label}"


def prepare(text: str, *, plain_text: bool, report: Report) -> Prepared:
    """Markdown from a text; ``plain_text`` says that line ends and indents may mean paragraphs."""
    text = text.replace("\f", "\n\n").replace("\v", "\n").replace("\u2028", "\n").replace("\u2029", "\n\n")
    text = CONTROL.sub("", text).replace("\x85", "\n")
    text = COMMENT.sub(lambda found: _comment(found, report), text)
    text = _front_matter(text)
    if plain_text:
        text = _paragraphs(text)
    text = ENTRY.sub(r"\n\\[\1\\]", text)
    body, notes = _footnotes(text)
    return Prepared(body=body, notes=notes)


def _comment(found: re.Match[str], report: Report) -> str:
    words = found.group()[4:-3].strip()
    report.add(
        Code.TEXT_HIDDEN,
        f"A comment that no page shows was left out: “{words[:80]}”.",
        changes=[(found.group(), "")],
        severity=Severity.INFO,
    )
    return ""


def _front_matter(text: str) -> str:
    """A YAML head (pandoc's): its title a heading, its other lines paragraphs."""
    found = MATTER.match(text)
    lines = found.group(1).split("\n") if found else []
    if not found or not any(MATTER_LINE.match(line) for line in lines):
        return text
    out = []
    for line in lines:
        pair = MATTER_LINE.match(line)
        if pair and pair.group(1).lower() == "title":
            out.append("# " + pair.group(2).strip("\"' "))
        else:
            out.append(line.strip())
    return "\n\n".join(out) + "\n\n" + text[found.end() :]


def _paragraphs(text: str) -> str:
    """A plain text with a blank line between paragraphs, however it marks them."""
    lines = text.split("\n")
    filled = [line for line in lines if line.strip()]
    if len(filled) < 4:
        return text
    blanks = len(lines) - len(filled)
    if median(len(line) for line in filled) >= LONG_LINE or (
        blanks <= FEW_BLANKS * len(lines) and max(len(line) for line in filled) > 2 * LONG_LINE
    ):
        return "\n\n".join(line.strip() if not LIST_MARK.match(line) else line for line in filled)
    indented = [bool(INDENT.match(line)) for line in filled]
    share = sum(indented) / len(filled)
    if blanks <= MORE_BLANKS * len(filled) and INDENTED_SHARE[0] <= share <= INDENTED_SHARE[1]:
        return "\n".join("\n" + line.strip() if INDENT.match(line) else line for line in lines)
    return text


def _footnotes(text: str) -> tuple[str, dict[str, str]]:
    """The text without its footnote definitions, and those; lines indented below belong to one."""
    body: list[str] = []
    notes: dict[str, list[str]] = {}
    current: list[str] | None = None
    for line in text.split("\n"):
        start = NOTE_START.match(line)
        if start and start.group(1) not in notes:
            current = notes[start.group(1)] = [start.group(2)]
        elif current is not None and (not line.strip() or INDENT.match(line)):
            current.append(line.strip())
        elif current is not None and current[-1].strip() and not start:
            current.append(line)
        else:
            current = None
            body.append(line)
    return "\n".join(body), {label: "\n".join(lines).strip() for label, lines in notes.items()}
