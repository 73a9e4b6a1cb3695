"""Evidence for the fields of an article, and the findings on those that a person should look at.

Each step that makes fields gives them with a ``FieldEvidence``: for each field a ground, which is a reason in an
editor's words and how sure a field is that has it, and the boxes where it is printed. All grounds stand here, so that
they can be compared. Findings come most doubtful first.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import TypeAlias

from ..findings import BlockId, Code, FieldPath, Report
from ..languages import known, load
from ..model import Article, Assembled, Box, Evidence, Lang
from ..model.vocabulary import UNDETERMINED
from .labelled import LabelledSegment
from .segments import Segment

FieldEvidence: TypeAlias = Mapping[FieldPath, Evidence]
"""Evidence by field."""

UNSURE = 0.7
"""Below this confidence a person is asked to look at a field."""
EXCERPT = 60
"""Characters of a text that a message quotes."""
LEAST_LETTERS = 40
"""So many letters must show another language to doubt that of a label."""


@dataclass(frozen=True, slots=True)
class Ground:
    """Why a field is what it is, and how sure a field is for that reason (0 to 1; set by hand, not measured)."""

    confidence: float
    reason: str


SET_AS_TITLE = "set as a title, beside names or abstract"
TITLE_CITED = Ground(0.6, "taken from the citation line; no title is printed above the text")
TITLE_BRACKETED = Ground(0.75, "in brackets at the head of the abstract")
TITLE_RECASED = Ground(0.97, "printed in capitals on its page, in running case in the contents")
TITLE_CONFIRMED = Ground(
    0.9, "so in the contents and at the head of the article, though another place prints it otherwise"
)
TITLE_LISTED = Ground(0.6, "taken from the contents page, for its own page shows another or none")
TITLE_CERTAIN = 0.8
"""From this confidence on a title is not given up for what the contents alone print."""
NAMES = "names in a byline"
NAMES_AGREE = 0.9
"""How sure names at least are that are printed in several languages or places."""
ABSTRACT_LABELLED = Ground(0.95, "under its label")
ABSTRACT_UNLABELLED = Ground(0.8, "running text beside the title, without a label")
KEYWORDS_LABELLED = Ground(0.97, "after their label")
DOI_PRINTED = Ground(0.98, "printed on the article")
DOI_ONCE = Ground(0.75, "printed on the article")
UDC_LABELLED = Ground(0.97, "after its label")
UDC_RUNNING = Ground(0.85, "in a running head")
DATE_LABELLED = Ground(0.95, "a date after its label")
ISSUE_CITED = Ground(0.95, "in running heads or the citation line")
ISSUE_PRINTED = Ground(0.85, "in running heads or the citation line")
LIST_NUMBERED = Ground(0.97, "entries numbered from 1 without a gap")
LIST_WITH_GAPS = Ground(0.65, "the numbers of its entries have gaps")
LIST_UNNUMBERED = Ground(0.75, "entries without numbers, told by their form")


def evidence(ground: Ground, boxes: Iterable[Box] = ()) -> Evidence:
    """The evidence that a ground gives, with the boxes where the field is printed."""
    confidence = round(min(max(ground.confidence, 0.0), 1.0), 2)
    return Evidence(confidence=confidence, reason=ground.reason, boxes=tuple(boxes))


def boxes_of(items: Iterable[LabelledSegment]) -> list[Box]:
    """The boxes of the segments that some lines stand in."""
    return [box for item in items for box in item.segment.boxes]


def language_evidence(body: Sequence[Segment], language: Lang) -> FieldEvidence:
    """How much of the body is in its language."""
    own = sum(segment.letters for segment in body if segment.lang == language)
    share = own / max(sum(segment.letters for segment in body), 1)
    ground = Ground(0.4 + 0.6 * share, f"the language of {share:.0%} of the body's letters")
    return {FieldPath("language"): evidence(ground)}


def language_unsure(labelled: Iterable[tuple[Lang, Sequence[LabelledSegment]]], out: Report) -> None:
    """Findings for abstracts and keywords whose text reads as another language than their label's."""
    for lang, items in labelled:
        longest = max(items, key=lambda item: item.segment.letters).segment
        if longest.lang != lang and longest.language_certain and longest.letters > LEAST_LETTERS:
            excerpt = longest.text[:EXCERPT] + "…"
            message = f"“{excerpt}” stands under a label in {_language(lang)} but reads as {_language(longest.lang)}."
            where = longest.boxes[0] if longest.boxes else BlockId(f"{lang}.abstract")
            out.add(Code.LANGUAGE_UNSURE, message + " Check its language.", where=where)


