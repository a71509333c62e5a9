"""DataFusion on the Parquet files."""

from benchmarks.bi.readers.loop import Totals, run, select, totals
from datafusion import SessionContext

SUMS = {
    "text": "sum(character_length({}))",
    "whole": "sum({})",
    "truth": "sum(arrow_cast({}, 'Int64'))",
    "decimal": "sum({})",
    "double": "sum({})",
    "day": "sum(arrow_cast(arrow_cast({}, 'Int32'), 'Int64'))",
    "moment": "sum(arrow_cast({}, 'Int64'))",
}


def read(path: str, kinds: dict[str, str]) -> Totals:
    context = SessionContext()
    context.register_parquet("t", path)
    answer = context.sql(select(kinds, SUMS, "t")).to_arrow_table()
    return totals(kinds, [cell[0].as_py() for cell in answer.columns])


if __name__ == "__main__":
    run(read)
