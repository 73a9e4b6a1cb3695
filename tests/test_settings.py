"""Settings are read strictly: a slip of the pen is named with what was probably meant."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Annotated, Literal

import pytest

from dvomova.errors import ProfileError
from dvomova.settings import Form, OneOf, Range, build, read_toml


@dataclass(frozen=True)
class Sheet:
    size: Annotated[str, Form(r"A\d", "A4")] = "A4"
    leading: Annotated[float, Range(1.0, 2.5)] = 1.4
    side: Literal["left", "right"] = "left"
    words: Mapping[Annotated[str, OneOf("word", lambda: ["abstract", "keywords"])], str] = field(default_factory=dict)


@pytest.mark.parametrize(
    ("values", "message"),
    [
        ({"sice": "A4"}, "“sice” is not a known setting; the nearest one is “size”"),
        ({"size": "letter"}, "a.toml, “size”: “letter” cannot be used; write it like “A4”"),
        ({"size": 4}, "“size” must be a text in quotes"),
        ({"leading": 9}, "“leading”: 9.0 cannot be used; it must lie between 1.0 and 2.5"),
        ({"side": "lefft"}, "“lefft” is not one of left, right; the nearest one is “left”"),
        ({"words": {"abstrackt": "x"}}, "“abstrackt” is not a known word; the nearest one is “abstract”"),
    ],
)
def test_a_value_that_cannot_be_used_is_named(values: dict[str, object], message: str) -> None:
    with pytest.raises(ProfileError) as caught:
        build(Sheet, values, "a.toml")
    assert message in str(caught.value)


def test_values_that_can_be_used_are_taken() -> None:
    made = build(Sheet, {"size": "A5", "leading": 2, "side": "right", "words": {"keywords": "x"}}, "a.toml")
    assert made == Sheet(size="A5", leading=2.0, side="right", words={"keywords": "x"})


def test_a_file_that_is_no_toml_names_the_place(tmp_path: Path) -> None:
    (tmp_path / "a.toml").write_text("[look", encoding="utf-8")
    with pytest.raises(ProfileError, match="not valid TOML"):
        read_toml(tmp_path / "a.toml")
    with pytest.raises(ProfileError, match="cannot be read"):
        read_toml(tmp_path / "b.toml")
