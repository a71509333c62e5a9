"""When a document is given up: what holds nothing but refuse, or keeps its reader busy for ever, must not fill the ledger with rejects."""

from __future__ import annotations

from collections.abc import Generator, Iterator
from contextlib import closing
from typing import cast

from newsledger.config import Limits
from newsledger.errors import ReadError, Reject
from newsledger.read.format import Item


def patiently(items: Iterator[Item], limits: Limits) -> Iterator[Item]:
    """``items`` of one document. Raises ``ReadError`` ``given_up`` where too many in a row are rejects, or took too long."""
    in_a_row = timeouts = 0
    with closing(cast("Generator[Item, None, None]", items)):
        for item in items:
            yield item
            in_a_row = in_a_row + 1 if isinstance(item, Reject) else 0
            timeouts += isinstance(item, Reject) and item.code == "timeout"
            if in_a_row >= limits.rejects_in_a_row:
                raise ReadError("given_up", f"{in_a_row} parts in a row that cannot be used: the rest is not read")
            if timeouts >= limits.timeouts:
                raise ReadError("given_up", f"{timeouts} parts did not come in time: the rest is not read")
