"""How sure each field is and where it was printed, and what a person should look at, most doubtful first."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field

from ..findings import BlockId, Code, FieldPath, Report
from ..languages import known, load
from ..model import Article, Assembled, Box, Evidence, Lang, ReferenceList, Title, plain
from ..model.vocabulary import UNDETERMINED
from .front.selection import Parts
from .front.titles import Candidate
from .people.authors import Person
from .segments import Segment
from .zones import Zones

UNSURE = 0.7
SHOWN = 60


@dataclass(slots=True)
class FieldEvidence:
    """Evidence collected while an article is told: field → confidence, reason, boxes."""

    held: dict[str, Evidence] = field(default_factory=dict)
    elsewhere: list[tuple[str, str, str]] = field(default_factory=list)

    def add(self, path: str, confidence: float, reason: str, boxes: Sequence[Box] = ()) -> None:
        self.held[path] = Evidence(
            confidence=round(min(max(confidence, 0.0), 1.0), 2), reason=reason, boxes=tuple(boxes)
        )

    def title(self, lang: Lang, candidate: Candidate, title: Title, elsewhere: bool) -> None:
        boxes = [box for item in candidate.items for box in item.piece.boxes]
        self.add(f"title.{lang}", 0.5 + candidate.score / 12, "set as a title, beside names or abstract", boxes)
        if elsewhere:
            self.elsewhere.append((f"title.{lang}", plain(title.printed), plain(title.text)))

    def cited_title(self, lang: Lang) -> None:
        self.add(f"title.{lang}", 0.6, "taken from the citation line; no title is printed above the text")

    def people(self, people: Sequence[Person]) -> None:
        if people:
            boxes = [
                box for p in people for group, _ in p.groups[:1] for item in group.people for box in item.piece.boxes
            ]
            sure = min(max(p.sure, 0.9 if len(p.names) > 1 else 0.0) if p.sure != 0.6 else 0.6 for p in people)
            self.add("authors", sure, "names in a byline", list(dict.fromkeys(boxes)))

    def texts(self, found: Parts) -> None:
        for lang, abstract in found.abstracts.items():
            boxes = [box for item in abstract.items for box in item.piece.boxes]
            reason = "under its label" if abstract.labelled else "running text beside the title, without a label"
            self.add(f"abstract.{lang}", 0.95 if abstract.labelled else 0.8, reason, boxes)
        for lang, items in found.keywords.items():
            self.add(f"keywords.{lang}", 0.97, "after their label", [b for item in items for b in item.piece.boxes])

    def doi(self, labelled: bool, agreed: int) -> None:
        self.add("doi", 0.98 if labelled or agreed > 1 else 0.75, "printed on the article")

    def facts(self, found: Parts, article: Article) -> None:
        """Evidence for numbers, dates and lists."""
        if article.udc:
            boxes = [box for item in found.facts if item.kind == "udc" for box in item.piece.boxes]
            self.add("udc", 0.97 if boxes else 0.85, "after its label" if boxes else "in a running head", boxes)
        for date in article.dates:
            boxes = [box for item in found.dates for box in item.piece.boxes]
            self.add(f"dates.{date.kind}", 0.95, "a date after its label", boxes)
        for number, each in enumerate(article.references, 1):
            self.add(f"references.{number}", *_list_sure(each))
        cited = any(citation.first == article.issue.first_page for citation in found.citations)
        for name in ("volume", "number", "year", "first_page", "last_page"):
            if getattr(article.issue, name):
                self.add(f"issue.{name}", 0.95 if cited else 0.85, "in running heads or the citation line")

    def records(self, zones: Zones) -> dict[str, Evidence]:
        """The evidence by field, in the order of the fields' names."""
        own = sum(piece.letters for piece in zones.body if piece.lang == zones.language)
        share = own / max(sum(piece.letters for piece in zones.body), 1)
        self.add("language", 0.4 + 0.6 * share, f"the language of {share:.0%} of the body's letters")
        return {path: self.held[path] for path in sorted(self.held)}


def _list_sure(each: ReferenceList) -> tuple[float, str, tuple[Box, ...]]:
    """How surely a list was cut into its entries: numbers without a gap show it best."""
    numbers = [int(item.number) for item in each.items if item.number.isdigit()]
    boxes = tuple(box for item in each.items for box in item.boxes)
    if numbers and numbers == list(range(1, len(each.items) + 1)):
        return 0.97, "entries numbered from 1 without a gap", boxes
    if numbers:
        return 0.65, "the numbers of its entries have gaps", boxes
    return 0.75, "entries without numbers, told by their form", boxes


def language_unsure(found: Parts, out: Report) -> None:
    """Findings for abstracts and keywords whose language the letters do not show."""
    for lang, items in (*((k, a.items) for k, a in found.abstracts.items()), *found.keywords.items()):
        longest = max(items, key=lambda item: item.piece.letters).piece
        if longest.lang != lang and longest.sure >= 0.9 and longest.letters > 40:
            shown = longest.text[:SHOWN] + "…"
            message = f"“{shown}” stands under a label in {_language(lang)} but reads as {_language(longest.lang)}."
            where = longest.boxes[0] if longest.boxes else BlockId(f"{lang}.abstract")
            out.add(Code.LANGUAGE_UNSURE, message + " Check its language.", where=where)


def _language(lang: Lang) -> str:
    return load(lang).english_name if lang != UNDETERMINED else "an unknown language"


def not_understood(piece: Segment, id: str, strange: bool, report: Report) -> None:
    """A finding for text that no field took."""
    shown = piece.text if len(piece.text) <= SHOWN else piece.text[:SHOWN] + "…"
    if strange:
        message = (
            f"“{shown}” belongs to a neighbouring article on the same page; it is kept at the end. Remove it there."
        )
    else:
        message = f"“{shown}” was not understood and is kept as it is. Look where it belongs."
    where = piece.boxes[0] if piece.boxes else BlockId(id)
    report.add(Code.BLOCK_NOT_UNDERSTOOD, message, where=where)


def report(assembled: Assembled, told: FieldEvidence, out: Report) -> None:
    """Findings for fields that are missing, unsure or taken from elsewhere; the most doubtful first."""
    article = assembled.article
    unsure = sorted((e.confidence, path) for path, e in assembled.evidence.items() if e.confidence < UNSURE)
    for missing in _missing(article):
        out.add(Code.FIELD_MISSING, missing)
    for confidence, path in unsure:
        evidence = assembled.evidence[path]
        message = (
            f"The {_named(path)} may be wrong (sure to {confidence:.0%}): {evidence.reason}. Compare it with the page."
        )
        out.add(Code.FIELD_UNSURE, message, where=evidence.boxes[0] if evidence.boxes else FieldPath(path))
    for path, printed, text in told.elsewhere:
        message = f"The {_named(path)} is printed in capitals; its running case was taken from another place."
        out.add(Code.FIELD_TAKEN_FROM_ELSEWHERE, message, where=FieldPath(path), changes=[(printed, text)])
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
