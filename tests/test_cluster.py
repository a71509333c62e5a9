"""A run on a Dask cluster: scheduler and workers are processes of their own, started apart, on loopback."""

from __future__ import annotations

import os
import re
import signal
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path

import pytest

from newsledger import pipeline
from newsledger.config import Settings
from newsledger.errors import UsageError
from newsledger.normalize import pending
from newsledger.paths import Home

SAMPLES = Path(__file__).parents[1] / "seeds" / "articles"
Start = Callable[..., "subprocess.Popen[str]"]


@pytest.fixture
def start(tmp_path: Path) -> Iterator[Start]:
    started: list[subprocess.Popen[str]] = []

    def start(*words: str) -> subprocess.Popen[str]:
        log = (tmp_path / f"{len(started)}.log").open("w")
        command = [sys.executable, "-m", "distributed.cli." + words[0], *words[1:]]
        started.append(subprocess.Popen(command, stderr=log, text=True, start_new_session=True, cwd=tmp_path))
        return started[-1]

    yield start
    for process in started:
        os.killpg(process.pid, signal.SIGKILL)
        process.wait()


@pytest.fixture
def scheduler(start: Start, tmp_path: Path) -> str:
    start("dask_scheduler", "--host", "127.0.0.1", "--port", "0", "--no-dashboard", "--scheduler-file", "scheduler.json")
    return waited_for(lambda: re.search(r"tcp://127\.0\.0\.1:\d+", (tmp_path / "0.log").read_text()))[0]


def add_worker(start: Start, scheduler: str) -> subprocess.Popen[str]:
    return start("dask_worker", scheduler, "--nthreads", "1", "--no-dashboard", "--host", "127.0.0.1")


def waited_for(what, seconds=60):
    until = time.monotonic() + seconds
    while not (found := what()):
        assert time.monotonic() < until, "waited in vain"
        time.sleep(0.05)
    return found


def files(settings: Settings) -> dict[str, bytes]:
    """What does not tell of the run itself."""
    home = Home(settings.home)
    told = {"fct_run", "stg_document", "stg_record"}
    return {str(p.relative_to(home.staging)): p.read_bytes() for p in home.staging.glob("*/*.parquet") if p.parent.name not in told}


def settings_at(home: Path, cluster: str | None = None) -> Settings:
    return Settings(home=home, cluster=cluster, batch_records=2)


def run(settings: Settings, at_progress: Callable[[str, int, int], None] = lambda *_: None) -> None:
    begun = pipeline.Run.begin(settings, [str(SAMPLES)])
    begun = replace(begun, started_at=datetime(2026, 1, 1, tzinfo=UTC))
    pipeline.ingest_paths([str(SAMPLES)], settings, begun)
    pipeline.normalize_pending(settings, begun, at_progress)


def test_a_cluster_stages_what_one_process_does_though_a_worker_is_killed(tmp_path: Path, start: Start, scheduler: str) -> None:
    apart, here = settings_at(tmp_path / "apart", scheduler), settings_at(tmp_path / "here")
    first = add_worker(start, scheduler)
    killed = []

    def kill_once(_stage: str, done: int, _total: int) -> None:
        if not killed:
            killed.append(done)
            os.killpg(first.pid, signal.SIGKILL)
            add_worker(start, scheduler)

    run(apart, kill_once)
    run(here)
    assert killed == [1]
    staged = files(apart)
    assert len(staged) > 60
    assert staged == files(here)


def test_a_batch_that_kills_its_workers_is_done_here_where_the_record_is_found(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    settings = settings_at(tmp_path / "home", "tcp://127.0.0.1:9")
    monkeypatch.setattr("newsledger.workers.normalize_on", lambda _address, batches, *_: ((batch, None) for batch in batches))
    run(settings)
    assert not pending(settings)


def test_a_missing_scheduler_is_a_clear_error(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("newsledger.cluster._CONNECT_SECONDS", 1)
    with pytest.raises(UsageError, match=r"no Dask scheduler at tcp://127\.0\.0\.1:9"):
        run(settings_at(tmp_path / "home", "tcp://127.0.0.1:9"))


def test_a_worker_that_does_not_see_the_home_says_so(tmp_path: Path) -> None:
    from newsledger.cluster import normalize_here
    from newsledger.engine import fingerprint
    from newsledger.errors import HomeError, NewsledgerError

    settings = settings_at(tmp_path / "elsewhere")
    with pytest.raises(HomeError, match="under the same path"):
        normalize_here("batch", settings=settings, at=datetime.now(UTC), engine=fingerprint(settings.model))
    with pytest.raises(NewsledgerError, match="another version"):
        normalize_here("batch", settings=settings, at=datetime.now(UTC), engine="00000000")
