"""What an issue prints of its articles besides their text: pages, section, volume, number, year, titles in contents.

Takes what is known of the file and the cuts in it, gives the facts of each ``ArticlePart``; takes an assembled article
and its part, gives the article with these facts. Contents print titles in running case where the article has capitals,
and where a title was found wrongly, the one that the contents list and the page bears is the better one.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace

from rapidfuzz import fuzz

from ...findings import BlockId, Code, FieldPath, Finding, Place, Report, Severity
from ...languages.characters import fold, share_of_capitals, skeleton
from ...languages.detection import detect_among
from ...model import Article, Assembled, Box, ByLang, Furniture, Issue, Lang, Text, Title, letters_in, plain, text_of
from ...model.vocabulary import UNDETERMINED
from ...patterns.issue_numbers import NumberForm, readings
from ..evidence import TITLE_CERTAIN, TITLE_CONFIRMED, TITLE_LISTED, TITLE_RECASED, Ground, evidence
from ..front.titles import LONGEST, clean
from ..people.names import authors_of, byline, last_authors
from ..segments import Segment, SegmentedDraft
from .boundaries import Cut, divider_before
from .contents import tidy
from .survey import IssueFile
from .title_matching import expected

SAME = 85
"""How like two texts are (of 100) that print one section or title."""
BRIEF = 48
"""A bare number sign counts in a line with little else."""
MISSED = 12
"""So many letters between authors and title are the title's own beginning, which stands apart on the page."""
WEIGHTS = {NumberForm.OF_YEAR: 4, NumberForm.WORD: 3, NumberForm.SIGN: 1, NumberForm.COLON: 0, NumberForm.ALONE: 1}
"""Votes of a number by the form in which it is printed: what stands before a colon is pages as often as a volume."""
MOST_TIMES = 8
"""A running head counts so many times at most."""


@dataclass(frozen=True, slots=True, kw_only=True)
class ArticlePart:
    """One article of an input, still as segments.

    ``document`` holds its segments, and the furniture and page numbers of its pages; ``file_pages`` are its first and
    last page in the file (``None`` where the input has no pages), ``printed_pages`` the numbers printed there.

    ``section`` and ``listed_title`` are what contents pages print of it, by language, titles in running case;
    ``listed`` says whether they name it at all; ``head_language`` is the language in which that very title stands at
    the head of the article, and ``head`` how it is printed there.

    ``issue`` holds volume, number and year as the issue prints them outside of its articles. ``whole`` says that the
    input is no issue: this is all that it holds.
    """

    document: SegmentedDraft
    file_pages: tuple[int, int] | None = None
    printed_pages: tuple[str | None, str | None] = (None, None)
    section: ByLang[str] = field(default_factory=dict)
    listed_title: ByLang[str] = field(default_factory=dict)
    listed: bool = False
    head_language: Lang | None = None
    head: Text = ()
    issue: Issue = field(default_factory=Issue)
    whole: bool = False


def printed_pages(
    file: IssueFile, pages: tuple[int, int] | None, cut: Cut | None, shift: int | None
) -> tuple[str | None, str | None]:
    """The numbers printed on the first and last page of an article, by contents, page and count."""
    if pages is None:
        return None, None
    first, last = (_printed(file, page, shift) for page in pages)
    listed = cut.listed.page if cut is not None and cut.listed is not None else None
    if listed is not None and (first is None or expected(listed, shift, file.printed) == pages[0]):
        first = listed
    return first, last


def _printed(file: IssueFile, page: int, shift: int | None) -> str | None:
    own = file.printed.get(page)
    if shift is None:
        return own
    counted = page + shift
    if own is not None and (not own.isdigit() or abs(int(own) - counted) <= 0):
        return own
    return str(counted) if counted > 0 else own


def section_of(file: IssueFile, cut: Cut) -> tuple[ByLang[str], frozenset[int]]:
    """The section of an article by language, and the segments before its title that only name it."""
    languages = file.contents.languages
    sections: dict[Lang, str] = {}
    for entry in cut.listed.entries if cut.listed else ():
        if entry.section:
            lang = entry.lang if entry.lang != UNDETERMINED else detect_among(entry.section, languages)[0]
            sections.setdefault(lang, entry.section)
    known_sections = [fold(section) for section in sections.values()]
    if cut.listed is not None and cut.listed.entries:
        known_sections += [fold(entry.section) for entry in file.contents.entries if entry.section]
    heading = frozenset(
        segment.at
        for segment in file.segments[cut.at : cut.title]
        if segment.head_like
        and not segment.people
        and not _may_name(file, cut, segment)
        and any(_same(segment.folded, section) for section in known_sections)
    )
    for segment in divider_before(file, cut.at):
        lang = detect_among(segment.content, languages)[0]
        if lang not in sections and not segment.people:
            sections[lang] = tidy(segment.content)
    return sections, heading


