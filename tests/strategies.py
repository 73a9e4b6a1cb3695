"""Values of the model for Hypothesis, shared by all property tests."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import fields, is_dataclass, replace
from itertools import count
from typing import Any

from hypothesis import strategies as st

from dvomova.model import (
    Alignment,
    Article,
    Author,
    Bitext,
    Block,
    Box,
    Cell,
    Evidence,
    Figure,
    Formula,
    Heading,
    HistoryDate,
    Issue,
    Keyword,
    Link,
    ListItem,
    Look,
    Matter,
    Note,
    Paragraph,
    PersonName,
    Reference,
    ReferenceList,
    Run,
    Source,
    Span,
    Table,
    Title,
    merge,
)

LANGS = st.sampled_from(["en", "uk", "ru", "pl"])
LETTERS = st.text(
    alphabet=st.sampled_from("abcxyz абвгґіїє’“«–-.,;:()[]0123456789\u00a0\u0301<&>\"'"), min_size=1, max_size=40
)
MARKS = st.lists(st.sampled_from(["bold", "italic", "sub", "sup"]), unique=True).map(sorted).map(tuple)


def ids() -> st.SearchStrategy[str]:
    return st.integers(0, 999).map(lambda n: f"b{n}")


def runs() -> st.SearchStrategy[Run]:
    return st.builds(Run, text=LETTERS, marks=MARKS, href=st.none() | st.just("https://example.org/?a=1&b=2"))


def texts() -> st.SearchStrategy[tuple[Run, ...]]:
    return st.lists(runs(), max_size=4).map(merge)


@st.composite
def boxes(draw: st.DrawFn) -> Box:
    x0, top = draw(st.integers(0, 500)) / 2, draw(st.integers(0, 700)) / 2
    return Box(page=draw(st.integers(1, 9)), x0=x0, top=top, x1=x0 + draw(st.integers(0, 90)) / 4, bottom=top + 9.5)


def looks() -> st.SearchStrategy[Look]:
    return st.builds(
        Look, size=st.sampled_from([0.8, 1.0, 1.5]), bold=st.booleans(), setting=st.none() | st.just("center")
    )


def blocks() -> st.SearchStrategy[Block]:
    common = {
        "id": ids(),
        "boxes": st.lists(boxes(), max_size=2).map(tuple),
        "lang": st.none() | LANGS,
    }
    texted = {**common, "text": texts(), "look": looks()}
    cells = st.builds(Cell, text=texts(), columns=st.integers(1, 2), header=st.booleans())
    rows = st.lists(st.lists(cells, min_size=1, max_size=3).map(tuple), min_size=1, max_size=3).map(tuple)
    return st.one_of(
        st.builds(Heading, level=st.integers(1, 4), **texted),
        st.builds(Paragraph, run_in=texts(), **texted),
        st.builds(ListItem, label=st.sampled_from(["", "1.", "•"]), **texted),
        st.builds(Table, rows=rows, label=st.just("Table 1"), caption=texts(), **common),
        st.builds(Figure, image=st.none() | st.just("f1.png"), caption=texts(), **common),
        st.builds(Formula, text=texts(), image=st.none(), **common),
        st.builds(Note, label=st.just("1"), text=texts(), **common),
    )


def by_lang(values: st.SearchStrategy[object]) -> st.SearchStrategy[dict[str, object]]:
    return st.dictionaries(LANGS, values, max_size=3)


def numbered(value: Any, numbers: Iterator[int]) -> Any:
    """The same value with a new id in each place that has one: ids are unique in an article."""
    if isinstance(value, tuple):
        return tuple(numbered(item, numbers) for item in value)
    if isinstance(value, dict):
        return {key: numbered(item, numbers) for key, item in value.items()}
    if not is_dataclass(value) or isinstance(value, type):
        return value
    parts = {field.name: numbered(getattr(value, field.name), numbers) for field in fields(value) if field.init}
    if "id" in parts:
        parts["id"] = f"b{next(numbers)}"
    return replace(value, **parts)


def ids_of(value: Any) -> list[str]:
    """All ids in a value, in order."""
    if isinstance(value, tuple | dict):
        return [name for item in (value.values() if isinstance(value, dict) else value) for name in ids_of(item)]
    if not is_dataclass(value):
        return []
    own = [value.id] if hasattr(value, "id") else []
    return own + [name for field in fields(value) for name in ids_of(getattr(value, field.name))]


def articles() -> st.SearchStrategy[Article]:
    """Articles in which each block, title, keyword, author and reference has an id of its own."""
    return articles_of_any_ids().map(lambda article: numbered(article, count(1)))


def articles_of_any_ids() -> st.SearchStrategy[Article]:
    many = st.lists(blocks(), max_size=4).map(tuple)
    names = st.builds(PersonName, printed=LETTERS, given=LETTERS, family=LETTERS)
    references = st.builds(Reference, id=ids(), text=texts(), number=st.just("1"), doi=st.none())
    return st.builds(
        Article,
        source=st.builds(Source, name=LETTERS, format=st.just("pdf"), sha256=st.just("0" * 64)),
        language=LANGS,
        languages=st.just(("en", "uk")),
        title=by_lang(st.builds(Title, id=ids(), text=texts(), printed=texts())),
        abstract=by_lang(many),
        keywords=by_lang(st.lists(st.builds(Keyword, id=ids(), text=LETTERS), max_size=3).map(tuple)),
        authors=st.lists(st.builds(Author, id=ids(), names=by_lang(names)), max_size=2).map(tuple),
        dates=st.lists(st.builds(HistoryDate, kind=st.just("received"), iso=st.just("2024-01-04")), max_size=1).map(
            tuple
        ),
        issue=st.builds(Issue, number=st.none() | st.just("23")),
        body=by_lang(many),
        references=st.lists(
            st.builds(ReferenceList, id=ids(), heading=texts(), items=st.lists(references, max_size=2).map(tuple)),
            max_size=2,
        ).map(tuple),
        matter=st.lists(
            st.builds(Matter, concept=st.just("funding"), lang=LANGS, heading=texts(), blocks=many), max_size=1
        ).map(tuple),
        file_pages=st.none() | st.just((1, 9)),
    )


def evidence() -> st.SearchStrategy[dict[str, Evidence]]:
    return st.dictionaries(st.just("title.uk"), st.builds(Evidence, confidence=st.just(0.5), reason=LETTERS))


@st.composite
def bitexts(draw: st.DrawFn) -> Bitext:
    """An article with links between its parts, and some to a part that it does not have."""
    article = draw(articles())
    places = st.sampled_from(["missing", *ids_of(article)])
    spans = st.builds(Span, block=places, start=st.just(0), end=st.none() | st.just(4))
    sides = st.lists(spans, max_size=2).map(tuple)
    links = st.builds(Link, unit=st.just("abstract"), left=sides, right=sides, score=st.sampled_from([0.5, 0.99]))
    alignments = st.builds(Alignment, languages=st.just(("en", "uk")), links=st.lists(links, max_size=3).map(tuple))
    return Bitext(article=article, alignments=draw(st.lists(alignments, max_size=1).map(tuple)))
