"""What the command prints: results for programs on stdout, everything for people that is not the result on stderr."""

from __future__ import annotations

import json
import sys
from collections.abc import Mapping, Sequence
from dataclasses import asdict
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING

from .. import store
from ..findings import Outcome, report_file

if TYPE_CHECKING:
    from rich.console import Console

    from ..pipeline import Conversion
    from ..run import InputOutcome

SIGNS = {
    Outcome.DONE: "[green]done[/]",
    Outcome.REVIEW: "[yellow]review[/]",
    Outcome.FAILED: "[red]failed[/]",
}
UNCHANGED = "unchanged"


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
    named = outcome.message.startswith((name, outcome.path))
    return outcome.message if named else f"{name}: {outcome.message}"


def print_json(outcome: InputOutcome) -> None:
    """One line a converted article, and one for an input that failed.

    ``skipped`` and ``note`` stand there only where they say something.
    """
    more: dict[str, object] = {"skipped": True} if outcome.skipped else {}
    if outcome.note:
        more["note"] = outcome.note
    if outcome.outcome is Outcome.FAILED and not outcome.articles:
        print_line({"input": outcome.path, "outcome": outcome.outcome, "message": outcome.message, **more})
    for article in outcome.articles:
        folder = str(Path(outcome.folder, article.folder))
        print_line({"input": outcome.path, **asdict(article), "folder": folder, **more})


def print_inspected(path: Path, found: Sequence[Conversion]) -> None:
    """One line an article that was looked at: its facts, and all that its ``report.json`` would hold."""
    from .. import pipeline

    for item in found:
        report = json.loads(store.to_json(report_file(path.name, item.findings, item.evidence)))
        facts = asdict(pipeline.summary(item))
        line = {key: value for key, value in facts.items() if key not in ("folder", "message")}
        print_line({"input": str(path), **line, "findings": report["findings"], "fields": report["fields"]})


def print_line(values: Mapping[str, object]) -> None:
    """One JSON object on a line."""
    print(json.dumps(values, ensure_ascii=False), flush=True)


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
        if outcome.outcome is Outcome.FAILED and not outcome.articles:
            table.add_row(name, SIGNS[Outcome.FAILED], "", "", "")
        for article in outcome.articles:
            state = UNCHANGED if outcome.skipped else SIGNS[article.outcome]
            title = article.title.get(article.language) or next(iter(article.title.values()), "")
            look = str(article.to_review) if article.to_review else ""
            table.add_row(name, state, " ".join(article.languages), look, escape(title))
            name = ""
    Console(highlight=False).print(table)
