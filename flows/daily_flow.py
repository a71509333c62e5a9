"""The flow of every day: what has come into the inbox and the feeds since."""

from prefect import flow

from newsledger.orchestration.environment import proposed_home
from newsledger.orchestration.notices import notify
from newsledger.orchestration.parameters import settings_of
from newsledger.orchestration.tasks import load_news


@flow(name="daily", log_prints=True, on_failure=[notify], on_crashed=[notify])
def daily(
    inbox: str = "inbox",
    feeds: list[str] = [],  # noqa: B006 - the form shows the default, nothing changes it
    home: str = proposed_home(),
    workers: int = 1,
    fetch_linked: bool = True,
    cluster: str = "",
) -> dict[str, int]:
    """Load what is new and publish it.

    Args:
        inbox: A folder into which articles are put, and stay: what was loaded before costs a glance.
        feeds: Addresses of feeds and news sitemaps.
        home: The folder of the ledger, or s3://bucket/prefix.
        workers: Processes that annotate; 1 or more, one for each core at most.
        fetch_linked: Also fetch the pages that feeds of summaries and news sitemaps link to.
        cluster: The address of a Dask scheduler whose workers annotate, as tcp://host:8786.
    """
    return load_news(inbox, feeds, settings_of(home, workers=workers, fetch_linked=fetch_linked, cluster=cluster))
