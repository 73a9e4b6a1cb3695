"""A file as the articles that it holds: an issue cut up, or the one article without what stands around it.

``split`` takes the segments of a file, gives an ``ArticlePart`` for each article. What is neither article nor known
matter of an issue (the end of an article that began in another file, say) is named in a finding and never silently
lost. A file that holds no article at all raises ``NoArticle``.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from itertools import zip_longest

from ...errors import NoArticle
from ...findings import BlockId, Code, Place, Report
from ...model import block_text
from ..acceptance import no_article_in_file
from ..segments import Segment, SegmentedDraft, by_page, joined
from . import boundaries
from . import facts as issue_facts
from .boundaries import Cut
from .facts import ArticlePart
from .survey import IssueFile, survey

EXCERPT = 60
"""Characters of a text that a message quotes."""


def split(document: SegmentedDraft, report: Report) -> tuple[ArticlePart, ...]:
    """The articles of a file in printed order, at least one. Raises ``NoArticle``."""
    file = survey(document)
    cuts, shift = boundaries.by_contents(file, report)
    if not any(cut.article for cut in cuts):
        cuts = boundaries.by_heads(file)
        if len(cuts) < 2:
            return (_single(document, file, report),)
    cuts = boundaries.without_empty(file, [*cuts, *boundaries.notices(file, cuts)])
    if not any(cut.article for cut in cuts):
        return (_single(document, file, report),)
    return _several(document, file, cuts, shift, report)


def _several(
    document: SegmentedDraft, file: IssueFile, cuts: Sequence[Cut], shift: int | None, report: Report
) -> tuple[ArticlePart, ...]:
    """The articles of an issue."""
    out: list[ArticlePart] = []
    outside = list(file.segments[: cuts[0].at])
    for cut, following in zip_longest(cuts, cuts[1:]):
        end = following.at if following else len(file.segments)
        stop = boundaries.without_dividers(file, cut.at, end) if cut.article else cut.at
        outside += file.segments[stop:end]
        if cut.article:
            out.append(_part(document, file, cut, stop, shift))
    _report_outside(file, outside, report)
    facts = issue_facts.issue_facts(document.furniture, file, outside)
    return tuple(replace(part, issue=facts) for part in out)


def _part(document: SegmentedDraft, file: IssueFile, cut: Cut, stop: int, shift: int | None) -> ArticlePart:
    """The article that a cut begins."""
    titles = issue_facts.listed_titles(file, cut)
    section, heading = issue_facts.section_of(file, cut)
    part = _cut_out(document, [segment for segment in file.segments[cut.at : stop] if segment.at not in heading])
    return replace(
        part,
        printed_pages=issue_facts.printed_pages(file, part.file_pages, cut, shift),
        section=section,
        listed_title={lang: title for lang, (title, _) in titles.items()},
        listed=cut.listed is not None,
        head_language=issue_facts.head_language(file, cut, titles),
        head=joined(block_text(segment.block) for segment in file.segments[cut.title : cut.title_last + 1]),
    )


def _cut_out(document: SegmentedDraft, chosen: Sequence[Segment]) -> ArticlePart:
    """Some segments of a document, and what belongs to their pages."""
    numbers = sorted({page for segment in chosen for page in (segment.page, segment.last_page) if page})
    pages = (numbers[0], numbers[-1]) if numbers else None
    within = range(pages[0], pages[1] + 1) if pages else range(0)
    return ArticlePart(
        document=SegmentedDraft(
            source=document.source,
            segments=tuple(chosen),
            furniture=tuple(item for item in document.furniture if item.box.page in within),
            page_numbers={page: number for page, number in document.page_numbers.items() if page in within},
            labels=document.labels,
        ),
        file_pages=pages,
    )


def _single(document: SegmentedDraft, file: IssueFile, report: Report) -> ArticlePart:
    """The one article of a file. Raises ``NoArticle``."""
    problem = no_article_in_file(
        [segment for segment in file.segments if segment.at not in file.contents.places],
        {sign for head in file.heads for sign in head.signs},
        listed=len(file.contents.entries),
        contents_pages=bool(file.contents.pages),
    )
    if problem:
        raise NoArticle(f"{document.source.name} {problem}")
    start = boundaries.start_of_article(file)
    stop = boundaries.end_of_article(file, start)
    for some in (file.segments[:start], file.segments[stop:]):
        if some:
            letters = sum(len(segment.folded) for segment in some)
            report.add(
                Code.PAGES_OUTSIDE_ARTICLES,
                f"Page {some[0].page} also shows {letters} letters of another article "
                f"(“{some[0].content[:EXCERPT]}”); they were left out.",
                where=_place(some[0]),
                changes=[("\n".join(segment.content for segment in some), "")],
            )
    part = _cut_out(document, file.segments[start:stop])
    printed = issue_facts.printed_pages(file, part.file_pages, None, None)
    return replace(part, printed_pages=printed, whole=True)


def _report_outside(file: IssueFile, outside: Sequence[Segment], report: Report) -> None:
    """One finding for each page with text that went into no article."""
    for page, some in sorted(by_page(outside).items()):
        kind = "contents" if page in file.contents.pages else f"“{some[0].content[:EXCERPT]}”"
        report.add(
            Code.PAGES_OUTSIDE_ARTICLES,
            f"Page {page} belongs to no article ({kind}); look whether that is right.",
            where=_place(some[0]),
        )


def _place(segment: Segment) -> Place:
    return segment.boxes[0] if segment.boxes else BlockId(segment.block.id)
