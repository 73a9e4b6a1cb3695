"""The recipes of docs, carried out by what their pages say: a reader, an edition, a language and a journal.

Files and changes are taken from the blocks of code of the pages and put into a copy of the repository.
"""

from __future__ import annotations

import json
import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from . import documents
from .conftest import REPOSITORY

COPIED = ("src", "templates", "tests", "scripts", "pyproject.toml")
BODY = """\
The keepers wrote down who drew water and when, who mended the rope, and what the bucket cost. Nobody read the
books afterwards, and so nobody corrected them. In this they are better than chronicles, which were read by the
powerful and corrected at once. Eleven books have come down to us in the archive of the town; the oldest begins in
1841, the youngest ends in 1932.

We compared every entry that names a year with the registers of the parish. Of 612 such entries 597 agree, and the
other fifteen are off by one year, always in January, when a clerk still writes the year before.

Names are another matter. The same widow is Hanna, Anna and Hania in one spring, and her well bears a fourth name.
The keepers wrote by ear, and the ear of one street is not the ear of the next. A reader who wants to follow a
family from well to well has to read aloud, and then the four names become one again.
"""
CZECH = """\
*Jana Vodičková*

# **Studna na rohu dvou ulic**

**Abstrakt.** Článek ukazuje, kdo bral vodu ze studny na rohu dvou ulic a proč byla studna nakonec zavřena. Autorka
četla knihy, které vedla obec, a porovnala je s dopisy obyvatel, kteří o studni psali.

**Klíčová slova:** studna, ulice, obec.

**Úvod.** Studna na rohu dvou ulic byla místem, kde se potkávali lidé z obou stran města. Knihy o ní mlčí, ale dopisy
jsou plné hádek o to, kdo má opravit rumpál a kdo má platit provaz.

Správci psali, kdo bral vodu a kdy, kdo opravil provaz a kolik stálo vědro. Nikdo ty knihy potom nečetl, a proto je
také nikdo neopravoval. V tom jsou lepší než kroniky, které četli mocní a hned je opravovali. Do archivu města se
dostalo jedenáct knih; nejstarší začíná rokem 1841 a nejmladší končí rokem 1932.

Porovnali jsme každý zápis, který uvádí rok, s matrikami farnosti. Z 612 takových zápisů se jich 597 shoduje a ostatních
patnáct se liší o jeden rok, vždy v lednu, kdy písař ještě píše rok předešlý.

Jména jsou něco jiného. Táž vdova je během jednoho jara Hana, Anna i Hanka a její studna má čtvrté jméno. Správci psali
podle sluchu a sluch jedné ulice není sluchem ulice druhé. Čtenář, který chce sledovat jednu rodinu od studny ke
studni, musí číst nahlas, a potom se čtyři jména opět spojí v jedno.

Článek došel: 4. ledna 2024

# **The well on the corner of two streets**

**Abstract.** The article shows who drew water from the well on the corner of two streets and why it was closed in the
end. The author read the books of the community and compared them with the letters of those who wrote of the well.

**Keywords:** well, street, community.
"""
TOWN = """\
ISSN 2345-6788

Шифр УДК 627.1

*Olena Krynychna*

# **THE WELL ON THE CORNER OF TWO STREETS**

**Abstract.** The article shows who drew water from the well on the corner of two streets and why it was closed.

**Words to find it by:** well, street, water.

**Introduction.** The well was dug in 1841 and closed in 1932. In between it had eleven keepers, and each of them kept
a book. We read all of these books and compared them with the letters that the town received.

"""


def changed(text: str, diff: str) -> str:
    """A text with a change of a page made: the lines with “-” or “ ” are there once, and those with “+” or “ ” come."""
    lines = [line for line in diff.splitlines() if line]
    before = "".join(f"{line[1:]}\n" for line in lines if line[0] in " -")
    after = "".join(f"{line[1:]}\n" for line in lines if line[0] in " +")
    assert text.count(before) == 1, f"not there once:\n{before}"
    return text.replace(before, after)


def carry_out(page: str, top: Path) -> list[Path]:
    """Put the files of a page below a folder, and make its changes; a change without a name is of the last file."""
    made: list[Path] = []
    place = top
    for block in documents.blocks(documents.text_of(page)):
        place = top / block.file if block.file else place
        if block.language == "diff":
            place.write_text(changed(place.read_text(encoding="utf-8"), block.text), encoding="utf-8")
        elif block.file:
            place.parent.mkdir(parents=True, exist_ok=True)
            place.write_text(block.text, encoding="utf-8")
            made.append(place)
    return made


