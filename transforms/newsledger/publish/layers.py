"""Running SELECTs and writing what they return as the files of a snapshot."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from pathlib import Path

import duckdb
import pyarrow as pa

from newsledger.contracts import TABLES, Table, conform
from newsledger.errors import ContractError
from newsledger.publish.corrections import corrected_tables
from newsledger.publish.entities import resolved_entities
from newsledger.publish.files import PARTED, data_path, view
from newsledger.publish.parquet import ROW_GROUP_ROWS, write_stream
from newsledger.publish.parts import Parts
from newsledger.publish.sql import identifier, select_files
from newsledger.resolve.aliases import Alias
from newsledger.resolve.copies import copies
from newsledger.resolve.corrections import Correction
from newsledger.resolve.entities import known_tables


def resolve(con: duckdb.DuckDBPyConnection, kept: Path, aliases: Sequence[Alias] = (), corrections: Sequence[Correction] = ()) -> None:
    """Create ``resolved`` from the active rows and an analyst's ``aliases`` and ``corrections``.

    In the folder ``kept`` lies what is known of entities from an earlier publish.
    Tables: copies, entity, known_entity, known_alias, correction and what is ``corrected_``; views: figure and figure_party, as they
    were read.
    """
    _create(con, "copies", _copies(con))
    _create(con, "entity", resolved_entities(con, kept, aliases))
    selects = select_files("resolved")
    for name in ("figure", "figure_party"):
        con.execute(f"CREATE VIEW resolved.{identifier(name)} AS {selects[name]}")
    for name, table in (known_tables(aliases) | corrected_tables(con, corrections, aliases)).items():
        _create(con, name, table)


def _copies(con: duckdb.DuckDBPyConnection) -> pa.Table:
    articles = con.sql(
        "SELECT s.source_uri, s.publisher, s.url, s.published_at, s.updated_at, k.* EXCLUDE (batch) FROM staged.dim_article AS s "
        "SEMI JOIN active.article AS a ON a.article_id = s.article_id AND a.batch = s.batch "
        "JOIN staged.stg_sketch AS k ON k.article_id = s.article_id AND k.batch = s.batch"
    )
    return copies(articles.to_arrow_table())


def build(con: duckdb.DuckDBPyConnection, folder: str, snapshot: Path, parts: Parts) -> dict[str, int]:
    """Run every SELECT of ``sql/<folder>``, each after those it reads; return the rows written by table.

    Each result is sorted and conformed to the contract of its name, written as Parquet, in ``parts`` if it is one of those, and
    readable in ``main`` afterwards. Raises ``ContractError`` for a SELECT whose table no contract declares.
    """
    counts = {}
    for name, select in select_files(folder).items():
        if not (table := TABLES.get(name)):
            raise ContractError(f"sql/{folder}/{name}.sql has no table of its name in contracts/tables.")
        counts[name] = sum(part.rows for part in parts.write(select, table)) if name in PARTED else _write(con, select, table, snapshot)
        view(con, table, snapshot)
    return counts


def _write(con: duckdb.DuckDBPyConnection, select: str, table: Table, snapshot: Path) -> int:
    """Stream the result of one SELECT into the snapshot's file of ``table``; return the rows written."""
    keys = ", ".join(f"{identifier(name)} NULLS LAST" for name in dict.fromkeys((*table.sort_columns, *table.key)))
    # The last line of a file may be a comment, hence the line break.
    reader = con.sql(f"SELECT * FROM ({select}\n) ORDER BY {keys}").to_arrow_reader(ROW_GROUP_ROWS)  # noqa: S608 -- contract names
    path = data_path(snapshot, table)
    path.parent.mkdir(parents=True, exist_ok=True)
    return write_stream(_conformed(reader, table), table.schema(), path)


def _conformed(reader: pa.RecordBatchReader, table: Table) -> Iterator[pa.Table]:
    for batch in reader:
        yield conform(pa.Table.from_batches([batch]), table, is_sorted=True)


def _create(con: duckdb.DuckDBPyConnection, name: str, found: pa.Table) -> None:
    con.register("found", found)
    con.execute(f"CREATE TABLE resolved.{identifier(name)} AS SELECT * FROM found")  # noqa: S608 -- our own names
    con.unregister("found")
