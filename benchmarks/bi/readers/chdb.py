"""chDB, the ClickHouse engine, on the Parquet files."""

import json
from pathlib import Path

import chdb
from benchmarks.bi.readers.loop import Totals, run, select, totals

SUMS = {
    "text": "toString(sum(lengthUTF8({})))",
    "whole": "toString(sum({}))",
    "truth": "toString(sum(toUInt8({})))",
    "decimal": "toString(sum({}))",
    "double": "toString(sum({}))",
    "day": "toString(sum(toInt32({})))",
    "moment": "toString(sum(toUnixTimestamp64Micro({})))",
}


def read(path: str, kinds: dict[str, str]) -> Totals:
    pattern = f"{path}/*.parquet" if Path(path).is_dir() else path
    literal = pattern.replace("\\", "\\\\").replace("'", "\\'")
    answer = chdb.query(select(kinds, SUMS, f"file('{literal}', Parquet)"), "JSONCompactEachRow")
    row = json.loads(str(answer))
    return totals(kinds, [int(row[0]), *(int(cell) if no % 2 == 0 else cell for no, cell in enumerate(row[1:]))])


if __name__ == "__main__":
    run(read)
