"""Alignment: which sentence, keyword or name says the same in the other language. Stand-off, with scores."""

from .article import align
from .bitext import align_texts
from .sentences import split

__all__ = ["align", "align_texts", "split"]
