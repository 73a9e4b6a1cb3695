"""Labels of numbered lists, which a Word text does not hold: they are counted from the numbering part.

ECMA-376 part 1, §17.9: a paragraph names a list (``num``) and a level; a list is drawn up by an abstract one, which
several may share and then count on together, unless one of them starts anew.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field

from ...languages import load
from ...patterns.numbering import roman
from .package import Element, w
from .styles import Styles, number, value

SHOWN_BULLETS = "-–—*•◦▪‣"
RUSSIAN = load("ru").letters.counting
"""Word counts in these where a list is numbered ``russianLower`` (ISO 29500, 17.18.59)."""
MOST = 100_000


@dataclass(frozen=True, slots=True)
class Level:
    """One level of a list: its first number, how it is written, and the text around the numbers (``%1.%2.``)."""

    start: int
    form: str
    text: str
    arabic: bool


@dataclass(slots=True)
class _List:
    levels: dict[int, Level]
    starts: dict[int, int] = field(default_factory=dict)
    abstract: str = ""


class Numbering:
    """Counts the lists of one document in reading order."""

    def __init__(self, root: Element | None, styles: Styles) -> None:
        self._styles = styles
        self._drawn_up: dict[str, Element] = {}
        self._lists: dict[str, _List] = {}
        self._counts: dict[str, dict[int, int]] = {}
        self._begun: set[str] = set()
        if root is None:
            return
        for abstract in root.findall(w("abstractNum")):
            self._drawn_up[abstract.get(w("abstractNumId"), "")] = abstract
        nums = {num.get(w("numId"), ""): num for num in root.findall(w("num"))}
        for num_id, num in nums.items():
            self._lists[num_id] = self._list(num, nums)

    def _list(self, num: Element, nums: dict[str, Element]) -> _List:
        abstract_id = value(num, "abstractNumId") or ""
        linked = self._styles.numbering_of(value(self._drawn_up.get(abstract_id), "numStyleLink"))
        if linked in nums:
            abstract_id = value(nums[linked], "abstractNumId") or abstract_id
        drawn_up = self._drawn_up.get(abstract_id)
        levels = {}
        for node in drawn_up.findall(w("lvl")) if drawn_up is not None else ():
            levels[_whole(node.get(w("ilvl")))] = _level(node)
        out = _List(levels=levels, abstract=abstract_id)
        for override in num.findall(w("lvlOverride")):
            at = _whole(override.get(w("ilvl")))
            own = override.find(w("lvl"))
            if own is not None:
                out.levels[at] = _level(own)
            start = value(override, "startOverride")
            if start is not None:
                out.starts[at] = _whole(start, 1)
        return out

    def label(self, list_id: str, level: int) -> str:
        """The label of the next paragraph of a list at a level, and count it."""
        found = self._lists.get(list_id)
        if found is None or level not in found.levels:
            return "•" if found is None else ""
        counts = self._counts.setdefault(found.abstract, {})
        fresh = list_id not in self._begun
        if fresh:
            self._begun.add(list_id)
            for at, start in found.starts.items():
                counts[at] = start - 1
        for deeper in [at for at in counts if at > level]:
            del counts[deeper]
        counts[level] = counts.get(level, found.levels[level].start - 1) + 1
        for above in range(level):
            if above in found.levels:
                counts.setdefault(above, found.levels[above].start)
        return self._written(found, level, counts)

    def _written(self, found: _List, level: int, counts: dict[int, int]) -> str:
        own = found.levels[level]
        if own.form == "bullet":
            return own.text if own.text and own.text in SHOWN_BULLETS else "•"
        if own.form == "none":
            return ""

        def one(match: re.Match[str]) -> str:
            at = int(match.group(1)) - 1
            if at not in found.levels:
                return ""
            form = "decimal" if own.arabic and at != level else found.levels[at].form
            return written(counts.get(at, found.levels[at].start), form)

        return re.sub(r"%([1-9])", one, own.text).strip()


def _level(node: Element) -> Level:
    return Level(
        start=_whole(value(node, "start"), 1),
        form=value(node, "numFmt") or "decimal",
        text=value(node, "lvlText") or "",
        arabic=node.find(w("isLgl")) is not None,
    )


def _whole(text: str | None, default: int = 0) -> int:
    found = number(text)
    return int(found) if found is not None and abs(found) < MOST else default


def written(count: int, form: str) -> str:
    """A number as the format of a list writes it; formats of other scripts come out as digits."""
    if count < 1 or count > MOST:
        return str(count)
    if form in ("lowerLetter", "upperLetter"):
        letters = chr(ord("a") + (count - 1) % 26) * min((count - 1) // 26 + 1, 9)
    elif form in ("russianLower", "russianUpper"):
        letters = RUSSIAN[(count - 1) % len(RUSSIAN)] * min((count - 1) // len(RUSSIAN) + 1, 9)
    elif form in ("lowerRoman", "upperRoman"):
        letters = roman(min(count, 9999))
    else:
        return f"{count:02d}" if form == "decimalZero" else str(count)
    return letters.upper() if form.startswith("upper") or form.endswith("Upper") else letters
