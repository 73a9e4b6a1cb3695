"""Alignment: which sentence, keyword or name says the same in the other language. Stand-off, with scores.

``align`` links an article's languages, ``align_texts`` any two texts; ``learn_archive`` and the functions of lexicons
keep what was learned.
"""

from .archive import learn_archive
from .article import align
from .bitext import align_texts
from .lexicon import Lexicon, from_tsv, merge, to_tsv
from .sentences import split

__all__ = [
    "Lexicon",
    "align",
    "align_texts",
    "from_tsv",
    "learn_archive",
    "merge",
    "split",
    "to_tsv",
]
