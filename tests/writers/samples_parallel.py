"""Our own fictional articles for the writers' tests: one with an English body, one with two bodies.

Everything that an edition can meet is in them: structured abstracts, beads of two sentences, sentences
without a counterpart, run-in and numbered headings, lists, tables with cells over several columns, figures, a
formula, footnotes, two reference lists, very long words and addresses, matter that nobody understood.
"""

from __future__ import annotations

import struct
import zlib

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

PAGE = Source(name="sample.pdf", format="pdf", sha256="0" * 64, page_count=6)


def picture(width: int = 480, height: int = 200) -> bytes:
    """A small PNG: a staircase of grey bars on white, as a chart would be."""
    rows = []
    for y in range(height):
        row = bytearray(b"\xff" * (3 * width))
        for bar in range(8):
            if y > height - (bar + 1) * height // 9:
                shade = 60 + bar * 18
                for x in range(bar * width // 8 + 8, (bar + 1) * width // 8 - 8):
                    row[3 * x : 3 * x + 3] = bytes((shade // 2, shade, min(shade + 70, 255)))
        rows.append(b"\x00" + bytes(row))

    def chunk(kind: bytes, data: bytes) -> bytes:
        return struct.pack(">I", len(data)) + kind + data + struct.pack(">I", zlib.crc32(kind + data))

    header = struct.pack(">IIBBBBB", width, height, 8, 2, 0, 0, 0)
    image = zlib.compress(b"".join(rows), 9)
    return b"\x89PNG\r\n\x1a\n" + chunk(b"IHDR", header) + chunk(b"IDAT", image) + chunk(b"IEND", b"")


def sentences(lang: Lang, id_: str, *parts: str) -> tuple[Paragraph, list[Span]]:
    """A paragraph from its sentences, and the span of each."""
    spans, at = [], 0
    for part in parts:
        spans.append(Span(block=id_, start=at, end=at + len(part)))
        at += len(part) + 1
    return Paragraph(id=id_, text=text_of(" ".join(parts)), lang=lang), spans


def link(unit: str, left: object, right: object, score: float = 0.95) -> Link:
    """A link between spans, ids, or lists of spans."""

    def side(value: object) -> tuple[Span, ...]:
        if isinstance(value, str):
            return (Span(block=value),) if value else ()
        if isinstance(value, Span):
            return (value,)
        return tuple(value)  # type: ignore[arg-type]

    return Link(unit=unit, left=side(left), right=side(right), score=score)  # type: ignore[arg-type]


def keywords(lang: Lang, *words: str) -> tuple[Keyword, ...]:
    return tuple(Keyword(id=f"{lang}.kwd{n}", text=word) for n, word in enumerate(words, start=1))


def title(lang: Lang, text: str) -> Title:
    return Title(id=f"{lang}.title", text=text_of(text), printed=text_of(text.upper()))


def cells(*texts: str, header: bool = False) -> tuple[Cell, ...]:
    return tuple(Cell(text=text_of(text), header=header) for text in texts)


LONG_WORD = "Verkehrsinfrastrukturfinanzierungsgesellschaftsvertragsentwurfskommission"
LONG_ADDRESS = "https://archive.example.org/harbour/dnipro-estuary/1897/ledger-14/page-233?view=full&zoom=200#entry-17"

AUTHORS = (
    Author(
        id="author1",
        names={
            "en": PersonName(printed="Olena V. Kovalchuk", given="Olena V.", family="Kovalchuk"),
            "uk": PersonName(printed="О. В. Ковальчук", given="О. В.", family="Ковальчук"),
        },
        orcid="0000-0002-1825-0097",
        email="o.kovalchuk@example.org",
        roles={"en": "PhD, associate professor", "uk": "кандидатка історичних наук, доцентка"},
        affiliations=("aff1",),
        note={
            "en": text_of(
                "Olena V. Kovalchuk, PhD, associate professor of the Department of Maritime History, Lyman University. "
                "E-mail: o.kovalchuk@example.org"
            ),
            "uk": text_of("Ковальчук Олена Василівна, кандидатка історичних наук, доцентка кафедри морської історії."),
        },
    ),
    Author(
        id="author2",
        names={
            "en": PersonName(printed="Taras Melnyk", given="Taras", family="Melnyk"),
            "uk": PersonName(printed="Т. Мельник", given="Т.", family="Мельник"),
        },
        orcid="0000-0001-5109-3700",
        affiliations=("aff1", "aff2"),
    ),
    Author(id="author3", names={"en": PersonName(printed="Johanna Lindqvist-Sørensen")}, affiliations=("aff2",)),
)

AFFILIATIONS = (
    Affiliation(
        id="aff1",
        text={
            "en": "Department of Maritime History, Lyman University, Ochakiv, Ukraine",
            "uk": "кафедра морської історії, Лиманський університет, м. Очаків, Україна",
        },
    ),
    Affiliation(id="aff2", text={"en": "Institute for Harbour Studies, Visby, Sweden"}),
)

ISSUE = Issue(
    journal={"en": "Estuary Studies", "uk": "Лиманознавчі студії"},
    issn_print="1234-5679",
    issn_online="2345-6781",
    publisher={"en": "Lyman University Press", "uk": "Видавництво Лиманського університету"},
    volume="7",
    number="2",
    year="2025",
    first_page="41",
    last_page="46",
    section={"en": "History of administration", "uk": "Історія управління"},
)

REFERENCES_EN = ReferenceList(
    id="refs1",
    heading=text_of("References"),
    items=(
        Reference(
            id="ref1",
            number="1.",
            lang="en",
            text=(
                *text_of("Harrow, P. (2011). Keepers of the fairway: A social history. "),
                Run(text="Journal of Invented History", marks=("italic",)),
                *text_of(", 4(2), 11–39. https://doi.org/10.5555/jih.2011.4.2.11"),
            ),
        ),
        Reference(
            id="ref2",
            number="2.",
            lang="uk",
            language_mark="[in Ukrainian]",
            text=text_of("Лозова М. І. «Вогні лиману»: документи. Очаків : Маяк, 1998. 212 с. [in Ukrainian]."),
        ),
        Reference(id="ref3", number="3.", text=text_of(f"Ledger of the Kinburn light. {LONG_ADDRESS}"), lang="en"),
        Reference(
            id="ref4",
            number="14.",
            text=text_of(f"{LONG_WORD}. Bericht über die Leuchtfeuer. Stralsund, 1903. 88 S."),
            lang="de",
        ),
    ),
)


def english_body() -> tuple[Block, ...]:
    bold = Run(text="Statement of the problem.", marks=("bold",))
    return (
        Paragraph(
            id="en.p1",
            run_in=(bold,),
            text=(
                *text_of(
                    "Who governs a harbour at night? In the summer of 1897 the answer in the Dnipro estuary was: "
                ),
                *text_of("a man with a lamp, a barometer and a book. "),
                Run(text="Keepers of lights", marks=("italic",)),
                *text_of(" wrote down every ship that passed, and their books were read in three ministries"),
                Run(text="1", marks=("sup",), note="note1"),
                *text_of(
                    '. We ask what a public office learned from "mere" entries such as these, and we show that the '
                    "keepers acted as administrators long before anyone called them so (Harrow, 2011, pp. 12-15)."
                ),
            ),
        ),
        Paragraph(
            id="en.p2",
            text=text_of(
                "The estuary is shallow: in 1890 a vessel drawing more than 5 m had to wait for the wind to turn. "
                "Waiting made records, and records made rules. Between 1890 and 1914 the number of rules that the "
                "harbour office issued grew from 14 to 233, while the number of officials did not grow at all."
            ),
        ),
        Heading(id="en.p3", text=text_of("1. Sources and methods"), level=1),
        Paragraph(id="en.p4", text=text_of("We read three kinds of sources:")),
        ListItem(id="en.p5", label="a)", text=text_of("the ledgers of four lights, kept day by day;")),
        ListItem(
            id="en.p6",
            label="b)",
            text=text_of("orders of the harbour office, printed and posted at the gate, of which 233 are known;"),
        ),
        ListItem(id="en.p7", label="c)", text=text_of("letters of the keepers to the office.")),
        Heading(id="en.p8", text=text_of("1.1. The ledgers"), level=2),
        Paragraph(
            id="en.p9",
            text=(
                *text_of("Each page has seven columns. The ledgers can be seen at "),
                Run(text="the archive’s site", href="https://archive.example.org/ledgers"),
                *text_of(f" and, entry by entry, at {LONG_ADDRESS}, and we write x"),
                Run(text="2", marks=("sup",)),
                *text_of(" for a second reading, H"),
                Run(text="2", marks=("sub",)),
                *text_of("O for the level of water. A committee with the name "),
                Run(text=LONG_WORD, lang="de"),
                *text_of(" copied them in 1903."),
            ),
        ),
        Table(
            id="en.p10",
            label="Table 1.",
            caption=text_of("Entries in the ledgers of four lights, by kind, 1890–1914"),
            source=text_of("Source: ledgers 1–14; authors’ count."),
            rows=(
                cells("Light", "Ships", "Weather", "Letters", "All entries", header=True),
                cells("Kinburn", "4,210", "9,131", "212", "13,553"),
                cells("Ochakiv, upper", "3,977", "9,128", "87", "13,192"),
                cells("Ochakiv, lower", "3,102", "9,125", "64", "12,291"),
                cells("Adzhyhol", "1,844", "9,130", "301", "11,275"),
            ),
        ),
        Paragraph(
            id="en.p11",
            text=text_of("The share of letters is small everywhere but at Adzhyhol, where the keeper was a poet."),
        ),
        Formula(id="en.p12", text=text_of("s = l / (l + w + n)"), label="(1)"),
        Figure(
            id="en.p13",
            image="stairs.png",
            label="Fig. 1.",
            caption=text_of("Orders of the harbour office in force, by three years"),
        ),
        Heading(id="en.p14", text=text_of("2. Conclusions"), level=1),
        Paragraph(
            id="en.p15",
            text=text_of(
                "A light is an office. It has hours, forms, an archive and a public — and, as the keeper of Adzhyhol "
                'wrote, "one citizen who is always awake". What the ministries learned from it was not where the ships '
                "were, but that somebody knew."
            ),
        ),
    )


ABSTRACT_EN = (
    sentences(
        "en",
        "en.abstract.p1",
        "The article shows how keepers of lighthouses in the Dnipro estuary became administrators without an office.",
        "Ledgers of four lights, 1890–1914, are read together with the orders of the harbour office.",
        "They were found in 2019.",
    ),
    sentences(
        "en",
        "en.abstract.p2",
        "The number of orders grew from 14 to 233 while the number of officials did not grow.",
        "A light, we conclude, is an office with one citizen who is always awake.",
        "The findings matter for the history of services that work at night.",
    ),
)
ABSTRACT_UK = (
    sentences(
        "uk",
        "uk.abstract.p1",
        "У статті показано, як доглядачі маяків Дніпровського лиману стали управлінцями без установи; "
        "журнали чотирьох маяків за 1890–1914 рр. прочитано разом із розпорядженнями портової контори.",
        'Особливу увагу приділено "другорядним" записам.',
    ),
    sentences(
        "uk",
        "uk.abstract.p2",
        "Кількість розпоряджень зросла з 14 до 233, тоді як кількість службовців не змінилася.",
        "Маяк, як ми доводимо, - це установа.",
        "У ній один громадянин завжди не спить.",
        "Результати важливі для історії служб, що працюють уночі.",
    ),
)


def english_article() -> Bitext:
    """An English body; titles, abstracts, keywords and names in both languages."""
    (_, e1), (_, e2) = ABSTRACT_EN
    (_, u1), (_, u2) = ABSTRACT_UK
    article = Article(
        source=PAGE,
        language="en",
        languages=("en", "uk"),
        title={
            "en": title("en", "Lighthouse keepers as public administrators: night offices of the Dnipro estuary"),
            "uk": title("uk", "Доглядачі маяків як публічні управлінці: нічні установи Дніпровського лиману"),
        },
        abstract={
            "en": tuple(paragraph for paragraph, _ in ABSTRACT_EN),
            "uk": tuple(paragraph for paragraph, _ in ABSTRACT_UK),
        },
        keywords={
            "en": keywords("en", "lighthouse", "harbour office", "public administration", "night work", "archives"),
            "uk": keywords("uk", "маяк", "портова контора", "публічне управління", "Дніпровський лиман", "архіви"),
        },
        authors=AUTHORS,
        affiliations=AFFILIATIONS,
        dates=(
            HistoryDate(kind="received", iso="2025-01-04", printed={"en": "Received January 4, 2025"}),
            HistoryDate(kind="accepted", iso="2025-02-20"),
        ),
        doi="10.5555/estuary.2025.7.2.41",
        udc="94(477.7):627.7",
        issue=ISSUE,
        body={"en": english_body()},
        notes=(
            Note(
                id="note1", label="1", text=text_of("Of the navy, of trade, and of ways. See also ledger 14, p. 233.")
            ),
        ),
        references=(REFERENCES_EN,),
        matter=(
            Matter(
                concept="funding",
                lang="en",
                heading=text_of("Funding."),
                blocks=(Paragraph(id="m1", text=text_of("The work was paid for by nobody.")),),
            ),
            Matter(
                concept="funding",
                lang="uk",
                heading=text_of("Фінансування."),
                blocks=(Paragraph(id="m2", text=text_of("Роботу ніхто не фінансував.")),),
            ),
            Matter(
                concept="other",
                lang="und",
                heading=(),
                blocks=(Paragraph(id="m3", text=text_of("Printed on paper of the mill at Stare Misto.")),),
            ),
        ),
        citation={
            "en": "Kovalchuk, O. V., Melnyk, T., & Lindqvist-Sørensen, J. (2025). Lighthouse keepers as public "
            "administrators: night offices of the Dnipro estuary. Estuary Studies, 7(2), 41–46. "
            "https://doi.org/10.5555/estuary.2025.7.2.41"
        },
    )
    links = (
        link("title", "en.title", "uk.title", 1.0),
        link("abstract", e1[:2], u1[0]),
        link("abstract", e1[2], ""),
        link("abstract", "", u1[1]),
        link("abstract", e2[0], u2[0]),
        link("abstract", e2[1], u2[1:3], 0.42),
        link("abstract", e2[2], u2[3]),
        *(link("keyword", f"en.kwd{n}", f"uk.kwd{n}") for n in (1, 2, 3, 5)),
    )
    return Bitext(
        article=article,
        alignments=(Alignment(languages=("en", "uk"), links=links),),
        media={"stairs.png": picture()},
    )
