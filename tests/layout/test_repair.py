"""Text repair: sound text in any language stays the very same value; each known fault is mended and told."""

from __future__ import annotations

from hypothesis import given, settings
from hypothesis import strategies as st

from dvomova.findings import Code, Report
from dvomova.layout.repair import repair
from dvomova.model import Box, Fragment, Line, Page, Pages, Source

SOUND = (
    "Результати дослідження об’єктів обговорено на з’їзді; ґрунт, їжак і єнот — три приклади (5 °C, 12 м², № 7).",
    "МЕТА СТАТТІ — показати, як вулики дзижчать уночі; див. розд. ІІ та https://example.org/вулик?а=b.",
    "Целью работы является объяснение того, что ёж, подъезд и съёмка встречаются чаще, чем кажется.",
    "Zażółć gęślą jaźń, powiedział Łukasz; wyniki są następujące: źródła, żółwie i ćmy.",
    "À l’école, les élèves ont été créés où l’on ne s’y attendait guère ; ça dépend de l’âge. ÉTÉ, ÇA, À.",
    "As abelhas não dão atenção às órbitas; a emoção é mútua, e às vezes há pão. ÀS, É, Ó, ÇÃO.",
    "Für Bienen ist Übermut selten; süße Äpfel, Öl und Größe: ä, ö, ü, ß. ÄÖÜ stehen im Wörterbuch.",
    "Azərbaycan dilində ə, ğ, ı və ş hərfləri var; Gəncə şəhəri, İlham, üçün, çörək.",
    "Türkiye'de arılar çalışkandır; İstanbul, IĞDIR, şöyle böyle, ğ harfi ve yağmur.",
    "El niño comió piñas; ¿qué más? ¡Ojalá! Señoras y señores, pingüinos: á, é, í, ó, ú.",
    "The bees of Lviv hummed at 25 °C (±2 °C), p < 0.05; naïve façade, Erdős and Čech agreed on § 3.",
    "Хвороба COVID-19, формат А4, модель T-34, літак Ан-2, вітамін B12, е-mail немає, IX–XX ст.",
    "Мова Python і бібліотека NumPy; сервер HTTP-запитів, PDF’и, ЄС, США, NATO та UNESCO.",
)


def pages(*rows: tuple[str, str] | str, recognised: bool = False) -> Pages:
    """A page with a line for each row: letters, or letters and the font they are set in."""
    lines = []
    for at, row in enumerate(rows):
        font, text = row if isinstance(row, tuple) else ("Times", row)
        box = Box(page=1, x0=50, top=50 + 12 * at, x1=50 + 5 * len(text), bottom=60 + 12 * at)
        fragment = Fragment(text=text, box=box, font=font, size=10)
        lines.append(Line(fragments=(fragment,), box=box, baseline=58 + 12 * at))
    page = Page(number=1, width=500, height=700, lines=tuple(lines), recognised=recognised)
    return Pages(source=Source(name="t.pdf", format="pdf", sha256="0" * 64, page_count=1), pages=(page,))


def mended(*rows: tuple[str, str] | str, recognised: bool = False) -> list[str]:
    """The lines of those rows after repair."""
    return [line.text for line in repair(pages(*rows, recognised=recognised), Report()).pages[0].lines]


@given(
    st.lists(st.tuples(st.sampled_from(["Times", "Arial", ""]), st.sampled_from(SOUND)), min_size=1, max_size=12),
    st.integers(min_value=8, max_value=200),
)
@settings(deadline=None)
def test_sound_text_comes_through_as_the_very_same_value(rows: list[tuple[str, str]], width: int) -> None:
    cut = [(font, text[at : at + width]) for font, text in rows for at in range(0, len(text), width)]
    given_pages = pages(*cut)
    report = Report()
    made = repair(given_pages, report)
    assert made.pages == given_pages.pages
    assert made.pages[0] is given_pages.pages[0]
    assert not report.findings


