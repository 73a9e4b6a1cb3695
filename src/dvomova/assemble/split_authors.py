"""Authors in the entry of a contents page: as many people as a byline can name, in as few words as that takes."""

from __future__ import annotations

from . import names

LONGEST_BYLINE = 24
"""Words of all the authors of one article."""
SURE = 0.8
MISSES = 4
"""So many words without a name, and there are no authors at the head."""


def authors_of(text: str) -> str:
    """The authors at the head of an entry, as printed: the fewest words that name the most people."""
    best, most, misses = "", 0, 0
    words = text.split()[:LONGEST_BYLINE]
    for end in range(2, len(words) + 1):
        head = " ".join(words[:end])
        found = names.byline(head)
        if found is None or found.rest or found.sure < SURE:
            misses += 1
            if misses > MISSES:
                break
            continue
        misses = 0
        initials = best and head == f"{best} {words[end - 1]}" and names.INITIAL.fullmatch(words[end - 1].rstrip(",;"))
        if len(found.people) > most or initials:
            best, most = head, len(found.people)
    return best.rstrip(" ,;")


def last_authors(text: str) -> str:
    """The authors at the end of a text that begins with something else."""
    words = text.split()[-LONGEST_BYLINE:]
    for start in range(len(words) - 1):
        tail = " ".join(words[start:])
        if authors_of(tail) == tail.rstrip(" ,;"):
            return tail.rstrip(" ,;")
    return ""
