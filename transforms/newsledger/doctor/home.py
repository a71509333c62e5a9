"""What lies in a home beside the tables: raw bytes, work of older engines, what processes left behind."""

from __future__ import annotations

import hashlib
from pathlib import Path

from newsledger.atomic import UNFINISHED
from newsledger.paths import Home
from newsledger.publish.history import read_history
from newsledger.publish.lock import is_held
from newsledger.publish.staging import is_batch_name


def verified(home: Home) -> tuple[int, list[str]]:
    """How many documents under raw/ are the bytes that their names say, and the names of those that are not."""
    good, bad = 0, []
    for path in sorted(home.raw.glob("??/*")):
        try:
            with path.open("rb") as file:
                found = hashlib.file_digest(file, "sha256").hexdigest()
        except OSError:
            found = "unreadable"
        if found == path.name:
            good += 1
        else:
            bad.append(path.name)
    return good, bad


def of_older_engines(home: Home, fingerprint: str) -> list[Path]:
    """The staged batches that this engine does not read."""
    batches = (path for path in home.staging.glob("*/*.parquet") if is_batch_name(path.stem))
    return sorted(path for path in batches if not path.stem.endswith(f"-{fingerprint}"))


def running(home: Home) -> list[str]:
    """The runs whose processes are at work."""
    return sorted(path.name for path in home.running.glob("*") if is_held(path))


def leftovers(home: Home) -> list[Path]:
    """Unfinished files, builds and locks of processes that are no more, if nobody is at work."""
    files = [path for folder in (home.root, home.raw, home.visits, home.staging) for path in folder.glob(f".*{UNFINISHED}")]
    files += [*home.staging.glob(f"*/.*{UNFINISHED}"), *home.events.glob(f".*{UNFINISHED}"), *home.root.glob(".current-*")]
    published = set(read_history(home))
    builds = [path for path in home.snapshots.glob("*") if path.is_dir() and path.name not in published]
    return sorted([*files, *builds, *home.running.glob("*")])
