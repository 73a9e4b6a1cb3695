"""Converts measured documents with two revisions of the code and lists what differs in the data files.

    scripts/compare BASE [HEAD] [FOLDER | FOLDER/DOCUMENT]… [--jobs N] [--lines N] [--skip PATTERN]…
                    [-C TREE] [--cache FOLDER] [--acceptance FOLDER] [--list]

BASE and HEAD are git revisions; without HEAD the working tree is taken as it is at the start, with files that are not
committed. The documents are not part of the repository (see ``scripts/quality``); a FOLDER is one below theirs. Each
document is converted by ``python -m dvomova convert … --editions none`` in a process of its own; two files named
``…_English`` and ``…_Ukrainian`` are also given to ``dvomova pair``. A document that meets a limit of time gives
another result on a busier machine: leave such ones out with --skip.

Compared are all files that were written, the exit code and the messages. Pictures are compared by name, size and hash.
Left out are hidden files (the record of an earlier run, which holds a hash of the templates), the version of the tool
in TMX (it may be that of the installed package and not of the revision), and, only where the two revisions have
different version numbers, the version number in lines that name dvomova.

Results are kept under the git tree ids of ``src`` and ``templates``: revisions that differ elsewhere only share them,
and a working tree finds its results again once it is committed.
"""

from __future__ import annotations

import argparse
import hashlib
import os
import re
import shutil
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterable, Iterator, Sequence
from concurrent.futures import ThreadPoolExecutor, as_completed
from dataclasses import dataclass
from fnmatch import fnmatchcase
from pathlib import Path

KINDS = (".pdf", ".docx", ".md", ".txt")
TEXTS = (".json", ".xml", ".tmx", ".tsv", ".txt")
CODE = ("src", "templates")
JOBS = 2
LINES = 12
"""How many lines of difference are shown of one file."""
WIDTH = 150
"""How many characters are shown of one line, from a little before where it differs."""
TIME_LIMIT = 1800
"""Seconds after which a conversion is given up; the slowest document takes about a tenth of it."""
STOPPED = 130
"""The exit code of a command that a person stopped."""
TOOL = re.compile(r'creationtoolversion="[^"]*"')
MESSAGES, PICTURES, SECONDS = "messages.txt", "pictures.txt", ".seconds"
LEFT, RIGHT = "_English", "_Ukrainian"


@dataclass(frozen=True, slots=True)
class Document:
    """Something to convert: its name (``npe/x.pdf``), the words of the command, and its files."""

    name: str
    verb: str
    files: tuple[Path, ...]

    def mark(self) -> str:
        """A hash of the files."""
        return hashlib.sha256(b"".join(file.read_bytes() for file in self.files)).hexdigest()[:12]


@dataclass(frozen=True, slots=True)
class Revision:
    """A state of the code: what the user called it, its git tree, and the folder with what it made."""

    name: str
    tree: str
    version: str
    made: Path

    def folder(self, document: Document) -> Path:
        """Where the result of a document is kept."""
        return self.made / document.name / document.mark()


def git(tree: Path, *words: str, index: Path | None = None) -> str:
    """What a git command prints. Exits with its message where it fails."""
    env = os.environ if index is None else {**os.environ, "GIT_INDEX_FILE": str(index)}
    done = subprocess.run(("git", "-C", str(tree), *words), capture_output=True, text=True, check=False, env=env)
    if done.returncode:
        sys.exit(f"compare: {done.stderr.strip() or 'git failed'}")
    return done.stdout.strip()


def tree_of(top: Path, name: str | None) -> str:
    """The id of the git tree of a revision; without a name, of the working tree as it is now."""
    if name is not None:
        words = ("git", "-C", str(top), "rev-parse", "--quiet", "--verify", "--end-of-options", f"{name}^{{tree}}")
        if not (found := subprocess.run(words, capture_output=True, text=True, check=False).stdout.strip()):
            sys.exit(f"compare: there is no revision, folder or document “{name}”")
        return found
    with tempfile.TemporaryDirectory(prefix="dvomova-compare-") as folder:
        index = Path(folder) / "index"
        git(top, "read-tree", "HEAD", index=index)
        git(top, "add", "--all", "--", *CODE, index=index)
        return git(top, "write-tree", index=index)


