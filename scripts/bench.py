"""What reading costs, as ratios to a yardstick that runs beside it: figures that mean the same on any machine.

    scripts/bench [issue|article|growth …] [--runs N] [--pdf FILE]

``issue``    CPU time of reading and assembling 128 pages, against ``pdftotext -bbox-layout`` on the same file;
``article``  CPU time and memory of one article as a whole process, from PDF to JSON, JATS and TMX;
``growth``   32, 128 and 512 pages: does the cost grow in proportion to them?

Every figure is the median of several runs in processes of their own; CPU time and the largest memory are what
the system counts for each (``wait4``), child processes included; ours and the yardstick run in turns, for a machine
may change its speed. Without a file, the sample articles of ``input`` are bound together to as many pages as are
needed, or the body of one is printed again and again.
"""

from __future__ import annotations

import argparse
import os
import shutil
import statistics
import sys
import tempfile
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

TOP = Path(__file__).resolve().parent.parent
SAMPLES = tuple(sorted((TOP / "input").glob("*.pdf")))
COMMAND = Path(sys.executable).with_name("dvomova")
ISSUE_PAGES = 128
ARTICLE_PAGES = 17
GROWTH_PAGES = (32, 128, 512)
LIMITS = {"issue: times pdftotext": 5.0, "issue: MB": 400, "article: CPU s": 1.2, "article: MB": 150, "growth": 1.25}

# What a child of the product does with one input, which ends as children end: without taking the interpreter down.
READ_AND_ASSEMBLE = """
import os
import sys
from pathlib import Path
from dvomova import assemble, pipeline
from dvomova.errors import NoArticle
from dvomova.findings import Report
from dvomova.run import workers
workers.settle()
report = Report()
draft = pipeline.read(Path(sys.argv[1]), report)
try:
    assemble.articles(draft, pipeline.choose_profile(draft, None), report)
except NoArticle:
    pass
os._exit(0)
"""


@dataclass(frozen=True, slots=True)
class Cost:
    """What a process took: seconds of CPU, and megabytes at its largest."""

    seconds: float
    megabytes: float


def run(words: Sequence[str | Path]) -> Cost:
    """Run a command once, its output thrown away."""
    process = os.posix_spawnp(
        str(words[0]),
        [str(word) for word in words],
        os.environ,
        file_actions=[(os.POSIX_SPAWN_OPEN, 1, os.devnull, os.O_WRONLY, 0)],
    )
    _, status, usage = os.wait4(process, 0)
    if os.waitstatus_to_exitcode(status) != 0:
        sys.exit(f"This failed, so nothing can be measured: {' '.join(str(word) for word in words)}")
    # macOS counts bytes, Linux kilobytes.
    kilobytes = usage.ru_maxrss / 1024 if sys.platform == "darwin" else usage.ru_maxrss
    return Cost(usage.ru_utime + usage.ru_stime, kilobytes / 1024)


def median(words: Sequence[str | Path], runs: int) -> Cost:
    """The median of several runs."""
    return _median([run(words) for _ in range(runs)])


def in_turns(runs: int, *commands: Sequence[str | Path]) -> list[Cost]:
    """The median of each of several commands, run one after the other."""
    costs = [[run(words) for words in commands] for _ in range(runs)]
    return [_median(own) for own in zip(*costs, strict=True)]


def _median(costs: Sequence[Cost]) -> Cost:
    return Cost(statistics.median(c.seconds for c in costs), statistics.median(c.megabytes for c in costs))


def bound(pages: int, folder: Path) -> Path:
    """The samples, bound together until there are at least so many pages."""
    import pikepdf

    path = folder / f"bound-{pages}.pdf"
    with pikepdf.new() as book:
        while len(book.pages) < pages:
            for sample in SAMPLES:
                with pikepdf.open(sample) as pdf:
                    book.pages.extend(pdf.pages)
        del book.pages[pages:]
        book.save(path)
    return path


