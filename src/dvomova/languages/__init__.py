"""What is particular to a language, as data: one TOML file each in ``data/``.

No step asks ``if language == "uk"``: it asks the language's file. A further language is a further file.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import cache
from pathlib import Path

from ..errors import ProfileError
from ..model import Lang
from ..model.vocabulary import Concept
from ..settings import build, read_toml


@dataclass(frozen=True, slots=True, kw_only=True)
class Letters:
    """The alphabet in lower case, and which letters tell for or against the language.

    ``telling`` letters hardly occur in neighbouring languages of the same script; ``foreign`` letters never
    occur in this one. ``counting`` are the letters that items of a list are counted with, in
    order; ``pairs`` a letter each with those that often follow it (``а:бвг``), by which wrong encodings show.
    """

    alphabet: str
    telling: str = ""
    foreign: str = ""
    counting: str = "abcdefghijklmnopqrstuvwxyz"
    pairs: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class SentenceRules:
    """Abbreviations, written without their final full stop, lower case unless they only occur capitalised.

    ``never`` do not end a sentence; ``maybe`` may end one before a capital letter; ``before_number``
    do not end one before a number. Where ``starters`` are given, a ``maybe`` ends a sentence only before one of
    them (English: “the U.S. Senate”, but “in the U.S. The”). ``one_letter`` are words of one letter that a
    sentence may end in (``є``, ``я``); any other single letter before a full stop is an abbreviation.
    """

    never: tuple[str, ...] = ()
    maybe: tuple[str, ...] = ()
    before_number: tuple[str, ...] = ()
    starters: tuple[str, ...] = ()
    one_letter: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Typography:
    """How the language sets quotation marks, dashes, and where a line may not break.

    ``quotes`` and ``inner_quotes`` are an opening and a closing mark; ``bound`` are words after which a
    no-break space stands (short prepositions, ``№``, ``с.``); ``unit_words`` ones before which it stands
    after a number (``р.``, ``грн``).
    """

    quotes: tuple[str, ...] = ("“", "”")
    inner_quotes: tuple[str, ...] = ("‘", "’")
    dash: str = "–"
    spaced_dash: bool = True
    bound: tuple[str, ...] = ()
    unit_words: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Transliteration:
    """A romanisation: letter by letter, with other forms at the start of a word.

    ``letters`` may hold groups (``зг``); the longest wins.
    ``sounds`` rewrites groups of the romanised form into what they sound like (``ph`` → ``f``), so that the
    same name in two languages comes to the same key; a language in Latin script has only these.
    ``kin`` are groups of first letters that one name begins with in several romanisations (``hg``: Hryhorii, Grigory).
    ``rank`` is the turn of this table where a name may be of several languages, from 1; 0: never.
    """

    letters: Mapping[str, str] = field(default_factory=dict)
    initial: Mapping[str, str] = field(default_factory=dict)
    sounds: Mapping[str, str] = field(default_factory=dict)
    kin: tuple[str, ...] = ()
    rank: int = 0


@dataclass(frozen=True, slots=True, kw_only=True)
class NumberWords:
    """Words that stand before a number, without their full stop; one of a single letter needs it (``с.``, ``v.``).

    ``volume``, ``issue`` and ``pages`` are those of citations, running heads and imprints; ``sources`` are further
    abbreviations that entries of a reference list hold (``ред``, ``eds``); ``ordinals`` are endings of a
    day's number (``4th``, ``4-го``); ``date_joiners`` words between the parts of a date (``de``).
    """

    volume: tuple[str, ...] = ()
    issue: tuple[str, ...] = ()
    pages: tuple[str, ...] = ()
    sources: tuple[str, ...] = ()
    ordinals: tuple[str, ...] = ()
    date_joiners: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Recognition:
    """How scanned pages are read: the ``model`` of Tesseract (``ukr``), and its ``rank`` among those of every page.

    The model of rank 1 comes first; one of rank 0 is not asked.
    """

    model: str = ""
    rank: int = 0


@dataclass(frozen=True, slots=True, kw_only=True)
class Language:
    """One language's file. ``labels`` maps a concept (``abstract``, ``keywords``, ``references`` …) to wordings.

    ``script`` is the ISO 15924 code of its letters (``Cyrl``, ``Latn``).
    ``locale`` is for DOCX and hyphenation (``uk-UA``); ``months`` maps every form of a month's name to 1–12;
    ``suffixes`` are endings that a light stemmer takes off, longest first; ``person_words`` are degrees,
    ranks and posts that stand near an author's name (``доктор``, ``Professor``); ``place_words`` occur in
    affiliations (``університет``, ``Department``); ``stop_words`` are its commonest words; ``patronymics`` are
    endings of a father's name (``ович``), ``particles`` words in small letters inside names (``van``, ``oğlu``),
    ``joiners`` the words for “and” between names; ``language_marks`` what an entry of a reference list says of its
    own language (``in Ukrainian``); ``online_words`` tell the ISSN of the online edition, ``mail_words`` stand before
    an e-mail address, ``bold_words`` and ``italic_words`` occur in names of fonts.
    """

    code: str
    name: str
    english_name: str
    script: str
    locale: str
    letters: Letters
    labels: Mapping[Concept, tuple[str, ...]] = field(default_factory=dict)
    numbers: NumberWords = NumberWords()
    ocr: Recognition = Recognition()
    months: Mapping[str, int] = field(default_factory=dict)
    sentences: SentenceRules = SentenceRules()
    typography: Typography = Typography()
    transliteration: Transliteration = Transliteration()
    suffixes: tuple[str, ...] = ()
    person_words: tuple[str, ...] = ()
    place_words: tuple[str, ...] = ()
    stop_words: tuple[str, ...] = ()
    language_marks: tuple[str, ...] = ()
    hyphenated: tuple[str, ...] = ()
    closed: tuple[str, ...] = ()
    patronymics: tuple[str, ...] = ()
    particles: tuple[str, ...] = ()
    joiners: tuple[str, ...] = ()
    online_words: tuple[str, ...] = ()
    mail_words: tuple[str, ...] = ()
    bold_words: tuple[str, ...] = ()
    italic_words: tuple[str, ...] = ()


def _folder() -> Path:
    return Path(__file__).with_name("data")


@cache
def known() -> tuple[Lang, ...]:
    """The codes of all languages with a file, sorted."""
    return tuple(sorted(path.stem for path in _folder().glob("*.toml")))


@cache
def load(code: Lang) -> Language:
    """A language's data. Raises ``ProfileError`` for a language without a file."""
    path = _folder() / f"{code}.toml"
    if code not in known():
        raise ProfileError(f"There is no file for the language “{code}”; known are {', '.join(known())}.")
    return build(Language, read_toml(path), str(path.name))
