"""Whether there is an article: in a whole file before it is cut, and in what was cut out as one.

Takes what was found, gives the reason why it is no article as the end of a sentence, or ``None``. Both rules want
running text first. For a file, where only forms are known, signs for and against are weighed; for an article, whose
fields are known, a title and one of authors, abstract, keywords, references must be there, unless the contents of an
issue list it.
"""

from __future__ import annotations

from collections.abc import Sequence, Set

from ..model.vocabulary import Concept
from .segments import Segment

LEAST_TEXT = 600
"""Letters of running text below which nothing is an article."""
REFERENCES, ENTRIES, ABSTRACT, KEYWORDS, UDC, DOI, PEOPLE = 2.0, 1.0, 1.5, 1.5, 1.0, 1.0, 1.0
"""What labels, entries of a list and heads weigh for an article."""
TEXT_LENGTHS = ((2500, 1.0), (6000, 1.5), (15000, 6.0))
"""What running text weighs from so many letters on; so much as the last is no announcement, whatever stands around."""
CONTENTS, LISTED, BOARD, IMPRINT, NOTICE = -2.0, -3.0, -2.0, -1.0, -2.0
"""What parts of an issue that are no articles weigh; notices up to three times."""
ENOUGH = 1.0
LEAST_ENTRIES, LEAST_LISTED, MOST_NOTICES = 3, 4, 3

NO_TEXT = "holds no article: there is hardly any running text in it (an imprint, contents or a cover?)."
NO_TITLE = "holds no article: no title was found above its text. Check that the file is an article."
NO_PARTS = (
    "holds no article: neither authors nor abstract, keywords or references were found (a call for papers?)."
)  # fmt: skip
NO_SIGNS = (
    "holds no article (only such matter as contents, imprint, an announcement or a call "
    "for papers); convert the files of the articles or the whole issue."
)


def no_article(text_letters: int, *, titled: bool, parts: bool, listed: bool) -> str | None:
    """Why what was cut out is no article.

    ``titled`` says that a title was found, ``parts`` that one of authors, abstract, keywords, references was;
    ``listed`` says that the contents of an issue list it.
    """
    if text_letters < LEAST_TEXT:
        return NO_TEXT
    if listed:
        return None
    if not titled:
        return NO_TITLE
    return None if parts else NO_PARTS


def no_article_in_file(
    outside_contents: Sequence[Segment], head_signs: Set[str], *, listed: int, contents_pages: bool
) -> str | None:
    """Why a file that is no issue holds no article.

    ``outside_contents`` are its segments without those of contents pages, ``head_signs`` the signs of all its heads,
    ``listed`` the number of entries of its contents.
    """
    text = sum(len(s.folded) for s in outside_contents if s.unmarked_prose and not s.entry)
    weight = _for_article(outside_contents, head_signs, text)
    weight += _against(outside_contents, listed, contents_pages)
    return None if text >= LEAST_TEXT and weight >= ENOUGH else NO_SIGNS


def _for_article(some: Sequence[Segment], head_signs: Set[str], text: int) -> float:
    weight = sum(weight for letters, weight in TEXT_LENGTHS if text >= letters)
    weight += REFERENCES * any(s.is_label(Concept.REFERENCES, Concept.REFERENCES_SECOND) for s in some)
    weight += ENTRIES * (sum(s.entry for s in some) >= LEAST_ENTRIES)
    weight += ABSTRACT * any(s.means(Concept.ABSTRACT) and s.label_closed for s in some)
    weight += KEYWORDS * any(s.means(Concept.KEYWORDS) and s.label_closed for s in some)
    return weight + UDC * ("udc" in head_signs) + DOI * ("doi" in head_signs) + PEOPLE * ("people" in head_signs)


def _against(some: Sequence[Segment], listed: int, contents_pages: bool) -> float:
    weight = CONTENTS * (contents_pages or any(s.is_label(Concept.CONTENTS) for s in some))
    weight += LISTED * (listed >= LEAST_LISTED)
    weight += BOARD * any(s.means(Concept.BOARD) and s.label_closed and s.head_like for s in some)
    weight += IMPRINT * any(s.means(Concept.IMPRINT) and s.head_like for s in some)
    notices = sum(s.means(Concept.NOTICE) and s.head_like and (s.set_apart or s.label_closed) for s in some)
    return weight + NOTICE * min(notices, MOST_NOTICES)
