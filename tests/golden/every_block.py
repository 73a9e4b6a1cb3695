"""An article of our own in which each kind of block stands, with all that it may hold: every writer is held by it.

Two whole bodies and a third language that has a title, an abstract and keywords only; links of every unit, one of them
of two sentences against one, one without a counterpart.
"""

from __future__ import annotations

from dvomova.model import (
    Affiliation,
    Alignment,
    Article,
    Author,
    Bitext,
    Block,
    Cell,
    Figure,
    Formula,
    Heading,
    HistoryDate,
    Issue,
    Keyword,
    Lang,
    Link,
    ListItem,
    Matter,
    Note,
    Paragraph,
    PersonName,
    Reference,
    ReferenceList,
    Run,
    Source,
    Span,
    Table,
    Title,
    text_of,
)
from tests.writers.samples_parallel import link, picture

WORDS: dict[Lang, dict[str, str]] = {
    "en": {
        "title": "The clock of the fire tower",
        "abstract 1": "The clock was stopped twice.",
        "abstract 2": "Both times it was right.",
        "keywords": "clock;tower;repair",
        "heading": "Materials",
        "subheading": "The dial & the hands",
        "run-in": "Purpose.",
        "paragraph": " To find out who wound it < 1911 and why.",
        "item 1": "the winding book;",
        "item 2": "letters of the fire brigade;",
        "item 3": "of which two are signed.",
        "caption": "Windings by year",
        "head": "Year;Windings",
        "source": "Source: the winding book.",
        "figure": "The tower from the south",
        "lost": "A drawing that was lost",
        "note": "The key is kept at the bakery.",
        "closing": "Nobody wound it in 1912. The clock went on.",
        "funding": "Nobody paid for this work.",
        "label": "Table 1;Fig. 1;Fig. 2",
    },
    "uk": {
        "title": "Годинник пожежної вежі",
        "abstract 1": "Годинник зупиняли двічі, і обидва рази він показував правду.",
        "abstract 2": "",
        "keywords": "годинник;вежа;ремонт",
        "heading": "Матеріали",
        "subheading": "Циферблат і стрілки",
        "run-in": "Мета.",
        "paragraph": " З’ясувати, хто накручував його < 1911 року й навіщо.",
        "item 1": "книга накручувань;",
        "item 2": "листи пожежної дружини;",
        "item 3": "з них два підписано.",
        "caption": "Накручування за роками",
        "head": "Рік;Накручувань",
        "source": "Джерело: книга накручувань.",
        "figure": "Вежа з півдня",
        "lost": "Загублений малюнок",
        "note": "Ключ зберігають у пекарні.",
        "closing": "1912 року його не накручував ніхто.",
        "funding": "Роботу ніхто не оплачував.",
        "label": "Таблиця 1;Рис. 1;Рис. 2",
    },
    "pl": {
        "title": "Zegar wieży strażackiej",
        "abstract 1": "Zegar zatrzymano dwa razy.",
        "abstract 2": "Za każdym razem wskazywał dobrze.",
        "keywords": "zegar;wieża",
    },
}


