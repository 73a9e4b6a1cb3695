"""Values to JSON and back, and files written whole or not at all.

Only this module writes to disk. A file is written beside its place and renamed, so that a killed run
leaves no half of it (``rename`` is atomic on one file system, POSIX.1). JSON leaves out what has its
default value; a mapping keeps its order, so that the same value always gives the same bytes.

cattrs is loaded when a value is first saved or read: reading a PDF needs none of it, and it takes a tenth of the start.
"""

from __future__ import annotations

import dataclasses
import hashlib
import json
import os
import re
import unicodedata
from collections.abc import Mapping
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, Any, TypeVar, cast

from .errors import StoreError
from .model import Article, Bitext, Block, Evidence, Figure, Formula, Heading, ListItem, Note, Paragraph, Table

if TYPE_CHECKING:
    from cattrs.preconf.json import JsonConverter

V = TypeVar("V")

ARTICLE = "article.json"
MEDIA = "media"
EVIDENCE = "evidence"
"""What a saved article holds beside its own fields: how each of them was read."""
TELLING = ("kind", "schema")
"""Fields that are written although they have their default: they say what a value is."""
BLOCKS: Mapping[str, type[Block]] = {
    "heading": Heading,
    "paragraph": Paragraph,
    "item": ListItem,
    "table": Table,
    "figure": Figure,
    "formula": Formula,
    "note": Note,
}


@cache
def _converter() -> JsonConverter:
    from cattrs.gen import make_dict_structure_fn, make_dict_unstructure_fn, override
    from cattrs.preconf.json import make_converter

    converter = make_converter(forbid_extra_keys=True)

    def unstructure(kind: type) -> Any:
        changes = {
            field.name: override(omit_if_default=field.name not in TELLING) for field in dataclasses.fields(kind)
        }
        if kind is Bitext:
            changes["media"] = override(omit=True)
        return make_dict_unstructure_fn(kind, converter, **cast(Any, changes))

    def structure(kind: type) -> Any:
        changes = {"media": override(omit=True)} if kind is Bitext else {}
        read: Any = make_dict_structure_fn(kind, converter, **cast(Any, changes))
        if kind is not Article:
            return read
        return lambda value, _: read({name: part for name, part in value.items() if name != EVIDENCE}, kind)

    converter.register_unstructure_hook_factory(dataclasses.is_dataclass, unstructure)
    converter.register_structure_hook_factory(
        lambda kind: isinstance(kind, type) and dataclasses.is_dataclass(kind), structure
    )
    converter.register_structure_hook(Block, lambda value, _: converter.structure(value, BLOCKS[value["kind"]]))
    return converter


def to_json(value: object) -> bytes:
    """A value of the model as UTF-8 JSON, indented, with a final line end."""
    return _dumped(_converter().unstructure(value))


def _dumped(plain: object) -> bytes:
    return (json.dumps(plain, ensure_ascii=False, indent=1) + "\n").encode()


def from_json(kind: type[V], data: bytes) -> V:
    """The value that ``to_json`` wrote. Raises ``StoreError`` for anything else."""
    from cattrs import BaseValidationError

    try:
        saved = json.loads(data)
        if not isinstance(saved, dict):
            raise ValueError(f"a {type(saved).__name__} instead of an object")
        return _converter().structure(saved, kind)
    except (ValueError, KeyError, TypeError, AttributeError, BaseValidationError) as error:
        raise StoreError(f"This is not a saved {kind.__name__}; convert the input again ({error}).") from error


def article_files(bitext: Bitext, evidence: Mapping[str, Evidence]) -> dict[str, bytes]:
    """The canonical form of an article: ``article.json`` and its pictures.

    The evidence for its fields stands inside the saved article, as the schema ``dvomova/article@1`` has it.
    """
    plain = _converter().unstructure(bitext)
    saved = plain["article"]
    last = {name: saved.pop(name) for name in ("file_pages",) if name in saved}
    if evidence:
        saved[EVIDENCE] = _converter().unstructure(dict(evidence))
    saved.update(last)
    files = {ARTICLE: _dumped(plain)}
    files.update({f"{MEDIA}/{name}": data for name, data in bitext.media.items()})
    return files


def read_article(folder: Path) -> Bitext:
    """The article in a folder of the output, with its pictures. Raises ``StoreError``."""
    bitext = from_json(Bitext, read_bytes(folder / ARTICLE))
    pictures = sorted((folder / MEDIA).glob("*")) if (folder / MEDIA).is_dir() else []
    return dataclasses.replace(bitext, media={path.name: read_bytes(path) for path in pictures})


def read_bytes(path: Path) -> bytes:
    """A whole file. Raises ``StoreError``."""
    try:
        return path.read_bytes()
    except OSError as error:
        raise StoreError(f"{path} cannot be read ({error.strerror}); check the name and the rights.") from error


def write(path: Path, data: bytes) -> None:
    """Write one file whole or not at all. Raises ``StoreError``."""
    neighbour = path.with_name(f".{path.name}.{os.getpid()}.part")
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        neighbour.write_bytes(data)
        neighbour.replace(path)
    except OSError as error:
        neighbour.unlink(missing_ok=True)
        raise StoreError(
            f"{path} cannot be written ({error.strerror}); check the free space and the rights, "
            "and close the file if it is open in another program."
        ) from error


def remove(folder: Path, names: tuple[str, ...]) -> None:
    """Take away files of an earlier run, and the folders that are empty then."""
    for name in names:
        path = folder / name
        path.unlink(missing_ok=True)
        for parent in path.parents:
            if parent == folder or not parent.is_dir() or any(parent.iterdir()):
                break
            parent.rmdir()


def sha256(data: bytes) -> str:
    """The SHA-256 of bytes in hexadecimal."""
    return hashlib.sha256(data).hexdigest()


def slug(text: str, limit: int = 48) -> str:
    """A short, safe folder name from a title: letters and digits of any script, joined by hyphens.

    Nothing else of an untrusted title survives: no separators, no dots, no control characters.
    """
    words = re.findall(r"[^\W_]+", unicodedata.normalize("NFC", text).casefold())
    out = ""
    for word in words:
        longer = f"{out}-{word}" if out else word[:limit]
        if len(longer) > limit:
            break
        out = longer
    return out or "article"
