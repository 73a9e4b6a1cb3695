"""Scores what dvomova makes of measured documents, and holds the floors.

    scripts/quality [SET…] [--acceptance FOLDER] [--raise] [--json]
    scripts/quality --rules [FOLDER…] [--sample N] [--json]     how often each rule fires: see rules.py

The documents and their scorers (``../bench`` beside the folder) are not part of the repository. Each set is converted
afresh by the installed command, ``dvomova convert … --editions none``, into a folder that is thrown away; nothing is
kept from run to run. A figure has two marks in ``tests/quality/floors.json``: ``floor``, below which the run fails,
and ``wanted``, which says where it should get.
"""

from __future__ import annotations

import argparse
import json
import os
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import rules

TOP = Path(__file__).resolve().parent.parent
FLOORS = TOP / "tests" / "quality" / "floors.json"
COMMAND = Path(sys.executable).with_name("dvomova")
JOBS = 2
SLACK = 0.002
"""What a raised floor leaves below the figure, for the versions of Tesseract and of fonts differ."""

Figures = dict[str, float]


@dataclass(frozen=True, slots=True)
class Room:
    """Where the documents are, and an empty folder for what is made of them."""

    documents: Path
    made: Path

    def convert(self, files: Iterable[Path], into: str) -> Path:
        """Convert files with the installed command; the folder with what was made."""
        out = self.made / into
        words = [COMMAND, "convert", *files, "-o", out, "--editions", "none", "--jobs", str(JOBS), "--force", "-q"]
        subprocess.run([str(word) for word in words], check=False, stdout=subprocess.DEVNULL)
        return out


def scorer(name: str) -> Any:
    """A scorer of ``../bench`` by its module's name."""
    return __import__(name)


def article_figures(gold: dict[str, Any], folder: Path, *, printed: bool = True) -> Figures:
    """Every figure of one article; ``printed``: the input has pages, so that page numbers and running heads count."""
    score = scorer("score_article")
    jats, tmx = folder / "article.jats.xml", folder / "alignment.tmx"
    if not jats.exists():
        return {"nothing": 0.0}
    figures = score.score(gold, score.read_jats(jats), score.read_tmx(tmx) if tmx.exists() else None)
    if not printed:
        figures = {name: value for name, value in figures.items() if name not in PRINTED}
    return dict(figures)


PRINTED = ("first_page", "last_page", "no_furniture")


def mean_and_lowest(figures: Figures, what: str) -> Figures:
    """Two figures in place of many; those that are low are named on stderr."""
    low = sorted((value, name) for name, value in figures.items() if value < 0.98)
    if low:
        print(f"    {what}: " + ", ".join(f"{name} {value:.3f}" for value, name in low), file=sys.stderr)
    return {f"{what}: mean": mean(figures.values()), f"{what}: lowest": min(figures.values())}


def mean(values: Iterable[float]) -> float:
    """The mean; 0 of nothing."""
    every = list(values)
    return sum(every) / len(every) if every else 0.0


def facsimile(room: Room) -> Figures:
    """One article as several producers print it, as DOCX and as Markdown."""
    folder = room.documents / "facsimile"
    gold = json.loads((folder / "pard.gold.json").read_text(encoding="utf-8"))
    printed = [
        "pard-2024-23-08.pdf",
        "pard-weasyprint.pdf",
        "pard-chromium.pdf",
        "pard-twocol.pdf",
        "pard-mojibake.pdf",
    ]
    out = room.convert((folder / name for name in printed), "printed")
    figures = {}
    for name in printed:
        figures |= mean_and_lowest(article_figures(gold, out / Path(name).stem), name)
    texts = ["pard-2024-23-08.docx", "pard.md"]
    out = room.convert((folder / name for name in texts), "texts")
    for name in texts:
        figures |= mean_and_lowest(article_figures(gold, out / Path(name).stem, printed=False), name)
    return figures


