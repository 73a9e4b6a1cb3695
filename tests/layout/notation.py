"""Pages from a readable notation: what a test draws is what the layout step is given.

A row of the drawing is a line 12 points below the one before; a letter is 5 points wide. Three spaces or more part a
row into lines of their own (columns, cells). ``**bold**``, ``//italic//``, ``^raised^``; ``{14}`` at the head of a line
is its size; a line that ends in ``-`` was broken there by the engine.
"""

from __future__ import annotations

import re

from dvomova.model import Box, Draft, Fragment, Line, Page, Pages, Picture, Rule, Source

LETTER, LEADING, SIZE = 5.0, 12.0, 10.0
LEFT, TOP = 30.0, 40.0
CHUNK = re.compile(r"\S+(?: {1,2}\S+)*")
PIECE = re.compile(r"\*\*(?P<bold>.+?)\*\*|//(?P<italic>.+?)//|\^(?P<raised>.+?)\^|(?P<plain>[^*/^]+|.)")


def page(drawing: str, number: int = 1, *, height: float = 700.0, top: float = TOP, **painted: object) -> Page:
    """A page of a drawing; ``pictures`` and ``rules`` are painted on it."""
    lines: list[Line] = []
    for row, text in enumerate(drawing.strip("\n").splitlines()):
        for chunk in CHUNK.finditer(text):
            lines.append(line(chunk.group(), LEFT + LETTER * chunk.start(), top + LEADING * row, number))
    return Page(number=number, width=520.0, height=height, lines=tuple(lines), **painted)  # type: ignore[arg-type]


def line(text: str, x0: float, base: float, number: int = 1) -> Line:
    """One line at a place."""
    sized = re.match(r"\{(\d+)\}", text)
    size = float(sized.group(1)) if sized else SIZE
    wide = LETTER * size / SIZE
    fragments: list[Fragment] = []
    x = x0
    for found in PIECE.finditer(text[sized.end() :] if sized else text):
        kind, letters = found.lastgroup, found.group(found.lastgroup or 0)
        end = x + wide * len(letters)
        raised = kind == "raised"
        same = fragments and (fragments[-1].bold, fragments[-1].italic, fragments[-1].rise > 0) == (
            kind == "bold",
            kind == "italic",
            raised,
        )
        if same:
            last = fragments.pop()
            letters, x = last.text + letters, last.box.x0
        box = Box(page=number, x0=x, top=base - 0.7 * size, x1=end, bottom=base + 0.2 * size)
        fragments.append(
            Fragment(
                text=letters,
                box=box,
                font="Test",
                size=0.6 * size if raised else size,
                bold=kind == "bold",
                italic=kind == "italic",
                rise=3.5 if raised else 0.0,
            )
        )
        x = end
    whole = Box(page=number, x0=x0, top=base - 0.7 * size, x1=x, bottom=base + 0.2 * size)
    return Line(fragments=tuple(fragments), box=whole, baseline=base, hyphenated=text.endswith("-"))


def pages(*drawn: Page) -> Pages:
    """Pages as a document."""
    return Pages(source=Source(name="test.pdf", format="pdf", sha256="0" * 64, page_count=len(drawn)), pages=drawn)


def rule(x0: float, top: float, x1: float, bottom: float, number: int = 1) -> Rule:
    """A painted rule."""
    return Rule(box=Box(page=number, x0=x0, top=top, x1=x1, bottom=bottom))


def picture(x0: float, top: float, x1: float, bottom: float, number: int = 1) -> Picture:
    """A painted image."""
    return Picture(name=f"p{number}-1.png", box=Box(page=number, x0=x0, top=top, x1=x1, bottom=bottom))


def outline(draft: Draft) -> list[str]:
    """The blocks of a draft, one short string each: ``# heading``, ``1. item``, ``[run-in] text``."""
    from dvomova.model import Figure, Formula, Heading, ListItem, Note, Paragraph, Table, plain

    out: list[str] = []
    for block in draft.blocks:
        if isinstance(block, Heading):
            out.append(f"# {plain(block.text)}")
        elif isinstance(block, ListItem):
            out.append(f"{block.label} {plain(block.text)}")
        elif isinstance(block, Paragraph):
            out.append(f"[{plain(block.run_in)}] {plain(block.text)}" if block.run_in else plain(block.text))
        elif isinstance(block, Table):
            out.append("table " + " / ".join("|".join(plain(cell.text) for cell in row) for row in block.rows))
        elif isinstance(block, Figure):
            out.append(f"figure {block.label}: {plain(block.caption)}")
        elif isinstance(block, Formula):
            out.append(f"formula {plain(block.text)} {block.label}".strip())
        elif isinstance(block, Note):
            out.append(f"note {block.label}: {plain(block.text)}")
    return out
