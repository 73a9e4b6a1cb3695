"""In which language each segment of an article is.

Takes the segments of one article (cut out of an issue or not) and the journal's profile, gives new segments, numbered
from 0 and with their language, and the languages of the article, that of most letters first. This is done for each
article by itself: which languages are likely depends on the text of the article, not on that of its neighbours.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import replace

from ..journals import Profile
from ..languages import known, load
from ..languages.detection import detect, languages_of, tell
from ..model import Lang, Table, letters_in
from ..model.vocabulary import ABSTRACTS, UNDETERMINED
from ..patterns import identifiers, issue_numbers, numbering
from .segments import Segment

EDGE = 30
"""Segments at either end of an article in which short lines of a further language are looked for."""
SHORT, SHORT_BLOCK, NEAR = 40, 100, 3
"""Letters of a line and of a title with its abstract, and how many segments lie between both at most."""
SCRIPT_LINE, SCRIPT_LETTERS = 20, 30
"""Letters of a line, and of all lines, that show a language of another script."""
CERTAIN = 0.85
"""From this certainty on the language of a text is that of its words, whatever stands around it."""


def in_languages(some: Sequence[Segment], profile: Profile) -> tuple[tuple[Segment, ...], tuple[Lang, ...]]:
    """The segments of an article with their languages, and the languages of the article."""
    texts = [segment.text for segment in some]
    running = [segment.text for segment in some if not isinstance(segment.block, Table) and not _listed(segment.text)]
    wanted = profile.reading.languages or known()
    languages = languages_of(running, wanted) or languages_of(texts, known()) or wanted
    languages = (*languages, *_only_labelled(languages, some))
    languages = (*languages, *_in_other_scripts(languages, texts, wanted))
    languages = (*languages, *_in_short_blocks(languages, texts, wanted))
    found = tell([identifiers.URL.sub(" ", identifiers.EMAIL.sub(" ", text)) for text in texts], languages)
    out = (
        replace(segment, at=at, lang=lang, sure=sure)
        for at, (segment, (lang, sure)) in enumerate(zip(some, found, strict=True))
    )
    return tuple(out), languages


def foreign(segment: Segment, language: Lang) -> bool:
    """Whether a segment is in another language than the body: surely, or in one that is written in another script.

    A short line of an English block is often taken for Polish, but it is not Ukrainian for that.
    """
    if segment.lang == language:
        return False
    scripts = {load(lang).script for lang in (segment.lang, language) if lang in known()}
    return segment.language_likely or (segment.sure > 0.0 and len(scripts) > 1)


def _listed(text: str) -> bool:
    """Whether a text is an entry of a reference list, whose languages say nothing of the article's."""
    return numbering.number_of(text)[1] > 0 and issue_numbers.entry_like(text)


def _in_other_scripts(languages: Sequence[Lang], texts: Sequence[str], wanted: Sequence[Lang]) -> list[Lang]:
    """A language that is there in a title and an address only, known by its script: no other text has it."""
    scripts = {load(lang).script for lang in languages}
    found: Counter[Lang] = Counter()
    for text in (*texts[:EDGE], *texts[-EDGE:]):
        if letters_in(text) < SCRIPT_LINE or _listed(text) or identifiers.URL.search(text) or len(text.split()) < 3:
            continue
        lang, _ = detect(text, wanted)
        if lang != UNDETERMINED and load(lang).script not in scripts:
            found[lang] += letters_in(text)
    best = found.most_common(1)
    return [best[0][0]] if best and best[0][1] >= SCRIPT_LETTERS else []


def _in_short_blocks(languages: Sequence[Lang], texts: Sequence[str], wanted: Sequence[Lang]) -> list[Lang]:
    """A language that only a title and an abstract of one sentence behind the text are in, one below the other."""
    found: Counter[Lang] = Counter()
    last: dict[Lang, int] = {}
    for at, text in enumerate(texts[-EDGE:]):
        if letters_in(text) < SHORT or _listed(text):
            continue
        lang, sure = detect(text, wanted)
        if sure >= CERTAIN and lang not in languages:
            found[lang] = letters_in(text) + (found[lang] if at - last.get(lang, -9) <= NEAR else 0)
            last[lang] = at
    return [lang for lang in found if found[lang] >= SHORT_BLOCK]


def _only_labelled(languages: Sequence[Lang], some: Sequence[Segment]) -> list[Lang]:
    """Languages that only labels such as ``Streszczenie:`` show, each at least twice."""
    labelled: Counter[Lang] = Counter()
    for segment in some:
        label = segment.label if len(segment.text) > 60 and ":" in segment.text[:60] else None
        if label and label.closed and label.means(*ABSTRACTS):
            for concept in sorted(ABSTRACTS):
                spoken = label.languages(concept)
                if len(spoken) == 1:
                    labelled[spoken[0]] += 1
    return sorted(lang for lang in labelled if lang not in languages and labelled[lang] > 1)
