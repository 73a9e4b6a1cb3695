"""The steps for one input, in order: read, lay out, assemble, align, publish.

Each step is one function of its own package; this module only hands the values on. Imports of the
heavy steps stand inside the functions, so that a run pays for what it uses and no more.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from pathlib import Path
from typing import TYPE_CHECKING, Literal, TypeAlias

from . import journals
from .errors import EditionError, MissingTool, UsageError
from .findings import Code, Finding, Report
from .journals import Profile
from .model import Article, Bitext, Draft, Evidence, Figure, Formula, Lang, Pages, plain
from .store import article_files, slug, to_json

if TYPE_CHECKING:
    from .corrections import Line

Outcome: TypeAlias = Literal["done", "review", "failed", "skipped"]

REPORT = "report.json"
TABLE = "alignment.tsv"
LEXICON = "lexicon.tsv"
ALWAYS = ("jats", "tmx")
OF_LINKS = (Code.LINK_WEAK, Code.UNIT_UNPAIRED, Code.CORRECTION_STALE)
SEVERITIES = {"error": 0, "warning": 1, "info": 2}


@dataclass(frozen=True, slots=True, kw_only=True)
class Options:
    """What a person may choose. ``None`` means: recognise it.

    ``editions`` are names of writers (``pdf``, ``docx``, ``html``); JATS, TMX, ``article.json`` and
    ``report.json`` are always written. ``lexicon`` is a learned lexicon that is used beside the packaged one.
    """

    journal: str | None = None
    languages: tuple[Lang, ...] | None = None
    editions: tuple[str, ...] | None = None
    lexicon: Path | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Converted:
    """One article of an input, aligned, with what was noticed on the way. ``folder`` is relative to the output.

    ``stale`` are a person's corrections that no longer fit the text; they stay in the table.
    """

    bitext: Bitext
    profile: Profile
    findings: tuple[Finding, ...]
    folder: Path
    stale: tuple[Line, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Field:
    """A field of the article by its path (``title.uk``), and the evidence for it."""

    field: str
    evidence: Evidence


@dataclass(frozen=True, slots=True, kw_only=True)
class ReportFile:
    """``report.json``: what most needs a person's look first, findings and fields alike.

    ``fields`` says of each field of the article where it was printed and how sure its reading is.
    """

    schema: Literal["dvomova/report@1"] = "dvomova/report@1"
    input: str
    outcome: Outcome
    findings: tuple[Finding, ...]
    fields: tuple[Field, ...]


def edition_names(wanted: str | None) -> tuple[str, ...] | None:
    """The editions of a list such as ``pdf,docx``; ``none`` is none of them. Raises ``UsageError``."""
    from .writers import WRITERS

    known = [name for name in WRITERS if name not in ALWAYS]
    if wanted is None:
        return None
    names = [name.strip() for name in wanted.split(",") if name.strip()]
    if names == ["none"]:
        return ()
    for name in names:
        if name not in known:
            raise UsageError(f"There is no edition “{name}”; choose from {', '.join(known)}, or none.")
    return tuple(name for name in known if name in names)


def read(path: Path, report: Report) -> Draft:
    """An input of any kind as blocks in reading order. Raises ``InputError``."""
    from . import readers

    report.step("reading")
    value = readers.read(path, report)
    if isinstance(value, Pages):
        from . import layout

        report.step("finding columns and paragraphs")
        return layout.draft(value, report)
    return value


def choose_profile(draft: Draft, wanted: str | None) -> Profile:
    """The journal that was asked for, or the one that the draft shows itself to be of."""
    if wanted is not None:
        return journals.named(wanted)
    texts = [plain(block.text) for block in draft.blocks if hasattr(block, "text")]
    return journals.recognise(texts, (item.text for item in draft.furniture))


def convert_one(path: Path, options: Options, report: Report) -> Iterator[Converted]:
    """Every article of one input, in printed order. Raises ``InputError``."""
    found = assembled(path, options, report)
    for number, item in enumerate(found, 1):
        report.step(f"aligning article {number} of {len(found)}")
        yield aligned(item, options, folder_of(item.bitext.article, number, len(found)))


def pair(left: Path, right: Path, options: Options, report: Report) -> Iterator[Converted]:
    """The articles of two versions of an input, each with both bodies; those that only one has stay as they are.

    The left version comes first, and its order is kept. Raises ``InputError`` and ``UsageError``.
    """
    from .versions import versions

    lefts, rights = assembled(left, options, report), assembled(right, options, report)
    found = versions([item.bitext.article for item in lefts], [item.bitext.article for item in rights])
    items = [joined(item, rights[found[i]]) if i in found else alone(item, right) for i, item in enumerate(lefts)]
    items += [alone(item, left) for j, item in enumerate(rights) if j not in found.values()]
    for number, item in enumerate(items, 1):
        report.step(f"aligning article {number} of {len(items)}")
        yield aligned(item, options, folder_of(item.bitext.article, number, len(items)))


def assembled(path: Path, options: Options, report: Report) -> list[Converted]:
    """Every article of one input with its pictures, not aligned yet. Raises ``InputError``."""
    from . import assemble

    own = report.fresh()
    draft = read(path, own)
    profile = with_languages(choose_profile(draft, options.journal), options.languages)
    own.step("recognising titles, authors and languages")
    articles = assemble.articles(draft, profile, own)
    return [
        Converted(
            bitext=Bitext(article=only(article, options.languages), media=pictures_of(article, draft, path)),
            profile=profile,
            findings=tuple(finding for finding in own.findings if concerns(finding, article)),
            folder=Path(),
        )
        for article in articles
    ]


def aligned(item: Converted, options: Options, folder: Path) -> Converted:
    """An assembled article with its links."""
    from . import align

    own = align.from_tsv(options.lexicon) if options.lexicon is not None else ()
    report = Report(item.findings)
    alignments = align.align(item.bitext.article, report, own=own)
    bitext = replace(item.bitext, alignments=alignments)
    return replace(item, bitext=bitext, findings=report.findings, folder=folder)


def joined(left: Converted, right: Converted) -> Converted:
    """Two versions of an article as one; findings about the right one's pages name its file."""
    from .versions import pair_articles, picture_name

    here, there = left.bitext.article, right.bitext.article
    media = {**left.bitext.media, **{picture_name(there, name): data for name, data in right.bitext.media.items()}}
    name = there.source.name
    others = tuple(replace(finding, message=f"{name}: {finding.message}", where=None) for finding in right.findings)
    return replace(
        left,
        bitext=Bitext(article=pair_articles(here, there), media=media),
        findings=(*left.findings, *others),
    )


