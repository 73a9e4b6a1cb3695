"""What bylines and notes print of each author: affiliations, posts, ORCID iD, e-mail, the note as a whole.

Takes the people found and lines with addresses, gives the authors and affiliations of the article. Affiliations go to
people by the marks at their heads (superscript figures and letters), else to all who are named above them. In a note
the post stands before the institution: ``докторант кафедри … університету, м. Гянджа``. Posts and institutions are
long, and the lines for them short: lines that go on (``завідувач кафедри історії`` / ``Національної академії …``) are
joined before they are read.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field

from ...findings import FieldPath
from ...languages import known, load, words
from ...languages.characters import LETTER, NO_SMALL, counting
from ...languages.transliteration import likeness
from ...model import Affiliation, Author, Evidence, Lang, Text
from ...patterns import identifiers
from ..evidence import NAMES, NAMES_AGREE, FieldEvidence, Ground, boxes_of, evidence
from ..labelled import BylineGroup, LabelledSegment, LineKind
from ..segments import from_offset, joined, squeezed
from .authors import Person, persons
from .names import person_word, place_word
from .positions import split_role

DIGITS = str.maketrans("¹²³⁴⁵⁶⁷⁸⁹", "123456789")
MAIL_WORDS = words.any_of(words.gathered(lambda language: language.mail_words))
LABEL = re.compile(rf"\b(?:ORCID(?:\s?iD)?|E[^\w\s]?-?mail|{MAIL_WORDS})\b\s*:?\s*", re.IGNORECASE)
AFFILIATION_MARK = re.compile(
    rf"\s*(?:\(?[1-9{counting(4)}*†]\)|[¹²³⁴⁵]|[1-9](?:\s?,\s?[1-9])*(?=\.?\s*[{LETTER}])|[*†‡])"
)
"""The mark of an affiliation at the head of its line."""
ONE_MARK = re.compile(rf"[\d{counting()}*†‡]")
SEVERAL = re.compile(rf"(?<=[{LETTER}][;.,])\s*(?=[1-9]\s?[{NO_SMALL}][{LETTER}]{{3}})")
"""Between institutions that one line holds, each with its mark."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Contacts:
    """``lines`` with addresses that stand near no name, and ``hints``: texts in which family names stand."""

    lines: Sequence[LabelledSegment]
    hints: Sequence[str]


@dataclass(frozen=True, slots=True, kw_only=True)
class Credits:
    """Authors and affiliations of an article, with the evidence for them."""

    authors: tuple[Author, ...]
    affiliations: tuple[Affiliation, ...]
    evidence: FieldEvidence


@dataclass(slots=True)
class _AffiliationTexts:
    """What is gathered of affiliations, keyed by mark or by place among a person's own."""

    texts: dict[str, dict[Lang, str]] = field(default_factory=dict)
    order: list[str] = field(default_factory=list)

    def add(self, key: str, lang: Lang, text: str) -> None:
        if key not in self.texts:
            self.texts[key] = {}
            self.order.append(key)
        before = self.texts[key].get(lang)
        self.texts[key][lang] = f"{before} {text}" if before and text not in before else text

    def merged(self) -> dict[str, str]:
        """For each key the first that has the same texts."""
        first = {tuple(sorted(self.texts[key].items())): key for key in reversed(self.order)}
        return {key: first[tuple(sorted(self.texts[key].items()))] for key in self.order}


def credits(
    bylines: Sequence[BylineGroup], cards: Sequence[BylineGroup], language: Lang, contacts: Contacts
) -> Credits:
    """The authors and affiliations of an article whose body is in a language; ``cards`` are notes on authors."""
    people = persons(bylines, cards, language, contacts.hints)
    authors, affiliations = _authors(people, contacts.lines)
    grounds = {FieldPath("authors"): _evidence(people)} if people else {}
    return Credits(authors=authors, affiliations=affiliations, evidence=grounds)


def _evidence(people: Sequence[Person]) -> Evidence:
    """How sure the least sure of the names is; what several languages print alike is surer than its form."""
    sure = min(p.sure if p.by_order or len(p.names) < 2 else max(p.sure, NAMES_AGREE) for p in people)
    first_groups = [person.groups[0][0] for person in people]
    boxes = [box for group in first_groups for box in boxes_of(group.people)]
    return evidence(Ground(sure, NAMES), dict.fromkeys(boxes))


