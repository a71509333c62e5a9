"""A mailbox (mbox, RFC 4155): many messages in one file, read one at a time."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace
from typing import BinaryIO

from newsledger.config import Limits
from newsledger.contracts.records import Document
from newsledger.errors import Reject
from newsledger.read import message
from newsledger.read.format import Format, Item, Reader, renumbered
from newsledger.read.stream import buffered

# "From ", the sender, a date. The standard library's mailbox module reads from a path only, and would hold an index of it all.
_SEPARATOR = re.compile(rb"From \S{1,400} .{0,80}\d\d:\d\d.{0,40}$")
_QUOTED = re.compile(rb">{1,20}From ")
_LINE_BYTES = 64 * 1024


def sniff(head: bytes, name: str) -> bool:  # noqa: ARG001
    """Whether a separator line opens the file, and headers follow."""
    first, _, rest = head.partition(b"\n")
    return bool(_SEPARATOR.match(first.rstrip())) and message.opens_with_headers(rest)


def format_around(read_inner: Reader) -> Format:
    """The format, given what reads the parts of a message."""

    def read(stream: BinaryIO, document: Document, limits: Limits) -> Iterator[Item]:
        source = buffered(stream)
        try:
            yield from renumbered(_items(source, document, limits, read_inner))
        finally:
            source.detach()

    return Format("mbox", sniff, read, (".mbox", ".mbx"))


def _items(source: BinaryIO, document: Document, limits: Limits, read_inner: Reader) -> Iterator[Item]:
    for number, data in enumerate(_messages(source, limits), 1):
        uri = f"{document.source_uri}#{number}"
        if data is None:
            yield Reject(uri, "read", "too_large", f"more than {limits.member_bytes} bytes in one message", document.document_id)
            continue
        try:
            yield from message.items(message.parse(data), replace(document, source_uri=uri, byte_count=len(data)), limits, read_inner)
        except message.BROKEN as error:
            reason = f"cannot be made out: {type(error).__name__}: {error}"
            yield Reject(uri, "read", "damaged_message", reason, document.document_id)


def _messages(source: BinaryIO, limits: Limits) -> Iterator[bytes | None]:
    """The bytes of each message; None for one that is too large."""
    source.readline(_LINE_BYTES)
    lines: list[bytes] = []
    size, is_blank = 0, False
    while line := source.readline(_LINE_BYTES):
        if is_blank and _SEPARATOR.match(line.rstrip()):
            yield b"".join(lines) if size <= limits.member_bytes else None
            lines, size = [], 0
            continue
        is_blank = not line.strip()
        size += len(line)
        if size <= limits.member_bytes:
            lines.append(line[1:] if _QUOTED.match(line) else line)
        else:
            lines.clear()
    yield b"".join(lines) if size <= limits.member_bytes else None
