"""The one way to disk: an input's articles with a person's corrections, every edition, the report and the manifest.

Whoever converts an input, by command or from Python, publishes it here, so that corrections are never overwritten
unread, files of an earlier run that nobody makes any more are taken away, and the manifest says what was made of what.
"""

from __future__ import annotations

import os
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from .. import store
from ..errors import DvomovaError, StoreError, ours
from ..findings import Code, EditionName, Outcome, Report, Severity, outcome, report_file
from ..journals import data_files
from ..model import Lang, plain
from ..release import __version__
from .steps import ALWAYS, Conversion, Options, editions

REPORT = "report.json"
TABLE = "alignment.tsv"
LEXICON = "lexicon.tsv"
MANIFEST = ".dvomova.json"


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
class InputFile:
    """A file that was converted: its path from the output folder, and the hash of what it held."""

    path: str
    sha256: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Manifest:
    """What an earlier run made of an input, and from what: if nothing changed, there is nothing to do.

    ``fingerprint`` is empty where an edition is missing, so that the next run makes it.
    """

    sources: tuple[InputFile, ...]
    fingerprint: str
    files: tuple[str, ...]
    articles: tuple[ArticleOutcome, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Published:
    """An article as it was written: with corrections applied and with what the editions brought to notice.

    ``files`` are names relative to the input's folder, ``errors`` why editions are missing.
    """

    conversion: Conversion
    files: tuple[str, ...]
    errors: tuple[DvomovaError, ...] = ()


def publish(
    found: Iterable[Conversion],
    folder: Path,
    options: Options,
    inputs: Sequence[Path],
    on_step: Callable[[str], None] | None = None,
) -> Iterator[Published]:
    """Write all articles of an input below its ``folder``, one after the other as they come.

    ``inputs`` are the files that they were read from. The manifest is written after the last article. Raises
    ``InputError`` where a person's table cannot be read, before anything of that article is overwritten, and
    ``StoreError``.
    """
    before = read_manifest(folder)
    written: list[str] = []
    articles: list[ArticleOutcome] = []
    for item in found:
        made = _published(item, folder, options, on_step)
        written += made.files
        articles.append(summary(made.conversion))
        yield made
    if before is not None:
        gone = (name for name in before.files if name not in written and not name.endswith(TABLE))
        store.remove(folder, tuple(gone))
    whole = all(article.outcome < Outcome.FAILED for article in articles)
    manifest = Manifest(
        sources=tuple(source_of(path, folder) for path in inputs),
        fingerprint=fingerprint(inputs, folder, options) if whole else "",
        files=tuple(written),
        articles=tuple(articles),
    )
    store.write(folder / MANIFEST, store.to_json(manifest))


def _published(item: Conversion, folder: Path, options: Options, on_step: Callable[[str], None] | None) -> Published:
    """One article with a person's table applied and its files written."""
    from .. import corrections

    own = folder / item.folder
    if (own / TABLE).is_file():
        bitext, found, stale = corrections.corrected(item.bitext, item.findings, store.read_bytes(own / TABLE))
        item = replace(item, bitext=bitext, findings=found, stale=stale)
    report = Report(item.findings, on_step)
    errors: list[DvomovaError] = []
    names = []
    for name, content in _files(item, options, report, errors):
        store.write(own / name, content)
        names.append((item.folder / name).as_posix())
    return Published(conversion=replace(item, findings=report.findings), files=tuple(names), errors=tuple(errors))


def _files(
    item: Conversion, options: Options, report: Report, errors: list[DvomovaError]
) -> Iterator[tuple[str, bytes]]:
    """The files of one article, one edition after the other: names relative to its folder, and bytes.

    An edition that cannot be made is a finding and one of ``errors``, and the others follow.
    """
    from .. import corrections
    from ..writers import WRITERS

    bitext = item.bitext
    yield from store.article_files(bitext, item.evidence).items()
    if bitext.alignments or item.stale:
        yield TABLE, corrections.table(bitext.article, bitext.alignments, item.stale)
    wanted = editions() if options.editions is None else options.editions
    for name in (*ALWAYS, *wanted):
        report.step(f"writing {name}")
        try:
            with ours(name):
                made: Mapping[str, bytes] = WRITERS[name](bitext, item.profile)
        except DvomovaError as error:
            errors.append(error)
            report.add(Code.EDITION_LEFT_OUT, str(error), where=EditionName(name))
            continue
        yield from made.items()
    yield REPORT, store.to_json(report_file(bitext.article.source.name, report.findings, item.evidence))


def summary(item: Conversion) -> ArticleOutcome:
    """The facts of an article that a table shows."""
    left_out = (finding.message for finding in item.findings if finding.code is Code.EDITION_LEFT_OUT)
    article = item.article
    return ArticleOutcome(
        folder="" if item.folder == Path() else item.folder.as_posix(),
        outcome=outcome(item.findings),
        language=article.language,
        languages=article.languages,
        title={lang: plain(title.text) for lang, title in article.title.items()},
        doi=article.doi,
        first_page=article.issue.first_page,
        last_page=article.issue.last_page,
        to_review=sum(finding.severity > Severity.INFO for finding in item.findings),
        message=next(left_out, ""),
    )


def source_of(path: Path, folder: Path) -> InputFile:
    """What the manifest in a folder keeps of an input; the path stays right when both are moved together."""
    return InputFile(path=Path(os.path.relpath(path, folder)).as_posix(), sha256=store.sha256(store.read_bytes(path)))


def fingerprint(inputs: Sequence[Path], folder: Path, options: Options) -> str:
    """A hash of all that an input's editions depend on: files, version, choices, templates, journals, corrections."""
    parts = [*(store.sha256(store.read_bytes(path)) for path in inputs), __version__]
    parts.append(repr(replace(options, lexicon=None)))
    if isinstance(options.lexicon, Path):
        parts.append(store.sha256(store.read_bytes(options.lexicon)))
    elif options.lexicon is not None:
        from ..align import to_tsv

        parts.append(store.sha256(to_tsv(options.lexicon)))
    tables = sorted(folder.rglob(TABLE)) if folder.is_dir() else []
    parts += [f"{path.name} {store.sha256(store.read_bytes(path))}" for path in (*data_files(options.journal), *tables)]
    return store.sha256("\n".join(parts).encode())


def read_manifest(folder: Path) -> Manifest | None:
    """What an earlier run left in a folder; ``None`` where there was none, or one of an older version."""
    path = folder / MANIFEST
    if not path.is_file():
        return None
    try:
        return store.from_json(Manifest, store.read_bytes(path))
    except StoreError:
        return None


def unchanged(manifest: Manifest, inputs: Sequence[Path], folder: Path, options: Options) -> bool:
    """Whether an earlier run made all that this one would make, and it is still there."""
    return all((folder / name).is_file() for name in manifest.files) and manifest.fingerprint == fingerprint(
        inputs, folder, options
    )
