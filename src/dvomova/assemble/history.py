"""Received, revised, accepted, published: one line may hold several dates, in several languages."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from typing import get_args

from ..languages.labels import Wordings, match
from ..model import DateKind, HistoryDate, Lang
from .dates import spans
from .item import Item
from .pieces import squeezed

KINDS: tuple[DateKind, ...] = get_args(DateKind)
LEAD = re.compile(r"^[\s.,;:/|–—-]+|^(?:and|та|і|и|y|e)\s+", re.IGNORECASE)


def dates(items: Sequence[Item], wordings: Wordings) -> tuple[HistoryDate, ...]:
    """The dates of an article's life, each kind once, with the printed lines by language."""
    found: dict[DateKind, tuple[str, dict[Lang, str]]] = {}
    for text, lang in _lines(items):
        for kind, iso, spoken, printed in _read(text, lang, wordings):
            _, lines = found.setdefault(kind, (iso, {}))
            if spoken not in lines:
                lines[spoken] = printed
    order = {kind: i for i, kind in enumerate(KINDS)}
    return tuple(
        HistoryDate(kind=kind, iso=found[kind][0], printed=found[kind][1])
        for kind in sorted(found, key=order.__getitem__)
    )


def _lines(items: Sequence[Item]) -> Iterable[tuple[str, Lang]]:
    """The texts of date lines; one that was printed apart from its label is joined to it."""
    out: list[tuple[str, Lang]] = []
    for item in items:
        text = squeezed(item.text)
        if out and item.kind != "date" and not spans(out[-1][0]):
            out[-1] = (f"{out[-1][0]} {text}", out[-1][1])
        else:
            out.append((text, item.piece.lang))
    return out


def _read(text: str, lang: Lang, wordings: Wordings) -> Iterable[tuple[DateKind, str, Lang, str]]:
    start = 0
    held = spans(text)
    for i, (_, end, iso) in enumerate(held):
        until = end if i + 1 < len(held) else len(text)
        printed = text[start:until]
        segment = LEAD.sub("", LEAD.sub("", printed))
        label = match(segment, wordings)
        start = end
        if label is None:
            continue
        for kind in KINDS:
            if label.means(kind):
                spoken = label.languages(kind)
                yield kind, iso, (lang if lang in spoken or not spoken else spoken[0]), segment.strip(" .;,")
                break
