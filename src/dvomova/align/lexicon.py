"""Words and their translations: read, kept, merged and looked up.

One entry is a pair of stems with the probability of each given the other (IBM Model 1) and the number of times that
they were linked, so that lexicons can be merged by weighing. As a file it is TSV that a person can read and correct, a
line an entry with its languages; the packaged one holds the same as sorted arrays, which load in milliseconds.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import cache, cached_property
from pathlib import Path
from typing import NamedTuple

import numpy as np

from ..errors import UsageError
from ..model import Lang
from .tokens import Floats, Ints, sums

COLUMNS = ("left language", "right language", "left", "right", "p(right|left)", "p(left|right)", "links")
MAGIC = b"dvomova lexicon 1\n"
FINE = 255
"""Packed probabilities are ``(q / FINE) ** 2``: finer where they are small."""
BEGINNING = 6
"""Letters of a stem that its word family shares, mostly."""
LEAST_SHARE = 0.03
LINKS = 16
"""Packed numbers of links are ``2 ** (q / LINKS) - 1``."""


class LexiconEntry(NamedTuple):
    """A pair of stems; ``forward`` is p(right | left), ``backward`` p(left | right), ``links`` a number of links."""

    left: str
    right: str
    forward: float
    backward: float
    links: float


@dataclass(frozen=True)
class Lexicon:
    """Entries for one pair of languages as arrays, sorted by the left stem, then the right one.

    ``left`` and ``right`` number the words of ``left_words`` and ``right_words``.
    """

    languages: tuple[Lang, Lang]
    left_words: tuple[str, ...]
    right_words: tuple[str, ...]
    left: Ints
    right: Ints
    forward: Floats
    backward: Floats
    links: Floats

    @classmethod
    def of(cls, languages: tuple[Lang, Lang], entries: Iterable[LexiconEntry]) -> Lexicon:
        """A lexicon of entries in any order; each pair of stems at most once."""
        rows = sorted(entries)
        lefts, rights = tuple(sorted({row.left for row in rows})), tuple(sorted({row.right for row in rows}))
        numbers = [{word: number for number, word in enumerate(words)} for words in (lefts, rights)]
        return cls(
            languages,
            lefts,
            rights,
            np.array([numbers[0][row.left] for row in rows], dtype=np.int64),
            np.array([numbers[1][row.right] for row in rows], dtype=np.int64),
            *(np.array([row[column] for row in rows], dtype=np.float64) for column in (2, 3, 4)),
        )

    def __len__(self) -> int:
        return len(self.left)

    def entries(self) -> Iterator[LexiconEntry]:
        """All entries, sorted."""
        for e, f, p, q, links in zip(
            *(a.tolist() for a in (self.left, self.right, self.forward, self.backward, self.links)), strict=True
        ):
            yield LexiconEntry(self.left_words[e], self.right_words[f], p, q, links)

    def turned(self) -> Lexicon:
        """The same with left and right exchanged."""
        order = np.lexsort((self.left, self.right))
        return Lexicon(
            (self.languages[1], self.languages[0]),
            self.right_words,
            self.left_words,
            self.right[order],
            self.left[order],
            self.backward[order],
            self.forward[order],
            self.links[order],
        )

    @cached_property
    def _numbers(self) -> tuple[dict[str, int], dict[str, int]]:
        left = {word: number for number, word in enumerate(self.left_words)}
        return left, {word: number for number, word in enumerate(self.right_words)}

    @cached_property
    def beginnings(self) -> Lexicon:
        """The lexicon of the words' first letters: it knows words of a family of which it holds another."""
        sides = []
        for words in (self.left_words, self.right_words):
            number: dict[str, int] = {}
            of_word = np.array([number.setdefault(word[:BEGINNING], len(number)) for word in words], dtype=np.int64)
            sides.append((tuple(number), of_word))
        (lefts, of_left), (rights, of_right) = sides
        width = max(len(rights), 1)
        codes, inverse = np.unique(of_left[self.left] * width + of_right[self.right], return_inverse=True)
        links = sums(inverse, self.links, len(codes))
        e, f = codes // width, codes % width
        forward = links / sums(e, links, len(lefts))[e]
        backward = links / sums(f, links, len(rights))[f]
        good = (forward > LEAST_SHARE) & (backward > LEAST_SHARE)
        kept = (values[good] for values in (e, f, forward, backward, links))
        return Lexicon(self.languages, lefts, rights, *kept)

    def between(self, left: Sequence[str], right: Sequence[str]) -> tuple[Ints, Ints, Floats, Floats]:
        """Places in two lists of stems that are translations, with p(right | left) and p(left | right)."""
        numbers = self._numbers
        entry_left = _places(left, numbers[0], len(self.left_words))
        entry_right = _places(right, numbers[1], len(self.right_words))
        live = (entry_left[1][self.left + 1] > entry_left[1][self.left]) & (
            entry_right[1][self.right + 1] > entry_right[1][self.right]
        )
        chosen = np.flatnonzero(live)
        # A stem may stand at several places (several words have it), so each entry is spread over all of them.
        entry, at = spread(chosen, self.left[chosen], entry_left)
        again, at_right = spread(np.arange(len(entry)), self.right[entry], entry_right)
        entry, at = entry[again], at[again]
        return at, at_right, self.forward[entry], self.backward[entry]


Index = tuple[Ints, Ints]
"""Places sorted by word number, and where each word's places begin."""


