"""Front and back matter: segments are labelled, and the fields of an article made of them.

``line_kinds`` (what each line is) → ``grouping`` (bylines, abstracts, keywords, …) → ``selection`` with ``titles``
(which group serves which field) → ``title_variants``, ``summaries`` (``abstracts``, ``keywords``), ``publication``
(``publication_data``): the fields, each with its evidence. Names and institutions are made fields of in ``people``.
"""

from __future__ import annotations
