"""What goes wrong beneath a publish, told as one line."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager

import duckdb

from newsledger.errors import HomeError
from newsledger.paths import Home


@contextmanager
def told(home: Home) -> Iterator[None]:
    """Turn what the system or DuckDB refuses for want of space, rights or whole files into ``HomeError``."""
    try:
        yield
    except (OSError, duckdb.Error) as error:
        reason = (error.strerror if isinstance(error, OSError) else None) or str(error)
        raise HomeError(f"{home.root} cannot be published: {reason} (`newsledger doctor` says more). What was published stays.") from error
