"""What was recognised in a file, as a tree for a person to read: nothing is written.

Doubtful things come first, for they are what a person looks for. Pages are named as printed in the file's own
order (``p. 3`` is the third page of the file). Text comes from a stranger's file: it is escaped before ``rich``
sees it, and long text is cut.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence

from rich.markup import escape
from rich.tree import Tree

from ..findings import BlockId, Code, EditionName, FieldPath, Finding, Severity
from ..languages import known, load
from ..model import Alignment, Article, Block, Box, Heading, Lang, Paragraph, block_text, plain
from ..pipeline import Conversion

DOUBTFUL = 0.8
"""Fields that are read with less confidence stand among what a person should look at."""
WEAK = 0.5
LONGEST = 90
MOST_DOUBTS = 12

KINDS = {
    "heading": ("heading", "headings"),
    "paragraph": ("paragraph", "paragraphs"),
    "item": ("list item", "list items"),
    "table": ("table", "tables"),
    "figure": ("figure", "figures"),
    "formula": ("formula", "formulas"),
    "note": ("note", "notes"),
}
UNITS = {
    "title": "titles",
    "abstract": "sentences of the abstract",
    "keyword": "keywords",
    "author": "authors",
    "affiliation": "affiliations",
    "heading": "headings",
    "caption": "captions",
    "body": "sentences of the body",
    "reference": "references",
}


def tree(name: str, found: Sequence[Conversion]) -> Tree:
    """The articles of one input; ``name`` is the file's."""
    what = "1 article" if len(found) == 1 else f"{len(found)} articles"
    out = Tree(f"[bold]{safe(name)}[/]: {what}")
    for converted in found:
        add_article(out, converted)
    return out


def add_article(out: Tree, converted: Conversion) -> None:
    """One article as a branch."""
    article = converted.bitext.article
    title = article.title.get(article.language) or next(iter(article.title.values()), None)
    at = "" if article.file_pages is None else f" [dim]p. {span(*article.file_pages)}[/]"
    branch = out.add(f"[bold]{shown(plain(title.text)) if title else 'without a title'}[/]{at}")
    add_doubts(branch, converted)
    add_facts(branch, converted)
    add_people(branch, converted)
    for lang in languages_of(article):
        add_language(branch, converted, lang)
    add_references(branch, article)
    for matter in article.matter:
        text = plain(matter.heading) or " ".join(plain(block_text(block)) for block in matter.blocks)
        branch.add(
            f"{safe(matter.concept)} [dim]{safe(matter.lang)}[/]: {shown(text)}{pages_of(boxes_of(matter.blocks))}"
        )
    for alignment in converted.bitext.alignments:
        add_alignment(branch, alignment)


def add_doubts(branch: Tree, converted: Conversion) -> None:
    """What a person should look at, the most doubtful first; nothing where all is well."""
    doubts = [
        (
            evidence.confidence,
            f"{safe(path)}: {shown(evidence.reason)} {sure(evidence.confidence)}{pages_of(evidence.boxes)}",
        )
        for path, evidence in converted.evidence.items()
        if evidence.confidence < DOUBTFUL
    ]
    doubts.sort()
    by_severity = {
        severity: [finding for finding in converted.findings if finding.severity is severity] for severity in Severity
    }
    lines = [f"[red]{safe(finding.message)}[/]{where(finding)}" for finding in by_severity[Severity.ERROR]]
    lines += [line for _, line in doubts]
    listed_apart = {Code.FIELD_UNSURE} if doubts else set()
    lines += [
        f"{safe(finding.message)}{where(finding)}"
        for finding in by_severity[Severity.WARNING]
        if finding.code not in listed_apart
    ]
    if lines:
        add_list(branch.add(f"[yellow]to look at: {len(lines)}[/]"), lines, MOST_DOUBTS)
    notes = Counter(str(finding.code) for finding in by_severity[Severity.INFO])
    if notes:
        branch.add("[dim]noted: " + ", ".join(f"{code} {n}" for code, n in sorted(notes.items())) + "[/]")


def add_facts(branch: Tree, converted: Conversion) -> None:
    """What has no language: journal, issue, pages, identifiers, dates."""
    article = converted.bitext.article
    issue = article.issue
    journal = next(iter(issue.journal.values()), "") or article.journal
    pages = "–".join(page for page in (issue.first_page, issue.last_page) if page)
    parts = [("volume", issue.volume), ("number", issue.number), ("year", issue.year), ("pages", pages)]
    branch.add(", ".join([shown(journal), *(f"{word} {safe(value)}" for word, value in parts if value)]))
    for word, value in (("DOI", article.doi), ("UDC", article.udc)):
        branch.add(f"{word} {shown(value)}" if value else f"[dim]no {word}[/]")
    for date in article.dates:
        branch.add(f"{date.kind} {safe(date.iso)}")


def add_people(branch: Tree, converted: Conversion) -> None:
    """The authors, each once with the names in every language."""
    article = converted.article
    people = branch.add(f"{counted(len(article.authors), 'author', 'authors')}{confidence(converted, 'authors')}")
    for author in article.authors:
        names = " / ".join(f"{shown(name.printed)} [dim]{safe(lang)}[/]" for lang, name in author.names.items())
        more = [safe(value) for value in (author.orcid, author.email) if value]
        people.add("  ".join([names or "without a name", *more]))


