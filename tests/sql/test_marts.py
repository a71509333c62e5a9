"""Each mart against its case folder: tests/cases/marts/<mart>/input.json and expected.json.

An input is rows by table; a column left out is null. An expected row states the columns it is about.
"""

from collections.abc import Callable
from typing import Any

import pytest

from newsledger.contracts import CORE, MARTS
from newsledger.contracts.tables.marts import DQ_RESULT
from newsledger.publish.sql import in_order, select_files

MART_NAMES = [table.name for table in MARTS if table is not DQ_RESULT]


@pytest.mark.parametrize("name", MART_NAMES)
def test_a_mart_answers_its_case(mart: Callable[..., Any], case: Callable[[str, str], Any], name: str) -> None:
    expected = case(name, "expected")
    found = mart(name, case(name, "input"))
    assert [{column: row[column] for column in want} for row, want in zip(found, expected, strict=False)] == expected
    assert len(found) == len(expected)


@pytest.mark.parametrize("name", MART_NAMES)
def test_no_rows_give_no_rows(mart: Callable[..., Any], name: str) -> None:
    assert mart(name, {}) == []


def test_every_table_has_its_select() -> None:
    assert sorted(select_files("marts")) == sorted(MART_NAMES)
    assert sorted(select_files("core")) == sorted(table.name for table in CORE)


@pytest.mark.parametrize("folder", ["active", "resolved", "parts", "core", "marts", "report"])
def test_every_select_says_what_it_answers(folder: str) -> None:
    for name, text in select_files(folder).items():
        assert text.startswith("-- "), name
        assert "?" in text.splitlines()[0], name


def test_a_select_stands_after_those_it_reads() -> None:
    selects = {
        "a": "SELECT * FROM b JOIN other USING (x)",
        "b": "WITH a AS (SELECT 1) SELECT * FROM a JOIN c USING (x)",
        "c": "SELECT * FROM elsewhere.a",
    }
    assert in_order(selects) == ["c", "b", "a"]


def test_core_is_loaded_after_what_it_reads() -> None:
    names = list(select_files("core"))
    assert names.index("dim_article") < names.index("dim_entity")
    assert names.index("fct_figure") < names.index("fct_run")
