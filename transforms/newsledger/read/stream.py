"""Taking bytes from a stream without taking too many."""

from __future__ import annotations

import io
import lzma
import tarfile
import zipfile
import zlib
from typing import IO, BinaryIO, cast

from newsledger.config import Limits
from newsledger.errors import ReadError
from newsledger.read.format import HEAD_BYTES

# Small things compress absurdly well without being an attack; the ratio counts from here on.
RATIO_FLOOR_BYTES = 1024 * 1024
BROKEN = (EOFError, OSError, zlib.error, lzma.LZMAError, zipfile.BadZipFile, tarfile.TarError)


def buffered(stream: BinaryIO) -> io.BufferedReader:
    """``stream`` with a ``peek`` of up to ``HEAD_BYTES``. Detach it when done, or it closes ``stream``."""
    raw = _Piecewise(stream) if isinstance(stream, io.BufferedReader) else cast("io.RawIOBase", stream)
    return io.BufferedReader(raw, HEAD_BYTES)


class _Piecewise(io.RawIOBase):
    """A buffered stream read as it comes: asked to fill a buffer, it would lose what stands before a failure."""

    def __init__(self, stream: io.BufferedReader) -> None:
        super().__init__()
        self._stream = stream

    def readable(self) -> bool:
        """Always: this is an input."""
        return True

    def readinto(self, buffer: memoryview) -> int:  # type: ignore[override]
        """One read of the stream beneath."""
        return self._stream.readinto1(buffer)


def read_all(stream: BinaryIO, limits: Limits) -> bytes:
    """All of ``stream``. Raises ``ReadError`` ``too_large`` beyond ``limits.member_bytes``."""
    data = stream.read(limits.member_bytes + 1)
    if len(data) > limits.member_bytes:
        raise ReadError("too_large", f"more than {limits.member_bytes} bytes in one piece")
    return data


def check_length(content: str, limits: Limits) -> str:
    """``content`` itself. Raises ``ReadError`` ``too_large`` beyond ``limits.record_characters``."""
    if len(content) > limits.record_characters:
        raise ReadError("too_large", f"{len(content)} characters in one record, at most {limits.record_characters} are taken")
    return content


class GuardedStream(io.RawIOBase):
    """A decompressing stream that stops at ``max_bytes`` and at ``max_ratio`` times ``packed_bytes``.

    Its own failures and those of the decompressor come out as ``ReadError``: ``too_large``, ``expansion`` or ``truncated``.
    """

    def __init__(self, stream: IO[bytes], packed_bytes: int, max_bytes: int, max_ratio: int) -> None:
        super().__init__()
        self._stream, self._max_bytes, self._max_ratio = stream, max_bytes, max_ratio
        self._most = max(RATIO_FLOOR_BYTES, max_ratio * packed_bytes)
        self._produced = 0
        self._failure: ReadError | None = None

    @property
    def produced(self) -> int:
        """Bytes given out so far."""
        return self._produced

    def readable(self) -> bool:
        """Always: this is an input."""
        return True

    def readinto(self, buffer: memoryview) -> int:  # type: ignore[override]
        """Fill ``buffer`` as far as the stream goes and return the number of bytes. A failure waits until all before it is taken."""
        filled = 0
        while filled < len(buffer):
            try:
                piece = self._take(len(buffer) - filled)
            except ReadError as error:
                self._failure = error
                break
            if not piece:
                break
            buffer[filled : filled + len(piece)] = piece
            filled += len(piece)
        if self._failure and not filled:
            raise self._failure
        return filled

    def _take(self, size: int) -> bytes:
        if self._failure:
            raise self._failure
        try:
            # read1, where there is one, gives what stands before the damage; read would lose it.
            piece = getattr(self._stream, "read1", self._stream.read)(size)
        except BROKEN as error:
            raise ReadError("truncated", f"packed data cut off or damaged: {error}") from error
        self._produced += len(piece)
        if self._produced > self._max_bytes:
            raise ReadError("too_large", f"unpacks to more than {self._max_bytes} bytes")
        if self._produced > self._most:
            raise ReadError("expansion", f"unpacks to more than {self._max_ratio} times its size")
        return piece
