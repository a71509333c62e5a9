"""Reading what is published: read-only, and shut in the one database file."""

from __future__ import annotations

import signal
import tempfile
import threading
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from types import FrameType
from typing import TYPE_CHECKING, Any

import duckdb

from newsledger.errors import NewsledgerError, UsageError
from newsledger.paths import Home

if TYPE_CHECKING:
    import pyarrow as pa

# The caller's SQL may read the ledger and nothing else: no file, no network, no Python variable, no way to allow them again.
_SANDBOX: dict[str, str | bool | int | float | list[str]] = {
    "enable_external_access": "false",
    "python_enable_replacements": "false",
    "autoload_known_extensions": "false",
    "autoinstall_known_extensions": "false",
}
# SHOW, DESCRIBE and SUMMARIZE are SELECTs to DuckDB; a PIVOT is MULTI.
_READING = frozenset({"SELECT", "EXPLAIN", "MULTI"})
_ROWS_AT_ONCE = 2_000


@dataclass(frozen=True, slots=True)
class Answer:
    """The columns of a query's result, and its rows, which are computed as they are taken."""

    columns: list[str]
    rows: Iterator[tuple[Any, ...]]


@contextmanager
def answer(home: Home, sql: str, parameters: Sequence[object] = ()) -> Iterator[Answer]:
    """Run one statement on the published database; its rows are read as they come, however many there are.

    Raises ``NewsledgerError`` when nothing is published, ``UsageError`` when DuckDB refuses the statement, even while rows are taken.
    """
    with published(home) as con, _interruptible(con):
        try:
            _require_one_that_reads(con, sql)
            con.execute(sql, list(parameters))
            yield Answer(_unique([column[0] for column in con.description or ()]), _fetched(con))
        except (duckdb.InterruptException, RuntimeError) as error:
            # DuckDB's own word for Ctrl-C.
            raise KeyboardInterrupt if "interrupted" in str(error).lower() else error from error
        except duckdb.Error as error:
            raise UsageError(str(error)) from error


def query(home: Home, sql: str) -> pa.Table:
    """Run one statement on the published database and return its rows; raises as ``answer`` does."""
    with published(home) as con:
        try:
            _require_one_that_reads(con, sql)
            return con.sql(sql).to_arrow_table()
        except duckdb.Error as error:
            raise UsageError(str(error)) from error


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
    # What does not fit in memory must not be spilled into the snapshot.
    with tempfile.TemporaryDirectory(prefix="newsledger-") as spill:
        try:
            con = duckdb.connect(str(database), read_only=True, config={**_SANDBOX, "temp_directory": spill})
        except duckdb.Error as error:
            raise NewsledgerError(f"{database} cannot be opened: {error}") from error
        try:
            con.execute("SET TimeZone = 'UTC'; SET lock_configuration = true")
            yield con
        finally:
            con.close()


@contextmanager
def _interruptible(con: duckdb.DuckDBPyConnection) -> Iterator[None]:
    """Ctrl-C ends the query in every thread: of itself DuckDB would leave it in the caller's and wait for the others to finish."""
    if threading.current_thread() is not threading.main_thread() or signal.getsignal(signal.SIGINT) is not signal.default_int_handler:
        yield
        return

    def interrupt(number: int, frame: FrameType | None) -> None:
        con.interrupt()
        signal.default_int_handler(number, frame)

    signal.signal(signal.SIGINT, interrupt)
    try:
        yield
    finally:
        signal.signal(signal.SIGINT, signal.default_int_handler)


def _require_one_that_reads(con: duckdb.DuckDBPyConnection, sql: str) -> None:
    statements = con.extract_statements(sql)
    if len(statements) != 1:
        raise UsageError(f"Write one statement, not {len(statements) or 'none'}.")
    if statements[0].type.name not in _READING:
        raise UsageError("The ledger is read-only: write a SELECT, SHOW, DESCRIBE, SUMMARIZE or EXPLAIN.")


def _fetched(con: duckdb.DuckDBPyConnection) -> Iterator[tuple[Any, ...]]:
    while rows := con.fetchmany(_ROWS_AT_ONCE):
        yield from rows


def _unique(names: list[str]) -> list[str]:
    """Column names, one that stands twice with its number behind it."""
    return [f"{name}_{names[:no].count(name) + 1}" if name in names[:no] else name for no, name in enumerate(names)]
