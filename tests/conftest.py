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


RENEWED = "The goldens were renewed; look at the diff of tests/golden, then run the tests without --renew."


def pytest_addoption(parser: pytest.Parser) -> None:
    """``scripts/test --renew``: write the files of ``tests/golden`` anew."""
    parser.addoption("--renew", action="store_true", help="write the goldens anew; the run fails, so look at the diff")


def pytest_sessionfinish(session: pytest.Session) -> None:
    """A run that renews goldens never passes, whatever it ran: the option cannot be left on unseen."""
    if session.config.getoption("--renew") and session.exitstatus == pytest.ExitCode.OK:
        session.exitstatus = pytest.ExitCode.TESTS_FAILED


def pytest_terminal_summary(terminalreporter: pytest.TerminalReporter, config: pytest.Config) -> None:
    """Say why such a run fails."""
    if config.getoption("--renew"):
        terminalreporter.write_line(RENEWED, red=True)
