"""``python -m dvomova``: the same as the installed command."""

from .cli import entry

entry()
