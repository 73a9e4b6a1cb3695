"""Contents pages in the shapes that journals print them in."""

from __future__ import annotations

from dvomova.assemble.issue import contents
from dvomova.assemble.issue.contents import ContentsEntry
from dvomova.assemble.people.names import authors_of
from dvomova.assemble.segments import segments
from dvomova.languages.labels import of_languages

from .printed_pages import draft, prose


def read(*lines: str) -> list[ContentsEntry]:
    page = draft([lines])
    return list(contents.read(segments(page, of_languages()).segments, page.furniture, of_languages()).entries)


def test_a_page_number_ends_an_entry_wherever_the_blocks_were_cut() -> None:
    entries = read(
        "# ЗМІСТ",
        "Зразковий Т. П. Бюджет участі в малих",
        "громадах ........ 3 Тестенко О. І. Відкриті дані та",
        "довіра громадян ........ 12",
    )
    assert [(entry.text, entry.page) for entry in entries] == [
        ("Зразковий Т. П. Бюджет участі в малих громадах", "3"),
        ("Тестенко О. І. Відкриті дані та довіра громадян", "12"),
    ]


def test_sections_are_told_from_entries() -> None:
    entries = read(
        "# ЗМІСТ",
        "# ТЕОРІЯ ......... 3",
        "Тарас ЗРАЗКОВИЙ",
        "Бюджет участі в малих громадах ......... 3",
        "# РОЗДІЛ 2. ПРАКТИКА САМОВРЯДУВАННЯ",
        "Олена ТЕСТЕНКО",
        "Відкриті дані та довіра громадян ......... 12",
    )
    assert [entry.section for entry in entries] == ["ТЕОРІЯ", "РОЗДІЛ 2. ПРАКТИКА САМОВРЯДУВАННЯ"]


def test_numbers_at_the_right_without_leaders() -> None:
    entries = read("# CONTENTS", "Zrazkovyi T. P. Budgets of small towns 3", "Testenko O. I. Open data and trust 12")
    assert [(entry.page, entry.lang) for entry in entries] == [("3", "en"), ("12", "en")]


def test_contents_without_numbers_are_read_by_their_names() -> None:
    entries = read(
        "# CONTENT",
        "# CURRENTLY IMPORTANT",
        "# Taras ZRAZKOVYI",
        "Budgets of small towns and villages",
        "# Olena TESTENKO, Marko PRYKLADENKO",
        "Open data and the trust of citizens",
    )
    assert [(entry.page, entry.section) for entry in entries] == [(None, "CURRENTLY IMPORTANT")] * 2
    assert entries[1].text == "Olena TESTENKO, Marko PRYKLADENKO Open data and the trust of citizens"


def test_a_line_taken_for_a_running_head_is_read_all_the_same() -> None:
    entries = read(
        "# ЗМІСТ",
        "= Зразковий Т. П. Бюджет участі в малих",
        "громадах ........ 3",
        "Тестенко О. І. Відкриті дані ........ 12",
    )
    assert entries[0].text == "Зразковий Т. П. Бюджет участі в малих громадах"


def test_notices_are_known_by_their_labels() -> None:
    entries = read("# ЗМІСТ", "Зразковий Т. П. Бюджет участі ........ 3", "Вимоги до оформлення статей ........ 90")
    assert [entry.notice for entry in entries] == [False, True]


def test_running_text_is_no_contents() -> None:
    assert not read("# ВСТУП", prose(), "У 2020 році таких громад було 12", prose())


def test_authors_end_where_the_title_begins() -> None:
    assert authors_of("Тарас ЗРАЗКОВИЙ, Олена ТЕСТЕНКО Проблеми бюджету участі") == "Тарас ЗРАЗКОВИЙ, Олена ТЕСТЕНКО"
    assert authors_of("Зразковий Т. П., Тестенко О. І. Проблеми бюджету") == "Зразковий Т. П., Тестенко О. І."
    assert authors_of("Проблеми бюджету участі в малих громадах") == ""


def test_a_section_begins_below_the_imprint_of_a_column_beside() -> None:
    imprint = "Журнал зразків засновано 2001 року. Свідоцтво про державну реєстрацію видано Міністерством прикладів. "
    entries = read(
        "# ЗМІСТ",
        "# ІСТОРІЯ ВОДИ",
        "Умовна О. С. Як громади ділили воду у сухі роки ..... 5",
        imprint * 4,
        "# ПРАВО ВОДИ",
        "Хмара Т. П. Чому домовленості тримаються довше за накази ..... 12",
        "Зразкова А. А. Хто рахував відра біля млина ..... 19",
    )
    assert [(entry.page, entry.section) for entry in entries] == [
        ("5", "ІСТОРІЯ ВОДИ"),
        ("12", "ПРАВО ВОДИ"),
        ("19", "ПРАВО ВОДИ"),
    ]
    assert entries[1].text.startswith("Хмара Т. П.")
