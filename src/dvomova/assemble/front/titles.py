"""Titles: which lines are the title in each language, and its running case where another place prints it so.

Takes the groups of a zone, gives candidates with a score; of all candidates the best for each language; of a candidate
the title.
A title is larger, bolder, in capitals or in the middle, stands beside names and before an abstract of its language;
a section of the journal above it is all that too, but repeats in running heads (those without an author's name: with
one they bear the title), stands above UDC and DOI, and has nobody's name beside it. Several segments set alike are one
title, and one that goes on in small letters.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

from ...languages.characters import fold
from ...model import Heading, Lang, Run, Text, Title, cut, letters_in, merge, plain, strip, text_of
from ...patterns import identifiers, numbering, sentences
from ..labelled import BylineGroup, GroupedLines, LabelledSegment
from ..people.names import address_like, person_word, place_word
from ..segments import joined

STARS = re.compile(r"[\s*†‡¹²³]+$")
ENOUGH = 0.9
CLEAR = 4.0
"""Enough for a title whose words run over the pages too."""
RUBRIC, SHORT = 6.0, 90
"""What is taken off a section of the journal, and its most letters."""
LINES, LONGEST = 4, 260
"""A title has at most so many lines of the length of one of them, and so many letters."""


@dataclass(frozen=True, slots=True)
class Candidate:
    """Lines that may be a title, with a score."""

    items: tuple[LabelledSegment, ...]
    lang: Lang
    score: float
    front: bool
    running: float = 0.0
    """What was taken off the score because running heads bear the same words."""

    @property
    def at(self) -> int:
        return self.items[0].segment.at

    @property
    def last(self) -> int:
        """The place of its last line."""
        return self.items[-1].segment.at

    @property
    def text(self) -> Text:
        return clean(joined([item.styled for item in self.items]))


def clean(text: Text) -> Text:
    """A title without what its place made of it: marks of notes at its end, bold type throughout."""
    while text and "sup" in text[-1].marks and len(text[-1].text.strip()) < 3:
        text = text[:-1]
    letters = plain(text)
    text = strip(cut(text, 0, len(STARS.sub("", letters))))
    for mark in ("bold", "italic"):
        if text and all(mark in run.marks or not run.text.strip() for run in text):
            text = merge(replace(run, marks=tuple(m for m in run.marks if m != mark)) for run in text)
    return merge(Run(text=re.sub(r"\s+", " ", run.text), marks=run.marks, href=None, note=run.note) for run in text)


def candidates(part: GroupedLines, front: bool, heads: Sequence[str]) -> list[Candidate]:
    """All lines of a zone that may be titles; ``heads`` are texts that are no title (running heads, journals)."""
    found = []
    runs = [*part.lines, *([item] for group in part.groups for item in group.people if _rather_title(group, item))]
    for run in sorted(runs, key=lambda run: run[0].segment.at):
        lang = max(run, key=lambda item: item.segment.letters * item.segment.sure).segment.lang
        running = _running(run, part, heads)
        found.append(Candidate(tuple(run), lang, _score(run, lang, part, front) - running, front, running))
    return [replace(one, score=one.score - RUBRIC) if _rubric(one, found, part) else one for one in found]


def _rubric(one: Candidate, found: Sequence[Candidate], part: GroupedLines) -> bool:
    """Whether a short line is a section of the journal: the title of its language stands below, before the abstract.

    Names or a UDC stand between the two, or the line below is larger, or in capitals as well.
    """
    starts = [a.at for a in part.abstracts if a.lang == one.lang]
    starts += [items[0].segment.at for lang, items in part.keywords if lang == one.lang]
    abstract = min((at for at in starts if at > one.at), default=0)
    if not one.front or letters_in(plain(one.text)) > SHORT:
        return False
    upper = one.items[-1].segment
    for other in found:
        lower = other.items[0].segment
        stands = other.lang == one.lang and one.at < other.at < abstract and other.score + other.running >= ENOUGH
        if not stands or not lower.headed or _address(plain(other.text)):
            continue
        if any(one.at < group.at < other.at for group in part.groups):
            return not any(other.at < group.at < abstract for group in part.groups)
        if any(item.kind in ("udc", "doi") and one.at < item.segment.at < other.at for item in part.facts):
            return True
        longer = letters_in(plain(other.text)) > letters_in(plain(one.text))
        larger = lower.look.size > upper.look.size + 0.1 or (upper.look.capitals and lower.look.capitals)
        if longer and larger and lower.at - upper.at == 1:
            return True
    return False


def _address(text: str) -> bool:
    return place_word(text) and address_like(text)


def _running(run: Sequence[LabelledSegment], part: GroupedLines, heads: Sequence[str]) -> float:
    """What is taken off the score of words that running heads bear too, but for heads with an author's name."""
    text = " ".join(item.text for item in run)
    folded = fold(text)
    named = [fold(person.name.family) for group in part.groups for person in group.named.people]
    names = [name for name in named if len(name) > 3 and name not in folded]
    others = [head for head in heads if len(head) > 6 and not any(name in head for name in names)]
    if not any(folded and (folded in head or head in folded) for head in others):
        return 0.0
    return 1.0 if letters_in(text) > 60 else 4.0


