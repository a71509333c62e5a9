"""The files that a PATH names."""

from __future__ import annotations

import glob
import os
import stat
from collections.abc import Iterator
from pathlib import Path

from newsledger.errors import Reject

# A folder's documents about itself.
_ABOUT = frozenset({"INDEX.md", "README.md"})


def find(name: str) -> Iterator[Path | Reject]:
    """The files of a file, folder or glob in a stable order, and a reject for what cannot be entered.

    In folders, hidden files are passed over, as are the folder's documents about itself.
    """
    matches = [Path(name)] if os.path.lexists(name) else sorted(map(Path, glob.glob(name, recursive=True)))  # noqa: PTH207 - absolute patterns
    found = [item for match in matches for item in _in(match)]
    if not found:
        reason = "no such file or folder" if not matches else "the folder holds no file"
        yield Reject(name, "ingest", "missing" if not matches else "empty_folder", reason)
    yield from found


def why_not(path: Path) -> Reject | None:
    """Why a path cannot be opened as a file: reading a pipe or a device might never end."""
    try:
        mode = path.stat().st_mode
    except OSError as error:
        is_broken = path.is_symlink() and isinstance(error, FileNotFoundError)
        reason = "a link to nothing" if is_broken else error.strerror or str(error)
        return Reject(str(path), "ingest", "broken_link" if is_broken else "unreadable", reason)
    return None if stat.S_ISREG(mode) else Reject(str(path), "ingest", "not_a_file", "a pipe, socket or device, not a file")


def _in(path: Path) -> list[Path | Reject]:
    return _walk(path) if path.is_dir() else [path]


def _walk(folder: Path) -> list[Path | Reject]:
    """The files beneath ``folder``, sorted, then the folders that could not be entered. Links to folders are not followed."""
    files: list[Path] = []
    closed: list[Reject] = []

    def refuse(error: OSError) -> None:
        closed.append(Reject(str(error.filename), "ingest", "unreadable", error.strerror or str(error)))

    for root, folders, names in os.walk(folder, onerror=refuse):
        folders[:] = [name for name in folders if not name.startswith(".")]
        files += [Path(root, name) for name in names if not name.startswith(".") and name not in _ABOUT]
    return [*sorted(files), *closed]
