"""What an issue knows of its article, told to the article: pages, section, volume and number, titles in running case.

The contents page is a witness of its own. It prints titles in running case where the article has capitals, and where
the article's title was told wrongly, the title that the contents list and the page shows is the better one.
"""

from __future__ import annotations

from dataclasses import replace

from rapidfuzz import fuzz

from ..findings import Code, Finding, Report
from ..languages.labels import fold
from ..model import Article, Box, Evidence, Lang, Text, Title, letters_in, plain, text_of
from .names import byline
from .split import Part
from .split_items import capitals
from .titles import LONGEST, clean

SURE = 0.8
"""A title told this surely is not given up for what the contents alone say."""
SAME, OTHER = 90, 60
"""How like two titles are that say the same, and how unlike those of which one is wrong (of 100)."""


def told(article: Article, part: Part, report: Report) -> Article:
    """The article with what its issue says of it; a file that is no issue has nothing to add but its pages."""
    own, facts = article.issue, part.issue
    first, last = part.printed_pages
    issue = replace(
        own,
        volume=own.volume or facts.volume,
        number=own.number or facts.number,
        year=own.year or facts.year,
        first_page=(own.first_page or first) if part.whole else (first or own.first_page),
        last_page=(own.last_page or last) if part.whole else (last or own.last_page),
        section=own.section if part.whole or not part.section else dict(part.section),
    )
    article = replace(article, issue=issue)
    if part.whole:
        return article
    for lang, listed in part.listed_title.items():
        article = _titled(article, lang, listed, part.head if part.shown == lang else (), report)
    return replace(article, file_pages=part.file_pages or article.file_pages)


def _titled(article: Article, lang: Lang, listed: str, head: Text, report: Report) -> Article:
    """The article with the title in one language checked against the contents, which its own ``head`` may bear out."""
    known = article.title.get(lang)
    if known and not _title_like(listed):
        return article
    if known is None and lang != article.language and lang not in article.languages:
        return article
    text = plain(known.text) if known else ""
    told_by = article.evidence.get(f"title.{lang}")
    sure = known is not None and told_by is not None and told_by.confidence >= SURE
    if sure and fold(listed) != fold(text) and fold(listed) in fold(text):
        return article  # the contents have its first line only
    like = fuzz.ratio(fold(text), fold(listed)) if known else 0
    if known and like >= SAME and capitals(text) > 0.6 and capitals(listed) < 0.6:
        title = replace(known, text=text_of(listed))
        reason = "printed in capitals on its page, in running case in the contents"
        confidence = 0.97
    elif head and (like < SAME or (known and fuzz.ratio(fold(plain(known.printed)), fold(listed)) < SAME)):
        running = known.text if known and like >= SAME else text_of(listed)
        title = Title(id=f"{lang}.title", text=running, printed=clean(head))
        reason = "so in the contents and at the head of the article, though another place prints it otherwise"
        confidence = 0.9
    elif known is None or (not sure and like < OTHER and fuzz.partial_ratio(fold(text), fold(listed)) < SAME):
        title = Title(id=f"{lang}.title", text=text_of(listed), printed=known.printed if known else text_of(listed))
        reason = "taken from the contents page, for its own page shows another or none"
        confidence = 0.6
    else:
        return article
    report.add(
        Code.FIELD_TAKEN_FROM_ELSEWHERE,
        f"The title “{listed[:80]}” was taken from the contents page; compare it with the article's first page.",
        severity="info" if confidence > 0.9 else "warning",
        where=f"{lang}.title",
        change=(text, listed),
    )
    boxes: tuple[Box, ...] = article.evidence[f"title.{lang}"].boxes if f"title.{lang}" in article.evidence else ()
    evidence = dict(article.evidence) | {f"title.{lang}": Evidence(confidence=confidence, reason=reason, boxes=boxes)}
    return replace(
        article,
        title={**article.title, lang: title},
        languages=article.languages if lang in article.languages else (*article.languages, lang),
        evidence={path: evidence[path] for path in sorted(evidence)},
    )


def _title_like(listed: str) -> bool:
    """Whether an entry of the contents can be a title: not the lines of another column with it, not names alone."""
    found = byline(listed)
    return letters_in(listed) <= LONGEST and (found is None or bool(found.rest))


def placed(findings: tuple[Finding, ...], part: Part, article: Article | None) -> tuple[Finding, ...]:
    """Findings on one article of an issue, each with its place in the file, so that it is told of this article only.

    A block's id means something inside of its article alone; the box of that block, or of the article's beginning,
    stands for it.
    """
    boxes: dict[str, Box] = {}
    for block in part.draft.blocks:
        if block.boxes:
            boxes.setdefault(block.id, block.boxes[0])
    if article is not None:
        for blocks in (*article.abstract.values(), *article.body.values(), article.notes):
            boxes.update({block.id: block.boxes[0] for block in blocks if block.boxes})
    start = next((block.boxes[0] for block in part.draft.blocks if block.boxes), None)
    return tuple(
        finding if isinstance(finding.where, Box) else replace(finding, where=boxes.get(finding.where or "", start))
        for finding in findings
    )
