"""Word files made in the test by a short notation: a body of XML, further parts, nothing else."""

from __future__ import annotations

import zipfile
from collections.abc import Mapping
from pathlib import Path

W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
R = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
SPACES = (
    f'xmlns:w="{W}" xmlns:r="{R}" xmlns:m="http://schemas.openxmlformats.org/officeDocument/2006/math" '
    'xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main" '
    'xmlns:wp="http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing" '
    'xmlns:wps="http://schemas.microsoft.com/office/word/2010/wordprocessingShape" '
    'xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006" xmlns:v="urn:schemas-microsoft-com:vml"'
)
PNG = b"\x89PNG\r\n\x1a\n" + b"\0" * 24


def p(*runs: str, style: str = "", extra: str = "") -> str:
    """A paragraph of runs; plain strings become runs of their letters."""
    inner = "".join(run if run.startswith("<") else r(run) for run in runs)
    named = f'<w:pStyle w:val="{style}"/>' if style else ""
    return f"<w:p><w:pPr>{named}{extra}</w:pPr>{inner}</w:p>"


def r(letters: str, properties: str = "") -> str:
    """A run: ``r("x", "<w:b/>")``."""
    return f'<w:r><w:rPr>{properties}</w:rPr><w:t xml:space="preserve">{letters}</w:t></w:r>'


def bold(letters: str) -> str:
    return r(letters, "<w:b/>")


def field(instruction: str, result: str) -> str:
    """A field as Word writes it, with its last result."""
    mark = '<w:r><w:fldChar w:fldCharType="{}"/></w:r>'
    begin, between, end = (mark.format(kind) for kind in ("begin", "separate", "end"))
    return f"{begin}<w:r><w:instrText>{instruction}</w:instrText></w:r>{between}{r(result)}{end}"


def table(*rows: tuple[str, ...]) -> str:
    """A table of cells, each the XML of its content (plain strings become a paragraph) or a whole ``w:tc``."""
    out = []
    for row in rows:
        cells = "".join(
            cell if cell.startswith("<w:tc>") else f"<w:tc>{cell if cell.startswith('<') else p(cell)}</w:tc>"
            for cell in row
        )
        out.append(f"<w:tr>{cells}</w:tr>")
    return f"<w:tbl>{''.join(out)}</w:tbl>"


def save(
    path: Path,
    body: str,
    parts: Mapping[str, str | bytes] | None = None,
    relations: Mapping[str, tuple[str, str]] | None = None,
) -> Path:
    """A DOCX at the path: ``parts`` by name below ``word/``, ``relations`` as id → (kind, target).

    Parts named ``styles.xml``, ``numbering.xml``, ``footnotes.xml`` … are related by their kind of themselves.
    """
    related = {f"rId-{name}": (name.removesuffix(".xml"), name) for name in parts or {} if name.endswith(".xml")}
    all_ = {**related, **(relations or {})}
    links = "".join(
        f'<Relationship Id="{id_}" Type="{R}/{kind}" Target="{target}"'
        + (' TargetMode="External"' if "://" in target or target.startswith(("mailto:", "javascript:")) else "")
        + "/>"
        for id_, (kind, target) in all_.items()
    )
    package = "http://schemas.openxmlformats.org/package/2006/relationships"
    files: dict[str, str | bytes] = {
        "_rels/.rels": f'<Relationships xmlns="{package}"><Relationship Id="rId1" Type="{R}/officeDocument" '
        'Target="word/document.xml"/></Relationships>',
        "word/document.xml": f"<w:document {SPACES}><w:body>{body}</w:body></w:document>",
        "word/_rels/document.xml.rels": f'<Relationships xmlns="{package}">{links}</Relationships>',
        **{f"word/{name}": data for name, data in (parts or {}).items()},
    }
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, data in files.items():
            archive.writestr(name, data)
    return path
