"""Where a file is cut: the places where its articles begin and end, by contents and heads checked against each other.

Takes what is known of a file (``survey``), gives the cuts in it; of a file that is no issue, where its article begins
and ends.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from itertools import zip_longest

from ...findings import Code, Report
from ...model.vocabulary import MATTER, Concept
from ..segments import Segment
from . import article_heads, title_matching
from .article_heads import Head
from .survey import IssueFile
from .title_matching import Listed, TitlePlace

SURE_HEAD = 5.0
"""A head that may begin an article although no contents list it."""
FAIR_HEAD = 3.5
"""A head that may begin one on the very page that the contents name."""
HEAD_ON_FIRST_PAGE = 3.0
"""A head that shows an article above the one that the first page of a file is cut at."""
CERTAIN_HEAD = 7.0
"""A head that begins an article for certain."""
BODIED = 1.5
"""What a body right behind a head weighs for it, and what none weighs against it."""
CROSSED = 30
"""Characters of a picture's text that may stand inside a head."""
FURTHEST = 40
"""So many segments at most stand between the beginning of an article and its title."""
LEAST_ARTICLE = 200
"""Letters of running text below which nothing that a cut begins is an article."""
DIVIDER = 420
"""The most letters that a page between two articles has that only names a section."""
CONTENTS_IN_FRONT = 10
"""Contents up to this page stand before the articles, those behind at the end of the issue."""


@dataclass(frozen=True, slots=True)
class Cut:
    """Where something begins: an article, or what is none. ``title`` is the first segment of its title, if known."""

    at: int
    article: bool
    title: int
    title_last: int
    listed: Listed | None = None
    sure: bool = True


def by_contents(file: IssueFile, report: Report) -> tuple[list[Cut], int | None]:
    """The cuts that the contents lead to, none where there are no contents or nothing of them is in the file."""
    wanted = title_matching.listed(file.contents)
    if not wanted:
        return [], None
    likely = [(head.title, head.title_last, head.page, head.score) for head in file.heads if head.score >= FAIR_HEAD]
    places, shift = title_matching.places(file.segments, file.contents, wanted, file.printed, likely)
    if not _of_articles(file, wanted, places):
        return [], shift
    cuts: list[Cut] = []
    for one, place in zip(wanted, places, strict=True):
        cut = _at_place(file, one, place) if place else _at_page(file, one, shift)
        if cut is not None and all(cut.at != other.at for other in cuts):
            cuts.append(cut)
            if not cut.sure and cut.article:
                report.add(
                    Code.SPLIT_UNSURE,
                    f"The title “{one.entries[0].text[:80]}” of the contents was not found on its page; "
                    "the article was begun at what looks most like its head there. Compare both.",
                    where=file.segments[cut.at].block.boxes[0] if file.segments[cut.at].block.boxes else None,
                )
        elif cut is None and not one.notice:
            report.add(
                Code.SPLIT_UNSURE,
                f"“{one.entries[0].text[:80]}” stands in the contents, but was not found in the file; look whether its "
                "pages are there.",
            )
    return sorted(cuts, key=lambda cut: cut.at), shift


def _of_articles(file: IssueFile, wanted: Sequence[Listed], places: Sequence[TitlePlace | None]) -> bool:
    """Whether what the contents list are articles of this file, not sections of one text or pages elsewhere."""
    found = [(one, place) for one, place in zip(wanted, places, strict=True) if place is not None and not one.notice]
    if not found:
        return False
    named = sum(1 for one, place in found if one.named or _names_somebody(file, place))
    return named >= 0.5 * len(found) and (len(found) >= 2 or len(wanted) <= 2)


def _names_somebody(file: IssueFile, place: TitlePlace) -> bool:
    head = file.head_at(place.first)
    return head is not None and bool(head.families or {"people", "udc", "doi", "about"} & set(head.signs))


def _at_place(file: IssueFile, one: Listed, place: TitlePlace) -> Cut:
    sure = place.likeness > 0
    return Cut(begin(file, place.first), not one.notice, place.first, place.last, one, sure)


def _at_page(file: IssueFile, one: Listed, shift: int | None) -> Cut | None:
    """The best place on the page that the contents name, where the title itself was not found."""
    page = title_matching.expected(one.page, shift, file.printed)
    if page is None:
        return None
    here = [segment for segment in file.on_page(page) if segment.at not in file.contents.places]
    if not here:
        return None
    top = here[0]
    after_end = _ends_before(file, top)
    if not one.notice:
        heads = [head for head in file.heads if head.page == page and head.score >= FAIR_HEAD]
        if heads:
            best = max(heads, key=lambda head: (head.score + ("top" in head.signs), -head.first))
            return Cut(begin(file, best.title), True, best.title, best.title_last, one, sure=False)
    if (after_end and not top.ends_article) or (not one.notice and after_end):
        return Cut(top.at, not one.notice, top.at, top.at - 1, one, sure=False)
    return None


