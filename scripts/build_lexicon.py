"""Builds the packaged English–Ukrainian lexicon.

    python scripts/build_lexicon.py ../shared/corpora/python-docs-uk/pairs.tsv.gz

The corpus (file, English, Ukrainian; the Python documentation and its translation, CC0) is learned sentence by
sentence where both sides have as many sentences, else paragraph by paragraph; ``lexicon_seed.txt``, a list of our own,
adds common words of scholarly prose. Writes ``src/dvomova/align/data/en-uk.lexicon`` and its SHA-256.
"""

from __future__ import annotations

import argparse
import gzip
import hashlib
from collections.abc import Iterator
from pathlib import Path

from dvomova.align.learning import learn
from dvomova.align.lexicon import Lexicon, LexiconEntry, pack, packaged_folder
from dvomova.align.tokens import stem, tongue
from dvomova.patterns.sentences import split

LANGUAGES = ("en", "uk")
SEED = Path(__file__).with_name("lexicon_seed.txt")
SEED_LINKS = 5.0


def pairs(corpus: Path) -> Iterator[tuple[str, str]]:
    """Sentences of the corpus that say the same, or whole paragraphs."""
    with gzip.open(corpus, "rt", encoding="utf-8") as lines:
        next(lines)
        for line in lines:
            _, english, ukrainian = line.rstrip("\n").split("\t")
            left = [english[start:end] for start, end in split(english, "en")]
            right = [ukrainian[start:end] for start, end in split(ukrainian, "uk")]
            if len(left) == len(right):
                yield from zip(left, right, strict=True)
            else:
                yield english, ukrainian


def seed() -> dict[tuple[str, str], float]:
    """Pairs of stems in our own list, each with the share of its translations."""
    english, ukrainian = tongue("en"), tongue("uk")
    meant: dict[str, list[str]] = {}
    for line in SEED.read_text(encoding="utf-8").splitlines():
        if line and not line.startswith("#"):
            word, *translations = line.replace("'", "").split()
            found = meant.setdefault(stem(word, english), [])
            found.extend(s for s in (stem(t, ukrainian) for t in translations) if s not in found)
    return {(left, right): 0.8 / (1 + len(rights)) ** 0.5 for left, rights in meant.items() for right in rights}


def build(corpus: Path) -> Lexicon:
    """The learned lexicon with the list of our own added."""
    learned = {(entry.left, entry.right): entry for entry in learn(pairs(corpus), LANGUAGES).entries()}
    for (left, right), share in seed().items():
        known = learned.get((left, right), LexiconEntry(left, right, 0.0, 0.0, 0.0))
        learned[left, right] = known._replace(
            forward=max(known.forward, share), backward=max(known.backward, share), links=max(known.links, SEED_LINKS)
        )
    return Lexicon.of(LANGUAGES, learned.values())


def main() -> None:
    parser = argparse.ArgumentParser(description="Builds the packaged English–Ukrainian lexicon.")
    parser.add_argument("corpus", type=Path, help="pairs.tsv.gz of python-docs-uk")
    lexicon = build(parser.parse_args().corpus)
    data = pack(lexicon)
    path = packaged_folder() / f"{'-'.join(LANGUAGES)}.lexicon"
    path.write_bytes(data)
    path.with_suffix(".lexicon.sha256").write_text(f"{hashlib.sha256(data).hexdigest()}  {path.name}\n")
    print(f"{path}: {len(lexicon):,} entries, {len(data):,} bytes")


if __name__ == "__main__":
    main()
