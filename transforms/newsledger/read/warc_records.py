"""Where the records of a WARC file (ISO 28500) begin and end.

Framed here and not by fastwarc, which reads past a record that is cut off or whose length is wrong without a word.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import BinaryIO

from newsledger.config import Limits
from newsledger.errors import ReadError

VERSION = b"WARC/"
_LENGTH = re.compile(rb"^Content-Length:[ \t]{0,20}(\d{1,18})[ \t\r]{0,20}$", re.IGNORECASE | re.MULTILINE)
_HEADER_BYTES = 64 * 1024
_CHUNK = 1 << 20


@dataclass(frozen=True, slots=True)
class Framed:
    """The n-th record, from 1: its bytes as fastwarc takes them, or what is wrong with it."""

    number: int
    content: bytes | ReadError


def framed(stream: BinaryIO, limits: Limits) -> Iterator[Framed]:
    """Every record. After damage, reading goes on at the next line that opens a record."""
    number, line = 0, stream.readline(_HEADER_BYTES)
    while line:
        number += 1
        if line.startswith(VERSION):
            yield Framed(number, _record(line, stream, limits))
        else:
            yield Framed(number, ReadError("damaged_record", "bytes that belong to no record: the length of the one before may be wrong"))
            line = _next_record(stream)
            continue
        line = _after_blank(stream)


def _record(version: bytes, stream: BinaryIO, limits: Limits) -> bytes | ReadError:
    head = _head(version, stream)
    stated = _LENGTH.search(head)
    if not head.endswith(b"\r\n\r\n") or not stated:
        return ReadError("damaged_record", "record header cut off, overlong or without a length")
    length = int(stated.group(1))
    if length > limits.member_bytes:
        left = _skip(stream, length)
        reason = f"{length} bytes in one record, at most {limits.member_bytes} are taken"
        return ReadError("truncated", f"ends {left} bytes before the end of its last record") if left else ReadError("too_large", reason)
    block = stream.read(length)
    if len(block) < length:
        return ReadError("truncated", f"ends {length - len(block)} bytes before the end of its last record")
    return head + block + b"\r\n\r\n"


def _head(version: bytes, stream: BinaryIO) -> bytes:
    """The header up to and with its blank line; line ends become CRLF, as the standard has them."""
    lines, size = [version.rstrip(b"\r\n")], 0
    while size < _HEADER_BYTES and (line := stream.readline(_HEADER_BYTES)):
        size += len(line)
        lines.append(line.rstrip(b"\r\n"))
        if not lines[-1]:
            return b"\r\n".join(lines) + b"\r\n"
    return b"\r\n".join(lines)


def _skip(stream: BinaryIO, length: int) -> int:
    """Pass over ``length`` bytes; how many of them are missing."""
    while length and (piece := stream.read(min(length, _CHUNK))):
        length -= len(piece)
    return length


def _after_blank(stream: BinaryIO) -> bytes:
    """The next line that is not blank."""
    while (line := stream.readline(_HEADER_BYTES)) and not line.strip():
        pass
    return line


def _next_record(stream: BinaryIO) -> bytes:
    """The next line that opens a record."""
    while (line := stream.readline(_HEADER_BYTES)) and not line.startswith(VERSION):
        pass
    return line
