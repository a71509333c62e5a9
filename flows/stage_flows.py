"""The stages of the ledger as flows of their own."""

from datetime import date

from prefect import flow

from newsledger.orchestration.environment import proposed_home
from newsledger.orchestration.notices import notify
from newsledger.orchestration.parameters import BY_CONTENT, SourceFormat, settings_of
from newsledger.orchestration.tasks import ingest_task, normalize_task, publish_task
from newsledger.pipeline import Run


@flow(name="ingest", log_prints=True, on_failure=[notify], on_crashed=[notify])
def ingest(
    paths: list[str],
    home: str = proposed_home(),
    published: date | None = None,
    source_format: SourceFormat = BY_CONTENT,
    columns: str = "",
) -> int:
    """Take articles in without normalising them; return how many new documents there were.

    Args:
        paths: Files, folders, globs, archives or http(s) addresses, as the worker sees them.
        home: The folder of the ledger, or s3://bucket/prefix.
        published: The date of articles that state none.
        source_format: Read every file as this format; by content, each is found out.
        columns: Where tables and JSON keep a field, as text=maintext,published=day.
    """
    settings = settings_of(home, published=published, source_format=source_format, columns=columns)
    return ingest_task(paths, settings, Run.begin(settings, paths)).documents_new


@flow(name="normalize", log_prints=True, on_failure=[notify], on_crashed=[notify])
def normalize(home: str = proposed_home(), workers: int = 1, cluster: str = "") -> int:
    """Extract and annotate what was taken in; return how many batches there were.

    Args:
        home: The folder of the ledger, or s3://bucket/prefix.
        workers: Processes that annotate; 1 or more, one for each core at most.
        cluster: The address of a Dask scheduler whose workers annotate, as tcp://host:8786.
    """
    settings = settings_of(home, workers=workers, cluster=cluster)
    return normalize_task(settings, Run.begin(settings, []))


@flow(name="publish", log_prints=True, on_failure=[notify], on_crashed=[notify])
def publish(home: str = proposed_home(), aliases: str = "", corrections: str | None = None) -> dict[str, int]:
    """Publish all that is staged; return the row count of each table.

    Args:
        home: The folder of the ledger, or s3://bucket/prefix.
        aliases: A CSV file of names and the entities they name, kept for later runs.
        corrections: A CSV file of figures to correct, kept for later runs.
    """
    settings = settings_of(home, aliases=aliases, corrections=corrections)
    return publish_task(settings, Run.begin(settings, [])).counts
