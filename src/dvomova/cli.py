"""The command line: words into calls, and the only place that prints or exits.

Results for programs go to stdout, everything for people that is not the result to stderr; progress is
shown only on a terminal.
"""

from __future__ import annotations

import argparse
import json
import logging
import os
import sys
from collections.abc import Iterator, Sequence
from dataclasses import asdict, replace
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, TypeAlias

from . import __version__
from .errors import DvomovaError, UsageError

if TYPE_CHECKING:
    from rich.console import Console

    from .batch import InputOutcome, Job
    from .pipeline import Options

Verbs: TypeAlias = "argparse._SubParsersAction[argparse.ArgumentParser]"
SIGNS = {"done": "[green]done[/]", "review": "[yellow]review[/]", "failed": "[red]failed[/]", "skipped": "unchanged"}


def parser() -> argparse.ArgumentParser:
    """The words that the command understands."""
    top = argparse.ArgumentParser(
        prog="dvomova",
        description="Turns the PDFs of bilingual journals into clean, aligned, publishable editions.",
        epilog="Start with: dvomova convert input",
    )
    top.add_argument("--version", action="version", version=f"dvomova {__version__}")
    verbs = top.add_subparsers(dest="verb", required=True, metavar="COMMAND")
    add_convert(verbs)
    add_pair(verbs)
    add_lexicon(verbs)
    inspect = verbs.add_parser("inspect", help="show what is recognised in a file, without writing anything")
    inspect.add_argument("input", type=Path, metavar="INPUT")
    inspect.add_argument("--journal", metavar="NAME", help="folder in templates/journals (default: recognised)")
    inspect.set_defaults(run=run_inspect)
    doctor = verbs.add_parser("doctor", help="are the system libraries, fonts and optional tools there?")
    doctor.set_defaults(run=run_doctor)
    return top


def add_convert(verbs: Verbs) -> None:
    """The words of ``convert``."""
    convert = verbs.add_parser("convert", help="convert files or folders into editions")
    convert.add_argument("inputs", nargs="+", type=Path, metavar="INPUT", help="a file, or a folder with files")
    convert.add_argument("--jobs", type=count, default=os.cpu_count() or 1, metavar="N", help="inputs at once")
    add_choices(convert)
    convert.set_defaults(run=run_convert)


def add_pair(verbs: Verbs) -> None:
    """The words of ``pair``."""
    pair = verbs.add_parser("pair", help="two versions of an article or issue, one in each language, side by side")
    pair.add_argument("left", type=Path, metavar="LEFT", help="the version that stands left")
    pair.add_argument("right", type=Path, metavar="RIGHT", help="the same in the other language")
    add_choices(pair)
    pair.set_defaults(run=run_pair, jobs=1)


def add_lexicon(verbs: Verbs) -> None:
    """The words of ``lexicon learn``."""
    lexicon = verbs.add_parser("lexicon", help="learn words from what was converted, for better pairs later")
    learn = lexicon.add_subparsers(dest="what", required=True, metavar="learn").add_parser(
        "learn", help="learn from all articles in folders of output"
    )
    learn.add_argument("folders", nargs="*", type=Path, default=[Path("output")], metavar="DIR", help="default: output")
    learn.add_argument("--lexicon", type=Path, metavar="FILE", help="where to write it (default: DIR/lexicon.tsv)")
    learn.set_defaults(run=run_learn)


def add_choices(verb: argparse.ArgumentParser) -> None:
    """The choices that every verb has which makes editions."""
    verb.add_argument("-o", "--output", type=Path, default=Path("output"), metavar="DIR", help="default: output")
    verb.add_argument("--lexicon", type=Path, metavar="FILE", help="a learned lexicon (default: DIR/lexicon.tsv)")
    verb.add_argument("--force", action="store_true", help="convert again what has not changed")
    verb.add_argument("-q", "--quiet", action="store_true", help="say only what went wrong")
    verb.add_argument("-v", "--verbose", action="store_true", help="say what is being done")
    verb.add_argument("--json", action="store_true", help="one JSON object per article on stdout")
    verb.add_argument("--journal", metavar="NAME", help="folder in templates/journals (default: recognised)")
    verb.add_argument("--languages", metavar="LIST", help="such as en,uk (default: recognised)")
    verb.add_argument("--editions", metavar="LIST", help="of pdf,docx,html; none: only data files (default: all)")


