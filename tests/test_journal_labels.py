"""A journal's own words for labels reach every step that looks labels up.

Each case gives one concept a word that no language has, and shows something that only this word brings about: with the
languages' labels alone the same input gives another result.
"""

from __future__ import annotations

import ast
import re
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest

import dvomova
from dvomova import assemble, layout, pipeline
from dvomova.assemble.front import keywords
from dvomova.assemble.issue import contents
from dvomova.assemble.issue.facts import issue_facts
from dvomova.assemble.issue.survey import IssueFile, survey
from dvomova.assemble.segments import segments
from dvomova.findings import Report
from dvomova.journals import GENERIC, Profile, Reading, named
from dvomova.languages.labels import of_journal
from dvomova.model import Article, Bitext, Draft, Figure, Furniture, Heading, Paragraph, Source, Table, plain, text_of
from dvomova.model.page import Box
from dvomova.model.vocabulary import Concept
from dvomova.readers import drafts, markdown
from dvomova.readers.docx.paragraphs import Raw
from dvomova.readers.docx.tables import arranges
from dvomova.writers import jats

from .assemble import printed
from .assemble.issue import printed_pages
from .layout import notation

WORD = "Хвилястий"
"""What the journal prints for a label; no language has it."""
Own = dict[Concept, dict[str, tuple[str, ...]]]
SENTENCE = "Громади рахували не кубометри, а години, бо годину відкритого шлюзу розуміли всі сусіди без винятку."


def profile(own: Own) -> Profile:
    return replace(named(GENERIC), reading=Reading(labels=own))


# ---- layout and readers


def laid_out(own: Own, drawing: str) -> list[str]:
    pages = notation.pages(notation.page(drawing), notation.page(f"    {SENTENCE[:70]}\n{SENTENCE[70:]}", 2))
    return notation.outline(layout.draft(pages, Report(), of_journal(own)))


def centred_heading(own: Own) -> bool:
    paragraph = f"    {SENTENCE[:80]}\n{SENTENCE[80:]} {SENTENCE[:50]}\nі ще один рядок."
    return f"# {WORD}" in laid_out(own, f"{paragraph}\n\n{' ' * 38}{WORD}\n\n{paragraph}")


def run_in_head(own: Own) -> bool:
    return any(
        line.startswith(f"[{WORD}") for line in laid_out(own, f"    **{WORD}** {SENTENCE[:60]}\n{SENTENCE[60:]}")
    )


def line_of_dates(own: Own) -> bool:
    drawing = f"Умовна О. П. Вода і довіра громад. Київ : Зразок, 2019. 120 с. і ще\n{WORD} статті до нас: 12.03.2024"
    return any(line.startswith(WORD) for line in laid_out(own, drawing))


def label_below_text(own: Own) -> bool:
    drawing = f"{SENTENCE[:80]}\n{SENTENCE[80:]} Далі\n{WORD}: вода, довіра, гребля, шлюз, сусіди, рада, протокол, ключ"
    return any(line.startswith(WORD) for line in laid_out(own, drawing))


def caption_on_a_page(own: Own) -> list[str]:
    drawn = notation.page(
        f"    {SENTENCE[:80]}\n{SENTENCE[80:]}" + "\n" * 22 + f"{WORD} 2. Млин у рік повені",
        pictures=(notation.picture(60, 80, 300, 280),),
    )
    found = notation.outline(layout.draft(notation.pages(drawn), Report(), of_journal(own)))
    return [line for line in found if line.startswith("figure")]


def caption_of_a_draft(own: Own) -> str:
    figure, below = Figure(id="f", image="a.png"), Paragraph(id="p", text=text_of(f"{WORD} 3. Верхня гребля"))
    found = drafts.attach([figure, below], of_journal(own))[0]
    return plain(found.caption) if isinstance(found, Figure) else ""


def source_of_a_draft(own: Own) -> str:
    table, below = Table(id="t", rows=()), Paragraph(id="p", text=text_of(f"{WORD}: звіти громад"))
    found = drafts.attach([table, below], of_journal(own))[0]
    return plain(found.source) if isinstance(found, Table) else ""


