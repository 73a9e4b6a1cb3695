"""Whether a file holds an article at all, or only what stands around articles: contents, imprints, calls."""

from __future__ import annotations

from collections.abc import Sequence

from ..model.vocabulary import Concept
from .issue.boundaries import File
from .issue.items import IssueItem

REFERENCES, ENTRIES, ABSTRACT, KEYWORDS, UDC, DOI, PEOPLE, LONG, MIDDLE = 2.0, 1.0, 1.5, 1.5, 1.0, 1.0, 1.0, 1.5, 1.0
WHOLE = 6.0
"""So much running text is no announcement, whatever stands around it."""
CONTENTS, LISTED, BOARD, NOTICE, IMPRINT = -2.0, -3.0, -2.0, -2.0, -1.0
ENOUGH = 1.0
SHORTEST = 600
"""Letters of running text below which nothing is an article."""


def front_letters(some: Sequence[IssueItem]) -> int:
    """How many letters and digits some items have."""
    return sum(len(item.letters) for item in some)


def article_like(file: File) -> bool:
    """Whether the signs of an article outweigh those of what is none."""
    signs = evidence(file)
    return signs.pop("prose", 0.0) >= SHORTEST and sum(signs.values()) >= ENOUGH


def evidence(file: File) -> dict[str, float]:
    """The signs for and against, and under ``prose`` the letters of running text."""
    items = [item for item in file.items if item.at not in file.contents.items]
    prose = float(sum(len(item.letters) for item in items if item.prose and not item.entry))
    entries = sum(1 for item in items if item.entry)
    signs = {
        "prose": prose,
        "references": REFERENCES * any(item.labels(Concept.REFERENCES, Concept.REFERENCES_SECOND) for item in items),
        "entries": ENTRIES * (entries >= 3),
        "abstract": ABSTRACT * any(item.means(Concept.ABSTRACT) and item.label_closed for item in items),
        "keywords": KEYWORDS * any(item.means(Concept.KEYWORDS) and item.label_closed for item in items),
        "udc": UDC * any("udc" in head.signs for head in file.heads),
        "doi": DOI * any("doi" in head.signs for head in file.heads),
        "people": PEOPLE * any("people" in head.signs for head in file.heads),
        "middle": MIDDLE * (prose >= 2500),
        "long": LONG * (prose >= 6000),
        "whole": WHOLE * (prose >= 15000),
    }
    against = {
        "contents": (CONTENTS, any(item.labels(Concept.CONTENTS) for item in items) or bool(file.contents.pages)),
        "listed": (LISTED, len(file.contents.entries) >= 4),
        "board": (BOARD, any(item.means(Concept.BOARD) and item.label_closed and item.shown for item in items)),
        "imprint": (IMPRINT, any(item.means(Concept.IMPRINT) and item.shown for item in items)),
    }
    signs |= {name: value for name, (value, found) in against.items() if found}
    told = sum(1 for item in items if item.means(Concept.NOTICE) and item.shown and (item.strong or item.label_closed))
    signs["notice"] = NOTICE * min(told, 3)
    return signs
