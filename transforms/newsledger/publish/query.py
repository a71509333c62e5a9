"""Reading what is published: read-only, and shut in the one database file."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import duckdb
import pyarrow as pa

from newsledger.errors import NewsledgerError, UsageError
from newsledger.paths import Home
from newsledger.publish.checks import all_checks, run_checks

# The caller's SQL may read the ledger and nothing else: no file, no network, no Python variable, no way to allow them again.
_SANDBOX: dict[str, str | bool | int | float | list[str]] = {
    "enable_external_access": "false",
    "python_enable_replacements": "false",
    "autoload_known_extensions": "false",
    "autoinstall_known_extensions": "false",
}


def query(home: Home, sql: str) -> pa.Table:
    """Run one statement on the published database and return its rows.

    Raises ``NewsledgerError`` when nothing is published, ``UsageError`` when DuckDB refuses the statement.
    """
    with published(home) as con:
        try:
            relation = con.sql(sql)
            if relation is None:
                raise UsageError("The statement returns no rows; write a SELECT.")
            return relation.to_arrow_table()
        except duckdb.Error as error:
            raise UsageError(str(error)) from error


def check_published(home: Home) -> list[dict[str, Any]]:
    """Run every check on the published database; return the rows of ``dq_result``."""
    with published(home) as con:
        return run_checks(con, all_checks())


@contextmanager
def published(home: Home) -> Iterator[duckdb.DuckDBPyConnection]:
    """A sandboxed connection to the published database; a publish meanwhile does not disturb it."""
    if not home.database.is_file():
        raise NewsledgerError(f"Nothing is published in {home.root} yet: `newsledger run` does it.")
    # The link is followed once, so that every statement sees the same snapshot.
    with published_in(home.database.resolve()) as con:
        yield con


@contextmanager
def published_in(database: Path) -> Iterator[duckdb.DuckDBPyConnection]:
    """A sandboxed connection to one snapshot's database. Raises ``NewsledgerError`` when it cannot be opened."""
    try:
        con = duckdb.connect(str(database), read_only=True, config=_SANDBOX)
    except duckdb.Error as error:
        raise NewsledgerError(f"{database} cannot be opened: {error}") from error
    try:
        con.execute("SET TimeZone = 'UTC'; SET lock_configuration = true")
        yield con
    finally:
        con.close()
