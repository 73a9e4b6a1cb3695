"""Rules about plain text and lines of type that more than one step needs, each in one place.

A step that must know whether a text goes on, is a heading or names a figure asks here, and adds only what it knows
of the place. Each module imports only those named before it: ``symbol_font``, ``identifiers`` and ``numbering`` know
single words, ``sentences`` and ``dates`` words in a row, ``issue_numbers`` what citations hold, ``continuation``
and ``hyphenation`` two texts at a break, ``captions``, ``headings`` and ``prose`` whole texts.
"""

from __future__ import annotations
