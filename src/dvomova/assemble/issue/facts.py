"""What an issue says of an article besides its text: printed pages, section, title in the contents, volume and year.

What an issue knows of its article, told to the article: pages, section, volume and number, titles in running case.

The contents page is a witness of its own. It prints titles in running case where the article has capitals, and where
the article's title was told wrongly, the title that the contents list and the page shows is the better one.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import replace

from rapidfuzz import fuzz

from ...findings import BlockId, Code, Finding, Place, Report, Severity
from ...languages.detection import detect
from ...languages.labels import fold, skeleton
from ...model import (
    Article,
    Assembled,
    Box,
    ByLang,
    Draft,
    Evidence,
    Issue,
    Lang,
    Text,
    Title,
    letters_in,
    plain,
    text_of,
)
from ...patterns.issue_numbers import NumberForm, readings
from ..front.titles import LONGEST, clean
from ..people import names
from ..people.names import authors_of, byline, last_authors
from . import article_heads
from .boundaries import SURE_HEAD, ArticlePart, Cut, File
from .contents import tidy
from .items import IssueItem, capitals
from .title_matching import expected

DIVIDER = 420
"""The most letters that a page between two articles has that only names a section."""
SAME = 85
BRIEF = 48
"""A bare number sign counts in a line that says little else."""
MISSED = 12
"""So many letters between authors and title are the title's own beginning, which stands apart on the page."""
WEIGHTS = {NumberForm.OF_YEAR: 4, NumberForm.WORD: 3, NumberForm.SIGN: 1, NumberForm.COLON: 0, NumberForm.ALONE: 1}
"""Votes of a number by the form in which it is printed: what stands before a colon is pages as often as a volume."""
MOST_TIMES = 8
"""A running head counts so many times at most."""


def printed_pages(
    file: File, pages: tuple[int, int] | None, cut: Cut | None, shift: int | None
) -> tuple[str | None, str | None]:
    """The numbers printed on the first and last page of an article, by contents, page and count."""
    if pages is None:
        return None, None
    first, last = (_printed(file, page, shift) for page in pages)
    said = cut.listed.page if cut is not None and cut.listed is not None else None
    if said is not None and (first is None or expected(said, shift, file.printed) == pages[0]):
        first = said
    return first, last


def _printed(file: File, page: int, shift: int | None) -> str | None:
    own = file.printed.get(page)
    if shift is None:
        return own
    counted = page + shift
    if own is not None and (not own.isdigit() or abs(int(own) - counted) <= 0):
        return own
    return str(counted) if counted > 0 else own


def section_of(file: File, cut: Cut) -> tuple[ByLang[str], frozenset[int]]:
    """The section of an article by language, and the items before its title that only name it."""
    sections: dict[Lang, str] = {}
    for entry in cut.listed.entries if cut.listed else ():
        if entry.section:
            sections.setdefault(entry.lang if entry.lang != "und" else detect(entry.section)[0], entry.section)
    known_sections = [fold(section) for section in sections.values()]
    if cut.listed is not None and cut.listed.entries:
        known_sections += [fold(entry.section) for entry in file.contents.entries if entry.section]
    heading = frozenset(
        item.at
        for item in file.items[cut.at : cut.title]
        if item.shown
        and not item.people
        and not _may_name(file, cut, item)
        and any(_same(item.letters, section) for section in known_sections)
    )
    for item in _divider_before(file, cut.at):
        lang = detect(item.text)[0]
        if lang not in sections and not item.people:
            sections[lang] = tidy(item.text)
    return sections, heading


def _may_name(file: File, cut: Cut, item: IssueItem) -> bool:
    """Whether a line that contents print above the title, as they print sections, names the author after all.

    Two words with capitals may be either; in capitals throughout they are a section, and beside sure names too.
    """
    if not item.families or item.text.isupper():
        return False
    return not any(other.people for other in file.items[cut.at : cut.title_last + 4])


def _same(one: str, other: str) -> bool:
    return len(one) >= 4 and fuzz.ratio(one, other) >= SAME


def _divider_before(file: File, at: int) -> list[IssueItem]:
    """The items of a page before an article that only names its section, if there is one."""
    out: list[IssueItem] = []
    while at > 0 and file.items[at - 1].last != file.items[min(at, len(file.items) - 1)].page:
        page = file.items[at - 1].page
        on_page = [item for item in file.items[:at] if item.page == page]
        if not is_divider(file, on_page):
            break
        out = on_page
        break
    return out


