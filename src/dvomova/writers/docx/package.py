"""The DOCX as a package: an empty document to start from, notes, running heads, and the same bytes every time.

python-docx keeps parts and relationships in order; what it brings along itself (a template with thousands of unused
styles, a part for Word 2007 that newer validators reject, the clock) is left out.
"""

from __future__ import annotations

import io
import zipfile
from collections.abc import Mapping
from pathlib import Path
from typing import Any
from xml.sax.saxutils import escape

from ...errors import EditionError
from .page import PageSetup, twips
from .styles import W, WordStyle, styles_xml

R = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
NAMESPACES = (
    f'xmlns:w="{W}" xmlns:r="{R}" '
    'xmlns:wp="http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing" '
    'xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main" '
    'xmlns:pic="http://schemas.openxmlformats.org/drawingml/2006/picture"'
)
HEAD = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
OFFICE = "application/vnd.openxmlformats-officedocument.wordprocessingml"
FEWEST_DOTS = 110
FIXED_DATE = (1980, 1, 1, 0, 0, 0)
UNWANTED = ("/stylesWithEffects", "/thumbnail", "/header", "/footer", "/footnotes", "/comments")
"""Relationships that a journal's own document may have and ours replace, or that validators reject."""

SETTINGS = (
    f'<w:settings xmlns:w="{W}"><w:zoom w:percent="100"/><w:defaultTabStop w:val="709"/><w:autoHyphenation/>'
    '<w:consecutiveHyphenLimit w:val="3"/><w:doNotHyphenateCaps/><w:characterSpacingControl w:val="doNotCompress"/>'
    '<w:footnotePr><w:footnote w:id="-1"/><w:footnote w:id="0"/></w:footnotePr>'
    '<w:compat><w:compatSetting w:name="compatibilityMode" w:uri="http://schemas.microsoft.com/office/word" '
    'w:val="15"/></w:compat><w:decimalSymbol w:val="."/><w:listSeparator w:val=","/></w:settings>'
)


def blank(its: PageSetup, styles: Mapping[str, WordStyle], locale: str) -> bytes:
    """A document with our styles and nothing in it."""
    kinds = {"styles": styles_xml(styles, its, locale), "settings": SETTINGS, "fontTable": _fonts(its)}
    types = "".join(f'<Override PartName="/word/{name}.xml" ContentType="{OFFICE}.{name}+xml"/>' for name in kinds)
    types += (
        '<Override PartName="/word/theme.xml" ContentType="application/vnd.openxmlformats-officedocument.theme+xml"/>'
    )
    relations = "".join(
        f'<Relationship Id="rId{n}" Type="{R}/{name}" Target="{name}.xml"/>'
        for n, name in enumerate((*kinds, "theme"), 1)
    )
    package = "http://schemas.openxmlformats.org/package/2006"
    core = "application/vnd.openxmlformats-package.core-properties+xml"
    files = {
        "[Content_Types].xml": f'<Types xmlns="{package}/content-types">'
        '<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
        '<Default Extension="xml" ContentType="application/xml"/>'
        f'<Override PartName="/word/document.xml" ContentType="{OFFICE}.document.main+xml"/>'
        f'<Override PartName="/docProps/core.xml" ContentType="{core}"/>{types}</Types>',
        "_rels/.rels": f'<Relationships xmlns="{package}/relationships">'
        f'<Relationship Id="rId1" Type="{R}/officeDocument" Target="word/document.xml"/>'
        f'<Relationship Id="rId2" Type="{package}/relationships/metadata/core-properties" Target="docProps/core.xml"/>'
        "</Relationships>",
        "docProps/core.xml": f'<cp:coreProperties xmlns:cp="{package}/metadata/core-properties" '
        'xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:dcterms="http://purl.org/dc/terms/"/>',
        "word/document.xml": f"<w:document {NAMESPACES}><w:body><w:sectPr/></w:body></w:document>",
        "word/_rels/document.xml.rels": f'<Relationships xmlns="{package}/relationships">{relations}</Relationships>',
        "word/theme.xml": _theme(its),
        **{f"word/{name}.xml": xml for name, xml in kinds.items()},
    }
    return zipped({name: (HEAD + xml).encode() for name, xml in files.items()})


