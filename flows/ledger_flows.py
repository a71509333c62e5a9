"""The flows that the Prefect UI shows: `ledger` does all three stages, the others one each."""

from datetime import date
from pathlib import Path

from prefect import flow

from newsledger.config import Settings
from newsledger.pipeline import Run
from newsledger.tasks import batches, ingest_task, normalize_task, publish_task


def _settings(home: str, published: date | None = None, source_format: str | None = None) -> Settings:
    return Settings(home=Path(home), published=published.isoformat() if published else None, source_format=source_format)


@flow(name="ledger", log_prints=True)
def ledger(paths: list[str], home: str = "ledger", published: date | None = None, source_format: str | None = None) -> dict[str, int]:
    """Load articles and publish the ledger.

    Args:
        paths: Files, folders, globs or archives, as the worker sees them.
        home: The folder of the ledger.
        published: The date of articles that state none.
        source_format: Read every file as this format instead of finding out.
    """
    settings = _settings(home, published, source_format)
    run = Run.begin(settings, paths)
    received = ingest_task(paths, settings, run)
    _normalize(settings, run)
    return publish_task(settings, run, received).counts


@flow(name="ingest")
def ingest(paths: list[str], home: str = "ledger", published: date | None = None, source_format: str | None = None) -> int:
    """Take articles in without normalising them; return how many new documents there were.

    Args:
        paths: Files, folders, globs or archives, as the worker sees them.
        home: The folder of the ledger.
        published: The date of articles that state none.
        source_format: Read every file as this format instead of finding out.
    """
    settings = _settings(home, published, source_format)
    return ingest_task(paths, settings, Run.begin(settings, paths)).documents_new


@flow(name="normalize")
def normalize(home: str = "ledger") -> int:
    """Extract and annotate what was taken in; return how many batches there were.

    Args:
        home: The folder of the ledger.
    """
    settings = _settings(home)
    return _normalize(settings, Run.begin(settings, []))


@flow(name="publish")
def publish(home: str = "ledger") -> dict[str, int]:
    """Publish all that is staged; return the row count of each table.

    Args:
        home: The folder of the ledger.
    """
    settings = _settings(home)
    return publish_task(settings, Run.begin(settings, [])).counts


def _normalize(settings: Settings, run: Run) -> int:
    waiting = batches(settings)
    for batch in waiting:
        normalize_task(batch, settings, run)
    return len(waiting)
