"""What the user's own archive teaches: a lexicon learned from the articles that were converted before.

It lies beside them as ``lexicon.tsv`` and is used by every later run that writes there, so that the tenth
issue is aligned better than the first.
"""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from .. import store
from ..align import Lexicon, learn_archive
from ..errors import InputError, UsageError
from ..model import Bitext


def find(folders: Sequence[Path]) -> tuple[Path, ...]:
    """The saved articles below folders, sorted. Raises ``UsageError`` where there is none."""
    found = sorted({path for folder in folders for path in folder.rglob(store.ARTICLE)})
    if not found:
        named = ", ".join(map(str, folders))
        raise UsageError(f"There are no converted articles in {named}; convert some first: dvomova convert INPUT.")
    return tuple(found)


def learn(articles: Sequence[Path]) -> tuple[Lexicon, ...]:
    """The lexicons of saved articles, one for each pair of languages.

    Raises ``InputError`` where nothing can be learned from them, and ``StoreError``.
    """
    found = learn_archive(store.from_json(Bitext, store.read_bytes(path)) for path in articles)
    if not found:
        raise InputError(
            "Nothing could be learned: the articles have no pairs of which one can be sure. Convert more of them, or "
            "write “yes” under “checked” in their alignment.tsv and convert them again."
        )
    return found
