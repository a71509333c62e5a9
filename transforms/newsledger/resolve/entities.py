"""Entities: which of the articles' own names mean the same person, organisation, place or event.

What each article says is gathered by sql/resolved/local_entity.sql; ``known`` holds the names that are settled beforehand,
``clusters`` tells the others apart by the ``evidence``. The work grows with the number of names: each is compared only with
the few in whose names the same consonants stand.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from itertools import groupby, pairwise
from operator import itemgetter

import duckdb
import pyarrow as pa
import pyarrow.compute as pc

from newsledger.paths import SQL
from newsledger.resolve.aliases import Alias
from newsledger.resolve.clusters import Clusters
from newsledger.resolve.known import Known, known_aliases, known_entities
from newsledger.resolve.local import Evidence, Local, locals_of

_ROWS_AT_ONCE = 5_000
NAMES = pa.schema([("article_id", pa.string()), ("local_id", pa.string()), ("number", pa.int32())])
_KNOWN = pa.schema([(name, pa.string()) for name in ("entity_id", "name", "kind", "country_code", "wikidata_id")])
_ALIASES = pa.schema([(name, pa.string()) for name in ("entity_id", "alias", "source")])


def numbered(con: duckdb.DuckDBPyConnection, parts: Sequence[str], clusters: Clusters, known: Known) -> Iterator[tuple[str, pa.Table]]:
    """Add the names of the active articles to ``clusters``, one of the ``parts`` after the other; yield each with rows of ``NAMES``.

    ``con`` holds stg_entity, fct_mention and dim_article as ``staged`` (each with its ``batch``), active.article with the
    ``part`` of each, and resolved.copies. Nothing is written. The rows are the same whatever the order in which the articles came.
    """
    groups = groupby(_evidence(con), key=itemgetter(0))
    named, found = next(groups, ("", iter(())))
    for part in parts:
        # A part may have articles that name nobody.
        yield part, _added(locals_of(found, known) if part == named else (), clusters)
        if part == named:
            named, found = next(groups, ("", iter(())))


def _added(locals_: Iterable[Local], clusters: Clusters) -> pa.Table:
    """No more of a local is kept than this: there may be millions."""
    articles: list[str] = []
    names: list[str] = []
    numbers: list[int] = []
    for local in locals_:
        articles.append(local.article_id)
        names.append(local.local_id)
        numbers.append(clusters.add(local))
    return pa.table([articles, names, numbers], schema=NAMES)


def entity_map(clusters: Clusters, names: Iterable[pa.Table]) -> pa.Table:
    """article_id, local_id, entity_id: one row for every name of ``names``, now that all are known."""
    found = pa.concat_tables([NAMES.empty_table(), *names])
    return found.set_column(2, "entity_id", pc.take(clusters.entity_ids(), found["number"]))


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
