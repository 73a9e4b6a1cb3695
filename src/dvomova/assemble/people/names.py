"""Personal names as bylines print them: initials before or after the surname, full names, surnames in capitals.

Takes a line, gives the people named in it with their marks of affiliations; of an entry of a contents page, its
authors. A name is known by its form, never by a list of names: initials make it certain, a father's name
(``patronymics`` of the language files) nearly so; two or three words with capitals alone are a weak sign that the place
on the page must confirm.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache, lru_cache

from ...languages import known, load
from ...languages.characters import CAPITAL, LETTER, NO_CAPITAL, SMALL, counting
from ...model import PersonName
from ...patterns import identifiers

INITIAL = re.compile(rf"(?:[{LETTER}](?:[{NO_CAPITAL}]|[Hh]ch)?\.)(?:-?[{LETTER}]\.)?")
GLUED = re.compile(rf"(?<=\.)(?=[{LETTER}]{{2}})|(?<=\.)(?=[{LETTER}]\.)|(?<=[{SMALL}]{{2}})(?=[{CAPITAL}]\.)")
MARKS = re.compile(
    r"[¹²³⁴⁵⁶⁷⁸⁹*†‡§#]+|(?:(?<=[^\W\d_]{3})|(?<=[^\W\d_]\.))\s[1-9](?=\s*$)|(?:(?<=[^\W\d_]{2})|(?<=[^\W\d_]\.))\d{1,2}(?:\s?,\s?\d{1,2})*(?!\d)|^\d{1,2}(?:,\d)*(?=\s?[^\W\d_])"
)
LETTER_MARK = re.compile(rf"(?<=[{LETTER}]{{2}})\s[{counting(5)}]\)?(?=\s*(?:,|;|$))")
WORD = re.compile(r"[^\W\d_]+(?:[-‐’'ʼ`´][^\W\d_]+)*\.?")
HYPHENED = re.compile(r"[^\W\d_]+(?:[-’'ʼ.][^\W\d_]+)*")
NUMBERS = re.compile(r"\d{2}|@")
NUMBERED_PLACE = re.compile(r"№\s?\d+")
"""A school or a clinic has a number in its name; other figures of two digits are no part of a line of names."""
SHOUTED = rf"[{CAPITAL}][{SMALL}][{SMALL}’'ʼ-]*\s+[{CAPITAL}][{CAPITAL}’'ʼ-]+(?![{SMALL}])"
SIDE_BY_SIDE = re.compile(rf"(?<![^\s])({SHOUTED})\s+(?={SHOUTED})")
"""``Олена УМОВНА Тарас ХМАРА``: two names on two lines that the layout has put together."""
ICONS = re.compile(r"[\ue000-\uf8ff]+")
LABELLED = re.compile(r"\b(?:ORCID(?:\s*iD)?|e-?mail)\b\s*:?", re.IGNORECASE)
STOP_BETWEEN = re.compile(rf"(?<=[{NO_CAPITAL}]{{3}})\.\s+(?=[{LETTER}]\.)")
"""A full stop between two names."""
ONLY_MARKS = re.compile(r"[\d*†‡\s]+")
QUOTES = ("«", "“", "„", '"', "‘")
LEAD = re.compile(r"^[^\w«(]+|^by\s+", re.IGNORECASE)
CERTAIN, FORMED = 0.85, 0.6
"""How sure names are whose form cannot be that of anything else, and those whose form is that of a name."""


@dataclass(frozen=True, slots=True)
class Named:
    """A name in a byline, how sure it is one, the marks behind it, and what else the byline prints of this person."""

    name: PersonName
    sure: float
    marks: tuple[str, ...] = ()
    about: str = ""


@dataclass(frozen=True, slots=True)
class Byline:
    """The people of a line; ``sure`` is that of the weakest name; ``rest`` is what stands after the last of them."""

    people: tuple[Named, ...]
    sure: float
    rest: str = ""

    @property
    def certain(self) -> bool:
        """Whether its form alone shows that these are names: initials, marks of affiliations, a large family name."""
        return self.sure >= CERTAIN

    @property
    def weak(self) -> bool:
        """Whether these are no more than words with capitals, which may be something else."""
        return self.sure < FORMED


@cache
def _words(kind: str) -> frozenset[str]:
    return frozenset(word.casefold() for code in known() for word in getattr(load(code), kind))


@cache
def _phrases(kind: str) -> tuple[str, ...]:
    return tuple(sorted(word for word in _words(kind) if " " in word))


@cache
def _endings() -> tuple[str, ...]:
    return tuple(sorted(_words("patronymics")))


def address_like(text: str) -> bool:
    """Whether a text with a word of places reads like an address: proper names, quotation marks or figures in it."""
    long_words = [word for word in re.findall(r"[^\W\d_]+", text) if len(word) > 3]
    large = sum(word[0].isupper() for word in long_words)
    return bool(re.search(r"[«“\"„\d]", text)) or 3 * large >= len(long_words)


def joiners() -> frozenset[str]:
    """The words for “and” between names."""
    return _words("joiners")


def person_word(text: str) -> bool:
    """Whether a text has a word for a degree, rank or post."""
    return _has(text, "person_words")


def place_word(text: str) -> bool:
    """Whether a text has a word of institutions and addresses."""
    return _has(text, "place_words")


def _has(text: str, kind: str) -> bool:
    small = text.casefold()
    words = HYPHENED.findall(small)
    return not _words(kind).isdisjoint(words) or any(phrase in small for phrase in _phrases(kind))


def name_of(text: str) -> tuple[PersonName, float] | None:
    """A single name and how sure it is one, or nothing."""
    printed = unicodedata.normalize("NFC", re.sub(r"\s+", " ", text)).strip(" ,;:–—-|•·")
    printed = re.sub(r"(?<=[^\W\d_]{3})\.$", "", printed)
    spaced = GLUED.sub(" ", printed)
    parts = spaced.split()
    if not 1 < len(parts) <= 6 or any(char.isdigit() for char in printed) or len(printed) > 60:
        return None
    initials = [i for i, part in enumerate(parts) if part[0].isupper() and (INITIAL.fullmatch(part) or len(part) == 1)]
    words = [i for i in range(len(parts)) if i not in initials]
    if not words or not all(_name_word(parts[i]) for i in words):
        return None
    if initials:
        return _with_initials(parts, initials, words, printed)
    return _full(parts, printed)


def _name_word(word: str) -> bool:
    if word.casefold() in _words("particles"):
        return True
    if not WORD.fullmatch(word) or word.endswith(".") or not word[0].isupper() or len(word) < 2:
        return False
    small = word.casefold()
    return (
        small not in _words("stop_words") and small not in _words("place_words") and small not in _words("person_words")
    )


def _with_initials(
    parts: list[str], initials: list[int], words: list[int], printed: str
) -> tuple[PersonName, float] | None:
    if len(initials) > 3 or len(words) > 3 or all(parts[i].casefold() in _words("stop_words") for i in initials):
        return None
    given = [parts[i] for i in initials]
    if len(words) == 2 and words[0] == 0 and initials == [1]:
        given, words = [parts[0], *given], words[1:]
    elif len(words) > 1 and initials[0] > words[0] and initials[-1] < words[-1]:
        return None
    family = " ".join(parts[i] for i in words)
    dotted = any(part.endswith(".") for part in given)
    as_printed = re.search(r"\s*".join(map(re.escape, given)), printed)
    name = PersonName(printed=printed, given=as_printed.group() if as_printed else " ".join(given), family=family)
    return name, 0.95 if dotted else 0.6


def _full(parts: list[str], printed: str) -> tuple[PersonName, float] | None:
    if len(parts) > 4 and not any(part.casefold() in _words("particles") for part in parts):
        return None
    capitals = [part for part in parts if len(part) > 1 and part.isupper()]
    if len(capitals) == len(parts) > 3:
        return None  # four words in capitals are a heading
    if capitals and len(capitals) < len(parts):
        given = " ".join(part for part in parts if part not in capitals)
        return PersonName(printed=printed, given=given, family=" ".join(capitals)), 0.85
    father = next((i for i, part in enumerate(parts) if i and part.casefold().endswith(_endings())), None)
    if father is not None and len(parts) == 3:
        family_first = father == 2
        family = parts[0] if family_first else parts[2]
        given = " ".join(parts[1:] if family_first else parts[:2])
        return PersonName(printed=printed, given=given, family=family), 0.9
    return PersonName(printed=printed, given=" ".join(parts[:-1]), family=parts[-1]), 0.5


@lru_cache(maxsize=4096)
def byline(text: str) -> Byline | None:
    """The people named in a line, or nothing if it is no byline: names first, then at most what they are."""
    line = identifiers.EMAIL.sub(" ", identifiers.ORCID.sub(" ", identifiers.URL.sub(" ", ICONS.sub(" ", text))))
    small = line.lower()
    if "orcid" in small or "mail" in small:
        line = LABELLED.sub(" ", line)
    if len(line) > 600 or not re.search(r"[^\W\d_]{2}", line) or line.lstrip()[:1] in QUOTES:
        return None
    people: list[Named] = []
    rest: list[str] = []
    for part in _parts(line):
        bare, marks = _without_marks(part)
        found = name_of(bare)
        if found and not people and found[1] < 0.6 and NUMBERS.search(NUMBERED_PLACE.sub(" ", line)):
            return None
        if found and not (rest and found[1] < 0.6):
            people.append(Named(found[0], found[1], marks))
        elif part.strip(" .,;"):
            if not people:
                return None
            rest.append(part.strip())
    if not people:
        return None
    sure = min(person.sure for person in people)
    if len(people) > 1 and all(any(mark.isdigit() for mark in person.marks) for person in people):
        sure = max(sure, 0.85)
    return Byline(tuple(people), sure, ", ".join(rest))


def _without_marks(part: str) -> tuple[str, tuple[str, ...]]:
    found = " ".join(MARKS.findall(part) + LETTER_MARK.findall(part)).replace(",", " ")
    bare = LEAD.sub("", LETTER_MARK.sub("", MARKS.sub("", part)))
    return bare.strip(" ()[],"), tuple(unicodedata.normalize("NFKC", mark) for mark in found.split())


@cache
def _parting() -> re.Pattern[str]:
    """What parts the names of a byline: commas and other signs, and the words for “and”."""
    words = "|".join(sorted((re.escape(word) for word in joiners()), key=len, reverse=True))
    return re.compile(rf"[;•·|\n,]|\s(?:{words})\s(?=\s*[^\W\d_])")


def _parts(line: str) -> Iterator[str]:
    """What stands between the signs of a byline, in order: most lines show by the first that they are none."""
    line = STOP_BETWEEN.sub("; ", line)
    rough = [part.strip() for part in _parting().split(SIDE_BY_SIDE.sub(r"\1; ", line))]
    last = ""
    for part in rough:
        only_initials = bool(part) and all(INITIAL.fullmatch(p) for p in GLUED.sub(" ", MARKS.sub("", part)).split())
        if last and only_initials and len(last.split()) <= 2 and not INITIAL.search(last):
            last = f"{last} {part}"
        elif last and ONLY_MARKS.fullmatch(part or " "):
            last = f"{last},{part}"
        elif part:
            if last:
                yield last
            last = part
    if last:
        yield last


LONGEST_BYLINE = 24
"""Words of all the authors of one article."""
SURE = 0.8
MISSES = 4
"""So many words without a name, and there are no authors at the head."""


def authors_of(text: str) -> str:
    """The authors at the head of an entry, as printed: the fewest words that name the most people."""
    best, most, misses = "", 0, 0
    words = text.split()[:LONGEST_BYLINE]
    for end in range(2, len(words) + 1):
        head = " ".join(words[:end])
        found = byline(head)
        if found is None or found.rest or found.sure < SURE:
            misses += 1
            if misses > MISSES:
                break
            continue
        misses = 0
        initials = best and head == f"{best} {words[end - 1]}" and INITIAL.fullmatch(words[end - 1].rstrip(",;"))
        if len(found.people) > most or initials:
            best, most = head, len(found.people)
    return best.rstrip(" ,;")


def last_authors(text: str) -> str:
    """The authors at the end of a text that begins with something else."""
    words = text.split()[-LONGEST_BYLINE:]
    for start in range(len(words) - 1):
        tail = " ".join(words[start:])
        if authors_of(tail) == tail.rstrip(" ,;"):
            return tail.rstrip(" ,;")
    return ""
