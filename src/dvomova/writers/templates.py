"""Editions through templates, and text with marks as HTML: the only place that knows Jinja2.

A template is looked for in the journal's folder, then in ``templates/base``, then in ``templates``, so that an
override can say ``{% extends "base/article.html" %}``. Everything is escaped; a name that a template misspells is an
error with the template and line, not an empty space in the edition. The text comes from a file that is not to be
trusted: a link may only lead to the web, to files of a server or to a mailbox. Addresses that are printed without a
link become one.
"""

from __future__ import annotations

import base64
import hashlib
import traceback
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field
from functools import cache
from pathlib import Path

import jinja2
from markupsafe import Markup

from ..editions import labels, stretches
from ..editions.labels import EditionWords
from ..editions.values import Edition
from ..errors import TemplateError
from ..journals import Profile, templates_folder
from ..model import Article, Figure, Formula, Lang, Run, Text, is_safe_link, plain
from ..patterns.identifiers import printed_addresses
from .stylesheet import look_css

Address = Callable[[str, bytes], str]
"""From the name and the bytes of a picture to the address that the page uses for it."""


def page(template: str, edition: Edition, article: Article, profile: Profile, address: Address) -> str:
    """An edition as HTML. Raises ``TemplateError`` and ``ProfileError``."""
    its_words = {lang: labels.load(lang, profile) for lang in _languages(edition, article)}
    styles = [look_css(profile), *(source(name, profile) for name in STYLES[template])]
    style = "\n".join(styles)
    script = source("article.js", profile) if template == "article.html" else ""
    return fill(
        template,
        profile,
        {
            "edition": edition,
            "article": article,
            "words": its_words,
            "own": its_words[edition.languages[0]],
            "stretches": stretches.stretches(edition),
            "levels": stretches.heading_levels(edition),
            "set_text": TextSetter(edition.note_labels),
            "only": only_mark(edition, its_words),
            "pictures": {name: address(name, edition.media[name]) for name in _pictures(edition)},
            "running": running_title(edition, its_words[edition.languages[0]]),
            "style": Markup(style),
            "script": Markup(script),
            "policy": policy(style, script),
        },
    )


RUNNING = 108
"""Letters that a running head has room for, journal, issue, names and title together."""
SHORTEST = 24
"""Letters of the title that a running head shows at least."""

STYLES = {"article.html": ("type.css", "screen.css"), "article.print.html": ("type.css", "print.css")}


def fill(template: str, profile: Profile, values: Mapping[str, object]) -> str:
    """A template with its values. Raises ``TemplateError`` with the template's name and line."""
    try:
        return environment(profile.folder).get_template(template).render(values)
    except jinja2.TemplateNotFound as error:
        raise TemplateError(
            f"The template “{error.name}” is missing; copy it from templates/base or install dvomova again."
        ) from error
    except jinja2.TemplateSyntaxError as error:
        raise TemplateError(
            f"The template “{error.name}”, line {error.lineno}, cannot be read ({error.message}); correct that line."
        ) from error
    except (jinja2.TemplateError, TypeError, ValueError, LookupError, AttributeError, ArithmeticError) as error:
        name, line = _place(error, template)
        raise TemplateError(f"The template “{name}”, line {line}, fails ({error}); correct that line.") from error


def _place(error: Exception, template: str) -> tuple[str, int]:
    """The innermost line of a template that an error came through (Jinja2 puts templates into tracebacks)."""
    for frame in reversed(traceback.extract_tb(error.__traceback__)):
        if frame.filename.endswith((".html", ".css", ".js")):
            return Path(frame.filename).name, frame.lineno or 0
    return template, 0


@cache
def environment(folder: Path) -> jinja2.Environment:
    """The templates of a journal, and those of the base for the rest."""
    base = templates_folder()
    found = jinja2.Environment(
        loader=jinja2.ChoiceLoader([jinja2.FileSystemLoader(path) for path in (folder, base / "base", base)]),
        autoescape=True,
        undefined=jinja2.StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        keep_trailing_newline=True,
    )
    found.filters["unmarked"] = unmarked
    found.globals["lists"] = stretches.lists
    found.globals["one_picture"] = stretches.one_picture
    found.globals["journal_room"] = RUNNING // 2
    found.filters["shorten"] = shorten
    found.globals["cells"] = stretches.cells
    found.globals["numeric_columns"] = stretches.numeric_columns
    return found


def source(name: str, profile: Profile) -> str:
    """A style sheet or script from the journal's folder or from the base. Raises ``TemplateError``."""
    loader = environment(profile.folder).loader
    if loader is None:  # pragma: no cover - the environment above always has one
        raise TemplateError("The templates have no folder; install dvomova again.")
    try:
        return loader.get_source(environment(profile.folder), name)[0]
    except jinja2.TemplateNotFound as error:
        raise TemplateError(
            f"The file “{name}” is missing from templates/base; copy it back or install dvomova again."
        ) from error


