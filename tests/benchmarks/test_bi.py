"""The comparison of what other tools read sees what differs."""

from __future__ import annotations

import importlib
from decimal import Decimal
from pathlib import Path
from typing import Any

import pyarrow as pa
import pytest

from newsledger.contracts import PUBLISHED

bi = importlib.import_module("benchmarks.bi.__main__")
WRITTEN = bi.Written("t", Path("t.parquet"), {"a": "decimal", "b": "double"}, 3, {"a": (2, Decimal("4.5")), "b": (3, 0.3)})


def read(**facts: Any) -> dict[str, Any]:
    return {"t": {"rows": 3, "columns": {"a": [2, "4.500000"], "b": [3, "0.30000000000000004"]}, **facts}}


def test_the_same_is_the_same() -> None:
    assert list(bi._differences([WRITTEN], read())) == []


@pytest.mark.parametrize(
    "facts",
    [
        {"rows": 4},
        {"columns": {"a": [2, "4.500001"], "b": [3, "0.3"]}},
        {"columns": {"a": [3, "4.5"], "b": [3, "0.3"]}},
        {"columns": {"a": [2, "4.5"], "b": [3, "0.31"]}},
    ],
)
def test_a_difference_is_seen(facts: dict[str, Any]) -> None:
    assert len(list(bi._differences([WRITTEN], read(**facts)))) == 1


def test_characters_days_and_moments_are_added_up() -> None:
    assert bi._sum(pa.chunked_array([["añ🗼", None]]), "text") == 3
    assert bi._sum(pa.chunked_array([pa.array([1, 2], pa.date32())]), "day") == 3
    assert bi._sum(pa.chunked_array([pa.array([5, None], pa.timestamp("us", tz="UTC"))]), "moment") == 5
    assert bi._sum(pa.chunked_array([pa.array([], pa.bool_())]), "truth") == 0


def test_every_type_of_the_contract_can_be_compared() -> None:
    assert {field.type for table in PUBLISHED for field in table.fields} <= set(bi._KINDS)


def test_every_tool_has_a_reader_and_a_pinned_list() -> None:
    for tool in bi.TOOLS:
        assert (bi._READERS / f"{tool}.py").is_file()
        lines = (bi._READERS / f"{tool}.txt").read_text("utf-8").splitlines()
        assert lines[0].startswith("# python: ")
        assert all("==" in line for line in lines[1:])
