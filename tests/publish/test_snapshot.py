"""Write, audit, publish: what readers see before, during and after."""

import hashlib
import json
from pathlib import Path
from typing import Any

import duckdb
import pyarrow as pa
import pyarrow.parquet as pq
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from newsledger.contracts import PUBLISHED
from newsledger.errors import ChecksFailedError, UsageError
from newsledger.publish import snapshot
from newsledger.publish.files import data_path
from newsledger.publish.history import read_history
from newsledger.publish.parquet import read_parquet
from newsledger.publish.query import query


def break_a_surface(ledger: Any, rows: Any) -> None:
    article = rows.article("a2", "bad")
    article["fct_figure"][0]["surface"] = "$34 billion"
    ledger.document("bad", ledger.stage("bad", article))


def test_an_empty_ledger_can_be_published(ledger: Any) -> None:
    assert ledger.publish().counts["dim_article"] == 0
    assert query(ledger.home, "SELECT * FROM rpt_figures").num_rows == 0


def test_every_table_is_published_with_its_schema(full_ledger: Any, rows: Any) -> None:
    result = rows.dispute(full_ledger).publish()
    assert list(result.counts) == [table.name for table in PUBLISHED]
    for table in PUBLISHED:
        path = data_path(result.snapshot, table)
        files = sorted(path.iterdir()) if path.is_dir() else [path]
        data = pa.concat_tables([read_parquet(file) for file in files])
        assert all(pq.read_schema(file).equals(table.schema(), check_metadata=True) for file in files)
        assert data.num_rows == result.counts[table.name] == query(full_ledger.home, f"SELECT * FROM {table.name}").num_rows > 0


def test_current_is_a_relative_link(full_ledger: Any) -> None:
    full_ledger.publish("r1")
    assert full_ledger.home.current.readlink() == Path("snapshots/r1")
    moved = full_ledger.home.root.rename(full_ledger.home.root.with_name("moved"))
    assert (moved / "current" / "ledger.duckdb").is_file()


