"""Staged files that are no longer what was written: found by their checksums, moved aside, and so made again from the raw bytes.

A page's own checksum (in the Parquet file) tells every damage, but only to who decodes the page, and DuckDB does not look at it. So the
hash of each file as written stands in a list, which is quick to hold against the files; where the list does not know a file, the pages
decide.
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterator
from pathlib import Path

import pyarrow as pa

from newsledger.contracts.tables.core import DIM_ARTICLE
from newsledger.paths import Home
from newsledger.publish.parquet import read_parquet

# Another process has moved it.
_GONE = "gone"


def note_checksum(home: Home, path: Path) -> None:
    """Add a file of the staging layer to the list, which any number of processes append to."""
    line = f"{_name(path)} {_sha256(path)}\n"
    with home.checksums.open("ab", buffering=0) as file:
        file.write(line.encode())


def damaged_files(home: Home) -> list[Path]:
    """The staged files of whatever engine that cannot be read as they were written."""
    known = _listed(home)
    return [path for path in _staged(home) if not _is_as_written(path, known.get(_name(path)))]


def set_aside(home: Home, path: Path) -> Path:
    """Move a damaged file out of the staging layer, and with it the word that its batch is done; return where it lies now."""
    place = home.damaged / path.parent.name / path.name
    place.parent.mkdir(parents=True, exist_ok=True)
    path.replace(place)
    (home.staging / DIM_ARTICLE.name / path.name).unlink(missing_ok=True)
    return place


def _staged(home: Home) -> Iterator[Path]:
    yield from sorted(path for path in home.staging.glob("*/*.parquet") if not path.name.startswith("."))


def _listed(home: Home) -> dict[str, str]:
    """The latest hash of each file. A line that a dying process cut short knows no file."""
    lines = home.checksums.read_text("utf-8", errors="replace").splitlines() if home.checksums.is_file() else []
    return {name: digest for name, _, digest in (line.partition(" ") for line in lines)}


def _is_as_written(path: Path, digest: str | None) -> bool:
    return _sha256(path) in {digest, _GONE} if digest else _is_readable(path)


def _is_readable(path: Path) -> bool:
    try:
        read_parquet(path)
    except FileNotFoundError:
        # Another process has moved it.
        return True
    except (OSError, pa.ArrowException):
        return False
    return True


def _sha256(path: Path) -> str:
    try:
        with path.open("rb") as file:
            return hashlib.file_digest(file, "sha256").hexdigest()
    except FileNotFoundError:
        return _GONE
    except OSError:
        return "unreadable"


def _name(path: Path) -> str:
    return f"{path.parent.name}/{path.stem}"
