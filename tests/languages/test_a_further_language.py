"""A file for a further language changes no result in another: candidates are those of the text, not all files.

The package is copied with a Czech file beside the others, and what it makes of our own documents, contents pages and
short titles is compared with what it makes without.
"""

from __future__ import annotations

import shutil
import subprocess
import sys
from pathlib import Path

import pytest

import dvomova

HERE = Path(__file__).resolve().parent
PACKAGE = Path(dvomova.__file__).resolve().parent
TOP = HERE.parent.parent
DOCUMENTS = [
    *(TOP / "input" / name for name in ("odna-vulytsia.pdf", "the-other-column.pdf")),
    *(
        TOP / "tests" / "golden" / Path(name).stem / name
        for name in (
            "two-columns.pdf",
            "three-languages.pdf",
            "issue.pdf",
            "word.docx",
            "markdown.md",
            "plain-text.txt",
        )
    ),
]
SHORT = """
import json, sys
from dvomova.assemble.issue import contents
from dvomova.assemble.segments import segments
from dvomova.languages.labels import of_languages
from tests.assemble.issue import printed_pages as split_pages
pages = [
    ["# CONTENTS", "Zrazkovyi T. P. Budgets of small towns 3", "Testenko O. I. Open data and trust 12"],
    ["# ЗМІСТ", "Зразковий Т. П. Бюджети малих міст 3", "Тестенко О. І. Відкриті дані та довіра 12"],
    ["# SPIS TREŚCI", "Zrazkowy T. P. Budżety małych miast 3", "Testenko O. I. Otwarte dane i zaufanie 12"],
]
found = []
for page in pages:
    draft = split_pages.draft([page])
    read = contents.read(segments(draft, of_languages()).segments, draft.furniture, of_languages())
    found.append([entry.lang for entry in read.entries])
print(json.dumps(found))
"""


def package(folder: Path, *further: Path) -> Path:
    """A copy of the package with further language files; gives the folder to import it from."""
    shutil.copytree(PACKAGE, folder / "src" / "dvomova", ignore=shutil.ignore_patterns("__pycache__"))
    shutil.copytree(TOP / "templates", folder / "templates")
    for file in further:
        shutil.copy(file, folder / "src" / "dvomova" / "languages" / "data")
    return folder / "src"


def run(source: Path, *words: str) -> str:
    """What Python prints with that copy of the package."""
    environment = {"PYTHONPATH": f"{source}:{TOP}", "PATH": "/usr/bin:/bin", "PYTHONDONTWRITEBYTECODE": "1"}
    done = subprocess.run([sys.executable, *words], env=environment, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr
    return done.stdout


def converted(source: Path, out: Path) -> dict[str, bytes]:
    """All data files of our own documents."""
    run(source, "-m", "dvomova", "convert", *map(str, DOCUMENTS), "-o", str(out), "--editions", "none", "-q")
    files = (path for path in sorted(out.rglob("*")) if path.is_file() and not path.name.startswith("."))
    return {path.relative_to(out).as_posix(): path.read_bytes() for path in files}


@pytest.fixture(scope="module")
def sources(tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, Path]:
    """The package as it is, and with Czech."""
    base = tmp_path_factory.mktemp("languages")
    return package(base / "twelve"), package(base / "thirteen", HERE / "data" / "cs.toml")


def test_the_further_language_is_there(sources: tuple[Path, Path]) -> None:
    words = ("-c", "from dvomova.languages import known; print('cs' in known())")
    assert [run(source, *words).strip() for source in sources] == ["False", "True"]


def test_it_is_known_in_its_own_text(sources: tuple[Path, Path]) -> None:
    text = "Článek ukazuje, že města, která si rozdělují vodu, se domlouvají v době, kdy je jí dost, a mezi sebou."
    assert (
        run(sources[1], "-c", f"from dvomova.languages.detection import detect; print(detect({text!r})[0])").strip()
        == "cs"
    )


def test_documents_of_other_languages_come_out_the_same(sources: tuple[Path, Path], tmp_path: Path) -> None:
    twelve, thirteen = (converted(source, tmp_path / source.parent.name) for source in sources)
    assert twelve
    assert [name for name in twelve.keys() | thirteen.keys() if twelve.get(name) != thirteen.get(name)] == []


def test_short_titles_keep_their_language(sources: tuple[Path, Path]) -> None:
    expected = '[["en", "en"], ["uk", "uk"], ["pl", "pl"]]'
    assert [run(source, "-c", SHORT).strip() for source in sources] == [expected, expected]
