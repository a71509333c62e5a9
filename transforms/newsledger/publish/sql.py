"""The SQL files of the project: finding, ordering and quoting. SQL itself lives in sql/."""

from __future__ import annotations

from functools import lru_cache
from graphlib import TopologicalSorter
from pathlib import Path

import sqlglot
from sqlglot import exp

from newsledger.paths import SQL

_WILD = {ord(char): f"[{char}]" for char in "*?["}


def identifier(name: str) -> str:
    """A name quoted for SQL."""
    return '"' + name.replace('"', '""') + '"'


def literal(text: str) -> str:
    """A text quoted for SQL, for the few statements that take no parameter."""
    return "'" + text.replace("'", "''") + "'"


def select_files(folder: str) -> dict[str, str]:
    """The SELECTs of one folder under sql/ by name, each after those it reads."""
    texts = {path.stem: path.read_text(encoding="utf-8") for path in sorted((SQL / folder).glob("*.sql"))}
    return {name: texts[name] for name in in_order(texts, folder)}


def in_order(selects: dict[str, str], schema: str = "") -> list[str]:
    """Names of ``selects`` so that each stands after those it reads, whether bare or qualified by ``schema``."""
    order = {name: sorted(reads(text, schema) & set(selects)) for name, text in selects.items()}
    return list(TopologicalSorter(order).static_order())


@lru_cache(256)
def reads(select: str, schema: str = "") -> frozenset[str]:
    """Names of the tables that a SELECT reads, bare or qualified by ``schema``; its own CTEs are none."""
    tree = sqlglot.parse_one(select, read="duckdb")
    named = {cte.alias for cte in tree.find_all(exp.CTE)}
    return frozenset(table.name for table in tree.find_all(exp.Table) if table.db in ("", schema)) - named


def file_pattern(path: Path) -> str:
    """A path for ``read_parquet``, which would otherwise take ``*``, ``?`` and ``[`` in it for a pattern."""
    return str(path).translate(_WILD)
