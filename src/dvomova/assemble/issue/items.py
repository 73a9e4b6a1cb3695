"""Items: the blocks of a draft as the splitting of an issue sees them, before anyone asks for languages.

An issue holds thousands of blocks, and only those at the edges of articles matter here. So an item is cheap: its
text, its folded letters, its page, and whether it is running text or stands out as titles, names and labels do.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property

from ...languages.labels import Label, Wordings, fold, match
from ...model import (
    PLAIN_LOOK,
    Block,
    Draft,
    Figure,
    Formula,
    Heading,
    ListItem,
    Look,
    Note,
    Paragraph,
    Table,
    letters_in,
    plain,
)
from ...patterns import identifiers, issue_numbers
from ..people import names
from ..segments import whole

PROSE = 260
"""Letters from which on a paragraph is running text and no line of front matter."""
CLOSED = 110
"""… or that many, if it ends as a sentence does."""
SURE_NAME = 0.85
SHOWN = 420
"""The most letters that a title, a byline or an affiliation has."""
ADDRESS = 12
"""Letters besides a web address that make a source of it."""
ENDS = ("reviewer", "keywords", "abstract", "conflict", "funding", "cite")
DATED = ("received", "revised", "accepted")
HEADS = ("udc", "doi", "section", "orcid", "jel", "issn", "correspondence")


@dataclass(frozen=True)
class IssueItem:
    """A block: ``page`` and ``last`` are its first and last page of the file (0 where the input has none)."""

    at: int
    block: Block
    text: str
    page: int
    last: int
    top: float
    first: bool
    label: Label | None

    @cached_property
    def letters(self) -> str:
        """Letters and digits only, without case and look-alikes."""
        return fold(self.text)

    @property
    def look(self) -> Look:
        return getattr(self.block, "look", PLAIN_LOOK)

    @property
    def floating(self) -> bool:
        return isinstance(self.block, Table | Figure | Formula | Note)

    @cached_property
    def prose(self) -> bool:
        """Whether it is running text."""
        if not isinstance(self.block, Paragraph | ListItem) or self.introduces:
            return False
        letters = letters_in(self.text)
        return letters >= PROSE or (letters >= CLOSED and self.text.rstrip()[-1:] in ".!?:;…»”)" and not self.strong)

    @property
    def introduces(self) -> bool:
        """Whether it is headed by a name in bold type: what follows says who that is, however long."""
        run_in = plain(self.block.run_in) if isinstance(self.block, Paragraph) else ""
        found = names.byline(run_in) if run_in else None
        return found is not None and found.sure >= SURE_NAME and not found.rest

    @property
    def strong(self) -> bool:
        """Whether its look sets it apart from running text."""
        look = self.look
        return look.bold or look.capitals or look.size >= 1.12 or look.setting in ("center", "right")

    @cached_property
    def entry(self) -> bool:
        """Whether it reads like an entry of a reference list, and not like an address alone."""
        if isinstance(self.block, Heading) or self.means(*HEADS):
            return False
        return issue_numbers.entry_like(self.text) and len(fold(identifiers.URL.sub(" ", self.text))) >= ADDRESS

    @property
    def closes(self) -> bool:
        """Whether it is what articles end with: a source, a date, a reviewer, an abstract, running text."""
        label = self.label
        ends = label is not None and (label.means(*DATED) or (label.closed and label.means(*ENDS)))
        ends = ends and not self.means(*HEADS)
        return self.prose or self.entry or ends

    @cached_property
    def shown(self) -> bool:
        """Whether it may be part of an article's head: short, and no running text."""
        return not self.floating and not self.closes and 2 <= len(self.letters) <= SHOWN

    @cached_property
    def byline(self) -> names.Byline | None:
        """The people whom it names, if it can be a byline at all."""
        if self.floating or self.prose or self.entry or len(self.text) > SHOWN:
            return None
        return names.byline(self.text)

    @property
    def families(self) -> tuple[str, ...]:
        """The family names of all who may be named."""
        return tuple(person.name.family for person in self.byline.people) if self.byline else ()

    @property
    def people(self) -> int:
        """How many people it names, if it is a byline that can be trusted."""
        return len(self.byline.people) if self.byline and self.byline.sure >= 0.8 else 0

    @cached_property
    def capitals(self) -> float:
        """The share of capitals among its letters."""
        return capitals(self.text)

    def means(self, *concepts: str) -> bool:
        return self.label is not None and self.label.means(*concepts)

    @property
    def label_closed(self) -> bool:
        """Whether its label is followed by punctuation or nothing."""
        return self.label is not None and self.label.closed

    def labels(self, *concepts: str) -> bool:
        """Whether it says no more than one of these labels."""
        return self.label is not None and self.label.alone and self.label.means(*concepts)


def capitals(text: str) -> float:
    """The share of capitals among the letters of a text."""
    letters = [char for char in text if char.isalpha()]
    return sum(map(str.isupper, letters)) / len(letters) if letters else 0.0


def items(draft: Draft, wordings: Wordings | None = None) -> tuple[IssueItem, ...]:
    """The blocks of a draft as items, in reading order."""
    out: list[IssueItem] = []
    page = 0
    for at, block in enumerate(draft.blocks):
        text = table_text(block) if isinstance(block, Table) else plain(whole(block))
        first, last = (block.boxes[0].page, block.boxes[-1].page) if block.boxes else (page, page)
        label = None if isinstance(block, Table | Figure | Formula) else match(text, wordings)
        out.append(
            IssueItem(
                at=at,
                block=block,
                text=text,
                page=first,
                last=max(first, last),
                top=block.boxes[0].top if block.boxes else 0.0,
                first=first != page or at == 0,
                label=label,
            )
        )
        page = max(first, last)
    return tuple(out)


def table_text(table: Table) -> str:
    """All cells of a table, a row a line."""
    return "\n".join(" ".join(plain(cell.text) for cell in row) for row in table.rows)


def by_page(all_items: Sequence[IssueItem]) -> dict[int, list[IssueItem]]:
    """The items that begin on each page."""
    out: dict[int, list[IssueItem]] = {}
    for item in all_items:
        out.setdefault(item.page, []).append(item)
    return out
