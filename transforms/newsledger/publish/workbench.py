"""The DuckDB connection a snapshot is built in, and the staged files as its relations.

Schemas: ``staged`` (views of the files, with the name of their ``batch``), ``active`` (which rows of them count),
``resolved`` (what holds across articles), ``main`` (what is published).
"""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import duckdb
import pyarrow as pa

from newsledger.contracts import CORE, Table, conform, empty
from newsledger.contracts.tables.core import FCT_REJECT, FCT_RUN
from newsledger.contracts.tables.staging import STG_DOCUMENT, STG_ENTITY, STG_SKETCH
from newsledger.publish.sql import file_pattern, identifier, literal, select_files
from newsledger.publish.staging import Staging, is_batch_name

# Rows that are made here and not staged.
_BUILT = {"fct_document", "dim_entity", "bridge_entity_alias"}
_STAGED_BY_BATCH = (STG_ENTITY, STG_SKETCH, *(table for table in CORE if table.name not in _BUILT and table is not FCT_RUN))
_OF_ARTICLES = tuple(table for table in _STAGED_BY_BATCH if table is not FCT_REJECT)


@contextmanager
def workbench(scratch: Path, memory: str | None = None) -> Iterator[duckdb.DuckDBPyConnection]:
    """An empty connection in memory that spills to ``scratch`` what exceeds ``memory`` ("1GB"; as it sees fit, if None).

    It sees no Python variable, and rows are in order only where a SELECT says so.
    """
    con = duckdb.connect(":memory:", config={"temp_directory": str(scratch), "python_enable_replacements": "false"})
    try:
        con.execute("SET TimeZone = 'UTC'; SET preserve_insertion_order = false")
        if memory:
            con.execute(f"SET memory_limit = {literal(memory)}")
        con.execute("CREATE SCHEMA staged; CREATE SCHEMA active; CREATE SCHEMA resolved")
        yield con
    finally:
        con.close()


def register(con: duckdb.DuckDBPyConnection, tables: Mapping[str, pa.Table]) -> None:
    """Copy small Arrow tables into ``main`` under their names."""
    for name, table in tables.items():
        _create(con, identifier(name), table)


def activate(con: duckdb.DuckDBPyConnection, staging: Staging, run: Mapping[str, Any]) -> None:
    """Create ``staged`` and ``active``; only the files of active batches are opened."""
    _create(con, "active.run", conform([run], FCT_RUN))
    _view_files(con, FCT_RUN, staging.files(FCT_RUN))
    _view_files(con, STG_DOCUMENT, staging.files(STG_DOCUMENT))
    selects = select_files("active")
    for name in ("document", "record_batch"):
        _create_from(con, f"active.{name}", selects[name])
    batches = {str(batch) for (batch,) in con.execute("SELECT DISTINCT batch FROM active.record_batch").fetchall()}
    for table in _STAGED_BY_BATCH:
        _view_files(con, table, [path for path in staging.files(table) if path.stem in batches or not is_batch_name(path.stem)])
    _create_from(con, "active.article", selects["article"])


@contextmanager
def narrowed(con: duckdb.DuckDBPyConnection, parts: Collection[str]) -> Iterator[None]:
    """Let only the articles of some ``parts`` be active for the block; no other staged files are opened for their rows.

    Not undone when the block fails: a result half read would not let it, and the connection is of no more use.
    """
    con.execute("ALTER TABLE active.article RENAME TO every_article")
    variables = [_variable(table) for table in _OF_ARTICLES]
    every = {name: con.execute(f"SELECT getvariable({literal(name)})").fetchall()[0][0] for name in variables}
    _create_from(con, "active.article", "SELECT * FROM active.every_article WHERE list_contains($1, part)", [sorted(parts)])
    batches = {str(batch) for (batch,) in con.execute("SELECT DISTINCT batch FROM active.article").fetchall()}
    for name, files in every.items():
        con.execute(f"SET VARIABLE {identifier(name)} = ?", [[file for file in files or () if Path(file).stem in batches] or files])
    yield
    for name, files in every.items():
        con.execute(f"SET VARIABLE {identifier(name)} = ?", [files])
    con.execute("DROP TABLE active.article; ALTER TABLE active.every_article RENAME TO article")


def _view_files(con: duckdb.DuckDBPyConnection, table: Table, files: list[Path]) -> None:
    name = f"staged.{identifier(table.name)}"
    if not files:
        _create(con, name, empty(table).append_column("batch", pa.array([], pa.string())))
        return
    # A variable keeps thousands of paths out of the statement, and their quoting with them.
    variable = _variable(table)
    con.execute(f"SET VARIABLE {identifier(variable)} = ?", [[file_pattern(path) for path in files]])
    # Runs outlive the engine, whose older versions wrote fewer columns.
    by_name = ", union_by_name = true" if table is FCT_RUN else ""
    source = f"read_parquet(getvariable({literal(variable)}), filename = true, hive_partitioning = false{by_name})"
    select = f"SELECT * EXCLUDE (filename), parse_filename(filename, true) AS batch FROM {source}"  # noqa: S608 -- contract names
    con.execute(f"CREATE VIEW {name} AS {select}")


def _variable(table: Table) -> str:
    return f"files_{table.name}"


def _create(con: duckdb.DuckDBPyConnection, name: str, table: pa.Table) -> None:
    con.register("arriving", table)
    _create_from(con, name, "SELECT * FROM arriving")
    con.unregister("arriving")


def _create_from(con: duckdb.DuckDBPyConnection, name: str, select: str, parameters: Sequence[object] = ()) -> None:
    con.execute(f"CREATE TABLE {name} AS {select}", list(parameters))