def revision(top: Path, name: str | None, cache: Path) -> Revision:
    """A revision, and where its results are kept."""
    tree = tree_of(top, name)
    ids = [git(top, "rev-parse", f"{tree}:{folder}") for folder in CODE]
    key = hashlib.sha256(" ".join(ids).encode()).hexdigest()[:16]
    found = re.search(r'__version__ = "(.*?)"', git(top, "show", f"{tree}:src/dvomova/__init__.py"))
    return Revision(name or "working tree", tree, found.group(1) if found else "", cache / key)


def check_out(top: Path, tree: str, folder: Path) -> Path:
    """Put the code of a git tree into a folder; the folder to be named in PYTHONPATH.

    ``git archive`` and not ``git worktree``: it leaves nothing in the repository when the run is ended early.
    """
    packed = folder / "code.tar"
    git(top, "archive", f"--output={packed}", tree, "--", *CODE)
    shutil.unpack_archive(packed, folder, filter="data")
    packed.unlink()
    source = folder / "src"
    words = (sys.executable, "-c", "import dvomova; print(dvomova.__file__)")
    where = subprocess.run(words, capture_output=True, text=True, check=False, env=environment(source)).stdout.strip()
    if not Path(where).is_relative_to(source.resolve()):
        sys.exit(f"compare: the code of the revision is not what runs, but {where or 'nothing'}")
    return source


def environment(source: Path) -> dict[str, str]:
    """The environment of a conversion: the code of the revision comes before what is installed."""
    return {**os.environ, "PYTHONPATH": str(source), "PYTHONHASHSEED": "random"}


def find(documents: Path, wanted: Sequence[str]) -> list[Document]:
    """The documents of all folders, or of those named; a name may also be that of a single document."""
    every = [document for folder in sorted(documents.iterdir()) if folder.is_dir() for document in below(folder)]
    if not wanted:
        return every
    chosen: dict[str, Document] = {}
    for word in (word.rstrip("/") for word in wanted):
        here = [document for document in every if document.name == word or document.name.startswith(f"{word}/")]
        if not here and (documents / word).is_dir():
            here = below(documents / word, documents)
        if not here:
            sys.exit(f"compare: there is no folder or document “{word}” in {documents}; --list names them")
        chosen.update((document.name, document) for document in here)
    return list(chosen.values())


def below(folder: Path, top: Path | None = None) -> list[Document]:
    """The documents that lie in a folder itself, and pairs of versions among them."""
    name = folder.relative_to(top or folder.parent).as_posix()
    files = [path for path in sorted(folder.iterdir()) if path.suffix in KINDS and not path.name.startswith("README")]
    found = [Document(f"{name}/{file.name}", "convert", (file,)) for file in files]
    for left in files:
        right = left.with_name(left.name.replace(LEFT, RIGHT))
        if left != right and right in files:
            found.append(Document(f"{name}/{left.stem}+{right.name}", "pair", (left, right)))
    return found


def convert(document: Document, source: Path, target: Path) -> None:
    """Convert a document and keep what came of it as text files in a folder, which appears only when complete."""
    start = time.monotonic()
    target.parent.mkdir(parents=True, exist_ok=True)
    made = Path(tempfile.mkdtemp(prefix=".new-", dir=target.parent))
    words = [sys.executable, "-m", "dvomova", document.verb, *map(str, document.files), "-o", str(made)]
    words += ["--editions", "none", "--force", "-q", *(["--jobs", "1"] if document.verb == "convert" else [])]
    try:
        done = subprocess.run(
            words, capture_output=True, text=True, check=False, env=environment(source), timeout=TIME_LIMIT, cwd=made
        )
        if done.returncode < 0 or done.returncode == STOPPED:
            shutil.rmtree(made)
            sys.exit(f"compare: the conversion of {document.name} was ended from outside; nothing is kept of it")
        outcome = f"exit code {done.returncode}\n{done.stdout}{done.stderr}"
    except subprocess.TimeoutExpired:
        outcome = f"given up after {TIME_LIMIT} seconds\n"
    for place in (str(made), str(document.files[0].parent), str(source.parent)):
        outcome = outcome.replace(place, "…")
    keep(made)
    (made / MESSAGES).write_text(outcome, encoding="utf-8")
    (made / SECONDS).write_text(f"{time.monotonic() - start:.1f}\n", encoding="utf-8")
    try:
        made.rename(target)
    except OSError:  # another run was faster
        shutil.rmtree(made)


