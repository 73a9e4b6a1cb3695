"""Front matter.

Lines to kinds (``line_kinds``), kinds to groups (``grouping``), groups to fields (``selection``, ``titles``,
``abstracts``, ``keywords``, ``publication_data``).
"""

from __future__ import annotations
