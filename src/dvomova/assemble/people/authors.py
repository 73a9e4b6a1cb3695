"""Authors: each person once, with the names that several bylines, notes and alphabets print.

Takes bylines, notes on authors and hints, gives the people in printed order. The byline with most people in the body's
language (or the first that there is) shows who the authors are. Every other name goes to the person whom it sounds
like (``languages.transliteration``); where sounds fail, bylines of the same length are paired by order. Which word is
the family name of a name without initials is learned from its counterparts, from the citation line and from the e-mail
address.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace

from ...languages.transliteration import likeness, same_initial, sound_key
from ...model import Lang, PersonName
from ..labelled import BylineGroup
from .names import FORMED, Named, name_of

ALIKE = 0.74
"""From this likeness on two family names are one: ``Цыбуля`` and Tcybulya reach 0.92, different ones stay below 0.6."""


SAME_PERSON, REPEATED = 0.9, 0.95
"""From these likenesses on a name in a further line of the byline is a person's again, and a line is printed again."""
ALIKE_WORDS = 0.85
"""From this likeness on a word of a name is one that a hint or another name has."""
ADDED = 0.7
"""How sure a person at most is whom only a byline in a further language names."""


@dataclass(frozen=True, slots=True, eq=False, kw_only=True)
class Person:
    """An author: names by language, the first being the byline's, and the groups in which they stand.

    ``marks`` are those of affiliations; a group comes with the place of the person among its names. ``by_order`` says
    that a name was paired with the others by its place only.
    """

    names: Mapping[Lang, PersonName]
    spellings: tuple[str, ...]
    marks: tuple[str, ...]
    groups: tuple[tuple[BylineGroup, int], ...]
    sure: float
    by_order: bool


@dataclass(slots=True, eq=False)
class _Gathered:
    """What is known of a person so far."""

    sure: float
    names: dict[Lang, PersonName] = field(default_factory=dict)
    spellings: list[str] = field(default_factory=list)
    marks: list[str] = field(default_factory=list)
    groups: list[tuple[BylineGroup, int]] = field(default_factory=list)
    by_order: bool = False

    def take(self, lang: Lang, named: Named, group: BylineGroup, place: int) -> None:
        """Another printed form of this person's name."""
        first = self.names.get(lang)
        if first is None:
            self.names[lang] = named.name
        elif named.name.printed not in (first.printed, *self.spellings):
            self.spellings.append(named.name.printed)
        self.marks += [mark for mark in named.marks if mark not in self.marks]
        self.groups.append((group, place))

    def person(self) -> Person:
        return Person(
            names=dict(self.names),
            spellings=tuple(self.spellings),
            marks=tuple(self.marks),
            groups=tuple(self.groups),
            sure=self.sure,
            by_order=self.by_order,
        )


def persons(
    primary: Sequence[BylineGroup], cards: Sequence[BylineGroup], language: Lang, hints: Sequence[str]
) -> tuple[Person, ...]:
    """The authors in printed order.

    ``hints`` are further texts in which family names stand (citation lines, e-mail addresses, running heads).
    """
    lines = _bylines(_surer(primary or cards))
    if not lines:
        return ()
    base = max(lines, key=lambda line: (_count(line) > 1, line[0].lang == language, -line[0].at))
    found: list[_Gathered] = []
    for group in base:
        for place, named in enumerate(group.named.people):
            person = _same(found, named, SAME_PERSON) if group.lang != base[0].lang else None
            if person is None:
                person = _Gathered(named.sure)
                found.append(person)
            person.take(group.lang, named, group, place)
    for line in lines:
        if line is not base:
            _pair(found, line, extend=True)
    strangers = [group for group in (cards if primary else ()) if not _pair(found, [group], extend=False)]
    _pair_rest(found, strangers)
    for person in found:
        _turn(person, hints)
    _fill(found)
    return tuple(person.person() for person in found)


def _surer(groups: Sequence[BylineGroup]) -> list[BylineGroup]:
    """The groups without those that only look like names, where some surely are and these stand with none of them."""
    sure = [group for group in groups if not group.named.weak]
    if not any(group.named.certain for group in sure):
        return list(groups)
    known = [group for group in groups if any(group is other for other in sure) or _known(group, sure)]
    return [group for group in groups if any(_together(group, other) for other in known)]


def _together(group: BylineGroup, other: BylineGroup) -> bool:
    if group is other:
        return True
    alike = not group.named.weak or not other.named.certain
    return alike and group.lang == other.lang and abs(group.at - other.at) <= 4


def _known(group: BylineGroup, sure: Sequence[BylineGroup]) -> bool:
    """Whether somebody named here is named surely elsewhere."""
    names = [named.name for other in sure for named in other.named.people]
    return any(_close(named.name, name) >= ALIKE for named in group.named.people for name in names)


def _bylines(groups: Sequence[BylineGroup]) -> list[list[BylineGroup]]:
    """Groups of one language that stand near each other: authors printed one by one are one byline."""
    lines: list[list[BylineGroup]] = []
    for group in groups:
        if (
            lines
            and lines[-1][-1].lang == group.lang
            and group.at - lines[-1][-1].at <= 14
            and not _repeats(lines[-1], group)
        ):
            lines[-1].append(group)
        else:
            lines.append([group])
    return lines


def _repeats(line: Sequence[BylineGroup], group: BylineGroup) -> bool:
    names = [named for other in line for named in other.named.people]
    return any(_close(named.name, other.name) >= REPEATED for named in group.named.people for other in names)


