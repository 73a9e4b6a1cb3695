"""What can stop an input, as a tree; every message is a sentence for an editor with the next step.

::

    DvomovaError                 exit 1
     ├─ UsageError               exit 2   wrong words on the command line
     │   └─ ProfileError                  journal.toml or a language file: file, key, nearest known key
     ├─ InputError               one input fails, a batch goes on
     │   ├─ UnknownFormat
     │   ├─ EmptyInput
     │   ├─ EncryptedInput
     │   ├─ DamagedInput
     │   ├─ NoText                        scanned pages and no OCR: names what to install
     │   ├─ NoArticle                     imprint, contents, a call for papers
     │   └─ TooLarge                      a limit of time, memory or size was met
     ├─ EditionError             an edition could not be made
     │   └─ TemplateError                 template and line
     ├─ StoreError               a file could not be written or read back
     ├─ MissingTool              a program, library or font, and the command that installs it
     └─ InternalFault            a fault of dvomova itself: what to report

An error stops one input; a finding (``findings``) stops nothing. Exceptions of other libraries become
ours in the one module that imports the library; what nobody foresaw becomes ours in ``ours``. Each error is one
sentence and nothing else, so that it goes to another process and comes back the same (``pickle``): class, sentence
and exit code.
"""

from __future__ import annotations

import logging
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from enum import IntEnum


class ExitCode(IntEnum):
    """How the command ends, the worst last; ``STOPPED`` is the shell's own number for an interrupt."""

    DONE = 0
    FAILED = 1
    USAGE = 2
    STOPPED = 130


class DvomovaError(Exception):
    """Base of all; ``str(error)`` is the sentence for the editor."""

    exit_code: ExitCode = ExitCode.FAILED

    def __init__(self, message: str) -> None:
        super().__init__(message)


class UsageError(DvomovaError):
    """The command line, an option or a setting cannot be used."""

    exit_code = ExitCode.USAGE


class ProfileError(UsageError):
    """A journal's or language's file has an unknown key or a value that cannot be used."""


class InputError(DvomovaError):
    """One input cannot be converted."""


class UnknownFormat(InputError):
    """The file is of a kind that dvomova does not read."""


class EmptyInput(InputError):
    """The file holds nothing, or no pages."""


class EncryptedInput(InputError):
    """The file is locked with a password."""


class DamagedInput(InputError):
    """The file is cut off or broken, and repair did not help."""


class NoText(InputError):
    """The pages are images and no text recognition is installed."""


class NoArticle(InputError):
    """The file is sound, but holds no article."""


class TooLarge(InputError):
    """Reading met a limit of time, memory or size."""


class EditionError(DvomovaError):
    """An edition could not be made."""


class TemplateError(EditionError):
    """A template is wrong; the message names it and the line."""


class StoreError(DvomovaError):
    """A file of the output could not be written or read back."""


class MissingTool(DvomovaError):
    """A program, system library or font is missing; the message holds the command that installs it."""


class InternalFault(DvomovaError):
    """A fault of dvomova itself; the cause is chained to it."""


def exit_code(errors: Iterable[DvomovaError]) -> ExitCode:
    """How a run ends in which these errors occurred: by the worst of them."""
    return max((error.exit_code for error in errors), default=ExitCode.DONE)


@contextmanager
def ours(name: str) -> Iterator[None]:
    """Every exception that leaves the block is a ``DvomovaError``; ``name`` is the input, for the log.

    This is the one place that catches everything: below it stands one input, and the others of a batch go on.
    """
    try:
        yield
    except DvomovaError:
        raise
    except MemoryError as error:
        raise TooLarge("The file needs more memory than one input may have; split it and try the parts.") from error
    except RecursionError as error:
        raise DamagedInput("The file is nested too deeply to be read; save it anew with another program.") from error
    except Exception as error:
        logging.getLogger(__name__).debug("%s", name, exc_info=True)
        kind = type(error).__name__
        raise InternalFault(
            f"dvomova met a fault of its own ({kind}: {error}); please report it with the file."
        ) from error
