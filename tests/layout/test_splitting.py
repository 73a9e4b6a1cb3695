"""Where blocks begin and end, and what they are."""

from __future__ import annotations

from dataclasses import replace

import pytest

from dvomova.findings import Code, Report
from dvomova.layout import draft
from dvomova.model import Box, Heading, Line, Paragraph, plain

from . import notation
from .notation import LEADING, LETTER, TOP, outline, page, pages


def laid(*drawings: str) -> list[str]:
    return outline(draft(pages(*(page(d, n) for n, d in enumerate(drawings, 1))), Report()))


def test_first_lines_set_in_begin_paragraphs() -> None:
    assert laid("""
    The press in the cellar was bought for one book only and
stayed for sixty years, as such machines do, because nobody
could carry it up again.
    It printed a newspaper, three dictionaries and a journal
whose readers paid in honey and whose editors never learned
how to count the pages of an issue.
    Then it stood still for a long time, and the rust on its
cylinders was the only thing that still moved in the cellar.
    The last printer came every autumn to oil what was left.
""") == [
        "The press in the cellar was bought for one book only and stayed for sixty years, as such machines do, because "
        "nobody could carry it up again.",
        "It printed a newspaper, three dictionaries and a journal whose readers paid in honey and whose editors never "
        "learned how to count the pages of an issue.",
        "Then it stood still for a long time, and the rust on its cylinders was the only thing that still moved in the "
        "cellar.",
        "The last printer came every autumn to oil what was left.",
    ]


def test_a_full_last_line_does_not_join_two_paragraphs_of_a_text_with_indents() -> None:
    found = laid("""
    The river is measured twice a day at the bridge, and the
numbers are kept.
    The first paragraph ends at the right edge by chance alone
    The second one begins under it, set in like all the others
and goes on.
    A third shows that this is how the text is usually set, in
every part of it.
    A fourth one ends the page.
""")
    assert found[1] == "The first paragraph ends at the right edge by chance alone"
    assert found[2].startswith("The second one begins")


def test_blocks_without_indents_end_with_a_short_line() -> None:
    found = laid("""
The garden behind the archive belongs to nobody in particular
and is watered by everybody in turn.
Its walls are older than the town, which is why the town has
never agreed on who should mend them.
""")
    assert len(found) == 2


def test_entries_that_hang_are_one_block_each_whatever_their_numbers() -> None:
    assert laid("""
**References**

1. Kovalenko, O. (2020). A very long title of a book about the
   measuring of rivers. Lviv.
7. Smith, J. (2019). Another title that needs the second line
   to come to its end. London.
3. Marchuk, I. (2021). Short one. Kyiv.
4. Petrenko, A. (2022). The last title, which again runs over
   the end of its first line. Odesa.
""") == [
        "# References",
        "1. Kovalenko, O. (2020). A very long title of a book about the measuring of rivers. Lviv.",
        "7. Smith, J. (2019). Another title that needs the second line to come to its end. London.",
        "3. Marchuk, I. (2021). Short one. Kyiv.",
        "4. Petrenko, A. (2022). The last title, which again runs over the end of its first line. Odesa.",
    ]


def test_a_full_entry_does_not_swallow_the_next_number() -> None:
    found = laid("""
1. Kovalenko, O. A title that ends at the right edge of it all
2. Smith, J. The next entry, which also fills the whole measure
3. Marchuk, I. Short.
""")
    assert [entry[:2] for entry in found] == ["1.", "2.", "3."]


def test_lines_of_a_centred_title_are_one_heading_and_its_byline_another_block() -> None:
    found = laid("""
           **MEASURING THE LEVEL OF A RIVER IN A TOWN**
                       **WITHOUT A BRIDGE**
                         //Olena Marchuk//

    The level of the river was read from marks on the wall of a
mill, which has since been pulled down by its owners.
""")
    assert found[0] == "# MEASURING THE LEVEL OF A RIVER IN A TOWN WITHOUT A BRIDGE"
    assert found[1] == "Olena Marchuk"
    assert len(found) == 3


def test_bold_words_at_the_head_are_a_run_in_heading() -> None:
    made = draft(
        pages(
            page("""
    **Purpose.** The paper asks why the marks on the wall disagree
with the book of the miller.
    Nothing else is asked here, for the book is short and most of
its pages are missing.
""")
        ),
        Report(),
    )
    first = made.blocks[0]
    assert isinstance(first, Paragraph)
    assert plain(first.run_in) == "Purpose."
    assert plain(first.text).startswith("The paper asks")
    assert not any("bold" in run.marks for run in first.text)


def test_a_bold_line_of_its_own_is_a_heading_and_knows_its_look() -> None:
    made = draft(
        pages(
            page("""
    Words before the heading, enough of them to make up a line and
a half of text.
    **Military support:**
    Words after the heading, enough of them again to make up a line
and a half of text.
""")
        ),
        Report(),
    )
    heading = made.blocks[1]
    assert isinstance(heading, Heading)
    assert plain(heading.text) == "Military support:"
    assert heading.look.bold
    assert heading.look.indent == 2.0


