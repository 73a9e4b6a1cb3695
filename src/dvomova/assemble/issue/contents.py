"""Contents pages: what an issue says of its own articles, in one language or in several, at its front or its end.

A contents page is told by its label (``Зміст``), by dot leaders before numbers, or by rows that end in growing
numbers. It is read as a stream: a page number (or a leader without one) ends an entry, wherever blocks were cut, so
that a title over several lines or two entries in one block come out the same. What of an entry is authors and what
is title is left open, for the article's own page tells it better (``split_match``); section headings are capitals
or headings in which nobody is named, with no page or that of the next entry.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from itertools import zip_longest

from ...languages.characters import fold
from ...languages.detection import detect_among, languages_of
from ...languages.labels import Labels, of_languages
from ...model import Furniture, Heading, Lang, Paragraph, Table, text_of
from ...model.vocabulary import MATTER, UNDETERMINED, Concept
from ..people import names
from ..people.names import authors_of, last_authors
from .contents_pages import LEADER, SHORTEST, contents_pages, rows
from .items import IssueItem, by_page, capitals

INITIAL_CUT = re.compile(r"(?<![^\W\d_])[^\W\d_]\.\s?[^\W\d_]$")
"""The leader behind ``О. І.`` takes the last full stop with it."""
INITIAL_LAST = re.compile(r"(?:^|[\s.])[^\W\d_]\.$")
ROW_NUMBER = re.compile(r"^\s*\d{1,3}[.)]?\s+(?=\D)")
LONGEST = 700
"""No entry is longer; what stood before belongs to something else on the page."""


@dataclass(frozen=True, slots=True, kw_only=True)
class ContentsEntry:
    """An entry as printed, authors and title together; ``page`` is the printed number, if any.

    ``run`` counts the contents of the issue (one a language, mostly); ``at`` is the item that the entry ends in;
    ``authors`` are those at its head or end, if they can be told.
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
    """All entries of all contents pages in printed order, and the items that they were printed in."""

    entries: tuple[ContentsEntry, ...] = ()
    items: frozenset[int] = frozenset()
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


def read(all_items: Sequence[IssueItem], furniture: Sequence[Furniture], labels: Labels) -> Contents:
    """The contents of an issue, running heads and feet consulted. Empty where there is none."""
    pages = by_page(all_items)
    heads: dict[int, list[Furniture]] = {}
    for piece in furniture:
        heads.setdefault(piece.box.page, []).append(piece)
    languages = languages_of([item.text for item in all_items if item.prose])
    found = contents_pages(pages, {page: [piece.text for piece in some] for page, some in heads.items()}, labels)
    if not found:
        return Contents(languages=languages)
    said = Counter(fold(piece.text) for piece in furniture)
    lines = {
        page: _with_lost(pages[page], [piece for piece in heads.get(page, ()) if said[fold(piece.text)] == 1])
        for page in found
    }
    stream = _Stream(labels=labels)
    for page in found:
        if page - 1 not in found:
            stream.buffer, stream.section = [], ""
        for item in lines[page]:
            _take(item, stream)
    entries = stream.entries
    if sum(entry.page is not None for entry in entries) < 2 and len(entries) < 2 * len(found):
        entries = _without_numbers([item for page in found for item in lines[page]], labels)
    entries = _told(_sections(entries), languages)
    taken = frozenset(item.at for page in found for item in pages[page])
    return Contents(entries=tuple(entries), items=taken, pages=tuple(found), languages=languages)


def _with_lost(on_page: Sequence[IssueItem], once: Sequence[Furniture]) -> list[IssueItem]:
    """The items of a page, and between them the lines that were taken for running heads but occur once only."""
    out = list(on_page)
    foot = max((item.block.boxes[-1].bottom for item in on_page if item.block.boxes), default=0.0)
    for piece in once:
        upright = piece.box.width > piece.box.height
        if piece.printed_number is not None or not upright or piece.box.top > foot:
            continue
        if len(fold(piece.text)) < 2 * SHORTEST:
            continue
        block = Paragraph(id="", text=text_of(piece.text), boxes=(piece.box,))
        lost = IssueItem(-1, block, piece.text, piece.box.page, piece.box.page, piece.box.top, False, None)
        at = next((i for i, item in enumerate(out) if item.top > piece.box.top), len(out))
        if at:
            out.insert(at, lost)
    return out


def tidy(text: str) -> str:
    """White space folded, the entry's own running number and stray punctuation off."""
    text = ROW_NUMBER.sub("", re.sub(r"\s+", " ", text)).strip(" …·_•").lstrip(".")
    return text if INITIAL_LAST.search(text) else text.rstrip(" .…·_•")


