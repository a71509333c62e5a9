"""Write, audit, publish: a snapshot is built aside, checked, and put in place of the old one in a single step."""

from __future__ import annotations

import logging
import shutil
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Protocol

import duckdb
import pyarrow as pa

from newsledger.atomic import UNFINISHED, sync
from newsledger.contracts import PUBLISHED, conform
from newsledger.contracts.tables.marts import DQ_RESULT
from newsledger.errors import ChecksFailedError, UsageError
from newsledger.paths import Home
from newsledger.publish.aliases import kept_aliases
from newsledger.publish.checks import all_checks, run_checks
from newsledger.publish.contract import write_contract
from newsledger.publish.corrections import kept_corrections
from newsledger.publish.database import write_database
from newsledger.publish.files import data_path, view
from newsledger.publish.history import read_history, record_history
from newsledger.publish.layers import build, resolve
from newsledger.publish.lock import exclusive
from newsledger.publish.package import tables_of, write_package
from newsledger.publish.parquet import write_parquet
from newsledger.publish.parts import Parts
from newsledger.publish.report import write_report
from newsledger.publish.staging import Staging
from newsledger.publish.trouble import told
from newsledger.publish.workbench import activate, register, workbench

_BUILDING = ".building-"
_TURNING = ".current-"
# What DuckDB may hold while it builds; the process holds sketches and names besides.
_MEMORY = "800MB"

_Built = tuple[dict[str, int], list[dict[str, Any]], dict[str, Any]]

_log = logging.getLogger(__name__)


@dataclass(frozen=True, slots=True)
class PublishResult:
    """What was published: where, how many rows by table, the rows of ``dq_result``, and the run with its counts filled in."""

    snapshot: Path
    counts: dict[str, int]
    checks: list[dict[str, Any]]
    run: dict[str, Any]


class Elsewhere(Protocol):
    """A place beyond the home where a snapshot has to be before it may become current here."""

    def begin(self) -> None:
        """Bring what is staged there; called while the home's lock is held, before anything is read."""

    def commit(self, snapshot: Path) -> None:
        """Make the snapshot in the folder current there. Where this raises, nothing becomes current here."""


def publish(
    home: Home,
    fingerprint: str,
    reference_tables: Mapping[str, pa.Table],
    run_row: Mapping[str, Any],
    *,
    snapshots_kept: int = 2,
    lock_seconds: float = 600.0,
    elsewhere: Elsewhere | None = None,
) -> PublishResult:
    """Publish everything that is staged as snapshot ``run_row["run_id"]`` and point ``current`` at it.

    ``reference_tables`` are what the marts read beside the core, by name: ``ref_measures`` (code, name). ``run_row`` is this
    run's row of fct_run; its articles_out, figures_out and rejects_out are counted here. Holds the home's lock while it works,
    so the caller must not. Raises ``ChecksFailedError`` when a check fails: ``current`` stays as it was, and the verdicts lie
    in ``failed_checks.parquet``. Raises ``HomeError`` when the home cannot be written or read. With ``elsewhere``, the snapshot
    becomes current there first; what that raises leaves ``current`` as it was, too.
    """
    run_id = str(run_row["run_id"])
    with told(home), exclusive(home.lock, lock_seconds):
        home.snapshots.mkdir(parents=True, exist_ok=True)
        _remove_leftovers(home)
        if elsewhere:
            elsewhere.begin()
        if (home.snapshots / run_id).exists():
            raise UsageError(f"Run {run_id} is published already.")
        aside = home.snapshots / f"{_BUILDING}{run_id}"
        try:
            result = _build_within(home, aside, Staging(home, fingerprint), reference_tables, run_row)
            if elsewhere:
                elsewhere.commit(aside / "snapshot")
            snapshot = _swap(home, aside / "snapshot", run_id)
        finally:
            shutil.rmtree(aside, ignore_errors=True)
        try:
            _prune(home, snapshots_kept)
        except OSError as error:
            # Readers see the new snapshot: what fails from here on must not be told as if they did not.
            _log.warning(
                "%s is published, but the history in %s could not be written: %s. The next publish does it.", run_id, home.root, error
            )
        return PublishResult(snapshot, *result)


