"""One compressed file: gzip, bzip2 or xz around a document of any other format."""

from __future__ import annotations

import bz2
import gzip
import lzma
from collections.abc import Callable, Iterator
from dataclasses import replace
from typing import IO, BinaryIO, cast

from newsledger.config import Limits
from newsledger.contracts.records import Document
from newsledger.errors import ReadError
from newsledger.read.format import Format, Item, Reader
from newsledger.read.stream import GuardedStream, buffered


def _gunzip(stream: BinaryIO) -> gzip.GzipFile:
    return gzip.GzipFile(fileobj=stream)


# Called with the compressed stream.
_OPENERS: dict[bytes, Callable[[BinaryIO], object]] = {b"\x1f\x8b": _gunzip, b"BZh": bz2.BZ2File, b"\xfd7zXZ\x00": lzma.LZMAFile}


def sniff(head: bytes, name: str) -> bool:  # noqa: ARG001
    """Whether a compressor's signature opens the file."""
    return head.startswith(tuple(_OPENERS))


def format_around(read_inner: Reader) -> Format:
    """The format, given what reads the document inside. The inner document streams: nothing is unpacked as a whole."""

    def read(stream: BinaryIO, document: Document, limits: Limits) -> Iterator[Item]:
        if limits.archive_depth <= 0:
            raise ReadError("archive_depth", "compressed more times over than the limit allows")
        source = buffered(stream)
        try:
            opener = next((opener for magic, opener in _OPENERS.items() if source.peek(8).startswith(magic)), None)
            if opener is None:
                raise ReadError("unknown_format", "not compressed in any way that is read")
            guarded = GuardedStream(cast("IO[bytes]", opener(source)), document.byte_count, limits.document_bytes, limits.expansion_ratio)
            yield from read_inner(cast("BinaryIO", guarded), document, replace(limits, archive_depth=limits.archive_depth - 1))
        finally:
            source.detach()

    return Format("compressed", sniff, read, (".gz", ".bz2", ".xz"))
