"""The zones of an article: what stands before the body, the body, what stands after it, and the lists of sources.

Journals print the blocks of the other languages before the body, between body and list, after the list, or in turn
(orders A–H of the conventions). What is told first is therefore the body: the language with most running text, from
after the front matter to the list. Keyword lines are the best anchors, for nearly every block of front matter ends
with one; those with little of the body's text before them belong to the front. Text in another language than the
body's is never body where it stands at its edge.

What stands among an article's text and is not of it: the ends of its neighbours, and the feet of pages.

A file cut from an issue may begin with the tail of the article before and end with the head of the next: a second UDC
or DOI, entries before the first, give them away.

Names, title and a labelled summary that stand once more behind the body, in the body's own language.

Journals that print ``Резюме`` at the end of each article print it in every language, the first being that of the body.
Where neither keywords nor a list of sources part it from the text, only what stands above it tells it from a section.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass

from ..languages.labels import PARTS
from ..model import Heading, Lang, ListItem
from ..patterns import identifiers, issue_numbers, numbering, sentences
from .front.abstracts import section_label, set_in_abstract, styled_abstract
from .front.keywords import span_end
from .people.names import byline, person_word, place_word
from .references import lists
from .references.lists import SourceList
from .segments import Segment, foreign

META = (
    "udc", "doi", "orcid", "issn", "jel", "section", "abstract", "received", "revised", "accepted", "published",
    "author_info", "correspondence", "contribution", "funding", "acknowledgements", "conflict", "ethics", "cite",
    "licence", "reviewer",
)  # fmt: skip
FRONT_SHARE = 0.4
"""Keyword lines with at most this share of the body's text before them belong to the front matter."""
LABELLED_SHARE = 0.6
"""The same where a labelled abstract and no section stands before them: short articles have long abstracts."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Zones:
    """The pieces of one article by zone. ``strange`` belongs to the neighbours in an issue."""

    language: Lang
    front: tuple[Segment, ...]
    body: tuple[Segment, ...]
    tail: tuple[Segment, ...]
    sources: tuple[SourceList, ...]
    strange: tuple[Segment, ...] = ()

    @property
    def places(self) -> tuple[frozenset[int], frozenset[int]]:
        """The places of the strange pieces and of the body's: pieces themselves are costly to compare."""
        return frozenset(p.at for p in self.strange), frozenset(p.at for p in self.body)


def zones(every: Sequence[Segment], languages: Sequence[Lang]) -> Zones:
    """The zones of the pieces of one article."""
    start, end = own_range(every)
    above, below = own_summary(every, start, end)
    pieces = (*every[start:end], *every[above:below])
    sources = lists.find(every[start:end])
    outside = [p for p in pieces if not any(p.at in source for source in sources)]
    language = body_language(outside, languages)
    before = _letters_before(outside, language)
    total = before[-1] if before else 0
    first_list = sources[0].start if sources else end
    head = _front_end(outside, language, before, total, first_list)
    tail = _body_end(outside, language, head, first_list, before)
    stray = feet(outside[head:tail])
    places = {piece.at for piece in stray}
    return Zones(
        language=language,
        front=tuple(outside[:head]),
        body=tuple(p for p in outside[head:tail] if p.at not in places),
        tail=(*outside[tail:], *stray),
        sources=sources,
        strange=(*every[:start], *every[end:above], *every[below:]),
    )


def body_language(outside: Sequence[Segment], languages: Sequence[Lang]) -> Lang:
    """The language with most running text."""
    letters: Counter[Lang] = Counter()
    for piece in outside:
        if piece.prose or isinstance(piece.block, ListItem):
            letters[piece.lang] += piece.letters
    if not letters:
        for piece in outside:
            letters[piece.lang] += piece.letters
    order = list(languages)
    ranked = sorted(letters, key=lambda lang: (-letters[lang], order.index(lang) if lang in order else 99))
    return ranked[0] if ranked else (order[0] if order else "und")


def _letters_before(outside: Sequence[Segment], language: Lang) -> list[int]:
    before, total = [], 0
    for piece in outside:
        before.append(total)
        if piece.lang == language and not piece.floating:
            total += piece.letters
    return [*before, total]


def keyword_line(piece: Segment) -> bool:
    """Whether a piece begins with a label for keywords, and is not a sentence about them."""
    label = piece.label
    if label is None or not label.means("keywords"):
        return False
    return label.closed or bool(piece.run_in) or piece.text[label.rest : label.rest + 1].islower() is False