def keep(folder: Path) -> None:
    """Leave of what was written the text files; of the others their names, sizes and hashes, in a file."""
    listed = []
    for path in sorted(path for path in folder.rglob("*") if path.is_file()):
        if path.name.startswith("."):
            path.unlink()
        elif path.suffix not in TEXTS:
            data = path.read_bytes()
            size = f"{len(data)} bytes, {hashlib.sha256(data).hexdigest()[:16]}"
            listed.append(f"{path.relative_to(folder).as_posix()} {size}\n")
            path.unlink()
    if listed:
        (folder / PICTURES).write_text("".join(listed), encoding="utf-8")


def convert_all(top: Path, wanted: Revision, documents: Sequence[Document], jobs: int) -> None:
    """Convert the documents whose result is not kept yet, large ones first."""
    missing = [document for document in documents if not wanted.folder(document).is_dir()]
    missing.sort(key=lambda document: -sum(file.stat().st_size for file in document.files))
    if not missing:
        return
    start = time.monotonic()
    say(f"{wanted.name}: {len(missing)} of {len(documents)} documents to convert")
    with tempfile.TemporaryDirectory(prefix="dvomova-compare-") as folder, ThreadPoolExecutor(jobs) as pool:
        source = check_out(top, wanted.tree, Path(folder))

        def make(document: Document) -> None:
            if not wanted.folder(document).is_dir():  # another run may have made it
                convert(document, source, wanted.folder(document))

        tasks = [pool.submit(make, document) for document in missing]
        try:
            for number, task in enumerate(as_completed(tasks), 1):
                task.result()
                if number % 25 == 0:
                    say(f"{wanted.name}: {number} of {len(missing)}, {time.monotonic() - start:.0f} s")
        except BaseException:
            pool.shutdown(wait=False, cancel_futures=True)
            raise
    say(f"{wanted.name}: {len(missing)} documents, {time.monotonic() - start:.0f} s with {jobs} jobs")


def say(text: str) -> None:
    """Progress, for a person."""
    print(text, file=sys.stderr, flush=True)


def kept(folder: Path) -> dict[str, Path]:
    """The files of a kept result by their relative names."""
    files = (path for path in sorted(folder.rglob("*")) if path.is_file() and not path.name.startswith("."))
    return {path.relative_to(folder).as_posix(): path for path in files}


@dataclass(frozen=True, slots=True)
class Difference:
    """How one file differs: in how many lines, and which, shortened."""

    file: str
    gone: int
    new: int
    lines: tuple[str, ...]


def differences(before: Path, after: Path, versions: tuple[str, str], limit: int) -> Iterator[Difference]:
    """The files in which two kept results differ; a file that only one has differs in all its lines."""
    here, there = kept(before), kept(after)
    for name in sorted({*here, *there}):
        left, right = (text(files.get(name), version) for files, version in zip((here, there), versions, strict=True))
        if left == right:
            continue
        hunks = list(changed_lines(left, right))
        gone, new = (sum(line.startswith(sign) for line in hunks) for sign in "-+")
        if name not in there or name not in here:
            hunks = [f"-the file {name}" if name in here else f"+the file {name}"]
        yield Difference(name, gone, new, tuple(shortened(hunks, limit)))


def text(path: Path | None, version: str) -> str:
    """The text of a file without the version of the tool; one that is given is taken out of lines that name dvomova."""
    content = "" if path is None else path.read_text(encoding="utf-8", errors="backslashreplace")
    content = TOOL.sub('creationtoolversion="…"', content)
    if not version or version not in content:
        return content
    lines = content.split("\n")
    return "\n".join(line.replace(version, "VERSION") if "dvomova" in line else line for line in lines)


def changed_lines(left: str, right: str) -> Iterator[str]:
    """The lines that differ, as in a unified diff without context, with ``@@`` before each place."""
    with tempfile.TemporaryDirectory(prefix="dvomova-compare-") as folder:
        paths = Path(folder) / "a", Path(folder) / "b"
        for path, content in zip(paths, (left, right), strict=True):
            path.write_text(content, encoding="utf-8")
        words = ("git", "diff", "--no-index", "--no-color", "--no-ext-diff", "--unified=0", "--", *map(str, paths))
        lines = subprocess.run(words, capture_output=True, check=False).stdout.decode("utf-8").split("\n")
    start = next((number for number, line in enumerate(lines) if line.startswith("@@")), len(lines))
    yield from (line for line in lines[start:] if line and not line.startswith("\\"))


