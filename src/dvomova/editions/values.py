"""What an edition shows, and in which order: the plain values that HTML, PDF and DOCX share.

A writer should only have to set type. So everything that is a decision about content is made here, once: which
editions an article gets, what stands in a row with what, what spans the width because it exists in one
language only, where a label of the edition itself is needed. Text is ready for display (``typography``);
the article's own text stays as it was printed.

A ``Row`` holds what corresponds in both languages. In an edition of one language every row has a left side only.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from itertools import groupby
from typing import Literal, TypeAlias

from ..model import ByLang, Figure, Formula, Lang, Table, Text, Unit, plain

Kind: TypeAlias = Literal["parallel", "single"]
PieceKind: TypeAlias = Literal[
    "title",
    "author",
    "affiliation",
    "date",
    "label",
    "paragraph",
    "heading",
    "item",
    "caption",
    "formula",
    "note",
    "keyword",
    "reference",
    "citation",
]
Role: TypeAlias = Literal["abstract", "keywords", "body", "notes", "references", "matter", "about", "citation"]
Exhibit: TypeAlias = Table | Figure | Formula

WEAK = 0.6
"""Links with a lower score are marked as weak, so that a reader of the edition does not trust them blindly."""

LONG_RUN = 3
"""So many rows in a row that exist in one language only leave the table and are set as running text."""


SHORT: frozenset[Role] = frozenset({"abstract", "keywords"})
"""Parts that stay in the table whatever is missing in them: the other language is never far."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Passage:
    """Text of one block, or a part of it, in one language.

    ``id`` is the block's; several pieces may be cut from one block: ``starts`` and ``ends`` say whether this
    one begins and closes it. ``label`` is what stands before the text (``1.``, ``[3]``, ``•``, the mark of a
    note, the number of an affiliation). ``exhibit`` is a table or picture that is drawn with this piece
    (``text`` is its caption: below a figure, above a table). ``level`` counts for headings and list items.
    """

    id: str
    lang: Lang
    text: Text
    kind: PieceKind = "paragraph"
    starts: bool = True
    ends: bool = True
    level: int = 1
    label: str = ""
    exhibit: Exhibit | None = None


Side: TypeAlias = tuple[Passage, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Row:
    """What stands side by side; an empty side means that the other spans the width.

    ``score`` is that of the link, ``None`` where the row comes from no link. ``weak``: the pair is doubtful.
    """

    left: Side = ()
    right: Side = ()
    unit: Unit | None = None
    score: float | None = None
    weak: bool = False

    @property
    def pieces(self) -> Side:
        return (*self.left, *self.right)

    @property
    def paired(self) -> bool:
        return bool(self.left and self.right)

    @property
    def lang(self) -> Lang | None:
        """The language of a row that spans the width, else ``None``."""
        return None if self.paired or not self.pieces else self.pieces[0].lang

    @property
    def opens(self) -> bool:
        """Whether a block begins here: such a row has space above."""
        return any(piece.starts for piece in self.pieces)

    @property
    def exhibits(self) -> tuple[tuple[Lang, Exhibit], ...]:
        """Tables, pictures and formulas to draw with this row, each with its language."""
        return tuple((p.lang, p.exhibit) for p in self.pieces if p.exhibit is not None)


@dataclass(frozen=True, slots=True, kw_only=True)
class Band:
    """Rows that are set in one manner: as a table of two columns (``paired``), or as running text."""

    paired: bool
    rows: tuple[Row, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class EditionPart:
    """A section of the edition: abstract, keywords, body, notes, a reference list, matter, about the authors.

    ``id`` is unique in the edition. ``heading`` is a row of pieces (printed in the source, or the edition's
    own word: kind ``label``); the body has none. ``only`` is the language that all of the part is in, where
    it is not (all of) the edition's: such a part is marked once, at its head.
    """

    id: str
    role: Role
    rows: tuple[Row, ...]
    heading: Row | None = None
    only: Lang | None = None

    @property
    def bands(self) -> tuple[Band, ...]:
        """The rows as tables and running text in turn; no empty band."""
        if not any(row.paired for row in self.rows):
            return (Band(paired=False, rows=self.rows),) if self.rows else ()
        flags: list[bool] = []
        for paired, run in groupby(self.rows, key=lambda row: row.paired):
            rows = list(run)
            flags += [paired or len(rows) < LONG_RUN or self.role in SHORT] * len(rows)
        bands: list[Band] = []
        for flag, group in groupby(zip(flags, self.rows, strict=True), key=lambda pair: pair[0]):
            bands.append(Band(paired=flag, rows=tuple(row for _, row in group)))
        return tuple(bands)


@dataclass(frozen=True, slots=True, kw_only=True)
class AuthorLine:
    """An author: a row with the name in each language, and what has no language.

    ``marks`` are numbers of affiliations, empty where one affiliation serves all. ``roles`` is ``None``
    where no role is known.
    """

    id: str
    names: Row
    roles: Row | None = None
    marks: tuple[str, ...] = ()
    orcid: str | None = None
    email: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Masthead:
    """The line above the title: journal, where in it, identifiers.

    ``issue_line`` is by language: ``2024, No. 23, pp. 140–156``; ``section`` the rubric of the issue.
    """

    journal: ByLang[str] = field(default_factory=dict)
    publisher: ByLang[str] = field(default_factory=dict)
    issue_line: ByLang[str] = field(default_factory=dict)
    section: ByLang[str] = field(default_factory=dict)
    issn: tuple[str, ...] = ()
    doi: str | None = None
    udc: str | None = None
    licence: str | None = None
    url: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Edition:
    """One edition, ready to be set.

    ``name`` is the stem of its files (``en-uk``, ``uk``); ``language_names`` are headings of the columns, in
    the languages themselves; ``note_labels`` maps the id of a footnote to the mark that calls it;
    ``media`` are the bytes of the pictures that exhibits name.
    """

    kind: Kind
    name: str
    languages: tuple[Lang, ...]
    language_names: ByLang[str]
    masthead: Masthead
    title: Row
    bylines: tuple[AuthorLine, ...]
    affiliations: tuple[Row, ...]
    dates: tuple[Row, ...]
    parts: tuple[EditionPart, ...]
    note_labels: Mapping[str, str] = field(default_factory=dict)
    media: Mapping[str, bytes] = field(default_factory=dict)

    @property
    def plain_title(self) -> str:
        """The title in the edition's first language that has one, for the file's metadata."""
        return plain(self.title.pieces[0].text) if self.title.pieces else self.name
