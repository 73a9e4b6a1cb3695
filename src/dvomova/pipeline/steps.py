"""The steps from a file to its articles, in order: read, lay out, assemble, align.

Each step is one function of its own package; this module only hands the values on. Imports of the
heavy steps stand inside the functions, so that a run pays for what it uses and no more.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import TYPE_CHECKING

from .. import languages as language_data
from ..errors import UsageError
from ..findings import Code, Finding, Outcome, Report, Severity, outcome
from ..journals import Profile, named, recognise
from ..languages.labels import Labels, of_journal
from ..model import Article, Bitext, Box, Draft, Evidence, Figure, Formula, Lang, Pages, plain
from ..store import slug

if TYPE_CHECKING:
    from ..align import Lexicon
    from ..corrections import CorrectionLine

ALWAYS = ("jats", "tmx")
"""Formats that are data and no editions: they are written always."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Options:
    """What a person may choose. ``None`` means: recognise it.

    ``editions`` are names of writers (``pdf``, ``docx``, ``html``); JATS, TMX, ``article.json`` and
    ``report.json`` are always written. ``lexicon`` is a learned lexicon, or a file of such, that is used beside the
    packaged one.
    """

    journal: str | None = None
    languages: tuple[Lang, ...] | None = None
    editions: tuple[str, ...] | None = None
    lexicon: Path | tuple[Lexicon, ...] | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Conversion:
    """One article of an input, aligned, with all that was noticed on the way.

    ``evidence`` says of each field of the article by its path (``title.uk``) where it was printed and how sure its
    reading is. ``folder`` is where the article is published, below the folder of the input; ``stale`` are a person's
    corrections that no longer fit the text and stay in the table.
    """

    bitext: Bitext
    profile: Profile
    findings: tuple[Finding, ...]
    evidence: Mapping[str, Evidence] = field(default_factory=dict)
    folder: Path = Path()
    stale: tuple[CorrectionLine, ...] = ()

    @property
    def article(self) -> Article:
        """The article itself."""
        return self.bitext.article

    @property
    def outcome(self) -> Outcome:
        """Whether a person should look at it."""
        return outcome(self.findings)

    @property
    def pictures(self) -> Mapping[str, bytes]:
        """The pictures that the article shows, by name."""
        return self.bitext.media


def editions() -> tuple[str, ...]:
    """The names of all editions that can be asked for."""
    from ..writers import WRITERS

    return tuple(name for name in WRITERS if name not in ALWAYS)


def edition_names(wanted: Sequence[str]) -> tuple[str, ...]:
    """Names of editions, in the order in which they are made. Raises ``UsageError``."""
    known = editions()
    for name in wanted:
        if name not in known:
            raise UsageError(f"There is no edition “{name}”; choose from {', '.join(known)}, or none.")
    return tuple(name for name in known if name in wanted)


def chosen(
    *,
    journal: str | None = None,
    languages: Sequence[Lang] | None = None,
    editions: Sequence[str] | None = None,
    lexicon: Path | Lexicon | None = None,
) -> Options:
    """What a person chose, each choice checked. Raises ``UsageError``, and ``ProfileError`` for the journal's file."""
    if journal is not None:
        named(journal)
    for code in languages or ():
        language_data.load(code)
    if isinstance(lexicon, Path) and not lexicon.is_file():
        raise UsageError(f"The lexicon {lexicon} is not there; learn one with: dvomova lexicon learn.")
    return Options(
        journal=journal,
        languages=None if languages is None else tuple(languages),
        editions=None if editions is None else edition_names(editions),
        lexicon=lexicon if lexicon is None or isinstance(lexicon, Path) else (lexicon,),
    )


def read(path: Path, report: Report) -> Draft:
    """An input of any kind as blocks in reading order, its journal not asked. Raises ``InputError``."""
    return read_with_profile(path, None, report)[0]


def read_with_profile(path: Path, wanted: str | None, report: Report) -> tuple[Draft, Profile]:
    """An input of any kind as blocks in reading order, and its journal: the one asked for, or the one it shows.

    A journal's own words for labels are needed to find headings and captions, and the blocks to find the journal. So
    an input is read with those of the languages, and once more from the pages on where its journal has words of its own
    (few have). Raises ``InputError`` and ``ProfileError``.
    """
    from .. import readers

    report.step("reading")
    profile = None if wanted is None else named(wanted)
    labels = of_journal({} if profile is None else profile.reading.labels)
    of_reader, of_layout, of_journals = report.fresh(), report.fresh(), report.fresh()
    value = readers.read(path, of_reader, labels)
    draft = _laid_out(value, labels, of_layout)
    if profile is None:
        profile = choose_profile(draft, None, of_journals)
        if profile.reading.labels:
            labels = of_journal(profile.reading.labels)
            if not isinstance(value, Pages):
                value = readers.read(path, of_reader := report.fresh(), labels)
            draft = _laid_out(value, labels, of_layout := report.fresh())
    for part in (of_reader, of_layout, of_journals):
        report.extend(part.findings)
    return draft, profile


def _laid_out(value: Pages | Draft, labels: Labels, report: Report) -> Draft:
    """The blocks of pages; those of a format without pages as they are."""
    if not isinstance(value, Pages):
        return value
    from .. import layout

    report.step("finding columns and paragraphs")
    return layout.draft(value, report, labels)


