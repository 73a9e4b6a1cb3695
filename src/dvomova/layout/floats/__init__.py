"""What stands in the text without being part of it: tables with rules, pictures, drawings.

Each takes the lines inside it and leaves a line without letters in its place, so that columns and paragraphs are
found around it and a paragraph that it interrupts can be joined again.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence

from ...findings import Code, Report
from ...languages.labels import Labels
from ...model import Box, Figure, Page, Picture, Rule, Table, Text
from ..lines import TypeLine, stand_in
from . import figures as drawings
from . import open_tables, ruled_tables
from .figures import overlap

INSIDE = 0.6
"""Share of a picture that lies in a table or drawing, from which on it is part of that."""
TOUCH = 2.0
"""Points by which letters may reach over the edge of the picture that they are in."""
MOST_LETTERS, LONGEST_LINE = 600, 90
"""Letters in a picture, and on one of its lines, from which on it is the ground of a text."""
FEW, SIZE = 3, 10.0
"""On a page with fewer lines the largest size stands for the usual one; points of type on a page without any."""
SetText = Callable[[Sequence[TypeLine]], Text]


def with_floats(
    page: Page,
    lines: list[TypeLine],
    set_text: SetText,
    labels: Labels,
    report: Report,
    apart: Sequence[float] = (),
) -> list[TypeLine]:
    """The lines of a page, those of each table and figure replaced by one line that holds its place.

    ``apart`` are heights of rules that part heads and feet from the text. Letters that are part of a figure are in its
    picture; a finding holds their text.
    """
    rules = [rule for rule in page.rules if not any(abs(rule.box.top - at) < 1 for at in apart)]
    size = max((line.size for line in lines), default=SIZE) if len(lines) < FEW else _usual_size(lines)
    out = lines
    charts = drawings.figures(page, rules, lines, labels)
    for figure, letters in charts:
        out = _pictured(figure, letters, out, size, report)
    if charts:
        rules = [rule for rule in rules if not any(f.boxes[0].holds(rule.box, drawings.LOOSE) for f, _ in charts)]
    out = _with_tables(page, rules, out, set_text, size, labels)
    painted = drawings.pictures_of(page, out, labels)
    out = _without_design(painted, out, size, report)
    return _with_pictures(painted.figures, out, size, report)


def _with_tables(
    page: Page, rules: Sequence[Rule], lines: list[TypeLine], set_text: SetText, size: float, labels: Labels
) -> list[TypeLine]:
    """The lines with the tables in place of theirs: those in a grid first, then those between a few rules."""
    out = lines
    for grid in ruled_tables.grids(rules):
        found = ruled_tables.table(grid, page.number, out, set_text)
        if found is not None:
            out = _replaced(out, found[1], stand_in(found[0], size))
    for area in open_tables.regions(rules, out, labels):
        found = open_tables.table(area, page.number, out, set_text, labels)
        if found is not None:
            out = _replaced(out, found[1], stand_in(found[0], size))
    return out


def _with_pictures(figures: Sequence[Picture], lines: list[TypeLine], size: float, report: Report) -> list[TypeLine]:
    """The lines with the pictures in place of the letters on them."""
    out = lines
    tables = [line.inset.boxes[0] for line in out if isinstance(line.inset, Table | Figure)]
    for picture in figures:
        if any(overlap(picture.box, taken) > INSIDE for taken in tables):
            continue
        own = [line for line in out if line.inset is None and _inside(line, picture.box)]
        count = sum(len(line.text) for line in own)
        if count > MOST_LETTERS or any(len(line.text) > LONGEST_LINE for line in own):
            # Text on a tinted or framed ground is text.
            continue
        out = _pictured(Figure(id="", image=picture.name, boxes=(picture.box,)), own, out, size, report)
    return out


def _without_design(
    painted: drawings.PagePictures, lines: list[TypeLine], size: float, report: Report
) -> list[TypeLine]:
    """The lines without the letters in pictures of the page's own design.

    What runs over the edge parts the lines around it as a figure does, though nothing of it is shown.
    """
    out = lines
    for picture in painted.over_the_edge:
        own = [line for line in out if line.inset is None and _inside(line, picture.box)]
        if any(len(line.text) > LONGEST_LINE for line in own) or sum(len(line.text) for line in own) > MOST_LETTERS:
            continue
        _report_design(picture.box, own, report)
        out = _replaced(out, own, stand_in(Figure(id="", image=None, boxes=(picture.box,)), size))
    return out


def _replaced(lines: Sequence[TypeLine], taken: Sequence[TypeLine], *by: TypeLine) -> list[TypeLine]:
    gone = set(taken)
    return [*(line for line in lines if line not in gone), *by]


def _report_design(box: Box, letters: Sequence[TypeLine], report: Report) -> None:
    letters_text = " | ".join(line.text.strip() for line in letters)
    report.add(
        Code.PICTURE_LEFT_OUT,
        f"A picture at the edge of page {box.page} of the file, with no caption, was taken for the page's own design "
        "and left out, with the letters in it.",
        where=box,
        changes=[(letters_text, "")] if letters_text else [],
    )


def _pictured(
    figure: Figure, letters: Sequence[TypeLine], lines: Sequence[TypeLine], size: float, report: Report
) -> list[TypeLine]:
    """The lines with a figure in place of the letters that belong to it, and to no figure before it."""
    here = set(lines)
    letters = [line for line in letters if line in here]
    letters_text = " | ".join(line.text.strip() for line in letters)
    if letters_text:
        where = figure.boxes[0]
        report.add(
            Code.FIGURE_LETTERS,
            f"Letters that are part of a figure on page {where.page} of the file stand in its picture only.",
            where=where,
            changes=[(letters_text, "")],
        )
    return _replaced(lines, letters, stand_in(figure, size))


def _usual_size(lines: Sequence[TypeLine]) -> float:
    return sorted(line.size for line in lines)[len(lines) // 2]


def _inside(line: TypeLine, box: Box) -> bool:
    return box.x0 - TOUCH <= line.x0 and line.x1 <= box.x1 + TOUCH and box.top <= line.level <= box.bottom
