"""The SELECTs of sql/, run one after the other."""

from pathlib import Path
from typing import Any

import duckdb
import pytest

from newsledger.errors import ContractError
from newsledger.publish import layers


def test_a_select_without_a_table_in_the_contract_is_named(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setattr(layers, "select_files", lambda _folder: {"rpt_new": "SELECT 1"})
    parts: Any = None
    with duckdb.connect() as con, pytest.raises(ContractError, match=r"sql/marts/rpt_new\.sql has no table"):
        layers.build(con, "marts", tmp_path, parts)
