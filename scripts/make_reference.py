"""Writes what is made of the code and committed: the JSON Schemas of the saved files, and docs/findings.md.

    python scripts/make_reference.py            write the files that differ
    python scripts/make_reference.py --check    fail where one differs (a test does the same)

A schema follows from the dataclasses that are saved: a field without a default is required, and so are ``kind`` and
``schema``, which are always written (``store``); nothing that a value does not have is allowed.
"""

from __future__ import annotations

import dataclasses
import enum
import inspect
import json
import sys
import types
import typing
from collections.abc import Mapping
from pathlib import Path
from typing import Any

from dvomova import store
from dvomova.findings import ABOUT, ReportFile
from dvomova.model import Article, Bitext, Evidence

TOP = Path(__file__).resolve().parent.parent
SCHEMAS = TOP / "src" / "dvomova" / "schemas"
FINDINGS = TOP / "docs" / "findings.md"
DRAFT = "https://json-schema.org/draft/2020-12/schema"
PLAIN: Mapping[Any, str] = {str: "string", int: "integer", float: "number", bool: "boolean", type(None): "null"}


class Schema:
    """A JSON Schema (draft 2020-12) of a dataclass, with a definition for each dataclass below it."""

    def __init__(self) -> None:
        self.definitions: dict[str, Any] = {}

    def of(self, hint: Any) -> dict[str, Any]:
        """The schema of a type."""
        origin, args = typing.get_origin(hint), typing.get_args(hint)
        if hint in PLAIN:
            return {"type": PLAIN[hint]}
        if dataclasses.is_dataclass(hint) and isinstance(hint, type):
            return self._reference(hint)
        if isinstance(hint, type) and issubclass(hint, enum.Enum):
            return {"enum": [member.value for member in hint]}
        if origin is typing.Literal:
            return {"const": args[0]} if len(args) == 1 else {"enum": list(args)}
        if origin in (typing.Union, types.UnionType):
            return {"anyOf": [self.of(arg) for arg in args]}
        if origin is tuple and args[-1] is Ellipsis:
            return {"type": "array", "items": self.of(args[0])}
        if origin is tuple:
            items = [self.of(arg) for arg in args]
            return {"type": "array", "prefixItems": items, "minItems": len(items), "maxItems": len(items)}
        if isinstance(origin, type) and issubclass(origin, Mapping):
            return {"type": "object", "additionalProperties": self.of(args[1])}
        raise TypeError(f"There is no schema for {hint}; add one.")

    def _reference(self, kind: type) -> dict[str, Any]:
        if kind.__name__ not in self.definitions:
            self.definitions[kind.__name__] = {}  # so that a value may hold others of its kind
            self.definitions[kind.__name__] = self.object(kind)
        return {"$ref": f"#/$defs/{kind.__name__}"}

    def object(self, kind: type) -> dict[str, Any]:
        """The schema of a dataclass itself."""
        hints = typing.get_type_hints(kind)
        fields = [field for field in dataclasses.fields(kind) if not (kind is Bitext and field.name == store.MEDIA)]
        properties = {field.name: self.of(hints[field.name]) for field in fields}
        if kind is Article:
            properties[store.EVIDENCE] = self.of(Mapping[str, Evidence])
        missing = dataclasses.MISSING
        required = [
            field.name
            for field in fields
            if field.name in store.TELLING or (field.default is missing and field.default_factory is missing)
        ]
        about = (inspect.getdoc(kind) or "").replace("``", "").split("\n\n")[0].replace("\n", " ")
        return {
            "description": about,
            "type": "object",
            "properties": properties,
            "required": required,
            "additionalProperties": False,
        }


def schema_of(kind: type, title: str) -> str:
    """The schema of a file that holds one value."""
    schema = Schema()
    root = schema.object(kind)
    whole = {"$schema": DRAFT, "title": title, **root, "$defs": dict(sorted(schema.definitions.items()))}
    return json.dumps(whole, ensure_ascii=False, indent=1) + "\n"


def findings_page() -> str:
    """``docs/findings.md``: each code with its usual severity, what it means and what to do."""
    lines = [
        "# Findings",
        "",
        "A finding is something that a person should know of an article. It stops nothing; `report.json` and",
        "`dvomova inspect` list all of them, and any `warning` or `error` makes the outcome of an article `review`.",
        "An edition that could not be made makes it `failed`. The severity is the usual one; a case may have another.",
        "",
        "This page is made from `dvomova/findings/codes.py` by `scripts/make_reference.py`.",
        "",
    ]
    for code, about in ABOUT.items():
        lines += [f"## `{code}`", "", f"{about.severity}. {about.meaning}", "", f"*What to do:* {about.advice}", ""]
    return "\n".join(lines).rstrip() + "\n"


def files() -> dict[Path, str]:
    """Every file that is made here, with its text."""
    return {
        SCHEMAS / "article.schema.json": schema_of(Bitext, "article.json of dvomova (dvomova/article@1)"),
        SCHEMAS / "report.schema.json": schema_of(ReportFile, "report.json of dvomova (dvomova/report@1)"),
        FINDINGS: findings_page(),
    }


def main() -> int:
    """Write or check all files; the number of those that differed is the exit code of a check."""
    differing = [
        (path, text) for path, text in files().items() if not path.is_file() or path.read_text(encoding="utf-8") != text
    ]
    for path, text in differing:
        if "--check" in sys.argv[1:]:
            print(f"{path.relative_to(TOP)} is not what the code makes; run: python scripts/make_reference.py")
        else:
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_text(text, encoding="utf-8")
            print(f"written: {path.relative_to(TOP)}")
    return len(differing) if "--check" in sys.argv[1:] else 0


if __name__ == "__main__":
    sys.exit(main())
