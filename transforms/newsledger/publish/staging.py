"""The staging layer: one Parquet file a table and batch, named by content and engine, so that a re-run finds its work done."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from pathlib import Path
from typing import Any

import pyarrow as pa

from newsledger.atomic import replacing, writing
from newsledger.contracts import Table, conform
from newsledger.contracts.tables.core import DIM_ARTICLE, FCT_BLOCK, FCT_REJECT, FCT_RUN
from newsledger.contracts.tables.staging import STG_DOCUMENT, STG_RECORD
from newsledger.paths import Home
from newsledger.publish.damage import note_checksum
from newsledger.publish.parquet import read_parquet, write_parquet

_BATCH = re.compile(r"[0-9a-f]{16}-[0-9a-f]{8}")

DocumentKey = tuple[str, str]


class Staging:
    """The staged files of one home that one engine made; ``fingerprint`` is the engine's, 8 hexadecimal digits."""

    def __init__(self, home: Home, fingerprint: str) -> None:
        self._home, self._root = home, home.staging
        self._fingerprint = fingerprint

    def write(self, table: Table, batch: str, data: pa.Table | Iterable[Mapping[str, Any]]) -> Path:
        """Conform ``data`` and put it in place in one step: a reader sees the whole file or none."""
        path = self._path(table, batch)
        with replacing(path) as unfinished:
            write_parquet(conform(data, table), unfinished)
        with writing(path):
            note_checksum(self._home, path)
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
        return {(row["document_id"], row["options"]): row for row in _by_time(self.files(STG_DOCUMENT))}

    def documents_of_all_engines(self) -> list[dict[str, Any]]:
        """Every row of stg_document that any engine wrote, the latest last."""
        return _by_time((self._root / STG_DOCUMENT.name).glob("[!.]*.parquet"))

    def is_whole(self, document: Mapping[str, Any]) -> bool:
        """Whether what a row of stg_document names is still staged: its records, or all that was made of them."""
        return all(self._is_kept(name) for name in document["batches"].split(",") if name)

    def _is_kept(self, batch: str) -> bool:
        # A batch of nothing but rejects has neither records nor blocks.
        is_refused = self.has(FCT_REJECT, batch) and not self.has(FCT_BLOCK, batch)
        return self.has(STG_RECORD, batch) or self.has(DIM_ARTICLE, batch) or is_refused

    def _is_current(self, table: Table, batch: str) -> bool:
        """Runs, and what a run itself rejected, outlive the engine; everything else must be this engine's work."""
        if table.name == FCT_RUN.name or (table.name == FCT_REJECT.name and not is_batch_name(batch)):
            return True
        return batch.endswith(f"-{self._fingerprint}")

    def _path(self, table: Table, batch: str) -> Path:
        return self._root / table.name / f"{batch}.parquet"


def _by_time(files: Iterable[Path]) -> list[dict[str, Any]]:
    rows: list[dict[str, Any]] = [row for path in files for row in read_parquet(path).to_pylist()]
    return sorted(rows, key=lambda row: (row["ingested_at"], row["run_id"]))


def is_batch_name(name: str) -> bool:
    """Whether a staged file holds a batch of records (content hash and engine) and not the word of a run."""
    return _BATCH.fullmatch(name) is not None
