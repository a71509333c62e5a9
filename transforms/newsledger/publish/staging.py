"""The staging layer: one Parquet file a table and batch, named by content and engine, so that a re-run finds its work done."""

from __future__ import annotations

import re
from pathlib import Path
from typing import Any

import pyarrow as pa

from newsledger.atomic import replacing
from newsledger.contracts import Table, conform
from newsledger.contracts.tables.core import FCT_REJECT, FCT_RUN
from newsledger.contracts.tables.staging import STG_DOCUMENT
from newsledger.paths import Home
from newsledger.publish.parquet import read_parquet, write_parquet

_BATCH = re.compile(r"[0-9a-f]{16}-[0-9a-f]{8}")

DocumentKey = tuple[str, str]


class Staging:
    """The staged files of one home that one engine made; ``fingerprint`` is the engine's, 8 hexadecimal digits."""

    def __init__(self, home: Home, fingerprint: str) -> None:
        self._root = home.staging
        self._fingerprint = fingerprint

    def write(self, table: Table, batch: str, data: pa.Table) -> Path:
        """Conform ``data`` and put it in place in one step: a reader sees the whole file or none."""
        path = self._path(table, batch)
        with replacing(path) as unfinished:
            write_parquet(conform(data, table), unfinished)
        return path

    def has(self, table: Table, batch: str) -> bool:
        """Whether the batch of this table is staged."""
        return self._path(table, batch).is_file()

    def batches(self, table: Table) -> list[str]:
        """Names of the staged batches that this engine may read, sorted."""
        return [path.stem for path in self.files(table)]

    def read(self, table: Table, batch: str) -> pa.Table:
        """The rows of one batch."""
        return read_parquet(self._path(table, batch))

    def files(self, table: Table) -> list[Path]:
        """The files behind ``batches``, in the same order."""
        found = (self._root / table.name).glob("[!.]*.parquet")
        return sorted((path for path in found if self._is_current(table, path.stem)), key=lambda path: path.stem)

    def documents(self) -> dict[DocumentKey, dict[str, Any]]:
        """Every document this engine has read to its end: the latest row by (document_id, options)."""
        rows: list[dict[str, Any]] = [row for path in self.files(STG_DOCUMENT) for row in read_parquet(path).to_pylist()]
        rows.sort(key=lambda row: (row["ingested_at"], row["run_id"]))
        return {(row["document_id"], row["options"]): row for row in rows}

    def _is_current(self, table: Table, batch: str) -> bool:
        """Runs, and what a run itself rejected, outlive the engine; everything else must be this engine's work."""
        if table.name == FCT_RUN.name or (table.name == FCT_REJECT.name and not is_batch_name(batch)):
            return True
        return batch.endswith(f"-{self._fingerprint}")

    def _path(self, table: Table, batch: str) -> Path:
        return self._root / table.name / f"{batch}.parquet"


def is_batch_name(name: str) -> bool:
    """Whether a staged file holds a batch of records (content hash and engine) and not the word of a run."""
    return _BATCH.fullmatch(name) is not None
