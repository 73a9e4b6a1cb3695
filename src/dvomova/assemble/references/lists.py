"""Where the reference lists stand: after a heading, or without one where a run of numbered entries gives them away."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from ...model import Heading, ListItem
from ...patterns import identifiers, issue_numbers, numbering, sentences
from ..people.names import byline, person_word, place_word
from ..segments import Segment

ENDS = (
    "abstract", "keywords", "author_info", "received", "revised", "accepted", "published", "funding", "conflict",
    "acknowledgements", "contribution", "ethics", "cite", "licence", "reviewer", "correspondence", "udc",
    "references", "references_second", "appendix", "doi",
)  # fmt: skip
DATED = ("received", "accepted", "reviewer")
CONTINUES = re.compile(r"\s*(?:[^\W\d_A-ZА-ЯІЇЄҐЁ]|https?:|www\.|\(|//|[–—-]\s|\[|\d{4}\b|doi\b|url\b)", re.IGNORECASE)
LOWER = re.compile(r"\s*[«“\"(]?[a-zа-яіїєґёçğışöüəąęłńśźżà-ÿ]")


@dataclass(frozen=True, slots=True)
class SourceList:
    """A reference list: its heading (or none), and the pieces from ``start`` up to ``end``."""

    heading: Segment | None
    start: int
    end: int

    def __contains__(self, at: int) -> bool:
        return (self.start if self.heading is None else self.heading.at) <= at < self.end


def find(pieces: Sequence[Segment]) -> tuple[SourceList, ...]:
    """All reference lists among the pieces, in printed order."""
    found: list[SourceList] = []
    for i, piece in enumerate(pieces):
        if found and piece.at < found[-1].end:
            continue
        if not (piece.means("references", "references_second") and piece.label and piece.label.alone):
            continue
        following = [p for p in pieces[i + 1 : i + 7] if not p.floating]
        if not following:
            continue
        likely = sum(_entry(p) for p in following[:4])
        if 2 * likely >= len(following[:4]) or (likely and isinstance(following[0].block, ListItem)):
            end = _end(pieces, i + 1)
            found.append(SourceList(piece, piece.at + 1, pieces[end - 1].at + 1))
    return tuple(found) if found else _unheaded(pieces)


def _entry(piece: Segment) -> bool:
    return issue_numbers.entry_like(piece.text) or (numbering.number_of(piece.text)[1] > 0 and len(piece.text) > 30)


def _end(pieces: Sequence[Segment], start: int) -> int:
    """The index after the last piece of a list that begins at an index."""
    numbered = sum(numbering.number_of(p.text)[1] > 0 for p in pieces[start : start + 8]) >= min(2, len(pieces) - start)
    end = _numbered_end(pieces, start) if numbered else _plain_end(pieces, start)
    while end > start + 1 and pieces[end - 1].floating:
        end -= 1
    return end


def _numbered_end(pieces: Sequence[Segment], start: int) -> int:
    last = 0
    for i in range(start, len(pieces)):
        piece = pieces[i]
        if piece.floating:
            continue
        number, head = numbering.number_of(piece.text)
        if number and _follows(int(number), last):
            last = int(number)
        elif _labelled(piece) or (
            _leaves(piece, bool(head), pieces[i - 1] if i > start else None) and not _resumes(pieces[i:], last)
        ):
            return i
    return len(pieces)


def _resumes(ahead: Sequence[Segment], last: int) -> bool:
    """Whether the numbers of a list go on soon: what stands between was torn off, or belongs to a figure."""
    for piece in ahead[:8]:
        if _labelled(piece):
            return False
        number, _ = numbering.number_of(piece.text)
        if number and int(number) == last + 1 and issue_numbers.entry_like(piece.text):
            return True
    return False


def continues(piece: Segment) -> bool:
    """Whether an unnumbered piece inside a numbered list can belong to the entry above it."""
    return _continuation(piece) or (not piece.headed and piece.letters < 120 and LOWER.match(piece.text) is not None)


def _plain_end(pieces: Sequence[Segment], start: int) -> int:
    """Without numbers the list goes on as long as one of the next few pieces looks like an entry."""
    i = start
    while i < len(pieces):
        if _labelled(pieces[i]) or identifiers.is_copyright(pieces[i].text):
            break
        ahead = [p for p in pieces[i : i + 4] if not p.floating]
        stop = next((n for n, p in enumerate(ahead) if _labelled(p) or _title_like(p)), len(ahead))
        if not any(issue_numbers.entry_like(p.text) for p in ahead[:stop]):
            unfinished = i > start and not _ended(pieces[i - 1].text)
            if not (unfinished and stop and LOWER.match(pieces[i].text)):
                break
        i += 1
    return max(i, start + 1)


def _title_like(piece: Segment) -> bool:
    """Whether a piece begins another part: a heading that names nobody and does not go on."""
    if not isinstance(piece.block, Heading) or piece.text.rstrip()[-1:] in ",&":
        return False
    return not issue_numbers.INITIALS.search(piece.text[:60]) and piece.letters >= 6


def _labelled(piece: Segment) -> bool:
    if _about_author(piece.text):
        return True
    label = piece.label
    if label is None or not label.means(*ENDS) or numbering.number_of(piece.text)[1]:
        return False
    return (
        label.alone
        or bool(piece.run_in)
        or (label.closed and not issue_numbers.entry_like(piece.text))
        or label.means(*DATED)
    )


def _about_author(text: str) -> bool:
    """Whether a line says who somebody is, with an ORCID iD or address, which no entry has."""
    known = "@" in text or "orcid" in text or "ORCID" in text
    return known and (person_word(text) or place_word(text)) and not numbering.number_of(text)[1]


def _leaves(piece: Segment, has_number: bool, before: Segment | None) -> bool:
    """Whether a piece that does not continue the numbers of a list stands behind it."""
    unfinished = before is not None and not _ended(before.text)
    if before is not None and unfinished and (LOWER.match(piece.text) or before.text.rstrip()[-1:] in ",&–-"):
        return False
    if identifiers.is_copyright(piece.text):
        return True
    if isinstance(piece.block, Heading):
        return not has_number
    if has_number:
        return not issue_numbers.entry_like(piece.text)
    return not (_continuation(piece) or (unfinished and not piece.headed and piece.letters < 120))


def _ended(text: str) -> bool:
    """Whether an entry ends here: at a full stop or bracket, or with an address on the net, which bears none."""
    text = text.rstrip()
    return text[-1:] in ".]})" or (text[-1:].isdigit() and identifiers.ends_in_address(text))


def _follows(number: int, last: int) -> bool:
    return last < number <= last + 4


def _continuation(piece: Segment) -> bool:
    """Whether an unnumbered piece can belong to the numbered entry before it."""
    if CONTINUES.match(piece.text) and piece.letters < 400 and sentences.sentences(piece.text) < 4:
        return True
    people = byline(piece.text)
    if people and people.sure >= 0.85 and not identifiers.YEAR.search(piece.text):
        return False
    return (
        issue_numbers.entry_like(piece.text)
        and not issue_numbers.citation_like(piece.text)
        and not identifiers.EMAIL.search(piece.text)
    )


def _unheaded(pieces: Sequence[Segment]) -> tuple[SourceList, ...]:
    """A list without a heading: numbered entries in a row, from 1, in the second half.

    Four are sure to be one; in square brackets, the form in which texts cite them, two suffice.
    """
    best: tuple[int, int] | None = None
    for i in range(len(pieces) // 2, len(pieces)):
        if numbering.number_of(pieces[i].text)[0] != "1" or not issue_numbers.entry_like(pieces[i].text):
            continue
        end = _end(pieces, i)
        entries = sum(issue_numbers.entry_like(p.text) and numbering.number_of(p.text)[1] > 0 for p in pieces[i:end])
        least = 2 if pieces[i].text.lstrip().startswith("[") else 4
        if entries >= least and 3 * entries >= 2 * (end - i):
            best = (i, end)
    if best is None:
        return ()
    return (SourceList(None, pieces[best[0]].at, pieces[best[1] - 1].at + 1),)
