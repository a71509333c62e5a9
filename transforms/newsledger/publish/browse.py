"""Looking around in what is published: its tables, their columns, the figures to check."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager

from newsledger.errors import UsageError
from newsledger.paths import SQL, Home
from newsledger.publish.query import Answer, answer


@contextmanager
def tables(home: Home) -> Iterator[Answer]:
    """Every table, its rows and what it holds."""
    with answer(home, _statement("tables")) as found:
        yield found


@contextmanager
def columns(home: Home, table: str) -> Iterator[Answer]:
    """The columns of ``table`` with type and comment. Raises ``UsageError`` that names the tables there are if it is none."""
    with answer(home, _statement("columns"), [table]) as found:
        rows = list(found.rows)
    if not rows:
        with tables(home) as known:
            raise UsageError(f"There is no table {table!r}; there are {', '.join(str(row[0]) for row in known.rows)}.")
    yield Answer(found.columns, iter(rows))


@contextmanager
def review(home: Home, limit: int, *, is_sheet: bool) -> Iterator[Answer]:
    """The first ``limit`` figures to check: for the eye, or as a sheet of corrections to be filled in."""
    with answer(home, _statement("review_sheet" if is_sheet else "review"), [limit]) as found:
        yield found


def _statement(name: str) -> str:
    return (SQL / "browse" / f"{name}.sql").read_text(encoding="utf-8")
