"""The raw layer: bytes as received, under their hash."""

from __future__ import annotations

import hashlib
import os
from collections.abc import Iterable, Iterator
from pathlib import Path

from newsledger.errors import ReadError
from newsledger.paths import Home

_CHUNK = 1 << 20


def keep(chunks: Iterable[bytes], home: Home, most_bytes: int) -> tuple[str, int]:
    """Copy ``chunks`` to raw/ in one step and return their sha256 and size. Raises ``ReadError`` ``too_large``, ``OSError``."""
    size, digest = 0, hashlib.sha256()
    home.raw.mkdir(parents=True, exist_ok=True)
    unfinished = home.raw / f".{os.getpid()}.unfinished"
    try:
        with unfinished.open("wb") as copy:
            for chunk in chunks:
                size += len(chunk)
                if size > most_bytes:
                    raise ReadError("too_large", f"more than {most_bytes} bytes")
                digest.update(chunk)
                copy.write(chunk)
        kept = home.raw_file(digest.hexdigest())
        kept.parent.mkdir(parents=True, exist_ok=True)
        unfinished.replace(kept)
    finally:
        unfinished.unlink(missing_ok=True)
    return digest.hexdigest(), size


def chunks_of(path: Path) -> Iterator[bytes]:
    """A file piece by piece."""
    with path.open("rb") as source:
        while chunk := source.read(_CHUNK):
            yield chunk
