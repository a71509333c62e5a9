"""Entities: which of the articles' own names mean the same person, organisation, place or event.

What each article says is gathered by sql/resolved/local_entity.sql; ``known`` holds the names that are settled beforehand,
``clusters`` tells the others apart by the ``evidence``. The work grows with the number of names: each is compared only with
the few in whose names the same consonants stand.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import pairwise

import duckdb
import pyarrow as pa

from newsledger.paths import SQL
from newsledger.resolve.aliases import Alias
from newsledger.resolve.clusters import cluster
from newsledger.resolve.known import known_aliases, known_entities, known_names
from newsledger.resolve.local import Evidence, locals_of

_ROWS_AT_ONCE = 5_000
_MAP = pa.schema([(name, pa.string()) for name in ("article_id", "local_id", "entity_id")])
_KNOWN = pa.schema([(name, pa.string()) for name in ("entity_id", "name", "kind", "country_code", "wikidata_id")])
_ALIASES = pa.schema([(name, pa.string()) for name in ("entity_id", "alias", "source")])


def entity_map(con: duckdb.DuckDBPyConnection, aliases: Sequence[Alias] = ()) -> pa.Table:
    """Return article_id, local_id, entity_id: one row for every entity of every active article.

    ``con`` holds stg_entity, fct_mention and dim_article as ``staged`` (each with its ``batch``), active.article, and
    resolved.copies. Nothing is written. The rows are the same whatever the order in which the articles came.
    """
    known = known_names(aliases)
    columns = cluster(locals_of(_evidence(con), known), known)
    return pa.Table.from_arrays([pa.array(column, pa.string()) for column in columns], schema=_MAP)


def _evidence(con: duckdb.DuckDBPyConnection) -> Iterator[Evidence]:
    """The rows as they are taken, since all of them would not be small."""
    select = (SQL / "resolved" / "local_entity.sql").read_text(encoding="utf-8")
    for batch in con.sql(select).to_arrow_reader(_ROWS_AT_ONCE):
        columns = (_lists(column) if pa.types.is_list(column.type) else column.to_pylist() for column in batch.columns)
        yield from map(Evidence._make, zip(*columns, strict=True))


def _lists(column: pa.ListArray) -> list[list[str]]:
    """Arrow's own way makes an object of every list first, which takes ten times as long."""
    bounds, values = column.offsets.to_pylist(), column.flatten().to_pylist()
    return [values[start - bounds[0] : end - bounds[0]] for start, end in pairwise(bounds)]


def known_tables(aliases: Sequence[Alias] = ()) -> dict[str, pa.Table]:
    """What is known of entities beforehand, by table name: known_entity (its facts), known_alias (its forms and their source)."""
    return {
        "known_entity": pa.Table.from_pylist(known_entities(aliases), schema=_KNOWN),
        "known_alias": pa.Table.from_pylist(known_aliases(aliases), schema=_ALIASES),
    }
