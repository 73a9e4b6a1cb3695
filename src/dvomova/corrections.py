"""A person's corrections: ``alignment.tsv`` beside the article, one bead a line.

The table is edited in a spreadsheet, by people who move sentences from cell to cell and know no ids. So a
line is understood by its texts: wherever the letters of a cell stand in the article, that is its span; part
of a sentence is as good as two. ``key`` is a hash of what was written: a line whose texts no longer agree
with it, a line without one, and a line with a word under ``checked`` are the person's; they are kept and
applied on every later run. A line whose text is no longer found stays in the table, marked ``stale``.
"""

from __future__ import annotations

import csv
import hashlib
import io
import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import get_args

from .align.article import notice
from .errors import InputError
from .findings import Code, Finding, Report
from .model import Alignment, Article, Bitext, Link, Span, Unit, plain, spans_plain, texts

COLUMNS = ("languages", "unit", "left", "right", "score", "checked", "key")
CHECKED, STALE = "yes", "stale"
OF_LINKS = (Code.LINK_WEAK, Code.UNIT_UNPAIRED, Code.CORRECTION_STALE)
"""What is noticed about links, and anew when a person corrects them."""
FORMULA = re.compile(r"^[=+\-@]")
"""A cell that begins so would be computed by a spreadsheet: the text of a PDF must not be."""


@dataclass(frozen=True, slots=True, kw_only=True)
class CorrectionLine:
    """A line of the table as it stands in the file."""

    languages: str
    unit: str
    left: str
    right: str
    score: str = ""
    checked: str = ""
    key: str = ""

    @property
    def by_person(self) -> bool:
        """Whether a person wrote, changed or confirmed it."""
        return bool(self.checked.strip()) or self.key != key_of(self)


def key_of(line: CorrectionLine) -> str:
    """A short hash of what a line pairs."""
    parts = (line.languages, line.unit, fold(line.left), fold(line.right))
    return hashlib.sha256("\x1f".join(parts).encode()).hexdigest()[:10]


def fold(text: str) -> str:
    """Text with its white space as single spaces."""
    return " ".join(text.split())


def table(article: Article, alignments: Sequence[Alignment], stale: Sequence[CorrectionLine] = ()) -> bytes:
    """The table of all links, and the lines of an earlier one that no longer fit; UTF-8 with a byte order mark.

    The mark lets spreadsheets read Cyrillic letters as such.
    """
    out = io.StringIO()
    writer = csv.writer(out, delimiter="\t", lineterminator="\r\n")
    writer.writerow(COLUMNS)
    for line in (*lines_of(article, alignments), *stale):
        cells = (line.languages, line.unit, shown(line.left), shown(line.right), line.score, line.checked, line.key)
        writer.writerow(cells)
    return b"\xef\xbb\xbf" + out.getvalue().encode()


def lines_of(article: Article, alignments: Sequence[Alignment]) -> Iterator[CorrectionLine]:
    """A line for each link that has text: a table or a formula without letters is nothing to correct."""
    for alignment in alignments:
        left, right = (dict(texts(article, lang)) for lang in alignment.languages)
        for link in alignment.links:
            line = CorrectionLine(
                languages="-".join(alignment.languages),
                unit=link.unit,
                left=fold(spans_plain(left, link.left)),
                right=fold(spans_plain(right, link.right)),
                score=f"{link.score:.2f}",
                checked=CHECKED if link.by == "person" else "",
            )
            if line.left or line.right:
                yield replace(line, key=key_of(line))


def shown(text: str) -> str:
    """A cell that no spreadsheet computes."""
    return f"'{text}" if FORMULA.match(text) else text


def read_table(data: bytes) -> tuple[CorrectionLine, ...]:
    """The lines of a table as a spreadsheet saved it: tabs, semicolons or commas, UTF-8 or UTF-16.

    Raises ``InputError`` where it is no such table, so that nothing is overwritten.
    """
    try:
        text = data.decode("utf-16" if data[:2] in (b"\xff\xfe", b"\xfe\xff") else "utf-8-sig")
    except UnicodeDecodeError as error:
        raise InputError(
            "alignment.tsv is not saved as Unicode text; save it as “Text, UTF-8” and run again."
        ) from error
    head = text.partition("\n")[0]
    delimiter = max("\t;,", key=head.count)
    rows = csv.DictReader(io.StringIO(text, newline=""), delimiter=delimiter)
    missing = [name for name in COLUMNS[:4] if name not in (rows.fieldnames or ())]
    if missing:
        raise InputError(
            f"alignment.tsv has no column “{missing[0]}” any more; put it back, or move the file away to start anew."
        )
    return tuple(line for row in rows if (line := line_of(row)) is not None)


def line_of(row: dict[str | None, str | list[str] | None]) -> CorrectionLine | None:
    """A row as a line, or nothing where it pairs nothing."""
    cells = {name: str(row.get(name) or "").strip() for name in COLUMNS}
    for side in ("left", "right"):
        cells[side] = fold(
            cells[side][1:] if cells[side].startswith("'") and FORMULA.match(cells[side][1:]) else cells[side]
        )
    return CorrectionLine(**cells) if cells["left"] or cells["right"] else None