def begin(file: IssueFile, title: int) -> int:
    """The segment that an article begins with, given its title: section, names, UDC before it belong to it."""
    some = file.segments
    at = title
    while at > 0 and title - at < FURTHEST:
        segment, here = some[at - 1], some[at]
        if segment.at in file.contents.places or segment.ends_article or not (segment.head_like or _picture(segment)):
            break
        if segment.last_page != here.page and not _runs_over(file, segment, at, title):
            break
        at -= 1
    return _behind_notes(some, at, title)


def _behind_notes(some: Sequence[Segment], at: int, title: int) -> int:
    """Where an article begins whose UDC stands below the notes on the authors of the one before, on the same page."""
    notes = next((i for i in range(at, title) if some[i].means(Concept.AUTHOR_INFO)), None)
    if notes is None:
        return at
    own = next((i for i in range(notes + 1, title) if some[i].means(Concept.UDC, Concept.DOI)), at)
    above = some[own - 1]
    rubric = own - 1 > notes and above.set_apart and not above.families and not above.means(Concept.AUTHOR_INFO)
    return own - 1 if rubric else own


def _picture(segment: Segment) -> bool:
    return segment.floating and len(segment.content) < CROSSED


def _runs_over(file: IssueFile, segment: Segment, at: int, title: int) -> bool:
    """Whether names at the foot of a full page belong to a title at the top of the next that has none itself."""
    here = file.segments[at]
    if segment.last_page != here.page - 1 or file.setting.broken(segment.last_page) or segment.opens_page:
        return False
    head = file.head_at(title)
    if head is not None and head.families:
        return False
    return (
        segment.look.setting != "justify"
        and bool(segment.families)
        and (bool(segment.people) or article_heads.about_person(segment))
    )


def by_heads(file: IssueFile) -> list[Cut]:
    """The cuts that heads alone lead to: as many strong ones as have a body each and people of their own."""
    before = file.contents.pages[0] if file.contents.pages and file.contents.pages[0] <= CONTENTS_IN_FRONT else 0
    weighed = [head for head in _with_bodies(file) if head.first not in file.contents.places]
    usable = [head for head in weighed if head.score >= SURE_HEAD and head.page >= before and _shows_article(head)]
    worth: list[tuple[float, tuple[int, ...]]] = []
    for i, head in enumerate(usable):
        best: tuple[float, tuple[int, ...]] = (head.score - SURE_HEAD + 0.1, (i,))
        for j in range(i):
            value = worth[j][0] + head.score - SURE_HEAD + 0.1
            if value > best[0] and _apart(file, usable[j], head):
                best = (value, (*worth[j][1], i))
        worth.append(best)
    end = len(file.segments)
    whole = [w for w in worth if article_heads.has_body(file.segments, usable[w[1][-1]].last + 1, end)]
    if not whole:
        return []
    chosen = max(whole, key=lambda w: w[0])[1]
    return [
        Cut(
            begin(file, usable[i].title),
            True,
            usable[i].title,
            usable[i].title_last,
            None,
            sure=usable[i].score >= CERTAIN_HEAD,
        )
        for i in chosen
    ]


def _with_bodies(file: IssueFile) -> list[Head]:
    """The heads with what follows them weighed in: a body, or (before résumés in further languages) the next head."""
    strong = [head for head in file.heads if head.score >= FAIR_HEAD]
    out: list[Head] = []
    for head, following in zip_longest(strong, strong[1:]):
        stop = following.first if following else len(file.segments)
        bodied = article_heads.has_body(file.segments, head.last + 1, stop)
        out.append(replace(head, score=head.score + (BODIED if bodied else -BODIED)))
    return out


def _shows_article(head: Head) -> bool:
    """Whether a head has a sign that headings of sections have not: people, a DOI, a UDC with names."""
    signs = set(head.signs)
    return bool({"doi", "people", "about"} & signs) or ("udc" in signs and bool(head.families))


def _apart(file: IssueFile, one: Head, other: Head) -> bool:
    """Whether two heads can begin two articles that follow each other."""
    if not {"ended", "break"} & set(other.signs) or article_heads.same_people(one, other):
        return False
    if one.identity and one.identity == other.identity:
        return False
    return article_heads.has_body(file.segments, one.last + 1, other.first)


