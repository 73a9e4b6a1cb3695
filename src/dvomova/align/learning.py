"""A lexicon learned from pairs of texts: IBM Model 1 in both directions.

After Brown, Della Pietra, Della Pietra and Mercer, “The mathematics of statistical machine translation” (1993),
section 4.2, with a NULL word; expectation and maximisation are sums over arrays, so that 36,000 paragraphs take some
seconds and the result is the same on every machine. What both directions hold for likely is kept.

A lexicon learned from the user's own archive, so that the tenth issue aligns better than the first.

The links of articles that were converted are the pairs to learn from: titles, sentences, keywords, captions. Sure links
only, and those that a person has checked.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

import numpy as np

from ..model import Bitext, Lang, Link, Unit, spans_plain, texts
from .lexicon import Lexicon, LexiconEntry, spread
from .tokens import MARK, NUMBER, SIGN, Floats, Ints, SideTokens, TypeTranslations, read, stems, sums

ROUNDS = 5
LONGEST = 70
"""Tokens: longer texts pair too many words by chance and cost the square of their length."""
LEAST_COUNT = 2
LEAST_PROBABILITY = 0.02
HERE_LINKS, HERE_SHARE, HERE_TRUST = 1.5, 0.1, 0.7
"""What one text teaches of itself is little and partly wrong: only what it shows twice, and not in full."""


def learn(
    pairs: Iterable[tuple[str, str]],
    languages: tuple[Lang, Lang],
    *,
    least_count: int = LEAST_COUNT,
    least_probability: float = LEAST_PROBABILITY,
) -> Lexicon:
    """The lexicon of texts that say the same: ``pairs`` of sentences or short paragraphs (left, right)."""
    texts = list(pairs)
    left, right = (read([text[side] for text in texts], languages[side]) for side in (0, 1))
    lefts, left_keys = _stemmed(left)
    rights, right_keys = _stemmed(right)
    together = _cooccurrences(lefts, rights)
    if not together[0].size:
        return Lexicon.of(languages, ())
    pair_left, pair_right, forward, backward, met = _estimate(*together, len(left_keys), len(right_keys))
    good = (met >= least_count) & (forward >= least_probability) & (backward >= least_probability / 4)
    good |= (met >= least_count) & (backward >= least_probability) & (forward >= least_probability / 4)
    entries = [
        LexiconEntry(left_keys[e], right_keys[f], round(float(p), 4), round(float(q), 4), round(float(n), 1))
        for e, f, p, q, n in zip(
            pair_left[good].tolist(), pair_right[good].tolist(), forward[good], backward[good], met[good], strict=True
        )
    ]
    return Lexicon.of(languages, entries)


def learned_here(
    left: SideTokens, right: SideTokens, beads: Sequence[tuple[Sequence[int], Sequence[int]]]
) -> TypeTranslations | None:
    """What beads of a text teach about its own words, as evidence for going through the text again."""
    lefts, left_keys = _stemmed(left)
    rights, right_keys = _stemmed(right)
    sides = (
        [np.unique(np.concatenate([lefts[i] for i in bead[0]])) for bead in beads],
        [np.unique(np.concatenate([rights[j] for j in bead[1]])) for bead in beads],
    )
    together = _cooccurrences(*sides)
    if not together[0].size:
        return None
    e, f, forward, backward, links = _estimate(*together, len(left_keys), len(right_keys))
    good = (links >= HERE_LINKS) & (forward >= HERE_SHARE) & (backward >= HERE_SHARE)
    numbers = [{word: k for k, word in enumerate(keys)} for keys in (left_keys, right_keys)]
    places = [
        _by_word(np.array([number.get(stem, -1) for stem in stems(words)], dtype=np.int64), len(number))
        for words, number in zip((left, right), numbers, strict=True)
    ]
    entry, at_left = spread(np.flatnonzero(good), e[good], places[0])
    again, at_right = spread(np.arange(len(entry)), f[entry], places[1])
    entry, at_left = entry[again], at_left[again]
    return TypeTranslations(at_left, at_right, HERE_TRUST * forward[entry], HERE_TRUST * backward[entry])


def _by_word(known: Ints, size: int) -> tuple[Ints, Ints]:
    places = np.flatnonzero(known >= 0)
    order = places[np.argsort(known[places], kind="stable")]
    return order, np.searchsorted(known[order], np.arange(size + 1))


def _stemmed(words: SideTokens) -> tuple[list[Ints], list[str]]:
    """Each sentence as numbers of distinct stems, and the stems; numbers and marks are left out (-1 is never used)."""
    number: dict[str, int] = {}
    of_type = np.array(
        [
            -1 if kind in {NUMBER, MARK} or key.startswith(SIGN) else number.setdefault(key, len(number))
            for key, kind in zip(stems(words), words.classes.tolist(), strict=True)
        ],
        dtype=np.int64,
    )
    stemmed = of_type[words.ids] if words.ids.size else words.ids
    out = []
    for first, last in zip(words.starts[:-1].tolist(), words.starts[1:].tolist(), strict=True):
        found = stemmed[first:last]
        out.append(np.unique(found[found >= 0]))
    return out, list(number)


def _cooccurrences(lefts: Sequence[Ints], rights: Sequence[Ints]) -> tuple[Ints, Ints, Ints]:
    """Left word, right word and text number of every pair of words that stand in one pair of texts."""
    e, f, s = [], [], []
    for number, (left, right) in enumerate(zip(lefts, rights, strict=True)):
        if not (0 < len(left) <= LONGEST and 0 < len(right) <= LONGEST):
            continue
        e.append(np.repeat(left, len(right)))
        f.append(np.tile(right, len(left)))
        s.append(np.full(len(left) * len(right), number))
    if not e:
        return (np.empty(0, np.int64),) * 3
    return np.concatenate(e), np.concatenate(f), np.concatenate(s)


def _estimate(e: Ints, f: Ints, s: Ints, n_e: int, n_f: int) -> tuple[Ints, Ints, Floats, Floats, Floats]:
    """Words of each pair, t(right | left), t(left | right), and in how many texts they are linked."""
    codes, pair = np.unique(e * n_f + f, return_inverse=True)
    pair_left, pair_right = codes // n_f, codes % n_f
    forward, expected_f = _one_way(pair, pair_left, pair_right, _groups(s, f, n_f), (n_e, n_f))
    backward, expected_b = _one_way(pair, pair_right, pair_left, _groups(s, e, n_e), (n_f, n_e))
    return pair_left, pair_right, forward, backward, np.minimum(expected_f, expected_b)


def _groups(s: Ints, word: Ints, size: int) -> Ints:
    """One number for each occurrence of a word in a text."""
    inverse: Ints = np.unique(s * size + word, return_inverse=True)[1]
    return inverse


def _one_way(pair: Ints, source: Ints, target: Ints, group: Ints, sizes: tuple[int, int]) -> tuple[Floats, Floats]:
    """t(target | source) and the expected links of each pair after ``ROUNDS`` rounds, NULL taking its share."""
    occurrences = np.bincount(group)
    target_of_group = np.empty(len(occurrences), dtype=np.int64)
    target_of_group[group] = target[pair]
    null = np.bincount(target_of_group, minlength=sizes[1]) / max(len(occurrences), 1)
    start = np.bincount(source, minlength=sizes[0])
    table: Floats = 1.0 / start[source]
    expected: Floats = table
    for _ in range(ROUNDS):
        weight = table[pair]
        total = sums(group, weight, len(occurrences)) + null[target_of_group]
        expected = sums(pair, weight / total[group], len(source))
        mass = sums(source, expected, sizes[0])
        table = expected / np.maximum(mass[source], 1e-12)
    return table, expected


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
