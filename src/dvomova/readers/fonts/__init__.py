"""Fonts of a PDF.

``outlines`` reads glyph shapes, ``decoding`` finds letters from them, ``tounicode`` mends maps, ``substitution``
names installed fonts for missing ones.
"""

from __future__ import annotations
