"""Alignment: which sentence, keyword or name says the same in the other language. Stand-off, with scores.

``align`` links an article's languages, ``align_texts`` any two texts; ``learn_archive`` and the functions of lexicons
keep what was learned.
"""

from __future__ import annotations

from ..patterns.sentences import split
from .article import align
from .beads import align_texts
from .learning import learn_archive
from .lexicon import Lexicon, from_tsv, to_tsv

__all__ = [
    "Lexicon",
    "align",
    "align_texts",
    "from_tsv",
    "learn_archive",
    "split",
    "to_tsv",
]