def head_in_plain_text(own: Own) -> str:
    source = Source(name="a.txt", format="text", sha256="0")
    (block,) = markdown.read_text(f"{WORD}. {SENTENCE}\n", Path(), source, Report(), of_journal(own)).blocks
    return plain(block.run_in) if isinstance(block, Paragraph) else ""


def table_of_front_matter(own: Own) -> bool:
    cell = [Raw(text=text_of(f"{WORD}: вода, довіра"))]
    return arranges([[cell, cell], [cell, cell]], of_journal(own))


# ---- assembly


def article(own: Own, front: str, *, tail: str = "", furniture: str = "") -> Article:
    body = "\n".join(printed.UK_BODY)
    draft = printed.draft(f"! ВОДА І ДОВІРА\nОлена Умовна\n{front}\n# Вступ\n{body}\n{printed.UK_LIST}\n{tail}")
    if furniture:
        box = Box(page=1, x0=0, top=0, x1=100, bottom=10)
        draft = replace(draft, furniture=(Furniture(text=furniture, box=box),))
    return assemble.assemble_one(draft, profile(own), Report()).article


def keywords_of(own: Own) -> list[str]:
    return [word.text for words in article(own, f"{WORD}: вода, довіра, гребля").keywords.values() for word in words]


def dates_of(own: Own) -> list[str]:
    return [date.iso for date in article(own, "", tail=f"{WORD} 12.03.2024").dates]


def date_beside_a_name(own: Own) -> list[str]:
    value = article(own, f"Тарас Зразковий {WORD} статті 12.03.2024")
    return [date.iso for date in value.dates]


def udc_of(own: Own) -> str | None:
    return article(own, f"{WORD} 556.18").udc


def udc_of_a_running_head(own: Own) -> str | None:
    return article(own, "", furniture=f"{WORD} 556.18").udc


def parts_of_an_abstract(own: Own) -> list[str]:
    front = f"Анотація. {printed.UK_TEXT}\n{WORD}. {SENTENCE}\nКлючові слова: вода, довіра"
    blocks = [block for own_blocks in article(own, front).abstract.values() for block in own_blocks]
    return [plain(block.run_in) for block in blocks if isinstance(block, Paragraph) and block.run_in]


def keywords_above_a_heading(own: Own) -> list[str]:
    return keywords.split(f"вода, довіра. {WORD.upper()}", of_journal(own))


def surveyed(draft: Draft, own: Own) -> IssueFile:
    return survey(segments(draft, of_journal(own)))


def entries(own: Own, *lines: str) -> list[contents.ContentsEntry]:
    draft = printed_pages.draft([["# ЗМІСТ", *lines, "Зразковий Т. П. Бюджет участі в малих громадах ........ 9"]])
    return list(contents.read(segments(draft, of_journal(own)).segments, draft.furniture, of_journal(own)).entries)


def notice_in_contents(own: Own) -> bool:
    return entries(own, f"{WORD} ........ 3")[0].notice


def section_in_contents(own: Own) -> str:
    return entries(own, f"{WORD} про воду", "Умовна О. П. Вода і довіра громад ........ 5")[0].section


def pages_of_contents(own: Own) -> tuple[int, ...]:
    draft = printed_pages.draft([[f"= {WORD}", "Вода і довіра громад ........ 5"], [printed_pages.prose()]])
    return surveyed(draft, own).contents.pages


def number_of_an_issue(own: Own) -> str | None:
    draft = printed_pages.draft([[f"{WORD} 17", "Редакційна сторінка"]])
    file = surveyed(draft, own)
    return issue_facts(draft.furniture, file, file.segments).number


def head_of_an_article(own: Own) -> list[str]:
    lines = [f"{WORD} 556.18", "# ВОДА І ДОВІРА ГРОМАД", "> Олена УМОВНА", printed_pages.prose(sentences=30)]
    return [head.identity for head in surveyed(printed_pages.draft([lines]), own).heads]


# ---- editions