def count(word: str) -> int:
    """A number of processes."""
    number = int(word)
    if number < 1:
        raise argparse.ArgumentTypeError("must be 1 or more")
    return number


def options(words: argparse.Namespace) -> Options:
    """The choices of a command line. Raises ``UsageError``."""
    from . import languages, pipeline, profile

    if words.journal is not None:
        profile.named(words.journal)
    wanted = None
    if words.languages is not None:
        wanted = tuple(code.strip() for code in words.languages.split(",") if code.strip())
        for code in wanted:
            languages.load(code)
    return pipeline.Options(
        journal=words.journal,
        languages=wanted,
        editions=pipeline.edition_names(words.editions),
        lexicon=learned(words),
    )


def learned(words: argparse.Namespace) -> Path | None:
    """The learned lexicon that was named, or that lies in the output folder. Raises ``UsageError``."""
    from .pipeline import LEXICON

    if words.lexicon is None:
        found: Path = words.output / LEXICON
        return found if found.is_file() else None
    if not words.lexicon.is_file():
        raise UsageError(f"The lexicon {words.lexicon} is not there; learn one with: dvomova lexicon learn.")
    named: Path = words.lexicon
    return named


def run_convert(words: argparse.Namespace) -> int:
    """``dvomova convert``."""
    from . import batch

    return run_jobs(batch.find(words.inputs, words.output), words)


def run_pair(words: argparse.Namespace) -> int:
    """``dvomova pair``."""
    from . import batch

    (job,) = batch.place((words.left,), words.output)
    return run_jobs((replace(job, other=words.right),), words)


def run_learn(words: argparse.Namespace) -> int:
    """``dvomova lexicon learn``."""
    from . import archive, pipeline, store

    articles = archive.find(words.folders)
    path = words.lexicon or words.folders[0] / pipeline.LEXICON
    data = archive.lexicon(articles)
    store.write(path, data)
    entries = max(data.count(b"\n") - 1, 0)
    print(f"{entries} pairs of words learned from {len(articles)} articles: {path}")
    return 0


def run_jobs(jobs: Sequence[Job], words: argparse.Namespace) -> int:
    """Convert, say at once what failed, and sum up."""
    outcomes = []
    for outcome in watched(jobs, options(words), words):
        outcomes.append(outcome)
        if outcome.outcome == "failed":
            say(sentence(outcome), "red")
        if words.json:
            print_json(outcome)
    if not words.json and not words.quiet:
        order = {str(job.path): place for place, job in enumerate(jobs)}
        print_table(sorted(outcomes, key=lambda outcome: order[outcome.path]))
    return 1 if any(outcome.outcome == "failed" for outcome in outcomes) else 0


def watched(jobs: Sequence[Job], chosen: Options, words: argparse.Namespace) -> Iterator[InputOutcome]:
    """The outcomes of all inputs as they come, with a progress bar on a terminal.

    The bar draws itself only when something happens: no thread of its own, for the parent forks.
    """
    from . import batch

    if words.quiet or not sys.stderr.isatty():
        tell = say_step if words.verbose else None
        yield from batch.run(jobs, chosen, processes=words.jobs, force=words.force, on_step=tell)
        return
    from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn, TimeElapsedColumn

    bar = BarColumn(bar_width=24)
    columns = (bar, MofNCompleteColumn(), TimeElapsedColumn(), TextColumn("{task.description}", markup=False))
    with Progress(*columns, console=terminal(), auto_refresh=False, transient=True) as progress:
        task = progress.add_task("", total=len(jobs))

        def show(path: Path, doing: str) -> None:
            progress.update(task, description=f"{path.name}: {doing}"[:72], refresh=True)

        for outcome in batch.run(jobs, chosen, processes=words.jobs, force=words.force, on_step=show):
            progress.update(task, advance=1, refresh=True)
            yield outcome