def _front_end(outside: Sequence[Segment], language: Lang, before: list[int], total: int, first_list: int) -> int:
    head = 0
    for i, piece in enumerate(outside):
        if not keyword_line(piece) or piece.at >= first_list:
            continue
        share = LABELLED_SHARE if _one_abstract(outside[:i], language) else FRONT_SHARE
        if before[i] <= share * total:
            head = max(head, span_end(outside, i))
    if not head:
        head = _without_keywords(outside, language, before, total)
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
    labelled = any(piece.means("abstract") and piece.label and piece.label.closed for piece in above)
    return labelled and not any(isinstance(p.block, Heading) and section_label(p, language) for p in above)


def _more_front(outside: Sequence[Segment], language: Lang, head: int) -> int:
    """The end moved on over whatever cannot be body: other languages, dates, how to cite, addresses."""
    i = head
    while i < len(outside):
        piece = outside[i]
        if piece.floating:
            i += 1
            continue
        if not _frontish(piece, language):
            break
        head = i = i + 1
    return head


def _about_people(piece: Segment) -> bool:
    """Whether a short line names people, or says who and where they are."""
    if piece.letters > 250 or isinstance(piece.block, ListItem) or sentences.sentences(piece.text) > 1:
        return False
    return byline(piece.text) is not None or place_word(piece.text) or person_word(piece.text)


def _frontish(piece: Segment, language: Lang) -> bool:
    if section_label(piece, language):
        return False
    if foreign(piece, language) and piece.letters >= 12:
        return True
    if piece.label and piece.label.means(*META) and (piece.label.closed or not piece.prose):
        return True
    if identifiers.is_copyright(piece.text) or (identifiers.EMAIL.search(piece.text) and piece.letters < 300):
        return True
    if identifiers.orcids_in(piece.text) or issue_numbers.citation_like(piece.text):
        return True
    if piece.prose and sentences.sentences(piece.text) > 2:
        return False
    people = byline(piece.text)
    return bool(people and people.sure >= 0.85) or (place_word(piece.text) and piece.letters < 250 and not piece.prose)


def _without_keywords(outside: Sequence[Segment], language: Lang, before: list[int], total: int) -> int:
    """The end of front matter without keywords: after a labelled abstract, else before the first running text."""
    head = 0
    for i, piece in enumerate(outside):
        if before[i] > 0.3 * total:
            break
        if piece.means("abstract") and piece.label and piece.label.closed:
            head = _after_abstract(outside, i)
    if head:
        return head
    i = 0
    while i < len(outside) and (not _opens(outside[i], language) or _torn_address(outside[i : i + 4])):
        i += 1
    return set_in_abstract(outside, language, i) or styled_abstract(outside, language, i)


def _opens(piece: Segment, language: Lang) -> bool:
    return section_label(piece, language) or (piece.prose and piece.lang == language and not _frontish(piece, language))


def _torn_address(pieces: Sequence[Segment]) -> bool:
    """Whether a long line goes on with an institution, and the title in capitals is still to come."""
    first, *below = pieces
    return (
        first.text[:1].islower()
        and place_word(first.text)
        and any(isinstance(piece.block, Heading) and piece.look.capitals for piece in below)
    )


def _after_abstract(outside: Sequence[Segment], i: int) -> int:
    label = outside[i].label
    first = i + 1 if label and label.alone else i
    look = outside[first].look if first < len(outside) else None
    lang = outside[first].lang if first < len(outside) else None
    j = first + 1
    while (
        j < len(outside)
        and outside[j].prose
        and outside[j].lang == lang
        and look is not None
        and (outside[j].look.italic, round(outside[j].look.size, 1)) == (look.italic, round(look.size, 1))
        and (look.italic or abs(look.size - 1.0) > 0.04)
    ):
        j += 1
    return min(j, len(outside))


def _body_end(outside: Sequence[Segment], language: Lang, head: int, first_list: int, before: Sequence[int]) -> int:
    """Where the body ends: at the list of sources, or before it where blocks of other languages or notes begin."""
    end = next((i for i, p in enumerate(outside) if i >= head and p.at > first_list), len(outside))
    later = [i for i in range(head, end) if keyword_line(outside[i])]
    if later:
        end = _block_start(outside, language, head, later[0])
    end = summed_up(outside, head, end, before)
    while end > head + 1:
        piece = outside[end - 1]
        if piece.floating or _body_like(piece, language):
            break
        end -= 1
    return _trim_floats(outside, head, end)


def _block_start(outside: Sequence[Segment], language: Lang, head: int, keywords: int) -> int:
    """Where the block of front matter begins that ends with a keyword line behind the body."""
    i = keywords
    while i > head + 1:
        piece = outside[i - 1]
        other = foreign(piece, language)
        labelled = piece.label is not None and piece.label.means(*META)
        own = outside[keywords].lang == language and keywords - i < 6 and not section_label(piece, language)
        if (
            other
            or labelled
            or (not piece.prose and (not _body_like(piece, language) or _about_people(piece)))
            or (own and any(_starts_block(p) for p in outside[max(head, keywords - 8) : i]))
        ):
            i -= 1
        else:
            break
    return i


