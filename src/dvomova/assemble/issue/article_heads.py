"""Heads: where an article may begin, by what is printed there, with a score from all signs together.

A head is a run of items without running text on one page: section, UDC, DOI, title, authors, affiliations. No sign
decides alone: journals exist without UDC, without abstracts, without a page of their own for each article; and the
blocks in further languages at an article's end have title, authors and abstract too. What tells these is that the
same people stand there, and that no body follows.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from ...languages.characters import fold
from ...languages.labels import Labels
from ...languages.transliteration import likeness
from ...model import Heading, OutlineItem
from ...model.vocabulary import HEADS, Concept
from ...patterns import identifiers
from ...patterns.numbering import section_depth
from ..people import names
from .items import DATED, IssueItem

UDC, DOI, PEOPLE, ABOUT, SIZE, LARGE, STRONG, TOP, ENDED, SUMMARY, OUTLINE, RUNNING = (
    2.5, 2.0, 1.5, 1.0, 0.7, 1.0, 0.6, 1.0, 1.5, 1.0, 1.0, 1.0,
)  # fmt: skip
TITLE_LETTERS = 12
SAME_NAME = 0.84
FULL = 0.7
BODY = 1500
"""Letters of running text that an article has at least, besides its abstracts."""
"""A page whose text ends above this share of the deepest text was broken on purpose."""


@dataclass(frozen=True, slots=True)
class Head:
    """A run of items that may begin an article: the items of its title, its score, and which signs made it."""

    first: int
    last: int
    title: int
    title_last: int
    page: int
    score: float
    signs: tuple[str, ...]
    families: tuple[str, ...]
    identity: str = ""
    """DOI or UDC printed there."""


@dataclass(frozen=True, slots=True)
class Setting:
    """What is known of the whole file: running heads and feet by page, where texts end, outline and labels."""

    furniture: Mapping[int, Sequence[str]]
    depth: Mapping[int, float]
    deepest: float
    outline: Sequence[OutlineItem]
    labels: Labels

    def broken(self, page: int) -> bool:
        """Whether the text of a page ends well above the foot."""
        return self.depth.get(page, 0.0) < FULL * self.deepest

    def changes(self, page: int) -> bool:
        """Whether the running heads here are others than on the pages before."""
        before = {fold(t) for p in (page - 1, page - 2) for t in self.furniture.get(p, ())}
        here = {fold(t) for p in (page, page + 1) for t in self.furniture.get(p, ())}
        return bool(before) and any(len(t) > 8 and t.isalpha() for t in here - before)


def setting_of(
    all_items: Sequence[IssueItem],
    furniture: Mapping[int, Sequence[str]],
    outline: Sequence[OutlineItem],
    labels: Labels,
) -> Setting:
    """The setting of a file."""
    depth: dict[int, float] = {}
    for item in all_items:
        for box in item.block.boxes:
            depth[box.page] = max(depth.get(box.page, 0.0), box.bottom)
    return Setting(furniture, depth, max(depth.values(), default=0.0), outline, labels)


def heads(all_items: Sequence[IssueItem], setting: Setting) -> list[Head]:
    """All heads of a file in reading order, however weak."""
    out: list[Head] = []
    run: list[IssueItem] = []
    for item in [*all_items, None]:
        fits = item is not None and (item.shown or _picture(item))
        if run and (not fits or item is None or item.page != run[0].page):
            found = _head(run, all_items, setting)
            if found is not None:
                out.append(found)
            run = []
        if fits and item is not None:
            run.append(item)
    return out


def _picture(item: IssueItem) -> bool:
    return item.floating and len(item.text) < 30


def may_be_title(item: IssueItem) -> bool:
    """Whether an item can be (a line of) a title: set apart, long enough, no name, no label, no numbered section."""
    if item.floating or item.people or (not item.strong and not isinstance(item.block, Heading)):
        return False
    if len(item.letters) < TITLE_LETTERS or section_depth(item.text):
        return False
    if identifiers.EMAIL.search(item.text) or identifiers.URL.search(item.text):
        return False
    return item.label is None or not (item.label.alone or item.label.closed or item.means(*HEADS))


def _head(run: Sequence[IssueItem], all_items: Sequence[IssueItem], setting: Setting) -> Head | None:
    """The head that a run of items makes, or nothing where no title is in it."""
    titles = [item for item in run if may_be_title(item) and not says_who(item)]
    if not titles:
        return None
    best = max(titles, key=lambda item: (item.look.size + 0.3 * item.look.capitals + 0.15 * item.look.bold, -item.at))
    last = best
    for item in run[run.index(best) + 1 :]:
        if may_be_title(item) and abs(item.look.size - best.look.size) < 0.04 and not says_who(item):
            last = item
        else:
            break
    signs: dict[str, float] = {}
    identity = _identity(run, setting, signs)
    others = [item for item in run if not best.at <= item.at <= last.at]
    families = tuple(name for item in run if item is not best for name in item.families)
    if any(item.people for item in others) or (families and any(says_who(item) for item in others)):
        signs["people"] = PEOPLE
    if any(says_who(item) for item in others):
        signs["about"] = ABOUT
    if best.look.size >= 1.12:
        signs["size"] = SIZE
    if best.look.size >= 1.35:
        signs["large"] = LARGE
    signs["strong"] = STRONG * (best.capitals > 0.8) + STRONG * best.look.bold
    _place_signs(run, all_items, setting, signs)
    if any(fold(item.title) and fold(item.title) in best.letters for item in setting.outline if item.page == best.page):
        signs["outline"] = OUTLINE
    return Head(
        first=run[0].at,
        last=run[-1].at,
        title=best.at,
        title_last=last.at,
        page=best.page,
        score=sum(signs.values()),
        signs=tuple(name for name, value in signs.items() if value),
        families=families,
        identity=identity,
    )


def _identity(run: Sequence[IssueItem], setting: Setting, signs: dict[str, float]) -> str:
    """UDC and DOI of a head; what was taken for furniture on its page counts where the head is at the top."""
    texts = [item.text for item in run]
    if run[0].first:
        texts += list(setting.furniture.get(run[0].page, ()))
    identity = ""
    for text in texts:
        label = setting.labels.match(text)
        if label is not None and label.means(Concept.UDC) and identifiers.udc_in(text, label):
            signs["udc"] = UDC
            identity = identity or str(identifiers.udc_in(text, label))
        if doi := identifiers.doi_in(text):
            signs["doi"] = DOI
            identity = doi
    return identity


def says_who(item: IssueItem) -> bool:
    """Whether an item says who somebody is or where they work."""
    return bool(
        names.person_word(item.text) or identifiers.EMAIL.search(item.text) or identifiers.orcids_in(item.text)
    ) or (names.place_word(item.text) and item.capitals < 0.8)


def _place_signs(
    run: Sequence[IssueItem], all_items: Sequence[IssueItem], setting: Setting, signs: dict[str, float]
) -> None:
    """Signs from what stands before and after."""
    first, last = run[0], run[-1]
    if first.first:
        signs["top"] = TOP
        if setting.broken(first.page - 1):
            signs["break"] = ENDED
        if setting.changes(first.page):
            signs["running"] = RUNNING
    if ended(all_items, first.at):
        signs["ended"] = ENDED
    following = all_items[last.at + 1 : last.at + 9]
    if any(item.means(Concept.ABSTRACT, Concept.KEYWORDS) for item in [*run, *following]):
        signs["summary"] = SUMMARY


def ended(all_items: Sequence[IssueItem], at: int) -> bool:
    """Whether what stands before an item is what articles end with: sources, dates, a reviewer, résumé, keywords."""
    before = [item for item in all_items[max(at - 4, 0) : at] if not item.floating]
    return any(
        item.entry or item.means(*DATED, Concept.REVIEWER, Concept.KEYWORDS, Concept.ABSTRACT, Concept.AUTHOR_INFO)
        for item in before
    )


def same_people(one: Head, other: Head) -> bool:
    """Whether two heads name at least one person in common, whatever the alphabet."""
    return any(len(a) > 3 and len(b) > 3 and likeness(a, b) >= SAME_NAME for a in one.families for b in other.families)


def has_body(all_items: Sequence[IssueItem], start: int, stop: int) -> bool:
    """Whether enough running text for an article stands between two items: abstracts, keywords and sources are none."""
    letters = 0
    for item in all_items[start:stop]:
        if item.prose and not item.entry and not item.means(Concept.ABSTRACT, Concept.KEYWORDS, Concept.CITE):
            letters += len(item.letters)
            if letters >= BODY:
                return True
    return False
