"""Findings: a closed list with help for each code, ordered severities, places that say what they are."""

from __future__ import annotations

import json

import pytest

from dvomova.findings import (
    ABOUT,
    BlockId,
    Code,
    EditionName,
    FieldPath,
    Outcome,
    Place,
    Report,
    Severity,
    outcome,
    report_file,
)
from dvomova.model import Box, Evidence
from dvomova.store import to_json

BOX = Box(page=3, x0=0, top=0, x1=10, bottom=10)


def test_every_code_says_what_it_means_and_what_to_do() -> None:
    assert list(ABOUT) == list(Code)
    for about in ABOUT.values():
        assert about.meaning.endswith(".")
        assert about.advice.endswith(".")


def test_severities_and_outcomes_are_ordered_by_how_bad_they_are() -> None:
    assert max(Severity) is Severity.ERROR
    assert sorted([Severity.WARNING, Severity.ERROR, Severity.INFO]) == ["info", "warning", "error"]
    assert Severity.INFO < "warning" <= Severity.WARNING
    assert max([Outcome.REVIEW, Outcome.DONE]) is Outcome.REVIEW
    assert Outcome.FAILED > Outcome.REVIEW >= Outcome.REVIEW


def test_a_finding_has_the_severity_of_its_code_unless_the_case_has_another() -> None:
    report = Report()
    report.add(Code.FIELD_MISSING, "No title was found.")
    report.add(Code.FIELD_MISSING, "No UDC was found.", severity=Severity.INFO)
    assert [finding.severity for finding in report] == [Severity.WARNING, Severity.INFO]


@pytest.mark.parametrize(
    ("codes", "wanted"),
    [
        ([], Outcome.DONE),
        ([Code.HYPHEN_JOINED], Outcome.DONE),
        ([Code.HYPHEN_JOINED, Code.FIELD_MISSING], Outcome.REVIEW),
        ([Code.PAGE_FAILED], Outcome.REVIEW),
        ([Code.FIELD_MISSING, Code.EDITION_LEFT_OUT], Outcome.FAILED),
    ],
)
def test_the_outcome_follows_from_the_findings(codes: list[Code], wanted: Outcome) -> None:
    report = Report()
    for code in codes:
        report.add(code, "A sentence.")
    assert outcome(report) is wanted


@pytest.mark.parametrize(
    ("where", "saved"),
    [
        (BOX, {"where": {"page": 3, "x0": 0, "top": 0, "x1": 10, "bottom": 10}}),
        (BlockId("en.p2"), {"where": "en.p2", "place": "block"}),
        (FieldPath.title("uk"), {"where": "title.uk", "place": "field"}),
        (EditionName("pdf"), {"where": "pdf", "place": "edition"}),
        (None, {}),
    ],
)
def test_the_report_file_says_what_kind_of_place_a_finding_has(where: Place | None, saved: dict[str, object]) -> None:
    report = Report()
    report.add(Code.HYPHEN_JOINED, "Joined.", where=where, changes=[("a- b", "ab"), ("c- d", "cd")])
    (made,) = json.loads(to_json(report_file("a.pdf", report, {})))["findings"]
    common = {"code": "hyphen-joined", "severity": "info", "message": "Joined."}
    assert made == {**common, **saved, "before": "a- b | c- d", "after": "ab | cd"}


def test_the_report_file_puts_first_what_most_needs_a_look() -> None:
    report = Report()
    for code in (Code.HYPHEN_JOINED, Code.FIELD_MISSING, Code.EDITION_LEFT_OUT, Code.FIELD_UNSURE):
        report.add(code, "A sentence.")
    evidence = {"doi": Evidence(confidence=0.9, reason="x"), "title.uk": Evidence(confidence=0.4, reason="y")}
    made = report_file("a.pdf", report, evidence)
    assert [finding.code for finding in made.findings] == [
        Code.EDITION_LEFT_OUT,
        Code.FIELD_MISSING,
        Code.FIELD_UNSURE,
        Code.HYPHEN_JOINED,
    ]
    assert [field.field for field in made.fields] == ["title.uk", "doi"]
