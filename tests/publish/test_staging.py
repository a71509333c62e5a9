from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from newsledger.contracts import conform
from newsledger.contracts.tables.core import DIM_ARTICLE, FCT_REJECT, FCT_RUN
from newsledger.errors import ContractError
from newsledger.paths import Home
from newsledger.publish.staging import Staging, is_batch_name

OLD = "0123456789abcdef-ffffffff"
NEW = "0123456789abcdef-0a1b2c3d"


def test_a_batch_is_read_as_it_was_written(full_ledger: Any) -> None:
    (batch,) = full_ledger.staging.batches(DIM_ARTICLE)
    assert full_ledger.staging.has(DIM_ARTICLE, batch)
    assert full_ledger.staging.read(DIM_ARTICLE, batch).column("article_id").to_pylist() == ["a1"]
    assert not full_ledger.staging.has(DIM_ARTICLE, NEW)


def test_a_refused_table_leaves_nothing(ledger: Any) -> None:
    with pytest.raises(ContractError):
        ledger.staging.write(DIM_ARTICLE, NEW, conform([], FCT_REJECT))
    assert list((ledger.home.staging / "dim_article").iterdir()) == []


@pytest.mark.parametrize(
    ("table", "names", "seen"),
    [
        (DIM_ARTICLE, [OLD, NEW], [NEW]),
        (FCT_REJECT, [OLD, NEW, "20260102T030405Z-1a2b3c"], [NEW, "20260102T030405Z-1a2b3c"]),
        (FCT_RUN, ["20260102T030405Z-1a2b3c", "r0"], ["20260102T030405Z-1a2b3c", "r0"]),
    ],
)
def test_only_the_work_of_this_engine_is_seen(ledger: Any, table: Any, names: list[str], seen: list[str]) -> None:
    for name in names:
        ledger.staging.write(table, name, conform([], table))
    unfinished = ledger.home.staging / table.name / f".{NEW}.1.unfinished"
    unfinished.write_bytes(b"half a fi")
    assert ledger.staging.batches(table) == seen


def test_the_latest_reading_of_a_document_is_told(ledger: Any) -> None:
    ledger.document("d", "b1", day=3)
    ledger.document("d", "b2", day=9)
    ledger.document("d", "b3", options="format=html", day=1)
    assert {key: row["batches"] for key, row in ledger.staging.documents().items()} == {("d", ""): "b2", ("d", "format=html"): "b3"}


def test_an_empty_home_has_nothing_staged(ledger: Any) -> None:
    assert Staging(Home(ledger.home.root / "nowhere"), "0a1b2c3d").documents() == {}


@given(st.from_regex(r"[0-9a-f]{16}-[0-9a-f]{8}", fullmatch=True))
def test_batch_names(name: str) -> None:
    assert is_batch_name(name)
    assert not is_batch_name("2" + name)
