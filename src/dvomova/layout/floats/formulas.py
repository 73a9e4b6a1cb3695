"""Display formulas: pieces of mathematical type that stand apart from running text, taken together as one block.

A PDF holds a formula as loose letters at many heights. Pieces that lie in the row of a text line belong to that
line; the rest, piece touching piece, is a display formula with its number at the right. Its letters alone are
seldom readable, so the block also asks for an image of the place.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from ...languages.characters import counting
from ...model import Formula, Fragment, around, text_of
from ..columns import find_gutter
from ..lines import TypeLine, make, rows_of, stand_in

MATH_FONT = re.compile(
    r"^(?:cm|lm|eu|ec)?(?:mi|sy|ex|mib|bsy)\d|^cm(?:mi|sy|ex|bsy|mib)|^msa?b?m|^ms[ab]m|symbol|^mt|mt-?extra|euclid|"
    r"math|^rsfs|^eufm|^eus|^wasy|^stix|^xits|^esint|^txsy|^pxsy|^txmi",
    re.IGNORECASE,
)
SIGN = re.compile("[=∑∫√∏±≤≥≠≈∞∂∇∈∉⊂∪∩→⇒⇔∀∃×÷∆∙⋅−∼≡≪≫∝⟨⟩‖\U0001d400-\U0001d7ff\ue000-\uf8ff]")
WORD = re.compile(r"[^\W\d_]{4,}")
PRINTED_NUMBER = rf"\(\d{{1,3}}(?:\.\d{{1,2}})*[{counting()}]?\)"
"""The number of a formula: ``(3)``, ``(2.1а)``."""
NUMBER = re.compile(rf"^\(?\s*({PRINTED_NUMBER})\s*[.,;]?$")
NUMBER_END = re.compile(rf"[\s,.;]*({PRINTED_NUMBER})\s*[.,;]?$")
OPENING = re.compile(r"\s*(?:[–—•-]\s+)?([^\W\d_]{3,})(?=[\s,:])")
FUNCTIONS = frozenset(("arg", "cos", "det", "exp", "inf", "lim", "log", "max", "min", "mod", "sin", "sup", "tan"))
MOST_WORDS = 2
"""Words of four letters or more that a piece of a formula holds at most."""
ROW, AT_TEXT = 0.75, 2.5
"""In sizes: a piece in the row of a text line stands no further from its baseline, and no further from its letters."""
NEXT_LINE, SAME_EDGE, SAME_SIZE = (0.9, 1.5), 1.5, 0.3
"""The next line of a paragraph: its distance in sizes, and the points by which its left edge and its size differ."""
SCRAP, SCRAP_HIGH, SCRAP_FAR = 14, 2.0, 1.5
"""Letters of an index or numerator at most, and how far off its piece it stands in height and beside it (in sizes)."""
SPACE = 0.15
"""Of a size: a wider gap between pieces is a space."""
BELOW, TOUCH = 1.2, 0.6
"""In sizes: how far below a piece the next one of its formula may begin, and how far from it upright."""
ONE_FORMULA, NUMBER_AWAY, NUMBER_HIGH = 3, 4, 1.2
"""In sizes: pieces of a formula differ by less in height; what is further off beside it is only its number, which
stands at this height or less."""
_fonts: dict[str, bool] = {}


def is_math_font(name: str) -> bool:
    """Whether a font holds mathematical signs."""
    known = _fonts.get(name)
    if known is None:
        known = _fonts[name] = bool(MATH_FONT.search(name))
    return known


def is_math(fragment: Fragment) -> bool:
    """Whether a fragment is set in mathematical type or holds mathematical signs."""
    if is_math_font(fragment.font):
        return bool(fragment.text.strip(" •·–—\uf0b7\uf0a7"))
    return SIGN.search(fragment.text) is not None and "://" not in fragment.text


def is_mathematical(line: TypeLine) -> bool:
    """Whether a line is a piece of a formula and no running text."""
    first = OPENING.match(line.text)
    if first and first.group(1).casefold() not in FUNCTIONS and not is_math_font(line.fragments[0].font):
        return False
    for fragment in line.fragments:
        if is_math(fragment):
            words = _words(line)
            return words <= MOST_WORDS and words * 5 <= max(len(line.text), 10)
    return False


def _words(line: TypeLine) -> int:
    text = " ".join([f.text for f in line.fragments if not is_math_font(f.font)])
    return len(WORD.findall(text)) if "://" not in text else 9


def with_formulas(page: int, lines: list[TypeLine]) -> list[TypeLine]:
    """The lines of a page, pieces of formulas joined to their text line or gathered to display formulas."""
    pieces = [line for line in lines if line.inset is None and not line.turned and is_mathematical(line)]
    if not pieces:
        return lines
    own = set(pieces)
    prose = [line for line in lines if line not in own and line.inset is None and _words(line) > MOST_WORDS]
    pieces = [piece for piece in pieces if not _goes_on(piece, prose)]
    own = set(pieces)
    pieces += _loose([line for line in lines if line not in own], pieces)
    own = set(pieces)
    text = [line for line in lines if line not in own]
    worded = [line for line in text if line.inset is None and not line.turned and _words(line)]
    # A formula stands in one column: pieces at either side of a gutter have nothing to do with each other.
    gutter = find_gutter(worded)
    sides = [[line for line in worded if _at_left(line, gutter) == left] for left in (False, True)]
    alone: list[TypeLine] = []
    owned: dict[TypeLine, list[TypeLine]] = {}
    for piece in pieces:
        owner = _owner(piece, sides[_at_left(piece, gutter)])
        if owner is None:
            alone.append(piece)
        else:
            owned.setdefault(owner, []).append(piece)
    out = [_woven(line, owned[line]) if line in owned else line for line in text]
    columns = [[piece for piece in alone if _at_left(piece, gutter) == left] for left in (True, False)]
    for number, cluster in enumerate((c for column in columns for c in _clusters(column)), start=1):
        out.append(_formula(page, number, cluster))
    return out


def _at_left(line: TypeLine, gutter: float | None) -> bool:
    return gutter is not None and line.middle < gutter


def _goes_on(piece: TypeLine, prose: Sequence[TypeLine]) -> bool:
    """Whether a line with signs in it is the next line of a paragraph: right below it, from the same edge on."""
    return any(
        NEXT_LINE[0] < (piece.base - line.base) / line.size < NEXT_LINE[1]
        and abs(piece.x0 - line.start) < SAME_EDGE
        and abs(piece.size - line.size) < SAME_SIZE
        for line in prose
    )


def _loose(text: Sequence[TypeLine], pieces: Sequence[TypeLine]) -> list[TypeLine]:
    """Scraps without signs of their own (indices, numerators, equation numbers) that stand at pieces."""
    out: list[TypeLine] = []
    for line in text:
        letters = line.text.strip()
        if line.inset is not None or line.turned or len(letters) > SCRAP or WORD.search(letters):
            continue
        numbered = NUMBER.match(letters) is not None
        for piece in pieces:
            size = max(piece.size, line.size)
            off = abs(piece.base - line.base)
            if off < SCRAP_HIGH * size and (off < size if numbered else _apart(piece, line) < SCRAP_FAR * size):
                out.append(line)
                break
    return out


def _apart(a: TypeLine, b: TypeLine) -> float:
    return max(a.x0 - b.x1, b.x0 - a.x1)


def _owner(piece: TypeLine, text: Sequence[TypeLine]) -> TypeLine | None:
    """The running text in whose row a piece lies, touching it."""
    best: tuple[float, TypeLine] | None = None
    for line in text:
        off = abs(piece.base - line.base)
        if off > ROW * max(line.size, piece.size) or _apart(piece, line) > AT_TEXT * line.size:
            continue
        if _in_gap(piece, line) and (best is None or off < best[0]):
            best = (off, line)
    return best[1] if best else None


def _in_gap(piece: TypeLine, line: TypeLine) -> bool:
    """Whether no letters of the line stand where the piece does."""
    middle = piece.middle
    return not any(f.box.x0 < middle < f.box.x1 for f in line.fragments)


def _woven(line: TypeLine, pieces: Sequence[TypeLine]) -> TypeLine:
    """A text line with pieces of a formula put where they stand."""
    fragments = [*line.fragments]
    for piece in pieces:
        raised = line.base - piece.base
        fragments += [replace(f, rise=round(f.rise + raised, 2)) for f in piece.fragments]
    fragments.sort(key=lambda f: f.box.x0)
    last = fragments[-1]
    made = make(line.page, _spaced(fragments), line.base, line.hyphenated and last is line.fragments[-1])
    return made or line


def _spaced(fragments: list[Fragment]) -> list[Fragment]:
    """The fragments with a space between those that stand apart."""
    out = fragments[:1]
    for fragment in fragments[1:]:
        before = out[-1]
        apart = fragment.box.x0 - before.box.x1 > SPACE * max(fragment.size, before.size)
        if apart and not before.text.endswith(" ") and not fragment.text.startswith(" "):
            fragment = replace(fragment, text=" " + fragment.text)
        out.append(fragment)
    return out


def _clusters(pieces: list[TypeLine]) -> list[list[TypeLine]]:
    """Pieces that touch or nearly touch, together. Only clusters that reach down to a piece are compared with it."""
    done: list[list[TypeLine]] = []
    growing: list[tuple[float, list[TypeLine]]] = []
    for piece in sorted(pieces, key=lambda p: (p.top, p.x0)):
        over = [cluster for end, cluster in growing if end < piece.top]
        done += over
        growing = [(end, cluster) for end, cluster in growing if end >= piece.top]
        near: list[tuple[float, list[TypeLine]]] = []
        apart: list[tuple[float, list[TypeLine]]] = []
        for end, cluster in growing:
            (near if any(_touch(piece, other) for other in cluster) else apart).append((end, cluster))
        reach = max([end for end, _ in near] + [piece.bottom + BELOW * piece.size])
        growing = [*apart, (reach, [*(other for _, cluster in near for other in cluster), piece])]
    return done + [cluster for _, cluster in growing]


def _touch(a: TypeLine, b: TypeLine) -> bool:
    size = a.size if a.size > b.size else b.size
    if abs(a.base - b.base) > ONE_FORMULA * size:
        return False
    apart = _apart(a, b)
    if apart >= NUMBER_AWAY * size:
        # A formula's number stands far off at the right.
        numbered = NUMBER.match(a.text.strip()) or NUMBER.match(b.text.strip())
        return numbered is not None and abs(a.base - b.base) < NUMBER_HIGH * size
    return max(a.top - b.bottom, b.top - a.bottom) < TOUCH * size


def _formula(page: int, number: int, pieces: list[TypeLine]) -> TypeLine:
    """A stand-in for a display formula of these pieces."""
    ordered = [piece for row in rows_of(pieces) for piece in row]
    label = ""
    body: list[TypeLine] = []
    for piece in ordered:
        if not label and (found := NUMBER.match(piece.text.strip())):
            label = found.group(1)
        else:
            body.append(piece)
    letters = " ".join(" ".join(piece.text.split()) for piece in body or ordered)
    if not label and (tail := NUMBER_END.search(letters)):
        label, letters = tail.group(1), letters[: tail.start()]
    boxes = [piece.box() for piece in body or ordered]
    block = Formula(
        id="",
        text=text_of(letters),
        image=f"p{page}-f{number}.png",
        label=label,
        boxes=(around(boxes),),
    )
    return stand_in(block, max(piece.size for piece in ordered))
