"""The stages as Prefect tasks. They call what the command line calls."""

from __future__ import annotations

from datetime import date
from pathlib import Path
from typing import Any

from prefect import task
from prefect.artifacts import create_table_artifact

from newsledger.config import Settings
from newsledger.ingest import IngestResult
from newsledger.normalize import normalize, pending
from newsledger.paths import Home
from newsledger.pipeline import Run, ingest_paths, keep_given, publish_ledger, require_articles
from newsledger.publish.query import query
from newsledger.publish.snapshot import PublishResult
from newsledger.read.field_names import columns_of


@task(task_run_name="ingest", retries=1, retry_delay_seconds=5)
def ingest_task(paths: list[str], settings: Settings, run: Run) -> IngestResult:
    """Keep the bytes of what ``paths`` name and stage their raw records."""
    return ingest_paths(paths, settings, run)


@task(task_run_name="normalize {batch}", retries=1, retry_delay_seconds=5)
def normalize_task(batch: str, settings: Settings, run: Run) -> dict[str, int]:
    """Extract and annotate one batch of records; the row count of each table."""
    return normalize(batch, settings, run.started_at)


@task(task_run_name="publish")
def publish_task(settings: Settings, run: Run, received: IngestResult | None = None) -> PublishResult:
    """Build, check and publish a snapshot; without articles of its own, with the analyst's files that are given."""
    if received is None:
        keep_given(settings)
    result = publish_ledger(settings, run, received)
    _leave_tables(Home(settings.home), result)
    if received:
        require_articles(settings, received)
    return result


def normalize_all(settings: Settings, run: Run) -> int:
    """A task for each record batch that waits to be normalised; how many there were."""
    waiting = pending(settings)
    for batch in waiting:
        normalize_task(batch, settings, run)
    return len(waiting)


def settings_of(
    home: str,
    published: date | None = None,
    source_format: str | None = None,
    columns: str | None = None,
    aliases: str | None = None,
    corrections: str | None = None,
) -> Settings:
    """What a flow was asked for, as settings. Raises ``UsageError`` for columns that are none."""
    day = published.isoformat() if published else None
    return Settings(
        home=Path(home),
        published=day,
        source_format=source_format,
        columns=columns_of(columns),
        aliases=Path(aliases) if aliases else None,
        corrections=Path(corrections) if corrections else None,
    )


def _leave_tables(home: Home, result: PublishResult) -> None:
    """What was loaded and what was refused, as artifacts of the flow run."""
    loaded: list[dict[str, Any]] = [{"table": name, "rows": count} for name, count in result.counts.items()]
    create_table_artifact(table=loaded, key="loaded", description=f"Loaded into {home.database}")
    rejects = query(home, "SELECT source_uri, stage, code, reason FROM fct_reject ORDER BY ALL LIMIT 500").to_pylist()
    if rejects:
        create_table_artifact(table=rejects, key="rejected", description="What could not be used, and why")
    failing = [row for row in result.checks if row["verdict"] != "pass"]
    create_table_artifact(
        table=[{key: row[key] for key in ("check_name", "verdict", "offending_rows", "description")} for row in failing or result.checks],
        key="checks",
        description=f"{len(result.checks)} checks, {len(failing)} not passed",
    )
