"""The DuckDB file: every published table as a native table with comments, in a form that DuckDB 1.4 opens."""

from __future__ import annotations

import hashlib
import shutil
from collections.abc import Iterator, Mapping, Sequence
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import duckdb

from newsledger.atomic import sync
from newsledger.contracts import PUBLISHED, Field, Table
from newsledger.publish.files import PARTED, described, files_of, resources_of
from newsledger.publish.sql import file_pattern, identifier, literal
from newsledger.publish.types import type_names

STORAGE_VERSION = "v1.4.0"
# An index must fit in memory, so only the dimensions, which others look up, have one. The checks prove every key.
_KEYED_PREFIX = "dim_"
DATABASE = "ledger.duckdb"
# Of all rows; the place of a row taken out stays empty.
_MOST_EXCHANGED = 0.2
# Tables that are loaded at the same time.
_AT_ONCE = 2

Resource = dict[str, Any]


def write_database(snapshot: Path, resources: Sequence[Resource], before: Path | None = None, memory: str | None = None) -> Resource:
    """Make ``ledger.duckdb`` of the snapshot's Parquet files, which ``resources`` list for the published tables; return its own entry.

    It goes on from the database of the snapshot ``before``, if that was made in the same way and is as it was written: of tables in
    parts the rows that differ are exchanged, others whose file differs are loaded again. So many rows exchanged leave gaps, and it
    is made anew. DuckDB holds no more than ``memory`` ("1GB") if it is given.
    """
    path = snapshot / DATABASE
    old = _usable(before)
    if before is not None and old is not None:
        shutil.copyfile(before / DATABASE, path)
    with _attached(path, memory) as con:
        exchanged = _fill(con, snapshot, resources, before, old) if before and old else _fill_anew(con, snapshot, resources)
    sync(path)
    facts = {"name": "ledger", "description": "All tables as one DuckDB database.", **described(snapshot, path)}
    return facts | {"format": "duckdb", "mediatype": "application/vnd.duckdb", "made_by": made_by(), "exchanged_rows": exchanged}


@contextmanager
def _attached(path: Path, memory: str | None) -> Iterator[duckdb.DuckDBPyConnection]:
    con = duckdb.connect(":memory:", config={"temp_directory": f"{path}.spill"})
    try:
        con.execute("SET TimeZone = 'UTC'")
        if memory:
            con.execute(f"SET memory_limit = {literal(memory)}")
        con.execute(f"ATTACH {literal(str(path))} AS ledger (STORAGE_VERSION {literal(STORAGE_VERSION)})")
        con.execute("USE ledger")
        yield con
        con.execute("USE memory; DETACH ledger")
    finally:
        con.close()


def made_by() -> str:
    """What a database must have in common with another to be taken for its beginning: the statements that make it, and DuckDB."""
    return hashlib.sha256("\n".join((duckdb.__version__, *(line for table in PUBLISHED for line in ddl(table)))).encode()).hexdigest()


def _usable(before: Path | None) -> dict[str, Resource] | None:
    """What the package of a snapshot lists by name, if its database may be gone on from."""
    found = {resource["name"]: resource for resource in resources_of(before)} if before else {}
    ledger = found.get("ledger")
    if before is None or ledger is None or ledger.get("made_by") != made_by() or not (before / DATABASE).is_file():
        return None
    rows = sum(found[table.name]["rows"] for table in PUBLISHED)
    is_dense = ledger["exchanged_rows"] <= _MOST_EXCHANGED * rows
    return found if is_dense and described(before, before / DATABASE)["hash"] == ledger["hash"] else None


def _fill_anew(con: duckdb.DuckDBPyConnection, snapshot: Path, resources: Sequence[Resource]) -> int:
    """Load table beside table: of one, little can be done by two threads, which then wait for each other."""
    con.execute(";\n".join(line for table in PUBLISHED for line in ddl(table)))
    con.execute("SET threads = 1")
    with ThreadPoolExecutor(_AT_ONCE) as pool:
        listed = [_listed(snapshot, files_of(resource)) for resource in resources]
        loads = [pool.submit(_load, con.cursor(), table, files) for table, files in zip(PUBLISHED, listed, strict=True)]
        for load in loads:
            load.result()
    con.execute("RESET threads")
    return 0


def _fill(con: duckdb.DuckDBPyConnection, snapshot: Path, resources: Sequence[Resource], before: Path, old: Mapping[str, Resource]) -> int:
    changed = [
        (table, files_of(resource), files_of(old[table.name]))
        for table, resource in zip(PUBLISHED, resources, strict=True)
        if files_of(resource) != files_of(old[table.name])
    ]
    for table, _, _ in changed:
        if table.name not in PARTED:
            con.execute(";\n".join((f"DROP TABLE {identifier(table.name)}", *ddl(table))))
    # What was dropped makes room for what comes.
    con.execute("CHECKPOINT ledger")
    exchanged = int(old["ledger"]["exchanged_rows"])
    for table, now, was in changed:
        if table.name in PARTED:
            come, gone = _listed(snapshot, dict(now.items() - was.items())), _listed(before, dict(was.items() - now.items()))
            exchanged += _exchange(con, table, come, gone)
        else:
            _load(con, table, _listed(snapshot, now))
    return exchanged


def _exchange(con: duckdb.DuckDBPyConnection, table: Table, come: list[str], gone: list[str]) -> int:
    """Take out the rows that are in no new file any more, put in those that were in no old one; return how many were taken out."""
    name, keys = identifier(table.name), ", ".join(map(identifier, table.key))
    for label, files in (("come", come), ("gone", gone)):
        source = f"SELECT * FROM read_parquet({files}, hive_partitioning = false)" if files else f"SELECT * FROM {name} LIMIT 0"  # noqa: S608
        con.execute(f"CREATE OR REPLACE TEMP VIEW {label} AS {source}")
    con.execute("CREATE OR REPLACE TEMP TABLE dead AS SELECT * FROM gone EXCEPT ALL SELECT * FROM come")
    con.execute("CREATE OR REPLACE TEMP TABLE born AS SELECT * FROM come EXCEPT ALL SELECT * FROM gone")
    con.execute(f"DELETE FROM {name} WHERE ({keys}) IN (SELECT ({keys}) FROM dead)")  # noqa: S608 -- contract names
    con.execute(f"INSERT INTO {name} BY NAME SELECT * FROM born")  # noqa: S608
    return int(con.execute("SELECT count(*) FROM dead").fetchall()[0][0])


def _listed(snapshot: Path, files: Mapping[str, str]) -> list[str]:
    return [file_pattern(snapshot / path) for path in sorted(files)]


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


def _load(con: duckdb.DuckDBPyConnection, table: Table, files: list[str]) -> None:
    source = f"read_parquet({files}, hive_partitioning = false)"
    con.execute(f"INSERT INTO ledger.{identifier(table.name)} BY NAME SELECT * FROM {source}")  # noqa: S608 -- contract names
