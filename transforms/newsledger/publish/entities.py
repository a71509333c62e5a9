"""Entities across articles, told apart month by month, from where an earlier publish of the same months left off.

What is known after a month follows from the articles up to it, from nothing later. So it is kept, under the digest of all that
it follows from, before each of the last months, and a new day goes on from the month before it. Nothing is lost with these
files: they are made again.
"""

from __future__ import annotations

import gc
import hashlib
from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager
from functools import cache
from pathlib import Path

import duckdb
import pyarrow as pa

from newsledger import resolve
from newsledger.atomic import replacing
from newsledger.paths import REFERENCE, SQL
from newsledger.publish.parquet import read_parquet, write_parquet
from newsledger.publish.parts import UNDATED
from newsledger.publish.sql import select_files
from newsledger.publish.workbench import narrowed
from newsledger.resolve.aliases import Alias
from newsledger.resolve.clusters import Clusters
from newsledger.resolve.entities import entity_map, numbered
from newsledger.resolve.known import Known, known_names

# Before so many of the last months: what comes later than that has everything gone through again.
_MONTHS_KEPT = 3


def resolved_entities(con: duckdb.DuckDBPyConnection, folder: Path, aliases: Sequence[Alias] = ()) -> pa.Table:
    """article_id, local_id, entity_id: one row for every entity of every active article. What may be gone on from lies in ``folder``."""
    digests = _digests(con, aliases)
    known, kept = known_names(aliases), _Kept(folder)
    begun, clusters, names = kept.latest(list(digests.values()), known)
    left = list(digests)[begun:]
    months = [part for part in digests if part != UNDATED]
    with narrowed(con, left), _unwatched():
        for part, table in numbered(con, left, clusters, known):
            names.append(table)
            kept.keep_names(digests[part], table)
            if part in months[:-1][-_MONTHS_KEPT:]:
                kept.keep_clusters(digests[part], clusters)
    kept.forget_others(digests.values())
    return entity_map(clusters, names)


def _digests(con: duckdb.DuckDBPyConnection, aliases: Sequence[Alias]) -> dict[str, str]:
    """By part, in order, what is known after it follows from: the code and its lists, aliases, and the articles up to it."""
    article, copies = (dict(con.execute(select_files("parts")[name]).fetchall()) for name in ("article", "copies"))
    digest = hashlib.sha256(f"{_code()}\n{aliases}".encode())
    found = {}
    for part in sorted(article):
        digest.update(f"\n{part} {article[part]} {copies[part]}".encode())
        found[part] = digest.hexdigest()[:32]
    return found


@cache
def _code() -> str:
    room = Path(resolve.__file__).parent
    files = [*sorted(room.glob("*.py")), *sorted(REFERENCE.glob("*.csv")), SQL / "resolved" / "local_entity.sql", Path(__file__)]
    digest = hashlib.sha256()
    for path in files:
        digest.update(path.read_bytes())
    return digest.hexdigest()


class _Kept:
    """The files of one folder: the names of each part, and the clusters as they were after some."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder

    def latest(self, digests: Sequence[str], known: Known) -> tuple[int, Clusters, list[pa.Table]]:
        """How many parts are done by the longest beginning that is kept whole, the clusters after them, and the names in each."""
        for begun in range(len(digests), 0, -1):
            if self._clusters(digests[begun - 1]).is_file():
                try:
                    names = [read_parquet(self._names(digest)) for digest in digests[:begun]]
                    return begun, Clusters(known, read_parquet(self._clusters(digests[begun - 1]))), names
                except (OSError, pa.ArrowException):
                    continue
        return 0, Clusters(known), []

    def keep_names(self, digest: str, names: pa.Table) -> None:
        self._keep(self._names(digest), names)

    def keep_clusters(self, digest: str, clusters: Clusters) -> None:
        self._keep(self._clusters(digest), clusters.table())

    def forget_others(self, digests: Iterable[str]) -> None:
        """Delete what is not of these beginnings."""
        wanted = {path for digest in digests for path in (self._names(digest), self._clusters(digest))}
        for path in set(self._folder.glob("*")) - wanted:
            path.unlink(missing_ok=True)

    def _keep(self, path: Path, table: pa.Table) -> None:
        with replacing(path) as unfinished:
            write_parquet(table, unfinished)

    def _names(self, digest: str) -> Path:
        return self._folder / f"{digest}-names.parquet"

    def _clusters(self, digest: str) -> Path:
        return self._folder / f"{digest}-clusters.parquet"


@contextmanager
def _unwatched() -> Iterator[None]:
    """Without the search for cycles, of which there are none: it would go through all that is known again and again."""
    gc.disable()
    try:
        yield
    finally:
        gc.enable()
