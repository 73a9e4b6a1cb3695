"""The zones of an article: what stands before the body, the body, what stands after it, and the reference lists.

Takes the segments of an article in their languages, gives ``Zones``. Journals print the blocks of the other languages
before the body, between body and list, after the list, or in turn (orders A–H of the conventions). What is found first
is therefore the body: the language with most running text, from after the front matter to the list. Keyword lines are
the best anchors, for nearly every block of front matter ends with one; those with little of the body's text before
them belong to the front. Text in another language than the body's is never body where it stands at its edge.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property

from ..model import Heading, Lang, ListItem
from ..model.vocabulary import FRONT, PARTS, UNDETERMINED, Concept
from ..patterns import identifiers, issue_numbers, sentences
from .front.abstracts import section_label, set_in_abstract, styled_abstract
from .front.keywords import keyword_line, span_end
from .neighbours import own_segments
from .people.names import byline, place_word
from .references import lists
from .references.lists import SourceList
from .segment_languages import foreign
from .segments import Segment

FRONT_SHARE = 0.4
"""Keyword lines with at most this share of the body's text before them belong to the front matter."""
LABELLED_SHARE = 0.6
"""The same where a labelled abstract and no section stands before them: short articles have long abstracts."""


SUMMARY_SHARE = 0.75
"""A summary in the body's language that closes the article stands behind at least this share of the body's text."""
EARLY_SHARE = 0.3
"""An abstract that ends the front matter begins before this share of the body's text."""


@dataclass(frozen=True, kw_only=True)
class Zones:
    """The segments of one article by zone; ``neighbours`` are those of other articles in the same file."""

    language: Lang
    front: tuple[Segment, ...]
    body: tuple[Segment, ...]
    tail: tuple[Segment, ...]
    sources: tuple[SourceList, ...]
    neighbours: tuple[Segment, ...] = ()

    @cached_property
    def body_places(self) -> frozenset[int]:
        return frozenset(segment.at for segment in self.body)

    @cached_property
    def neighbour_places(self) -> frozenset[int]:
        return frozenset(segment.at for segment in self.neighbours)


def zones(every: Sequence[Segment], languages: Sequence[Lang]) -> Zones:
    """The zones of an article; ``every`` are all segments of its file, ``languages`` those that it is in."""
    own = own_segments(every)
    sources = lists.find(own.text)
    outside = [s for s in (*own.text, *own.summary) if not any(s.at in source for source in sources)]
    language = body_language(outside, languages)
    before = _letters_before(outside, language)
    after_text = own.text[-1].at + 1 if own.text else 0
    first_list = sources[0].start if sources else after_text
    body_start = _front_end(outside, language, before, first_list)
    body_end = _body_end(outside, language, body_start, first_list, before)
    copyright_lines = feet(outside[body_start:body_end])
    return Zones(
        language=language,
        front=tuple(outside[:body_start]),
        body=tuple(s for s in outside[body_start:body_end] if not any(s is line for line in copyright_lines)),
        tail=(*outside[body_end:], *copyright_lines),
        sources=sources,
        neighbours=own.neighbours,
    )


def body_language(outside: Sequence[Segment], languages: Sequence[Lang]) -> Lang:
    """The language with most running text."""
    letters: Counter[Lang] = Counter()
    for segment in outside:
        if segment.prose or isinstance(segment.block, ListItem):
            letters[segment.lang] += segment.letters
    if not letters:
        for segment in outside:
            letters[segment.lang] += segment.letters
    order = list(languages)
    ranked = sorted(letters, key=lambda lang: (-letters[lang], order.index(lang) if lang in order else 99))
    return ranked[0] if ranked else (order[0] if order else UNDETERMINED)


def _letters_before(outside: Sequence[Segment], language: Lang) -> list[int]:
    before, total = [], 0
    for segment in outside:
        before.append(total)
        if segment.lang == language and not segment.floating:
            total += segment.letters
    return [*before, total]


def _front_end(outside: Sequence[Segment], language: Lang, before: Sequence[int], first_list: int) -> int:
    """Where the body begins: behind keywords that little of the body's text stands before, or what else shows it."""
    head = 0
    for i, segment in enumerate(outside):
        if not keyword_line(segment) or segment.at >= first_list:
            continue
        share = LABELLED_SHARE if _one_abstract(outside[:i], language) else FRONT_SHARE
        if before[i] <= share * before[-1]:
            head = max(head, span_end(outside, i))
    head = head or _without_keywords(outside, language, before)
    return _with_first_words(outside, _more_front(outside, language, head))


def _with_first_words(outside: Sequence[Segment], head: int) -> int:
    """A body that begins in small letters begins above: its first words were set apart (a drop cap and capitals)."""
    if 0 < head < len(outside) and outside[head].text[:1].islower():
        above = outside[head - 1]
        if above.label is None and not above.floating and above.letters < 120 and not byline(above.text):
            return head - 1
    return head


def _one_abstract(above: Sequence[Segment], language: Lang) -> bool:
    """Whether an abstract is labelled above and no section has begun: what stands there is that abstract."""
    labelled = any(segment.means(Concept.ABSTRACT) and segment.label and segment.label.closed for segment in above)
    return labelled and not any(isinstance(p.block, Heading) and section_label(p, language) for p in above)


def _more_front(outside: Sequence[Segment], language: Lang, head: int) -> int:
    """The end moved on over whatever cannot be body: other languages, dates, how to cite, addresses."""
    i = head
    while i < len(outside):
        segment = outside[i]
        if segment.floating:
            i += 1
            continue
        if not _frontish(segment, language):
            break
        head = i = i + 1
    return head