def _count(line: Sequence[BylineGroup]) -> int:
    return sum(len(group.named.people) for group in line)


def _close(one: PersonName, other: PersonName) -> float:
    """How alike two names are: the family names, or where one is turned round, all their words."""
    straight = likeness(one.family, other.family)
    if straight >= ALIKE:
        first, second = sound_key(one.given)[:1], sound_key(other.given)[:1]
        return straight - (0.3 if first and second and not same_initial(one.given, other.given) else 0.0)
    for name, there in ((one, other), (other, one)):
        if likeness(name.family, there.given) >= ALIKE_WORDS and same_initial(name.given, there.family):
            return 0.95
    return straight


def _same(found: Sequence[_Gathered], named: Named, at_least: float) -> _Gathered | None:
    best, best_score = None, at_least
    for person in found:
        score = max((_close(name, named.name) for name in person.names.values()), default=0.0)
        if score >= best_score:
            best, best_score = person, score + 1e-9
    return best


def _pair(found: list[_Gathered], line: Sequence[BylineGroup], extend: bool) -> bool:
    """Give the names of a line to the people whom they sound like; whether any of them was known."""
    flat = [(group, place, named) for group in line for place, named in enumerate(group.named.people)]
    taken: set[int] = set()
    left = []
    for group, place, named in flat:
        free = [p for i, p in enumerate(found) if i not in taken]
        person = _same(free, named, ALIKE)
        if person is None:
            left.append((group, place, named))
            continue
        taken.add(found.index(person))
        person.take(group.lang, named, group, place)
    free = [p for i, p in enumerate(found) if i not in taken]
    if extend and left and len(free) == len(left):
        for person, (group, place, named) in zip(free, left, strict=True):
            person.take(group.lang, named, group, place)
            person.sure, person.by_order = min(person.sure, FORMED), True
    elif extend and len(flat) > len(found):
        for group, place, named in left:
            person = _Gathered(min(named.sure, ADDED))
            person.take(group.lang, named, group, place)
            found.append(person)
    return bool(taken) or (extend and bool(flat))


def _pair_rest(found: Sequence[_Gathered], strangers: list[BylineGroup]) -> None:
    """Cards that sound like nobody, paired by order where there is one for each person without a card."""
    for lang in dict.fromkeys(group.lang for group in strangers):
        own = [group for group in strangers if group.lang == lang and len(group.named.people) == 1]
        free = [person for person in found if not any(group.lang == lang and group.card for group, _ in person.groups)]
        if own and len(own) == len(free) == len(found):
            for person, group in zip(free, own, strict=True):
                person.take(lang, group.named.people[0], group, 0)
                person.sure, person.by_order = min(person.sure, FORMED), True


def _turn(person: _Gathered, hints: Sequence[str]) -> None:
    """Family and given name of names without initials, from the names whose parts are known and from the hints."""
    sure = [name for name in person.names.values() if _parts_known(name)]
    sure += [found[0] for text in person.spellings if (found := name_of(text)) and _parts_known(found[0])]
    for lang, name in person.names.items():
        if _parts_known(name) or not name.given:
            continue
        words = (*name.given.split(), *name.family.split())
        if len(words) != 2:
            continue
        family = max(words, key=lambda word: (_votes(word, sure, hints), word == name.family))
        given = words[0] if family == words[1] else words[1]
        person.names[lang] = replace(name, given=given, family=family)


def _fill(found: Sequence[_Gathered]) -> None:
    """Given names in full where the byline prints initials and the cards print those of all authors in full."""
    for lang in dict.fromkeys(lang for person in found for lang in person.names):
        own = [person for person in found if lang in person.names]
        full = [_in_full(person, lang) for person in own]
        if not all(full) or len(own) < len(found):
            continue
        for person, name in zip(own, full, strict=True):
            before = person.names[lang]
            if name is not None and name != before:
                person.names[lang] = name
                person.spellings = [before.printed, *(text for text in person.spellings if text != name.printed)]


def _in_full(person: _Gathered, lang: Lang) -> PersonName | None:
    """The name as a card prints it: one given name and the byline's family name, initials agreeing."""
    name = person.names[lang]
    if "." not in name.given:
        return name
    for group, place in person.groups:
        words = group.named.people[place].name.printed.split()
        others = [word for word in words if word.casefold() != name.family.casefold()]
        fits = len(words) == 2 and len(others) == 1 and "." not in others[0]
        if group.card and group.lang == lang and fits and others[0][0].casefold() == name.given[0].casefold():
            return PersonName(printed=" ".join(words), given=others[0], family=name.family)
    return None


def _parts_known(name: PersonName) -> bool:
    """Whether its form shows which word of a name is the family name."""
    return "." in name.given or name.family.isupper() or len(name.printed.split()) > 2


def _votes(word: str, sure: Sequence[PersonName], hints: Sequence[str]) -> float:
    score = sum(likeness(word, name.family) for name in sure)
    for hint in hints:
        for found in re.findall(r"[^\W\d_][\w’'ʼ-]+(?=,?\s+[^\W\d_]\.)", hint):
            score += likeness(word, found) >= ALIKE_WORDS
        local = hint.split("@")[0] if "@" in hint else ""
        score += 0.5 * any(
            likeness(word, part) >= ALIKE_WORDS for part in re.split(r"[._\d-]+", local) if len(part) > 3
        )
    return score