def _fonts(its: PageSetup) -> str:
    """Which fonts to take where the journal's are not installed."""
    faces = dict.fromkeys(((its.text_font, "Cambria", "roman"), (its.heading_font, "Calibri", "swiss")))
    fonts = "".join(
        f'<w:font w:name="{escape(name)}"><w:altName w:val="{other}"/><w:family w:val="{family}"/></w:font>'
        for name, other, family in faces
    )
    return f'<w:fonts xmlns:w="{W}">{fonts}</w:fonts>'


def _theme(its: PageSetup) -> str:
    """The smallest theme that Word accepts, so that its menus offer the journal's colour and fonts."""
    colours = {"dk1": "000000", "lt1": "FFFFFF", "dk2": its.accent, "lt2": its.faint, "accent1": its.accent}
    colours |= {"accent2": its.line, "accent3": "8A93A0", "accent4": "5B6472", "accent5": "3D4450", "accent6": "14181F"}
    colours |= {"hlink": its.accent, "folHlink": its.accent}
    scheme = "".join(f'<a:{name}><a:srgbClr val="{value}"/></a:{name}>' for name, value in colours.items())
    fonts = "".join(
        f'<a:{name}><a:latin typeface="{escape(face)}"/><a:ea typeface=""/><a:cs typeface=""/></a:{name}>'
        for name, face in (("majorFont", its.heading_font), ("minorFont", its.text_font))
    )
    fill = '<a:solidFill><a:schemeClr val="phClr"/></a:solidFill>'
    return (
        '<a:theme xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main" name="dvomova"><a:themeElements>'
        f'<a:clrScheme name="dvomova">{scheme}</a:clrScheme><a:fontScheme name="dvomova">{fonts}</a:fontScheme>'
        f'<a:fmtScheme name="dvomova"><a:fillStyleLst>{3 * fill}</a:fillStyleLst>'
        f"<a:lnStyleLst>{3 * f'<a:ln>{fill}</a:ln>'}</a:lnStyleLst>"
        f"<a:effectStyleLst>{3 * '<a:effectStyle><a:effectLst/></a:effectStyle>'}</a:effectStyleLst>"
        f"<a:bgFillStyleLst>{3 * fill}</a:bgFillStyleLst></a:fmtScheme></a:themeElements></a:theme>"
    )


def zipped(files: Mapping[str, bytes]) -> bytes:
    """An archive whose bytes depend on its files alone."""
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, data in files.items():
            archive.writestr(zipfile.ZipInfo(name, FIXED_DATE), data, zipfile.ZIP_DEFLATED)
    return out.getvalue()