def notices(file: IssueFile, cuts: Sequence[Cut]) -> list[Cut]:
    """Cuts where the last article of an issue ends and something begins that is no article."""
    last = max(cut.at for cut in cuts)
    for segment in file.segments[last + 1 :]:
        if segment.at in file.contents.places:
            return [Cut(segment.at, False, segment.at, segment.at)]
        if segment.means(Concept.AUTHOR_INFO) and not segment.opens_page:
            continue  # Behind its text these are notes on the authors of the last article.
        if not segment.head_like and not segment.means(Concept.AUTHOR_INFO):
            continue
        outside = segment.means(*MATTER) and (segment.opens_page or segment.set_apart)
        after_end = segment.opens_page and segment.set_apart and _ends_before(file, segment)
        if (outside and (segment.label_closed or after_end)) or (
            segment.opens_page and segment.is_label(Concept.AUTHOR_INFO)
        ):
            return [Cut(segment.at, False, segment.at, segment.at)]
    return []


def _ends_before(file: IssueFile, segment: Segment) -> bool:
    """Whether an article seems to have ended before the page that an segment begins."""
    return file.setting.broken(segment.page - 1) or article_heads.ended(file.segments, segment.at)


def without_empty(file: IssueFile, cuts: Sequence[Cut]) -> list[Cut]:
    """Cuts in order, one at a place; an article without any text behind its head is none."""
    ordered = sorted(cuts, key=lambda cut: (cut.at, not cut.article))
    out: list[Cut] = []
    for cut, following in zip_longest(ordered, ordered[1:]):
        own = file.segments[cut.at : following.at if following else None]
        if cut.article and sum(len(segment.folded) for segment in own if segment.unmarked_prose) < LEAST_ARTICLE:
            cut = replace(cut, article=False)
        if not out or out[-1].at != cut.at:
            out.append(cut)
    return out


def divider_before(file: IssueFile, at: int) -> list[Segment]:
    """The segments of a page before an article that only names its section, if there is one."""
    if at == 0 or file.segments[at - 1].last_page == file.segments[min(at, len(file.segments) - 1)].page:
        return []
    on_page = file.on_page(file.segments[at - 1].page, 0, at)
    return on_page if _is_divider(file, on_page) else []


def _is_divider(file: IssueFile, on_page: Sequence[Segment]) -> bool:
    """Whether a page holds nothing but headings of a section."""
    return (
        bool(on_page)
        and all(segment.head_like and not segment.people and not segment.entry for segment in on_page)
        and any(segment.set_apart for segment in on_page)
        and sum(len(segment.folded) for segment in on_page) <= DIVIDER
        and not any(segment.at in file.contents.places for segment in on_page)
    )


def without_dividers(file: IssueFile, start: int, stop: int) -> int:
    """Where an article ends if pages at its end only name a section."""
    while stop - 1 > start and file.segments[stop - 1].page != file.segments[start].page:
        on_page = file.on_page(file.segments[stop - 1].page, start, stop)
        if on_page[0].at == start or not on_page[0].opens_page or not _is_divider(file, on_page):
            break
        stop = on_page[0].at
    return stop


def start_of_article(file: IssueFile) -> int:
    """Where the article of a file begins, if its first page shows the end of another one before it."""
    first_page = file.segments[0].page if file.segments else 0
    for head in file.heads:
        if head.page != first_page or head.first == 0:
            continue
        before = file.segments[: head.first]
        ends = (Concept.RECEIVED, Concept.ACCEPTED, Concept.REVIEWER)
        closed = sum(segment.entry or segment.means(*ends) for segment in before)
        titled = any(other.last < head.first and other.score >= HEAD_ON_FIRST_PAGE for other in file.heads)
        strong = head.score >= SURE_HEAD and bool({"udc", "doi"} & set(head.signs))
        if strong and closed and not titled and "ended" in head.signs:
            return begin(file, head.title)
    return 0


def end_of_article(file: IssueFile, start: int) -> int:
    """Where the article of a file ends, if its last page shows the beginning of the next one."""
    own = [head for head in file.heads if head.first >= start]
    if not own:
        return len(file.segments)
    last_page = file.segments[-1].last_page
    first = max(own[:3], key=lambda head: head.score)
    for head in own[1:]:
        other = head.identity and first.identity and head.identity != first.identity
        strangers = head.families and first.families and not article_heads.same_people(first, head)
        sure = head.page == last_page and head.score >= SURE_HEAD and "ended" in head.signs
        if sure and other and strangers:
            return begin(file, head.title)
    return len(file.segments)
