"""What is shipped and what it is made with: the version, the archives, the lock, and the hooks before a commit."""

from __future__ import annotations

import os
import re
import subprocess
import tarfile
import tomllib
import zipfile
from collections.abc import Iterator
from importlib import metadata
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

import pytest
from hatchling.builders.sdist import SdistBuilder
from hatchling.builders.wheel import WheelBuilder
from packaging.requirements import Requirement
from packaging.specifiers import SpecifierSet
from packaging.version import Version

import dvomova

PUBLIC = {"pypi.org", "files.pythonhosted.org"}
"""The hosts that a lock for everybody may name."""


@pytest.fixture(scope="module")
def settings(repository: Path) -> dict[str, Any]:
    """``pyproject.toml``."""
    return tomllib.loads((repository / "pyproject.toml").read_text(encoding="utf-8"))


@pytest.fixture(scope="module")
def lock(repository: Path) -> dict[str, Any]:
    """``uv.lock``."""
    return tomllib.loads((repository / "uv.lock").read_text(encoding="utf-8"))


@pytest.fixture(scope="module")
def tracked(repository: Path) -> frozenset[str]:
    """The files of the repository."""
    if not (repository / ".git").exists():
        pytest.skip("This is no checkout: an archive of the sources has no list of its files.")
    done = subprocess.run(("git", "ls-files", "-z"), cwd=repository, capture_output=True, text=True, check=True)
    return frozenset(name for name in done.stdout.split("\0") if name and (repository / name).exists())


def declared(settings: dict[str, Any]) -> list[Version]:
    """The Pythons of the classifiers."""
    found = (re.fullmatch(r"Programming Language :: Python :: (3\.\d+)", c) for c in settings["project"]["classifiers"])
    return [Version(match[1]) for match in found if match]


def test_the_version_is_that_of_the_installed_package() -> None:
    assert dvomova.__version__ == metadata.version("dvomova")


def test_the_version_stands_in_one_place(repository: Path, settings: dict[str, Any]) -> None:
    assert "version" not in settings["project"]
    assert "version" in settings["project"]["dynamic"]
    own = re.compile(rf"[\"']{re.escape(dvomova.__version__)}[\"']")
    places = [path.name for path in sorted((repository / "src").rglob("*.py")) if own.search(path.read_text("utf-8"))]
    assert places == ["release.py"]


def test_the_changelog_has_the_version_below_what_is_not_released(repository: Path) -> None:
    heads = re.findall(r"^## \[([^\]]+)\]", (repository / "CHANGELOG.md").read_text(encoding="utf-8"), re.MULTILINE)
    assert heads[:2] == ["Unreleased", dvomova.__version__]


def test_the_oldest_python_is_the_same_everywhere(settings: dict[str, Any]) -> None:
    oldest = min(declared(settings))
    assert settings["project"]["requires-python"] == f">={oldest}"
    assert settings["tool"]["ruff"]["target-version"] == f"py{oldest.major}{oldest.minor}"


def wanted(settings: dict[str, Any]) -> Iterator[tuple[str, Requirement]]:
    """The direct requirements with their extra, empty for those of the package itself."""
    for line in settings["project"]["dependencies"]:
        yield "", Requirement(line)
    for extra, lines in settings["project"]["optional-dependencies"].items():
        for line in lines:
            yield extra, Requirement(line)


def test_the_lock_is_made_from_these_settings(settings: dict[str, Any], lock: dict[str, Any]) -> None:
    own = next(package for package in lock["package"] if package["name"] == "dvomova")
    locked = {
        (re.sub(r"extra == '(\w+)'", r"\1", each.get("marker", "")), each["name"], SpecifierSet(each["specifier"]))
        for each in own["metadata"]["requires-dist"]
    }
    asked = {(extra, one.name.lower(), one.specifier) for extra, one in wanted(settings)}
    assert locked == asked, "pyproject.toml and uv.lock do not agree; run scripts/lock."
    assert lock["requires-python"] == settings["project"]["requires-python"]


def test_every_locked_release_is_within_the_bounds(settings: dict[str, Any], lock: dict[str, Any]) -> None:
    for _, one in wanted(settings):
        releases = [package["version"] for package in lock["package"] if package["name"] == one.name.lower()]
        assert releases, f"{one.name} is not in uv.lock; run scripts/lock."
        assert all(one.specifier.contains(release) for release in releases)


