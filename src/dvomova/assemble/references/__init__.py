"""Lists of sources: where they stand (``lists``) and their entries (``entries``)."""

from __future__ import annotations
