"""Hard cases of scholarly prose, our own; ``|`` marks where a sentence ends and the next begins."""

from __future__ import annotations

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dvomova.patterns.sentences import split

CASES = [
    # Ukrainian: dates, centuries, years
    ("uk", "Місто засновано в поч. XVII ст. на березі Дніпра.|Нині тут живе 20 тис. осіб."),
    ("uk", "Договір підписано 24 серп. 2020 р. у Києві.|Він набрав чинності 1 січ. 2021 р.|Україна виконала умови."),
    ("uk", "У 20–30-х рр. ХХ ст. музей закрили.|Потім його відкрили знову."),
    ("uk", "У 2010 р. Україна приєдналася до конвенції.|У 2014 р. В. Мороз очолив відділ."),
    ("uk", "Видання вийшло у 12 т. Т. 3 присвячено праву."),
    ("uk", "Засідання тривало 9 год. 30 хв. і скінчилося пізно.|Наступне призначили на 12 год.|Прийшли всі."),
    ("uk", "Ціна зросла до 5 тис. грн. за тонну.|Це вдвічі більше."),
    # Ukrainian, references and archives
    ("uk", "Про це писали раніше [3, с. 45].|Нині погляди змінилися [15, с. 112; 16, т. 2]."),
    (
        "uk",
        "ЦДІАК України. Ф. 442. Оп. 1, спр. 45, арк. 12 зв. містить лист губернатора.".replace(
            "України. Ф. 442. О", "України, ф. 442, о"
        ),
    ),
    ("uk", "Див. рис. 2 і табл. 3.|Результати наведено на с. 45."),
    ("uk", "Рис. 1. Будова мережі."),
    ("uk", "Згідно зі ст. 5 Закону та ч. 2 ст. 10 Кодексу особа має право.|Суд погодився."),
    ("uk", "Як зазначає Т. Г. Шевченко, воля понад усе.|Я. В. Коваль додає приклади."),
    ("uk", "Роботу виконано в університеті ім. І. Франка.|Керівник – проф. О. П. Гнатюк."),
    ("uk", "Працюють юристи, економісти та ін.|Вони складають звіти."),
    ("uk", "Ідеться про книги, газети, журнали і т. д.|Отже, добірка повна."),
    ("uk", "Це т. зв. «тіньова» економіка, тобто доходи поза обліком, напр. готівка."),
    ("uk", "Це відбулося в V ст. до н. е. на території сучасної Греції.|Місто занепало."),
    ("uk", "Мешкають у м. Києві та с. Велика Багачка Полтавської обл.|Дорога туди коротка."),
    ("uk", "Що таке право?|Відповідь проста!|Це порядок…|І свобода."),
    ("uk", "«Що робити?» – запитав він.|«Нічого!» – відповіли йому."),
    ("uk", "Він сказав: «Так буде».|Усі погодилися."),
    ("uk", "Кожен (див. додаток А. Таблиця 2) може перевірити.|Дані відкриті."),
    ("uk", "Температура зросла на 2.5 градуса, а ціна – на 3,7 %.|Це багато."),
    ("uk", "Як пише А. Коваль (2019 р.), справа складна.|Дехто не згоден."),
    ("uk", "Про це йдеться в п. 3.2.1 звіту.|4 травня звіт оновили."),
    ("uk", "Кандидат юрид. наук, доц. кафедри М. Сидоренко виступила першою.|Доповідь сподобалася."),
    ("uk", "1. Мета роботи – описати метод.|2. Завдання – перевірити його."),
    ("uk", "Закон ухвалено.[3]|Потім його скасували."),
    ("uk", "Закон ухвалено. [3]|Потім його скасували."),
    ("uk", "Адреса: вул. Садова, буд. 3, кв. 5, м. Львів, тел. 22-33-44."),
    ("uk", "Використано сайт https://example.org/a.b?c=1.|Доступ вільний."),
    ("uk", "Обсяг – 20 млн. примірників.|Наклад розпродано."),
    ("uk", "Це вивчали М.Ю. Бубнов, В.В. Ворона та О.С. Явір.|Вони дійшли згоди."),
    ("uk", "Закон ухвалено 22.12. 2010 Верховною Радою.|Він діє з 01.01.2011."),
    ("uk", "Предмети «не створені людиною…» [10, 26].|Це «те, що дають, і т.ін.» [15, 1164], а не «дар» [15, 80]."),
    ("uk", "Умови такі: 1. Володіння відкрите; 2. Строк минув."),
    ("uk", "Стаття каже: «1. Особа має право.|2. Держава його береже»."),
    # English
    ("en", "Smith et al. (2010) found no effect.|Cf. Brown et al. and Fig. 3 for details."),
    ("en", "See pp. 45–47 and vol. 2, no. 3.|The rest is in Table 1."),
    ("en", "The U.S. Senate voted.|He lives in the U.S.|The house is old."),
    ("en", "Dr. J. R. Smith met Prof. Brown at 5 p.m. on Monday.|They talked."),
    ("en", "We used tools, e.g. R, i.e. a language, etc.|However, it failed."),
    ("en", "It cost 2.5 mln. dollars in 2010.|In 2011 it cost more."),
    ("en", "“Why?” he asked.|“Because.”|She left."),
    ("en", "The result (see Fig. 2. Bars show errors) is clear.|It holds."),
    ("en", "Was it so?|No.|It was not."),
    ("en", "He said that … it was late.|Then he left…|Nobody followed."),
    ("en", "It was shown earlier [3, p. 45].|Later work [4] disagrees."),
    ("en", "1. Introduction"),
    ("en", "Fig. 2. Structure of the network"),
    ("en", "Acme Inc. and Foo Ltd. merged in Jan. 2020.|Prices rose by 3.5 per cent."),
    ("en", "J. Smith, A. B. Brown and C. D. Green wrote it.|It sold well."),
    ("en", "Under the Law of 15.11. 2011 it was reduced.|In 2012 it rose by 2.5.|All agreed."),
    ("en", "According to Yu.M. Koval and M.Yu. Hai, it holds.|Zh. Bilyk disagrees with Yu. Koval."),
    ("en", "This holds for group A.|The others differ."),
    ("en", "The Ph.D. thesis was defended at St. Petersburg.|Nobody objected."),
    ("uk", "Таким переклад уже є.|Установи платять за нього двічі."),
    # Russian
    ("ru", "В 1990 г. были приняты законы и т. д.|Позже их отменили."),
    ("ru", "А. С. Пушкин родился в г. Москве в кон. XVIII в. на ул. Немецкой.|Он учился в лицее."),
    ("ru", "См. рис. 2, с. 45.|По данным [3, с. 12] цены выросли на 5 тыс. руб. за год."),
    ("ru", "Это т. н. «серый» рынок, т. е. торговля без учёта.|Он велик."),
    ("ru", "Опубликовано в кн. 3, вып. 2, ч. 1.|Тираж мал."),
    # Polish
    ("pl", "W 2010 r. przyjęto ustawę nr 5.|Obowiązuje do dziś."),
    ("pl", "Por. rys. 2 oraz tab. 3, s. 45.|Dr hab. J. Kowalski potwierdza to."),
    ("pl", "Chodzi m.in. o prawo, np. karne, itd.|Inne działy pominięto."),
    ("pl", "W XIX w. mieszkało tam ok. 5 tys. osób.|Potem miasto rosło."),
]


@pytest.mark.parametrize(("lang", "marked"), CASES)
def test_hard_cases(lang: str, marked: str) -> None:
    sentences = marked.split("|")
    text = " ".join(sentences)
    assert [text[start:end] for start, end in split(text, lang)] == sentences


def test_a_language_without_a_file_is_split_by_marks_and_capitals() -> None:
    text = "Det regnar. Vi går hem!"
    assert [text[a:b] for a, b in split(text, "xx")] == ["Det regnar.", "Vi går hem!"]


@given(st.text(alphabet='Аба .!?…()[]«»"1І\n,-', max_size=60), st.sampled_from(["uk", "en", "xx"]))
def test_every_letter_is_in_exactly_one_sentence(text: str, lang: str) -> None:
    spans = split(text, lang)
    assert all(start < end for start, end in spans)
    assert all(end <= start for (_, end), (start, _) in pairwise(spans))
    assert "".join("".join(text[a:b].split()) for a, b in spans) == "".join(text.split())
