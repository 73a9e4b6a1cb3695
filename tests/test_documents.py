"""The documents are right: links lead somewhere, named files exist, samples run, every key is described."""

from __future__ import annotations

import dataclasses
import enum
import re
import shlex
import shutil
import tomllib
import typing
from collections.abc import Iterator
from pathlib import Path
from typing import Any
from urllib.parse import unquote

import pytest

import dvomova
from dvomova.cli.arguments import parser
from dvomova.editions.labels import EditionWords
from dvomova.journals import FILE, EditionLook, Journal, Reading, Recognise, read
from dvomova.languages import Language
from dvomova.settings import OneOf

from . import documents
from .conftest import REPOSITORY

PAGES = [path.relative_to(REPOSITORY).as_posix() for path in documents.pages()]
PACKAGE = REPOSITORY / "src" / "dvomova"
PLACES = (REPOSITORY, PACKAGE, PACKAGE.parent, REPOSITORY / "templates" / "base")
"""Where a file that a page names may lie."""
MADE = re.compile(r"(?:output|media|dist|journals)/")
"""What is made by a run, or by the reader of a page."""
TO_BE_WRITTEN = {"tests/readers/test_html_pages.py"}
"""Files that a page tells its reader to write, beside those whose text it gives."""


def test_there_are_pages_and_the_index_names_all_of_them() -> None:
    assert {"README.md", "CONTRIBUTING.md", "CHANGELOG.md", "docs/README.md"} <= set(PAGES)
    text = documents.text_of("docs/README.md")
    named = {(REPOSITORY / "docs" / target).resolve() for _, target in documents.LINK.findall(text)}
    wanted = [name for name in PAGES if name.startswith("docs/") and name != "docs/README.md"]
    assert [name for name in wanted if REPOSITORY / name not in named] == []


def broken_links(page: Path) -> Iterator[str]:
    """Links of a page that lead to no file or no heading; those to the web are not followed."""
    for _, target in documents.LINK.findall(documents.prose(page.read_text(encoding="utf-8"))):
        if re.match(r"[a-z]+:", target):
            continue
        name, _, anchor = unquote(target).partition("#")
        file = (page.parent / name) if name else page
        if not file.exists():
            yield f"{target}: there is no such file"
        elif anchor and anchor not in documents.anchors(file.read_text(encoding="utf-8")):
            yield f"{target}: there is no such heading"


@pytest.mark.parametrize("name", PAGES)
def test_every_link_leads_somewhere(name: str) -> None:
    assert list(broken_links(REPOSITORY / name)) == []


def test_a_link_that_leads_nowhere_is_found_out(tmp_path: Path) -> None:
    page = tmp_path / "page.md"
    page.write_text("# A `b` c!\n[x](page.md#a-b-c) [y](nope.md) [z](#d) [w](https://nope.example)\n", encoding="utf-8")
    assert [line.split(":")[0] for line in broken_links(page)] == ["nope.md", "#d"]


def named_files(text: str) -> Iterator[str]:
    """What looks like a file or folder of the repository among the words in backticks."""
    for word in documents.CODE.findall(documents.prose(text)):
        if re.fullmatch(
            r"[\w.-]+(?:/[\w.-]+)*(?:/|\.py)|(?:src|tests|scripts|docs|templates|input)(?:/[\w.-]+)+", word
        ):
            yield word


@pytest.mark.parametrize("name", [name for name in PAGES if name != "CHANGELOG.md"])
def test_every_file_that_is_named_exists(name: str) -> None:
    text = documents.text_of(name)
    given = {block.file for page in PAGES for block in documents.blocks(documents.text_of(page)) if block.file}
    given |= TO_BE_WRITTEN
    missing = [word for word in named_files(text) if not any((place / word).exists() for place in PLACES)]
    assert [word for word in missing if not any(path.endswith(word) for path in given) and not MADE.match(word)] == []


# Commands and settings


