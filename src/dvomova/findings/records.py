"""``report.json``: its shape, and how findings and evidence come into it."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Literal

from ..model import Box, Evidence
from .codes import Code, Outcome, Severity
from .report import BlockId, EditionName, FieldPath, Finding, outcome


@dataclass(frozen=True, slots=True, kw_only=True)
class FindingRecord:
    """A finding as ``report.json`` has it.

    ``where`` is a box of a page, or a word that ``place`` explains: the id of a block, the path of a field or the name
    of an edition. Several changes are joined with `` | ``.
    """

    code: Code
    severity: Severity
    message: str
    where: Box | str | None = None
    place: Literal["block", "field", "edition"] | None = None
    before: str | None = None
    after: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class FieldRecord:
    """A field of the article by its path (``title.uk``), and the evidence for it."""

    field: str
    evidence: Evidence


@dataclass(frozen=True, slots=True, kw_only=True)
class ReportFile:
    """``report.json``: what most needs a person's look first, findings and fields alike.

    ``fields`` says of each field of the article where it was printed and how sure its reading is.
    """

    schema: Literal["dvomova/report@1"] = "dvomova/report@1"
    input: str
    outcome: Outcome
    findings: tuple[FindingRecord, ...]
    fields: tuple[FieldRecord, ...]


def report_file(name: str, findings: Iterable[Finding], evidence: Mapping[str, Evidence]) -> ReportFile:
    """``report.json`` of one article; ``name`` is the input's, ``evidence`` that of each field by its path."""
    fields = (FieldRecord(field=path, evidence=evidence[path]) for path in evidence)
    findings = tuple(findings)
    return ReportFile(
        input=name,
        outcome=outcome(findings),
        findings=tuple(map(_record, sorted(findings, key=lambda finding: finding.severity, reverse=True))),
        fields=tuple(sorted(fields, key=lambda field: (field.evidence.confidence, field.field))),
    )


def _record(finding: Finding) -> FindingRecord:
    where: Box | str | None
    place: Literal["block", "field", "edition"] | None
    match finding.where:
        case BlockId(id=name):
            where, place = name, "block"
        case FieldPath(path=name):
            where, place = name, "field"
        case EditionName(name=name):
            where, place = name, "edition"
        case box:
            where, place = box, None
    return FindingRecord(
        code=finding.code,
        severity=finding.severity,
        message=finding.message,
        where=where,
        place=place,
        before=finding.before,
        after=finding.after,
    )
