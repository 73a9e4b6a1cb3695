"""People: who is named in a line, who the authors are, and what is printed about each.

``names`` (the names in a line) → ``author_notes`` (notes on authors cut apart) → ``authors`` (each person once) →
``affiliations`` with ``positions`` (institutions, posts, addresses).
"""

from __future__ import annotations
