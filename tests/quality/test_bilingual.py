"""Papers that their authors wrote in both languages: the pairs that a person found right are still made.

The texts belong to their authors and stay outside the repository; ``bilingual-verdicts.tsv`` holds hashes and verdicts.
"""

from __future__ import annotations

import importlib.util
import sys
from pathlib import Path
from types import ModuleType

import pytest

from dvomova import cli
from dvomova.corrections import COLUMNS, CorrectionLine, key_of, read_table

VERDICTS = Path(__file__).with_name("bilingual-verdicts.tsv")
SUFFIXES = {"LocalLLMsRun": "docx", "Visitor": "md", "WordAutomation": "docx"}


@pytest.fixture(scope="module")
def draw_beads(repository: Path) -> ModuleType:
    """``scripts/draw_beads.py`` as a module."""
    spec = importlib.util.spec_from_file_location("draw_beads", repository / "scripts" / "draw_beads.py")
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    sys.modules["draw_beads"] = module
    spec.loader.exec_module(module)
    return module


def sentence(number: int, unit: str = "body") -> CorrectionLine:
    return CorrectionLine(
        languages="en-uk", unit=unit, left=f"Measure {number}.", right=f"Міра {number}.", score="1.00"
    )


def written(path: Path, lines: list[CorrectionLine]) -> Path:
    rows = ["\t".join(COLUMNS)]
    rows += ["\t".join((ln.languages, ln.unit, ln.left, ln.right, ln.score, "", key_of(ln))) for ln in lines]
    path.write_text("\r\n".join(rows), encoding="utf-8-sig")
    return path


@pytest.mark.parametrize("name", SUFFIXES)
def test_pairs_that_were_found_right_are_still_made(
    name: str, shared: Path, draw_beads: ModuleType, tmp_path: Path
) -> None:
    """At least 38 of 40 beads of each paper were judged right, and are made again, letter by letter."""
    sides = [
        str(shared / "acceptance" / "bilingual" / f"{name}-Paper_{lang}.{SUFFIXES[name]}")
        for lang in ("English", "Ukrainian")
    ]
    assert cli.main(["pair", *sides, "-o", str(tmp_path), "--editions", "none", "--quiet"]) == 0
    (table,) = tmp_path.rglob("alignment.tsv")
    lines = read_table(table.read_bytes())
    judged = [one for one in draw_beads.verdicts(VERDICTS) if one.document == name]
    gone = draw_beads.missing(judged, lines)
    right = sum(one.verdict == draw_beads.RIGHT for one in judged)
    assert len(judged) >= 20
    assert right - len(gone) >= draw_beads.needed(len(judged)), f"no longer there: {gone}"


def test_the_verdicts_hold_no_text_of_the_papers(draw_beads: ModuleType) -> None:
    found = draw_beads.verdicts(VERDICTS)
    assert {one.document for one in found} == set(SUFFIXES)
    assert len({(one.document, one.key) for one in found}) == len(found)
    assert all(len(one.key) == 10 and int(one.key, 16) >= 0 for one in found)
    assert all(len(one.note) <= 120 for one in found)


def test_a_draw_is_the_same_each_time_and_differs_by_seed(draw_beads: ModuleType) -> None:
    lines = [sentence(number) for number in range(100)]
    first = draw_beads.drawn(lines)
    assert len(first) == 40
    assert list(first) == list(draw_beads.drawn(lines))
    assert set(first) != set(draw_beads.drawn(lines, seed=7))


def test_a_changed_bead_takes_no_other_out_of_the_draw(draw_beads: ModuleType) -> None:
    lines = [sentence(number) for number in range(100)]
    before = set(draw_beads.drawn(lines))
    place = next(n for n, line in enumerate(lines) if key_of(line) in before)
    after = set(draw_beads.drawn([*lines[:place], sentence(1000), *lines[place + 1 :]]))
    assert len(before - after) == 1


def test_only_running_text_with_both_sides_is_drawn(draw_beads: ModuleType) -> None:
    alone = CorrectionLine(languages="en-uk", unit="body", left="Alone.", right="")
    lines = [sentence(1), sentence(2, "abstract"), sentence(3, "heading"), sentence(4, "keyword"), alone]
    assert [line.unit for line in draw_beads.drawn(lines).values()] == ["body", "abstract", "heading"]


@pytest.mark.parametrize(("judged", "needed"), [(40, 38), (39, 38), (22, 21), (20, 19), (1, 1)])
def test_the_share_of_38_in_40_is_asked_of_any_number(draw_beads: ModuleType, judged: int, needed: int) -> None:
    assert draw_beads.needed(judged) == needed


def test_a_run_that_lost_too_many_right_beads_fails_the_check(
    draw_beads: ModuleType, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    lines = [sentence(number) for number in range(40)]
    file = tmp_path / "verdicts.tsv"
    file.write_text("".join(f"paper\t{key_of(line)}\tright\t\n" for line in lines), encoding="utf-8")
    words = ("--check", str(file), "--document", "paper")
    table = tmp_path / "alignment.tsv"
    assert draw_beads.main([str(written(table, lines[2:])), *words]) == 0
    assert draw_beads.main([str(written(table, lines[3:])), *words]) == 1
    assert key_of(lines[0]) in capsys.readouterr().out


def test_beads_judged_wrong_count_against_a_document(draw_beads: ModuleType, tmp_path: Path) -> None:
    lines = [sentence(number) for number in range(40)]
    file = tmp_path / "verdicts.tsv"
    told = ["wrong" if number < 3 else "right" for number in range(40)]
    rows = (f"paper\t{key_of(line)}\t{verdict}\t\n" for line, verdict in zip(lines, told, strict=True))
    file.write_text("".join(rows), encoding="utf-8")
    words = [str(written(tmp_path / "alignment.tsv", lines)), "--check", str(file), "--document", "paper"]
    assert draw_beads.main(words) == 1


def test_a_verdict_that_is_not_filled_in_is_told(draw_beads: ModuleType, tmp_path: Path) -> None:
    file = tmp_path / "verdicts.tsv"
    file.write_text("paper\t0123456789\t\t\n", encoding="utf-8")
    with pytest.raises(ValueError, match="neither"):
        draw_beads.verdicts(file)
