"""The only place where the goldens touch dvomova: what each step makes of a document, as files of text.

Whoever moves or renames a step changes this module and no golden.
"""

from __future__ import annotations

import io
import json
import re
import zipfile
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from typing import Any

from lxml import etree

import dvomova
from dvomova import cli, layout, pipeline, readers, store
from dvomova.findings import Report
from dvomova.journals import named
from dvomova.model import Bitext, Draft, Pages
from dvomova.writers import WRITERS

PLACES = 2
"""Decimals of a point that are held: a hundredth is far below what any step decides by."""
SHORT = 118
"""Up to this many characters a value of JSON stands on one line."""
W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"


def pages(path: Path) -> Pages | None:
    """What the reader finds on the pages; nothing for a format without pages."""
    found = readers.read(path, Report())
    return found if isinstance(found, Pages) else None


def draft(path: Path, found: Pages | None) -> Draft:
    """The blocks in reading order: of the pages, or as the reader of a format without pages gives them."""
    return pipeline.read(path, Report()) if found is None else layout.draft(found, Report())


def steps_of(path: Path) -> dict[str, bytes]:
    """``pages.json``, where the document has pages, and ``draft.json``."""
    found = pages(path)
    files = {} if found is None else {"pages.json": listing(found)}
    return files | {"draft.json": listing(draft(path, found))}


def converted(path: Path, folder: Path) -> dict[str, bytes]:
    """All data files that a conversion writes, by their names below the folder of the document."""
    dvomova.convert(path, folder, editions=())
    return written(folder / path.stem)


def paired(left: Path, right: Path, folder: Path) -> dict[str, bytes]:
    """All data files that are written for two versions of a document."""
    words = ["pair", str(left), str(right), "-o", str(folder), "--editions", "none", "-q"]
    assert cli.main(words) == 0
    return written(folder / left.stem)


def written(folder: Path) -> dict[str, bytes]:
    """The text files of a folder, and ``files.txt`` with the names of all; hidden files are left out."""
    names = [path.relative_to(folder).as_posix() for path in sorted(folder.rglob("*")) if path.is_file()]
    names = [name for name in names if not Path(name).name.startswith(".")]
    files = {name: without_version((folder / name).read_bytes()) for name in names if "media/" not in name}
    return files | {"files.txt": "".join(f"{name}\n" for name in names).encode()}


def editions(bitext: Bitext) -> dict[str, bytes]:
    """What every writer makes of an article, but the PDF, whose letters depend on the fonts of the machine."""
    generic = named("generic")
    made: dict[str, bytes] = {}
    for name, write in WRITERS.items():
        if name != "pdf":
            made |= write(bitext, generic)
    files = {}
    for name, data in made.items():
        if name.endswith(".docx"):
            files[f"{name}.txt"] = word_text(data)
        elif name.endswith(".html"):
            files[name] = re.sub(rb"(<(style|script)\b[^>]*>).*?(</\2>)", rb"\1\3", data, flags=re.DOTALL)
        elif not name.startswith("media/"):
            files[name] = without_version(data)
    return files | {"files.txt": "".join(f"{name}\n" for name in sorted(made)).encode()}


def without_version(data: bytes) -> bytes:
    """A file without the version of the tool that made it: a new version changes no golden."""
    return re.sub(rb'creationtoolversion="[^"]*"', b'creationtoolversion=""', data)


def listing(value: object) -> bytes:
    """A value of the model as JSON to be read by people: short values on a line, numbers rounded, no pictures."""
    plain = json.loads(store.to_json(value))
    if media := getattr(value, "media", None):
        plain["media"] = {name: f"{len(data)} bytes" for name, data in media.items()}
    return ("\n".join(json_lines(rounded(plain), "")) + "\n").encode()


def rounded(value: Any) -> Any:
    """The same value with its numbers rounded."""
    if isinstance(value, float):
        return round(value, PLACES)
    if isinstance(value, dict):
        return {key: rounded(item) for key, item in value.items()}
    return [rounded(item) for item in value] if isinstance(value, list) else value


