"""What the user's own archive teaches: a lexicon learned from the articles that were converted before.

It lies beside them as ``lexicon.tsv`` and is used by every later run that writes there, so that the tenth
issue is aligned better than the first.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from pathlib import Path

from . import store
from .align.learn import learn
from .align.lexicon import to_tsv
from .errors import UsageError
from .model import Bitext, Lang, Span, Text, spans_plain, texts

SURE = 0.6
"""Links below this are left out: what is probably wrong teaches nothing."""


def find(folders: Sequence[Path]) -> tuple[Path, ...]:
    """The saved articles below folders, sorted. Raises ``UsageError`` where there is none."""
    found = sorted({path for folder in folders for path in folder.rglob(store.ARTICLE)})
    if not found:
        named = ", ".join(map(str, folders))
        raise UsageError(f"There are no converted articles in {named}; convert some first: dvomova convert INPUT.")
    return tuple(found)


def lexicon(articles: Sequence[Path]) -> bytes:
    """The lexicon of saved articles as a table (TSV), one entry a line. Raises ``StoreError``."""
    pairs: dict[tuple[Lang, Lang], list[tuple[str, str]]] = {}
    for path in articles:
        bitext = store.from_json(Bitext, store.read_bytes(path))
        for languages, pair in sure_pairs(bitext):
            pairs.setdefault(languages, []).append(pair)
    return to_tsv(learn(found, languages) for languages, found in sorted(pairs.items()))


def sure_pairs(bitext: Bitext) -> Iterator[tuple[tuple[Lang, Lang], tuple[str, str]]]:
    """The pairs of texts that an article's links are sure of; the languages in alphabetical order."""
    for alignment in bitext.alignments:
        left, right = (dict(texts(bitext.article, lang)) for lang in alignment.languages)
        one, other = alignment.languages
        for link in alignment.links:
            if not link.left or not link.right or link.score < SURE or link.unit in ("author", "affiliation"):
                continue
            pair = (_text(left, link.left), _text(right, link.right))
            yield ((one, other), pair) if one < other else ((other, one), (pair[1], pair[0]))


def _text(by_id: dict[str, Text], spans: tuple[Span, ...]) -> str:
    return spans_plain(by_id, spans)
