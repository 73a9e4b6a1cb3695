"""Pieces: the blocks of a draft with what is known of each before the article's parts are told.

A piece is a block with its plain text, its language (neighbours consulted, see ``languages.detection``) and the label
that it begins with. Later steps look at pieces only and hand blocks on.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, replace

from ..journals import Profile
from ..languages import known, load
from ..languages.detection import UNKNOWN, detect, languages_of, tell
from ..languages.labels import Label, Wordings, match, with_journal
from ..model import (
    PLAIN_LOOK,
    Block,
    Box,
    Draft,
    Figure,
    Formula,
    Heading,
    Lang,
    ListItem,
    Look,
    Note,
    Paragraph,
    Table,
    Text,
    block_text,
    cut,
    letters_in,
    merge,
    plain,
    strip,
    text_of,
)
from ..patterns import identifiers, issue_numbers, numbering, sentences

EDGE = 30
"""Blocks at either end of a document in which short lines of a further language are looked for."""
RUN_ON = 500
"""Characters: a longer paragraph of keywords holds text that is none."""
LABEL_REACH, LONGEST_ABSTRACT = 40, 4000
"""Characters of a label with its colon; longer paragraphs are no abstracts."""
SHORT, SHORT_BLOCK, NEAR = 40, 100, 3
"""Letters of a line and of a title with its abstract, and how many blocks lie between both at most."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Segment:
    """A block and what its form says. ``at`` is its place among the pieces; ``sure`` how sure the language is."""

    at: int
    block: Block
    text: str
    lang: Lang
    sure: float
    label: Label | None

    @property
    def look(self) -> Look:
        return getattr(self.block, "look", PLAIN_LOOK)

    @property
    def letters(self) -> int:
        return letters_in(self.text)

    @property
    def floating(self) -> bool:
        """Whether it stands beside the text and not in it."""
        return isinstance(self.block, Table | Figure | Formula | Note)

    @property
    def prose(self) -> bool:
        """Whether it is running text: sentences, and enough of them not to be a line of front matter."""
        if self.floating or isinstance(self.block, Heading):
            return False
        letters = self.letters
        if letters >= 260 or (letters >= 110 and self.text.rstrip()[-1:] in '.!?:;…»”)"'):
            return True
        return letters >= 130 and not self.look.capitals and sentences.sentences(self.text) > 1

    @property
    def boxes(self) -> tuple[Box, ...]:
        return self.block.boxes

    def means(self, *concepts: str) -> bool:
        return self.label is not None and self.label.means(*concepts)

    @property
    def run_in(self) -> str:
        return plain(self.block.run_in) if isinstance(self.block, Paragraph) else ""

    @property
    def headed(self) -> bool:
        """Whether it stands out as a heading does: alone on its lines, and set apart by its look."""
        look = self.look
        if isinstance(self.block, Heading):
            return True
        return len(self.text) < 120 and (look.bold or look.capitals or look.size > 1.08 or look.setting == "center")


def whole(block: Block) -> Text:
    """All that is printed of a block, the label of a list item included."""
    if isinstance(block, ListItem) and block.label:
        return merge((*text_of(block.label + " "), *block.text))
    if isinstance(block, Note) and block.label:
        return merge((*text_of(block.label + " "), *block.text))
    return block_text(block)


def from_offset(piece: Segment, start: int, end: int | None = None) -> Text:
    """The styled text of a piece from an offset in its plain text on."""
    return strip(cut(whole(piece.block), start, end))


def segments_of(draft: Draft, profile: Profile) -> tuple[tuple[Segment, ...], tuple[Lang, ...]]:
    """The pieces of a draft, and the languages that it is in, that of most letters first."""
    wordings = with_journal(profile.reading.labels)
    blocks = [part for block in draft.blocks for part in _parted(block, wordings)]
    shown = [plain(whole(block)) for block in blocks]
    running = [
        text for block, text in zip(blocks, shown, strict=True) if not isinstance(block, Table) and not _listed(text)
    ]
    wanted = profile.reading.languages or known()
    languages = languages_of(running, wanted) or languages_of(shown, known()) or wanted
    languages = _spoken(languages, shown, wordings)
    languages = (*languages, *_in_other_scripts(languages, shown, wanted))
    languages = (*languages, *_in_short_blocks(languages, shown, wanted))
    told = tell([identifiers.URL.sub(" ", identifiers.EMAIL.sub(" ", text)) for text in shown], languages)
    out = []
    for at, (block, text, (lang, sure)) in enumerate(zip(blocks, shown, told, strict=True)):
        label = None if isinstance(block, Table | Figure | Formula) else match(text, wordings)
        out.append(Segment(at=at, block=block, text=text, lang=lang, sure=sure, label=label))
    return tuple(out), languages