def test_a_history_that_cannot_be_written_after_the_swap_is_told_and_made_good(
    full_ledger: Any, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    home, record = full_ledger.home, snapshot.record_history

    def full_disk_after_swap(of: Any) -> None:
        if home.current.exists():
            raise OSError(28, "No space left on device")
        record(of)

    monkeypatch.setattr(snapshot, "record_history", full_disk_after_swap)
    assert full_ledger.publish("r1").snapshot == home.current.resolve()
    assert "r1 is published, but the history" in caplog.text
    monkeypatch.undo()
    full_ledger.publish("r2")
    assert read_history(home) == ["r1", "r2"] == home.history.read_text("utf-8").split()


def test_a_failed_check_leaves_current_as_it_was(full_ledger: Any, rows: Any) -> None:
    before = full_ledger.publish("r1").snapshot
    break_a_surface(full_ledger, rows)
    with pytest.raises(ChecksFailedError, match=r"fct_figure\.surface_matches_text \(1 rows\)"):
        full_ledger.publish("r2")
    home = full_ledger.home
    assert home.current.resolve() == before.resolve()
    assert [path.name for path in home.snapshots.iterdir()] == ["r1"]
    failed = [row for row in read_parquet(home.root / "failed_checks.parquet").to_pylist() if row["verdict"] == "fail"]
    assert [row["check_name"] for row in failed] == ["fct_figure.surface_matches_text"]
    assert json.loads(failed[0]["sample"])[0] == {
        "figure_id": "f1-a2",
        "article_id": "a2",
        "start_offset": 49,
        "end_offset": 60,
        "surface": "$34 billion",
        "found": "$33 billion",
    }


def test_a_reader_keeps_the_snapshot_it_opened(full_ledger: Any, rows: Any) -> None:
    full_ledger.publish("r1")
    with duckdb.connect(str(full_ledger.home.database), read_only=True) as reader:
        full_ledger.document("d2", full_ledger.stage("b2", rows.article("a2", "d2")))
        for run_id in ("r2", "r3", "r4"):
            full_ledger.publish(run_id, snapshots_kept=1)
            assert reader.execute("SELECT article_id FROM dim_article").fetchall() == [("a1",)]
    assert query(full_ledger.home, "SELECT count(*) AS n FROM dim_article").to_pylist() == [{"n": 2}]


@pytest.mark.parametrize(("kept", "left"), [(1, ["r3"]), (2, ["r2", "r3"]), (9, ["r1", "r2", "r3"]), (0, ["r3"])])
def test_old_snapshots_are_deleted(full_ledger: Any, kept: int, left: list[str]) -> None:
    for run_id in ("r1", "r2", "r3"):
        full_ledger.publish(run_id, snapshots_kept=kept)
    assert sorted(path.name for path in full_ledger.home.snapshots.iterdir()) == left


def test_what_a_dead_build_left_is_removed(full_ledger: Any) -> None:
    snapshots = full_ledger.home.snapshots
    (snapshots / ".building-dead" / "snapshot").mkdir(parents=True)
    (snapshots / "r1").mkdir()
    full_ledger.publish("r1")
    assert [path.name for path in snapshots.iterdir()] == ["r1"]
    assert sorted(path.name for path in full_ledger.home.root.iterdir()) == [
        ".history",
        "corrections.csv",
        "current",
        "entities",
        "lock",
        "snapshots",
        "staging",
    ]


def test_a_snapshot_that_was_never_current_takes_no_readers_place(full_ledger: Any) -> None:
    first = full_ledger.publish("r1").snapshot
    (full_ledger.home.snapshots / "r9").mkdir()
    full_ledger.publish("r2")
    assert first.is_dir()
    assert sorted(path.name for path in full_ledger.home.snapshots.iterdir()) == ["r1", "r2"]


def test_snapshots_are_told_apart_by_the_order_they_were_published_in(full_ledger: Any) -> None:
    for run_id in ("r3", "r2", "r1"):
        full_ledger.publish(run_id)
    assert sorted(path.name for path in full_ledger.home.snapshots.iterdir()) == ["r1", "r2"]


def test_a_run_is_published_once(full_ledger: Any) -> None:
    full_ledger.publish("r1")
    with pytest.raises(UsageError, match="published already"):
        full_ledger.publish("r1")


def test_the_package_describes_the_files(full_ledger: Any) -> None:
    result = full_ledger.publish()
    package = json.loads((result.snapshot / "datapackage.json").read_text(encoding="utf-8"))
    assert [resource["name"] for resource in package["resources"]] == [*(table.name for table in PUBLISHED), "ledger"]
    for resource in package["resources"]:
        files = resource.get("parts", [resource])
        for file in files:
            content = (result.snapshot / file["path"]).read_bytes()
            assert (file["bytes"], file["hash"]) == (len(content), f"sha256:{hashlib.sha256(content).hexdigest()}")
        assert resource["path"] in (files[0]["path"], [file["path"] for file in files])
        assert resource["bytes"] == sum(file["bytes"] for file in files)
        assert resource.get("rows", 0) == result.counts.get(resource["name"], 0)
    figure = next(resource for resource in package["resources"] if resource["name"] == "fct_figure")
    assert figure["schema"]["primaryKey"] == ["figure_id"]
    assert {"fields": ["article_id"], "reference": {"resource": "dim_article", "fields": ["article_id"]}} in figure["schema"]["foreignKeys"]


ARTICLES = ("a1", "a2", "a3", "a4")


@settings(max_examples=5, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(order=st.permutations(ARTICLES), size=st.integers(1, 4))
def test_core_bytes_do_not_depend_on_order_or_batches(
    tmp_path_factory: pytest.TempPathFactory, make_ledger: Any, rows: Any, order: list[str], size: int
) -> None:
    def core(order: list[str], size: int) -> dict[str, str]:
        ledger = make_ledger(tmp_path_factory.mktemp("home"))
        for start in range(0, len(order), size):
            chunk = order[start : start + size]
            batch = ledger.stage(f"batch {chunk}", *(rows.article(name, name) for name in chunk))
            for name in chunk:
                ledger.document(name, batch)
        snapshot = ledger.publish().snapshot
        return {
            f"{path.parent.name}/{path.name}": hashlib.sha256(path.read_bytes()).hexdigest() for path in (snapshot / "core").glob("*/*")
        }

    assert core(order, size) == core(list(ARTICLES), 1)


def test_parquet_files_state_their_columns(published: Any) -> None:
    schema = pq.read_schema(published.home.current / "marts" / "rpt_figures.parquet")
    assert all(field.metadata[b"description"] for field in schema)
