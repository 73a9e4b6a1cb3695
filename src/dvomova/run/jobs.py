"""Which files are converted and where their articles go, and one of them from file to editions.

An output folder belongs to one input: the one that its manifest names by path, or by what it held. A second input of
that name gets the next free folder, so that nobody's corrections are applied to another text.
"""

from __future__ import annotations

import os
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from .. import pipeline
from ..errors import DvomovaError, UsageError
from ..findings import Outcome, Report
from ..pipeline import ArticleOutcome, Options, Published

DESCRIBING = frozenset({"README.md", "README.txt"})
"""Files that say what a folder is for."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Job:
    """One input and where its articles go (a folder below the output folder); ``other`` is its second version.

    ``note`` says why the folder is not named after the input alone.
    """

    path: Path
    folder: Path
    other: Path | None = None
    note: str = ""

    @property
    def inputs(self) -> tuple[Path, ...]:
        """The files that are read."""
        return (self.path,) if self.other is None else (self.path, self.other)


@dataclass(frozen=True, slots=True, kw_only=True)
class InputOutcome:
    """What became of one input; ``folder`` is where its articles are.

    ``skipped`` means that an earlier run made all of it, with the same outcome. ``error`` is why it failed, or the
    worst of the reasons why editions are missing. ``note`` says what else a person should know of the run.
    """

    path: str
    folder: str
    outcome: Outcome
    articles: tuple[ArticleOutcome, ...] = ()
    skipped: bool = False
    error: DvomovaError | None = None
    note: str = ""
    seconds: float = 0.0

    @property
    def message(self) -> str:
        """Why it failed, as a sentence."""
        return str(self.error) if self.error is not None else ""


def find(inputs: Sequence[Path], out: Path) -> tuple[Job, ...]:
    """The files to convert: those named, and those of a readable kind in named folders, sorted.

    Hidden files, Word's lock files, a folder's ``README`` and the output folder are passed over. Raises ``UsageError``
    where a folder holds nothing that can be read, or where ``out`` is a file.
    """
    from ..readers import READERS

    found: dict[Path, None] = {}
    for item in inputs:
        if not item.is_dir():
            found[item] = None
            continue
        below = [path for path in walk(item, out) if path.suffix.lower() in READERS]
        if not below:
            kinds = ", ".join(sorted(READERS))
            raise UsageError(f"There is nothing to convert in the folder {item}; put files of the kind {kinds} there.")
        found.update(dict.fromkeys(below))
    return place(tuple(found), out)


def walk(folder: Path, out: Path) -> Iterator[Path]:
    """Files below a folder in a fixed order, without hidden ones, lock files, the output, and what describes a folder.

    A ``README.md``, such as the one of ``output/``, says what a folder is for and is no article; named by itself, it
    is converted like any other file.
    """
    for parent, folders, names in os.walk(folder):
        here = Path(parent)
        folders[:] = sorted(n for n in folders if not n.startswith(".") and (here / n).resolve() != out.resolve())
        names = sorted(name for name in names if name not in DESCRIBING and not name.startswith((".", "~$")))
        yield from (here / name for name in names)


def place(paths: tuple[Path, ...], out: Path, other: Path | None = None) -> tuple[Job, ...]:
    """A folder for each input, named after its stem; inputs of one stem are told apart by suffix, then number.

    ``other`` is the second version of the one input. Raises ``UsageError`` where the output folder is a file.
    """
    file = next((part for part in (out, *out.parents) if part.is_file()), None)
    if file is not None:
        raise UsageError(f"{file} is a file, so that no editions can be put there; name a folder with -o.")
    taken: set[str] = set()
    jobs = []
    for path in paths:
        name, note = _free_name(path, out, taken)
        taken.add(name.casefold())
        jobs.append(Job(path=path, folder=out / name, other=other, note=note))
    return tuple(jobs)


def _free_name(path: Path, out: Path, taken: set[str]) -> tuple[str, str]:
    """The first name for an input's folder that no other input has, and why it is not the usual one."""
    note = ""
    for name in names_for(path):
        if name.casefold() in taken:
            continue
        owner = owner_of(out / name, path)
        if owner is None:
            return name, f"{note}; those of {path} are in {out / name}." if note else ""
        note = note or f"{out / name} holds the editions of {owner}"
    raise AssertionError("names_for never ends")


def names_for(path: Path) -> Iterator[str]:
    """Names for an input's folder, the one that is liked best first."""
    yield path.stem
    name = f"{path.stem}-{path.suffix.lstrip('.').lower()}"
    yield name
    number = 1
    while True:
        number += 1
        yield f"{name}-{number}"


def owner_of(folder: Path, path: Path) -> Path | None:
    """The other input that a folder belongs to; ``None`` where it is free or belongs to this one."""
    manifest = pipeline.read_manifest(folder)
    if manifest is None or not manifest.sources or not path.is_file():
        return None
    owner, own = manifest.sources[0], pipeline.source_of(path, folder)
    if own.path == owner.path or own.sha256 == owner.sha256:
        return None
    return Path(os.path.normpath(folder / owner.path))


def prepared(job: Job, options: Options) -> Options:
    """The choices for a job, with the lexicon of its output folder where none is named.

    Raises ``InputError`` where an input cannot be opened, before anything else is done with it.
    """
    from ..readers import open_input

    for path in job.inputs:
        open_input(path).close()
    learned = job.folder.parent / pipeline.LEXICON
    return replace(options, lexicon=learned) if options.lexicon is None and learned.is_file() else options


def published(job: Job, options: Options, on_step: Callable[[str], None] | None = None) -> Iterator[Published]:
    """The articles of one input, each as it is written. Raises ``DvomovaError``."""
    report = Report(on_step=on_step)
    found = (
        pipeline.convert_one(job.path, options, report)
        if job.other is None
        else pipeline.pair(job.path, job.other, options, report)
    )
    yield from pipeline.publish(found, job.folder, options, job.inputs, on_step)


def convert_job(job: Job, options: Options, force: bool, on_step: Callable[[str], None] | None = None) -> InputOutcome:
    """One input from file to editions on disk, unless an earlier run made them already. Raises ``DvomovaError``."""
    options = prepared(job, options)
    before = None if force else pipeline.read_manifest(job.folder)
    if before is not None and pipeline.unchanged(before, job.inputs, job.folder, options):
        return outcome_of(job, before.articles, skipped=True)
    articles: list[ArticleOutcome] = []
    errors: list[DvomovaError] = []
    for made in published(job, options, on_step):
        articles.append(pipeline.summary(made.conversion))
        errors += made.errors
    worst = max(errors, key=lambda error: error.exit_code, default=None)
    return outcome_of(job, tuple(articles), error=worst)


def outcome_of(
    job: Job, articles: tuple[ArticleOutcome, ...], *, skipped: bool = False, error: DvomovaError | None = None
) -> InputOutcome:
    """The outcome of an input is the worst of its articles'."""
    return InputOutcome(
        path=str(job.path),
        folder=str(job.folder),
        outcome=max((article.outcome for article in articles), default=Outcome.DONE),
        articles=articles,
        skipped=skipped,
        error=error,
        note=job.note,
    )


def failure(job: Job, error: DvomovaError) -> InputOutcome:
    """An input that could not be converted."""
    return InputOutcome(path=str(job.path), folder=str(job.folder), outcome=Outcome.FAILED, error=error, note=job.note)
