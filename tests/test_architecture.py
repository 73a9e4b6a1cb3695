"""Who may import whom, and which library is behind which fence: the table of the design, held by ``ast``.

Imports go one way, siblings never import each other, and an outside library is known to as few modules as can be,
so that it can be replaced in one place. Imports inside functions count as well: a late import is still an import.
"""

from __future__ import annotations

import ast
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

PACKAGE = Path(__file__).resolve().parent.parent / "src" / "dvomova"

# The layers: a module may import its own part and the parts named here, nothing else.
VALUES = {"release", "model", "errors", "settings", "languages", "patterns"}
DATA = {*VALUES, "findings", "journals", "tools"}
STEPS = {"readers", "layout", "assemble", "align", "editions"}
AFTER = {"writers", "versions", "corrections", "store"}
LAYERS: dict[str, set[str]] = {
    "release": set(),
    "model": set(),
    "errors": {"model"},
    "settings": {"model", "errors"},
    "languages": {"model", "errors", "settings"},
    "patterns": {"model", "errors", "settings", "languages"},
    **dict.fromkeys(("findings", "journals", "tools"), VALUES),
    **dict.fromkeys(sorted(STEPS), DATA),
    "writers": {*DATA, "editions"},
    "versions": {*DATA, "align"},
    "corrections": {*DATA, "align"},
    "store": DATA,
    "doctor": DATA,
    "pipeline": {*DATA, *STEPS, *AFTER},
    "run": {*DATA, *STEPS, *AFTER, "pipeline"},
    "api": {*DATA, *STEPS, *AFTER, "pipeline", "run"},
    "cli": {*DATA, *STEPS, *AFTER, "doctor", "pipeline", "run", "api"},
    "__main__": {"cli"},
}
MOST_MODULES, MOST_AT_TOP = 12, 14
"""Modules of a package, ``__init__`` included; the top level has the public names and the steps in order besides."""
LONGEST_MODULE = 400
"""Lines. A longer module holds more than one subject (DESIGN, "Voice")."""
# The public face: may import anything but the command line.
FACES = {"__init__"}

# Outside library → the modules that may import it, as beginnings of their paths inside the package.
FENCES: dict[str, tuple[str, ...]] = {
    "pypdfium2": ("readers/",),
    "pypdf": ("readers/",),
    "pikepdf": ("readers/",),
    "docx": ("readers/docx", "writers/docx"),
    "weasyprint": ("writers/pdf",),
    "jinja2": ("writers/templates.py",),
    "platformdirs": ("journals.py",),
    "langdetect": ("languages/detection.py",),
}

# What only the command line may do: print, and end the process.
SPEAKERS = ("cli/", "__main__.py")
ENDS = {"exit", "_exit", "abort"}


def modules(package: Path) -> Iterator[tuple[str, ast.Module]]:
    """Each module's path inside the package, and its syntax."""
    for path in sorted(package.rglob("*.py")):
        yield path.relative_to(package).as_posix(), ast.parse(path.read_text(encoding="utf-8"))


def own_part(name: str) -> str:
    """The part of the package that a module belongs to: ``readers/pdf.py`` → ``readers``."""
    return name.removesuffix(".py").split("/")[0]


def imports(name: str, tree: ast.Module) -> Iterator[tuple[int, str]]:
    """Every import of a module as (line, dotted name); those of dvomova in full (``dvomova.readers.pdf``)."""
    above = ["dvomova", *name.split("/")[:-1]]
    for node in ast.walk(tree):
        if isinstance(node, ast.Import):
            for alias in node.names:
                yield node.lineno, alias.name
        elif isinstance(node, ast.ImportFrom):
            base = ".".join(above[: len(above) - node.level + 1]) if node.level else ""
            whole = ".".join(part for part in (base, node.module) if part)
            if whole == "dvomova":
                for alias in node.names:
                    yield node.lineno, f"dvomova.{alias.name}"
            else:
                yield node.lineno, whole


def wrong_directions(package: Path) -> list[str]:
    """Imports against the table, as sentences."""
    wrong = []
    for name, tree in modules(package):
        here = own_part(name)
        if here not in LAYERS and here not in FACES:
            wrong.append(f"{name}: the part “{here}” has no layer in the table; give it one.")
            continue
        for line, target in imports(name, tree):
            parts = target.split(".")
            there = parts[1] if parts[0] == "dvomova" and len(parts) > 1 else ""
            if not there or there == here or there == "__version__":
                continue
            allowed = set(LAYERS) - {"cli", "__main__"} if here in FACES else LAYERS[here]
            if there not in allowed:
                wrong.append(f"{name}:{line}: “{here}” may not import “{there}”.")
    return wrong


def graph(package: Path) -> dict[str, set[str]]:
    """Which module imports which, late imports included: dotted names below the package, "" is the package itself."""
    found = {_dotted(name): (name, tree) for name, tree in modules(package)}
    arrows: dict[str, set[str]] = {module: set() for module in found}
    for module, (name, tree) in found.items():
        above = name.split("/")[:-1]
        for node in ast.walk(tree):
            if not isinstance(node, ast.ImportFrom) or not node.level:
                continue
            base = [*above[: len(above) - node.level + 1], *(node.module or "").split(".")]
            for alias in node.names:
                targets = (".".join(filter(None, [*base, alias.name])), ".".join(filter(None, base)))
                target = next((target for target in targets if target in found), module)
                arrows[module] |= {target, *_loaded_first(target, module)} - {module}
    return arrows


