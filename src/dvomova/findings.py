"""Findings: what a person should know of, named, located and kept; they stop nothing.

Codes are a closed list, so that a finding can be counted, looked up and translated (MyST's and
pandoc's habit). A repair states what stood there before and after, so that it can be undone.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from enum import StrEnum
from typing import Literal, TypeAlias

from .model import Box

Severity: TypeAlias = Literal["info", "warning", "error"]


class Code(StrEnum):
    """What was noticed; the comment above each group says which step speaks."""

    # readers: the file
    FILE_REPAIRED = "file-repaired"
    PAGE_FAILED = "page-failed"
    PAGE_RECOGNISED = "page-recognised"
    PAGE_WITHOUT_TEXT = "page-without-text"
    ATTACHMENT_IGNORED = "attachment-ignored"
    CHART_UNREADABLE = "chart-unreadable"
    FONT_SUBSTITUTED = "font-substituted"
    # text repair
    ENCODING_REPAIRED = "encoding-repaired"
    LOOKALIKES_REPAIRED = "lookalikes-repaired"
    SPACING_REPAIRED = "spacing-repaired"
    HYPHEN_JOINED = "hyphen-joined"
    TEXT_UNREADABLE = "text-unreadable"
    TEXT_HIDDEN = "text-hidden"
    # layout
    FURNITURE_REMOVED = "furniture-removed"
    FIGURE_LETTERS = "figure-letters"
    PICTURE_LEFT_OUT = "picture-left-out"
    # assembly
    FIELD_MISSING = "field-missing"
    FIELD_UNSURE = "field-unsure"
    FIELD_TAKEN_FROM_ELSEWHERE = "field-taken-from-elsewhere"
    LANGUAGE_UNSURE = "language-unsure"
    BLOCK_NOT_UNDERSTOOD = "block-not-understood"
    NAMES_DIFFER = "names-differ"
    SPLIT_UNSURE = "split-unsure"
    PAGES_OUTSIDE_ARTICLES = "pages-outside-articles"
    # alignment
    LINK_WEAK = "link-weak"
    UNIT_UNPAIRED = "unit-unpaired"
    CORRECTION_STALE = "correction-stale"
    # writers
    EDITION_LEFT_OUT = "edition-left-out"


@dataclass(frozen=True, slots=True, kw_only=True)
class Finding:
    """One thing noticed. ``where`` is a box on a page or the id of a block."""

    code: Code
    severity: Severity
    message: str
    where: Box | str | None = None
    before: str | None = None
    after: str | None = None


class Report:
    """Collects findings in the order in which they were made.

    ``on_step`` is told in a few words what is being done, for progress and as a sign of life: whoever watches
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
        severity: Severity = "info",
        where: Box | str | None = None,
        change: tuple[str, str] | None = None,
    ) -> None:
        """Keep one finding; ``message`` is a sentence for an editor, ``change`` what stood before and after."""
        before, after = change or (None, None)
        self._findings.append(
            Finding(code=code, severity=severity, message=message, where=where, before=before, after=after)
        )

    def extend(self, findings: tuple[Finding, ...]) -> None:
        """Keep findings made elsewhere."""
        self._findings.extend(findings)

    def fresh(self) -> Report:
        """An empty report that tells its steps to the same listener."""
        return Report(on_step=self._on_step)

    @property
    def findings(self) -> tuple[Finding, ...]:
        return tuple(self._findings)

    def __iter__(self) -> Iterator[Finding]:
        return iter(self._findings)

    def __len__(self) -> int:
        return len(self._findings)