class Unfold:
    """Finds folded text in the texts of some blocks, and says where it stands as spans."""

    def __init__(self, blocks: Sequence[tuple[str, str]]) -> None:
        letters: list[str] = []
        self._places: list[tuple[str, int]] = []
        for block, text in blocks:
            for match in re.finditer(r"\S+", text):
                if letters:
                    letters.append(" ")
                    self._places.append((block, match.start()))
                letters.append(match.group())
                self._places += [(block, place) for place in range(match.start(), match.end())]
        self._text = "".join(letters)
        self._at = 0

    def spans(self, text: str) -> tuple[Span, ...] | None:
        """Where a text stands, after the one asked for before if possible; ``None`` if nowhere."""
        wanted = fold(text)
        if not wanted:
            return ()
        found = self._text.find(wanted, self._at)
        if found < 0:
            found = self._text.find(wanted)
        if found < 0:
            return None
        self._at = found + len(wanted)
        out: list[Span] = []
        for block, place in self._places[found : self._at]:
            if out and out[-1].block == block:
                out[-1] = Span(block=block, start=out[-1].start, end=place + 1)
            else:
                out.append(Span(block=block, start=place, end=place + 1))
        return tuple(out)


def apply(
    article: Article, alignments: Sequence[Alignment], lines: Sequence[CorrectionLine], report: Report
) -> tuple[tuple[Alignment, ...], tuple[CorrectionLine, ...]]:
    """The alignments with a person's lines in place of what they touch, and the lines that no longer fit."""
    mine = [line for line in lines if line.by_person]
    stale: list[CorrectionLine] = []
    out = []
    for alignment in alignments:
        name = "-".join(alignment.languages)
        fitting = [line for line in mine if line.languages == name]
        changed, left_over = correct(article, alignment, fitting)
        out.append(changed)
        stale += left_over
    known = {"-".join(alignment.languages) for alignment in alignments}
    stale += [line for line in mine if line.languages not in known]
    for line in stale:
        report.add(
            Code.CORRECTION_STALE,
            "A corrected line of alignment.tsv no longer fits the text; it is kept at the end of the table. "
            "Correct it there or delete it.",
            changes=[(line.left, line.right)],
        )
    return tuple(out), tuple(replace(line, checked=STALE) for line in stale)


def corrected(
    bitext: Bitext, findings: Sequence[Finding], data: bytes
) -> tuple[Bitext, tuple[Finding, ...], tuple[CorrectionLine, ...]]:
    """A bitext with a person's table applied, its findings anew where they are about links, and the stale lines.

    Raises ``InputError`` where ``data`` is no such table.
    """
    report = Report(tuple(finding for finding in findings if finding.code not in OF_LINKS or finding.where is None))
    alignments, stale = apply(bitext.article, bitext.alignments, read_table(data), report)
    for alignment in alignments:
        notice(alignment.links, alignment.languages, report)
    return replace(bitext, alignments=alignments), report.findings, stale


def correct(
    article: Article, alignment: Alignment, lines: Sequence[CorrectionLine]
) -> tuple[Alignment, list[CorrectionLine]]:
    """One alignment, unit by unit."""
    links = list(alignment.links)
    here_letters, there_letters = (
        {name: plain(text) for name, text in texts(article, lang)} for lang in alignment.languages
    )
    stale = [line for line in lines if line.unit not in get_args(Unit)]
    for unit in get_args(Unit):
        own_lines = [line for line in lines if line.unit == unit]
        if not own_lines:
            continue
        of_unit = [link for link in links if link.unit == unit]
        left = unfold(here_letters, [span for link in of_unit for span in link.left])
        right = unfold(there_letters, [span for link in of_unit for span in link.right])
        persons: list[Link] = []
        for line in own_lines:
            here, there = left.spans(line.left), right.spans(line.right)
            if here is None or there is None:
                stale.append(line)
            else:
                persons.append(Link(unit=unit, left=here, right=there, score=1.0, by="person"))
        links = woven(links, persons, (here_letters, there_letters))
    return replace(alignment, links=tuple(links)), stale


def unfold(letters: Mapping[str, str], spans: Sequence[Span]) -> Unfold:
    """The texts of all blocks that the spans of a unit touch, in the order of the article."""
    touched = {span.block for span in spans}
    return Unfold([(name, text) for name, text in letters.items() if name in touched])


def woven(
    links: Sequence[Link], persons: Sequence[Link], letters: tuple[Mapping[str, str], Mapping[str, str]]
) -> list[Link]:
    """The links with a person's in place of those that they overlap; what is left of these stays, unpaired."""
    out: list[Link] = []
    waiting = list(persons)
    left_taken = [span for person in persons for span in person.left]
    right_taken = [span for person in persons for span in person.right]
    for link in links:
        touching = [person for person in persons if overlap(link, person)]
        if not touching:
            out.append(link)
            continue
        out += [person for person in touching if person in waiting]
        waiting = [person for person in waiting if person not in touching]
        left = tuple(rest for span in link.left for rest in without(span, left_taken, letters[0]))
        right = tuple(rest for span in link.right for rest in without(span, right_taken, letters[1]))
        out += [replace(link, left=left, right=(), score=0.0)] if left else []
        out += [replace(link, left=(), right=right, score=0.0)] if right else []
    return out + waiting


def overlap(link: Link, person: Link) -> bool:
    """Whether two links of one unit share letters on either side."""
    if link.unit != person.unit:
        return False
    pairs = [(a, b) for a in link.left for b in person.left] + [(a, b) for a in link.right for b in person.right]
    return any(
        a.block == b.block and (b.end is None or a.start < b.end) and (a.end is None or b.start < a.end)
        for a, b in pairs
    )


def without(span: Span, taken: Sequence[Span], letters: Mapping[str, str]) -> Iterator[Span]:
    """What remains of a span when others have taken their part; white space alone is nothing."""
    text = letters[span.block]
    free = [True] * len(text)
    for other in taken:
        if other.block == span.block:
            end = len(text) if other.end is None else other.end
            free[other.start : end] = [False] * (end - other.start)
    start = span.start
    end = len(text) if span.end is None else span.end
    for place in range(start, end + 1):
        if place == end or not free[place]:
            if text[start:place].strip():
                yield Span(block=span.block, start=start, end=place)
            start = place + 1
