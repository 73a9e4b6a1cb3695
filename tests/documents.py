"""What tests take from the documents: pages, headings, links, tables and blocks of code, as they stand there."""

from __future__ import annotations

import re
import subprocess
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from .conftest import REPOSITORY

FENCE = re.compile(r"^```(\w*)\n(.*?)^```$", re.DOTALL | re.MULTILINE)
NAMED = re.compile(r"`([^`\s]+)`:\s*\Z")
"""A block belongs to the file that is named in backticks, with a colon, at the end of the text before it."""
HEADING = re.compile(r"^#{1,6} +(.+?)\s*$", re.MULTILINE)
LINK = re.compile(r"!?\[((?:[^\[\]]|\[[^\]]*\])*)\]\(([^()\s]+)\)")
CODE = re.compile(r"`([^`\n]+)`")


@dataclass(frozen=True, slots=True)
class CodeBlock:
    """A block of code: its language, the file that it belongs to (or nothing), its text."""

    language: str
    file: str
    text: str


@cache
def pages() -> tuple[Path, ...]:
    """All Markdown pages for people: those that git knows or would add, without inputs of tests."""
    words = ("git", "ls-files", "--cached", "--others", "--exclude-standard", "*.md")
    done = subprocess.run(words, cwd=REPOSITORY, capture_output=True, text=True, check=False)
    names = done.stdout.splitlines() if done.returncode == 0 else _found()
    return tuple(REPOSITORY / name for name in sorted(names) if not name.startswith("tests/"))


def _found() -> list[str]:
    """The pages in an archive of the sources, where git knows nothing."""
    return [path.relative_to(REPOSITORY).as_posix() for path in (*REPOSITORY.glob("*.md"), *REPOSITORY.glob("*/*.md"))]


def text_of(name: str) -> str:
    """A page by its path in the repository."""
    return (REPOSITORY / name).read_text(encoding="utf-8")


def blocks(text: str) -> Iterator[CodeBlock]:
    """The blocks of code of a page, in order; one without a name of its own has none."""
    for found in FENCE.finditer(text):
        name = NAMED.search(text[: found.start()])
        yield CodeBlock(language=found[1], file=name[1] if name else "", text=found[2])


def prose(text: str) -> str:
    """A page without its blocks of code."""
    return FENCE.sub("", text)


def anchors(text: str) -> set[str]:
    """The addresses of a page's headings, as GitHub makes them."""
    found: dict[str, int] = {}
    out = set()
    for title in HEADING.findall(prose(text)):
        plain = re.sub(r"[^\w\- ]", "", LINK.sub(r"\1", title).replace("`", "").lower()).replace(" ", "-")
        number = found.get(plain, 0)
        found[plain] = number + 1
        out.add(f"{plain}-{number}" if number else plain)
    return out


def section(text: str, title: str) -> str:
    """What stands below a heading, up to the next one of its level or a higher one."""
    found = re.search(rf"^(#+) +{re.escape(title)}\s*$", text, re.MULTILINE)
    assert found is not None, f"there is no heading “{title}”"
    rest = text[found.end() :]
    end = re.search(rf"^#{{1,{len(found[1])}}} ", rest, re.MULTILINE)
    return rest[: end.start()] if end else rest


def rows(text: str) -> list[list[str]]:
    """The cells of all tables, without their heads; a bar in code is written ``\\|``."""
    out: list[list[str]] = []
    head = True
    for line in prose(text).splitlines():
        if not line.startswith("|"):
            head = True
            continue
        if head or re.fullmatch(r"[|\s:-]+", line):
            head = False
            continue
        out.append([cell.strip().replace("\\|", "|") for cell in re.split(r"(?<!\\)\|", line)[1:-1]])
    return out


def names(cell: str) -> list[str]:
    """The words in backticks of a cell."""
    return CODE.findall(cell)


def keys(text: str) -> list[str]:
    """The words in backticks of the first cells of all tables: what a page describes."""
    return [name for row in rows(text) for name in names(row[0])]
