"""The functions of the package: what a script calls, with paths and plain words.

They do what the command does, by the same way: corrections in ``alignment.tsv`` are applied, and the lexicon in the
output folder is used. ``convert_all`` starts processes and passes over what has not changed; the others run in the
caller's process and always do their work. They raise ``DvomovaError`` and nothing else, but for a ``TypeError`` where
an argument is of the wrong type.
"""

from __future__ import annotations

import logging
import os
from collections.abc import Callable, Iterator, Mapping, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, TypeAlias, TypedDict, TypeVar

from .errors import UsageError, ours
from .findings import Report
from .journals import GENERIC, Profile, named
from .journals import folders as journal_folders
from .journals import journals as profiles
from .model import Bead, Bitext, Draft, Lang

if TYPE_CHECKING:
    from typing import Unpack

    from .align import Lexicon
    from .pipeline import Conversion, Options
    from .run import InputOutcome

Name: TypeAlias = str | os.PathLike[str]
T = TypeVar("T")


class Choices(TypedDict, total=False):
    """What may be chosen for one input; what is left out is recognised.

    ``journal`` is a name or a folder, ``languages`` are BCP 47 codes, ``editions`` some of ``pdf``, ``docx``, ``html``
    (an empty list: only the data files), ``lexicon`` is a learned lexicon or the file of one.
    """

    journal: Name | None
    languages: Sequence[Lang] | None
    editions: Sequence[str] | None
    lexicon: Lexicon | Name | None


class BatchChoices(Choices, total=False):
    """What may be chosen for many inputs.

    ``jobs`` is the number of inputs at once (default: the number of cores), ``force`` converts again what has not
    changed, ``on_step`` is called with an input's path and a few words on what is being done to it.
    """

    jobs: int
    force: bool
    on_step: Callable[[Path, str], None] | None


def read(path: Name) -> Draft:
    """A PDF, DOCX, Markdown or text file as blocks in reading order.

    Raises ``InputError`` with a sentence that says what to do next.
    """
    from . import pipeline

    file = Path(path)
    with ours(str(file)):
        return pipeline.read(file, Report())


def convert(
    path: Name,
    out: Name | None = None,
    *,
    journal: Name | None = None,
    languages: Sequence[Lang] | None = None,
    editions: Sequence[str] | None = None,
) -> list[Bitext]:
    """The articles of one input, aligned; with ``out``, their editions are written to ``out/<stem>/`` too.

    ``journal`` is a name or a folder, ``languages`` are BCP 47 codes, ``editions`` some of ``pdf``, ``docx``, ``html``
    (an empty list: only the data files). Raises ``DvomovaError``. ``inspect`` and ``convert_all`` say what was noticed.
    """
    chosen = _options({"journal": journal, "languages": languages, "editions": editions})
    if out is None:
        return [item.bitext for item in _looked_at(Path(path), chosen)]
    return [item.bitext for item in _published(Path(path), None, Path(out), chosen)]


def convert_all(paths: Sequence[Name], out: Name, **choices: Unpack[BatchChoices]) -> Iterator[InputOutcome]:
    """Many files or folders, side by side in processes of their own, as ``dvomova convert`` does.

    Gives what became of each input as soon as it is ready; one that fails does not stop the others. Takes ``journal``,
    ``languages``, ``editions``, ``lexicon``, ``jobs``, ``force`` and ``on_step``. Raises ``UsageError`` at once for a
    choice that cannot be used.
    """
    from . import run

    _known(choices, BatchChoices.__annotations__)
    chosen = _options(choices)
    found = run.find([Path(path) for path in _many(paths, "paths")], Path(out))
    return run.run(
        found,
        chosen,
        processes=choices.get("jobs") or os.cpu_count() or 1,
        force=choices.get("force", False),
        on_step=choices.get("on_step"),
    )


def inspect(path: Name, **choices: Unpack[Choices]) -> list[Conversion]:
    """The articles of one input with what was noticed on the way; nothing is written.

    Takes ``journal``, ``languages`` and ``lexicon``. Raises ``DvomovaError``.
    """
    _known(choices, ("journal", "languages", "lexicon"))
    return _looked_at(Path(path), _options(choices))


def pair(left: Name, right: Name, out: Name | None = None, **choices: Unpack[Choices]) -> list[Conversion]:
    """Two versions of an article or issue, one in each language, side by side, as ``dvomova pair`` does.

    With ``out``, their editions are written to ``out/<stem of left>/``. Takes ``journal``, ``languages``, ``editions``
    and ``lexicon``. Raises ``DvomovaError``.
    """
    from . import pipeline

    _known(choices, Choices.__annotations__)
    chosen = _options(choices)
    if out is not None:
        return _published(Path(left), Path(right), Path(out), chosen)
    with ours(str(left)):
        return list(pipeline.pair(Path(left), Path(right), chosen, Report()))


