"""Entries of reference lists."""

from __future__ import annotations

from dataclasses import replace

import pytest

from dvomova.assemble import assemble_one
from dvomova.findings import Report
from dvomova.journals import named
from dvomova.model import Box, plain

from ..printed import EN_TEXT, UK_BODY, UK_TEXT, draft

HEAD = (
    f"! ВОДА МІЖ СУСІДНІМИ ГРОМАДАМИ\nО. С. Умовна\nАнотація. {UK_TEXT}\nКлючові слова: вода.\n"
    f"! WATER BETWEEN NEIGHBOURING COMMUNITIES\nO. S. Umovna\nAbstract. {EN_TEXT}\nKeywords: water.\n# Вступ\n"
)
FIRST = "Вигадана П. Є. Вода і довіра. Вісник зразків. 2012. Вип. 38. С. 47–120."
DSTU = "Умовний О. С. Сухе літо. Вісник зразків. 2005. Вип. 40. С. 18–160."
APA = "Umovnyi, O. (2005). Sukhe lito [A dry summer]. Visnyk zrazkiv, 40, 18–160 [in Ukrainian]."
APA_NEXT = "Zrazkova, T. (2019). The key to the lock. Samples, 3(2), 7–19. https://doi.org/10.5555/lock.2019.07"
LAST = "Хмара Т. П. Ключ від шлюзу. Київ : Зразок, 2021. 120 с."


def entries(*printed: str, set_in: tuple[int, ...] = ()) -> list[str]:
    """The entries of a list, those with numbers in ``set_in`` printed right of the others."""
    made = draft(HEAD + "\n".join(UK_BODY) + "\n# Література\n" + "\n".join(printed))
    first = len(made.blocks) - len(printed)
    places = [50.0 + 14 * (at - first in set_in) for at in range(len(made.blocks))]
    blocks = [
        replace(block, boxes=(Box(page=1 + (at >= first), x0=x0, top=10.0 * at, x1=500, bottom=10.0 * at + 9),))
        for at, (block, x0) in enumerate(zip(made.blocks, places, strict=True))
    ]
    article = assemble_one(replace(made, blocks=tuple(blocks)), named("generic"), Report()).article
    return [plain(item.text) for listed in article.references for item in listed.items]


@pytest.mark.parametrize("second", [DSTU, APA])
def test_entries_without_numbers_that_a_full_line_joined_are_told_by_their_names(second: str) -> None:
    assert entries(FIRST, f"{second} {APA_NEXT} {LAST}", LAST) == [FIRST, second, APA_NEXT, LAST, LAST]


def test_names_inside_an_entry_begin_none() -> None:
    works = "Твори : у 5 т. Т. 2. Умовний О. С. Сухе літо. Київ : Зразок, 2005. 120 с."
    assert entries(FIRST, works, LAST) == [FIRST, works, LAST]


def test_a_line_that_is_set_in_goes_on_with_an_entry_that_has_no_end_yet() -> None:
    torn = ["Zrazkova, T. (2019). The key to the lock of the lower river.", "Samples of Water, 3(2), 7–19."]
    assert entries(APA, *torn, APA_NEXT, set_in=(2,)) == [APA, " ".join(torn), APA_NEXT]
    assert entries(APA, *torn, APA_NEXT) == [APA, *torn, APA_NEXT]
