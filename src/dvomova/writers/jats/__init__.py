"""The article as JATS Publishing 1.3 (ANSI/NISO Z39.96-2021): the front; body and back are in ``jats_body``.

Both languages as the Tag Library codes them: ``trans-title-group``, ``trans-abstract``, a ``kwd-group`` a language,
``name-alternatives``, ``aff-alternatives``; a second body is a ``sub-article`` of type ``translation``. (JATS 1.4
does it otherwise, but no schema of 1.4 can be had offline, and readers of 1.3 are many.) The text is as printed: titles
keep their capitals, the running case is an ``alt-title``. UDC is no identifier that the DTD knows: ``custom``.
"""

from __future__ import annotations

from collections.abc import Mapping

from lxml import etree

from ...journals import Profile
from ...languages.labels import of_journal
from ...model import Article, Author, Bitext, HistoryDate, Issue, Lang, PersonName, Run, Text, Title, merge, plain
from ...model.vocabulary import Concept
from ..xml_tree import XML_LANG, Element, indent, sub, to_bytes
from .body import XLINK, Setter, add_back, add_body

FILE = "article.jats.xml"
DOCTYPE = (
    '<!DOCTYPE article PUBLIC "-//NLM//DTD JATS (Z39.96) Journal Publishing DTD v1.3 20210610//EN" '
    '"https://jats.nlm.nih.gov/publishing/1.3/JATS-journalpublishing1-3.dtd">'
)
ALI = "http://www.niso.org/schemas/ali/1.0/"
NAMESPACES = {"xlink": XLINK, "mml": "http://www.w3.org/1998/Math/MathML", "ali": ALI}
MIXED = frozenset(
    [
        "p",
        "title",
        "article-title",
        "trans-title",
        "alt-title",
        "mixed-citation",
        "td",
        "th",
        "license-p",
        "string-name",
    ]
)
"""Elements in which white space is text."""
DATE_TYPES = {"received": "received", "revised": "rev-recd", "accepted": "accepted"}


def write(bitext: Bitext, profile: Profile) -> Mapping[str, bytes]:
    """``article.jats.xml``, and ``media/…`` for the pictures that it names."""
    article = bitext.article
    setter = Setter(article, frozenset(bitext.media), of_journal(profile.reading.labels))
    root = etree.Element("article", nsmap=NAMESPACES)
    root.set("article-type", "research-article")
    root.set("dtd-version", "1.3")
    root.set(XML_LANG, article.language)
    front = sub(root, "front")
    _journal_meta(front, article, profile)
    _article_meta(front, setter, profile)
    add_body(root, setter, article.language)
    add_back(root, setter)
    for lang in article.body:
        if lang != article.language and article.body[lang]:
            _translation(root, setter, lang)
    indent(root, MIXED)
    files = {FILE: to_bytes(root, DOCTYPE)}
    return files | {f"media/{name}": bitext.media[name] for name in setter.pictures}


def _journal_meta(front: Element, article: Article, profile: Profile) -> None:
    issue, journal = article.issue, profile.journal
    numbers = (
        (issue.issn_print or journal.issn_print, "print"),
        (issue.issn_online or journal.issn_online, "electronic"),
    )
    titles = issue.journal or journal.title
    meta = sub(front, "journal-meta")
    sub(meta, "journal-id", profile.slug, {"journal-id-type": "publisher-id"})
    if titles:
        group = sub(meta, "journal-title-group")
        first, *others = sorted(titles, key=lambda lang: (lang != article.language, lang))
        sub(group, "journal-title", titles[first], {XML_LANG: first})
        for lang in others:
            sub(sub(group, "trans-title-group", attributes={XML_LANG: lang}), "trans-title", titles[lang])
        if journal.abbreviation:
            sub(group, "abbrev-journal-title", journal.abbreviation)
    for number, form in numbers:
        if number:
            sub(meta, "issn", number, {"publication-format": form})
    if not any(number for number, _ in numbers):
        sub(meta, "issn")  # The DTD requires one; an empty one means that it is not known.
    publishers = issue.publisher or journal.publisher
    if publishers:
        lang = article.language if article.language in publishers else sorted(publishers)[0]
        sub(sub(meta, "publisher"), "publisher-name", publishers[lang], {XML_LANG: lang})