def stretched(pages: int, folder: Path) -> Path:
    """The longer sample as one article of so many pages: its body printed again and again between its two ends."""
    import pikepdf

    path = folder / f"article-{pages}.pdf"
    with pikepdf.new() as book, pikepdf.open(max(SAMPLES, key=lambda sample: sample.stat().st_size)) as pdf:
        body = list(pdf.pages)[1:-2]
        book.pages.append(pdf.pages[0])
        while len(book.pages) < pages - 2:
            book.pages.extend(body[: pages - 2 - len(book.pages)])
        book.pages.extend(list(pdf.pages)[-2:])
        book.save(path)
    return path


def issue(pdf: Path | None, runs: int, folder: Path) -> dict[str, float]:
    """An issue against pdftotext."""
    pdf = pdf or bound(ISSUE_PAGES, folder)
    words = (sys.executable, "-c", READ_AND_ASSEMBLE, pdf)
    if not shutil.which("pdftotext"):
        print("pdftotext is not installed (apt-get install poppler-utils); there is no ratio.", file=sys.stderr)
        ours = median(words, runs)
        return {"issue: CPU s": ours.seconds, "issue: MB": ours.megabytes}
    ours, yardstick = in_turns(runs, words, ("pdftotext", "-bbox-layout", pdf, os.devnull))
    return {
        "issue: CPU s": ours.seconds,
        "issue: MB": ours.megabytes,
        "issue: CPU s of pdftotext -bbox-layout": yardstick.seconds,
        "issue: times pdftotext": ours.seconds / yardstick.seconds,
    }


def article(pdf: Path | None, runs: int, folder: Path) -> dict[str, float]:
    """An article as a whole process."""
    pdf = pdf or stretched(ARTICLE_PAGES, folder)
    words = (COMMAND, "convert", pdf, "-o", folder / "out", "--editions", "none", "--jobs", "1", "--force", "-q")
    cost = median(words, runs)
    start = median((COMMAND, "--version"), runs)
    return {"article: CPU s": cost.seconds, "article: MB": cost.megabytes, "article: CPU s of the start": start.seconds}


def growth(pdf: Path | None, runs: int, folder: Path) -> dict[str, float]:
    """What a further page costs in a long file, as a multiple of what it costs in a short one."""
    cost = {
        pages: median((sys.executable, "-c", READ_AND_ASSEMBLE, bound(pages, folder)), runs).seconds
        for pages in GROWTH_PAGES
    }
    short, middle, long = GROWTH_PAGES
    early = (cost[middle] - cost[short]) / (middle - short)
    late = (cost[long] - cost[middle]) / (long - middle)
    return {f"growth: CPU s of {pages} pages": seconds for pages, seconds in cost.items()} | {"growth": late / early}


PARTS = {"issue": issue, "article": article, "growth": growth}


def main() -> int:
    """Measure, and print a table."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("parts", nargs="*", metavar="PART", help=f"of {', '.join(PARTS)}; default: issue article")
    parser.add_argument("--runs", type=int, default=5, help="runs of each command (default: 5)")
    parser.add_argument("--pdf", type=Path, help="the file to measure (default: our samples, bound together)")
    words = parser.parse_args()
    if unknown := [name for name in words.parts if name not in PARTS]:
        parser.error(f"there is no part “{unknown[0]}”; choose from {', '.join(PARTS)}, align")
    over = False
    for name in words.parts or ("issue", "article"):
        with tempfile.TemporaryDirectory(prefix="dvomova-bench-") as folder:
            for figure, value in PARTS[name](words.pdf, words.runs, Path(folder)).items():
                most = LIMITS.get(figure)
                over |= most is not None and value > most
                mark = "" if most is None else f"at most {most:g}" + ("  OVER" if value > most else "")
                print(f"{figure:<42} {value:8.2f}  {mark}".rstrip(), flush=True)
    return 1 if over else 0


if __name__ == "__main__":
    sys.exit(main())