def _rather_title(group: BylineGroup, item: LabelledSegment) -> bool:
    weak = item.people is not None and item.people.weak and not _described(group, item)
    return weak and len(group.people) == 1 and (item.segment.look.size >= 1.12 or item.segment.look.capitals)


def _described(group: BylineGroup, item: LabelledSegment) -> bool:
    """Whether the line below says who that is: a post, an e-mail address or an ORCID iD make a name of it."""
    below = [detail.text for detail in group.details if detail.segment.at == item.segment.at + 1]
    return any(person_word(text) or identifiers.EMAIL.search(text) or identifiers.orcids_in(text) for text in below)


def _score(run: Sequence[LabelledSegment], lang: Lang, part: GroupedLines, front: bool) -> float:
    first, last = run[0].segment, run[-1].segment
    text = " ".join(item.text for item in run)
    look = first.look
    score = min(max((max(i.segment.look.size for i in run) - 1.0) * 4, -1.0), 3.0)
    score += 1.5 * (look.capitals or text.isupper()) + 1.0 * look.bold + 0.5 * (look.setting == "center")
    score += 0.5 * isinstance(first.block, Heading) + 0.5 * front
    near = [g for g in part.groups if -3 <= g.at - last.at <= 3 or -3 <= first.at - g.people[-1].segment.at <= 3]
    score += 1.5 * bool(near)
    follow = [a.at for a in part.abstracts if a.lang == lang]
    follow += [items[0].segment.at for spoken, items in part.keywords if spoken == lang]
    score += 1.0 * any(0 < at - last.at <= 14 for at in follow)
    letters = letters_in(text)
    score -= 1.5 * (letters < 16) + 1.0 * (letters > 260)
    score -= 2.5 * any(item.kind in ("udc", "doi") and item.segment.at == last.at + 1 for item in part.facts)
    score -= 1.0 * (front and bool(part.abstracts) and not follow)
    score -= 1.0 * ((place_word(text) or person_word(text)) and not text.isupper() and look.size < 1.1)
    score -= 2.5 * (place_word(text) and person_word(text) and letters > 80)
    score -= 2.0 * bool(numbering.number_of(text)[1]) + 1.5 * bool(re.search(r"\d{4}|@|https?:", text) and letters < 60)
    return score - 1.0 * (sentences.sentences(text) > 1 and not text.isupper())


def choose(found: Sequence[Candidate], languages: Sequence[Lang]) -> dict[Lang, Candidate]:
    """The best candidate of each language, if it is good enough."""
    chosen: dict[Lang, Candidate] = {}
    for candidate in found:
        if candidate.lang not in languages or candidate.score < ENOUGH:
            continue
        best = chosen.get(candidate.lang)
        if best is None or candidate.score > best.score + 1e-9:
            chosen[candidate.lang] = candidate
    for candidate in found:
        # Running heads bear the title itself: nothing else of its language is one.
        clear = candidate.running and candidate.score + candidate.running >= CLEAR
        if clear and candidate.lang in languages:
            chosen.setdefault(candidate.lang, candidate)
    return chosen


def _whole(part: str, elsewhere: Mapping[str, str]) -> str | None:
    """The whole title where only a line of it was found: another place prints it with that line in it."""
    if len(part) < 14:
        return None
    most = min(LINES * len(part), LONGEST)
    return next((text for key, text in elsewhere.items() if part in key and len(part) + 6 < len(key) <= most), None)


def title_of(lang: Lang, candidate: Candidate, elsewhere: Mapping[str, str]) -> tuple[Title, bool]:
    """The title, and whether its running case was taken from elsewhere.

    ``elsewhere`` maps folded texts to texts in running case (citation lines, résumés after the list).
    """
    printed = candidate.text
    letters = plain(printed)
    capitals = sum(c.isupper() for c in letters) > 0.6 * max(sum(map(str.isalpha, letters)), 1)
    running = elsewhere.get(fold(letters)) if capitals else None
    running = running or _whole(fold(letters), elsewhere)
    if running and not running.isupper():
        return Title(id=f"{lang}.title", text=text_of(running), printed=printed), True
    return Title(id=f"{lang}.title", text=printed, printed=printed), False