def policy(style: str, script: str) -> str:
    """A Content-Security-Policy that allows the page's own style, script and pictures and nothing else."""
    rules = ["default-src 'none'", f"style-src {_sha256(style)}", "img-src data:", "base-uri 'none'"]
    if script:
        rules.append(f"script-src {_sha256(script)}")
    return "; ".join((*rules, "form-action 'none'"))


def _sha256(text: str) -> str:
    return f"'sha256-{base64.b64encode(hashlib.sha256(text.encode()).digest()).decode()}'"


def _languages(edition: Edition, article: Article) -> tuple[Lang, ...]:
    return tuple(dict.fromkeys((*edition.languages, *article.languages, article.language)))


def only_mark(edition: Edition, its_words: Mapping[Lang, EditionWords]) -> Callable[[Lang], tuple[str, Lang]]:
    """“In Ukrainian only”, in the edition's other language, with that language."""

    def language_note(lang: Lang) -> tuple[str, Lang]:
        other = next((one for one in edition.languages if one != lang), edition.languages[0])
        return its_words[other].only_in(lang), its_words[other].lang

    return language_note


def _pictures(edition: Edition) -> tuple[str, ...]:
    """The names of the pictures that the edition draws and that are there, in order."""
    exhibits = (e for part in edition.parts for row in part.rows for _, e in row.exhibits)
    names = dict.fromkeys(e.image for e in exhibits if isinstance(e, Figure | Formula) and e.image)
    return tuple(name for name in names if name in edition.media)


def running_title(edition: Edition, its: EditionWords) -> str:
    """``Olena Kovalchuk et al. A short title…``: as much as the running head has room for beside the journal."""
    journal = shorten(next(iter(edition.masthead.journal.values()), ""), RUNNING // 2)
    room = RUNNING - len(journal) - len(edition.masthead.issue_line.get(edition.languages[0], ""))
    names = [unmarked(byline.names.pieces[0].text) for byline in edition.bylines if byline.names.pieces]
    people = f"{names[0]} {its.others}" if len(names) > 2 else ", ".join(names)
    title = shorten(edition.plain_title, max(room - len(people), SHORTEST))
    return f"{people.rstrip('.')}. {title}" if people else title


def shorten(text: str, room: int) -> str:
    """As many whole words as there is room for, with an ellipsis where some were left out."""
    words_of_it = text.split()
    while len(words_of_it) > 3 and len(" ".join(words_of_it)) > room:
        words_of_it.pop()
    short = " ".join(words_of_it)
    return short if len(words_of_it) == len(text.split()) else f"{short.rstrip(',.:;–—- ')}…"


ELEMENTS = {"bold": "b", "italic": "i", "sub": "sub", "sup": "sup"}


@dataclass(slots=True)
class TextSetter:
    """Sets text of one edition; remembers which footnotes were called, so that each is led back to once."""

    note_labels: Mapping[str, str]
    called: set[str] = field(default_factory=set)
    placed: set[str] = field(default_factory=set)

    def __call__(self, text: Text, lang: Lang | None = None) -> Markup:
        """The text as HTML; ``lang`` is that of the element around it."""
        return Markup("").join(self._run(run, lang) for run in text)

    def anchor(self, id_: str) -> Markup:
        """`` id="…"`` for an element, once: an address must lead to one place even if two blocks share an id."""
        if id_ in self.placed:
            return Markup("")
        self.placed.add(id_)
        return Markup(' id="{}"').format(id_)

    def address(self, text: str) -> Markup:
        """A plain text with printed addresses as links."""
        return Markup("").join(_linked(text))

    def _run(self, run: Run, lang: Lang | None) -> Markup:
        if run.note is not None and run.note in self.note_labels:
            return self._call(run, run.note)
        inner = Markup("").join(_linked(run.text)) if run.href is None else link(run.href, Markup.escape(run.text))
        for mark in reversed(run.marks):
            inner = Markup("<{0}>{1}</{0}>").format(Markup(ELEMENTS[mark]), inner)
        if run.lang is not None and run.lang != lang:
            inner = Markup('<span lang="{}">{}</span>').format(run.lang, inner)
        return inner

    def _call(self, run: Run, note: str) -> Markup:
        """The call of a footnote; the first of each carries the place to come back to.

        The link is the innermost element: PDF/UA wants every box inside a link to be tagged as one.
        """
        place = Markup("") if note in self.called else Markup(' id="call-{}"').format(note)
        self.called.add(note)
        mark = run.text.strip() or self.note_labels[note]
        return Markup('<sup><a class="call" role="doc-noteref" href="#{}"{}>{}</a></sup>').format(note, place, mark)


def link(href: str, inner: Markup) -> Markup:
    """A link, or only its text where it leads anywhere but to the web or a mailbox."""
    target = href.strip()
    if not is_safe_link(target):
        return inner
    return Markup('<a href="{}">{}</a>').format(target, inner)


def _linked(text: str) -> Iterator[Markup]:
    at = 0
    for start, end, target in printed_addresses(text):
        yield Markup.escape(text[at:start])
        yield link(target, Markup.escape(text[start:end]))
        at = end
    yield Markup.escape(text[at:])


def unmarked(text: Text) -> str:
    """The letters of a text in one line, for attributes and metadata."""
    return " ".join(plain(text).split())