def _article_meta(front: Element, setter: Setter, profile: Profile) -> None:
    article = setter.article
    meta = sub(front, "article-meta")
    if article.doi:
        sub(meta, "article-id", article.doi, {"pub-id-type": "doi"})
    if article.udc:
        sub(meta, "article-id", article.udc, {"pub-id-type": "custom", "custom-type": "udc"})
    if any(article.issue.section.values()):
        categories = sub(meta, "article-categories")
        for lang, name in article.issue.section.items():
            group = sub(categories, "subj-group", attributes={"subj-group-type": "heading", XML_LANG: lang})
            sub(group, "subject", name)
    _titles(meta, setter)
    _people(meta, setter)
    _issue(meta, article)
    _history(meta, article.dates)
    _permissions(meta, setter, profile)
    _abstracts(meta, setter)
    _keywords(meta, article)


def _unlinked(text: Text) -> Text:
    """A title without links: the DTD allows none in ``article-title``."""
    return merge(Run(text=run.text, marks=run.marks) for run in text)


def _titles(meta: Element, setter: Setter) -> None:
    article = setter.article
    titles = {lang: title for lang, title in article.title.items() if plain(title.printed or title.text).strip()}
    group = sub(meta, "title-group")
    if not titles:
        sub(group, "article-title")
        return
    main = article.language if article.language in titles else next(iter(titles))
    setter.inline(sub(group, "article-title", attributes=_other_lang(main, article)), _unlinked(_printed(titles[main])))
    for lang, title in titles.items():
        if lang != main:
            trans = sub(group, "trans-title-group", attributes={XML_LANG: lang})
            setter.inline(sub(trans, "trans-title"), _unlinked(_printed(title)))
    for lang, title in titles.items():
        if plain(title.text).strip() and plain(title.text) != plain(_printed(title)):
            alternative = {"alt-title-type": "running-case", XML_LANG: lang}
            setter.inline(sub(group, "alt-title", attributes=alternative), _unlinked(title.text))


def _printed(title: Title) -> Text:
    return title.printed or title.text


def _other_lang(lang: Lang, article: Article) -> dict[str, str | None]:
    return {XML_LANG: lang if lang != article.language else None}


def _people(meta: Element, setter: Setter) -> None:
    article = setter.article
    affiliations = {a.id: a for a in article.affiliations if any(a.text.values())}
    if article.authors:
        group = sub(meta, "contrib-group")
        for author in article.authors:
            _author(group, setter, author, [i for i in author.affiliations if i in affiliations])
    for affiliation in affiliations.values():
        printed = {lang: text for lang, text in affiliation.text.items() if text}
        id_ = setter.new_id(affiliation.id)
        if len(printed) == 1:
            lang, text = next(iter(printed.items()))
            sub(meta, "aff", text, {"id": id_, XML_LANG: lang})
            continue
        alternatives = sub(meta, "aff-alternatives", attributes={"id": id_})
        for lang, text in printed.items():
            sub(alternatives, "aff", text, {XML_LANG: lang})


def _author(group: Element, setter: Setter, author: Author, affiliations: list[str]) -> None:
    contrib = sub(group, "contrib", attributes={"contrib-type": "author", "id": setter.new_id(author.id)})
    if author.orcid:
        orcid = author.orcid if author.orcid.startswith("http") else f"https://orcid.org/{author.orcid}"
        sub(contrib, "contrib-id", orcid, {"contrib-id-type": "orcid", "authenticated": "false"})
    if author.names:
        alternatives = sub(contrib, "name-alternatives")
        for lang, name in author.names.items():
            _name(alternatives, lang, name)
    for lang, role in author.roles.items():
        sub(contrib, "role", role, {XML_LANG: lang})
    if author.email:
        sub(contrib, "email", author.email)
    for lang, note in author.note.items():
        if plain(note).strip():
            setter.inline(sub(sub(contrib, "bio", attributes={XML_LANG: lang}), "p"), note)
    for id_ in affiliations:
        setter.refer(contrib, "aff", id_)


