"""What bylines and cards say of each author: affiliations, roles, ORCID, e-mail, the note as a whole.

Affiliations are laid to people by the marks at their heads (superscript figures and letters), else to all who are
named above them. In a card the post stands before the institution: ``докторант кафедри … університету, м. Гянджа``.

The lines about an author, those that go on joined: posts and institutions are long, and the lines for them short.

``завідувач кафедри історії`` / ``Національної академії …`` and ``Head of the Department of`` / ``History, Doctor …``
are one text each: read by themselves they give half an institution.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field

from ...languages import known, load, words
from ...languages.characters import LETTER, NO_SMALL, counting
from ...languages.transliteration import likeness
from ...model import Affiliation, Author, Lang, Text
from ...patterns import identifiers
from ..front.grouping import BylineGroup
from ..front.items import FrontItem, Kind
from ..front.line_kinds import AFFILIATION_MARK
from ..segments import from_offset, joined, squeezed
from .authors import Person
from .names import person_word, place_word
from .positions import split_role

DIGITS = str.maketrans("¹²³⁴⁵⁶⁷⁸⁹", "123456789")
MAIL_WORDS = words.any_of(words.gathered(lambda language: language.mail_words))
LABEL = re.compile(rf"\b(?:ORCID(?:\s?iD)?|E[^\w\s]?-?mail|{MAIL_WORDS})\b\s*:?\s*", re.IGNORECASE)


SEVERAL = re.compile(rf"(?<=[{LETTER}][;.,])\s*(?=[1-9]\s?[{NO_SMALL}][{LETTER}]{{3}})")
"""Between institutions that one line holds, each with its mark."""


MARK = re.compile(rf"[\d{counting()}*†‡]")
"""One mark of an affiliation."""


@dataclass(slots=True)
class Credits:
    """What is gathered of affiliations, keyed by mark or by place among a person's own."""

    texts: dict[str, dict[Lang, str]] = field(default_factory=dict)
    order: list[str] = field(default_factory=list)

    def add(self, key: str, lang: Lang, text: str) -> None:
        if key not in self.texts:
            self.texts[key] = {}
            self.order.append(key)
        held = self.texts[key].get(lang)
        self.texts[key][lang] = f"{held} {text}" if held and text not in held else text


def authors(found: Sequence[Person], loose: Sequence[FrontItem]) -> tuple[tuple[Author, ...], tuple[Affiliation, ...]]:
    """The authors and affiliations; ``loose`` are lines with addresses that stand near no name."""
    credits = Credits()
    held: dict[int, list[str]] = {i: [] for i in range(len(found))}
    roles: dict[int, dict[Lang, str]] = {i: {} for i in range(len(found))}
    notes: dict[int, dict[Lang, Text]] = {i: {} for i in range(len(found))}
    for i, person in enumerate(found):
        for group, _ in person.groups:
            _affiliate(credits, held[i], roles[i], person, group, i)
            if len(group.named.people) == 1:
                _card(group, roles[i], notes[i], credits, held[i], i)
    orcids, emails = contacts(found, loose)
    first = {tuple(sorted(credits.texts[key].items())): key for key in reversed(credits.order)}
    same = {key: first[tuple(sorted(credits.texts[key].items()))] for key in credits.order}
    kept = [key for key in credits.order if same[key] == key]
    ids = {key: f"aff{n}" for n, key in enumerate(kept, 1)}
    people = tuple(
        Author(
            id=f"author{i + 1}",
            names=person.names,
            orcid=orcids.get(i),
            email=emails.get(i),
            roles=roles[i],
            affiliations=tuple(ids[key] for key in dict.fromkeys(same[key] for key in held[i])),
            spellings=tuple(person.spellings),
            note=notes[i],
        )
        for i, person in enumerate(found)
    )
    return people, tuple(Affiliation(id=ids[key], text=credits.texts[key]) for key in kept)


def _affiliate(
    credits: Credits, held: list[str], roles: dict[Lang, str], person: Person, group: BylineGroup, i: int
) -> None:
    """The institutions below a byline, for one of its people; of a single person the post is told apart."""
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
                said = roles.get(group.lang)
                roles[group.lang] = f"{said}, {role}" if said and role not in said else role
        if marked:
            key = "mark " + ",".join(marks) if marks else "mark"
        else:
            key = f"{_sharers(group, i)} {place}"
            place += 1
        if len(group.named.people) > 1 or not group.card or marked:
            credits.add(key, group.lang, text) if text not in credits.texts.get(key, {}).values() else None
            held.append(key)


def _sharers(group: BylineGroup, i: int) -> str:
    return "all" if len(group.named.people) > 1 else f"own {i}"


