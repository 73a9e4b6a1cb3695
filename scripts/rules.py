"""Counts in how many measured documents each named rule decides: ``scripts/quality --rules [SET…]``.

A *named rule* is a function or method of ``dvomova.patterns``, ``.layout``, ``.readers`` or ``.assemble`` whose
annotation says that it decides: it returns ``bool``, or something or ``None``. It was *asked* in a document when it was
called there at least once, and *fired* when it once returned true or something. A rule that fires in one document or
in none serves that document only, or nothing; one that is asked nowhere is not reached by any measured document.

The rules are found in the source, and while a module is imported each ``return`` of a rule is made to count; the
modules themselves hold nothing of this. Every document is converted up to its articles in a process of its own, so
that what is remembered from one document hides no question about the next; without editions and alignment.
"""

from __future__ import annotations

import ast
import contextlib
import hashlib
import importlib
import importlib.abc
import importlib.machinery
import json
import multiprocessing
import os
import pkgutil
import sys
import time
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import asdict, dataclass
from multiprocessing.connection import Connection
from pathlib import Path
from types import CodeType
from typing import Any

TOP = Path(__file__).resolve().parent.parent
SOURCE = TOP / "src"
PARTS = ("patterns", "layout", "readers", "assemble")
FOLDERS = ("facsimile", "real", "npe", "scielo", "bilingual", "corpus", "faults")
KINDS = (".pdf", ".docx", ".md")
TIME_LIMIT = 240
"""Seconds after which a document is given up; what its rules decided until then is not counted."""
NAMED = 2
"""A rule that fired in so many documents at most is shown with their names."""

Counts = dict[str, tuple[int, int]]
"""Of each rule that was asked, by its name: how often it was asked, how often it fired."""


@dataclass(frozen=True, slots=True)
class Rule:
    """A function that decides: its name with its module, where it stands, and its length in lines."""

    name: str
    file: str
    line: int
    lines: int


@dataclass(frozen=True, slots=True)
class Row:
    """A rule, and what the documents made of it."""

    rule: str
    place: str
    lines: int
    asked: int
    fired: int
    firings: int
    documents: tuple[str, ...]


def decides(annotation: ast.expr | None) -> bool:
    """Whether a return annotation is ``bool``, ``TypeGuard``, ``TypeIs``, or a union with ``None``."""
    match annotation:
        case ast.Name("bool") | ast.Subscript(ast.Name("TypeGuard" | "TypeIs" | "Optional")):
            return True
        case ast.BinOp(left, ast.BitOr(), right):
            return any(isinstance(side, ast.Constant) and side.value is None for side in (left, right)) or decides(left)
    return False


class Counting(ast.NodeTransformer):
    """Makes the rules of one module count; ``rules`` are those that were met."""

    def __init__(self, module: str, file: str) -> None:
        self.module, self.file = module, file
        self.rules: list[Rule] = []
        self._names: list[str] = []
        self._inside: list[str | None] = []

    def visit_ClassDef(self, node: ast.ClassDef) -> ast.AST:
        """A class: its methods bear its name."""
        self._names.append(node.name)
        self.generic_visit(node)
        self._names.pop()
        return node

    def visit_FunctionDef(self, node: ast.FunctionDef) -> ast.AST:
        """A function: one that decides counts that it was asked."""
        self._names.append(node.name)
        name = ".".join((self.module, *self._names)) if decides(node.returns) else None
        self._inside.append(name)
        self.generic_visit(node)
        self._inside.pop()
        self._names.pop()
        if name is not None:
            lines = (node.end_lineno or node.lineno) - node.lineno + 1
            self.rules.append(Rule(name, self.file, node.lineno, lines))
            call = ast.Expr(ast.Call(ast.Name("__asked__", ast.Load()), [ast.Constant(name)], []))
            node.body.insert(1 if ast.get_docstring(node, clean=False) is not None else 0, call)
        return node

    def visit_Lambda(self, node: ast.Lambda) -> ast.AST:
        """A lambda returns nothing of the function around it, and holds no ``return``."""
        return node

    def visit_Return(self, node: ast.Return) -> ast.AST:
        """What a rule returns goes through the counter."""
        name = self._inside[-1] if self._inside else None
        if name is not None and node.value is not None:
            arguments: list[ast.expr] = [ast.Constant(name), node.value]
            node.value = ast.Call(ast.Name("__decided__", ast.Load()), arguments, [])
        return node


