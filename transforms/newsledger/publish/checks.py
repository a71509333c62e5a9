"""The checks a snapshot must pass: those the contracts imply, and those written as SQL in sql/checks.

A check is a query that returns the offending rows. A SQL file starts with ``-- name:``, ``-- table:``, ``-- severity:``, perhaps
``-- by: article`` (see ``Check``) and a comment that says what must hold.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable
from contextlib import AbstractContextManager, nullcontext
from dataclasses import dataclass
from typing import Any, Literal, cast

import duckdb

from newsledger.contracts import CORE, PUBLISHED, Field, Table
from newsledger.contracts.tables.marts import DQ_RESULT
from newsledger.errors import ContractError
from newsledger.paths import SQL, Home
from newsledger.publish.files import PARTED
from newsledger.publish.query import published
from newsledger.publish.sql import identifier, literal, reads

_HEADER = re.compile(r"^-- (name|table|severity|by): *(\S+)$")
_SPAN = {"article_id", "start_offset", "end_offset", "surface"}
_SAMPLE_ROWS = 5
_SAMPLE_CHARACTERS = 2_000
Changed = Callable[[list[str]], AbstractContextManager[Any]]
CHECKED = tuple(table for table in PUBLISHED if table is not DQ_RESULT)


@dataclass(frozen=True, slots=True)
class Check:
    """One check: ``query`` returns the rows of ``table`` that break what ``description`` says must hold.

    One that looks ``by_article`` reads tables in parts only and compares nothing between articles, so months in which none of
    these tables changed need not be looked at again. Such a check fails the publish: what a warning found in a month that is not
    looked at again would be forgotten. Otherwise ``ContractError`` is raised.
    """

    name: str
    table: str
    description: str
    query: str
    severity: Literal["fail", "warn"] = "fail"
    by_article: bool = False

    def __post_init__(self) -> None:
        if self.by_article and self.severity != "fail":
            raise ContractError(f"{self.name}: a check by article fails the publish, it does not warn.")


def all_checks() -> list[Check]:
    """Every check, contracts first."""
    return [*(check for table in CHECKED for check in contract_checks(table)), *sql_checks()]


def run_checks(con: duckdb.DuckDBPyConnection, checks: Iterable[Check], changed: Changed = nullcontext) -> list[dict[str, Any]]:
    """Run ``checks`` against the tables that ``con`` sees; return the rows of ``dq_result``.

    While the context ``changed`` of a query's tables is open, ``con`` may show the changed months of them only.
    """
    counts: dict[str, int] = {}
    results = []
    for check in checks:
        if check.table not in counts:
            counts[check.table] = _count(con, f"SELECT * FROM {identifier(check.table)}")  # noqa: S608 -- quoted
        with changed(sorted(reads(check.query))) if check.by_article else nullcontext():
            results.append(_run(con, check, counts[check.table]))
    return results


def check_published(home: Home) -> list[dict[str, Any]]:
    """Run every check on the published database; return the rows of ``dq_result``."""
    with published(home) as con:
        return run_checks(con, all_checks())


def contract_checks(table: Table) -> list[Check]:
    """What the declaration of a table implies: its key, required columns, vocabularies, limits, references and offsets."""
    rules = (_key, _required, _vocabulary, _limits, _surface)
    checks = [check for rule in rules if (check := rule(table)) is not None]
    return checks + [_reference(table, column, target) for column, target in table.references.items()]


def sql_checks() -> list[Check]:
    """The checks in sql/checks, by file name."""
    return [_parse(path.read_text(encoding="utf-8"), path.name) for path in sorted((SQL / "checks").glob("*.sql"))]


def _key(table: Table) -> Check | None:
    if not table.key:
        return None
    columns = _columns(table.key)
    query = f"SELECT {columns}, count(*) AS times FROM {identifier(table.name)} GROUP BY {columns} HAVING count(*) > 1"  # noqa: S608
    return Check(f"{table.name}.key_unique", table.name, f"No two rows have the same {', '.join(table.key)}.", query)


def _required(table: Table) -> Check | None:
    required = [f for f in table.fields if not f.nullable]
    broken = [f"{identifier(f.name)} IS NULL" for f in required]
    return _where(table, "required", f"Never null: {_listed(required)}.", required, broken)


def _vocabulary(table: Table) -> Check | None:
    closed = [f for f in table.fields if f.values]
    broken = [f"{identifier(f.name)} NOT IN ({', '.join(literal(value) for value in f.values)})" for f in closed]
    return _where(table, "vocabulary", f"Only the values the contract lists: {_listed(closed)}.", closed, broken)


def _limits(table: Table) -> Check | None:
    limited = [f for f in table.fields if f.minimum is not None or f.maximum is not None]
    low = [f"{identifier(f.name)} < {f.minimum}" for f in limited if f.minimum is not None]
    high = [f"{identifier(f.name)} > {f.maximum}" for f in limited if f.maximum is not None]
    return _where(table, "limits", f"Within the contract's limits: {_listed(limited)}.", limited, low + high)


def _surface(table: Table) -> Check | None:
    """DuckDB's substr counts code points, as Python does (tests/publish/test_checks.py holds it to that)."""
    if table not in CORE or not set(table.columns) >= _SPAN:
        return None
    part = "substr(a.text, t.start_offset + 1, t.end_offset - t.start_offset)"
    query = (
        f"SELECT {_columns(table.key, 't.')}, t.article_id, t.start_offset, t.end_offset, t.surface, {part} AS found "  # noqa: S608
        f"FROM {identifier(table.name)} AS t LEFT JOIN dim_article AS a ON a.article_id = t.article_id "
        f"WHERE t.end_offset < t.start_offset OR {part} IS DISTINCT FROM t.surface"
    )
    return Check(
        f"{table.name}.surface_matches_text",
        table.name,
        "text[start_offset:end_offset] is the surface.",
        query,
        by_article=table.name in PARTED,
    )


