"""A fictional article with a Ukrainian and an English body, paired sentence by sentence, gaps and all."""

from __future__ import annotations

from dvomova.model import (
    Alignment,
    Article,
    Bitext,
    Block,
    Figure,
    Formula,
    Heading,
    HistoryDate,
    Lang,
    Link,
    ListItem,
    Matter,
    Reference,
    ReferenceList,
    Run,
    Span,
    Table,
    text_of,
)

from .samples_parallel import AFFILIATIONS, AUTHORS, ISSUE, PAGE, cells, keywords, link, picture, sentences, title

PARAGRAPHS: tuple[tuple[tuple[str, str], ...], ...] = (
    (
        (
            "Міст - це не лише споруда, а й щоденна домовленість двох берегів про те, що вони одне місто.",
            "A bridge is not only a structure but a daily agreement of two banks that they are one town.",
        ),
        (
            "Домовленість ця має ціну: її платять ті, хто чекає. І чекають вони щодня.",
            "The agreement has a price. It is paid by those who wait, and they wait every day.",
        ),
        (
            'Міський голова О. П. Загорулько в 1973 р. назвав розвідний міст "дверима, які відчиняє вода".',
            "In 1973 the mayor, O. P. Zahorulko, called the swing bridge “a door that the water opens”.",
        ),
        ("", "The phrase was on every postcard for twenty years."),
    ),
    (
        (
            "У цій статті ми рахуємо години очікування на мосту за 50 років (1970-2020) і показуємо, "
            "хто саме втрачав ці години.",
            "In this article we count the hours of waiting at the bridge over 50 years (1970–2020) and show "
            "who it was that lost them.",
        ),
        ("Рахунок ведемо за журналами мостової служби.", ""),
        (
            "Загалом набралося 41 200 год, тобто майже 5 років.",
            "All in all there were 41,200 hours, that is, nearly 5 years.",
        ),
    ),
    (
        (
            "Ми пропонуємо міряти рівність у місті не відстанню, а очікуванням.",
            "We propose to measure equality in a town not by distance but by waiting.",
        ),
        (
            "Відстань однакова для всіх, а чекає кожен по-своєму: пішохід на вітрі, водій у кабіні, а службовець "
            "телефонує й переносить нараду.",
            "Distance is the same for all, while everyone waits in a way of their own: the walker in the wind, "
            "the driver in the cab, and the official telephones and moves the meeting.",
        ),
    ),
)


def ukrainian_article() -> Bitext:
    """A Ukrainian body with its English version."""
    uk: list[Block] = [Heading(id="uk.p1", text=text_of("Постановка проблеми"), level=1)]
    en: list[Block] = [Heading(id="en.p1", text=text_of("Statement of the problem"), level=1)]
    links: list[Link] = [
        link("title", "uk.title", "en.title", 1.0),
        *_abstract_links(),
        *(link("keyword", f"uk.kwd{n}", f"en.kwd{n}") for n in (1, 2, 3)),
        link("heading", "uk.p1", "en.p1"),
    ]
    for number, paragraph in enumerate(PARAGRAPHS, start=2):
        _add(number, paragraph, uk, en, links)
    _add_more(uk, en, links)
    article = Article(
        source=PAGE,
        language="uk",
        languages=("uk", "en"),
        title={
            "uk": title("uk", "Хто чекає на мосту: півстоліття міської нерівності в годинах"),
            "en": title("en", "Who waits at the bridge: half a century of urban inequality in hours"),
        },
        abstract={"uk": (ABSTRACT[0][0],), "en": (ABSTRACT[1][0],)},
        keywords={
            "uk": keywords("uk", "міст", "очікування", "міська нерівність"),
            "en": keywords("en", "bridge", "waiting", "urban inequality"),
        },
        authors=AUTHORS[:2],
        affiliations=AFFILIATIONS[:1],
        dates=(HistoryDate(kind="received", iso="2025-03-01"), HistoryDate(kind="published", iso="2025")),
        doi="10.5555/estuary.2025.7.2.55",
        udc="711.7:625.745",
        issue=ISSUE,
        body={"uk": tuple(uk), "en": tuple(en)},
        references=(_list("uk"), _list("en")),
        matter=(
            Matter(concept="thanks", lang="uk", heading=text_of("Подяка"), blocks=(_one("m1", "Дякуємо сторожам."),)),
        ),
        citation={
            "uk": "Ковальчук О. В., Мельник Т. Хто чекає на мосту. Лиманознавчі студії. 2025. Т. 7, № 2. С. 55–60.",
            "en": "Kovalchuk, O. V., & Melnyk, T. (2025). Who waits at the bridge. Estuary Studies, 7(2), 55–60.",
        },
    )
    alignment = Alignment(languages=("uk", "en"), links=tuple(links))
    return Bitext(
        article=article, alignments=(alignment,), media={"stairs.png": picture(), "pont.png": picture(300, 90)}
    )