def unreadable(room: Room) -> Figures:
    """The article without maps to Unicode, and five of its pages as a scan, held against the same pages sound."""
    folder = room.documents / "facsimile"
    gold = json.loads((folder / "pard.gold.json").read_text(encoding="utf-8"))
    excerpt = room.made / "sound.pdf"
    pages_of(folder / "pard-2024-23-08.pdf", (1, 2, 3, 4, 15), excerpt)
    out = room.convert((folder / "pard-notounicode.pdf", folder / "pard-scan.pdf", excerpt), "unreadable")
    whole = article_figures(gold, out / "pard-notounicode")
    figures = {f"pard-notounicode.pdf: {name}": whole.get(name, 0.0) for name in TEXT_FIGURES}
    score = scorer("score_article")
    if not (out / "pard-scan" / "article.jats.xml").exists():
        return figures | {f"pard-scan.pdf: {name}": 0.0 for name in TEXT_FIGURES}
    sound, scanned = (score.read_jats(out / name / "article.jats.xml") for name in ("sound", "pard-scan"))
    for lang in ("en", "uk"):
        found = scanned["title"].get(lang, "").casefold()
        figures[f"pard-scan.pdf: title_{lang}"] = score.ratio(gold["title"][lang].casefold(), found)
        wanted = gold["abstract"][lang] if lang == "en" else sound["abstract"].get(lang, [])
        figures[f"pard-scan.pdf: abstract_{lang}_text"] = score.ratio(
            " ".join(wanted), " ".join(scanned["abstract"].get(lang, []))
        )
    bodies = (" ".join(text for _, text in got["body"]) for got in (sound, scanned))
    figures["pard-scan.pdf: body_text"] = score.ratio(*bodies)
    return figures


TEXT_FIGURES = ("title_en", "title_uk", "abstract_en_text", "abstract_uk_text", "body_text")


def pages_of(source: Path, pages: Iterable[int], target: Path) -> None:
    """Some pages of a PDF, counted from 1, as a file of their own."""
    import pikepdf

    with pikepdf.open(source) as pdf, pikepdf.new() as new:
        for page in pages:
            new.pages.append(pdf.pages[page - 1])
        new.save(target)


def issue(room: Room) -> Figures:
    """A whole issue: are its articles found, and is each one right?"""
    folder = room.documents / "facsimile"
    out = room.convert((folder / "issue-23.pdf",), "issue")
    gold = json.loads((folder / "issue-23.gold.json").read_text(encoding="utf-8"))
    for article in gold["articles"]:
        if isinstance(count := article.get("n_references"), int):  # the scorer wants a list
            article["n_references"] = [count]
    figures = dict(scorer("score_issue").score_issue(gold, out / "issue-23"))
    wanted = {name: figures.pop(name) for name in ("mean", "articles_found_f1", "alignment_f1") if name in figures}
    mean_and_lowest(figures, "issue-23.pdf")
    return wanted


def real(room: Room) -> Figures:
    """Real articles of many journals and producers."""
    folder = room.documents / "real"
    golds = [json.loads(path.read_text(encoding="utf-8")) for path in sorted(folder.glob("*.gold.json"))]
    out = room.convert((folder / gold["file"] for gold in golds if "file" in gold), "real")
    figures = dict(scorer("score_sets").articles(folder, out))
    return {"mean": mean(figures.values()), "lowest": min(figures.values()), **figures}


def npe(room: Room) -> Figures:
    """A journal's own metadata in two languages, letters compared."""
    folder = room.documents / "npe"
    out = room.convert(sorted(folder.glob("*.pdf")), "npe")
    gold = room.made / "gold.jsonl"
    gold.write_text("".join(map(named_only, (folder / "gold.jsonl").read_text(encoding="utf-8").splitlines())), "utf-8")
    figures = dict(scorer("score_sets").metadata(gold, out))
    return {"mean": mean(figures.values()), **figures}


def named_only(line: str) -> str:
    """A record without the two authors whose name the journal's own metadata leave out; the scorer needs names."""
    record = json.loads(line)
    for lang in ("ru", "en"):
        record[lang]["authors"] = [author for author in record[lang].get("authors") or [] if "name" in author]
    return json.dumps(record, ensure_ascii=False) + "\n"


def napu(room: Room) -> Figures:
    """Whole issues: is each article of the contents found at its page?"""
    tocs = sorted((room.documents / "napu").glob("toc-*.tsv"))
    files = [room.documents / "real" / f"{toc.stem.removeprefix('toc-')}.pdf" for toc in tocs]
    figures = dict(scorer("score_sets").contents(tocs, room.convert(files, "napu")))
    return {"mean": mean(figures.values()), **figures}


def scielo(room: Room) -> Figures:
    """Articles in other languages, against the publisher's own JATS."""
    folder = room.documents / "scielo"
    figures = dict(scorer("score_sets").jats(folder, room.convert(sorted(folder.glob("*.pdf")), "scielo")))
    return {"mean": mean(figures.values()), **figures}


NO_ARTICLE = (
    "napu-2006-1-preview.pdf",
    "napu-2017-3-preview.pdf",
    "soivt-41-01.pdf",
    "soivt-41-02.pdf",
    "neg-meics-invitation.pdf",
)


def none(room: Room) -> Figures:
    """Files that hold no article: none may be found in them."""
    files = [room.documents / "real" / name for name in NO_ARTICLE]
    return dict(scorer("score_sets").none(files, room.convert(files, "none")))


