"""Word's formulas (Office Math, ECMA-376 part 1, §22.1) as a line of text, in the order in which they are read.

Not MathML: the text is what a search and a screen reader get; fractions become ``a/b``, roots ``√(x)``, indices marks.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import replace

from ...model import Mark, Run, Text, merge, plain, text_of
from .package import Element

M = "http://schemas.openxmlformats.org/officeDocument/2006/math"
DEEPEST = 60


def m(name: str) -> str:
    """A name in the namespace of Office Math."""
    return f"{{{M}}}{name}"


def formula(node: Element) -> Text:
    """The formula as runs."""
    return merge(_walk(node, 0))


def _walk(node: Element, depth: int) -> Iterator[Run]:
    if depth > DEEPEST:
        return
    for child in node:
        if isinstance(child.tag, str):
            yield from _one(child, depth + 1)


def _one(node: Element, depth: int) -> Iterator[Run]:
    """One element of a formula; of elements without a rule of their own the content counts, of properties nothing."""
    rule = RULES.get(node.tag)
    if rule is not None:
        yield from rule(node, depth)
    elif not node.tag.endswith("Pr"):
        yield from _walk(node, depth)


def _part(node: Element, name: str, depth: int) -> list[Run]:
    part = node.find(m(name))
    return list(_walk(part, depth)) if part is not None else []


def _marked(runs: list[Run], mark: Mark) -> list[Run]:
    return [replace(run, marks=(mark,)) for run in runs]


def _property(node: Element, group: str, name: str) -> str | None:
    found = node.find(f"{m(group)}/{m(name)}")
    return found.get(m("val")) if found is not None else None


def _letters(node: Element, _: int) -> Iterator[Run]:
    yield Run(text=node.text or "")


def _limits(node: Element, depth: int) -> Iterator[Run]:
    """What stands below and above, as index and exponent."""
    yield from _marked(_part(node, "sub", depth), "sub")
    yield from _marked(_part(node, "sup", depth), "sup")


def _indexed(node: Element, depth: int) -> Iterator[Run]:
    yield from _part(node, "e", depth)
    yield from _limits(node, depth)


def _root(node: Element, depth: int) -> Iterator[Run]:
    yield from _marked(_part(node, "deg", depth), "sup")
    yield Run(text="√(")
    yield from _part(node, "e", depth)
    yield Run(text=")")


def _operator(node: Element, depth: int) -> Iterator[Run]:
    """A sum, product or integral; the integral is the sign where none is named (§22.1.2.20)."""
    yield Run(text=_property(node, "naryPr", "chr") or "∫")
    yield from _limits(node, depth)
    yield from _part(node, "e", depth)


def _fraction(node: Element, depth: int) -> Iterator[Run]:
    for number, name in enumerate(("num", "den")):
        if number:
            yield Run(text="/")
        part = merge(_part(node, name, depth))
        simple = plain(part).strip().replace(",", "").isalnum()
        yield from part if simple else (*text_of("("), *part, *text_of(")"))


def _fenced(node: Element, depth: int) -> Iterator[Run]:
    opening, closing = (_property(node, "dPr", name) for name in ("begChr", "endChr"))
    yield Run(text="(" if opening is None else opening)
    for number, part in enumerate(node.findall(m("e"))):
        if number:
            yield Run(text=_property(node, "dPr", "sepChr") or "|")
        yield from _walk(part, depth)
    yield Run(text=")" if closing is None else closing)


def _row(node: Element, depth: int) -> Iterator[Run]:
    for number, cell in enumerate(node.findall(m("e"))):
        if number:
            yield Run(text=" ")
        yield from _walk(cell, depth)
    yield Run(text="; ")


RULES: Mapping[str, Callable[[Element, int], Iterator[Run]]] = {
    m("t"): _letters,
    m("f"): _fraction,
    m("sSub"): _indexed,
    m("sSup"): _indexed,
    m("sSubSup"): _indexed,
    m("rad"): _root,
    m("nary"): _operator,
    m("d"): _fenced,
    m("mr"): _row,
}
"""How each kind of element is written."""
