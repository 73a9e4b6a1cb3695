"""A readable notation for the pages of an issue: a page is lines of text, the mark before each says how it is set.

``#`` a heading in bold capitals, ``~`` a section of the journal, ``>`` set at the right, ``*`` an item of a list,
``=`` a running head or foot, nothing: a paragraph. All names are invented.
"""

from __future__ import annotations

from collections.abc import Sequence

from dvomova.model import Block, Box, Draft, Furniture, Heading, ListItem, Look, Paragraph, Source, text_of

WORDS = {
    "uk": "дослідження показує що громада має право знати як ухвалюють рішення та хто за них відповідає",
    "en": "the study shows that the community has a right to know how decisions are made and who answers for them",
}


def prose(lang: str = "uk", sentences: int = 20) -> str:
    """Running text of so many sentences."""
    return " ".join(f"{WORDS[lang][0].upper()}{WORDS[lang][1:]}." for _ in range(sentences))


def draft(pages: Sequence[Sequence[str]], numbers: dict[int, str] | None = None) -> Draft:
    """The draft of an issue in this notation; printed numbers are those of the file unless given."""
    blocks: list[Block] = []
    furniture: list[Furniture] = []
    for number, lines in enumerate(pages, 1):
        top = 60.0
        for line in lines:
            height = 12.0 * (1 + len(line) // 80)
            box = Box(page=number, x0=60, top=top, x1=500, bottom=top + height)
            if line.startswith("="):
                furniture.append(Furniture(text=line[1:].strip(), box=box))
                top += height + 4
                continue
            blocks.append(block(line, f"b{len(blocks) + 1}", box))
            top += height + 4
    return Draft(
        source=Source(name="issue.pdf", format="pdf", sha256="0" * 64, page_count=len(pages)),
        blocks=tuple(blocks),
        furniture=tuple(furniture),
        page_numbers=numbers if numbers is not None else {n: str(n) for n in range(1, len(pages) + 1)},
    )


def block(line: str, id: str, box: Box) -> Block:
    """One line of the notation as a block."""
    mark, text = (line[0], line[1:].strip()) if line[:1] in "#~>*" else ("", line)
    if mark in ("#", "~"):
        size = 1.3 if mark == "#" else 1.2
        look = Look(size=size, bold=True, capitals=text.isupper(), setting="center")
        return Heading(id=id, text=text_of(text, "bold"), boxes=(box,), look=look)
    if mark == ">":
        return Paragraph(id=id, text=text_of(text, "bold"), boxes=(box,), look=Look(bold=True, setting="right"))
    if mark == "*":
        label, _, rest = text.partition(" ")
        return ListItem(id=id, text=text_of(rest), label=label, boxes=(box,))
    return Paragraph(id=id, text=text_of(text), boxes=(box,), look=Look(setting="justify"))


REFERENCES = [
    "# Література",
    "* 1. Зразковий Т. П. Самоврядування громад. Київ: Приклад, 2019. 120 с.",
    "* 2. Тестенко О. І. Право на участь. Вісник громади. 2020. № 2. С. 5–10.",
    "* 3. Мірко Л. В. Рада і громада. Львів: Зразок, 2018. 88 с.",
]
FIRST = [
    "~ ТЕОРІЯ САМОВРЯДУВАННЯ",
    "УДК 352.07",
    "> Тарас ЗРАЗКОВИЙ,",
    "доктор наук, професор Зразкового університету",
    "# БЮДЖЕТ УЧАСТІ В МАЛИХ ГРОМАДАХ",
    "Ключові слова: громада, бюджет участі, самоврядування.",
    prose(),
    prose(),
]
SECOND = [
    "УДК 352.08",
    "DOI: https://doi.org/10.5555/zrazok2021.14.02",
    "> Олена ТЕСТЕНКО,",
    "кандидат наук, доцент Зразкового університету",
    "# ВІДКРИТІ ДАНІ ТА ДОВІРА ГРОМАДЯН",
    "Ключові слова: відкриті дані, довіра, громадяни.",
    prose(),
    prose(),
]
ENGLISH_END = [
    "> Taras ZRAZKOVYI",
    "# PARTICIPATORY BUDGET IN SMALL COMMUNITIES",
    "Summary. " + prose("en", 3),
    "Keywords: community, participatory budget, self-government.",
]
