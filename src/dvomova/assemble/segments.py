"""Segments: the blocks of a draft with what their form shows, made once for an issue and for its articles.

``segments`` takes a draft and the labels, and gives a ``SegmentedDraft``: each block with its plain text,
its pages and the label that it begins with, and of the draft what later steps need besides. No later step reads a
``Draft``. Languages are left open here: they are those of one article's own text (``segment_languages``).
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from functools import cached_property

from ..languages.characters import fold, share_of_capitals
from ..languages.labels import Label, Labels, of_languages
from ..model import (
    PLAIN_LOOK,
    Block,
    Box,
    Draft,
    Figure,
    Formula,
    Furniture,
    Heading,
    Lang,
    ListItem,
    Look,
    Note,
    Paragraph,
    Source,
    Table,
    Text,
    block_text,
    cut,
    letters_in,
    merge,
    plain,
    strip,
    text_of,
)
from ..model.vocabulary import DATES, HEADS, UNDETERMINED, Concept
from ..patterns import identifiers, issue_numbers, sentences
from ..patterns.prose import Prose, prose
from .people import names

RUN_ON = 500
"""Characters: a longer paragraph of keywords holds text that is none."""
LABEL_REACH, LONGEST_ABSTRACT = 40, 4000
"""Characters of a label with its colon; longer paragraphs are no abstracts."""
LONGEST_HEAD = 420
"""The most letters that a title, a byline or an affiliation has."""
LEAST_ENTRY = 12
"""Letters besides a web address that make an entry of a reference list of it."""
LIKELY_LANGUAGE, CERTAIN_LANGUAGE = 0.75, 0.9
"""How sure the language of a segment must be to be its own, and to be preferred to that of its label."""
TRUSTED_BYLINE = 0.8
"""How sure the names of a line must be before an issue is cut by them."""
END_LABELS = frozenset(
    {Concept.REVIEWER, Concept.KEYWORDS, Concept.ABSTRACT, Concept.CONFLICT, Concept.FUNDING, Concept.CITE}
)
DATE_LABELS = DATES - {Concept.PUBLISHED}


@dataclass(frozen=True, eq=False, kw_only=True)
class Segment:
    """A block and what its form shows.

    ``at`` is its place among the segments of an issue, or of an article once the issue is cut; ``page`` and
    ``last_page`` are those of the file (0 where the input has none), ``opens_page`` says that it is the first to begin
    on its page. ``lang`` is its language and ``sure`` how sure that is, once they are known.
    ``labels`` are those that it is read with, for labels further inside its text.
    """

    at: int
    block: Block
    text: str
    label: Label | None = None
    lang: Lang = UNDETERMINED
    sure: float = 0.0
    page: int = 0
    last_page: int = 0
    opens_page: bool = False
    labels: Labels = field(default_factory=of_languages, repr=False)

    @property
    def look(self) -> Look:
        return getattr(self.block, "look", PLAIN_LOOK)

    @property
    def boxes(self) -> tuple[Box, ...]:
        return self.block.boxes

    @property
    def top(self) -> float:
        return self.boxes[0].top if self.boxes else 0.0

    @cached_property
    def letters(self) -> int:
        """How many letters its text has."""
        return letters_in(self.text)

    @cached_property
    def content(self) -> str:
        """All that is printed in it: the cells of a table, a row a line; of any other block the text."""
        if not isinstance(self.block, Table):
            return self.text
        return "\n".join(" ".join(plain(cell.text) for cell in row) for row in self.block.rows)

    @cached_property
    def folded(self) -> str:
        """Letters and digits of its content, without case and look-alikes."""
        return fold(self.content)

    @cached_property
    def capital_share(self) -> float:
        """The share of capitals among the letters of its content."""
        return share_of_capitals(self.content)

    @property
    def language_likely(self) -> bool:
        """Whether its language is its own, and not that of its neighbours."""
        return self.sure >= LIKELY_LANGUAGE

    @property
    def language_certain(self) -> bool:
        """Whether its letters and words show its language beyond doubt."""
        return self.sure >= CERTAIN_LANGUAGE

    # ---- its label

    def means(self, *concepts: Concept) -> bool:
        """Whether it begins with a label of one of these concepts."""
        return self.label is not None and self.label.means(*concepts)

    @property
    def label_closed(self) -> bool:
        """Whether its label is followed by punctuation or nothing."""
        return self.label is not None and self.label.closed

    def is_label(self, *concepts: Concept) -> bool:
        """Whether it is no more than a label of one of these concepts."""
        return self.label is not None and self.label.alone and self.label.means(*concepts)

    @property
    def run_in(self) -> str:
        """The heading printed at its head, in the same line as the text."""
        return plain(self.block.run_in) if isinstance(self.block, Paragraph) else ""

    # ---- what kind of text it is, by its form

    @property
    def floating(self) -> bool:
        """Whether it stands beside the text and not in it."""
        return isinstance(self.block, Table | Figure | Formula | Note)

    @property
    def headed(self) -> bool:
        """Whether it stands out as a heading does: alone on its lines, and set apart by its look."""
        look = self.look
        if isinstance(self.block, Heading):
            return True
        return len(self.text) < 120 and (look.bold or look.capitals or look.size > 1.08 or look.setting == "center")

    @property
    def set_apart(self) -> bool:
        """Whether its look sets it apart from running text, whatever its length."""
        look = self.look
        return look.bold or look.capitals or look.size >= 1.12 or look.setting in ("center", "right")

    @cached_property
    def prose_level(self) -> Prose:
        """How much its text is running text, whatever its look."""
        return prose(self.text)

    @property
    def prose(self) -> bool:
        """Whether it is running text, and no line of front matter."""
        if self.floating or isinstance(self.block, Heading):
            return False
        return self.prose_level >= Prose.CLOSED and not (self.prose_level is Prose.SENTENCES and self.look.capitals)

    @cached_property
    def unmarked_prose(self) -> bool:
        """Whether it is running text whose look is that of running text: an issue is cut between such text.

        Not what a name in bold type heads: that says who somebody is, however long.
        """
        if not isinstance(self.block, Paragraph | ListItem) or self._headed_by_name:
            return False
        return self.prose_level is Prose.LONG or (self.prose_level >= Prose.CLOSED and not self.set_apart)

    @property
    def _headed_by_name(self) -> bool:
        found = names.byline(self.run_in) if self.run_in else None
        return found is not None and found.certain and not found.rest

    @cached_property
    def entry(self) -> bool:
        """Whether it reads like an entry of a reference list, and not like an address alone."""
        if isinstance(self.block, Heading) or self.means(*HEADS):
            return False
        return (
            issue_numbers.entry_like(self.content) and len(fold(identifiers.URL.sub(" ", self.content))) >= LEAST_ENTRY
        )

    @cached_property
    def ends_article(self) -> bool:
        """Whether it is what articles end with: an entry, a date, a reviewer, an abstract, running text."""
        label = self.label
        ends = label is not None and (label.means(*DATE_LABELS) or (label.closed and label.means(*END_LABELS)))
        return self.unmarked_prose or self.entry or (ends and not self.means(*HEADS))

    @cached_property
    def head_like(self) -> bool:
        """Whether it may be part of an article's head: short, and neither running text nor what articles end with."""
        return not self.floating and not self.ends_article and 2 <= len(self.folded) <= LONGEST_HEAD

    # ---- whom it names

    @cached_property
    def byline(self) -> names.Byline | None:
        """The people whom it names, if it may be a byline at the head of an article."""
        if self.floating or self.unmarked_prose or self.entry or len(self.text) > LONGEST_HEAD:
            return None
        return names.byline(self.text)

    @property
    def families(self) -> tuple[str, ...]:
        """The family names of all who may be named."""
        return tuple(person.name.family for person in self.byline.people) if self.byline else ()

    @property
    def people(self) -> int:
        """How many people it names, if it is a byline that can be trusted."""
        return len(self.byline.people) if self.byline and self.byline.sure >= TRUSTED_BYLINE else 0


