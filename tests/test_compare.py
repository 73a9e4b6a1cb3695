"""``scripts/compare``: a small project stands in for dvomova, so that each kind of difference can be made at will."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

pytestmark = pytest.mark.skipif(shutil.which("git") is None, reason="scripts/compare works with git")

MAIN = """
import json, sys
from pathlib import Path

out = Path(sys.argv[sys.argv.index("-o") + 1])
files = [Path(word) for word in sys.argv[2 : sys.argv.index("-o")]]
if "broken" in files[0].read_text():
    print(f"{files[0]} is broken.", file=sys.stderr)
    sys.exit(1)
folder = out / files[0].stem
(folder / "media").mkdir(parents=True)
letters = "".join(file.read_text() for file in files).strip()
(folder / "article.json").write_text(json.dumps({"text": letters, "length": len(letters)}, indent=1) + "\\n")
(folder / "media" / "p1.png").write_bytes(letters.encode())
(out / ".dvomova.json").write_text(str(out))
"""


def run(tree: Path, *words: str) -> subprocess.CompletedProcess[str]:
    """Run a command in a folder, with a name for git's commits."""
    who = {f"GIT_{role}_{what}": "test@example.org" for role in ("AUTHOR", "COMMITTER") for what in ("NAME", "EMAIL")}
    return subprocess.run(
        words, cwd=tree, env={**os.environ, **who}, capture_output=True, text=True, check=False, timeout=60
    )


@pytest.fixture
def project(tmp_path: Path) -> Path:
    """A repository with a package ``dvomova``, and beside it three documents to measure with."""
    tree = tmp_path / "project"
    package = tree / "src" / "dvomova"
    package.mkdir(parents=True)
    (package / "__init__.py").write_text('__version__ = "1.0"\n', encoding="utf-8")
    (package / "__main__.py").write_text(MAIN, encoding="utf-8")
    (tree / "templates").mkdir()
    (tree / "templates" / "a.txt").write_text("a\n", encoding="utf-8")
    documents = tmp_path / "shared" / "acceptance"
    for name, text in {"set/x_English.md": "One", "set/x_Ukrainian.md": "Один", "faults/bad.md": "broken"}.items():
        (documents / name).parent.mkdir(parents=True, exist_ok=True)
        (documents / name).write_text(text, encoding="utf-8")
    for words in (("init", "-q"), ("add", "-A"), ("commit", "-q", "-m", "first")):
        assert run(tree, "git", *words).returncode == 0
    return tree


def compare(project: Path, repository: Path, *words: str) -> subprocess.CompletedProcess[str]:
    """Run the script for the made project."""
    script = str(repository / "scripts" / "compare.py")
    places = ("-C", str(project), "--acceptance", str(project.parent / "shared" / "acceptance"))
    return run(
        project.parent,
        sys.executable,
        script,
        *words[:1],
        *places,
        *words[1:],
        "--cache",
        str(project.parent / "cache"),
    )


def test_the_same_code_gives_no_difference_and_is_run_once(project: Path, repository: Path) -> None:
    done = compare(project, repository, "HEAD")
    assert (done.returncode, done.stdout) == (0, "HEAD and working tree: 4 documents, 0 differ, 4 are alike\n")
    assert "HEAD: 4 of 4 documents to convert" in done.stderr
    assert compare(project, repository, "HEAD").stderr == ""


def test_a_change_that_is_not_committed_is_listed_file_by_file(project: Path, repository: Path) -> None:
    main = project / "src" / "dvomova" / "__main__.py"
    main.write_text(MAIN.replace('"length": len(letters)', '"length": len(files)'), encoding="utf-8")
    done = compare(project, repository, "HEAD", "set/x_English.md")
    assert done.returncode == 1
    assert done.stdout.splitlines() == [
        "set/x_English.md: x_English/article.json -1 +1",
        "  x_English/article.json",
        "    @@ -3 +3 @@",
        '    - "length": 3',
        '    + "length": 1',
        "HEAD and working tree: 1 documents, 1 differ, 0 are alike",
    ]


