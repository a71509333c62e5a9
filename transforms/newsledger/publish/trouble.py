"""What goes wrong beneath a publish, told as one line."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager

import duckdb

from newsledger.paths import Home
from newsledger.refusals import told_of


@contextmanager
def told(home: Home) -> Iterator[None]:
    """Turn what the system or DuckDB refuses for want of space, rights or whole files into ``HomeError``."""
    try:
        yield
    except (OSError, duckdb.Error) as error:
        raise told_of(f"{home.root} cannot be published (`newsledger doctor` says more)", error) from error
