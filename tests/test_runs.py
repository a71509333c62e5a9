"""What is kept of a run, however it ends: its row, its events, and no secret."""

from __future__ import annotations

import json
import subprocess
import sys
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from newsledger import pipeline, runs
from newsledger.config import Settings
from newsledger.contracts.tables.core import FCT_RUN
from newsledger.engine import fingerprint
from newsledger.errors import ChecksFailedError
from newsledger.paths import Home
from newsledger.pipeline import run_ledger
from newsledger.publish.query import query
from newsledger.publish.staging import Staging
from newsledger.runs import Run, end_dead_runs, recorded

DIE = """
import os, pathlib, signal, sys
from newsledger.config import Settings
from newsledger.runs import Run, recorded
settings = Settings(home=pathlib.Path(sys.argv[1]))
with recorded(settings, Run.begin(settings, ["inbox"]), "ingest"):
    os.kill(os.getpid(), signal.SIGKILL)
"""


def silent(_stage: str, _done: int, _total: int) -> None:
    """No progress."""


@pytest.fixture
def settings(tmp_path: Path) -> Settings:
    return Settings(home=tmp_path / "home")


def staged(settings: Settings) -> list[dict[str, object]]:
    staging = Staging(Home(settings.home), fingerprint(settings.model))
    return [staging.read(FCT_RUN, name).to_pylist()[0] for name in staging.batches(FCT_RUN)]


def events(settings: Settings) -> list[dict[str, object]]:
    return [json.loads(line) for path in sorted(Home(settings.home).events.iterdir()) for line in path.read_text("utf-8").splitlines()]


@pytest.mark.parametrize("stage", ["ingest_apart", "normalize_each", "publish"])
def test_a_run_that_fails_in_any_stage_is_a_row_of_the_next_ledger(
    tmp_path: Path, settings: Settings, monkeypatch: pytest.MonkeyPatch, stage: str
) -> None:
    (tmp_path / "a.txt").write_text("Tin fell by 2 percent in March.", "utf-8")

    def fail(*_: object, **__: object) -> None:
        raise ChecksFailedError("Too many at https://me:hidden@host.example/?token=hidden in vain")

    with monkeypatch.context() as patch:
        patch.setattr(pipeline, stage, fail)
        with pytest.raises(ChecksFailedError):
            run_ledger([str(tmp_path / "a.txt")], settings, silent)
    run_ledger([str(tmp_path / "a.txt")], settings, silent)
    rows = query(Home(settings.home), "SELECT status, error, finished_at >= started_at AS ended FROM fct_run ORDER BY run_id").to_pylist()
    assert rows == [
        {"status": "failed", "error": "Too many at https://host.example/?token=*** in vain", "ended": True},
        {"status": "done", "error": None, "ended": True},
    ]
    kinds = [(event["job"]["name"], event["eventType"]) for event in events(settings)]  # type: ignore[index]
    assert kinds.count(("ledger.publish", "COMPLETE")) == 1
    assert [kind for _, kind in kinds].count("FAIL") == 1
    assert not list(Home(settings.home).running.iterdir())


def test_a_run_whose_process_died_has_failed(settings: Settings) -> None:
    subprocess.run([sys.executable, "-c", DIE, str(settings.home)], check=False)
    assert [row["status"] for row in staged(settings)] == ["running"]
    assert len(end_dead_runs(settings)) == 1
    assert [(row["status"], row["error"]) for row in staged(settings)] == [("failed", "the process ended without a word")]


def test_a_run_at_work_is_left_alone(settings: Settings) -> None:
    with recorded(settings, Run.begin(settings, []), "ingest"):
        assert end_dead_runs(settings) == []
        assert [row["status"] for row in staged(settings)] == ["running"]
    assert [row["status"] for row in staged(settings)] == ["done"]


def test_a_run_that_died_once_it_was_published_was_done(tmp_path: Path, settings: Settings) -> None:
    (tmp_path / "a.txt").write_text("Tin fell by 2 percent in March.", "utf-8")
    run_ledger([str(tmp_path / "a.txt")], settings, silent)
    (row,) = staged(settings)
    staging = Staging(Home(settings.home), fingerprint(settings.model))
    staging.write(FCT_RUN, str(row["run_id"]), runs.conform([{**row, "status": "running", "articles_out": None}], FCT_RUN))
    end_dead_runs(settings)
    assert [(row["status"], row["articles_out"]) for row in staged(settings)] == [("done", 1)]


def test_runs_ascend_where_the_clock_goes_back(settings: Settings, monkeypatch: pytest.MonkeyPatch) -> None:
    class Clock(datetime):
        now_is = datetime(2031, 5, 1, tzinfo=UTC)

        @classmethod
        def now(cls, _zone: object = None) -> datetime:  # type: ignore[override]
            return cls.now_is

    monkeypatch.setattr(runs, "datetime", Clock)
    first = Run.begin(settings, [])
    with recorded(settings, first, "ingest"):
        pass
    Clock.now_is -= timedelta(days=400)
    second = Run.begin(settings, [])
    assert second.started_at > first.started_at
    assert second.run_id > first.run_id


def test_events_tell_what_was_read_and_written(tmp_path: Path, settings: Settings) -> None:
    (tmp_path / "a.txt").write_text("Tin fell by 2 percent in March.", "utf-8")
    run_ledger([str(tmp_path / "a.txt")], settings, silent)
    told = events(settings)
    assert [(event["job"]["name"], event["eventType"]) for event in told] == [  # type: ignore[index]
        (f"ledger.{stage}", kind) for stage in ("ingest", "normalize", "publish") for kind in ("START", "COMPLETE")
    ]
    assert len({event["run"]["runId"] for event in told}) == 3  # type: ignore[index]
    assert len({event["run"]["facets"]["parent"]["run"]["runId"] for event in told}) == 1  # type: ignore[index]
    assert told[1]["inputs"][0]["name"] == str(tmp_path / "a.txt")  # type: ignore[index]
    figures = next(output for output in told[-1]["outputs"] if output["name"].endswith("/fct_figure"))  # type: ignore[attr-defined]
    assert figures["outputFacets"]["outputStatistics"]["rowCount"] == 1
    assert {"name": "value", "type": "decimal128(28, 6)"}.items() <= next(
        field for field in figures["facets"]["schema"]["fields"] if field["name"] == "value"
    ).items()