def _language(lang: Lang) -> str:
    return load(lang).english_name if lang != UNDETERMINED else "an unknown language"


def not_understood(segment: Segment, id: str, neighbour: bool, out: Report) -> None:
    """A finding for text that no field took; ``neighbour`` says that it is of another article."""
    excerpt = segment.text if len(segment.text) <= EXCERPT else segment.text[:EXCERPT] + "…"
    if neighbour:
        message = (
            f"“{excerpt}” belongs to a neighbouring article on the same page; it is kept at the end. Remove it there."
        )
    else:
        message = f"“{excerpt}” was not understood and is kept as it is. Look where it belongs."
    where = segment.boxes[0] if segment.boxes else BlockId(id)
    out.add(Code.BLOCK_NOT_UNDERSTOOD, message, where=where)


def report_doubts(assembled: Assembled, recased: Mapping[FieldPath, tuple[str, str]], out: Report) -> None:
    """Findings for fields that are missing, unsure or taken from elsewhere; the most doubtful first.

    ``recased`` are titles whose running case was taken from another place: as printed, and as they are now.
    """
    article = assembled.article
    unsure = sorted((e.confidence, path) for path, e in assembled.evidence.items() if e.confidence < UNSURE)
    for missing in _missing(article):
        out.add(Code.FIELD_MISSING, missing)
    for confidence, path in unsure:
        found = assembled.evidence[path]
        message = (
            f"The {_named(path)} may be wrong (sure to {confidence:.0%}): {found.reason}. Compare it with the page."
        )
        out.add(Code.FIELD_UNSURE, message, where=found.boxes[0] if found.boxes else FieldPath(path))
    for field, change in recased.items():
        message = f"The {_named(field.path)} is printed in capitals; its running case was taken from another place."
        out.add(Code.FIELD_TAKEN_FROM_ELSEWHERE, message, where=field, changes=[change])
    for author in article.authors:
        if author.spellings:
            names = ", ".join(name.printed for name in author.names.values())
            message = f"{names} is also printed as {', '.join(author.spellings)}. Check which spelling is right."
            out.add(Code.NAMES_DIFFER, message, where=BlockId(author.id))


def _missing(article: Article) -> list[str]:
    """Sentences on what an article of a bilingual journal should have and this one has not."""
    found = []
    if not article.authors:
        found.append("No author was found. Look for the byline and enter the names.")
    for lang in article.languages:
        name = load(lang).english_name
        for field_name, table in (
            ("title", article.title),
            ("abstract", article.abstract),
            ("keywords", article.keywords),
        ):
            if lang not in table:
                found.append(f"No {name} {field_name} was found. Look whether one is printed, and where.")
    if not article.references:
        found.append("No list of references was found. Look whether one is printed.")
    return found


def _named(path: str) -> str:
    """A field path in an editor's words: ``title.uk`` is the Ukrainian title, ``issue.number`` the issue's number."""
    head, _, rest = path.partition(".")
    words = {"doi": "DOI", "udc": "UDC", "authors": "list of authors", "references": "list of references"}
    if rest in known():
        return f"{load(rest).english_name} {words.get(head, head)}"
    if head == "issue":
        return f"{rest.replace('_', ' ')} of the issue"
    return f"{rest} date" if head == "dates" else words.get(head, head)
