"""What the user's own archive teaches: a lexicon learned from the articles that were converted before.

It lies beside them as ``lexicon.tsv`` and is used by every later run that writes there, so that the tenth
issue is aligned better than the first.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from pathlib import Path

from .. import store
from ..align import learn_archive, to_tsv
from ..errors import UsageError
from ..model import Bitext


def find(folders: Sequence[Path]) -> tuple[Path, ...]:
    """The saved articles below folders, sorted. Raises ``UsageError`` where there is none."""
    found = sorted({path for folder in folders for path in folder.rglob(store.ARTICLE)})
    if not found:
        named = ", ".join(map(str, folders))
        raise UsageError(f"There are no converted articles in {named}; convert some first: dvomova convert INPUT.")
    return tuple(found)


def lexicon(articles: Sequence[Path]) -> bytes:
    """The lexicon of saved articles as a table (TSV), one entry a line. Raises ``StoreError``."""
    return to_tsv(learn_archive(_read(articles)))


def _read(articles: Sequence[Path]) -> Iterator[Bitext]:
    for path in articles:
        yield store.from_json(Bitext, store.read_bytes(path))
