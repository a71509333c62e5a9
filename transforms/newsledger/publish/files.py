"""The files of a snapshot: where each table lies, and what is told of a file."""

from __future__ import annotations

import hashlib
from pathlib import Path
from typing import Any

from newsledger.contracts import CORE, Table
from newsledger.contracts.tables.core import BRIDGE_FIGURE_PARTY, DIM_ARTICLE, FCT_BLOCK, FCT_FIGURE, FCT_MENTION, FCT_QUOTE, FCT_TIME
from newsledger.publish.sql import file_pattern

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


def described(snapshot: Path, path: Path) -> dict[str, Any]:
    """The path within the snapshot, the size and the hash of one file, as datapackage.json has them."""
    with path.open("rb") as file:
        digest = hashlib.file_digest(file, "sha256").hexdigest()
    return {"path": path.relative_to(snapshot).as_posix(), "bytes": path.stat().st_size, "hash": f"sha256:{digest}"}
