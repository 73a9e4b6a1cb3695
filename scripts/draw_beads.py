"""Are the pairs right? Draws beads of a finished alignment for a person to read, and holds later runs to what was read.

    scripts/draw_beads.py output/left/alignment.tsv                 40 beads to judge, by the seed 2024
    scripts/draw_beads.py TABLE --count 60 --seed 7                 others
    scripts/draw_beads.py TABLE --blank NAME                        lines to fill in, for a file of verdicts
    scripts/draw_beads.py TABLE --check VERDICTS --document NAME    are the beads that were judged right still there?

``TABLE`` is the ``alignment.tsv`` that ``dvomova pair LEFT RIGHT`` writes. Beads of the body, the abstract and the
headings with text on both sides are drawn. A line of verdicts holds ``document<TAB>key<TAB>verdict<TAB>note``. The
verdict is ``right`` (both sides say the same, and nothing of either side is missing or too much) or ``wrong``. The
texts belong to their authors and are not copied: the key is a hash of the languages, the unit and both texts, so that
a bead that changes by one letter has another one.

Beads are drawn in the order of a hash of seed and key, not by their place: a bead that changes takes no other with it.
"""

from __future__ import annotations

import argparse
import csv
import hashlib
import math
import sys
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path

from dvomova.corrections import CorrectionLine, key_of, read_table

SEED = 2024
COUNT = 40
UNITS = ("body", "abstract", "heading")
RIGHT, WRONG = "right", "wrong"
LEAST = 38 / 40
"""The share of judged beads that must be right and still be there: 38 of 40."""


@dataclass(frozen=True, slots=True)
class Verdict:
    """What a person found of one bead."""

    document: str
    key: str
    verdict: str
    note: str = ""


def pairs(lines: Iterable[CorrectionLine]) -> dict[str, CorrectionLine]:
    """The lines of running text with both sides, by key, in the order of the table."""
    return {key_of(line): line for line in lines if line.unit in UNITS and line.left and line.right}


def drawn(lines: Iterable[CorrectionLine], seed: int = SEED, count: int = COUNT) -> dict[str, CorrectionLine]:
    """``count`` beads by the seed, or all where there are fewer, in the order of the table."""
    found = pairs(lines)
    chosen = set(sorted(found, key=lambda key: hashlib.sha256(f"{seed} {key}".encode()).digest())[:count])
    return {key: line for key, line in found.items() if key in chosen}


def verdicts(path: Path) -> tuple[Verdict, ...]:
    """The lines of a file of verdicts. Raises ``ValueError`` where one says neither right nor wrong."""
    out = []
    with path.open(encoding="utf-8", newline="") as stream:
        for row in csv.reader(stream, delimiter="\t", quoting=csv.QUOTE_NONE):
            if not row or row[0].startswith("#"):
                continue
            out.append(Verdict(*row))
            if out[-1].verdict not in (RIGHT, WRONG):
                raise ValueError(f"{path.name}: the verdict on {out[-1].key} is neither “{RIGHT}” nor “{WRONG}”.")
    return tuple(out)


def needed(judged: int) -> int:
    """How many of so many judged beads must be right and still be there."""
    return math.ceil(LEAST * judged - 1e-9)


def missing(judged: Sequence[Verdict], lines: Iterable[CorrectionLine]) -> tuple[str, ...]:
    """The keys that were judged right and that the lines hold no more."""
    there = pairs(lines)
    return tuple(one.key for one in judged if one.verdict == RIGHT and one.key not in there)


def check(judged: Sequence[Verdict], lines: Sequence[CorrectionLine]) -> bool:
    """Says what has become of the beads of one document; true where enough of the right ones are still there."""
    gone = missing(judged, lines)
    right = sum(one.verdict == RIGHT for one in judged)
    kept = right - len(gone)
    enough = bool(judged) and kept >= needed(len(judged))
    print(f"{len(judged)} judged, {right} right, {kept} of these still there, at least {needed(len(judged))} needed")
    for key in gone:
        print(f"  no longer there: {key}")
    return enough


def show(beads: dict[str, CorrectionLine]) -> None:
    """Beads for a person to read."""
    for number, (key, line) in enumerate(beads.items(), 1):
        print(f"{number}. {key}  {line.unit}  {line.score}\n   {line.left}\n   {line.right}\n")


def main(arguments: Sequence[str] | None = None) -> int:
    """Exit code 1 where too few of the right beads are left."""
    parser = argparse.ArgumentParser(description="Draw beads of an alignment for a person to judge.")
    parser.add_argument("table", type=Path, help="alignment.tsv, as “dvomova pair” writes it")
    parser.add_argument("--seed", type=int, default=SEED)
    parser.add_argument("--count", type=int, default=COUNT)
    parser.add_argument("--blank", metavar="NAME", help="print lines for a file of verdicts instead")
    parser.add_argument("--check", type=Path, metavar="VERDICTS", help="hold the table to these verdicts")
    parser.add_argument("--document", metavar="NAME", help="the document's name in the file of verdicts")
    words = parser.parse_args(arguments)
    if bool(words.check) != bool(words.document):
        parser.error("--check and --document belong together")
    lines = read_table(words.table.read_bytes())
    if words.check:
        return 0 if check([one for one in verdicts(words.check) if one.document == words.document], lines) else 1
    beads = drawn(lines, words.seed, words.count)
    if words.blank:
        for key in beads:
            print(f"{words.blank}\t{key}\t\t")
    else:
        show(beads)
    return 0


if __name__ == "__main__":
    sys.exit(main())
