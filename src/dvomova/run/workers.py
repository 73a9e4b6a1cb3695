"""Tasks in processes of their own, with a limit of memory and of silence.

No PDF engine survives all hostile files, and one that ends must not take the others along: a worker that
dies or stays silent gives an error like any other. Errors come back as themselves, with class and exit code. The parent
stays single-threaded, so that forking is sound, and reads every result.
"""

from __future__ import annotations

import gc
import multiprocessing
import sys
import time
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from itertools import islice
from multiprocessing.connection import Connection, wait
from multiprocessing.context import BaseContext
from multiprocessing.process import BaseProcess
from pathlib import Path
from typing import Any, TypeAlias

from ..errors import DamagedInput, DvomovaError, TooLarge, ours

SILENCE = 300.0
"""Seconds without a sign of life after which a task is given up; a page takes well below one."""

MEMORY = 4 * 1024**3
"""Bytes of address space for one task; a bomb of 1 GB once inflated took 2.1 GB in the PDF engine."""

Task: TypeAlias = Callable[[Callable[[str], None]], object]
"""What a worker does, given a way to say how far it is."""

OnStep: TypeAlias = Callable[[Path, str], None]


def work(task: Task, name: Path, pipe: Connection) -> None:
    """Entry point of a worker: sets limits, runs one task, sends its result or its error."""
    settle()
    result: object
    try:
        with ours(str(name)):
            result = task(pipe.send)
    except DvomovaError as error:
        result = error
    pipe.send(result)
    pipe.close()


def settle() -> None:
    """Make this process one for a single task: with a limit on memory, and without a search for cycles at every turn.

    Values are trees without cycles: looking for them often would cost a fifth of the time and find nothing, and so
    would looking through what is loaded already.
    """
    limit_memory()
    gc.freeze()
    gc.set_threshold(100_000, 20, 20)


def limit_memory() -> None:
    """A limit on address space, where the system has one."""
    if sys.platform != "win32":
        import resource

        resource.setrlimit(resource.RLIMIT_AS, (MEMORY, MEMORY))


@dataclass(slots=True)
class Running:
    """A worker with its task."""

    name: Path
    process: BaseProcess
    pipe: Connection
    started: float
    heard: float


def results(
    tasks: Iterable[tuple[Path, Task]], processes: int, on_step: OnStep | None
) -> Iterator[tuple[Path, object, float]]:
    """Each named task in a worker of its own: its result or a ``DvomovaError``, and the seconds it took.

    They come in the order in which they are ready.
    """
    context = multiprocessing.get_context("fork" if sys.platform == "linux" else "spawn")
    waiting = iter(tasks)
    at_work: list[Running] = []
    try:
        while True:
            at_work += [start(context, name, task) for name, task in islice(waiting, max(processes, 1) - len(at_work))]
            if not at_work:
                return
            wait([running.pipe for running in at_work], timeout=0.5)
            for running in list(at_work):
                result = listen(running, on_step)
                if result is not None:
                    at_work.remove(running)
                    yield running.name, result, round(time.monotonic() - running.started, 1)
    finally:
        for running in at_work:
            end(running)


def start(context: BaseContext, name: Path, task: Task) -> Running:
    """Start a worker for one input."""
    ours, theirs = context.Pipe(duplex=False)
    process: Any = context.Process(target=work, args=(task, name, theirs))  # type: ignore[attr-defined]
    process.start()
    theirs.close()
    now = time.monotonic()
    return Running(name=name, process=process, pipe=ours, started=now, heard=now)


def listen(running: Running, on_step: OnStep | None) -> object | None:
    """Pass on the steps that a worker announced; its result, or the error of its end or of its silence."""
    try:
        while running.pipe.poll():
            received = running.pipe.recv()
            running.heard = time.monotonic()
            if not isinstance(received, str):
                running.process.join(5)
                end(running)
                return received  # type: ignore[no-any-return]
            if on_step is not None:
                on_step(running.name, received)
    except EOFError:
        running.process.join(5)
        code = running.process.exitcode
        end(running)
        return DamagedInput(
            f"The file ended the program that reads it (exit {code}): it is damaged or meant to do harm; "
            "save it anew with another program, for example by printing it to PDF."
        )
    if time.monotonic() - running.heard > SILENCE:
        end(running)
        return TooLarge(f"Reading took more than {SILENCE:.0f} s without a step forward; split the file.")
    return None


def end(running: Running) -> None:
    """End a worker and close its pipe."""
    if running.process.is_alive():
        running.process.kill()
        running.process.join()
    running.pipe.close()