def _frontish(segment: Segment, language: Lang) -> bool:
    if section_label(segment, language):
        return False
    if foreign(segment, language) and segment.letters >= 12:
        return True
    if segment.label and segment.label.means(*FRONT) and (segment.label.closed or not segment.prose):
        return True
    if identifiers.is_copyright(segment.text) or (identifiers.EMAIL.search(segment.text) and segment.letters < 300):
        return True
    if identifiers.orcids_in(segment.text) or issue_numbers.citation_like(segment.text):
        return True
    if segment.prose and sentences.sentences(segment.text) > 2:
        return False
    people = byline(segment.text)
    return bool(people and people.certain) or (place_word(segment.text) and segment.letters < 250 and not segment.prose)


def _without_keywords(outside: Sequence[Segment], language: Lang, before: Sequence[int]) -> int:
    """The end of front matter without keywords: after a labelled abstract, else before the first running text."""
    head = 0
    for i, segment in enumerate(outside):
        if before[i] > EARLY_SHARE * before[-1]:
            break
        if segment.means(Concept.ABSTRACT) and segment.label and segment.label.closed:
            head = _after_abstract(outside, i)
    if head:
        return head
    i = 0
    while i < len(outside) and not _opens(outside[i], language):
        i += 1
    return set_in_abstract(outside, language, i) or styled_abstract(outside, language, i)


def _opens(segment: Segment, language: Lang) -> bool:
    return section_label(segment, language) or (
        segment.prose and segment.lang == language and not _frontish(segment, language)
    )


def _after_abstract(outside: Sequence[Segment], i: int) -> int:
    """Where the paragraph of a labelled abstract ends that stands at an index, or below its label there."""
    label = outside[i].label
    return min(i + (2 if label and label.alone else 1), len(outside))


def _body_end(outside: Sequence[Segment], language: Lang, head: int, first_list: int, before: Sequence[int]) -> int:
    """Where the body ends: at the list of sources, or before it where blocks of other languages or notes begin."""
    end = next((i for i, p in enumerate(outside) if i >= head and p.at > first_list), len(outside))
    later = [i for i in range(head, end) if keyword_line(outside[i])]
    if later:
        end = _block_start(outside, language, head, later[0])
    end = _before_summary(outside, head, end, before)
    while end > head + 1:
        segment = outside[end - 1]
        if segment.floating or _body_like(segment, language):
            break
        end -= 1
    return _trim_floats(outside, head, end)


def _block_start(outside: Sequence[Segment], language: Lang, head: int, keywords: int) -> int:
    """Where the block of front matter begins that ends with a keyword line behind the body."""
    i = keywords
    while i > head + 1:
        segment = outside[i - 1]
        other = foreign(segment, language)
        labelled = segment.label is not None and segment.label.means(*FRONT)
        own = outside[keywords].lang == language and keywords - i < 6 and not section_label(segment, language)
        if (
            other
            or labelled
            or (not segment.prose and not _body_like(segment, language))
            or (own and any(_starts_block(p) for p in outside[max(head, keywords - 8) : i]))
        ):
            i -= 1
        else:
            break
    return i


def _starts_block(segment: Segment) -> bool:
    return segment.means(Concept.ABSTRACT) or (isinstance(segment.block, Heading) and segment.look.capitals)


def _body_like(segment: Segment, language: Lang) -> bool:
    """Whether a segment at the end of the body belongs to it."""
    label = segment.label
    if label and label.means(*FRONT) and not (segment.prose and not label.closed):
        return False
    if foreign(segment, language) and segment.letters >= 12:
        return False
    if section_label(segment, language) or segment.prose or isinstance(segment.block, ListItem):
        return True
    if (
        identifiers.is_copyright(segment.text)
        or identifiers.EMAIL.search(segment.text)
        or issue_numbers.citation_like(segment.text)
    ):
        return False
    people = byline(segment.text)
    if people and people.certain:
        return False
    return not isinstance(segment.block, Heading)


def _trim_floats(outside: Sequence[Segment], head: int, end: int) -> int:
    while end < len(outside) and outside[end].floating and end > head:
        end += 1
    return end


def feet(body: Sequence[Segment]) -> list[Segment]:
    """Copyright lines at the foot of a page, which stand among the body's text."""
    return [segment for segment in body if segment.letters < 160 and identifiers.is_copyright(segment.text)]


def _before_summary(outside: Sequence[Segment], head: int, end: int, before: Sequence[int]) -> int:
    """Where names, title and a labelled summary begin that stand once more behind the body, else ``end``.

    Journals that print ``Резюме`` at the end of each article print it in every language, the first being that of the
    body. Where neither keywords nor a reference list part it from the text, only the title above it tells it from a
    section “Summary”, which stays. ``before`` are letters before each segment.
    """
    late = SUMMARY_SHARE * before[end]
    for i in range(head + 1, end):
        label = outside[i].label
        if before[i] < late or label is None or not label.means(Concept.ABSTRACT):
            continue
        if not (label.alone or outside[i].run_in):
            continue
        start = i
        while start > head + 1 and _stands_above(outside[start - 1]):
            start -= 1
        if start < i:
            return start
    return end


def _stands_above(segment: Segment) -> bool:
    """Whether a segment can be the title or the names above a summary."""
    if segment.label is not None and segment.label.closed and segment.label.means(*PARTS):
        return False
    return isinstance(segment.block, Heading) or (not segment.prose and byline(segment.text) is not None)
