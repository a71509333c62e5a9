"""Runs, and what is kept of each, also of one that fails: a row of fct_run in staging, and an event for each stage."""

from __future__ import annotations

import fcntl
import json
import secrets
from collections.abc import Iterator, Mapping
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from typing import Any

from newsledger.atomic import writing
from newsledger.config import Settings
from newsledger.contracts import conform
from newsledger.contracts.tables.core import FCT_RUN
from newsledger.engine import engine_version, fingerprint
from newsledger.errors import NewsledgerError
from newsledger.events import EventType, stage_event, write_event
from newsledger.masking import masked
from newsledger.paths import Home
from newsledger.publish.lock import is_held
from newsledger.publish.query import query
from newsledger.publish.staging import Staging

_FORM = "%Y%m%dT%H%M%S%fZ"
_LONGEST_ERROR = 300


@dataclass(frozen=True, slots=True)
class Run:
    """One run: its id, which sorts by time, when it began and what it was asked for."""

    run_id: str
    started_at: datetime
    parameters: dict[str, Any]

    def now(self) -> datetime:
        """The time, never before the run began: the clock may have gone back."""
        return max(datetime.now(UTC), self.started_at)

    @classmethod
    def begin(cls, settings: Settings, paths: list[str]) -> Run:
        """A run that starts now, and after every run that this home knows, wherever its clock has gone since."""
        now = max(datetime.now(UTC), latest_run(Home(settings.home)) + timedelta(microseconds=1))
        asked = {"published": settings.published, "format": settings.source_format, "columns": settings.columns, "model": settings.model}
        shown = [masked(path) for path in paths]
        files = {"aliases": settings.aliases, "corrections": settings.corrections}
        parameters = {"paths": shown, **asked, **{name: str(path) if path else None for name, path in files.items()}}
        return cls(f"{now.strftime(_FORM)}-{secrets.token_hex(3)}", now, parameters)


@dataclass(slots=True)
class Stage:
    """What a stage says of itself while it is recorded: changes to the run's row, and the datasets of its event."""

    row: dict[str, Any]
    inputs: list[dict[str, Any]]
    outputs: list[dict[str, Any]]


@contextmanager
def recorded(settings: Settings, run: Run, name: str) -> Iterator[Stage]:
    """Record a stage of ``run``: "running" while the block lasts, then "done", or "failed" with the error's text.

    A process that dies in the block leaves "running"; ``end_dead_runs`` sets that right.
    """
    home, stage = Home(settings.home), Stage({}, [], [])
    with _alive(home, run.run_id):
        _write(settings, run, {"status": "running", "finished_at": None})
        _tell("START", home, run, name, stage)
        try:
            yield stage
        except BaseException as error:
            text = masked(f"{error}" if isinstance(error, NewsledgerError) else f"{type(error).__name__}: {error}")[:_LONGEST_ERROR]
            # Where nothing can be written any more, the error itself still reaches the caller.
            with suppress(Exception):
                _tell("FAIL", home, run, name, stage, text)
                _write(settings, run, {**stage.row, "status": "failed", "error": text, "finished_at": run.now()})
            raise
        _tell("COMPLETE", home, run, name, stage)
        _write(settings, run, {"finished_at": run.now(), **stage.row, "status": "done"})


def dead_runs(settings: Settings, own: str | None = None) -> list[str]:
    """The ids of the runs that are "running" in a process that is no more."""
    home = Home(settings.home)
    staging = Staging(home, fingerprint(settings.model))
    rows = (_read(staging, name) for name in staging.batches(FCT_RUN) if name != own)
    return [row["run_id"] for row in rows if row and row["status"] == "running" and not is_held(home.running / row["run_id"])]


def end_dead_runs(settings: Settings, own: str | None = None) -> list[str]:
    """Say of every dead run how it ended; return their ids."""
    home = Home(settings.home)
    staging, ended = Staging(home, fingerprint(settings.model)), dead_runs(settings, own)
    for run_id in ended:
        dead = {"status": "failed", "error": "the process ended without a word"}
        row = {**(_read(staging, run_id) or {}), **dead, **_published(home, run_id)}
        staging.write(FCT_RUN, run_id, conform([row], FCT_RUN))
        (home.running / run_id).unlink(missing_ok=True)
    return ended


def latest_run(home: Home) -> datetime:
    """When the latest run of the home began, by its id: staged, or only published where the staging layer is lost."""
    latest = datetime.min.replace(tzinfo=UTC, year=1970)
    for path in (*(home.staging / FCT_RUN.name).glob("[!.]*.parquet"), *home.snapshots.glob("[!.]*")):
        with suppress(ValueError):
            latest = max(latest, datetime.strptime(path.name.partition("-")[0], _FORM).replace(tzinfo=UTC))
    return latest


def _write(settings: Settings, run: Run, changes: Mapping[str, Any]) -> None:
    staging = Staging(Home(settings.home), fingerprint(settings.model))
    begun = {
        "run_id": run.run_id,
        "started_at": run.started_at,
        "parameters": json.dumps(run.parameters, sort_keys=True),
        "engine_version": engine_version(settings.model),
    }
    before = _read(staging, run.run_id) if staging.has(FCT_RUN, run.run_id) else None
    staging.write(FCT_RUN, run.run_id, conform([{**begun, **(before or {}), **changes}], FCT_RUN))


def _read(staging: Staging, name: str) -> dict[str, Any] | None:
    rows: list[dict[str, Any]] = staging.read(FCT_RUN, name).to_pylist()
    return rows[0] if rows else None


def _published(home: Home, run_id: str) -> dict[str, Any]:
    """The run's row in the ledger, if it was published before its process died: then it was done."""
    if not home.database.is_file():
        return {}
    rows: list[dict[str, Any]] = query(home, "SELECT * FROM fct_run WHERE status = 'done'").to_pylist()
    return next(({**row, "error": None} for row in rows if row["run_id"] == run_id), {})


def _tell(kind: EventType, home: Home, run: Run, name: str, stage: Stage, error: str | None = None) -> None:
    event = stage_event(kind, run.run_id, name, run.now(), error)
    write_event(home, run.run_id, {**event, "inputs": stage.inputs, "outputs": stage.outputs})


@contextmanager
def _alive(home: Home, run_id: str) -> Iterator[None]:
    """Hold a lock that ends with the process."""
    path = home.running / run_id
    with writing(path):
        path.parent.mkdir(parents=True, exist_ok=True)
        file = path.open("w")
    with file:
        fcntl.flock(file, fcntl.LOCK_EX)
        try:
            yield
        finally:
            path.unlink(missing_ok=True)
