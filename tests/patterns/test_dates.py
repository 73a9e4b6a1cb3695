"""Dates as journals print them, in several languages, made ISO 8601."""

from __future__ import annotations

import pytest

from dvomova.patterns.dates import date_in, spans


@pytest.mark.parametrize(
    ("text", "iso"),
    [
        ("Received: 04.01.2024", "2024-01-04"),
        ("4.1.2024 р.", "2024-01-04"),
        ("надійшла 3010.2014", "2014-10-30"),
        ("January 4, 2024", "2024-01-04"),
        ("4 January 2024", "2024-01-04"),
        ("«4» січня 2024 р.", None),
        ("4 січня 2024 р.", "2024-01-04"),
        ("04 stycznia 2024", "2024-01-04"),
        ("12 de março de 2020", "2020-03-12"),
        ("2024-01-04", "2024-01-04"),
        ("10/13/2022", "2022-10-13"),
        ("45.13.2024", None),
        ("С. 12–19", None),
    ],
)
def test_dates(text: str, iso: str | None) -> None:
    assert date_in(text) == iso


def test_several_dates_in_one_line() -> None:
    held = spans("Надійшла 20.05.2024. Прийнята 31.05.2024. Received 20 May 2024")
    assert [iso for _, _, iso in held] == ["2024-05-20", "2024-05-31", "2024-05-20"]
