"""Archives: the members of a zip or tar file, each read in memory as a document of its own. Nothing is written to disk."""

from __future__ import annotations

import io
import stat
import tarfile
import zipfile
from collections.abc import Callable, Generator, Iterator
from dataclasses import dataclass, replace
from pathlib import PurePosixPath
from typing import IO, BinaryIO, cast

from newsledger.config import Limits
from newsledger.contracts.records import Document
from newsledger.errors import ReadError, Reject
from newsledger.read.decode import one_line
from newsledger.read.format import Format, Item, Reader, renumbered
from newsledger.read.stream import GuardedStream, buffered, read_all

_ZIP_MAGIC = (b"PK\x03\x04", b"PK\x05\x06")
_TAR_MAGIC_AT = 257
_ENCRYPTED = 0x1
_CHUNK = 1 << 20
# What a damaged or unsupported member raises when opened or read.
_BROKEN = (zipfile.BadZipFile, tarfile.TarError, NotImplementedError, RuntimeError, ValueError, EOFError, OSError)


@dataclass(frozen=True, slots=True)
class _Member:
    name: str
    size: int
    packed: int
    refusal: str | None
    open: Callable[[], IO[bytes]]


def sniff(head: bytes, name: str) -> bool:  # noqa: ARG001
    """Whether the signature of a zip or tar file stands in its place."""
    return head.startswith(_ZIP_MAGIC) or head[_TAR_MAGIC_AT : _TAR_MAGIC_AT + 5] == b"ustar"


def format_around(read_inner: Reader) -> Format:
    """The format, given what reads a member."""

    def read(stream: BinaryIO, document: Document, limits: Limits) -> Iterator[Item]:
        if limits.archive_depth <= 0:
            raise ReadError("archive_depth", "archives nested deeper than the limit allows")
        yield from renumbered(_all_items(stream, document, limits, read_inner))

    return Format("archive", sniff, read, (".zip", ".tar"))


def _all_items(stream: BinaryIO, document: Document, limits: Limits, read_inner: Reader) -> Iterator[Item]:
    """The items of every member, until the archive as a whole unpacks to more than one document may."""
    left = limits.document_bytes
    for count, member in enumerate(_members(stream, limits), 1):
        if count > limits.archive_members:
            raise ReadError("archive_members", f"more than {limits.archive_members} members")
        left -= yield from _items(member, document, replace(limits, document_bytes=left), read_inner)


def _items(member: _Member, document: Document, limits: Limits, read_inner: Reader) -> Generator[Item, None, int]:
    """The items of one member; returns how many bytes it unpacked to."""
    uri = f"{document.source_uri}!/{one_line(member.name)}"
    if member.refusal:
        yield Reject(uri, "read", "unsafe_member", member.refusal, document.document_id)
        return 0
    inner = replace(document, source_uri=uri, byte_count=member.size)
    guarded = None
    try:
        with member.open() as opened:
            guarded = GuardedStream(opened, member.packed, limits.document_bytes, limits.expansion_ratio)
            yield from read_inner(cast("BinaryIO", guarded), inner, replace(limits, archive_depth=limits.archive_depth - 1))
    except _BROKEN as error:
        yield Reject(uri, "read", "damaged_member", f"cannot be unpacked: {error}", document.document_id)
    return guarded.produced if guarded else 0


def _members(stream: BinaryIO, limits: Limits) -> Iterator[_Member]:
    source = buffered(stream)
    try:
        if not source.peek(4).startswith(_ZIP_MAGIC):
            yield from _tar_members(source)
        elif stream.seekable():
            yield from _zip_members(stream)
        else:
            # The list of members stands at the end of a zip file: one inside another archive is held in memory.
            yield from _zip_members(io.BytesIO(read_all(source, limits)))
    except _BROKEN as error:
        raise ReadError("damaged_archive", f"archive cut off or damaged: {error}") from error
    finally:
        source.detach()


def _zip_members(source: BinaryIO) -> Iterator[_Member]:
    with zipfile.ZipFile(source) as archive:
        for info in archive.infolist():
            if not info.is_dir():
                yield _Member(info.filename, info.file_size, info.compress_size, _zip_refusal(info), lambda info=info: archive.open(info))  # type: ignore[misc]


def _zip_refusal(info: zipfile.ZipInfo) -> str | None:
    mode = info.external_attr >> 16
    if stat.S_IFMT(mode) not in (0, stat.S_IFREG):
        return "not a regular file"
    return "encrypted" if info.flag_bits & _ENCRYPTED else _unsafe_name(info.filename)


def _tar_members(source: BinaryIO) -> Iterator[_Member]:
    # "r|" reads forward only, so that an archive inside a compressed stream is never held as a whole.
    tail = _Tail(source)
    with tarfile.open(fileobj=cast("IO[bytes]", tail), mode="r|") as archive:
        for info in archive:
            if not info.isdir():
                refusal = _unsafe_name(info.name) if info.isreg() else "not a regular file"
                # A tar member is stored as it is: the compression around the archive has its own guard.
                yield _Member(info.name, info.size, info.size, refusal, lambda info=info: cast("IO[bytes]", archive.extractfile(info)))  # type: ignore[misc]
    if not tail.is_blank():
        raise ReadError("truncated", "tar file cut off: the blank blocks that end it are missing")


class _Tail:
    """A stream that knows its last block: tarfile takes a tar file that is cut off for one that ends."""

    def __init__(self, stream: BinaryIO) -> None:
        self._stream, self._last = stream, b""

    def read(self, size: int) -> bytes:
        """Up to ``size`` bytes."""
        piece = self._stream.read(size)
        self._last = (self._last + piece)[-tarfile.BLOCKSIZE :]
        return piece

    def is_blank(self) -> bool:
        """Whether the stream, read to its end, closes with a blank block."""
        while self.read(_CHUNK):
            pass
        return self._last == bytes(tarfile.BLOCKSIZE)


def _unsafe_name(name: str) -> str | None:
    path = PurePosixPath(name.replace("\\", "/"))
    return "a path that leaves the archive" if path.is_absolute() or ".." in path.parts or ":" in path.parts[:1] else None
