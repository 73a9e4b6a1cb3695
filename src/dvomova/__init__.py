"""dvomova (двомова, “two languages”): bilingual journal PDFs into clean, aligned, publishable editions.

::

    import dvomova

    for bitext in dvomova.convert("input/article.pdf", "output"):
        print(bitext.article.title["uk"])
"""

from __future__ import annotations

from .api import align_texts, convert, read
from .errors import DvomovaError
from .model import Alignment, Article, Bead, Bitext, Draft, Link, Span

__version__ = "0.1.0"

__all__ = [
    "Alignment",
    "Article",
    "Bead",
    "Bitext",
    "Draft",
    "DvomovaError",
    "Link",
    "Span",
    "__version__",
    "align_texts",
    "convert",
    "read",
]
