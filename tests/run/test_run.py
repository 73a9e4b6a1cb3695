"""Many inputs: every one has an outcome, whatever happens to the others."""

from __future__ import annotations

import json
import os
import signal
import time
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from dvomova import pipeline, run, writers
from dvomova.errors import DamagedInput, EncryptedInput, InternalFault, MissingTool, ProfileError, TooLarge, UsageError
from dvomova.findings import Code, Outcome, Report, Severity
from dvomova.journals import Profile, named
from dvomova.model import Article, Bitext, Source, Title, text_of
from dvomova.pipeline import Conversion, Options
from dvomova.run import workers
from dvomova.run.jobs import find

DATA_ONLY = Options(editions=())


def article(name: str) -> Article:
    title = Title(id="en.title", text=text_of(name), printed=text_of(name.upper()))
    return Article(
        source=Source(name=name, format="md", sha256="0"), language="en", languages=("en",), title={"en": title}
    )


def convert_one(path: Path, options: Options, report: Report) -> Iterator[Conversion]:
    """A stand-in for reading: what a file is called says what happens to it."""
    deeds: dict[str, Callable[[], object]] = {
        "crash": lambda: os.kill(os.getpid(), signal.SIGKILL),
        "leave": lambda: os._exit(3),
        "hang": lambda: time.sleep(60),
        "memory": lambda: bytearray(1 << 50),
        "fault": lambda: {}["missing"],
        "locked": lambda: (_ for _ in ()).throw(EncryptedInput("It is locked; save it without a password.")),
        "deep": lambda: dive(0),
    }
    deeds.get(path.stem, lambda: None)()
    if path.stem == "doubtful":
        report.add(Code.FIELD_MISSING, "No title was found.", severity=Severity.WARNING)
    yield Conversion(
        bitext=Bitext(article=article(path.name)),
        profile=named("generic"),
        findings=report.findings,
        folder=Path(),
    )


def dive(depth: int) -> int:
    return dive(depth + 1)


