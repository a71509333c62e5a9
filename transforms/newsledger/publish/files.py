"""The files of a snapshot: where each table lies, and what is told of a file."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any

import duckdb

from newsledger.contracts import CORE, Table
from newsledger.contracts.tables.core import BRIDGE_FIGURE_PARTY, DIM_ARTICLE, FCT_BLOCK, FCT_FIGURE, FCT_MENTION, FCT_QUOTE, FCT_TIME
from newsledger.publish.sql import file_pattern, identifier

# What grows with the articles: a file a month of publication (``parts``).
PARTED = frozenset(table.name for table in (DIM_ARTICLE, FCT_BLOCK, FCT_MENTION, FCT_TIME, FCT_QUOTE, FCT_FIGURE, BRIDGE_FIGURE_PARTY))
_CORE_NAMES = frozenset(table.name for table in CORE)


def data_path(snapshot: Path, table: Table) -> Path:
    """Where a snapshot keeps the rows of a published table: a file, or for a table in parts the folder that holds nothing else."""
    if table.name in PARTED:
        return snapshot / "core" / table.name
    if table.name in _CORE_NAMES:
        return snapshot / "core" / table.name / f"{table.name}.parquet"
    return snapshot / "marts" / f"{table.name}.parquet"


def data_pattern(snapshot: Path, table: Table) -> str:
    """The same for DuckDB's ``read_parquet``."""
    pattern = file_pattern(data_path(snapshot, table))
    return f"{pattern}/*.parquet" if table.name in PARTED else pattern


def view(con: duckdb.DuckDBPyConnection, table: Table, snapshot: Path, parts: Sequence[str] | None = None, schema: str = "main") -> None:
    """Make a snapshot's files of a table readable under its name; of one in parts perhaps some parts only."""
    folder = data_path(snapshot, table)
    files = [data_pattern(snapshot, table)] if parts is None else [file_pattern(folder / f"{part}.parquet") for part in parts]
    source = f"read_parquet({files}, hive_partitioning = false)" if files else f"main.{identifier(table.name)} LIMIT 0"
    con.execute(f"CREATE VIEW {schema}.{identifier(table.name)} AS SELECT * FROM {source}")  # noqa: S608 -- contract names


def resources_of(snapshot: Path) -> list[dict[str, Any]]:
    """What a snapshot's datapackage.json lists: nothing where there is none, or none that can be read."""
    try:
        found: list[dict[str, Any]] = json.loads((snapshot / "datapackage.json").read_text("utf-8"))["resources"]
    except (OSError, ValueError, KeyError, TypeError):
        return []
    return found


def files_of(resource: Mapping[str, Any]) -> dict[str, str]:
    """The hashes of the files of a table that datapackage.json lists, by their paths within the snapshot."""
    return {part["path"]: part["hash"] for part in resource.get("parts", (resource,))}


def described(snapshot: Path, path: Path) -> dict[str, Any]:
    """The path within the snapshot, the size and the hash of one file, as datapackage.json has them."""
    with path.open("rb") as file:
        digest = hashlib.file_digest(file, "sha256").hexdigest()
    return {"path": path.relative_to(snapshot).as_posix(), "bytes": path.stat().st_size, "hash": f"sha256:{digest}"}
