"""How well and how fast does dvomova align? Strict F1 of beads, calibration, sentences a second, memory.

    scripts/bench align                    the sets of ../shared/acceptance/alignment, with and without the lexicon
    scripts/bench align abs.heavy          some of them
    scripts/bench align --long 20000       cost against length, on a long text made of the sets' documents
    scripts/bench align --raise            lift the floors to what is reached

A bead counts when both sides are exactly right (``align_score.py`` beside the sets scores). A figure under its floor in
``tests/quality/floors.json`` makes the run fail. The reliability table says how many of the beads called so sure are
right, over all sets together.
"""

from __future__ import annotations

import argparse
import importlib.util
import json
import math
import resource
import sys
import time
from collections.abc import Iterable, Sequence
from itertools import pairwise
from pathlib import Path
from types import ModuleType
from typing import Any

from dvomova import align_texts
from dvomova.model import Bead

TOP = Path(__file__).resolve().parent.parent
SHARED = TOP.parent / "shared"
FLOORS = TOP / "tests" / "quality" / "floors.json"
SETS = ("abs.clean", "abs.light", "abs.heavy", "doc.heavy", "body.light", "body.heavy", "body.gaps")
LEXICONS = {"packaged": "packaged", "none": None}
STEPS = (0.0, 0.5, 0.6, 0.7, 0.8, 0.9, 0.95, 0.99, 1.01)
LENGTHS = (250, 1000, 5000, 20000)

Document = dict[str, Any]


def scorer(shared: Path = SHARED) -> ModuleType:
    """``align_score.py`` as a module."""
    spec = importlib.util.spec_from_file_location("align_score", shared / "bench" / "align_score.py")
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def documents(name: str, shared: Path = SHARED) -> list[Document]:
    """The documents of a set."""
    lines = (shared / "acceptance" / "alignment" / f"{name}.jsonl").read_text(encoding="utf-8").splitlines()
    return [json.loads(line) for line in lines]


def paragraphs(sentences: Sequence[str], numbers: Sequence[int]) -> list[list[str]]:
    """Sentences in their paragraphs."""
    out: list[list[str]] = []
    for place, (sentence, number) in enumerate(zip(sentences, numbers, strict=True)):
        if not place or number != numbers[place - 1]:
            out.append([])
        out[-1].append(sentence)
    return out


def aligned(document: Document, lexicon: str | None) -> list[Bead]:
    """The beads of a document."""
    left, right = (paragraphs(document[lang], document[f"{lang}_par"]) for lang in ("en", "uk"))
    return align_texts(left, right, ("en", "uk"), lexicon)


def figures(found: Sequence[Document], beads: Sequence[Sequence[Bead]], module: ModuleType) -> dict[str, float]:
    """Strict and lax F1, precision and recall."""
    result: dict[str, float] = module.score(
        [document["gold"] for document in found], [[(bead.left, bead.right) for bead in side] for side in beads]
    )
    return result


def reliability(judged: Iterable[tuple[float, bool]]) -> list[str]:
    """How many of the beads with a score between two steps are right."""
    rows = ["score called     beads   right"]
    scores = list(judged)
    for low, high in pairwise(STEPS):
        hits = [right for score, right in scores if low <= score < high]
        if hits:
            mean = sum(score for score, _ in scores if low <= score < high) / len(hits)
            rows.append(f"{low:.2f}–{min(high, 1):.2f} ({mean:.3f}) {len(hits):7,}  {sum(hits) / len(hits):.3f}")
    return rows