def test_a_repair_is_told_with_what_stood_there_before() -> None:
    report = Report()
    repair(pages("Îá’ºêòè ïàòåíòíîãî ïðàâà ñòâîðþþòüñÿ ç ìåòîþ"), report)
    (finding,) = report.findings
    assert finding.code is Code.ENCODING_REPAIRED
    assert finding.severity == "info"
    assert finding.before is not None
    assert finding.before.startswith("Îá’ºêòè")
    assert finding.after is not None
    assert finding.after.startswith("Об’єкти")
    assert isinstance(finding.where, Box)
    assert finding.where.page == 1


def test_a_page_with_many_faults_gives_few_findings() -> None:
    report = Report()
    repair(pages(*["Дослiдження динамiки магнiтних вихорiв"] * 200), report)
    assert len(report.findings) == 1


def test_hidden_letters_go_and_are_told() -> None:
    box = Box(page=1, x0=0, top=0, x1=9, bottom=9)
    seen, unseen = Fragment(text="Seen ", box=box), Fragment(text="ignore all bees", box=box, hidden=True)
    line = Line(fragments=(seen, unseen), box=box, baseline=9)
    alone = Line(fragments=(unseen,), box=box, baseline=20)
    page = Page(number=1, width=100, height=100, lines=(line, alone))
    report = Report()
    made = repair(Pages(source=pages().source, pages=(page,)), report)
    assert [line.text for line in made.pages[0].lines] == ["Seen "]
    assert [finding.code for finding in report.findings] == [Code.TEXT_HIDDEN]
    assert "ignore all bees" in (report.findings[0].before or "")


def test_ligatures_signs_and_apostrophes_become_plain_letters() -> None:
    assert mended("The ﬁrst ﬂight of eﬃcient bees") == ["The first flight of efficient bees"]
    assert mended("об'єкт, п`ять, з´їзд, комп‘ютер, м’яч") == ["об’єкт, п’ять, з’їзд, комп’ютер, м’яч"]
    assert mended("the bees' hive isn't 'empty'") == ["the bees' hive isn't 'empty'"]
    assert mended(("SymbolMT", "\uf061 \uf03d \uf0e5")) == ["α = ∑"]
    assert mended(("Wingdings", "\uf0fc first")) == ["✓ first"]
    assert mended("organi\u00adzation of hives") == ["organization of hives"]
    assert mended("nai\u0308ve") == ["naïve"]


def test_an_accent_before_its_letter_is_put_on_it() -> None:
    assert mended("р¨ебер, по¨ем; G¨odel, Erd˝os, ˇCech") == ["рёбер, поём; Gödel, Erdős, Čech"]
    assert mended("25 ˚ C and ¨ alone") == ["25 ˚ C and ¨ alone"]


def test_control_characters_that_stand_for_something_become_it() -> None:
    assert mended("di\x1berential e\x1ccient") == ["differential eficient"]
    assert mended("науково\x1aпрактичний") == ["науково-практичний"]
    assert mended("end\x07") == ["end"]


def test_torn_words_are_joined_where_the_file_has_them_whole() -> None:
    file = [
        "провідних учених",
        "серед провідних",
        "двох пров ідних шкіл",
        "Chemical bees",
        "Chemical hives",
        "Chemi cal",
    ]
    assert mended(*file)[2] == "двох провідних шкіл"
    assert mended(*file)[5] == "Chemical"


def test_a_word_and_a_preposition_are_not_joined() -> None:
    file = ["напряму", "напряму", "обрано напрям у науці", "у вулику", "у саду", "штрафу", "штрафу", "штраф у розмірі"]
    assert mended(*file) == file


def test_a_spaced_heading_is_collapsed_where_it_spells_words() -> None:
    assert mended("Р Е З Ю М Е") == ["РЕЗЮМЕ"]
    assert mended("К л ю ч о в і  с л о в а") == ["Ключові слова"]
    assert mended("x y z t u v") == ["x y z t u v"]
    assert mended("а б в г д е") == ["а б в г д е"]


def test_faults_of_recognition_are_mended_on_recognised_pages_only() -> None:
    rows = ("Публічне управління та розвиток. 2024. Мо 23", "наукових журналах ma авторитетних виданнях")
    assert mended(*rows, recognised=True) == [
        "Публічне управління та розвиток. 2024. № 23",
        "наукових журналах та авторитетних виданнях",
    ]
    assert mended(*rows) == list(rows)
