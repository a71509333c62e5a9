"""DuckDB 1.4 on the database file, which must be in a form that it opens."""

from pathlib import Path

import duckdb
from benchmarks.bi.readers.loop import Totals, run, select, totals

SUMS = {
    "text": "sum(length({}))",
    "whole": "sum({})",
    "truth": "sum({}::INTEGER)",
    "decimal": "sum({})",
    "double": "sum({})",
    "day": "sum(datediff('day', DATE '1970-01-01', {}))",
    "moment": "sum(epoch_us({}))",
}


def read(path: str, kinds: dict[str, str]) -> Totals:
    """The table that the Parquet file or folder is of, from the database of its snapshot."""
    file = Path(path)
    snapshot = next(folder for folder in file.parents if folder.name in ("core", "marts")).parent
    with duckdb.connect(str(snapshot / "ledger.duckdb"), read_only=True) as con:
        row = con.execute(select(kinds, SUMS, f'"{file.stem}"')).fetchone()
    return totals(kinds, row)


if __name__ == "__main__":
    run(read)
