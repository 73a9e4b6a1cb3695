"""Strict reading of settings: a TOML table becomes a frozen dataclass, and nothing is ignored.

A journal's or language's file is written by people who are no programmers. A key that is not known
names the nearest one that is; a value of the wrong kind says what belongs there. A field's type says what its value
may be: ``Annotated[str, Form(…)]`` a text of a certain form, ``Annotated[str, OneOf(…)]`` one of certain words;
keys of a mapping are checked the same way.
"""

from __future__ import annotations

import dataclasses
import difflib
import re
import tomllib
import types
import typing
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from enum import Enum
from functools import cache
from pathlib import Path
from typing import Any, TypeVar

from .errors import ProfileError

D = TypeVar("D")


@dataclass(frozen=True, slots=True)
class Form:
    """The form of a text as a regular expression, and an example of it."""

    pattern: str
    example: str

    def problem(self, value: Any) -> str | None:
        """What is wrong with a value, as the rest of a sentence; ``None`` where nothing is."""
        if re.fullmatch(self.pattern, value):
            return None
        return f"“{value}” cannot be used; write it like “{self.example}”"


@dataclass(frozen=True, slots=True)
class Range:
    """The least and the greatest value of a number."""

    least: float
    greatest: float

    def problem(self, value: Any) -> str | None:
        """What is wrong with a value, as the rest of a sentence; ``None`` where nothing is."""
        if self.least <= value <= self.greatest:
            return None
        return f"{value} cannot be used; it must lie between {self.least} and {self.greatest}"


@dataclass(frozen=True, slots=True)
class OneOf:
    """Words of a list that is made when it is first needed; ``what`` names them (“language”)."""

    what: str
    names: Callable[[], Iterable[str]]

    def problem(self, value: Any) -> str | None:
        """What is wrong with a value, as the rest of a sentence; ``None`` where nothing is."""
        known = list(self.names())
        if value in known:
            return None
        return f"“{value}” is not a known {self.what}; the nearest one is “{nearest(value, known)}”"


Rule = Form | Range | OneOf


def nearest(word: str, known: Iterable[str]) -> str:
    """The known word that is most like another."""
    return difflib.get_close_matches(word, list(known), n=1, cutoff=0.0)[0]


def read_toml(path: Path) -> dict[str, Any]:
    """The tables of a TOML file. Raises ``ProfileError`` where it cannot be read."""
    try:
        return tomllib.loads(path.read_text(encoding="utf-8"))
    except OSError as error:
        raise ProfileError(f"{path} cannot be read ({error.strerror}); check the name and the rights.") from error
    except (tomllib.TOMLDecodeError, UnicodeDecodeError) as error:
        raise ProfileError(f"{path} is not valid TOML: {error}. Correct that line.") from error


def build(kind: type[D], values: Mapping[str, Any], where: str) -> D:
    """A dataclass from a mapping, its fields read by their type hints, nested ones too.

    ``where`` names file and table in messages. Raises ``ProfileError``.
    """
    hints, fields = _hints(kind), {field.name: field for field in dataclasses.fields(kind)}  # type: ignore[arg-type]
    for key in values:
        if key not in fields:
            near = nearest(key, fields)
            raise ProfileError(f"{where}: “{key}” is not a known setting; the nearest one is “{near}”.")
    missing = [
        name
        for name, field in fields.items()
        if name not in values and field.default is dataclasses.MISSING and field.default_factory is dataclasses.MISSING
    ]
    if missing:
        raise ProfileError(f"{where}: the setting “{missing[0]}” is missing; add it.")
    return kind(**{key: convert(hints[key], value, f"{where}, “{key}”") for key, value in values.items()})


@cache
def _hints(kind: type) -> Mapping[str, Any]:
    return typing.get_type_hints(kind, include_extras=True)


def convert(hint: Any, value: Any, where: str) -> Any:
    """A TOML value as the type of a field."""
    origin, args = typing.get_origin(hint), typing.get_args(hint)
    if origin is typing.Annotated:
        return ruled(convert(args[0], value, where), args[1:], where)
    if origin in (types.UnionType, typing.Union):
        return convert(next(a for a in args if a is not type(None)), value, where)
    if dataclasses.is_dataclass(hint) and isinstance(hint, type):
        return build(hint, expect(dict, value, where), where)
    if origin is tuple:
        items = expect(list, value, where)
        if args[0] is str and all(isinstance(item, str) for item in items):  # word lists: thousands of items
            return tuple(items)
        return tuple(convert(args[0], item, where) for item in items)
    if isinstance(hint, type) and issubclass(hint, Enum):
        return _member(hint, value, where)
    if origin is typing.Literal:
        if value not in args:
            words = ", ".join(map(str, args))
            raise ProfileError(
                f"{where}: “{value}” is not one of {words}; the nearest one is “{nearest(str(value), args)}”."
            )
        return value
    if origin is not None and issubclass(origin, Mapping):
        table = expect(dict, value, where)
        return {convert(args[0], key, where): convert(args[1], item, f"{where}.{key}") for key, item in table.items()}
    if hint is float and isinstance(value, int) and not isinstance(value, bool):
        return float(value)
    return expect(hint, value, where)


def ruled(value: D, rules: Iterable[Rule], where: str) -> D:
    """The value, if it fits its rules. Raises ``ProfileError``."""
    for rule in rules:
        if problem := rule.problem(value):
            raise ProfileError(f"{where}: {problem}.")
    return value


def checked(value: D, where: str) -> D:
    """A dataclass that was not read from a file, if its values fit their rules. Raises ``ProfileError``."""
    for name, hint in typing.get_type_hints(type(value), include_extras=True).items():
        if typing.get_origin(hint) is typing.Annotated:
            ruled(getattr(value, name), typing.get_args(hint)[1:], f"{where}, “{name}”")
    return value


def _member(kind: type[Enum], value: Any, where: str) -> Enum:
    """The member of a closed list of words."""
    values = [str(member.value) for member in kind]
    ruled(value, [OneOf(kind.__name__.casefold(), lambda: values)], where)
    return kind(value)


NAMES = {
    dict: "a table",
    list: "a list",
    str: "a text in quotes",
    bool: "true or false",
    int: "a whole number",
    float: "a number",
}


def expect(kind: Any, value: Any, where: str) -> Any:
    """The value, if it is of the kind."""
    if not isinstance(value, kind) or (kind is int and isinstance(value, bool)):
        raise ProfileError(f"{where} must be {NAMES.get(kind, kind.__name__)}, not {value!r}.")
    return value