@dataclass(frozen=True, slots=True, kw_only=True)
class SegmentedDraft:
    """A draft, or the part of it that holds one article, as segments.

    ``furniture`` are the running heads and feet of its pages, ``page_numbers`` the numbers printed on them, ``labels``
    those that it is read with.
    """

    source: Source
    segments: tuple[Segment, ...]
    furniture: tuple[Furniture, ...] = ()
    page_numbers: Mapping[int, str]
    labels: Labels


def segments(draft: Draft, labels: Labels) -> SegmentedDraft:
    """The segments of a draft in reading order."""
    out: list[Segment] = []
    page = 0
    for at, block in enumerate(part for whole_block in draft.blocks for part in _parted(whole_block, labels)):
        text = plain(whole(block))
        first, last = (block.boxes[0].page, block.boxes[-1].page) if block.boxes else (page, page)
        label = None if isinstance(block, Table | Figure | Formula) else labels.match(text)
        opens_page = first != page or at == 0
        page = max(first, last)
        out.append(
            Segment(
                at=at,
                block=block,
                text=text,
                label=label,
                page=first,
                last_page=page,
                opens_page=opens_page,
                labels=labels,
            )
        )
    return SegmentedDraft(
        source=draft.source,
        segments=tuple(out),
        furniture=draft.furniture,
        page_numbers=draft.page_numbers,
        labels=labels,
    )


