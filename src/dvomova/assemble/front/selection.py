"""Which group of lines serves which field: titles, bylines, abstracts and keywords by language, and all other fields.

Takes the segments before and behind the body, gives a ``Selection``. Both zones are labelled and grouped one by one;
here they are weighed against each other: bylines take the language of the title beside them, the first good abstract
of a language is taken, and text behind the body is an abstract only where a title, names or keywords of its language
stand with it.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

from ...languages import load
from ...languages.characters import fold, script_of
from ...model import Lang, plain
from ...model.vocabulary import UNDETERMINED, Concept
from ...patterns import identifiers
from ...patterns.continuation import Flow, flow
from ..labelled import Abstract, BylineGroup, GroupedLines, LabelledSegment, Section
from ..people.names import place_word
from ..segments import Segment, squeezed
from .grouping import grouped
from .line_kinds import labelled
from .publication_data import Citation, parse
from .titles import ENOUGH, Candidate, candidates, choose

BRACKETED = re.compile(r"\s*\(([^\W\d_].{25,300}?)\)\.?\s+(?=[^\W\d_])")
NEAR = 5
"""Segments between a title and the names that belong to it, at most."""
APART = 2
"""From the last line about one author to the name of the next, at most."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Selection:
    """What front and back matter hold, by field.

    ``bylines`` name the authors, ``cards`` are notes on single ones. ``running`` maps folded titles to the same in
    running case. ``bracketed`` are titles in brackets at the head of an abstract: the line, where the title begins and
    where it ends.
    """

    titles: Mapping[Lang, Candidate]
    bylines: tuple[BylineGroup, ...]
    cards: tuple[BylineGroup, ...]
    abstracts: Mapping[Lang, Abstract]
    keywords: Mapping[Lang, tuple[LabelledSegment, ...]]
    dates: tuple[LabelledSegment, ...]
    facts: tuple[LabelledSegment, ...]
    citations: tuple[Citation, ...]
    sections: tuple[Section, ...]
    running: Mapping[str, str]
    rubric: LabelledSegment | None
    bracketed: Mapping[Lang, tuple[LabelledSegment, int, int]]


@dataclass(frozen=True, slots=True, kw_only=True)
class Surroundings:
    """What is known of an article besides its front and back matter.

    ``language`` is that of the body, ``languages`` are all of the article. ``heads`` are folded texts of running heads
    and journal titles, which are no title of the article.
    """

    language: Lang
    languages: Sequence[Lang]
    heads: Sequence[str] = ()


def select(front: Sequence[Segment], tail: Sequence[Segment], around: Surroundings) -> Selection:
    """The groups of the segments before and behind the body, by the field that each serves."""
    before = grouped(labelled(front), after_body=False)
    behind = grouped(labelled(tail), after_body=True)
    spoken = _languages(before, behind, around.languages)
    found = [*candidates(before, True, around.heads), *candidates(behind, False, around.heads)]
    titles = choose(found, spoken)
    titled = {id(item) for candidate in titles.values() for item in candidate.items}
    chosen = {id(candidate) for candidate in titles.values()}
    marks = [(c.at, c.lang) for c in found if c.front and id(c) in chosen]
    fronted = _in_languages(before.groups, marks, around.language, spoken)
    marks = [(c.at, c.lang) for c in found if not c.front and c.score >= ENOUGH]
    backed = _in_languages(behind.groups, marks, around.language, spoken)
    bylines, cards = _bylines_and_cards(_untitled(fronted, titled), _untitled(backed, titled), titles)
    abstracts = _abstracts(before, behind, backed, titles)
    keywords: dict[Lang, tuple[LabelledSegment, ...]] = {}
    for lang, items in (*before.keywords, *behind.keywords):
        keywords.setdefault(lang, items)
    citations = tuple(_citation(items) for items in (*before.cites, *behind.cites))
    return Selection(
        titles=titles,
        bylines=bylines,
        cards=cards,
        abstracts=abstracts,
        keywords=keywords,
        dates=(*before.dates, *behind.dates),
        facts=(*before.facts, *behind.facts),
        citations=citations,
        sections=(*before.sections, *behind.sections),
        running=_running(found, citations),
        rubric=_rubric(before, titles),
        bracketed={lang: head for lang, a in abstracts.items() if (head := _bracketed(a))},
    )