def _loaded_first(target: str, module: str) -> set[str]:
    """The packages around a module that Python loads before it, without those that hold the importing module too."""
    around = {target[:at] for at, letter in enumerate(target) if letter == "."}
    return {package for package in around if not f"{module}.".startswith(f"{package}.")}


def _dotted(name: str) -> str:
    return ".".join(part for part in name.removesuffix(".py").split("/") if part != "__init__")


def circles(arrows: dict[str, set[str]]) -> list[list[str]]:
    """Modules that import each other in a circle: those left when all that import nothing more are taken away."""
    left = {module: set(targets) for module, targets in arrows.items()}
    for ends_first in (False, True):
        while ready := [module for module in left if not (_importers(left, module) if ends_first else left[module])]:
            for module in ready:
                del left[module]
            left = {module: targets & set(left) for module, targets in left.items()}
    return [sorted(left)] if left else []


def _importers(arrows: dict[str, set[str]], module: str) -> list[str]:
    return [other for other, targets in arrows.items() if module in targets]


def crowded(package: Path) -> list[str]:
    """Packages of more modules, and modules of more lines, than the limits."""
    wrong = []
    for folder in [package, *sorted(path for path in package.rglob("*") if path.is_dir())]:
        count, most = len(list(folder.glob("*.py"))), MOST_AT_TOP if folder == package else MOST_MODULES
        if count > most:
            wrong.append(f"{folder.relative_to(package.parent)} has {count} modules; at most {most} belong together.")
    for path in sorted(package.rglob("*.py")):
        if (lines := path.read_text(encoding="utf-8").count("\n")) > LONGEST_MODULE:
            wrong.append(f"{path.relative_to(package)} has {lines} lines; part it by subject.")
    return wrong


def shared_names(package: Path) -> dict[str, list[str]]:
    """Class names that stand for more than one class, with the modules that have one."""
    found: dict[str, list[str]] = {}
    for name, tree in modules(package):
        for node in ast.walk(tree):
            if isinstance(node, ast.ClassDef):
                found.setdefault(node.name, []).append(name)
    return {name: places for name, places in found.items() if len(places) > 1}


def broken_fences(package: Path) -> list[str]:
    """Outside libraries imported where they may not be known."""
    return [
        f"{name}:{line}: {library} may be imported only in {', '.join(FENCES[library])}."
        for name, tree in modules(package)
        for line, target in imports(name, tree)
        if (library := target.split(".")[0]) in FENCES and not name.startswith(FENCES[library])
    ]


def loud_modules(package: Path) -> list[str]:
    """Calls of ``print`` and of what ends the process outside the command line."""
    loud = []
    for name, tree in modules(package):
        if name.startswith(SPEAKERS):
            continue
        for node in ast.walk(tree):
            if isinstance(node, ast.Call):
                called = node.func
                if isinstance(called, ast.Name) and called.id in {"print", "exit", "quit"}:
                    loud.append(f"{name}:{node.lineno}: {called.id}() belongs to the command line.")
                elif (
                    isinstance(called, ast.Attribute)
                    and called.attr in ENDS
                    and isinstance(called.value, ast.Name)
                    and called.value.id in {"sys", "os"}
                ):
                    loud.append(f"{name}:{node.lineno}: {called.value.id}.{called.attr}() belongs to the command line.")
            elif isinstance(node, ast.Name) and node.id == "SystemExit":
                loud.append(f"{name}:{node.lineno}: SystemExit belongs to the command line.")
    return loud


def test_imports_go_one_way() -> None:
    assert wrong_directions(PACKAGE) == []


def test_no_modules_import_each_other_in_a_circle() -> None:
    assert circles(graph(PACKAGE)) == []


def test_no_package_and_no_module_is_too_large() -> None:
    assert crowded(PACKAGE) == []


def test_no_module_has_the_name_of_one_of_the_standard_library() -> None:
    """``writers/html.py`` may: a writer's module has the name of its format, as ``WRITERS`` and the command line do."""
    names = {
        Path(name).parent.name if name.endswith("__init__.py") else Path(name).stem for name, _ in modules(PACKAGE)
    }
    assert names & sys.stdlib_module_names == {"html"}


def test_each_class_has_a_name_of_its_own() -> None:
    assert shared_names(PACKAGE) == {}


def test_libraries_stay_behind_their_fences() -> None:
    assert broken_fences(PACKAGE) == []


def test_only_the_command_line_prints_and_exits() -> None:
    assert loud_modules(PACKAGE) == []


def test_the_table_has_no_circles() -> None:
    """Each part imports only what stands below it, so that the parts can be put in one order."""
    left, done = dict(LAYERS), set[str]()
    while left:
        ready = [part for part, below in left.items() if below <= done]
        assert ready, f"these wait for each other: {sorted(left)}"
        for part in ready:
            done.add(part)
            del left[part]


