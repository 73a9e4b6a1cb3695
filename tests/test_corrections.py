"""A person's table: applied on every later run, told when it no longer fits, never lost."""

from __future__ import annotations

from dataclasses import replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from dvomova import corrections
from dvomova.corrections import CorrectionLine
from dvomova.errors import InputError
from dvomova.findings import Code, Report
from dvomova.model import Alignment, Article, Link, Paragraph, Source, Span, text_of

EN = ("One fish swims. ", "Two fish swim. ", "=Three sum.")
UK = ("Одна риба. ", "Дві риби. ", "Три разом.")


def spans(parts: tuple[str, ...], block: str) -> list[Span]:
    out, at = [], 0
    for part in parts:
        out.append(Span(block=block, start=at, end=at + len(part.rstrip())))
        at += len(part)
    return out


ARTICLE = Article(
    source=Source(name="a.pdf", format="pdf", sha256="0"),
    language="en",
    languages=("en", "uk"),
    abstract={
        "en": (Paragraph(id="en.abstract.p1", text=text_of("".join(EN))),),
        "uk": (Paragraph(id="uk.abstract.p1", text=text_of("".join(UK))),),
    },
)
LEFT, RIGHT = spans(EN, "en.abstract.p1"), spans(UK, "uk.abstract.p1")
AUTOMATIC = Alignment(
    languages=("en", "uk"),
    links=tuple(Link(unit="abstract", left=(a,), right=(b,), score=0.8) for a, b in zip(LEFT, RIGHT, strict=True)),
)


def lines() -> list[CorrectionLine]:
    return list(corrections.read_table(corrections.table(ARTICLE, [AUTOMATIC])))


def apply(changed: list[CorrectionLine]) -> tuple[Alignment, tuple[CorrectionLine, ...], Report]:
    report = Report()
    (alignment,), stale = corrections.apply(ARTICLE, [AUTOMATIC], changed, report)
    return alignment, stale, report


def test_an_untouched_table_changes_nothing() -> None:
    alignment, stale, report = apply(lines())
    assert alignment == AUTOMATIC
    assert stale == ()
    assert len(report) == 0


def test_a_confirmed_line_is_the_persons_from_then_on() -> None:
    first, *others = lines()
    alignment, _, _ = apply([replace(first, checked="так"), *others])
    assert alignment.links[0] == replace(AUTOMATIC.links[0], score=1.0, by="person")
    again = corrections.read_table(corrections.table(ARTICLE, [alignment]))
    assert again[0].by_person
    assert not again[1].by_person


def test_sentences_moved_between_cells_move_in_the_alignment() -> None:
    first, second, third = lines()
    merged = replace(first, right=f"{first.right} {second.right}")
    alone = replace(second, right="")
    alignment, stale, _ = apply([merged, alone, third])
    assert [(link.left, link.right, link.by) for link in alignment.links] == [
        ((LEFT[0],), (Span(block="uk.abstract.p1", start=0, end=20),), "person"),
        ((LEFT[1],), (), "person"),
        ((LEFT[2],), (RIGHT[2],), "content"),
    ]
    assert stale == ()


def test_a_sentence_may_be_cut_and_the_rest_stays_unpaired() -> None:
    first, *others = lines()
    alignment, _, _ = apply([replace(first, left="One fish"), *others])
    assert alignment.links[0].left == (Span(block="en.abstract.p1", start=0, end=8),)
    assert alignment.links[1].left == (Span(block="en.abstract.p1", start=8, end=15),)
    assert alignment.links[1].right == ()


def test_a_line_that_no_longer_fits_is_told_and_kept() -> None:
    first, *others = lines()
    alignment, stale, report = apply([replace(first, left="Text of another version."), *others])
    assert alignment == AUTOMATIC
    assert [finding.code for finding in report] == [Code.CORRECTION_STALE]
    saved = corrections.read_table(corrections.table(ARTICLE, [alignment], stale))
    assert saved[-1].left == "Text of another version."
    assert saved[-1].by_person
    _, still, _ = apply(list(saved))
    assert [line.left for line in still] == ["Text of another version."]


def test_no_cell_is_computed_by_a_spreadsheet() -> None:
    data = corrections.table(ARTICLE, [AUTOMATIC]).decode("utf-8-sig")
    assert "\t'=Three sum.\t" in data
    assert lines()[2].left == "=Three sum."


@pytest.mark.parametrize("delimiter", ["\t", ";", ","])
@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16"])
def test_a_table_reads_back_however_a_spreadsheet_saved_it(delimiter: str, encoding: str) -> None:
    text = corrections.table(ARTICLE, [AUTOMATIC]).decode("utf-8-sig").replace("\t", delimiter)
    assert list(corrections.read_table(text.encode(encoding))) == lines()


@pytest.mark.parametrize("data", [b"", b"a,b\n1,2\n", b"languages\tunit\tleft\n", b"\xff\x00\xd8"])
def test_what_is_no_table_stops_the_input_and_overwrites_nothing(data: bytes) -> None:
    with pytest.raises(InputError, match=r"alignment\.tsv"):
        corrections.read_table(data)


@given(st.lists(st.tuples(st.sampled_from([*EN, "", "x"]), st.sampled_from([*UK, "", "є"])), max_size=5))
@settings(max_examples=80, deadline=None)
def test_whatever_a_person_writes_every_letter_stays_in_the_alignment(rows: list[tuple[str, str]]) -> None:
    told = [
        CorrectionLine(languages="en-uk", unit="abstract", left=a, right=b) for a, b in rows if a.strip() or b.strip()
    ]
    alignment, stale, _ = apply(told)
    assert len(stale) <= len(told)
    for side, parts in (("left", EN), ("right", UK)):
        text = "".join(parts)
        held = {place for link in alignment.links for s in getattr(link, side) for place in range(s.start, s.end)}
        assert all(place in held for place, letter in enumerate(text) if not letter.isspace())