def _citation(items: Sequence[LabelledSegment]) -> Citation:
    texts = (item.rest if item.segment.means(Concept.CITE) else item.text for item in items)
    return parse(squeezed(" ".join(texts)), items[0].segment.labels)


def _languages(front: GroupedLines, tail: GroupedLines, languages: Sequence[Lang]) -> list[Lang]:
    """The languages of the document and those that only a short abstract or keyword line is in."""
    labels = [a.lang for part in (front, tail) for a in part.abstracts if a.labelled]
    labels += [lang for part in (front, tail) for lang, _ in part.keywords]
    return list(dict.fromkeys((*languages[:1], *labels, *languages)))


def _script(lang: Lang) -> str:
    return load(lang).script if lang != UNDETERMINED else ""


def _in_languages(
    groups: Sequence[BylineGroup], marks: Sequence[tuple[int, Lang]], language: Lang, spoken: Sequence[Lang]
) -> list[BylineGroup]:
    """The bylines of a zone in their languages; ``marks`` are places and languages of lines set as titles."""
    zone = [replace(group, lang=_in_script(group, spoken)) for group in groups]
    return [replace(group, lang=_language_of(group, marks, language, zone)) for group in zone]


def _untitled(groups: Sequence[BylineGroup], titled: set[int]) -> list[BylineGroup]:
    """The bylines without lines that are (in) a title."""
    return [group for group in groups if not any(id(item) in titled for item in group.people)]


def _in_script(group: BylineGroup, spoken: Sequence[Lang]) -> Lang:
    """The language of a byline, or the first that is written as its names are."""
    own = _script_of(group)
    if _script(group.lang) == own:
        return group.lang
    return next((lang for lang in spoken if _script(lang) == own), group.lang)


def _language_of(
    group: BylineGroup, marks: Sequence[tuple[int, Lang]], language: Lang, zone: Sequence[BylineGroup]
) -> Lang:
    """The language of a byline: that of the title beside it, for names alone show a script at most.

    Where the first names of a zone stand above its first title, names belong to the title below them; else to the one
    above.
    """
    own = _script_of(group)
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
    """The language of the addresses below names, which shows it better than names do."""
    letters: Counter[Lang] = Counter()
    for item in group.details:
        if item.kind in ("place", "role") and item.segment.language_certain and _script(item.segment.lang) == script:
            letters[item.segment.lang] += item.segment.letters
    return letters.most_common(1)[0][0] if len(letters) == 1 else UNDETERMINED


def _script_of(group: BylineGroup) -> str:
    text = "".join(named.name.printed for named in group.named.people)
    return script_of(text)


def _bylines_and_cards(
    fronted: Sequence[BylineGroup], backed: Sequence[BylineGroup], titles: Mapping[Lang, Candidate]
) -> tuple[tuple[BylineGroup, ...], tuple[BylineGroup, ...]]:
    """Bylines, and notes on single authors."""
    bylines, cards = [], []
    groups = [*fronted, *backed]
    beside = _rows(groups, [any(_beside(group, candidate) for candidate in titles.values()) for group in groups])
    for i, (group, near) in enumerate(zip(groups, beside, strict=True)):
        about = [item for item in group.details if item.kind in ("role", "contact", "prose")]
        single = len(group.named.people) == 1
        if group.card or (not near and (i >= len(fronted) or (single and about))):
            cards.append(replace(group, card=True))
        elif near or group.named.certain:
            bylines.append(group)
        else:
            cards.append(group)
    spoken = dict.fromkeys(group.lang for group in bylines)
    weak = [g for lang in spoken for g in bylines if g.lang == lang and _only_looks_like_names(g, bylines)]
    bylines = [group for group in bylines if not any(group is one for one in weak)]
    return tuple(bylines), (*cards, *weak)


def _rows(groups: Sequence[BylineGroup], near: Sequence[bool]) -> list[bool]:
    """Which groups stand beside a title, or in one row with such: authors that are printed one below the other.

    Each has a post, an institution and addresses of his own, so that the first of three stands far from the title.
    """
    out = list(near)
    order = range(1, len(groups))
    for places in (order, reversed(order)):
        for i in places:
            one, other = groups[i - 1], groups[i]
            if not (one.card or other.card) and 0 <= other.at - one.reach <= APART:
                out[i - 1] = out[i] = out[i - 1] or out[i]
    return out


