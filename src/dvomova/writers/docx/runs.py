"""Text with its marks as Word runs: each in its language, with links, and footnotes where they are called."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from xml.sax.saxutils import escape, quoteattr

from ... import languages
from ...editions.values import Passage
from ...errors import ProfileError
from ...model import Lang, Run, Text, is_safe_link
from ...model.vocabulary import UNDETERMINED
from ...patterns.identifiers import printed_addresses
from ..xml_tree import clean


def locale(lang: Lang) -> str:
    """A language as Word knows it: ``uk-UA`` for ``uk``; the tag itself where we have no file."""
    try:
        return languages.load(lang.split("-")[0]).locale
    except ProfileError:
        return lang


@dataclass(slots=True)
class Links:
    """The addresses of one part, in the order of their use."""

    prefix: str
    ids: dict[str, str] = field(default_factory=dict)

    def id_of(self, address: str) -> str:
        """The relationship id of an address."""
        return self.ids.setdefault(address, f"{self.prefix}{len(self.ids) + 1}")


def letters_xml(value: str) -> str:
    """Letters inside a run; line ends and tabs as Word's own."""
    value = clean(value)
    out = []
    for line_number, line in enumerate(value.split("\n")):
        if line_number:
            out.append("<w:br/>")
        for tab_number, part in enumerate(line.split("\t")):
            if tab_number:
                out.append("<w:tab/>")
            if part:
                out.append(f'<w:t xml:space="preserve">{escape(part)}</w:t>')
    return "".join(out)


def run_xml(value: str, lang: Lang | None = None, *, style: str = "", marks: tuple[str, ...] = ()) -> str:
    """One run."""
    inner = letters_xml(value)
    if not inner:
        return ""
    rise = "superscript" if "sup" in marks else "subscript" if "sub" in marks else ""
    tag = locale(lang) if lang and lang != UNDETERMINED else ""
    parts = (
        f'<w:rStyle w:val="{style}"/>' if style else "",
        "<w:b/><w:bCs/>" if "bold" in marks else "",
        "<w:i/><w:iCs/>" if "italic" in marks else "",
        f'<w:vertAlign w:val="{rise}"/>' if rise else "",
        f"<w:lang w:val={quoteattr(tag)}/>" if tag else "",
    )
    properties = "".join(parts)
    return f"<w:r>{f'<w:rPr>{properties}</w:rPr>' if properties else ''}{inner}</w:r>"


def paragraph(style: str, runs: str, extra: str = "") -> str:
    """A paragraph in a style; ``extra`` are properties in Word's order."""
    return f'<w:p><w:pPr><w:pStyle w:val="{style}"/>{extra}</w:pPr>{runs}</w:p>'


@dataclass(slots=True)
class RunSetter:
    """Sets text of one part. ``notes`` are the footnotes by id; ``called`` those that were, with their numbers."""

    links: Links
    notes: Mapping[str, Passage] = field(default_factory=dict)
    called: dict[str, int] = field(default_factory=dict)

    def __call__(self, text: Text, lang: Lang, *, style: str = "") -> str:
        """The runs of a text; ``style`` is a character style for all of them."""
        return "".join(self._run(run, run.lang or lang, style) for run in text)

    def _run(self, run: Run, lang: Lang, style: str) -> str:
        if run.note is not None and run.note in self.notes and run.note not in self.called:
            return self._call(run.note, run.text, lang)
        if run.href:
            return self.link(run.href, run.text, lang, run.marks)
        out = []
        at = 0
        for start, end, target in printed_addresses(run.text):
            out.append(run_xml(run.text[at:start], lang, style=style, marks=run.marks))
            out.append(self.link(target, run.text[start:end], lang, run.marks))
            at = end
        out.append(run_xml(run.text[at:], lang, style=style, marks=run.marks))
        return "".join(out)

    def link(self, address: str, text: str, lang: Lang, marks: tuple[str, ...] = ()) -> str:
        """A hyperlink; only its text where it leads anywhere but to the web or a mailbox."""
        target = clean(address).strip()
        if not is_safe_link(target):
            return run_xml(text, lang, marks=marks)
        inner = run_xml(text, lang, style="Hyperlink", marks=marks)
        return f'<w:hyperlink r:id="{self.links.id_of(target)}" w:history="1">{inner}</w:hyperlink>' if inner else ""

    def _call(self, note: str, mark: str, lang: Lang) -> str:
        """The call of a footnote. Word counts them itself; a mark that is no such number is kept as printed."""
        number = len(self.called) + 1
        self.called[note] = number
        own = mark.strip() or self.notes[note].label
        custom = own not in ("", str(number))
        return (
            '<w:r><w:rPr><w:rStyle w:val="FootnoteReference"/></w:rPr><w:footnoteReference '
            + ('w:customMarkFollows="1" ' if custom else "")
            + f'w:id="{number}"/>{letters_xml(own) if custom else ""}</w:r>'
        )
