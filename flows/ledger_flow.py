"""The flow that a person starts: articles in, the ledger published."""

from datetime import date

from prefect import flow

from newsledger.pipeline import Run
from newsledger.tasks import ingest_task, normalize_all, publish_task, settings_of


@flow(name="ledger", log_prints=True)
def ledger(
    paths: list[str],
    home: str = "ledger",
    published: date | None = None,
    source_format: str | None = None,
    columns: str | None = None,
    aliases: str | None = None,
    corrections: str | None = None,
) -> dict[str, int]:
    """Load articles and publish the ledger.

    Args:
        paths: Files, folders, globs or archives, as the worker sees them.
        home: The folder of the ledger.
        published: The date of articles that state none.
        source_format: Read every file as this format instead of finding out.
        columns: Where tables and JSON keep a field, as text=maintext,published=day.
        aliases: A CSV file of names and the entities they name, kept for later runs.
        corrections: A CSV file of figures to correct, kept for later runs.
    """
    settings = settings_of(home, published, source_format, columns, aliases, corrections)
    run = Run.begin(settings, paths)
    received = ingest_task(paths, settings, run)
    normalize_all(settings, run)
    return publish_task(settings, run, received).counts
