"""The command line: words into calls, and the only place that prints or exits.

Results for programs go to stdout, everything for people that is not the result to stderr; progress is
shown only on a terminal.
"""

from __future__ import annotations

import argparse
import logging
import os
import sys
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from ..errors import DvomovaError, ExitCode, exit_code
from .arguments import options, parser
from .screen import print_inspected, print_json, print_table, say, say_step, sentence, terminal

if TYPE_CHECKING:
    from ..pipeline import Options
    from ..run import InputOutcome, Job


def run_convert(words: argparse.Namespace) -> int:
    """``dvomova convert``."""
    from .. import run

    chosen = options(words)
    return run_jobs(run.find(words.inputs, words.output), chosen, words)


def run_pair(words: argparse.Namespace) -> int:
    """``dvomova pair``."""
    from .. import run

    chosen = options(words)
    return run_jobs(run.place((words.left,), words.output, words.right), chosen, words)


def run_learn(words: argparse.Namespace) -> int:
    """``dvomova lexicon learn``."""
    from .. import align, pipeline, store
    from ..run import archive

    articles = archive.find(words.folders)
    path = words.lexicon or words.folders[0] / pipeline.LEXICON
    lexicons = archive.learn(articles)
    store.write(path, align.to_tsv(lexicons))
    entries = sum(map(len, lexicons))
    print(f"{entries} pairs of words learned from {len(articles)} articles: {path}")
    return ExitCode.DONE


def run_jobs(jobs: Sequence[Job], chosen: Options, words: argparse.Namespace) -> int:
    """Convert, say at once what failed, and sum up."""
    outcomes = []
    for outcome in watched(jobs, chosen, words):
        outcomes.append(outcome)
        if outcome.error is not None:
            say(sentence(outcome), "red")
        if outcome.note and not words.quiet:
            say(outcome.note)
        if words.json:
            print_json(outcome)
    if not words.json and not words.quiet:
        order = {str(job.path): place for place, job in enumerate(jobs)}
        print_table(sorted(outcomes, key=lambda outcome: order[outcome.path]))
    return exit_code(outcome.error for outcome in outcomes if outcome.error is not None)


def watched(jobs: Sequence[Job], chosen: Options, words: argparse.Namespace) -> Iterator[InputOutcome]:
    """The outcomes of all inputs as they come, with a progress bar on a terminal.

    The bar draws itself only when something happens: no thread of its own, for the parent forks.
    """
    from .. import run

    if words.quiet or not sys.stderr.isatty():
        tell = say_step if words.verbose else None
        yield from run.run(jobs, chosen, processes=words.jobs, force=words.force, on_step=tell)
        return
    from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn, TimeElapsedColumn

    bar = BarColumn(bar_width=24)
    columns = (bar, MofNCompleteColumn(), TimeElapsedColumn(), TextColumn("{task.description}", markup=False))
    with Progress(*columns, console=terminal(), auto_refresh=False, transient=True) as progress:
        task = progress.add_task("", total=len(jobs))

        def show(path: Path, doing: str) -> None:
            progress.update(task, description=f"{path.name}: {doing}"[:72], refresh=True)

        for outcome in run.run(jobs, chosen, processes=words.jobs, force=words.force, on_step=show):
            progress.update(task, advance=1, refresh=True)
            yield outcome


def run_inspect(words: argparse.Namespace) -> int:
    """``dvomova inspect``."""
    from rich.console import Console

    from .. import run
    from . import tree

    found = run.look(words.input, options(words))
    if words.json:
        print_inspected(words.input, found)
    else:
        Console(highlight=False).print(tree.tree(words.input.name, found))
    return ExitCode.DONE


def run_doctor(words: argparse.Namespace) -> int:
    """``dvomova doctor``."""
    from rich.console import Console

    from .. import doctor

    checks = doctor.check() if words.journal is None else doctor.journal(words.journal)
    Console(highlight=False).print(doctor.table(checks))
    return ExitCode.DONE if doctor.healthy(checks) else ExitCode.FAILED


VERBS = {
    "convert": run_convert,
    "doctor": run_doctor,
    "inspect": run_inspect,
    "lexicon": run_learn,
    "pair": run_pair,
}


def main(arguments: Sequence[str] | None = None) -> int:
    """Run one command; the exit code: 0 all done, 1 an input failed, 2 wrong usage or configuration."""
    # One thread of linear algebra a process: inputs already run side by side, and forking stays sound.
    os.environ.setdefault("OPENBLAS_NUM_THREADS", "1")
    words = parser().parse_args(arguments)
    logging.basicConfig(level=logging.CRITICAL, format="%(message)s")
    if getattr(words, "verbose", False):
        logging.getLogger("dvomova").setLevel(logging.DEBUG)
    try:
        code: int = VERBS[words.verb](words)
    except DvomovaError as error:
        print(f"dvomova: {error}", file=sys.stderr)
        return error.exit_code
    except KeyboardInterrupt:
        print("dvomova: stopped; what was finished is kept.", file=sys.stderr)
        return ExitCode.STOPPED
    except BrokenPipeError:
        sys.stderr.close()
        return ExitCode.FAILED
    return code


def entry() -> None:
    """What the installed command calls."""
    sys.exit(main())
