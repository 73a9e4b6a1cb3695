"""Abstracts: where one ends that no label names and no keywords end, and the paragraphs of an abstract.

Takes segments or labelled segments, gives places and blocks. Older volumes print an abstract without a label below the
names: in another style than the text, or set in from its column with space below.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import replace

from ...model import Block, Heading, Lang, Paragraph, Text, cut, merge, plain, strip
from ...model.vocabulary import SECTIONS
from ...patterns.continuation import Flow, flow
from ..labelled import LabelledSegment
from ..segments import Segment, joined

LABEL_SHARE = 3
"""A heading that goes on after its label is the section's only if the label is a third of it: titles begin so too."""
ABSTRACT_LIMIT = 3500
"""Letters: a longer unlabelled text at the head is body, not abstract."""
QUOTES = '«“„"'
BEFORE_TEXT = re.compile(r"^[\s).]+")
"""What stands between a title in brackets and the abstract behind it."""
SET_IN, APART, SET_IN_LEAST = 14.0, 9.0, 150
"""Points by which an unlabelled abstract is set in from the text below, and stands above it; its fewest letters."""


def section_label(segment: Segment, language: Lang) -> bool:
    """Whether a segment is headed by a label of the body's sections, in the body's language."""
    label = segment.label
    if label is None or not label.means(*SECTIONS):
        return False
    spoken = {lang for concept, lang in label.senses if concept in SECTIONS}
    most = (label.end - label.start) * LABEL_SHARE >= len(segment.text)
    return language in spoken and (label.closed or (segment.headed and most))


def styled_abstract(outside: Sequence[Segment], language: Lang, first: int) -> int:
    """An abstract without label and keywords: text at the head in another style than the body's, before a section."""
    common = Counter((p.look.italic, round(p.look.size, 1)) for p in outside if p.prose and p.lang == language)
    if not common:
        return first
    style = common.most_common(1)[0][0]
    i, letters = first, 0
    while i < len(outside) and outside[i].prose and not section_label(outside[i], language):
        look = outside[i].look
        if (look.italic, round(look.size, 1)) == style:
            break
        letters += outside[i].letters
        i += 1
    headed = i < len(outside) and (section_label(outside[i], language) or isinstance(outside[i].block, Heading))
    return i if headed and 0 < letters <= ABSTRACT_LIMIT else first


def set_in_abstract(outside: Sequence[Segment], language: Lang, first: int) -> int:
    """An abstract without label and keywords in the body's own type: set in from the column, with space below it.

    A long quotation is set in too, but begins with its mark; text beside a picture has no space below it.
    """
    i = first
    while i + 1 < len(outside) and outside[i].prose and not section_label(outside[i], language):
        i += 1
        space = _space_below(outside[i - 1], outside[i])
        if space is None or space > APART:
            break
    letters = sum(segment.letters for segment in outside[first:i])
    if not SET_IN_LEAST <= letters <= ABSTRACT_LIMIT or outside[first].text[:1] in QUOTES:
        return 0
    below = next((segment for segment in outside[i:] if segment.prose), None)
    column = _edge(below) if below else None
    edges = [_edge(segment) for segment in outside[first:i]]
    if column is None or (_space_below(outside[i - 1], outside[i]) or 0.0) <= APART:
        return 0
    return i if all(edge is not None and edge - column > SET_IN for edge in edges) else 0


def _edge(segment: Segment) -> float | None:
    """The left edge of a segment that stands on one page in one column."""
    return segment.boxes[0].x0 if len(segment.boxes) == 1 else None


def _space_below(segment: Segment, other: Segment) -> float | None:
    """The space between a segment and the next on the same page."""
    if not segment.boxes or not other.boxes or segment.boxes[-1].page != other.boxes[0].page:
        return None
    space = other.boxes[0].top - segment.boxes[-1].bottom
    return space if space >= 0 else None


def without_title(
    items: Sequence[LabelledSegment], bracketed: tuple[LabelledSegment, int, int] | None
) -> list[LabelledSegment]:
    """The lines of an abstract without the title in brackets at their head."""
    if bracketed is None:
        return list(items)
    holder, _, end = bracketed
    after = len(holder.segment.text) - len(BEFORE_TEXT.sub("", holder.segment.text[end:]))
    return [replace(item, start=after) if item is holder else item for item in items]


def paragraphs(items: Sequence[LabelledSegment], lang: Lang) -> tuple[Block, ...]:
    """The paragraphs of an abstract, its own label taken off, labels of its parts kept as run-in headings."""
    out: list[Paragraph] = []
    for item in items:
        text = item.rest_styled if item.kind == "abstract" else item.styled
        text = strip(text)
        if not plain(text):
            continue
        if out and _goes_on(out[-1], text):
            above = out[-1]
            out[-1] = replace(above, text=joined([above.text, text]), boxes=(*above.boxes, *item.segment.boxes))
            continue
        run_in, text = _part_label(item, text)
        id = f"{lang}.abstract.p{len(out) + 1}"
        out.append(
            Paragraph(id=id, text=text, run_in=run_in, lang=lang, boxes=item.segment.boxes, look=item.segment.look)
        )
    return tuple(out)


def _goes_on(above: Paragraph, text: Text) -> bool:
    """Whether a paragraph was torn: the part above has not ended, and this one begins in small letters."""
    return flow(plain(above.text), plain(text)) is Flow.RUNNING


def _part_label(item: LabelledSegment, text: Text) -> tuple[Text, Text]:
    """The label of a part of a structured abstract (``Purpose.``) and the text behind it."""
    letters = plain(text)
    label = item.segment.labels.match(letters)
    bold = bool(text) and "bold" in text[0].marks
    if label is None or not label.closed or label.alone or not label.means(*SECTIONS):
        return (), _unbold(text) if bold and item.kind == "abstract" else text
    head = strip(cut(text, 0, label.rest))
    return _unbold(head), strip(cut(text, label.rest))


def _unbold(text: Text) -> Text:
    """A text without the bold type of a run-in heading, which editions set by themselves."""
    if not all("bold" in run.marks or not run.text.strip() for run in text):
        return text
    return merge(replace(run, marks=tuple(m for m in run.marks if m != "bold")) for run in text)
