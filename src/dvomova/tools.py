"""Programs, libraries and fonts from outside Python: what each is for, and the command that installs it by system."""

from __future__ import annotations

import re
import sys
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Literal, TypeAlias

System: TypeAlias = Literal["debian", "fedora", "macos"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Tool:
    """A part from outside: what it is for, and what installs it on each kind of system."""

    purpose: str
    install: Mapping[System, str]


TOOLS: Mapping[str, Tool] = {
    "pango": Tool(
        purpose="PDF editions",
        install={
            "debian": "sudo apt-get install libpango-1.0-0 libpangoft2-1.0-0",
            "fedora": "sudo dnf install pango",
            "macos": "brew install pango",
        },
    ),
    "harfbuzz": Tool(
        purpose="PDF editions",
        install={
            "debian": "sudo apt-get install libharfbuzz0b libharfbuzz-subset0",
            "fedora": "sudo dnf install harfbuzz",
            "macos": "brew install harfbuzz",
        },
    ),
    "fontconfig": Tool(
        purpose="finding fonts",
        install={
            "debian": "sudo apt-get install fontconfig",
            "fedora": "sudo dnf install fontconfig",
            "macos": "brew install fontconfig",
        },
    ),
    "cyrillic": Tool(
        purpose="every edition",
        install={
            "debian": "sudo apt-get install fonts-paratype fonts-dejavu-core",
            "fedora": "sudo dnf install paratype-pt-serif-fonts paratype-pt-sans-fonts dejavu-sans-fonts",
            "macos": "brew install --cask font-pt-serif font-pt-sans",
        },
    ),
    "liberation": Tool(
        purpose="reading PDFs without embedded fonts",
        install={
            "debian": "sudo apt-get install fonts-liberation",
            "fedora": "sudo dnf install liberation-fonts",
            "macos": "brew install --cask font-liberation",
        },
    ),
    "tesseract": Tool(
        purpose="scanned pages",
        install={
            "debian": "sudo apt-get install tesseract-ocr tesseract-ocr-ukr tesseract-ocr-rus",
            "fedora": "sudo dnf install tesseract tesseract-langpack-ukr tesseract-langpack-rus",
            "macos": "brew install tesseract tesseract-lang",
        },
    ),
}


def system() -> System:
    """The kind of system, for the choice of command; Debian's names where it is none of the known ones."""
    if sys.platform == "darwin":
        return "macos"
    try:
        words = Path("/etc/os-release").read_text(encoding="utf-8")
    except OSError:
        return "debian"
    kinds = re.findall(r"^ID(?:_LIKE)?=(.*)$", words, re.MULTILINE)
    return "fedora" if any(name in kind for kind in kinds for name in ("fedora", "rhel", "centos")) else "debian"


def install(name: str) -> str:
    """The command that installs a part on this system."""
    return TOOLS[name].install[system()]
