"""The stages as Prefect tasks. They call what the command line calls."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import Any

from prefect import get_run_logger, task

from newsledger.config import Settings
from newsledger.errors import ChecksFailedError, HomeError, NewsledgerError, UsageError
from newsledger.ingest import IngestResult
from newsledger.masking import masked
from newsledger.orchestration.artifacts import Progress, leave_artifacts, leave_days
from newsledger.orchestration.days import paths_of, require_dated, slices
from newsledger.orchestration.environment import placed
from newsledger.paths import Home
from newsledger.pipeline import Run, ingest_paths, keep_given, normalize_pending, publish_ledger, require_articles
from newsledger.publish.snapshot import PublishResult
from newsledger.workers import beside_threads

_REJECTS_LOGGED, _DAYS_NAMED = 50, 10
# What another attempt finds as it was.
_LASTING = (UsageError, ChecksFailedError, HomeError)


def _may_pass(_task: Any, _run: Any, state: Any) -> bool:
    return not isinstance(state.result(raise_on_failure=False), _LASTING)


@task(task_run_name="ingest", retries=2, retry_delay_seconds=[5, 30], retry_condition_fn=_may_pass)
def ingest_task(paths: list[str], settings: Settings, run: Run) -> IngestResult:
    """Keep the bytes of what ``paths`` name and stage their raw records."""
    with beside_threads():
        received = ingest_paths([placed(path) for path in paths], settings, run)
    _log(received)
    return received


@task(task_run_name="ingest from {days[0]}", retries=2, retry_delay_seconds=[5, 30], retry_condition_fn=_may_pass)
def ingest_days_task(patterns: list[str], days: list[date], settings: Settings) -> list[dict[str, Any]]:
    """Take in each day, as a run of its own whose articles without a date are dated so; what came of it."""
    rows = []
    for day in days:
        paths, dated = list(paths_of(patterns, day)), replace(settings, published=day.isoformat())
        with beside_threads():
            received = ingest_paths(paths, dated, Run.begin(dated, paths), again=False) if paths else IngestResult((), 0, 0, ())
        _log(received)
        counts = {"documents": len(received.document_ids), "new": received.documents_new, "records": received.records_new}
        rows.append({"day": day.isoformat(), **counts, "refused": len(received.rejects), "error": ""})
    return rows


@task(task_run_name="normalize", retries=2, retry_delay_seconds=[5, 30], retry_condition_fn=_may_pass)
def normalize_task(settings: Settings, run: Run) -> int:
    """Extract and annotate every batch of records that is not done; how many there were. Another attempt does what is left."""
    with beside_threads():
        return normalize_pending(settings, run, Progress())


@task(task_run_name="publish")
def publish_task(settings: Settings, run: Run, received: IngestResult | None = None) -> PublishResult:
    """Build, check and publish a snapshot; without articles of its own, with the analyst's files that are given."""
    if received is None:
        keep_given(settings)
    result = publish_ledger(settings, run, received)
    leave_artifacts(Home(settings.home), result)
    return result


def load(paths: list[str], settings: Settings, *, needs_articles: bool = True) -> dict[str, int]:
    """The three stages as tasks; the row count of each table. Raises ``NothingUsableError`` when articles are needed and none came."""
    run = Run.begin(settings, paths)
    received = ingest_task(paths, settings, run)
    normalize_task(settings, run)
    result = publish_task(settings, run, received)
    if needs_articles:
        require_articles(settings, received)
    return result.counts


def load_news(inbox: str, feeds: list[str], settings: Settings) -> dict[str, int]:
    """Load a folder and feeds, in which there may be nothing new; the row count of each table."""
    if is_there := Path(placed(inbox)).exists():
        get_run_logger().info("The inbox is %s", placed(inbox))
    else:
        get_run_logger().warning("There is no inbox at %s", placed(inbox))
    return load([*([inbox] if is_there else []), *feeds], settings, needs_articles=False)


def load_days(patterns: list[str], first: date, last: date, settings: Settings) -> dict[str, int]:
    """Take in the days as the flow's task runner allows, then normalise and publish all; the row count of each table.

    Raises ``NewsledgerError`` that names the days which failed, once the others are published.
    """
    patterns = [placed(pattern) for pattern in patterns]
    require_dated(patterns)
    run = Run.begin(settings, patterns)
    ingest_task([], settings, run)
    parts = [(days, ingest_days_task.submit(patterns, days, settings)) for days in slices(first, last)]
    found = [row for days, future in parts for row in _day_rows(days, future.result(raise_on_failure=False))]
    normalize_task(settings, run)
    counts: dict[str, int] = publish_task(settings, run).counts
    leave_days(found)
    if failed := [row["day"] for row in found if row["error"]]:
        named = ", ".join(failed[:_DAYS_NAMED])
        raise NewsledgerError(f"{len(failed)} days were not taken in ({named}): run them again, the others are done.")
    return counts


def _day_rows(days: list[date], outcome: Any) -> list[dict[str, Any]]:
    if isinstance(outcome, list):
        return outcome
    return [{"day": day.isoformat(), "documents": 0, "new": 0, "records": 0, "refused": 0, "error": masked(str(outcome))} for day in days]


def _log(received: IngestResult) -> None:
    logger = get_run_logger()
    logger.info("%s documents, %s of them new, with %s records", len(received.document_ids), received.documents_new, received.records_new)
    for reject in received.rejects[:_REJECTS_LOGGED]:
        logger.warning("%s is refused: %s", reject.source_uri, reject.reason)
