"""The contents of an issue: its entries, in one language or in several, at its front or its end.

Takes the segments of a file and its running heads, gives ``Contents``. A contents page is read as a stream: a page
number (or a leader without one) ends an entry, wherever blocks were cut, so that a title over several lines or two
entries in one block come out the same. Which part of an entry is authors and which is title is left open, for the
article's own page shows it better (``title_matching``); section headings are capitals or headings in which nobody is
named, with no page or that of the next entry.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from itertools import zip_longest

from ...languages.characters import fold, share_of_capitals
from ...languages.detection import detect_among, languages_of
from ...languages.labels import Labels, of_languages
from ...model import Furniture, Heading, Lang, Paragraph, Table, text_of
from ...model.vocabulary import MATTER, UNDETERMINED, Concept
from ..people import names
from ..people.names import authors_of, last_authors
from ..segments import Segment, by_page
from .contents_pages import LEADER, SHORTEST, contents_pages, rows

INITIAL_CUT = re.compile(r"(?<![^\W\d_])[^\W\d_]\.\s?[^\W\d_]$")
"""The leader behind ``О. І.`` takes the last full stop with it."""
INITIAL_LAST = re.compile(r"(?:^|[\s.])[^\W\d_]\.$")
ROW_NUMBER = re.compile(r"^\s*\d{1,3}[.)]?\s+(?=\D)")
LONGEST = 700
"""No entry is longer; what stood before belongs to something else on the page."""


@dataclass(frozen=True, slots=True, kw_only=True)
class ContentsEntry:
    """An entry as printed, authors and title together; ``page`` is the printed number, if any.

    ``run`` counts the contents of the issue (one a language, mostly); ``at`` is the segment that the entry ends in;
    ``authors`` are those at its head or end, if they are known.
    """

    text: str
    page: str | None
    section: str = ""
    run: int = 0
    lang: Lang = UNDETERMINED
    at: int = 0
    authors: str = ""
    labels: Labels = field(default_factory=of_languages, repr=False)

    @property
    def letters(self) -> str:
        return fold(self.text)

    @property
    def named(self) -> bool:
        """Whether somebody is named at the head or the end of the entry."""
        return bool(self.authors)

    @property
    def notice(self) -> bool:
        """Whether it lists what is no article: requirements, announcements, notes on the authors."""
        label = self.labels.match(self.text)
        return label is not None and label.means(*MATTER, Concept.AUTHOR_INFO)


@dataclass(frozen=True, slots=True)
class Contents:
    """All entries of all contents pages in printed order, and the segments that they were printed in."""

    entries: tuple[ContentsEntry, ...] = ()
    places: frozenset[int] = frozenset()
    pages: tuple[int, ...] = ()
    languages: tuple[Lang, ...] = ()


@dataclass(slots=True)
class _Stream:
    """The entries read so far and what stands before the next page number."""

    entries: list[ContentsEntry] = field(default_factory=list)
    buffer: list[str] = field(default_factory=list)
    section: str = ""
    run: int = 0
    last: int = 0
    labels: Labels = field(default_factory=of_languages)

    def end(self, page: str | None, at: int) -> None:
        text = tidy(" ".join(self.buffer))[-LONGEST:]
        text += "." if INITIAL_CUT.search(text) else ""
        self.buffer = []
        if page is not None:
            if int(page) < self.last:
                self.run += 1
            self.last = int(page)
        section, text = _section_before(text, self.labels)
        self.section = section or self.section
        if len(fold(text)) >= 2:
            entry = ContentsEntry(text=text, page=page, section=self.section, run=self.run, at=at, labels=self.labels)
            self.entries.append(entry)


def read(every: Sequence[Segment], furniture: Sequence[Furniture], labels: Labels) -> Contents:
    """The contents of an issue, running heads and feet consulted. Empty where there is none.

    ``languages`` are those of the running text: a title of a few words is in one of them.
    """
    pages = by_page(every)
    heads: dict[int, list[Furniture]] = {}
    for line in furniture:
        heads.setdefault(line.box.page, []).append(line)
    languages = languages_of([segment.text for segment in every if segment.prose])
    found = contents_pages(pages, {page: [line.text for line in some] for page, some in heads.items()}, labels)
    if not found:
        return Contents(languages=languages)
    times = Counter(fold(line.text) for line in furniture)
    lines = {
        page: _with_lost(pages[page], [line for line in heads.get(page, ()) if times[fold(line.text)] == 1])
        for page in found
    }
    stream = _Stream(labels=labels)
    for page in found:
        if page - 1 not in found:
            stream.buffer, stream.section = [], ""
        for segment in lines[page]:
            _take(segment, stream)
    entries = stream.entries
    if sum(entry.page is not None for entry in entries) < 2 and len(entries) < 2 * len(found):
        entries = _without_numbers([segment for page in found for segment in lines[page]], labels)
    entries = _with_authors(_sections(entries), languages)
    taken = frozenset(segment.at for page in found for segment in pages[page])
    return Contents(entries=tuple(entries), places=taken, pages=tuple(found), languages=languages)


def _with_lost(on_page: Sequence[Segment], once: Sequence[Furniture]) -> list[Segment]:
    """The segments of a page, and between them the lines that were taken for running heads but occur once only."""
    out = list(on_page)
    foot = max((segment.block.boxes[-1].bottom for segment in on_page if segment.block.boxes), default=0.0)
    for line in once:
        upright = line.box.width > line.box.height
        if line.printed_number is not None or not upright or line.box.top > foot:
            continue
        if len(fold(line.text)) < 2 * SHORTEST:
            continue
        block = Paragraph(id="", text=text_of(line.text), boxes=(line.box,))
        page = line.box.page
        lost = Segment(at=-1, block=block, text=line.text, page=page, last_page=page)
        at = next((i for i, segment in enumerate(out) if segment.top > line.box.top), len(out))
        if at:
            out.insert(at, lost)
    return out


def tidy(text: str) -> str:
    """White space folded, the entry's own running number and stray punctuation off."""
    text = ROW_NUMBER.sub("", re.sub(r"\s+", " ", text)).strip(" …·_•").lstrip(".")
    return text if INITIAL_LAST.search(text) else text.rstrip(" .…·_•")


