"""Polars on the Parquet files."""

import polars as pl
from benchmarks.bi.readers.loop import Totals, run

SUMS = {
    "text": lambda column: column.str.len_chars().cast(pl.Int64).sum(),
    "whole": lambda column: column.cast(pl.Int64).sum(),
    "truth": lambda column: column.cast(pl.Int64).sum(),
    "decimal": lambda column: column.sum(),
    "double": lambda column: column.sum(),
    "day": lambda column: column.cast(pl.Int32).cast(pl.Int64).sum(),
    "moment": lambda column: column.dt.epoch("us").sum(),
}


def read(path: str, kinds: dict[str, str]) -> Totals:
    frame = pl.read_parquet(path)
    assert frame.columns == list(kinds)
    return {
        "rows": frame.height,
        "columns": {name: [frame[name].count(), str(SUMS[kind](frame[name]))] for name, kind in kinds.items()},
    }


if __name__ == "__main__":
    run(read)