def test_a_short_line_that_is_not_bold_is_a_paragraph() -> None:
    found = laid("""
    Words before the line, enough of them to make up one line and
a half of text.
    Moral support:
    Words after the line, enough of them again to make up one line
and a half of text.
""")
    assert found[1] == "Moral support:"


def test_a_narrow_abstract_is_one_paragraph() -> None:
    found = laid("""
        {9}The abstract is set narrower than the text on both sides of
        {9}the page, so that its full lines end before the right edge of
        {9}the page does.

    The text is wider than the abstract by far and goes to the right edge
of the page, where all of its lines end, except the last of them.
""")
    assert len(found) == 2
    assert found[0].endswith("the page does.")


def test_words_broken_at_line_ends_are_whole_and_compounds_keep_their_hyphen() -> None:
    report = Report()
    made = draft(
        pages(
            page("""
    The delegations came from both towns, and the Azerbaijani-
Turkish commission, as well as the Azerbaijani-Turkish one of
the year before, met the second dele-
gations of the river.
""")
        ),
        report,
    )
    text = plain(made.blocks[0].text)  # type: ignore[union-attr]
    assert "Azerbaijani-Turkish commission" in text
    assert "the second delegations of" in text
    assert [f.code for f in report].count(Code.HYPHEN_JOINED) == 1


def test_an_address_stays_whole_over_a_line_end() -> None:
    found = laid("""
    Retrieved from: https://example.org/video-galeri/gundem/baka-
larinda-haberler-2210581 on the last day of the year, and kept.
""")
    assert "https://example.org/video-galeri/gundem/baka-larinda-haberler-2210581 on" in found[0]


def test_hyphens_that_were_kept_by_their_look_are_told_before_and_after() -> None:
    report = Report()
    draft(
        pages(
            page("""
    The commission of both towns was self-
governing, which nobody had known.
""")
        ),
        report,
    )
    finding = next(f for f in report if f.code == Code.HYPHEN_JOINED)
    assert (finding.before, finding.after) == ("self- governing,", "self-governing,")


def test_one_bold_word_in_a_sentence_is_no_heading() -> None:
    made = draft(
        pages(
            page("""
    **Frontal** composition means that a picture is made in a plane
and is looked at from the front.
""")
        ),
        Report(),
    )
    assert isinstance(made.blocks[0], Paragraph)
    assert made.blocks[0].run_in == ()


def test_a_narrow_abstract_stays_one_paragraph_though_one_line_sticks_out() -> None:
    body = "    " + "\n".join(["The press in the cellar was bought for one book only and it st"] * 6)
    abstract = """
          {9}The cellar of the printing house held a press that no
       {9}one had used for sixty years, and the letters for it were
       {9}kept in a drawer upstairs, unsortable-as-they-were-by-the-reader-at-hand
       {9}in the order in which the last reader of proofs had left
       {9}them on the day of the flood.
"""
    found = laid(abstract + "\n\n" + body)
    assert found[0].startswith("The cellar of the printing house")
    assert found[0].endswith("on the day of the flood.")


def test_a_paragraph_set_with_wider_lines_than_the_rest_is_one() -> None:
    body = "    " + "\n".join(["The press in the cellar was bought for one book only and it st"] * 9)
    wide = """
    This article counts the visits of bees to the pear trees of a
town whose council had forbidden beehives in the year before and
which found in the spring that every honey jar had been sold.
"""
    drawn = page(body + "\n\n\n" + wide.strip("\n"))
    spread = []
    for line in drawn.lines:
        row = max(round((line.baseline - TOP) / LEADING) - 11, 0)
        down = 0.5 * LEADING * row
        fragments = tuple(replace(f, box=shifted(f.box, down)) for f in line.fragments)
        moved = replace(line, fragments=fragments, box=shifted(line.box, down), baseline=line.baseline + down)
        spread.append(moved)
    found = outline(draft(pages(replace(drawn, lines=tuple(spread))), Report()))
    assert found[-1].startswith("This article counts")
    assert found[-1].endswith("had been sold.")


def shifted(box: Box, down: float) -> Box:
    return replace(box, top=box.top + down, bottom=box.bottom + down)


def test_a_link_over_a_line_end_is_one_address_after_a_space() -> None:
    drawn = page("    See the journal at https://example.org/sja.\n2020.0702 for more.")
    lines = []
    for line in drawn.lines:
        (whole,) = line.fragments
        cut = whole.text.find("https") if "https" in whole.text else len("2020.0702")
        first, second = whole.text[:cut], whole.text[cut:]
        href = "https://example.org/sja.2020.0702"
        at = whole.box.x0 + LETTER * cut
        a = replace(whole, text=first, box=replace(whole.box, x1=at), href=None if "journal" in first else href)
        b = replace(whole, text=second, box=replace(whole.box, x0=at), href=href if "https" in second else None)
        lines.append(replace(line, fragments=(a, b)))
    made = draft(pages(replace(drawn, lines=tuple(lines))), Report())
    assert plain(made.blocks[0].text) == "See the journal at https://example.org/sja.2020.0702 for more."  # type: ignore[union-attr]