def measure(names: Sequence[str], floors: dict[str, Any]) -> tuple[dict[str, float], list[str]]:
    """Prints the table; gives the figures by name and those under their floor."""
    module = scorer()
    reached: dict[str, float] = {}
    fallen: list[str] = []
    judged: dict[str, list[tuple[float, bool]]] = {name: [] for name in LEXICONS}
    print(f"{'set':12} {'lexicon':9} strict  floor  wanted  P      R      lax    pairs/s")
    for name in names:
        found = documents(name)
        for lexicon, wanted in LEXICONS.items():
            start = time.process_time()
            beads = [aligned(document, wanted) for document in found]
            seconds = time.process_time() - start
            score = figures(found, beads, module)
            pairs = sum(max(len(document["en"]), len(document["uk"])) for document in found)
            for document, side in zip(found, beads, strict=True):
                gold = {(tuple(left), tuple(right)) for left, right in document["gold"]}
                judged[lexicon] += [(bead.score, (bead.left, bead.right) in gold) for bead in side]
            figure = f"{name} {lexicon}"
            reached[figure] = score["f_strict"]
            marks = floors.get(figure, {"floor": 0.0, "wanted": 0.0})
            if score["f_strict"] < marks["floor"]:
                fallen.append(f"{figure} fell to {score['f_strict']:.4f}, below its floor {marks['floor']:.3f}.")
            print(
                f"{name:12} {lexicon:9} {score['f_strict']:.4f}  {marks['floor']:.3f}  {marks['wanted']:.3f}   "
                f"{score['p_strict']:.3f}  {score['r_strict']:.3f}  {score['f_lax']:.3f}  {pairs / seconds:8,.0f}",
                flush=True,
            )
    for lexicon, scores in judged.items():
        print(f"\nCalibration, lexicon {lexicon}:", *reliability(scores), sep="\n  ")
    return reached, fallen


def cost(longest: int) -> None:
    """Prints seconds and memory for texts of growing length."""
    found = documents("body.heavy")
    left = [part for document in found for part in paragraphs(document["en"], document["en_par"])]
    right = [part for document in found for part in paragraphs(document["uk"], document["uk_par"])]
    print("\nsentences  CPU s  pairs/s  peak MB")
    for length in (n for n in LENGTHS if n <= longest):
        share = length / sum(map(len, left))
        sides = [_taken(side, share) for side in (left, right)]
        start = time.process_time()
        align_texts(sides[0], sides[1])
        seconds = time.process_time() - start
        memory = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
        print(f"{length:9,}  {seconds:5.2f}  {length / seconds:7,.0f}  {memory:7.0f}", flush=True)


def _taken(side: Sequence[list[str]], share: float) -> list[list[str]]:
    """A share of a text's paragraphs, more than once where it is above one."""
    return [side[place % len(side)] for place in range(round(len(side) * share))]


def main() -> int:
    parser = argparse.ArgumentParser(description="How well and how fast does dvomova align?")
    parser.add_argument("sets", nargs="*", metavar="SET", help=f"some of {', '.join(SETS)}")
    parser.add_argument("--long", type=int, default=0, metavar="N", help="cost up to N sentences, and nothing else")
    parser.add_argument("--raise", action="store_true", dest="lift", help="lift the floors to what is reached")
    arguments = parser.parse_args()
    if not (SHARED / "acceptance" / "alignment").is_dir():
        print(f"The sets are not in {SHARED / 'acceptance' / 'alignment'}; nothing to measure.", file=sys.stderr)
        return 1
    if arguments.long:
        cost(arguments.long)
        return 0
    floors = json.loads(FLOORS.read_text(encoding="utf-8"))
    reached, fallen = measure(arguments.sets or SETS, floors.get("align", {}))
    if arguments.lift:
        floors = json.loads(FLOORS.read_text(encoding="utf-8"))  # others may have lifted theirs meanwhile
        for name, value in reached.items():
            marks = floors.setdefault("align", {}).setdefault(name, {"floor": 0.0, "wanted": 0.0})
            marks["floor"] = max(marks["floor"], math.floor(value * 1000) / 1000)
        FLOORS.write_text(json.dumps(floors, indent=1, ensure_ascii=False) + "\n", encoding="utf-8")
    print(*fallen, sep="\n", file=sys.stderr)
    return 1 if fallen else 0


if __name__ == "__main__":
    sys.exit(main())
