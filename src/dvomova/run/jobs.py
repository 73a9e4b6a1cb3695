"""Which files are converted and where their articles go, and whether that was done before.

A manifest in each output folder holds a hash of all that the editions depend on: if nothing changed, there is
nothing to do.
"""

from __future__ import annotations

import os
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from .. import __version__, pipeline, store
from ..errors import StoreError, UsageError
from ..model import Lang
from ..pipeline import Options, Outcome

MANIFEST = ".dvomova.json"
DESCRIBING = frozenset({"README.md", "README.txt"})
"""Files that say what a folder is for."""


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

    Hidden files, Word's lock files, a folder's ``README`` and the output folder are passed over. Raises ``UsageError``
    where a folder holds nothing that can be read.
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
    from .. import journals

    folder = job.folder
    inputs = [path for path in (job.path, job.other) if path is not None]
    parts = [*(store.sha256(store.read_bytes(path)) for path in inputs), __version__]
    parts.append(repr(replace(options, lexicon=None)))
    if options.lexicon is not None and options.lexicon.is_file():
        parts.append(store.sha256(options.lexicon.read_bytes()))
    templates = sorted(path for path in journals.templates_folder().rglob("*") if path.is_file())
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