def _authors(
    found: Sequence[Person], loose: Sequence[LabelledSegment]
) -> tuple[tuple[Author, ...], tuple[Affiliation, ...]]:
    """The authors and affiliations; ``loose`` are lines with addresses that stand near no name."""
    gathered = _AffiliationTexts()
    keys: dict[int, list[str]] = {i: [] for i in range(len(found))}
    roles: dict[int, dict[Lang, str]] = {i: {} for i in range(len(found))}
    notes: dict[int, dict[Lang, Text]] = {i: {} for i in range(len(found))}
    for i, person in enumerate(found):
        for group, _ in person.groups:
            _affiliate(gathered, keys[i], roles[i], person, group, i)
            if len(group.named.people) == 1:
                _card(group, roles[i], notes[i], gathered, keys[i], i)
    orcids, emails = _orcids_and_emails(found, loose)
    same = gathered.merged()
    distinct = [key for key in gathered.order if same[key] == key]
    ids = {key: f"aff{n}" for n, key in enumerate(distinct, 1)}
    people = tuple(
        Author(
            id=f"author{i + 1}",
            names=person.names,
            orcid=orcids.get(i),
            email=emails.get(i),
            roles=roles[i],
            affiliations=tuple(ids[key] for key in dict.fromkeys(same[key] for key in keys[i])),
            spellings=person.spellings,
            note=notes[i],
        )
        for i, person in enumerate(found)
    )
    return people, tuple(Affiliation(id=ids[key], text=gathered.texts[key]) for key in distinct)


def _affiliate(
    gathered: _AffiliationTexts, keys: list[str], roles: dict[Lang, str], person: Person, group: BylineGroup, i: int
) -> None:
    """The institutions below a byline, for one of its people; of a single person the post is parted from it."""
    lines = _addresses(group)
    marked = any(marks for marks, _ in lines)
    place = 0
    for marks, text in lines:
        if marked and marks and person.marks and not set(marks) & set(person.marks):
            continue
        if len(group.named.people) == 1 and not marks:
            role, place_text = split_role(text, group.lang)
            if role and place_text:
                text = place_text
                role_before = roles.get(group.lang)
                roles[group.lang] = f"{role_before}, {role}" if role_before and role not in role_before else role
        if marked:
            key = "mark " + ",".join(marks) if marks else "mark"
        else:
            key = f"{_sharers(group, i)} {place}"
            place += 1
        if len(group.named.people) > 1 or not group.card or marked:
            gathered.add(key, group.lang, text) if text not in gathered.texts.get(key, {}).values() else None
            keys.append(key)


def _sharers(group: BylineGroup, i: int) -> str:
    return "all" if len(group.named.people) > 1 else f"own {i}"


def _addresses(group: BylineGroup) -> list[tuple[tuple[str, ...], str]]:
    """The institutions of a group's lines, with their marks; lines that go on are joined."""
    out: list[tuple[tuple[str, ...], str]] = []
    for kind, line in lines_about(group):
        if kind not in ("place", "line") or group.card:
            continue
        for text in SEVERAL.split(squeezed(identifiers.EMAIL.sub(" ", line))):
            found = AFFILIATION_MARK.match(text)
            marks = tuple(ONE_MARK.findall(found.group().translate(DIGITS))) if found else ()
            bare = LABEL.sub("", text[found.end() :] if found else text).strip(" .,;:")
            bare = bare if bare.count("(") == bare.count(")") else bare.strip("()")
            if out and not marks and bare:
                out[-1] = (out[-1][0], _glued(out[-1][1], bare))
            elif bare:
                out.append((marks, bare))
    return out


def _glued(above: str, below: str) -> str:
    goes_on = below[:1].isdigit() or (below[:1].islower() and not person_word(" ".join(below.split()[:2])))
    return f"{above} {below}" if above[-1:] in ",;-–" or goes_on else f"{above}, {below}"


def _card(
    group: BylineGroup,
    roles: dict[Lang, str],
    notes: dict[Lang, Text],
    gathered: _AffiliationTexts,
    keys: list[str],
    i: int,
) -> None:
    """A note on one author: the whole text, and the post and institution in it."""
    if not (group.card or any(item.kind in ("role", "prose") for item in group.details)):
        return
    lang = group.lang
    if lang not in notes and group.details:
        notes[lang] = joined(_whole(group))
    for kind, line in lines_about(group):
        text = LABEL.split(identifiers.EMAIL.split(identifiers.URL.split(line)[0])[0])[0]
        role, place = split_role(squeezed(text).strip(" ,;:.–—-"), lang)
        if role and role not in roles.get(lang, ""):
            roles[lang] = f"{roles[lang]}, {role}" if lang in roles else role
        if place and (group.card or kind == "role"):
            key = f"card {i}"
            known = any(lang in gathered.texts[k] for k in keys)
            if not known:
                gathered.add(key, lang, place)
            if not known or key in keys:
                keys.append(key)


def _whole(group: BylineGroup) -> list[Text]:
    """The texts of a card; what was cut from one segment is one text again."""
    out: list[Text] = []
    seen: set[int] = set()
    items = (*group.people, *group.details)
    for item in items:
        if item.segment.at in seen:
            continue
        own = [other for other in items if other.segment.at == item.segment.at]
        seen.add(item.segment.at)
        ends = [other.end for other in own]
        last = None if None in ends else max(end for end in ends if end is not None)
        out.append(from_offset(item.segment, min(other.start for other in own), last))
    return out


