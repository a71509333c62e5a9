"""The DuckDB file: every published table as a native table with comments, in a form that DuckDB 1.4 opens."""

from __future__ import annotations

from pathlib import Path

import duckdb

from newsledger.atomic import sync
from newsledger.contracts import PUBLISHED, Field, Table
from newsledger.publish.files import data_pattern
from newsledger.publish.sql import identifier, literal
from newsledger.publish.types import type_names

STORAGE_VERSION = "v1.4.0"
# An index must fit in memory, so only the dimensions, which others look up, have one. The checks prove every key.
_KEYED_PREFIX = "dim_"


def write_database(snapshot: Path, memory: str | None = None) -> Path:
    """Load the snapshot's Parquet files into ``ledger.duckdb`` beside them, holding no more than ``memory`` ("1GB") if it is given."""
    path = snapshot / "ledger.duckdb"
    con = duckdb.connect(":memory:", config={"temp_directory": f"{path}.spill"})
    try:
        con.execute("SET TimeZone = 'UTC'")
        if memory:
            con.execute(f"SET memory_limit = {literal(memory)}")
        con.execute(f"ATTACH {literal(str(path))} AS ledger (STORAGE_VERSION {literal(STORAGE_VERSION)})")
        con.execute("USE ledger")
        for table in PUBLISHED:
            con.execute(";\n".join(ddl(table)))
            _load(con, table, data_pattern(snapshot, table))
        con.execute("USE memory; DETACH ledger")
    finally:
        con.close()
    sync(path)
    return path


def ddl(table: Table) -> list[str]:
    """The statements that create one table and describe it and its columns."""
    name = identifier(table.name)
    columns = [f"{identifier(f.name)} {type_names(f.type).duckdb}{'' if f.nullable else ' NOT NULL'}" for f in table.fields]
    if table.name.startswith(_KEYED_PREFIX):
        columns.append(f"PRIMARY KEY ({', '.join(identifier(column) for column in table.key)})")
    return [
        f"CREATE TABLE {name} ({', '.join(columns)})",
        f"COMMENT ON TABLE {name} IS {literal(table.description)}",
        *(f"COMMENT ON COLUMN {name}.{identifier(f.name)} IS {literal(comment(f))}" for f in table.fields),
    ]


def comment(field: Field) -> str:
    """A column's description with its unit, values and example, in one line."""
    parts = [field.description]
    if field.unit:
        parts.append(f"Unit: {field.unit}.")
    if field.values:
        parts.append(f"One of: {', '.join(field.values)}.")
    if field.example:
        parts.append(f"Example: {field.example}")
    return " ".join(parts)


def _load(con: duckdb.DuckDBPyConnection, table: Table, pattern: str) -> None:
    source = f"read_parquet({literal(pattern)}, hive_partitioning = false)"
    con.execute(f"INSERT INTO {identifier(table.name)} BY NAME SELECT * FROM {source}")  # noqa: S608 -- contract names
