"""Markdown, and plain text that looks like it, as a Draft.

CommonMark (https://spec.commonmark.org) with tables, as markdown-it-py parses it, and three differences:
HTML is text, never markup that has an effect (only ``<sup>`` and its like become marks);
indentation makes no code, for a first line's indent is common in plain text; and a definition ``[1]: …``
is an entry of a reference list, not the target of every ``[1]``. Footnotes are pandoc's (``[^1]``).
"""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from pathlib import Path

from markdown_it import MarkdownIt
from markdown_it.token import Token

from ...errors import DamagedInput, EmptyInput, TooLarge
from ...findings import Code, Report, Severity
from ...languages.labels import Labels, of_languages
from ...model import (
    Block,
    Cell,
    Draft,
    Figure,
    Heading,
    ListItem,
    Look,
    Note,
    Paragraph,
    Source,
    Table,
    Text,
    merge,
    plain,
    strip,
    text_of,
)
from ...model.text import wholly, without
from ...patterns.headings import is_heading, labelled_run_in, reads_as_heading
from ...patterns.hyphenation import Vocabulary
from ..drafts import attach, finish, in_capitals, run_in_apart
from ..hard_lines import rejoin, unwrap
from ..images import local_picture
from . import plain_text as plain_files
from .encoding import decode
from .inline import runs_of

MAX_BYTES = 30_000_000
HEADING_SIZES = {1: 1.6, 2: 1.4, 3: 1.2}
"""Sizes of headings by level, relative to the text, for the steps that judge a heading by how it is set."""
BOLD_LINE_LEVEL = 3
"""The level of a heading that is only a line in bold: below title and section in most Markdown."""

PARSER = (
    MarkdownIt("commonmark", {"html": False, "maxNesting": 40})
    .enable("table")
    .disable(["code", "html_block", "html_inline"])
)


def read(path: Path, report: Report, labels: Labels | None = None) -> Draft:
    """The blocks of a Markdown or text file. Raises ``InputError`` where there is nothing to read."""
    data = _bytes(path)
    text = decode(data, path.name, report)
    if not text.strip():
        raise EmptyInput(f"“{path.name}” holds no text; check that it is the right file.")
    is_markdown = path.suffix.casefold() in (".md", ".markdown")
    source = Source(
        name=path.name, format="markdown" if is_markdown else "text", sha256=hashlib.sha256(data).hexdigest()
    )
    return read_text(text, path.parent, source, report, labels)


def _bytes(path: Path) -> bytes:
    try:
        size = path.stat().st_size
        if size > MAX_BYTES:
            raise TooLarge(
                f"“{path.name}” has {size // 1_000_000} MB, more than a text of {MAX_BYTES // 1_000_000} MB; split it."
            )
        return path.read_bytes()
    except OSError as error:
        raise DamagedInput(
            f"“{path.name}” cannot be read ({error.strerror}); check the name and the rights."
        ) from error


def read_text(text: str, folder: Path, source: Source, report: Report, labels: Labels | None = None) -> Draft:
    """The same for letters at hand; pictures are sought in the folder."""
    labels = labels or of_languages()
    plain_text = source.format == "text"
    prepared = plain_files.prepare(text, plain_text=plain_text, report=report)
    walk = _Walk(folder, report, Vocabulary(prepared.body.split("\n")), set(prepared.notes), labels)
    walk.blocks(PARSER.parse(prepared.body))
    for label, note in prepared.notes.items():
        body = merge(r for t in PARSER.parse(note) if t.type == "inline" for r in walk.inline(t))
        walk.out.append(Note(id=plain_files.note_id(label), label=label, text=strip(body)))
    blocks = rejoin(walk.out, report)
    if plain_text and not any(isinstance(b, Paragraph) and b.run_in for b in blocks):
        blocks = [_with_run_in(b, *labelled_run_in(b.text, labels)) if isinstance(b, Paragraph) else b for b in blocks]
    return finish(source, attach(blocks, labels), media=walk.media)


def _with_run_in(block: Paragraph, head: Text, rest: Text) -> Paragraph:
    return replace(block, run_in=head, text=rest)


