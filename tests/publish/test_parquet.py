from pathlib import Path

import pyarrow as pa
import pyarrow.parquet as pq
import pytest

from newsledger.contracts import conform
from newsledger.contracts.tables.core import FCT_REJECT
from newsledger.publish import parquet
from newsledger.publish.parquet import read_parquet, write_parquet, write_stream

NUMBERS = pa.table({"n": list(range(10)), "s": ["a", None, "b", "a", "c", None, "a", "b", "c", "d"]})


@pytest.mark.parametrize("sizes", [(10,), (3, 7), (1,) * 10, (0, 9, 1)])
def test_bytes_do_not_depend_on_how_rows_arrive(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, sizes: tuple[int, ...]) -> None:
    monkeypatch.setattr(parquet, "ROW_GROUP_ROWS", 4)
    write_parquet(NUMBERS, tmp_path / "whole.parquet")
    starts = [sum(sizes[:place]) for place in range(len(sizes))]
    parts = [NUMBERS.slice(start, size) for start, size in zip(starts, sizes, strict=True)]
    assert write_stream(parts, NUMBERS.schema, tmp_path / "parts.parquet") == 10
    assert (tmp_path / "parts.parquet").read_bytes() == (tmp_path / "whole.parquet").read_bytes()
    assert pq.ParquetFile(tmp_path / "parts.parquet").num_row_groups == 3


def test_field_descriptions_are_kept(tmp_path: Path) -> None:
    write_parquet(conform([], FCT_REJECT), tmp_path / "r.parquet")
    schema = read_parquet(tmp_path / "r.parquet").schema
    assert schema.field("code").metadata[b"description"].startswith(b"What failed")
    assert schema.metadata[b"newsledger.table"] == b"fct_reject"


def test_no_column_is_read_from_a_folder_name(tmp_path: Path) -> None:
    folder = tmp_path / "year=2013"
    folder.mkdir()
    write_parquet(NUMBERS, folder / "a.parquet")
    assert read_parquet(folder / "a.parquet").column_names == ["n", "s"]
