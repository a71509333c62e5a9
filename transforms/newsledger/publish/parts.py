"""Core tables in parts: the rows of the articles that were published in one month are one file.

A part's digest stands for all that its rows follow from (sql/parts). Where the snapshot before has a part of the same digest, its
file is taken over by a link and not written again: a new day costs its own month, and those that it changes.
"""

from __future__ import annotations

import hashlib
import os
import shutil
from collections.abc import Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import asdict, dataclass
from itertools import groupby
from operator import itemgetter
from pathlib import Path
from typing import Any

import duckdb
import pyarrow as pa
import pyarrow.compute as pc

from newsledger import __version__
from newsledger.contracts import TABLES, Table, conform
from newsledger.publish.checks import all_checks
from newsledger.publish.files import data_path, described, resources_of, view
from newsledger.publish.parquet import ROW_GROUP_ROWS, write_stream
from newsledger.publish.sql import identifier, reads, select_files
from newsledger.publish.workbench import narrowed

# The part of an article of no date, and the only one, without rows, of a ledger of no article.
UNDATED = "undated"

_PART_OF_FIGURE = (
    "SELECT f.figure_id, a.part FROM staged.fct_figure AS f JOIN active.article AS a ON a.article_id = f.article_id AND a.batch = f.batch"
)


@dataclass(frozen=True, slots=True)
class Part:
    """One file of a table: its path within the snapshot, what it was made from, and what lies in it."""

    path: str
    made_from: str
    rows: int
    bytes: int
    hash: str


class Parts:
    """The parts of one snapshot, and those of the one ``before`` that may be taken over; None if there is none."""

    def __init__(self, con: duckdb.DuckDBPyConnection, snapshot: Path, before: Path | None) -> None:
        self._con, self._snapshot, self._before = con, snapshot, before
        self.written: dict[str, list[Part]] = {}
        self._changed: dict[str, set[str]] = {}
        self._old = {part.path: part for part in parts_of(before)} if before else {}
        # What is taken over has passed them.
        self._checks = [check.query for check in all_checks() if check.by_article]
        found = con.execute("SELECT DISTINCT part FROM active.article ORDER BY part").fetchall()
        self._names = [str(name) for (name,) in found] or [UNDATED]
        self._digests = {name: dict(con.execute(select).fetchall()) for name, select in select_files("parts").items()}

    def write(self, select: str, table: Table) -> list[Part]:
        """Write the parts of ``table`` that are not the same as before, take over the others, and return all."""
        inputs = inputs_of(select)
        made_from = {name: self._made_from(name, select, table, inputs) for name in self._names}
        found = {name: part for name in self._names if (part := self._taken_over(table, name, made_from[name]))}
        changed = [name for name in self._names if name not in found]
        self._changed[table.name] = set(changed)
        if changed:
            with narrowed(self._con, changed):
                rows = self._write(select, table, changed)
            for name in changed:
                path = data_path(self._snapshot, table) / f"{name}.parquet"
                found[name] = Part(made_from=made_from[name], rows=rows[name], **described(self._snapshot, path))
        self.written[table.name] = [found[name] for name in self._names]
        return self.written[table.name]

    @contextmanager
    def changed(self, tables: Sequence[str]) -> Iterator[None]:
        """Let ``tables`` show, for the block, only those months in which one of them was not taken over."""
        names = sorted(set[str]().union(*(self._changed[name] for name in tables)))
        self._con.execute("CREATE SCHEMA changed")
        for name in tables:
            view(self._con, TABLES[name], self._snapshot, names, schema="changed")
        self._con.execute("SET search_path = 'changed,main'")
        yield
        self._con.execute("RESET search_path; DROP SCHEMA changed CASCADE")

    def _made_from(self, name: str, select: str, table: Table, inputs: Iterable[str]) -> str:
        schema = table.schema().to_string(show_field_metadata=True, show_schema_metadata=True)
        digests = [f"{given} {self._digests[given].get(name, 0)}" for given in inputs]
        facts = (__version__, pa.__version__, select, schema, *table.sort_columns, *digests, *self._checks)
        return hashlib.sha256("\n".join(facts).encode()).hexdigest()

    def _taken_over(self, table: Table, name: str, made_from: str) -> Part | None:
        """The part of the snapshot before, linked into this one, if it was made from the same and is as it was written."""
        target = data_path(self._snapshot, table) / f"{name}.parquet"
        old = self._old.get(target.relative_to(self._snapshot).as_posix())
        if self._before is None or old is None or old.made_from != made_from:
            return None
        source = self._before / old.path
        if not source.is_file() or described(self._before, source)["hash"] != old.hash:
            return None
        target.parent.mkdir(parents=True, exist_ok=True)
        _link(source, target)
        return old

    def _write(self, select: str, table: Table, names: list[str]) -> dict[str, int]:
        keys = ", ".join(f"t.{identifier(name)} NULLS LAST" for name in dict.fromkeys((*table.sort_columns, *table.key)))
        parts, column = ("active.article", "article_id") if "article_id" in table.columns else (f"({_PART_OF_FIGURE})", "figure_id")
        rows = self._con.sql(
            f"SELECT p.part, t.* FROM ({select}\n) AS t JOIN {parts} AS p ON p.{column} = t.{column} ORDER BY p.part, {keys}"  # noqa: S608
        ).to_arrow_reader(ROW_GROUP_ROWS)
        written = {}
        for name, pieces in groupby(_pieces(rows), key=itemgetter(0)):
            written[name] = self._write_one(table, name, (conform(piece, table, is_sorted=True) for _, piece in pieces))
        return {name: written[name] if name in written else self._write_one(table, name, ()) for name in names}

    def _write_one(self, table: Table, name: str, tables: Iterable[pa.Table]) -> int:
        path = data_path(self._snapshot, table) / f"{name}.parquet"
        path.parent.mkdir(parents=True, exist_ok=True)
        return write_stream(tables, table.schema(), path)


def parts_of(snapshot: Path) -> list[Part]:
    """The parts that a snapshot's datapackage.json lists: none for a snapshot of another version, or one that is not whole."""
    try:
        return [Part(**part) for resource in resources_of(snapshot) for part in resource.get("parts", ())]
    except TypeError:
        return []


def as_listed(parts: Iterable[Part]) -> dict[str, Any]:
    """What datapackage.json says of a table that lies in several files."""
    listed = [asdict(part) for part in parts]
    return {"path": [part["path"] for part in listed], "bytes": sum(part["bytes"] for part in listed), "parts": listed}


def inputs_of(select: str) -> list[str]:
    """The files of sql/parts that say what a SELECT's rows follow from: its articles, and whatever of ``resolved`` it reads."""
    views: Mapping[str, str] = select_files("resolved")
    found, open_ = {"article"}, [select]
    while open_:
        for name in reads(open_.pop(), "resolved"):
            if name in views:
                open_.append(views[name])
            else:
                found.add(name)
    return sorted(found)


def _pieces(batches: Iterable[pa.RecordBatch]) -> Iterator[tuple[str, pa.Table]]:
    """Cut a stream that is sorted by ``part`` where the part changes."""
    for batch in batches:
        runs = pc.run_end_encode(batch["part"])
        start = 0
        for name, end in zip(runs.values.to_pylist(), runs.run_ends.to_pylist(), strict=True):
            yield name, pa.Table.from_batches([batch.slice(start, end - start)]).drop_columns(["part"])
            start = end


def _link(source: Path, target: Path) -> None:
    """Not every file system can link; a copy is as good."""
    try:
        os.link(source, target)
    except OSError:
        shutil.copyfile(source, target)