def test_a_message_a_picture_and_a_missing_file_are_differences(project: Path, repository: Path) -> None:
    main = project / "src" / "dvomova" / "__main__.py"
    changed = MAIN.replace("is broken.", "is damaged.").replace("(letters.encode())", '(b"other")')
    main.write_text(changed.replace('"article.json"', '"article.jats.xml"'), encoding="utf-8")
    assert run(project, "git", "commit", "-q", "-a", "-m", "second").returncode == 0
    lines = compare(project, repository, "HEAD~1", "HEAD").stdout.splitlines()
    assert "faults/bad.md: messages.txt -1 +1" in lines
    assert "    +…/bad.md is damaged." in lines
    assert (
        "set/x_English.md: pictures.txt -1 +1, x_English/article.jats.xml -0 +4, x_English/article.json -4 +0" in lines
    )
    assert "    -the file x_English/article.json" in lines
    assert "set/x_English+x_Ukrainian.md: pictures.txt -1 +1" in "\n".join(lines)


def test_only_a_new_version_number_beside_the_name_is_passed_over(project: Path, repository: Path) -> None:
    package = project / "src" / "dvomova"
    writes = MAIN.replace('"length"', '"made by dvomova 1.0": 1, "length"')
    (package / "__main__.py").write_text(writes, encoding="utf-8")
    assert run(project, "git", "commit", "-q", "-a", "-m", "second").returncode == 0
    (package / "__main__.py").write_text(writes.replace("1.0", "1.1"), encoding="utf-8")
    assert compare(project, repository, "HEAD", "set/x_English.md").returncode == 1
    (package / "__init__.py").write_text('__version__ = "1.1"\n', encoding="utf-8")
    done = compare(project, repository, "HEAD", "set/x_English.md")
    assert done.returncode == 0
    assert "the version numbers 1.0 and 1.1 are taken for the same" in done.stdout


def test_a_conversion_that_is_ended_from_outside_is_not_kept(project: Path, repository: Path) -> None:
    ended = "import os, signal; os.kill(os.getpid(), signal.SIGTERM)"
    (project / "src" / "dvomova" / "__main__.py").write_text(ended, encoding="utf-8")
    done = compare(project, repository, "HEAD", "set/x_English.md")
    assert done.returncode == 1
    assert "set/x_English.md was ended from outside" in done.stderr
    assert len(list((project.parent / "cache").glob("*/set/x_English.md/*"))) == 1  # that of HEAD


def test_documents_are_listed_and_left_out(project: Path, repository: Path) -> None:
    done = compare(project, repository, "--list", "--skip", "set/*_Ukrainian.md", "--skip", "faults/*")
    assert done.stdout == "set/x_English.md\n"


def test_the_version_of_the_tool_in_a_memory_is_passed_over(project: Path, repository: Path) -> None:
    main = project / "src" / "dvomova" / "__main__.py"
    main.write_text(MAIN.replace("indent=1)", """indent=1) + ' creationtoolversion="9.9" '"""), encoding="utf-8")
    assert run(project, "git", "commit", "-q", "-a", "-m", "second").returncode == 0
    main.write_text(main.read_text(encoding="utf-8").replace("9.9", "9.10"), encoding="utf-8")
    assert compare(project, repository, "HEAD", "set/x_English.md").returncode == 0


@pytest.mark.parametrize("words", [("HEAD", "nonsense"), ("nonsense",), ("HEAD", "HEAD", "nonsense")])
def test_a_name_that_is_none_is_named(project: Path, repository: Path, words: tuple[str, ...]) -> None:
    done = compare(project, repository, *words)
    assert done.returncode == 1
    assert "“nonsense”" in done.stderr


def test_a_long_line_is_cut_to_what_is_near_the_difference(project: Path, repository: Path) -> None:
    main = project / "src" / "dvomova" / "__main__.py"
    (project.parent / "shared" / "acceptance" / "set" / "long.md").write_text(f"{'a' * 400} end", encoding="utf-8")
    main.write_text(MAIN.replace(".strip()", ".replace('end', 'END')"), encoding="utf-8")
    done = compare(project, repository, "HEAD", "set/long.md")
    assert f'    -…{"a" * 39} end",\n    +…{"a" * 39} END",' in done.stdout
