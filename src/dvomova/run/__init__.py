"""Many inputs, converted side by side in processes of their own: ``jobs`` says what, ``workers`` how.

``find`` and ``place`` make jobs of paths; ``run`` converts them and gives an outcome for each as it is ready; ``look``
reads one input and writes nothing. ``archive`` learns words from what was converted before.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace
from functools import partial
from pathlib import Path
from typing import cast

from .. import pipeline
from ..errors import DvomovaError
from ..findings import Report
from ..pipeline import Conversion, Options
from . import workers
from .jobs import InputOutcome, Job, convert_job, failure, find, place, prepared, published
from .workers import OnStep

__all__ = [
    "InputOutcome",
    "Job",
    "OnStep",
    "convert_job",
    "find",
    "look",
    "look_at",
    "place",
    "prepared",
    "published",
    "run",
]


def run(
    jobs: Sequence[Job], options: Options, *, processes: int, force: bool = False, on_step: OnStep | None = None
) -> Iterator[InputOutcome]:
    """Convert all inputs, up to ``processes`` at once; outcomes come in the order in which they are ready."""
    by_path = {job.path: job for job in jobs}
    tasks = ((job.path, partial(convert_job, job, options, force)) for job in jobs)
    for path, result, seconds in workers.results(tasks, processes, on_step):
        if isinstance(result, DvomovaError):
            result = failure(by_path[path], result)
        yield replace(cast(InputOutcome, result), seconds=seconds)


def look(path: Path, options: Options, on_step: OnStep | None = None) -> tuple[Conversion, ...]:
    """The articles of one input without writing anything, read in a worker. Raises ``DvomovaError``."""
    ((_, result, _),) = workers.results([(path, partial(look_at, path, options))], 1, on_step)
    if isinstance(result, DvomovaError):
        raise result
    return cast(tuple[Conversion, ...], result)


def look_at(path: Path, options: Options, on_step: Callable[[str], None] | None = None) -> tuple[Conversion, ...]:
    """The articles of one input without writing anything. Raises ``DvomovaError``."""
    return tuple(pipeline.convert_one(path, options, Report(on_step=on_step)))
