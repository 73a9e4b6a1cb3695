"""An issue split into its articles, or the one article of a file without what stands around it.

Contents pages, title typography, UDC and DOI lines, bylines, running heads, the outline and printed page numbers are
checked against each other (``split_match``, ``split_heads``, ``split_choose``). What is neither article nor known
matter of an issue (the end of an article that began in another file, say) is named in a finding and never silently
lost. A file that holds no article at all raises ``NoArticle``.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from itertools import zip_longest

from ...errors import NoArticle
from ...findings import BlockId, Code, Report
from ...journals import Profile
from ...languages.labels import of_journal
from ...model import Draft, block_text
from ..acceptance import article_like, front_letters
from ..segments import joined
from . import article_heads, boundaries, contents
from . import facts as issue_facts
from .boundaries import ArticlePart, Cut, File
from .items import IssueItem, items


def split(draft: Draft, profile: Profile, report: Report) -> tuple[ArticlePart, ...]:
    """The articles of a draft in printed order, at least one. Raises ``NoArticle``."""
    file = study(draft, profile)
    cuts, shift = boundaries.by_contents(file, report)
    if not any(cut.article for cut in cuts):
        cuts = boundaries.by_heads(file)
        if len(cuts) < 2:
            return (_single(draft, file, report),)
    cuts = _without_empty(file, [*cuts, *boundaries.notices(file, cuts)])
    if not any(cut.article for cut in cuts):
        return (_single(draft, file, report),)
    return _parts(draft, file, cuts, shift, report)


def study(draft: Draft, profile: Profile) -> File:
    """What is known of a draft before it is cut."""
    labels = of_journal(profile.reading.labels)
    all_items = items(draft, labels)
    furniture: dict[int, list[str]] = {}
    for piece in draft.furniture:
        furniture.setdefault(piece.box.page, []).append(piece.text)
    setting = article_heads.setting_of(all_items, furniture, draft.source.outline, labels)
    return File(
        items=all_items,
        setting=setting,
        heads=article_heads.heads(all_items, setting),
        contents=contents.read(all_items, draft.furniture, labels),
        printed=draft.page_numbers,
    )


def _without_empty(file: File, cuts: Sequence[Cut]) -> list[Cut]:
    """Cuts in order, one at a place; an article without any text behind its head is none."""
    ordered = sorted(cuts, key=lambda cut: (cut.at, not cut.article))
    out: list[Cut] = []
    for cut, following in zip_longest(ordered, ordered[1:]):
        stop = following.at if following else len(file.items)
        if cut.article and sum(len(item.letters) for item in file.items[cut.at : stop] if item.prose) < 200:
            cut = replace(cut, article=False)
        if not out or out[-1].at != cut.at:
            out.append(cut)
    return out


def _parts(draft: Draft, file: File, cuts: Sequence[Cut], shift: int | None, report: Report) -> tuple[ArticlePart, ...]:
    out: list[ArticlePart] = []
    outside: list[IssueItem] = list(file.items[: cuts[0].at])
    for cut, following in zip_longest(cuts, cuts[1:]):
        stop = following.at if following else len(file.items)
        if not cut.article:
            outside += file.items[cut.at : stop]
            continue
        stop = issue_facts.without_dividers(file, cut.at, stop)
        outside += file.items[stop : following.at if following else len(file.items)]
        titles = issue_facts.listed_titles(file, cut)
        section, heading = issue_facts.section_of(file, cut)
        chosen = [item for item in file.items[cut.at : stop] if item.at not in heading]
        part = _cut_out(draft, chosen)
        pages = part.file_pages
        out.append(
            replace(
                part,
                printed_pages=issue_facts.printed_pages(file, pages, cut, shift),
                section=section,
                listed_title={lang: title for lang, (title, _) in titles.items()},
                listed=cut.listed is not None,
                shown=issue_facts.shown_in(file, cut, titles),
                head=joined([block_text(item.block) for item in file.items[cut.title : cut.title_last + 1]]),
            )
        )
    _tell_outside(file, outside, report)
    facts = issue_facts.issue_facts(draft, file, outside)
    return tuple(replace(part, issue=facts) for part in out)


def _cut_out(draft: Draft, chosen: Sequence[IssueItem]) -> ArticlePart:
    """The draft of some items only: their blocks, and what belongs to their pages."""
    numbers = sorted({page for item in chosen for page in (item.page, item.last) if page})
    pages = (numbers[0], numbers[-1]) if numbers else None
    held = range(pages[0], pages[1] + 1) if pages else range(0)
    return ArticlePart(
        draft=replace(
            draft,
            blocks=tuple(item.block for item in chosen),
            furniture=tuple(piece for piece in draft.furniture if piece.box.page in held),
            page_numbers={page: number for page, number in draft.page_numbers.items() if page in held},
        ),
        file_pages=pages,
    )


def _single(draft: Draft, file: File, report: Report) -> ArticlePart:
    """The one article of a file. Raises ``NoArticle``."""
    if not article_like(file):
        raise NoArticle(
            f"{draft.source.name} holds no article (only such matter as contents, imprint, an announcement or a call "
            "for papers); convert the files of the articles or the whole issue."
        )
    start = issue_facts.after_tail(file)
    stop = issue_facts.before_next(file, start)
    for some in (file.items[:start], file.items[stop:]):
        if some:
            report.add(
                Code.PAGES_OUTSIDE_ARTICLES,
                f"Page {some[0].page} also shows {front_letters(some)} letters of another article "
                f"(“{some[0].text[:60]}”); they were left out.",
                where=some[0].block.boxes[0] if some[0].block.boxes else BlockId(some[0].block.id),
                changes=[("\n".join(item.text for item in some), "")],
            )
    part = _cut_out(draft, file.items[start:stop])
    printed = issue_facts.printed_pages(file, part.file_pages, None, None)
    return replace(part, printed_pages=printed, whole=True)


def _tell_outside(file: File, outside: Sequence[IssueItem], report: Report) -> None:
    """One finding for each page with text that went into no article."""
    pages: dict[int, list[IssueItem]] = {}
    for item in outside:
        pages.setdefault(item.page, []).append(item)
    for page, some in sorted(pages.items()):
        kind = "contents" if page in file.contents.pages else f"“{some[0].text[:60]}”"
        report.add(
            Code.PAGES_OUTSIDE_ARTICLES,
            f"Page {page} belongs to no article ({kind}); look whether that is right.",
            where=some[0].block.boxes[0] if some[0].block.boxes else BlockId(some[0].block.id),
        )