def _take(segment: Segment, stream: _Stream) -> None:
    """Read one segment of a contents page."""
    if segment.is_label(Concept.CONTENTS):
        if stream.entries:
            stream.run, stream.last = stream.run + 1, 0
        stream.buffer, stream.section = [], ""
        return
    if isinstance(segment.block, Table):
        for text, number in rows(segment):
            stream.buffer.append(text)
            if number is not None:
                stream.end(str(number), segment.at)
        return
    if segment.floating:
        return
    before = len(stream.entries)
    start = 0
    for found in LEADER.finditer(segment.content):
        stream.buffer.append(segment.content[start : found.start()])
        stream.end(found[1], segment.at)
        start = found.end()
    rest = segment.content[start:].strip()
    if not rest:
        return
    text, number = rows(replace(segment, text=rest))[0]
    if number is not None and (stream.buffer or fold(text)) and number >= stream.last:
        stream.buffer.append(text)
        stream.end(str(number), segment.at)
    elif _past_other_matter(segment, stream):
        stream.buffer, stream.section = [], tidy(rest)
    elif not stream.buffer and len(stream.entries) == before and _heads_section(segment):
        head, rest = _section_before(tidy(rest), stream.labels)
        stream.section = head or rest
        stream.buffer = [rest] if head else []
    else:
        stream.buffer.append(rest)


def _past_other_matter(segment: Segment, stream: _Stream) -> bool:
    """Whether a section begins although text without a page number stands above: the imprint, in a column beside."""
    set_as_heading = isinstance(segment.block, Heading) and segment.capital_share > 0.8 and _heads_section(segment)
    return set_as_heading and sum(map(len, stream.buffer)) > LONGEST // 2


def _heads_section(segment: Segment) -> bool:
    """Whether an segment without a page number names a section: a heading or capitals, and nobody's name."""
    if segment.people or len(segment.folded) < 4 or len(segment.folded) > 160:
        return False
    return (
        segment.means(Concept.SECTION)
        or segment.capital_share > 0.8
        or (isinstance(segment.block, Heading) and segment.set_apart)
    )


def _section_before(text: str, labels: Labels) -> tuple[str, str]:
    """A section heading in capitals before an entry that goes on otherwise, and the entry without it."""
    label = labels.match(text)
    words = text.split()
    count = 0
    for word in words:
        if not word.isupper() and any(map(str.isalpha, word)):
            break
        count += 1
    while count and len(words[count - 1].strip(".")) == 1:
        count -= 1
    head, rest = " ".join(words[:count]), " ".join(words[count:])
    enough = count >= 2 or (label is not None and label.means(Concept.SECTION))
    if not rest or not enough or len(fold(head)) < 8 or not authors_of(rest) or names.byline(head + " " + words[count]):
        return "", text
    return head, rest


def _sections(entries: Sequence[ContentsEntry]) -> list[ContentsEntry]:
    """The entries without those that only name a section, which becomes the section of those that follow."""
    out: list[ContentsEntry] = []
    section, run, since = "", -1, ""
    for entry, following in zip_longest(entries, entries[1:]):
        if entry.run != run:
            section, run, since = "", entry.run, ""
        heads = (
            following is not None
            and following.page == entry.page
            and not authors_of(entry.text)
            and (share_of_capitals(entry.text) > 0.8 or bool(authors_of(following.text)))
        )
        if heads and not entry.notice:
            section = entry.text
            since = entry.section
            continue
        if entry.section != since:
            section, since = entry.section, entry.section
        out.append(replace(entry, section=section))
    return out


def _without_numbers(on_pages: Sequence[Segment], labels: Labels) -> list[ContentsEntry]:
    """Contents that give no pages: a line of names begins an entry, capitals without a name a section."""
    out: list[ContentsEntry] = []
    section, run, buffer = "", 0, ""
    at = 0
    for segment in on_pages:
        if segment.is_label(Concept.CONTENTS):
            run += bool(out)
            continue
        if segment.people:
            if buffer:
                out.append(ContentsEntry(text=tidy(buffer), page=None, section=section, run=run, at=at, labels=labels))
            buffer = segment.content
        elif _heads_section(segment) and (not buffer or segment.capital_share > 0.8):
            if buffer:
                out.append(ContentsEntry(text=tidy(buffer), page=None, section=section, run=run, at=at, labels=labels))
            buffer, section = "", tidy(segment.content)
        elif buffer:
            buffer = f"{buffer} {segment.content}"
        at = segment.at
    if buffer:
        out.append(ContentsEntry(text=tidy(buffer), page=None, section=section, run=run, at=at, labels=labels))
    return out


def _with_authors(entries: Sequence[ContentsEntry], languages: Sequence[Lang]) -> list[ContentsEntry]:
    """Each entry with its authors and its language; a short one has the language of its contents."""
    runs = {entry.run: " ".join(e.text for e in entries if e.run == entry.run)[:2000] for entry in entries}
    whole = {run: detect_among(text, languages)[0] for run, text in runs.items()}
    out: list[ContentsEntry] = []
    for entry in entries:
        lang, sure = detect_among(entry.text, languages, prior=whole[entry.run])
        authors = authors_of(entry.text) or last_authors(entry.text)
        out.append(replace(entry, lang=lang if sure >= 0.8 else whole[entry.run], authors=authors))
    return out
