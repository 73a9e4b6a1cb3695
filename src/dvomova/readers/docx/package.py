"""A DOCX as what it is: a ZIP of XML parts joined by relationships (ECMA-376, part 2).

The parts are read with limits that hold whatever the archive claims of itself, and parsed without entities and
network. ISO's strict form of the format (other namespaces, the same elements) is read as the usual one.
"""

from __future__ import annotations

import lzma
import posixpath
import zipfile
import zlib
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from lxml import etree

from ...errors import DamagedInput, EmptyInput, EncryptedInput, InputError, TooLarge, UnknownFormat
from ...model import is_safe_link

MAX_FILE = 300_000_000
MAX_PARTS = 20_000
MAX_XML = 60_000_000
MAX_PICTURE = 20_000_000
MAX_TOTAL = 400_000_000

W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
R = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
RELATIONS = "http://schemas.openxmlformats.org/package/2006/relationships"
STRICT = (
    (b"http://purl.oclc.org/ooxml/wordprocessingml/main", W.encode()),
    (b"http://purl.oclc.org/ooxml/officeDocument/relationships", R.encode()),
    (b"http://purl.oclc.org/ooxml/officeDocument/math", b"http://schemas.openxmlformats.org/officeDocument/2006/math"),
    (b"http://purl.oclc.org/ooxml/drawingml/main", b"http://schemas.openxmlformats.org/drawingml/2006/main"),
    (
        b"http://purl.oclc.org/ooxml/drawingml/wordprocessingDrawing",
        b"http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing",
    ),
)
OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
UNREADABLE = (zipfile.BadZipFile, zlib.error, lzma.LZMAError, EOFError, OSError, NotImplementedError, ValueError)
"""What ``zipfile`` raises where an archive is damaged; ``NotImplementedError`` is its word for a method of compression
that it does not know, which in a DOCX is damage too (ECMA-376 allows deflate only)."""

Element = etree._Element


@dataclass(frozen=True, slots=True)
class Relation:
    """Where a part points: a part name, or an address if it is external."""

    kind: str
    target: str
    external: bool


@cache
def w(name: str) -> str:
    """A name in the namespace of WordprocessingML, as lxml writes it."""
    return f"{{{W}}}{name}"


class Package:
    """The parts of one file. Every method raises ``InputError`` where the file is not to be read."""

    def __init__(self, path: Path) -> None:
        self.name = path.name
        try:
            size = path.stat().st_size
            with path.open("rb") as file:
                head = file.read(8)
                ole = head + file.read(MAX_PICTURE) if head == OLE else b""
        except OSError as error:
            raise DamagedInput(
                f"“{self.name}” cannot be read ({error.strerror}); check the name and the rights."
            ) from error
        if not size:
            raise EmptyInput(f"“{self.name}” is empty; ask for the file again.")
        if size > MAX_FILE:
            raise TooLarge(f"“{self.name}” is larger than {MAX_FILE // 1_000_000} MB; split it or shrink its pictures.")
        if ole:
            raise _of_old_word(self.name, ole)
        if not head.startswith(b"PK"):
            raise UnknownFormat(f"“{self.name}” is no DOCX inside; open it in Word and save it as .docx.")
        try:
            self._zip = zipfile.ZipFile(path)
        except UNREADABLE as error:
            raise self._damaged() from error
        self._parts = {info.filename.lower(): info for info in self._zip.infolist()}
        if len(self._parts) > MAX_PARTS:
            raise TooLarge(f"“{self.name}” holds {len(self._parts)} parts, far more than a text; check what it is.")
        self._read = 0

    def __enter__(self) -> Package:
        return self

    def __exit__(self, *_: object) -> None:
        self._zip.close()

    def _damaged(self) -> DamagedInput:
        return DamagedInput(
            f"“{self.name}” is damaged; open it in Word or LibreOffice, let it be repaired, and save it again."
        )

    def data(self, part: str, limit: int = MAX_PICTURE) -> bytes | None:
        """The bytes of a part, ``None`` where there is no such part."""
        info = self._parts.get(part.lower().lstrip("/"))
        if info is None or info.is_dir():
            return None
        if info.flag_bits & 1:
            raise EncryptedInput(f"“{self.name}” is locked with a password; save it without one and try again.")
        try:
            with self._zip.open(info) as file:
                data = file.read(limit + 1)
        except UNREADABLE as error:
            raise self._damaged() from error
        self._read += len(data)
        if len(data) > limit or self._read > MAX_TOTAL:
            raise TooLarge(f"“{self.name}” unpacks to more than dvomova reads; split it or shrink its pictures.")
        return data

    def xml(self, part: str) -> Element | None:
        """The root of an XML part, ``None`` where there is no such part."""
        data = self.data(part, MAX_XML)
        if data is None:
            return None
        for strict, usual in STRICT:
            data = data.replace(strict, usual)
        parser = etree.XMLParser(resolve_entities=False, no_network=True, load_dtd=False, remove_comments=True)
        try:
            return etree.fromstring(data, parser)
        except etree.XMLSyntaxError as error:
            raise self._damaged() from error

    def relations(self, part: str) -> dict[str, Relation]:
        """The relationships of a part by id; those of the package for an empty name."""
        folder, name = posixpath.split(part)
        root = self.xml(posixpath.join(folder, "_rels", f"{name}.rels"))
        out: dict[str, Relation] = {}
        for node in root.iter(f"{{{RELATIONS}}}Relationship") if root is not None else ():
            target, external = node.get("Target", ""), node.get("TargetMode") == "External"
            if not external:
                target = posixpath.normpath(posixpath.join(folder, target)).lstrip("/")
            kind = node.get("Type", "").rsplit("/", 1)[-1]
            out[node.get("Id", "")] = Relation(kind=kind, target=target, external=external)
        return out

    def main_part(self) -> str:
        """The name of the part that holds the text."""
        if self.data("mimetype", 100) == b"application/vnd.oasis.opendocument.text":
            raise UnknownFormat(f"“{self.name}” is an OpenDocument text; open it and save it as .docx.")
        kinds = {relation.kind: relation.target for relation in self.relations("").values() if not relation.external}
        part = kinds.get("officeDocument", "word/document.xml")
        if part.lower() not in self._parts:
            part = "word/document.xml"
        root = self.xml(part)
        if root is None:
            raise self._damaged()
        if root.tag != w("document"):
            raise UnknownFormat(f"“{self.name}” is an Office file, but no text; save the text as .docx.")
        return part


def _of_old_word(name: str, data: bytes) -> InputError:
    if "EncryptedPackage".encode("utf-16-le") in data:
        return EncryptedInput(f"“{name}” is locked with a password; save it without one and try again.")
    return UnknownFormat(f"“{name}” is of the old Word format; open it in Word or LibreOffice and save it as .docx.")


def safe_link(address: str) -> str | None:
    """The address, if it is of a kind that an edition may link to."""
    address = address.strip()
    return address if is_safe_link(address) else None
