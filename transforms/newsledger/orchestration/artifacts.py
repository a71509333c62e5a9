"""What a run leaves in the Prefect UI: how far it is, what was loaded, what was refused, the checks, and where the report is."""

from __future__ import annotations

from typing import Any

from prefect import get_run_logger
from prefect.artifacts import (
    create_markdown_artifact,
    create_progress_artifact,
    create_table_artifact,
    update_progress_artifact,
)

from newsledger.orchestration.environment import report_address
from newsledger.paths import SQL, Home
from newsledger.publish.query import query
from newsledger.publish.snapshot import PublishResult

# Each word of progress is a request to the server, and a line of the log.
_STEPS = 20


class Progress:
    """Tells how many batches of a stage are done, in the log and as an artifact, in twenty steps at most."""

    def __init__(self) -> None:
        self._artifact: Any = None
        self._told = 0

    def __call__(self, stage: str, done: int, total: int) -> None:
        """``done`` of ``total`` batches are done."""
        if not self._artifact:
            self._artifact = create_progress_artifact(0.0, key=f"{stage}-progress", description=f"Batches of records: {stage}")
        if done * _STEPS // total > self._told or done == total:
            self._told = done * _STEPS // total
            update_progress_artifact(self._artifact, 100.0 * done / total)
            get_run_logger().info("%s: %s of %s batches", stage, done, total)


def leave_artifacts(home: Home, result: PublishResult) -> None:
    """Tables that the UI can search, and a page with the way to the report and the database."""
    failing = sum(row["verdict"] != "pass" for row in result.checks)
    _table("loaded", home, "What came of each document")
    _table("rejected", home, "What could not be used, and why")
    _table("checks", home, f"{len(result.checks)} checks, {failing} not passed")
    create_table_artifact(
        [{"table": name, "rows": count} for name, count in result.counts.items()], key="tables", description="The rows of each table"
    )
    create_markdown_artifact(_page(home, result, failing), key="ledger", description="What the ledger holds, and where to look at it")


def leave_days(days: list[dict[str, Any]]) -> None:
    """What came of each day of a range."""
    create_table_artifact(days, key="days", description="What came of each day")


def _table(name: str, home: Home, description: str) -> None:
    statement = (SQL / "artifacts" / f"{name}.sql").read_text(encoding="utf-8")
    create_table_artifact(query(home, statement).to_pylist(), key=name, description=description)


def _page(home: Home, result: PublishResult, failing: int) -> str:
    counts = result.counts
    verdict = f"{failing} of {len(result.checks)} checks did not pass" if failing else f"all {len(result.checks)} checks passed"
    return f"""\
# {counts["dim_article"]:,} articles, {counts["fct_figure"]:,} figures

{counts["rpt_claims"]:,} claims, {counts["rpt_claim_conflicts"]:,} values that disagree, {counts["fct_reject"]:,} rejects; {verdict}.

- [Open the report]({report_address(home)})
- Query it: `newsledger sql "SELECT * FROM rpt_figures LIMIT 10" --home {home.root}`
- DuckDB: `{home.database}`
- Parquet for other tools: `{home.current}`
"""  # noqa: S608 - shown, not run