def foreign(piece: Segment, language: Lang) -> bool:
    """Whether a piece is in another language than the body: surely, or in one that is written in another script.

    A short line of an English block is often taken for Polish, but it is not Ukrainian for that.
    """
    if piece.lang == language:
        return False
    scripts = {load(lang).script for lang in (piece.lang, language) if lang in known()}
    return piece.sure >= 0.75 or (piece.sure > 0.0 and len(scripts) > 1)


def _parted(block: Block, wordings: Wordings) -> tuple[Block, ...]:
    """A paragraph as two where keywords and what is none were typed without a break between them."""
    if not isinstance(block, Paragraph):
        return (block,)
    text = plain(block.text)
    at = _keywords_inside(text, wordings) or _text_after_keywords(block, text, wordings)
    if at is None:
        return (block,)
    above = replace(block, text=strip(cut(block.text, 0, at)))
    return above, replace(block, id=f"{block.id}-2", run_in=(), text=strip(cut(block.text, at)))


def _keywords_inside(text: str, wordings: Wordings) -> int | None:
    """Where a label of keywords begins behind the sentences of an abstract: late, and with little behind it."""
    colon = text.rfind(":", LABEL_REACH) if len(text) < LONGEST_ABSTRACT else -1
    stop = text.rfind(". ", max(colon - LABEL_REACH, 0), colon) if colon > 0 else -1
    if stop < 0:
        return None
    label = match(text[stop + 2 :], wordings)
    found = label is not None and label.means("keywords") and stop + 2 + label.end >= colon - 1
    return stop + 2 if found and len(text) - colon < RUN_ON else None


def _text_after_keywords(block: Paragraph, text: str, wordings: Wordings) -> int | None:
    """Where running text begins in a paragraph of keywords."""
    if len(text) < RUN_ON:
        return None
    label = match(plain(whole(block)), wordings)
    end = next(sentences.ends(text), None) if label and label.closed and label.means("keywords") else None
    rest = text[end:] if end and end <= RUN_ON else ""
    return end if letters_in(rest) >= 200 and sentences.sentences(rest) > 1 else None


def _listed(text: str) -> bool:
    """Whether a text is an entry of a list of sources, whose languages say nothing of the article's."""
    return numbering.number_of(text)[1] > 0 and issue_numbers.entry_like(text)


def _in_other_scripts(languages: Sequence[Lang], shown: Sequence[str], wanted: Sequence[Lang]) -> list[Lang]:
    """A language that is there in a title and an address only, told by its script: no other text has it."""
    scripts = {load(lang).script for lang in languages}
    found: Counter[Lang] = Counter()
    for text in (*shown[:EDGE], *shown[-EDGE:]):
        if letters_in(text) < 20 or _listed(text) or identifiers.URL.search(text) or len(text.split()) < 3:
            continue
        lang, _ = detect(text, wanted)
        if lang != UNKNOWN and load(lang).script not in scripts:
            found[lang] += letters_in(text)
    best = found.most_common(1)
    return [best[0][0]] if best and best[0][1] >= 30 else []


def _in_short_blocks(languages: Sequence[Lang], shown: Sequence[str], wanted: Sequence[Lang]) -> list[Lang]:
    """A language that only a title and an abstract of one sentence behind the text are in, one below the other."""
    found: Counter[Lang] = Counter()
    last: dict[Lang, int] = {}
    for at, text in enumerate(shown[-EDGE:]):
        if letters_in(text) < SHORT or _listed(text):
            continue
        lang, sure = detect(text, wanted)
        if sure >= 0.85 and lang not in languages:
            found[lang] = letters_in(text) + (found[lang] if at - last.get(lang, -9) <= NEAR else 0)
            last[lang] = at
    return [lang for lang in found if found[lang] >= SHORT_BLOCK]


def _spoken(languages: tuple[Lang, ...], shown: list[str], wordings: Wordings) -> tuple[Lang, ...]:
    """The languages and those that only a label such as ``Streszczenie`` shows, the least letters last."""
    labelled: Counter[Lang] = Counter()
    for text in shown:
        label = match(text, wordings) if len(text) > 60 and ":" in text[:60] else None
        if label and label.closed and label.means("abstract", "keywords"):
            for concept in ("abstract", "keywords"):
                spoken = label.languages(concept)
                if len(spoken) == 1:
                    labelled[spoken[0]] += 1
    return (*languages, *sorted(lang for lang in labelled if lang not in languages and labelled[lang] > 1))


def in_language(block: Block, lang: Lang) -> Block:
    """The block, marked with its language."""
    return replace(block, lang=lang)


def joined(texts: list[Text], glue: str = " ") -> Text:
    """Texts as one, with white space between."""
    out: list[Text] = []
    for text in texts:
        if out and text:
            out.append(text_of(glue))
        out.append(text)
    return merge(run for text in out for run in text)


def squeezed(text: str) -> str:
    """A text with its white space folded."""
    return re.sub(r"\s+", " ", text).strip()
