"""The styles part of the DOCX edition, from ``templates/base/word-styles.toml`` and the journal's look.

Everything that an editor may want to change stands in a style, hardly anything in the paragraphs: one change in Word
changes the whole edition. Styles that Word knows by name (Title, heading 1, caption, footnote text) bear it.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Literal
from xml.sax.saxutils import quoteattr

from ...journals import Profile, templates_folder
from ...settings import build, read_toml
from .page import PageSetup, twips

FILE = "word-styles.toml"
W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
GREYS = {"grey": "3D4450", "pale": "5B6472"}
RULE = "D3D8DF"
BUILT_IN = ("Title", "Subtitle", "Body Text", "Hyperlink")


@dataclass(frozen=True, slots=True, kw_only=True)
class WordStyle:
    """One style; lengths in em of the text size, ``outline`` from 1 (0: none), weights in points."""

    name: str
    kind: Literal["paragraph", "character"] = "paragraph"
    based: str = ""
    next: str = ""
    font: Literal["text", "heading"] = "text"
    size: float = 0.0
    bold: bool | None = None
    italic: bool | None = None
    caps: bool = False
    raised: bool = False
    spread: float = 0.0
    colour: str = ""
    before: float = 0.0
    after: float = 0.0
    line: float = 0.0
    left: float = 0.0
    right: float = 0.0
    first: float = 0.0
    setting: str = ""
    keep: bool = False
    edge: str = ""
    edge_colour: str = "accent"
    edge_weight: float = 0.0
    edge_space: int = 0
    fill: str = ""
    tabs: str = ""
    hyphens: bool = True
    outline: int = 0


def load(profile: Profile) -> Mapping[str, WordStyle]:
    """The styles by id, with the journal's own values laid over them. Raises ``ProfileError``."""
    return _load(profile.folder)


@cache
def _load(folder: Path) -> Mapping[str, WordStyle]:
    path = templates_folder() / "base" / FILE
    values = read_toml(path)
    own = folder / FILE
    for id_, changed in (read_toml(own) if own.is_file() else {}).items():
        values[id_] = {**values.get(id_, {}), **changed}
        path = own
    return {id_: build(WordStyle, entry, f"{path}, [{id_}]") for id_, entry in values.items()}


def styles_xml(styles: Mapping[str, WordStyle], its: PageSetup, locale: str) -> str:
    """``styles.xml``; ``locale`` is the language of text that names no other."""
    font, half, line = quoteattr(its.text_font), round(2 * its.size), twips(its.size * its.leading)
    lang = quoteattr(locale)
    defaults = (
        f"<w:docDefaults><w:rPrDefault><w:rPr><w:rFonts w:ascii={font} w:hAnsi={font} w:eastAsia={font} w:cs={font}/>"
        f'<w:sz w:val="{half}"/><w:szCs w:val="{half}"/><w:lang w:val={lang} w:eastAsia={lang} w:bidi="ar-SA"/>'
        '</w:rPr></w:rPrDefault><w:pPrDefault><w:pPr><w:spacing w:before="0" w:after="0" '
        f'w:line="{line}" w:lineRule="atLeast"/></w:pPr></w:pPrDefault></w:docDefaults>'
        '<w:style w:type="paragraph" w:default="1" w:styleId="Normal"><w:name w:val="Normal"/><w:qFormat/></w:style>'
        '<w:style w:type="character" w:default="1" w:styleId="DefaultParagraphFont">'
        '<w:name w:val="Default Paragraph Font"/><w:uiPriority w:val="1"/><w:semiHidden/></w:style>'
    )
    own = "".join(_style(id_, style, its) for id_, style in styles.items())
    return f'<w:styles xmlns:w="{W}">{defaults}{own}{_tables(its)}</w:styles>'


def _style(id_: str, style: WordStyle, its: PageSetup) -> str:
    custom = "" if style.name in BUILT_IN or style.name[0].islower() else ' w:customStyle="1"'
    character = style.kind == "character"
    base = style.based or ("DefaultParagraphFont" if character else "Normal")
    following = f'<w:next w:val="{style.next}"/>' if style.next else ""
    shown = "" if character else f"<w:qFormat/>{_paragraph(style, its)}"
    return (
        f'<w:style w:type="{style.kind}"{custom} w:styleId="{id_}"><w:name w:val={quoteattr(style.name)}/>'
        f'<w:basedOn w:val="{base}"/>{following}{shown}{_letters(style, its)}</w:style>'
    )


def _colour(name: str, its: PageSetup) -> str:
    return {"accent": its.accent, "line": its.line, "faint": its.faint, **GREYS}.get(name, name)


