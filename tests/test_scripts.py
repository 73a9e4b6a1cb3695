"""The scripts: each is plain sh that parses, and the keeper of the floors lets none fall unseen."""

from __future__ import annotations

import importlib.util
import json
import os
import re
import subprocess
import sys
import tomllib
from pathlib import Path
from types import ModuleType

import pytest
from vulture import Vulture

SHELL = ("_setup", "editions", "test", "test-pythons", "lint", "check-files", "lock", "bench", "quality", "compare")


@pytest.fixture(scope="module")
def quality(repository: Path) -> ModuleType:
    """``scripts/quality.py`` as a module."""
    sys.path.insert(0, str(repository / "scripts"))
    spec = importlib.util.spec_from_file_location("quality", repository / "scripts" / "quality.py")
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    sys.modules["quality"] = module
    spec.loader.exec_module(module)
    return module


@pytest.mark.parametrize("name", SHELL)
def test_every_script_is_sh_that_parses(repository: Path, name: str) -> None:
    subprocess.run(("sh", "-n", str(repository / "scripts" / name)), check=True)


@pytest.mark.parametrize("name", [f"scripts/{name}" for name in SHELL if name != "_setup"] + [".ci/run"])
def test_every_script_may_be_run(repository: Path, name: str) -> None:
    assert os.access(repository / name, os.X_OK)


def setup_says(repository: Path, words: str, home: Path, programs: dict[str, str]) -> subprocess.CompletedProcess[str]:
    """Run words after sourcing ``_setup``, on a machine that has only these programs beside the shell's own."""
    folder = home / "programs"
    folder.mkdir(exist_ok=True)
    for name, script in programs.items():
        path = folder / name
        path.write_text(f"#!/bin/sh\n{script}\n", encoding="utf-8")
        path.chmod(0o755)
    for name in ("cat", "cksum", "dirname", "mktemp", "rm", "tail"):
        link = folder / name
        if not link.exists():
            link.symlink_to(next(p for d in ("/bin", "/usr/bin") if (p := Path(d, name)).exists()))
    script = home / "project dvomova" / "scripts" / "script"
    script.parent.mkdir(parents=True, exist_ok=True)
    (script.parent / "_setup").write_text(
        (repository / "scripts" / "_setup").read_text(encoding="utf-8"), encoding="utf-8"
    )
    script.write_text(f'set -eu\n. "$(dirname -- "$0")/_setup"\n{words}\n', encoding="utf-8")
    return subprocess.run(
        ("/bin/sh", str(script)),
        env={"PATH": str(folder), "HOME": str(home)},
        capture_output=True,
        text=True,
        check=False,
    )


INSTALLED = 'case "$3" in fontconfig|libpango-1.0-0) echo installed;; *) exit 1;; esac'


def test_packages_that_are_there_are_not_asked_for(repository: Path, tmp_path: Path) -> None:
    done = setup_says(
        repository, "missing fontconfig fonts-paratype libpango-1.0-0", tmp_path, {"dpkg-query": INSTALLED}
    )
    assert done.stdout == "fonts-paratype"


def test_without_rights_and_sudo_one_sentence_says_what_to_do(repository: Path, tmp_path: Path) -> None:
    programs = {"dpkg-query": INSTALLED, "apt-get": "exit 9", "id": "echo 1000"}
    done = setup_says(repository, "system_packages", tmp_path, programs)
    assert done.returncode == 1
    assert "ask whoever looks after this machine to run: apt-get install libpangoft2-1.0-0" in done.stderr


def test_nothing_missing_calls_no_installer(repository: Path, tmp_path: Path) -> None:
    programs = {"dpkg-query": "echo installed", "apt-get": "echo called >&2; exit 9", "id": "echo 1000"}
    done = setup_says(repository, "system_packages", tmp_path, programs)
    assert (done.returncode, done.stderr) == (0, "")


def test_without_a_network_the_sentence_says_so(repository: Path, tmp_path: Path) -> None:
    programs = {
        "dpkg-query": INSTALLED,
        "apt-get": "exit 100",
        "apt-cache": "echo known",
        "id": "echo 0",
        "env": "exit 100",
    }
    done = setup_says(repository, "system_packages", tmp_path, programs)
    assert done.returncode == 1
    assert "Check the network and your right to install" in done.stderr


