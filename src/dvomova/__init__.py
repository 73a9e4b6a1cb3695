"""dvomova (``двомова``, “two languages”): bilingual journal PDFs into clean, aligned, publishable editions.

::

    import dvomova

    for bitext in dvomova.convert("input/article.pdf", "output"):
        print(bitext.article.title["uk"])
"""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING, Any

from .api import align_texts, convert, convert_all, inspect, journals, learn, pair, read, read_article, write
from .errors import DvomovaError
from .findings import Code, Finding, Outcome, Severity
from .journals import Profile
from .model import Alignment, Article, Bead, Bitext, Draft, Link, Span
from .release import __version__

if TYPE_CHECKING:
    from .align import Lexicon
    from .pipeline import Conversion
    from .run import InputOutcome

__all__ = [
    "Alignment",
    "Article",
    "Bead",
    "Bitext",
    "Code",
    "Conversion",
    "Draft",
    "DvomovaError",
    "Finding",
    "InputOutcome",
    "Lexicon",
    "Link",
    "Outcome",
    "Profile",
    "Severity",
    "Span",
    "__version__",
    "align_texts",
    "convert",
    "convert_all",
    "inspect",
    "journals",
    "learn",
    "pair",
    "read",
    "read_article",
    "write",
]


_LATE = {"Conversion": "pipeline", "InputOutcome": "run", "Lexicon": "align"}
"""Values that come from functions, and the modules of their types: these load what reading alone does without."""


def __getattr__(name: str) -> Any:
    """A type of ``_LATE``, when it is first asked for."""
    if name in _LATE:
        return getattr(import_module(f".{_LATE[name]}", __name__), name)
    raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
