"""Findings: what a person should know of an article, named, located and kept; a finding stops nothing.

Codes are a closed list (``codes``), so that a finding can be counted, looked up and translated (MyST's and pandoc's
habit); ``docs/findings.md`` is made of it. A repair keeps what stood there before and after, so that it can be undone.
``report`` collects findings and is the one place that decides what became of an article; ``records`` is
``report.json``.
"""

from __future__ import annotations

from .codes import ABOUT, Code, CodeHelp, Outcome, Severity
from .records import FieldRecord, FindingRecord, ReportFile, report_file
from .report import BlockId, Change, EditionName, FieldPath, Finding, Place, Report, outcome

__all__ = [
    "ABOUT",
    "BlockId",
    "Change",
    "Code",
    "CodeHelp",
    "EditionName",
    "FieldPath",
    "FieldRecord",
    "Finding",
    "FindingRecord",
    "Outcome",
    "Place",
    "Report",
    "ReportFile",
    "Severity",
    "outcome",
    "report_file",
]