def commands() -> Iterator[tuple[str, str]]:
    """Each command of ours in the pages, with its page; comments and what follows a pipe are left out."""
    for name in PAGES:
        for block in documents.blocks(documents.text_of(name)):
            if block.language == "sh":
                for line in block.text.splitlines():
                    for part in line.split("&&"):
                        words = shlex.split(part, comments=True)
                        if words and Path(words[0]).name == "dvomova":
                            yield name, shlex.join(words[1:])


@pytest.mark.parametrize(("page", "words"), list(commands()))
def test_every_command_is_understood(page: str, words: str) -> None:
    parser().parse_args(shlex.split(words))


def settings() -> Iterator[tuple[str, str]]:
    """Each block of TOML that is (a part of) a journal's file, with its page."""
    tables = {field.name for field in dataclasses.fields(dvomova.Profile)} - {"slug", "folder"}
    for name in PAGES:
        for block in documents.blocks(documents.text_of(name)):
            if block.language == "toml" and set(tomllib.loads(block.text)) <= tables:
                yield name, block.text


@pytest.mark.parametrize(("page", "text"), list(settings()))
def test_every_journal_file_can_be_read(page: str, text: str, tmp_path: Path) -> None:
    (tmp_path / FILE).write_text(text, encoding="utf-8")
    read(tmp_path)


def test_there_are_commands_and_settings_in_the_pages() -> None:
    assert len(list(commands())) > 10
    assert {page for page, _ in settings()} == {"README.md", "docs/journal.md"}


# Keys


def fields(kind: type) -> list[str]:
    """The names of a dataclass's fields."""
    return [field.name for field in dataclasses.fields(kind)]


def sections(kind: type) -> dict[str, type | None]:
    """The tables of a settings file: the dataclass of each, or nothing for one with free keys."""
    hints = typing.get_type_hints(kind)
    found: dict[str, type | None] = {}
    for name in fields(kind):
        hint = hints[name]
        if dataclasses.is_dataclass(hint) and isinstance(hint, type):
            found[name] = hint
        elif typing.get_origin(hint) not in (tuple, None) and name in ("labels", "months"):
            found[name] = None
    return found


def described(page: str, title: str) -> list[str]:
    return documents.keys(documents.section(documents.text_of(page), title))


@pytest.mark.parametrize("kind", [Journal, Recognise, Reading, EditionLook])
def test_every_key_of_a_journal_is_described_and_no_other(kind: type) -> None:
    name = {"Journal": "journal", "Recognise": "recognise", "Reading": "reading", "EditionLook": "look"}[kind.__name__]
    found = described("docs/journal.md", f"`[{name}]`")
    concepts = described("docs/journal.md", "Labels") if kind is Reading else []
    assert found[: len(found) - len(concepts)] == fields(kind)


def allowed(hint: Any) -> set[str]:
    """The words that a key of a mapping may be, by its type."""
    key = typing.get_args(hint)[0]
    if isinstance(key, type) and issubclass(key, enum.Enum):
        return {member.value for member in key}
    (rule,) = [each for each in key.__metadata__ if isinstance(each, OneOf)]
    return set(rule.names())


def test_every_concept_of_a_label_is_described_and_no_other() -> None:
    found = described("docs/journal.md", "Labels")
    assert len(found) == len(set(found))
    assert set(found) == allowed(typing.get_type_hints(Reading, include_extras=True)["labels"])


def test_every_table_of_a_language_is_described_and_no_other() -> None:
    text = documents.section(documents.text_of("docs/language.md"), "Keys of the file")
    assert set(re.findall(r"^### `\[(\w+)\]`$", text, re.MULTILINE)) == set(sections(Language))


@pytest.mark.parametrize("name", ["", *(name for name, kind in sections(Language).items() if kind is not None)])
def test_every_key_of_a_language_is_described_and_no_other(name: str) -> None:
    kind = sections(Language)[name] if name else Language
    assert kind is not None
    wanted = set(fields(kind)) - (set(sections(Language)) if kind is Language else set())
    found = described("docs/language.md", f"`[{name}]`" if name else "At the top")
    assert len(found) == len(set(found))
    assert set(found) == wanted


def test_every_word_of_an_edition_is_described_and_no_other() -> None:
    found = described("docs/language.md", "Words of the editions")
    assert len(found) == len(set(found))
    assert set(found) == set(fields(EditionWords))


