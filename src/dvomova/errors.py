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
     └─ MissingTool              a program, library or font, and the command that installs it

An error stops one input; a finding (``report``) stops nothing. Exceptions of other libraries become
ours in the one module that imports the library.
"""

from __future__ import annotations


class DvomovaError(Exception):
    """Base of all; ``str(error)`` is the sentence for the editor."""

    exit_code = 1


class UsageError(DvomovaError):
    """The command line, an option or a setting cannot be used."""

    exit_code = 2


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