def add_language(branch: Tree, converted: Conversion, lang: Lang) -> None:
    """Everything that the article has in one language."""
    article = converted.article
    own = " (the article's own language)" if lang == article.language else ""
    part = branch.add(f"[cyan]{language_name(lang)}[/]{own}")
    title = article.title.get(lang)
    part.add(
        f"title: {shown(plain(title.text))}{confidence(converted, f'title.{lang}')}" if title else "[dim]no title[/]"
    )
    abstract = article.abstract.get(lang, ())
    letters = sum(len(plain(block_text(block))) for block in abstract)
    if abstract:
        size = f"{counted(len(abstract), 'paragraph', 'paragraphs')}, {letters} characters"
        part.add(f"abstract: {size}{pages_of(boxes_of(abstract))}{confidence(converted, f'abstract.{lang}')}")
    else:
        part.add("[dim]no abstract[/]")
    words = [keyword.text for keyword in article.keywords.get(lang, ())]
    part.add(f"{len(words)} keywords: {shown(', '.join(words))}" if words else "[dim]no keywords[/]")
    if body := article.body.get(lang, ()):
        add_body(part, body)


def add_body(part: Tree, body: Sequence[Block]) -> None:
    """The body as its headings, with how many blocks of each kind there are."""
    kinds = Counter[str](block.kind for block in body)
    sizes = ", ".join(counted(kinds[kind], *words) for kind, words in KINDS.items() if kinds[kind])
    branch = part.add(f"body: {sizes}{pages_of(boxes_of(body))}")
    add_list(branch, headings(body), len(body))


def headings(body: Sequence[Block]) -> list[str]:
    """The headings of a body, run-in ones among them, each with its page."""
    lines = []
    for block in body:
        if isinstance(block, Heading):
            lines.append(f"{'  ' * (block.level - 1)}{shown(plain(block.text))}{pages_of(block.boxes)}")
        elif isinstance(block, Paragraph) and block.run_in:
            lines.append(f"{shown(plain(block.run_in))}{pages_of(block.boxes)}")
    return lines


def add_references(branch: Tree, article: Article) -> None:
    """The reference lists: heading, number of entries, page."""
    for each in article.references:
        first = pages_of(box for item in each.items[:1] for box in item.boxes)
        branch.add(
            f"{shown(plain(each.heading)) or 'references'}: {counted(len(each.items), 'entry', 'entries')}{first}"
        )


def add_alignment(branch: Tree, alignment: Alignment) -> None:
    """How much of each kind is paired between two languages."""
    left, right = (language_name(lang) for lang in alignment.languages)
    part = branch.add(f"{left} ↔ {right}")
    for unit, words in UNITS.items():
        links = [link for link in alignment.links if link.unit == unit]
        paired = [link for link in links if link.left and link.right]
        if not links:
            continue
        weak = sum(link.score < WEAK for link in paired)
        alone = len(links) - len(paired)
        tail = [f"{weak} weak" if weak else "", f"{alone} without a counterpart" if alone else ""]
        part.add(", ".join([f"{counted(len(paired), 'pair', 'pairs')} of {words}", *filter(None, tail)]))


def add_list(branch: Tree, lines: Sequence[str], most: int) -> None:
    """Lines as leaves, and how many were left out."""
    for line in lines[:most]:
        branch.add(line)
    if len(lines) > most:
        branch.add(f"[dim]and {len(lines) - most} more, in report.json[/]")


def languages_of(article: Article) -> list[Lang]:
    """The languages of an article, its own first."""
    return sorted(article.languages, key=lambda lang: lang != article.language)


def language_name(lang: Lang) -> str:
    """The English name of a language that has a file, else its code."""
    return escape(load(lang).english_name if lang in known() else lang)


def safe(text: str) -> str:
    """Text of the file on one line, without control characters, its brackets not read as markup."""
    return escape(" ".join("".join(char if char.isprintable() else " " for char in text).split()))


def shown(text: str) -> str:
    """The same, cut to a readable length."""
    flat = " ".join(text.split())
    return safe(flat if len(flat) <= LONGEST else f"{flat[: LONGEST - 1].rstrip()}…")


def counted(number: int, one: str, many: str) -> str:
    """A number with its noun."""
    return f"{number} {one if number == 1 else many}"


def sure(value: float) -> str:
    """A confidence as a percentage, in the colour of its worth."""
    return f"[{'green' if value >= DOUBTFUL else 'yellow' if value >= WEAK else 'red'}]{value:.0%}[/]"


def confidence(converted: Conversion, path: str) -> str:
    """How sure a field's reading is, where that is known."""
    evidence = converted.evidence.get(path)
    return f" {sure(evidence.confidence)}" if evidence else ""


def boxes_of(blocks: Iterable[Block]) -> Iterator[Box]:
    """The boxes of several blocks."""
    for block in blocks:
        yield from block.boxes


def pages_of(boxes: Iterable[Box]) -> str:
    """The pages of boxes, to stand at the end of a line; empty where there are none."""
    pages = sorted({box.page for box in boxes})
    return f" [dim]p. {span(pages[0], pages[-1])}[/]" if pages else ""


def span(first: int, last: int) -> str:
    """A page, or the first and the last of several."""
    return str(first) if first == last else f"{first}–{last}"


def where(finding: Finding) -> str:
    """Where a finding belongs, to stand at the end of a line."""
    match finding.where:
        case None:
            return ""
        case BlockId(id=name) | FieldPath(path=name) | EditionName(name=name):
            return f" [dim]{safe(name)}[/]"
        case box:
            return pages_of((box,))