def learn(folder: Name, out: Name | None = None, *, languages: tuple[Lang, Lang] | None = None) -> Lexicon:
    """The lexicon that the converted articles below a folder teach; give it to a later call as ``lexicon``.

    With ``out``, it is written there as a table, those of all pairs of languages together, as ``dvomova lexicon learn``
    does. ``languages`` is needed where the articles are in more than one pair of them. Raises ``UsageError`` where
    there are no articles, and ``InputError`` where nothing can be learned from them.
    """
    from . import store
    from .align import to_tsv
    from .align.lexicon import for_languages
    from .run import archive

    with ours(str(folder)):
        found = archive.learn(archive.find([Path(folder)]))
        if out is not None:
            store.write(Path(out), to_tsv(found))
        if languages is not None:
            wanted = _many(languages, "languages")
            found = tuple(for_languages(found, (wanted[0], wanted[-1])))
    if len(found) != 1:
        pairs = ", ".join("-".join(one.languages) for one in archive.learn(archive.find([Path(folder)])))
        raise UsageError(f"The articles below {folder} are in the languages {pairs}; name one pair as “languages”.")
    return found[0]


def read_article(path: Name) -> Bitext:
    """An article that was converted before, from ``article.json`` or its folder, with its pictures.

    Raises ``StoreError``.
    """
    from . import store

    place = Path(path)
    with ours(str(place)):
        return store.read_article(place.parent if place.name == store.ARTICLE else place)


def write(bitext: Bitext, profile: Profile | None = None, editions: Sequence[str] | None = None) -> Mapping[str, bytes]:
    """An article's editions, with JATS and TMX: file names and bytes; nothing is written to disk.

    ``profile`` is a journal's (default: the one that the article names, else the generic one), ``editions`` as in
    ``convert``. Raises ``DvomovaError``.
    """
    from . import pipeline
    from .writers import WRITERS

    chosen = _options({"editions": editions}).editions
    files: dict[str, bytes] = {}
    with ours(bitext.article.source.name):
        if profile is None:
            slug = bitext.article.journal
            profile = named(slug if slug in journal_folders() else GENERIC)
        for name in (*pipeline.ALWAYS, *(pipeline.editions() if chosen is None else chosen)):
            files.update(WRITERS[name](bitext, profile))
    return files


def journals(*folders: Name) -> Mapping[str, Profile]:
    """The journals that can be named, by name: those in ``folders``, or on the search path where none is given.

    The search path is ``./journals``, the user's configuration folder, the package. A journal whose file cannot be used
    is left out; ``dvomova doctor --journal NAME`` says what is wrong with it.
    """
    return profiles(*folders)


def align_texts(
    left: Sequence[Sequence[str]],
    right: Sequence[Sequence[str]],
    languages: tuple[Lang, Lang] = ("en", "uk"),
    lexicon: str | os.PathLike[str] | None = "packaged",
) -> list[Bead]:
    """Which sentences of two texts say the same.

    ``left`` and ``right`` are paragraphs of sentences. A ``Bead`` unpacks to the sentence numbers of both
    sides, counted through all paragraphs from 0; every sentence is in exactly one bead, those without a
    counterpart with an empty other side. ``lexicon`` is ``"packaged"``, ``None`` or a path to a learned one.
    """
    from . import align

    for name, side in (("left", left), ("right", right)):
        for paragraph in _many(side, name):
            _many(paragraph, f"each paragraph of {name}")
    languages = (_many(languages, "languages")[0], languages[1])
    with ours("texts"):
        return align.align_texts(left, right, languages, lexicon)


def _looked_at(path: Path, chosen: Options) -> list[Conversion]:
    """The articles of one input; nothing is written."""
    from . import run

    with ours(str(path)):
        return list(run.look_at(path, chosen))


def _published(left: Path, right: Path | None, out: Path, chosen: Options) -> list[Conversion]:
    """The articles of one input as they were written."""
    from . import run

    with ours(str(left)):
        (job,) = run.place((left,), out, right)
        if job.note:
            logging.getLogger(__name__).warning(job.note)
        return [made.conversion for made in run.published(job, run.prepared(job, chosen))]


def _many(value: Sequence[T], name: str) -> list[T]:
    """The items of a sequence. Raises ``TypeError`` for one text, which would be cut into its letters."""
    if isinstance(value, str | bytes | os.PathLike):
        raise TypeError(f"{name} must be a list, such as [{value!r}], and not the one text {value!r}.")
    return list(value)


def _known(choices: Mapping[str, object], known: Sequence[str] | Mapping[str, object]) -> None:
    """Raises ``TypeError`` for a choice that the function does not have."""
    for name in choices:
        if name not in known:
            raise TypeError(f"There is no choice “{name}”; there are {', '.join(known)}.")


def _options(choices: Choices) -> Options:
    """The choices as the pipeline takes them. Raises ``UsageError`` and ``TypeError``."""
    from . import pipeline

    journal, lexicon = choices.get("journal"), choices.get("lexicon")
    languages, editions = choices.get("languages"), choices.get("editions")
    return pipeline.chosen(
        journal=None if journal is None else os.fspath(journal),
        languages=None if languages is None else _many(languages, "languages"),
        editions=None if editions is None else _many(editions, "editions"),
        lexicon=Path(lexicon) if isinstance(lexicon, str | os.PathLike) else lexicon,
    )
