"""Heads: where an article may begin, by what is printed there, with a score from all signs together.

Takes the segments of a file and its setting, gives heads. A head is a run of segments without running text on one page:
section, UDC, DOI, title, authors, affiliations. No sign decides alone: journals exist without UDC, without abstracts,
without a page of their own for each article; and the blocks in further languages at an article's end have title,
authors and abstract too. These differ in that the same people stand there, and that no body follows.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from ...languages.characters import fold
from ...languages.transliteration import likeness
from ...model import Heading, OutlineItem
from ...model.vocabulary import ABSTRACTS, HEADS, Concept
from ...patterns import identifiers
from ...patterns.numbering import section_depth
from ..people import names
from ..segments import DATE_LABELS, Segment

TITLE_LETTERS = 12
"""Letters that a title has at least."""
SAME_NAME = 0.84
"""From this likeness on two family names are one, whatever the alphabets."""
FULL = 0.7
"""A page whose text ends above this share of the deepest text was broken on purpose."""
BODY = 1500
"""Letters of running text that an article has at least, besides its abstracts."""
MOSTLY_CAPITALS = 0.8
"""The share of capitals from which on a line is set in capitals."""


@dataclass(frozen=True, slots=True, kw_only=True)
class HeadWeights:
    """What each sign of a head weighs; a head that begins an article alone weighs 5 (set by hand on sample issues)."""

    udc: float = 2.5
    """A UDC, which few articles print twice."""
    doi: float = 2.0
    """A DOI."""
    people: float = 1.5
    """A byline beside the title."""
    about: float = 1.0
    """A line on who the people are: post, institution, address."""
    size: float = 0.7
    """A title larger than the text."""
    large: float = 1.0
    """A title much larger than the text, besides."""
    strong: float = 0.6
    """A title in capitals, and the same again for bold type."""
    top: float = 1.0
    """The top of a page."""
    ended: float = 1.5
    """What articles end with above it, or a page broken before it."""
    summary: float = 1.0
    """An abstract or keywords in it or right below."""
    outline: float = 1.0
    """An entry of the file's outline with its title."""
    running: float = 1.0
    """Other running heads from here on."""


WEIGHTS = HeadWeights()


@dataclass(frozen=True, slots=True)
class Head:
    """A run of segments that may begin an article: the segments of its title, its score, and which signs made it."""

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
    """What is known of the whole file: running heads and feet by page, where texts end, and the outline."""

    furniture: Mapping[int, Sequence[str]]
    depth: Mapping[int, float]
    deepest: float
    outline: Sequence[OutlineItem] = ()

    def broken(self, page: int) -> bool:
        """Whether the text of a page ends well above the foot."""
        return self.depth.get(page, 0.0) < FULL * self.deepest

    def changes(self, page: int) -> bool:
        """Whether the running heads here are others than on the pages before."""
        before = {fold(t) for p in (page - 1, page - 2) for t in self.furniture.get(p, ())}
        here = {fold(t) for p in (page, page + 1) for t in self.furniture.get(p, ())}
        return bool(before) and any(len(t) > 8 and t.isalpha() for t in here - before)


def setting_of(
    every: Sequence[Segment], furniture: Mapping[int, Sequence[str]], outline: Sequence[OutlineItem]
) -> Setting:
    """The setting of a file."""
    depth: dict[int, float] = {}
    for segment in every:
        for box in segment.block.boxes:
            depth[box.page] = max(depth.get(box.page, 0.0), box.bottom)
    return Setting(furniture, depth, max(depth.values(), default=0.0), outline)


def heads(every: Sequence[Segment], setting: Setting) -> list[Head]:
    """All heads of a file in reading order, however weak."""
    out: list[Head] = []
    run: list[Segment] = []
    for segment in [*every, None]:
        fits = segment is not None and (segment.head_like or _picture(segment))
        if run and (not fits or segment is None or segment.page != run[0].page):
            found = _head(run, every, setting)
            if found is not None:
                out.append(found)
            run = []
        if fits and segment is not None:
            run.append(segment)
    return out


def _picture(segment: Segment) -> bool:
    return segment.floating and len(segment.content) < 30


def may_be_title(segment: Segment) -> bool:
    """Whether an segment can be (a line of) a title: set apart, long enough, no name, no label, no numbered section."""
    if segment.floating or segment.people or (not segment.set_apart and not isinstance(segment.block, Heading)):
        return False
    if len(segment.folded) < TITLE_LETTERS or section_depth(segment.content):
        return False
    if identifiers.EMAIL.search(segment.content) or identifiers.URL.search(segment.content):
        return False
    return segment.label is None or not (segment.label.alone or segment.label.closed or segment.means(*HEADS))