def section_in_jats(own: Own) -> int:
    """How many sections stand right below the body: a part of the article does, any other run-in head does not."""
    head = Heading(id="h", text=text_of("1.1. Межі"), level=1)
    part = Paragraph(id="p", run_in=text_of(f"{WORD}."), text=text_of("Далі текст."))
    source = Source(name="a.md", format="markdown", sha256="0")
    value = Article(source=source, language="uk", languages=("uk",), body={"uk": (head, part)})
    made = jats.write(Bitext(article=value), profile(own))["article.jats.xml"].decode()
    return len(re.findall(r"</sec>\s*<sec", made))


CASES: list[tuple[Callable[[Own], object], Concept, object]] = [
    (centred_heading, Concept.REVIEW, True),
    (run_in_head, Concept.METHODS, True),
    (line_of_dates, Concept.RECEIVED, True),
    (label_below_text, Concept.KEYWORDS, True),
    (caption_on_a_page, Concept.FIGURE, [f"figure {WORD} 2: Млин у рік повені"]),
    (caption_of_a_draft, Concept.FIGURE, "Верхня гребля"),
    (source_of_a_draft, Concept.SOURCE, f"{WORD}: звіти громад"),
    (head_in_plain_text, Concept.METHODS, f"{WORD}."),
    (table_of_front_matter, Concept.KEYWORDS, True),
    (keywords_of, Concept.KEYWORDS, ["вода", "довіра", "гребля"]),
    (dates_of, Concept.RECEIVED, ["2024-03-12"]),
    (date_beside_a_name, Concept.RECEIVED, ["2024-03-12"]),
    (udc_of, Concept.UDC, "556.18"),
    (udc_of_a_running_head, Concept.UDC, "556.18"),
    (parts_of_an_abstract, Concept.METHODS, [f"{WORD}."]),
    (keywords_above_a_heading, Concept.REFERENCES, ["вода", "довіра"]),
    (notice_in_contents, Concept.NOTICE, True),
    (section_in_contents, Concept.SECTION, f"{WORD} про воду"),
    (pages_of_contents, Concept.CONTENTS, (1,)),
    (number_of_an_issue, Concept.ISSUE, "17"),
    (head_of_an_article, Concept.UDC, ["556.18"]),
    (section_in_jats, Concept.METHODS, 1),
]


@pytest.mark.parametrize(("look_up", "concept", "expected"), CASES, ids=[case[0].__name__ for case in CASES])
def test_a_journals_own_label_is_known(look_up: Callable[[Own], object], concept: Concept, expected: object) -> None:
    assert look_up({concept: {"uk": (WORD,)}}) == expected
    assert look_up({}) != expected


def test_an_input_whose_journal_is_recognised_is_read_with_its_labels(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The journal is known late, from the blocks: they are made once more with its labels."""
    folder = tmp_path / "journals" / "rivers"
    folder.mkdir(parents=True)
    (folder / "journal.toml").write_text(
        f'[journal]\nissn_print = "1234-5679"\n[reading.labels.figure]\nuk = ["{WORD}"]\n', encoding="utf-8"
    )
    monkeypatch.chdir(tmp_path)
    text = f"ISSN 1234-5679\n\n{SENTENCE}\n\n![](a.png)\n\n{WORD} 3. Верхня гребля\n"
    (tmp_path / "a.png").write_bytes(b"\x89PNG\r\n\x1a\n")
    (tmp_path / "a.md").write_text(text, encoding="utf-8")
    draft, found = pipeline.read_with_profile(tmp_path / "a.md", None, Report())
    assert found.slug == "rivers"
    assert [plain(block.caption) for block in draft.blocks if isinstance(block, Figure)] == ["Верхня гребля"]


ENTRIES = {
    "layout/__init__.py",
    "readers/markdown/__init__.py",
    "readers/docx/__init__.py",
    "assemble/segments.py",
    "assemble/issue/contents.py",
}
"""Steps that take the languages' labels where their caller gives none."""


def test_no_step_looks_labels_up_without_those_that_it_was_given() -> None:
    package = Path(dvomova.__file__).parent
    calls = {
        path.relative_to(package).as_posix()
        for path in package.rglob("*.py")
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8")))
        if isinstance(node, ast.Call) and ast.unparse(node.func).endswith("of_languages")
    }
    assert calls - {"languages/labels.py"} <= ENTRIES
