"""JATS: valid whatever the article, all text in its place, both languages where a reader of JATS looks for them."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from lxml import etree

from dvomova.journals import named
from dvomova.model import (
    Article,
    Bitext,
    Block,
    Cell,
    Heading,
    Issue,
    ListItem,
    Matter,
    Note,
    Paragraph,
    PersonName,
    Run,
    Source,
    Table,
    Title,
    block_text,
    plain,
    text_of,
)
from dvomova.writers import jats
from dvomova.writers.xml_tree import XML_LANG

from ..strategies import bitexts
from .samples_bodies import ukrainian_article
from .samples_parallel import english_article

PARD, GENERIC = named("pard"), named("generic")
HREF = "{http://www.w3.org/1999/xlink}href"


def root_of(bitext: Bitext) -> etree._Element:
    return etree.fromstring(jats.write(bitext, PARD)[jats.FILE])


def of_body(*blocks: Block, **rest: object) -> etree._Element:
    source = Source(name="a.md", format="markdown", sha256="")
    article = Article(source=source, language="en", languages=("en",), body={"en": blocks}, **rest)  # type: ignore[arg-type]
    return root_of(Bitext(article=article))


def letters(node: etree._Element | None) -> str:
    return "" if node is None else " ".join("".join(node.itertext()).split())


def para(id_: str, text: str, run_in: str = "") -> Paragraph:
    return Paragraph(id=id_, text=text_of(text), run_in=text_of(run_in))


@pytest.fixture(scope="session")
def dtd(shared: Path) -> etree.DTD:
    return etree.DTD(str(shared / "schemas" / "jats-publishing-1.3-dtd" / "JATS-journalpublishing1-3.dtd"))


@given(bitext=bitexts())
@settings(deadline=None, max_examples=60, suppress_health_check=list(HealthCheck))
def test_every_article_is_valid(dtd: etree.DTD, bitext: Bitext) -> None:
    for profile in (PARD, GENERIC):
        root = etree.fromstring(jats.write(bitext, profile)[jats.FILE])
        assert dtd.validate(root), dtd.error_log


@pytest.mark.parametrize("make", [english_article, ukrainian_article])
def test_the_samples_are_valid_and_the_same_twice(dtd: etree.DTD, make: Callable[[], Bitext]) -> None:
    files = jats.write(make(), PARD)
    assert dtd.validate(etree.fromstring(files[jats.FILE])), dtd.error_log
    assert files == jats.write(make(), PARD)


@pytest.mark.parametrize("make", [english_article, ukrainian_article])
def test_all_text_of_the_body_is_there(make: Callable[[], Bitext]) -> None:
    bitext = make()
    root = root_of(bitext)
    bodies = {bitext.article.language: root.find("body")}
    bodies |= {sub.get(XML_LANG, ""): sub.find("body") for sub in root.findall("sub-article")}
    for lang, blocks in bitext.article.body.items():
        found = letters(bodies[lang]).replace(" ", "")
        for block in blocks:
            assert plain(block_text(block)).replace(" ", "") in found or isinstance(block, ListItem | Table)
        assert letters(bodies[lang])


def test_front_matter_by_language() -> None:
    meta = root_of(english_article()).find("front/article-meta")
    assert meta is not None
    title = meta.find("title-group")
    assert title is not None
    assert letters(title.find("article-title")).isupper()
    assert [t.get(XML_LANG) for t in title.findall("trans-title-group")] == ["uk"]
    running = {t.get(XML_LANG): letters(t) for t in title.findall("alt-title")}
    assert running["en"].startswith("Lighthouse keepers")
    assert [a.tag for a in meta if a.tag in ("abstract", "trans-abstract")] == ["abstract", "trans-abstract"]
    assert [g.get(XML_LANG) for g in meta.findall("kwd-group")] == ["en", "uk"]
    first = meta.find("contrib-group/contrib")
    assert first is not None
    assert [n.get(XML_LANG) for n in first.findall("name-alternatives/*")] == ["en", "uk"]
    orcid = first.find("contrib-id")
    assert orcid is not None
    assert (orcid.text, orcid.get("authenticated")) == ("https://orcid.org/0000-0002-1825-0097", "false")
    assert first.findtext("email") == "o.kovalchuk@example.org"
    targets = {node.get("id") for node in meta.iter("aff", "aff-alternatives")}
    assert {x.get("rid") for x in meta.iter("xref")} <= targets
    udc = next(i for i in meta.findall("article-id") if i.get("pub-id-type") == "custom")
    assert udc.get("custom-type") == "udc"


def test_a_name_in_one_piece_is_a_string_name() -> None:
    root = root_of(english_article())
    assert [letters(n) for n in root.iter("string-name")] == ["Johanna Lindqvist-Sørensen"]


def test_headings_and_run_in_headings_open_sections() -> None:
    root = of_body(
        para("en.p1", "Who governs?", run_in="Statement of the problem."),
        para("en.p2", "More of it."),
        para("en.p3", "Books were read.", run_in="The ledgers:"),
        Heading(id="en.p4", text=text_of("Methods in short"), level=2),
        para("en.p5", "We read."),
        para("en.p6", "It is so.", run_in="Conclusions."),
    )
    found = [(sec.findtext("title"), [letters(p) for p in sec.findall("p")]) for sec in root.iter("sec")]
    assert found == [
        ("Statement of the problem.", ["Who governs?", "More of it."]),
        ("The ledgers:", ["Books were read."]),
        ("Methods in short", ["We read."]),
        ("Conclusions.", ["It is so."]),
    ]
    assert [sec.findtext("title") for sec in root.findall("body/sec")] == ["Statement of the problem.", "Conclusions."]


def test_a_label_of_an_abstract_stays_at_the_head_of_its_paragraph() -> None:
    source = Source(name="a.md", format="markdown", sha256="")
    abstract = (para("en.abstract.p1", "To count.", run_in="Purpose."), para("en.abstract.p2", "Ledgers."))
    article = Article(source=source, language="en", languages=("en",), abstract={"en": abstract})
    node = root_of(Bitext(article=article)).find(".//abstract")
    assert node is not None
    assert [letters(p) for p in node.findall("p")] == ["Purpose. To count.", "Ledgers."]
    assert [letters(b) for b in node.iter("bold")] == ["Purpose."]


def test_lists_nest_by_level() -> None:
    items = [ListItem(id=f"i{n}", label=f"{n}.", text=text_of(f"t{n}"), level=lv) for n, lv in enumerate((1, 2, 1), 1)]
    root = of_body(*items)
    top = root.findall("body/list/list-item")
    assert [letters(i.find("p")) for i in top] == ["1. t1", "3. t3"]
    assert [letters(p) for p in top[0].findall("list/list-item/p")] == ["2. t2"]


def test_tables_keep_spans_heads_and_source() -> None:
    head = (Cell(text=text_of("Light"), rows=2, header=True), Cell(text=text_of("All"), columns=2, header=True))
    rows = (head, (Cell(text=text_of("a")), Cell(text=text_of("b"))))
    table = Table(id="t1", rows=rows, label="Table 1", caption=text_of("Lights"), source=text_of("Source: us."))
    wrap = of_body(table).find(".//table-wrap")
    assert wrap is not None
    assert (wrap.findtext("label"), letters(wrap.find("caption"))) == ("Table 1", "Lights")
    assert [(c.get("colspan"), c.get("rowspan")) for c in wrap.findall("table/thead/tr/th")] == [
        (None, "2"),
        ("2", None),
    ]
    assert letters(wrap.find("table-wrap-foot")) == "Source: us."


def test_pictures_are_named_and_handed_over() -> None:
    bitext = english_article()
    files = jats.write(bitext, PARD)
    root = etree.fromstring(files[jats.FILE])
    named_ = [g.get(HREF, "") for g in root.iter("graphic")]
    assert named_ == ["media/stairs.png"]
    assert files["media/stairs.png"] == bitext.media["stairs.png"]


def test_a_note_call_leads_to_its_note() -> None:
    call = (*text_of("A light"), Run(text="1", marks=("sup",), note="note1"))
    notes = (Note(id="note1", label="1", text=text_of("Of the navy.")),)
    root = of_body(Paragraph(id="en.p1", text=call), notes=notes)
    xref = root.find(".//body//xref")
    assert xref is not None
    assert (xref.get("rid"), letters(xref)) == ("note1", "1")
    assert letters(root.find(".//fn[@id='note1']/p")) == "Of the navy."


def test_a_second_body_is_a_translation() -> None:
    root = root_of(ukrainian_article())
    assert root.get(XML_LANG) == "uk"
    (part,) = root.findall("sub-article")
    assert (part.get("article-type"), part.get(XML_LANG)) == ("translation", "en")
    assert part.find("body") is not None


def test_letters_that_xml_forbids_are_dropped_and_no_others() -> None:
    root = of_body(para("en.p1", "a\x00b\x0bc\ud800d\ufffee < & > \U0001d707"))
    assert letters(root.find(".//body/p")) == "abcde < & > \U0001d707"


def test_no_white_space_comes_between_marked_runs() -> None:
    runs = (
        Run(text="H"),
        Run(text="2", marks=("sub",)),
        Run(text="O", marks=("italic",)),
        Run(text="x", marks=("bold",)),
    )
    assert "".join(of_body(Paragraph(id="p1", text=runs[1:])).find(".//body/p").itertext()) == "2Ox"  # type: ignore[union-attr]


def test_licences_by_language(dtd: etree.DTD) -> None:
    matter = tuple(
        Matter(concept="licence", lang=lang, heading=(), blocks=(para(f"{lang}.x", text),))
        for lang, text in (("en", "CC BY 4.0"), ("uk", "Ліцензія CC BY 4.0"))
    )
    root = of_body(para("en.p1", "Text."), matter=matter)
    assert dtd.validate(root), dtd.error_log
    assert [(node.get(XML_LANG), letters(node)) for node in root.iter("license")] == [
        ("en", "CC BY 4.0"),
        ("uk", "Ліцензія CC BY 4.0"),
    ]


def test_what_nobody_understood_is_kept() -> None:
    other = Matter(concept="other", lang="en", heading=(), blocks=(para("en.x1", "Printed at Stare Misto."),))
    root = of_body(para("en.p1", "Text."), matter=(other,))
    assert letters(root.find("back/notes")) == "Printed at Stare Misto."


def test_an_article_of_which_little_is_known() -> None:
    source = Source(name="a.md", format="markdown", sha256="")
    article = Article(
        source=source,
        language="en",
        languages=("en",),
        title={"uk": Title(id="uk.title", text=text_of("Маяк"), printed=text_of("МАЯК"))},
        issue=Issue(year="1897"),
    )
    article = replace(article, authors=())
    root = root_of(Bitext(article=article))
    assert letters(root.find(".//article-title")) == "МАЯК"
    assert root.findtext(".//pub-date/year") == "1897"
    assert root.find("body") is None
    assert PersonName(printed="x").family == ""
