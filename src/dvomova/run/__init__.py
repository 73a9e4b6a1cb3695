"""Many inputs: found, converted side by side in processes of their own, and summed up."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace
from functools import partial
from pathlib import Path
from typing import cast

from .. import pipeline, store
from ..errors import InputError
from ..findings import Code, Finding, Report
from ..model import plain
from ..pipeline import Converted, Options, Outcome
from . import workers
from .jobs import MANIFEST, ArticleOutcome, InputOutcome, Job, Manifest, find, fingerprint, place, read_manifest
from .workers import Failure, OnStep

__all__ = ["MANIFEST", "ArticleOutcome", "InputOutcome", "Job", "find", "look", "place", "run"]

WORST: tuple[Outcome, ...] = ("failed", "review", "done", "skipped")


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
    for path, result, seconds in workers.results(tasks, processes, on_step):
        outcome = failure(by_path[path], result.message) if isinstance(result, Failure) else cast(InputOutcome, result)
        yield replace(outcome, seconds=seconds)


def look(path: Path, options: Options, on_step: OnStep | None = None) -> tuple[Converted, ...]:
    """The articles of one input without writing anything, read in a child. Raises ``InputError``."""
    ((_, result, _),) = workers.results([(path, partial(look_at, path, options))], 1, on_step)
    if isinstance(result, Failure):
        raise InputError(result.message)
    return cast(tuple[Converted, ...], result)


def look_at(path: Path, options: Options, on_step: Callable[[str], None]) -> tuple[Converted, ...]:
    """The child's part of ``look``."""
    return tuple(pipeline.convert_one(path, options, Report(on_step=on_step)))
