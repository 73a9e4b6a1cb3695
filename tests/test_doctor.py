"""The doctor: what is there, what is not, and the command for it, on machines that are made up for the test."""

from __future__ import annotations

import io
import stat
from pathlib import Path

import pytest
from rich.console import Console

from dvomova import doctor, tools
from dvomova.doctor import Check


@pytest.fixture
def programs(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """An empty folder as the only place where programs are found."""
    folder = tmp_path / "bin"
    folder.mkdir()
    monkeypatch.setenv("PATH", str(folder))
    doctor.fonts.cache_clear()
    return folder


def program(folder: Path, name: str, script: str) -> None:
    path = folder / name
    path.write_text(f"#!/bin/sh\n{script}\n", encoding="utf-8")
    path.chmod(path.stat().st_mode | stat.S_IXUSR)


def shown(checks: tuple[Check, ...]) -> str:
    out = io.StringIO()
    Console(file=out, width=200, highlight=False).print(doctor.table(checks))
    return out.getvalue()


@pytest.mark.usefixtures("programs")
def test_nothing_there_names_a_command_for_each() -> None:
    nothing = frozenset[str]()
    checks = (doctor.cyrillic(nothing), doctor.own_fonts(nothing), doctor.stand_ins(nothing), doctor.tesseract())
    assert [each.state for each in checks] == ["missing", "optional-missing", "optional-missing", "optional-missing"]
    assert all(each.install in shown(checks) for each in checks)
    assert not doctor.healthy(checks)


def test_what_is_only_optional_does_not_make_it_ill() -> None:
    checks = (
        Check(name="a", state="ok", found="", purpose=""),
        Check(name="b", state="optional-missing", found="", purpose=""),
    )
    assert doctor.healthy(checks)
    assert not doctor.healthy((*checks, Check(name="c", state="missing", found="", purpose="")))


def test_fonts_are_those_that_fontconfig_lists(programs: Path) -> None:
    program(programs, "fc-list", "printf 'PT Serif\\nPT Sans,ПТ Санс\\nPT Serif\\n'")
    families = frozenset(doctor.fonts(":lang=uk"))
    assert families == {"PT Serif", "PT Sans", "ПТ Санс"}
    assert doctor.cyrillic(families).state == "ok"
    assert doctor.own_fonts(families).state == "ok"


def test_a_missing_font_of_ours_names_the_one_used_instead(programs: Path) -> None:
    program(programs, "fc-match", "printf 'DejaVu Serif,DejaVu'")
    check = doctor.own_fonts(frozenset({"DejaVu Serif"}))
    assert check.state == "optional-missing"
    assert "DejaVu Serif is used instead" in check.found


def test_tesseract_without_ukrainian_is_told(programs: Path) -> None:
    program(
        programs,
        "tesseract",
        'case "$1" in --list-langs) printf "List:\\neng\\nosd\\n";; *) echo tesseract 5.3.0;; esac',
    )
    check = doctor.tesseract()
    assert (check.state, check.found) == ("optional-missing", "5.3.0, without ukr, rus")
    assert "ukr" in check.install


def test_tesseract_with_its_languages_is_well(programs: Path) -> None:
    program(
        programs, "tesseract", 'case "$1" in --list-langs) printf "ukr\\neng\\nrus\\n";; *) echo tesseract 5.3.0;; esac'
    )
    check = doctor.tesseract()
    assert (check.state, check.found, check.install) == ("ok", "5.3.0 with ukr, eng, rus", "")


def test_a_program_that_fails_counts_as_missing(programs: Path) -> None:
    program(programs, "tesseract", "exit 3")
    assert doctor.tesseract().found == "not found"


def test_a_missing_library_is_needed(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(doctor, "library", lambda names: None)
    assert doctor.pango().state == "missing"
    assert "Pango" in doctor.pango().found
    assert doctor.harfbuzz().state == "missing"


def test_a_library_that_is_not_there_is_not_loaded() -> None:
    assert doctor.library(("libno-such-library.so.0",)) is None


@pytest.mark.parametrize(
    ("platform", "release", "wanted"),
    [
        ("darwin", "", "macos"),
        ("linux", "ID=ubuntu\nID_LIKE=debian\n", "debian"),
        ("linux", 'ID="rocky"\nID_LIKE="rhel centos fedora"\n', "fedora"),
        ("linux", "ID=arch\n", "debian"),
    ],
)
def test_the_system_chooses_the_command(
    monkeypatch: pytest.MonkeyPatch, platform: str, release: str, wanted: tools.System
) -> None:
    monkeypatch.setattr(tools.sys, "platform", platform)
    monkeypatch.setattr(Path, "read_text", lambda self, encoding: release)
    assert tools.system() == wanted
    assert doctor.verdict("pango", ["Pango"], needed=True)[1] == tools.TOOLS["pango"].install[wanted]


def test_every_part_has_a_command_for_every_system() -> None:
    assert {frozenset(tool.install) for tool in tools.TOOLS.values()} == {frozenset({"debian", "fedora", "macos"})}


def test_the_python_packages_are_named_with_their_versions() -> None:
    check = doctor.python_packages()
    assert check.state == "ok"
    assert "weasyprint 7" in check.found


def test_brackets_in_what_was_found_are_not_markup() -> None:
    assert "[bold]x[/]" in shown((Check(name="a", state="ok", found="[bold]x[/]", purpose=""),))
