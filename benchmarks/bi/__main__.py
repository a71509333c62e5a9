"""Whether other tools read in a ledger what was written: rows, and the count and the sum of every column of every table.

``python -m benchmarks.bi LEDGER [--only polars,hyper] [--required]``. Every tool runs in an environment of its own, made of its pinned
list; what is written is told by pyarrow. A tool that cannot be installed here is named, and is a failure only if it is required.
"""

from __future__ import annotations

import argparse
import json
import math
import os
import subprocess
import sys
from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal
from pathlib import Path
from typing import Any

import pyarrow as pa
import pyarrow.compute as pc
import pyarrow.parquet as pq
from benchmarks.data import Missing, cache_folder
from benchmarks.systems import environment_of

from newsledger.contracts import PUBLISHED, field
from newsledger.paths import Home
from newsledger.publish.files import data_path

_ROOT = Path(__file__).resolve().parents[2]
_READERS = Path(__file__).with_name("readers")
TOOLS = ("pandas", "polars", "duckdb14", "datafusion", "chdb", "hyper", "pyspark")
ODCS = "odcs"
_KINDS = {
    field.STRING: "text",
    field.INT16: "whole",
    field.INT32: "whole",
    field.INT64: "whole",
    field.BOOL: "truth",
    field.DECIMAL: "decimal",
    field.DOUBLE: "double",
    field.DATE: "day",
    field.TIMESTAMP: "moment",
}
_SECONDS = 600


@dataclass(frozen=True, slots=True)
class Written:
    """One table's file or folder, what sort of thing each column holds, its rows, and by column (values not null, their sum)."""

    name: str
    path: Path
    kinds: dict[str, str]
    rows: int
    sums: dict[str, tuple[int, Decimal | float]]


def main(arguments: list[str] | None = None) -> int:
    options = _options(arguments)
    written = list(_written(Home(options.ledger)))
    failed = False
    for tool in options.only:
        try:
            if tool == ODCS:
                print(_contract(Home(options.ledger), cache_folder(options.cache)))
                continue
            differences = list(_differences(written, _read(tool, written, cache_folder(options.cache))))
        except Missing as missing:
            print(f"{tool}: {missing}")
            failed |= options.required
            continue
        columns = sum(len(table.kinds) for table in written)
        agreed = f"{len(written)} tables, {sum(table.rows for table in written):,} rows, {columns} columns"
        print(f"{tool} {_version(tool)}: {agreed}: {f'{len(differences)} differ' if differences else 'all agree'}")
        for difference in differences:
            print(f"  {difference}")
        failed |= bool(differences)
    return 1 if failed else 0


def _contract(home: Home, cache: Path) -> str:
    """What the standard's own schema says of the data contract. Raises ``Missing`` when it finds fault, or cannot be installed."""
    python = environment_of(_READERS / f"{ODCS}.txt", cache / "bi")
    command = [python, "-m", f"benchmarks.bi.readers.{ODCS}", str(home.current / "datacontract.yaml")]
    done = subprocess.run(command, capture_output=True, text=True, check=False, cwd=_ROOT, env=_apart())
    if done.returncode:
        raise Missing(f"the data contract is not valid: {done.stdout}{done.stderr}")
    return f"{ODCS} {_version(ODCS)}: {done.stdout.strip()}: valid"


def _apart() -> dict[str, str]:
    """The environment without newsledger's own packages, in UTC."""
    return {name: value for name, value in os.environ.items() if name != "PYTHONPATH"} | {"TZ": "UTC"}


def _options(arguments: list[str] | None) -> argparse.Namespace:
    parser = argparse.ArgumentParser("python -m benchmarks.bi", description="Do other tools read what was written?")
    parser.add_argument("ledger", type=Path, help="a ledger's home")
    parser.add_argument(
        "--only", type=lambda text: text.split(","), default=(*TOOLS, ODCS), metavar="TOOL,…", help=f"of {', '.join((*TOOLS, ODCS))}"
    )
    parser.add_argument("--required", action="store_true", help="a tool that cannot be installed is a failure")
    parser.add_argument("--cache", type=Path, help="where the environments are kept")
    return parser.parse_args(arguments)


def _written(home: Home) -> Iterator[Written]:
    for table in PUBLISHED:
        path = data_path(home.current.resolve(), table)
        data = pq.read_table(path)
        kinds = {one.name: _KINDS[one.type] for one in table.fields}
        sums = {name: (len(data) - data[name].null_count, _sum(data[name], kind)) for name, kind in kinds.items()}
        yield Written(table.name, path, kinds, len(data), sums)


def _sum(column: pa.ChunkedArray, kind: str) -> Decimal | float:
    """What the readers add up too: characters of texts, days and microseconds since 1970."""
    if kind == "text":
        column = pc.utf8_length(column)
    elif kind == "truth":
        column = column.cast(pa.int64())
    elif kind == "day":
        column = column.cast(pa.int32()).cast(pa.int64())
    elif kind == "moment":
        column = column.cast(pa.int64())
    total = pc.sum(column).as_py() or 0
    return float(total) if kind == "double" else Decimal(total)


def _read(tool: str, written: list[Written], cache: Path) -> dict[str, Any]:
    """What the tool finds, by table. Raises ``Missing`` when it cannot be installed or does not come through."""
    python = environment_of(_READERS / f"{tool}.txt", cache / "bi")
    lines = "".join(json.dumps({"name": table.name, "path": str(table.path), "kinds": table.kinds}) + "\n" for table in written)
    command = [python, "-m", f"benchmarks.bi.readers.{tool}"]
    done = subprocess.run(command, input=lines, capture_output=True, text=True, check=False, cwd=_ROOT, env=_apart(), timeout=_SECONDS)
    if done.returncode:
        raise Missing(f"does not run here: {done.stderr.strip()[-2_000:]}")
    return {answer["table"]: answer for answer in map(json.loads, done.stdout.splitlines())}


def _differences(written: list[Written], found: dict[str, Any]) -> Iterator[str]:
    for table in written:
        read = found[table.name]
        if read["rows"] != table.rows:
            yield f"{table.name}: {read['rows']} rows, {table.rows} written"
        for name, (count, total) in table.sums.items():
            read_count, text = read["columns"][name]
            same = math.isclose(float(text), total, rel_tol=1e-9) if isinstance(total, float) else Decimal(text) == total
            if read_count != count or not same:
                yield f"{table.name}.{name}: {read_count} values, sum {text}; {count} and {total} written"


def _version(tool: str) -> str:
    distribution = {"duckdb14": "duckdb", "hyper": "tableauhyperapi", ODCS: "open-data-contract-standard"}.get(tool, tool)
    lines = (_READERS / f"{tool}.txt").read_text(encoding="utf-8").splitlines()
    return next(line.partition("==")[2] for line in lines if line.startswith(f"{distribution}=="))


if __name__ == "__main__":
    sys.exit(main())
