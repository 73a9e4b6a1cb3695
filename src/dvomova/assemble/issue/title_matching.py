"""Where the articles that the contents list begin: their titles, found on the pages that the contents name.

Takes segments, contents and printed page numbers, gives a place for each listed article. Each sign may be wrong alone:
a title is printed again before the abstract in another language or in a running head, a contents page has a slip or
gives no page at all. So every place where a title might stand gets a score (how well it agrees with the entry, whether
the page agrees, whether an author of the entry stands near), and the places for all entries are chosen together, in
the order of the contents, so that the sum is highest.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from rapidfuzz import fuzz

from ...languages.characters import fold
from ...model import Heading
from ..segments import Segment
from .contents import Contents, ContentsEntry

MOSTLY = 0.8
NAMES_SHARE = 0.7
"""Least share of an entry that a title must fill; a shorter text that parses as names is not a title."""
LONGEST_TITLE = 7
"""Blocks that one title may have been cut into."""
TITLE_SHARE = 0.45
"""Of an entry, a title takes at least about this share of letters; the rest are authors."""
WHOLE = 0.95
"""Where the authors are known, a title takes this share of what is left."""
ON_PAGE, ELSEWHERE, STRAY = 0.62, 0.8, 0.9
"""How well a title must agree where the page agrees, where no page is known, and where the page is another."""
AGREES, DIFFERS = 0.5, 0.08
LOOKS = 0.8
"""What a place is worth that looks like a head on the right page, though another title stands there."""
NEAR_AUTHOR = 0.15
SAME_NAMES = 85
MISSING = 0.35
"""What leaving an entry without a place costs: less than a wrong one."""
TRIGRAMS = 0.45
BEST = 8


@dataclass(frozen=True, slots=True)
class Listed:
    """An article (or whatever else) as the contents list it: its page, and its entries in all languages."""

    page: str | None
    entries: tuple[ContentsEntry, ...]

    @property
    def notice(self) -> bool:
        return any(entry.notice for entry in self.entries)

    @property
    def named(self) -> bool:
        return any(entry.named for entry in self.entries)


@dataclass(frozen=True, slots=True)
class TitlePlace:
    """A run of segments that may be the title of a listed article."""

    first: int
    last: int
    page: int
    likeness: float
    score: float


def listed(contents: Contents) -> tuple[Listed, ...]:
    """The articles of the contents in printed order; entries of several contents meet by their page."""
    runs: dict[int, list[ContentsEntry]] = {}
    for entry in contents.entries:
        runs.setdefault(entry.run, []).append(entry)
    if not runs:
        return ()
    if any(entry.page is None for entry in contents.entries):
        return _in_step(list(runs.values()))
    by_page: dict[str, list[ContentsEntry]] = {}
    for entry in contents.entries:
        by_page.setdefault(str(entry.page), []).append(entry)
    out: list[Listed] = []
    for page in sorted(by_page, key=int):
        groups: list[list[ContentsEntry]] = []
        for entry in by_page[page]:
            free = next((group for group in groups if entry.run not in {e.run for e in group}), None)
            if free is None:
                groups.append([entry])
            else:
                free.append(entry)
        out.extend(Listed(page, tuple(group)) for group in groups)
    return tuple(out)


def _in_step(runs: Sequence[Sequence[ContentsEntry]]) -> tuple[Listed, ...]:
    """Contents without pages: the runs go in step if they are of one length; else the longest stands alone."""
    longest = max(len(run) for run in runs)
    level = [run for run in runs if len(run) == longest]
    return tuple(Listed(entries[0].page, entries) for entries in zip(*level, strict=True))


def places(
    every: Sequence[Segment],
    contents: Contents,
    wanted: Sequence[Listed],
    printed: Mapping[int, str],
    likely: Sequence[tuple[int, int, int, float]] = (),
) -> tuple[list[TitlePlace | None], int | None]:
    """The place of each listed article or ``None``, and the shift from printed to file pages, if it is known.

    ``printed`` are the numbers found on the pages. The shift is agreed between them and the titles found. ``likely``
    are places that look like the head of an article (first and last segment of the title, page, score): where contents
    and article are in different languages, nothing else shows on the page.
    """
    usable = [segment for segment in every if segment.at not in contents.places and _may_be_title(segment)]
    grams = _Grams(usable)
    raw = [_candidates(one, usable, grams) for one in wanted]
    shift = agreed_shift(wanted, raw, printed)
    scored: list[list[TitlePlace | None]] = [
        [_scored(place, one, every, expected(one.page, shift, printed)) for place in found]
        for one, found in zip(wanted, raw, strict=True)
    ]
    for one, found in zip(wanted, scored, strict=True):
        page = expected(one.page, shift, printed)
        taken = {i for place in found if place is not None for i in range(place.first, place.last + 1)}
        if page is not None and not one.notice:
            found += [
                TitlePlace(first, last, at, 0.0, LOOKS + min(score, 10.0) / 40 - 0.00001 * first)
                for first, last, at, score in likely
                if at == page and first not in taken and first not in contents.places
            ]
    best = [sorted((p for p in found if p is not None), key=lambda p: -p.score)[:BEST] for found in scored]
    return _in_order(best), shift


def _may_be_title(segment: Segment) -> bool:
    return (segment.head_like or (isinstance(segment.block, Heading) and len(segment.folded) < 400)) and len(
        segment.folded
    ) >= 3


def trigrams(letters: str) -> frozenset[str]:
    """All groups of three letters, a cheap test before two texts are compared letter by letter."""
    return frozenset(letters[i : i + 3] for i in range(len(letters) - 2))


class _Grams:
    """The trigrams of segments, and in which of them each stands."""

    def __init__(self, some: Sequence[Segment]) -> None:
        self._sizes: list[int] = []
        self._where: dict[str, list[int]] = {}
        for i, segment in enumerate(some):
            own = trigrams(segment.folded)
            self._sizes.append(len(own))
            for gram in own:
                self._where.setdefault(gram, []).append(i)

    def near(self, letters: str) -> list[int]:
        """The segments, by number, that have enough trigrams in common with a text."""
        own = trigrams(letters)
        common = Counter(i for gram in own for i in self._where.get(gram, ()))
        return sorted(i for i, count in common.items() if count >= TRIGRAMS * min(self._sizes[i], len(own)))


def _candidates(one: Listed, usable: Sequence[Segment], grams: _Grams) -> list[TitlePlace]:
    """All runs of segments that agree with an entry at least roughly."""
    found: list[TitlePlace] = []
    all_at = {segment.at: segment for segment in usable}
    for entry in one.entries:
        letters = entry.letters
        for i in grams.near(letters):
            segment = usable[i]
            names = segment.people or (segment.families and segment.capital_share < MOSTLY)
            if names and len(segment.folded) < NAMES_SHARE * len(letters):
                continue
            place = _grown(usable, i, letters, len(fold(entry.authors)))
            if place is not None and place.likeness >= ON_PAGE:
                found.append(place)
    found = [_without_names(place, all_at, one) for place in found]
    out: list[TitlePlace] = []
    for place in sorted(found, key=lambda p: (-p.likeness, p.first)):
        if all(place.last < other.first or place.first > other.last for other in out):
            out.append(place)
    return out


def _without_names(place: TitlePlace, all_at: Mapping[int, Segment], one: Listed) -> TitlePlace:
    """The place without lines of the entry's authors at its beginning, if the rest agrees well enough alone."""
    authors = [fold(entry.authors) for entry in one.entries if entry.authors]
    while place.first < place.last and all_at[place.first].families:
        if not any(fuzz.partial_ratio(all_at[place.first].folded, names) >= SAME_NAMES for names in authors):
            break
        rest = "".join(all_at[at].folded for at in range(place.first + 1, place.last + 1))
        like = max(likeness(rest, entry.letters) for entry in one.entries)
        if like < ELSEWHERE:
            break
        place = TitlePlace(place.first + 1, place.last, place.page, like, like)
    return place


