"""What a source format is: how it is recognised and how it is read."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, replace
from typing import BinaryIO

from newsledger.config import Limits
from newsledger.contracts.records import Document, RawRecord
from newsledger.errors import Reject

HEAD_BYTES = 64 * 1024

Item = RawRecord | Reject
# Raises ReadError where the rest of the document cannot be used; what was yielded before stands.
Reader = Callable[[BinaryIO, Document, Limits], Iterator[Item]]
# Given the first bytes (up to HEAD_BYTES) and the document's name. The content decides, the name only breaks ties.
Sniffer = Callable[[bytes, str], bool]


def renumbered(items: Iterable[Item]) -> Iterator[Item]:
    """``items`` with their records counted from 0, as those of one container."""
    record_no = 0
    for item in items:
        if isinstance(item, RawRecord):
            yield replace(item, record_no=record_no)
            record_no += 1
        else:
            yield item


@dataclass(frozen=True, slots=True)
class Format:
    """A source format. ``suffixes`` are the file endings it usually has, lower case, with the dot."""

    name: str
    sniff: Sniffer
    read: Reader
    suffixes: tuple[str, ...]
