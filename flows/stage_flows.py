"""The stages of the ledger as flows of their own."""

from datetime import date

from prefect import flow

from newsledger.pipeline import Run
from newsledger.tasks import ingest_task, normalize_all, publish_task, settings_of


@flow(name="ingest")
def ingest(
    paths: list[str],
    home: str = "ledger",
    published: date | None = None,
    source_format: str | None = None,
    columns: str | None = None,
) -> int:
    """Take articles in without normalising them; return how many new documents there were.

    Args:
        paths: Files, folders, globs or archives, as the worker sees them.
        home: The folder of the ledger.
        published: The date of articles that state none.
        source_format: Read every file as this format instead of finding out.
        columns: Where tables and JSON keep a field, as text=maintext,published=day.
    """
    settings = settings_of(home, published, source_format, columns)
    return ingest_task(paths, settings, Run.begin(settings, paths)).documents_new


@flow(name="normalize")
def normalize(home: str = "ledger") -> int:
    """Extract and annotate what was taken in; return how many batches there were.

    Args:
        home: The folder of the ledger.
    """
    settings = settings_of(home)
    return normalize_all(settings, Run.begin(settings, []))


@flow(name="publish")
def publish(home: str = "ledger", aliases: str | None = None, corrections: str | None = None) -> dict[str, int]:
    """Publish all that is staged; return the row count of each table.

    Args:
        home: The folder of the ledger.
        aliases: A CSV file of names and the entities they name, kept for later runs.
        corrections: A CSV file of figures to correct, kept for later runs.
    """
    settings = settings_of(home, aliases=aliases, corrections=corrections)
    return publish_task(settings, Run.begin(settings, [])).counts