def alone(item: Converted, missing_in: Path) -> Converted:
    """An article that the other version does not hold."""
    report = Report(item.findings)
    report.add(
        Code.UNIT_UNPAIRED,
        f"{missing_in.name} holds no version of this article in another language; it is published as it is.",
        severity="warning",
    )
    return replace(item, findings=report.findings)


def folder_of(article: Article, number: int, count: int) -> Path:
    """A folder for each article of an issue; an article that is alone needs none."""
    return Path() if count == 1 else Path(f"{number:02d}-{folder_slug(article)}")


def with_languages(profile: Profile, wanted: tuple[Lang, ...] | None) -> Profile:
    """The profile, told which languages to expect."""
    return profile if wanted is None else replace(profile, reading=replace(profile.reading, languages=wanted))


def only(article: Article, wanted: tuple[Lang, ...] | None) -> Article:
    """The article, published in the languages asked for only; its texts in others stay where they are."""
    if wanted is None:
        return article
    return replace(article, languages=tuple(lang for lang in article.languages if lang in wanted))


def corrected(converted: Converted, table: bytes) -> Converted:
    """The article with a person's ``alignment.tsv`` applied. Raises ``InputError`` where it is no such table."""
    from . import corrections
    from .align.article import notice

    article = converted.bitext.article
    kept = (f for f in converted.findings if f.code not in OF_LINKS or f.where is None)
    report = Report(tuple(kept))
    lines = corrections.read_table(table)
    alignments, stale = corrections.apply(article, converted.bitext.alignments, lines, report)
    for alignment in alignments:
        notice(alignment.links, alignment.languages, report)
    bitext = replace(converted.bitext, alignments=alignments)
    return replace(converted, bitext=bitext, findings=report.findings, stale=stale)


def concerns(finding: Finding, article: Article) -> bool:
    """Whether a finding made before the input was split belongs to this article."""
    if article.file_pages is None or finding.where is None or isinstance(finding.where, str):
        return True
    first, last = article.file_pages
    return first <= finding.where.page <= last


def pictures_of(article: Article, draft: Draft, path: Path) -> dict[str, bytes]:
    """The pictures that the article's blocks show: those that came with the text, and places drawn from its pages."""
    from . import readers

    groups = (*article.abstract.values(), *article.body.values(), *(matter.blocks for matter in article.matter))
    shown = [block for blocks in groups for block in blocks if isinstance(block, Figure | Formula)]
    names = dict.fromkeys(block.image for block in shown if block.image is not None)
    places = {
        block.image: block.boxes[0]
        for block in shown
        if block.image is not None and block.image not in draft.media and block.boxes
    }
    drawn = readers.pictures(path, places)
    return {name: data for name in names if (data := draft.media.get(name) or drawn.get(name)) is not None}


def folder_slug(article: Article) -> str:
    """A folder name from the title in the article's own language, else in any."""
    title = article.title.get(article.language) or next(iter(article.title.values()), None)
    return slug(plain(title.text)) if title else "article"


def outcome(findings: tuple[Finding, ...]) -> Outcome:
    """The one place that decides it: ``failed`` where an edition is missing, ``review`` where a person should look."""
    if any(finding.code is Code.EDITION_LEFT_OUT for finding in findings):
        return "failed"
    return "review" if any(finding.severity != "info" for finding in findings) else "done"


def files(converted: Converted, options: Options, report: Report) -> Iterator[tuple[str, bytes]]:
    """The files of one article, one edition after the other: names relative to its folder, and bytes.

    ``report`` is the article's own. An edition that cannot be made is a finding there, and the others follow.
    """
    from . import corrections
    from .writers import WRITERS

    bitext = converted.bitext
    yield from article_files(bitext).items()
    if bitext.alignments or converted.stale:
        yield TABLE, corrections.table(bitext.article, bitext.alignments, converted.stale)
    wanted = [name for name in WRITERS if name not in ALWAYS] if options.editions is None else options.editions
    for name in (*ALWAYS, *wanted):
        report.step(f"writing {name}")
        try:
            made: Mapping[str, bytes] = WRITERS[name](bitext, converted.profile)
        except (EditionError, MissingTool) as error:
            report.add(Code.EDITION_LEFT_OUT, str(error), severity="error", where=name)
            continue
        yield from made.items()
    yield REPORT, report_json(bitext.article, report.findings)


def report_json(article: Article, findings: tuple[Finding, ...]) -> bytes:
    """``report.json`` of one article."""
    fields = (Field(field=path, evidence=evidence) for path, evidence in article.evidence.items())
    return to_json(
        ReportFile(
            input=article.source.name,
            outcome=outcome(findings),
            findings=tuple(sorted(findings, key=lambda finding: SEVERITIES[finding.severity])),
            fields=tuple(sorted(fields, key=lambda field: (field.evidence.confidence, field.field))),
        )
    )
