"""Reference lists: ``lists`` (where they stand) → ``entries`` (their entries, whole, and those of two lists paired)."""

from __future__ import annotations
