"""Names, authors and their affiliations."""

from __future__ import annotations
