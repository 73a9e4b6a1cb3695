"""Paragraphs of a Word text as headings, items of lists and paragraphs, with their looks and their line breaks.

Word knows headings by style, but most authors set them by hand: so a paragraph that ``patterns.headings`` takes for
one by its look is a heading too, and its level follows from its look among the others. Numbers typed by hand make a
list where they go on counting. A line break inside a paragraph parts it where something new begins (a line of an
address, an item); a paragraph that is nothing but a formula is a display formula.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, field, replace

from ...languages.labels import Labels
from ...model import Block, Formula, Heading, ListItem, Look, Paragraph, Run, Text, cut, merge, plain, strip, text_of
from ...model.text import wholly, without
from ...patterns.continuation import flow
from ...patterns.headings import is_heading, levels, reads_as_heading
from ...patterns.numbering import item_label, item_number
from ..drafts import in_capitals, run_in_apart, setting_named
from .styles import DEFAULT_SIZE, ParagraphStyle

LEADING = 1.2
"""Distance of lines in sizes, to count space before a paragraph in lines."""
PLAIN = ParagraphStyle()


@dataclass(frozen=True, slots=True, kw_only=True)
class Raw:
    """A paragraph before it is known what it is; ``label`` is that of its list, ``None`` outside lists.

    ``sizes`` counts letters by size in points; ``gap`` is how many empty paragraphs stand before it.
    """

    text: Text
    style: ParagraphStyle = PLAIN
    sizes: Counter[float] = field(default_factory=Counter)
    capitals: bool = False
    label: str | None = None
    gap: int = 0


def shape(items: Sequence[Raw | Block], labels: Labels) -> list[Block]:
    """All paragraphs as blocks, everything else as it is."""
    sizes: Counter[float] = Counter()
    for item in items:
        if isinstance(item, Raw):
            sizes.update(item.sizes)
    body = max(sizes.items(), key=lambda entry: (entry[1], entry[0]))[0] if sizes else DEFAULT_SIZE
    out: list[Block] = []
    styled: dict[int, int] = {}
    for at, item in enumerate(items):
        if not isinstance(item, Raw):
            out.append(item)
            continue
        block = _block(item, body, _counts_on(items, at), labels)
        if isinstance(block, Heading) and item.style.outline:
            styled[len(out)] = item.style.outline
        out.append(block)
    return levels(out, styled)


def _block(raw: Raw, body: float, counted: bool, labels: Labels) -> Block:
    look = _look(raw, body)
    text = raw.text
    if look.bold:
        text = without(text, "bold")
    if look.italic:
        text = without(text, "italic")
    if (raw.style.outline and reads_as_heading(plain(text))) or is_heading(plain(text), look, labels):
        return _heading(text, raw, look)
    if raw.label is not None:
        return ListItem(id="", text=text, label=raw.label, level=raw.style.level + 1, look=look)
    typed = item_label(plain(text))
    if typed and (counted or typed.number is None) and plain(text)[typed.end :].strip():
        return ListItem(id="", text=strip(cut(text, typed.end)), label=typed.text, look=look)
    head, rest = run_in_apart(text, labels)
    if head and wholly(rest, "italic"):
        look, rest = replace(look, italic=True), without(rest, "italic")
    return Paragraph(id="", text=rest, run_in=head, look=look)


def _heading(text: Text, raw: Raw, look: Look) -> Heading:
    if raw.label and raw.label != "•":
        text = merge((*text_of(f"{raw.label} "), *text))
    return Heading(id="", text=text, level=raw.style.outline or 1, look=look)


def _look(raw: Raw, body: float) -> Look:
    size = max(raw.sizes.items(), key=lambda entry: entry[1])[0] if raw.sizes else body
    return Look(
        size=round(size / body, 2),
        bold=wholly(raw.text, "bold"),
        italic=wholly(raw.text, "italic"),
        capitals=raw.capitals or in_capitals(plain(raw.text)),
        setting=setting_named(raw.style.setting),
        indent=round(max(raw.style.first_line, 0.0) / size, 1) if size else 0.0,
        space_before=round(raw.gap + raw.style.before / (LEADING * size), 1) if size else 0.0,
    )


def _number(item: Raw | Block) -> int | None:
    return item_number(plain(item.text)) if isinstance(item, Raw) and item.label is None else None


def _counts_on(items: Sequence[Raw | Block], at: int) -> bool:
    """Whether the number typed before a paragraph is one of a list: its neighbour's is one more or less."""
    own = _number(items[at])
    if own is None:
        return False
    before = _number(items[at - 1]) if at else None
    after = _number(items[at + 1]) if at + 1 < len(items) else None
    return before == own - 1 or after == own + 1


def one_line(text: Text) -> Text:
    """Line breaks and tabs as spaces, none beside another space."""
    if not any("\n" in run.text or "\t" in run.text for run in text):
        return text
    out: list[Run] = []
    after_space = True
    for run in text:
        letters = []
        for letter in run.text:
            if letter in "\n\t":
                letter = "" if after_space else " "
            letters.append(letter)
            after_space = letter.isspace() if letter else after_space
        out.append(replace(run, text="".join(letters)))
    return merge(out)


def logical_lines(text: Text, one: bool) -> list[Text]:
    """A paragraph cut at the line breaks where its author began something new (a line of an address, an item).

    In a heading (``one``), after a comma or hyphen, or before a small letter a line break only shapes the line.
    """
    letters = plain(text)
    lines: list[Text] = []
    start = 0
    for at in () if one else [at for at, letter in enumerate(letters) if letter == "\n"]:
        before, after = letters[start:at].strip(), letters[at + 1 :].strip()
        if before and after and flow(before, after).begins_anew:
            lines.append(cut(text, start, at))
            start = at + 1
    lines.append(cut(text, start))
    return [line for line in (strip(one_line(line)) for line in lines) if line]


def display_formula(text: Text) -> Formula:
    """A display formula; a number in brackets at its end is its label."""
    text = strip(one_line(text))
    letters = plain(text)
    at = letters.rfind("(")
    number = letters[at + 1 : -1].replace(".", "").replace("-", "")
    label = letters[at:] if at > 0 and letters.endswith(")") and number.isdigit() else ""
    return Formula(id="", text=strip(cut(text, 0, len(letters) - len(label))), label=label)
