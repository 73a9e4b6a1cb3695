"""The languages of an edition and their fallbacks, and how a block becomes a passage of it.

An ``EditionContext`` turns a value by language into a row: both sides where both exist, one where one does, and the
value in another language where neither does.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import TypeVar

from ..journals import Profile
from ..model import (
    Article,
    Block,
    ByLang,
    Figure,
    Formula,
    Heading,
    Lang,
    ListItem,
    Note,
    Table,
    Text,
    block_text,
    merge,
    text_of,
)
from ..model.vocabulary import UNDETERMINED
from . import labels
from .labels import EditionWords
from .typography import display, display_str
from .values import EditionPart, Kind, Passage, PieceKind, Role, Row

V = TypeVar("V")


@dataclass(frozen=True, slots=True, kw_only=True)
class EditionContext:
    """The article of an edition, and the languages that it is set in: left and right, or one."""

    article: Article
    profile: Profile
    kind: Kind
    languages: tuple[Lang, ...]

    def words(self, lang: Lang) -> EditionWords:
        """The edition's own words in a language."""
        return labels.load(lang, self.profile)

    def row(self, values: ByLang[V], make: Callable[[Lang, V], Passage], *, lend: bool = True) -> Row:
        """A value by language as a row; empty values count as missing.

        ``lend``: where the edition's languages have none, the article's own or any other is taken.
        """
        have: Mapping[Lang, V] = {lang: value for lang, value in values.items() if value}
        if self.kind == "parallel":
            left, right = self.languages
            if left in have or right in have:
                return Row(
                    left=(make(left, have[left]),) if left in have else (),
                    right=(make(right, have[right]),) if right in have else (),
                )
        elif self.languages[0] in have:
            return Row(left=(make(self.languages[0], have[self.languages[0]]),))
        for lang in (self.article.language, *have) if lend else ():
            if lang in have:
                return Row(left=(make(lang, have[lang]),))
        return Row()

    def strings(self, id_: str, kind: PieceKind, values: ByLang[str], label: str = "") -> Row:
        """A row from plain strings by language."""

        def make(lang: Lang, value: str) -> Passage:
            return Passage(id=id_, lang=lang, text=text_of(display_str(value, lang)), kind=kind, label=label)

        return self.row(values, make)

    def label(self, id_: str, pick: Callable[[EditionWords], str], langs: tuple[Lang, ...] = ()) -> Row:
        """A heading in the edition's own words, for its languages (or some of them)."""
        chosen = [lang for lang in self.languages if not langs or lang in langs] or list(self.languages[:1])
        row = self.strings(id_, "label", {lang: pick(self.words(lang)) for lang in chosen})
        left, right = (
            tuple(replace(piece, lang=self.words(piece.lang).lang) for piece in side) for side in (row.left, row.right)
        )
        return replace(row, left=left, right=right)


def pieces(blocks: Iterable[Block], lang: Lang) -> tuple[Passage, ...]:
    """Whole blocks ready for display; ``lang`` is that of the text around them."""
    return tuple(_piece(block, block.lang or lang) for block in blocks)


def _piece(block: Block, lang: Lang) -> Passage:
    text = display(block_text(block), lang)
    if isinstance(block, Heading):
        text = upright(text)
    level = block.level if isinstance(block, Heading | ListItem) else 1
    label = block.label if isinstance(block, ListItem | Note | Formula) else ""
    exhibit = _exhibit(block, lang) if isinstance(block, Table | Figure | Formula) else None
    return Passage(id=block.id, lang=lang, text=text, kind=_kind(block), level=level, label=label, exhibit=exhibit)


def upright(text: Text) -> Text:
    """The text without the bold or italic that all of its letters share: a look of the source, and no emphasis."""
    inked = [set(run.marks) for run in text if run.text.strip()]
    shared = set.intersection(*inked) & {"bold", "italic"} if inked else set()
    return merge(replace(run, marks=tuple(mark for mark in run.marks if mark not in shared)) for run in text)


def _kind(block: Block) -> PieceKind:
    return "caption" if isinstance(block, Table | Figure) else block.kind


def _exhibit(block: Table | Figure | Formula, lang: Lang) -> Table | Figure | Formula:
    """A table with its cells and source line ready for display; anything else as it is."""
    if not isinstance(block, Table):
        return block
    rows = tuple(tuple(replace(cell, text=display(cell.text, lang)) for cell in row) for row in block.rows)
    return replace(block, rows=rows, source=display(block.source, lang))


def part(context: EditionContext, id_: str, role: Role, rows: Sequence[Row], heading: Row | None) -> EditionPart:
    """A part, marked where all of it is in one language that is not all of the edition's."""
    langs = sorted({piece.lang for row in rows for piece in row.pieces})
    paired = any(row.paired for row in rows)
    only = (
        langs[0]
        if not paired and len(langs) == 1 and (langs[0],) != context.languages and langs[0] != UNDETERMINED
        else None
    )
    return EditionPart(
        id=id_, role=role, rows=tuple(rows), heading=heading, only=None if role == "references" else only
    )


def langs_of(rows: Iterable[Row]) -> tuple[Lang, ...]:
    """The languages that occur in rows."""
    return tuple(sorted({piece.lang for row in rows for piece in row.pieces}))