def body(lang: Lang) -> tuple[Block, ...]:
    """One block of each kind at least, with everything that it may hold."""
    said = WORDS[lang]
    labels, head = said["label"].split(";"), said["head"].split(";")
    marked = (
        Run(text="H"),
        Run(text="2", marks=("sub",)),
        Run(text="O, m"),
        Run(text="2", marks=("sup",)),
        Run(text=", "),
        Run(text="Turris", marks=("bold", "italic"), lang="la"),
        Run(text=", "),
        Run(text="doi.org", href="https://doi.org/10.5555/vezha.9"),
        Run(text="1", marks=("sup",), note=f"{lang}.note1"),
    )
    rows = (
        (Cell(text=text_of(head[0]), header=True), Cell(text=text_of(head[1]), columns=2, header=True)),
        (Cell(text=text_of("1910"), rows=2), Cell(text=text_of("51")), Cell(text=text_of("+"))),
        (Cell(text=text_of("49")), Cell(text=())),
    )
    return (
        Heading(id=f"{lang}.p1", text=text_of(said["heading"]), level=1),
        Paragraph(id=f"{lang}.p2", run_in=text_of(said["run-in"]), text=text_of(said["paragraph"].strip())),
        Heading(id=f"{lang}.p3", text=text_of(said["subheading"]), level=2),
        Paragraph(id=f"{lang}.p4", text=marked),
        ListItem(id=f"{lang}.p5", label="1.", text=text_of(said["item 1"])),
        ListItem(id=f"{lang}.p6", label="2.", text=text_of(said["item 2"])),
        ListItem(id=f"{lang}.p7", label="•", level=2, text=text_of(said["item 3"], "italic")),
        Table(
            id=f"{lang}.p8",
            rows=rows,
            label=labels[0],
            caption=text_of(said["caption"]),
            source=text_of(said["source"]),
        ),
        Figure(id=f"{lang}.p9", image="tower.png", label=labels[1], caption=text_of(said["figure"])),
        Figure(id=f"{lang}.p10", image=None, label=labels[2], caption=text_of(said["lost"])),
        Formula(id=f"{lang}.p11", text=text_of("t = n/k"), label="(1)"),
        Formula(id=f"{lang}.p12", text=(), image="sum.png", label="(2)"),
        Paragraph(id=f"{lang}.p13", text=text_of(said["closing"])),
    )


def abstract(lang: Lang) -> tuple[Block, ...]:
    """The abstract, a paragraph a sentence or two."""
    said = WORDS[lang]
    text = " ".join(part for part in (said["abstract 1"], said["abstract 2"]) if part)
    return (Paragraph(id=f"{lang}.abstract.p1", text=text_of(text)),)


def keywords(lang: Lang) -> tuple[Keyword, ...]:
    return tuple(
        Keyword(id=f"{lang}.kwd{n}", text=word) for n, word in enumerate(WORDS[lang]["keywords"].split(";"), 1)
    )


def references(lang: Lang, prefix: str, other: str) -> ReferenceList:
    heading = {"en": "References", "uk": "Література"}[lang]
    texts = {
        "en": ("Vartova, L. (2011). Fire and time. ", "Tick, A. (2015). "),
        "uk": ("Вартова Л. Пожежа і час. 2011. ", "Tick A. 2015. "),
    }[lang]
    items = tuple(
        Reference(
            id=f"{prefix}.ref{n}",
            number=f"{n}",
            text=(Run(text=text), Run(text="Tower Annals", marks=("italic",), lang="en"), Run(text=".")),
            language_mark="in English" if lang == "en" and n == 2 else None,
            doi="10.5555/ta.2015.2" if n == 2 else None,
            pair=f"{other}.ref{n}",
        )
        for n, text in enumerate(texts, 1)
    )
    return ReferenceList(id=prefix, heading=text_of(heading), lang=lang, items=items)


def authors() -> tuple[Author, ...]:
    return (
        Author(
            id="author1",
            names={
                "en": PersonName(printed="Liuba Vartova", given="Liuba", family="Vartova"),
                "uk": PersonName(printed="Люба Вартова", given="Люба", family="Вартова"),
            },
            orcid="0000-0002-1825-0097",
            email="l.vartova@example.org",
            roles={"en": "Keeper", "uk": "доглядачка"},
            affiliations=("aff1",),
            note={"en": text_of("Liuba Vartova, Keeper, Tower Museum."), "uk": text_of("Люба Вартова, Музей вежі.")},
        ),
        Author(id="author2", names={"en": PersonName(printed="A. Tick"), "uk": PersonName(printed="А. Тік")}),
    )


