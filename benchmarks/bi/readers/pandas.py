"""pandas on the Parquet files, with Arrow's types."""

from decimal import Decimal

import pandas as pd
from benchmarks.bi.readers.loop import Totals, run

_EPOCH = pd.Timestamp("1970-01-01")
SUMS = {
    "text": lambda column: column.str.len().sum(),
    "whole": lambda column: column.sum(),
    "truth": lambda column: column.sum(),
    "decimal": lambda column: sum(column.dropna(), Decimal(0)),
    "double": lambda column: column.sum(),
    "day": lambda column: (pd.to_datetime(column.dropna()) - _EPOCH).dt.days.sum(),
    "moment": lambda column: column.dropna().astype("int64").sum(),
}


def read(path: str, kinds: dict[str, str]) -> Totals:
    frame = pd.read_parquet(path, dtype_backend="pyarrow")
    assert list(frame.columns) == list(kinds)
    return {
        "rows": len(frame),
        "columns": {
            name: [int(frame[name].count()), str(SUMS[kind](frame[name]) if frame[name].count() else 0)] for name, kind in kinds.items()
        },
    }


if __name__ == "__main__":
    run(read)
