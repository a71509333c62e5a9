"""Parquet tables: the columns that tell of articles, read some rows at a time."""

from __future__ import annotations

import io
from collections.abc import Iterator
from typing import Any, BinaryIO

import pyarrow as pa
import pyarrow.parquet as pq

from newsledger.config import Limits
from newsledger.contracts.records import Document
from newsledger.errors import ReadError, Reject
from newsledger.read.field_names import has_content, needed, without_text
from newsledger.read.fields import record_of
from newsledger.read.format import Format, Item
from newsledger.read.stream import RATIO_FLOOR_BYTES, read_all

_MAGIC = b"PAR1"
_ROWS_AT_ONCE = 64
# What a damaged file raises; pyarrow's own errors derive from these or from ArrowException.
_BROKEN = (pa.ArrowException, OSError, ValueError, OverflowError, KeyError, MemoryError)


def sniff(head: bytes, name: str) -> bool:  # noqa: ARG001
    """Whether Parquet's signature opens the file."""
    return head.startswith(_MAGIC)


def read(stream: BinaryIO, document: Document, limits: Limits) -> Iterator[Item]:
    """One record a row with text. Damage ends the table with a reject after the rows before it."""
    record_no = produced = 0
    most = max(RATIO_FLOOR_BYTES, limits.expansion_ratio * document.byte_count)
    for number, row in enumerate(_rows(stream, document, limits), 1):
        produced += sum(len(value) for value in row.values() if isinstance(value, str | bytes))
        if produced > most:
            raise ReadError("expansion", f"unpacks to more than {limits.expansion_ratio} times its size")
        made = row if isinstance(row, ReadError) else record_of(row, document, record_no, str(number), FORMAT.name, limits)
        if isinstance(made, ReadError):
            yield Reject(f"{document.source_uri}#{number}", "read", made.code, made.reason, document.document_id)
            continue
        yield made
        record_no += 1


def _rows(stream: BinaryIO, document: Document, limits: Limits) -> Iterator[dict[str, Any]]:
    try:
        with pq.ParquetFile(_seekable(stream, limits), pre_buffer=False) as table:
            for group in range(table.num_row_groups):
                columns = _columns(table, document)
                _check_size(table.metadata.row_group(group), columns, limits)
                for batch in table.iter_batches(_ROWS_AT_ONCE, [group], columns, use_threads=False):
                    yield from _plain(batch).to_pylist()
    except _BROKEN as error:
        raise ReadError("damaged_table", f"Parquet file damaged or cut off: {error}") from error


def _seekable(stream: BinaryIO, limits: Limits) -> BinaryIO:
    return stream if stream.seekable() else io.BytesIO(read_all(stream, limits))


def _columns(table: pq.ParquetFile, document: Document) -> list[str]:
    names = table.schema_arrow.names
    if not has_content(names, document.columns):
        raise without_text(names)
    return needed(names, document.columns)


def _check_size(group: Any, columns: list[str], limits: Limits) -> None:
    """Raise ``ReadError`` ``too_large`` where one column of a row group unpacks to more than a document may hold."""
    parts = (group.column(number) for number in range(group.num_columns))
    sizes = [part.total_uncompressed_size for part in parts if part.path_in_schema.partition(".")[0] in columns]
    if max(sizes, default=0) > limits.document_bytes // 4:
        raise ReadError("too_large", f"a column of one row group unpacks to {max(sizes)} bytes")


def _plain(batch: pa.RecordBatch) -> pa.RecordBatch:
    """``batch`` with times in microseconds: Python knows no finer ones."""
    for number, field in enumerate(batch.schema):
        if pa.types.is_timestamp(field.type):
            cast = batch.column(number).cast(pa.timestamp("us", field.type.tz), safe=False)
            batch = batch.set_column(number, field.name, cast)
    return batch


FORMAT = Format("parquet", sniff, read, (".parquet",))