def is_divider(file: File, on_page: Sequence[IssueItem]) -> bool:
    """Whether a page holds nothing but headings of a section."""
    return (
        bool(on_page)
        and all(item.shown and not item.people and not item.entry for item in on_page)
        and any(item.strong for item in on_page)
        and sum(len(item.letters) for item in on_page) <= DIVIDER
        and not any(item.at in file.contents.items for item in on_page)
    )


def without_dividers(file: File, start: int, stop: int) -> int:
    """Where an article ends if pages at its end only name a section."""
    while stop - 1 > start and file.items[stop - 1].page != file.items[start].page:
        page = file.items[stop - 1].page
        on_page = [item for item in file.items[start:stop] if item.page == page]
        if on_page[0].at == start or not on_page[0].first or not is_divider(file, on_page):
            break
        stop = on_page[0].at
    return stop


def listed_titles(file: File, cut: Cut) -> dict[Lang, tuple[str, str]]:
    """Title and authors as the contents print them, by language: told apart by the title on the article's own page.

    In the language that the page does not show, the title is what stands behind the authors' names.
    """
    out: dict[Lang, tuple[str, str]] = {}
    if cut.listed is None:
        return out
    printed = "".join(item.letters for item in file.items[cut.title : cut.title_last + 1])
    for entry in cut.listed.entries:
        text = entry.text
        title, authors = _by_printed(text, printed) or _behind_names(text)
        if title.strip(" ,;.") and entry.lang not in out:
            out[entry.lang] = (title.strip(" ,;.–—"), authors.strip(" ,;–—"))
    return out


def shown_in(file: File, cut: Cut, titles: Mapping[Lang, tuple[str, str]]) -> Lang | None:
    """The language in which the title of the contents stands at the head of the article, if it does."""
    printed = "".join(item.letters for item in file.items[cut.title : cut.title_last + 1])
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
        named = authors_of(behind.strip(" ,;/")) or (behind if names.byline(behind.strip(" ,;/")) else "")
        return (text[:end], named.strip(" /")) if named else (text, "")
    guess = authors_of(text)
    if guess and len(before) - len(guess) >= MISSED and not any(map(str.isdigit, before[len(guess) :])):
        return text[len(guess) :], guess
    if len(fold(behind)) > 1.5 * len(printed):
        behind = ""
    return text[begin:end] + behind, guess or last_authors(before)


def _behind_names(text: str) -> tuple[str, str]:
    """The title of an entry whose authors stand before it."""
    if names.byline(text) is not None:
        return "", text
    authors = authors_of(text)
    return text[len(authors) :] if text.startswith(authors) else text, authors


def after_tail(file: File) -> int:
    """Where the article of a file begins, if its first page shows the end of another one before it."""
    first_page = file.items[0].page if file.items else 0
    for head in file.heads:
        if head.page != first_page or head.first == 0:
            continue
        before = file.items[: head.first]
        closed = sum(1 for item in before if item.entry or item.means("received", "accepted", "reviewer"))
        titled = any(other.last < head.first and other.score >= SURE_HEAD - 2 for other in file.heads)
        strong = head.score >= SURE_HEAD and bool({"udc", "doi"} & set(head.signs))
        if strong and closed and not titled and "ended" in head.signs:
            return _begin(file, head)
    return 0


def _begin(file: File, head: article_heads.Head) -> int:
    from .boundaries import begin

    return begin(file, head.title)


def before_next(file: File, start: int) -> int:
    """Where the article of a file ends, if its last page shows the beginning of the next one."""
    own = [head for head in file.heads if head.first >= start]
    if not own:
        return len(file.items)
    last_page = file.items[-1].last
    first = max(own[:3], key=lambda head: head.score)
    for head in own[1:]:
        other = head.identity and first.identity and head.identity != first.identity
        strangers = head.families and first.families and not article_heads.same_people(first, head)
        sure = head.page == last_page and head.score >= SURE_HEAD and "ended" in head.signs
        if sure and other and strangers:
            return _begin(file, head)
    return len(file.items)


def issue_facts(draft: Draft, file: File, outside: Sequence[IssueItem]) -> Issue:
    """Volume, number and year of an issue, from running heads and from what is printed outside of its articles.

    ``1(13)’2009`` and ``3’2013`` tell most, then words for volume and issue, then a bare number sign.
    """
    texts = Counter(piece.text for piece in draft.furniture)
    texts.update(item.text for item in outside if item.at not in file.contents.items and len(item.text) < 200)
    votes: dict[str, Counter[str]] = {"volume": Counter(), "number": Counter(), "year": Counter()}
    for text, times in sorted(texts.items()):
        for found in readings(text):
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


