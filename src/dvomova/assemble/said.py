"""The lines about an author, those that go on joined: posts and institutions are long, and the lines for them short.

``завідувач кафедри історії`` / ``Національної академії …`` and ``Head of the Department of`` / ``History, Doctor …``
are one text each: read by themselves they give half an institution.
"""

from __future__ import annotations

from ..languages import known, load
from .item import Item, Kind
from .names import person_word, place_word
from .pieces import squeezed
from .shelves import Group
from .sift import AFFILIATION_MARK

OPEN = ",;:-–("


def lines_about(group: Group) -> list[tuple[Kind, str]]:
    """What is said of the people of a group: the kind and the text of each line."""
    out: list[tuple[Kind, str]] = []
    above: Item | None = None
    for item in group.details:
        text = squeezed(item.text)
        if above is not None and len(group.named.people) == 1 and _goes_on(above, item):
            kind, said = out[-1]
            out[-1] = (_stronger(kind, item.kind), f"{said} {text}")
        else:
            out.append((item.kind, text))
        above = item
    return out


def _stronger(one: Kind, other: Kind) -> Kind:
    return "role" if "role" in (one, other) else one


def _goes_on(above: Item, below: Item) -> bool:
    """Whether a line about a single person goes on in the next: small letters, or an institution after half of one."""
    if below.piece.at - above.piece.at != 1 or not {above.kind, below.kind} <= {"role", "place", "line"}:
        return False
    one, other = above.piece.look, below.piece.look
    if (one.italic, one.bold) != (other.italic, other.bold) or abs(one.size - other.size) > 0.03:
        return False
    head, text = above.text, below.text
    if not head or not text or AFFILIATION_MARK.match(text) or head[-1] in ".;:":
        return False
    if _unfinished(head, below):
        return True
    words = text.split()
    runs_into_place = person_word(head) and place_word(head) and head[-1] not in OPEN
    if text[0].islower():
        return not person_word(" ".join(words[:2])) and (runs_into_place or not place_word(words[0].strip(OPEN)))
    return runs_into_place and place_word(text) and not person_word(text.split(",")[0])


def _unfinished(head: str, below: Item) -> bool:
    """Whether a line ends inside a quotation, or in a small word that stands before another: ``of``, ``та``."""
    if head.count("«") > head.count("»") or head.count("(") > head.count(")"):
        return True
    lang = below.piece.lang
    last = head.split()[-1]
    return lang in known() and last.islower() and last.casefold() in load(lang).stop_words