def test_the_lock_names_public_addresses_only_and_a_hash_for_each_file(lock: dict[str, Any]) -> None:
    for package in lock["package"]:
        if package["name"] == "dvomova":
            assert package["source"] == {"editable": "."}
            continue
        files = [*package.get("wheels", ()), *([package["sdist"]] if "sdist" in package else [])]
        assert files
        addresses = [package["source"]["registry"], *(file["url"] for file in files)]
        assert {urlsplit(address).hostname for address in addresses} <= PUBLIC, package["name"]
        assert all(file["hash"].startswith("sha256:") for file in files), package["name"]


@pytest.fixture(scope="module")
def archive(repository: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The source archive, unpacked."""
    folder = tmp_path_factory.mktemp("sdist")
    (packed,) = SdistBuilder(str(repository)).build(directory=str(folder), versions=["standard"])
    with tarfile.open(packed) as tar:
        tar.extractall(folder, filter="data")
    return folder / f"dvomova-{dvomova.__version__}"


def test_the_source_archive_holds_every_file_of_the_repository(archive: Path, tracked: frozenset[str]) -> None:
    packed = {path.relative_to(archive).as_posix() for path in archive.rglob("*") if path.is_file()}
    assert tracked - packed == set()
    assert {name for name in packed if name.startswith((".venv", "output/"))} == {"output/README.md"}


def wheel_files(top: Path, folder: Path) -> set[str]:
    """The files of the wheel that is built from a folder of sources."""
    (packed,) = WheelBuilder(str(top)).build(directory=str(folder), versions=["standard"])
    with zipfile.ZipFile(packed) as archive:
        return set(archive.namelist())


def test_the_wheel_is_the_same_from_the_archive_and_holds_code_data_and_templates(
    repository: Path, archive: Path, tracked: frozenset[str], tmp_path: Path
) -> None:
    files = wheel_files(archive, tmp_path / "archive")
    assert files == wheel_files(repository, tmp_path / "checkout")
    code = {name.removeprefix("src/") for name in tracked if name.startswith("src/")}
    templates = {f"dvomova/{name}" for name in tracked if name.startswith("templates/")}
    own = {name for name in files if not name.startswith(f"dvomova-{dvomova.__version__}.dist-info/")}
    assert own == code | templates


def test_git_keeps_nothing_of_the_output_but_its_page(repository: Path, tracked: frozenset[str]) -> None:
    assert {name for name in tracked if name.startswith("output/")} == {"output/README.md"}
    words = ("git", "check-ignore", "--quiet", "output/article/en-uk.pdf")
    assert subprocess.run(words, cwd=repository, check=False).returncode == 0


def test_the_hooks_before_a_commit_are_scripts_of_ours(repository: Path) -> None:
    text = (repository / ".pre-commit-config.yaml").read_text(encoding="utf-8")
    assert re.findall(r"repo: (\S+)", text) == ["local"]
    entries = re.findall(r"entry: (\S+)", text)
    assert {"scripts/lint", "scripts/check-files"} <= set(entries)
    assert all(os.access(repository / entry, os.X_OK) for entry in entries)


SLIPS = [
    ("blanks.py", b"x = 1 \n", "blanks at the end"),
    ("unended.md", b"text", "has no end"),
    ("merge.toml", b"<<<<<<< HEAD\nx = 1\n", "not finished"),
    ("big.bin", b"\0" * (1024 * 1024 + 1), "bigger than"),
]


@pytest.mark.parametrize(("name", "data", "said"), SLIPS)
def test_a_slip_is_named(repository: Path, tmp_path: Path, name: str, data: bytes, said: str) -> None:
    path = tmp_path / name
    path.write_bytes(data)
    done = subprocess.run(
        (str(repository / "scripts" / "check-files"), str(path)), capture_output=True, text=True, check=False
    )
    assert done.returncode == 1
    assert f"{path}: " in done.stderr
    assert said in done.stderr


def test_what_has_no_slip_passes(repository: Path, tmp_path: Path) -> None:
    good = {"a.py": b"x = 1\n", "empty.py": b"", "b.tsv": b"a\t\n", "c.png": b"\x89PNG\r\n \n\0 "}
    for name, data in good.items():
        (tmp_path / name).write_bytes(data)
    words = (str(repository / "scripts" / "check-files"), *(str(tmp_path / name) for name in good))
    done = subprocess.run(words, capture_output=True, text=True, check=False)
    assert (done.returncode, done.stderr) == (0, "")
