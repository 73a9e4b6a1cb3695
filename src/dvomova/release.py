"""The version, in a module that imports nothing, so that every other may ask for it.

It is the only place of the version: the build, the command, TMX files and the manifest of a run read it here.
"""

from __future__ import annotations

__version__ = "0.2.0"