@cache
def terminal() -> Console:
    """The terminal behind stderr, shared with the progress bar so that lines appear above it."""
    from rich.console import Console

    return Console(stderr=True, highlight=False)


def say(text: str, style: str = "") -> None:
    """A line for a person, on stderr."""
    if sys.stderr.isatty():
        terminal().print(text, style=style, markup=False, soft_wrap=True)
    else:
        print(text, file=sys.stderr)


def say_step(path: Path, doing: str) -> None:
    """One line for ``--verbose``."""
    say(f"{path}: {doing}")


def sentence(outcome: InputOutcome) -> str:
    """Why an input failed; it is named once."""
    name = Path(outcome.path).name
    return outcome.message if outcome.message.startswith(name) else f"{name}: {outcome.message}"


def print_json(outcome: InputOutcome) -> None:
    """One line a converted article, and one for an input that failed."""
    if outcome.outcome == "failed" and not outcome.articles:
        print(json.dumps({"input": outcome.path, "outcome": "failed", "message": outcome.message}, ensure_ascii=False))
    for article in outcome.articles:
        line = {"input": outcome.path, **asdict(article), "folder": str(Path(outcome.folder, article.folder))}
        if outcome.outcome == "skipped":
            line["outcome"] = "skipped"
        print(json.dumps(line, ensure_ascii=False), flush=True)


def print_table(outcomes: Sequence[InputOutcome]) -> None:
    """What became of every input, for a person."""
    from rich.console import Console
    from rich.markup import escape
    from rich.table import Table

    # The title takes what room the rest leaves; a file's name is folded rather than cut.
    table = Table(box=None, pad_edge=False, header_style="bold", expand=True)
    table.add_column("input", overflow="fold", max_width=32)
    for name in ("result", "languages", "to look at"):
        table.add_column(name, no_wrap=True)
    table.add_column("title", overflow="ellipsis", no_wrap=True, ratio=1)
    for outcome in outcomes:
        name = escape(Path(outcome.path).name)
        if outcome.outcome == "failed" and not outcome.articles:
            table.add_row(name, SIGNS["failed"], "", "", "")
        for article in outcome.articles:
            state = "skipped" if outcome.outcome == "skipped" else article.outcome
            title = article.title.get(article.language) or next(iter(article.title.values()), "")
            look = str(article.to_review) if article.to_review else ""
            table.add_row(name, SIGNS[state], " ".join(article.languages), look, escape(title))
            name = ""
    Console(highlight=False).print(table)


def run_inspect(words: argparse.Namespace) -> int:
    """``dvomova inspect``."""
    from rich.console import Console

    from . import batch, inspect, pipeline, profile

    if words.journal is not None:
        profile.named(words.journal)
    found = batch.look(words.input, pipeline.Options(journal=words.journal))
    Console(highlight=False).print(inspect.tree(words.input.name, found))
    return 0


def run_doctor(words: argparse.Namespace) -> int:
    """``dvomova doctor``."""
    from rich.console import Console

    from . import doctor

    checks = doctor.check()
    Console(highlight=False).print(doctor.table(checks))
    return 0 if doctor.healthy(checks) else 1


def main(arguments: Sequence[str] | None = None) -> int:
    """Run one command; the exit code: 0 all done, 1 an input failed, 2 wrong usage or configuration."""
    # One thread of linear algebra a process: inputs already run side by side, and forking stays sound.
    os.environ.setdefault("OPENBLAS_NUM_THREADS", "1")
    words = parser().parse_args(arguments)
    logging.basicConfig(level=logging.CRITICAL, format="%(message)s")
    if getattr(words, "verbose", False):
        logging.getLogger("dvomova").setLevel(logging.DEBUG)
    try:
        code: int = words.run(words)
    except DvomovaError as error:
        print(f"dvomova: {error}", file=sys.stderr)
        return error.exit_code
    except KeyboardInterrupt:
        print("dvomova: stopped; what was finished is kept.", file=sys.stderr)
        return 130
    except BrokenPipeError:
        sys.stderr.close()
        return 1
    return code


def entry() -> None:
    """What the installed command calls."""
    sys.exit(main())