def test_an_old_python_is_named(repository: Path, tmp_path: Path) -> None:
    programs = {"python3": 'case "$1" in --version) echo Python 3.9.2;; *) exit 1;; esac', "id": "echo 1000"}
    done = setup_says(repository, "a_python", tmp_path, programs)
    assert done.returncode == 1
    assert "needs Python 3.11 or newer, and here is Python 3.9.2" in done.stderr


def test_a_newer_python_beside_an_old_one_is_found(repository: Path, tmp_path: Path) -> None:
    programs = {"python3": "exit 1", "python3.12": "exit 0"}
    done = setup_says(repository, 'a_python; echo "$found"', tmp_path, programs)
    assert done.stdout.strip() == "python3.12"


def test_what_is_used_elsewhere_is_all_that_seems_unused(repository: Path) -> None:
    """An entry that vulture would not name without it is taken out of the list, so that it hides no new dead name."""
    listed = set(re.findall(r"^_\.(\w+)$", (repository / "scripts/used_elsewhere.py").read_text("utf-8"), re.MULTILINE))
    search = Vulture()
    search.scavenge([str(repository / name) for name in ("src", "scripts")], exclude=["*/used_elsewhere.py"])
    assert {item.name for item in search.get_unused_code(min_confidence=60)} == listed


@pytest.mark.parametrize("words", [("--only", "3.99"), ("--all", "--only", "3.99"), ("--only",)])
def test_a_python_that_is_not_here_is_named_and_no_success(repository: Path, words: tuple[str, ...]) -> None:
    script = str(repository / "scripts" / "test-pythons")
    done = subprocess.run((script, *words), capture_output=True, text=True, check=False)
    assert done.returncode == 1
    assert ("3.99: not found" if "3.99" in words else "Say which Python") in done.stderr


def test_every_declared_python_is_asked_for(repository: Path, tmp_path: Path) -> None:
    """Without any Python on the machine each one of the classifiers is named."""
    settings = tomllib.loads((repository / "pyproject.toml").read_text(encoding="utf-8"))
    named = [line.split(" :: ")[-1] for line in settings["project"]["classifiers"] if ":: Python :: 3." in line]
    folder = tmp_path / "programs"
    folder.mkdir()
    for name in ("dirname", "sed", "cat"):
        (folder / name).symlink_to(next(p for d in ("/bin", "/usr/bin") if (p := Path(d, name)).exists()))
    done = subprocess.run(
        ("/bin/sh", str(repository / "scripts" / "test-pythons")),
        env={"PATH": str(folder), "HOME": str(tmp_path)},
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 1
    assert [line for line in done.stderr.splitlines() if "not found on this machine" in line] == [
        f"Python {version}: not found on this machine" for version in named
    ]


def test_a_figure_below_its_floor_is_named(quality: ModuleType) -> None:
    floors = {"real": {"mean": {"floor": 0.9, "wanted": 0.93}}}
    lines, fallen = quality.table({"real": {"mean": 0.89, "other": 0.1}}, floors)
    assert fallen == ["real, mean: 0.8900 is below its floor 0.9000"]
    assert "FELL" in lines


def test_a_figure_above_its_floor_passes_and_says_what_is_left(quality: ModuleType) -> None:
    lines, fallen = quality.table({"real": {"mean": 0.91}}, {"real": {"mean": {"floor": 0.9, "wanted": 0.93}}})
    assert fallen == []
    assert lines.endswith("not yet")


def test_floors_are_raised_and_never_lowered(quality: ModuleType) -> None:
    floors = {"real": {"mean": {"floor": 0.9}, "lowest": {"floor": 0.8}, "unmeasured": {"floor": 0.7}}}
    new = quality.raised({"real": {"mean": 0.95, "lowest": 0.5, "no mark": 1.0}}, floors)
    assert new == {"real": {"mean": {"floor": 0.948}, "lowest": {"floor": 0.8}, "unmeasured": {"floor": 0.7}}}


def test_the_floors_name_sets_that_exist(quality: ModuleType) -> None:
    floors = json.loads(quality.FLOORS.read_text(encoding="utf-8"))
    assert set(quality.SETS) <= set(floors)
    for figures in floors.values():
        for marks in figures.values():
            assert marks["floor"] >= 0