@dataclass
class _Walk:
    """Goes through the parser's tokens once and collects blocks."""

    folder: Path
    report: Report
    vocabulary: Vocabulary
    notes: set[str]
    labels: Labels
    out: list[Block] = field(default_factory=list)
    media: dict[str, bytes] = field(default_factory=dict)
    depth: int = 0
    label: str = ""
    alone: bool = False

    def inline(self, token: Token) -> Text:
        runs = runs_of(token.children or (), self.notes)
        return strip(unwrap(runs, self.vocabulary, self.report))

    def blocks(self, tokens: Sequence[Token]) -> None:
        """Add the blocks of these tokens; each handler gives the place of the token after those that it has read."""
        at = 0
        while at < len(tokens):
            handler = HANDLERS.get(tokens[at].type)
            at = handler(self, tokens, at) if handler else at + 1

    def on_table(self, tokens: Sequence[Token], at: int) -> int:
        end = next(i for i in range(at, len(tokens)) if tokens[i].type == "table_close")
        self.table(tokens[at:end])
        return end + 1

    def on_heading(self, tokens: Sequence[Token], at: int) -> int:
        """A heading is three tokens: its beginning, its text, its end."""
        opening = tokens[at]
        self.heading(tokens[at + 1], int(opening.tag[1:]), setext=opening.markup in ("=", "-"))
        return at + 3

    def on_text(self, tokens: Sequence[Token], at: int) -> int:
        self.paragraph(tokens[at])
        return at + 1

    def on_list(self, tokens: Sequence[Token], at: int) -> int:
        self.depth += 1
        self.alone = _items(tokens, at) == 1
        return at + 1

    def on_list_end(self, _: Sequence[Token], at: int) -> int:
        self.depth -= 1
        return at + 1

    def on_item(self, tokens: Sequence[Token], at: int) -> int:
        token = tokens[at]
        self.label = f"{token.info}{token.markup}" if token.info else "•"
        return at + 1

    def on_item_end(self, _: Sequence[Token], at: int) -> int:
        self.empty_item()
        return at + 1

    def on_fence(self, tokens: Sequence[Token], at: int) -> int:
        self.add(Paragraph(id="", text=text_of(tokens[at].content.strip("\n"))))
        return at + 1

    def add(self, block: Block) -> None:
        self.out.append(block)

    def empty_item(self) -> None:
        """An item without text keeps its label: a reference ``12.`` whose text was lost is worth seeing."""
        if self.label and self.label != "•":
            self.add(ListItem(id="", text=(), label=self.label, level=max(self.depth, 1)))
        self.label = ""

    def heading(self, token: Token, level: int, *, setext: bool) -> None:
        text = self.inline(token)
        if not text:
            return
        if setext and not reads_as_heading(plain(text)):
            self.add(_paragraph(text, self.labels))
            return
        self.add(_heading(text, level, HEADING_SIZES.get(level, 1.0)))

    def paragraph(self, token: Token) -> None:
        children = token.children or []
        text = self.inline(token)
        if text and self.label:
            if self.alone and self.label != "•" and wholly(text, "bold") and reads_as_heading(plain(text)):
                self.add(_heading(merge((*text_of(f"{self.label} ", "bold"), *text)), BOLD_LINE_LEVEL))
            else:
                self.add(_item(text, self.label, max(self.depth, 1)))
            self.label = ""
        elif text:
            self.add(_paragraph(text, self.labels))
        for child in children:
            if child.type == "image":
                self.picture(child)

    def picture(self, token: Token) -> None:
        target = str(token.attrs.get("src", ""))
        found = local_picture(self.folder, target)
        if found:
            name, data = found
            self.media[name] = data
        else:
            self.report.add(
                Code.ATTACHMENT_IGNORED,
                f"The picture “{target[:80]}” is not a picture file beside the text; put it there and convert again.",
                severity=Severity.WARNING,
            )
        self.add(Figure(id="", image=found[0] if found else None, caption=text_of(token.content.strip())))

    def table(self, tokens: Sequence[Token]) -> None:
        rows: list[tuple[Cell, ...]] = []
        cells: list[Cell] = []
        header = False
        for token in tokens:
            if token.type in ("th_open", "td_open"):
                header = token.type == "th_open"
            elif token.type == "inline":
                cells.append(Cell(text=self.inline(token), header=header))
            elif token.type == "tr_close":
                rows.append(tuple(cells))
                cells = []
        self.add(Table(id="", rows=tuple(rows)))


HANDLERS: Mapping[str, Callable[[_Walk, Sequence[Token], int], int]] = {
    "table_open": _Walk.on_table,
    "heading_open": _Walk.on_heading,
    "inline": _Walk.on_text,
    "ordered_list_open": _Walk.on_list,
    "bullet_list_open": _Walk.on_list,
    "ordered_list_close": _Walk.on_list_end,
    "bullet_list_close": _Walk.on_list_end,
    "list_item_open": _Walk.on_item,
    "list_item_close": _Walk.on_item_end,
    "fence": _Walk.on_fence,
}
"""What each kind of token adds; the other kinds add nothing."""


def _items(tokens: Sequence[Token], at: int) -> int:
    """How many items the list that opens at ``at`` has, nested lists not counted."""
    level, count = tokens[at].level, 0
    for token in tokens[at + 1 :]:
        if token.level == level:
            return count
        count += token.type == "list_item_open" and token.level == level + 1
    return count


def _look(text: Text, size: float = 1.0) -> tuple[Look, Text]:
    """The look of a whole block, and its text without the marks that all of it bears."""
    bold, italic = wholly(text, "bold"), wholly(text, "italic")
    look = Look(size=size, bold=bold, italic=italic, capitals=in_capitals(plain(text)))
    text = without(text, "bold") if bold else text
    return look, without(text, "italic") if italic else text


def _heading(text: Text, level: int, size: float = 1.0) -> Heading:
    look, text = _look(text, size)
    return Heading(id="", text=text, level=level, look=look)


def _paragraph(text: Text, labels: Labels) -> Block:
    look, bare = _look(text)
    if is_heading(plain(text), look, labels):
        return _heading(text, BOLD_LINE_LEVEL)
    head, rest = run_in_apart(bare, labels)
    if head:
        inner, rest = _look(rest)
        look = replace(look, italic=look.italic or inner.italic)
    return Paragraph(id="", text=rest, run_in=head, look=look)


def _item(text: Text, label: str, level: int) -> ListItem:
    look, text = _look(text)
    return ListItem(id="", text=text, label=label, level=level, look=look)
