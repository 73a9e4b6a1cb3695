"""The functions of the package: what a script calls, with paths and plain words.

They run in the caller's process and raise; the command line puts each input in a process of its own.
"""

from __future__ import annotations

import os
from collections.abc import Sequence
from pathlib import Path

from .model import Bead, Bitext, Draft, Lang


def read(path: str | os.PathLike[str]) -> Draft:
    """A PDF, DOCX, Markdown or text file as blocks in reading order.

    Raises ``InputError`` with a sentence that says what to do next.
    """
    from . import pipeline
    from .findings import Report

    return pipeline.read(Path(path), Report())


def convert(
    path: str | os.PathLike[str],
    out: str | os.PathLike[str] | None = None,
    *,
    journal: str | None = None,
    languages: Sequence[Lang] | None = None,
    editions: Sequence[str] | None = None,
) -> list[Bitext]:
    """The articles of one input, aligned; with ``out``, their editions are written to ``out/<stem>/`` too.

    ``journal`` is a folder in ``templates/journals``, ``languages`` are BCP 47 codes, ``editions`` some of
    ``pdf``, ``docx``, ``html`` (an empty list: only the data files). Raises ``DvomovaError``.
    """
    from . import pipeline, run
    from .findings import Report

    options = pipeline.Options(
        journal=journal,
        languages=None if languages is None else tuple(languages),
        editions=None if editions is None else pipeline.edition_names(",".join(editions) or "none"),
    )
    bitexts = []
    for converted in pipeline.convert_one(Path(path), options, Report()):
        if out is not None:
            job = run.Job(path=Path(path), folder=Path(out) / Path(path).stem)
            run.write_article(converted, job, options, Report(converted.findings))
        bitexts.append(converted.bitext)
    return bitexts


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

    return align.align_texts(left, right, languages, lexicon)