class Document:
    """A document that is being filled: python-docx's, with what it lacks."""

    def __init__(self, start: bytes, reference: Path | None = None) -> None:
        """``start`` is a blank document; ``reference`` one that a journal's designer made in Word."""
        import docx
        from docx.opc.exceptions import PackageNotFoundError

        try:
            self._document: Any = docx.Document(io.BytesIO(start) if reference is None else str(reference))
        except (PackageNotFoundError, zipfile.BadZipFile, KeyError, ValueError) as error:
            raise EditionError(f"{reference} is no DOCX that can be opened; save it again from Word.") from error
        self.part: Any = self._document.part
        if reference is not None:
            self._fill_in(docx.Document(io.BytesIO(start)))
        for id_, relation in list(self.part.rels.items()):
            if relation.reltype.endswith(UNWANTED):
                self.part.drop_rel(id_)
        for id_, relation in list(self.part.package.rels.items()):
            if relation.reltype.endswith(UNWANTED):
                self.part.package.rels.pop(id_)

    def _fill_in(self, ours: Any) -> None:
        """Our styles where a journal's own document has none of that id."""
        theirs = self._document.styles.element
        have = {style.styleId for style in theirs.style_lst}
        for style in ours.styles.element.style_lst:
            if style.styleId not in have:
                theirs.append(style)

    def add_part(self, name: str, kind: str, xml: str, links: Mapping[str, str]) -> str:
        """A further part with its hyperlinks; gives the id of the relationship that leads to it."""
        from docx.opc.constants import RELATIONSHIP_TYPE
        from docx.opc.packuri import PackURI
        from docx.opc.part import Part

        part = Part(PackURI(f"/word/{name}.xml"), f"{OFFICE}.{kind}+xml", (HEAD + xml).encode(), self.part.package)
        for address, id_ in links.items():
            part.load_rel(RELATIONSHIP_TYPE.HYPERLINK, address, id_, is_external=True)
        return str(self.part.relate_to(part, f"{R}/{kind}"))

    def add_links(self, links: Mapping[str, str]) -> None:
        """The hyperlinks of the text: address → relationship id."""
        from docx.opc.constants import RELATIONSHIP_TYPE

        for address, id_ in links.items():
            self.part.load_rel(RELATIONSHIP_TYPE.HYPERLINK, address, id_, is_external=True)

    def add_picture(self, data: bytes) -> tuple[str, float, float] | None:
        """Relationship id, width and height in points; ``None`` for what is no picture.

        A picture that does not give its resolution, or too low a one, is taken for one of 110 an inch.
        """
        from docx.image.exceptions import InvalidImageStreamError, UnexpectedEndOfFileError, UnrecognizedImageError

        try:
            id_, image = self.part.get_or_add_image(io.BytesIO(data))
            dots = max(image.horz_dpi, FEWEST_DOTS), max(image.vert_dpi, FEWEST_DOTS)
            return str(id_), 72 * image.px_width / dots[0], 72 * image.px_height / dots[1]
        except (InvalidImageStreamError, UnexpectedEndOfFileError, UnrecognizedImageError, KeyError, ValueError):
            return None

    def fill(self, body: str, section: str) -> None:
        """Put the text in; a journal's own document keeps its page."""
        from docx.oxml import parse_xml

        root = self._document.element.body
        old = root.sectPr
        for child in list(root):
            root.remove(child)
        parsed = parse_xml(f"<w:body {NAMESPACES}>{body}<w:sectPr>{section}</w:sectPr></w:body>")
        page = {f"{{{W}}}{name}" for name in ("pgSz", "pgMar")}
        new = parsed[-1]
        kept = [child for child in old if child.tag in page] if old is not None else []
        for child in kept:
            twin = new.find(child.tag)
            if twin is not None:
                new.replace(twin, child)
        for child in list(parsed):
            root.append(child)

    def describe(self, *, title: str, author: str, keywords: str, language: str, subject: str) -> None:
        """The core properties; no dates, for they would differ from run to run."""
        core = self._document.core_properties
        core.title, core.author, core.keywords = title[:255], author[:255], keywords[:255]
        core.language, core.subject = language, subject[:255]

    def to_bytes(self) -> bytes:
        """The finished file."""
        out = io.BytesIO()
        self._document.save(out)
        with zipfile.ZipFile(out) as archive:
            return zipped({name: archive.read(name) for name in archive.namelist()})


def section_xml(its: PageSetup, header: str, footer: str, first_footer: str) -> str:
    """The page: its size and margins, running heads on all pages but the first, a foot on all."""
    top, right, bottom, left = (twips(margin) for margin in its.margins)
    return (
        f'<w:headerReference w:type="default" r:id="{header}"/><w:footerReference w:type="default" r:id="{footer}"/>'
        f'<w:footerReference w:type="first" r:id="{first_footer}"/>'
        f'<w:pgSz w:w="{twips(its.width)}" w:h="{twips(its.height)}"'
        + (' w:orient="landscape"' if its.width > its.height else "")
        + f'/><w:pgMar w:top="{top}" w:right="{right}" w:bottom="{bottom}" w:left="{left}" '
        f'w:header="{top // 2}" w:footer="{bottom // 2}" w:gutter="0"/><w:titlePg/>'
    )