def _reference(table: Table, column: str, target: str) -> Check:
    other, other_column = target.split(".")
    shown = _columns(tuple(dict.fromkeys((*table.key, column))))
    query = (
        f"SELECT {shown} FROM {identifier(table.name)} AS t "  # noqa: S608 -- contract names
        f"ANTI JOIN {identifier(other)} AS o ON o.{identifier(other_column)} = t.{identifier(column)} "
        f"WHERE t.{identifier(column)} IS NOT NULL"
    )
    return Check(f"{table.name}.{column}_known", table.name, f"Every {column} stands in {target}.", query)


def _where(table: Table, rule: str, description: str, fields: list[Field], broken: list[str]) -> Check | None:
    if not broken:
        return None
    shown = _columns(tuple(dict.fromkeys((*table.key, *(f.name for f in fields)))))
    query = f"SELECT {shown} FROM {identifier(table.name)} WHERE {' OR '.join(broken)}"  # noqa: S608 -- contract names
    return Check(f"{table.name}.{rule}", table.name, description, query, by_article=table.name in PARTED)


def _columns(names: Iterable[str], prefix: str = "") -> str:
    return ", ".join(prefix + identifier(name) for name in names)


def _listed(fields: list[Field]) -> str:
    return ", ".join(f.name for f in fields)


def _parse(text: str, file: str) -> Check:
    header: dict[str, str] = {}
    prose: list[str] = []
    for line in text.splitlines():
        if not line.startswith("--"):
            break
        found = _HEADER.match(line)
        if found:
            header[found[1]] = found[2]
        else:
            prose.append(line.removeprefix("--").strip())
    by_article = header.pop("by", "") == "article"
    if set(header) != {"name", "table", "severity"} or header["severity"] not in ("fail", "warn") or not prose:
        raise ContractError(f"sql/checks/{file}: needs name, table, severity (fail or warn) and what must hold")
    severity = cast("Literal['fail', 'warn']", header["severity"])
    return Check(header["name"], header["table"], " ".join(prose), text, severity, by_article)


def _run(con: duckdb.DuckDBPyConnection, check: Check, checked_rows: int) -> dict[str, Any]:
    offending = _count(con, check.query)
    return {
        "check_name": check.name,
        "table_name": check.table,
        "description": check.description,
        "severity": check.severity,
        "checked_rows": checked_rows,
        "offending_rows": offending,
        "verdict": check.severity if offending else "pass",
        "sample": _sample(con, check.query) if offending else None,
    }


def _count(con: duckdb.DuckDBPyConnection, query: str) -> int:
    rows = con.execute(f"SELECT count(*) FROM ({query}\n)").fetchall()  # noqa: S608 -- our own SQL
    return int(rows[0][0])


def _sample(con: duckdb.DuckDBPyConnection, query: str) -> str:
    select = f"SELECT CAST(to_json(list(r)) AS VARCHAR) FROM (SELECT * FROM ({query}\n) ORDER BY ALL LIMIT {_SAMPLE_ROWS}) AS r"  # noqa: S608
    return str(con.execute(select).fetchall()[0][0])[:_SAMPLE_CHARACTERS]
