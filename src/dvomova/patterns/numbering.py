"""Numbers that entries of a list begin with."""

from __future__ import annotations

import re

NUMBERED = re.compile(r"\s*(?:\[(\d{1,3})\.?\]\s?\.?|(\d{1,3})[.)](?!\d)|(\d{1,3})(?=\s+[^\W\d_]))[\s.]*")


def number_of(text: str) -> tuple[str, int]:
    """The number that an entry of a list begins with, and where its text begins; ``("", 0)`` if none."""
    found = NUMBERED.match(text)
    if not found:
        return "", 0
    return next(group for group in found.groups() if group), found.end()
