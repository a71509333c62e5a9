"""One compressed file: gzip, bzip2, xz or Zstandard around a document of any other format."""

from __future__ import annotations

import bz2
import gzip
import lzma
from collections.abc import Callable, Iterator
from dataclasses import replace
from typing import IO, BinaryIO, cast

import pyarrow as pa

from newsledger.config import Limits
from newsledger.contracts.records import Document
from newsledger.errors import ReadError
from newsledger.read.format import Format, Item, Reader
from newsledger.read.stream import GuardedStream, buffered


def _gunzip(stream: BinaryIO) -> gzip.GzipFile:
    return gzip.GzipFile(fileobj=stream)


def _unzstd(stream: BinaryIO) -> object:
    # Arrow's reader takes many frames, bounds its window and says where one is cut off; that of the zstandard package ends quietly.
    return pa.CompressedInputStream(pa.PythonFile(stream, mode="r"), "zstd")


# Called with the compressed stream. All read on through members, streams and frames set one behind the other.
_OPENERS: dict[bytes, Callable[[BinaryIO], object]] = {
    b"\x1f\x8b": _gunzip,
    b"BZh": bz2.BZ2File,
    b"\xfd7zXZ\x00": lzma.LZMAFile,
    b"\x28\xb5\x2f\xfd": _unzstd,
    **{bytes([0x50 + number]) + b"\x2a\x4d\x18": _unzstd for number in range(16)},
}


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

    return Format("compressed", sniff, read, (".gz", ".bz2", ".xz", ".zst"))