@pytest.fixture
def stand_in(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(pipeline, "convert_one", convert_one)


def inputs(folder: Path, *stems: str) -> list[Path]:
    paths = [folder / f"{stem}.md" for stem in stems]
    for path in paths:
        path.write_text("x", encoding="utf-8")
    return paths


def convert(paths: list[Path], out: Path, **options: bool) -> dict[str, run.InputOutcome]:
    jobs = run.find(paths, out)
    return {Path(o.path).stem: o for o in run.run(jobs, DATA_ONLY, processes=2, **options)}


@pytest.mark.usefixtures("stand_in")
def test_one_bad_file_never_stops_the_rest(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(workers, "SILENCE", 6.0)
    stems = ["a", "crash", "leave", "hang", "memory", "fault", "locked", "deep", "doubtful", "z"]
    outcomes = convert(inputs(tmp_path, *stems), tmp_path / "out")
    assert {stem: o.outcome for stem, o in outcomes.items()} == {
        "a": "done",
        "crash": "failed",
        "leave": "failed",
        "hang": "failed",
        "memory": "failed",
        "fault": "failed",
        "locked": "failed",
        "deep": "failed",
        "doubtful": "review",
        "z": "done",
    }
    assert outcomes["locked"].message == "It is locked; save it without a password."
    assert "without a step forward" in outcomes["hang"].message
    assert "KeyError" in outcomes["fault"].message
    assert not list((tmp_path / "out").rglob("*.part"))
    assert sorted(p.name for p in (tmp_path / "out").iterdir()) == ["a", "doubtful", "z"]


@pytest.mark.usefixtures("stand_in")
def test_what_did_not_change_is_skipped_until_it_changes_or_is_forced(tmp_path: Path) -> None:
    paths, out = inputs(tmp_path, "a"), tmp_path / "out"
    assert convert(paths, out)["a"].outcome == "done"
    assert (convert(paths, out)["a"].outcome, convert(paths, out)["a"].skipped) == ("done", True)
    assert convert(paths, out)["a"].articles[0].title == {"en": "a.md"}
    assert not convert(paths, out, force=True)["a"].skipped
    paths[0].write_text("y", encoding="utf-8")
    assert not convert(paths, out)["a"].skipped
    (out / "a" / "article.json").unlink()
    assert not convert(paths, out)["a"].skipped


@pytest.mark.usefixtures("stand_in")
def test_two_runs_give_the_same_bytes(tmp_path: Path) -> None:
    paths = inputs(tmp_path, "a", "doubtful")
    for name in ("one", "two"):
        convert(paths, tmp_path / name)
    one, two = (
        {p.relative_to(tmp_path / name): p.read_bytes() for p in (tmp_path / name).rglob("*") if p.is_file()}
        for name in ("one", "two")
    )
    assert one == two
    assert len(one) >= 8


def test_inputs_of_one_name_get_folders_of_their_own(tmp_path: Path) -> None:
    (tmp_path / "x").mkdir()
    paths = [tmp_path / "a.pdf", tmp_path / "a.docx", tmp_path / "x" / "a.pdf", tmp_path / "x" / "A.docx"]
    folders = [job.folder.name for job in run.place(tuple(paths), tmp_path / "out")]
    assert folders == ["a", "a-docx", "a-pdf", "A-docx-2"] or len({f.casefold() for f in folders}) == 4


def test_a_folder_gives_its_readable_files_in_order_and_not_the_output(tmp_path: Path) -> None:
    for name in ("b.md", "a.txt", ".hidden.md", "~$lock.docx", "note.xyz", "sub/c.md", "sub/README.md", "out/d.md"):
        (tmp_path / name).parent.mkdir(exist_ok=True)
        (tmp_path / name).write_text("x", encoding="utf-8")
    jobs = run.find([tmp_path], tmp_path / "out")
    assert [job.path.name for job in jobs] == ["a.txt", "b.md", "c.md"]


def test_what_describes_a_folder_is_no_article_unless_it_is_named(tmp_path: Path) -> None:
    for name in ("a.md", "README.md", "README.txt"):
        (tmp_path / name).write_text("x", encoding="utf-8")
    assert [job.path.name for job in find([tmp_path], tmp_path / "out")] == ["a.md"]
    assert [job.path.name for job in find([tmp_path / "README.md"], tmp_path / "out")] == ["README.md"]


def test_an_empty_folder_is_wrong_usage(tmp_path: Path) -> None:
    with pytest.raises(UsageError, match="nothing to convert"):
        run.find([tmp_path], tmp_path / "out")


@pytest.mark.usefixtures("stand_in")
def test_an_edition_that_cannot_be_made_leaves_the_others_and_fails_the_input(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def without_pango(bitext: Bitext, profile: Profile) -> dict[str, bytes]:
        raise MissingTool("Pango is missing; install it with: apt-get install libpango-1.0-0")

    monkeypatch.setitem(writers.WRITERS, "pdf", without_pango)
    jobs = run.find(inputs(tmp_path, "a"), tmp_path / "out")
    (outcome,) = run.run(jobs, Options(editions=("pdf", "html")), processes=1)
    assert outcome.outcome == "failed"
    assert outcome.message.startswith("Pango is missing")
    made = {path.name for path in (tmp_path / "out" / "a").iterdir()}
    assert {"en.html", "article.jats.xml", "report.json"} <= made
    assert not next(run.run(jobs, Options(editions=("pdf", "html")), processes=1)).skipped


@pytest.mark.usefixtures("stand_in")
def test_an_edition_with_a_fault_leaves_the_others_and_keeps_its_exit_code(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def faulty(bitext: Bitext, profile: Profile) -> dict[str, bytes]:
        raise ZeroDivisionError("by hand")

    def wrong_words(bitext: Bitext, profile: Profile) -> dict[str, bytes]:
        raise ProfileError("words.uk.toml: a setting is wrong.")

    monkeypatch.setitem(writers.WRITERS, "pdf", faulty)
    monkeypatch.setitem(writers.WRITERS, "docx", wrong_words)
    (outcome,) = run.run(run.find(inputs(tmp_path, "a"), tmp_path / "out"), Options(), processes=1)
    assert outcome.outcome is Outcome.FAILED
    assert isinstance(outcome.error, ProfileError)
    report = json.loads((tmp_path / "out" / "a" / "report.json").read_text(encoding="utf-8"))
    assert [finding["where"] for finding in report["findings"]] == ["docx", "pdf"]
    assert (tmp_path / "out" / "a" / "en.html").is_file()


@pytest.mark.usefixtures("stand_in")
def test_every_failure_is_an_error_of_its_own_kind(tmp_path: Path) -> None:
    outcomes = convert(inputs(tmp_path, "crash", "memory", "fault", "locked", "deep"), tmp_path / "out")
    assert {stem: type(outcome.error) for stem, outcome in outcomes.items()} == {
        "crash": DamagedInput,
        "memory": TooLarge,
        "fault": InternalFault,
        "locked": EncryptedInput,
        "deep": DamagedInput,
    }


@pytest.mark.usefixtures("stand_in")
def test_a_manifest_of_an_older_version_is_no_owner(tmp_path: Path) -> None:
    paths, out = inputs(tmp_path, "a"), tmp_path / "out"
    (out / "a").mkdir(parents=True)
    (out / "a" / ".dvomova.json").write_text('{"fingerprint": "x", "files": [], "articles": []}', encoding="utf-8")
    outcome = convert(paths, out)["a"]
    assert (Path(outcome.folder).name, outcome.skipped, outcome.note) == ("a", False, "")
