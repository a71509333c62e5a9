"""A full disk, a home that may not be written, a file that changes: what is told, and that no document is blamed for good."""

from __future__ import annotations

import errno
import io
from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

import duckdb
import pytest

from newsledger import cli, normalize, runs
from newsledger.config import Settings
from newsledger.errors import HomeError, ReadError
from newsledger.ingest import ingest, keep, stage
from newsledger.paths import Home
from newsledger.pipeline import run_ledger
from newsledger.publish.query import query
from newsledger.publish.trouble import told
from newsledger.read import FORMATS, html
from newsledger.refusals import told_of

AT = datetime(2024, 3, 3, tzinfo=UTC)
CASES = Path(__file__).parent / "cases" / "read"
TIN, ORE = "Tin fell by 2 percent in March.", "Narvik shipped 20 million tonnes of ore in 2023, its owner said."


class Clock(datetime):
    """A clock that is set by hand."""

    now_is = datetime(2031, 5, 1, tzinfo=UTC)

    @classmethod
    def now(cls, _zone: object = None) -> datetime:  # type: ignore[override]
        return cls.now_is


def silent(*_: object) -> None:
    pass


def fail(number: int) -> Any:
    def failing(*_: object, **__: object) -> None:
        raise OSError(number, "as the system says it")

    return failing


@pytest.fixture
def article(tmp_path: Path) -> Path:
    (tmp_path / "a.txt").write_text(TIN, "utf-8")
    return tmp_path / "a.txt"


@pytest.mark.parametrize("form", FORMATS, ids=lambda form: form.name)
@pytest.mark.parametrize("part", [0.0, 0.5, 1.0], ids=["at once", "midway", "at the end"])
def test_a_disk_that_does_not_give_back_raw_bytes_is_no_documents_fault(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, form: Any, part: float
) -> None:
    class Failing(keep._Kept):
        def readinto(self, buffer: Any) -> int | None:
            with keep.reading(Path(str(self.name))):
                if self.tell() >= part * Path(str(self.name)).stat().st_size:
                    failed.append(self.name)
                    raise OSError(errno.EIO, "Input/output error")
                return io.FileIO.readinto(self, memoryview(buffer)[:64])

    failed: list[object] = []
    monkeypatch.setattr(keep, "_Kept", Failing)
    for path in sorted((CASES / form.name).iterdir()):
        if path.name == "expected.json":
            continue
        failed.clear()
        told = None
        try:
            ingest([str(path)], Settings(home=tmp_path / path.name), "run", AT)
        except HomeError as error:
            told = str(error)
        assert bool(told) == bool(failed), path
        assert told is None or "cannot be read: Input/output error. The disk or its connection fails" in told


@pytest.mark.parametrize("number", [errno.ENOSPC, errno.EDQUOT, errno.EROFS, errno.EACCES, errno.EMFILE])
def test_a_parser_that_finds_the_disk_full_ends_the_run_and_the_next_reads_the_document(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, number: int
) -> None:
    (tmp_path / "a.html").write_text(f"<p>{TIN}</p>", "utf-8")
    settings = Settings(home=tmp_path / "home")
    with monkeypatch.context() as patch:
        patch.setattr(html, "_canonical", fail(number))
        with pytest.raises(HomeError, match=r"then run the same command again\. What was published stays"):
            ingest([str(tmp_path / "a.html")], settings, "one", AT)
    assert ingest([str(tmp_path / "a.html")], settings, "two", AT).records_new == 1


def test_a_model_that_finds_no_room_for_its_files_ends_the_run_and_the_next_annotates_the_article(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, article: Path
) -> None:
    settings = Settings(home=tmp_path / "home")
    with monkeypatch.context() as patch:
        patch.setattr(normalize, "extract_article", fail(errno.ENOSPC))
        with pytest.raises(HomeError, match=r"temporary files, .* cannot be used: No space left on device. Free some space"):
            run_ledger([str(article)], settings, silent)
    run_ledger([str(article)], settings, silent)
    assert query(Home(settings.home), "SELECT text FROM dim_article")["text"].to_pylist() == [TIN]
    assert query(Home(settings.home), "SELECT * FROM fct_reject").num_rows == 0