def links(left: Lang, right: Lang) -> tuple[Link, ...]:
    """Links of every unit; of the bodies for the languages that have one."""
    found = [link("title", f"{left}.title", f"{right}.title", 1.0)]
    whole = len(WORDS[left]["abstract 1"])
    sentences = [Span(block=f"{left}.abstract.p1", end=whole), Span(block=f"{left}.abstract.p1", start=whole + 1)]
    if right == "uk":
        found.append(link("abstract", sentences, f"{right}.abstract.p1", 0.42))
        found += [link("author", f"author{n}", f"author{n}", 1.0) for n in (1, 2)]
        found.append(link("affiliation", "aff1", "aff1", 1.0))
    found += [link("keyword", f"{left}.kwd{n}", f"{right}.kwd{n}") for n in range(1, len(keywords(right)) + 1)]
    if right != "uk":
        return tuple(found)
    found += [link("heading", f"{left}.p{n}", f"{right}.p{n}") for n in (1, 3)]
    found += [link("caption", f"{left}.p{n}", f"{right}.p{n}") for n in (8, 9, 10)]
    found += [link("body", f"{left}.p{n}", f"{right}.p{n}") for n in (2, 4, 5, 6, 7)]
    end = len("Nobody wound it in 1912.")
    found.append(link("body", [Span(block=f"{left}.p13", end=end)], f"{right}.p13"))
    found.append(link("body", [Span(block=f"{left}.p13", start=end + 1)], ""))
    found += [link("reference", f"refs1.ref{n}", f"refs2.ref{n}", 1.0) for n in (1, 2)]
    return tuple(found)


def bitext() -> Bitext:
    """The whole article."""
    langs = ("en", "uk", "pl")
    article = Article(
        source=Source(name="every-block.pdf", format="pdf", sha256="0" * 64, page_count=4),
        language="en",
        languages=langs,
        title={
            lang: Title(
                id=f"{lang}.title", text=text_of(WORDS[lang]["title"]), printed=text_of(WORDS[lang]["title"].upper())
            )
            for lang in langs
        },
        abstract={lang: abstract(lang) for lang in langs},
        keywords={lang: keywords(lang) for lang in langs},
        authors=authors(),
        affiliations=(Affiliation(id="aff1", text={"en": "Tower Museum, Vyshnehora", "uk": "Музей вежі, Вишнегора"}),),
        dates=(
            HistoryDate(kind="received", iso="2024-01-04", printed={"en": "Received: 04.01.2024"}),
            HistoryDate(kind="accepted", iso="2024-02-20"),
        ),
        doi="10.5555/vezha.2024.9.12",
        udc="681.11",
        issue=Issue(
            journal={"en": "Towers and Time", "uk": "Вежі і час"},
            issn_print="1234-5679",
            volume="9",
            number="1 (12)",
            year="2024",
            first_page="12",
            last_page="15",
            section={"en": "Clocks", "uk": "Годинники"},
        ),
        body={lang: body(lang) for lang in ("en", "uk")},
        notes=tuple(
            Note(id=f"{lang}.note1", label="1", text=text_of(WORDS[lang]["note"]), lang=lang) for lang in ("en", "uk")
        ),
        references=(references("en", "refs1", "refs2"), references("uk", "refs2", "refs1")),
        matter=(
            *(
                Matter(
                    concept="funding",
                    lang=lang,
                    heading=text_of({"en": "Funding.", "uk": "Фінансування."}[lang]),
                    blocks=(Paragraph(id=f"{lang}.m1", text=text_of(WORDS[lang]["funding"])),),
                )
                for lang in ("en", "uk")
            ),
            Matter(concept="other", lang="und", heading=(), blocks=(Paragraph(id="m2", text=text_of("No. 12/9")),)),
        ),
        citation={"en": "Vartova, L., & Tick, A. (2024). The clock of the fire tower. Towers and Time, 9(1), 12–15."},
    )
    alignments = tuple(Alignment(languages=("en", other), links=links("en", other)) for other in ("uk", "pl"))
    return Bitext(
        article=article, alignments=alignments, media={"tower.png": picture(48, 20), "sum.png": picture(24, 10)}
    )
