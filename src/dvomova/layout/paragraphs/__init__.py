"""Lines of a page to paragraphs.

``splitting`` makes groups of lines, ``joining`` puts them together over columns and pages, ``runs`` gives their
styled text.
"""

from __future__ import annotations
