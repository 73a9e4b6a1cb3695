"""Words that steps, files and languages agree on, as types: a slip in one of them is an error and not silence.

The values are those of the JSON files and of the TOML files, so that nothing on disk depends on the names here.
"""

from __future__ import annotations

from enum import StrEnum, unique

UNDETERMINED = "und"
"""The language tag of a text whose language is not known (BCP 47)."""


@unique
class Concept(StrEnum):
    """What a printed label means (``Анотація`` and ``Abstract`` are both ``ABSTRACT``).

    Language files and journals give wordings of concepts; a name that is none is refused when the file is read.
    """

    # numbers and identifiers
    UDC = "udc"
    JEL = "jel"
    DOI = "doi"
    ORCID = "orcid"
    ISSN = "issn"
    VOLUME = "volume"
    ISSUE = "issue"
    # front matter
    SECTION = "section"
    ABSTRACT = "abstract"
    KEYWORDS = "keywords"
    # sections of a body, and parts of a structured abstract
    INTRODUCTION = "introduction"
    RELEVANCE = "relevance"
    PROBLEM = "problem"
    REVIEW = "review"
    GAP = "gap"
    AIM = "aim"
    PURPOSE = "purpose"
    METHODS = "methods"
    MAIN = "main"
    RESULTS = "results"
    DISCUSSION = "discussion"
    CONCLUSIONS = "conclusions"
    LIMITATIONS = "limitations"
    NOVELTY = "novelty"
    PRACTICAL = "practical"
    # lists of sources
    REFERENCES = "references"
    REFERENCES_SECOND = "references_second"
    # dates
    RECEIVED = "received"
    REVISED = "revised"
    ACCEPTED = "accepted"
    PUBLISHED = "published"
    # back matter
    AUTHOR_INFO = "author_info"
    CORRESPONDENCE = "correspondence"
    CONTRIBUTION = "contribution"
    FUNDING = "funding"
    ACKNOWLEDGEMENTS = "acknowledgements"
    CONFLICT = "conflict"
    ETHICS = "ethics"
    CITE = "cite"
    LICENCE = "licence"
    REVIEWER = "reviewer"
    APPENDIX = "appendix"
    # what stands beside the text
    FIGURE = "figure"
    TABLE = "table"
    SOURCE = "source"
    NOTES = "notes"
    # pages of an issue
    CONTENTS = "contents"
    BOARD = "board"
    NOTICE = "notice"
    IMPRINT = "imprint"


DATES = frozenset({Concept.RECEIVED, Concept.REVISED, Concept.ACCEPTED, Concept.PUBLISHED})
"""Labels of the dates of an article's history."""
PARTS = frozenset(
    {
        Concept.INTRODUCTION,
        Concept.RELEVANCE,
        Concept.PROBLEM,
        Concept.REVIEW,
        Concept.GAP,
        Concept.AIM,
        Concept.PURPOSE,
        Concept.METHODS,
        Concept.MAIN,
        Concept.RESULTS,
        Concept.DISCUSSION,
        Concept.CONCLUSIONS,
    }
)
"""Headings of the parts of a body, as journals of the region ask for them."""
SECTIONS = PARTS | {Concept.LIMITATIONS, Concept.NOVELTY, Concept.PRACTICAL}
"""The same and the parts that only structured abstracts have."""
SOURCES = frozenset({Concept.REFERENCES, Concept.REFERENCES_SECOND})
"""Headings of reference lists."""
DECLARATIONS = frozenset(
    {
        Concept.FUNDING,
        Concept.ACKNOWLEDGEMENTS,
        Concept.CONFLICT,
        Concept.ETHICS,
        Concept.CONTRIBUTION,
        Concept.LICENCE,
        Concept.REVIEWER,
    }
)
"""Statements that an article makes about itself, each a section of its back matter."""
PEOPLE = frozenset({Concept.AUTHOR_INFO, Concept.CORRESPONDENCE})
"""Labels of what is printed about the authors."""
FRONT = (
    frozenset(
        {
            Concept.UDC,
            Concept.DOI,
            Concept.ORCID,
            Concept.ISSN,
            Concept.JEL,
            Concept.SECTION,
            Concept.ABSTRACT,
            Concept.CITE,
        }
    )
    | DATES
    | PEOPLE
    | DECLARATIONS
)
"""Labels that stand in front or back matter and never in a body; keywords have rules of their own."""
ENDS = (
    SOURCES
    | DATES
    | PEOPLE
    | DECLARATIONS
    | {Concept.ABSTRACT, Concept.KEYWORDS, Concept.CITE, Concept.UDC, Concept.DOI, Concept.APPENDIX}
)
"""Labels at which a reference list ends."""
HEADS = frozenset(
    {
        Concept.UDC,
        Concept.DOI,
        Concept.SECTION,
        Concept.ORCID,
        Concept.JEL,
        Concept.ISSN,
        Concept.CORRESPONDENCE,
    }
)
"""Labels that stand above an article's title and abstract."""
MATTER = frozenset({Concept.NOTICE, Concept.IMPRINT, Concept.BOARD, Concept.CONTENTS})
"""Headings of pages of an issue that belong to no article."""
ABSTRACTS = frozenset({Concept.ABSTRACT, Concept.KEYWORDS})
"""The two labels by which front matter in any language is known."""
