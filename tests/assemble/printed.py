"""Drafts written as one would print them: a line a block, its look before it.

====== ===================================================
``!``  a title or heading: bold, capitals, in the middle
``#``  a heading in running case
``/``  italic text
``1.`` an entry of a list
``**`` a run-in heading up to the next ``**``
====== ===================================================
"""

from __future__ import annotations

import re

from dvomova.model import Block, Draft, Heading, ListItem, Look, Paragraph, Source, text_of

SOURCE = Source(name="sample.md", format="md", sha256="0" * 64)


def draft(text: str) -> Draft:
    """The draft that a text in the notation above describes."""
    lines = [line.strip() for line in text.strip().splitlines() if line.strip()]
    return Draft(source=SOURCE, blocks=tuple(_block(f"b{n}", line) for n, line in enumerate(lines, 1)))


def _block(id: str, line: str) -> Block:
    if line.startswith("! "):
        look = Look(size=1.3, bold=True, capitals=line[2:].isupper(), setting="center")
        return Heading(id=id, text=text_of(line[2:], "bold"), look=look)
    if line.startswith("# "):
        return Heading(id=id, text=text_of(line[2:], "bold"), look=Look(bold=True))
    if line.startswith("/ "):
        return Paragraph(id=id, text=text_of(line[2:], "italic"), look=Look(italic=True))
    item = re.match(r"(\d+\.) ", line)
    if item:
        return ListItem(id=id, label=item[1], text=text_of(line[item.end() :]))
    head = re.match(r"\*\*(.+?)\*\* ?", line)
    if head:
        return Paragraph(id=id, run_in=text_of(head[1]), text=text_of(line[head.end() :]))
    return Paragraph(id=id, text=text_of(line))


UK_TEXT = (
    "У роботі показано, як громади ділять між собою воду, коли річка міліє, і чому домовленості тримаються довше, ніж "
    "накази. Проаналізовано протоколи п’яти рад за дванадцять років та виявлено три чинники довіри між сусідами."
)
EN_TEXT = (
    "The paper shows how communities share water between them when the river runs low, and why agreements last longer "
    "than orders. The minutes of five councils over twelve years are analysed and three sources of trust are found."
)
RU_TEXT = (
    "В работе показано, как общины делят между собой воду, когда река мелеет, и почему договорённости держатся дольше, "
    "чем приказы. Проанализированы протоколы пяти советов за двенадцать лет и выявлены три источника доверия."
)
PL_TEXT = (
    "W artykule pokazano, jak gminy dzielą między sobą wodę, gdy rzeka opada, i dlaczego umowy trwają dłużej niż "
    "rozkazy. Przeanalizowano protokoły pięciu rad z dwunastu lat i znaleziono trzy źródła zaufania między sąsiadami."
)
UK_BODY = [
    "Річка Вигадана тече через п’ять громад, і кожна з них вважає верхню греблю своєю. Поки води вистачає, це "
    "нікого не "
    "турбує, але кожне сухе літо повертає раду до того самого питання: хто має право закрити шлюз і на скільки годин.",
    "Перші письмові домовленості з’явилися тоді, коли сусіди вирішили рахувати не кубометри, а години. Година "
    "відкритого "
    "шлюзу виявилася зрозумілою і мірошникові, і городникові, тому протоколи тих років читаються як розклад поїздів.",
    "Довіра трималася на трьох речах: на спільному ключі, на відкритому журналі та на звичці обідати разом після "
    "засідання. Там, де журнал вели таємно, домовленість переживала щонайбільше два літа, а потім починалися скарги.",
    "Накази згори діяли інакше. Вони приходили восени, коли води вже було досить, і втрачали силу навесні, "
    "коли її знову "
    "бракувало, тому жодна рада не вважала їх підставою закривати шлюз у липні, коли городи сохнуть найдужче.",
]
EN_BODY = [
    "The river Made-Up flows through five communities, and each of them believes that the upper dam is its own. While "
    "there is water enough nobody minds, but every dry summer brings the council back to the question who may shut it.",
    "The first written agreements appeared when the neighbours decided to count hours and not cubic metres. An hour of "
    "the open sluice was plain to the miller and to the gardener, so that the minutes read like a railway timetable.",
    "Trust rested on three things: on a shared key, on an open log book, and on the habit of dining together after the "
    "sitting. Where the book was kept in secret the agreement outlived two summers at most before complaints began.",
    "Orders from above worked otherwise. They came in autumn, when there was water enough, and lost their "
    "force in spring, "
    "when it was short again, so that no council thought of them in July, when the gardens were drying out.",
]
UK_LIST = """
# Список використаних джерел
1. Вигадана П. Є. Вода і довіра. Київ : Зразок, 2019. 120 с.
2. Зразкова Т. П. Гребля як інститут. Вісник прикладів. 2021. № 4. С. 15–27.
3. Умовна О. С. Сухе літо : монографія. Львів : Макет, 2020. 88 с.
4. Шаблонний М. І. Ключ від шлюзу. Тестові студії. 2018. Т. 2. С. 5–9.
"""
EN_LIST = """
# References
1. Vyhadana, P. Ye. (2019). Voda i dovira [Water and trust]. Kyiv: Zrazok [in Ukrainian].
2. Zrazkova, T. P. (2021). Hreblia yak instytut [The dam as an institution]. Visnyk prykladiv, 4, 15–27 [in Ukrainian].
3. Umovna, O. S. (2020). Sukhe lito [Dry summer]. Lviv: Maket [in Ukrainian].
4. Shablonnyi, M. I. (2018). Kliuch vid shliuzu [The key to the sluice]. Testovi studii, 2, 5–9 [in Ukrainian].
"""