def _beside(group: BylineGroup, candidate: Candidate) -> bool:
    """Whether a title stands next to names, other names and their addresses between at most."""
    if candidate.at > group.at:
        return candidate.at - group.reach <= NEAR
    return group.at - candidate.last <= NEAR


def _only_looks_like_names(group: BylineGroup, bylines: Sequence[BylineGroup]) -> bool:
    """Whether weak names stand beside certain ones of the same language (a title in capitalised words)."""
    weak = group.named.weak and len(group.people) == 1
    return weak and any(other.named.certain for other in bylines if other.lang == group.lang)


def _abstracts(
    front: GroupedLines, tail: GroupedLines, names: Sequence[BylineGroup], titles: Mapping[Lang, Candidate]
) -> dict[Lang, Abstract]:
    """The abstract of each language; ``names`` are the bylines behind the body, in their languages."""
    chosen: dict[Lang, Abstract] = {}
    good = [a for a in front.abstracts if _letters(a)]
    good += [a for a in tail.abstracts if _letters(a) and (a.labelled or _company(a, tail, names, titles))]
    for abstract in sorted(good, key=lambda a: (not a.labelled, a.at)):
        first = chosen.setdefault(abstract.lang, abstract)
        if first is not abstract and _resumes(first, abstract):
            chosen[abstract.lang] = replace(first, items=(*first.items, *abstract.items))
    return chosen


def _resumes(above: Abstract, below: Abstract) -> bool:
    """Whether an abstract goes on below lines that stand in between (the foot of a page)."""
    last, first = above.items[-1], below.items[0]
    apart = 1 < first.segment.at - last.segment.at <= 16
    return apart and flow(last.text, first.text) is Flow.RUNNING


def _bracketed(abstract: Abstract) -> tuple[LabelledSegment, int, int] | None:
    """A title in brackets before the text of an abstract: some journals print it nowhere else in that language."""
    for item in abstract.items:
        if item.rest:
            start = item.segment.text.find(item.rest) if item.kind == "abstract" else item.start
            found = BRACKETED.match(item.segment.text, start)
            return (item, found.start(1), found.end(1)) if found else None
    return None


def _letters(abstract: Abstract) -> bool:
    return sum(item.segment.letters for item in abstract.items) > 40


def _company(
    abstract: Abstract, tail: GroupedLines, names: Sequence[BylineGroup], titles: Mapping[Lang, Candidate]
) -> bool:
    """Whether a title, names or keywords of its language stand with unlabelled text behind the body."""
    start, end = abstract.at, abstract.items[-1].segment.at
    title = titles.get(abstract.lang)
    if title and 0 < start - title.last <= NEAR:
        return True
    if any(lang == abstract.lang and 0 < items[0].segment.at - end <= 3 for lang, items in tail.keywords):
        return True
    return any(0 < start - group.people[-1].segment.at <= 2 and group.lang == abstract.lang for group in names)


def _running(found: Sequence[Candidate], citations: Sequence[Citation]) -> dict[str, str]:
    """Titles in running case by their folded text."""
    running: dict[str, str] = {}
    for text in (*(c.title for c in citations), *(plain(c.text) for c in found)):
        letters = [char for char in text if char.isalpha()]
        if letters and sum(map(str.isupper, letters)) < 0.5 * len(letters):
            running.setdefault(fold(text), text)
    return running


def _rubric(front: GroupedLines, titles: Mapping[Lang, Candidate]) -> LabelledSegment | None:
    """The section of the journal: a short line above the first title that is no title."""
    first = min((c.at for c in titles.values()), default=-1)
    chosen = {id(item) for c in titles.values() for item in c.items}
    for section in front.sections:
        if section.concept == Concept.SECTION and section.items:
            return section.items[0]
    for run in front.lines:
        item = run[0]
        stands = len(run) == 1 and item.segment.at < first and id(item) not in chosen and item.segment.headed
        if (
            stands
            and 5 <= item.segment.letters <= 90
            and not identifiers.YEAR.search(item.text)
            and not place_word(item.text)
        ):
            return item
    return None