@pytest.mark.parametrize(
    ("change", "is_whole"),
    [
        (lambda path: path.write_bytes(b"short"), False),
        (lambda path: path.open("ab").write(b"more") and None, False),
        (lambda path: path.write_bytes(b"B" * 100), False),
        (lambda path: path.unlink(), True),
    ],
    ids=["shrinks", "grows", "is written over", "vanishes"],
)
def test_a_file_that_changes_while_it_is_read(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, change: Any, is_whole: bool) -> None:
    monkeypatch.setattr(keep, "_CHUNK", 4)
    path = tmp_path / "a.txt"
    path.write_bytes(b"A" * 100)
    chunks = keep.chunks_of(path)
    next(chunks)
    change(path)
    if is_whole:
        assert b"".join(chunks) == b"A" * 96
        return
    with pytest.raises(ReadError) as caught:
        list(chunks)
    assert caught.value.code == "changed"


def test_a_file_that_changed_is_a_reject_and_a_later_run_reads_it(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, article: Path) -> None:
    other, home, chunks_of = tmp_path / "b.txt", Home(tmp_path / "home"), stage.chunks_of
    other.write_text(ORE, "utf-8")

    def changing(path: Path) -> Iterator[bytes]:
        for chunk in chunks_of(path):
            yield chunk
            if path == article:
                path.write_text(f"{TIN} Zinc rose.", "utf-8")

    with monkeypatch.context() as patch:
        patch.setattr(stage, "chunks_of", changing)
        run_ledger([str(article), str(other)], Settings(home=home.root), silent)
    assert query(home, "SELECT code, source_uri FROM fct_reject").to_pylist() == [{"code": "changed", "source_uri": str(article)}]
    assert query(home, "SELECT text FROM dim_article")["text"].to_pylist() == [ORE]
    run_ledger([str(article), str(other)], Settings(home=home.root), silent)
    assert sorted(query(home, "SELECT text FROM dim_article")["text"].to_pylist()) == [ORE, f"{TIN} Zinc rose."]


def test_a_clock_that_goes_back_changes_no_order(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, article: Path) -> None:
    monkeypatch.setattr(runs, "datetime", Clock)
    monkeypatch.setattr(Clock, "now_is", Clock.now_is)
    home, other = Home(tmp_path / "home"), tmp_path / "b.txt"
    other.write_text(ORE, "utf-8")
    _, first = run_ledger([str(article)], Settings(home=home.root), silent)
    Clock.now_is -= timedelta(days=400)
    _, second = run_ledger([str(other)], Settings(home=home.root), silent)
    assert home.current.resolve() == second.snapshot.resolve()
    assert query(home, "SELECT count(*) AS n FROM dim_article").to_pylist() == [{"n": 2}]
    told = query(home, "SELECT run_id, finished_at >= started_at AS ended FROM fct_run ORDER BY started_at").to_pylist()
    assert told == [{"run_id": result.snapshot.name, "ended": True} for result in (first, second)]
    # Only what was published still tells of the time once the staging layer is lost.
    for path in (home.staging / "fct_run").iterdir():
        path.unlink()
    _, third = run_ledger([str(article)], Settings(home=home.root), silent)
    assert home.current.resolve() == third.snapshot.resolve()
    assert third.snapshot.name > second.snapshot.name
    assert sorted(path.name for path in home.snapshots.iterdir()) == [second.snapshot.name, third.snapshot.name]


def test_what_the_system_refuses_is_one_line_and_an_exit_code(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str], article: Path
) -> None:
    (tmp_path / "file").write_text("no folder")
    assert cli.main(["run", str(article), "--home", str(tmp_path / "file")]) == 4
    assert f"newsledger: {tmp_path / 'file'}" in capsys.readouterr().err
    monkeypatch.setattr(cli, "open_shell", fail(errno.EACCES))
    assert cli.main(["open", "--home", str(tmp_path)]) == 4
    assert "Permission denied. Let this user read and write the folder, or choose another with --home" in capsys.readouterr().err


@pytest.mark.parametrize(
    ("error", "says"),
    [
        (duckdb.IOException('IO Error: Could not write file "x": No space left on device'), "x: No space left on device. Free some space"),
        (OSError(28, "Error writing bytes to file. Detail: [errno 28]"), "x: No space left on device. Free some space"),
        (duckdb.IOException("IO Error: Read-only file system"), "x: Read-only file system. Let this user"),
        (duckdb.CatalogException("Catalog Error: no such table"), "x: Catalog Error: no such table. What was published stays"),
    ],
)
def test_errors_of_libraries_are_told_in_the_systems_words(error: Exception, says: str) -> None:
    assert says in str(told_of("x", error))
    with pytest.raises(HomeError, match=r"/some/home cannot be published"), told(Home(Path("/some/home"))):
        raise error
