"""The edition's own words in each language: ``templates/base/words.<language>.toml``.

A journal may lay a file of the same name into its folder that changes some of them. A language without a
file borrows the English words, so that an edition can be made of any language.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import cache
from pathlib import Path

from .. import languages
from ..errors import ProfileError
from ..journals import Profile, templates_folder
from ..model import Lang
from ..settings import build, read_toml

FALLBACK = "en"


@dataclass(frozen=True, slots=True, kw_only=True)
class EditionWords:
    """Labels that an edition needs besides the printed ones.

    ``only`` says “in this language only” by language code (``*``: any other, with ``{language}``);
    ``lang`` is the language that the words are really in, which is English where a language has no file;
    ``months`` are the twelve names as they stand in a date; ``date`` has ``{day}``, ``{month}``, ``{year}``;
    ``pages`` and the like stand before numbers.
    """

    abstract: str
    keywords: str
    notes: str
    references: str
    about: str
    citation: str
    table: str
    figure: str
    received: str
    revised: str
    accepted: str
    published: str
    volume: str
    number: str
    pages: str
    page: str
    udc: str
    skip: str
    article: str
    back: str
    weak: str
    parallel: str
    others: str
    formula: str
    licence: str
    date: str = "{day} {month} {year}"
    months: tuple[str, ...] = ()
    lang: Lang = FALLBACK
    only: Mapping[str, str] = field(default_factory=dict)

    def only_in(self, lang: Lang) -> str:
        """“In Ukrainian only”, in these words' language."""
        code = lang.split("-")[0]
        return self.only[code] if code in self.only else self.only["*"].format(language=language_name(lang))

    def written_date(self, iso: str) -> str:
        """An ISO date (``2024``, ``2024-01`` or ``2024-01-04``) as one writes it; else as it is."""
        parts = iso.split("-")
        if not all(part.isdigit() for part in parts) or len(parts) != 3 or not 1 <= int(parts[1]) <= len(self.months):
            return iso
        return self.date.format(day=int(parts[2]), month=self.months[int(parts[1]) - 1], year=parts[0])


def load(lang: Lang, profile: Profile) -> EditionWords:
    """The words of a language, with the journal's own laid over them. Raises ``ProfileError``."""
    return _load(lang.split("-")[0], profile.folder)


@cache
def _load(code: str, folder: Path) -> EditionWords:
    base = templates_folder() / "base"
    path = base / f"words.{code}.toml"
    lang = code if path.is_file() else FALLBACK
    path = base / f"words.{lang}.toml"
    values = {"lang": lang, **read_toml(path)}
    own = folder / f"words.{code}.toml"
    if own.is_file():
        values = {**values, "lang": code, **read_toml(own)}
        path = own
    return build(EditionWords, values, str(path))


def language_name(lang: Lang) -> str:
    """A language's name in itself, with a capital letter; its code where it has no file."""
    try:
        name = languages.load(lang.split("-")[0]).name
    except ProfileError:
        return lang
    return name[:1].upper() + name[1:]
