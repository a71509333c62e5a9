"""Core tables filled from case files, for the SELECTs in sql/."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator
from datetime import date, datetime
from decimal import Decimal
from pathlib import Path
from typing import Any

import duckdb
import pytest

from newsledger.contracts import CORE, TABLES, empty
from newsledger.publish.reference_tables import reference_tables
from newsledger.publish.sql import select_files

CASES = Path(__file__).parent.parent / "cases" / "marts"


@pytest.fixture
def con() -> Iterator[duckdb.DuckDBPyConnection]:
    with duckdb.connect() as con:
        con.execute("SET TimeZone = 'UTC'; CREATE TABLE ref_measures (code VARCHAR, name VARCHAR)")
        con.register("ref_measure_words", reference_tables()["ref_measure_words"])
        for table in CORE:
            con.register("arriving", empty(table))
            con.execute(f"CREATE TABLE {table.name} AS FROM arriving")
        yield con


@pytest.fixture
def mart(con: duckdb.DuckDBPyConnection) -> Callable[[str, dict[str, Any]], list[dict[str, Any]]]:
    """Fill the tables of a case and return the rows of the mart, as JSON would hold them."""

    def run(name: str, case: dict[str, Any]) -> list[dict[str, Any]]:
        for table, rows in case.items():
            for row in rows:
                columns = ", ".join(f'"{column}"' for column in row)
                con.execute(f"INSERT INTO {table} ({columns}) VALUES ({', '.join('?' * len(row))})", list(row.values()))
        contract = TABLES[name]
        for other, select in select_files("marts").items():
            con.execute(f"CREATE VIEW {other} AS {select}")
        result = con.sql(f"FROM {name}").to_arrow_table().sort_by([(column, "ascending") for column in contract.sort_columns])
        assert tuple(result.column_names) == contract.columns
        return [{column: _plain(value) for column, value in row.items()} for row in result.to_pylist()]

    return run


def _plain(value: Any) -> Any:
    if isinstance(value, Decimal):
        return float(value)
    if isinstance(value, datetime):
        return value.strftime("%Y-%m-%dT%H:%MZ")
    return value.isoformat() if isinstance(value, date) else value


def read_case(name: str, part: str) -> Any:
    found = json.loads((CASES / name / f"{part}.json").read_text(encoding="utf-8"))
    return read_case(found["as_in"], part) if "as_in" in found else found


@pytest.fixture
def case() -> Callable[[str, str], Any]:
    return read_case