def counting(source: str | bytes, module: str, file: str) -> tuple[ast.Module, list[Rule]]:
    """A module whose rules count, and these rules."""
    tree = ast.parse(source)
    visitor = Counting(module, file)
    visitor.visit(tree)
    return ast.fix_missing_locations(tree), visitor.rules


class Counter(importlib.abc.MetaPathFinder):
    """Imports the modules of some packages with their rules made to count.

    ``packages`` are the dotted names of the packages with their folders below ``source``.
    """

    def __init__(self, source: Path, packages: Sequence[str]) -> None:
        self.source, self.packages = source, tuple(packages)
        self.rules: dict[str, Rule] = {}
        self.asked: dict[str, int] = defaultdict(int)
        self.fired: dict[str, int] = defaultdict(int)

    def find_spec(self, name: str, path: Any = None, target: Any = None) -> importlib.machinery.ModuleSpec | None:
        """Where a module of the packages is, with a loader that makes its rules count."""
        if not any(name == package or name.startswith(f"{package}.") for package in self.packages):
            return None
        spec = importlib.machinery.PathFinder.find_spec(name, path, target)
        if spec is not None and isinstance(spec.loader, importlib.machinery.SourceFileLoader):
            spec.loader = Loader(self, spec.loader.name, spec.loader.path)
        return spec

    def decided(self, name: str, value: Any) -> Any:
        """What a rule returned, unchanged."""
        if value is not None and value is not False:
            self.fired[name] += 1
        return value

    def was_asked(self, name: str) -> None:
        """A rule was called."""
        self.asked[name] += 1

    def counts(self) -> Counts:
        """What was counted since ``forget``."""
        return {name: (asked, self.fired.get(name, 0)) for name, asked in self.asked.items()}

    def forget(self) -> None:
        """Count from nothing."""
        self.asked.clear()
        self.fired.clear()


class Loader(importlib.machinery.SourceFileLoader):
    """Compiles a module with its rules made to count; nothing compiled is kept in a file."""

    def __init__(self, counter: Counter, name: str, path: str) -> None:
        super().__init__(name, path)
        self.counter = counter

    def get_code(self, fullname: str) -> CodeType:
        """The code of the module, from its source."""
        file = Path(self.path).relative_to(self.counter.source).as_posix()
        tree, rules = counting(self.get_data(self.path), fullname, file)
        self.counter.rules.update((rule.name, rule) for rule in rules)
        return compile(tree, self.path, "exec", dont_inherit=True)

    def exec_module(self, module: Any) -> None:
        """Run the module; the two functions that count are known in it."""
        vars(module).update(__asked__=self.counter.was_asked, __decided__=self.counter.decided)
        super().exec_module(module)


def counter_of_dvomova() -> Counter:
    """Import the packages of dvomova that hold rules, all their modules, with the rules made to count."""
    if any(name.startswith("dvomova") for name in sys.modules):
        raise RuntimeError("dvomova is imported already; its rules can be counted in a fresh process only")
    sys.path.insert(0, str(SOURCE))
    counter = Counter(SOURCE, tuple(f"dvomova.{part}" for part in PARTS))
    sys.meta_path.insert(0, counter)
    for part in PARTS:
        package = importlib.import_module(f"dvomova.{part}")
        for info in pkgutil.walk_packages(package.__path__, f"{package.__name__}."):
            importlib.import_module(info.name)
    counter.forget()
    return counter


def convert(path: Path, counter: Counter) -> Counts:
    """What the rules decide while a document is read, laid out and assembled."""
    from dvomova.errors import DvomovaError
    from dvomova.findings import Report
    from dvomova.pipeline.steps import Options, assembled

    with contextlib.suppress(DvomovaError):  # a document that cannot be read asks rules, too
        assembled(path, Options(), Report())
    return counter.counts()


def send(path: Path, counter: Counter, end: Connection) -> None:
    """Convert in this process and send the counts."""
    end.send(convert(path, counter))
    end.close()


