"""Entities: which of the articles' own names mean the same person, organisation, place or event.

The rules are set work and stand in sql/resolved/entity.sql. Matching by evidence (a surname and an office, a shared
identifier) would come between the articles' names and the map, as further candidates for one entity_id.
"""

from __future__ import annotations

import duckdb

from newsledger.paths import SQL


def entity_map(con: duckdb.DuckDBPyConnection) -> duckdb.DuckDBPyRelation:
    """Return article_id, local_id, entity_id: one row for every entity of every active article.

    ``con`` holds staged.stg_entity (with its ``batch``) and active.article (article_id, batch). Nothing is written.
    """
    return con.sql((SQL / "resolved" / "entity.sql").read_text(encoding="utf-8"))
