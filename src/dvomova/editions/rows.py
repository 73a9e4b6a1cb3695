"""Texts in two languages and the links between them as rows.

The reading order is that of the left language; text of the right one without a counterpart stands where its
own neighbours stand. Links may come from a person's corrections, so nothing is taken for granted: spans may
overlap, leave gaps, name what does not exist. In any case every letter stands in exactly one row.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace

from ..model import Link, Span, cut, merge, plain, strip, text_of
from .values import WEAK, Passage, Row


@dataclass(frozen=True, slots=True)
class _Cutting:
    """A piece cut from its block, with the link that it belongs to and its place in the block."""

    piece: Passage
    link: int | None


def weave(left: Sequence[Passage], right: Sequence[Passage], links: Sequence[Link]) -> tuple[Row, ...]:
    """Whole blocks of both languages and the links between them, as rows.

    A link counts where it has spans of blocks on both sides; its row stands where its first left piece does. Right
    text without a counterpart follows the row of the right text before it, after left text of that kind.
    """
    here = {piece.id for piece in left}, {piece.id for piece in right}
    useful = [
        (number, link)
        for number, link in enumerate(links)
        if any(span.block in here[0] for span in link.left) and any(span.block in here[1] for span in link.right)
    ]
    lefts = _cuttings(left, [(number, link.left) for number, link in useful])
    rights = _cuttings(right, [(number, link.right) for number, link in useful])
    sides = _by_link(lefts), _by_link(rights)
    live = set(sides[0]) & set(sides[1])
    rows: list[Row] = []
    done: set[int] = set()
    followers = _followers(rights, live)
    waiting = followers.get(None, [])
    for cutting in lefts:
        if cutting.link is None or cutting.link not in live:
            rows.append(Row(left=(cutting.piece,)))
        elif cutting.link not in done:
            done.add(cutting.link)
            rows += waiting
            rows.append(_pair(links[cutting.link], sides[0][cutting.link], sides[1][cutting.link]))
            waiting = followers.get(cutting.link, [])
    return tuple(_joined([*rows, *waiting]))


def alone(pieces: Iterable[Passage]) -> tuple[Row, ...]:
    """Whole blocks of one language, a row each."""
    return tuple(Row(left=(piece,)) for piece in pieces)


def _by_link(cuttings: Sequence[_Cutting]) -> dict[int, list[Passage]]:
    out: dict[int, list[Passage]] = {}
    for cutting in cuttings:
        if cutting.link is not None:
            out.setdefault(cutting.link, []).append(cutting.piece)
    return out


def _pair(link: Link, left: Sequence[Passage], right: Sequence[Passage]) -> Row:
    return Row(
        left=_side(left),
        right=_side(right),
        unit=link.unit,
        score=link.score,
        weak=link.score < WEAK and link.by != "person",
    )


def _followers(rights: Sequence[_Cutting], live: set[int]) -> dict[int | None, list[Row]]:
    """Right pieces without a counterpart, by the link after whose row they stand (``None``: before all)."""
    out: dict[int | None, list[Row]] = {}
    anchor: int | None = None
    for cutting in rights:
        if cutting.link in live:
            anchor = cutting.link
        else:
            out.setdefault(anchor, []).append(Row(right=(cutting.piece,)))
    return out


def _cuttings(blocks: Sequence[Passage], claims: Sequence[tuple[int, tuple[Span, ...]]]) -> list[_Cutting]:
    """Blocks cut at the spans of links; letters that no span covers become pieces without a link."""
    by_block: dict[str, list[tuple[int, int | None, int]]] = {}
    for number, spans in claims:
        for span in spans:
            by_block.setdefault(span.block, []).append((span.start, span.end, number))
    out: list[_Cutting] = []
    for block in blocks:
        out += _cut_block(block, sorted(by_block.get(block.id, ()), key=lambda claim: (claim[0], claim[2])))
    return out


def _cut_block(block: Passage, claims: Sequence[tuple[int, int | None, int]]) -> list[_Cutting]:
    letters = plain(block.text)
    if not letters.strip():
        return [_Cutting(block, claims[0][2] if claims else None)]
    stretches: list[tuple[int, int, int | None]] = []
    at = 0
    for start, end, number in claims:
        first, last = max(start, at), len(letters) if end is None else min(end, len(letters))
        if first >= last or not letters[first:last].strip():
            continue
        stretches += [(at, first, None), (first, last, number)]
        at = last
    stretches.append((at, len(letters), None))
    kept = [stretch for stretch in stretches if letters[stretch[0] : stretch[1]].strip()]
    return [
        _Cutting(_part(block, start, end, (place == 0, place == len(kept) - 1)), number)
        for place, (start, end, number) in enumerate(kept)
    ]


def _part(block: Passage, start: int, end: int, edges: tuple[bool, bool]) -> Passage:
    first, last = edges
    return replace(
        block,
        text=strip(cut(block.text, start, end)),
        starts=first,
        ends=last,
        label=block.label if first else "",
        exhibit=block.exhibit if first else None,
    )


def _side(pieces: Iterable[Passage]) -> tuple[Passage, ...]:
    """Pieces of one side of a row, those that follow each other in one block joined again."""
    out: list[Passage] = []
    for piece in pieces:
        if out and _continues(out[-1], piece):
            out[-1] = _glued(out[-1], piece)
        else:
            out.append(piece)
    return tuple(out)


def _continues(first: Passage, second: Passage) -> bool:
    return first.id == second.id and not first.ends and not second.starts


def _glued(first: Passage, second: Passage) -> Passage:
    return replace(first, text=merge((*first.text, *text_of(" "), *second.text)), ends=second.ends)


def _joined(rows: Sequence[Row]) -> list[Row]:
    """Rows of one language that follow each other in one block become one: nothing cuts them any more."""
    out: list[Row] = []
    for row in rows:
        last = out[-1] if out else None
        if last is None or last.paired or row.paired or bool(last.left) != bool(row.left):
            out.append(row)
        elif _continues(last.pieces[-1], row.pieces[0]):
            joined = _side((*last.pieces, *row.pieces))
            out[-1] = Row(left=joined) if row.left else Row(right=joined)
        else:
            out.append(row)
    return out
