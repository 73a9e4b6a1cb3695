"""Rules about plain text and lines of type that more than one step needs, each in one place."""

from __future__ import annotations
