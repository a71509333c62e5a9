"""Every check passes on a good ledger and fires on a broken row."""

from collections.abc import Iterator
from typing import Any

import duckdb
import pytest
from hypothesis import given
from hypothesis import strategies as st

from newsledger.contracts import TABLES
from newsledger.errors import ContractError
from newsledger.publish.checks import CHECKED, Check, all_checks, contract_checks, run_checks, sql_checks
from newsledger.publish.checks import _parse as parse

# How to break what each check in sql/checks holds.
BREAK_SQL_CHECKS: dict[str, tuple[str, ...]] = {
    "fct_correction.all_applied": ("UPDATE fct_correction SET is_applied = false",),
    "dim_article.floor_dated": ("UPDATE dim_article SET published_at = NULL",),
    "dim_article.published_before_ingest": ("UPDATE dim_article SET published_at = '2030-01-01'",),
    "fct_block.kept_lines_make_text": (
        "UPDATE fct_block SET is_kept = NOT is_kept",
        "DELETE FROM fct_block",
        "DELETE FROM fct_block WHERE block_no = 1",
        "UPDATE fct_block SET block_no = -block_no WHERE is_kept",
        "UPDATE fct_block SET text = replace(text, '33', '34')",
    ),
    "fct_figure.floor_articles": ("DELETE FROM fct_figure",),
    "fct_figure.period_ordered": ("UPDATE fct_figure SET period_end = period_start - 1",),
    "fct_figure.range_ordered": ("UPDATE fct_figure SET value_low = 2, value_high = 1",),
    "fct_figure.usd_explained": ("UPDATE fct_figure SET unit = 'EUR', value_usd = 1",),
    "fct_figure.value_present": ("UPDATE fct_figure SET value = NULL",),
    "fct_reject.floor_accepted": ("DELETE FROM dim_article",),
    "fct_time.dates_ordered": ("UPDATE fct_time SET start_date = end_date + 1",),
    "rpt_figures.complete": ("DELETE FROM rpt_figures WHERE kind = 'money'",),
    "rpt_trade_totals.spread_holds_value": ("UPDATE rpt_trade_totals SET value = value_high + 1",),
}


def breaking(check: Check) -> list[str]:
    """Statements of which each makes ``check`` fire."""
    table = TABLES[check.table]
    rule = check.name.split(".")[1]
    if check.name in BREAK_SQL_CHECKS:
        return [*BREAK_SQL_CHECKS[check.name]]
    if rule == "key_unique":
        return [f"INSERT INTO {table.name} FROM {table.name} LIMIT 1"]
    if rule == "required":
        return [f'UPDATE {table.name} SET "{field.name}" = NULL' for field in table.fields if not field.nullable]
    if rule == "vocabulary":
        return [f"UPDATE {table.name} SET \"{field.name}\" = 'nonsense'" for field in table.fields if field.values]
    if rule == "limits":
        low = [f'UPDATE {table.name} SET "{f.name}" = {f.minimum} - 1' for f in table.fields if f.minimum is not None]
        return low + [f'UPDATE {table.name} SET "{f.name}" = {f.maximum} + 1' for f in table.fields if f.maximum is not None]
    if rule == "surface_matches_text":
        changes = ("start_offset = start_offset + 1", "end_offset = 100000", "surface = surface || ' '", "end_offset = start_offset - 1")
        return [f"UPDATE {table.name} SET {change}" for change in changes]
    assert rule.endswith("_known"), f"{check.name}: say here how to break it"
    return [f"UPDATE {table.name} SET {rule.removesuffix('_known')} = 'nowhere'"]


@pytest.fixture(scope="module")
def loaded(published: Any) -> Iterator[duckdb.DuckDBPyConnection]:
    """The published tables without constraints, so that they can be broken."""
    with duckdb.connect() as con:
        con.execute(f"SET TimeZone = 'UTC'; ATTACH '{published.home.database}' AS ledger (READ_ONLY)")
        for table in CHECKED:
            con.execute(f"CREATE TABLE {table.name} AS FROM ledger.{table.name}")
        yield con


def test_a_good_ledger_passes(loaded: duckdb.DuckDBPyConnection) -> None:
    results = run_checks(loaded, all_checks())
    assert {row["check_name"]: row["sample"] for row in results if row["verdict"] != "pass"} == {}


@pytest.mark.parametrize("check", all_checks(), ids=lambda check: check.name)
def test_a_broken_row_is_found(loaded: duckdb.DuckDBPyConnection, check: Check) -> None:
    for statement in breaking(check):
        loaded.execute("BEGIN")
        loaded.execute(statement)
        (result,) = run_checks(loaded, [check])
        loaded.execute("ROLLBACK")
        assert result["verdict"] == check.severity, statement
        assert result["offending_rows"] > 0
        assert result["sample"].startswith("[{")


def test_names_are_unique() -> None:
    names = [check.name for check in all_checks()]
    assert len(set(names)) == len(names)
    assert {check.name for check in sql_checks()} == set(BREAK_SQL_CHECKS)


def test_a_table_of_spans_is_checked_against_the_text() -> None:
    spans = {check.table for table in CHECKED for check in contract_checks(table) if check.name.endswith("surface_matches_text")}
    assert spans == {"fct_mention", "fct_time", "fct_quote", "fct_figure"}


@pytest.mark.parametrize("header", ["-- name: a\n-- table: b\n-- text", "-- name: a\n-- table: b\n-- severity: bad\n-- text", "SELECT 1"])
def test_a_check_without_its_header_is_refused(header: str) -> None:
    with pytest.raises(ContractError, match=r"sql/checks/x\.sql"):
        parse(f"{header}\nSELECT 1", "x.sql")


TEXTS = st.text(st.sampled_from("aé\u0301👩\u200d👧🇯🇵\r\n字\u3000ﬁ"), min_size=1, max_size=12)


def test_a_check_by_article_does_not_warn() -> None:
    with pytest.raises(ContractError, match=r"t\.late: a check by article"):
        Check("t.late", "t", "Not late.", "SELECT 1", "warn", by_article=True)


@given(text=TEXTS, data=st.data())
def test_duckdb_counts_code_points_as_python_does(loaded: duckdb.DuckDBPyConnection, text: str, data: st.DataObject) -> None:
    start = data.draw(st.integers(0, len(text)))
    end = data.draw(st.integers(start, len(text)))
    assert loaded.execute("SELECT substr(?, ? + 1, ? - ?)", [text, start, end, start]).fetchone() == (text[start:end],)
