"""What frames the text of a DOCX edition: masthead, running heads and feet, imprint."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from ...editions.labels import EditionWords
from ...editions.values import Edition
from ...model import Lang
from ..templates import running_title, shorten
from .columns import layout_table
from .package import NAMESPACES, Document, section_xml
from .page import PageSetup
from .runs import Links, RunSetter, paragraph, run_xml

SEPARATOR = " · "
PAGE_NUMBER = (
    '<w:r><w:tab/></w:r><w:fldSimple w:instr=" PAGE "><w:r><w:t>1</w:t></w:r></w:fldSimple><w:r>'
    '<w:t xml:space="preserve"> / </w:t></w:r><w:fldSimple w:instr=" NUMPAGES "><w:r><w:t>1</w:t></w:r></w:fldSimple>'
)


HEAD_SIZE = 0.74
GAP = 24.0
"""Points between the two halves of a running head."""
FEWEST_LETTERS = 20
"""Letters that a shortened title keeps at least."""
CAPITAL, SMALL = 0.68, 0.52
"""About how wide letters of a text face are, in em."""


def _width(letters: str) -> float:
    """About how wide letters are in the running head, in em of the text: capitals are a third wider."""
    return HEAD_SIZE * sum(CAPITAL if letter.isupper() else SMALL for letter in letters)


@dataclass(frozen=True, slots=True)
class Heads:
    """The frame of one edition."""

    edition: Edition
    own: EditionWords
    setter: RunSetter
    document: Document
    its: PageSetup

    def masthead(self) -> Iterator[str]:
        """Journal and issue above a rule, identifiers below it."""
        head = self.edition.masthead
        if self.edition.kind == "parallel" and len(head.journal) + len(head.issue_line) > 1:
            left, right = (self._journal_lines(lang) for lang in self.edition.languages)
            yield layout_table(self.its, left, right)
        else:
            for lang, name in head.journal.items():
                issue = head.issue_line.get(lang, "")
                yield paragraph("Journal", run_xml(name, lang) + self._tabbed(issue, lang))
            if not head.journal and head.issue_line:
                yield from (paragraph("Issue", run_xml(line, lang)) for lang, line in head.issue_line.items())
        runs = self._identifiers()
        if runs:
            yield paragraph("Identifiers", run_xml(SEPARATOR).join(runs))

    def _tabbed(self, issue: str, lang: Lang) -> str:
        return f"<w:r><w:tab/></w:r>{run_xml(issue, lang, style='IssueMark')}" if issue else ""

    def _journal_lines(self, lang: Lang) -> str:
        head = self.edition.masthead
        out = paragraph("Journal", run_xml(head.journal[lang], lang)) if lang in head.journal else ""
        return out + (paragraph("Issue", run_xml(head.issue_line[lang], lang)) if lang in head.issue_line else "")

    def _identifiers(self) -> list[str]:
        head, main = self.edition.masthead, self.edition.languages[0]
        runs = [run_xml(name, lang) for lang, name in head.section.items()]
        if head.udc:
            runs.append(run_xml(f"{self.own.udc} {head.udc}", main))
        if head.issn:
            runs.append(run_xml(f"ISSN {', '.join(head.issn)}", main))
        if head.doi:
            runs.append(self.setter.link(f"https://doi.org/{head.doi}", f"https://doi.org/{head.doi}", main))
        return [run for run in runs if run]

    def running(self) -> str:
        """The running head and feet, put into the document; gives the properties of its pages."""
        head = self.edition.masthead
        main = self.edition.languages[0]
        journal = next(iter(head.journal.items()), None)
        issue = next(iter(head.issue_line.items()), None)
        left = run_xml(journal[1], journal[0], marks=("bold",)) if journal else ""
        left += run_xml(f"{'  ' if left else ''}{issue[1]}", issue[0]) if issue else ""
        beside = " ".join(value for _, value in (journal or ("", ""), issue or ("", "")))
        right = run_xml(self._fitting(running_title(self.edition, self.own), beside), main)
        header = paragraph("Header", f"{left}<w:r><w:tab/></w:r>{right}")
        links = Links("foot")
        doi = (
            RunSetter(links).link(f"https://doi.org/{head.doi}", f"https://doi.org/{head.doi}", main)
            if head.doi
            else ""
        )
        footer = f"<w:ftr {NAMESPACES}>{paragraph('Footer', doi + PAGE_NUMBER)}</w:ftr>"
        top = self.document.add_part("header1", "header", f"<w:hdr {NAMESPACES}>{header}</w:hdr>", {})
        feet = [self.document.add_part(f"footer{n}", "footer", footer, links.ids) for n in (1, 2)]
        return section_xml(self.its, top, feet[0], feet[1])

    def _fitting(self, title: str, beside: str) -> str:
        """As much of the running title as fits into the line beside the journal's name."""
        room = self.its.measure - GAP - _width(beside) * self.its.size
        letters = len(title)
        while letters > FEWEST_LETTERS and _width(title) * self.its.size > room:
            letters -= 5
            title = shorten(title, letters)
        return title

    def imprint(self) -> Iterator[str]:
        """Publisher, site and licence, at the end."""
        head, main = self.edition.masthead, self.edition.languages[0]
        runs = [run_xml(name, lang) for lang, name in head.publisher.items()]
        if head.url:
            runs.append(self.setter.link(head.url, head.url, main))
        if head.licence:
            address = self.setter.link(head.licence, head.licence, main)
            runs.append(run_xml(f"{self.own.licence}: ", main) + address)
        if runs:
            yield paragraph("Imprint", run_xml(SEPARATOR).join(runs))
