"""Articles as lists of names, resolved as a publish would."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import UTC, datetime, timedelta
from typing import Any

import duckdb
import pyarrow as pa
import pytest

from newsledger.contracts import conform
from newsledger.contracts.tables.core import DIM_ARTICLE, FCT_MENTION
from newsledger.contracts.tables.staging import STG_ENTITY
from newsledger.resolve.aliases import Alias
from newsledger.resolve.clusters import Clusters
from newsledger.resolve.entities import entity_map, numbered
from newsledger.resolve.known import known_names

Row = dict[str, Any]
Article = tuple[str, int | None, list[Row]]


@pytest.fixture(scope="session")
def resolve() -> Callable[..., dict[tuple[str, str], str]]:
    return resolved


def resolved(articles: Sequence[Article], aliases: Sequence[Alias] = ()) -> dict[tuple[str, str], str]:
    """Entity ids by (article, name). An article is (id, day after 2012 or None, its names); "a=2" copies "a"."""
    entities = [
        {"article_id": article, "entity_id": f"e{no}", **{k: v for k, v in name.items() if k != "surfaces"}}
        for article, _, names in articles
        for no, name in enumerate(names)
    ]
    with duckdb.connect() as con:
        con.execute("SET TimeZone = 'UTC'; CREATE SCHEMA staged; CREATE SCHEMA active; CREATE SCHEMA resolved")
        for table, rows in (
            (STG_ENTITY, entities),
            (FCT_MENTION, _mentions(articles)),
            (DIM_ARTICLE, [_article(*a[:2]) for a in articles]),
        ):
            con.register("arriving", _in_order(rows, table))
            con.execute(f"CREATE TABLE staged.{table.name} AS SELECT *, 'b' AS batch FROM arriving")
        con.execute("CREATE TABLE active.article AS SELECT article_id, batch, 'all' AS part FROM staged.dim_article")
        con.execute("CREATE TABLE resolved.copies AS SELECT article_id, source_uri AS copy_group_id FROM staged.dim_article")
        known = known_names(aliases)
        clusters = Clusters(known)
        names = [table for _, table in numbered(con, ["all"], clusters, known)]
        found = {(row["article_id"], row["local_id"]): row["entity_id"] for row in entity_map(clusters, names).to_pylist()}
    return {(row["article_id"], row["name"]): found[row["article_id"], row["entity_id"]] for row in entities}


def _in_order(rows: list[Row], table: Any) -> pa.Table:
    """Rows in the order given, since it is the resolution that must not depend on it."""
    return pa.concat_tables([conform([row], table) for row in rows]) if rows else conform([], table)


def _mentions(articles: Sequence[Article]) -> list[Row]:
    return [
        {
            "mention_id": f"{article}-{no}-{nth}",
            "article_id": article,
            "entity_id": name.get("entity_id", f"e{no}"),
            "start_offset": 0,
            "end_offset": 1,
            "surface": surface,
            "kind": name["kind"],
            "form": "name",
        }
        for article, _, names in articles
        for no, name in enumerate(names)
        for nth, surface in enumerate(name.get("surfaces", [name["name"]]))
    ]


def _article(article_id: str, day: int | None) -> Row:
    published = datetime(2013, 1, 1, tzinfo=UTC) + timedelta(days=day) if day is not None else None
    fixed = {
        "document_id": "d",
        "source_uri": article_id.partition("=")[0],
        "source_format": "text",
        "text": "",
        "word_count": 0,
        "engine_version": "0",
    }
    return {"article_id": article_id, "published_at": published, **fixed}
