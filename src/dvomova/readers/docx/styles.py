"""Styles of a Word text resolved to what is seen: bold, italic, size, setting, outline level, numbering.

The order is that of ECMA-376 part 1, §17.7.2: defaults, paragraph style and what it is based on, character style,
direct formatting. Bold and the like toggle (§17.7.3): set in the paragraph's and the character's style, they are off.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from .package import Element, w

DEFAULT_SIZE = 10.0
OFF = ("0", "false", "off", "none")
TOGGLES = ("b", "i", "caps", "vanish")
HEADING_NAME = re.compile(r"heading ([1-9])$", re.IGNORECASE)
LONGEST_CHAIN = 50


@dataclass(frozen=True, slots=True, kw_only=True)
class RunStyle:
    """How letters are set; ``size`` in points, ``rise`` is ``sub``, ``sup`` or nothing."""

    bold: bool = False
    italic: bool = False
    capitals: bool = False
    hidden: bool = False
    rise: str = ""
    size: float = DEFAULT_SIZE


@dataclass(frozen=True, slots=True, kw_only=True)
class ParagraphStyle:
    """How a paragraph is set: lengths in points; ``outline`` from 1, ``None`` for text.

    ``number`` and ``level`` are the list that it belongs to and the level in it, from 0.
    """

    setting: str | None = None
    first_line: float = 0.0
    before: float = 0.0
    outline: int | None = None
    number: str | None = None
    level: int = 0


def value(parent: Element | None, name: str, attribute: str = "val") -> str | None:
    """An attribute of a child element, ``None`` where either is missing."""
    child = parent.find(w(name)) if parent is not None else None
    return child.get(w(attribute)) if child is not None else None


def switch(parent: Element | None, name: str) -> bool | None:
    """An on-off property: ``None`` where it is not set."""
    child = parent.find(w(name)) if parent is not None else None
    return None if child is None else child.get(w("val"), "1") not in OFF


def number(text: str | None) -> float | None:
    """A number in an attribute; nonsense counts as not set."""
    try:
        return float(text) if text is not None else None
    except ValueError:
        return None


class Styles:
    """The styles part of one document; may be missing."""

    def __init__(self, root: Element | None) -> None:
        self._by_id: dict[str, Element] = {}
        self._default: str | None = None
        defaults = None
        if root is not None:
            for style in root.findall(w("style")):
                self._by_id[style.get(w("styleId"), "")] = style
                if style.get(w("type")) == "paragraph" and style.get(w("default")) in ("1", "true", "on"):
                    self._default = style.get(w("styleId"))
            defaults = root.find(w("docDefaults"))
        run = defaults.find(f"{w('rPrDefault')}/{w('rPr')}") if defaults is not None else None
        self._run_defaults = run
        self._runs: dict[tuple[str | None, str | None], dict[str, str | bool | None]] = {}

    def _chain(self, style_id: str | None) -> Iterator[Element]:
        """The style and those that it is based on, the nearest first; a circle ends."""
        seen: set[str] = set()
        while style_id and style_id in self._by_id and style_id not in seen and len(seen) < LONGEST_CHAIN:
            seen.add(style_id)
            style = self._by_id[style_id]
            yield style
            style_id = value(style, "basedOn")

    def name(self, style_id: str | None) -> str:
        """The name of a style as Word stores it (English for those that it brings along)."""
        return value(self._by_id.get(style_id or ""), "name") or style_id or ""

    def numbering_of(self, style_id: str | None) -> str | None:
        """The list that a numbering style stands for."""
        for style in self._chain(style_id):
            found = value(style.find(f"{w('pPr')}/{w('numPr')}"), "numId")
            if found:
                return found
        return None

    def run(self, properties: Element | None, paragraph_style: str | None) -> RunStyle:
        """The look of a run with these direct properties in a paragraph of that style."""
        character_style = value(properties, "rStyle")
        from_styles = self._of_styles(paragraph_style or self._default, character_style)

        def on(name: str) -> bool:
            direct = switch(properties, name)
            return bool(from_styles[name]) if direct is None else direct

        rise = value(properties, "vertAlign") or str(from_styles["vertAlign"] or "")
        size = number(value(properties, "sz")) or number(str(from_styles["sz"]))
        return RunStyle(
            bold=on("b"),
            italic=on("i"),
            capitals=on("caps"),
            hidden=on("vanish"),
            rise={"subscript": "sub", "superscript": "sup"}.get(rise, ""),
            size=size / 2 if size else DEFAULT_SIZE,
        )

    def _of_styles(self, paragraph: str | None, character: str | None) -> dict[str, str | bool | None]:
        key = (paragraph, character)
        if key not in self._runs:
            chains = [
                [style.find(w("rPr")) for style in self._chain(paragraph)],
                [style.find(w("rPr")) for style in self._chain(character)],
            ]
            found: dict[str, str | bool | None] = {}
            for name in TOGGLES:
                set_in = [next((s for r in chain if (s := switch(r, name)) is not None), None) for chain in chains]
                default = switch(self._run_defaults, name)
                found[name] = default if set_in == [None, None] else bool(set_in[0]) != bool(set_in[1])
            for name in ("vertAlign", "sz"):
                every = [*chains[1], *chains[0], self._run_defaults]
                found[name] = next((v for r in every if (v := value(r, name)) is not None), None)
            self._runs[key] = found
        return self._runs[key]

    def paragraph(self, properties: Element | None) -> ParagraphStyle:
        """The look of a paragraph with these direct properties."""
        style_id = value(properties, "pStyle") or self._default
        every = [properties, *(style.find(w("pPr")) for style in self._chain(style_id))]

        def first(name: str, attribute: str = "val") -> str | None:
            return next((v for p in every if (v := value(p, name, attribute)) is not None), None)

        list_of, level = self._list(every)
        indent = number(first("ind", "firstLine")) or 0.0
        return ParagraphStyle(
            setting=first("jc"),
            first_line=indent / 20,
            before=(number(first("spacing", "before")) or 0.0) / 20,
            outline=self._outline(style_id, first("outlineLvl")),
            number=list_of,
            level=level,
        )

    def _list(self, every: list[Element | None]) -> tuple[str | None, int]:
        level = None
        for properties in every:
            numbering = properties.find(w("numPr")) if properties is not None else None
            if numbering is None:
                continue
            level = level if level is not None else number(value(numbering, "ilvl"))
            found = value(numbering, "numId")
            if found is not None:
                return (None if found == "0" else found), int(level or 0)
        return None, 0

    def _outline(self, style_id: str | None, set_level: str | None) -> int | None:
        names = [self.name(style.get(w("styleId"))) for style in self._chain(style_id)]
        for name in names:
            if name.lower() == "title":
                return 1
            if found := HEADING_NAME.match(name):
                return int(found.group(1))
        level = number(set_level)
        return int(level) + 1 if level is not None and 0 <= level <= 8 else None
