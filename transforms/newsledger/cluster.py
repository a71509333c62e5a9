"""Normalize on a Dask cluster: workers read and write the home themselves, through the storage they share; only names of batches travel.

The workers are told which engine is wanted, since one that is older would stage other rows under the same name.
"""

from __future__ import annotations

import threading
from collections.abc import Iterator
from dataclasses import replace
from datetime import datetime
from functools import cache

from newsledger.config import Settings
from newsledger.engine import fingerprint
from newsledger.errors import HomeError, NewsledgerError, UsageError
from newsledger.normalize import normalize
from newsledger.paths import Home
from newsledger.store.address import located
from newsledger.store.mirror import Mirror
from newsledger.store.objects import Objects
from newsledger.watch import begin_apart

Counts = dict[str, int]

# A worker does many batches of one home.
_objects = cache(Objects)

# A worker may have several threads; they would take turns anyway, and one article's time would be another's.
_ONE_AT_A_TIME = threading.Lock()
_CONNECT_SECONDS = 30


def normalize_on(address: str, batches: list[str], settings: Settings, at: datetime) -> Iterator[tuple[str, Counts | None]]:
    """``normalize`` for each batch on the workers of the scheduler at ``address``, with its row counts, in the order they end.

    A batch that its worker dies of time and again comes without counts. Raises ``UsageError`` when there is no such scheduler or
    Dask is not installed, ``NewsledgerError`` when the cluster is lost or a worker cannot do its work.
    """
    try:
        from distributed import Client, KilledWorker, as_completed
    except ImportError as error:
        raise UsageError("A cluster needs Dask: pip install 'newsledger[dask]'.") from error
    try:
        client = Client(address, timeout=_CONNECT_SECONDS, name="newsledger", set_as_default=False)
    except (OSError, ValueError) as error:
        raise UsageError(f"There is no Dask scheduler at {address}: {error}") from error
    with client:
        engine = fingerprint(settings.model)
        futures = client.map(normalize_here, batches, settings=settings, at=at, engine=engine, pure=False, key="normalize")
        of_future = dict(zip(futures, batches, strict=True))
        for future in as_completed(futures, loop=client.loop):
            failure = NewsledgerError("the cluster is gone") if future.cancelled() else future.exception()
            if isinstance(failure, KilledWorker):
                yield of_future[future], None
            elif failure:
                raise NewsledgerError(f"{of_future[future]} could not be done on {address}: {failure}. What was done is kept.") from failure
            else:
                yield of_future[future], future.result()
            future.release()


def normalize_here(batch: str, *, settings: Settings, at: datetime, engine: str) -> Counts:
    """``normalize`` in the worker's process, which ends if one article hangs. Raises ``NewsledgerError`` for another engine or no home."""
    own = fingerprint(settings.model)
    if own != engine:
        raise NewsledgerError(f"this worker has another version of newsledger ({own}, not {engine})")
    if settings.store:
        return _through_store(batch, settings, at)
    if not Home(settings.home).staging.is_dir():
        raise HomeError(f"this worker does not see {settings.home}: the home must lie under the same path everywhere")
    return _watched(batch, settings, at)


def _through_store(batch: str, settings: Settings, at: datetime) -> Counts:
    """In this machine's own mirror: the records are brought, what is made of them is sent."""
    here = replace(settings, home=located(str(settings.store)).folder)
    mirror = Mirror(Home(here.home), _objects(str(settings.store)), fingerprint(settings.model))
    mirror.pull_batch(batch)
    counts = _watched(batch, here, at)
    mirror.push_batch(batch)
    return counts


def _watched(batch: str, settings: Settings, at: datetime) -> Counts:
    with _ONE_AT_A_TIME:
        begin_apart()
        return normalize(batch, settings, at)
