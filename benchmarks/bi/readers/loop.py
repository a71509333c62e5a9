"""What the readers have in common: tables in, one JSON line each out; and the statement that adds up a table's columns."""

from __future__ import annotations

import json
import sys
from collections.abc import Callable, Mapping, Sequence
from pathlib import Path
from typing import Any

# Rows, and by column how many values are not null and what they add up to, as text.
Totals = dict[str, Any]


def run(read: Callable[[str, Mapping[str, str]], Totals]) -> None:
    """Answer every table of the standard input (name, path, kinds of columns) with what ``read(path, kinds)`` finds in it."""
    for line in sys.stdin:
        table = json.loads(line)
        print(json.dumps({"table": table["name"], **read(table["path"], table["kinds"])}))


def files_of(path: str) -> list[Path]:
    """The files of a table, which lies in one or in a folder of its own."""
    return sorted(Path(path).resolve().iterdir()) if Path(path).is_dir() else [Path(path).resolve()]


def select(kinds: Mapping[str, str], sums: Mapping[str, str], source: str, quote: str = '"') -> str:
    """A SELECT of the row count, then of every column the count and the sum; ``sums`` has an expression by kind, ``{}`` the column."""
    cells = [f"count({quote}{name}{quote}), {sums[kind].format(quote + name + quote)}" for name, kind in kinds.items()]
    return f"SELECT count(*), {', '.join(cells)} FROM {source}"


def totals(kinds: Mapping[str, str], row: Sequence[object]) -> Totals:
    """One row of such a SELECT."""
    rows, *cells = row
    pairs = zip(kinds, cells[::2], cells[1::2], strict=True)
    return {"rows": rows, "columns": {name: [count, "0" if total is None else str(total)] for name, count, total in pairs}}
