"""Writers: a Bitext in, files as bytes out. A format is one module with a ``write`` and one line of ``WRITERS``.

No writer touches the disk: ``store`` does. Each is imported when it is first called, so that a run without
editions never loads a typesetter.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from importlib import import_module
from typing import TypeAlias

from ..journals import Profile
from ..model import Bitext

Writer: TypeAlias = Callable[[Bitext, Profile], Mapping[str, bytes]]
"""The files of one format, names relative to the article's folder. May raise ``EditionError``."""


def _late(module: str) -> Writer:
    def write(bitext: Bitext, profile: Profile) -> Mapping[str, bytes]:
        writer: Writer = import_module(f".{module}", __package__).write
        return writer(bitext, profile)

    return write


WRITERS: dict[str, Writer] = {name: _late(name) for name in ("docx", "html", "jats", "pdf", "tmx")}
"""Each format's name, as on the command line, and its writer."""
