"""What is particular to a journal, as data: ``templates/journals/<slug>/journal.toml``.

A journal is a folder: this file, and any template that replaces its namesake in ``templates/base``.
The file is read strictly (``settings``), so that a slip of the pen is named and not ignored.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from functools import cache
from pathlib import Path

from .errors import ProfileError
from .model import ByLang, Lang
from .settings import build, read_toml

GENERIC = "generic"


@dataclass(frozen=True, slots=True, kw_only=True)
class Journal:
    """The journal's own facts, by language where they have one."""

    title: ByLang[str] = field(default_factory=dict)
    abbreviation: str = ""
    publisher: ByLang[str] = field(default_factory=dict)
    issn_print: str | None = None
    issn_online: str | None = None
    url: str | None = None
    licence: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Recognise:
    """By what an input is known to be of this journal, besides its ISSN: any one of these is enough.

    ``doi`` are beginnings of DOIs (``10.34132/pard``); ``running_heads`` are texts of running heads, compared
    without case, white space and punctuation.
    """

    doi: tuple[str, ...] = ()
    running_heads: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Reading:
    """How its articles are printed, where they differ from the usual.

    ``languages`` are those that the journal prints in, the commonest first (empty: recognised from the text).
    ``labels`` adds wordings to the labels of the language files: concept → language → wordings.
    ``number_is`` says what a single number in the citation line means.
    """

    languages: tuple[Lang, ...] = ()
    labels: Mapping[str, Mapping[str, tuple[str, ...]]] = field(default_factory=dict)
    number_is: str = "issue"


@dataclass(frozen=True, slots=True, kw_only=True)
class Look:
    """How its editions look: CSS values, so that a designer's words can be used as they are."""

    page_size: str = "A4"
    page_margin: str = "20mm 18mm 22mm 18mm"
    text_font: str = "PT Serif"
    heading_font: str = "PT Sans"
    font_size: str = "10.5pt"
    line_height: float = 1.4
    colour: str = "#1d3557"


@dataclass(frozen=True, slots=True, kw_only=True)
class Profile:
    """A journal's whole file. ``folder`` is where its overriding templates lie."""

    slug: str
    folder: Path
    journal: Journal = Journal()
    recognise: Recognise = Recognise()
    reading: Reading = Reading()
    look: Look = Look()


@dataclass(frozen=True, slots=True, kw_only=True)
class _File:
    journal: Journal = Journal()
    recognise: Recognise = Recognise()
    reading: Reading = Reading()
    look: Look = Look()


def templates_folder() -> Path:
    """``templates/``: inside the installed package, or at the top of a checkout."""
    here = Path(__file__).resolve().parent
    for folder in (here / "templates", here.parent.parent / "templates"):
        if (folder / "base").is_dir():
            return folder
    raise ProfileError(f"The folder “templates” is missing beside {here}; install dvomova again.")


def read(folder: Path) -> Profile:
    """The profile in a journal's folder. Raises ``ProfileError``."""
    path = folder / "journal.toml"
    parts = build(_File, read_toml(path), str(path))
    return Profile(
        slug=folder.name,
        folder=folder,
        journal=parts.journal,
        recognise=parts.recognise,
        reading=parts.reading,
        look=parts.look,
    )


@cache
def journals() -> Mapping[str, Profile]:
    """All profiles by slug, the generic one among them."""
    folder = templates_folder() / "journals"
    return {path.parent.name: read(path.parent) for path in sorted(folder.glob("*/journal.toml"))}


def named(slug: str) -> Profile:
    """The profile of that name. Raises ``ProfileError`` and names those that exist."""
    try:
        return journals()[slug]
    except KeyError:
        known = ", ".join(journals())
        raise ProfileError(f"There is no journal “{slug}” in templates/journals; known are {known}.") from None


def letters(text: str) -> str:
    """Letters and digits only, without case: how running heads are compared."""
    return re.sub(r"[\W_]+", "", text.casefold())


def recognise(texts: Iterable[str], running_heads: Iterable[str]) -> Profile:
    """The journal that an input is of: by ISSN or DOI in its texts, or by its running heads; else generic."""
    whole = "\n".join(texts)
    small = whole.casefold()
    heads = [letters(head) for head in running_heads]
    for profile in journals().values():
        issns = {i for i in (profile.journal.issn_print, profile.journal.issn_online) if i}
        wanted = [letters(head) for head in profile.recognise.running_heads]
        if any(issn in whole for issn in issns):
            return profile
        if any(doi.casefold() in small for doi in profile.recognise.doi):
            return profile
        if any(want in head for head in heads for want in wanted if want):
            return profile
    return named(GENERIC)
