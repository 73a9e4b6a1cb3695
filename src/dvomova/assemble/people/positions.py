"""Post and institution in a line about one person: ``доцент кафедри …, кандидат наук, м. Зразків``.

Takes the line and its language, gives the two parts.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from ...languages import load
from ...model import Lang
from .names import person_word, place_word

ADJECTIVE = 5
"""Letters of a word that stands between a post and an institution and belongs to the latter."""
SHORT = 3
"""Letters of abbreviations in addresses, their full stop counted."""


def split_role(text: str, lang: Lang) -> tuple[str, str]:
    """Post and institution in a line of a card.

    Between commas the first part that names a place and no post begins the institution; where the post runs into it
    (``докторант кафедри …``) the first word of a place does, unless an institution of its own still follows
    (``доктор наук з державного управління, професор, … інститут``).
    """
    if not person_word(text):
        return "", text if place_word(text) else ""
    role: list[str] = []
    segments = re.split(r"\s*[,;]\s+", text)
    for i, segment in enumerate(segments):
        if not place_word(segment) or _only_a_rank(segment, segments[i + 1 :], lang):
            role.append(segment)
            continue
        post, place = _run_together(segment, lang) if person_word(segment) else ("", segment)
        posts, places = _following(segments[i + 1 :], lang)
        role += [part for part in (post, *posts) if part]
        return ", ".join(role).strip(" ."), ", ".join([place, *places]).strip(" .")
    return ", ".join(role), ""


def _following(segments: Sequence[str], lang: Lang) -> tuple[list[str], list[str]]:
    """Posts and places behind the first place: further posts with places of their own, ranks, the town."""
    posts: list[str] = []
    places: list[str] = []
    placing = True
    for segment in segments:
        if _rank(segment, lang):
            posts.append(segment)
            placing = False
        elif person_word(segment):
            post, place = _run_together(segment, lang)
            posts.append(post)
            places.append(place)
            placing = True
        elif placing or (place_word(segment) and (segment[:1].isupper() or not _institution(segment))):
            places.append(segment)
            placing = True
        else:
            posts.append(segment)
    return posts, places


def _only_a_rank(segment: str, following: Sequence[str], lang: Lang) -> bool:
    """Whether a segment with words of both kinds names no institution: one follows, and no post runs into one here."""
    if not person_word(segment) or not any(map(_institution, following)):
        return False
    post, place = _run_together(segment, lang)
    return not post or segment != f"{post} {place}"


def _rank(segment: str, lang: Lang) -> bool:
    """Whether what follows an institution is a post, rank or degree, and no other institution."""
    return person_word(segment) and not (place_word(segment) and _institution(_run_together(segment, lang)[1]))


def _institution(segment: str) -> bool:
    """Whether a segment names an institution; the abbreviation before a town (``м.``) makes none of it."""
    named = place_word(" ".join(word for word in segment.split() if len(word) > SHORT))
    return named and len(segment.split()) > 1 and len(segment) > 12 and not person_word(segment)


def _run_together(segment: str, lang: Lang) -> tuple[str, str]:
    """A post and an institution with no comma between: cut before a place and its large adjectives."""
    places = {word.casefold() for word in load(lang).place_words if len(word) > 2}
    words = list(re.finditer(r"[^\W\d_]+", segment))
    first = next((i for i, word in enumerate(words) if word.group().casefold() in places), 0)
    while first > 1 and words[first - 1].group()[0].isupper() and not person_word(words[first - 1].group()):
        first -= 1
    if first > 1 and person_word(words[first - 2].group()) and _adjective(words[first - 1].group(), lang):
        first -= 1
    first = _named_from([word.group() for word in words], first, lang)
    at = words[first].start() if words else 0
    post = segment[:at].strip(" ,;")
    stops = load(lang).stop_words
    while post and post.split()[-1].casefold() in stops:
        post = post[: post.rfind(post.split()[-1])].strip(" ,;")
    return (post, segment[at:]) if person_word(post) else ("", segment)


def _named_from(words: Sequence[str], first: int, lang: Lang) -> int:
    """Where the name of an institution begins whose first adjective is large (``Вищого господарського суду``)."""
    small = first
    while small > 1 and first - small < 2 and words[small - 1].islower() and _adjective(words[small - 1], lang):
        small -= 1
    large = small - 1
    if large > 0 and small < first and words[large][0].isupper() and not person_word(words[large]):
        return large
    return first


def _adjective(word: str, lang: Lang) -> bool:
    """Whether a word between a post and a place can belong to the place (``завідувачка міського архіву``)."""
    posts = tuple(post for post in load(lang).person_words if len(post) >= ADJECTIVE)
    return len(word) >= ADJECTIVE and not word.casefold().startswith(posts)
