"""The flow that loads an archive day by day."""

from datetime import date

from prefect import flow
from prefect.task_runners import ThreadPoolTaskRunner

from newsledger.orchestration.environment import proposed_home
from newsledger.orchestration.notices import notify
from newsledger.orchestration.parameters import BY_CONTENT, SourceFormat, settings_of
from newsledger.orchestration.tasks import load_days

DAYS_AT_ONCE = 4


@flow(
    name="backfill",
    log_prints=True,
    task_runner=ThreadPoolTaskRunner(max_workers=DAYS_AT_ONCE),
    on_failure=[notify],
    on_crashed=[notify],
)
def backfill(
    paths: list[str],
    first: date,
    last: date,
    home: str = proposed_home(),
    source_format: SourceFormat = BY_CONTENT,
    workers: int = 1,
    columns: str = "",
    cluster: str = "",
) -> dict[str, int]:
    """Load an archive from one day to another, four days at once, and publish it. A day that fails does not keep back the others.

    Args:
        paths: Where the articles of a day lie, with %Y, %m and %d for the day, as archive/%Y/%m/%d. Articles without a date get the day's.
        first: The first day.
        last: The last day.
        home: The folder of the ledger, or s3://bucket/prefix.
        source_format: Read every file as this format; by content, each is found out.
        workers: Processes that annotate; 1 or more, one for each core at most.
        columns: Where tables and JSON keep a field, as text=maintext,published=day.
        cluster: The address of a Dask scheduler whose workers annotate, as tcp://host:8786.
    """
    settings = settings_of(home, source_format=source_format, workers=workers, columns=columns, cluster=cluster)
    return load_days(paths, first, last, settings)
