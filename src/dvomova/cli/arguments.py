"""The words of the command line: what is understood, and the choices that they make."""

from __future__ import annotations

import argparse
import os
from pathlib import Path
from typing import TYPE_CHECKING, TypeAlias

from .. import __version__
from ..errors import UsageError

if TYPE_CHECKING:
    from ..pipeline import Options

Verbs: TypeAlias = "argparse._SubParsersAction[argparse.ArgumentParser]"


def parser() -> argparse.ArgumentParser:
    """The words that the command understands."""
    top = argparse.ArgumentParser(
        prog="dvomova",
        description="Turns the PDFs of bilingual journals into clean, aligned, publishable editions.",
        epilog="Start with: dvomova convert input",
    )
    top.add_argument("--version", action="version", version=f"dvomova {__version__}")
    verbs = top.add_subparsers(dest="verb", required=True, metavar="COMMAND")
    add_convert(verbs)
    add_pair(verbs)
    add_lexicon(verbs)
    inspect = verbs.add_parser("inspect", help="show what is recognised in a file, without writing anything")
    inspect.add_argument("input", type=Path, metavar="INPUT")
    inspect.add_argument("--journal", metavar="NAME", help="folder in templates/journals (default: recognised)")
    verbs.add_parser("doctor", help="are the system libraries, fonts and optional tools there?")
    return top


def add_convert(verbs: Verbs) -> None:
    """The words of ``convert``."""
    convert = verbs.add_parser("convert", help="convert files or folders into editions")
    convert.add_argument("inputs", nargs="+", type=Path, metavar="INPUT", help="a file, or a folder with files")
    convert.add_argument("--jobs", type=count, default=os.cpu_count() or 1, metavar="N", help="inputs at once")
    add_choices(convert)


def add_pair(verbs: Verbs) -> None:
    """The words of ``pair``."""
    pair = verbs.add_parser("pair", help="two versions of an article or issue, one in each language, side by side")
    pair.add_argument("left", type=Path, metavar="LEFT", help="the version that stands left")
    pair.add_argument("right", type=Path, metavar="RIGHT", help="the same in the other language")
    add_choices(pair)
    pair.set_defaults(jobs=1)


def add_lexicon(verbs: Verbs) -> None:
    """The words of ``lexicon learn``."""
    lexicon = verbs.add_parser("lexicon", help="learn words from what was converted, for better pairs later")
    learn = lexicon.add_subparsers(dest="what", required=True, metavar="learn").add_parser(
        "learn", help="learn from all articles in folders of output"
    )
    learn.add_argument("folders", nargs="*", type=Path, default=[Path("output")], metavar="DIR", help="default: output")
    learn.add_argument("--lexicon", type=Path, metavar="FILE", help="where to write it (default: DIR/lexicon.tsv)")


def add_choices(verb: argparse.ArgumentParser) -> None:
    """The choices that every verb has which makes editions."""
    verb.add_argument("-o", "--output", type=Path, default=Path("output"), metavar="DIR", help="default: output")
    verb.add_argument("--lexicon", type=Path, metavar="FILE", help="a learned lexicon (default: DIR/lexicon.tsv)")
    verb.add_argument("--force", action="store_true", help="convert again what has not changed")
    verb.add_argument("-q", "--quiet", action="store_true", help="say only what went wrong")
    verb.add_argument("-v", "--verbose", action="store_true", help="say what is being done")
    verb.add_argument("--json", action="store_true", help="one JSON object per article on stdout")
    verb.add_argument("--journal", metavar="NAME", help="folder in templates/journals (default: recognised)")
    verb.add_argument("--languages", metavar="LIST", help="such as en,uk (default: recognised)")
    verb.add_argument("--editions", metavar="LIST", help="of pdf,docx,html; none: only data files (default: all)")


def count(word: str) -> int:
    """A number of processes."""
    number = int(word)
    if number < 1:
        raise argparse.ArgumentTypeError("must be 1 or more")
    return number


def options(words: argparse.Namespace) -> Options:
    """The choices of a command line. Raises ``UsageError``."""
    from .. import journals, languages, pipeline

    if words.journal is not None:
        journals.named(words.journal)
    wanted = None
    if words.languages is not None:
        wanted = tuple(code.strip() for code in words.languages.split(",") if code.strip())
        for code in wanted:
            languages.load(code)
    return pipeline.Options(
        journal=words.journal,
        languages=wanted,
        editions=pipeline.edition_names(words.editions),
        lexicon=learned(words),
    )


def learned(words: argparse.Namespace) -> Path | None:
    """The learned lexicon that was named, or that lies in the output folder. Raises ``UsageError``."""
    from ..pipeline import LEXICON

    if words.lexicon is None:
        found: Path = words.output / LEXICON
        return found if found.is_file() else None
    if not words.lexicon.is_file():
        raise UsageError(f"The lexicon {words.lexicon} is not there; learn one with: dvomova lexicon learn.")
    named: Path = words.lexicon
    return named
