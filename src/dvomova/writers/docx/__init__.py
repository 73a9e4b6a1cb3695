"""The DOCX editions: side by side and in each language, for editors who go on working in Word.

Styles for everything, the language of every run, real footnotes, links and headings, header rows that repeat,
alternative texts, core properties; checked against the rules of the Open XML SDK. The same values are set as in HTML
and PDF (``compose``, ``sheet``), so that the three have one content.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence

from ...editions import editions, labels, stretches
from ...editions.labels import EditionWords
from ...editions.values import AuthorLine, Edition, EditionPart, Passage, Row
from ...journals import Profile
from ...model import Article, Bitext, Lang, plain
from ..templates import only_mark
from .blocks import Blocks
from .columns import Columns
from .frame import SEPARATOR, Heads
from .package import NAMESPACES, Document, blank
from .page import PageSetup
from .page import sheet as page_of
from .runs import Links, RunSetter, locale, paragraph, run_xml
from .styles import load as load_styles

REFERENCE = "reference.docx"


def write(bitext: Bitext, profile: Profile) -> Mapping[str, bytes]:
    """All DOCX editions: file name → bytes. Raises ``ProfileError`` and ``EditionError``."""
    its = page_of(profile)
    return {
        f"{edition.name}.docx": _Writer(edition, bitext.article, profile, its).to_bytes()
        for edition in editions(bitext, profile)
    }


class _Writer:
    """One edition."""

    def __init__(self, edition: Edition, article: Article, profile: Profile, its: PageSetup) -> None:
        self.edition = edition
        self.its = its
        languages = tuple(dict.fromkeys((*edition.languages, *article.languages, article.language)))
        self.words: dict[Lang, EditionWords] = {lang: labels.load(lang, profile) for lang in languages}
        self.own = self.words[edition.languages[0]]
        self.only = only_mark(edition, self.words)
        reference = profile.folder / REFERENCE
        main = edition.languages[0]
        start = blank(its, load_styles(profile), locale(main))
        self.document = Document(start, reference if reference.is_file() else None)
        notes = {p.id: p for part in edition.parts if part.role == "notes" for row in part.rows for p in row.pieces}
        self.setter = RunSetter(Links("link"), notes)
        self.blocks = Blocks(
            its=its,
            setter=self.setter,
            document=self.document,
            levels=stretches.heading_levels(edition),
            media=dict(edition.media),
            picture_word=self.own.figure,
            table_word=self.own.table,
        )

        self.columns = Columns(its, self.blocks.in_column)
        self.heads = Heads(edition, self.own, self.setter, self.document, its)

    def to_bytes(self) -> bytes:
        """The finished file."""
        body = "".join((*self.heads.masthead(), *_with_imprint([*self._front_and_text()], [*self.heads.imprint()])))
        self._footnotes()
        section = self.heads.running()
        self.document.add_links(self.setter.links.ids)
        self.document.fill(body, section)
        edition = self.edition
        self.document.describe(
            title=edition.plain_title,
            author="; ".join(plain(b.names.pieces[0].text) for b in edition.bylines if b.names.pieces),
            keywords=", ".join(
                plain(piece.text)
                for part in edition.parts
                if part.role == "keywords"
                for row in part.rows
                for piece in row.left
            ),
            language=locale(edition.languages[0]),
            subject=next(iter(edition.masthead.journal.values()), ""),
        )
        return self.document.to_bytes()

    # Front matter and text

    def _front_and_text(self) -> Iterator[str]:
        all_ = stretches.stretches(self.edition)
        if self.edition.kind == "single":
            yield from self._title_block()
            yield from self._stretches(all_)
            return
        joined = bool(all_) and all_[0].manner == "table"
        rows = [*self._front_rows(), *(self._table_rows(all_[0]) if joined else ())]
        if rows:
            yield SPACER
            yield self.columns.table_of_two(self._names(), rows)
            yield SPACER
        yield from self._stretches(all_[1:] if joined else all_)

    def _names(self) -> list[tuple[Lang, str]]:
        return [(lang, self.edition.language_names[lang]) for lang in self.edition.languages]

    def _title_block(self) -> Iterator[str]:
        for piece in self.edition.title.pieces:
            yield self.blocks.block(piece)
        for byline in self.edition.bylines:
            for piece in byline.names.pieces:
                yield paragraph("Author", self._name(byline, piece) + self._role(byline, piece.lang, any_=True))
            yield from self._contacts(byline)
        for row in self.edition.affiliations:
            yield from (self.blocks.block(piece) for piece in row.pieces)
        dates = [self.setter(piece.text, piece.lang) for row in self.edition.dates for piece in row.pieces]
        if dates:
            yield paragraph("History", run_xml(SEPARATOR).join(dates), '<w:spacing w:before="100" w:after="0"/>')

    def _name(self, byline: AuthorLine, piece: Passage) -> str:
        marks = run_xml(", ".join(byline.marks), piece.lang, marks=("sup",)) if byline.marks else ""
        return self.setter(piece.text, piece.lang) + marks

    def _role(self, byline: AuthorLine, lang: Lang, *, any_: bool = False) -> str:
        pieces = byline.roles.pieces if byline.roles else ()
        fitting = [piece for piece in pieces if piece.lang == lang] or (list(pieces[:1]) if any_ else [])
        return "".join(
            run_xml(SEPARATOR, lang, style="Role") + self.setter(piece.text, piece.lang, style="Role")
            for piece in fitting
        )

    def _contacts(self, byline: AuthorLine) -> Iterator[str]:
        main = self.edition.languages[0]
        runs = []
        if byline.orcid:
            runs.append(
                run_xml("ORCID ", main) + self.setter.link(f"https://orcid.org/{byline.orcid}", byline.orcid, main)
            )
        if byline.email:
            runs.append(self.setter.link(f"mailto:{byline.email}", byline.email, main))
        if runs:
            yield paragraph("Contact", run_xml(SEPARATOR).join(runs))

    def _front_rows(self) -> Iterator[str]:
        edition, columns = self.edition, self.columns
        yield columns.row_of_two(edition.title, self._mark(edition.title.lang), ruled=False)
        for byline in edition.bylines:
            sides = [
                "".join(
                    paragraph("Author", self._name(byline, piece) + self._role(byline, piece.lang)) for piece in side
                )
                for side in (byline.names.left, byline.names.right)
            ]
            if byline.names.paired:
                yield columns.both(sides[0], sides[1], opens=True)
            elif any(sides):
                yield columns.wide(sides[0] or sides[1], opens=True)
            contacts = "".join(self._contacts(byline))
            if contacts:
                yield columns.wide(contacts)
        for row in (*edition.affiliations, *edition.dates):
            if row.pieces:
                yield columns.row_of_two(row, ruled=False)

    def _mark(self, lang: Lang | None) -> str:
        if lang is None:
            return ""
        note, language = self.only(lang)
        return paragraph("Only", run_xml(note, language))

    def _stretches(self, all_: Sequence[stretches.Stretch]) -> Iterator[str]:
        for stretch in all_:
            if stretch.manner == "table":
                rows = self._table_rows(stretch)
                if rows:
                    yield SPACER
                    yield self.columns.table_of_two(self._names(), rows)
                    yield SPACER
                continue
            for group in stretch.groups:
                if group.part.role == "notes":
                    group = self._uncalled(group)
                yield from self._opening(group)
                if group.rows:
                    yield from self._flow(group)

    def _table_rows(self, stretch: stretches.Stretch) -> list[str]:
        rows = []
        for group in stretch.groups:
            if group.heading and group.heading.pieces:
                rows.append(self.columns.row_of_two(group.heading))
            tight = group.part.role == "keywords"
            rows.extend(self.columns.row_of_two(i.row, self._mark(i.mark), tight=tight) for i in group.rows)
        return [row for row in rows if row]

    def _uncalled(self, group: stretches.RowGroup) -> stretches.RowGroup:
        """Notes that no text calls stay where they are; the others are footnotes."""
        rows = tuple(item for item in group.rows if not any(p.id in self.setter.called for p in item.row.pieces))
        return stretches.RowGroup(
            part=group.part, rows=rows, heading=group.heading if rows else None, opens=group.opens and bool(rows)
        )

    def _opening(self, group: stretches.RowGroup) -> Iterator[str]:
        part: EditionPart = group.part
        if group.opens and part.only:
            yield self._mark(part.only)
        if part.role in ("abstract", "keywords") and self.edition.kind == "single":
            if group.heading and part.role == "abstract":
                yield from (
                    paragraph("AbstractHeading", self.setter(piece.text, piece.lang)) for piece in group.heading.pieces
                )
            return
        if group.heading:
            yield from (self.blocks.block(piece) for piece in group.heading.pieces)
        elif group.opens and part.role == "matter":
            yield SPACER

    def _flow(self, group: stretches.RowGroup) -> Iterator[str]:
        role = group.part.role
        if role == "keywords":
            yield self._keywords(group)
            return
        first = group.opens
        for item in group.rows:
            row: Row = item.row
            mark = self._mark(item.mark)
            if any(exhibit.kind != "formula" for _, exhibit in row.exhibits):
                yield self.blocks.exhibit(row, mark)
                first = False
                continue
            yield mark
            for piece in row.pieces:
                if role == "abstract" and self.edition.kind == "single" and piece.kind == "paragraph":
                    yield paragraph("Abstract", self.setter(piece.text, piece.lang))
                else:
                    yield self.blocks.block(piece, first=first)
                first = piece.kind in ("heading", "label")

    def _keywords(self, group: stretches.RowGroup) -> str:
        """Keywords of one language in a line, after their label."""
        head = ""
        if self.edition.kind == "single" and group.heading and group.heading.pieces:
            label = group.heading.pieces[0]
            head = run_xml(f"{plain(label.text).rstrip(':')}: ", label.lang, style="RunInHeading")
        runs = [self.setter(piece.text, piece.lang) for item in group.rows for piece in item.row.pieces]
        style = "Keywords" if self.edition.kind == "single" else "FirstParagraph"
        return paragraph(style, head + run_xml("; ").join(runs))

    def _footnotes(self) -> None:
        """The notes that the text calls, in the order of their calls."""
        separators = "".join(
            f'<w:footnote w:type="{kind}" w:id="{number}"><w:p><w:r><w:{tag}/></w:r></w:p></w:footnote>'
            for number, kind, tag in (
                (-1, "separator", "separator"),
                (0, "continuationSeparator", "continuationSeparator"),
            )
        )
        setter = RunSetter(Links("note"))
        out = []
        for id_, number in self.setter.called.items():
            piece = self.setter.notes[id_]
            custom = piece.label not in ("", str(number))
            mark = run_xml(piece.label, style="FootnoteReference") if custom else FOOTNOTE_MARK
            runs = mark + run_xml(" ", piece.lang) + setter(piece.text, piece.lang)
            out.append(f'<w:footnote w:id="{number}">{paragraph("FootnoteText", runs)}</w:footnote>')
        xml = f"<w:footnotes {NAMESPACES}>{separators}{''.join(out)}</w:footnotes>"
        self.document.add_part("footnotes", "footnotes", xml, setter.links.ids)


def _with_imprint(text: list[str], imprint: list[str]) -> Iterator[str]:
    """The text and the imprint, never alone on a page: the paragraph before it goes along."""
    last = next((at for at in range(len(text) - 1, -1, -1) if text[at]), None)
    for at, block in enumerate(text):
        alone = at == last and imprint and block.startswith("<w:p>") and block.count("<w:p>") == 1
        yield re.sub(r'(<w:pStyle w:val="\w+"/>)', r"\1<w:keepNext/>", block, count=1) if alone else block
    yield from imprint


SPACER = paragraph("Spacer", "")
FOOTNOTE_MARK = '<w:r><w:rPr><w:rStyle w:val="FootnoteReference"/></w:rPr><w:footnoteRef/></w:r>'
