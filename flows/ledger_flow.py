"""The flow that a person starts: articles in, the ledger published."""

from datetime import date

from prefect import flow

from newsledger.orchestration.environment import proposed_home
from newsledger.orchestration.notices import notify
from newsledger.orchestration.parameters import BY_CONTENT, SourceFormat, settings_of
from newsledger.orchestration.tasks import load


@flow(name="ledger", log_prints=True, on_failure=[notify], on_crashed=[notify])
def ledger(
    paths: list[str],
    home: str = proposed_home(),
    published: date | None = None,
    source_format: SourceFormat = BY_CONTENT,
    workers: int = 1,
    columns: str = "",
    fetch_linked: bool = False,
    aliases: str = "",
    corrections: str = "",
    cluster: str = "",
) -> dict[str, int]:
    """Load articles and publish the ledger.

    Args:
        paths: Files, folders, globs, archives or http(s) addresses, as the worker sees them.
        home: The folder of the ledger, or s3://bucket/prefix.
        published: The date of articles that state none.
        source_format: Read every file as this format; by content, each is found out.
        workers: Processes that annotate; 1 or more, one for each core at most.
        columns: Where tables and JSON keep a field, as text=maintext,published=day.
        fetch_linked: Also fetch the pages that feeds of summaries and news sitemaps link to.
        aliases: A CSV file of names and the entities they name, kept for later runs.
        corrections: A CSV file of figures to correct, kept for later runs.
        cluster: The address of a Dask scheduler whose workers annotate, as tcp://host:8786.
    """
    settings = settings_of(
        home,
        published=published,
        source_format=source_format,
        workers=workers,
        columns=columns,
        fetch_linked=fetch_linked,
        aliases=aliases,
        corrections=corrections,
        cluster=cluster,
    )
    return load(paths, settings)