def _name(parent: Element, lang: Lang, name: PersonName) -> None:
    if not name.family.strip():
        sub(parent, "string-name", name.printed, {XML_LANG: lang})
        return
    element = sub(parent, "name", attributes={"name-style": "western", XML_LANG: lang})
    sub(element, "surname", name.family)
    if name.given.strip():
        sub(element, "given-names", name.given)


def _issue(meta: Element, article: Article) -> None:
    issue: Issue = article.issue
    published = next((date for date in article.dates if date.kind == "published"), None)
    if published:
        attributes = {"date-type": "pub", "iso-8601-date": published.iso}
        _date(sub(meta, "pub-date", attributes=attributes), published.iso)
    elif issue.year:
        sub(sub(meta, "pub-date", attributes={"date-type": "pub"}), "year", issue.year)
    else:
        sub(meta, "pub-date-not-available")
    for tag, value in (
        ("volume", issue.volume),
        ("issue", issue.number),
        ("fpage", issue.first_page),
        ("lpage", issue.last_page if issue.first_page else None),
    ):
        if value:
            sub(meta, tag, value)


def _history(meta: Element, dates: tuple[HistoryDate, ...]) -> None:
    known = [date for date in dates if date.kind in DATE_TYPES]
    if not known:
        return
    history = sub(meta, "history")
    for date in known:
        attributes = {"date-type": DATE_TYPES[date.kind], "iso-8601-date": date.iso}
        _date(sub(history, "date", attributes=attributes), date.iso)


def _date(element: Element, iso: str) -> None:
    year, month, day = [*iso.split("T")[0].split("-"), "", ""][:3]
    for tag, value in (("day", day), ("month", month), ("year", year)):
        if value:
            sub(element, tag, value)


def _permissions(meta: Element, setter: Setter, profile: Profile) -> None:
    """The licence: where the journal's file names one, and as the article prints it."""
    printed = [m for m in setter.article.matter if m.concept == Concept.LICENCE]
    address = profile.journal.licence or ""
    link = address if address.startswith("http") else None
    if not address and not printed:
        return
    permissions = sub(meta, "permissions")
    for matter in printed or (None,):
        attributes = {f"{{{XLINK}}}href": link, XML_LANG: matter.lang if matter else None}
        licence = sub(permissions, "license", attributes=attributes)
        if link:
            sub(licence, f"{{{ALI}}}license_ref", link)
        for text in setter.paragraphs(matter) if matter else ():
            setter.inline(sub(licence, "license-p"), text)
        if not matter:
            sub(licence, "license-p", address)


def _abstracts(meta: Element, setter: Setter) -> None:
    article = setter.article
    main = article.language
    for lang in sorted(article.abstract, key=lambda lang: lang != main):
        if article.abstract[lang]:
            tag = "abstract" if lang == main else "trans-abstract"
            setter.abstract(sub(meta, tag, attributes={XML_LANG: lang}), article.abstract[lang], lang)


def _keywords(meta: Element, article: Article) -> None:
    for lang in sorted(article.keywords, key=lambda lang: lang != article.language):
        if article.keywords[lang]:
            group = sub(meta, "kwd-group", attributes={"kwd-group-type": "author", XML_LANG: lang})
            for keyword in article.keywords[lang]:
                sub(group, "kwd", keyword.text, {"id": None})


def _translation(root: Element, setter: Setter, lang: Lang) -> None:
    """The body in another language, with its title: the front's other parts stand in the article's own."""
    attributes = {"article-type": "translation", "id": setter.new_id(f"translation-{lang}"), XML_LANG: lang}
    part = sub(root, "sub-article", attributes=attributes)
    front = sub(part, "front-stub")
    title = setter.article.title.get(lang)
    if title:
        setter.inline(sub(sub(front, "title-group"), "article-title"), _unlinked(_printed(title)))
    add_body(part, setter, lang)
