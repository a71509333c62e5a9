"""The data contract: what it says of every column, and that nobody changes it unawares."""

import copy
import json
from pathlib import Path
from typing import Any

import pytest

from newsledger.contracts import PUBLISHED
from newsledger.publish.contract import data_contract, incompatible, outline, unannounced

KEPT = Path(__file__).parents[2] / "docs" / "contract.json"


def test_the_contract_keeps_its_word() -> None:
    """If this fails, either take the change back or give CONTRACT_VERSION (contracts/version.py) a new first number, then make docs."""
    assert unannounced(json.loads(KEPT.read_text("utf-8")), outline()) == []


def _without_table(new: Any) -> None:
    del new["tables"]["fct_figure"]


def _without_column(new: Any) -> None:
    del new["tables"]["fct_figure"]["columns"]["unit"]


def _other_type(new: Any) -> None:
    new["tables"]["fct_figure"]["columns"]["value"] = "DOUBLE"


def _null_allowed(new: Any) -> None:
    new["tables"]["fct_figure"]["columns"]["kind"] = "VARCHAR"


def _other_key(new: Any) -> None:
    new["tables"]["fct_figure"]["key"] = ["article_id", "start_offset"]


@pytest.mark.parametrize(
    ("change", "told"),
    [
        (_without_table, "fct_figure is gone"),
        (_without_column, "fct_figure.unit was VARCHAR and is gone"),
        (_other_type, "fct_figure.value was DECIMAL(28, 6) and is DOUBLE"),
        (_null_allowed, "fct_figure.kind was VARCHAR NOT NULL and is VARCHAR"),
        (_other_key, "fct_figure has another key"),
    ],
)
def test_a_change_that_breaks_readers_needs_a_new_first_number(change: Any, told: str) -> None:
    old = outline()
    new = copy.deepcopy(old)
    change(new)
    assert incompatible(old, new) == unannounced(old, new) == [told]
    assert unannounced(old, {**new, "version": "2.0.0"}) == []


def test_what_comes_breaks_nobody() -> None:
    old = outline()
    new = copy.deepcopy(old)
    new["tables"]["rpt_new"] = {"key": [], "columns": {}}
    new["tables"]["fct_figure"]["columns"] |= {"fresh": "VARCHAR", "unit": "VARCHAR NOT NULL"}
    assert incompatible(old, new) == []


def test_every_column_stands_in_the_published_contract(published: Any) -> None:
    written = json.loads((published.home.current / "datacontract.yaml").read_text("utf-8"))
    assert written == data_contract()
    assert {table["name"]: [column["name"] for column in table["properties"]] for table in written["schema"]} == {
        table.name: list(table.columns) for table in PUBLISHED
    }
    (value,) = (
        column
        for table in written["schema"]
        if table["name"] == "fct_figure"
        for column in table["properties"]
        if column["name"] == "value"
    )
    assert (value["logicalType"], value["physicalType"], value["required"]) == ("number", "DECIMAL(28, 6)", False)
