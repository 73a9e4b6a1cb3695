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

# The only place of the version: the build, the command, TMX files and the manifest of a run read it here. It stands
# before the imports, for modules of the package ask for it while they are loaded.
__version__ = "0.2.0"

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
