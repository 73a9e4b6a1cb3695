"""Which of the places where an article may begin are chosen, from contents and heads checked against each other."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from itertools import zip_longest

from ...findings import Code, Report
from ...model import ByLang, Draft, Issue, Lang, Text
from ...model.vocabulary import MATTER, Concept
from . import article_heads, title_matching
from .article_heads import Head, Setting
from .contents import Contents
from .items import IssueItem
from .title_matching import Listed, TitlePlace


@dataclass(frozen=True, slots=True, kw_only=True)
class ArticlePart:
    """One article of an input, still as blocks.

    ``draft`` holds its blocks, and the furniture and page numbers of its pages; ``file_pages`` are its first and last
    page in the file (``None`` where the input has no pages), ``printed_pages`` the numbers printed there.

    ``section`` and ``listed_title`` are what contents pages say of it, by language, titles in running case;
    ``listed`` tells whether they name it at all; ``shown`` is the language in which that very title stands at the head
    of the article, and ``head`` how it is printed there.

    ``issue`` holds volume, number and year as the issue prints them outside of its articles. ``whole`` says that the
    input is no issue: this is all that it holds.
    """

    draft: Draft
    file_pages: tuple[int, int] | None = None
    printed_pages: tuple[str | None, str | None] = (None, None)
    section: ByLang[str] = field(default_factory=dict)
    listed_title: ByLang[str] = field(default_factory=dict)
    listed: bool = False
    shown: Lang | None = None
    head: Text = ()
    issue: Issue = field(default_factory=Issue)
    whole: bool = False


SURE_HEAD = 5.0
"""A head that may begin an article although no contents say so."""
FAIR_HEAD = 3.5
"""A head that may begin one on the very page that the contents name."""
BODIED = 1.5
"""What a body right behind a head speaks for it, and none against it."""
CROSSED = 30
FURTHEST = 40


@dataclass(frozen=True, slots=True)
class Cut:
    """Where something begins: an article, or what is none. ``title`` is the first item of its title, if known."""

    at: int
    article: bool
    title: int
    title_last: int
    listed: Listed | None = None
    sure: bool = True


@dataclass(frozen=True, slots=True)
class File:
    """All that is known of a file before it is cut."""

    items: Sequence[IssueItem]
    setting: Setting
    heads: Sequence[Head]
    contents: Contents
    printed: Mapping[int, str]


def by_contents(file: File, report: Report) -> tuple[list[Cut], int | None]:
    """The cuts that the contents lead to, none where there are no contents or nothing of them is in the file."""
    wanted = title_matching.listed(file.contents)
    if not wanted:
        return [], None
    likely = [(head.title, head.title_last, head.page, head.score) for head in file.heads if head.score >= FAIR_HEAD]
    places, shift = title_matching.places(file.items, file.contents, wanted, file.printed, likely)
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
                    where=file.items[cut.at].block.boxes[0] if file.items[cut.at].block.boxes else None,
                )
        elif cut is None and not one.notice:
            report.add(
                Code.SPLIT_UNSURE,
                f"“{one.entries[0].text[:80]}” stands in the contents, but was not found in the file; look whether its "
                "pages are there.",
            )
    return sorted(cuts, key=lambda cut: cut.at), shift


def _of_articles(file: File, wanted: Sequence[Listed], places: Sequence[TitlePlace | None]) -> bool:
    """Whether what the contents list are articles of this file, not sections of one text or pages elsewhere."""
    found = [(one, place) for one, place in zip(wanted, places, strict=True) if place is not None and not one.notice]
    if not found:
        return False
    told = sum(1 for one, place in found if one.named or _names_somebody(file, place))
    return told >= 0.5 * len(found) and (len(found) >= 2 or len(wanted) <= 2)


def _names_somebody(file: File, place: TitlePlace) -> bool:
    head = next((head for head in file.heads if head.first <= place.first <= head.last), None)
    return head is not None and bool(head.families or {"people", "udc", "doi", "about"} & set(head.signs))


def _at_place(file: File, one: Listed, place: TitlePlace) -> Cut:
    sure = place.likeness > 0
    return Cut(begin(file, place.first), not one.notice, place.first, place.last, one, sure)


def _at_page(file: File, one: Listed, shift: int | None) -> Cut | None:
    """The best place on the page that the contents name, where the title itself was not found."""
    page = title_matching.expected(one.page, shift, file.printed)
    if page is None:
        return None
    here = [item for item in file.items if item.page == page and item.at not in file.contents.items]
    if not here:
        return None
    top = here[0]
    after_end = _ends_before(file, top)
    if not one.notice:
        heads = [head for head in file.heads if head.page == page and head.score >= FAIR_HEAD]
        if heads:
            best = max(heads, key=lambda head: (head.score + ("top" in head.signs), -head.first))
            return Cut(begin(file, best.title), True, best.title, best.title_last, one, sure=False)
    if (after_end and not top.closes) or (not one.notice and after_end):
        return Cut(top.at, not one.notice, top.at, top.at - 1, one, sure=False)
    return None


def begin(file: File, title: int) -> int:
    """The item that an article begins with, given its title: section, names, UDC before it belong to it."""
    items = file.items
    at = title
    while at > 0 and title - at < FURTHEST:
        item, here = items[at - 1], items[at]
        if item.at in file.contents.items or item.closes or not (item.shown or _picture(item)):
            break
        if item.last != here.page and not _runs_over(file, item, at, title):
            break
        at -= 1
    return _behind_notes(items, at, title)


def _behind_notes(items: Sequence[IssueItem], at: int, title: int) -> int:
    """Where an article begins whose UDC stands below the notes on the authors of the one before, on the same page."""
    notes = next((i for i in range(at, title) if items[i].means(Concept.AUTHOR_INFO)), None)
    if notes is None:
        return at
    own = next((i for i in range(notes + 1, title) if items[i].means(Concept.UDC, Concept.DOI)), at)
    above = items[own - 1]
    rubric = own - 1 > notes and above.strong and not above.families and not above.means(Concept.AUTHOR_INFO)
    return own - 1 if rubric else own


def _picture(item: IssueItem) -> bool:
    return item.floating and len(item.text) < CROSSED


def _runs_over(file: File, item: IssueItem, at: int, title: int) -> bool:
    """Whether names at the foot of a full page belong to a title at the top of the next that has none itself."""
    here = file.items[at]
    if item.last != here.page - 1 or file.setting.broken(item.last) or item.first:
        return False
    head = next((head for head in file.heads if head.first <= title <= head.last), None)
    if head is not None and head.families:
        return False
    return (
        item.look.setting != "justify" and bool(item.families) and (bool(item.people) or article_heads.says_who(item))
    )


def by_heads(file: File) -> list[Cut]:
    """The cuts that heads alone lead to: as many strong ones as have a body each and people of their own."""
    before = file.contents.pages[0] if file.contents.pages and file.contents.pages[0] <= 10 else 0
    weighed = [head for head in _with_bodies(file) if head.first not in file.contents.items]
    usable = [head for head in weighed if head.score >= SURE_HEAD and head.page >= before and _told(head)]
    worth: list[tuple[float, tuple[int, ...]]] = []
    for i, head in enumerate(usable):
        best: tuple[float, tuple[int, ...]] = (head.score - SURE_HEAD + 0.1, (i,))
        for j in range(i):
            value = worth[j][0] + head.score - SURE_HEAD + 0.1
            if value > best[0] and _apart(file, usable[j], head):
                best = (value, (*worth[j][1], i))
        worth.append(best)
    end = len(file.items)
    whole = [w for w in worth if article_heads.has_body(file.items, usable[w[1][-1]].last + 1, end)]
    if not whole:
        return []
    chosen = max(whole, key=lambda w: w[0])[1]
    return [
        Cut(begin(file, usable[i].title), True, usable[i].title, usable[i].title_last, None, sure=usable[i].score >= 7)
        for i in chosen
    ]


def _with_bodies(file: File) -> list[Head]:
    """The heads with what follows them weighed in: a body, or (before résumés in further languages) the next head."""
    strong = [head for head in file.heads if head.score >= FAIR_HEAD]
    out: list[Head] = []
    for head, following in zip_longest(strong, strong[1:]):
        stop = following.first if following else len(file.items)
        bodied = article_heads.has_body(file.items, head.last + 1, stop)
        out.append(replace(head, score=head.score + (BODIED if bodied else -BODIED)))
    return out


def _told(head: Head) -> bool:
    signs = set(head.signs)
    return bool({"doi", "people", "about"} & signs) or ("udc" in signs and bool(head.families))


def _apart(file: File, one: Head, other: Head) -> bool:
    """Whether two heads can begin two articles that follow each other."""
    if not {"ended", "break"} & set(other.signs) or article_heads.same_people(one, other):
        return False
    if one.identity and one.identity == other.identity:
        return False
    return article_heads.has_body(file.items, one.last + 1, other.first)


def notices(file: File, cuts: Sequence[Cut]) -> list[Cut]:
    """Cuts where the last article of an issue ends and something begins that is no article."""
    last = max(cut.at for cut in cuts)
    for item in file.items[last + 1 :]:
        if item.at in file.contents.items:
            return [Cut(item.at, False, item.at, item.at)]
        if item.means(Concept.AUTHOR_INFO) and not item.first:
            continue  # Behind its text these are notes on the authors of the last article.
        if not item.shown and not item.means(Concept.AUTHOR_INFO):
            continue
        outside = item.means(*MATTER) and (item.first or item.strong)
        after_end = item.first and item.strong and _ends_before(file, item)
        if (outside and (item.label_closed or after_end)) or (item.first and item.labels(Concept.AUTHOR_INFO)):
            return [Cut(item.at, False, item.at, item.at)]
    return []


def _ends_before(file: File, item: IssueItem) -> bool:
    """Whether an article seems to have ended before the page that an item begins."""
    return file.setting.broken(item.page - 1) or article_heads.ended(file.items, item.at)