def _may_name(file: IssueFile, cut: Cut, segment: Segment) -> bool:
    """Whether a line that contents print above the title, as they print sections, names the author after all.

    Two words with capitals may be either; in capitals throughout they are a section, and beside sure names too.
    """
    if not segment.families or segment.content.isupper():
        return False
    return not any(other.people for other in file.segments[cut.at : cut.title_last + 4])


def _same(one: str, other: str) -> bool:
    return len(one) >= 4 and fuzz.ratio(one, other) >= SAME


def listed_titles(file: IssueFile, cut: Cut) -> dict[Lang, tuple[str, str]]:
    """Title and authors as the contents print them, by language, parted by the title on the article's own page.

    In the language that the page does not show, the title is what stands behind the authors' names.
    """
    out: dict[Lang, tuple[str, str]] = {}
    if cut.listed is None:
        return out
    printed = "".join(segment.folded for segment in file.segments[cut.title : cut.title_last + 1])
    for entry in cut.listed.entries:
        text = entry.text
        title, authors = _by_printed(text, printed) or _behind_names(text)
        if title.strip(" ,;.") and entry.lang not in out:
            out[entry.lang] = (title.strip(" ,;.–—"), authors.strip(" ,;–—"))
    return out


def head_language(file: IssueFile, cut: Cut, titles: Mapping[Lang, tuple[str, str]]) -> Lang | None:
    """The language in which the title of the contents stands at the head of the article, if it does."""
    printed = "".join(segment.folded for segment in file.segments[cut.title : cut.title_last + 1])
    return next((lang for lang, (title, _) in titles.items() if cut.sure and _same(printed, fold(title))), None)


def _by_printed(text: str, printed: str) -> tuple[str, str] | None:
    """Title and authors of an entry, where the title on the page is found in it; what is left are the authors."""
    letters, offsets = skeleton(text)
    if len(printed) < 8 or not letters or len(printed) > len(letters) + 4:
        return None
    found = fuzz.partial_ratio_alignment(printed, letters, score_cutoff=80)
    if found is None:
        return None
    begin = offsets[min(found.dest_start, len(offsets) - 1)]
    end = offsets[min(max(found.dest_end, 1), len(offsets)) - 1] + 1
    before, behind = text[:begin], text[end:]
    if len(fold(before)) <= 3:
        named = authors_of(behind.strip(" ,;/")) or (behind if byline(behind.strip(" ,;/")) else "")
        return (text[:end], named.strip(" /")) if named else (text, "")
    guess = authors_of(text)
    if guess and len(before) - len(guess) >= MISSED and not any(map(str.isdigit, before[len(guess) :])):
        return text[len(guess) :], guess
    if len(fold(behind)) > 1.5 * len(printed):
        behind = ""
    return text[begin:end] + behind, guess or last_authors(before)


def _behind_names(text: str) -> tuple[str, str]:
    """The title of an entry whose authors stand before it."""
    if byline(text) is not None:
        return "", text
    authors = authors_of(text)
    return text[len(authors) :] if text.startswith(authors) else text, authors


def issue_facts(furniture: Iterable[Furniture], file: IssueFile, outside: Sequence[Segment]) -> Issue:
    """Volume, number and year of an issue, from running heads and from what is printed outside of its articles.

    ``1(13)’2009`` and ``3’2013`` weigh most, then words for volume and issue, then a bare number sign.
    """
    texts = Counter(item.text for item in furniture)
    texts.update(
        segment.content for segment in outside if segment.at not in file.contents.places and len(segment.content) < 200
    )
    votes: dict[str, Counter[str]] = {"volume": Counter(), "number": Counter(), "year": Counter()}
    for text, times in sorted(texts.items()):
        for found in readings(text, file.labels):
            weight = WEIGHTS[found.form] if found.form is not NumberForm.SIGN or len(text) <= BRIEF else 0
            if weight:
                value = f"{found.value} ({found.running})" if found.running else found.value
                votes[found.field][value] += weight * min(times, MOST_TIMES)
    volumes, numbers, years = votes["volume"], votes["number"], votes["year"]
    number = _first(numbers)
    running = [n for n in sorted(numbers) if number is not None and n.startswith(f"{number} (")]
    return Issue(volume=_first(volumes), number=running[0] if running else number, year=_first(years))


def _first(counts: Counter[str]) -> str | None:
    """The commonest, the smallest of those that are alike."""
    return min(counts.items(), key=lambda pair: (-pair[1], len(pair[0]), pair[0]))[0] if counts else None


SAME_TITLE, OTHER_TITLE = 90, 60
"""How like two titles are that read the same, and how unlike those of which one is wrong (of 100)."""
MOSTLY_CAPITALS = 0.6
"""The share of capitals from which on a title is not in running case."""


