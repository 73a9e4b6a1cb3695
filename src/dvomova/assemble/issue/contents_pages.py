"""Which pages hold contents: by their label, by dot leaders before numbers, by rows that end in growing numbers.

Takes the segments of a file by page and its running heads, gives page numbers; ``rows`` parts a segment into rows with
the page number that ends each.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from ...languages.characters import SMALL, fold
from ...languages.labels import Labels
from ...model import Table, plain
from ...model.vocabulary import Concept
from ...patterns import identifiers, sentences
from ..people.names import last_authors
from ..segments import Segment

LEADER = identifiers.Sign(
    r"(?:(?:[.·•_‥]\s?){4,}|(?:[.·•_]\s?){2,}(?=\d{1,4}(?!\d))|(?:…[\s.]*){2,}|\.{3}|…(?=\s*\d))"
    r"\s*(?:(\d{1,4})(?!\d)(?:\s?[–—-]\s?\d{1,4}(?!\d))?)?",
    *("..", ". .", "…", "·", "•", "_", "‥"),
)
TRAILING = re.compile(rf"(?:^|(?<=\s))(?:[{SMALL}]{{1,4}}\.\s?)?(\d{{1,4}})(?:\s?[–—-]\s?\d{{1,4}})?\s*$")
SURE_LEADERS = 4
SHORTEST = 8
"""Letters that an entry has at least."""


@dataclass(frozen=True, slots=True)
class _Signs:
    """Signs of contents on a page.

    ``leaders`` are dot leaders, ``numbers`` those before a number; ``endings`` blocks or rows that end in numbers which
    do not fall; ``bylines`` lines of names; ``prose`` whether sentences follow each other.
    """

    labelled: bool
    leaders: int
    numbers: int
    endings: int
    bylines: int
    prose: bool
    tabled: bool

    @property
    def begins(self) -> bool:
        """Whether contents begin here."""
        if self.numbers >= SURE_LEADERS:
            return True
        if self.labelled:
            named = self.bylines >= 2 and not self.prose
            return self.numbers > 0 or self.leaders > 2 or self.endings >= 2 or named
        return self.tabled and self.endings >= SURE_LEADERS and self.bylines > 0 and not self.prose

    def goes_on(self, numbered: bool) -> bool:
        """Whether contents that began on the page before go on here."""
        if self.numbers > 1 or self.leaders > 2:
            return True
        if self.prose:
            return False
        return self.numbers > 0 or (self.endings >= 2 if numbered else self.bylines > 0)


def contents_pages(
    pages: Mapping[int, Sequence[Segment]], heads: Mapping[int, Sequence[str]], labels: Labels
) -> list[int]:
    """The pages of the file that hold contents, in order; ``heads`` are the texts of running heads and feet."""
    found: list[int] = []
    numbered = True
    for page, on_page in pages.items():
        signs = _signs(on_page, heads.get(page, ()), labels)
        if found and found[-1] == page - 1 and (signs.begins or signs.goes_on(numbered)):
            found.append(page)
        elif signs.begins:
            numbered = signs.numbers > 0 or signs.endings >= 2
            found.append(page)
    return found


def _signs(on_page: Sequence[Segment], heads: Sequence[str], labels: Labels) -> _Signs:
    found = [segment.label for segment in on_page if segment.head_like] + [labels.match(text) for text in heads]
    leaders = [leader[1] for segment in on_page for leader in LEADER.finditer(segment.content)]
    return _Signs(
        labelled=any(label is not None and label.alone and label.means(Concept.CONTENTS) for label in found),
        leaders=len(leaders),
        numbers=sum(1 for number in leaders if number),
        endings=_endings(on_page),
        bylines=sum(_named(segment) for segment in on_page),
        prose=any(
            sentences.sentences(segment.content) >= 3 and not LEADER.search(segment.content) for segment in on_page
        ),
        tabled=any(isinstance(segment.block, Table) for segment in on_page),
    )


def _named(segment: Segment) -> int:
    """In how many rows of an segment somebody is named."""
    if isinstance(segment.block, Table):
        return sum(1 for text, number in rows(segment) if number is not None and last_authors(text))
    return int(segment.people > 0)


def _endings(on_page: Sequence[Segment]) -> int:
    """How many blocks or rows end in numbers that do not fall."""
    numbers: list[int] = []
    before = 0
    for segment in on_page:
        if segment.unmarked_prose or segment.entry or (segment.floating and not isinstance(segment.block, Table)):
            continue
        for text, number in rows(segment):
            letters = len(fold(text))
            if number is not None and (letters or before) >= SHORTEST:
                numbers.append(number)
            before = letters
    return sum(1 for a, b in zip([0, *numbers], numbers, strict=False) if b >= a)


def rows(segment: Segment) -> list[tuple[str, int | None]]:
    """The rows of a table, or the block as a whole, each with the page number that ends it."""
    texts = [segment.content]
    if isinstance(segment.block, Table):
        texts = [" ".join(plain(cell.text) for cell in row) for row in segment.block.rows]
    out: list[tuple[str, int | None]] = []
    for text in texts:
        found = TRAILING.search(text)
        number = int(found[1]) if found else None
        if found and number is not None and not 1900 <= number <= 2100 and number > 0:
            out.append((text[: found.start()], number))
        else:
            out.append((text, None))
    return out