def _letters(style: WordStyle, its: PageSetup) -> str:
    font = quoteattr(its.heading_font)
    half = round(2 * its.size * style.size)
    parts = (
        f"<w:rFonts w:ascii={font} w:hAnsi={font} w:cs={font}/>" if style.font == "heading" else "",
        _switch("b", style.bold),
        _switch("i", style.italic),
        "<w:caps/>" if style.caps else "",
        f'<w:color w:val="{_colour(style.colour, its)}"/>' if style.colour else "",
        f'<w:spacing w:val="{twips(its.size * style.spread)}"/>' if style.spread else "",
        f'<w:sz w:val="{half}"/><w:szCs w:val="{half}"/>' if half else "",
        '<w:vertAlign w:val="superscript"/>' if style.raised else "",
    )
    inner = "".join(parts)
    return f"<w:rPr>{inner}</w:rPr>" if inner else ""


def _switch(tag: str, on: bool | None) -> str:
    if on is None:
        return ""
    value = "" if on else ' w:val="0"'
    return f"<w:{tag}{value}/><w:{tag}Cs{value}/>"


def _paragraph(style: WordStyle, its: PageSetup) -> str:
    em = its.size
    line = f' w:line="{twips(em * style.line)}" w:lineRule="atLeast"' if style.line else ""
    indent = "firstLine" if style.first >= 0 else "hanging"
    edge = _edge(style.edge, _colour(style.edge_colour, its), style.edge_weight, style.edge_space) if style.edge else ""
    parts = (
        "<w:keepNext/><w:keepLines/>" if style.keep else "",
        f"<w:pBdr>{edge}</w:pBdr>" if edge else "",
        f'<w:shd w:val="clear" w:color="auto" w:fill="{_colour(style.fill, its)}"/>' if style.fill else "",
        _tabs(style.tabs, its),
        "" if style.hyphens else "<w:suppressAutoHyphens/>",
        f'<w:spacing w:before="{twips(em * style.before)}" w:after="{twips(em * style.after)}"{line}/>',
        f'<w:ind w:left="{twips(em * style.left)}" w:right="{twips(em * style.right)}" '
        f'w:{indent}="{twips(em * abs(style.first))}"/>',
        f'<w:jc w:val="{style.setting}"/>' if style.setting else "",
        f'<w:outlineLvl w:val="{style.outline - 1}"/>' if style.outline else "",
    )
    return f"<w:pPr>{''.join(parts)}</w:pPr>"


def _tabs(wanted: str, its: PageSetup) -> str:
    stops = {"middle": ("center", its.measure / 2), "right": ("right", its.measure)}
    found = "".join(
        f'<w:tab w:val="{kind}" w:pos="{twips(at)}"/>' for kind, at in (stops[name] for name in wanted.split())
    )
    return f"<w:tabs>{found}</w:tabs>" if found else ""


def _edge(side: str, colour: str, weight: float, space: int = 0) -> str:
    return f'<w:{side} w:val="single" w:sz="{round(8 * weight)}" w:space="{space}" w:color="{colour}"/>'


def _margins(top: int, left: int) -> str:
    sides = (("top", top), ("left", left), ("bottom", top), ("right", left))
    inner = "".join(f'<w:{side} w:w="{width}" w:type="dxa"/>' for side, width in sides)
    return f"<w:tblCellMar>{inner}</w:tblCellMar>"


def _tables(its: PageSetup) -> str:
    """Two languages side by side; and tables of data, with rules."""
    rules = "".join(
        _edge(side, colour, weight)
        for side, colour, weight in (("top", its.accent, 1), ("bottom", its.accent, 1), ("insideH", RULE, 0.5))
    )
    return (
        '<w:style w:type="table" w:default="1" w:styleId="TableNormal"><w:name w:val="Normal Table"/>'
        '<w:uiPriority w:val="99"/><w:semiHidden/><w:tblPr><w:tblInd w:w="0" w:type="dxa"/>'
        f"{_margins(0, 0)}</w:tblPr></w:style>"
        '<w:style w:type="table" w:customStyle="1" w:styleId="Parallel"><w:name w:val="Parallel"/>'
        f'<w:basedOn w:val="TableNormal"/><w:tblPr>{_margins(18, 0)}</w:tblPr></w:style>'
        '<w:style w:type="table" w:customStyle="1" w:styleId="DataTable"><w:name w:val="Data Table"/>'
        f'<w:basedOn w:val="TableNormal"/><w:tblPr><w:tblBorders>{rules}</w:tblBorders>{_margins(20, 90)}</w:tblPr>'
        f'<w:tblStylePr w:type="firstRow"><w:tblPr/><w:tcPr><w:tcBorders>{_edge("bottom", its.accent, 0.75)}'
        "</w:tcBorders></w:tcPr></w:tblStylePr></w:style>"
    )