ABSTRACT = (
    sentences(
        "uk",
        "uk.abstract.p1",
        "Мета. Порахувати, хто й скільки чекав на розвідному мосту міста на двох берегах.",
        "Методи. Журнали мостової служби за 1970–2020 рр. зіставлено з розкладами автобусів і 212 інтерв’ю.",
        "Результати. З 41 200 годин очікування 71 % припало на жителів лівого берега.",
        "Висновки. Нерівність у місті варто міряти очікуванням.",
    ),
    sentences(
        "en",
        "en.abstract.p1",
        "Purpose. To count who waited at the swing bridge of a town on two banks, and how long.",
        "Methods. The logs of the bridge service for 1970–2020 are compared with bus timetables and 212 interviews.",
        "Results. Of 41,200 hours of waiting 71% fell to those who live on the left bank.",
        "Conclusions. Inequality in a town is better measured by waiting.",
    ),
)


def _abstract_links() -> list[Link]:
    return [link("abstract", left, right, 0.97) for left, right in zip(ABSTRACT[0][1], ABSTRACT[1][1], strict=True)]


def _one(id_: str, text: str) -> Block:
    return sentences("uk", id_, text)[0]


def _add(
    number: int, paragraph: tuple[tuple[str, str], ...], uk: list[Block], en: list[Block], links: list[Link]
) -> None:
    """A paragraph of sentence pairs to both bodies; an empty side has no counterpart."""
    ids = f"uk.p{number}", f"en.p{number}"
    left = sentences("uk", ids[0], *(pair[0] for pair in paragraph if pair[0]))
    right = sentences("en", ids[1], *(pair[1] for pair in paragraph if pair[1]))
    uk.append(left[0])
    en.append(right[0])
    lefts, rights = iter(left[1]), iter(right[1])
    for place, (a, b) in enumerate(paragraph):
        sides: list[tuple[Span, ...]] = [(next(lefts),) if a else (), (next(rights),) if b else ()]
        links.append(link("body", sides[0], sides[1], 0.5 if place == 1 else 0.93))