def choose_profile(draft: Draft, wanted: str | None, report: Report | None = None) -> Profile:
    """The journal that was asked for, or the one that the draft shows itself to be of."""
    if wanted is not None:
        return named(wanted)
    texts = [plain(block.text) for block in draft.blocks if hasattr(block, "text")]
    profile, problems = recognise(texts, (item.text for item in draft.furniture))
    notices = Report() if report is None else report
    for problem in problems:
        notices.add(Code.JOURNAL_UNREADABLE, f"{problem} Articles of that journal are not recognised until then.")
    return profile


def convert_one(path: Path, options: Options, report: Report) -> Iterator[Conversion]:
    """Every article of one input, in printed order. Raises ``InputError``."""
    found = assembled(path, options, report)
    for number, item in enumerate(found, 1):
        report.step(f"aligning article {number} of {len(found)}")
        yield aligned(item, options, folder_of(item.bitext.article, number, len(found)))


def pair(left: Path, right: Path, options: Options, report: Report) -> Iterator[Conversion]:
    """The articles of two versions of an input, each with both bodies; those that only one has stay as they are.

    The left version comes first, and its order is kept. Raises ``InputError`` and ``UsageError``.
    """
    from ..versions import versions

    lefts, rights = assembled(left, options, report), assembled(right, options, report)
    found = versions([item.bitext.article for item in lefts], [item.bitext.article for item in rights])
    items = [joined(item, rights[found[i]]) if i in found else alone(item, right) for i, item in enumerate(lefts)]
    items += [alone(item, left) for j, item in enumerate(rights) if j not in found.values()]
    for number, item in enumerate(items, 1):
        report.step(f"aligning article {number} of {len(items)}")
        yield aligned(item, options, folder_of(item.bitext.article, number, len(items)))


def assembled(path: Path, options: Options, report: Report) -> list[Conversion]:
    """Every article of one input with its pictures, not aligned yet. Raises ``InputError``."""
    from .. import assemble

    own = report.fresh()
    draft, profile = read_with_profile(path, options.journal, own)
    profile = with_languages(profile, options.languages)
    own.step("recognising titles, authors and languages")
    return [
        Conversion(
            bitext=Bitext(article=only(item.article, options.languages), media=pictures_of(item.article, draft, path)),
            profile=profile,
            findings=tuple(finding for finding in own.findings if concerns(finding, item.article)),
            evidence=item.evidence,
        )
        for item in assemble.articles(draft, profile, own)
    ]


def aligned(item: Conversion, options: Options, folder: Path) -> Conversion:
    """An assembled article with its links."""
    from .. import align

    own = align.from_tsv(options.lexicon) if isinstance(options.lexicon, Path) else options.lexicon or ()
    report = Report(item.findings)
    alignments = align.align(item.bitext.article, report, own=own)
    bitext = replace(item.bitext, alignments=alignments)
    return replace(item, bitext=bitext, findings=report.findings, folder=folder)


def joined(left: Conversion, right: Conversion) -> Conversion:
    """Two versions of an article as one; findings about the right one's pages name its file."""
    from ..versions import pair_articles, picture_name

    here, there = left.bitext.article, right.bitext.article
    media = {**left.bitext.media, **{picture_name(there, name): data for name, data in right.bitext.media.items()}}
    name = there.source.name
    others = tuple(replace(finding, message=f"{name}: {finding.message}", where=None) for finding in right.findings)
    return replace(
        left,
        bitext=Bitext(article=pair_articles(here, there), media=media),
        findings=(*left.findings, *others),
        evidence={**right.evidence, **left.evidence},
    )


def alone(item: Conversion, missing_in: Path) -> Conversion:
    """An article that the other version does not hold."""
    report = Report(item.findings)
    report.add(
        Code.UNIT_UNPAIRED,
        f"{missing_in.name} holds no version of this article in another language; it is published as it is.",
        severity=Severity.WARNING,
    )
    return replace(item, findings=report.findings)


def folder_of(article: Article, number: int, count: int) -> Path:
    """A folder for each article of an issue; an article that is alone needs none."""
    return Path() if count == 1 else Path(f"{number:02d}-{folder_slug(article)}")


def with_languages(profile: Profile, wanted: tuple[Lang, ...] | None) -> Profile:
    """The profile with the languages that a person chose to expect."""
    return profile if wanted is None else replace(profile, reading=replace(profile.reading, languages=wanted))


def only(article: Article, wanted: tuple[Lang, ...] | None) -> Article:
    """The article, published in the languages asked for only; its texts in others stay where they are."""
    if wanted is None:
        return article
    return replace(article, languages=tuple(lang for lang in article.languages if lang in wanted))


def concerns(finding: Finding, article: Article) -> bool:
    """Whether a finding made before the input was split belongs to this article."""
    if article.file_pages is None or not isinstance(finding.where, Box):
        return True
    first, last = article.file_pages
    return first <= finding.where.page <= last


def pictures_of(article: Article, draft: Draft, path: Path) -> dict[str, bytes]:
    """The pictures that the article's blocks show: those that came with the text, and places drawn from its pages."""
    from .. import readers

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
