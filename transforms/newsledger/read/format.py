"""What a source format is: how it is recognised and how it is read."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
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


@dataclass(frozen=True, slots=True)
class Format:
    """A source format. ``suffixes`` are the file endings it usually has, lower case, with the dot."""

    name: str
    sniff: Sniffer
    read: Reader
    suffixes: tuple[str, ...]