def _places(stems: Sequence[str], numbers: dict[str, int], size: int) -> Index:
    known = np.array([numbers.get(stem, -1) for stem in stems], dtype=np.int64)
    places = np.flatnonzero(known >= 0)
    order = places[np.argsort(known[places], kind="stable")]
    return order, np.searchsorted(known[order], np.arange(size + 1))


def spread(entries: Ints, words: Ints, index: Index) -> tuple[Ints, Ints]:
    """Each entry once for every place of its word."""
    places, begins = index
    counts = begins[words + 1] - begins[words]
    repeated = np.repeat(entries, counts)
    first = np.repeat(begins[words] - np.concatenate(([0], np.cumsum(counts)[:-1])), counts)
    return repeated, places[first + np.arange(len(repeated))]


def pack(lexicon: Lexicon) -> bytes:
    """The packaged form: a JSON line, the words, then little-endian arrays (probabilities in one byte each)."""
    head = {
        "languages": lexicon.languages,
        "words": [len(lexicon.left_words), len(lexicon.right_words)],
        "entries": len(lexicon),
    }
    words = "".join(f"{word}\n" for word in (*lexicon.left_words, *lexicon.right_words)).encode()
    numbers = [lexicon.left.astype("<u2").tobytes(), lexicon.right.astype("<u2").tobytes()]
    fine = [np.rint(FINE * np.sqrt(p)).astype("u1").tobytes() for p in (lexicon.forward, lexicon.backward)]
    links = np.minimum(np.rint(LINKS * np.log2(1 + lexicon.links)), 255).astype("u1").tobytes()
    line = json.dumps({**head, "bytes": len(words)}, sort_keys=True).encode() + b"\n"
    return MAGIC + line + words + b"".join((*numbers, *fine, links))


def unpack(data: bytes) -> Lexicon:
    """A lexicon from its packaged form."""
    line, _, rest = data[len(MAGIC) :].partition(b"\n")
    head = json.loads(line)
    words = rest[: head["bytes"]].decode().splitlines()
    n, count = head["entries"], head["words"][0]
    at = head["bytes"]
    left, right = (np.frombuffer(rest, "<u2", n, at + 2 * n * k).astype(np.int64) for k in (0, 1))
    forward, backward = (
        (np.frombuffer(rest, "u1", n, at + (4 + k) * n).astype(np.float64) / FINE) ** 2 for k in (0, 1)
    )
    links = np.exp2(np.frombuffer(rest, "u1", n, at + 6 * n).astype(np.float64) / LINKS) - 1
    languages = (head["languages"][0], head["languages"][1])
    return Lexicon(languages, tuple(words[:count]), tuple(words[count:]), left, right, forward, backward, links)


def packaged_folder() -> Path:
    """Where the lexicons lie that come with dvomova (``en-uk.lexicon``)."""
    return Path(__file__).resolve().parent / "data"


@cache
def packaged(languages: tuple[Lang, Lang]) -> Lexicon | None:
    """The lexicon that comes with dvomova for two languages in either order, if there is one."""
    for pair, turn in ((languages, False), ((languages[1], languages[0]), True)):
        path = packaged_folder() / f"{'-'.join(pair)}.lexicon"
        if path.is_file():
            lexicon = unpack(path.read_bytes())
            return lexicon.turned() if turn else lexicon
    return None


def to_tsv(lexicons: Iterable[Lexicon]) -> bytes:
    """Lexicons as one table with a header line, for a spreadsheet or another dvomova."""
    lines = ["\t".join(COLUMNS)]
    for lexicon in sorted(lexicons, key=lambda found: found.languages):
        for entry in lexicon.entries():
            figures = (f"{entry.forward:.4f}", f"{entry.backward:.4f}", f"{entry.links:.1f}")
            lines.append("\t".join((*lexicon.languages, entry.left, entry.right, *figures)))
    return ("\n".join(lines) + "\n").encode()


def from_tsv(path: Path) -> tuple[Lexicon, ...]:
    """The lexicons of a table, one for each pair of languages. Raises ``UsageError`` and names the line."""
    try:
        lines = path.read_text(encoding="utf-8-sig").splitlines()
    except (OSError, UnicodeDecodeError) as error:
        raise UsageError(f"The lexicon {path} cannot be read ({error}); check its name or learn it again.") from error
    found: dict[tuple[Lang, Lang], dict[tuple[str, str], LexiconEntry]] = {}
    for number, line in enumerate(lines, 1):
        cells = line.split("\t")
        if not line.strip() or tuple(cells) == COLUMNS:
            continue
        try:
            one, other, left, right, forward, backward, links = cells
            entry = LexiconEntry(left, right, _share(forward), _share(backward), float(links))
        except ValueError as error:
            raise UsageError(
                f"Line {number} of the lexicon {path} is no entry; it needs {len(COLUMNS)} columns "
                f"({', '.join(COLUMNS)}) with the last three as numbers."
            ) from error
        found.setdefault((one, other), {})[left, right] = entry
    return tuple(Lexicon.of(languages, entries.values()) for languages, entries in sorted(found.items()))


def _share(cell: str) -> float:
    value = float(cell)
    if not 0 <= value <= 1:
        raise ValueError(cell)
    return value


def for_languages(lexicons: Iterable[Lexicon], languages: tuple[Lang, Lang]) -> list[Lexicon]:
    """Those of the lexicons that speak of two languages, turned where they hold them the other way round."""
    out = []
    for lexicon in lexicons:
        if lexicon.languages == languages:
            out.append(lexicon)
        elif lexicon.languages == (languages[1], languages[0]):
            out.append(lexicon.turned())
    return out
