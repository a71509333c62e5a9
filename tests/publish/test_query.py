from datetime import UTC, datetime
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest

from newsledger.errors import NewsledgerError, UsageError
from newsledger.paths import Home
from newsledger.publish.checks import check_published
from newsledger.publish.query import answer, query


def test_values_come_back_as_they_are(published: Any) -> None:
    rows = query(published.home, "SELECT value, first_published_at FROM rpt_trade_totals WHERE article_id = 'a1'").to_pylist()
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
        "LOAD httpfs",
        "SELECT 1; SELECT 2",
        "SET VARIABLE a = 1",
        "CREATE TEMP TABLE t AS SELECT 1",
        "BEGIN",
        "CALL enable_logging(storage = 'file', storage_path = '{file}')",
        "PRAGMA profile_output = '{file}'",
        "CREATE PERSISTENT SECRET s (TYPE http)",
        "EXPORT DATABASE '{file}'",
        "SELECT getenv('HOME')",
        "SELECT * FROM glob('/etc/*')",
        "SELECT * FROM read_text('{file}')",
        "SELECT * FROM query_table('{file}')",
        "SELECT * FROM 'http://127.0.0.1:9/x.parquet'",
        "WITH gone AS (DELETE FROM fct_figure RETURNING *) FROM gone",
    ],
)
def test_a_statement_reads_the_ledger_and_nothing_else(published: Any, tmp_path: Path, sql: str) -> None:
    file = tmp_path / "x.csv"
    file.write_text("a\n1\n")
    with pytest.raises(UsageError):
        query(published.home, sql.format(file=file))
    with pytest.raises(UsageError), answer(published.home, sql.format(file=file)) as found:
        list(found.rows)
    assert file.read_text() == "a\n1\n"


@pytest.mark.parametrize("sql", ["SHOW TABLES", "DESCRIBE dim_entity;", "EXPLAIN SELECT 1", "FROM dim_entity -- all", "SUMMARIZE fct_time"])
def test_what_reads_is_let_through(published: Any, sql: str) -> None:
    with answer(published.home, sql) as found:
        assert all(len(row) == len(found.columns) for row in found.rows)
    assert query(published.home, sql).num_rows > 0


def test_rows_are_computed_as_they_are_taken(published: Any) -> None:
    """A billion rows would take minutes and more memory than there is."""
    with answer(published.home, "SELECT i, i + 1 AS i, hash(i) AS h FROM range(1_000_000_000) AS t(i)") as found:
        assert found.columns == ["i", "i_2", "h"]
        assert next(found.rows)[:2] == (0, 1)


def test_an_error_after_the_first_rows_is_a_usage_error(published: Any) -> None:
    with (
        pytest.raises(UsageError, match="late"),
        answer(published.home, "SELECT CASE WHEN i = 900000 THEN error('late') ELSE 'x' END FROM range(1_000_000) AS t(i)") as found,
    ):
        list(found.rows)


def test_a_pivot_is_one_statement(published: Any) -> None:
    with answer(published.home, "PIVOT (SELECT kind FROM fct_figure) ON kind USING count(*)") as found:
        assert (found.columns, list(found.rows)) == (["money", "percent"], [(2, 2)])


def test_what_does_not_fit_in_memory_is_not_spilled_into_the_snapshot(published: Any) -> None:
    spill = query(published.home, "SELECT current_setting('temp_directory') AS spill")["spill"][0].as_py()
    assert not Path(spill).is_relative_to(published.home.root.resolve())
    assert not Path(spill).exists()


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