def counted(path: Path, counter: Counter, limit: float = TIME_LIMIT) -> Counts | None:
    """The counts of one document, converted in a process of its own; nothing where it took too long or failed."""
    context = multiprocessing.get_context("fork")
    here, there = context.Pipe(duplex=False)
    process = context.Process(target=send, args=(path, counter, there))
    process.start()
    there.close()
    try:
        return here.recv() if here.poll(limit) else None
    except EOFError:
        return None
    finally:
        process.kill()
        process.join()


def state_of_code() -> str:
    """A hash of all that decides what the rules do: the code, the data, and this module."""
    files = [path for top in (SOURCE, TOP / "templates") for path in top.rglob("*") if path.suffix != ".pyc"]
    digest = hashlib.sha256(Path(__file__).read_bytes())
    for path in sorted(path for path in files if path.is_file()):
        digest.update(path.relative_to(TOP).as_posix().encode() + path.read_bytes())
    return digest.hexdigest()[:16]


def remembered(documents: Iterable[Path], counter: Counter, cache: Path) -> Iterator[tuple[Path, Counts]]:
    """Each document with its counts; those of a document that was counted with the same code are taken from a file."""
    cache.mkdir(parents=True, exist_ok=True)
    for path in documents:
        kept = cache / f"{path.stem}-{hashlib.sha256(path.read_bytes()).hexdigest()[:16]}.json"
        if not kept.exists():
            start = time.monotonic()
            found = counted(path, counter)
            note = "" if found is not None else ", given up"
            print(f"  {path.parent.name}/{path.name}: {time.monotonic() - start:.0f} s{note}", file=sys.stderr)
            new = kept.with_suffix(".new")
            new.write_text(json.dumps(found, ensure_ascii=False), encoding="utf-8")
            new.rename(kept)
        found = json.loads(kept.read_text(encoding="utf-8"))
        if found is not None:
            yield path, found


def documents_of(folder: Path, sample: int | None) -> list[Path]:
    """The documents of a folder; of many, so many as are wanted, evenly taken from the list."""
    files = [path for path in sorted(folder.iterdir()) if path.suffix in KINDS and not path.name.startswith("README")]
    if sample is None or sample >= len(files):
        return files
    return [files[number * len(files) // sample] for number in range(sample)]


def rows(rules: Mapping[str, Rule], found: Iterable[tuple[str, Counts]]) -> list[Row]:
    """A row for each rule, the rarest first."""
    asked: dict[str, int] = defaultdict(int)
    fired: dict[str, list[str]] = defaultdict(list)
    firings: dict[str, int] = defaultdict(int)
    for document, counts in found:
        for name, (_, times) in counts.items():
            asked[name] += 1
            firings[name] += times
            if times:
                fired[name].append(document)
    made = [
        Row(
            rule=name,
            place=f"{rule.file}:{rule.line}",
            lines=rule.lines,
            asked=asked[name],
            fired=len(fired[name]),
            firings=firings[name],
            documents=tuple(fired[name]) if len(fired[name]) <= NAMED else (),
        )
        for name, rule in rules.items()
    ]
    return sorted(made, key=lambda row: (row.fired, row.asked, row.place))


def table(found: Sequence[Row], count: int) -> str:
    """The rows for a reader."""
    head = f"{'fired':>5} {'asked':>5} {'firings':>8} {'lines':>5}  rule, place (of {count} documents)"
    lines = [
        f"{row.fired:5} {row.asked:5} {row.firings:8} {row.lines:5}  {row.rule.removeprefix('dvomova.')}  {row.place}"
        + "".join(f"  [{name}]" for name in row.documents)
        for row in found
    ]
    return "\n".join([head, *lines])


def cache_folder() -> Path:
    """Where counts are kept between runs: outside the repository, one folder for each state of the code."""
    user = Path(os.environ.get("XDG_CACHE_HOME") or Path.home() / ".cache")
    return user / "dvomova-rules" / state_of_code()


def report(documents: Path, folders: Sequence[str], *, sample: int | None, as_json: bool) -> str:
    """The table of all rules over the documents of some folders."""
    counter = counter_of_dvomova()
    files = [path for name in folders or FOLDERS for path in documents_of(documents / name, sample)]
    found = [(f"{path.parent.name}/{path.name}", counts) for path, counts in remembered(files, counter, cache_folder())]
    made = rows(counter.rules, found)
    if as_json:
        return json.dumps([asdict(row) for row in made], indent=1, ensure_ascii=False)
    return table(made, len(found))