def _starts_block(piece: Segment) -> bool:
    return piece.means("abstract") or (isinstance(piece.block, Heading) and piece.look.capitals)


def _body_like(piece: Segment, language: Lang) -> bool:
    """Whether a piece at the end of the body belongs to it."""
    label = piece.label
    if label and label.means(*META) and not (piece.prose and not label.closed):
        return False
    if foreign(piece, language) and piece.letters >= 12:
        return False
    if section_label(piece, language) or piece.prose or isinstance(piece.block, ListItem):
        return True
    if (
        identifiers.is_copyright(piece.text)
        or identifiers.EMAIL.search(piece.text)
        or issue_numbers.citation_like(piece.text)
    ):
        return False
    people = byline(piece.text)
    if people and people.sure >= 0.85:
        return False
    return not isinstance(piece.block, Heading)


def _trim_floats(outside: Sequence[Segment], head: int, end: int) -> int:
    while end < len(outside) and outside[end].floating and end > head:
        end += 1
    return end


LONGEST_SUMMARY = 8
"""Pieces of an abstract among others: title, names, its paragraphs, keywords."""


def own_range(pieces: Sequence[Segment]) -> tuple[int, int]:
    """From where to where the pieces are of this article and not of its neighbours in the issue."""
    start = 0
    for i, piece in enumerate(pieces[: max(len(pieces) // 3, 3)]):
        if piece.means("udc", "doi") and i:
            others = [p for p in pieces[:i] if _tail_like(p)]
            numbers = [numbering.number_of(p.text)[0] for p in others]
            if len(others) * 2 > i and any(n and n != "1" for n in numbers):
                start = i
            break
    found = _classed(pieces, start)
    if not found:
        return start, len(pieces)
    own = found[0][1]
    later = (i for i, value in found if value != own and i > start + 8 and i > len(pieces) * 0.6)
    end = next(later, len(pieces))
    if end < len(pieces) and isinstance(pieces[end - 1].block, Heading) and pieces[end - 1].means("abstract"):
        # The heading of a page on which the abstracts of all articles stand.
        end -= 1
    return start, end


def own_summary(pieces: Sequence[Segment], start: int, end: int) -> tuple[int, int]:
    """Where this article's abstract stands among those of its neighbours behind it: below its UDC, up to the next."""
    found = _classed(pieces, start)
    later = [(i, value) for i, value in found if i >= end]
    for number, (i, value) in enumerate(later):
        if value == found[0][1]:
            following = later[number + 1][0] if number + 1 < len(later) else len(pieces)
            return (i + 1, following) if following - i <= LONGEST_SUMMARY else (end, end)
    return end, end


def _classed(pieces: Sequence[Segment], start: int) -> list[tuple[int, str]]:
    """The UDC of each piece that has one, without spaces."""
    udcs = ((i, identifiers.udc_in(p.text, p.label)) for i, p in enumerate(pieces) if i >= start)
    return [(i, value.replace(" ", "")) for i, value in udcs if value]


def _tail_like(piece: Segment) -> bool:
    return issue_numbers.entry_like(piece.text) or piece.means("received", "accepted", "published", "revised")


def feet(body: Sequence[Segment]) -> list[Segment]:
    """Copyright lines at the foot of a page, which stand among the body's text."""
    found: list[Segment] = []
    for i, piece in enumerate(body):
        below = bool(found) and i > 0 and body[i - 1] is found[-1] and piece.letters < 80
        goes_on = below and found[-1].text.rstrip().endswith(",")
        if goes_on or (piece.letters < 160 and identifiers.is_copyright(piece.text)):
            found.append(piece)
    return found


LATE = 0.75
"""The summary stands behind at least this share of the body's text."""


def summed_up(outside: Sequence[Segment], head: int, end: int, before: Sequence[int]) -> int:
    """Where the names and title above such a summary begin, else ``end``; ``before`` are letters before each piece.

    A section “Summary” has no title above it and stays.
    """
    late = LATE * before[end]
    for i in range(head + 1, end):
        label = outside[i].label
        if label is None or not label.means("abstract") or not (label.alone or outside[i].run_in) or before[i] < late:
            continue
        start = i
        while start > head + 1 and _stands_above(outside[start - 1]):
            start -= 1
        if start < i:
            return start
    return end


def _stands_above(piece: Segment) -> bool:
    """Whether a piece can be the title or the names above a summary."""
    if piece.label is not None and piece.label.closed and piece.label.means(*PARTS):
        return False
    return isinstance(piece.block, Heading) or (not piece.prose and byline(piece.text) is not None)