def _grown(usable: Sequence[Segment], i: int, letters: str, authors: int) -> TitlePlace | None:
    """The run of segments from here on that agrees best with an entry."""
    window = ""
    best: TitlePlace | None = None
    for j in range(i, min(i + LONGEST_TITLE, len(usable))):
        segment = usable[j]
        if j > i and (segment.at != usable[j - 1].at + 1 or segment.page != usable[i].page or segment.people):
            break
        if j > i and len(window) + len(segment.folded) > 1.6 * len(letters) + 20:
            break
        window += segment.folded
        like = likeness(window, letters, authors)
        if best is None or like > best.likeness + 0.01:
            best = TitlePlace(usable[i].at, segment.at, segment.page, like, like)
    return best


def likeness(title: str, entry: str, authors: int = 0) -> float:
    """How well a title (letters only) agrees with an entry of which so many letters are its authors, 0 to 1."""
    if not title or not entry:
        return 0.0
    if len(title) < 8:
        return 1.0 if title == entry else 0.0
    part = fuzz.partial_ratio(title, entry) / 100
    whole = WHOLE * (len(entry) - authors) if authors else TITLE_SHARE * len(entry)
    cover = min(1.0, len(title) / max(whole, 1.0))
    over = max(0, len(title) - len(entry)) / len(title)
    return part * (0.6 + 0.4 * cover) - 0.5 * over


