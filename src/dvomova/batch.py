"""Many inputs: found, converted side by side in processes of their own, and summed up."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace
from functools import partial
from pathlib import Path
from typing import cast

from . import __version__, children, pipeline, store
from .children import Failure, OnStep
from .errors import InputError, StoreError, UsageError
from .model import Lang, plain
from .pipeline import Converted, Options, Outcome
from .report import Code, Finding, Report

MANIFEST = ".dvomova.json"

WORST: tuple[Outcome, ...] = ("failed", "review", "done", "skipped")


@dataclass(frozen=True, slots=True, kw_only=True)
class Job:
    """One input and where its articles go (a folder below the output folder); ``other`` is its second version."""

    path: Path
    folder: Path
    other: Path | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class ArticleOutcome:
    """What became of one article, in plain values for a table or a line of JSON.

    ``folder`` is relative to that of the input, empty where the input is one article.
    """

    folder: str
    outcome: Outcome
    language: Lang
    languages: tuple[Lang, ...]
    title: dict[Lang, str]
    doi: str | None
    first_page: str | None
    last_page: str | None
    to_review: int
    message: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class InputOutcome:
    """What became of one input; ``folder`` is where its articles are, ``message`` why it failed."""

    path: str
    folder: str
    outcome: Outcome
    articles: tuple[ArticleOutcome, ...] = ()
    message: str = ""
    seconds: float = 0.0


@dataclass(frozen=True, slots=True, kw_only=True)
class Manifest:
    """What an earlier run made of an input, and from what: if nothing changed, there is nothing to do."""

    fingerprint: str
    files: tuple[str, ...]
    articles: tuple[ArticleOutcome, ...]


def find(inputs: Sequence[Path], out: Path) -> tuple[Job, ...]:
    """The files to convert: those named, and those of a readable kind in named folders, sorted.

    Hidden files, Word's lock files and the output folder are passed over. Raises ``UsageError`` where a
    folder holds nothing that can be read.
    """
    from .readers import READERS

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
    """Files below a folder in a fixed order, without hidden ones, lock files and the output."""
    for parent, folders, names in os.walk(folder):
        here = Path(parent)
        folders[:] = sorted(n for n in folders if not n.startswith(".") and (here / n).resolve() != out.resolve())
        yield from (here / name for name in sorted(names) if not name.startswith((".", "~$")))


def place(paths: tuple[Path, ...], out: Path) -> tuple[Job, ...]:
    """A folder for each input, named after its stem; inputs of one stem are told apart by suffix, then number."""
    taken: dict[str, None] = {}
    jobs = []
    for path in paths:
        names = [path.stem, f"{path.stem}-{path.suffix.lstrip('.').lower()}"]
        names += [f"{names[1]}-{number}" for number in range(2, len(paths) + 2)]
        name = next(name for name in names if name.casefold() not in taken)
        taken[name.casefold()] = None
        jobs.append(Job(path=path, folder=out / name))
    return tuple(jobs)


def fingerprint(job: Job, options: Options) -> str:
    """A hash of all that an input's editions depend on: the file, the version, the choices, templates, corrections."""
    from . import profile

    folder = job.folder
    inputs = [path for path in (job.path, job.other) if path is not None]
    parts = [*(store.sha256(store.read_bytes(path)) for path in inputs), __version__]
    parts.append(repr(replace(options, lexicon=None)))
    if options.lexicon is not None and options.lexicon.is_file():
        parts.append(store.sha256(options.lexicon.read_bytes()))
    templates = sorted(path for path in profile.templates_folder().rglob("*") if path.is_file())
    corrections = sorted(folder.rglob(pipeline.TABLE)) if folder.is_dir() else []
    parts += [f"{path.name} {store.sha256(store.read_bytes(path))}" for path in (*templates, *corrections)]
    return store.sha256("\n".join(parts).encode())


def read_manifest(folder: Path) -> Manifest | None:
    """What an earlier run left, if it is all still there."""
    if not (folder / MANIFEST).is_file():
        return None
    try:
        manifest = store.from_json(Manifest, store.read_bytes(folder / MANIFEST))
    except StoreError:
        return None
    return manifest if all((folder / name).is_file() for name in manifest.files) else None


