"""A mail message in a file of its own (RFC 5322, ``.eml``): one record, and those of the documents attached."""

from __future__ import annotations

from collections.abc import Iterator
from typing import BinaryIO

from newsledger.config import Limits
from newsledger.contracts.records import Document
from newsledger.read import message
from newsledger.read.format import Format, Item, Reader, renumbered
from newsledger.read.stream import read_all


def sniff(head: bytes, name: str) -> bool:  # noqa: ARG001
    """Whether a block of mail headers opens the file."""
    return message.opens_with_headers(head)


def format_around(read_inner: Reader) -> Format:
    """The format, given what reads its parts. Nothing a message refers to is fetched."""

    def read(stream: BinaryIO, document: Document, limits: Limits) -> Iterator[Item]:
        parsed = message.parse(read_all(stream, limits))
        yield from renumbered(message.items(parsed, document, limits, read_inner))

    return Format("mail", sniff, read, (".eml",))
