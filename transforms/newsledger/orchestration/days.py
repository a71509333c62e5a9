"""A range of days, and where the articles of each lie."""

from __future__ import annotations

import glob
import os
from collections.abc import Iterator, Sequence
from datetime import date, timedelta

from newsledger.errors import UsageError
from newsledger.fetch import is_address

# More tasks than this in one flow run stall a Prefect server.
_SLICES = 60
_CODES = ("%Y", "%m", "%d")


def slices(first: date, last: date) -> list[list[date]]:
    """The days from ``first`` to ``last``, both among them, in at most sixty slices. Raises ``UsageError`` if there are none."""
    days = [first + timedelta(days=no) for no in range((last - first).days + 1)]
    if not days:
        raise UsageError(f"{last} is before {first}: give the first day first.")
    size = -(-len(days) // _SLICES)
    return [days[start : start + size] for start in range(0, len(days), size)]


def paths_of(patterns: Sequence[str], day: date) -> Iterator[str]:
    """``patterns`` with %Y, %m and %d filled in; without the paths at which there is nothing that day. Addresses may hold other codes."""
    for pattern in patterns:
        path = pattern
        for code in _CODES:
            path = path.replace(code, day.strftime(code).zfill(2))
        if is_address(path) or os.path.lexists(path) or glob.glob(path, recursive=True):  # noqa: PTH207 - absolute patterns
            yield path


def require_dated(patterns: Sequence[str]) -> None:
    """Raise ``UsageError`` for a pattern that is the same every day: each day would be given the whole of it."""
    for pattern in patterns:
        if not any(code in pattern for code in _CODES):
            raise UsageError(f"{pattern!r} says nothing of the day: write %Y, %m and %d where they stand, as in archive/%Y/%m/%d.")