def agreed_shift(
    wanted: Sequence[Listed], found: Sequence[Sequence[TitlePlace]], printed: Mapping[int, str]
) -> int | None:
    """Printed page less page of the file, as most of the titles found and numbers printed have it."""
    votes: Counter[int] = Counter()
    for one, some in zip(wanted, found, strict=True):
        if one.page is not None:
            for shift in sorted({int(one.page) - place.page for place in some if place.likeness >= ELSEWHERE}):
                votes[shift] += 3
    for page, number in printed.items():
        if number.isdigit():
            votes[int(number) - page] += 1
    if not votes:
        return None
    shift, count = max(votes.items(), key=lambda vote: (vote[1], -abs(vote[0])))
    return shift if count >= 3 else None


def expected(page: str | None, shift: int | None, printed: Mapping[int, str]) -> int | None:
    """The page of the file on which a printed page number stands or should stand."""
    if page is None:
        return None
    exact = [at for at, number in printed.items() if number == page]
    if shift is None:
        return exact[0] if exact else None
    by_shift = int(page) - shift
    return next((at for at in exact if at == by_shift), exact[0] if len(exact) == 1 and by_shift < 1 else by_shift)


def _scored(place: TitlePlace, one: Listed, every: Sequence[Segment], page: int | None) -> TitlePlace | None:
    score = place.likeness
    need = ELSEWHERE
    if page is not None:
        if place.page == page:
            score, need = score + AGREES, ON_PAGE
        elif not every[place.first].set_apart:
            return None
        else:
            score, need = score - DIFFERS * min(abs(place.page - page), 6), STRAY
    if place.likeness < need:
        return None
    around = every[max(place.first - 8, 0) : place.last + 6]
    letters = [entry.letters for entry in one.entries]
    near = [i for i in around if i.page == place.page and i.people and not place.first <= i.at <= place.last]
    named = any(fuzz.partial_ratio(segment.folded, entry) >= SAME_NAMES for segment in near for entry in letters)
    if named and page in (None, place.page):
        score += NEAR_AUTHOR
    look = every[place.first].look
    score += 0.1 * min(max(look.size - 1.0, 0.0), 0.6) + 0.02 * (look.bold or look.capitals)
    return TitlePlace(place.first, place.last, place.page, place.likeness, score - 0.00001 * place.first)


def _in_order(found: Sequence[Sequence[TitlePlace]]) -> list[TitlePlace | None]:
    """One place or none for each, in order and each after the one before, so that the sum is highest."""
    states: list[tuple[int, float, tuple[TitlePlace | None, ...]]] = [(-1, 0.0, ())]
    for some in found:
        following: dict[int, tuple[int, float, tuple[TitlePlace | None, ...]]] = {}
        for last, total, chosen in states:
            steps: list[tuple[int, float, TitlePlace | None]] = [(last, total - MISSING, None)]
            steps.extend((place.last, total + place.score, place) for place in some if place.first > last)
            for end, value, place in steps:
                if end not in following or following[end][1] < value:
                    following[end] = (end, value, (*chosen, place))
        states = _worthwhile(list(following.values()))
    return list(max(states, key=lambda state: state[1])[2])


def _worthwhile(
    states: list[tuple[int, float, tuple[TitlePlace | None, ...]]],
) -> list[tuple[int, float, tuple[TitlePlace | None, ...]]]:
    """Those states that no other beats by ending earlier and being worth more."""
    out: list[tuple[int, float, tuple[TitlePlace | None, ...]]] = []
    for state in sorted(states, key=lambda s: (s[0], -s[1])):
        if not out or state[1] > out[-1][1]:
            out.append(state)
    return out
