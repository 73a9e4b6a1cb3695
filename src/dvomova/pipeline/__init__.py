"""One input from file to editions: ``steps`` makes its articles, ``publishing`` is the one way to disk.

``convert_one`` and ``pair`` give ``Conversion`` values, article by article, and write nothing; ``publish`` applies a
person's corrections to them, writes every edition, and keeps in the manifest what was made and from what.
"""

from __future__ import annotations

from .publishing import (
    LEXICON,
    MANIFEST,
    REPORT,
    ArticleOutcome,
    InputFile,
    Manifest,
    Published,
    fingerprint,
    publish,
    read_manifest,
    source_of,
    summary,
    unchanged,
)
from .steps import (
    ALWAYS,
    Conversion,
    Options,
    choose_profile,
    chosen,
    convert_one,
    edition_names,
    editions,
    pair,
    read,
    read_with_profile,
)

__all__ = [
    "ALWAYS",
    "LEXICON",
    "MANIFEST",
    "REPORT",
    "ArticleOutcome",
    "Conversion",
    "InputFile",
    "Manifest",
    "Options",
    "Published",
    "choose_profile",
    "chosen",
    "convert_one",
    "edition_names",
    "editions",
    "fingerprint",
    "pair",
    "publish",
    "read",
    "read_manifest",
    "read_with_profile",
    "source_of",
    "summary",
    "unchanged",
]
