"""What all tests share: where the measured documents lie, which are not part of the repository."""

from __future__ import annotations

from pathlib import Path

import pytest

REPOSITORY = Path(__file__).resolve().parent.parent


@pytest.fixture(scope="session")
def repository() -> Path:
    """The top of the checkout."""
    return REPOSITORY


@pytest.fixture(scope="session")
def samples(repository: Path) -> tuple[Path, ...]:
    """The sample articles in ``input/``, sorted."""
    return tuple(sorted((repository / "input").glob("*.pdf")))


@pytest.fixture(scope="session")
def shared(repository: Path) -> Path:
    """The folder of measured documents beside the checkout; tests that need it are skipped where it is missing."""
    folder = repository.parent / "shared"
    if not (folder / "acceptance").is_dir():
        pytest.skip("The measured documents (../shared) are not on this machine.")
    return folder
