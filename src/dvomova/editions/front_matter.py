"""What stands before the text of an edition: masthead, title, byline, affiliations, dates."""

from __future__ import annotations

from ..model import ByLang, HistoryDate, Issue, Lang, PersonName, Title, plain, text_of
from .context import EditionContext, upright
from .labels import EditionWords
from .typography import display, display_str
from .values import AuthorLine, Masthead, Passage, Row


def masthead(context: EditionContext) -> Masthead:
    """Journal, issue and identifiers; what the article does not hold is taken from the journal's profile."""
    issue, journal = context.article.issue, context.profile.journal
    numbers = (issue.issn_print or journal.issn_print, issue.issn_online or journal.issn_online)
    return Masthead(
        journal=_available(context, issue.journal or journal.title),
        publisher=_available(context, issue.publisher or journal.publisher),
        issue_line={lang: line for lang in context.languages if (line := issue_line(issue, context.words(lang)))},
        section=_available(context, issue.section),
        issn=tuple(number for number in numbers if number),
        doi=context.article.doi,
        udc=context.article.udc,
        licence=journal.licence,
        url=journal.url,
    )


def _available(context: EditionContext, values: ByLang[str]) -> ByLang[str]:
    """Of values by language those that the edition shows, in its order; any one where it has none."""
    row = context.strings("", "label", values)
    return {piece.lang: values[piece.lang] for piece in row.pieces}


def issue_line(issue: Issue, its: EditionWords) -> str:
    """``2024, vol. 3, no. 23, pp. 140–156``, as far as known."""
    parts = [issue.year or ""]
    if issue.volume and issue.volume != issue.number:
        parts.append(f"{its.volume}\u00a0{issue.volume}")
    if issue.number:
        parts.append(f"{its.number}\u00a0{issue.number}")
    if issue.first_page and issue.last_page and issue.first_page != issue.last_page:
        parts.append(f"{its.pages}\u00a0{issue.first_page}–{issue.last_page}")
    elif issue.first_page:
        parts.append(f"{its.page}\u00a0{issue.first_page}")
    return ", ".join(part for part in parts if part)


def title(context: EditionContext) -> Row:
    """The title in the edition's languages."""

    def make(lang: Lang, value: Title) -> Passage:
        return Passage(id=value.id, lang=lang, text=upright(display(value.text, lang)), kind="title")

    return context.row({lang: one for lang, one in context.article.title.items() if plain(one.text).strip()}, make)


def bylines(context: EditionContext) -> tuple[AuthorLine, ...]:
    """The authors in printed order, with numbers of their affiliations where there are several."""
    numbers = {affiliation.id: str(n) for n, affiliation in enumerate(context.article.affiliations, start=1)}
    several = len(numbers) > 1
    out = []
    for author in context.article.authors:

        def make(lang: Lang, name: PersonName, id_: str = author.id) -> Passage:
            return Passage(id=id_, lang=lang, text=text_of(display_str(name.printed, lang)), kind="author")

        roles = context.strings(author.id, "label", author.roles)
        out.append(
            AuthorLine(
                id=author.id,
                names=context.row(author.names, make),
                roles=roles if roles.pieces else None,
                marks=tuple(numbers[a] for a in author.affiliations if a in numbers) if several else (),
                orcid=author.orcid,
                email=author.email,
            )
        )
    return tuple(out)


def affiliations(context: EditionContext) -> tuple[Row, ...]:
    """The institutions; each carries its number as label where there are several."""
    several = len(context.article.affiliations) > 1
    return tuple(
        context.strings(affiliation.id, "affiliation", affiliation.text, str(number) if several else "")
        for number, affiliation in enumerate(context.article.affiliations, start=1)
    )


def dates(context: EditionContext) -> tuple[Row, ...]:
    """Received, revised, accepted, published: the printed line, or the date as the language writes it."""
    rows = []
    for number, date in enumerate(context.article.dates, start=1):
        values = {lang: _date_line(date, lang, context.words(lang)) for lang in context.languages}
        rows.append(context.strings(f"date{number}", "date", values))
    return tuple(rows)


def _date_line(date: HistoryDate, lang: Lang, its: EditionWords) -> str:
    printed = date.printed.get(lang)
    if printed:
        return printed
    name = {"received": its.received, "revised": its.revised, "accepted": its.accepted, "published": its.published}
    return f"{name[date.kind]}: {its.written_date(date.iso)}"
