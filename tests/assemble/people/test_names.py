"""Bylines and names by their form."""

import pytest

from dvomova.assemble.people.names import byline, name_of


@pytest.mark.parametrize(
    ("text", "given", "family"),
    [
        ("О. С. Умовна", "О. С.", "Умовна"),
        ("Умовна О. С.", "О. С.", "Умовна"),
        ("О.С.Умовна", "О.С.", "Умовна"),
        ("УмовнаО. С.", "О. С.", "Умовна"),
        ("Умовна Олена Степанівна", "Олена Степанівна", "Умовна"),
        ("Олена Степанівна Умовна", "Олена Степанівна", "Умовна"),
        ("Olena Umovna", "Olena", "Umovna"),
        ("Olena S. Umovna", "Olena S.", "Umovna"),
        ("Paula de ARAÚJO", "Paula de", "ARAÚJO"),
        ("T. Shch. Zrazkova-Umovna", "T. Shch.", "Zrazkova-Umovna"),
    ],
)
def test_parts_of_a_name(text: str, given: str, family: str) -> None:
    found = name_of(text)
    assert found is not None
    assert (found[0].given, found[0].family, found[0].printed) == (given, family, text)


@pytest.mark.parametrize(
    "text",
    [
        "Кафедра прикладів",
        "National University",
        "вода і довіра",
        "Water between the communities of a river",
        "2024",
        "О. С.",
        "“Fine Arts",
    ],
)
def test_no_name(text: str) -> None:
    assert name_of(text) is None or byline(text) is None


@pytest.mark.parametrize(
    ("text", "families"),
    [
        ("О. С. Умовна1, Т. П. Зразкова1,2", ["Умовна", "Зразкова"]),
        ("О. С. Умовна. Т. П. Зразкова", ["Умовна", "Зразкова"]),
        ("Olena Umovna and Test Zrazkovyi", ["Umovna", "Zrazkovyi"]),
        ("Umovna, O. S., Zrazkova, T. P., & Shablonnyi, M. I.", ["Umovna", "Zrazkova", "Shablonnyi"]),
        ("О. С. Умовна та Т. П. Зразкова", ["Умовна", "Зразкова"]),
        ("Carlos SARAIVA DIAS1, Igor DO VALE2*", ["SARAIVA DIAS", "DO VALE"]),
    ],
)
def test_the_people_of_a_byline(text: str, families: list[str]) -> None:
    found = byline(text)
    assert found is not None
    assert [person.name.family for person in found.people] == families


def test_marks_are_kept_apart_from_the_name() -> None:
    found = byline("О. С. Умовна¹, Т. П. Зразкова1,2")
    assert found is not None
    assert [person.marks for person in found.people] == [("1",), ("1", "2")]
    assert [person.name.printed for person in found.people] == ["О. С. Умовна", "Т. П. Зразкова"]


def test_initials_make_a_name_sure_and_capitals_alone_do_not() -> None:
    sure, weak = byline("О. С. Умовна"), byline("Time Series")
    assert sure is not None
    assert sure.sure >= 0.9
    assert weak is None or weak.sure <= 0.5


def test_an_institute_named_after_somebody_is_no_byline() -> None:
    assert byline("Інститут прикладів ім. О. С. Умовної, м. Зразків") is None


def test_a_numbered_school_behind_a_name() -> None:
    found = byline("Олена Умовна, вчитель вищої категорії Зразкової гімназії №73, м. Зразків")
    assert found is not None
    assert [person.name.family for person in found.people] == ["Умовна"]


def test_a_mark_after_a_space_is_a_mark_at_the_end_of_a_name_only() -> None:
    found = byline("Умовна О. С. 1, Зразкова Т. П.2")
    assert found is not None
    assert [person.marks for person in found.people] == [("1",), ("2",)]
    assert byline("Розділ 1") is None


def test_names_side_by_side_with_large_family_names() -> None:
    found = byline("Олена УМОВНА Тарас ХМАРА")
    assert found is not None
    assert [person.name.family for person in found.people] == ["УМОВНА", "ХМАРА"]
    assert byline("Paula de ARAÚJO") is not None
