"""Ingest and normalize on processes of their own: a document that kills or hangs one becomes a reject, and the rest goes on."""

from __future__ import annotations

import ctypes
import multiprocessing
import sys
import threading
from collections.abc import Callable, Iterator
from concurrent.futures import Future, ProcessPoolExecutor, as_completed
from concurrent.futures.process import BrokenProcessPool
from contextlib import contextmanager
from contextvars import ContextVar
from datetime import datetime
from typing import Any

from newsledger.cluster import normalize_on
from newsledger.config import Settings
from newsledger.engine import fingerprint
from newsledger.errors import NewsledgerError
from newsledger.ingest import IngestResult, ingest, ingest_again
from newsledger.ingest.again import unread
from newsledger.normalize import normalize
from newsledger.paths import Home
from newsledger.publish.staging import Staging
from newsledger.watch import NOTE_BYTES, begin

# One more than there are workers may have been handed out when a pool breaks.
_HANDED_AHEAD = 1

Counts = dict[str, int]

_beside_threads = ContextVar("beside_threads", default=False)


@contextmanager
def beside_threads() -> Iterator[None]:
    """Start processes afresh in this block, since threads of others (Prefect's) run in this one."""
    token = _beside_threads.set(True)
    try:
        yield
    finally:
        _beside_threads.reset(token)


def ingest_apart(paths: list[str], settings: Settings, run_id: str, at: datetime) -> IngestResult:
    """``ingest`` in a child process. A document on which it dies is refused, and the others are taken in."""
    result: IngestResult = _without_killers(settings, lambda killers: (ingest, paths, settings, run_id, at, killers))
    return result


def ingest_again_apart(settings: Settings, run_id: str, at: datetime) -> int:
    """``ingest_again`` in a child process, likewise, if there is anything to read."""
    if not unread(Staging(Home(settings.home), fingerprint(settings.model))):
        return 0
    count: int = _without_killers(settings, lambda killers: (ingest_again, settings, run_id, at, killers))
    return count


def normalize_each(batches: list[str], settings: Settings, at: datetime) -> Iterator[Counts]:
    """``normalize`` for each batch, on ``settings.workers`` processes or on ``settings.cluster``, in the order they end."""
    return _on_cluster(settings.cluster, batches, settings, at) if settings.cluster else _on_processes(batches, settings, at)


def _on_cluster(address: str, batches: list[str], settings: Settings, at: datetime) -> Iterator[Counts]:
    for batch, counts in normalize_on(address, batches, settings, at) if batches else ():
        # Here it can be told which record it is that a process dies of.
        yield normalize_alone(batch, settings, at) if counts is None else counts


def _on_processes(batches: list[str], settings: Settings, at: datetime) -> Iterator[Counts]:
    waiting = batches
    while waiting:
        left = []
        with _pool(settings, max(settings.workers, 1)) as pool:
            jobs: dict[Future[Counts], str] = {pool.submit(normalize, batch, settings, at): batch for batch in waiting}
            for job in as_completed(jobs):
                try:
                    yield job.result()
                except BrokenProcessPool:
                    left.append(jobs[job])
        left.sort(key=waiting.index)
        # A pool hands out in order, so what broke it is among the first that did not end.
        suspects = settings.workers + _HANDED_AHEAD
        for batch in left[:suspects]:
            yield normalize_alone(batch, settings, at)
        waiting = left[suspects:]


def normalize_alone(batch: str, settings: Settings, at: datetime) -> Counts:
    """``normalize`` for one batch in a child process of its own. A record on which it dies becomes a reject."""
    counts: Counts = _without_killers(settings, lambda killers: (normalize, batch, settings, at, killers))
    return counts


def _without_killers(settings: Settings, work: Callable[[frozenset[str]], tuple[Any, ...]]) -> Any:
    """Do ``work`` in a child, again without whatever it had in hand when it died, until it ends."""
    killers: set[str] = set()
    while True:
        note = _shared_note()
        with _pool(settings, 1, note) as pool:
            try:
                return pool.submit(*work(frozenset(killers))).result()
            except BrokenProcessPool as error:
                killer = bytes(note.value).decode()
                if not killer or killer in killers:
                    raise NewsledgerError(
                        "A worker process died outside any document: it may have been killed for want of memory."
                    ) from error
                killers.add(killer)


def _pool(settings: Settings, workers: int, note: Any = None) -> ProcessPoolExecutor:
    memory = settings.limits.worker_bytes
    return ProcessPoolExecutor(workers, _context(), begin, (_shared_note() if note is None else note, memory))


def _shared_note() -> Any:
    return _context().RawArray(ctypes.c_char, NOTE_BYTES)


def _context() -> Any:
    """A fork spares the imports, but a child would wait for ever for locks that other threads hold."""
    is_alone = sys.platform == "linux" and threading.current_thread() is threading.main_thread() and not _beside_threads.get()
    return multiprocessing.get_context("fork" if is_alone else "spawn")