def _add_more(uk: list[Block], en: list[Block], links: list[Link]) -> None:
    """Headings, lists, a table and figures in both languages, one figure and one section in one language only."""
    for pair in (
        (Heading(id="uk.p9", text=text_of("Журнали мостової служби")), Heading(id="en.p9", text=text_of("The logs"))),
        (
            ListItem(id="uk.p10", label="1.", text=text_of("розведення мосту із зазначенням хвилини;")),
            ListItem(id="en.p10", label="1.", text=text_of("openings of the bridge, to the minute;")),
        ),
        (
            ListItem(id="uk.p11", label="2.", text=text_of("черга на кожному березі, порахована сторожем.")),
            ListItem(id="en.p11", label="2.", text=text_of("the queue on each bank, counted by the guard.")),
        ),
        (_table("uk"), _table("en")),
        (
            Figure(id="uk.p13", image="stairs.png", label="Рис. 1.", caption=text_of("Години очікування за роками")),
            Figure(id="en.p13", image="stairs.png", label="Fig. 1.", caption=text_of("Hours of waiting by year")),
        ),
        (
            Figure(id="uk.p14", image="pont.png", label="Рис. 2.", caption=text_of("Схема мосту")),
            Figure(id="en.p14", image="stairs.png", label="Fig. 2.", caption=text_of("The bridge, redrawn")),
        ),
        (
            Formula(id="uk.p15", text=text_of("H = Σ n · t"), label="(1)"),
            Formula(id="en.p15", text=text_of("H = Σ n · t"), label="(1)"),
        ),
    ):
        uk.append(pair[0])
        en.append(pair[1])
        unit = "heading" if isinstance(pair[0], Heading) else "caption" if hasattr(pair[0], "caption") else "body"
        links.append(link(unit, pair[0].id, pair[1].id, 0.9))
    uk.append(Heading(id="uk.p16", text=text_of("Обмеження дослідження"), level=2))
    uk.append(_one("uk.p17", "Сторожі не записували імен. Імена ми дізналися з 212 інтерв’ю, узятих у 2019 р."))
    uk.append(_one("uk.p18", "Зими 1985 та 1986 рр. у журналах пропущено: міст стояв замерзлий."))
    uk.append(_one("uk.p19", "Про ці дві зими ми знаємо лише те, що їх пам’ятають усі."))
    uk.append(Heading(id="uk.p20", text=text_of("Висновки")))
    en.append(Heading(id="en.p20", text=text_of("Conclusions")))
    links.append(link("heading", "uk.p20", "en.p20"))
    _add(
        21,
        (
            (
                "Хто живе за мостом, той живе за розкладом води.",
                "Who lives behind the bridge lives by the timetable of the water.",
            ),
            ("Розклад цей можна змінити.", "The timetable can be changed."),
        ),
        uk,
        en,
        links,
    )


def _table(lang: Lang) -> Table:
    rows = {
        "uk": (("Берег", "Годин", "Частка, %"), ("лівий", "29 252", "71"), ("правий", "11 948", "29")),
        "en": (("Bank", "Hours", "Share, %"), ("left", "29,252", "71"), ("right", "11,948", "29")),
    }[lang]
    return Table(
        id=f"{lang}.p12",
        label={"uk": "Таблиця 1.", "en": "Table 1."}[lang],
        caption=text_of({"uk": "Очікування за берегами, 1970–2020", "en": "Waiting by bank, 1970–2020"}[lang]),
        source=text_of({"uk": "Джерело: підрахунки авторів.", "en": "Source: authors’ count."}[lang]),
        rows=(cells(*rows[0], header=True), *(cells(*row) for row in rows[1:])),
    )


def _list(lang: Lang) -> ReferenceList:
    prefix = {"uk": "refs1", "en": "refs2"}[lang]
    other = {"uk": "refs2.ref", "en": "ref"}[lang]
    own = {"uk": "ref", "en": "refs2.ref"}[lang]
    entries = {
        "uk": (
            "Загорулько О. П. Двері, які відчиняє вода. Очаків : Маяк, 1974. 96 с.",
            "Сторожук Л. Черга як установа. Лиманознавчі студії. 2020. Т. 2, № 1. С. 3–19.",
        ),
        "en": (
            "Zahorulko, O. P. (1974). Dveri, yaki vidchyniaie voda [A door that the water opens]. Maiak [in Ukr.].",
            "Storozhuk, L. (2020). Cherha yak ustanova [The queue as an office]. Estuary Studies, 2(1), 3–19.",
        ),
    }[lang]
    return ReferenceList(
        id=prefix,
        heading=text_of({"uk": "Список використаних джерел", "en": "References"}[lang]),
        lang=lang,
        items=tuple(
            Reference(id=f"{own}{n}", text=(Run(text=text),), number=f"{n}.", pair=f"{other}{n}")
            for n, text in enumerate(entries, start=1)
        ),
    )
