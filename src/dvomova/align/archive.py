"""A lexicon learned from the user's own archive, so that the tenth issue aligns better than the first.

The links of articles that were converted are the pairs to learn from: titles, sentences, keywords, captions. Sure links
only, and those that a person has checked.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from ..model import Bitext, Lang, Link, Unit, spans_plain, texts
from .learn import learn
from .lexicon import Lexicon

SURE = 0.8
UNITS: tuple[Unit, ...] = ("title", "abstract", "keyword", "heading", "caption", "body")


def learn_archive(bitexts: Iterable[Bitext]) -> tuple[Lexicon, ...]:
    """The lexicons of aligned articles, one for each pair of languages; pairs in the order of their codes.

    Save them with ``to_tsv``, read them with ``from_tsv``, and give them to ``align`` as ``own``.
    """
    found: dict[tuple[Lang, Lang], list[tuple[str, str]]] = {}
    for bitext in bitexts:
        for one, other, pairs in _pairs(bitext):
            if one <= other:
                found.setdefault((one, other), []).extend(pairs)
            else:
                found.setdefault((other, one), []).extend((right, left) for left, right in pairs)
    lexicons = (learn(pairs, languages) for languages, pairs in sorted(found.items()))
    return tuple(lexicon for lexicon in lexicons if len(lexicon))


def _pairs(bitext: Bitext) -> Iterator[tuple[Lang, Lang, list[tuple[str, str]]]]:
    for alignment in bitext.alignments:
        left, right = (dict(texts(bitext.article, lang)) for lang in alignment.languages)
        sure = [link for link in alignment.links if _teaches(link)]
        pairs = [(spans_plain(left, link.left), spans_plain(right, link.right)) for link in sure]
        yield (*alignment.languages, pairs)


def _teaches(link: Link) -> bool:
    sure = link.by == "person" or link.score >= SURE
    return sure and link.unit in UNITS and bool(link.left) and bool(link.right)
