"""Tableau's Hyper engine on the Parquet files: what Tableau itself reads with."""

import tempfile

from benchmarks.bi.readers.loop import Totals, files_of, run, select, totals
from tableauhyperapi import Connection, HyperProcess, Telemetry, escape_string_literal

SUMS = {
    "text": "CAST(SUM(LENGTH({})) AS TEXT)",
    "whole": "CAST(SUM({}) AS TEXT)",
    "truth": "CAST(SUM(CASE WHEN {} THEN 1 ELSE 0 END) AS TEXT)",
    "decimal": "CAST(SUM({}) AS TEXT)",
    "double": "CAST(SUM({}) AS TEXT)",
    "day": "CAST(SUM({} - DATE '1970-01-01') AS TEXT)",
    "moment": "CAST(SUM(CAST(EXTRACT(EPOCH FROM {}) * 1000000 AS BIGINT)) AS TEXT)",
}


def main() -> None:
    with (
        tempfile.TemporaryDirectory() as logs,
        HyperProcess(Telemetry.DO_NOT_SEND_USAGE_DATA_TO_TABLEAU, parameters={"log_dir": logs}) as hyper,
        Connection(hyper.endpoint) as connection,
    ):

        def read(path: str, kinds: dict[str, str]) -> Totals:
            files = ", ".join(escape_string_literal(str(file)) for file in files_of(path))
            source = f"external(ARRAY[{files}], FORMAT => 'parquet')"
            (row,) = connection.execute_list_query(select(kinds, SUMS, source))
            return totals(kinds, row)

        run(read)


if __name__ == "__main__":
    main()
