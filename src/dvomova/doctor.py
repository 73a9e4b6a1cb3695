"""Is everything there that the editions need, and if not, the command that installs it here.

Nothing heavy is loaded: libraries are looked up as WeasyPrint does it, by the names under which they are known on
Linux and macOS (``weasyprint/text/ffi.py``), fonts are asked of fontconfig, programs are found on the path. What is
*needed* keeps editions from being made; what is *optional* is missed only by some inputs.
"""

from __future__ import annotations

import ctypes
import re
import shutil
import subprocess
import sys
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import cache
from importlib import metadata
from typing import TYPE_CHECKING, Literal, TypeAlias

from .journals import FILE, named, templates_folder
from .settings import nearest
from .tools import TOOLS, install

if TYPE_CHECKING:
    from rich.table import Table

State: TypeAlias = Literal["ok", "missing", "optional-missing"]

OLDEST_PANGO = (1, 44)
SECONDS = 20

PACKAGES = f"{sys.executable} -m pip install --upgrade dvomova"

PANGO = ("libpango-1.0.so.0", "libpango-1.0.dylib", "libpango-1.0.0.dylib", "libpango-1.0-0.dll")
BESIDE_PANGO = {
    "PangoFT2": ("libpangoft2-1.0.so.0", "libpangoft2-1.0.dylib", "libpangoft2-1.0-0.dll"),
    "GObject": ("libgobject-2.0.so.0", "libgobject-2.0.0.dylib", "libgobject-2.0-0.dll"),
    "Fontconfig": ("libfontconfig.so.1", "libfontconfig.1.dylib", "libfontconfig-1.dll"),
}
HARFBUZZ = {
    "HarfBuzz": ("libharfbuzz.so.0", "libharfbuzz.0.dylib", "libharfbuzz-0.dll"),
    "HarfBuzz-Subset": ("libharfbuzz-subset.so.0", "libharfbuzz-subset.0.dylib", "libharfbuzz-subset-0.dll"),
}
OWN_FONTS = ("PT Serif", "PT Sans")
STAND_INS = ("Liberation Serif", "Liberation Sans", "Liberation Mono")
KINDS = (".css", ".html", ".js", ".toml")
"""Kinds of files by which a journal replaces templates."""
OCR_LANGUAGES = ("ukr", "eng", "rus")


@dataclass(frozen=True, slots=True, kw_only=True)
class Check:
    """One thing looked for: what was found, what it is for, and the command that installs it (empty if ok)."""

    name: str
    state: State
    found: str
    purpose: str
    install: str = ""


def check() -> tuple[Check, ...]:
    """Look for everything, what is needed first."""
    families = frozenset(fonts(":lang=uk"))
    return (
        python_packages(),
        pango(),
        harfbuzz(),
        cyrillic(families),
        own_fonts(families),
        stand_ins(families),
        tesseract(),
    )


def journal(wanted: str) -> tuple[Check, ...]:
    """Whether a journal's folder can be used: its file, and the templates that it replaces. Raises ``ProfileError``."""
    profile = named(wanted)
    base = sorted(path.name for path in (templates_folder() / "base").iterdir())
    own = sorted(path.name for path in profile.folder.iterdir() if path.is_file() and path.name != FILE)
    unused = [name for name in own if name.endswith(KINDS) and name not in base and not name.startswith("words.")]
    slips = [f"{name} replaces no template (the nearest is {nearest(name, base)})" for name in unused]
    templates = Check(
        name="templates",
        state="optional-missing" if slips else "ok",
        found="; ".join(slips) or ", ".join(own) or "none of its own",
        purpose="the editions' look",
    )
    languages = ", ".join(profile.reading.languages) or "as recognised"
    file = str(profile.folder / FILE)
    return (
        Check(name=profile.slug, state="ok", found=file, purpose=f"articles in the languages: {languages}"),
        templates,
    )


def healthy(checks: Iterable[Check]) -> bool:
    """Whether nothing that is needed is missing."""
    return all(each.state != "missing" for each in checks)


def table(checks: Sequence[Check]) -> Table:
    """The checks for a person to read, and under each that is missing the command that installs it."""
    from rich.markup import escape
    from rich.table import Table

    signs = {"ok": "[green]ok[/]", "missing": "[red]missing[/]", "optional-missing": "[yellow]not there[/]"}
    out = Table(box=None, pad_edge=False, header_style="bold")
    out.add_column("what", no_wrap=True)
    out.add_column("state", no_wrap=True)
    out.add_column("found", overflow="fold")
    out.add_column("for", overflow="fold")
    for each in checks:
        found = escape(each.found)
        if each.install:
            found += f"\n[bold]{escape(each.install)}[/]"
        out.add_row(each.name, signs[each.state], found, each.purpose)
    return out


def verdict(part: str, missing: Sequence[str], *, needed: bool) -> tuple[State, str]:
    """The state of a part and the command for it, given what of it is missing."""
    if not missing:
        return "ok", ""
    return ("missing" if needed else "optional-missing"), install(part)


def library(names: Sequence[str]) -> ctypes.CDLL | None:
    """The first of these libraries that can be loaded."""
    for name in names:
        try:
            return ctypes.CDLL(name)
        except OSError:
            continue
    return None


