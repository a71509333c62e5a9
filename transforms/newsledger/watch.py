"""Work on one thing at a time, watched: what is in hand is noted where another process can read it, and it may not take for ever.

Only a worker process that called ``begin`` or ``begin_apart`` is watched: elsewhere the alarm may be somebody else's.
"""

from __future__ import annotations

import faulthandler
import multiprocessing
import os
import resource
import signal
import threading
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any, NoReturn, TypeVar

# Bytes of what is noted: a document's hash, or a number.
NOTE_BYTES = 128
# Code in C that does not heed the alarm ends with its process, this many times later.
_PATIENCE = 2
# Linux tells here how large a process is, in pages, its address space first. Elsewhere the memory is not limited.
_SIZES = Path("/proc/self/statm")

T = TypeVar("T")


class TimeUpError(BaseException):
    """One thing took longer than it may. No ``Exception``, so that a library which catches those does not swallow it."""


class _Unread:
    """A note that nobody reads: who sees the process die runs what it had in hand once more, where notes are read."""

    value = b""


_note: Any = None
_hears_alarm = True


def begin(note: Any, memory_bytes: int | None) -> None:
    """Watch this process from now on: ``note`` is an array of ``NOTE_BYTES`` characters that the parent reads too.

    ``memory_bytes`` is how much address space it may take beyond what it has: a fork begins with that of its parent.
    """
    global _note
    _note = note
    threading.Thread(target=_end_with_parent, daemon=True).start()
    signal.signal(signal.SIGALRM, _time_up)
    if memory_bytes and _SIZES.is_file():
        limit = memory_bytes + int(_SIZES.read_text().split()[0]) * resource.getpagesize()
        _, most = resource.getrlimit(resource.RLIMIT_AS)
        resource.setrlimit(resource.RLIMIT_AS, (limit if most < 0 else min(limit, most), most))


def begin_apart() -> None:
    """Watch a process whose main thread is not ours: no alarm can be heard there, so what takes too long ends the process."""
    global _note, _hears_alarm
    _note, _hears_alarm = _Unread(), False


@contextmanager
def watched(name: str, seconds: float) -> Iterator[None]:
    """Note that ``name`` is in hand; raise ``TimeUpError`` in the block after ``seconds``, and end the process where that is not heeded."""
    if _note is None:
        yield
        return
    _note.value = name.encode()[: NOTE_BYTES - 1]
    faulthandler.dump_traceback_later(seconds * _PATIENCE, exit=True, file=_nowhere())
    if _hears_alarm:
        signal.setitimer(signal.ITIMER_REAL, seconds, max(seconds / 10, 0.01))
    try:
        yield
    finally:
        if _hears_alarm:
            signal.setitimer(signal.ITIMER_REAL, 0)
        faulthandler.cancel_dump_traceback_later()
        _note.value = b""


def watched_each(items: Iterable[T], name: str, seconds: float) -> Iterator[T]:
    """``items``, where each may take ``seconds`` to come."""
    end = object()
    iterator = iter(items)
    while True:
        with watched(name, seconds):
            item = next(iterator, end)
        if item is end:
            return
        yield item  # type: ignore[misc]


def _end_with_parent() -> None:
    """A worker whose parent was killed would wait for work for ever."""
    parent = multiprocessing.parent_process()
    if parent:
        parent.join()
        os._exit(1)


def _time_up(_number: int, _frame: object) -> NoReturn:
    raise TimeUpError("took too long")


def _nowhere() -> int:
    """A file for the traceback of a process that hangs: the parent says what it was at."""
    global _null
    if _null is None:
        _null = os.open(os.devnull, os.O_WRONLY)
    return _null


_null: int | None = None
