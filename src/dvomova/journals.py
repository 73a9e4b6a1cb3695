"""What is particular to a journal, as data: a folder with ``journal.toml``.

A journal is a folder: this file, and any template that replaces its namesake in ``templates/base``. It is named by the
folder's own path, or by its name alone, which is sought in ``./journals``, in the user's configuration folder and in
the package, in this order. The file is read strictly (``settings``), so that a slip of the pen is named and not
ignored.

Of all journals but the chosen one only what they are recognised by is read: a slip in one of them harms no other.
"""

from __future__ import annotations

import os
import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from functools import cache
from pathlib import Path
from typing import Annotated, Any, Literal

import platformdirs

from . import languages
from .errors import ProfileError
from .model import Lang
from .settings import Form, OneOf, Range, build, checked, read_toml

GENERIC = "generic"
FILE = "journal.toml"
OWN = "journals"
"""The folder of a user's own journals, below the working folder or the user's configuration folder."""

LENGTH = r"(?:\d+(?:\.\d+)?(?:mm|cm|in|pt|pc|px|em|rem|%)|0)"
PAGE_NAMES = "A3|A4|A5|B4|B5|JIS-B4|JIS-B5|letter|legal|ledger"


@cache
def concepts() -> frozenset[str]:
    """What a label can mean: every concept for which a language's file has wordings."""
    return frozenset(concept for code in languages.known() for concept in languages.load(code).labels)


Tag = Annotated[str, Form(r"[a-z]{2,3}(?:-[A-Za-z0-9]{2,8})*", "uk")]
"""A language by its BCP 47 code, whether it has a file or not."""
Known = Annotated[Lang, OneOf("language", languages.known)]
"""A language that has a file."""
Label = Annotated[str, OneOf("label", lambda: sorted(concepts()))]
Issn = Annotated[str, Form(r"\d{4}-\d{3}[\dX]", "2616-6216")]
FontName = Annotated[str, Form(r"\w[\w .-]*", "PT Serif")]


@dataclass(frozen=True, slots=True, kw_only=True)
class Journal:
    """The journal's own facts, by language where they have one."""

    title: Mapping[Tag, str] = field(default_factory=dict)
    abbreviation: str = ""
    publisher: Mapping[Tag, str] = field(default_factory=dict)
    issn_print: Issn | None = None
    issn_online: Issn | None = None
    url: Annotated[str, Form(r"https?://\S+", "https://example.org")] | None = None
    licence: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Recognise:
    """By what an input is known to be of this journal, besides its ISSN: any one of these is enough.

    ``doi`` are beginnings of DOIs (``10.34132/pard``); ``running_heads`` are texts of running heads, compared
    without case, white space and punctuation.
    """

    doi: tuple[Annotated[str, Form(r"10\.\d{4,9}/\S*", "10.34132/pard")], ...] = ()
    running_heads: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Reading:
    """How its articles are printed, where they differ from the usual.

    ``languages`` are those that the journal prints in, the commonest first (empty: recognised from the text).
    ``labels`` adds wordings to the labels of the language files: concept → language → wordings.
    ``number_is`` says what a single number in the citation line means.
    """

    languages: tuple[Known, ...] = ()
    labels: Mapping[Label, Mapping[Known, tuple[str, ...]]] = field(default_factory=dict)
    number_is: Literal["issue", "volume"] = "issue"


@dataclass(frozen=True, slots=True, kw_only=True)
class EditionLook:
    """How its editions look: CSS values, so that a designer's words can be used as they are.

    They go into a style sheet as they are (CSS has no escaping that would keep them useful), so each is checked
    wherever a value is made. Raises ``ProfileError``.
    """

    page_size: Annotated[
        str, Form(rf"(?:(?:{PAGE_NAMES})(?: (?:portrait|landscape))?|{LENGTH}(?: {LENGTH})?)", "A4")
    ] = "A4"
    page_margin: Annotated[str, Form(rf"{LENGTH}(?: {LENGTH}){{0,3}}", "20mm 18mm 22mm 18mm")] = "20mm 18mm 22mm 18mm"
    text_font: FontName = "PT Serif"
    heading_font: FontName = "PT Sans"
    font_size: Annotated[str, Form(LENGTH, "10.5pt")] = "10.5pt"
    line_height: Annotated[float, Range(1.0, 2.5)] = 1.4
    colour: Annotated[str, Form(r"#(?:[0-9a-fA-F]{3}|[0-9a-fA-F]{6})", "#1d3557")] = "#1d3557"

    def __post_init__(self) -> None:
        checked(self, "look")


@dataclass(frozen=True, slots=True, kw_only=True)
class Profile:
    """A journal's whole file. ``folder`` is where its overriding templates lie."""

    slug: str
    folder: Path
    journal: Journal = Journal()
    recognise: Recognise = Recognise()
    reading: Reading = Reading()
    look: EditionLook = EditionLook()