def test_every_template_is_described_and_no_other() -> None:
    names = {path.name for path in (REPOSITORY / "templates" / "base").iterdir()}
    names = {"words.<code>.toml" if name.startswith("words.") else name for name in names}
    assert set(described("docs/journal.md", "Templates of your own")) == names


def test_every_public_name_is_described_and_no_other() -> None:
    text = documents.text_of("docs/api.md")
    found = documents.keys(documents.section(text, "Functions")) + documents.keys(documents.section(text, "Values"))
    assert len(found) == len(set(found))
    assert set(found) == set(dvomova.__all__)


def test_the_fields_that_are_named_of_a_value_exist() -> None:
    rows = documents.rows(documents.section(documents.text_of("docs/api.md"), "Values"))
    kinds = ("Bitext", "Link", "Span", "Conversion", "InputOutcome", "Finding")
    cells = {row[0].strip("`"): row[1].split(":", 1)[-1] for row in rows}
    for name in kinds:
        kind = getattr(dvomova, name)
        words = documents.names(re.sub(r"\([^)]*\)|of `convert_all`", "", cells[name]))
        assert words, name
        assert [word for word in words if word not in {*fields(kind), *dir(kind)}] == []


def test_the_terms_of_the_glossary_are_in_order_and_have_a_ukrainian_term() -> None:
    rows = documents.rows(documents.text_of("docs/glossary.md"))
    terms = [row[0] for row in rows]
    assert terms == sorted(set(terms), key=lambda term: re.sub(r"[\W_]+", " ", term.casefold()))
    assert all(len(row) == 3 and all(row) for row in rows)


# Samples


@pytest.fixture
def here(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A folder with the sample and two versions of an article, as the pages take for granted."""
    (tmp_path / "input").mkdir()
    shutil.copy(REPOSITORY / "input" / "the-other-column.pdf", tmp_path / "input")
    for lang in ("en", "uk"):
        shutil.copy(REPOSITORY / "tests" / "golden" / "versions" / f"river-{lang}.md", tmp_path / f"article-{lang}.md")
    monkeypatch.chdir(tmp_path)
    return tmp_path


def python_of(page: str) -> str:
    """The samples of a page, one after the other."""
    return "\n".join(block.text for block in documents.blocks(documents.text_of(page)) if block.language == "python")


def run(page: str) -> dict[str, Any]:
    """Run the samples of a page; gives the names that they leave."""
    names: dict[str, Any] = {"__name__": "sample"}
    exec(compile(python_of(page), page, "exec"), names)
    return names


def test_the_samples_of_the_functions_run(here: Path, capsys: pytest.CaptureFixture[str]) -> None:
    names = run("docs/api.md")
    printed = capsys.readouterr().out
    for word in ("10.5555/kg2024.04.03", "СУСІДНЯ КОЛОНКА", "knyha-i-hromada", "InputError nope.pdf", "(0, 1) (0,)"):
        assert word in printed
    assert {"en-uk.html", "uk.docx", "article.jats.xml", "alignment.tmx"} <= set(names["files"])
    assert (here / "output" / "lexicon.tsv").is_file()
    called = set(re.findall(r"dvomova\.(\w+)\(", python_of("docs/api.md")))
    assert {name for name in dvomova.__all__ if name[0].islower()} - called == set()


def test_the_sample_of_the_readme_runs(here: Path) -> None:
    names = run("README.md")
    assert (here / "output" / "the-other-column" / "en-uk.pdf").is_file()
    assert [tuple(bead) for bead in names["beads"]] == [((0, 1), (0,))]


def test_the_journal_of_the_readme_is_that_of_the_samples() -> None:
    """The README shows part of a file that is there; what it shows stands in that file."""
    (text,) = [text for page, text in settings() if page == "README.md"]
    whole = tomllib.loads((REPOSITORY / "templates/journals/knyha-i-hromada/journal.toml").read_text("utf-8"))
    for table, values in tomllib.loads(text).items():
        assert values.items() <= whole[table].items()
