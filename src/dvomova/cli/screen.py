"""What the command prints: results for programs on stdout, everything for people that is not the result on stderr."""

from __future__ import annotations

import json
import sys
from collections.abc import Sequence
from dataclasses import asdict
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from rich.console import Console

    from ..run import InputOutcome

SIGNS = {"done": "[green]done[/]", "review": "[yellow]review[/]", "failed": "[red]failed[/]", "skipped": "unchanged"}


@cache
def terminal() -> Console:
    """The terminal behind stderr, shared with the progress bar so that lines appear above it."""
    from rich.console import Console

    return Console(stderr=True, highlight=False)


def say(text: str, style: str = "") -> None:
    """A line for a person, on stderr."""
    if sys.stderr.isatty():
        terminal().print(text, style=style, markup=False, soft_wrap=True)
    else:
        print(text, file=sys.stderr)


def say_step(path: Path, doing: str) -> None:
    """One line for ``--verbose``."""
    say(f"{path}: {doing}")


def sentence(outcome: InputOutcome) -> str:
    """Why an input failed; it is named once."""
    name = Path(outcome.path).name
    return outcome.message if outcome.message.startswith(name) else f"{name}: {outcome.message}"


def print_json(outcome: InputOutcome) -> None:
    """One line a converted article, and one for an input that failed."""
    if outcome.outcome == "failed" and not outcome.articles:
        print(json.dumps({"input": outcome.path, "outcome": "failed", "message": outcome.message}, ensure_ascii=False))
    for article in outcome.articles:
        line = {"input": outcome.path, **asdict(article), "folder": str(Path(outcome.folder, article.folder))}
        if outcome.outcome == "skipped":
            line["outcome"] = "skipped"
        print(json.dumps(line, ensure_ascii=False), flush=True)


def print_table(outcomes: Sequence[InputOutcome]) -> None:
    """What became of every input, for a person."""
    from rich.console import Console
    from rich.markup import escape
    from rich.table import Table

    # The title takes what room the rest leaves; a file's name is folded rather than cut.
    table = Table(box=None, pad_edge=False, header_style="bold", expand=True)
    table.add_column("input", overflow="fold", max_width=32)
    for name in ("result", "languages", "to look at"):
        table.add_column(name, no_wrap=True)
    table.add_column("title", overflow="ellipsis", no_wrap=True, ratio=1)
    for outcome in outcomes:
        name = escape(Path(outcome.path).name)
        if outcome.outcome == "failed" and not outcome.articles:
            table.add_row(name, SIGNS["failed"], "", "", "")
        for article in outcome.articles:
            state = "skipped" if outcome.outcome == "skipped" else article.outcome
            title = article.title.get(article.language) or next(iter(article.title.values()), "")
            look = str(article.to_review) if article.to_review else ""
            table.add_row(name, SIGNS[state], " ".join(article.languages), look, escape(title))
            name = ""
    Console(highlight=False).print(table)
