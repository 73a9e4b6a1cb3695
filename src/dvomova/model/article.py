"""The article: each fact once, each text by language.

The names are those of JATS and the publisher's editors. A date, a DOI and a page have no language; a
title, an abstract and a name have several. Nothing here knows how a journal prints them.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Literal, TypeAlias

from .block import Block, Note
from .page import Box, Source
from .text import ByLang, Lang, Text

DateKind: TypeAlias = Literal["received", "revised", "accepted", "published"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Title:
    """A title: as an edition shows it, and as it was printed.

    ``text`` is in running case where that could be had (the citation line prints it so);
    ``printed`` keeps the capitals of the title page.
    """

    id: str
    text: Text
    printed: Text


@dataclass(frozen=True, slots=True, kw_only=True)
class Keyword:
    """One keyword."""

    id: str
    text: str


@dataclass(frozen=True, slots=True, kw_only=True)
class PersonName:
    """A name in one language: in its parts where these are known, and as printed."""

    printed: str
    given: str = ""
    family: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Author:
    """One person once; the names, roles and notes are by language.

    ``affiliations`` are ids of ``Article.affiliations``; ``spellings`` are further printed forms of
    the name (a byline and an author note may differ); ``note`` is the whole printed author note.
    """

    id: str
    names: ByLang[PersonName]
    orcid: str | None = None
    email: str | None = None
    roles: ByLang[str] = field(default_factory=dict)
    affiliations: tuple[str, ...] = ()
    spellings: tuple[str, ...] = ()
    note: ByLang[Text] = field(default_factory=dict)


@dataclass(frozen=True, slots=True, kw_only=True)
class Affiliation:
    """An institution with its place, as printed, by language."""

    id: str
    text: ByLang[str]


@dataclass(frozen=True, slots=True, kw_only=True)
class HistoryDate:
    """A date in the article's life: ISO 8601 (``2024-01-04``), and the printed lines by language."""

    kind: DateKind
    iso: str
    printed: ByLang[str] = field(default_factory=dict)


@dataclass(frozen=True, slots=True, kw_only=True)
class Reference:
    """An entry of a reference list, without its printed number.

    ``language_mark`` is what the entry says of its own language (``[in English]``); ``pair`` is the id
    of the same source in another list of the article (DSTU list and transliterated References).
    """

    id: str
    text: Text
    number: str = ""
    lang: Lang | None = None
    language_mark: str | None = None
    doi: str | None = None
    pair: str | None = None
    boxes: tuple[Box, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class ReferenceList:
    """A reference list under its printed heading."""

    id: str
    heading: Text
    items: tuple[Reference, ...]
    lang: Lang | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Matter:
    """Front or back matter with a label of its own: funding, conflict of interest, thanks, licence.

    ``concept`` is a label concept of the language files (``funding``, ``conflict``) or ``other`` for
    text that was not understood and is kept as it is.
    """

    concept: str
    lang: Lang
    heading: Text
    blocks: tuple[Block, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Issue:
    """Where the article appeared. Numbers are strings, for journals print ``23`` and ``1 (15)``."""

    journal: ByLang[str] = field(default_factory=dict)
    issn_print: str | None = None
    issn_online: str | None = None
    publisher: ByLang[str] = field(default_factory=dict)
    volume: str | None = None
    number: str | None = None
    year: str | None = None
    first_page: str | None = None
    last_page: str | None = None
    section: ByLang[str] = field(default_factory=dict)


@dataclass(frozen=True, slots=True, kw_only=True)
class Evidence:
    """Where a field of the article was printed and how sure its reading is (0 to 1), and why."""

    confidence: float
    reason: str
    boxes: tuple[Box, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Article:
    """A bilingual (or trilingual) article.

    ``language`` is that of the body as printed. ``body`` holds one sequence of blocks a language,
    never zipped into pairs. ``file_pages`` are the first and last page of the file.
    """

    schema: Literal["dvomova/article@1"] = "dvomova/article@1"
    source: Source
    journal: str = "generic"
    language: Lang
    languages: tuple[Lang, ...]
    title: ByLang[Title] = field(default_factory=dict)
    abstract: ByLang[tuple[Block, ...]] = field(default_factory=dict)
    keywords: ByLang[tuple[Keyword, ...]] = field(default_factory=dict)
    authors: tuple[Author, ...] = ()
    affiliations: tuple[Affiliation, ...] = ()
    dates: tuple[HistoryDate, ...] = ()
    doi: str | None = None
    udc: str | None = None
    issue: Issue = Issue()
    body: ByLang[tuple[Block, ...]] = field(default_factory=dict)
    notes: tuple[Note, ...] = ()
    references: tuple[ReferenceList, ...] = ()
    matter: tuple[Matter, ...] = ()
    citation: ByLang[str] = field(default_factory=dict)
    file_pages: tuple[int, int] | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Assembled:
    """An article with the evidence for its fields, by field path (``title.uk``, ``authors``, ``doi``)."""

    article: Article
    evidence: Mapping[str, Evidence] = field(default_factory=dict)
