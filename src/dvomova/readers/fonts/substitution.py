"""Installed fonts in place of those that a PDF names and does not hold.

pdfium brings its own Times, Helvetica and Courier for fonts that are not embedded. They have no Cyrillic
letters, and pdfium drops a letter without a shape from the text, silently: of one issue
it lost one letter in eight. Mapping these names to installed fonts of the same widths
brings the letters back. The mapping is one for the process and must stand before a document is opened.
"""

from __future__ import annotations

import ctypes
from dataclasses import dataclass
from functools import cache
from typing import Any

from pypdfium2 import PdfSysfontBase

from ...findings import Code, Report, Severity
from ...tools import install

# In order of likeness: the first three of each row have the widths of the original.
FAMILIES = {
    "serif": ("Liberation Serif", "Tinos", "Times New Roman", "PT Serif", "Noto Serif", "DejaVu Serif", "FreeSerif"),
    "sans": ("Liberation Sans", "Arimo", "Arial", "PT Sans", "Noto Sans", "DejaVu Sans", "FreeSans"),
    "mono": ("Liberation Mono", "Cousine", "Courier New", "PT Mono", "Noto Sans Mono", "DejaVu Sans Mono", "FreeMono"),
}
MONO = ("courier", "consol", "mono", "typewriter")
SANS = ("helv", "arial", "sans", "verdana", "tahoma", "calibri", "candara", "segoe", "pragmatica", "officina")
SERIF = ("times", "roman", "serif", "georgia", "garamond", "cambria", "book", "school", "newton", "minion", "antiqua")
SYMBOLS = ("symbol", "dingbat", "wingding", "webding", "mt-extra", "mtextra")
BOLD_WEIGHT = 600


@dataclass(frozen=True, slots=True)
class Substitution:
    """A font that a file names without holding it, and the installed one that stands in (``None``: none does)."""

    wanted: str
    used: str | None


def family_of(name: str) -> str | None:
    """The key of ``FAMILIES`` that a font name belongs to; ``None`` for symbols and unknown names."""
    plain = name.casefold()
    if any(word in plain for word in SYMBOLS):
        return None
    for family, words in (("mono", MONO), ("sans", SANS), ("serif", SERIF)):
        if any(word in plain for word in words):
            return family
    return None


def style_of(name: str, weight: int, italic: bool) -> str:
    """The style as it stands at the end of a face name: empty, `` Bold``, `` Italic`` or `` Bold Italic``."""
    plain = name.casefold()
    bold = weight >= BOLD_WEIGHT or "bold" in plain
    slanted = italic or "italic" in plain or "oblique" in plain
    return (" Bold" if bold else "") + (" Italic" if slanted else "")


class InstalledFonts(PdfSysfontBase):  # type: ignore[misc]
    """pdfium's question “which font instead of this one?”, answered with an installed one that has Cyrillic."""

    def __init__(self) -> None:
        super().__init__()
        self.asked: dict[str, str | None] = {}

    def MapFont(self, _: Any, *asked: Any) -> Any:  # noqa: N802 — pdfium's name
        """The handle of a font for ``asked``: weight, italic, character set, pitch and family, face, unused."""
        weight, italic, _charset, _pitch, face, _exact = asked
        name = (ctypes.cast(face, ctypes.c_char_p).value or b"").decode("latin-1")
        family = family_of(name)
        if family is not None:
            style = style_of(name, weight, bool(italic))
            for candidate in FAMILIES[family]:
                handle = self.default.GetFont(self.default, (candidate + style).encode())
                if handle:
                    self.asked[name] = candidate
                    return handle
            self.asked[name] = None
        return super().MapFont(_, *asked)


@cache
def _installed() -> InstalledFonts:
    handler = InstalledFonts()
    handler.setup()
    return handler


def use_installed() -> None:
    """Use installed fonts for missing ones, in this process; call before a document is opened."""
    _installed()


def substitutions() -> tuple[Substitution, ...]:
    """What stood in for what since the last call. pdfium asks once a font while a file is open."""
    handler = _installed()
    found = tuple(Substitution(wanted, used) for wanted, used in sorted(handler.asked.items()))
    handler.asked.clear()
    return found


def tell(report: Report, found: tuple[Substitution, ...]) -> None:
    """One finding for the fonts that were found, one for those that were not."""
    there = [f"{s.wanted} by {s.used}" for s in found if s.used]
    missing = [s.wanted for s in found if not s.used]
    if there:
        report.add(Code.FONT_SUBSTITUTED, f"Fonts that the file does not hold were replaced: {', '.join(there)}.")
    if missing:
        report.add(
            Code.FONT_SUBSTITUTED,
            f"The file does not hold its fonts {', '.join(missing)} and none like them is installed, so letters may "
            f"be lost; install one with: {install('liberation')}.",
            severity=Severity.WARNING,
        )