PLANTED_DIRECTIONS = [
    ("readers/pdf.py", "from ..layout import draft"),
    ("readers/pdf.py", "from .. import layout"),
    ("readers/pdf.py", "import dvomova.writers.html"),
    ("align/beads.py", "def late():\n    from ..assemble import articles\n"),
    ("model/page.py", "from ..findings import Report"),
    ("languages/__init__.py", "from ..journals import Profile"),
    ("findings.py", "from . import pipeline"),
    ("pipeline.py", "from .cli import main"),
    ("__init__.py", "from .cli import main"),
    ("newcomer.py", "x = 1"),
]


@pytest.mark.parametrize(("name", "source"), PLANTED_DIRECTIONS)
def test_a_planted_import_against_the_table_is_caught(tmp_path: Path, name: str, source: str) -> None:
    path = tmp_path / name
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(source, encoding="utf-8")
    assert len(wrong_directions(tmp_path)) == 1


PLANTED_LIBRARIES = [
    ("layout/lines.py", "import pypdfium2 as pdfium"),
    ("pipeline.py", "def late():\n    from pikepdf import Pdf\n"),
    ("writers/html.py", "from docx import Document"),
    ("writers/html.py", "import weasyprint.text.fonts"),
    ("writers/pdf.py", "import jinja2"),
    ("assemble/tongue.py", "from langdetect import detect"),
]


@pytest.mark.parametrize(("name", "source"), PLANTED_LIBRARIES)
def test_a_planted_library_outside_its_fence_is_caught(tmp_path: Path, name: str, source: str) -> None:
    path = tmp_path / name
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(source, encoding="utf-8")
    assert len(broken_fences(tmp_path)) == 1


def twice(tree: ast.Module) -> list[str]:
    """Names that a module gives at its top level to more than one thing: the later hides the earlier."""
    given = [
        name.id
        for node in tree.body
        if isinstance(node, ast.Assign | ast.AnnAssign)
        for target in (node.targets if isinstance(node, ast.Assign) else [node.target])
        for name in ast.walk(target)
        if isinstance(name, ast.Name) and isinstance(name.ctx, ast.Store)
    ]
    given += [node.name for node in tree.body if isinstance(node, ast.FunctionDef | ast.ClassDef)]
    return sorted({name for name in given if given.count(name) > 1})


def test_no_module_gives_a_name_twice() -> None:
    assert {name: found for name, tree in modules(PACKAGE) if (found := twice(tree))} == {}


def test_a_planted_second_value_is_caught() -> None:
    assert twice(ast.parse("SAME, OTHER = 1, 2\nLONG = 3\nSAME = 4\n")) == ["SAME"]


def test_a_planted_circle_is_caught(tmp_path: Path) -> None:
    (tmp_path / "fonts").mkdir()
    (tmp_path / "fonts" / "__init__.py").write_text("from . import shapes\n", encoding="utf-8")
    (tmp_path / "fonts" / "shapes.py").write_text("def late():\n    from .maps import Map\n", encoding="utf-8")
    (tmp_path / "fonts" / "maps.py").write_text(
        "from .shapes import Shape\nfrom ..page import Page\n", encoding="utf-8"
    )
    (tmp_path / "page.py").write_text("x = 1\n", encoding="utf-8")
    assert circles(graph(tmp_path)) == [["fonts.maps", "fonts.shapes"]]


def test_planted_crowds_and_shared_names_are_caught(tmp_path: Path) -> None:
    (tmp_path / "layout").mkdir()
    for number in range(MOST_MODULES + 1):
        (tmp_path / "layout" / f"part{number}.py").write_text(f"class Part{min(number, 1)}: ...\n", encoding="utf-8")
    (tmp_path / "long.py").write_text("x = 1\n" * (LONGEST_MODULE + 1), encoding="utf-8")
    assert len(crowded(tmp_path)) == 2
    assert set(shared_names(tmp_path)) == {"Part1"}


@pytest.mark.parametrize("source", ["print('x')", "import sys\nsys.exit(1)", "raise SystemExit(2)", "quit()"])
def test_a_planted_voice_is_caught(tmp_path: Path, source: str) -> None:
    (tmp_path / "store.py").write_text(source, encoding="utf-8")
    assert len(loud_modules(tmp_path)) == 1


def test_what_the_table_allows_passes(tmp_path: Path) -> None:
    (tmp_path / "readers").mkdir()
    (tmp_path / "readers" / "pdf.py").write_text(
        "import pypdfium2\nfrom ..model import Pages\nfrom ..findings import Report\nfrom .fonts import Font\n",
        encoding="utf-8",
    )
    (tmp_path / "cli").mkdir()
    (tmp_path / "cli" / "__init__.py").write_text(
        "import sys\nfrom ..run import run\nprint('x')\nsys.exit(0)\n", encoding="utf-8"
    )
    assert wrong_directions(tmp_path) == broken_fences(tmp_path) == loud_modules(tmp_path) == []
