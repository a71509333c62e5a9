"""The raw layer: bytes as received, under their hash."""

from __future__ import annotations

import hashlib
import io
import os
import secrets
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import TYPE_CHECKING

from newsledger.atomic import UNFINISHED, reading, sync, writing
from newsledger.errors import ReadError
from newsledger.paths import Home

if TYPE_CHECKING:
    from _typeshed import WriteableBuffer

_CHUNK = 1 << 20


def keep(chunks: Iterable[bytes], home: Home, most_bytes: int) -> tuple[str, int]:
    """Copy ``chunks`` to raw/ in one step and return their sha256 and size.

    Raises ``ReadError`` ``too_large``, ``OSError`` where ``chunks`` cannot be read, ``HomeError`` where raw/ cannot be written.
    """
    size, digest = 0, hashlib.sha256()
    unfinished = home.raw / f".{secrets.token_hex(6)}{UNFINISHED}"
    try:
        with writing(home.raw):
            home.raw.mkdir(parents=True, exist_ok=True)
            copy = unfinished.open("wb")
        with copy:
            for chunk in chunks:
                size += len(chunk)
                if size > most_bytes:
                    raise ReadError("too_large", f"more than {most_bytes} bytes")
                digest.update(chunk)
                with writing(home.raw):
                    copy.write(chunk)
            with writing(home.raw):
                copy.flush()
        _put(unfinished, home.raw_file(digest.hexdigest()))
    finally:
        unfinished.unlink(missing_ok=True)
    return digest.hexdigest(), size


def _put(unfinished: Path, kept: Path) -> None:
    """Bytes that were kept before take the place of the old ones, which heals damaged ones, but need not reach the disk again."""
    with writing(kept):
        kept.parent.mkdir(parents=True, exist_ok=True)
        if not kept.exists():
            sync(unfinished)
        unfinished.replace(kept)


def chunks_of(path: Path) -> Iterator[bytes]:
    """A file of the caller piece by piece. Raises ``ReadError`` ``changed`` where it was written to meanwhile: half of it may be old."""
    with path.open("rb") as source:
        before = os.fstat(source.fileno())
        while chunk := source.read(_CHUNK):
            yield chunk
        after = os.fstat(source.fileno())
    if (before.st_size, before.st_mtime_ns) != (after.st_size, after.st_mtime_ns):
        raise ReadError("changed", "written to while it was read: give it again once it is whole")


def open_kept(path: Path) -> io.BufferedReader:
    """A document under raw/ to read. Raises ``HomeError``, now or while it is read, where the disk does not give it back.

    An ``OSError`` would be taken for one of the parsers', who say with it that the document is damaged.
    """
    with reading(path):
        return io.BufferedReader(_Kept(path), _CHUNK)


class _Kept(io.FileIO):
    """A file whose failures are those of the home. All reads of the buffer around it come here."""

    def readinto(self, buffer: WriteableBuffer) -> int | None:
        with reading(Path(str(self.name))):
            return super().readinto(buffer)

    def readall(self) -> bytes:
        with reading(Path(str(self.name))):
            return super().readall()