def with_issue_facts(assembled: Assembled, part: ArticlePart, report: Report) -> Assembled:
    """The article with the facts of its issue; a file that is no issue has nothing to add but its pages."""
    own, facts = assembled.article.issue, part.issue
    first, last = part.printed_pages
    issue = replace(
        own,
        volume=own.volume or facts.volume,
        number=own.number or facts.number,
        year=own.year or facts.year,
        first_page=(own.first_page or first) if part.whole else (first or own.first_page),
        last_page=(own.last_page or last) if part.whole else (last or own.last_page),
        section=own.section if part.whole or not part.section else dict(part.section),
    )
    assembled = replace(assembled, article=replace(assembled.article, issue=issue))
    if part.whole:
        return assembled
    for lang, listed in part.listed_title.items():
        assembled = _titled(assembled, lang, listed, part.head if part.head_language == lang else (), report)
    article = assembled.article
    return replace(assembled, article=replace(article, file_pages=part.file_pages or article.file_pages))


def _titled(assembled: Assembled, lang: Lang, listed: str, head: Text, report: Report) -> Assembled:
    """The article with the title in one language checked against the contents, which its own ``head`` may confirm."""
    article = assembled.article
    known = article.title.get(lang)
    if known and not _title_like(listed):
        return assembled
    if known is None and lang != article.language and lang not in article.languages:
        return assembled
    field = FieldPath.title(lang)
    before = assembled.evidence.get(field.path)
    certain = known is not None and before is not None and before.confidence >= TITLE_CERTAIN
    better = _better_title(known, lang, listed, head, certain=certain)
    if better is None:
        return assembled
    title, ground = better
    report.add(
        Code.FIELD_TAKEN_FROM_ELSEWHERE,
        f"The title “{listed[:80]}” was taken from the contents page; compare it with the article's first page.",
        severity=Severity.INFO if ground is TITLE_RECASED else Severity.WARNING,
        where=BlockId(f"{lang}.title"),
        changes=[(plain(known.text) if known else "", listed)],
    )
    all_evidence = {**assembled.evidence, field.path: evidence(ground, before.boxes if before is not None else ())}
    article = replace(
        article,
        title={**article.title, lang: title},
        languages=article.languages if lang in article.languages else (*article.languages, lang),
    )
    return Assembled(article=article, evidence={path: all_evidence[path] for path in sorted(all_evidence)})


def _better_title(
    known: Title | None, lang: Lang, listed: str, head: Text, *, certain: bool
) -> tuple[Title, Ground] | None:
    """A better title than the one known, with its ground, if contents and head have one."""
    text = plain(known.text) if known else ""
    if certain and fold(listed) != fold(text) and fold(listed) in fold(text):
        return None  # the contents have its first line only
    alike = fuzz.ratio(fold(text), fold(listed)) if known else 0
    capitals = share_of_capitals(text) > MOSTLY_CAPITALS and share_of_capitals(listed) < MOSTLY_CAPITALS
    if known and alike >= SAME_TITLE and capitals:
        return replace(known, text=text_of(listed)), TITLE_RECASED
    if head and (alike < SAME_TITLE or (known and fuzz.ratio(fold(plain(known.printed)), fold(listed)) < SAME_TITLE)):
        running = known.text if known and alike >= SAME_TITLE else text_of(listed)
        return Title(id=f"{lang}.title", text=running, printed=clean(head)), TITLE_CONFIRMED
    other = not certain and alike < OTHER_TITLE and fuzz.partial_ratio(fold(text), fold(listed)) < SAME_TITLE
    if known is None or other:
        printed = known.printed if known else text_of(listed)
        return Title(id=f"{lang}.title", text=text_of(listed), printed=printed), TITLE_LISTED
    return None


def _title_like(listed: str) -> bool:
    """Whether an entry of the contents can be a title: not the lines of another column with it, not names alone."""
    found = byline(listed)
    return letters_in(listed) <= LONGEST and (found is None or bool(found.rest))


def placed(findings: Sequence[Finding], part: ArticlePart, article: Article | None) -> tuple[Finding, ...]:
    """Findings on one article of an issue, each with its place in the file, so that it is taken for this article's.

    A block's id means something inside of its article alone; the box of that block, or of the article's beginning,
    stands for it.
    """
    boxes: dict[str, Box] = {}
    for segment in part.document.segments:
        if segment.boxes:
            boxes.setdefault(segment.block.id, segment.boxes[0])
    start = next(iter(boxes.values()), None)
    if article is not None:
        for blocks in (*article.abstract.values(), *article.body.values(), article.notes):
            boxes.update({block.id: block.boxes[0] for block in blocks if block.boxes})

    def place(where: Place | None) -> Place | None:
        if isinstance(where, Box):
            return where
        return boxes.get(where.id, start) if isinstance(where, BlockId) else start

    return tuple(replace(finding, where=place(finding.where)) for finding in findings)
