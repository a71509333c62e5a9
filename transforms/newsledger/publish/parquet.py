"""How Parquet files are written: the same rows give the same bytes, and field descriptions are kept."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from pathlib import Path

import pyarrow as pa
import pyarrow.parquet as pq

from newsledger.atomic import sync

# About 100 MB of article text; small enough to hold, large enough to compress.
ROW_GROUP_ROWS = 32_768


def write_parquet(table: pa.Table, path: Path) -> None:
    """Write ``table`` to ``path`` and flush it to disk. Equal tables give equal bytes, however they are chunked."""
    write_stream([table], table.schema, path)


def write_stream(tables: Iterable[pa.Table], schema: pa.Schema, path: Path) -> int:
    """Write tables of one ``schema`` after each other, holding one row group at a time; return the rows written."""
    rows = 0
    with pq.ParquetWriter(path, schema, compression="zstd", version="2.6", write_page_checksum=True) as writer:
        for group in _regroup(tables, schema):
            writer.write_table(group, row_group_size=ROW_GROUP_ROWS)
            rows += group.num_rows
    sync(path)
    return rows


def read_parquet(path: Path) -> pa.Table:
    """Read one file as it was written; nothing is inferred from the names of its folders. Damage raises, by the pages' checksums."""
    with pq.ParquetFile(path, page_checksum_verification=True) as file:
        return file.read()


def _regroup(tables: Iterable[pa.Table], schema: pa.Schema) -> Iterator[pa.Table]:
    """Cut a stream into row groups of a fixed size, so that page boundaries do not depend on how the rows arrived."""
    held = schema.empty_table()
    for table in tables:
        held = pa.concat_tables([held, table])
        while held.num_rows >= ROW_GROUP_ROWS:
            yield held.slice(0, ROW_GROUP_ROWS).combine_chunks()
            held = held.slice(ROW_GROUP_ROWS)
    if held.num_rows:
        yield held.combine_chunks()
