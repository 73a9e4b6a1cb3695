"""The tree of what was recognised: everything is in it, doubts first, and a stranger's text is only text."""

from __future__ import annotations

import io
from collections.abc import Mapping
from dataclasses import replace
from pathlib import Path

from rich.console import Console

from dvomova.cli import tree
from dvomova.findings import BlockId, Code, Finding, Severity
from dvomova.journals import Profile
from dvomova.model import (
    Alignment,
    Article,
    Author,
    Bitext,
    Box,
    Evidence,
    Heading,
    HistoryDate,
    Issue,
    Keyword,
    Link,
    ListItem,
    Matter,
    Paragraph,
    PersonName,
    Reference,
    ReferenceList,
    Source,
    Span,
    Title,
    text_of,
)
from dvomova.pipeline import Conversion


def box(page: int) -> Box:
    return Box(page=page, x0=0, top=0, x1=10, bottom=10)


def title(lang: str, words: str) -> Title:
    return Title(id=f"{lang}.title", text=text_of(words), printed=text_of(words.upper()))


ARTICLE = Article(
    source=Source(name="sample.pdf", format="pdf", sha256="0" * 64, page_count=6),
    language="en",
    languages=("uk", "en"),
    title={"uk": title("uk", "Сусідня колонка"), "en": title("en", "The other column")},
    abstract={"en": (Paragraph(id="en.abstract.p1", text=text_of("Abc def."), boxes=(box(1),)),)},
    keywords={"en": (Keyword(id="en.kwd1", text="archive"), Keyword(id="en.kwd2", text="proof"))},
    authors=(
        Author(
            id="author1",
            names={"en": PersonName(printed="Oksana Lebedynska"), "uk": PersonName(printed="Оксана Лебединська")},
            orcid="0000-0002-1825-0097",
        ),
    ),
    dates=(HistoryDate(kind="received", iso="2024-09-12"),),
    doi="10.5555/kg2024.04.03",
    issue=Issue(journal={"en": "Book and Community"}, number="4", year="2024", first_page="30", last_page="35"),
    body={
        "en": (
            Heading(id="en.p1", text=text_of("Methods"), boxes=(box(2),)),
            Paragraph(id="en.p2", run_in=text_of("Conclusions."), text=text_of("They agree."), boxes=(box(4),)),
            ListItem(id="en.p3", text=text_of("one"), boxes=(box(4),)),
            ListItem(id="en.p4", text=text_of("two"), boxes=(box(5),)),
        )
    },
    references=(
        ReferenceList(
            id="refs1",
            heading=text_of("References"),
            items=(Reference(id="ref1", text=text_of("Gale, W. A."), boxes=(box(6),)),),
        ),
    ),
    file_pages=(1, 6),
)
EVIDENCE = {
    "title.en": Evidence(confidence=0.98, reason="set in capitals over the abstract"),
    "udc": Evidence(confidence=0.4, reason="no line begins with UDC"),
    "doi": Evidence(confidence=0.7, reason="found only in the citation", boxes=(box(6),)),
}


def link(left: str, right: str, score: float = 0.9) -> Link:
    return Link(
        unit="abstract",
        left=(Span(block=left),) if left else (),
        right=(Span(block=right),) if right else (),
        score=score,
    )


LINKS = (link("a", "b"), link("c", "d", score=0.2), link("e", ""))


def converted(
    article: Article = ARTICLE, findings: tuple[Finding, ...] = (), evidence: Mapping[str, Evidence] = EVIDENCE
) -> Conversion:
    bitext = Bitext(article=article, alignments=(Alignment(languages=("en", "uk"), links=LINKS),))
    return Conversion(
        bitext=bitext, profile=Profile(slug="generic", folder=Path()), findings=findings, evidence=evidence
    )


def lines(*found: Conversion, name: str = "sample.pdf") -> list[str]:
    out = io.StringIO()
    Console(file=out, width=160, highlight=False).print(tree.tree(name, found))
    return [line.strip(" │├└─").rstrip() for line in out.getvalue().splitlines()]


