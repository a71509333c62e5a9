"""The rows of one reference file."""

from __future__ import annotations

import csv
from functools import cache

from newsledger.paths import REFERENCE

Row = dict[str, str]


@cache
def rows(name: str) -> tuple[Row, ...]:
    """Every row of seeds/reference/<name>.csv, all values text; an empty cell is the empty string."""
    with (REFERENCE / f"{name}.csv").open(encoding="utf-8", newline="") as lines:
        return tuple(csv.DictReader(lines))
