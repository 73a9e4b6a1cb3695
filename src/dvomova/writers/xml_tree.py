"""What every XML writer needs: letters that XML allows, elements from runs, and the same bytes every time."""

from __future__ import annotations

import re
from collections.abc import Collection, Mapping

from lxml import etree

XML_LANG = "{http://www.w3.org/XML/1998/namespace}lang"
NOT_XML = re.compile("[^\t\n\r\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
LINE_ENDS = re.compile("\r\n?")
NAME = re.compile(r"[A-Za-z_][\w.-]*", re.ASCII)

Element = etree._Element


def clean(value: str) -> str:
    """The text without what XML 1.0 cannot hold (§2.2): control characters, lone surrogates, U+FFFE."""
    return NOT_XML.sub("", LINE_ENDS.sub("\n", value))


def is_name(value: str) -> bool:
    """Whether the value can be an ``xml:id`` (an ASCII NCName, as ours are)."""
    return NAME.fullmatch(value) is not None


def sub(parent: Element, tag: str, text: str = "", attributes: Mapping[str, str | None] | None = None) -> Element:
    """A new last child with a text; attributes that are ``None`` or empty are left out."""
    child = etree.SubElement(parent, tag)
    if text:
        child.text = clean(text)
    for name, value in (attributes or {}).items():
        if value:
            child.set(name, clean(value))
    return child


def append_text(parent: Element, value: str) -> None:
    """Letters at the end of an element, after its last child if it has any."""
    value = clean(value)
    if not value:
        return
    if len(parent):
        parent[-1].tail = (parent[-1].tail or "") + value
    else:
        parent.text = (parent.text or "") + value


def indent(element: Element, mixed: Collection[str], depth: int = 0) -> None:
    """Line ends between elements, but never inside those that hold running text (``mixed``)."""
    if element.tag in mixed or not len(element):
        return
    element.text = "\n" + " " * (depth + 1)
    for child in element:
        indent(child, mixed, depth + 1)
        child.tail = "\n" + " " * (depth + 1)
    element[-1].tail = "\n" + " " * depth


def to_bytes(root: Element, doctype: str) -> bytes:
    """The document in UTF-8 with its declaration, ending in a line end."""
    data: bytes = etree.tostring(root, encoding="UTF-8", xml_declaration=True, doctype=doctype)
    return data.replace(b"<?xml version='1.0' encoding='UTF-8'?>", b'<?xml version="1.0" encoding="UTF-8"?>', 1) + b"\n"