def by_page(some: Iterable[Segment]) -> dict[int, list[Segment]]:
    """The segments that begin on each page."""
    out: dict[int, list[Segment]] = {}
    for segment in some:
        out.setdefault(segment.page, []).append(segment)
    return out


def parts_at(segment: Segment, edges: Sequence[int]) -> Iterator[Segment]:
    """The segment cut at offsets of its text; all parts stand at its place, and the first keeps its label."""
    block = segment.block
    if not isinstance(block, Paragraph | ListItem):
        yield segment
        return
    lead = {"run_in": ()} if isinstance(block, Paragraph) else {"label": ""}
    for start, end in zip((0, *edges), (*edges, len(segment.text)), strict=True):
        part = replace(block, text=from_offset(segment, start, end), **lead)
        label = segment.label if start == 0 else None
        yield replace(segment, block=part, text=segment.text[start:end].strip(), label=label)


def whole(block: Block) -> Text:
    """All that is printed of a block, the label of a list item included."""
    if isinstance(block, ListItem | Note) and block.label:
        return merge((*text_of(block.label + " "), *block.text))
    return block_text(block)


def from_offset(segment: Segment, start: int, end: int | None = None) -> Text:
    """The styled text of a segment from an offset in its plain text on."""
    return strip(cut(whole(segment.block), start, end))


def joined(texts: Iterable[Text]) -> Text:
    """Texts as one, with a space between."""
    out: list[Text] = []
    for text in texts:
        if out and text:
            out.append(text_of(" "))
        out.append(text)
    return merge(run for text in out for run in text)


def squeezed(text: str) -> str:
    """A text with its white space folded."""
    return re.sub(r"\s+", " ", text).strip()


def _parted(block: Block, labels: Labels) -> tuple[Block, ...]:
    """A paragraph as two where keywords and what is none were typed without a break between them, as in Word files."""
    if not isinstance(block, Paragraph):
        return (block,)
    text = plain(block.text)
    at = _keywords_inside(text, labels) or _text_after_keywords(block, text, labels)
    if at is None:
        return (block,)
    above = replace(block, text=strip(cut(block.text, 0, at)))
    return above, replace(block, id=f"{block.id}-2", run_in=(), text=strip(cut(block.text, at)))


def _keywords_inside(text: str, labels: Labels) -> int | None:
    """Where a label of keywords begins behind the sentences of an abstract: late, and with little behind it."""
    colon = text.rfind(":", LABEL_REACH) if len(text) < LONGEST_ABSTRACT else -1
    stop = text.rfind(". ", max(colon - LABEL_REACH, 0), colon) if colon > 0 else -1
    if stop < 0:
        return None
    label = labels.match(text[stop + 2 :])
    found = label is not None and label.means(Concept.KEYWORDS) and stop + 2 + label.end >= colon - 1
    return stop + 2 if found and len(text) - colon < RUN_ON else None


def _text_after_keywords(block: Paragraph, text: str, labels: Labels) -> int | None:
    """Where running text begins in a paragraph of keywords."""
    if len(text) < RUN_ON:
        return None
    label = labels.match(plain(whole(block)))
    end = next(sentences.ends(text), None) if label and label.closed and label.means(Concept.KEYWORDS) else None
    rest = text[end:] if end and end <= RUN_ON else ""
    return end if letters_in(rest) >= 200 and sentences.sentences(rest) > 1 else None