SURE = 0.8
"""A title told this surely is not given up for what the contents alone say."""
SAME_TITLE, OTHER_TITLE = 90, 60
"""How like two titles are that say the same, and how unlike those of which one is wrong (of 100)."""


def told(assembled: Assembled, part: ArticlePart, report: Report) -> Assembled:
    """The article with what its issue says of it; a file that is no issue has nothing to add but its pages."""
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
        assembled = _titled(assembled, lang, listed, part.head if part.shown == lang else (), report)
    article = assembled.article
    return replace(assembled, article=replace(article, file_pages=part.file_pages or article.file_pages))


def _titled(assembled: Assembled, lang: Lang, listed: str, head: Text, report: Report) -> Assembled:
    """The article with the title in one language checked against the contents, which its own ``head`` may bear out."""
    article = assembled.article
    known = article.title.get(lang)
    if known and not _title_like(listed):
        return assembled
    if known is None and lang != article.language and lang not in article.languages:
        return assembled
    text = plain(known.text) if known else ""
    told_by = assembled.evidence.get(f"title.{lang}")
    sure = known is not None and told_by is not None and told_by.confidence >= SURE
    if sure and fold(listed) != fold(text) and fold(listed) in fold(text):
        return assembled  # the contents have its first line only
    like = fuzz.ratio(fold(text), fold(listed)) if known else 0
    if known and like >= SAME_TITLE and capitals(text) > 0.6 and capitals(listed) < 0.6:
        title = replace(known, text=text_of(listed))
        reason = "printed in capitals on its page, in running case in the contents"
        confidence = 0.97
    elif head and (like < SAME_TITLE or (known and fuzz.ratio(fold(plain(known.printed)), fold(listed)) < SAME_TITLE)):
        running = known.text if known and like >= SAME_TITLE else text_of(listed)
        title = Title(id=f"{lang}.title", text=running, printed=clean(head))
        reason = "so in the contents and at the head of the article, though another place prints it otherwise"
        confidence = 0.9
    elif known is None or (
        not sure and like < OTHER_TITLE and fuzz.partial_ratio(fold(text), fold(listed)) < SAME_TITLE
    ):
        title = Title(id=f"{lang}.title", text=text_of(listed), printed=known.printed if known else text_of(listed))
        reason = "taken from the contents page, for its own page shows another or none"
        confidence = 0.6
    else:
        return assembled
    report.add(
        Code.FIELD_TAKEN_FROM_ELSEWHERE,
        f"The title “{listed[:80]}” was taken from the contents page; compare it with the article's first page.",
        severity=Severity.INFO if confidence > 0.9 else Severity.WARNING,
        where=BlockId(f"{lang}.title"),
        changes=[(text, listed)],
    )
    boxes: tuple[Box, ...] = told_by.boxes if told_by is not None else ()
    evidence = {**assembled.evidence, f"title.{lang}": Evidence(confidence=confidence, reason=reason, boxes=boxes)}
    article = replace(
        article,
        title={**article.title, lang: title},
        languages=article.languages if lang in article.languages else (*article.languages, lang),
    )
    return Assembled(article=article, evidence={path: evidence[path] for path in sorted(evidence)})


def _title_like(listed: str) -> bool:
    """Whether an entry of the contents can be a title: not the lines of another column with it, not names alone."""
    found = byline(listed)
    return letters_in(listed) <= LONGEST and (found is None or bool(found.rest))


def placed(findings: tuple[Finding, ...], part: ArticlePart, article: Article | None) -> tuple[Finding, ...]:
    """Findings on one article of an issue, each with its place in the file, so that it is told of this article only.

    A block's id means something inside of its article alone; the box of that block, or of the article's beginning,
    stands for it.
    """
    boxes: dict[str, Box] = {}
    for block in part.draft.blocks:
        if block.boxes:
            boxes.setdefault(block.id, block.boxes[0])
    if article is not None:
        for blocks in (*article.abstract.values(), *article.body.values(), article.notes):
            boxes.update({block.id: block.boxes[0] for block in blocks if block.boxes})
    start = next((block.boxes[0] for block in part.draft.blocks if block.boxes), None)

    def place(where: Place | None) -> Place | None:
        if isinstance(where, Box):
            return where
        return boxes.get(where.id, start) if isinstance(where, BlockId) else start

    return tuple(replace(finding, where=place(finding.where)) for finding in findings)
