"""The words of the command line: what is understood, and the choices that they make."""

from __future__ import annotations

import argparse
import os
from pathlib import Path
from typing import TYPE_CHECKING, TypeAlias

from ..release import __version__

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
    inspect.add_argument("--json", action="store_true", help="one JSON object per article on stdout")
    add_recognition(inspect)
    doctor = verbs.add_parser("doctor", help="are the system libraries, fonts and optional tools there?")
    doctor.add_argument("--journal", metavar="NAME|FOLDER", help="check the files of this journal instead")
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
    from .. import pipeline

    verb.add_argument("-o", "--output", type=Path, default=Path("output"), metavar="DIR", help="default: output")
    verb.add_argument("--lexicon", type=Path, metavar="FILE", help="a learned lexicon (default: DIR/lexicon.tsv)")
    verb.add_argument("--force", action="store_true", help="convert again what has not changed")
    verb.add_argument("-q", "--quiet", action="store_true", help="say only what went wrong")
    verb.add_argument("-v", "--verbose", action="store_true", help="say what is being done")
    verb.add_argument("--json", action="store_true", help="one JSON object per article on stdout")
    names = ",".join(pipeline.editions())
    verb.add_argument("--editions", metavar="LIST", help=f"of {names}; none: only data files (default: all)")
    add_recognition(verb)


def add_recognition(verb: argparse.ArgumentParser) -> None:
    """The choices about what is recognised otherwise."""
    from ..journals import folders

    known = ", ".join(sorted(folders()))
    journal = f"a journal's name or folder; there are {known} (default: recognised)"
    verb.add_argument("--journal", metavar="NAME|FOLDER", help=journal.replace("%", "%%"))
    verb.add_argument("--languages", metavar="LIST", help="such as en,uk (default: recognised)")


def count(word: str) -> int:
    """A number of processes."""
    number = int(word)
    if number < 1:
        raise argparse.ArgumentTypeError("must be 1 or more")
    return number


def options(words: argparse.Namespace) -> Options:
    """The choices of a command line. Raises ``UsageError``."""
    from .. import pipeline

    editions = listed(getattr(words, "editions", None))
    return pipeline.chosen(
        journal=words.journal,
        languages=listed(words.languages),
        editions=[] if editions == ["none"] else editions,
        lexicon=getattr(words, "lexicon", None),
    )


def listed(text: str | None) -> list[str] | None:
    """The items of a list with commas."""
    return None if text is None else [item.strip() for item in text.split(",") if item.strip()]
