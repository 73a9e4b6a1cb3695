"""Notes on authors: several in one segment are cut apart, and each begins with a name."""

from __future__ import annotations

import pytest

from dvomova.assemble.people.author_notes import name_at_head, one_person_each
from dvomova.assemble.segments import segments
from dvomova.languages.labels import of_languages

from ..printed import draft

NOTES = (
    "Умовна О. С., доцент, o.umovna@example.org. Зразкова Т. П., професор, t.zrazkova@example.org. "
    "Хмара Т. І., аспірант, t.khmara@example.org"
)


def parts(text: str) -> list[str]:
    (segment,) = segments(draft(text), of_languages()).segments
    return [part.text.split(",")[0] for part in one_person_each(segment)]


def test_each_person_has_a_segment() -> None:
    assert parts(NOTES) == ["Умовна О. С.", "Зразкова Т. П.", "Хмара Т. І."]


def test_one_person_with_two_addresses_stays_one() -> None:
    assert parts("Умовна О. С., доцент, o.umovna@example.org, umovna@example.com") == ["Умовна О. С."]


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("Умовна Олена Сергіївна – доцент кафедри зразків", "Умовна Олена Сергіївна"),
        ("Olena Umovna, Associate Professor", "Olena Umovna"),
        ("доцент кафедри зразків, м. Зразків", None),
        ("О. С. Умовна, Т. П. Зразкова – доценти", "О. С. Умовна"),
    ],
)
def test_the_name_that_a_note_begins_with(text: str, name: str | None) -> None:
    found = name_at_head(text)
    assert (found[0].people[0].name.printed if found else None) == name