def _take(item: IssueItem, stream: _Stream) -> None:
    """Read one item of a contents page."""
    if item.labels(Concept.CONTENTS):
        if stream.entries:
            stream.run, stream.last = stream.run + 1, 0
        stream.buffer, stream.section = [], ""
        return
    if isinstance(item.block, Table):
        for text, number in rows(item):
            stream.buffer.append(text)
            if number is not None:
                stream.end(str(number), item.at)
        return
    if item.floating:
        return
    before = len(stream.entries)
    start = 0
    for found in LEADER.finditer(item.text):
        stream.buffer.append(item.text[start : found.start()])
        stream.end(found[1], item.at)
        start = found.end()
    rest = item.text[start:].strip()
    if not rest:
        return
    text, number = rows(replace(item, text=rest))[0]
    if number is not None and (stream.buffer or fold(text)) and number >= stream.last:
        stream.buffer.append(text)
        stream.end(str(number), item.at)
    elif _past_other_matter(item, stream):
        stream.buffer, stream.section = [], tidy(rest)
    elif not stream.buffer and len(stream.entries) == before and _heads_section(item):
        head, rest = _section_before(tidy(rest), stream.labels)
        stream.section = head or rest
        stream.buffer = [rest] if head else []
    else:
        stream.buffer.append(rest)


def _past_other_matter(item: IssueItem, stream: _Stream) -> bool:
    """Whether a section begins although text without a page number stands above: the imprint, in a column beside."""
    set_as_heading = isinstance(item.block, Heading) and item.capitals > 0.8 and _heads_section(item)
    return set_as_heading and sum(map(len, stream.buffer)) > LONGEST // 2


def _heads_section(item: IssueItem) -> bool:
    """Whether an item without a page number names a section: a heading or capitals, and nobody's name."""
    if item.people or len(item.letters) < 4 or len(item.letters) > 160:
        return False
    return item.means(Concept.SECTION) or item.capitals > 0.8 or (isinstance(item.block, Heading) and item.strong)


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
    """Entries that only name a section, taken out and told to those that follow."""
    out: list[ContentsEntry] = []
    section, run, since = "", -1, ""
    for entry, following in zip_longest(entries, entries[1:]):
        if entry.run != run:
            section, run, since = "", entry.run, ""
        heads = (
            following is not None
            and following.page == entry.page
            and not authors_of(entry.text)
            and (capitals(entry.text) > 0.8 or bool(authors_of(following.text)))
        )
        if heads and not entry.notice:
            section = tidy(f"{entry.section} {entry.text}") if _is_begun(entry, since) else entry.text
            since = entry.section
            continue
        if entry.section != since:
            section, since = entry.section, entry.section
        out.append(replace(entry, section=section))
    return out


def _is_begun(entry: ContentsEntry, since: str) -> bool:
    """Whether a section's heading began on a line before that had no page number of its own."""
    return (
        bool(entry.section) and entry.section != since and capitals(entry.section) > 0.8 and capitals(entry.text) > 0.8
    )


def _without_numbers(on_pages: Sequence[IssueItem], labels: Labels) -> list[ContentsEntry]:
    """Contents that give no pages: a line of names begins an entry, capitals without a name a section."""
    out: list[ContentsEntry] = []
    section, run, buffer = "", 0, ""
    at = 0
    for item in on_pages:
        if item.labels(Concept.CONTENTS):
            run += bool(out)
            continue
        if item.people:
            if buffer:
                out.append(ContentsEntry(text=tidy(buffer), page=None, section=section, run=run, at=at, labels=labels))
            buffer = item.text
        elif _heads_section(item) and (not buffer or item.capitals > 0.8):
            if buffer:
                out.append(ContentsEntry(text=tidy(buffer), page=None, section=section, run=run, at=at, labels=labels))
            buffer, section = "", tidy(item.text)
        elif buffer:
            buffer = f"{buffer} {item.text}"
        at = item.at
    if buffer:
        out.append(ContentsEntry(text=tidy(buffer), page=None, section=section, run=run, at=at, labels=labels))
    return out


def _told(entries: Sequence[ContentsEntry], languages: Sequence[Lang]) -> list[ContentsEntry]:
    """Each entry with its authors and its language; a short one has the language of its contents."""
    runs = {entry.run: " ".join(e.text for e in entries if e.run == entry.run)[:2000] for entry in entries}
    whole = {run: detect_among(text, languages)[0] for run, text in runs.items()}
    out: list[ContentsEntry] = []
    for entry in entries:
        lang, sure = detect_among(entry.text, languages, prior=whole[entry.run])
        authors = authors_of(entry.text) or last_authors(entry.text)
        out.append(replace(entry, lang=lang if sure >= 0.8 else whole[entry.run], authors=authors))
    return out
