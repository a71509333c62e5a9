"""Which homes lie on an object store, and where on this machine their mirrors lie."""

from __future__ import annotations

import hashlib
import os
import re
from dataclasses import dataclass
from pathlib import Path

from newsledger.errors import UsageError

# The folder that holds the mirrors of this machine.
CACHE = "NEWSLEDGER_CACHE"
_ADDRESS = re.compile(r"(?P<protocol>[a-z][a-z0-9+.-]*)://(?P<place>.*)")
_NAMED_LETTERS = 40


@dataclass(frozen=True, slots=True)
class Location:
    """A home's folder on this machine, and the address of the store that it mirrors, if it is a mirror."""

    folder: Path
    store: str | None = None


def is_store(home: str | Path) -> bool:
    """Whether ``home`` is an address and no folder."""
    return _ADDRESS.fullmatch(str(home)) is not None


def located(home: str | Path) -> Location:
    """Where a home lies, a folder or an address like ``s3://bucket/prefix``.

    Raises ``UsageError`` for an address without a bucket, or with credentials in it, which would show in every log.
    """
    found = _ADDRESS.fullmatch(str(home))
    if not found:
        return Location(Path(home))
    place = found["place"].strip("/")
    if not place:
        raise UsageError(f"{home} names no bucket: write it as s3://bucket/prefix.")
    if "@" in place.partition("/")[0] or "?" in place:
        raise UsageError("The address of a home holds nothing but bucket and prefix: credentials come from the environment or ~/.aws.")
    address = f"{found['protocol']}://{place}"
    named = re.sub(r"[^A-Za-z0-9]+", "-", place)[-_NAMED_LETTERS:].strip("-")
    return Location(_cache() / f"{named}-{hashlib.sha256(address.encode()).hexdigest()[:8]}", address)


def _cache() -> Path:
    given = os.environ.get(CACHE)
    return Path(given) if given else Path(os.environ.get("XDG_CACHE_HOME") or Path.home() / ".cache") / "newsledger"
