"""One writer at a time. The kernel holds the lock, so a process that dies cannot keep it."""

from __future__ import annotations

import fcntl
import os
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TextIO

from newsledger.errors import NewsledgerError

_PAUSE_SECONDS = 0.1


@contextmanager
def exclusive(path: Path, timeout_seconds: float) -> Iterator[None]:
    """Hold the lock at ``path`` for the block. Raises ``NewsledgerError`` when another process keeps it longer than the timeout.

    The file stays behind: deleting it would let a third process lock another file of the same name.
    """
    path.parent.mkdir(parents=True, exist_ok=True)
    with path.open("a+", encoding="utf-8") as file:
        _acquire(file, path, timeout_seconds)
        file.truncate(0)
        file.write(f"{os.getpid()}\n")
        file.flush()
        yield


def is_held(path: Path) -> bool:
    """Whether a process that lives holds the lock at ``path``."""
    try:
        with path.open() as file:
            fcntl.flock(file, fcntl.LOCK_SH | fcntl.LOCK_NB)
    except BlockingIOError:
        return True
    except OSError:
        return False
    return False


def holder(path: Path) -> str | None:
    """The process that holds the lock, if one does."""
    return (path.read_text("utf-8").strip() or "unknown") if is_held(path) else None


def _acquire(file: TextIO, path: Path, timeout_seconds: float) -> None:
    deadline = time.monotonic() + timeout_seconds
    while True:
        try:
            fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError as error:
            if time.monotonic() >= deadline:
                file.seek(0)
                holder = file.read().strip() or "unknown"
                raise NewsledgerError(f"{path} is held by process {holder}; gave up after {timeout_seconds:g} s") from error
            time.sleep(_PAUSE_SECONDS)
        else:
            return
