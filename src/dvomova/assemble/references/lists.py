"""Where the reference lists stand: after a heading, or without one where a run of numbered entries shows them.

Takes the segments of an article, gives a ``SourceList`` for each list.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from ...model import Heading
from ...model.vocabulary import ENDS, Concept
from ...patterns import identifiers, issue_numbers, numbering, sentences
from ...patterns.continuation import TextForm, begins_inside
from ..people.names import byline, person_word, place_word
from ..segments import Segment

DATED = frozenset({Concept.RECEIVED, Concept.ACCEPTED, Concept.REVIEWER})


@dataclass(frozen=True, slots=True)
class SourceList:
    """A reference list: its heading (or none), and the segments from ``start`` up to ``end``."""

    heading: Segment | None
    start: int
    end: int

    def __contains__(self, at: int) -> bool:
        return (self.start if self.heading is None else self.heading.at) <= at < self.end


def find(segments: Sequence[Segment]) -> tuple[SourceList, ...]:
    """All reference lists among the segments, in printed order."""
    found: list[SourceList] = []
    for i, segment in enumerate(segments):
        if found and segment.at < found[-1].end:
            continue
        if not (segment.means(Concept.REFERENCES, Concept.REFERENCES_SECOND) and segment.label and segment.label.alone):
            continue
        following = [p for p in segments[i + 1 : i + 7] if not p.floating]
        if not following:
            continue
        likely = sum(_entry(p) for p in following[:4])
        if 2 * likely >= len(following[:4]):
            end = _end(segments, i + 1)
            found.append(SourceList(segment, segment.at + 1, segments[end - 1].at + 1))
    return tuple(found) if found else _unheaded(segments)


def floating_in(sources: Sequence[SourceList], every: Sequence[Segment]) -> list[list[Segment]]:
    """Pictures, tables and notes that stand inside each list."""
    return [[s for s in every if s.floating and source.start <= s.at < source.end] for source in sources]


def _entry(segment: Segment) -> bool:
    return issue_numbers.entry_like(segment.text) or (
        numbering.number_of(segment.text)[1] > 0 and len(segment.text) > 30
    )


def _end(segments: Sequence[Segment], start: int) -> int:
    """The index after the last segment of a list that begins at an index."""
    numbered = sum(numbering.number_of(p.text)[1] > 0 for p in segments[start : start + 8]) >= min(
        2, len(segments) - start
    )
    end = _numbered_end(segments, start) if numbered else _plain_end(segments, start)
    while end > start + 1 and segments[end - 1].floating:
        end -= 1
    return end


def _numbered_end(segments: Sequence[Segment], start: int) -> int:
    last = 0
    for i in range(start, len(segments)):
        segment = segments[i]
        if segment.floating:
            continue
        number, head = numbering.number_of(segment.text)
        if number and _follows(int(number), last):
            last = int(number)
        elif _labelled(segment) or (
            _leaves(segment, bool(head), segments[i - 1] if i > start else None) and not _resumes(segments[i:], last)
        ):
            return i
    return len(segments)


def _resumes(ahead: Sequence[Segment], last: int) -> bool:
    """Whether the numbers of a list go on soon: what stands between was torn off, or belongs to a figure."""
    for segment in ahead[:8]:
        if _labelled(segment):
            return False
        number, _ = numbering.number_of(segment.text)
        if number and int(number) == last + 1 and issue_numbers.entry_like(segment.text):
            return True
    return False


def continues(segment: Segment) -> bool:
    """Whether an unnumbered segment inside a numbered list can belong to the entry above it."""
    return _continuation(segment) or (not segment.headed and segment.letters < 120 and begins_inside(segment.text))


def _plain_end(segments: Sequence[Segment], start: int) -> int:
    """Without numbers the list goes on as long as one of the next few segments looks like an entry."""
    i = start
    while i < len(segments):
        if _labelled(segments[i]):
            break
        ahead = [p for p in segments[i : i + 4] if not p.floating]
        stop = next((n for n, p in enumerate(ahead) if _labelled(p)), len(ahead))
        if not any(issue_numbers.entry_like(p.text) for p in ahead[:stop]):
            unfinished = i > start and not _ended(segments[i - 1].text)
            if not (unfinished and stop and begins_inside(segments[i].text)):
                break
        i += 1
    return max(i, start + 1)


def _labelled(segment: Segment) -> bool:
    if _about_author(segment.text):
        return True
    label = segment.label
    if label is None or not label.means(*ENDS) or numbering.number_of(segment.text)[1]:
        return False
    return (
        label.alone
        or bool(segment.run_in)
        or (label.closed and not issue_numbers.entry_like(segment.text))
        or label.means(*DATED)
    )


def _about_author(text: str) -> bool:
    """Whether a line says who somebody is, with an ORCID iD or address, which no entry has."""
    known = "@" in text or "orcid" in text.lower()
    return known and (person_word(text) or place_word(text)) and not numbering.number_of(text)[1]


def _leaves(segment: Segment, has_number: bool, before: Segment | None) -> bool:
    """Whether a segment that does not continue the numbers of a list stands behind it."""
    unfinished = before is not None and not _ended(before.text)
    if before is not None and unfinished and (begins_inside(segment.text) or before.text.rstrip()[-1:] in ",&–-"):
        return False
    if isinstance(segment.block, Heading):
        return not has_number
    if has_number:
        return not issue_numbers.entry_like(segment.text)
    return not (_continuation(segment) or (unfinished and not segment.headed and segment.letters < 120))


def _ended(text: str) -> bool:
    """Whether an entry ends here: at a full stop or bracket, or with an address on the net, which bears none."""
    text = text.rstrip()
    return text[-1:] in ".]})" or (text[-1:].isdigit() and identifiers.ends_in_address(text))


def _follows(number: int, last: int) -> bool:
    return last < number <= last + 4


def _continuation(segment: Segment) -> bool:
    """Whether an unnumbered segment can belong to the numbered entry before it."""
    if begins_inside(segment.text, TextForm.SOURCE) and segment.letters < 400 and sentences.sentences(segment.text) < 4:
        return True
    people = byline(segment.text)
    if people and people.certain and not identifiers.YEAR.search(segment.text):
        return False
    return (
        issue_numbers.entry_like(segment.text)
        and not issue_numbers.citation_like(segment.text)
        and not identifiers.EMAIL.search(segment.text)
    )


def _unheaded(segments: Sequence[Segment]) -> tuple[SourceList, ...]:
    """A list without a heading: numbered entries in a row, from 1, in the second half.

    Four are sure to be one; in square brackets, the form in which texts cite them, two suffice.
    """
    best: tuple[int, int] | None = None
    for i in range(len(segments) // 2, len(segments)):
        if numbering.number_of(segments[i].text)[0] != "1" or not issue_numbers.entry_like(segments[i].text):
            continue
        end = _end(segments, i)
        entries = sum(issue_numbers.entry_like(p.text) and numbering.number_of(p.text)[1] > 0 for p in segments[i:end])
        least = 2 if segments[i].text.lstrip().startswith("[") else 4
        if entries >= least and 3 * entries >= 2 * (end - i):
            best = (i, end)
    if best is None:
        return ()
    return (SourceList(None, segments[best[0]].at, segments[best[1] - 1].at + 1),)
