"""Errors: each goes to another process and comes back the same, and the worst of them is the exit code."""

from __future__ import annotations

import pickle
from collections.abc import Iterator

import pytest

from dvomova import errors
from dvomova.errors import DamagedInput, DvomovaError, ExitCode, InputError, InternalFault, TooLarge, exit_code, ours


def tree(kind: type[DvomovaError] = DvomovaError) -> Iterator[type[DvomovaError]]:
    yield kind
    for below in kind.__subclasses__():
        yield from tree(below)


@pytest.mark.parametrize("kind", list(tree()))
def test_every_error_survives_the_way_to_another_process(kind: type[DvomovaError]) -> None:
    back = pickle.loads(pickle.dumps(kind("The file is locked; save it without a password.")))
    assert type(back) is kind
    assert str(back) == "The file is locked; save it without a password."
    assert back.exit_code is kind.exit_code


def test_every_error_stands_in_the_tree_of_the_docstring_with_its_exit_code() -> None:
    picture = errors.__doc__ or ""
    assert all(kind.__name__ in picture for kind in tree())
    usage = {kind.__name__ for kind in tree() if kind.exit_code == 2}
    assert usage == {"UsageError", "ProfileError"}
    assert {kind.exit_code for kind in tree()} == {1, 2}


def test_the_worst_error_decides_how_the_command_ends() -> None:
    assert exit_code([]) is ExitCode.DONE
    assert exit_code([InputError("x")]) is ExitCode.FAILED
    assert exit_code([InputError("x"), errors.ProfileError("y"), InputError("z")]) is ExitCode.USAGE


@pytest.mark.parametrize(
    ("error", "kind"), [(MemoryError(), TooLarge), (RecursionError(), DamagedInput), (KeyError("x"), InternalFault)]
)
def test_what_nobody_foresaw_becomes_ours_and_keeps_its_cause(error: Exception, kind: type[DvomovaError]) -> None:
    with pytest.raises(kind) as caught, ours("a.pdf"):
        raise error
    assert caught.value.__cause__ is error


def test_our_own_errors_and_an_interrupt_pass_as_they_are() -> None:
    own = InputError("x")
    with pytest.raises(InputError) as caught, ours("a.pdf"):
        raise own
    assert caught.value is own
    with pytest.raises(KeyboardInterrupt), ours("a.pdf"):
        raise KeyboardInterrupt