def _addresses(group: BylineGroup) -> list[tuple[tuple[str, ...], str]]:
    """The institutions of a group's lines, with their marks; lines that go on are joined."""
    out: list[tuple[tuple[str, ...], str]] = []
    for kind, said in lines_about(group):
        if kind not in ("place", "line") or group.card:
            continue
        for text in SEVERAL.split(squeezed(identifiers.EMAIL.sub(" ", said))):
            found = AFFILIATION_MARK.match(text)
            marks = tuple(MARK.findall(found.group().translate(DIGITS))) if found else ()
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
    group: BylineGroup, roles: dict[Lang, str], notes: dict[Lang, Text], credits: Credits, held: list[str], i: int
) -> None:
    """A note on one author: the whole text, and the post and institution in it."""
    if not (group.card or any(item.kind in ("role", "prose") for item in group.details)):
        return
    lang = group.lang
    if lang not in notes and group.details:
        notes[lang] = joined(_whole(group))
    for kind, said in lines_about(group):
        text = LABEL.split(identifiers.EMAIL.split(identifiers.URL.split(said)[0])[0])[0]
        role, place = split_role(squeezed(text).strip(" ,;:.–—-"), lang)
        if role and role not in roles.get(lang, ""):
            roles[lang] = f"{roles[lang]}, {role}" if lang in roles else role
        if place and (group.card or kind == "role"):
            key = f"card {i}"
            known = any(lang in credits.texts[k] for k in held)
            if not known:
                credits.add(key, lang, place)
            if not known or key in held:
                held.append(key)


def _whole(group: BylineGroup) -> list[Text]:
    """The texts of a card; what was cut from one piece is one text again."""
    out: list[Text] = []
    seen: set[int] = set()
    items = (*group.people, *group.details)
    for item in items:
        if item.piece.at in seen:
            continue
        own = [other for other in items if other.piece.at == item.piece.at]
        seen.add(item.piece.at)
        ends = [other.end for other in own]
        last = None if None in ends else max(end for end in ends if end is not None)
        out.append(from_offset(item.piece, min(other.start for other in own), last))
    return out


def contacts(found: Sequence[Person], loose: Sequence[FrontItem]) -> tuple[dict[int, str], dict[int, str]]:
    """ORCID iDs and e-mail addresses by person: by whose card they stand in, by likeness, by marks, by order."""
    orcids: dict[int, str] = {}
    emails: dict[int, str] = {}
    for i, person in enumerate(found):
        for group, _ in person.groups:
            if len(group.named.people) == 1:
                text = " ".join(item.piece.text for item in (*group.people, *group.details))
                _first(orcids, i, identifiers.orcids_in(text))
                _first(emails, i, identifiers.emails_in(text))
    texts = list(_shared(found)) + [item.piece.text for item in loose]
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
                yield from (item.piece.text for item in (*group.people, *group.details))


def _mark(text: str) -> str:
    found = re.match(r"\D{0,12}?([\d¹²³*])(?=\s*[^\d\s.])", text)
    return found[1].translate(DIGITS) if found else ""


def _spread(
    values: dict[int, str], found: Sequence[Person], lines: Sequence[tuple[str, list[str]]], by_name: bool
) -> None:
    """Values that stand in lines about several people, laid to those who have none yet."""
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


def lines_about(group: BylineGroup) -> list[tuple[Kind, str]]:
    """What is said of the people of a group: the kind and the text of each line."""
    out: list[tuple[Kind, str]] = []
    above: FrontItem | None = None
    for item in group.details:
        text = squeezed(item.text)
        if above is not None and len(group.named.people) == 1 and _goes_on(above, item):
            kind, said = out[-1]
            out[-1] = (_stronger(kind, item.kind), f"{said} {text}")
        else:
            out.append((item.kind, text))
        above = item
    return out


def _stronger(one: Kind, other: Kind) -> Kind:
    return "role" if "role" in (one, other) else one


def _goes_on(above: FrontItem, below: FrontItem) -> bool:
    """Whether a line about a single person goes on in the next: small letters, or an institution after half of one."""
    if below.piece.at - above.piece.at != 1 or not {above.kind, below.kind} <= {"role", "place", "line"}:
        return False
    one, other = above.piece.look, below.piece.look
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


def _unfinished(head: str, below: FrontItem) -> bool:
    """Whether a line ends inside a quotation, or in a small word that stands before another: ``of``, ``та``."""
    if head.count("«") > head.count("»") or head.count("(") > head.count(")"):
        return True
    lang = below.piece.lang
    last = head.split()[-1]
    return lang in known() and last.islower() and last.casefold() in load(lang).stop_words
