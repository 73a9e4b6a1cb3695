"""Spaces by gaps: joined words part, torn words close, and everything else stays."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from dvomova.readers.pdf.spacing import respaced

SIZE = 10.0


def line(drawing: str, *, letter: float = 0.2, word: float = 2.5, torn: float = 0.2) -> tuple[list[str], list[object]]:
    """Letters as objects of 4 points: `` `` is a space with its gap, ``_`` a gap without one, ``|`` a false space."""
    texts: list[str] = []
    reaches: list[object] = []
    x = 0.0
    for sign in drawing:
        if sign == " ":
            texts.append(" ")
            reaches.append(None)
            x += word - letter
        elif sign == "_":
            x += word - letter
        elif sign == "|":
            texts.append(" ")
            reaches.append(None)
            x += torn - letter
        else:
            texts.append(sign)
            reaches.append((x, x + 4))
            x += 4 + letter
    return texts, reaches


def read(drawing: str, **gaps: float) -> str:
    texts, reaches = line(drawing, **gaps)
    return "".join(respaced(texts, reaches, SIZE))  # type: ignore[arg-type]


def test_a_gap_as_wide_as_the_spaces_of_the_line_is_one() -> None:
    assert read("для_поширення та нових знань") == "для поширення та нових знань"


def test_a_space_as_narrow_as_the_gaps_between_letters_is_none() -> None:
    assert read("Т. Пада|лка та інші вчені", letter=2.0, word=10.0, torn=1.8) == "Т. Падалка та інші вчені"


def test_sound_lines_stay() -> None:
    assert read("university of oil and gas") == "university of oil and gas"
    assert read("w i d e l y  s e t", letter=0.2, word=2.5) == "w i d e l y  s e t"


def test_a_line_without_spaces_of_its_own_tells_nothing() -> None:
    assert read("для_поширення") == "дляпоширення"


def test_signs_are_not_parted_from_letters() -> None:
    assert read("з урахуванням_(див. далі) усього") == "з урахуванням(див. далі) усього"


@given(st.lists(st.text("абвabc .-", min_size=1, max_size=3), max_size=30), st.data())
def test_only_spaces_ever_change(texts: list[str], data: st.DataObject) -> None:
    reach = st.none() | st.tuples(st.floats(0, 500), st.floats(0, 500))
    reaches = data.draw(st.lists(reach, min_size=len(texts), max_size=len(texts)))
    made = respaced(texts, reaches, SIZE)
    assert len(made) == len(texts)
    assert "".join(made).replace(" ", "") == "".join(texts).replace(" ", "")
