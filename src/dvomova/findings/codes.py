"""The closed list of what can be noticed: each code with its usual severity, its meaning and what to do about it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum


class _Ordered(StrEnum):
    """Words in an order: the later a member is listed, the greater it is."""

    def _rank(self) -> int:
        return list(type(self)).index(self)

    def __lt__(self, other: str) -> bool:
        return self._rank() < type(self)(other)._rank()

    def __le__(self, other: str) -> bool:
        return self._rank() <= type(self)(other)._rank()

    def __gt__(self, other: str) -> bool:
        return self._rank() > type(self)(other)._rank()

    def __ge__(self, other: str) -> bool:
        return self._rank() >= type(self)(other)._rank()


class Severity(_Ordered):
    """How much a finding asks for a person: not at all, to look, to act. The worst is the greatest."""

    INFO = "info"
    WARNING = "warning"
    ERROR = "error"


class Outcome(_Ordered):
    """What became of an article or an input: all well, a person should look, something is missing."""

    DONE = "done"
    REVIEW = "review"
    FAILED = "failed"


class Code(StrEnum):
    """What was noticed; the comment above each group names the step that reports it."""

    # journals
    JOURNAL_UNREADABLE = "journal-unreadable"
    # readers: the file
    FILE_REPAIRED = "file-repaired"
    PAGE_FAILED = "page-failed"
    PAGE_RECOGNISED = "page-recognised"
    PAGE_WITHOUT_TEXT = "page-without-text"
    ATTACHMENT_IGNORED = "attachment-ignored"
    CHART_UNREADABLE = "chart-unreadable"
    FONT_SUBSTITUTED = "font-substituted"
    # text repair
    ENCODING_REPAIRED = "encoding-repaired"
    LOOKALIKES_REPAIRED = "lookalikes-repaired"
    SPACING_REPAIRED = "spacing-repaired"
    HYPHEN_JOINED = "hyphen-joined"
    TEXT_UNREADABLE = "text-unreadable"
    TEXT_HIDDEN = "text-hidden"
    # layout
    FURNITURE_REMOVED = "furniture-removed"
    FIGURE_LETTERS = "figure-letters"
    PICTURE_LEFT_OUT = "picture-left-out"
    # assembly
    FIELD_MISSING = "field-missing"
    FIELD_UNSURE = "field-unsure"
    FIELD_TAKEN_FROM_ELSEWHERE = "field-taken-from-elsewhere"
    LANGUAGE_UNSURE = "language-unsure"
    BLOCK_NOT_UNDERSTOOD = "block-not-understood"
    NAMES_DIFFER = "names-differ"
    SPLIT_UNSURE = "split-unsure"
    PAGES_OUTSIDE_ARTICLES = "pages-outside-articles"
    # alignment
    LINK_WEAK = "link-weak"
    UNIT_UNPAIRED = "unit-unpaired"
    CORRECTION_STALE = "correction-stale"
    # writers
    EDITION_LEFT_OUT = "edition-left-out"


@dataclass(frozen=True, slots=True)
class CodeHelp:
    """What a code means and what a person does about it; ``severity`` is the usual one, a case may have another."""

    severity: Severity
    meaning: str
    advice: str


_INFO, _WARNING, _ERROR = Severity

ABOUT: Mapping[Code, CodeHelp] = {
    Code.JOURNAL_UNREADABLE: CodeHelp(
        _INFO,
        "The file of another journal cannot be used, so that its articles are not recognised.",
        "If the input is of that journal, correct the file; “dvomova doctor --journal NAME” says what is wrong.",
    ),
    Code.FILE_REPAIRED: CodeHelp(
        _WARNING,
        "The file was damaged and could be read only after it was mended.",
        "Compare the number of pages and the last page with the printed issue.",
    ),
    Code.PAGE_FAILED: CodeHelp(
        _ERROR,
        "A page could not be read; its text is missing.",
        "Look at the page; if text is missing, print the file to PDF anew and convert that.",
    ),
    Code.PAGE_RECOGNISED: CodeHelp(
        _INFO,
        "The text of a page comes from text recognition, because the page is an image or its letters cannot be read.",
        "Compare names, numbers and formulas with the page where the finding is a warning.",
    ),
    Code.PAGE_WITHOUT_TEXT: CodeHelp(
        _WARNING,
        "Pages are images and no text recognition is installed, so that they are left out.",
        "Install Tesseract with the command that “dvomova doctor” names, and convert again.",
    ),
    Code.ATTACHMENT_IGNORED: CodeHelp(
        _INFO,
        "Something in the file is no part of the article's text and was left out: attached files, comments, objects.",
        "Nothing, unless the article needs it; then put it into the text.",
    ),
    Code.CHART_UNREADABLE: CodeHelp(
        _WARNING,
        "A chart of a Word file is kept there in a form that cannot be drawn, and is missing in the editions.",
        "Save the chart as a picture in Word, put the picture in its place, and convert the file again.",
    ),
    Code.FONT_SUBSTITUTED: CodeHelp(
        _INFO,
        "The file names fonts that it does not hold; installed ones were used to read it.",
        "Where the finding is a warning, install a font with the command that it names, or letters may be missing.",
    ),
    Code.ENCODING_REPAIRED: CodeHelp(
        _INFO,
        "Text in a wrong encoding was put right.",
        "Read the repaired text once; before and after stand in the finding.",
    ),
    Code.LOOKALIKES_REPAIRED: CodeHelp(
        _INFO,
        "Letters of one alphabet stood in words of another (a Latin “i” in a Cyrillic word) and were replaced.",
        "Nothing; before and after stand in the finding.",
    ),
    Code.SPACING_REPAIRED: CodeHelp(
        _INFO,
        "Words that were torn or joined by wrong spaces were put right.",
        "Nothing; before and after stand in the finding.",
    ),
    Code.HYPHEN_JOINED: CodeHelp(
        _INFO,
        "A word that a line end divided was joined.",
        "Nothing; before and after stand in the finding.",
    ),
    Code.TEXT_UNREADABLE: CodeHelp(
        _WARNING,
        "Letters could not be read: the file does not say which they are.",
        "Compare the place with the page and correct the source, or ask for another copy of the file.",
    ),
    Code.TEXT_HIDDEN: CodeHelp(
        _WARNING,
        "The file holds text that its page does not show; it is left out of the article.",
        "Look whether the text belongs to the article; it stands in the finding.",
    ),
    Code.FURNITURE_REMOVED: CodeHelp(
        _INFO,
        "Running heads, footers and page numbers were left out of the text.",
        "Nothing, unless a line of the text is missing.",
    ),
    Code.FIGURE_LETTERS: CodeHelp(
        _INFO,
        "Letters that belong to a picture are shown by the picture and are no part of the text.",
        "Nothing; the letters stand in the finding.",
    ),
    Code.PICTURE_LEFT_OUT: CodeHelp(
        _INFO,
        "A picture was taken for a part of the page's design and left out.",
        "If it belongs to the article, add it to the edition by hand.",
    ),
    Code.FIELD_MISSING: CodeHelp(
        _WARNING,
        "A field that articles have was not found: a title, an abstract, authors.",
        "Look for it in the source; if it is printed there, report the file.",
    ),
    Code.FIELD_UNSURE: CodeHelp(
        _WARNING,
        "A field was read with little confidence.",
        "Compare it with the page that the finding names.",
    ),
    Code.FIELD_TAKEN_FROM_ELSEWHERE: CodeHelp(
        _INFO,
        "A field comes from another place than usual, for example a title from the contents of the issue.",
        "Compare both wordings, which stand in the finding.",
    ),
    Code.LANGUAGE_UNSURE: CodeHelp(
        _WARNING,
        "The language of a text was not clear.",
        "Check it; if it is wrong, name the languages with “--languages”.",
    ),
    Code.BLOCK_NOT_UNDERSTOOD: CodeHelp(
        _INFO,
        "A part of the text has no known place in an article; it is kept at the end of the edition.",
        "Look whether a title, an author or an affiliation is among it.",
    ),
    Code.NAMES_DIFFER: CodeHelp(
        _INFO,
        "One author's name is printed in different spellings.",
        "Choose one spelling with the author.",
    ),
    Code.SPLIT_UNSURE: CodeHelp(
        _WARNING,
        "Where one article of an issue ends and the next begins was not clear.",
        "Compare the first and last page of both articles with the contents.",
    ),
    Code.PAGES_OUTSIDE_ARTICLES: CodeHelp(
        _INFO,
        "Pages or lines of the file belong to no article: covers, contents, advertisements.",
        "Where the finding is a warning, look whether an article is missing.",
    ),
    Code.LINK_WEAK: CodeHelp(
        _WARNING,
        "Two texts are paired with little confidence.",
        "Look at the line in alignment.tsv; write “yes” under “checked” or put it right, and convert again.",
    ),
    Code.UNIT_UNPAIRED: CodeHelp(
        _INFO,
        "A text has no counterpart in the other language.",
        "Nothing where there is none; else pair it in alignment.tsv and convert again.",
    ),
    Code.CORRECTION_STALE: CodeHelp(
        _WARNING,
        "A corrected line of alignment.tsv no longer fits the text; it is kept at the end of the table.",
        "Correct the line there or delete it, and convert again.",
    ),
    Code.EDITION_LEFT_OUT: CodeHelp(
        _ERROR,
        "An edition could not be made; the others were.",
        "Do what the sentence says, and convert again.",
    ),
}