def convert_job(job: Job, options: Options, force: bool, on_step: Callable[[str], None]) -> InputOutcome:
    """One input from file to editions on disk. Raises ``DvomovaError``."""
    before = read_manifest(job.folder)
    mark = fingerprint(job, options)
    if before is not None and before.fingerprint == mark and not force:
        return InputOutcome(path=str(job.path), folder=str(job.folder), outcome="skipped", articles=before.articles)
    written: list[str] = []
    articles = []
    report = Report(on_step=on_step)
    found = (
        pipeline.convert_one(job.path, options, report)
        if job.other is None
        else pipeline.pair(job.path, job.other, options, report)
    )
    for converted in found:
        table = job.folder / converted.folder / pipeline.TABLE
        if table.is_file():
            converted = pipeline.corrected(converted, store.read_bytes(table))
        own = Report(converted.findings, on_step)
        written += write_article(converted, job, options, own)
        articles.append(summary(converted, own.findings))
    if before is not None:
        gone = (name for name in before.files if name not in written and not name.endswith(pipeline.TABLE))
        store.remove(job.folder, tuple(gone))
    result = outcome_of(job, tuple(articles))
    if result.outcome != "failed":
        manifest = Manifest(fingerprint=fingerprint(job, options), files=tuple(written), articles=tuple(articles))
        store.write(job.folder / MANIFEST, store.to_json(manifest))
    return result


def outcome_of(job: Job, articles: tuple[ArticleOutcome, ...]) -> InputOutcome:
    """The outcome of an input is the worst of its articles'."""
    worst = min((article.outcome for article in articles), key=WORST.index)
    message = next((article.message for article in articles if article.message), "")
    return InputOutcome(path=str(job.path), folder=str(job.folder), outcome=worst, articles=articles, message=message)


def write_article(converted: Converted, job: Job, options: Options, report: Report) -> list[str]:
    """Write all files of an article; their names relative to the job's folder."""
    names = []
    for name, content in pipeline.files(converted, options, report):
        store.write(job.folder / converted.folder / name, content)
        names.append((converted.folder / name).as_posix())
    return names


def summary(converted: Converted, findings: tuple[Finding, ...]) -> ArticleOutcome:
    """The facts of an article that a table shows."""
    left_out = (finding.message for finding in findings if finding.code is Code.EDITION_LEFT_OUT)
    article = converted.bitext.article
    return ArticleOutcome(
        folder="" if converted.folder == Path() else converted.folder.as_posix(),
        outcome=pipeline.outcome(findings),
        language=article.language,
        languages=article.languages,
        title={lang: plain(title.text) for lang, title in article.title.items()},
        doi=article.doi,
        first_page=article.issue.first_page,
        last_page=article.issue.last_page,
        to_review=sum(finding.severity != "info" for finding in findings),
        message=next(left_out, ""),
    )


def failure(job: Job, message: str) -> InputOutcome:
    """An input that could not be converted."""
    return InputOutcome(path=str(job.path), folder=str(job.folder), outcome="failed", message=message)


def run(
    jobs: Sequence[Job], options: Options, *, processes: int, force: bool = False, on_step: OnStep | None = None
) -> Iterator[InputOutcome]:
    """Convert all inputs, up to ``processes`` at once; outcomes come in the order in which they are ready."""
    by_path = {job.path: job for job in jobs}
    tasks = ((job.path, partial(convert_job, job, options, force)) for job in jobs)
    for path, result, seconds in children.results(tasks, processes, on_step):
        outcome = failure(by_path[path], result.message) if isinstance(result, Failure) else cast(InputOutcome, result)
        yield replace(outcome, seconds=seconds)


def look(path: Path, options: Options, on_step: OnStep | None = None) -> tuple[Converted, ...]:
    """The articles of one input without writing anything, read in a child. Raises ``InputError``."""
    ((_, result, _),) = children.results([(path, partial(look_at, path, options))], 1, on_step)
    if isinstance(result, Failure):
        raise InputError(result.message)
    return cast(tuple[Converted, ...], result)


def look_at(path: Path, options: Options, on_step: Callable[[str], None]) -> tuple[Converted, ...]:
    """The child's part of ``look``."""
    return tuple(pipeline.convert_one(path, options, Report(on_step=on_step)))