@pytest.mark.parametrize("mark", "✓➢❖□►")
def test_signs_of_word_processors_begin_items(mark: str) -> None:
    drawing = f"""
Rivers are measured in several ways, each of which has something to be said for
it, as the keepers of the mills have known for long:
    {mark} a pole with marks stands in the water, and the keeper reads the mark that the
      water reaches at noon;
    {mark} a float hangs on a chain, and a hand shows how much of the chain is out, on a
      board that is painted white.
"""
    items = [text for text in outline(draft(pages(page(drawing)), Report())) if text.startswith(mark)]
    assert len(items) == 2
    assert items[0].endswith("reaches at noon;")


def test_raised_marks_of_browsers_and_office_programs_belong_to_their_line() -> None:
    drawn = page("Olena Umovna\n\n\n University of Samples, Sampleton")
    names, place = drawn.lines
    mark = notation.line("{8}1", 0, 0).fragments[0]

    def raised(x0: float, base: float) -> Line:
        box = Box(page=1, x0=x0, top=base - 6, x1=x0 + 4, bottom=base + 1)
        return Line(fragments=(replace(mark, box=box, size=5.8),), box=box, baseline=base)

    lines = (
        names,
        raised(names.box.x1 + 1.4, names.baseline - 4.1),
        raised(place.box.x0 - 4.5, place.baseline - 4.1),
        place,
    )
    made = draft(pages(replace(drawn, lines=lines)), Report())
    assert [plain(block.text) for block in made.blocks] == [  # type: ignore[union-attr]
        "Olena Umovna1",
        "1University of Samples, Sampleton",
    ]


def test_titles_in_two_languages_that_stand_evenly_are_two() -> None:
    found = laid("""
{14}Пересувні бібліотеки в гірських селах Нової Вигадії

{14}Передвижные библиотеки в горных сёлах Новой Выдумки

{14}Mobile libraries in some mountain villages of Madeup

    The press in the cellar was bought for one book only and it had stayed
for sixty years, as such machines do, because nobody could lift it again.
""")
    assert found[0].endswith("Вигадії")
    assert found[1].endswith("Выдумки")


def test_a_number_behind_its_word_is_no_next_item() -> None:
    found = laid("""
6. Umovna O. Water between the communities. Samples, 2015. Vol.
7. P. 60–76.
7. Zrazkova T. Hours and keys of an open sluice. Samples. P. 8.
""")
    assert [text.split(" ", 1)[0] for text in found] == ["6.", "7."]
    assert found[0].endswith("Vol. 7. P. 60–76.")


def test_ranges_and_identifiers_broken_at_a_line_end_are_whole() -> None:
    found = laid("""
    The minutes of the council were printed once, see pages 46–
124 of the samples and the copy at https://doi.org/10.5555/cat.
2021.54 which stays open, or https://doi.org/
10.5555/cat.2022.17 that was made later by somebody else here.
""")
    assert "46–124 of" in found[0]
    assert "https://doi.org/10.5555/cat.2021.54 which" in found[0]
    assert "https://doi.org/10.5555/cat.2022.17 that" in found[0]


def test_all_lines_of_an_item_may_be_set_in_as_first_lines_are() -> None:
    paragraph = """
    The press in the cellar was bought for one book only and
stayed for sixty years.
""".strip("\n")
    found = laid("\n".join([paragraph] * 4 + ["    1) gradual renewal of the types that were worn", "    out;"]))
    assert found[-1] == "1) gradual renewal of the types that were worn out;"


def test_the_date_below_an_entry_without_full_stop_is_a_block_of_its_own() -> None:
    found = laid("""
12. Umovna O. The language of advertising in the district press
of Samples, 5, 34–45. https://doi.org/10.5555/cat.2019.22
Received: 25.02.2022
""")
    assert found[-1].endswith("Received: 25.02.2022")
    assert len(found) == 2


def test_the_label_of_an_abstract_begins_a_paragraph_below_a_line_that_is_nearly_full() -> None:
    found = laid("""
Olena Umovna, Doctor of Samples, Made-Up University, Sampleton
Abstract: The paper shows how communities share the water of a
river between them when it runs low, and why agreements last.
Keywords: river, water.
""")
    assert [text.split()[0] for text in found] == ["Olena", "Abstract:", "Keywords:"]


def test_a_word_that_may_be_a_label_stays_in_its_sentence() -> None:
    found = laid("""
    Every paper that the press printed began with the same word,
Abstract: the printer had no other type for the beginning, and
nobody complained.
""")
    assert len(found) == 1
