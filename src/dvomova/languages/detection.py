"""In which language a text is: letters first, then its commonest words, then statistics.

Measured on titles, labels and abstracts of journals: letters that only one language has (і ї є ґ against ы э ъ ё,
ə, ğ ı, ą ę ł) and stop words decide nearly everything at 7–33 µs a text, and capitals do not disturb them, where
langdetect alone calls a Ukrainian title in capitals Russian. langdetect is therefore the last witness: seeded, with the
profiles of the languages in question only (all of them cost 0.5 s and 66 MB), and only for longer text.
A short string in doubt is never guessed: ``tell`` gives it the language of the blocks around it.
"""

from __future__ import annotations

import math
import re
import unicodedata
from collections import Counter
from collections.abc import Mapping, Sequence
from functools import cache, lru_cache
from pathlib import Path
from typing import Any

from ..model import Lang, letters_in
from ..model.vocabulary import UNDETERMINED
from . import known, load

WORD = re.compile(r"[^\W\d_]+(?:['’ʼ‘ʻ`][^\W\d_]+)*")
APOSTROPHES = "’ʼ‘ʻ`"
ENOUGH = 400
"""Characters looked at: more make no answer surer."""
LEAST_SHARE = 0.009
"""Of a document's letters: less is a foreign reference or a formula, unless it reads as sentences do."""
TRIALS = 3
"""langdetect's own 7 trials of a text give the same shares to five places."""
FIRST_GIVEN = 0.25
"""What it counts to be the first of the candidates that a caller gives; the files of all languages have no order."""
INITIAL = re.compile(r"(?<![^\W\d_])[^\W\d_]\.")
"""A single letter before a full stop is no word: the initials of a name are letters of any language."""
MOST_FACTORIES = 24
"""Sets of languages whose profiles are held: three are asked for at a time, and few sets occur in one document."""
LONG = 60
"""Letters from which on statistics are asked where letters and words do not decide."""


def detect(text: str, candidates: Sequence[Lang] | None = None, prior: Lang | None = None) -> tuple[Lang, float]:
    """The language of a text among the candidates (all known ones if none are given), and how sure that is, 0 to 1.

    ``prior`` is what the text around it makes likely. ``("und", 0.0)`` where there is no letter to go by.
    """
    sample = unicodedata.normalize("NFC", text[: 2 * ENOUGH]).casefold()[:ENOUGH]
    return _told(sample, tuple(candidates or known()), bool(candidates), prior)


def detect_among(text: str, languages: Sequence[Lang], prior: Lang | None = None) -> tuple[Lang, float]:
    """The same among the languages of the document that a short text is from; among all for another script.

    So a title of four words is never taken for a language that nothing else of the document is in.
    """
    found = detect(text, languages, prior) if languages else (UNDETERMINED, 0.0)
    return found if found[0] != UNDETERMINED else detect(text, prior=prior)


@lru_cache(maxsize=8192)
def _told(sample: str, candidates: tuple[Lang, ...], ranked: bool, prior: Lang | None) -> tuple[Lang, float]:
    """As ``detect`` says, remembered: the steps of assembly ask for the same blocks again."""
    counts, total, script = _counted(sample)
    chosen = [language for language in map(load, candidates) if language.script == script]
    if not total or not chosen:
        return UNDETERMINED, 0.0
    enough = 1.0 - 0.5 ** (total / 5.0)
    if len(chosen) == 1:
        return chosen[0].code, enough
    scores = _scores([language.code for language in chosen], counts, _words(sample), script)
    if ranked:
        for rank, language in enumerate(chosen):
            scores[language.code] += FIRST_GIVEN / (rank + 1)
    if prior in scores:
        scores[prior] += 0.8
    best = sorted(scores, key=lambda code: -scores[code])
    if len(best) > 1 and scores[best[0]] - scores[best[1]] < 2.0 and total >= LONG:
        for code, share in _statistics(sample, tuple(best[:3])).items():
            scores[code] += 4.0 * share
        best.sort(key=lambda code: -scores[code])
    likely = 1.0 / sum(math.exp(scores[code] - scores[best[0]]) for code in best)
    return best[0], likely * enough


@lru_cache(maxsize=8192)
def _counted(sample: str) -> tuple[Mapping[str, int], int, str]:
    """How often each letter occurs, how many there are, and the script of most."""
    counts = {char: sample.count(char) for char in set(sample) if char.isalpha()}
    return counts, sum(counts.values()), _script(counts)


def _typed(text: str) -> str:
    """The text with one sign for every apostrophe."""
    for char in APOSTROPHES:
        text = text.replace(char, "'")
    return text


@lru_cache(maxsize=8192)
def _words(text: str) -> tuple[str, ...]:
    return tuple(WORD.findall(INITIAL.sub(" ", _typed(text))))


def _script(counts: Mapping[str, int]) -> str:
    cyrillic = latin = 0
    for char, n in counts.items():
        if char < "\u0250" or "\u1e00" <= char <= "\u1eff":
            latin += n
        elif "\u0400" <= char <= "\u052f":
            cyrillic += n
    if not cyrillic and not latin:
        return "Zyyy"
    return "Cyrl" if cyrillic > latin else "Latn"


