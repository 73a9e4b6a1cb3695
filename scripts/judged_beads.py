"""Draws beads of paired articles by a seed, for a person to judge.

    python scripts/judged_beads.py NAME LEFT RIGHT [NAME LEFT RIGHT …] >> tests/quality/judged-beads.tsv

A line a bead: paper, unit, score, where it stands and its first words on both sides, and an empty column for the
verdict (``right`` or ``wrong``), which is typed after reading both sides in the side-by-side edition.
"""

from __future__ import annotations

import random
import sys
from pathlib import Path

from dvomova import pipeline
from dvomova.model import Link, Span, spans_plain, texts
from dvomova.pipeline import Options
from dvomova.report import Report

DRAWN = 40
SEED = 2024
WORDS = 3


def lines(name: str, left: Path, right: Path) -> list[str]:
    """The drawn beads of one pair; all of them where there are no more."""
    (converted,) = pipeline.pair(left, right, Options(), Report())
    (alignment,) = converted.bitext.alignments
    sides = [dict(texts(converted.bitext.article, lang)) for lang in alignment.languages]
    links = list(alignment.links)
    drawn = sorted(random.Random(SEED).sample(range(len(links)), min(DRAWN, len(links))))

    def shown(spans: tuple[Span, ...], side: int) -> str:
        return " ".join(spans_plain(sides[side], spans).split()[:WORDS])

    def line(link: Link) -> str:
        places = ["+".join(f"{span.block}:{span.start}" for span in spans) for spans in (link.left, link.right)]
        cells = (name, link.unit, f"{link.score:.2f}", places[0], places[1], shown(link.left, 0), shown(link.right, 1))
        return "\t".join((*cells, ""))

    return [line(links[number]) for number in drawn]


def main() -> None:
    arguments = sys.argv[1:]
    for name, left, right in zip(arguments[::3], arguments[1::3], arguments[2::3], strict=True):
        print(*lines(name, Path(left), Path(right)), sep="\n")


if __name__ == "__main__":
    main()
