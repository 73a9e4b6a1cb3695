"""A finding with its place and what was changed; the report that collects them; and the outcome they come to."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from typing import TypeAlias

from ..model import Box, Lang
from .codes import ABOUT, Code, Outcome, Severity


@dataclass(frozen=True, slots=True)
class BlockId:
    """A place: a block, title, keyword or author of the article by its id."""

    id: str


@dataclass(frozen=True, slots=True)
class FieldPath:
    """A place: a field of the article (``doi``, ``title.uk``)."""

    path: str

    @classmethod
    def title(cls, lang: Lang) -> FieldPath:
        """The title in a language."""
        return cls(f"title.{lang}")

    @classmethod
    def abstract(cls, lang: Lang) -> FieldPath:
        """The abstract in a language."""
        return cls(f"abstract.{lang}")

    @classmethod
    def keywords(cls, lang: Lang) -> FieldPath:
        """The keywords in a language."""
        return cls(f"keywords.{lang}")

    @classmethod
    def date(cls, kind: str) -> FieldPath:
        """The date of a kind (``received``)."""
        return cls(f"dates.{kind}")

    @classmethod
    def references(cls, number: int) -> FieldPath:
        """A reference list by its number, from 1."""
        return cls(f"references.{number}")

    @classmethod
    def issue(cls, name: str) -> FieldPath:
        """A fact of the issue (``volume``)."""
        return cls(f"issue.{name}")


@dataclass(frozen=True, slots=True)
class EditionName:
    """A place: an edition by its name on the command line (``pdf``)."""

    name: str


Place: TypeAlias = Box | BlockId | FieldPath | EditionName
"""Where a finding belongs: on a page, in the article, or in what is made of it."""


@dataclass(frozen=True, slots=True)
class Change:
    """What stood in the text and what stands there now."""

    before: str
    after: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Finding:
    """One thing noticed: its code, how much it asks for a person, a sentence, its place, and what was changed."""

    code: Code
    severity: Severity
    message: str
    where: Place | None = None
    changes: tuple[Change, ...] = ()

    @property
    def before(self) -> str | None:
        """What stood there, several places joined with `` | ``; ``None`` where nothing was changed."""
        return " | ".join(change.before for change in self.changes) if self.changes else None

    @property
    def after(self) -> str | None:
        """What stands there now, as ``before``."""
        return " | ".join(change.after for change in self.changes) if self.changes else None


def outcome(findings: Iterable[Finding]) -> Outcome:
    """What became of an article: ``failed`` where an edition is missing, ``review`` where a person should look."""
    found = Outcome.DONE
    for finding in findings:
        if finding.code is Code.EDITION_LEFT_OUT:
            return Outcome.FAILED
        if finding.severity > Severity.INFO:
            found = Outcome.REVIEW
    return found


class Report:
    """Collects findings in the order in which they were made.

    ``on_step`` is called with a few words on what is being done, for progress and as a sign of life: whoever watches
    a run may end one that stays silent too long.
    """

    def __init__(self, findings: tuple[Finding, ...] = (), on_step: Callable[[str], None] | None = None) -> None:
        self._findings: list[Finding] = list(findings)
        self._on_step = on_step

    def step(self, doing: str) -> None:
        """Say what is being done now (``page 3 of 120``)."""
        if self._on_step is not None:
            self._on_step(doing)

    def add(
        self,
        code: Code,
        message: str,
        *,
        severity: Severity | None = None,
        where: Place | None = None,
        changes: Iterable[tuple[str, str]] = (),
    ) -> None:
        """Keep one finding.

        ``message`` is a sentence for an editor, ``severity`` the code's own where none is given, ``changes`` pairs of
        what stood before and after.
        """
        self._findings.append(
            Finding(
                code=code,
                severity=ABOUT[code].severity if severity is None else severity,
                message=message,
                where=where,
                changes=tuple(Change(before, after) for before, after in changes),
            )
        )

    def extend(self, findings: tuple[Finding, ...]) -> None:
        """Keep findings made elsewhere."""
        self._findings.extend(findings)

    def fresh(self) -> Report:
        """An empty report that announces its steps to the same listener."""
        return Report(on_step=self._on_step)

    @property
    def findings(self) -> tuple[Finding, ...]:
        return tuple(self._findings)

    def __iter__(self) -> Iterator[Finding]:
        return iter(self._findings)

    def __len__(self) -> int:
        return len(self._findings)