def _build_within(
    home: Home, aside: Path, staging: Staging, reference_tables: Mapping[str, pa.Table], run_row: Mapping[str, Any]
) -> _Built:
    """Build in little memory, or in as much as DuckDB sees fit where something could not be spilled."""
    try:
        return _build(home, aside, staging, reference_tables, run_row, _MEMORY)
    except duckdb.OutOfMemoryException:
        _log.warning("%s is not enough to publish %s; it is tried with more.", _MEMORY, home.root)
        shutil.rmtree(aside)
        return _build(home, aside, staging, reference_tables, run_row, None)


def _build(
    home: Home, aside: Path, staging: Staging, reference_tables: Mapping[str, pa.Table], run_row: Mapping[str, Any], memory: str | None
) -> _Built:
    snapshot = aside / "snapshot"
    snapshot.mkdir(parents=True)
    before = home.current.resolve() if home.current.exists() else None
    with workbench(aside / "spill", memory) as con:
        register(con, reference_tables)
        activate(con, staging, run_row)
        resolve(con, home.entities, kept_aliases(home), kept_corrections(home))
        parts = Parts(con, snapshot, before)
        counts = build(con, "core", snapshot, parts) | build(con, "marts", snapshot, parts)
        checks = _audit(con, home, snapshot, parts)
        run = _published_run(con)
    counts[DQ_RESULT.name] = len(checks)
    counts = {table.name: counts[table.name] for table in PUBLISHED}
    tables = tables_of(snapshot, counts, parts.written)
    write_package(snapshot, [*tables, write_database(snapshot, tables, before, memory)], run)
    write_contract(snapshot)
    write_report(snapshot)
    return counts, checks, run


def _published_run(con: duckdb.DuckDBPyConnection) -> dict[str, Any]:
    rows: list[dict[str, Any]] = con.sql("SELECT * FROM fct_run SEMI JOIN active.run USING (run_id)").to_arrow_table().to_pylist()
    return rows[0]


def _audit(con: duckdb.DuckDBPyConnection, home: Home, snapshot: Path, parts: Parts) -> list[dict[str, Any]]:
    """Run the checks and write their verdicts: into the snapshot when it passes, beside it when it does not."""
    results = run_checks(con, all_checks(), parts.changed)
    verdicts = conform(results, DQ_RESULT)
    failed = [f"{row['check_name']} ({row['offending_rows']} rows)" for row in results if row["verdict"] == "fail"]
    failed_checks = home.root / "failed_checks.parquet"
    if failed:
        write_parquet(verdicts, failed_checks)
        raise ChecksFailedError(f"Nothing was published, {len(failed)} checks failed: {', '.join(failed)}. See {failed_checks}.")
    failed_checks.unlink(missing_ok=True)
    path = data_path(snapshot, DQ_RESULT)
    write_parquet(verdicts, path)
    view(con, DQ_RESULT, snapshot)
    return results


def _swap(home: Home, built: Path, run_id: str) -> Path:
    """Move the snapshot to its place and turn ``current`` to it."""
    snapshot = home.snapshots / run_id
    built.rename(snapshot)
    sync(home.snapshots)
    turn_current(home, run_id)
    return snapshot


def turn_current(home: Home, name: str) -> None:
    """Have ``current`` lead to a snapshot, in one step. The link is relative, so that a home can be moved."""
    fresh = home.root / f"{_TURNING}{name}"
    fresh.unlink(missing_ok=True)
    fresh.symlink_to((home.snapshots / name).relative_to(home.root), target_is_directory=True)
    fresh.replace(home.current)
    sync(home.root)


def _remove_leftovers(home: Home) -> None:
    """What a process that died was building, and a snapshot that it never made current: nobody else builds while the lock is held."""
    record_history(home)
    published = set(read_history(home))
    for folder in home.snapshots.iterdir():
        if folder.name not in published:
            shutil.rmtree(folder, ignore_errors=True)
    for unfinished in (*home.root.glob(f"{_TURNING}*"), *home.root.glob(f".{home.history.name}.*{UNFINISHED}")):
        unfinished.unlink(missing_ok=True)


def _prune(home: Home, kept: int) -> None:
    """Delete all but the latest ``kept`` snapshots; the current one always stays."""
    record_history(home)
    for name in read_history(home)[: -max(kept, 1)]:
        shutil.rmtree(home.snapshots / name, ignore_errors=True)
