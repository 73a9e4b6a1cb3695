"""The parts of an article told from its zones: which title, which names, which abstract in which language.

Front and back matter are sorted one by one (``sort``); here the two are weighed against each other: bylines take the
language of the title beside them, the first good abstract of a language wins, and text behind the body is an abstract
only where a title, names or keywords of its language stand with it.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field

from ..languages import load
from ..languages.labels import fold
from ..model import Lang, plain
from . import cues
from .citation import Citation, parse
from .pieces import Piece, squeezed
from .sift import Item, sift
from .sort import Abstract, Group, Section, Sorted, Sorter
from .titles import Candidate, candidates, choose
from .zones import Zones

NEAR = 5
"""Pieces between a title and the names that belong to it, at most."""


@dataclass(slots=True)
class Parts:
    """What was told, by kind, before it becomes an article. ``spare`` were other candidates, kept as matter."""

    titles: dict[Lang, Candidate]
    primary: list[Group]
    cards: list[Group]
    abstracts: dict[Lang, Abstract]
    keywords: dict[Lang, list[Item]]
    dates: list[Item]
    facts: list[Item]
    citations: list[Citation]
    sections: list[Section]
    running: dict[str, str]
    rubric: Item | None = None
    spare: list[Item] = field(default_factory=list)


def parts(zones: Zones, languages: Sequence[Lang], heads: Sequence[str]) -> Parts:
    """The parts of an article; ``heads`` are folded texts of running heads and journal titles."""
    front = Sorter(sift(zones.front), after_body=False).sort()
    tail = Sorter(sift(zones.tail), after_body=True).sort()
    spoken = _languages(front, tail, languages)
    found = [*candidates(front, True, heads), *candidates(tail, False, heads)]
    titles = choose(found, spoken)
    groups = [*front.groups, *tail.groups]
    titled = {id(item) for candidate in titles.values() for item in candidate.items}
    groups = [g for g in groups if not any(id(item) in titled for item in g.people)]
    for group in groups:
        group.lang = _language_of(group, titles, zones.language)
    primary, cards = _primary(groups, titles, {id(g) for g in front.groups})
    abstracts = _abstracts(front, tail, titles)
    keywords: dict[Lang, list[Item]] = {}
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
        rubric=_rubric(front, titles, heads),
    )


def _cite_text(item: Item) -> str:
    label = item.piece.label
    return item.rest if label and label.means("cite") else item.text


def _languages(front: Sorted, tail: Sorted, languages: Sequence[Lang]) -> list[Lang]:
    """The languages of the document and those that only a short abstract or keyword line is in."""
    labelled = [a.lang for part in (front, tail) for a in part.abstracts if a.labelled]
    labelled += [lang for part in (front, tail) for lang, _ in part.keywords]
    return list(dict.fromkeys((*languages, *labelled)))


def _script(lang: Lang) -> str:
    return load(lang).script if lang != "und" else ""


def _language_of(group: Group, titles: dict[Lang, Candidate], language: Lang) -> Lang:
    """The language of a byline: that of the title beside it, for names alone tell a script at most."""
    own = _script(group.lang)
    beside = {lang: c for lang, c in titles.items() if _script(lang) == own and abs(c.at - group.at) <= 3 * NEAR}
    if not beside or group.card:
        return group.lang
    above = [lang for lang in beside if titles[lang].at < group.at]
    below = [lang for lang in beside if titles[lang].at >= group.at]
    first_title = min((c.at for c in titles.values()), default=group.at)
    zone_names_first = group.at < first_title or not above
    if zone_names_first and below:
        return min(below, key=lambda lang: titles[lang].at)
    if not above:
        return group.lang
    nearest = max(above, key=lambda lang: titles[lang].at)
    follows = [lang for lang in below if titles[lang].at - group.people[-1].piece.at <= 2]
    if follows and group.at - titles[nearest].items[-1].piece.at > 3:
        return min(follows, key=lambda lang: titles[lang].at)
    row = [lang for lang in above if titles[nearest].at - titles[lang].at <= 2]
    return language if len(row) > 1 and language in row else nearest


def _primary(
    groups: Sequence[Group], titles: dict[Lang, Candidate], in_front: set[int]
) -> tuple[list[Group], list[Group]]:
    """Bylines, and notes on single authors."""
    primary, cards = [], []
    for group in groups:
        about = [item for item in group.details if item.kind in ("role", "contact", "prose")]
        single = len(group.named.people) == 1
        near = any(_beside(group, candidate) for candidate in titles.values())
        if group.card or (not near and (id(group) not in in_front or (single and about))):
            group.card = True
            cards.append(group)
        elif near or group.named.sure >= 0.85:
            primary.append(group)
        else:
            cards.append(group)
    return _in_rows(primary, cards)


def _beside(group: Group, candidate: Candidate) -> bool:
    """Whether a title stands next to names, other names and their addresses between at most."""
    if candidate.at > group.at:
        reach = max(item.piece.at for item in (*group.people, *group.details))
        return candidate.at - reach <= NEAR
    return group.at - candidate.items[-1].piece.at <= NEAR


def _in_rows(primary: list[Group], cards: list[Group]) -> tuple[list[Group], list[Group]]:
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
        chosen.setdefault(abstract.lang, abstract)
    return chosen


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


def _rubric(front: Sorted, titles: dict[Lang, Candidate], heads: Sequence[str]) -> Item | None:
    """The section of the journal: a short line above the first title that is no title."""
    first = min((c.at for c in titles.values()), default=-1)
    chosen = {id(item) for c in titles.values() for item in c.items}
    for section in front.sections:
        if section.concept == "section" and section.items:
            return section.items[0]
    for run in front.lines:
        item = run[0]
        if len(run) == 1 and item.piece.at < first and id(item) not in chosen and 5 <= item.piece.letters <= 90:
            if item.piece.headed and not cues.YEAR.search(item.text):
                return item
    return None


def covered(piece: Piece, items: Sequence[Item]) -> bool:
    """Whether a piece is among items."""
    return any(item.piece is piece for item in items)