@pytest.fixture(scope="module")
def copy(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A copy of the repository with the reader, the edition and the language of the pages."""
    top = tmp_path_factory.mktemp("copy")
    for name in COPIED:
        path = REPOSITORY / name
        if path.is_dir():
            shutil.copytree(path, top / name, ignore=shutil.ignore_patterns("__pycache__"))
        else:
            shutil.copy(path, top / name)
    made = [path for page in ("reader", "edition", "language") for path in carry_out(f"docs/{page}.md", top)]
    assert len(made) == 5
    return top


def run(words: list[str], copy: Path, here: Path) -> subprocess.CompletedProcess[str]:
    """Run Python with the package of the copy, in a folder."""
    env = {**os.environ, "PYTHONPATH": str(copy / "src"), "XDG_CONFIG_HOME": str(here / "config")}
    words = [sys.executable, "-m", *words]
    return subprocess.run(words, cwd=here, env=env, capture_output=True, text=True, check=False)


def dvomova(copy: Path, here: Path, *words: str) -> str:
    """What the command prints."""
    done = run(["dvomova", *words], copy, here)
    assert done.returncode == 0, done.stderr
    return done.stdout


def test_the_tests_of_all_readers_and_writers_pass_with_them(copy: Path) -> None:
    tests = ["tests/readers/test_contract.py", "tests/writers/test_contract.py", "tests/test_architecture.py"]
    only = "html or txt or one_way or name_of_its_own or fences"
    done = run(["pytest", "-q", "-p", "no:cacheprovider", *tests, "-k", only], copy, copy)
    assert done.returncode == 0, done.stdout


def test_they_are_laid_out_as_the_code_is(copy: Path) -> None:
    files = ["src/dvomova/readers/html_pages.py", "src/dvomova/writers/txt.py"]
    for words in (["check"], ["format", "--check"]):
        done = run(["ruff", *words, "--no-cache", *files], copy, copy)
        assert done.returncode == 0, done.stdout


def test_a_web_page_becomes_a_plain_text_edition(copy: Path, tmp_path: Path) -> None:
    page = (copy / "tests" / "readers" / "sound.html").read_text(encoding="utf-8")
    body = "".join(f"<p>{paragraph}</p>" for paragraph in BODY.split("\n\n"))
    (tmp_path / "sound.html").write_text(page.replace("<ol>", f"{body}<ol>", 1), encoding="utf-8")
    dvomova(copy, tmp_path, "convert", "sound.html", "-o", "out", "--editions", "txt", "-q")
    article = json.loads((tmp_path / "out" / "sound" / "article.json").read_bytes())["article"]
    assert article["udc"] == "908(477)"
    assert article["title"]["en"]["text"] == [{"text": "The well on the corner of two streets"}]
    kinds = [block["kind"] for block in article["body"]["en"]]
    assert kinds == ["paragraph"] * 4 + ["item", "item", "item", "table", "figure"]
    text = (tmp_path / "out" / "sound" / "en.txt").read_text(encoding="utf-8")
    for line in (
        "The well on the corner of two streets",
        "Olena Krynychna",
        "Purpose. To see who drew water in 19012, and how often.",
        "1. the water book;",
        "• two volumes;",
        "Table 1 Buckets by year",
        "1901 | 3,100",
    ):
        assert line in text.splitlines(), line


def test_an_article_in_the_new_language_is_recognised(copy: Path, tmp_path: Path) -> None:
    (tmp_path / "studna.md").write_text(CZECH, encoding="utf-8")
    dvomova(copy, tmp_path, "convert", "studna.md", "-o", "out", "--editions", "html", "-q")
    article = json.loads((tmp_path / "out" / "studna" / "article.json").read_bytes())["article"]
    assert article["languages"] == ["cs", "en"]
    assert article["title"]["cs"]["text"] == [{"text": "Studna na rohu dvou ulic"}]
    assert [word["text"] for word in article["keywords"]["cs"]] == ["studna", "ulice", "obec"]
    assert len(article["abstract"]["cs"]) == 1
    assert article["dates"][0]["iso"] == "2024-01-04"
    assert article["authors"][0]["names"]["cs"]["family"] == "Vodičková"
    assert "Klíčová slova" in (tmp_path / "out" / "studna" / "cs.html").read_text(encoding="utf-8")


def test_the_other_languages_are_recognised_as_before(copy: Path) -> None:
    done = run(["pytest", "-q", "-p", "no:cacheprovider", "tests/languages/test_detection.py"], copy, copy)
    assert done.returncode == 0, done.stdout


def test_a_journal_of_ones_own(copy: Path, tmp_path: Path) -> None:
    carry_out("docs/journal.md", tmp_path)
    (tmp_path / "article.md").write_text(TOWN + BODY, encoding="utf-8")
    assert "town-and-water" in dvomova(copy, tmp_path, "doctor", "--journal", "town-and-water")
    dvomova(copy, tmp_path, "convert", "article.md", "-o", "out", "--editions", "html", "-q")
    article = json.loads((tmp_path / "out" / "article" / "article.json").read_bytes())["article"]
    assert article["journal"] == "town-and-water"
    assert [word["text"] for word in article["keywords"]["en"]] == ["well", "street", "water"]
    assert article["udc"] == "627.1"
    page = (tmp_path / "out" / "article" / "en.html").read_text(encoding="utf-8")
    assert "printed on paper from the mill at the weir" in page
    assert "#14505c" in page


def test_a_change_that_does_not_fit_is_found_out() -> None:
    assert changed("a\nb\nc\n", " a\n-b\n+x\n") == "a\nx\nc\n"
    with pytest.raises(AssertionError, match="not there once"):
        changed("a\nb\n", " b\n+c\n-d\n")
