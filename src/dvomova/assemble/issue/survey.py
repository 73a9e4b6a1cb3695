"""What is known of a file before it is cut: its segments by page, heads, contents, printed page numbers.

``survey`` takes the segments of a file, gives an ``IssueFile``.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property

from ...languages.labels import Labels
from ..segments import Segment, SegmentedDraft, by_page
from . import article_heads, contents
from .article_heads import Head, Setting
from .contents import Contents


@dataclass(frozen=True, eq=False, kw_only=True)
class IssueFile:
    """A file as it is before it is cut; the place of a segment is its number in ``segments``.

    ``printed`` maps a page of the file to the number printed on it; ``labels`` are those that the file is read with.
    """

    segments: Sequence[Segment]
    setting: Setting
    heads: Sequence[Head]
    contents: Contents
    printed: Mapping[int, str]
    labels: Labels

    @cached_property
    def _pages(self) -> dict[int, list[Segment]]:
        return by_page(self.segments)

    @cached_property
    def _head_places(self) -> list[int]:
        return [head.first for head in self.heads]

    def on_page(self, page: int, start: int = 0, stop: int | None = None) -> list[Segment]:
        """The segments that begin on a page, from one place up to another."""
        end = len(self.segments) if stop is None else stop
        return [segment for segment in self._pages.get(page, ()) if start <= segment.at < end]

    def head_at(self, place: int) -> Head | None:
        """The head that holds the segment at a place."""
        number = bisect_right(self._head_places, place) - 1
        head = self.heads[number] if number >= 0 else None
        return head if head is not None and place <= head.last else None


def survey(document: SegmentedDraft) -> IssueFile:
    """What is known of a file."""
    furniture: dict[int, list[str]] = {}
    for item in document.furniture:
        furniture.setdefault(item.box.page, []).append(item.text)
    setting = article_heads.setting_of(document.segments, furniture, document.source.outline)
    return IssueFile(
        segments=document.segments,
        setting=setting,
        heads=article_heads.heads(document.segments, setting),
        contents=contents.read(document.segments, document.furniture, document.labels),
        printed=document.page_numbers,
        labels=document.labels,
    )