def test_everything_recognised_is_in_the_tree() -> None:
    seen = lines(converted())
    for line in (
        "sample.pdf: 1 article",
        "The other column p. 1–6",
        "Book and Community, number 4, year 2024, pages 30–35",
        "DOI 10.5555/kg2024.04.03",
        "no UDC",
        "received 2024-09-12",
        "1 author",
        "Oksana Lebedynska en / Оксана Лебединська uk  0000-0002-1825-0097",
        "English (the article's own language)",
        "title: The other column 98%",
        "abstract: 1 paragraph, 8 characters p. 1",
        "2 keywords: archive, proof",
        "body: 1 heading, 1 paragraph, 2 list items p. 2–5",
        "Methods p. 2",
        "Conclusions. p. 4",
        "Ukrainian",
        "no abstract",
        "References: 1 entry p. 6",
        "English ↔ Ukrainian",
        "2 pairs of sentences of the abstract, 1 weak, 1 without a counterpart",
    ):
        assert line in seen


def test_the_own_language_stands_before_the_other() -> None:
    seen = lines(converted())
    assert seen.index("English (the article's own language)") < seen.index("Ukrainian")


def test_the_most_doubtful_comes_first() -> None:
    seen = lines(
        converted(
            findings=(Finding(code=Code.LINK_WEAK, severity=Severity.WARNING, message="Weak.", where=BlockId("en.p2")),)
        )
    )
    start = seen.index("to look at: 3")
    assert seen[start + 1 : start + 4] == [
        "udc: no line begins with UDC 40%",
        "doi: found only in the citation 70% p. 6",
        "Weak. en.p2",
    ]
    assert start < seen.index("DOI 10.5555/kg2024.04.03")


def test_errors_stand_before_all_doubts_and_notes_are_counted() -> None:
    findings = (
        Finding(code=Code.HYPHEN_JOINED, severity=Severity.INFO, message="a"),
        Finding(code=Code.HYPHEN_JOINED, severity=Severity.INFO, message="b"),
        Finding(code=Code.PAGE_FAILED, severity=Severity.ERROR, message="Page 3 failed.", where=box(3)),
    )
    seen = lines(converted(findings=findings))
    assert seen[seen.index("to look at: 3") + 1] == "Page 3 failed. p. 3"
    assert "noted: hyphen-joined 2" in seen


def test_a_field_is_doubted_once() -> None:
    told = Finding(code=Code.FIELD_UNSURE, severity=Severity.WARNING, message="The UDC may be wrong.")
    assert "The UDC may be wrong." not in lines(converted(findings=(told,)))
    assert "The UDC may be wrong." in lines(converted(findings=(told,), evidence={}))


def test_matter_of_its_own_is_in_the_tree() -> None:
    blocks = (Paragraph(id="m1", text=text_of("Paid by nobody."), boxes=(box(5),)),)
    thanks = Matter(concept="acknowledgements", lang="en", heading=text_of("Acknowledgements"), blocks=blocks)
    other = Matter(concept="other", lang="en", heading=(), blocks=blocks)
    seen = lines(converted(replace(ARTICLE, matter=(thanks, other))))
    assert "acknowledgements en: Acknowledgements p. 5" in seen
    assert "other en: Paid by nobody. p. 5" in seen


def test_nothing_doubtful_has_no_branch() -> None:
    seen = lines(converted(evidence={}))
    assert not any(line.startswith("to look at") for line in seen)


def test_many_doubts_are_cut_and_counted() -> None:
    evidence = {f"field{n:02}": Evidence(confidence=n / 100, reason="unsure") for n in range(20)}
    seen = lines(converted(evidence=evidence))
    assert f"and {20 - tree.MOST_DOUBTS} more, in report.json" in seen


def test_text_of_the_file_is_never_markup() -> None:
    nasty = "[red]A[/red] [link=file:///etc]x[/link] [/] \x1b[31mred\x07 \u202eabc"
    article = replace(
        ARTICLE,
        title={"en": title("en", nasty)},
        authors=(Author(id="author1", names={"en": PersonName(printed=nasty)}, email=nasty),),
        keywords={"en": (Keyword(id="k", text=nasty),)},
        doi=nasty,
    )
    text = "\n".join(lines(converted(article, evidence={nasty: Evidence(confidence=0.1, reason=nasty)}), name=nasty))
    assert text.count("[red]A[/red]") >= 6
    assert not any(char in text for char in "\x07\x1b\u202e")


def test_long_text_is_cut() -> None:
    assert len(tree.shown("слово " * 100)) <= tree.LONGEST


def test_an_article_without_anything_still_has_a_tree() -> None:
    bare = Article(source=ARTICLE.source, language="und", languages=("und",))
    assert "without a title" in lines(converted(bare))


def test_an_issue_says_how_many_articles_it_holds() -> None:
    assert lines(converted(), converted())[0] == "sample.pdf: 2 articles"