def shortened(lines: Sequence[str], limit: int) -> Iterator[str]:
    """At most so many lines, each cut to what is near the place where it differs from its counterpart."""
    for number, line in enumerate(lines[:limit]):
        if line.startswith("@@"):
            yield re.sub(r"^(@@.*?@@).*", r"\1", line)
            continue
        other = next((x for x in partners(lines, number) if x[:1] != line[:1]), line)
        same = next((n for n, (a, b) in enumerate(zip(line, other, strict=False)) if n and a != b), 1)
        first = max(1, same - 40) if len(line) > WIDTH else 1
        dots = "…" if first > 1 else ""
        yield line[0] + dots + line[first : first + WIDTH] + ("…" if len(line) > first + WIDTH else "")
    if len(lines) > limit:
        yield f"… {len(lines) - limit} more lines"


def partners(lines: Sequence[str], number: int) -> Iterator[str]:
    """The line of the other side that stands at the same place of the same hunk as a line."""
    first = number
    while first > 0 and not lines[first].startswith("@@"):
        first -= 1
    end = next((n for n in range(number, len(lines)) if lines[n].startswith("@@")), len(lines))
    hunk = lines[first + 1 : end] if lines[first].startswith("@@") else lines[first:end]
    gone, new = ([line for line in hunk if line.startswith(sign)] for sign in "-+")
    place = number - (end - len(hunk))
    place -= len(gone) if lines[number].startswith("+") else 0
    side = gone if lines[number].startswith("+") else new
    yield from side[place : place + 1]


def compare(base: Revision, head: Revision, documents: Iterable[Document], limit: int) -> int:
    """Print what differs; the number of documents that do."""
    count = differing = 0
    versions = ("", "") if base.version == head.version else (base.version, head.version)
    for document in documents:
        count += 1
        found = list(differences(base.folder(document), head.folder(document), versions, limit))
        if not found:
            continue
        differing += 1
        print(f"{document.name}: " + ", ".join(f"{one.file} -{one.gone} +{one.new}" for one in found))
        for one in found:
            print(f"  {one.file}")
            print("".join(f"    {line}\n" for line in one.lines), end="")
    note = f"; the version numbers {' and '.join(versions)} are taken for the same" if any(versions) else ""
    print(f"{base.name} and {head.name}: {count} documents, {differing} differ, {count - differing} are alike{note}")
    return differing


def arguments() -> argparse.ArgumentParser:
    """The words that the command understands."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("base", nargs="?", metavar="BASE", help="a git revision")
    parser.add_argument("rest", nargs="*", metavar="[HEAD] FOLDER", help="a git revision; folders, documents")
    parser.add_argument(
        "-C", type=Path, default=Path(), dest="tree", metavar="TREE", help="the checkout (default: here)"
    )
    parser.add_argument("--jobs", type=int, default=JOBS, metavar="N", help=f"documents at once (default: {JOBS})")
    parser.add_argument(
        "--lines", type=int, default=LINES, metavar="N", help=f"lines shown of a file (default: {LINES})"
    )
    parser.add_argument("--acceptance", type=Path, metavar="FOLDER", help="folder of the measured documents")
    parser.add_argument("--skip", action="append", default=[], metavar="PATTERN", help="leave out, such as “attack/*”")
    parser.add_argument("--list", action="store_true", help="name the documents and stop")
    user = Path(os.environ.get("XDG_CACHE_HOME") or Path.home() / ".cache")
    parser.add_argument("--cache", type=Path, default=user / "dvomova-compare", metavar="FOLDER", help="kept results")
    return parser


def main() -> int:
    """Convert with both revisions, compare."""
    parser = arguments()
    words = parser.parse_intermixed_args()
    top = Path(git(words.tree, "rev-parse", "--show-toplevel"))
    shared = Path(git(top, "rev-parse", "--path-format=absolute", "--git-common-dir")).parent.parent / "shared"
    default = Path(os.environ.get("DVOMOVA_ACCEPTANCE") or shared / "acceptance")
    where = (words.acceptance or default).resolve()
    if not where.is_dir():
        parser.error(f"{where} is not there; say where the measured documents are with --acceptance")
    names, head = list(words.rest), None
    if names and not (where / names[0]).exists() and "+" not in names[0]:
        head = names.pop(0)
    documents = [one for one in find(where, names) if not any(fnmatchcase(one.name, word) for word in words.skip)]
    if words.list or words.base is None:
        print("\n".join(document.name for document in documents))
        return 0 if words.list else 2
    before, after = (revision(top, name, words.cache.resolve()) for name in (words.base, head))
    for one in (before, after):
        convert_all(top, one, documents, max(1, words.jobs))
    return 1 if compare(before, after, documents, words.lines) else 0


if __name__ == "__main__":
    sys.exit(main())
