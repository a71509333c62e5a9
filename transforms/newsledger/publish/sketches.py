"""Sketches of the articles' texts, worked out once for each staged batch and kept for later publishes.

A batch is named by its content, so what follows from it alone never changes; the folder is named by the code that made it.
Each publish adds one file with the batches that are new. Nothing is lost with these files: they are made again.
"""

from __future__ import annotations

import hashlib
import shutil
from collections.abc import Iterable, Iterator
from pathlib import Path

import duckdb
import pyarrow as pa
import pyarrow.compute as pc

from newsledger.atomic import replacing
from newsledger.contracts.tables.core import DIM_ARTICLE
from newsledger.paths import Home
from newsledger.publish.parquet import read_parquet, write_stream
from newsledger.publish.sql import file_pattern
from newsledger.publish.staging import Staging
from newsledger.resolve import shingles

_SCHEMA = pa.schema([("batch", pa.string()), ("article_id", pa.string()), *shingles.SCHEMA])
_TEXTS = "SELECT parse_filename(filename, true) AS batch, article_id, text FROM read_parquet(?, filename = true, hive_partitioning = false)"
_ROWS_AT_ONCE = 1024


def sketches_of(con: duckdb.DuckDBPyConnection, home: Home, staging: Staging, batches: Iterable[str]) -> pa.Table:
    """batch, article_id and the columns of ``shingles.SCHEMA`` for every article of ``batches``; what was not kept is kept now."""
    wanted = set(batches)
    folder = home.sketches / _code()
    tables = list(_kept(folder, wanted))
    known = {str(batch) for table in tables for batch in pc.unique(table["batch"]).to_pylist()}
    files = {path.stem: path for path in staging.files(DIM_ARTICLE) if path.stem in wanted - known}
    if files:
        path = folder / f"{hashlib.sha256(' '.join(files).encode()).hexdigest()[:16]}.parquet"
        with replacing(path) as unfinished:
            write_stream(_made(con, list(files.values())), _SCHEMA, unfinished)
        tables.append(read_parquet(path))
    for other in set(home.sketches.glob("*")) - {folder}:
        shutil.rmtree(other, ignore_errors=True)
    found = pa.concat_tables([_SCHEMA.empty_table(), *tables])
    return found.filter(pc.is_in(found["batch"], pa.array(sorted(wanted), pa.string())))


def _kept(folder: Path, wanted: set[str]) -> Iterator[pa.Table]:
    """What can be read and is wanted still; a file of which nothing is goes."""
    seen: set[str] = set()
    for path in sorted(folder.glob("[!.]*.parquet")):
        try:
            table = read_parquet(path)
        except (OSError, pa.ArrowException):
            path.unlink(missing_ok=True)
            continue
        batches = set(pc.unique(table["batch"]).to_pylist())
        if batches & wanted and not batches & seen:
            seen |= batches
            yield table
        else:
            path.unlink(missing_ok=True)


def _made(con: duckdb.DuckDBPyConnection, files: list[Path]) -> Iterator[pa.Table]:
    relation = con.sql(_TEXTS, params=[[file_pattern(path) for path in files]])
    for batch in relation.to_arrow_reader(_ROWS_AT_ONCE):
        yield shingles.sketched(pa.Table.from_batches([batch])).cast(_SCHEMA)


def _code() -> str:
    return hashlib.sha256(Path(shingles.__file__).read_bytes()).hexdigest()[:8]
