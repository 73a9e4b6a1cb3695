"""The parts of an article told from its zones: which title, which names, which abstract in which language.

Front and back matter are sorted one by one (``sort``); here the two are weighed against each other: bylines take the
language of the title beside them, the first good abstract of a language wins, and text behind the body is an abstract
only where a title, names or keywords of its language stand with it.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, field

from ...languages import load
from ...languages.characters import fold, script_of
from ...model import Lang, plain
from ...model.vocabulary import UNDETERMINED, Concept
from ...patterns import identifiers
from ..people.names import place_word
from ..segments import Segment, squeezed
from ..zones import Zones
from .grouping import Abstract, BylineGroup, Section, Sorted, Sorter
from .items import FrontItem
from .line_kinds import sift
from .publication_data import Citation, parse
from .titles import ENOUGH, Candidate, candidates, choose

BRACKETED = re.compile(r"\s*\(([^\W\d_].{25,300}?)\)\.?\s+(?=[^\W\d_])")
NEAR = 5
"""Pieces between a title and the names that belong to it, at most."""
APART = 2
"""From the last line about one author to the name of the next, at most."""


@dataclass(slots=True)
class Parts:
    """What was told, by kind, before it becomes an article.

    ``bracketed`` are titles at the head of an abstract, in brackets: the item, where the title begins and ends.
    """

    titles: dict[Lang, Candidate]
    primary: list[BylineGroup]
    cards: list[BylineGroup]
    abstracts: dict[Lang, Abstract]
    keywords: dict[Lang, list[FrontItem]]
    dates: list[FrontItem]
    facts: list[FrontItem]
    citations: list[Citation]
    sections: list[Section]
    running: dict[str, str]
    rubric: FrontItem | None = None
    bracketed: dict[Lang, tuple[FrontItem, int, int]] = field(default_factory=dict)


def parts(zones: Zones, languages: Sequence[Lang], heads: Sequence[str], named: Sequence[Segment] = ()) -> Parts:
    """The parts of an article; ``heads`` are folded texts of running heads and journal titles.

    ``named`` are lines above the text that name people; they are asked where no other line does.
    """
    front = Sorter(sift(zones.front), after_body=False).sort()
    if not front.groups and named:
        front.groups += Sorter(sift(named), after_body=False).sort().groups
        front.groups[-1].details += [item for item in front.others if item.kind in ("place", "contact")]
    tail = Sorter(sift(zones.tail), after_body=True).sort()
    spoken = _languages(front, tail, languages)
    found = [*candidates(front, True, heads), *candidates(tail, False, heads)]
    titles = choose(found, spoken)
    groups = [*front.groups, *tail.groups]
    titled = {id(item) for candidate in titles.values() for item in candidate.items}
    groups = [g for g in groups if not any(id(item) in titled for item in g.people)]
    chosen = [c for c in found if any(c is best for best in titles.values())]
    marks = {
        True: [(c.at, c.lang) for c in chosen if c.front],
        False: [(c.at, c.lang) for c in found if not c.front and c.score >= ENOUGH],
    }
    for in_front, zone in ((True, front.groups), (False, tail.groups)):
        for group in zone:
            group.lang = _language_of(group, marks[in_front], zones.language, zone, spoken)
    primary, cards = _primary(groups, titles, {id(g) for g in front.groups})
    abstracts = _abstracts(front, tail, titles)
    bracketed = {lang: head for lang, a in abstracts.items() if (head := _bracketed(a))}
    keywords: dict[Lang, list[FrontItem]] = {}
    for lang, items in (*front.keywords, *tail.keywords):
        keywords.setdefault(lang, items)
    citations = [parse(squeezed(" ".join(_cite_text(item) for item in items))) for items in (*front.cites, *tail.cites)]
    return Parts(
        titles=titles,
        primary=primary,
        cards=cards,
        abstracts=abstracts,
        keywords=keywords,
        dates=[*front.dates, *tail.dates],
        facts=[*front.facts, *tail.facts],
        citations=citations,
        sections=[*front.sections, *tail.sections],
        running=_running(found, citations),
        rubric=_rubric(front, titles),
        bracketed=bracketed,
    )


def _cite_text(item: FrontItem) -> str:
    label = item.piece.label
    return item.rest if label and label.means(Concept.CITE) else item.text


def _languages(front: Sorted, tail: Sorted, languages: Sequence[Lang]) -> list[Lang]:
    """The languages of the document and those that only a short abstract or keyword line is in."""
    labelled = [a.lang for part in (front, tail) for a in part.abstracts if a.labelled]
    labelled += [lang for part in (front, tail) for lang, _ in part.keywords]
    return list(dict.fromkeys((*languages[:1], *labelled, *languages)))


def _script(lang: Lang) -> str:
    return load(lang).script if lang != UNDETERMINED else ""


def _language_of(
    group: BylineGroup,
    marks: Sequence[tuple[int, Lang]],
    language: Lang,
    zone: Sequence[BylineGroup],
    spoken: Sequence[Lang],
) -> Lang:
    """The language of a byline: that of the title beside it, for names alone tell a script at most.

    ``marks`` are places and languages of lines set as titles. Where the first names of a zone stand above its first
    title, names belong to the title below them; else to the one above.
    """
    own = _script_of(group)
    if _script(group.lang) != own:
        group.lang = next((lang for lang in spoken if _script(lang) == own), group.lang)
    beside = [(at, lang) for at, lang in marks if _script(lang) == own and abs(at - group.at) <= 3 * NEAR]
    if not beside or group.card:
        return group.lang
    addressed = _addressed(group, own)
    if any(lang == addressed for _, lang in beside):
        return addressed
    above = [mark for mark in beside if mark[0] < group.at]
    below = [mark for mark in beside if mark[0] >= group.at]
    first_title = min((at for at, _ in marks if abs(at - zone[0].at) <= 40), default=group.at)
    if below and (zone[0].at <= first_title or not above):
        return min(below)[1]
    if not above:
        return group.lang
    nearest = max(above)
    row = [lang for at, lang in sorted(above) if nearest[0] - at <= 2]
    rivals = [g for g in zone if _script_of(g) == own and abs(g.at - group.at) <= 3 and g is not group]
    if len(row) > 1 and rivals:
        place = sorted([group, *rivals], key=lambda g: g.at).index(group)
        return row[min(place, len(row) - 1)]
    return language if len(row) > 1 and language in row else nearest[1]


def _addressed(group: BylineGroup, script: str) -> Lang:
    """The language of the addresses below names, which says more of it than names do."""
    letters: Counter[Lang] = Counter()
    for item in group.details:
        if item.kind in ("place", "role") and item.piece.sure >= 0.9 and _script(item.piece.lang) == script:
            letters[item.piece.lang] += item.piece.letters
    return letters.most_common(1)[0][0] if len(letters) == 1 else UNDETERMINED


def _script_of(group: BylineGroup) -> str:
    text = "".join(named.name.printed for named in group.named.people)
    return script_of(text)


def _primary(
    groups: Sequence[BylineGroup], titles: dict[Lang, Candidate], in_front: set[int]
) -> tuple[list[BylineGroup], list[BylineGroup]]:
    """Bylines, and notes on single authors."""
    primary, cards = [], []
    beside = _rows(groups, [any(_beside(group, candidate) for candidate in titles.values()) for group in groups])
    for group, near in zip(groups, beside, strict=True):
        about = [item for item in group.details if item.kind in ("role", "contact", "prose")]
        single = len(group.named.people) == 1
        if group.card or (not near and (id(group) not in in_front or (single and about))):
            group.card = True
            cards.append(group)
        elif near or group.named.sure >= 0.85:
            primary.append(group)
        else:
            cards.append(group)
    return _in_rows(primary, cards)


def _rows(groups: Sequence[BylineGroup], near: Sequence[bool]) -> list[bool]:
    """Which groups stand beside a title, or in one row with such: authors that are printed one below the other.

    Each has a post, an institution and addresses of his own, so that the first of three stands far from the title.
    """
    out = list(near)
    order = range(1, len(groups))
    for places in (order, reversed(order)):
        for i in places:
            one, other = groups[i - 1], groups[i]
            if not (one.card or other.card) and 0 <= other.at - _reach(one) <= APART:
                out[i - 1] = out[i] = out[i - 1] or out[i]
    return out


def _reach(group: BylineGroup) -> int:
    """The place of the last line about the people of a group."""
    return max(item.piece.at for item in (*group.people, *group.details))


def _beside(group: BylineGroup, candidate: Candidate) -> bool:
    """Whether a title stands next to names, other names and their addresses between at most."""
    if candidate.at > group.at:
        return candidate.at - _reach(group) <= NEAR
    return group.at - candidate.items[-1].piece.at <= NEAR


def _in_rows(primary: list[BylineGroup], cards: list[BylineGroup]) -> tuple[list[BylineGroup], list[BylineGroup]]:
    """Weak names beside sure ones of the same language are no byline (a title in capitalised words)."""
    for lang in dict.fromkeys(group.lang for group in primary):
        own = [group for group in primary if group.lang == lang]
        if any(group.named.sure >= 0.85 for group in own):
            for group in own:
                if group.named.sure < 0.6 and len(group.people) == 1:
                    primary.remove(group)
                    cards.append(group)
    return primary, cards


def _abstracts(front: Sorted, tail: Sorted, titles: dict[Lang, Candidate]) -> dict[Lang, Abstract]:
    chosen: dict[Lang, Abstract] = {}
    good = [a for a in front.abstracts if _letters(a)]
    good += [a for a in tail.abstracts if _letters(a) and (a.labelled or _company(a, tail, titles))]
    for abstract in sorted(good, key=lambda a: (not a.labelled, a.items[0].piece.at)):
        held = chosen.setdefault(abstract.lang, abstract)
        if held is not abstract and _resumes(held, abstract):
            held.items += abstract.items
    return chosen


def _resumes(above: Abstract, below: Abstract) -> bool:
    """Whether an abstract goes on below lines that stand in between (the foot of a page)."""
    last, first = above.items[-1], below.items[0]
    apart = 1 < first.piece.at - last.piece.at <= 16
    return apart and last.text[-1:] not in ".!?…»”)" and first.text[:1].islower()


def _bracketed(abstract: Abstract) -> tuple[FrontItem, int, int] | None:
    """A title printed in brackets before the text of an abstract, as journals of botany do."""
    for item in abstract.items:
        if item.rest:
            start = item.piece.text.find(item.rest) if item.kind == "abstract" else item.start
            found = BRACKETED.match(item.piece.text, start)
            return (item, found.start(1), found.end(1)) if found else None
    return None


def _letters(abstract: Abstract) -> bool:
    return sum(item.piece.letters for item in abstract.items) > 40


def _company(abstract: Abstract, tail: Sorted, titles: dict[Lang, Candidate]) -> bool:
    """Whether a title, names or keywords of its language stand with unlabelled text behind the body."""
    start, end = abstract.items[0].piece.at, abstract.items[-1].piece.at
    title = titles.get(abstract.lang)
    if title and 0 < start - title.items[-1].piece.at <= NEAR:
        return True
    if any(lang == abstract.lang and 0 < items[0].piece.at - end <= 3 for lang, items in tail.keywords):
        return True
    return any(0 < start - group.people[-1].piece.at <= 2 and group.lang == abstract.lang for group in tail.groups)


def _running(found: Sequence[Candidate], citations: Sequence[Citation]) -> dict[str, str]:
    """Titles in running case by their folded text."""
    running: dict[str, str] = {}
    for text in (*(c.title for c in citations), *(plain(c.text) for c in found)):
        letters = [char for char in text if char.isalpha()]
        if letters and sum(map(str.isupper, letters)) < 0.5 * len(letters):
            running.setdefault(fold(text), text)
    return running


def _rubric(front: Sorted, titles: dict[Lang, Candidate]) -> FrontItem | None:
    """The section of the journal: a short line above the first title that is no title."""
    first = min((c.at for c in titles.values()), default=-1)
    chosen = {id(item) for c in titles.values() for item in c.items}
    for section in front.sections:
        if section.concept == Concept.SECTION and section.items:
            return section.items[0]
    for run in front.lines:
        item = run[0]
        stands = len(run) == 1 and item.piece.at < first and id(item) not in chosen and item.piece.headed
        if (
            stands
            and 5 <= item.piece.letters <= 90
            and not identifiers.YEAR.search(item.text)
            and not place_word(item.text)
        ):
            return item
    return None
