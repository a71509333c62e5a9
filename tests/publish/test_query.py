from datetime import UTC, datetime
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest

from newsledger.errors import NewsledgerError, UsageError
from newsledger.paths import Home
from newsledger.publish.query import check_published, query


def test_values_come_back_as_they_are(published: Any) -> None:
    rows = query(published.home, "SELECT value, first_published_at FROM rpt_trade_totals").to_pylist()
    assert rows == [{"value": Decimal(33_000_000_000), "first_published_at": datetime(2013, 11, 1, tzinfo=UTC)}]


@pytest.mark.parametrize(
    "sql",
    [
        "SELEC 1",
        "SELECT * FROM nowhere",
        "",
        "DROP TABLE dim_article",
        "INSERT INTO dim_entity (entity_id) VALUES ('x')",
        "SELECT * FROM read_csv('/etc/passwd')",
        "SELECT * FROM '{file}'",
        "COPY dim_article TO '{file}'",
        "ATTACH '{file}' AS other",
        "SET enable_external_access = true",
        "SET threads = 64",
        "SELECT * FROM home",
        "INSTALL httpfs",
    ],
)
def test_a_statement_reads_the_ledger_and_nothing_else(published: Any, tmp_path: Path, sql: str) -> None:
    file = tmp_path / "x.csv"
    file.write_text("a\n1\n")
    with pytest.raises(UsageError):
        query(published.home, sql.format(file=file))
    assert file.read_text() == "a\n1\n"


def test_nothing_published_is_said_clearly(tmp_path: Path) -> None:
    with pytest.raises(NewsledgerError, match="Nothing is published"):
        query(Home(tmp_path), "SELECT 1")


def test_a_broken_file_is_said_clearly(tmp_path: Path) -> None:
    (tmp_path / "current").mkdir()
    (tmp_path / "current" / "ledger.duckdb").write_bytes(b"not a database" * 100)
    with pytest.raises(NewsledgerError, match="cannot be opened"):
        query(Home(tmp_path), "SELECT 1")


def test_published_tables_pass_their_checks_again(full_ledger: Any) -> None:
    result = full_ledger.publish()
    assert check_published(full_ledger.home) == result.checks
