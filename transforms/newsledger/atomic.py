"""Files put in place in one step: a reader, and whoever comes after a crash, finds the whole file or none."""

from __future__ import annotations

import os
import secrets
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from newsledger.refusals import told_of

# The leading dot and the ending keep an unfinished file out of every listing.
UNFINISHED = ".unfinished"


@contextmanager
def replacing(path: Path) -> Iterator[Path]:
    """A path to write to, beside ``path``, that takes its place when the block ends well and is gone when it does not.

    Its name is drawn by lot: threads share a process id, and so do containers that share a home. Raises ``HomeError`` where
    the disk is full, the home read-only or the like; an ``OSError`` is taken to be of the writing, so read nothing inside.
    """
    unfinished = path.with_name(f".{path.name}.{secrets.token_hex(6)}{UNFINISHED}")
    with writing(path):
        path.parent.mkdir(parents=True, exist_ok=True)
        try:
            yield unfinished
            sync(unfinished)
            unfinished.replace(path)
        except BaseException:
            unfinished.unlink(missing_ok=True)
            raise


@contextmanager
def writing(path: Path) -> Iterator[None]:
    """Turn the system's refusal to write ``path`` into a ``HomeError`` that names it."""
    try:
        yield
    except OSError as error:
        raise told_of(f"{path} cannot be written", error) from error


@contextmanager
def reading(path: Path) -> Iterator[None]:
    """Likewise for the system's refusal to give back what is kept at ``path``."""
    try:
        yield
    except OSError as error:
        raise told_of(f"{path} cannot be read", error) from error


def sync(path: Path) -> None:
    """Have a file or folder on disk before anything is told of it."""
    descriptor = os.open(path, os.O_RDONLY)
    try:
        os.fsync(descriptor)
    finally:
        os.close(descriptor)