def json_lines(value: Any, indent: str) -> Iterator[str]:
    """A value of JSON in lines: what is short on one, what is longer an item a line."""
    short = json.dumps(value, ensure_ascii=False)
    if len(short) + len(indent) <= SHORT or not value or not isinstance(value, dict | list):
        yield indent + short
        return
    items: Sequence[tuple[str, Any]]
    items = (
        [(f"{json.dumps(key, ensure_ascii=False)}: ", item) for key, item in value.items()]
        if isinstance(value, dict)
        else [("", item) for item in value]
    )
    yield indent + ("{" if isinstance(value, dict) else "[")
    for number, (key, item) in enumerate(items, 1):
        lines = list(json_lines(item, f"{indent} "))
        lines[0] = f"{indent} {key}{lines[0].lstrip(' ')}"
        yield from lines[:-1]
        yield lines[-1] + ("," if number < len(items) else "")
    yield indent + ("}" if isinstance(value, dict) else "]")


def word_text(data: bytes) -> bytes:
    """The text of a Word file: a paragraph a line with its style, its languages and marks; cells set in."""
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        names = sorted(archive.namelist())
        parts = [name for name in names if re.fullmatch(r"word/(document|footnotes)\.xml", name)]
        roots = {name: etree.fromstring(archive.read(name)) for name in parts}
    out = ["parts: " + " ".join(names)]
    for name, root in roots.items():
        out += ["", f"{name}:", *word_lines(root[0] if name.endswith("document.xml") else root, "")]
    return ("\n".join(out) + "\n").encode()


def word_lines(parent: etree._Element, indent: str) -> Iterator[str]:
    """The paragraphs and tables of an element."""
    for node in parent:
        if node.tag == f"{W}p":
            style = node.find(f"{W}pPr/{W}pStyle")
            named = "" if style is None else f"[{style.get(f'{W}val')}] "
            yield f"{indent}{named}{''.join(word_runs(node))}".rstrip()
        elif node.tag == f"{W}tbl":
            yield f"{indent}table"
            for row in node.iter(f"{W}tr"):
                yield f"{indent} row"
                for cell in row.iter(f"{W}tc"):
                    yield f"{indent}  cell{spans(cell)}"
                    yield from word_lines(cell, f"{indent}   ")
        elif node.tag == f"{W}footnote":
            yield f"{indent}note {node.get(f'{W}id')}"
            yield from word_lines(node, f"{indent} ")


def spans(cell: etree._Element) -> str:
    """Over how many columns and rows a cell goes."""
    found = [node for name in ("gridSpan", "vMerge") if (node := cell.find(f"{W}tcPr/{W}{name}")) is not None]
    return "".join(f" {etree.QName(node).localname}={node.get(f'{W}val', 'continue')}" for node in found)


def word_runs(paragraph: etree._Element) -> Iterator[str]:
    """The letters of a paragraph with marks before them where the style changes: ``{b i uk}``."""
    before = ""
    for run in paragraph.iter(f"{W}r"):
        properties = run.find(f"{W}rPr")
        marks = word_marks(properties) if properties is not None else ""
        text = "".join(word_content(run))
        if text:
            yield (f"{{{marks}}}" if marks != before else "") + text
            before = marks


def word_marks(properties: etree._Element) -> str:
    """The marks of a run: bold, italic, raised, style and language."""
    found = []
    for node in properties:
        name, value = etree.QName(node).localname, node.get(f"{W}val")
        if name in ("b", "i", "vertAlign", "rStyle", "lang"):
            found.append(name if value is None else value)
    return " ".join(found)


def word_content(run: etree._Element) -> Iterator[str]:
    """What a run shows: letters, tabs, breaks, calls of notes, fields, pictures."""
    shown: Mapping[str, str] = {"tab": "\\t", "br": "\\n", "drawing": "<picture>", "noBreakHyphen": "-"}
    for node in run:
        name = etree.QName(node).localname
        if name in ("t", "instrText"):
            yield f"<field{node.text}>" if name == "instrText" else node.text or ""
        elif name in ("footnoteReference", "endnoteReference"):
            yield f"<note {node.get(f'{W}id')}>"
        elif name in shown:
            yield shown[name]
