"""The analyst's corrections, kept in the home, and as relations of the workbench: what stands for what was read."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import date
from decimal import Decimal
from pathlib import Path

import duckdb
import pyarrow as pa

from newsledger.annotate.exchange import rate_of
from newsledger.contracts import conform
from newsledger.contracts.tables.core import BRIDGE_FIGURE_PARTY, FCT_FIGURE
from newsledger.contracts.tables.corrections import FCT_CORRECTION
from newsledger.paths import Home
from newsledger.publish.kept_files import keep, said
from newsledger.resolve.aliases import Alias
from newsledger.resolve.corrected import Corrected, Row, correct
from newsledger.resolve.corrections import Correction, parse_corrections
from newsledger.resolve.known import nameable_entities

_FIGURES = """
SELECT f.*, a.published_date FROM resolved.figure AS f SEMI JOIN asked ON asked.figure_id = f.figure_id
JOIN staged.dim_article AS a ON a.article_id = f.article_id
SEMI JOIN active.article AS b ON b.article_id = a.article_id AND b.batch = a.batch
"""
_PARTIES = "SELECT p.* FROM resolved.figure_party AS p SEMI JOIN asked ON asked.figure_id = p.figure_id"
_FACTS = pa.schema([(name, pa.string()) for name in ("entity_id", "name", "kind", "country_code", "wikidata_id")])


def keep_corrections(home: Home, path: Path) -> None:
    """Put the file in the place of the one that was kept before. Raises ``UsageError``, and keeps the old one, if it is not usable."""
    keep(path, home.corrections, parse_corrections)


def kept_corrections(home: Home) -> tuple[Correction, ...]:
    """What the kept file says; nothing if none is kept."""
    return said(home.corrections, parse_corrections)


def corrected_tables(con: duckdb.DuckDBPyConnection, corrections: Sequence[Correction], aliases: Sequence[Alias]) -> dict[str, pa.Table]:
    """What stands for what was read, by table name.

    ``correction`` has the rows of fct_correction; ``corrected_figure`` and ``corrected_party`` those of fct_figure and
    bridge_figure_party for the figures corrected; ``corrected_entity`` what is known of the entities that only a correction
    names. ``con`` holds resolved.figure, resolved.figure_party and resolved.entity.
    """
    nameable = {str(fact["entity_id"]): fact for fact in nameable_entities(aliases)} if corrections else {}
    seen = _ids(con) if corrections else frozenset()
    result = _corrected(con, corrections, seen | nameable.keys()) if corrections else Corrected()
    named = {row["entity_id"] for row in result.parties} | {row["speaker_entity_id"] for row in result.figures}
    return {
        "correction": conform(result.verdicts, FCT_CORRECTION),
        "corrected_figure": conform(result.figures, FCT_FIGURE),
        "corrected_party": conform(result.parties, BRIDGE_FIGURE_PARTY),
        "corrected_entity": pa.Table.from_pylist([fact for entity, fact in nameable.items() if entity in named - seen], schema=_FACTS),
    }


def _corrected(con: duckdb.DuckDBPyConnection, corrections: Sequence[Correction], entities: Iterable[str]) -> Corrected:
    con.register("asked", pa.table({"figure_id": sorted({correction.figure_id for correction in corrections})}))
    figures: list[Row] = con.sql(_FIGURES).to_arrow_table().to_pylist()
    parties: list[Row] = con.sql(_PARTIES).to_arrow_table().to_pylist()
    con.unregister("asked")
    return correct(corrections, figures, parties, frozenset(entities), _rate)


def _ids(con: duckdb.DuckDBPyConnection) -> frozenset[str]:
    return frozenset(str(entity) for (entity,) in con.execute("SELECT DISTINCT entity_id FROM resolved.entity").fetchall())


def _rate(currency: str, first: date | None, last: date | None, published: date | None) -> tuple[Decimal, date] | None:
    found = rate_of(currency, first, last, published)
    return (found.rate, found.day) if found else None