SETS: Mapping[str, Callable[[Room], Figures]] = {
    "facsimile": facsimile,
    "unreadable": unreadable,
    "issue": issue,
    "real": real,
    "npe": npe,
    "napu": napu,
    "scielo": scielo,
    "none": none,
}


def measured(names: Iterable[str], documents: Path) -> Iterator[tuple[str, Figures]]:
    """Each set's figures as they come."""
    with tempfile.TemporaryDirectory(prefix="dvomova-quality-") as made:
        for name in names:
            start = time.monotonic()
            print(f"  {name} …", file=sys.stderr)
            room = Room(documents, Path(made) / name)
            room.made.mkdir()
            yield name, SETS[name](room)
            print(f"  {name}: {time.monotonic() - start:.0f} s", file=sys.stderr)


def table(results: Mapping[str, Figures], floors: Mapping[str, Any]) -> tuple[str, list[str]]:
    """Every figure beside its marks, and the names of those that fell below their floor."""
    rows, fallen = [], []
    for name, figures in results.items():
        for figure, value in figures.items():
            marks = floors.get(name, {}).get(figure, {})
            floor, wanted = marks.get("floor"), marks.get("wanted")
            below = floor is not None and value < floor
            if below:
                fallen.append(f"{name}, {figure}: {value:.4f} is below its floor {floor:.4f}")
            word = "FELL" if below else "not yet" if wanted is not None and value < wanted else ""
            rows.append(f"{name:<11} {figure:<44} {value:7.4f} {number(floor):>7} {number(wanted):>7}  {word}".rstrip())
    head = f"{'set':<11} {'figure':<44} {'now':>7} {'floor':>7} {'wanted':>7}"
    return "\n".join([head, *rows]), fallen


def number(value: float | None) -> str:
    """A mark, or nothing."""
    return "" if value is None else f"{value:.3f}"


def raised(results: Mapping[str, Figures], floors: Mapping[str, Any]) -> dict[str, Any]:
    """The floors, lifted to what is reached; none is ever lowered here."""
    out = {name: {figure: dict(marks) for figure, marks in figures.items()} for name, figures in floors.items()}
    for name, figures in results.items():
        for figure, marks in out.get(name, {}).items():
            if figure in figures:
                reached = max(0.0, int((figures[figure] - SLACK) * 1000) / 1000)
                reached = 1.0 if figures[figure] == 1.0 and marks.get("wanted") == 1.0 else reached
                marks["floor"] = max(marks.get("floor", 0.0), reached)
    return out


def main() -> int:
    """Convert, score, compare."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("sets", nargs="*", metavar="SET", help=f"of {', '.join(SETS)}; default: all")
    parser.add_argument("--rules", action="store_true", help="count in how many documents each rule fires, no scores")
    parser.add_argument("--sample", type=int, metavar="N", help="with --rules: so many documents of each folder")
    default = os.environ.get("DVOMOVA_ACCEPTANCE", TOP.parent / "shared" / "acceptance")
    parser.add_argument("--acceptance", type=Path, default=Path(default), help="folder of the measured documents")
    parser.add_argument("--list", action="store_true", help="name the sets")
    parser.add_argument("--raise", action="store_true", dest="lift", help="lift the floors to what is reached")
    parser.add_argument("--json", action="store_true", help="the figures as JSON on stdout")
    words = parser.parse_args()
    if words.list:
        print("\n".join(f"{name:<11} {(function.__doc__ or '').strip()}" for name, function in SETS.items()))
        return 0
    known = rules.FOLDERS if words.rules else tuple(SETS)
    if unknown := [name for name in words.sets if name not in known]:
        parser.error(f"there is no set “{unknown[0]}”; choose from {', '.join(known)}")
    documents = words.acceptance.resolve()
    if not documents.is_dir():
        parser.error(f"{documents} is not there; say where the measured documents are with --acceptance")
    if words.rules:
        print(rules.report(documents, words.sets, sample=words.sample, as_json=words.json))
        return 0
    sys.path.insert(0, str(documents.parent / "bench"))
    results = dict(measured(words.sets or SETS, documents))
    floors = json.loads(FLOORS.read_text(encoding="utf-8"))
    lines, fallen = table(results, floors)
    print(json.dumps(results, indent=1, ensure_ascii=False) if words.json else lines)
    if words.lift and not fallen:
        FLOORS.write_text(json.dumps(raised(results, floors), indent=1, ensure_ascii=False) + "\n", encoding="utf-8")
    for line in fallen:
        print(line, file=sys.stderr)
    return 1 if fallen else 0


if __name__ == "__main__":
    sys.exit(main())
