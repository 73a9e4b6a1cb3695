"""Issues: a file is cut into the articles that it holds.

``survey`` (heads by ``article_heads``, contents by ``contents_pages`` and ``contents``) → ``boundaries`` (contents and
heads checked against each other, ``title_matching``) → ``parts``, with what the issue prints of each article
(``facts``) → later ``facts`` again: into the assembled article.
"""

from __future__ import annotations