def _head(run: Sequence[Segment], every: Sequence[Segment], setting: Setting) -> Head | None:
    """The head that a run of segments makes, or nothing where no title is in it."""
    titles = [segment for segment in run if may_be_title(segment) and not about_person(segment)]
    if not titles:
        return None
    best = max(
        titles,
        key=lambda segment: (segment.look.size + 0.3 * segment.look.capitals + 0.15 * segment.look.bold, -segment.at),
    )
    last = best
    for segment in run[run.index(best) + 1 :]:
        if may_be_title(segment) and abs(segment.look.size - best.look.size) < 0.04 and not about_person(segment):
            last = segment
        else:
            break
    signs: dict[str, float] = {}
    identity = _identity(run, setting, signs)
    others = [segment for segment in run if not best.at <= segment.at <= last.at]
    families = tuple(name for segment in run if segment is not best for name in segment.families)
    if any(segment.people for segment in others) or (families and any(about_person(segment) for segment in others)):
        signs["people"] = WEIGHTS.people
    if any(about_person(segment) for segment in others):
        signs["about"] = WEIGHTS.about
    if best.look.size >= 1.12:
        signs["size"] = WEIGHTS.size
    if best.look.size >= 1.35:
        signs["large"] = WEIGHTS.large
    signs["strong"] = WEIGHTS.strong * (best.capital_share > MOSTLY_CAPITALS) + WEIGHTS.strong * best.look.bold
    _place_signs(run, every, setting, signs)
    if any(
        fold(entry.title) and fold(entry.title) in best.folded for entry in setting.outline if entry.page == best.page
    ):
        signs["outline"] = WEIGHTS.outline
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


def _identity(run: Sequence[Segment], setting: Setting, signs: dict[str, float]) -> str:
    """UDC and DOI of a head; what was taken for furniture on its page counts where the head is at the top."""
    texts = [segment.content for segment in run]
    if run[0].opens_page:
        texts += list(setting.furniture.get(run[0].page, ()))
    identity = ""
    for text in texts:
        label = run[0].labels.match(text)
        if label is not None and label.means(Concept.UDC) and identifiers.udc_in(text, label):
            signs["udc"] = WEIGHTS.udc
            identity = identity or str(identifiers.udc_in(text, label))
        if doi := identifiers.doi_in(text):
            signs["doi"] = WEIGHTS.doi
            identity = doi
    return identity


def about_person(segment: Segment) -> bool:
    """Whether a segment is about a person: post, degree, institution, address."""
    return bool(
        names.person_word(segment.content)
        or identifiers.EMAIL.search(segment.content)
        or identifiers.orcids_in(segment.content)
    ) or (names.place_word(segment.content) and segment.capital_share < MOSTLY_CAPITALS)


def _place_signs(run: Sequence[Segment], every: Sequence[Segment], setting: Setting, signs: dict[str, float]) -> None:
    """Signs from what stands before and after."""
    first, last = run[0], run[-1]
    if first.opens_page:
        signs["top"] = WEIGHTS.top
        if setting.broken(first.page - 1):
            signs["break"] = WEIGHTS.ended
        if setting.changes(first.page):
            signs["running"] = WEIGHTS.running
    if ended(every, first.at):
        signs["ended"] = WEIGHTS.ended
    following = every[last.at + 1 : last.at + 9]
    if any(segment.means(Concept.ABSTRACT, Concept.KEYWORDS) for segment in [*run, *following]):
        signs["summary"] = WEIGHTS.summary


def ended(every: Sequence[Segment], at: int) -> bool:
    """Whether what stands before an segment is what articles end with: sources, dates, a reviewer, résumé, keywords."""
    before = [segment for segment in every[max(at - 4, 0) : at] if not segment.floating]
    return any(
        segment.entry or segment.means(*DATE_LABELS, Concept.REVIEWER, *ABSTRACTS, Concept.AUTHOR_INFO)
        for segment in before
    )


def same_people(one: Head, other: Head) -> bool:
    """Whether two heads name at least one person in common, whatever the alphabet."""
    return any(len(a) > 3 and len(b) > 3 and likeness(a, b) >= SAME_NAME for a in one.families for b in other.families)


def has_body(every: Sequence[Segment], start: int, stop: int) -> bool:
    """Whether enough running text for an article stands between two segments: not abstracts, keywords and entries."""
    letters = 0
    for segment in every[start:stop]:
        if segment.unmarked_prose and not segment.entry and not segment.means(*ABSTRACTS, Concept.CITE):
            letters += len(segment.folded)
            if letters >= BODY:
                return True
    return False