@dataclass(frozen=True, slots=True, kw_only=True)
class _File:
    journal: Journal = Journal()
    recognise: Recognise = Recognise()
    reading: Reading = Reading()
    look: EditionLook = EditionLook()


def templates_folder() -> Path:
    """``templates/``: inside the installed package, or at the top of a checkout."""
    here = Path(__file__).resolve().parent
    for folder in (here / "templates", here.parent.parent / "templates"):
        if (folder / "base").is_dir():
            return folder
    raise ProfileError(f"The folder “templates” is missing beside {here}; install dvomova again.")


def search_path() -> tuple[Path, ...]:
    """The folders in which a journal is sought by its name, in this order."""
    return (
        Path(OWN),
        Path(platformdirs.user_config_dir("dvomova", appauthor=False)) / OWN,
        templates_folder() / OWN,
    )


def folders(*places: str | os.PathLike[str]) -> dict[str, Path]:
    """Each journal's folder by its name, in the places given or on the search path; the first of a name counts."""
    found: dict[str, Path] = {}
    for place in places or search_path():
        for path in sorted(Path(place).glob(f"*/{FILE}")):
            found.setdefault(path.parent.name, path.parent)
    return found


def journals(*places: str | os.PathLike[str]) -> dict[str, Profile]:
    """The profiles of all journals by name, in the places given or on the search path.

    One whose file cannot be used is left out; ``read`` says what is wrong with it.
    """
    found: dict[str, Profile] = {}
    for slug, folder in folders(*places).items():
        try:
            found[slug] = read(folder)
        except ProfileError:
            continue
    return found


def find(wanted: str) -> Path:
    """The folder of a journal that was asked for by name or by path. Raises ``ProfileError``."""
    path = Path(wanted)
    if path.name == wanted and wanted not in (".", ".."):
        known = folders()
        if wanted in known:
            return known[wanted]
        if not (path / FILE).is_file():
            raise ProfileError(
                f"There is no journal “{wanted}” in ./{OWN}, {search_path()[1]} or the package; known are "
                f"{', '.join(sorted(known))}. A folder anywhere is named by its path, such as ./{wanted}."
            )
    elif not (path / FILE).is_file():
        raise ProfileError(f"The folder {path} holds no {FILE}; name the folder of a journal.")
    return path


def named(wanted: str) -> Profile:
    """The profile of a journal by its name or the path of its folder, read in full. Raises ``ProfileError``."""
    return read(find(wanted))


def read(folder: Path) -> Profile:
    """The profile in a journal's folder. Raises ``ProfileError``."""
    path = folder / FILE
    parts = build(_File, read_toml(path), str(path))
    return Profile(
        slug=folder.resolve().name,
        folder=folder,
        journal=parts.journal,
        recognise=parts.recognise,
        reading=parts.reading,
        look=parts.look,
    )


def letters(text: str) -> str:
    """Letters and digits only, without case: how running heads are compared."""
    return re.sub(r"[\W_]+", "", text.casefold())


def recognise(texts: Iterable[str], running_heads: Iterable[str]) -> tuple[Profile, tuple[str, ...]]:
    """The journal that an input is of, by ISSN or DOI in its texts or by its running heads; else the generic one.

    Beside it stand sentences about other journals whose files cannot be used. Raises ``ProfileError`` where the
    journal's own file cannot.
    """
    whole = "\n".join(texts)
    small = whole.casefold()
    heads = [letters(head) for head in running_heads]
    problems: list[str] = []
    for folder in folders().values():
        try:
            issns, marks = _marks(folder / FILE)
        except ProfileError as error:
            problems.append(str(error))
            continue
        wanted = [letters(head) for head in marks.running_heads]
        if (
            any(issn in whole for issn in issns)
            or any(doi.casefold() in small for doi in marks.doi)
            or any(want in head for head in heads for want in wanted if want)
        ):
            return read(folder), tuple(problems)
    return named(GENERIC), tuple(problems)


def _marks(path: Path) -> tuple[frozenset[str], Recognise]:
    """What a journal is recognised by: its ISSNs, and what its file says of it. The rest is not looked at."""
    values = read_toml(path)
    facts: Any = values.get("journal", {})
    issns = [facts.get(name) for name in ("issn_print", "issn_online")] if isinstance(facts, dict) else []
    marks = build(_File, {key: value for key, value in values.items() if key == "recognise"}, str(path)).recognise
    return frozenset(issn for issn in issns if isinstance(issn, str) and issn), marks


def data_files(wanted: str | None) -> tuple[Path, ...]:
    """All files that the choice of a journal and its editions' looks depend on, in a fixed order."""
    places = [templates_folder() / "base", *folders().values()]
    if wanted is not None:
        places.append(find(wanted))
    return tuple(path for place in places for path in sorted(place.rglob("*")) if path.is_file())