def _orcids_and_emails(
    found: Sequence[Person], loose: Sequence[LabelledSegment]
) -> tuple[dict[int, str], dict[int, str]]:
    """ORCID iDs and e-mail addresses by person: by whose card they stand in, by likeness, by marks, by order."""
    orcids: dict[int, str] = {}
    emails: dict[int, str] = {}
    for i, person in enumerate(found):
        for group, _ in person.groups:
            if len(group.named.people) == 1:
                text = " ".join(item.segment.text for item in (*group.people, *group.details))
                _first(orcids, i, identifiers.orcids_in(text))
                _first(emails, i, identifiers.emails_in(text))
    texts = list(_shared(found)) + [item.segment.text for item in loose]
    _spread(orcids, found, [(_mark(text), identifiers.orcids_in(text)) for text in texts], by_name=False)
    _spread(emails, found, [(_mark(text), identifiers.emails_in(text)) for text in texts], by_name=True)
    return orcids, emails


def _first(values: dict[int, str], i: int, options: Sequence[str]) -> None:
    if options and i not in values and options[0] not in values.values():
        values[i] = options[0]


def _shared(found: Sequence[Person]) -> Iterable[str]:
    """The lines about several people at once, each once."""
    seen: list[BylineGroup] = []
    for person in found:
        for group, _ in person.groups:
            if len(group.named.people) > 1 and not any(group is other for other in seen):
                seen.append(group)
                yield from (item.segment.text for item in (*group.people, *group.details))


def _mark(text: str) -> str:
    found = re.match(r"\D{0,12}?([\d¹²³*])(?=\s*[^\d\s.])", text)
    return found[1].translate(DIGITS) if found else ""


def _spread(
    values: dict[int, str], found: Sequence[Person], lines: Sequence[tuple[str, list[str]]], by_name: bool
) -> None:
    """Values that stand in lines about several people, given to those who have none yet."""
    rest = [(mark, value) for mark, line in lines for value in dict.fromkeys(line) if value not in values.values()]
    rest = list({value: (mark, value) for mark, value in rest}.values())
    for mark, value in list(rest):
        free = [i for i in range(len(found)) if i not in values]
        own = [i for i in free if mark and mark in found[i].marks] if len(rest) < len(free) else []
        best = max(free, key=lambda i: (_like_email(value, found[i]), -i), default=None) if by_name else None
        if best is not None and _like_email(value, found[best]) >= 0.75:
            values[best] = value
        elif len(own) == 1:
            values[own[0]] = value
        else:
            continue
        rest.remove((mark, value))
    free = [i for i in range(len(found)) if i not in values]
    for i, (_, value) in zip(free, rest, strict=False):
        values[i] = value


def _like_email(email: str, person: Person) -> float:
    """How much of a person's name an address holds."""
    parts = [part for part in re.split(r"[._\d-]+", email.split("@")[0]) if len(part) > 2]
    whole = re.sub(r"[^a-z]", "", email.split("@")[0].casefold())
    return (
        max(
            (
                max(likeness(word, part) for part in (*parts, whole))
                for name in person.names.values()
                for word in _words(name.printed)
            ),
            default=0.0,
        )
        if parts or whole
        else 0.0
    )


def _words(printed: str) -> list[str]:
    return [word for word in re.findall(r"[^\W\d_][\w’'ʼ-]+", printed) if len(word) > 2]


OPEN = ",;:-–("


def lines_about(group: BylineGroup) -> list[tuple[LineKind, str]]:
    """The lines about the people of a group, those that go on joined: the kind and the text of each."""
    out: list[tuple[LineKind, str]] = []
    above: LabelledSegment | None = None
    for item in group.details:
        text = squeezed(item.text)
        if above is not None and len(group.named.people) == 1 and _goes_on(above, item):
            kind, line = out[-1]
            out[-1] = (_stronger(kind, item.kind), f"{line} {text}")
        else:
            out.append((item.kind, text))
        above = item
    return out


def _stronger(one: LineKind, other: LineKind) -> LineKind:
    return "role" if "role" in (one, other) else one


def _goes_on(above: LabelledSegment, below: LabelledSegment) -> bool:
    """Whether a line about a single person goes on in the next: small letters, or an institution after half of one."""
    if below.segment.at - above.segment.at != 1 or not {above.kind, below.kind} <= {"role", "place", "line"}:
        return False
    one, other = above.segment.look, below.segment.look
    if (one.italic, one.bold) != (other.italic, other.bold) or abs(one.size - other.size) > 0.03:
        return False
    head, text = above.text, below.text
    if not head or not text or AFFILIATION_MARK.match(text) or head[-1] in ".;:":
        return False
    if _unfinished(head, below):
        return True
    words = text.split()
    runs_into_place = person_word(head) and place_word(head) and head[-1] not in OPEN
    if text[0].islower():
        return not person_word(" ".join(words[:2])) and (runs_into_place or not place_word(words[0].strip(OPEN)))
    return runs_into_place and place_word(text) and not person_word(text.split(",")[0])


def _unfinished(head: str, below: LabelledSegment) -> bool:
    """Whether a line ends inside a quotation, or in a small word that stands before another: ``of``, ``та``."""
    if head.count("«") > head.count("»"):
        return True
    lang = below.segment.lang
    last = head.split()[-1]
    return lang in known() and last.islower() and last.casefold() in load(lang).stop_words