def _scores(codes: Sequence[Lang], counts: Mapping[str, int], words: Sequence[str], script: str) -> dict[Lang, float]:
    """How much letters and words speak for each language of a script."""
    letters, small = _witnesses(script)
    telling, foreign, common = (dict.fromkeys(codes, 0) for _ in range(3))
    for char in letters.keys() & counts.keys():
        for code in codes:
            kind = letters[char].get(code)
            if kind is not None:
                (telling if kind else foreign)[code] += counts[char]
    for word in words:
        if word in small:
            for code in small[word]:
                if code in common:
                    common[code] += 1
    length = max(len(words), 1)
    return {
        code: 1.5 * math.log1p(telling[code])
        - 3.0 * math.log1p(foreign[code])
        + 2.0 * math.log1p(common[code])
        + 4.0 * (common[code] / length)
        for code in codes
    }


@cache
def _witnesses(script: str) -> tuple[dict[str, dict[Lang, bool]], dict[str, tuple[Lang, ...]]]:
    """For each letter that tells something, which languages of a script it speaks for or against; its small words."""
    codes = [code for code in known() if load(code).script == script]
    letters: dict[str, dict[Lang, bool]] = {}
    small: dict[str, tuple[Lang, ...]] = {}
    for code in codes:
        for char in sorted(_foreign(code)):
            letters.setdefault(char, {})[code] = False
        for char in sorted(_telling(code)):
            letters.setdefault(char, {})[code] = True
        for word in sorted(_stop_words(code)):
            small[word] = (*small.get(word, ()), code)
    return letters, small


@cache
def _stop_words(code: Lang) -> frozenset[str]:
    return frozenset(_typed(word) for word in load(code).stop_words)


@cache
def _telling(code: Lang) -> frozenset[str]:
    return frozenset(load(code).letters.telling)


@cache
def _foreign(code: Lang) -> frozenset[str]:
    """The letters that never occur: those named, and any telling letter of another language that is not its own."""
    language = load(code)
    own = _telling(code).union(language.letters.alphabet)
    others = "".join(load(other).letters.telling for other in known())
    return frozenset(char for char in language.letters.foreign + others if char not in own and char.isalpha())


def _statistics(sample: str, codes: tuple[Lang, ...]) -> dict[Lang, float]:
    """langdetect's shares for these languages; empty where it has a profile for fewer than two of them."""
    factory = _factory(tuple(sorted(codes)))
    if factory is None:
        return {}
    from langdetect.lang_detect_exception import LangDetectException

    detector = factory.create()
    detector.seed = 0
    detector.n_trial = TRIALS
    detector.append(sample)
    try:
        return {str(found.lang): float(found.prob) for found in detector.get_probabilities()}
    except LangDetectException:
        return {}


@lru_cache(maxsize=MOST_FACTORIES)
def _factory(codes: tuple[Lang, ...]) -> Any:
    """langdetect with the profiles of these languages and no others; ``None`` for fewer than two.

    A profile more would bring in letter groups of its own, and with them other random samples of the same text.
    """
    import langdetect
    from langdetect.detector_factory import DetectorFactory

    folder = Path(langdetect.__file__).with_name("profiles")
    profiles = [file.read_text(encoding="utf-8") for code in codes if (file := folder / code).is_file()]
    if len(profiles) < 2:
        return None
    factory = DetectorFactory()
    factory.seed = 0
    factory.load_json_profile(profiles)
    return factory


def languages_of(texts: Sequence[str], candidates: Sequence[Lang] | None = None) -> tuple[Lang, ...]:
    """The languages that a document is in, the one with most letters first: those of its longer, clear texts."""
    letters: Counter[Lang] = Counter()
    longest: Counter[Lang] = Counter()
    spoken: set[Lang] = set()
    for text in texts:
        size = letters_in(text)
        if size < 40:
            continue
        lang, confidence = detect(text, candidates)
        if confidence >= 0.8:
            letters[lang] += size
            longest[lang] = max(longest[lang], size)
            if size >= 90 and lang not in spoken and _sentence_like(text, lang):
                spoken.add(lang)
    least = LEAST_SHARE * sum(letters.values())
    large = [lang for lang in letters if longest[lang] >= 90 or letters[lang] >= 200]
    found = [lang for lang in large if letters[lang] >= least or lang in spoken]
    return tuple(sorted(found or list(letters), key=lambda lang: (-letters[lang], lang)))


def _sentence_like(text: str, lang: Lang) -> bool:
    """Whether a text has as many of the language's small words as sentences have (names and formulas have none)."""
    words = _words(text.casefold())
    return len(words) >= 10 and sum(map(_stop_words(lang).__contains__, words)) >= 0.15 * len(words)


def tell(texts: Sequence[str], candidates: Sequence[Lang]) -> list[tuple[Lang, float]]:
    """The language of each of neighbouring texts: those in doubt get that of the texts around them.

    Of two clear neighbours of different languages the one below counts more: a title, a name and a label
    stand above the text that they belong to.
    """
    first = [detect(text, candidates) for text in texts]
    found_languages = []
    for i, (lang, confidence) in enumerate(first):
        if confidence >= 0.75:
            found_languages.append((lang, confidence))
            continue
        above = next((found_languages[j][0] for j in range(i - 1, -1, -1) if found_languages[j][1] >= 0.75), None)
        below = next((first[j][0] for j in range(i + 1, len(first)) if first[j][1] >= 0.75), None)
        around = below if below is not None and (above is None or _same_script(below, lang)) else above
        lang, confidence = detect(texts[i], candidates, prior=around)
        if lang == UNDETERMINED:
            found_languages.append((around or (candidates[0] if candidates else UNDETERMINED), 0.0))
        else:
            found_languages.append((lang, min(confidence, 0.74)))
    return found_languages


def _same_script(one: Lang, other: Lang) -> bool:
    return UNDETERMINED in (one, other) or load(one).script == load(other).script