def pango() -> Check:
    """Pango, which sets the lines of the PDF editions."""
    loaded = library(PANGO)
    missing = [name for name, names in {"Pango": PANGO, **BESIDE_PANGO}.items() if library(names) is None]
    version = ""
    if loaded is not None:
        loaded.pango_version_string.restype = ctypes.c_char_p
        version = loaded.pango_version_string().decode()
        if tuple(int(part) for part in version.split(".")[:2]) < OLDEST_PANGO:
            missing.append(f"Pango {OLDEST_PANGO[0]}.{OLDEST_PANGO[1]} or newer (here {version})")
    state, install = verdict("pango", missing, needed=True)
    found = f"not found: {', '.join(missing)}" if missing else version
    return Check(name="Pango", state=state, found=found, purpose=TOOLS["pango"].purpose, install=install)


def harfbuzz() -> Check:
    """HarfBuzz, which shapes letters; its subset library keeps embedded fonts small."""
    missing = [name for name, names in HARFBUZZ.items() if library(names) is None]
    state, install = verdict("harfbuzz", missing, needed="HarfBuzz" in missing)
    found = f"not found: {', '.join(missing)}" if missing else "with font subsetting"
    return Check(name="HarfBuzz", state=state, found=found, purpose=TOOLS["harfbuzz"].purpose, install=install)


def output(*command: str) -> str | None:
    """What a program prints; ``None`` where it is missing or fails."""
    program = shutil.which(command[0])
    if program is None:
        return None
    try:
        done = subprocess.run((program, *command[1:]), capture_output=True, timeout=SECONDS, check=True)
    except (OSError, subprocess.SubprocessError):
        return None
    return done.stdout.decode("utf-8", "replace")


@cache
def fonts(pattern: str) -> tuple[str, ...]:
    """Families that fontconfig finds for a pattern (``:lang=uk``), sorted; a family may be known by several names."""
    lines = (output("fc-list", "--format", "%{family}\n", pattern) or "").splitlines()
    return tuple(sorted({name.strip() for line in lines for name in line.split(",") if name.strip()}))


def cyrillic(families: frozenset[str]) -> Check:
    """Any font with the Ukrainian letters."""
    part = "cyrillic" if shutil.which("fc-list") else "fontconfig"
    state, install = verdict(part, () if families else ("fonts",), needed=True)
    found = f"{len(families)} families" if families else "no font with Ukrainian letters"
    if part == "fontconfig":
        found = "fc-list is missing, so fonts cannot be looked for"
    return Check(name="Cyrillic fonts", state=state, found=found, purpose=TOOLS["cyrillic"].purpose, install=install)


def own_fonts(families: frozenset[str]) -> Check:
    """The fonts that the editions ask for, or what stands in for them."""
    missing = [name for name in OWN_FONTS if name not in families]
    state, install = verdict("cyrillic", missing, needed=False)
    found = ", ".join(OWN_FONTS)
    if missing:
        instead = (output("fc-match", "--format", "%{family}", f"{missing[0]}:lang=uk") or "another font").split(",")[0]
        found = f"not found: {', '.join(missing)}; {instead} is used instead"
    return Check(name="PT Serif, PT Sans", state=state, found=found, purpose="the editions' own look", install=install)


def stand_ins(families: frozenset[str]) -> Check:
    """The fonts that stand in for Times, Arial and Courier where a PDF does not embed them."""
    missing = [name for name in STAND_INS if name not in families]
    state, install = verdict("liberation", missing, needed=False)
    found = f"not found: {', '.join(missing)}" if missing else "Serif, Sans, Mono"
    return Check(
        name="Liberation fonts",
        state=state,
        found=found,
        purpose=TOOLS["liberation"].purpose,
        install=install,
    )


def tesseract() -> Check:
    """Tesseract and its languages."""
    listed = output("tesseract", "--list-langs")
    known = (listed or "").split()
    missing = [code for code in OCR_LANGUAGES if code not in known]
    state, install = verdict("tesseract", missing, needed=False)
    version = (output("tesseract", "--version") or "").split("\n")[0].removeprefix("tesseract").strip()
    if listed is None:
        found = "not found"
    elif missing:
        found = f"{version}, without {', '.join(missing)}"
    else:
        found = f"{version} with {', '.join(OCR_LANGUAGES)}"
    return Check(name="Tesseract", state=state, found=found, purpose=TOOLS["tesseract"].purpose, install=install)


def python_packages() -> Check:
    """The Python packages that the project names, with their versions."""
    have, missing = [], []
    for requirement in metadata.requires("dvomova") or ():
        if "extra ==" in requirement:
            continue
        name = re.split(r"[^\w.-]", requirement, maxsplit=1)[0]
        try:
            have.append(f"{name} {metadata.version(name)}")
        except metadata.PackageNotFoundError:
            missing.append(name)
    found = f"not found: {', '.join(missing)}" if missing else ", ".join(have)
    return Check(
        name="Python packages",
        state="missing" if missing else "ok",
        found=found,
        purpose="everything",
        install=PACKAGES if missing else "",
    )
